"""How a figure follows from others: what an operation reads of its operands, and what it does."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import StrEnum
from math import prod
from typing import NamedTuple, Union

from vssbudget.amounts import Percent, allot, change, growth, in_steps, is_nothing, percent_to
from vssbudget.formulas.rounded_parts import rounded_parts


class How(StrEnum):
    """How the value of a step follows from those beneath it."""

    INPUT = "input"
    """It stands in the file."""
    OPTION = "option"
    """It was asked for on the command line, in place of the file's own."""
    COUNT = "count"
    """It is counted: years, or what is nothing."""
    PASSED = "passed"
    """It is the one beneath it, and no step of its own."""
    SAME = "same"
    """It is set to the one beneath it."""
    SUM = "sum"
    DIFFERENCE = "difference"
    """The first less the others."""
    NEGATED = "negated"
    PRODUCT = "product"
    RATIO = "ratio"
    """The first over the second."""
    GROWTH = "growth"
    """1 + rate / 100."""
    EFFECT = "effect"
    """1 + share · (ratio − 1)."""
    CHANGE = "change"
    """(first / second − 1) · 100."""
    SIZE = "size"
    """Without its sign."""
    ABOVE_NOTHING = "above-nothing"
    """Nothing where it is below zero."""
    AT_LEAST_NOTHING = "at-least-nothing"
    """1 where it is nothing or more, 0 where it is below."""
    ROUNDED = "rounded"
    """Half up, to so many decimals: `fixed.decimals`."""
    IN_STEPS = "in-steps"
    """As many whole steps, the second, as come closest to the first."""
    ALLOTTED = "allotted"
    """A part of the first, in whole units, by largest remainder: of a weight, the second, in those
    that their sum, the third, follows from."""
    FITTED = "fitted"
    """One of the parts of the first, all rounded to six decimals so that they add up to it."""
    TOGETHER = "together"
    """The sum of all that something is shared by, of which none is left out."""
    MEAN = "mean"
    LARGEST = "largest"
    """The sum of so many of them, the largest: `fixed.which`."""
    SHARE = "share"
    """The first over the second; the third where that is nothing."""
    ALIKE = "alike"
    """The first; 1 where the second is nothing."""
    WAY = "way"
    """The part of the way that shares move towards those wanted, so that none of them moves by more
    than the cap: the cap in percent, the shares before, the shares wanted."""
    CAPPED = "capped"
    """The first, moved towards the second by a part of the way, the third."""


LEAVES = (How.INPUT, How.OPTION, How.COUNT)
"""What follows from nothing beneath it."""

FORMS = (How.LARGEST, How.SHARE, How.ALIKE)
"""What holds whatever the figures are, where an explanation tells what it comes to with these."""


class Cell(NamedTuple):
    """The figure of an operand in the year at a position."""

    operand: int
    at: int


class Own(NamedTuple):
    """The figure of the row itself, or of another of those worked out together, in a year."""

    at: int
    which: int | None = None


class Count(NamedTuple):
    """A number that stands nowhere: how many years, or the 100 of percents; `name` says which."""

    value: Decimal
    name: str


class Fixed(NamedTuple):
    """What else says how a value follows: which of several parts, their names, the decimals."""

    which: int = 0
    names: tuple[str, ...] = ()
    decimals: int = 0


class Working(NamedTuple):
    """What a figure follows from, and how; `name` is for a figure on the way that is no row."""

    how: How
    of: "Sequence[Read]"
    fixed: Fixed = Fixed()
    name: str = ""

    def value(self, values: Sequence[Decimal]) -> Decimal:
        """Give what follows from values; the caller sets the arithmetic."""
        return worked(self.how, values, self.fixed)


Read = Union[Cell, Own, Count, Working]  # noqa: UP007 - it is of itself
"""What is read of: a figure of a row, a count, or what is worked out on the way."""


def _allotted(values: Sequence[Decimal], fixed: Fixed) -> Decimal:
    whole, *weights = values
    parts = allot(int(whole), dict(zip(fixed.names, weights, strict=True)))
    return Decimal(parts[fixed.names[fixed.which]])


def _fitted(values: Sequence[Decimal], fixed: Fixed) -> Decimal:
    whole, *parts = values
    told = [Percent(each) for each in parts]
    return rounded_parts(Percent(whole), told, fixed.decimals, fixed.names)[1][fixed.which]


def _largest(values: Sequence[Decimal], fixed: Fixed) -> Decimal:
    return sum(sorted(values, reverse=True)[: fixed.which], Decimal(0))


def _way(values: Sequence[Decimal], _: Fixed) -> Decimal:
    cap, *shares = values
    half = len(shares) // 2
    return way(cap, shares[:half], shares[half:])


def way(cap: Decimal, before: Sequence[Decimal], wanted: Sequence[Decimal]) -> Decimal:
    """Give the part of the way that shares of 1 move, none by more than the cap in percent of 1.

    It is min(1, cap / max |k(t) − s(t−1)|).
    """
    most = max([abs(new - old) for old, new in zip(before, wanted, strict=True)])
    return min(Decimal(1), cap / 100 / most) if most else Decimal(1)


_WORK: dict[How, Callable[[Sequence[Decimal], Fixed], Decimal]] = {
    How.PASSED: lambda values, _: values[0],
    How.SAME: lambda values, _: values[0],
    How.SUM: lambda values, _: sum(values[1:], values[0]),
    How.DIFFERENCE: lambda values, _: values[0] - sum(values[1:], Decimal(0)),
    How.NEGATED: lambda values, _: -values[0],
    How.PRODUCT: lambda values, _: prod(values[1:], start=values[0]),
    How.RATIO: lambda values, _: values[0] / values[1],
    How.GROWTH: lambda values, _: growth(Percent(values[0])),
    How.EFFECT: lambda values, _: 1 + values[0] * (values[1] - 1),
    How.CHANGE: lambda values, _: change(values[0], values[1]),
    How.SIZE: lambda values, _: abs(values[0]),
    How.ABOVE_NOTHING: lambda values, _: max(values[0], Decimal(0)),
    How.AT_LEAST_NOTHING: lambda values, _: Decimal(values[0] >= 0),
    How.ROUNDED: lambda values, fixed: percent_to(Percent(values[0]), fixed.decimals),
    How.IN_STEPS: lambda values, _: in_steps(values[0], values[1]),
    How.ALLOTTED: _allotted,
    How.FITTED: _fitted,
    How.TOGETHER: lambda values, _: sum(values, Decimal(0)),
    How.MEAN: lambda values, _: sum(values, Decimal(0)) / len(values),
    How.LARGEST: _largest,
    How.SHARE: lambda values, _: values[2] if is_nothing(values[1]) else values[0] / values[1],
    How.ALIKE: lambda values, _: Decimal(1) if is_nothing(values[1]) else values[0],
    How.WAY: _way,
    How.CAPPED: lambda values, _: values[0] + (values[1] - values[0]) * values[2],
}


def worked(how: How, values: Sequence[Decimal], fixed: Fixed) -> Decimal:
    """Work a value out of those that it follows from; the caller sets the arithmetic."""
    return _WORK[how](values, fixed)
