"""Rounding a change and what it is made of, so that the rounded parts still add up to it."""

from collections.abc import Collection
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import cast

from vssbudget.amounts import EXACT, ZERO, Percent, unit_of

_ALIKE = Context(prec=28)
"""What only the last of the digits carried tell apart is alike."""


def rounded_parts(
    change: Percent, parts: Collection[Percent], decimals: int
) -> tuple[Percent, list[Percent]]:
    """Round a change and its parts so that the parts still add up to it.

    Each part is rounded half up. Units that are then missing go one each to the parts that lost
    most by that, of two alike to the first; units too many are taken from those that gained most,
    of two alike from the last: no part moves by a whole unit.
    """
    unit = unit_of(decimals)
    whole = change.quantize(unit, ROUND_HALF_UP, EXACT)
    shown = [part.quantize(unit, ROUND_HALF_UP, EXACT) for part in parts]
    if missing := whole - sum(shown, ZERO):
        _put_right(shown, parts, int(missing.scaleb(decimals)), unit)
    return cast("tuple[Percent, list[Percent]]", (whole, shown))  # pragma: no mutate


def _put_right(
    shown: list[Decimal], exact: Collection[Decimal], missing: int, unit: Decimal
) -> None:
    """Let rounded numbers add up, where so many units are missing, or below zero too many."""
    gained = list(map(_ALIKE.subtract, shown, exact))
    if missing == 1:
        shown[gained.index(min(gained))] += unit
    elif missing == -1:
        gained.reverse()
        shown[~gained.index(max(gained))] -= unit
    else:
        order = sorted(range(len(shown)), key=gained.__getitem__)
        for position in order[:missing] if missing > 0 else order[missing:]:
            shown[position] += unit if missing > 0 else -unit
