"""From events to a plain tree: mappings, lists and texts, nothing else.

What the format does not use is refused here, where the event that shows it is at hand.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from vssbudget import late
from vssbudget.findings import BudgetPath, Finding
from vssbudget.loader.events import DEEPEST, Event, open_events, place_of
from vssbudget.loader.text import forbidden, unseen
from vssbudget.model import AGAIN, MANY, MORE, Quoted
from vssbudget.wording import Message

if TYPE_CHECKING:
    from vssbudget.loader.places import Spot

_OWN = Message("write-out")
_ONE_LINE = Message("on-one-line")
_A_TEXT = Message("write", what=Message("a-text"))
_BREAK = re.compile(r"[\n\t]")


class Planted(NamedTuple):
    """A tree with the faults met on the way; `whole` is False where a fault ended the reading.

    `again` is where keys stand that a slip gives a second time; the tree holds them as well.
    Of the blocks that are `hidden` a part was left out of it.
    """

    tree: Any
    faults: list[Finding]
    whole: bool
    again: dict[BudgetPath, "Spot"]
    hidden: frozenset[str]


class _Unreadable(Exception):
    """A fault behind which nothing can be read."""


class _Growth:
    """What the reading of one text has found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: dict[str, str] = {}
        self.ground: list[Any] = []
        self.faults: list[Finding] = []
        self.twice: dict[BudgetPath, Event] = {}
        self.dropped: list[tuple[dict[str, Any], BudgetPath]] = []
        self.hidden: set[str] = set()
        self.run_on: Event = None


def plant(text: str) -> Planted:
    """Read a text into a tree, as far as it can be read."""
    growth = _Growth(text)
    whole = False
    try:
        _grow(open_events(text), growth)
        whole = True
    except yaml.YAMLError as error:
        growth.faults.append(
            _quote_left_open(error, growth) or late.syntax.syntax_fault(error, text)
        )
    except _Unreadable:
        pass
    tree = growth.ground[0] if growth.ground else None
    again = _sorted_out(tree, growth) if growth.dropped else {}
    return Planted(tree, growth.faults, whole, again, frozenset(growth.hidden))


def _quote_left_open(error: yaml.YAMLError, growth: _Growth) -> Finding | None:
    """Find that a text in quotes ran on to the next quote, behind which nothing fits any more."""
    event, mark = growth.run_on, getattr(error, "problem_mark", None)
    if event is None or not event.style or mark is None or event.end_mark.line != mark.line:
        return None
    return _finding(event, "syntax", Message("quote-open"), Message("close-quote"))


def _sorted_out(tree: Any, growth: _Growth) -> dict[BudgetPath, "Spot"]:
    """Take out of a tree what stands under unwanted keys; what a slip gives twice stays in it."""
    again = {path: event for path, event in growth.twice.items() if late.slips.slip(tree, path)}
    for branch, path in growth.dropped:
        if path not in again and isinstance(branch.pop(path[-1], None), (dict, list)):
            growth.hidden.add(path[0].partition(AGAIN)[0])
    wrong = {path: event for path, event in growth.twice.items() if path not in again}
    growth.faults += late.duplicate_keys.given_twice(growth.text, wrong)
    return {path: late.duplicate_keys.spot_of(event) for path, event in again.items()}


def _grow(next_event: Callable[[], Event], growth: _Growth) -> None:  # noqa: PLR0912 - the one hot loop
    """Follow the events to their end; the document becomes the one item of the ground."""
    branch: Any = growth.ground
    key: str | None = None
    value: str | None
    above: list[Any] = []
    marked = any(mark in growth.text for mark in ("&", "!", "<<"))
    words = growth.words.get
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            if event.style or (marked and (event.tag or event.anchor)):
                value = _unusual(event, growth)
            elif (value := words(event.value)) is None:
                value = _new_text(event, growth)
            if key is not None:
                branch[key] = value
                key = None
            elif type(branch) is list:
                branch.append(value)
            else:
                key = value
                if key in branch or (marked and key == "<<"):
                    key = _unwanted_key(event, key, [*above, branch], growth)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if len(above) == DEEPEST or event.anchor or event.tag:
                _unusual_collection(event, len(above), growth)
            grown: Any = {} if kind is MappingStartEvent else []
            if key is not None:
                branch[key] = grown
                key = None
            elif type(branch) is list:
                branch.append(grown)
            else:
                _stop(event, "structure", Message("collection-as-key"), _A_TEXT, growth)
            above.append(branch)
            branch = grown
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            branch = above.pop()
        elif kind is AliasEvent:
            key = _alias(event, branch, key, growth)
        elif kind is DocumentStartEvent:
            _document(event, growth)
        elif kind is StreamEndEvent:
            return


