"""What stands beneath what: services beneath their area, areas and groups beneath their group."""

from collections.abc import Iterator

from vssbudget.model import ALL_AREAS, members
from vssbudget.projection import Projection, Seller
from vssbudget.projection.values import Totals

Placed = tuple[int, str, Seller]
"""How deep an area or a service stands, its key, and its figures."""


def sellers(of: Projection) -> Iterator[Placed]:
    """Give each area and its services, these one deeper."""
    for area in of.areas:
        yield 0, area.key, area
        for service in area.services:
            yield 1, f"{area.key}.{service.key}", service


def grouped(of: Projection) -> Iterator[tuple[int, str, Seller | Totals]]:
    """Give each group, and beneath it what is in it; a group that is not shown takes no place."""
    if not of.budget.groups:
        yield from sellers(of)
        return
    rows = _deeper(of, 0, ALL_AREAS)
    while rows:
        depth, key = rows.pop()
        if key in of.totals:
            yield depth, key, of.totals[key]
        elif key in of.by_key:
            area = of.by_key[key]
            yield depth, key, area
            for service in area.services:
                yield depth + 1, f"{key}.{service.key}", service
        rows += _deeper(of, depth + (key in of.totals), key)


def _deeper(of: Projection, depth: int, key: str) -> list[tuple[int, str]]:
    return [(depth, each) for each in reversed(members(of.budget, key))]
