"""What in a text is read otherwise than it was most likely meant, though it is no fault.

A text that is cut off at `#`, a key or a row that stands behind one, and typographic quotes that
are part of a text. Only a file that holds such marks is walked through once more.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from vssbudget.findings import BudgetPath, Finding, Place, Severity
from vssbudget.loader.events import Event, open_events, place_of
from vssbudget.model import keys_at
from vssbudget.wording import Message

MOST = 1000
"""How many comments of a file are looked at."""

_COMMENT = re.compile(r"(?<=[^\s#])[ \t]+(?=#(?:\w|[ \t]*[\w-]+:[ \t]))")
_LOST = re.compile(r"#[ \t]*([\w-]+):[ \t]+(?:([\[{])|\S+\s*$)")
_BETWEEN = re.compile(r"[ \t,]*").fullmatch
_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a\u00b4"
_MARKS = _DOUBLE + _SINGLE
_QUOTED = re.compile(
    rf"[{_DOUBLE}]([^{_DOUBLE}]+)[{_DOUBLE}]"
    rf"|[{_SINGLE}]((?:[^{_SINGLE}]|(?<=\w)\u2019(?=\w))+)[{_SINGLE}]"
).fullmatch
_TEXTS = frozenset(("name", "title", "unit", "says", "reason"))
_LISTED = frozenset(("sources", "customers"))
_SHORT = 60


@dataclass(slots=True)
class _Branch:
    """A collection on the way down, the keys that it has, and the one whose value comes next."""

    path: BudgetPath
    mapping: bool
    flow: bool = False
    keys: set[str] = field(default_factory=set)
    key: str | None = None
    count: int = 0

    def step(self, value: str = "") -> tuple[BudgetPath, bool]:
        """Give the path of the next event in it, and whether that is a key."""
        if self.mapping and self.key is None:
            self.key = value
            self.keys.add(value)
            return (*self.path, value), True
        step = str(self.count) if self.key is None else self.key
        self.key, self.count = None, self.count + 1
        return (*self.path, step), False


class _Met(NamedTuple):
    """A scalar or the end of a collection: its path, and the keys that are beside and in it."""

    event: Event
    path: BudgetPath
    is_key: bool
    beside: set[str]
    within: set[str]


def noticed(text: str) -> tuple[Finding, ...]:
    """Find what in a text without a fault is most likely read otherwise than it was meant."""
    comments = _comments(text)
    if not comments and not any(mark in text for mark in _MARKS):
        return ()
    before: dict[int, _Met] = {}
    found: list[Finding] = []
    for met in _walk(open_events(text)):
        if isinstance(met.event, ScalarEvent) and len(found) < MOST:
            found += _quotes(met)
        line = met.event.end_mark.line
        if line in comments and met.event.end_mark.column <= comments[line]:
            before[line] = met
    lines = text.split("\n")
    for line, column in comments.items():
        if line in before:
            found += _behind(before[line], lines[line], column)
    return tuple(found)


def _comments(text: str) -> dict[int, int]:
    """Give by line the column of the first comment that may be none."""
    columns: dict[int, int] = {}
    line, start, seen = 0, 0, 0
    for match in islice(_COMMENT.finditer(text), MOST):
        if breaks := text.count("\n", seen, match.end()):
            line += breaks
            start = text.rindex("\n", seen, match.end()) + 1
        seen = match.end()
        columns.setdefault(line, seen - start)
    return columns


def _walk(next_event: Callable[[], Event]) -> Iterator[_Met]:
    """Give each scalar and each end of a collection with its path; the text has no fault."""
    above: list[_Branch] = [_Branch((), mapping=False)]
    while not isinstance(event := next_event(), StreamEndEvent):
        if isinstance(event, ScalarEvent):
            path, is_key = above[-1].step(event.value)
            yield _Met(event, path, is_key, above[-1].keys, set())
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            path = above[-1].step()[0] if len(above) > 1 else ()
            mapping = isinstance(event, MappingStartEvent)
            above.append(_Branch(path, mapping, bool(event.flow_style)))
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            closed = above.pop()
            if closed.flow:
                yield _Met(event, closed.path, False, above[-1].keys, closed.keys)


def _quotes(met: _Met) -> Iterator[Finding]:
    """Find typographic quotes around a whole text."""
    text: str = met.event.value
    if text[:1] in _MARKS and not met.event.style and (quoted := _QUOTED(text)):
        fix = Message("straight-quotes")
        if len(text) <= _SHORT:
            fix = Message("write", what=_in_quotes(quoted[1] or quoted[2]))
        message = Message("quotes-kept", text=text)
        yield _notice(met.path, message, fix, place_of(met.event), at_key=met.is_key)


def _behind(met: _Met, line: str, column: int) -> Iterator[Finding]:
    """Find a text that goes on behind `#`, or a key that stands there."""
    if _is_empty(met.event) or not _BETWEEN(line[met.event.end_mark.column : column]):
        return
    comment = line[column:].rstrip("\r ")
    place = Place("", met.event.end_mark.line + 1, column + 1, len(comment))
    if (lost := _LOST.match(comment)) and _is_lost(met, lost[1], row=bool(lost[2])):
        message = Message("lost-behind-hash", key=lost[1])
        yield _notice(met.path, message, Message("lost-behind-hash-fix"), place)
    elif _is_text(met) and comment[1:2].isalnum():
        whole = f"{met.event.value}{line[met.event.end_mark.column : column]}{comment}"
        fix = Message("text-cut-long-fix")
        if len(whole) <= _SHORT:
            fix = Message("text-cut-fix", text=_in_quotes(whole))
        yield _notice(met.path, Message("text-cut", comment=comment), fix, place)


def _is_empty(event: Event) -> bool:
    return isinstance(event, ScalarEvent) and not event.value and not event.style


def _is_text(met: _Met) -> bool:
    """Whether a text without quotes stands there that people read, and no name of another thing."""
    if not isinstance(met.event, ScalarEvent) or met.event.style or met.is_key:
        return False
    path = met.path
    return path[-1] in _TEXTS or path[-2:-1] == ("items",) or path[0] in _LISTED


def _is_lost(met: _Met, key: str, row: bool) -> bool:
    """Whether a key is not there but behind `#`: a row of any name, else one that belongs there."""
    if met.is_key or key in met.beside or key in met.within:
        return False
    return row or key in keys_at(met.path[:-1]) or (bool(met.within) and key in keys_at(met.path))


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _notice(
    path: BudgetPath, message: Message, fix: Message, place: Place, *, at_key: bool = False
) -> Finding:
    return Finding(
        rule="implausible",
        severity=Severity.WARNING,
        message=message,
        fix=fix,
        path=path,
        at_key=at_key,
        area=path[1] if path[0] == "areas" and len(path) > 1 else None,
        place=place,
    )
