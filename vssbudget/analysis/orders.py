"""What each step of a bridge would add in other orders than its own."""

from collections.abc import Iterator, Mapping
from itertools import chain, combinations

from vssbudget.amounts import Tkr, Year
from vssbudget.analysis.bridge import Bridge, Of, Rows, Step

MOST_STEPS = 10
"""Of how many steps all orders are looked at: of these there are 1 024 budgets."""

Ranges = Mapping[tuple[Of, Year], Mapping[Step, tuple[Tkr, Tkr]]]
"""The least and the most that each step adds to a figure that moved."""


def ranges(bridge: Bridge) -> Ranges:
    """Give the least and the most that each step adds over all orders of the steps.

    What a step adds depends on which others were taken before it, and on nothing else: so every
    set of them is calculated once. One that makes no budget is left out.
    """
    steps = tuple(bridge.steps)
    sets = {taken: rows for taken in _sets(steps) if (rows := _rows(bridge, taken)) is not None}
    return {
        (each.of, each.year): {
            step: _range(sets, step, each.of, bridge.years.index(each.year)) for step in steps
        }
        for each in bridge.moved
    }


def _sets(steps: tuple[Step, ...]) -> Iterator[frozenset[Step]]:
    for count in range(len(steps) + 1):
        yield from map(frozenset, combinations(steps, count))


def _rows(bridge: Bridge, taken: frozenset[Step]) -> Rows | None:
    if not taken:
        return bridge.before
    projection = bridge.with_causes(chain.from_iterable(taken))
    return bridge.rows(projection) if projection else None


def _range(sets: Mapping[frozenset[Step], Rows], step: Step, of: Of, at: int) -> tuple[Tkr, Tkr]:
    adds = [
        _at(sets[taken | {step}], of, at) - _at(rows, of, at)
        for taken, rows in sets.items()
        if step not in taken and taken | {step} in sets
    ]
    return Tkr(min(adds)), Tkr(max(adds))


def _at(rows: Rows, of: Of, at: int) -> int:
    return rows[of][at] or 0 if of in rows else 0
