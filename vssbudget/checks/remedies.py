"""What would put a broken zero result right, in figures."""

from decimal import Decimal, localcontext

from vssbudget.amounts import EXACT, Exact, Percent, Year, change, growth, percent_to, rounded
from vssbudget.projection import AreaProjection, Projection, exact


def zero_price_change(
    projection: Projection, area: AreaProjection, position: int
) -> Percent | None:
    """Find the yearly price change with which an area's revenue bears its cost.

    That is C(t)·V(t−1) / (R(t−1)·V(t)) − 1 in percent, with as few decimals as leave zero.

    Returns:
        The change; None where the year before has no revenue to change or no change does it.
    """
    before, cost = _revenue_before(projection, area, position), area.cost[position]
    ratio = _volume_ratio(projection, area, position)
    if not before or cost is None or ratio is None:
        return None
    with localcontext(EXACT):
        per_unit = Exact(before * ratio)
        wanted = change(Decimal(cost), per_unit)
        for decimals in range(1, 7):
            near = percent_to(wanted, decimals)
            if -100 < near <= 1000 and rounded([Exact(per_unit * growth(near))]) == (cost,):
                return near
    return None


def _revenue_before(projection: Projection, area: AreaProjection, position: int) -> Decimal | None:
    """Give the unrounded revenue of the year before, None where there is none."""
    planned = position - 1 - len(projection.years) + len(projection.budget.years.plan)
    if planned >= 0:
        return exact(projection, area.key).revenue[planned]
    revenue = area.revenue[position - 1] if position else None
    return None if revenue is None else Decimal(revenue)


def _volume_ratio(projection: Projection, area: AreaProjection, position: int) -> Decimal | None:
    name = projection.budget.areas[area.key].volume
    if name is None:
        return Decimal(1)
    values = projection.budget.volumes[name].values
    year = projection.years[position]
    after, before = values.get(year), values.get(Year(year - 1))
    return after / before if after and before else None
