"""Years that only one of two files has: the other is read as if it had them, too."""

from collections.abc import Iterator, Mapping
from typing import Any

from vssbudget.findings import BudgetPath
from vssbudget.model import Put, Tree, Trees

_KINDS = ("actual", "budget", "plan")


def with_years(old: Tree, new: Tree) -> Tree:
    """Give a budget with the years that only another one has, and what that says of them.

    What stands in these years moves no other, and they are not compared. Where the two have no
    year in common it stays as it is.
    """
    held, wanted = _years(old), _years(new)
    added = set(wanted) - set(held)
    if not added or added == set(wanted):
        return old
    puts = [Put(path, value) for path, value in _of_years(new, added, ())]
    return Trees(old).with_these([*_declared(old["years"], added), *puts]).budget


def _years(tree: Tree) -> list[str]:
    return [year for kind in _KINDS for year in tree["years"].get(kind, ())]


def _declared(years: Mapping[str, list[str]], added: set[str]) -> Iterator[Put]:
    """Put earlier years before those of the first kind, later ones behind the planned years."""
    first = next(kind for kind in _KINDS if years.get(kind))
    earlier = [each for each in added if each < years[first][0]]
    for kind, more in ((first, earlier), ("plan", added.difference(earlier))):
        if more:
            years = {**years, kind: sorted({*years.get(kind, ()), *more})}
            yield Put(("years", kind), years[kind])


def _of_years(
    held: Any, years: set[str], path: tuple[str, ...]
) -> Iterator[tuple[BudgetPath, Any]]:
    for key, each in held.items() if isinstance(held, dict) else ():
        if key in years:
            yield (*path, key), each
        else:
            yield from _of_years(each, years, (*path, key))
