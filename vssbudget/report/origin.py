"""Where an input of a figure comes from: its place in the file, its source, and its assumption."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from vssbudget.calculation.explanation import Explanation, inputs
from vssbudget.findings import BudgetPath, Place, Standing
from vssbudget.model import Assumption, Budget


class Origin(NamedTuple):
    """Where an input stands, its sources by name with their texts, and the mark of an assumption.

    `path` is that at which it is written, `part` that of the part of the file in which the mark
    stands.
    """

    path: BudgetPath
    place: Place
    sources: dict[str, str]
    mark: Assumption | None
    part: BudgetPath


def origins_of(
    explanation: Explanation,
    budget: Budget,
    standing: Callable[[Iterable[BudgetPath]], Mapping[BudgetPath, Standing]],
) -> dict[BudgetPath, Origin]:
    """Say of each input of a figure where it comes from."""
    paths = [each.path for each in inputs(explanation)]
    found = standing(paths)
    return {path: _origin(budget, path, found[path]) for path in paths}


def _origin(budget: Budget, path: BudgetPath, stands: Standing) -> Origin:
    part, tail, names = _part(budget, path)
    mark = _mark(part, tail)
    if mark is not None and mark.kind == "assumed":  # what no source says stands in none
        names = ()
    sources = {name: budget.sources[name] for name in names}
    return Origin(*stands, sources, mark, path[: -len(tail)])


def _part(budget: Budget, path: BudgetPath) -> tuple[Any, BudgetPath, tuple[str, ...]]:
    """Give the innermost part of the file that a path leads into, the rest of it, and the sources.

    What has none of its own has those of what it is a part of.
    """
    block: Any = budget
    part, depth, sources = block, 0, ()
    for position, step in enumerate(path[:-1], 1):
        block = block[step] if isinstance(block, dict) else getattr(block, step)
        if not isinstance(block, dict):
            part, depth, sources = block, position, getattr(block, "source", ()) or sources
    return part, path[depth:], sources


def _mark(part: Any, tail: BudgetPath) -> Assumption | None:
    marks: Iterable[Assumption] = getattr(part, "assumptions", ())
    for mark in marks:
        if mark.of == tail[0] and (not mark.years or tail[-1] in map(str, mark.years)):
            return mark
    return None
