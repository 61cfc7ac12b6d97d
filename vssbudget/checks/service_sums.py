"""Figures that an area gives besides its services, and what those add up to."""

from collections.abc import Iterator

from vssbudget.amounts import Tkr, Year
from vssbudget.findings import BudgetPath
from vssbudget.projection import Projection


def sums_of_services(
    projection: Projection,
) -> Iterator[tuple[BudgetPath, Year, Tkr, dict[str, Tkr]]]:
    """Give each figure of an area with the figures of its services, where all of them have one."""
    for area in projection.areas:
        own = projection.budget.areas[area.key]
        for measure in ("cost", "revenue") if area.services else ():
            for year, amount in getattr(own, measure).items():
                position = projection.years.index(year)
                rows = {
                    f"{area.key}.{each.key}": getattr(each, measure)[position]
                    for each in area.services
                }
                if None not in rows.values():
                    yield ("areas", area.key, measure, str(year)), year, amount, rows
