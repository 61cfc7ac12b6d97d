"""Adding accepted differences to the text of a budget, everything else in it left as it is."""

import re
from collections.abc import Sequence
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

from vssbudget.loader.events import open_events, place_of
from vssbudget.model.figures import WORDS

KEY = "accepted"
"""The key of the list that entries are added to."""

_PLAIN = re.compile(r"[^\W\d][\w.-]*")
_OPEN = (MappingStartEvent, SequenceStartEvent)
_CLOSE = (MappingEndEvent, SequenceEndEvent)


@dataclass(slots=True)
class _Spot:
    """Where entries go: behind what stands last in a collection, by offset in the text."""

    flow: bool
    column: int
    end: int = 0
    filled: bool = False


def with_accepted(text: str, entries: Sequence[str]) -> str:
    """Add entries to the accepted differences of a budget without a fault.

    Args:
        text: The budget as it stands in its file.
        entries: Each a mapping in braces, on one line.

    Returns:
        The text with the entries behind those that are there, or in a new list at its end.
    """
    outer, inner = _spots(text)
    spot = inner or outer
    newline = "\r\n" if "\r\n" in text else "\n"
    if spot.flow:
        listed = ", ".join(entries)
        added = (", " if spot.filled else "") + (listed if inner else f"{KEY}: [{listed}]")
        return text[: spot.end] + added + text[spot.end :]
    lead = " " * spot.column
    lines = [f"{lead}- {each}" for each in entries]
    if inner is None:
        lines = ["", f"{lead}{KEY}:", *(f"  {line}" for line in lines)]
    end = spot.end + re.match(r"[^\r\n]*", text[spot.end :]).end()  # type: ignore[union-attr]
    rest = text[end:] or newline
    return text[:end] + "".join(f"{newline}{line}" for line in lines) + rest


def entry(rule: str, at: str, pin: str) -> str:
    """Write an accepted difference, its reason left to be written; `pin` is `amount: 5` or less."""
    fields = [f"rule: {rule}", f"at: {scalar(at)}", *([pin] if pin else []), 'reason: ""']
    return f"{{{', '.join(fields)}}}"


def scalar(text: str) -> str:
    """Write a text so that YAML reads it as that text, also within braces."""
    if _PLAIN.fullmatch(text) and text.lower() not in WORDS:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _spots(text: str) -> tuple[_Spot, _Spot | None]:
    """Find where entries go in the outermost mapping, and in the list if it is there."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    next_event = open_events(text)
    stack: list[_Spot] = []
    outer = _Spot(flow=False, column=0)
    inner: _Spot | None = None
    key: str | None = None
    last = 0
    while not isinstance(event := next_event(), StreamEndEvent):
        if isinstance(event, _OPEN):
            column = place_of(event).column - 1
            stack.append(_Spot(bool(event.flow_style), column))
            if len(stack) == 1:
                outer = stack[0]
            elif len(stack) == 2 and key == KEY:
                inner = stack[1]
            if event.flow_style:
                last = _offset(event.end_mark, starts)
        elif isinstance(event, _CLOSE):
            closed = stack.pop()
            closed.end = last
            if closed.flow:
                last = _offset(event.end_mark, starts)
            key = None if len(stack) == 1 else key
        elif isinstance(event, ScalarEvent):
            last = _offset(event.end_mark, starts) if event.value or event.style else last
            if len(stack) == 1:
                key = event.value if key is None else None
        for spot in stack[: -1 if isinstance(event, _OPEN) else None]:
            spot.filled = True
    return outer, inner


def _offset(mark: Any, starts: list[int]) -> int:
    offset: int = starts[mark.line] + mark.column
    return offset
