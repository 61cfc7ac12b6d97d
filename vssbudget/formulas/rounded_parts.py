"""Rounding a change and what it is made of, so that the rounded parts still add up to it."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import cast

from vssbudget.amounts import EXACT, ZERO, Percent, steady, unit_of

_ALIKE = Context(prec=28)
"""What only the last of the digits carried tell apart is alike."""


def rounded_parts(
    change: Percent, parts: Sequence[Percent], decimals: int, names: Sequence[str]
) -> tuple[Percent, list[Percent]]:
    """Round a change and its named parts so that the parts still add up to it.

    Each part is rounded half up. Units that are then missing go one each to the parts that lost
    most by that, of two alike to the name that sorts first; units too many are taken from those
    that gained most, of two alike from the name that sorts last: no part moves by a whole unit, and
    the order of the parts changes nothing.
    """
    unit = unit_of(decimals)
    whole = steady(change).quantize(unit, ROUND_HALF_UP, EXACT)
    shown = [steady(part).quantize(unit, ROUND_HALF_UP, EXACT) for part in parts]
    if missing := whole - sum(shown, ZERO):
        _put_right(shown, parts, int(missing.scaleb(decimals)), unit, names)
    return cast("tuple[Percent, list[Percent]]", (whole, shown))  # pragma: no mutate


def _put_right(
    shown: list[Decimal],
    exact: Sequence[Decimal],
    missing: int,
    unit: Decimal,
    names: Sequence[str],
) -> None:
    """Let rounded numbers add up, where so many units are missing, or below zero too many."""
    gained = list(map(_ALIKE.subtract, shown, exact))
    order = sorted(range(len(shown)), key=lambda place: (gained[place], names[place]))
    for place in order[:missing] if missing > 0 else order[missing:]:
        shown[place] += unit if missing > 0 else -unit
