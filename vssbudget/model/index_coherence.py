"""What an index must say: its rates, its levels, or what it is made of. It reads plain trees."""

from collections.abc import Collection, Iterator
from typing import Any

from vssbudget.model.movement import add, mappings, readable, row
from vssbudget.model.names import Names, Told
from vssbudget.wording import Message

WAYS = ("rates", "levels", "index", "shares")
"""The keys of which one says what the rate of an index is."""

DEEPEST = 20
"""How many indices may be made of each other, one beneath the other."""


def index_coherence(tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find indices that say too little or too much, lack years, or are made of themselves."""
    indices = dict(mappings(tree.get("indices")))
    for key, index in indices.items():
        for where, message, fix in _index(index, names):
            yield (key, *where), message, fix
    made_of = {key: _made_of(index) for key, index in indices.items()}
    depths: dict[str, int] = {}
    for key in made_of:
        for (at, *below), message, fix in _too_deep(key, made_of, depths):
            where = ("index",) if "index" in indices[at] else ("shares", *below)
            yield (at, *where), message, fix


def _index(index: dict[str, Any], names: Names) -> Iterator[Told]:
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
            yield ("points",), Message("rates-gap", years=first), add(first)


def _gaps(figures: Any, where: tuple[str, ...], years: Collection[str]) -> Iterator[Told]:
    if readable(figures) and (missing := [year for year in years if year not in figures]):
        lacks = "levels-gap" if where == ("levels",) else "rates-gap"
        yield where, Message(lacks, years=", ".join(missing)), add(missing[0])


def _made_of(index: dict[str, Any]) -> list[str]:
    one = index.get("index")
    return [*([one] if isinstance(one, str) else ()), *row(index, "shares")]


def _too_deep(key: str, made_of: dict[str, list[str]], depths: dict[str, int]) -> Iterator[Told]:
    """Find that an index is made of itself, or of others too far down; each is looked at once."""
    stack = [key]
    while stack:
        at = stack[-1]
        below = [each for each in made_of.get(at, ()) if each in made_of]
        unknown = [each for each in below if each not in depths]
        if at in depths:
            stack.pop()
        elif around := next((each for each in unknown if each in stack), None):
            depths.update(dict.fromkeys(stack, 0))
            told = Message("index-of-itself", index=around)
            yield (at, around), told, Message("index-of-itself-fix")
            return
        elif unknown:
            stack.append(unknown[0])
        else:
            depths[at] = 1 + max((depths[each] for each in below), default=0)
            if depths[at] > DEEPEST:
                depths[at] = 0
                yield (at,), Message("index-deep", most=DEEPEST), Message("index-deep-fix")
            stack.pop()
