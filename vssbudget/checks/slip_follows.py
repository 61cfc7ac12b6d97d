"""Which findings only follow from a figure that cannot be meant: those gone once it is as meant."""

from collections.abc import Callable, Iterable, Mapping

from vssbudget.checks.slip import RULE
from vssbudget.findings import BudgetPath, Cause, Finding, Judgement, Severity
from vssbudget.model import changed
from vssbudget.projection import Projection, project

Known = tuple[str, BudgetPath]
Judge = Callable[[Projection, Iterable[str]], list[Judgement]]

_APART = frozenset((RULE, "look-alike", "unused", "unsourced"))
"""The rules whose findings are of no figures, and that of the slips themselves."""

_WHOLE = frozenset(("cost", "revenue", "values", "opening", "opening_months", "life"))
"""The keys of whole amounts and years; those of volumes may have decimals."""

_MOST = 6
"""How many slips are put right, each alone."""


def from_slips(
    projection: Projection, judgements: Iterable[Judgement], judge: Judge
) -> dict[Known, Cause]:
    """Find what follows from a slip: the budget is judged anew with the figures that are meant."""
    judged = [*judgements]
    slips = [
        each
        for judgement in judged
        for each in judgement.findings
        if each.meant and each.accepted is None
    ]
    rules = [each.rule for each in judged if each.rule not in _APART]
    left = _open(each for each in judged if each.rule in rules)
    causes: dict[Known, Cause] = {}
    for slip in slips[:_MOST]:
        if not left.keys() - causes.keys():
            break
        gone = left.keys() - _open(judge(_as_meant(projection, slip), rules))
        causes = {**dict.fromkeys(gone, Cause(slip.rule, slip.path)), **causes}
    return causes


def _open(judgements: Iterable[Judgement]) -> Mapping[Known, Finding]:
    return {
        (each.rule, each.path): each
        for judgement in judgements
        for each in judgement.findings
        if each.accepted is None and each.severity is not Severity.NOTICE
    }


def _as_meant(projection: Projection, slip: Finding) -> Projection:
    """Project the budget with the figures that are meant."""
    budget = projection.budget
    for path, value in slip.meant:
        *within, last = path
        whole = path[0] != "volumes" and not _WHOLE.isdisjoint(path[-2:])
        figure = int(value) if whole else value
        budget = changed(budget, (*within, int(last) if last.isdecimal() else last), figure)
    return project(budget, None, projection.noticed)
