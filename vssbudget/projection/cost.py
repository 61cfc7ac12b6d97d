"""What an area or a part of a service costs, year by year."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, cast

from vssbudget.amounts import Exact, Factor, Year
from vssbudget.model import Area, CostPart
from vssbudget.projection.growth import Growth, Mix
from vssbudget.projection.values import BEARS_NOTHING, Borne

Given = Mapping[Year, Decimal | int]
"""Costs of years that stand as they are."""

NOTHING_INSIDE: Mapping[Year, Exact] = {}


class MovingCost(NamedTuple):
    """The cost of an area, or of a part of a service, and what it follows.

    `given` are the costs of years that stand as they are, `planned` those of the plan years. One
    that only `grows` is moved by nothing but its indices and a volume.
    """

    own: Area | CostPart
    mix: Mix
    given: Given
    planned: Sequence[Exact]
    grows: bool
    borne: Borne = BEARS_NOTHING


def moving_cost(own: Area | CostPart, mix: Mix, growth: Growth, given: Given) -> MovingCost:
    """Carry a cost through the plan years that has no capital or shared cost inside."""
    grows = only_grows(own, mix, given, growth)
    if grows:
        planned = grown(given[growth.base], mix.factors)
    else:
        planned = exact_costs(own, mix, growth, given)
    return MovingCost(own, mix, given, planned, grows)


def costs_given(area: Area | CostPart) -> Given:
    """Give the costs of years that stand as they are, those that were agreed among them."""
    if area.agreement is None or not area.agreement.amounts:
        return area.cost
    return {**area.cost, **area.agreement.amounts}


def exact_costs(
    area: Area | CostPart,
    mix: Mix,
    growth: Growth,
    given: Given | None = None,
    inside: Mapping[Year, Exact] = NOTHING_INSIDE,
) -> list[Exact]:
    """Carry a cost through the plan years, unrounded.

    Every amount grows by the same factors from the year in which it stands: the last cost given,
    and each lasting change since. To that come the fixed step a year and the year's one-off change:
    cost(t) = Σₛ amount(s) · growth(s→t) + step · (t − start) + one_off(t). An amount given for a
    plan year wins and is the start of the years after it.

    Of a cost with capital or shared cost `inside` only the rest grows, and that follows its own
    plan: cost(t) = (amount(s) − inside(s)) · growth(s→t) + inside(t) + the rest as above.

    Returns:
        One exact amount for each plan year.
    """
    if given is None:
        given = costs_given(area)
    if not inside and only_grows(area, mix, given, growth):
        return grown(given[growth.base], mix.factors)
    plan = growth.plan
    starts = [growth.base]
    if max(given) > growth.base:
        starts += sorted([year for year in given if year > growth.base])
    costs: list[Exact] = []
    until = len(plan)
    for start in reversed(starts):
        first = max(start - growth.base - 1, 0)
        amount = given[start] - inside[start] if inside else given[start]
        carried = grown(amount, growth.factors(mix, start)[: until - first])
        for position, year in enumerate(plan[first:until] if inside else ()):
            carried[position] = Exact(carried[position] + inside[year])
        if _changes(area):
            _add_changes(carried, plan[first:until], area, start, mix, growth)
        costs = carried + costs
        until = first
    return costs


def only_grows(area: Area | CostPart, mix: Mix, given: Given, growth: Growth) -> bool:
    """Whether nothing but indices and a volume moves a cost, from the base year on."""
    return max(given) <= growth.base and not (mix.agreed or _changes(area))


def _changes(area: Area | CostPart) -> bool:
    return bool(area.step or area.lasting or area.one_off)


def grown(amount: Decimal | int, factors: tuple[Factor, ...]) -> list[Exact]:
    """Give what an amount has grown to by each of the factors from where it stands."""
    number = Decimal(amount)
    costs = [number * factor for factor in factors]
    return cast("list[Exact]", costs)  # pragma: no mutate


def _add_changes(
    costs: list[Exact],
    years: tuple[Year, ...],
    area: Area | CostPart,
    start: Year,
    mix: Mix,
    growth: Growth,
) -> None:
    """Add what changes a cost after its start: the step, lasting changes as they grow, one-offs."""
    for position, year in enumerate(years):
        cost = costs[position] + (area.step or 0) * (year - start)
        for since, amount in area.lasting.items():
            if start < since <= year:
                cost += amount * growth.factors(mix, since)[year - since]
        costs[position] = Exact(cost + area.one_off.get(year, 0))


def inside_of(borne: Borne) -> Mapping[Year, Exact]:
    """Add up what is borne, by year."""
    if len(borne) < 2:
        return next(iter(borne.values()), NOTHING_INSIDE)
    capital, *others = borne.values()
    return {year: Exact(sum((each[year] for each in others), capital[year])) for year in capital}
