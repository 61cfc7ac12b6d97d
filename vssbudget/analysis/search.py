"""Where a figure meets a target, as its input goes through the numbers that it may be."""

from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from vssbudget.amounts import EXACT, HALF, ZERO, unit_of
from vssbudget.analysis.target import Target

Calculate = Callable[[Decimal], Decimal | None]
"""Gives the figure that follows from an input, None where there is none."""

Point = tuple[Decimal, Decimal | None]
"""An input, and the figure that follows from it."""

_HALVED = 2
"""Every so many steps a span is halved, however the figure bends in it."""
_FARTHER, _BEYOND = 100, Decimal("1.25")


class Span(NamedTuple):
    """The inputs from one to another, with the decimals that people write, and at most so many."""

    low: Decimal
    high: Decimal
    usual: int
    finest: int

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The first and the last input with the usual decimals."""
        low = self.low.quantize(unit_of(self.usual), ROUND_CEILING, EXACT)
        return low, self.high.quantize(unit_of(self.usual), ROUND_FLOOR, EXACT)


class Interval(NamedTuple):
    """Inputs that meet a target, from one to another.

    Beyond an end with an `edge` lies that, which does not meet it; at another the span ends.
    """

    low: Decimal
    high: Decimal
    low_edge: Point | None
    high_edge: Point | None


class Search:
    """Looks for the inputs of a span that meet a target; nothing is calculated twice.

    What the figure is `near`, before it is rounded, says where to look next.
    """

    def __init__(
        self, target: Target, calculate: Calculate, span: Span, near: Calculate | None = None
    ) -> None:
        self.target, self.span = target, span
        self._calculate = calculate
        self._near = cache(near or self.at)
        self._known: dict[Decimal, Decimal | None] = {}
        beyond = None if target.most is None else target.most + unit_of(target.places)
        self._limits = [each for each in (target.least, beyond) if each is not None]

    @property
    def points(self) -> list[Point]:
        """What is known, in the order of the inputs."""
        return sorted(self._known.items())

    def at(self, value: Decimal) -> Decimal | None:
        """Give the figure that follows from an input."""
        if value not in self._known:
            self._known[value] = self._calculate(value)
        return self._known[value]

    def sweep(self, step: Decimal) -> None:
        """Calculate the span in steps, and between two of them each place where that changes."""
        value, end = self.span.ends
        while value < end:
            self.at(value)
            value += step
        self.at(end)
        self._sharpen()

    def follow(self, way: int, start: Decimal, step: Decimal) -> bool:
        """Find where a figure that goes one way throughout meets the target.

        Args:
            way: 1 where it rises with the input, -1 where it falls; 0 where it stays as it is.
            start: The input to begin with.
            step: How far to go from that first.

        Returns:
            Whether all that was calculated goes that way.
        """
        low, high = self.span.ends
        unit = unit_of(self.span.usual)
        start = min(max(start.quantize(unit, ROUND_FLOOR, EXACT), low), high)
        for direction, end in ((1, high), (-1, low)) if way else ():
            before, value, size = start, start, step
            while value != end and self._leads_on(value, way * direction):
                far = max(size, self._distance(before, value, way * direction))
                before, value = value, min(max(value + direction * far, low), high)
                size *= _FARTHER
            self.at(value)
        self._sharpen()
        if len({self.at(start), *self._known.values()}) == 1:
            self.at(low)
            self.at(high)
        figures = [figure for _, figure in self.points if figure is not None]
        goes = all(_goes(other - one, way) for one, other in pairwise(figures))
        return goes and len(figures) == len(self._known)

    def intervals(self) -> Iterator[Interval]:
        """Give the inputs that meet the target, as far as is known."""
        (low, high), points = self.span.ends, self.points
        for meets, run in groupby(enumerate(points), lambda each: self._meets(each[1])):
            places = [place for place, _ in run]
            first, last = places[0], places[-1] + 1
            if meets:
                below = points[first - 1] if first else None
                above = points[last] if last < len(points) else None
                start = points[first][0] if below else low
                yield Interval(start, points[last - 1][0] if above else high, below, above)

    def meeting(self, value: Decimal) -> Decimal:
        """Give the input that is the nearest to another one, of those known to meet the target."""
        known = [each for each, figure in self.points if self._meets((each, figure))]
        return min(known, key=lambda each: abs(each - value))

    def _meets(self, point: Point) -> bool:
        return point[1] is not None and not self.target.off(point[1])

    def _leads_on(self, value: Decimal, way: int) -> bool:
        """Whether there may be more to find beyond an input, where the figure goes a way."""
        figure = self.at(value)
        if figure is None:
            return False
        off = self.target.off(figure)
        ends = self.target.most if way > 0 else self.target.least
        return off != 0 if ends is None else off * way <= 0

    def _distance(self, before: Decimal, value: Decimal, way: int) -> Decimal:
        """Say how far it is until the figure is beyond the target, if it goes on as it went."""
        one, other = self.at(before), self.at(value)
        if one is None or other is None or one == other:
            return ZERO
        goal = self._limits[-1 if way > 0 else 0]
        far = _BEYOND * abs((goal - other) * (value - before) / (other - one))
        return far.quantize(unit_of(self.span.usual), ROUND_CEILING, EXACT)

    def _sharpen(self) -> None:
        """Find each place where the figure begins or ceases to meet the target.

        Where it goes past that from one input to the next, these are told with more decimals.
        """
        for places in range(self.span.usual, self.span.finest + 1):
            for low, high in pairwise(self.points):
                if places == self.span.usual or self._passes(low, high):
                    for limit in self._limits:
                        for pair in self._parted(low[0], high[0], limit):
                            self._edge(*pair, limit, unit_of(places))
            if not any(self._passes(*pair) for pair in pairwise(self.points)):
                break

    def _passes(self, one: Point, other: Point) -> bool:
        """Whether of two figures one is too low, and the other too high."""
        if one[1] is None or other[1] is None:
            return False
        return self.target.off(one[1]) * self.target.off(other[1]) < 0

    def _side(self, value: Decimal, limit: Decimal) -> bool | None:
        figure = self.at(value)
        return None if figure is None else figure >= limit

    def _parted(self, low: Decimal, high: Decimal, limit: Decimal) -> list[tuple[Decimal, Decimal]]:
        """Give the inputs that are known between two, and next to which the figure is beyond."""
        between = pairwise([value for value, _ in self.points if low <= value <= high])
        return [pair for pair in between if len({self._side(each, limit) for each in pair}) > 1]

    def _edge(self, low: Decimal, high: Decimal, limit: Decimal, unit: Decimal) -> None:
        """Find, a unit apart, two inputs between which the figure comes to a limit.

        By false position, in which the end that stays counts half as much each time, and by halves.
        """
        weights, before, steps = [Decimal(1), Decimal(1)], None, 0
        while (span := _within(low, high, unit))[0] <= span[1]:
            steps += 1
            share = self._share((low, high), limit, weights) if steps % _HALVED else HALF
            there = EXACT.fma(high - low, share, low)
            value = min(max(there.quantize(unit, context=EXACT), span[0]), span[1])
            end = int(self._side(value, limit) == self._side(high, limit))
            low, high = (low, value) if end else (value, high)
            weights[end] = Decimal(1)
            weights[1 - end] *= HALF if end == before else 1
            before = end

    def _share(
        self, ends: Sequence[Decimal], limit: Decimal, weights: Sequence[Decimal]
    ) -> Decimal:
        """Say how far between two inputs the figure comes to a limit, by what they weigh."""
        middle, off = limit - unit_of(self.target.places) / 2, list[Decimal]()
        for end, weight in zip(ends, weights, strict=True):
            if (figure := self._near(end)) is None:
                return HALF
            off.append((figure - middle) * weight)
        low, high = off
        return low / (low - high) if low * high <= 0 and low != high else HALF


def _within(low: Decimal, high: Decimal, unit: Decimal) -> tuple[Decimal, Decimal]:
    """Give the first and the last whole unit between two numbers."""
    first = low.quantize(unit, ROUND_FLOOR, EXACT) + unit
    return first, high.quantize(unit, ROUND_CEILING, EXACT) - unit


def _goes(change: Decimal, way: int) -> bool:
    return change * way >= 0 if way else not change
