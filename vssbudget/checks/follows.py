"""Which findings only follow from another: those that are gone once that one is put right.

First it is those that follow from a figure which cannot be meant. Of the others nothing is guessed.
A broken zero result is put right as its cure says, by the cost that the revenue bears or by the
revenue that bears the cost, a given figure that is printed otherwise as it is printed; and the
budget is held against its rules once more. What is found no longer has followed: the frame and the
totals that hold the area, printed rows that are carried forward from its cost, planned years that
build on it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from vssbudget.checks.righted import SIDES, Side, righted, side_of
from vssbudget.checks.slip_follows import from_slips
from vssbudget.findings import BudgetPath, Cause, Finding, Judgement, Severity
from vssbudget.model import Budget
from vssbudget.projection import Projection, project

Judge = Callable[[Projection, Iterable[str]], list[Judgement]]
"""Holds a projection against rules, by name."""

_RESULT, _PRINTED = "zero-result", "published-plan"
_FOLLOW = frozenset(
    (
        *(_RESULT, _PRINTED, "budget-frame", "carry-over", "footing"),
        *("implied-share", "price-span", "same-figure", "claim"),
    )
)
"""The rules whose findings may follow: of sums, and of figures that are held against others."""

_ROUNDS = 3
"""How many findings that build on each other are put right in turn."""

_MOST = 100_000
"""Of how many figures a budget may be to be worked out again, up to three times a round."""

_Known = tuple[str, BudgetPath]
_Open = Mapping[_Known, Finding]
"""What is to be put right, by its rule and its place."""


_Mended = Mapping[str | None, Collection[Finding]]
"""What was put right, all of it under None and by area."""


class _Righted(NamedTuple):
    """A budget in which findings are put right, each on a side, and what is left to be found."""

    sides: Mapping[_Known, Side]
    projection: Projection
    left: _Open


def traced(projection: Projection, judgements: list[Judgement], judge: Judge) -> list[Judgement]:
    """Mark each finding that only follows from another with which that is.

    What is accepted, and what is only a notice, neither leads nor follows.

    Args:
        projection: The budget that was judged.
        judgements: What was found in it.
        judge: What it was judged by.
    """
    if _figures(projection.budget) > _MOST:
        return judgements
    causes = from_slips(projection, judgements, judge)
    left = {key: each for key, each in _open(judgements).items() if key not in causes}
    rules = [each.rule for each in judgements if each.rule in _FOLLOW]
    for _ in range(_ROUNDS):
        leads = _leads(left, projection.budget)
        if not 0 < len(leads) < len(left):
            break
        again = _put_right(projection, leads, lambda each: judge(each, rules))
        projection = again.projection
        mended = _by_area(leads[key] for key in leads if key not in again.left)
        for key in left.keys() - leads.keys() - again.left.keys():
            if cause := _cause(left[key], mended, again.sides):
                causes[key] = cause
        left = {key: again.left[key] for key in left if key in again.left and key not in leads}
    return [_marked(each, causes) for each in judgements]


def _open(judgements: Iterable[Judgement]) -> _Open:
    return {
        _known(finding): finding
        for judgement in judgements
        if judgement.rule in _FOLLOW
        for finding in judgement.findings
        if finding.accepted is None and finding.severity is not Severity.NOTICE
    }


def _known(finding: Finding) -> _Known:
    return finding.rule, finding.path


def _figures(budget: Budget) -> int:
    services = [each for area in budget.areas.values() for each in area.services.values()]
    rows = len(budget.areas) + sum(1 + len(each.parts) for each in services)
    return len(budget.years.every) * rows


def _leads(left: _Open, budget: Budget) -> _Open:
    """Give the findings that follow from none of the others.

    Broken results of years before the plan stand for themselves, and so do printed figures of these
    where no result is broken; a planned one may follow from an earlier.
    """
    plan = frozenset(budget.years.plan)
    given = [each for each in left.values() if each.year not in plan]
    broken = [each for each in left.values() if each.rule == _RESULT]
    leads = (
        [each for each in given if each.rule == _RESULT]
        or _first(broken).values()
        or [each for each in given if each.rule == _PRINTED and _of_area(each)]
    )
    return {_known(each): each for each in leads}


def _first(broken: Iterable[Finding]) -> dict[tuple[str | None, str | None], Finding]:
    """Give the first year's finding of each area or service."""
    first: dict[tuple[str | None, str | None], Finding] = {}
    for each in sorted(broken, key=lambda finding: finding.year or 0):
        first.setdefault((each.area, each.service), each)
    return first


def _of_area(printed: Finding) -> bool:
    """Whether a printed figure is the cost or the revenue of an area."""
    return printed.area is not None and printed.path[1] in SIDES


def _put_right(
    projection: Projection,
    leads: _Open,
    judge: Callable[[Projection], list[Judgement]],
) -> _Righted:
    """Put findings right, a result on the side that leaves least to be found of its area."""

    def tried(sides: Mapping[_Known, Side]) -> _Righted:
        edits = [(leads[key], side) for key, side in sides.items()]
        again = project(righted(projection, edits), projection.rates_told)
        return _Righted(sides, again, _open(judge(again)))

    if all(rule == _PRINTED for rule, _ in leads):
        return tried({key: side_of(each) for key, each in leads.items()})
    lower, higher = (tried(dict.fromkeys(leads, side)) for side in SIDES)
    better = higher if len(higher.left) < len(lower.left) else lower
    costs, revenues = (Counter(each.area for each in one.left.values()) for one in (lower, higher))
    chosen: dict[_Known, Side] = {}
    for key, each in leads.items():
        more = costs[each.area] - revenues[each.area]
        chosen[key] = better.sides[key] if not more else "cost" if more < 0 else "revenue"
    known = [each for each in (lower, higher) if each.sides == chosen]
    return known[0] if known else tried(chosen)


def _by_area(mended: Iterable[Finding]) -> _Mended:
    """Give what was put right, each of an area, by that and all of it under None."""
    found: dict[str | None, list[Finding]] = {None: [*mended]}
    for each in tuple(found[None]):
        found.setdefault(each.area, []).append(each)
    return found


def _cause(finding: Finding, mended: _Mended, sides: Mapping[_Known, Side]) -> Cause | None:
    """Say which of those that were put right a finding followed from, where that is sure.

    Of an area it is the last of its own until that year, of a sum of all areas the first that
    stands in it. What is about other figures follows only where one alone was put right.
    """
    able = mended[None]
    if len(able) > 1:
        own = mended.get(finding.area, ())
        until = [each for each in own if (each.year or 0) <= (finding.year or 0)]
        able = [each for each in until if _holds(finding, each, sides[_known(each)])]
    last = max(able, key=lambda each: each.year or 0, default=None)
    return Cause(last.rule, last.path) if last else None


def _holds(finding: Finding, lead: Finding, side: Side) -> bool:
    """Whether a finding is about a figure of the area of another, or about a sum that holds it."""
    if finding.area is not None:
        return finding.area == lead.area
    if finding.rule == "budget-frame":
        return finding.year == lead.year
    return finding.path[:1] == ("published",) and finding.path[1] in (side, "result")


def _marked(judgement: Judgement, causes: Mapping[_Known, Cause]) -> Judgement:
    marked = [each._replace(follows=causes.get(_known(each))) for each in judgement.findings]
    return judgement._replace(findings=tuple(marked)) if causes else judgement
