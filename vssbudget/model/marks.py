"""The marks on figures that no source prints, and the agreements, wherever they stand."""

from collections.abc import Iterator
from itertools import chain

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
