"""One area through the plan years, unrounded."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from vssbudget.amounts import Exact, Percent, Year
from vssbudget.model import Area
from vssbudget.projection.cost import NOTHING_INSIDE, exact_costs, grown
from vssbudget.projection.growth import Growth
from vssbudget.projection.revenue import exact_revenues, price_changes
from vssbudget.projection.values import Basis


class Carried(NamedTuple):
    """What an area's decided figures are rounded from; one item for each plan year."""

    cost: Sequence[Exact]
    revenue: Sequence[Exact]
    basis: Sequence[Basis]
    price_change: Sequence[Percent | None]


def carry(area: Area, growth: Growth, inside: Mapping[Year, Exact] = NOTHING_INSIDE) -> Carried:
    """Carry an area's cost and revenue forward; the caller sets the arithmetic to `EXACT`.

    `inside` is the capital and shared cost in its cost, from the base year on.
    """
    base, mix = growth.base, growth.mix_of(area)
    alone = not inside and _follows_its_mix(area, base)
    if alone:
        costs = grown(area.cost[base], mix.factors)
    else:
        costs = exact_costs(area, mix, growth, inside=inside)
    if _has_revenue_of_its_own(area, base):
        revenues, basis = exact_revenues(area, costs, growth)
        return Carried(costs, revenues, basis, price_changes(area, revenues, growth))
    if alone:
        changes = growth.changes(mix, base in area.revenue)
    else:
        changes = price_changes(area, costs, growth)
    return Carried(costs, costs, self_cost(len(costs)), changes)


@cache
def self_cost(years: int) -> tuple[Basis, ...]:
    """Say of so many plan years that revenue is set to cost."""
    return (Basis.SELF_COST,) * years


def price_follows_mix(area: Area, base: Year) -> bool:
    """Whether indices and volume alone move an area, whose price then moves as its mix does."""
    return not _has_revenue_of_its_own(area, base) and _follows_its_mix(area, base)


def _has_revenue_of_its_own(area: Area, base: Year) -> bool:
    return (
        bool(area.price_change)
        or (bool(area.revenue) and max(area.revenue) > base)
        or bool(area.carry_over and area.carry_over.returned)
    )


def _follows_its_mix(area: Area, base: Year) -> bool:
    cost = area.cost[base]
    return (
        area.revenue.get(base, cost) == cost != 0
        and max(area.cost) == base
        and not (area.agreement and area.agreement.amounts)
        and not (area.step or area.lasting or area.one_off)
    )
