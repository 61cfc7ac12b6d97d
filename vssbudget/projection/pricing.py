"""The price case: what each price would have to change by, and what of."""

from collections.abc import Container, Iterator, Mapping
from decimal import Decimal, localcontext

from vssbudget.amounts import EXACT, ZERO, Exact
from vssbudget.projection.area_prices import AreaCase
from vssbudget.projection.cost import costs_given, inside_of
from vssbudget.projection.growth import mix_of
from vssbudget.projection.moves import CAUSES, Moves, UnitMoves, cause_names
from vssbudget.projection.price_change import PriceChange, Prices, UnitPrice
from vssbudget.projection.price_parts import base_change
from vssbudget.projection.price_rounding import rounded_parts
from vssbudget.projection.prices import Account, SellerCase
from vssbudget.projection.project import exact, sold
from vssbudget.projection.revenue import returned_by
from vssbudget.projection.services import Sold
from vssbudget.projection.values import (
    BEARS_NOTHING,
    AreaProjection,
    Projection,
    ServiceProjection,
)

__all__ = [
    "CAUSES",
    "PriceChange",
    "Prices",
    "UnitPrice",
    "base_change",
    "cause_names",
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
    for area in projection.areas:
        if areas is None or area.key in areas:
            with localcontext(EXACT):
                priced = [
                    (key, _prices(projection, case))
                    for key, case in _cases(projection, area, units)
                ]
            yield from priced


def prices_of(projection: Projection, key: str) -> Prices:
    """Work out the price case of one area, `hr`, or of one service, `hr.hr_direkt`."""
    area = projection.by_key[key.partition(".")[0]]
    with localcontext(EXACT):
        cases = dict(_cases(projection, area, UnitMoves(projection)))
        return _prices(projection, cases[key])


def _cases(
    projection: Projection, area: AreaProjection, units: UnitMoves
) -> Iterator[tuple[str, SellerCase | AreaCase]]:
    """Give the case of an area and behind it those of its services, which it is the sum of."""
    if not area.services:
        yield area.key, _of_area(projection, area, units)
        return
    carried = sold(projection, area.key)
    cases = [_of_service(projection, area, each, carried, units) for each in area.services]
    yield area.key, AreaCase(projection, area, cases)
    for service, case in zip(area.services, cases, strict=True):
        yield f"{area.key}.{service.key}", case


def _prices(projection: Projection, case: SellerCase | AreaCase) -> Prices:
    years = projection.budget.years
    found: Prices = {}
    if (base := case.base_year()) is not None:
        found[years.base] = base
    for year, change in zip(years.plan, case.plan_years(), strict=True):
        if change is not None:
            found[year] = change
    return found


def _of_area(projection: Projection, shown: AreaProjection, units: UnitMoves) -> SellerCase:
    area, carried = projection.budget.areas[shown.key], exact(projection, shown.key)
    borne = projection.borne.get(shown.key, BEARS_NOTHING)
    moves = Moves(units, area, mix_of(area), costs_given(area), carried.cost, borne)
    revenue = Exact(Decimal(area.revenue.get(projection.budget.years.base, 0)))
    account = Account((revenue, *carried.revenue), moves.cost, returned_by(area))
    return SellerCase(projection, shown, area, [moves], account)


def _of_service(
    projection: Projection,
    within: AreaProjection,
    shown: ServiceProjection,
    carried: Mapping[str, Sold],
    units: UnitMoves,
) -> SellerCase:
    service = projection.budget.areas[within.key].services[shown.key]
    each = carried[shown.key]
    moves = [
        Moves(units, part, each.mixes[key], each.given[key], each.parts[key])
        for key, part in service.parts.items()
    ]
    beside = projection.borne.get(f"{within.key}.{shown.key}", BEARS_NOTHING)
    start = inside_of(beside)[projection.budget.years.base] if beside else ZERO
    first = Exact(sum((part.cost[0] for part in moves), start))
    account = Account(each.paid, (first, *each.carried.cost), each.returned, beside)
    return SellerCase(projection, shown, service, moves, account)
