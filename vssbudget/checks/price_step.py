"""Whether decided prices and price changes are such as can be decided."""

from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal
from typing import NamedTuple

from vssbudget.amounts import STEADY, Percent, Year, in_steps, percent_to, plain, unit_of
from vssbudget.checks.cases import Case, case_of, name_of
from vssbudget.checks.decisions import is_of
from vssbudget.checks.mending import Mending
from vssbudget.checks.wide_steps import wide_steps
from vssbudget.findings import Finding, Judgement, Severity
from vssbudget.model import Area, Service
from vssbudget.projection import AreaProjection, Projection, Seller
from vssbudget.wording import Message


class _Sold(NamedTuple):
    """An area or a service, with what the file says of it."""

    area: AreaProjection
    seller: Seller
    own: Area | Service

    def case(self, projection: Projection, year: Year) -> Case:
        """Give the result that is to be zero in a year."""
        return case_of(projection, self.area, self.seller, projection.years.index(year))

    def off(self, row: str, year: Year, told: Message, fix: Message, by: Decimal) -> Finding:
        """Tell of a value of a row that is off by so much."""
        service = None if self.seller is self.area else self.seller.key
        within = ("services", service) if service else ()
        return Finding(
            rule="price-step",
            severity=Severity.WARNING,
            message=told,
            fix=fix,
            path=("areas", self.area.key, *within, row, str(year)),
            area=self.area.key,
            service=service,
            year=year,
            off=by,
        )


def price_step(projection: Projection) -> Judgement:
    """Each decided price stands on its step, and each decided change has the decimals of such.

    What it finds: a price of a budget or plan year that is no whole number of steps (`price_step`
    of the service, else `step` of the `price_unit`); a price change with more decimals than
    `price_decimals` says; and a step that is larger than the price that bears the cost.

    Why it matters: a price off its step is charged as another one than the budget reckons with. In
    steps larger than itself a price can only be doubled or given away.

    How to put it right: write the price, the change or the step that the finding names, or have the
    step decided anew. What stays as it is is recorded under `accepted`, by what it is off.
    """
    findings: list[Finding] = []
    judged: Counter[Year | None] = Counter()
    areas: Counter[str] = Counter()
    mending = Mending(projection)
    for sold in _sellers(projection):
        for year, finding in _judged(mending, sold):
            judged[year] += 1
            areas[sold.area.key] += 1
            if finding is not None:
                findings.append(finding)
    steps, wide = wide_steps(projection)
    judged += Counter({None: steps})
    return Judgement("price-step", (*findings, *wide), judged, areas=areas)


def _sellers(projection: Projection) -> Iterator[_Sold]:
    for area in projection.areas:
        own = projection.budget.areas[area.key]
        yield _Sold(area, area, own)
        for service in area.services:
            yield _Sold(area, service, own.services[service.key])


def _judged(mending: Mending, sold: _Sold) -> Iterator[tuple[Year, Finding | None]]:
    """Judge each price of an area or a service, and each change."""
    projection, own = mending.projection, sold.own
    budget = projection.budget
    if isinstance(own, Service) and (step := budget.step_of(own)) is not None:
        for year, price in own.price.items():
            if year not in budget.years.actual:
                yield year, _off_step(projection, sold, year, price, step)
    if budget.price_decimals is not None:
        for year, percent in sorted(own.price_change.items()):
            yield year, _off_decimals(mending, sold, year, percent, budget.price_decimals)


def _off_step(
    projection: Projection, sold: _Sold, year: Year, price: Decimal, step: Decimal
) -> Finding | None:
    near, name = in_steps(price, step), name_of(sold.area, sold.seller)
    if near == price:
        return None
    below = STEADY.divide(price, step).to_integral_value(ROUND_FLOOR) * step
    prices: Message | str = plain(below + step)
    if below:
        prices = Message("or-price", price=plain(below), other=plain(below + step))
    unit = projection.budget.price_name
    told = Message("price-off-step", area=name, year=year, price=price, step=step, unit=unit)
    fix = Message("price-off-step-fix", year=year, prices=prices)
    return sold.off("price", year, told, fix, price - near)


def _off_decimals(
    mending: Mending, sold: _Sold, year: Year, percent: Percent, decimals: int
) -> Finding | None:
    if is_of(percent, decimals):
        return None
    near = percent_to(percent, decimals)
    if near == -100:  # a price cannot fall by all of it
        near = Percent(near + unit_of(decimals))
    name = name_of(sold.area, sold.seller)
    told = Message("change-off-decimals", area=name, year=year, change=percent, decimals=decimals)
    fix = _written(mending, sold.case(mending.projection, year), near)
    return sold.off("price_change", year, told, fix, percent - near)


def _written(mending: Mending, case: Case, near: Decimal) -> Message:
    """Tell the change to write: where the price bears the cost, the nearest that still does.

    That is by what the years before become, and with it go the later changes that hold by it.
    """
    change, revenue = near, None
    if mending.balanced(case):
        decision = mending.decision(case)
        cure = near if decision.holds(near) else decision.cure()
        if cure is not None:
            change, revenue = cure, decision.paid(cure) + decision.other
    year = mending.projection.years[case.position]
    price = Message("change-of", year=year, change=plain(change))
    told = Message("decide-price-then" if mending.after(case) else "decide-price", price=price)
    return told if revenue is None else mending.with_later(told, case, revenue)
