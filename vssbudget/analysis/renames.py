"""Areas that are only called otherwise: told apart from one that is gone and one that is new."""

from collections.abc import Iterator, Mapping
from typing import Any

from vssbudget.model import Tree

_AREAS = "areas"
_WORDS = frozenset(("name", "source", "assumptions", "reason"))


def renamed(old: Tree, new: Tree, years: frozenset[str]) -> Mapping[str, str]:
    """Find the areas that have another key in the new file, by their key in the old one.

    They are those that cost and earn the same in all of some years, which no other of the areas
    that only one of the files has does.

    Args:
        old: The one file.
        new: The other.
        years: The years whose amounts are compared: the base year and those before it.
    """
    gone = {key: _figures(area, years) for key, area in _only_in(old, new)}
    added = {key: _figures(area, years) for key, area in _only_in(new, old)}
    once = {
        key: alike[0]
        for key, figures in gone.items()
        if figures and len(alike := [each for each, of in added.items() if of == figures]) == 1
    }
    taken = list(once.values())
    return {key: each for key, each in once.items() if taken.count(each) == 1}


def _only_in(one: Tree, other: Tree) -> Iterator[tuple[str, Any]]:
    return (each for each in one[_AREAS].items() if each[0] not in other[_AREAS])


def _figures(area: Any, years: frozenset[str]) -> Mapping[tuple[str, ...], str]:
    """Give the amounts of an area in years, by where in it they stand."""
    return dict(_of_years(area, years, ()))


def _of_years(
    held: Any, years: frozenset[str], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, each in held.items() if isinstance(held, dict) else ():
        if key in years and isinstance(each, str):
            yield (*path, key), each
        elif key not in _WORDS:
            yield from _of_years(each, years, (*path, key))
