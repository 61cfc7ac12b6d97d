"""Years that only one of two files has: neither is compared in them."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from vssbudget.model import Tree

_KINDS = ("actual", "budget", "plan")


class Aligned(NamedTuple):
    """Two budgets as they would be with the same years, and the years that only one of them has."""

    old: Tree
    new: Tree
    alone: Collection[str]


def aligned(old: Tree, new: Tree) -> Aligned:
    """Give two budgets with the same years.

    What stands in years after the last that both have moves no earlier one: it is left out. Years
    before the first that both have are declared in both. Where the two have no year in common, or
    one of them begins its plan after it, they stay as they are.
    """
    held, wanted = _years(old), _years(new)
    both = [year for year in held if year in wanted]
    if held == wanted or not both or max(map(_base, (old, new))) > both[-1]:
        return Aligned(old, new, ())
    later = {year for year in (*held, *wanted) if year > both[-1]}
    earlier = sorted({year for year in (*held, *wanted) if year < both[0]})
    one, other = (_declared(_without(each, later), earlier) for each in (old, new))
    return Aligned(one, other, earlier)


def _years(tree: Tree) -> list[str]:
    return [year for kind in _KINDS for year in tree["years"].get(kind, ())]


def _base(tree: Tree) -> str:
    return str(max(year for kind in _KINDS[:2] for year in tree["years"].get(kind, ())))


def _without(held: Any, years: Collection[str]) -> Any:
    """Leave out what stands in years; what is left with no row goes with it: None of that."""
    if isinstance(held, list):
        return [each for each in held if each not in years]
    if not isinstance(held, dict):
        return held
    kept = {key: _without(each, years) for key, each in held.items() if key not in years}
    told = {key: each for key, each in kept.items() if each is not None}
    return told if _says_as_much(told, held) else None


def _says_as_much(told: Tree, held: Tree) -> bool:
    """Whether anything is left of what a mapping says, and a row if it had any."""
    return len(told) == len(held) or (_has_rows(told) if _has_rows(held) else bool(told))


def _has_rows(held: Tree) -> bool:
    return any(isinstance(each, dict) for each in held.values())


def _declared(tree: Tree, earlier: list[str]) -> Tree:
    """Put earlier years before those of the first kind."""
    years: Mapping[str, list[str]] = tree["years"]
    first = next(kind for kind in _KINDS if years.get(kind))
    added = [each for each in earlier if each not in _years(tree)]
    return {**tree, "years": {**years, first: [*added, *years[first]]}} if added else tree
