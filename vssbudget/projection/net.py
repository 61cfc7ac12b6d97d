"""Totals net of what areas pay each other for shared cost."""

from vssbudget.amounts import Tkr
from vssbudget.projection.values import Projection, TkrRow


def net_of_within(projection: Projection, measure: str) -> TkrRow | None:
    """Give a total of cost or revenue without what areas and services pay each other.

    That stands in the costs of both, and in what both earn. None where they pay each other nothing;
    a year before the base year has no figure.
    """
    rows = [
        row
        for key, pool in projection.pools.items()
        if projection.budget.pools[key].of is not None
        for receiver, row in pool.amounts.items()
        if receiver.partition(".")[0] in projection.budget.areas
    ]
    if not rows:
        return None
    years = (projection.budget.years.base, *projection.budget.years.plan)
    within = dict(zip(years, map(sum, zip(*rows, strict=True)), strict=True))
    total = zip(projection.years, getattr(projection.total, measure), strict=True)
    return tuple(
        None if whole is None or year not in within else Tkr(whole - within[year])
        for year, whole in total
    )
