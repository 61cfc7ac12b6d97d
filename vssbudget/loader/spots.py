"""Where values stand in a text, by offset, for whoever writes in it and leaves the rest alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from vssbudget.findings import BudgetPath
from vssbudget.loader.events import open_events, place_of

_OPEN = (MappingStartEvent, SequenceStartEvent)
_CLOSE = (MappingEndEvent, SequenceEndEvent)


@dataclass(slots=True)
class Spot:
    """Where a value starts and ends; of a collection also behind what stands last in it.

    `style` are the quotes of a scalar; a collection `holds_more`, in braces or brackets where it
    is `flow`.
    """

    start: int
    column: int
    style: str = ""
    holds_more: bool = False
    flow: bool = False
    end: int = 0
    last: int = 0
    filled: bool = False

    def added(self, text: str, written: str) -> str:
        """Write entries behind what stands last, in a collection in braces or brackets."""
        return f"{text[: self.last]}{', ' if self.filled else ''}{written}{text[self.last :]}"

    def below(self, text: str, lines: Iterable[str]) -> str:
        """Write lines below what stands last, as far in as that is, with the ends of that line."""
        lead = " " * self.column
        ends = re.compile(r"\r?\n|$").search(text, self.last)
        assert ends is not None
        newline = ends[0] or ("\r\n" if "\r\n" in text else "\n")
        added = (f"{newline}{lead if each else ''}{each}" for each in lines)
        rest = text[ends.start() :] or newline
        return f"{text[: ends.start()]}{''.join(added)}{rest}"


@dataclass(slots=True)
class _Open:
    """A collection on the way down, and the path of it where something within is looked for."""

    spot: Spot
    path: BudgetPath | None
    mapping: bool
    key: str | None = None
    count: int = 0

    @property
    def awaits_key(self) -> bool:
        """Whether what comes next in it is a key."""
        return self.mapping and self.key is None

    def step(self) -> str:
        """Give the step to the next value in it."""
        key, self.key = self.key, None
        self.count += 1
        return str(self.count - 1) if key is None else key


def spots(text: str, paths: Iterable[BudgetPath]) -> dict[BudgetPath, Spot]:
    """Find where paths stand in a text without a fault; what is not there is left out."""
    wanted = {*paths}
    leading = {path[:count] for path in wanted for count in range(len(path) + 1)}
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    next_event = open_events(text)
    above: list[_Open] = []
    found: dict[BudgetPath, Spot] = {}
    last = 0
    while not isinstance(event := next_event(), StreamEndEvent):
        if isinstance(event, _CLOSE):
            spot = above.pop().spot
            spot.last = last
            last = _offset(event.end_mark, starts) if spot.flow else last
            spot.end = last
        elif isinstance(event, (ScalarEvent, *_OPEN)):
            around = above[-1] if above else None
            if around:
                around.spot.filled = True
            if isinstance(event, ScalarEvent) and around and around.awaits_key:
                around.key, last = event.value, _offset(event.end_mark, starts)
                continue
            path: BudgetPath | None = () if around is None else _within(around, leading)
            start, end = _offset(event.start_mark, starts), _offset(event.end_mark, starts)
            spot = Spot(start, place_of(event).column - 1, end=end)
            if path in wanted:
                found[path] = spot
            if isinstance(event, _OPEN):
                spot.holds_more, spot.flow = True, bool(event.flow_style)
                above.append(_Open(spot, path, isinstance(event, MappingStartEvent)))
            else:
                spot.style = event.style or ""
            if end > start:
                last = end
    return found


def _within(around: _Open, leading: set[BudgetPath]) -> BudgetPath | None:
    """Give the path of the next value in a collection, None where nothing there is looked for."""
    step = around.step()
    path = None if around.path is None else (*around.path, step)
    return path if path in leading else None


def _offset(mark: Any, starts: list[int]) -> int:
    offset: int = starts[mark.line] + mark.column
    return offset
