"""What an index must say: its rates, its levels, or what it is made of. It reads plain trees."""

from collections.abc import Collection, Iterator
from typing import Any

from vssbudget.model.cycles import made_of_each_other
from vssbudget.model.movement import add, mappings, readable, row
from vssbudget.model.names import Names, Told
from vssbudget.wording import Message

WAYS = ("rates", "levels", "index", "shares")
"""The keys of which one says what the rate of an index is."""


def index_coherence(tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find indices that say too little or too much, lack years, or are made of themselves."""
    indices = dict(mappings(tree.get("indices")))
    for key, index in indices.items():
        for where, message, fix in of_index(index, names):
            yield (key, *where), message, fix
    mixes = {key: of for key, index in indices.items() if (of := made_of(index))}
    for (at, below), message, fix in made_of_each_other(mixes) if mixes else ():
        where = ("index",) if "index" in indices[at] else ("shares", below)
        yield (at, *where), message, fix


def of_index(index: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find what one index says too little or too much of, and what years it lacks."""
    ways = [key for key in WAYS if key in index]
    if len(ways) > 1:
        told = Message("index-twice", one=ways[0], other=ways[1])
        yield (ways[1],), told, Message("index-once", names=WAYS)
    if "points" in index and ways and not {"index", "shares"}.intersection(ways):
        told = Message("points-of-none", way=ways[0])
        yield ("points",), told, Message("points-of-none-fix")
    if not ways and index and all(key[:1].isdigit() for key in index):
        yield from _gaps(index, (), names.plan)
    elif not ways:
        yield (), Message("index-of-nothing"), Message("add-one-key", names=WAYS)
    if "rates" in index:
        yield from _gaps(index["rates"], ("rates",), names.plan)
    if "levels" in index:
        yield from _gaps(index["levels"], ("levels",), [*filter(None, [names.base]), *names.plan])
    if readable(points := index.get("points")) and names.plan:
        first = names.plan_span[0]
        if points and min(points) > first:
            yield ("points",), Message("points-gap", years=first), add(first)


def _gaps(figures: Any, where: tuple[str, ...], years: Collection[str]) -> Iterator[Told]:
    if readable(figures) and (missing := [year for year in years if year not in figures]):
        lacks = "levels-gap" if where == ("levels",) else "rates-gap"
        yield where, Message(lacks, years=", ".join(missing)), add(missing[0])


def made_of(index: dict[str, Any]) -> list[str]:
    """Give the indices that one is made of."""
    one = index.get("index")
    return [*([one] if isinstance(one, str) else ()), *row(index, "shares")]
