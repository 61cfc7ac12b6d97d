"""From what moves a cost to the parts of a price change, in percent."""

from collections.abc import Container, Mapping, Sequence
from decimal import Decimal
from typing import cast

from vssbudget.amounts import ONE, ZERO, Percent, Tkr, is_nothing
from vssbudget.model import Area, CostPart
from vssbudget.projection.growth import shares_of
from vssbudget.projection.moves import Amounts, Rows
from vssbudget.projection.price_change import PriceChange
from vssbudget.projection.values import Basis, Projection, Seller

_HUNDRED = Decimal(100)

Parts = Mapping[str, Percent]
"""What each cause adds to a price in a year, in percent."""


def per_unit(before: Decimal | None) -> Decimal:
    """Give the percent that a unit of money is of what was paid before; zero of nothing paid."""
    return ZERO if before is None or is_nothing(before) else _HUNDRED / before


def parts_of(amounts: Amounts, percent: Decimal, rates: Container[str]) -> Parts:
    """Give what each cause adds in a year, in percent; an index also where that is nothing."""
    parts = {
        name: amount * percent
        for name, amount in amounts.items()
        if name in rates or not is_nothing(amount)
    }
    return cast("Parts", parts)  # pragma: no mutate


def parts_by_year(
    rows: Rows, nothing: Sequence[Decimal], percents: Sequence[Decimal], rates: Container[str]
) -> list[Parts]:
    """Give the same for every plan year at once, from rows; those that are `nothing` have no part.

    It is `parts_of` for each year, faster.
    """
    told = {name: row for name, row in rows.items() if row is not nothing}
    parts = [
        {name: row[position] * percent for name, row in told.items()}
        for position, percent in enumerate(percents)
    ]
    for name, row in told.items():
        if name not in rates:
            for position, amount in enumerate(row):
                if is_nothing(amount):
                    del parts[position][name]
    return cast("list[Parts]", parts)  # pragma: no mutate


def shown_of(
    projection: Projection, shown: Seller, position: int, back: Decimal
) -> tuple[Percent | None, Percent | None, Tkr | None]:
    """Give the price change that is shown of the plan year at a position.

    Returns:
        The change where revenue is set to cost, else the one decided, and the result it leaves
        beyond what is given `back` of earlier ones.
    """
    own = shown.price_change[position]
    if shown.basis[position] is Basis.SELF_COST:
        return own, None, None
    decided = own if shown.basis[position] is Basis.DECIDED else None
    result = shown.result[projection.past + position]
    return None, decided, None if result is None else Tkr(result + int(back))


def base_change(projection: Projection, costs: Sequence[Area | CostPart]) -> PriceChange | None:
    """Give the change that the rates of the base year allow: Σᵢ shareᵢ · rateᵢ, by weight."""
    year, indices = projection.budget.years.base, projection.budget.indices
    alone = len(costs) == 1
    total: Decimal | int = ONE if alone else sum([each.cost[year] for each in costs])
    weights: dict[str, Decimal | int] = {}
    for each in costs:
        weight: Decimal | int = ONE if alone else each.cost[year]
        if each.index and not each.shares:
            weights[each.index] = weights.get(each.index, 0) + weight
            continue
        for index, share in shares_of(each):
            weights[index] = weights.get(index, 0) + weight * share
    if not weights or not total:
        return None
    parts: dict[str, Percent] = {}
    for index, weight in weights.items():
        rate = indices[index].rates.get(year)
        if rate is None:
            return None
        parts[index] = Percent(weight * rate / total)
    return PriceChange(None, Percent(sum(parts.values(), ZERO)), parts)
