"""Where values lie in a drawing: whole numbers alone, so that a script draws the very same.

Places are in tenths of a unit of the drawing, values in units of the last decimal of a chart.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

_STEPS = (1, 2, 5)


class Axis(NamedTuple):
    """Values from low to high, and the places at which these two lie.

    It goes in even steps, `most` of them at the most, or in none.
    """

    low: int
    high: int
    start: int
    end: int
    step: int = 1
    most: int = 0

    def at(self, value: int) -> int:
        """Give the place of a value, to the nearest tenth."""
        return self.start + _nearest((value - self.low) * (self.end - self.start), self._span)

    @property
    def _span(self) -> int:
        return self.high - self.low

    @property
    def known(self) -> dict[str, str]:
        """What a script lays the axis out by."""
        return {
            "data_start": f"{self.start}",
            "data_end": f"{self.end}",
            "data_most": f"{self.most}",
        }

    @property
    def ticks(self) -> Sequence[int]:
        """The values at its steps."""
        return range(self.low, self.high + 1, self.step)


def axis_of(values: Collection[int], start: int, end: int, most: int) -> Axis:
    """Lay an axis out on which values have room, in so many steps at the most, read well."""
    least, largest = min(values), max(values)
    ways = (_in_steps(least, largest, step) for step in _steps())
    low, high, step = next(way for way in ways if (way[1] - way[0]) // way[2] <= most)
    return Axis(low, high, start, end, step, most)


def _in_steps(least: int, most: int, step: int) -> tuple[int, int, int]:
    """Say from where to where an axis goes in steps, at the least one."""
    low = least // step * step
    return low, max(-(-most // step) * step, low + step), step


def close_axis(values: Collection[int], start: int, end: int) -> Axis:
    """Lay an axis out from the least to the most of some values, with no steps."""
    low, high = min(values), max(values)
    return Axis(low, max(high, low + 1), start, end)


def _steps() -> Iterator[int]:
    tens = 1
    while True:
        yield from (tens * step for step in _STEPS)
        tens *= 10


def _nearest(number: int, by: int) -> int:
    return (2 * number + by) // (2 * by)


def px(tenths: int) -> str:
    """Write a place as a drawing has it: `12.5`."""
    whole, tenth = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}{f'.{tenth}' if tenth else ''}"


def spread(middles: Sequence[int], heights: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Move things of some heights apart that are too near each other, between two places."""
    order = sorted(range(len(middles)), key=lambda at: middles[at])
    moved = list(middles)
    for at in order:
        moved[at] = max(moved[at], first + heights[at] // 2)
        first = moved[at] + heights[at] // 2
    for at in reversed(order):
        moved[at] = min(moved[at], last - heights[at] // 2)
        last = moved[at] - heights[at] // 2
    return moved
