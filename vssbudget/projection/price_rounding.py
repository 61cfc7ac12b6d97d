"""Rounding a change and what it is made of, so that the rounded parts still add up to it."""

from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import cast

from vssbudget.amounts import EXACT, ZERO, Percent, unit_of

_ALIKE = Context(prec=28)
"""What only the last of the digits carried tell apart is alike."""


def rounded_parts(
    change: Percent, parts: Mapping[str, Percent], decimals: int
) -> tuple[Percent, dict[str, Percent]]:
    """Round a change and its parts so that the parts still add up to it.

    Each part is rounded half up. Units that are then missing go one each to the parts that lost
    most by that, of two alike to the first; units too many are taken from those that gained most,
    of two alike from the last: no part moves by a whole unit.
    """
    unit = unit_of(decimals)
    whole = change.quantize(unit, ROUND_HALF_UP, EXACT)
    shown = [part.quantize(unit, ROUND_HALF_UP, EXACT) for part in parts.values()]
    if missing := whole - sum(shown, ZERO):
        _put_right(shown, parts.values(), int(missing.scaleb(decimals)), unit)
    rounded = dict(zip(parts, shown, strict=True))
    return Percent(whole), cast("dict[str, Percent]", rounded)  # pragma: no mutate


def _put_right(
    shown: list[Decimal], exact: Collection[Decimal], missing: int, unit: Decimal
) -> None:
    """Let rounded numbers add up, where so many units are missing, or below zero too many."""
    gained = list(map(_ALIKE.subtract, shown, exact))
    order = range(len(shown))
    if missing > 0:
        for position in sorted(order, key=gained.__getitem__)[:missing]:
            shown[position] += unit
    else:
        for position in sorted(order, key=gained.__getitem__)[missing:]:
            shown[position] -= unit
