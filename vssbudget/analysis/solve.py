"""What it would take: the inputs with which a figure meets a target."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_FLOOR, Decimal, localcontext
from typing import NamedTuple

from vssbudget.addresses import parted, row_at
from vssbudget.amounts import EXACT, ONE, ZERO, TooLarge, decimals, unit_of
from vssbudget.analysis.inputs import Ground, Input
from vssbudget.analysis.search import Interval, Point, Search, Span
from vssbudget.analysis.target import Target
from vssbudget.calculation.figures import Figures
from vssbudget.calculation.readings import Numbers, Unrounded
from vssbudget.calculation.trend import Trend, Unsure, Way, way_of
from vssbudget.findings import Finding, WrongCommand
from vssbudget.formulas.sheet import Sheet
from vssbudget.wording import Message

_MOST_STEPS = 200
_NEAR = Decimal(10)
_SMALL = Decimal(100)

Ends = tuple[Decimal | None, Decimal | None]
"""The first and the last value of an input that are asked for."""


class Solution(NamedTuple):
    """The inputs with which a figure meets a target, and how they were found.

    Where the figure goes one way throughout these are all; else it was calculated in steps of a
    `step` over the span, and between two of them where it changed.
    """

    given: Input
    target: Target
    now: Decimal | None
    before: Decimal | None
    intervals: tuple[Interval, ...]
    value: Decimal | None
    after: Decimal | None
    span: Span
    points: tuple[Point, ...]
    step: Decimal | None

    @property
    def has_effect(self) -> bool:
        """Whether the figure is not the same whatever the input is."""
        return _differ(self.points)

    @property
    def chosen(self) -> Interval | None:
        """The interval that the value is in."""
        if (value := self.value) is None:
            return None
        return next(each for each in self.intervals if each.low <= value <= each.high)

    @property
    def nearest(self) -> Point | None:
        """Of the inputs that were calculated the one whose figure is the nearest to the target."""
        known = [(value, figure) for value, figure in self.points if figure is not None]
        return min(known, key=lambda each: abs(self.target.off(each[1])), default=None)

    @property
    def is_open(self) -> tuple[bool, bool]:
        """Whether what is below and above the inputs looked at cannot be: the format ends there."""
        sort = self.given.sort
        whole = self.span.low == sort.low, self.span.high == sort.high
        return whole[0] and self.step is None, whole[1] and self.step is None


class _Solver:
    """Calculates a figure of a budget for values of an input."""

    def __init__(self, ground: Ground, given: Input, target: Target) -> None:
        self.ground, self.given, self.target = ground, given, target
        self.refused: Finding | None = None

    def figure(self, value: Decimal) -> Decimal | None:
        """Give the figure that follows from a value; None where the file does not take it."""
        projected = self.ground.with_value(self.given, value)
        if isinstance(projected, Finding):
            self.refused = projected
            return None
        try:
            return self.target.figure(projected)
        except TooLarge:
            return None

    def way(self, span: Span) -> Way:
        """Say which way the figure goes over a span; None where the formulas do not tell."""
        if self.given.how == "mixed":  # the others are rounded so that they add up
            return None
        value = min(max(ONE, span.low), span.high)
        try:
            return way_of(self._read(value, Trend(self.ground.ends(self.given, *span[:2]))))
        except (Unsure, TooLarge, TypeError, ArithmeticError):
            return None

    def unrounded(self, value: Decimal) -> Decimal | None:
        """Give about what the figure is before it is rounded, where it is an amount."""
        if not self.target.amount:
            return self.figure(value)
        try:
            return self._read(value, Unrounded())
        except (Unsure, TooLarge):
            return None

    def _read(self, value: Decimal, reading: Numbers) -> Decimal | None:
        """Read the figure by the formulas in a way.

        Raises:
            Unsure: The file does not take the value, or no formula gives the figure.
        """
        projected = self.ground.with_value(self.given, value)
        name, year = parted(self.target.address)
        if (
            isinstance(projected, Finding)
            or (row := row_at(projected, name)) is None
            or year is None
        ):
            raise Unsure
        with localcontext(EXACT):
            sheet = Sheet(reading, projected.budget, projected.rates_told)
            figures = Figures(sheet, shown=False).of(row.of)
        return figures[year - projected.budget.years.every[-1] - 1]

    def searched(self, spans: Sequence[Span], now: Decimal | None) -> tuple[Search, Decimal | None]:
        """Follow the figure where it goes one way over a span, else go through the last one."""
        for span in spans[:-1]:
            search, way = Search(self.target, self.figure, span, self.unrounded), self.way(span)
            if way is not None and search.follow(way, now or ZERO, _first_step(self.given, now)):
                return search, None
        search, step = Search(self.target, self.figure, spans[-1]), _step(spans[-1])
        search.sweep(step)
        return search, step


def solve(ground: Ground, given: Input, target: Target, ends: Ends = (None, None)) -> Solution:
    """Find the inputs with which a figure meets a target, between ends if there are any.

    Raises:
        WrongCommand: The file takes no value of the input.
    """
    solver, now = _Solver(ground, given, target), ground.now(given)
    search, step = solver.searched(_spans(ground, given, now, ends), now)
    if solver.refused and all(figure is None for _, figure in search.points):
        told = {"told": solver.refused.message, "fix": solver.refused.fix}
        raise WrongCommand(Message("input-refused", input=given.name, **told))
    found, before = tuple(search.intervals()), target.figure(ground.project())
    value = _chosen(found, now) if _differ(search.points) else None
    after = None if value is None else search.at(value)
    if value is not None and (after is None or target.off(after)):  # between two steps
        value = search.meeting(value)
        after = search.at(value)
    points = tuple(search.points)
    return Solution(given, target, now, before, found, value, after, search.span, points, step)


def _differ(points: Iterable[Point]) -> bool:
    return len({figure for _, figure in points if figure is not None}) > 1


def _chosen(found: Iterable[Interval], now: Decimal | None) -> Decimal | None:
    """Choose a value in the interval that is the nearest to what the input is.

    That is the one at its limit, the one in the middle between two, or what the input is.
    """
    near = now or ZERO
    interval = min(found, key=lambda each: max(each.low - near, near - each.high), default=None)
    if interval is None:
        return None
    low, high, *edges = interval
    if all(edges):
        unit = unit_of(max(decimals(low), decimals(high)))
        return (low + (high - low) / 2).quantize(unit, ROUND_FLOOR, EXACT)
    if any(edges):
        return low if edges[0] else high
    return min(max(near, low), high)


def _spans(ground: Ground, given: Input, now: Decimal | None, ends: Ends) -> list[Span]:
    """Give the spans to look in: all that the format takes, without zero, and near what is.

    Raises:
        WrongCommand: Between the ends that are asked for is nothing.
    """
    sort, places = given.sort, [decimals(each) for each in ends if each is not None]
    usual = min(sort.finest, max([sort.usual, *places]))
    low, high = ends
    low = sort.low if low is None else max(low, sort.low)
    high = sort.high if high is None else min(high, sort.high)
    whole = Span(low, high, usual, sort.finest)
    if whole.ends[0] >= whole.ends[1]:
        raise WrongCommand(Message("input-span", input=given.name, low=sort.low, high=sort.high))
    spans = [whole] if low else [whole, whole._replace(low=unit_of(usual))]
    if places or high - low <= _SMALL:
        return [*spans, whole]
    reach, about = _NEAR, now or ZERO
    if sort.measure != "percent":
        reach, about = 2 * max(ground.scale(given), _SMALL), ZERO
    near = Span(max(low, about - reach), min(high, about + reach), usual, sort.finest)
    return [*spans, near, near]


def _first_step(given: Input, now: Decimal | None) -> Decimal:
    """Say how far to go first: a percentage point, or a percent of a number."""
    if given.sort.measure == "percent":
        return ONE
    unit = unit_of(given.sort.usual)
    return max(unit, (abs(now or ZERO) / 100).quantize(unit, context=EXACT))


def _step(span: Span) -> Decimal:
    """Give the least round step, 1, 2 or 5 of some decimal, that goes through a span in so many."""
    low, high = span.ends
    least = max((high - low) / _MOST_STEPS, unit_of(span.usual))
    tens = ONE.scaleb(least.adjusted())
    return next(step for step in (tens, 2 * tens, 5 * tens, 10 * tens) if step >= least)