def _new_text(event: Event, growth: _Growth) -> str:
    """Take a plain text met for the first time; one over several lines holds a space or a break.

    A word is kept, so that it is one object and needs no second look, however often it is written.
    """
    value: str = event.value
    if " " not in value and "\n" not in value:
        growth.words[value] = value
    elif event.start_mark.line != event.end_mark.line:
        return _unusual(event, growth)
    return value


def _refuse(event: Event, rule: str, message: Message, fix: Message, growth: _Growth) -> None:
    growth.faults.append(_finding(event, rule, message, fix))
    _bound(growth)


def _bound(growth: _Growth) -> None:
    """End the reading where it has met more faults than are looked at."""
    if len(growth.faults) + len(growth.dropped) > MANY:
        growth.faults.insert(0, MORE)
        raise _Unreadable


def _finding(event: Event, rule: str, message: Message, fix: Message) -> Finding:
    return Finding(rule=rule, message=message, fix=fix, place=place_of(event))


def _stop(event: Event, rule: str, message: Message, fix: Message, growth: _Growth) -> NoReturn:
    growth.faults.append(_finding(event, rule, message, fix))
    raise _Unreadable


def _properties(event: Event, growth: _Growth) -> None:
    if event.anchor:
        _refuse(event, "yaml", Message("anchor", anchor=f"&{event.anchor}"), _OWN, growth)
    if event.tag:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        _refuse(event, "yaml", Message("tag", tag=tag), _OWN, growth)


def _unusual(event: Event, growth: _Growth) -> str:
    """Take a scalar that is more than a plain text on one line."""
    _properties(event, growth)
    value: str = event.value
    if event.style in ("|", ">"):
        _refuse(event, "yaml", Message("block-text", mark=event.style), _ONE_LINE, growth)
    elif event.start_mark.line != event.end_mark.line:
        growth.run_on = event
        _refuse(event, "yaml", Message("several-lines"), _ONE_LINE, growth)
    elif found := forbidden(value).search(value) or _BREAK.search(value):
        _refuse(event, "character", *unseen(found[0]), growth)
    return Quoted(value) if event.style else value


def _unusual_collection(event: Event, depth: int, growth: _Growth) -> None:
    _properties(event, growth)
    if depth == DEEPEST:
        message = Message("too-deep", deepest=DEEPEST)
        _stop(event, "nesting", message, Message("write-flatter"), growth)


def _unwanted_key(event: Event, key: str, branches: list[Any], growth: _Growth) -> str:
    """Refuse a key; what follows it is read and then left out."""
    branch = branches[-1]
    stand_in = f"{key}{AGAIN}{len(growth.dropped)}"
    path = *_path(branches), stand_in
    if key in branch:
        growth.twice[path] = event
    elif event.style:
        return key
    else:
        _refuse(event, "yaml", Message("merge-key"), Message("write-keys-out"), growth)
    growth.dropped.append((branch, path))
    _bound(growth)
    return stand_in


def _path(branches: list[Any]) -> BudgetPath:
    """Say where the innermost branch lies: each is the newest in the one around it."""
    return tuple(
        next(reversed(outer)) if isinstance(outer, dict) else str(len(outer) - 1)
        for outer in branches[1:-1]
    )


def _alias(event: Event, branch: Any, key: str | None, growth: _Growth) -> str | None:
    """Refuse an alias and put an empty text in its place."""
    _refuse(event, "yaml", Message("alias", alias=f"*{event.anchor}"), _OWN, growth)
    if key is not None:
        branch[key] = ""
    elif isinstance(branch, list):
        branch.append("")
    else:
        _stop(event, "structure", Message("alias-as-key"), _A_TEXT, growth)
    return None


def _document(event: Event, growth: _Growth) -> None:
    if growth.ground:
        _stop(event, "yaml", Message("second-document"), Message("one-document"), growth)
