"""The source map: where in a text the value at a path stands.

Made only when there is something to say, by a second walk over the events; a file without
findings pays nothing for it.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from vssbudget.findings import BudgetPath, Place
from vssbudget.loader.events import DEEPEST, Event, open_events, place_of

Wanted = dict[str, Any]
"""The paths looked for, as mappings within each other."""


class Spot(NamedTuple):
    """Where a value stands, and where its key does (None for an item of a list).

    A value that is not there stands where its key does.
    """

    value: Place
    key: Place | None


def locate(text: str, paths: Iterable[BudgetPath]) -> dict[BudgetPath, Spot]:
    """Find where paths stand in a text; where the text breaks off, the rest is not found.

    The walk ends where nothing is left that could still be found.

    Returns:
        The first spot of each path, and of the paths that lead to it.
    """
    wanted: Wanted = {}
    for path in paths:
        branch = wanted
        for step in path:
            branch = branch.setdefault(step, {})
    spots: dict[BudgetPath, Spot] = {}
    with suppress(yaml.YAMLError, _Lost):
        _walk(open_events(text), wanted, spots)
    return spots


class _Lost(Exception):
    """The text is no tree from here on."""


@dataclass(slots=True)
class _Branch:
    """A collection on the way down: what is looked for in it, and how far the walk has come."""

    path: BudgetPath
    wanted: Wanted | None
    mapping: bool
    key: Event | None = None
    count: int = 0


def _walk(next_event: Callable[[], Event], wanted: Wanted, spots: dict[BudgetPath, Spot]) -> None:
    above: list[_Branch] = []
    left = _count(wanted)
    while left > 0 and (event := next_event()).__class__ is not StreamEndEvent:
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            left -= _count(above.pop().wanted)
            continue
        if not isinstance(event, (ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent)):
            continue
        path: BudgetPath = ()
        inner: Wanted | None = wanted
        if above:
            branch = above[-1]
            if branch.mapping and branch.key is None:
                branch.key = _key(event)
                continue
            path, inner = _child(branch, event, spots)
            left -= inner is not None
        if not isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            left -= _count(inner)
        else:
            if len(above) == DEEPEST:
                raise _Lost
            above.append(_Branch(path, inner, isinstance(event, MappingStartEvent)))


def _count(wanted: Wanted | None) -> int:
    """Count the paths that are looked for within a branch."""
    return sum(1 + _count(inner) for inner in wanted.values()) if wanted else 0


def _key(event: Event) -> Event:
    if not isinstance(event, ScalarEvent):
        raise _Lost
    return event


def _child(
    branch: _Branch, event: Event, spots: dict[BudgetPath, Spot]
) -> tuple[BudgetPath, Wanted | None]:
    """Step to the next value of a branch, and note its spot where it is looked for."""
    key, branch.key = branch.key, None
    step = str(branch.count) if key is None else key.value
    branch.count += 1
    inner = None if branch.wanted is None else branch.wanted.pop(step, None)
    if inner is None:
        return (), None
    path = (*branch.path, step)
    spots[path] = _spot(event, key)
    return path, inner


def _spot(event: Event, key: Event | None) -> Spot:
    if key is None:
        return Spot(place_of(event), None)
    at_key = place_of(key)
    missing = isinstance(event, ScalarEvent) and not event.value and not event.style
    return Spot(at_key if missing else place_of(event), at_key)
