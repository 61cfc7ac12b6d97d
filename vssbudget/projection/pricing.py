"""The price case: what each price would have to change by, and what of."""

from collections.abc import Sequence
from decimal import Decimal, localcontext

from vssbudget.amounts import EXACT, Exact, Percent
from vssbudget.model import Area, CostPart
from vssbudget.projection.cost import NO_CAPITAL, costs_given
from vssbudget.projection.growth import mix_of, shares_of
from vssbudget.projection.moves import CAUSES, Moves, cause_names
from vssbudget.projection.prices import (
    AreaCase,
    PriceChange,
    Prices,
    SellerCase,
    UnitPrice,
    rounded_parts,
)
from vssbudget.projection.project import exact, sold
from vssbudget.projection.services import mix_of_part, part_given
from vssbudget.projection.values import AreaProjection, Projection, ServiceProjection

__all__ = [
    "CAUSES",
    "PriceChange",
    "Prices",
    "UnitPrice",
    "base_change",
    "cause_names",
    "price_case",
    "prices_of",
    "rounded_parts",
]


def price_case(projection: Projection) -> dict[str, Prices]:
    """Work out the price case: for the base year on its rates, and the plan years.

    Returns:
        The prices of every area by its key, `hr`, and behind each area those of its services,
        `hr.hr_direkt`.
    """
    case: dict[str, Prices] = {}
    for area in projection.areas:
        for key in (area.key, *(f"{area.key}.{service.key}" for service in area.services)):
            case[key] = prices_of(projection, key)
    return case


def prices_of(projection: Projection, key: str) -> Prices:
    """Work out the price case of one area, `hr`, or of one service, `hr.hr_direkt`."""
    name, _, service = key.partition(".")
    own, shown = projection.budget.areas[name], projection.by_key[name]
    with localcontext(EXACT):
        if service:
            parts = list(own.services[service].parts.values())
            case = _of_service(projection, own, shown, projection.services[key])
            return _prices(projection, parts, case)
        if not shown.services:
            return _prices(projection, [own], _of_area(projection, shown, own))
        parts = [part for each in own.services.values() for part in each.parts.values()]
        cases = [_of_service(projection, own, shown, each) for each in shown.services]
        return _prices(projection, parts, AreaCase(projection, shown, cases))


def _prices(
    projection: Projection, costs: Sequence[Area | CostPart], case: SellerCase | AreaCase
) -> Prices:
    years = projection.budget.years
    found: Prices = {}
    if (base := base_change(projection, costs)) is not None:
        found[years.base] = base
    for position, year in enumerate(years.plan):
        if (change := case.of(position)) is not None:
            found[year] = change
    return found


def base_change(projection: Projection, costs: Sequence[Area | CostPart]) -> PriceChange | None:
    """Give the change that the rates of the base year allow: Σᵢ shareᵢ · rateᵢ, by weight."""
    year = projection.budget.years.base
    weights = [Decimal(each.cost[year]) for each in costs] if len(costs) > 1 else [Decimal(1)]
    total = sum(weights, Decimal(0))
    parts: dict[str, Percent] = {}
    for weight, cost in zip(weights, costs, strict=True):
        for index, share in shares_of(cost):
            rate = projection.budget.indices[index].rates.get(year)
            if rate is None or not total:
                return None
            parts[index] = Percent(parts.get(index, Decimal(0)) + weight * share * rate / total)
    if not parts:
        return None
    return PriceChange(None, Percent(sum(parts.values(), Decimal(0))), parts)


def _of_area(projection: Projection, shown: AreaProjection, area: Area) -> SellerCase:
    carried, given = exact(projection, shown.key), costs_given(area)
    capital = projection.capital.get(shown.key, NO_CAPITAL)
    moves = Moves(projection, area, mix_of(area), given, carried.cost, capital)
    revenue = Exact(Decimal(area.revenue.get(projection.budget.years.base, 0)))
    return SellerCase(projection, shown, area, [moves], (revenue, *carried.revenue))


def _of_service(
    projection: Projection, area: Area, within: AreaProjection, shown: ServiceProjection
) -> SellerCase:
    service = area.services[shown.key]
    each = sold(projection, within.key)[shown.key]
    given = part_given(service, area, projection.growth)
    moves = [
        Moves(projection, part, mix_of_part(area, service, part), given[key], each.parts[key])
        for key, part in service.parts.items()
    ]
    return SellerCase(projection, shown, service, moves, each.paid)
