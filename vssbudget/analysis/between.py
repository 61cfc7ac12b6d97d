"""Costs that were perhaps moved from some areas to others."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from vssbudget.analysis.bridge import Moved
from vssbudget.analysis.told import is_of_area
from vssbudget.analysis.years import Way

_MOST = 3
"""Of how many areas an amount is made at the most."""

_LOOKED_AT = 30
"""How many areas on each side are looked at."""


def between_areas(bridge: Way) -> Iterator[tuple[Moved, Sequence[Moved]]]:
    """Find where one area falls by what others rise by, or rises by what others fall by.

    It is a proposal: that a cost was moved between them nobody knows. Only amounts of the base year
    are looked at, and only where there is one way alone to make an amount of at most three others.
    """
    base = bridge.new.budget.years.base
    costs = [
        each
        for each in bridge.moved
        if each.of.measure == "cost" and each.year == base and is_of_area(bridge, each.of)
    ]
    for one in costs[:_LOOKED_AT]:
        others = [each for each in costs if each.difference * one.difference < 0][:_LOOKED_AT]
        found = [
            each for each in _some(others) if sum(of.difference for of in each) == -one.difference
        ]
        if len(found) == 1 and (len(found[0]) > 1 or one.difference < 0):
            yield one, found[0]


def _some(moved: Sequence[Moved]) -> Iterator[tuple[Moved, ...]]:
    for count in range(1, _MOST + 1):
        yield from combinations(moved, count)
