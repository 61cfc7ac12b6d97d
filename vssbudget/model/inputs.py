"""The inputs of a budget by their addresses: where in its plain tree each stands."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, get_args, get_origin

from pydantic_core import PydanticCustomError

from vssbudget.amounts import Year
from vssbudget.findings import BudgetPath
from vssbudget.model.blocks import SHORT, Block, Part, is_bare
from vssbudget.model.names import CALLED, Names
from vssbudget.model.reading import kind_at
from vssbudget.model.refusal import Refusal, refusal_of, refuse
from vssbudget.model.trees import Put, Trees
from vssbudget.model.walk import bare
from vssbudget.wording import Message, nearest

_LEFT_OUT = ("areas", "services", "parts", "lines", "components")
"""The keys before names that an address may leave out."""


def path_of(trees: Trees, address: str) -> BudgetPath:
    """Find what an address means: the path of the file, or what figures of it are called.

    A name that nothing is called yet may stand last in it. Where there is no such input this is
    refused, with the one that was most likely meant.
    """
    path: BudgetPath = ()
    rest = _in_blocks(trees, address.split("."))
    while rest:
        kind = kind_at(path)
        if is_part(kind):
            taken, rest = _key(trees, path, rest)
        elif get_origin(kind) is dict:
            taken, rest = _name(trees, path, rest)
        else:
            whole = ".".join(path)
            told = Message("nothing-within", address=address, what=whole)
            refuse("structure", told, Message("write-text", text=whole))
        if not taken:
            _refuse(trees, address, path, rest)
        path = (*path, taken)
    return path


def _in_blocks(trees: Trees, steps: Sequence[str]) -> Sequence[str]:
    """Put in place of what rows are called the block and the key that they stand under."""
    first, *rest = steps
    if first not in CALLED or first in held_at(trees, ("areas",)) or not rest:
        return steps
    block, key = CALLED[first]
    return (block, rest[0], key, *rest[1:])


def _key(trees: Trees, path: BudgetPath, rest: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Take a key of a part, or one that an address may leave out; "" where there is none."""
    kind, (step, *below) = kind_at(path), rest
    if step in kind.model_fields:
        return step, below
    if issubclass(kind, Block) and step.isdecimal():
        return short_key(kind), rest
    left_out = (key for key in _LEFT_OUT if key in kind.model_fields)
    return next((key for key in left_out if step in held_at(trees, (*path, key))), ""), rest


def _name(trees: Trees, path: BudgetPath, rest: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Take a year, or a name that is there, which may have points in it; "" where there is none."""
    if holds_years(kind_at(path)) or len(rest) == 1:
        return rest[0], rest[1:]
    held = held_at(trees, path)
    for count in range(len(rest), 0, -1):
        if (name := ".".join(rest[:count])) in held:
            return name, rest[count:]
    return "", rest


def _refuse(trees: Trees, address: str, path: BudgetPath, rest: Sequence[str]) -> None:
    """Refuse an address that leads to nothing from a path on."""
    known = [*_known(trees, path)]
    meant = nearest(rest[0], known)
    fix = Message("known-keys", keys=tuple(known))
    if meant:
        steps = address.split(".")
        steps[steps.index(rest[0])] = meant
        fix = Message("write-text", text=".".join(steps))
    refuse("unknown-key", Message("no-such-input", address=address, step=rest[0]), fix)


def _known(trees: Trees, path: BudgetPath) -> Iterator[str]:
    kind = kind_at(path)
    if not is_part(kind):
        yield from held_at(trees, path)
        return
    for key in _LEFT_OUT:
        if key in kind.model_fields:
            yield from held_at(trees, (*path, key))
    yield from kind.model_fields
    yield from () if path else CALLED


def held_at(trees: Trees, path: BudgetPath) -> Mapping[str, Any]:
    """Give the mapping at a path, an empty one where there is none."""
    held = trees.at(path)
    return held if isinstance(held, dict) else {}


def is_part(kind: Any) -> bool:
    """Whether a type is that of a part of a budget, which has keys."""
    return isinstance(kind, type) and issubclass(kind, Part)


def is_block(kind: Any) -> bool:
    """Whether a type is that of a block, which may be written in short."""
    return is_part(kind) and issubclass(kind, Block)


def holds_years(kind: Any) -> bool:
    """Whether a type is that of a row of years."""
    return get_origin(kind) is dict and bare(get_args(kind)[0])[0] is Year


def value_in(kind: Any) -> Any:
    """Give the type of what stands in a mapping."""
    return bare(get_args(kind)[1])[0]


def short_key(kind: type[Block]) -> str:
    """Give the key of a block that its short form leaves out."""
    return next(key for key in SHORT if key in kind.model_fields)


def path_meant(trees: Trees, address: str) -> BudgetPath | Refusal:
    """Find what an address means, or why it means nothing."""
    try:
        return path_of(trees, address)
    except PydanticCustomError as wrong:
        return refusal_of(wrong)


def found_at(trees: Trees, address: str) -> BudgetPath | Refusal:
    """Find what an address means as it stands in the file: short forms leave steps out."""
    path = path_meant(trees, address)
    if isinstance(path, Refusal):
        return path
    stands: BudgetPath = ()
    for step in path:
        held = trees.at(stands)
        if not (step in SHORT and isinstance(held, dict) and is_bare(held)):
            stands = (*stands, step)
    return stands


def written_out(trees: Trees, path: BudgetPath, names: Names) -> Trees:
    """Write out the short forms on the way to what stands at a path, and its own."""
    for count in range(1, len(path) + 1):
        place = path[:count]
        kind, held = kind_at(place), trees.at(place)
        whole: Any = None
        if is_block(kind) and isinstance(held, dict) and is_bare(held):
            whole = {short_key(kind): held}
        elif holds_years(kind) and isinstance(held, str) and count < len(path):
            whole = {_first_year(place, names): held}
        if whole:
            trees = trees.with_these([Put(place, whole)])
    return trees


def _first_year(row: BudgetPath, names: Names) -> str:
    """Give the year that a row begins with of which a number alone stands for the whole."""
    return names.span[0] if get_origin(kind_at(row[:-1])) is dict else names.base


def years_of(row: Collection[str], names: Names) -> list[str]:
    """Give the years of a row that are changed where none is named: planned ones, else the base."""
    return [year for year in row if year in names.plan] or [
        year for year in row if year == names.base
    ]
