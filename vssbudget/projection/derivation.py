"""From a figure that is shown back to what it is made of: the calculation, step by step.

Each step gives the very value that the calculation gives; tests hold every figure against it.
"""

from collections.abc import Sequence
from decimal import localcontext

from vssbudget.amounts import EXACT, Year
from vssbudget.findings import BudgetPath
from vssbudget.formulas.sellers import Basis, returned_by
from vssbudget.projection.address import parted, row_at
from vssbudget.projection.address_prices import UNIT_PRICES
from vssbudget.projection.address_rows import Row
from vssbudget.projection.address_shared import OF_POOLS, OF_TOTAL
from vssbudget.projection.allocation_steps import AllocationSteps
from vssbudget.projection.capital_steps import CapitalSteps
from vssbudget.projection.cost_steps import CostSteps
from vssbudget.projection.explanation import (
    How,
    Step,
    figure,
    given,
    made,
    named,
    rounded_amount,
    rounded_percent,
    told_once,
)
from vssbudget.projection.names import SERIES, name_of, series_name
from vssbudget.projection.part_steps import PartSteps
from vssbudget.projection.payment_steps import PaymentSteps
from vssbudget.projection.price_steps import PriceSteps
from vssbudget.projection.pricing import cause_told
from vssbudget.projection.service_part_steps import ServicePartSteps
from vssbudget.projection.service_steps import ServiceSteps
from vssbudget.projection.unit_steps import UnitSteps
from vssbudget.projection.values import AreaProjection, Projection
from vssbudget.wording import Message

MOST_AREAS = 50
"""Up to how many areas and services the parts of a total are explained as well."""


def derive(projection: Projection, address: str) -> Step | None:
    """Explain the figure at an address, such as `hr.cost.2026` or `total.result.2023`.

    Returns:
        The figure with everything that it follows from; None where there is no such figure.
    """
    name, year = parted(address)
    row = row_at(projection, name)
    if row is None or year is None or row.figures.get(year) is None:
        return None
    with localcontext(EXACT):
        derivation = _Derivation(projection)
        step = derivation.of(name, row, year)
    kept = derivation.costs.borne.kept.values()
    return told_once(step, frozenset(map(id, kept))) if kept else step


