"""How a budget stands, in one line: in balance, or where it is not and by how much."""

from collections.abc import Iterable, Sequence

from vssbudget.amounts import Year, span
from vssbudget.calculation.names import name_of
from vssbudget.findings import Finding, Judgement
from vssbudget.model import Budget
from vssbudget.wording import Message

OF_RESULTS = ("zero-result", "budget-frame", "area-frame", "planned-result")
"""The rules that hold a result against what it has to be."""
_MOST = 3


def standing(judgements: Sequence[Judgement], budget: Budget) -> Message:
    """Say whether the years that the rules of the balance really tested hold."""
    found = (each for judgement in judgements for each in judgement.findings)
    open_ = [each for each in found if not each.accepted and each.follows is None]
    if places := [each for each in open_ if each.year is not None]:
        places.sort(key=lambda each: -abs(each.amount or 0))
        off = tuple(_place(each, budget) for each in places[:_MOST])
        told = Message("not-in-balance", off=off)
        rest = len(places) - len(off)
        return Message("not-in-balance-more", told=told, count=rest) if rest else told
    tested, left = balance_years(judgements)
    if open_ or not tested:
        return Message("balance-untested")
    told = Message("in-balance", years=span(tested))
    return Message("in-balance-but", told=told, years=span(left)) if left else told


def balance_years(judgements: Iterable[Judgement]) -> tuple[list[Year], list[Year]]:
    """Give the years in which all that is to balance was judged, and those in which not all was."""
    judged: set[Year | None] = set()
    left: set[Year | None] = set()
    for each in judgements:
        if each.rule in OF_RESULTS:
            judged |= {year for year, count in each.judged.items() if count}
            left |= {remark.year for remark in each.untested}
    return sorted(filter(None, judged - left)), sorted(filter(None, left))


def _place(finding: Finding, budget: Budget) -> Message:
    if finding.area is None:
        name: str | Message = Message("all-areas")
    else:
        service = f".{finding.service}" if finding.service else ""
        name = name_of(budget, f"{finding.area}{service}")
    told = {"name": name, "year": finding.year}
    if finding.amount is None or finding.rule not in OF_RESULTS:
        return Message("off-balance-rule", **told, rule=finding.rule)
    return Message("off-balance", **told, amount=finding.amount, unit=budget.unit)
