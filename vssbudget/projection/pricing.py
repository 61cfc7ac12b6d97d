"""The price case: what each price would have to change by, and what of."""

from collections.abc import Container, Iterator
from decimal import Decimal, localcontext

from vssbudget.amounts import EXACT, Exact
from vssbudget.model import Area, Service
from vssbudget.projection.area_prices import AreaCase
from vssbudget.projection.base_prices import base_change
from vssbudget.projection.cost import MovingCost, costs_given, inside_of, only_grows
from vssbudget.projection.moves import CAUSES, UnitMoves, cause_names, cause_told
from vssbudget.projection.price_change import DECIMALS, PriceChange, Prices, UnitPrice
from vssbudget.projection.price_rounding import rounded_parts
from vssbudget.projection.prices import UNPAID, Account, SellerCase
from vssbudget.projection.project import exact, sold
from vssbudget.projection.revenue import returned_by
from vssbudget.projection.services import Sold, sum_of
from vssbudget.projection.values import BEARS_NOTHING, Projection

__all__ = [
    "CAUSES",
    "DECIMALS",
    "PriceChange",
    "Prices",
    "UnitPrice",
    "base_change",
    "cause_names",
    "cause_told",
    "price_case",
    "prices_by_key",
    "prices_of",
    "rounded_parts",
]


def price_case(projection: Projection) -> dict[str, Prices]:
    """Work out the price case: for the base year on its rates, and the plan years.

    Returns:
        The prices of every area by its key, `hr`, and behind each area those of its services,
        `hr.hr_direkt`.
    """
    return dict(prices_by_key(projection))


def prices_by_key(
    projection: Projection, areas: Container[str] | None = None
) -> Iterator[tuple[str, Prices]]:
    """Work out the price case one area after the other, of all of them or of some."""
    with localcontext(EXACT):
        units = UnitMoves(projection)
    for key in projection.budget.areas:
        if areas is None or key in areas:
            with localcontext(EXACT):
                priced = [(each, _prices(units, case)) for each, case in _cases(units, key)]
            yield from priced


def prices_of(projection: Projection, key: str) -> Prices:
    """Work out the price case of one area, `hr`, or of one service, `hr.hr_direkt`."""
    with localcontext(EXACT):
        units = UnitMoves(projection)
        return _prices(units, dict(_cases(units, key.partition(".")[0]))[key])


def _cases(units: UnitMoves, key: str) -> Iterator[tuple[str, SellerCase | AreaCase]]:
    """Give the case of an area and behind it those of its services, which it is the sum of."""
    area = units.projection.budget.areas[key]
    if not area.services:
        yield key, _of_area(units, key, area)
        return
    carried = sold(units.projection, key)
    cases = {
        name: _of_service(units, f"{key}.{name}", service, carried[name])
        for name, service in area.services.items()
    }
    yield key, AreaCase(units, sum_of(area, carried, units.growth), list(cases.values()))
    for name, case in cases.items():
        yield f"{key}.{name}", case


def _prices(units: UnitMoves, case: SellerCase | AreaCase) -> Prices:
    base = case.base_year()
    return case.plan_years() if base is None else {units.base: base, **case.plan_years()}


def _of_area(units: UnitMoves, key: str, area: Area) -> SellerCase:
    carried = exact(units.projection, key)
    borne = units.projection.borne.get(key, BEARS_NOTHING)
    given, mix = costs_given(area), units.growth.mix_of(area)
    grows = not borne and only_grows(area, mix, given, units.growth)
    moving = MovingCost(area, mix, given, carried.cost, grows, borne)
    paid = Exact(Decimal(area.revenue.get(units.base, 0)))
    costs = (Exact(Decimal(given[units.base])), *carried.cost)
    account = Account((paid, *carried.revenue), costs, returned_by(area), {})
    return SellerCase(units, carried, area, [moving], account)


def _of_service(units: UnitMoves, key: str, service: Service, carried: Sold) -> SellerCase:
    beside = units.projection.borne.get(key, BEARS_NOTHING)
    first = Decimal(sum([part.given[units.base] for part in carried.parts]))
    if beside:
        first += inside_of(beside)[units.base]
    costs = (Exact(first), *carried.carried.cost)
    paid = (carried.paid_first or UNPAID, *carried.paid)
    levels = carried.levels if carried.paid is carried.carried.cost else None
    account = Account(paid, costs, carried.returned, service.other_revenue, beside, levels)
    return SellerCase(units, carried.carried, service, carried.parts, account)
