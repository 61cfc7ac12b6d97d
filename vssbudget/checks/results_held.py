"""The results that are held against zero, or against what is planned, and which of them are off."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vssbudget.amounts import Year
from vssbudget.checks.aims import Aims, aims_of
from vssbudget.checks.cases import Case, case_of, is_sum, lacking, moved_in, name_of
from vssbudget.findings import BudgetPath, Remark
from vssbudget.formulas.sellers import returned_by
from vssbudget.model import ALL_AREAS
from vssbudget.projection import AreaProjection, Basis, Projection, Seller
from vssbudget.projection.once import once
from vssbudget.wording import Message


def results_of(projection: Projection) -> Iterator[tuple[AreaProjection, Seller, int]]:
    """Give each area by year, or its services where its figure is their sum.

    What is returned in a budget year is returned by the area: there their sum is judged. An area
    with a frame is held against that.
    """
    budget = frozenset(projection.budget.years.budget)
    for area in projection.areas:
        if not projection.budget.areas[area.key].has_price:
            continue
        if not area.services:
            yield from ((area, area, position) for position in range(len(projection.years)))
            continue
        back = returned_by(projection.budget.areas[area.key])
        for position, result in enumerate(area.result):
            year = projection.years[position]
            whole = not is_sum(area, position) or (year in budget and back.get(year))
            sellers = (area,) if whole and result is not None else area.services
            yield from ((area, seller, position) for seller in sellers)


def meant_zero(projection: Projection) -> Iterator[Case]:
    """Give the results that are meant to be zero, those of years set to cost among them."""
    aims = aims_of(projection.budget)
    for area, seller, position in results_of(projection):
        year = projection.years[position]
        planned = year in projection.budget.areas[area.key].result
        if planned or seller.result[position] is None or _is_outcome(aims, area, seller, year):
            continue
        if not aims.exempting(area.key, seller):
            yield case_of(projection, area, seller, position)


def _is_outcome(aims: Aims, area: AreaProjection, seller: Seller, year: Year) -> bool:
    """Whether a result is one of an outcome, which is told and not held."""
    years = aims.budget.years
    held = year == years.base and aims.holds_outcome(area.key, seller)
    return year in years.actual and not held


class HeldToZero(NamedTuple):
    """The results that are held against zero: how many, and those that are off; and which are not.

    A year that is set to cost is `constructed`; an actual year's result is one of the `outcomes`.
    """

    cases: Sequence[Case]
    judged: Counter[Year | None]
    constructed: Counter[Year | None]
    areas: Counter[str]
    untested: Sequence[Remark]
    outcomes: Sequence[Remark]


@once
def held_to_zero(projection: Projection) -> HeldToZero:
    """Hold the result of each area, and of each service, against zero."""
    aims = aims_of(projection.budget)
    planned = {key: each.result for key, each in projection.budget.areas.items() if each.result}
    cases: list[Case] = []
    untested: list[Remark] = []
    outcomes: list[Remark] = []
    judged: Counter[Year | None] = Counter()
    constructed: Counter[Year | None] = Counter()
    areas: Counter[str] = Counter()
    for area, seller, position in results_of(projection):
        year, result = projection.years[position], seller.result[position]
        if planned and year in planned.get(area.key, ()):
            continue
        if _is_outcome(aims, area, seller, year):
            if result is not None:
                name = Message("name", name=name_of(area, seller))
                outcomes.append(Remark(area=area.key, year=year, message=name, amount=result))
        elif aims.exempting(area.key, seller):
            continue
        elif projection.basis(seller, position) is Basis.SELF_COST:
            constructed[year] += 1
        elif result is None:
            untested.append(lacking(area, seller, position, year))
        else:
            judged[year] += 1
            areas[area.key] += 1
            case = case_of(projection, area, seller, position)
            if case.off:
                cases.append(case)
    return HeldToZero(cases, judged, constructed, areas, untested, outcomes)


class Planned(NamedTuple):
    """The result that is planned of an area in a year, or of the whole where there is no area.

    The `basis` is where the revenue of an area comes from; `moved` is what goes to reserves, which
    the result is told without.
    """

    area: AreaProjection | None
    basis: Basis | None
    position: int
    year: Year
    planned: int
    moved: int
    result: int | None

    @property
    def off(self) -> int:
        """By how much the result is more than is planned."""
        return (self.result or 0) - self.planned

    @property
    def path(self) -> BudgetPath:
        """Where the result is planned."""
        return (*(("areas", self.area.key) if self.area else ()), "result", str(self.year))

    def case(self, projection: Projection) -> Case | None:
        """Give what is to be mended; None of the whole."""
        return self.area and case_of(projection, self.area, self.area, self.position)


def results_planned(projection: Projection) -> Iterator[Planned]:
    """Give the results that are planned, but those of outcomes."""
    budget, years = projection.budget, projection.budget.years
    outcomes = set(years.actual) - ({years.base} if budget.balance == "zero" else set())
    for position, year in enumerate(projection.years):
        if year in outcomes:
            continue
        for area in projection.areas:
            if (planned := budget.areas[area.key].result.get(year)) is not None:
                moved, result = _after(projection, area.key, year, area.result[position])
                basis = projection.basis(area, position)
                yield Planned(area, basis, position, year, planned, moved, result)
        if (planned := budget.result.get(year)) is not None:
            result = projection.total.result[position]
            told = _after(projection, ALL_AREAS, year, result)
            yield Planned(None, None, position, year, planned, *told)


def _after(
    projection: Projection, row: str, year: Year, result: int | None
) -> tuple[int, int | None]:
    """Give what goes to reserves, and what that leaves of a result."""
    moved = moved_in(projection, row, year)
    return moved, None if result is None else result - moved


def off_plan(projection: Projection) -> Iterator[Case]:
    """Give the results of areas that are not as planned."""
    for each in results_planned(projection):
        tested = each.basis is not Basis.SELF_COST and each.result is not None
        if tested and each.off and (case := each.case(projection)):
            yield case
