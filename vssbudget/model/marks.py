"""The marks on figures that no source prints, and the agreements, wherever they stand."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from vssbudget.findings import BudgetPath
from vssbudget.model.blocks import Assumption, Part
from vssbudget.model.budget import Budget
from vssbudget.model.services import Agreement
from vssbudget.model.walk import having


def marks(budget: Budget) -> Iterator[tuple[BudgetPath, Assumption]]:
    """Give each assumption of a budget, and the path of the key that it is about."""
    parts = (each for each in having(budget, "assumptions") if not isinstance(each[1], Agreement))
    marked = (each for each in chain(parts, agreements(budget)) if each[1].assumptions)
    for path, part in sorted(marked, key=_turn):
        for mark in part.assumptions:
            yield (*path, mark.of), mark


def _turn(marked: tuple[BudgetPath, Part]) -> int:
    """Say when marks are told: of blocks, of services, of pools, of agreements, of investments."""
    path, part = marked
    if path[0] == "investments":
        return 4
    if isinstance(part, Agreement):
        return 3
    return 2 if path[0] == "pools" else int(len(path) > 2)


def agreements(budget: Budget) -> Iterator[tuple[BudgetPath, Agreement]]:
    """Give the agreements by their paths: those of areas, then those of services and parts."""
    found = [each for each in having(budget, "agreement") if each[1].agreement]
    for path, part in sorted(found, key=lambda each: len(each[0]) > 2):
        yield (*path, "agreement"), part.agreement


Parts = Sequence[tuple[int, Part]]
"""Parts of a file that a path leads through, the innermost first, each with how deep it stands."""


def parts_on(budget: Budget, path: BudgetPath) -> Parts:
    """Give what a path leads through, the innermost first, up to what has a source of its own."""
    block: Any = budget
    found: list[tuple[int, Part]] = [(0, budget)]
    for depth, step in enumerate(path[:-1], 1):
        block = block[step] if isinstance(block, dict) else getattr(block, step)
        if isinstance(block, Part):
            found = [*(() if _sources(block) else found), (depth, block)]
    return found[::-1]


def mark_on(parts: Parts, path: BudgetPath) -> tuple[int, Assumption | None]:
    """Give the closest mark on a figure, or on a block that it is part of, and how deep it stands.

    A mark in what has a source is of that alone: what has one of its own is not marked from above.
    """
    for depth, part in parts:
        held: Iterable[Assumption] = getattr(part, "assumptions", ())
        for mark in held:
            if mark.of == path[depth] and (not mark.years or path[-1] in map(str, mark.years)):
                return depth, mark
    return parts[0][0], None


def sources_on(parts: Parts) -> tuple[str, ...]:
    """Give the sources of a figure: of what has none those of what it is part of."""
    return _sources(parts[-1][1])


def is_assumed(budget: Budget, path: BudgetPath) -> bool:
    """Whether a whole block is marked as what no source says."""
    _, mark = mark_on(parts_on(budget, path), path)
    return mark is not None and mark.is_assumed


def _sources(part: Part) -> tuple[str, ...]:
    sources: tuple[str, ...] = getattr(part, "source", ())
    return sources
