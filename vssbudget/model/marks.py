"""The marks on figures that no source prints."""

from collections.abc import Iterator, Mapping

from vssbudget.findings import BudgetPath
from vssbudget.model.budget import Area, Assumption, Block, Budget


def marks(budget: Budget) -> Iterator[tuple[BudgetPath, Assumption]]:
    """Give each assumption of a budget, and the path of the key that it is about."""
    blocks: tuple[tuple[str, Mapping[str, Area | Block]], ...] = (
        ("indices", budget.indices),
        ("areas", budget.areas),
        ("volumes", budget.volumes),
        ("personnel", budget.personnel),
    )
    for block, parts in blocks:
        for key, part in parts.items():
            for mark in part.assumptions:
                yield (block, key, mark.of), mark
