"""What the rates of the base year let a price change by, by the weight of what follows each."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, cast

from vssbudget.amounts import ONE, ZERO, Percent
from vssbudget.formulas.mixes import Shares, shares_of
from vssbudget.model import Budget
from vssbudget.projection.price_change import PriceChange
from vssbudget.projection.values import BEARS_NOTHING, Projection

Held = tuple[Shares, Decimal | int]
"""The indices that a cost follows, and what it is in the base year."""


class Weighed(NamedTuple):
    """A cost of the base year, and how much of it follows each index."""

    total: Decimal | int
    indices: Mapping[str, Decimal | int]


def base_change(projection: Projection, key: str) -> PriceChange | None:
    """Give the change that the rates of the base year allow: Σᵢ shareᵢ · rateᵢ, by weight.

    What is borne of capital and shared cost is part of the cost that is weighed by, and follows no
    index: of an area it is inside its cost, of a service beside its parts.

    Args:
        projection: The projection.
        key: An area, `hr`, or a service behind it, `hr.hr_direkt`.
    """
    budget, year = projection.budget, projection.budget.years.base
    name, _, service = key.partition(".")
    area = budget.areas[name]
    if not area.services:
        inside = _borne(projection, name)
        held = [(shares_of(area), area.cost[year] - inside)]
        return change_at(base_rates(budget), _whole(held, inside))
    sold = [service] if service else list(area.services)
    parts = [part for each in sold for part in area.services[each].parts.values()]
    beside = sum([_borne(projection, f"{name}.{each}") for each in sold], ZERO)
    held = [(shares_of(part), Decimal(part.cost[year])) for part in parts]
    return change_at(base_rates(budget), _whole(held, beside))


def _borne(projection: Projection, key: str) -> Decimal:
    rows = projection.borne.get(key, BEARS_NOTHING).values()
    return sum([row[0] or ZERO for row in rows], ZERO)


def _whole(costs: Sequence[Held], borne: Decimal) -> Weighed:
    """Weigh costs, and what is borne with them; of one alone it does not matter what it is."""
    if len(costs) == 1 and not borne:
        return Weighed(ONE, dict(costs[0][0]))
    own = weighed(costs)
    return Weighed(own.total + borne, own.indices)


def base_rates(budget: Budget) -> dict[str, Percent]:
    """Give the rates of the base year; an index without one is left out."""
    year = budget.years.base
    return {name: each.rates[year] for name, each in budget.indices.items() if year in each.rates}


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
