"""The marks on figures that no source prints."""

from collections.abc import Iterator

from vssbudget.findings import BudgetPath
from vssbudget.model.budget import Area, Assumption, Block, Budget


def marks(budget: Budget) -> Iterator[tuple[BudgetPath, Assumption]]:
    """Give each assumption of a budget, and the path of the key that it is about."""
    for path, part in _marked(budget):
        for mark in part.assumptions:
            yield (*path, mark.of), mark


def _marked(budget: Budget) -> Iterator[tuple[BudgetPath, Area | Block]]:
    """Give every part that can have marks, by its path."""
    if budget.budget_frame is not None:
        yield ("budget_frame",), budget.budget_frame
    for block in ("indices", "areas", "volumes", "personnel", "stated"):
        yield from (((block, key), part) for key, part in getattr(budget, block).items())
    if (plan := budget.investments) is not None:
        yield from ((("investments", "lines", key), line) for key, line in plan.lines.items())
        for key, frame in (("frame", plan.frame), ("capital_frame", plan.capital_frame)):
            if frame is not None:
                yield ("investments", key), frame
