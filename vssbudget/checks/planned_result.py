"""Whether what an area, or the whole, leaves is the result that is planned."""

from collections import Counter
from collections.abc import Iterator

from vssbudget import late
from vssbudget.amounts import ZERO, Percent, Tkr, Year, percent_to
from vssbudget.checks.cases import Case, lacking
from vssbudget.checks.decisions import Decision
from vssbudget.checks.price_left import left_by_prices
from vssbudget.checks.results_held import Planned, results_planned
from vssbudget.findings import Finding, Judgement, Remark, Severity
from vssbudget.model import Budget
from vssbudget.projection import Basis, Projection
from vssbudget.wording import Message

NAME = "planned-result"


def planned_result(projection: Projection) -> Judgement:
    """The result of what is planned to leave a surplus or a deficit is the planned one.

    What it finds: an area whose `result` of a budget year or a plan year is not what is planned,
    and a whole budget of which that is so. In a plan year without a decided price the revenue of
    an area is set to its cost and the planned result, and there is nothing to test.

    Why it matters: a fund that is to build up a reserve, or to use one, has no result to be zero.
    What it plans to leave is decided as its cost is, and is not left to come out.

    A decided change of a price holds where none of as many decimals as `price_decimals` says comes
    closer to the planned result: what it is off by is a notice. Of the whole that is no fault, nor
    is what prices leave that go in steps. A result is told after transfers to and from `reserves`.

    How to put it right: bring the revenue or the price to what the finding says, or have the result
    decided anew. An actual year is information, unless it is the base year and the file says
    `balance: zero`.
    """
    off: list[Planned] = []
    untested: list[Remark] = []
    judged: Counter[Year | None] = Counter()
    constructed: Counter[Year | None] = Counter()
    for each in results_planned(projection):
        if each.basis is Basis.SELF_COST:
            constructed[each.year] += 1
        elif each.result is None:
            untested.append(_untested(each))
        else:
            judged[each.year] += 1
            if each.off:
                off.append(each)
    findings = tuple(_findings(projection, off))
    return Judgement(NAME, findings, judged, constructed, untested=tuple(untested))


def has_planned(budget: Budget) -> bool:
    """Whether a result is planned of anything."""
    return bool(budget.result) or any(area.result for area in budget.areas.values())


def _untested(each: Planned) -> Remark:
    if each.area:
        return lacking(each.area, each.area, each.position, each.year)
    return Remark(None, each.year, Message("planned-untested"))


def _findings(projection: Projection, off: list[Planned]) -> Iterator[Finding]:
    """Tell of results that are not as planned, or what the nearest change of a price leaves."""
    left = left_by_prices(projection) if any(each.area is None for each in off) else {}
    for each in off:
        case = each.case(projection)
        if case and (decision := late.unbalanced.nearest_decision(projection, case)):
            yield _left(projection.budget, each, decision)
        elif case or each.off != left.get(each.year):
            yield _off(projection, each, case)


def _left(budget: Budget, each: Planned, decision: Decision) -> Finding:
    wanted = percent_to(decision.wanted() or Percent(ZERO), 6)
    message = Message(
        "planned-leaves",
        area=decision.case.name,
        year=each.year,
        change=decision.value,
        decimals=budget.price_decimals,
        needed=wanted,
        after=_told_after(each),
        result=each.result,
        planned=each.planned,
        unit=budget.unit,
    )
    return _finding(each, message)._replace(severity=Severity.NOTICE)


def _told_after(each: Planned) -> Message | str:
    return Message("after-transfers") if each.moved else ""


def _off(projection: Projection, each: Planned, case: Case | None) -> Finding:
    unit, written = projection.budget.unit, Tkr(each.result or 0)
    message = Message(
        "planned-differs",
        of=each.area.name if each.area else Message("step-total"),
        year=each.year,
        after=_told_after(each),
        result=each.result,
        planned=each.planned,
        off=abs(each.off),
        direction=Message("too-much" if each.off > 0 else "too-little"),
        unit=unit,
    )
    anew = Message("planned-anew", year=each.year, result=unit.written(written))
    first = case and late.unbalanced.first_cures(projection)[case.address, case.position]
    fix = Message("one-or-other", first=first, otherwise=anew) if first else anew
    return _finding(each, message)._replace(fix=fix)


def _finding(each: Planned, message: Message) -> Finding:
    return Finding(
        rule=NAME,
        message=message,
        path=each.path,
        area=each.area.key if each.area else None,
        year=each.year,
        amount=Tkr(each.off),
    )