class _Derivation:
    """Explains figures as they are shown; the arithmetic is set by the caller."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.unit = projection.budget.unit
        self.costs = CostSteps(projection)
        self.prices = PriceSteps(self.costs)
        self.services = ServiceSteps(self.costs)
        self.allocation = AllocationSteps(self.services)

    def of(self, name: str, row: Row, year: Year) -> Step:
        block, *rest = row.of
        if rest[-2:-1] in (["shared_cost"], ["bears"]) and rest[-1] != "total":
            return self.allocation.of_order(block if len(rest) == 2 else rest[0], rest[-1], year)
        if block == "total" and rest[0] in OF_TOTAL:
            return self.allocation.of_total(rest[0], year)
        if block == "total":
            return self._total(rest[0], year)
        if block == "areas" and len(rest) == 3:
            return self._part(rest[0], rest[2], row, year)
        if block == "areas":
            return self._seller(rest[0], rest[1], year)
        if block == "difference":
            return self._off(rest[0], rest[1], year)
        if block == "pools":
            return self.allocation.of_pool(rest[0], rest[1], rest[-1], year)
        if block == "customers":
            return PaymentSteps(self.allocation).of(rest[0], rest[1], rest[2], year)
        if block == "capital":
            return CapitalSteps(self.projection.budget).of(rest, year)
        if block == "rates":
            return self.costs.rate(rest[0], year)
        if block == "investments":
            return self._invested(name, row, year)
        if block in SERIES and row.of[2:] == ("values",):
            name = series_name(self.projection.budget, block, row.of[1])
        return self._given(Message("step-figure", address=name, year=year), row.of, year)

    def _seller(self, key: str, measure: str, year: Year) -> Step:
        """Explain a figure of an area or a service."""
        if measure in OF_POOLS:
            return self.allocation.of_seller(key, measure, year)
        if measure == "capital_cost":
            return self._capital_cost(key, year)
        if measure == "price_result":
            return self._price_result(key, year)
        if measure in UNIT_PRICES:
            return UnitSteps(self.services).shown(key, measure, year)
        if key in self.projection.services:
            return self.services.shown(key, measure, year)
        return self._shown(self.projection.by_key[key], measure, year)

    def _capital_cost(self, key: str, year: Year) -> Step:
        """Explain the unrounded capital cost of what an area or a service uses."""
        name = Message("name", name=name_of(self.projection.budget, key))
        step = CapitalSteps(self.projection.budget).borne(key, year)
        return step._replace(name=Message("step-capital-line", line=name, year=year))

    def _price_result(self, key: str, year: Year) -> Step:
        """Explain what a price leaves beyond what is returned of earlier results."""
        seller = self.projection.seller(key)
        assert seller is not None
        name = named("price-result", Message("name", name=seller.name), year)
        result = self._seller(key, "result", year)
        if not returned_by(self.projection.budget.areas[key.partition(".")[0]]).get(year):
            return result._replace(name=name)
        of = self.services if key in self.projection.services else self.prices
        returned = of.returned(key, year)
        assert returned is not None
        return made(name, self.unit, How.SUM, result, returned)

    def _given(self, name: Message, path: BudgetPath, year: Year) -> Step:
        """Give a figure that stands in the file, in its own unit."""
        block: object = self.projection.budget
        unit = self.unit
        for each in path:
            block = block[each] if isinstance(block, dict) else getattr(block, each)
            unit = getattr(block, "unit", unit) or ""
        assert isinstance(block, dict)
        return given(name, block[year], unit, *path, str(year))

    def _total(self, measure: str, year: Year) -> Step:
        what = self._total_of(measure, year)
        if measure == "result":
            parts = [self._total(each, year) for each in ("revenue", "cost")]
            return self._result(what, year, parts)
        deep = len(self.projection.areas) + len(self.projection.services) <= MOST_AREAS
        position = self.projection.years.index(year)
        steps = []
        for area in self.projection.areas:
            amount = getattr(area, measure)[position]
            if amount is None:
                continue
            if deep:
                steps.append(self._shown(area, measure, year))
            else:
                name = named(measure, Message("name", name=area.name), year)
                steps.append(figure(name, amount, self.unit))
        return made(named(measure, what, year), self.unit, How.SUM, *steps)

    def _total_of(self, measure: str, year: Year) -> Message:
        """Name a total, and the areas that it is without since they have no figure."""
        lacks = self.projection.lacking("total", measure)
        if year not in lacks:
            return Message("step-total")
        names = [self.projection.by_key[key].name for key in lacks[year]]
        return Message("step-total-without", names=tuple(names))

    def _shown(self, area: AreaProjection, measure: str, year: Year) -> Step:
        """Explain a figure of an area as it is shown, rounded once."""
        what = Message("name", name=area.name)
        name = named(measure, what, year)
        if measure == "result":
            parts = [self._shown(area, each, year) for each in ("revenue", "cost")]
            return self._result(what, year, parts)
        if area.services:
            return self.services.summed(area, measure, year)
        if measure == "price_change":
            return rounded_percent(name, self.prices.price_change(area.key, year))
        if measure == "self_cost_change":
            return rounded_percent(name, self.prices.self_cost_change(area.key, year))
        if measure == "cost":
            return rounded_amount(name, self.costs.cost(area.key, year))
        position = self.projection.years.index(year)
        returns = year in returned_by(self.projection.budget.areas[area.key])
        if self.projection.basis(area, position) is Basis.SELF_COST and not returns:
            return made(name, self.unit, How.SAME, self._shown(area, "cost", year))
        return rounded_amount(name, self.prices.revenue(area.key, year))

    def _result(self, what: Message, year: Year, parts: Sequence[Step]) -> Step:
        return made(named("result", what, year), self.unit, How.DIFFERENCE, *parts)

    def _part(self, key: str, cause: str, row: Row, year: Year) -> Step:
        """Explain what a cause adds to a change, rounded so that the parts add up to it."""
        seller = self.projection.seller(key)
        assert seller is not None
        what = Message("name", name=seller.name)
        name = Message(
            "step-self-cost-part",
            what=what,
            part=cause_told(self.projection.budget, cause),
            year=year,
        )
        exact: Step | None
        if not isinstance(seller, AreaProjection):
            exact = ServicePartSteps(self.services).of_service(key, cause, year)
        elif seller.services:
            exact = ServicePartSteps(self.services).of_area(seller, cause, year)
        else:
            exact = PartSteps(self.prices).part(key, cause, year)
        if exact is None:
            return Step(name, row.figures[year], "%", How.ADDED)
        return Step(name, row.figures[year], "%", How.FITTED, (exact,))

    def _off(self, measure: str, row: str, year: Year) -> Step:
        """Explain how far a printed figure is from the calculated one."""
        address = f"published.{measure}.{row}"
        name = Message("step-figure", address=address, year=year)
        printed = self._given(name, ("published", measure, row), year)
        if row == "total" and measure != "investments":
            calculated = self._total(measure, year)
        elif row == "total":
            calculated = self._investments(year)
        elif measure == "investments":
            calculated = self._line(row, year)
        else:
            calculated = self._shown(self.projection.by_key[row], measure, year)
        name = Message("step-off", address=address, year=year)
        return made(name, self.unit, How.DIFFERENCE, printed, calculated)

    def _invested(self, name: str, row: Row, year: Year) -> Step:
        """Explain a row of the investments: the total, what is left, a line, or the frame."""
        if row.of[1] == "total":
            return self._investments(year)
        if row.of[1] == "left":
            return self._left(year)
        if row.of[1] == "lines":
            return self._line(row.of[2], year)
        return self._given(Message("step-figure", address=name, year=year), row.of, year)

    def _investments(self, year: Year) -> Step:
        plan = self.projection.investments
        assert plan is not None
        position = self.projection.years.index(year)
        lines = [
            self._line(key, year) for key, row in plan.lines.items() if row[position] is not None
        ]
        name = Message("step-investments", year=year)
        if year in plan.lacking:
            names = tuple([plan.names[key] for key in plan.lacking[year]])
            name = Message("step-investments-without", year=year, names=names)
        return made(name, self.unit, How.SUM, *lines)

    def _line(self, key: str, year: Year) -> Step:
        plan = self.projection.investments
        assert plan is not None
        name = Message("step-investment", line=plan.names[key], year=year)
        return self._given(name, ("investments", "lines", key, "values"), year)

    def _left(self, year: Year) -> Step:
        """Explain what the frame leaves over the investments."""
        name = Message("step-frame", year=year)
        frame = self._given(name, ("investments", "frame", "values"), year)
        name = Message("step-left", year=year)
        return made(name, self.unit, How.DIFFERENCE, frame, self._investments(year))
