"""Areas that are only called otherwise: told apart from one that is gone and one that is new."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vssbudget.model import Tree

_AREAS = "areas"
_WORDS = frozenset(("name", "source", "assumptions", "reason"))

_Figures = frozenset[tuple[tuple[str, ...], str]]
"""Amounts, each by where in an area it stands."""


def renamed(old: Tree, new: Tree, years: frozenset[str]) -> Mapping[str, str]:
    """Find the areas that have another key in the new file, by their key in the old one.

    They are those that cost and earn the same in all of some years, which no other of the areas
    that only one of the files has does.

    Args:
        old: The one file.
        new: The other.
        years: The years whose amounts are compared: the base year and those before it.
    """
    gone, added = _by_figures(old, new, years), _by_figures(new, old, years)
    return {
        keys[0]: others[0]
        for figures, keys in gone.items()
        if figures and len(keys) == 1 and len(others := added.get(figures, ())) == 1
    }


def _by_figures(one: Tree, other: Tree, years: frozenset[str]) -> Mapping[_Figures, Sequence[str]]:
    """Give the areas that the other has not, by their amounts in years and where these stand."""
    found: dict[_Figures, list[str]] = {}
    for key, area in one[_AREAS].items():
        if key not in other[_AREAS]:
            found.setdefault(frozenset(_of_years(area, years, ())), []).append(key)
    return found


def _of_years(
    held: Any, years: frozenset[str], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, each in held.items() if isinstance(held, dict) else ():
        if key in years and isinstance(each, str):
            yield (*path, key), each
        elif key not in _WORDS:
            yield from _of_years(each, years, (*path, key))
