"""Rounding a change and what it is made of, so that the rounded parts still add up to it."""

from collections.abc import Mapping
from decimal import ROUND_FLOOR, ROUND_HALF_UP
from typing import cast

from vssbudget.amounts import EXACT, ZERO, Percent, unit_of


def rounded_parts(
    change: Percent, parts: Mapping[str, Percent], decimals: int
) -> tuple[Percent, dict[str, Percent]]:
    """Round a change and its parts so that the parts still add up to it.

    Each part is rounded down, and what is missing goes a unit each to the parts that lost most, of
    two that lost the same to the first: no part moves by a whole unit.
    """
    unit = unit_of(decimals)
    whole = change.quantize(unit, ROUND_HALF_UP, EXACT)
    floors = {name: part.quantize(unit, ROUND_FLOOR, EXACT) for name, part in parts.items()}
    if missing := whole - sum(floors.values(), ZERO):
        lost = {name: floors[name] - part for name, part in parts.items()}
        for name in sorted(lost, key=lost.__getitem__)[: int(missing / unit)]:
            floors[name] += unit
    return Percent(whole), cast("dict[str, Percent]", floors)  # pragma: no mutate
