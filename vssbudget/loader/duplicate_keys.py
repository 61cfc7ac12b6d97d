"""Keys that are given twice in one mapping."""

from collections.abc import Mapping

from vssbudget.findings import BudgetPath, Finding
from vssbudget.loader.events import Event, place_of
from vssbudget.loader.places import Spot, locate
from vssbudget.model import AGAIN
from vssbudget.wording import Message


def spot_of(event: Event) -> Spot:
    """Say where a key stands that has no value of its own."""
    return Spot(place_of(event), place_of(event))


def given_twice(text: str, keys: Mapping[BudgetPath, Event]) -> list[Finding]:
    """Tell of each key that it stands there again, and on which line it stands first."""
    twice = [((*path[:-1], path[-1].rpartition(AGAIN)[0]), event) for path, event in keys.items()]
    firsts = locate(text, [path for path, _ in twice]) if twice else {}
    return [
        Finding(
            rule="duplicate-key",
            message=_second_time(path[-1], firsts.get(path)),
            fix=Message("keep-one"),
            place=place_of(event),
        )
        for path, event in twice
    ]


def _second_time(key: str, first: Spot | None) -> Message:
    if first and first.key:
        return Message("key-twice", key=key, line=first.key.line)
    return Message("key-again", key=key)
