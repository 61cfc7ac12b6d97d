"""What an area costs, year by year."""

from decimal import Decimal
from typing import cast

from vssbudget.amounts import Exact, Factor, Tkr, Year
from vssbudget.model import Area
from vssbudget.projection.growth import Growth, Mix


def exact_costs(area: Area, mix: Mix, growth: Growth) -> list[Exact]:
    """Carry an area's cost through the plan years, unrounded.

    Every amount grows by the same factors from the year in which it stands: the last cost given,
    and each lasting change since. To that come the fixed step a year and the year's one-off change:
    cost(t) = Σₛ amount(s) · growth(s→t) + step · (t − start) + one_off(t). An amount given for a
    plan year wins and is the start of the years after it.

    Returns:
        One exact amount for each plan year.
    """
    plan = growth.plan
    starts = [growth.base]
    if max(area.cost) > growth.base:
        starts += sorted([year for year in area.cost if year > growth.base])
    costs: list[Exact] = []
    until = len(plan)
    for start in reversed(starts):
        first = max(start - growth.base - 1, 0)
        carried = _carried(area.cost[start], growth.factors(mix, start)[: until - first])
        if area.step or area.lasting or area.one_off:
            _add_changes(carried, plan[first:until], area, start, mix, growth)
        costs = carried + costs
        until = first
    return costs


def _carried(amount: Tkr, factors: tuple[Factor, ...]) -> list[Exact]:
    number = Decimal(amount)
    costs = [number * factor for factor in factors]
    return cast("list[Exact]", costs)  # pragma: no mutate


def _add_changes(
    costs: list[Exact], years: tuple[Year, ...], area: Area, start: Year, mix: Mix, growth: Growth
) -> None:
    """Add what changes a cost after its start: the step, lasting changes as they grow, one-offs."""
    for position, year in enumerate(years):
        extra = Decimal((area.step or 0) * (year - start) + area.one_off.get(year, 0))
        for since, amount in area.lasting.items():
            if start < since <= year:
                extra += amount * growth.factors(mix, since)[year - since]
        costs[position] = Exact(costs[position] + extra)
