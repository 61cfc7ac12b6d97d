"""Why a printed figure is not what it should be: the cause is looked for, and told if it is sure.

Every hypothesis is tried on the printed row itself and on each row beneath it: what that row would
be by it has to be what is needed for every printed figure, to the unit. It is tried for all years
that differ together, then for the plan together, then for each year alone. One alone that fits is
the cause; several are all told, and none is said.
"""

from collections.abc import Iterable
from decimal import localcontext

from vssbudget.amounts import EXACT, span
from vssbudget.checks.causes.case import cases
from vssbudget.checks.causes.search import Fits, Search
from vssbudget.findings import BudgetPath, Causes, Finding, Judgement
from vssbudget.projection import Projection
from vssbudget.wording import Message
from vssbudget.wording.message import Value

_TOLD = 5
"""How many causes that fit are told; the rest are counted."""


_Known = dict[tuple[BudgetPath, int | None], Causes]
"""What was found by the place and the amount of the difference."""


def with_causes(projection: Projection, judgements: Iterable[Judgement]) -> list[Judgement]:
    """Add to the findings of printed figures what was found of their causes."""
    judged = [*judgements]
    found = [(each.rule, case) for each in judged for case in cases(projection, each)]
    known: dict[str, _Known] = {rule: {} for rule, _ in found}
    with localcontext(EXACT):
        search = Search(projection, {case.path for _, case in found})
        for rule, case in found:
            for fits in search.of(case):
                places = [((*case.path, str(y)), case.difference(y)) for y in fits.years]
                known[rule] |= dict.fromkeys(places, _told(fits))
    return [_with(each, known.get(each.rule, {})) for each in judged]


def _told(fits: Fits) -> Causes:
    """Say of the years whose cause is sought together which one it is, if that is sure."""
    years, found = span(fits.years), tuple(fits.causes)
    if not found:
        return Causes(Message("cause-none", years=years), found)
    if fits.only:
        return Causes(Message("cause-only", years=years, cause=found[0]), found, True)
    told: dict[str, Value] = {"years": years, "causes": found[:_TOLD]}
    if more := found[_TOLD:]:
        return Causes(Message("cause-undetermined-more", **told, count=len(more)), found)
    return Causes(Message("cause-undetermined", **told), found)


def _with(judgement: Judgement, known: _Known) -> Judgement:
    findings = [
        _explained(each, known.get((each.path, each.amount))) for each in judgement.findings
    ]
    return judgement._replace(findings=tuple(findings))


def _explained(finding: Finding, causes: Causes | None) -> Finding:
    if causes is None:
        return finding
    message = Message("with-causes", found=finding.message, causes=causes.told)
    return finding._replace(message=message, causes=causes)


__all__ = ["with_causes"]
