"""What an area that earns without a cost must say. It reads plain trees."""

from collections.abc import Iterator
from typing import Any

from vssbudget.model.movement import CHANGES, THE_REVENUE, add, movement, readable, row
from vssbudget.model.names import Names, Told
from vssbudget.wording import Message

_BESIDE = ("price_change", "price_index", "agreement", "carry_over", "result", "balance", "reason")
"""The keys of what has a price, or a cost, or is to balance."""


def earning(area: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find what the revenue of an area without a cost lacks, or says twice."""
    given = row(area, "revenue")
    if names.base not in given and readable(area.get("revenue")) and names.base:
        yield ("revenue",), Message("base-revenue-missing", year=names.base), add(names.base)
    yield from movement(area, (given,), names, THE_REVENUE)
    for key in (each for each in _BESIDE if each in area):
        yield (key,), Message("beside-revenue", key=key), Message("beside-revenue-fix", key=key)
    for change in CHANGES:
        for year in (each for each in row(area, change) if each in given):
            told = Message("change-of-given-revenue", year=year)
            yield (change, year), told, Message("drop-change-or-revenue", year=year)
    if "variable_share" in area and "volume" not in area:
        yield ("variable_share",), Message("share-without-volume"), add("volume")
