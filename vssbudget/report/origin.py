"""Where an input of a figure comes from: its place in the file, its source, and its assumption."""

from collections.abc import Iterable
from typing import NamedTuple

from vssbudget.calculation.explanation import Explanation, inputs
from vssbudget.findings import BudgetPath, Place, Said, Standing, Stands
from vssbudget.model import Assumption, Budget, mark_on, parts_on, sources_on


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
    standing: Stands,
) -> dict[BudgetPath, Origin]:
    """Say of each input of a figure where it comes from."""
    return origins_at([each.path for each in inputs(explanation)], budget, standing)


def origins_at(
    paths: Iterable[BudgetPath], budget: Budget, standing: Stands
) -> dict[BudgetPath, Origin]:
    """Say where what stands at each path comes from."""
    found = standing(paths := dict.fromkeys(paths))
    return {path: origin_of(budget, path, found[path]) for path in paths}


def origin_of(budget: Budget, path: BudgetPath, stands: Standing) -> Origin:
    """Say where what is asked for at a path comes from, and where it stands."""
    if stands.said:
        return _of_scenario(path, stands, stands.said)
    parts = parts_on(budget, path)
    depth, mark = mark_on(parts, path)
    found = () if mark is not None and mark.is_assumed else sources_on(parts)
    sources = {name: budget.sources[name] for name in found}
    return Origin(stands.path, stands.place, sources, mark, path[:depth])


def _of_scenario(path: BudgetPath, stands: Standing, said: Said) -> Origin:
    """Say where what a scenario sets comes from: of its sources; without one it is assumed."""
    *part, of = path[:-1] if path[-1].isdecimal() else path
    mark = None if said.sources else Assumption.model_construct(of=of, reason=said.reason)
    sources = {f"{name} ({said.name})": text for name, text in said.sources.items()}
    return Origin(stands.path, stands.place, sources, mark, tuple(part))
