"""What the parts of a service or a pool must say together. It reads plain trees."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from vssbudget.model.cycles import made_of_each_other
from vssbudget.model.movement import (
    CHANGES,
    MOVES,
    add,
    cost,
    is_zero,
    mappings,
    moves_plainly,
    readable,
    row,
)
from vssbudget.model.names import Names, Told
from vssbudget.wording import Message, nearest

_BESIDE = (*MOVES, *CHANGES, "variable_share", "agreement")
"""The keys that a part in percent of another has no use for."""


def parts(
    owner: dict[str, Any], names: Names, above: Sequence[Collection[str]] = ()
) -> Iterator[Told]:
    """Find what the parts of a service or a pool lack, or say twice.

    Args:
        owner: The service or the pool.
        names: What the file declares.
        above: The plan years for which an agreement above the parts says how they move.
    """
    every = row(owner, "parts")
    for key, part in mappings(every):
        if "percent_of" in part:
            found = _in_percent(key, part, every, names)
        elif moves_plainly(part, owner, names):
            continue
        else:
            found = cost(part, owner, names, above)
        for where, message, fix in found:
            yield (key, *where), message, fix
    of = {key: [each] for key, part in mappings(every) if (each := _followed(part))}
    for (key, _), message, fix in made_of_each_other(of) if of else ():
        yield (key, "percent_of"), message, fix


def _followed(part: dict[str, Any]) -> str | None:
    followed = part.get("percent_of")
    return followed if isinstance(followed, str) else None


def _in_percent(
    key: str, part: dict[str, Any], every: dict[str, Any], names: Names
) -> Iterator[Told]:
    for beside in (each for each in _BESIDE if each in part):
        told = Message("percent-beside", key=beside)
        yield (beside,), told, Message("percent-beside-fix", key=beside)
    given = row(part, "cost")
    if names.base not in given and readable(part.get("cost")) and names.base:
        yield ("cost",), Message("base-cost-missing", year=names.base), add(names.base)
    for year in (each for each in given if each in names.plan):
        told = Message("percent-and-cost", year=year)
        yield ("cost", year), told, Message("percent-and-cost-fix", year=year)
    followed = _followed(part)
    if followed is None:
        return
    if followed not in every:
        told = Message("part-unknown", name=followed)
        others = [each for each in every if each != key]
        meant = nearest(followed, others)
        fix = Message("write", what=meant) if meant else Message("known-names", names=others)
        yield ("percent_of",), told, fix
    elif is_zero(row(row(every, followed), "cost").get(names.base)):
        told = Message("percent-of-zero", part=followed, year=names.base)
        if not is_zero(given.get(names.base)):
            yield ("percent_of",), told, Message("percent-of-zero-fix")
