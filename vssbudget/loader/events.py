"""The event stream of a YAML text, from libyaml where it is there."""

from collections.abc import Callable
from typing import Any

import yaml

from vssbudget.findings import Place

Event = Any
"""One of `yaml.events`; the stubs of PyYAML leave their attributes untyped."""

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def open_events(text: str) -> Callable[[], Event]:
    """Begin to read a text; each call gives the next event, and nothing is ever composed.

    Raises:
        yaml.YAMLError: From a call that meets a fault of syntax.
    """
    next_event: Callable[[], Event] = _PARSER(text).get_event
    return next_event


def place_of(event: Event) -> Place:
    """Say where an event stands; the file's name comes later."""
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Place("", start.line + 1, start.column + 1, max(length, 1))
