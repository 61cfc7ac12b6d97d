"""Whether what an area, or the whole, leaves is the result that is planned."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from vssbudget.amounts import Tkr, Year
from vssbudget.checks.cases import lacking
from vssbudget.findings import Finding, Judgement, Remark
from vssbudget.model import Budget
from vssbudget.projection import AreaProjection, Basis, Projection
from vssbudget.wording import Message

NAME = "planned-result"


class _Planned(NamedTuple):
    """The result that is planned of an area in a year, or of the whole where there is no area.

    The `basis` is where the revenue of an area comes from.
    """

    area: AreaProjection | None
    basis: Basis | None
    position: int
    year: Year
    planned: int
    result: int | None


def planned_result(projection: Projection) -> Judgement:
    """The result of what is planned to leave a surplus or a deficit is the planned one.

    What it finds: an area whose `result` of a budget year or a plan year is not what is planned,
    and a whole budget of which that is so. In a plan year without a decided price the revenue of
    an area is set to its cost and the planned result, and there is nothing to test.

    Why it matters: a fund that is to build up a reserve, or to use one, has no result to be zero.
    What it plans to leave is decided as its cost is, and is not left to come out.

    How to put it right: bring the revenue or the cost to what the finding says, or have the result
    decided anew. An actual year is information, unless it is the base year and the file says
    `balance: zero`.
    """
    findings: list[Finding] = []
    untested: list[Remark] = []
    judged: Counter[Year | None] = Counter()
    constructed: Counter[Year | None] = Counter()
    for each in _planned(projection):
        if each.basis is Basis.SELF_COST:
            constructed[each.year] += 1
        elif each.result is None:
            untested.append(_untested(each))
        else:
            judged[each.year] += 1
            if each.result != each.planned:
                findings.append(_off(projection.budget, each))
    return Judgement(NAME, tuple(findings), judged, constructed, untested=tuple(untested))


def has_planned(budget: Budget) -> bool:
    """Whether a result is planned of anything."""
    return bool(budget.result) or any(area.result for area in budget.areas.values())


def _planned(projection: Projection) -> Iterator[_Planned]:
    budget, years = projection.budget, projection.budget.years
    outcomes = set(years.actual) - ({years.base} if budget.balance == "zero" else set())
    for position, year in enumerate(projection.years):
        if year in outcomes:
            continue
        for area in projection.areas:
            if (planned := budget.areas[area.key].result.get(year)) is not None:
                basis = projection.basis(area, position)
                yield _Planned(area, basis, position, year, planned, area.result[position])
        if (planned := budget.result.get(year)) is not None:
            yield _Planned(None, None, position, year, planned, projection.total.result[position])


def _untested(each: _Planned) -> Remark:
    if each.area:
        return lacking(each.area, each.area, each.position, each.year)
    return Remark(None, each.year, Message("planned-untested"))


def _off(budget: Budget, each: _Planned) -> Finding:
    off = (each.result or 0) - each.planned
    return Finding(
        rule=NAME,
        message=Message(
            "planned-differs",
            of=each.area.name if each.area else Message("step-total"),
            year=each.year,
            result=each.result,
            planned=each.planned,
            off=abs(off),
            direction=Message("too-much" if off > 0 else "too-little"),
            unit=budget.unit,
        ),
        fix=_fix(budget, each),
        path=(*(("areas", each.area.key) if each.area else ()), "result", str(each.year)),
        area=each.area.key if each.area else None,
        year=each.year,
        amount=Tkr(off),
    )


def _fix(budget: Budget, each: _Planned) -> Message:
    """Tell the revenue that leaves the planned result, or the result to plan."""
    written = budget.unit.written(Tkr(each.result or 0))
    anew = Message("planned-anew", year=each.year, result=written)
    if each.area is None or each.basis is Basis.DECIDED:
        return anew
    revenue = (each.area.cost[each.position] or 0) + each.planned
    if revenue < 0 and not budget.areas[each.area.key].signed:
        return anew
    raised = Message("raise-revenue", cost=revenue, unit=budget.unit)
    return Message("one-or-other", first=raised, otherwise=anew)
