"""Whether what an area, or the whole, leaves is the result that is planned."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from vssbudget import late
from vssbudget.amounts import ZERO, Percent, Tkr, Year, percent_to
from vssbudget.checks.cases import Case, case_of, lacking, moved_in
from vssbudget.checks.decisions import Decision
from vssbudget.checks.mending import Mending
from vssbudget.checks.price_left import left_by_prices
from vssbudget.checks.remedies import paid
from vssbudget.findings import BudgetPath, Finding, Judgement, Remark, Severity
from vssbudget.model import ALL_AREAS, Budget
from vssbudget.projection import AreaProjection, Basis, Projection
from vssbudget.wording import Message

NAME = "planned-result"


class _Planned(NamedTuple):
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


def planned_result(projection: Projection) -> Judgement:
    """The result of what is planned to leave a surplus or a deficit is the planned one.

    What it finds: an area whose `result` of a budget year or a plan year is not what is planned,
    and a whole budget of which that is so. In a plan year without a decided price the revenue of
    an area is set to its cost and the planned result, and there is nothing to test.

    Why it matters: a fund that is to build up a reserve, or to use one, has no result to be zero.
    What it plans to leave is decided as its cost is, and is not left to come out.

    A decided change of a price holds where none of as many decimals as `price_decimals` says comes
    closer to the planned result: what it is off by is a notice. Of the whole that is no fault, nor
    is what prices leave that go in steps. A result is told after transfers to and from `reserves`.

    How to put it right: bring the revenue or the price to what the finding says, or have the result
    decided anew. An actual year is information, unless it is the base year and the file says
    `balance: zero`.
    """
    off: list[_Planned] = []
    untested: list[Remark] = []
    judged: Counter[Year | None] = Counter()
    constructed: Counter[Year | None] = Counter()
    for each in _planned(projection):
        if each.basis is Basis.SELF_COST:
            constructed[each.year] += 1
        elif each.result is None:
            untested.append(_untested(each))
        else:
            judged[each.year] += 1
            if each.off:
                off.append(each)
    findings = tuple(_findings(projection, off))
    return Judgement(NAME, findings, judged, constructed, untested=tuple(untested))


def has_planned(budget: Budget) -> bool:
    """Whether a result is planned of anything."""
    return bool(budget.result) or any(area.result for area in budget.areas.values())


def _planned(projection: Projection) -> Iterator[_Planned]:
    budget, years = projection.budget, projection.budget.years
    outcomes = set(years.actual) - ({years.base} if budget.balance == "zero" else set())
    for position, year in enumerate(projection.years):
        if year in outcomes:
            continue
        for area in projection.areas:
            if (planned := budget.areas[area.key].result.get(year)) is not None:
                moved, result = _after(projection, area.key, year, area.result[position])
                basis = projection.basis(area, position)
                yield _Planned(area, basis, position, year, planned, moved, result)
        if (planned := budget.result.get(year)) is not None:
            result = projection.total.result[position]
            told = _after(projection, ALL_AREAS, year, result)
            yield _Planned(None, None, position, year, planned, *told)


def _after(
    projection: Projection, row: str, year: Year, result: int | None
) -> tuple[int, int | None]:
    """Give what goes to reserves, and what that leaves of a result."""
    moved = moved_in(projection, row, year)
    return moved, None if result is None else result - moved


def _untested(each: _Planned) -> Remark:
    if each.area:
        return lacking(each.area, each.area, each.position, each.year)
    return Remark(None, each.year, Message("planned-untested"))


def _findings(projection: Projection, off: list[_Planned]) -> Iterator[Finding]:
    """Tell of results that are not as planned, or what the nearest change of a price leaves."""
    left = left_by_prices(projection) if any(each.area is None for each in off) else {}
    mending = Mending(projection)
    for each in off:
        case = each.case(projection)
        if case and (decision := late.unbalanced.nearest_decision(projection, case)):
            yield _left(projection.budget, each, decision)
        elif case or each.off != left.get(each.year):
            yield _off(mending, each, case)


def _left(budget: Budget, each: _Planned, decision: Decision) -> Finding:
    wanted = percent_to(decision.wanted() or Percent(ZERO), 6)
    message = Message(
        "planned-leaves",
        area=decision.case.name,
        year=each.year,
        change=decision.value,
        decimals=budget.price_decimals,
        needed=wanted,
        after=_told_after(each),
        result=each.result,
        planned=each.planned,
        unit=budget.unit,
    )
    return _finding(each, message)._replace(severity=Severity.NOTICE)


def _told_after(each: _Planned) -> Message | str:
    return Message("after-transfers") if each.moved else ""


def _off(mending: Mending, each: _Planned, case: Case | None) -> Finding:
    unit, written = mending.projection.budget.unit, Tkr(each.result or 0)
    message = Message(
        "planned-differs",
        of=each.area.name if each.area else Message("step-total"),
        year=each.year,
        after=_told_after(each),
        result=each.result,
        planned=each.planned,
        off=abs(each.off),
        direction=Message("too-much" if each.off > 0 else "too-little"),
        unit=unit,
    )
    anew = Message("planned-anew", year=each.year, result=unit.written(written))
    first = case and paid(mending, case)
    fix = Message("one-or-other", first=first, otherwise=anew) if first else anew
    return _finding(each, message)._replace(fix=fix)


def _finding(each: _Planned, message: Message) -> Finding:
    return Finding(
        rule=NAME,
        message=message,
        path=each.path,
        area=each.area.key if each.area else None,
        year=each.year,
        amount=Tkr(each.off),
    )
