"""Which inputs move a figure most: each by a step, all others as they are."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from vssbudget.addresses import Figure, figure_at
from vssbudget.amounts import EXACT, ONE, ZERO, Percent, TooLarge, percent_to, unit_of
from vssbudget.analysis.inputs import Ground, Input, inputs_of
from vssbudget.findings import Finding
from vssbudget.model.numbers import RATE

MOST = 1_000
"""How many inputs are tried."""
_FIGURES = 3_000_000
"""How many figures are worked out for that: about one a year for each input that there is."""

_HUNDREDTH = Decimal("0.01")


class Moved(NamedTuple):
    """An input, the step that it was moved by, the figure then, and by how much that moved it."""

    given: Input
    step: Decimal
    figure: Decimal
    change: Decimal


class Tornado(NamedTuple):
    """A figure, and the inputs that move it, the one that does so most first.

    Others are counted: those `without_effect`, those that the file does not let be moved, and
    those that are too many to be tried.
    """

    address: str
    figure: Decimal
    amount: bool
    moved: Sequence[Moved]
    without_effect: int
    refused: int
    untried: int


def tornado(ground: Ground, address: str) -> Tornado | None:
    """Move each input of a budget by a step; None where there is no such figure.

    A step is a percentage point of a rate, a hundredth of a share, one of a count, else a percent.
    """
    if (found := figure_at(ground.project(), address)) is None:
        return None
    before, every = _rounded(found), list(inputs_of(ground))
    figures = len(every) * len(ground.budget.years.every)
    tried = every[: min(MOST, max(1, _FIGURES // max(1, figures)))]
    moved = [_moved(ground, each, address, before) for each in tried]
    known = [each for each in moved if each]
    moving = [each for each in known if each.change]
    return Tornado(
        address,
        before,
        found.amount,
        sorted(moving, key=lambda each: -abs(each.change)),
        without_effect=len(known) - len(moving),
        refused=len(moved) - len(known),
        untried=len(every) - len(tried),
    )


def _moved(ground: Ground, given: Input, address: str, before: Decimal) -> Moved | None:
    """Move an input; None where the file does not let it be moved, or the figure is gone then."""
    step = _step(given, ground.now(given) or ZERO)
    projected = ground.raised(given, step)
    if isinstance(projected, Finding):
        return None
    try:
        found = figure_at(projected, address)
    except TooLarge:
        return None
    if found is None:
        return None
    figure = _rounded(found)
    return Moved(given, step, figure, figure - before)


def _step(given: Input, now: Decimal) -> Decimal:
    """Say by how much an input is moved: up, unless the format takes no more."""
    sort = given.sort
    if sort.measure == "share":
        step = _HUNDREDTH
    elif sort.measure == "percent" or (sort.measure == "number" and not sort.finest):
        step = ONE
    else:
        unit = unit_of(sort.finest)
        step = max(EXACT.quantize(abs(now) / 100, unit), unit)
    return step if now + step <= sort.high else -step


def _rounded(figure: Figure) -> Decimal:
    """Give a figure as programs are told it: of no whole amount six decimals."""
    return figure.value if figure.amount else percent_to(Percent(figure.value), RATE.finest)
