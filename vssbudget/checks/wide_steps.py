"""Whether prices go in steps that are larger than they are themselves."""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from typing import NamedTuple

from vssbudget.amounts import EXACT, Percent, percent_to, plain
from vssbudget.findings import BudgetPath, Finding, Severity
from vssbudget.formulas.unit_prices import UnitPrices
from vssbudget.model import Service
from vssbudget.projection import AreaProjection, Projection, ServiceProjection
from vssbudget.projection.project import sold
from vssbudget.wording import Message

_LEAST = Decimal("0.000001")
"""The smallest step that a file may hold."""


class _Stepped(NamedTuple):
    """A service whose price goes in steps, and the lowest price from the base year that it needs.

    None where it needs none in any year.
    """

    area: AreaProjection
    shown: ServiceProjection
    own: Service
    step: Decimal
    lowest: Decimal | None


def wide_steps(projection: Projection) -> tuple[int, list[Finding]]:
    """Count the services whose prices go in steps, and tell of the steps that are too large.

    That of the file is told once, by the lowest of the prices that go in it.
    """
    every = list(_stepped(projection))
    wide = [each for each in every if each.lowest is not None and each.lowest < each.step]
    of_file = [each for each in wide if not each.own.price_step]
    told = [each for each in wide if each.own.price_step]
    told += sorted(of_file, key=lambda each: each.lowest or 0)[:1]
    return len(every), [_too_wide(projection, each) for each in told]


def _stepped(projection: Projection) -> Iterator[_Stepped]:
    for area in projection.areas:
        services = projection.budget.areas[area.key].services
        for shown in area.services:
            own = services[shown.key]
            if (step := projection.budget.step_of(own)) is not None:
                needed = min(_needed(projection, area, own, shown.key), default=None)
                yield _Stepped(area, shown, own, step, needed)


def _needed(
    projection: Projection, area: AreaProjection, own: Service, key: str
) -> Iterator[Decimal]:
    """Give the prices that bear the cost, of the years from the base year on that need one."""
    with localcontext(EXACT):
        needed = sold(projection, area.key)[key].needed
        prices = UnitPrices(projection.formulas).of(own, needed)
    yield from (price for price in prices if price is not None and price > 0)


def _too_wide(projection: Projection, each: _Stepped) -> Finding:
    assert each.lowest is not None
    path: BudgetPath = ("price_unit", "step")
    if each.own.price_step:
        path = ("areas", each.area.key, "services", each.shown.key, "price_step")
    smaller = max(Decimal(1).scaleb(each.lowest.adjusted() - 1), _LEAST)
    return Finding(
        rule="price-step",
        severity=Severity.WARNING,
        message=Message(
            "step-too-wide",
            name=f"{each.area.name}, {each.shown.name}",
            step=each.step,
            price=percent_to(Percent(each.lowest), 6),
            unit=projection.budget.price_name,
        ),
        fix=Message("step-too-wide-fix", key=path[-1], step=plain(smaller))
        if smaller <= each.lowest
        else Message("smaller-price-unit"),
        path=path,
        area=each.area.key,
        service=each.shown.key,
        off=each.step - percent_to(Percent(each.lowest), 6),
    )
