"""Values of a budget set in its text, everything else in it left as it is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from shlex import quote
from typing import Any

from vssbudget.findings import BudgetPath, WrongCommand
from vssbudget.loader.amend import quoted_twice, scalar
from vssbudget.loader.load import Loaded, load
from vssbudget.loader.spots import spots
from vssbudget.loader.tree import plant
from vssbudget.model import Put, Refusal, Trees
from vssbudget.model.inputs import found_at
from vssbudget.wording import Message

_LINE_ENDS = "\r\n"


def with_value(loaded: Loaded, address: str, typed: str) -> Loaded:
    """Give a budget with another value at an address, read anew from its text, or its faults.

    A text is written without quotes where that reads as the same, unless it has stood in quotes.

    Args:
        loaded: A budget without a fault, with its trees.
        address: That of an input.
        typed: A value on one line, as in a file; a text needs no quotes.

    Raises:
        WrongCommand: There is no such input, or no place for the value in the file.
    """
    assert loaded.trees is not None
    path = found_at(loaded.trees, address)
    if isinstance(path, Refusal):
        raise WrongCommand(Message("set-wrong", told=path.message, fix=path.fix))
    if beside := loaded.trees.file_of(path):
        raise WrongCommand(Message("set-beside", address=address, file=beside))
    value = _value(typed)
    meant = Trees(loaded.trees.budget).with_these([Put(path, value)]).budget
    tried: Loaded | None = None
    for text in _texts(loaded, path, address, typed, value):
        planted = plant(text)
        if planted.whole and not planted.faults and planted.tree == meant:
            anew = load(replace(loaded.source, held=text.encode()))
            tried = anew if tried is None or not anew.faults else tried
            if not anew.faults:
                break
    if tried is None:
        raise WrongCommand(Message("set-misread", address=address, text=typed))
    return tried._replace(source=loaded.source)


def with_numbers(loaded: Loaded, numbers: Mapping[BudgetPath, str]) -> Loaded:
    """Give a budget with other numbers in the place of those at paths, or its faults.

    Args:
        loaded: A budget without a fault.
        numbers: By the paths at which they stand in the file of the budget.
    """
    text, end, pieces = loaded.text, 0, list[str]()
    found = spots(text, numbers)
    for path, spot in sorted(found.items(), key=lambda each: each[1].start):
        pieces += (text[end : spot.start], _written(numbers[path], spot.style)[0])
        end = spot.end
    whole = "".join([*pieces, text[end:]])
    return load(replace(loaded.source, held=whole.encode()))._replace(source=loaded.source)


def _value(typed: str) -> Any:
    """Give a value as it is meant: what stands in braces or brackets, else the text itself."""
    planted = plant(typed)
    is_collection = planted.whole and not planted.faults and isinstance(planted.tree, (dict, list))
    return planted.tree if is_collection and typed[:1] in ("{", "[") else typed


def _texts(loaded: Loaded, path: BudgetPath, address: str, typed: str, value: Any) -> Iterator[str]:
    """Give the texts of a budget in which a value is written at a path, in one way or another.

    Raises:
        WrongCommand: There is no place for it.
    """
    text, found = loaded.text, spots(loaded.text, [path, path[:-1]])
    spot, around = found.get(path), found.get(path[:-1])
    written = _written(typed, spot.style if spot else "") if isinstance(value, str) else [typed]
    if spot:
        stands = text[spot.start : spot.end]
        if spot.holds_more and (not spot.flow or not set(_LINE_ENDS).isdisjoint(stands)):
            raise WrongCommand(Message("set-lines", address=address))
        yield from (f"{text[: spot.start]}{each}{text[spot.end :]}" for each in written)
    elif around and around.holds_more:
        key = path[-1] if path[-1].isdecimal() else scalar(path[-1])
        for each in written:
            entry = f"{key}: {each}"
            yield around.added(text, entry) if around.flow else around.below(text, [entry])
    else:
        outer, _, key = address.rpartition(".")
        entry = f"{{{key}: {written[0] if _is_plain(written[0]) else scalar(typed)}}}"
        instead = " ".join(map(quote, (outer, entry, loaded.source.name)))
        raise WrongCommand(Message("set-nothing-around", address=address, instead=instead))


def _is_plain(written: str) -> bool:
    """Whether a value is a number, or stands in braces or brackets."""
    return written[:1] in ("{", "[") or written.removeprefix("-").replace(".", "", 1).isdecimal()


def _written(text: str, quotes: str) -> list[str]:
    """Write a text in each way, first as what it replaces was: in its quotes, or in none."""
    ways = {"": text, '"': quoted_twice(text), "'": "'" + text.replace("'", "''") + "'"}
    first = ways.pop(quotes)
    return [first, *ways.values()]
