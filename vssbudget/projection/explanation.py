"""How a figure comes about: a tree from the figure down to what stands in the file."""

from collections.abc import Callable, Container, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from math import prod
from typing import NamedTuple

from vssbudget.amounts import Exact, Percent, Year, change, growth, percent_to, rounded
from vssbudget.findings import BudgetPath
from vssbudget.wording import Message


class How(StrEnum):
    """How the value of a step follows from those beneath it."""

    INPUT = "input"
    """It stands in the file."""
    OPTION = "option"
    """It was asked for on the command line, in place of the file's own."""
    COUNT = "count"
    """It is counted: years, or the one that growth begins at."""
    FIGURE = "figure"
    """It is a figure with an explanation of its own, which is left out here."""
    ADDED = "added"
    """It is added up over parts, which are left out here."""
    SAME = "same"
    """It is set to the one beneath it."""
    SUM = "sum"
    DIFFERENCE = "difference"
    """The first less the others."""
    PRODUCT = "product"
    RATIO = "ratio"
    """The first over the second."""
    PERCENT = "percent"
    """first / second · 100."""
    RISE = "rise"
    """rate / 100."""
    GROWTH = "growth"
    """1 + rate / 100."""
    EFFECT = "effect"
    """1 + share · (ratio − 1)."""
    CHANGE = "change"
    """(first / second − 1) · 100."""
    ROUNDED = "rounded"
    """Half up, to whole units or, of percent and prices, to six decimals."""
    SHARED = "shared"
    """Its share of the one beneath, in proportion to what it would have been without that."""
    ALLOTTED = "allotted"
    """Its share of the first, in whole units that add up to it, by largest remainder."""
    ABOVE = "above"
    """It is explained above, in the same tree."""
    KEPT = "kept"
    """It is still the one beneath it."""
    NOTHING = "nothing"
    """It is zero, for there is nothing that it could be a part of."""
    MEAN = "mean"
    CAPPED = "capped"
    """The first moved towards the second, as far as the cap lets all of them move."""
    FITTED = "fitted"
    """Up or down to six decimals, so that the parts add up to their sum."""


class Step(NamedTuple):
    """A figure on the way: what it is, its unrounded value and unit, and what it follows from.

    `path` is where an input stands in the file.
    """

    name: Message
    value: Decimal
    unit: str
    how: How
    steps: tuple["Step", ...] = ()
    path: BudgetPath = ()


_MADE: dict[How, Callable[[Sequence[Decimal]], Decimal]] = {
    How.SAME: lambda values: values[0],
    How.KEPT: lambda values: values[0],
    How.SUM: lambda values: sum(values, Decimal(0)),
    How.DIFFERENCE: lambda values: values[0] - sum(values[1:], Decimal(0)),
    How.PRODUCT: lambda values: prod(values, start=Decimal(1)),
    How.RATIO: lambda values: values[0] / values[1],
    How.PERCENT: lambda values: values[0] / values[1] * 100,
    How.RISE: lambda values: values[0] / 100,
    How.GROWTH: lambda values: growth(Percent(values[0])),
    How.EFFECT: lambda values: 1 + values[0] * (values[1] - 1),
    How.MEAN: lambda values: sum(values, Decimal(0)) / len(values),
    How.CHANGE: lambda values: change(values[0], values[1]),
}


def made_of(how: How, values: Sequence[Decimal]) -> Decimal:
    """Give what follows from values in one of the ways that a step is made, unrounded."""
    return _MADE[how](values)


def made(name: Message, unit: str, how: How, *steps: Step) -> Step:
    """Make a step of those beneath it; the caller sets the arithmetic."""
    return Step(name, made_of(how, [step.value for step in steps]), unit, how, steps)


def given(name: Message, value: Decimal | int, unit: str, *path: str) -> Step:
    """Make a step of what stands in the file."""
    return Step(name, Decimal(value), unit, How.INPUT, path=path)


def figure(name: Message, value: Decimal | int, unit: str) -> Step:
    """Make a step of a figure that is explained at its own address."""
    return Step(name, Decimal(value), unit, How.FIGURE)


def named(measure: str, what: Message, year: Year) -> Message:
    """Name a figure of an area or a service, or a total."""
    return Message(f"step-{measure.replace('_', '-')}", what=what, year=year)


def rounded_amount(name: Message, exact: Step) -> Step:
    """Round an amount to whole units; one that stands in the file is whole."""
    if exact.how is How.INPUT:
        return exact._replace(name=name)
    value = Decimal(rounded([Exact(exact.value)])[0])
    return Step(name, value, exact.unit, How.ROUNDED, (exact,))


def rounded_percent(name: Message, exact: Step, unit: str = "%") -> Step:
    """Round a percentage, or a price, to six decimals."""
    return Step(name, percent_to(Percent(exact.value), 6), unit, How.ROUNDED, (exact,))


def told_once(step: Step, shared: Container[int], seen: set[int] | None = None) -> Step:
    """Leave out what a step follows from where it stands above already.

    Args:
        step: The figure with all that it follows from.
        shared: The identities of the steps that may stand in several places.
        seen: Those that stand above it.
    """
    seen = set() if seen is None else seen
    if id(step) in shared and step.steps:
        if id(step) in seen:
            return step._replace(how=How.ABOVE, steps=())
        seen.add(id(step))
    return step._replace(steps=tuple(told_once(each, shared, seen) for each in step.steps))


def inputs(step: Step) -> Iterator[Step]:
    """Give what a figure goes back to in the file, each once, in the order of the tree."""
    seen: set[BudgetPath] = set()
    for each in _all(step):
        if each.how is How.INPUT and each.path not in seen:
            seen.add(each.path)
            yield each


def _all(step: Step) -> Iterator[Step]:
    yield step
    for each in step.steps:
        yield from _all(each)
