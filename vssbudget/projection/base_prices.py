"""What the rates of the base year let a price change by, by the weight of what follows each."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, cast

from vssbudget.amounts import ONE, ZERO, Percent
from vssbudget.formulas.mixes import Shares, shares_of
from vssbudget.model import Area, Budget, CostPart
from vssbudget.projection.price_change import PriceChange

Held = tuple[Shares, Decimal | int]
"""The indices that a cost follows, and what it is in the base year."""


class Weighed(NamedTuple):
    """A cost of the base year, and how much of it follows each index."""

    total: Decimal | int
    indices: Mapping[str, Decimal | int]


def base_change(budget: Budget, costs: Iterable[Area | CostPart]) -> PriceChange | None:
    """Give the change that the rates of the base year allow: Σᵢ shareᵢ · rateᵢ, by weight."""
    year = budget.years.base
    held = [(shares_of(each), each.cost[year]) for each in costs]
    return change_at(base_rates(budget), weighed_alone(held) or weighed(held))


def base_rates(budget: Budget) -> dict[str, Percent]:
    """Give the rates of the base year; an index without one is left out."""
    year = budget.years.base
    return {name: each.rates[year] for name, each in budget.indices.items() if year in each.rates}


def weighed_alone(costs: Sequence[Held]) -> Weighed | None:
    """Give what a cost follows that is the only one, which may be zero; None for several."""
    return Weighed(ONE, dict(costs[0][0])) if len(costs) == 1 else None


def weighed(costs: Iterable[Held]) -> Weighed:
    """Weigh what costs follow with what they are."""
    total: Decimal | int = 0
    indices: dict[str, Decimal | int] = {}
    for shares, cost in costs:
        total += cost
        for index, share in shares:
            weight = cost if share is ONE else cost * share
            indices[index] = indices.get(index, 0) + weight
    return Weighed(total, indices)


def change_at(rates: Mapping[str, Percent], cost: Weighed) -> PriceChange | None:
    """Give the change that rates allow; None where an index has none, or nothing follows any."""
    total, indices = cost
    if not indices or not total or not rates.keys() >= indices.keys():
        return None
    whole = Decimal(total)
    parts = [weight * rates[index] / whole for index, weight in indices.items()]
    told = cast("list[Percent]", [sum(parts, ZERO), *parts])  # pragma: no mutate
    return PriceChange(None, told[0], tuple(indices), told[1:])
