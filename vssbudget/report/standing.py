"""How a budget stands, in one line: in balance, or where it is not and by how much."""

from collections.abc import Sequence

from vssbudget.amounts import span
from vssbudget.findings import Finding, Judgement
from vssbudget.model import Budget
from vssbudget.projection.names import name_of
from vssbudget.wording import Language, Message

_MOST = 3
_OF_RESULTS = ("zero-result", "budget-frame")
"""The rules whose findings are a result that is wrong; of others the name says what is."""


def standing(judgements: Sequence[Judgement], budget: Budget, say: Language) -> str:
    """Say whether the years that the rules of the balance really tested hold."""
    found = (each for judgement in judgements for each in judgement.findings)
    open_ = [each for each in found if not each.accepted and each.follows is None]
    if places := [each for each in open_ if each.year is not None]:
        places.sort(key=lambda each: -abs(each.amount or 0))
        off = tuple(_place(each, budget) for each in places[:_MOST])
        told = say("not-in-balance", off=off)
        rest = len(places) - len(off)
        return say("not-in-balance-more", told=told, count=rest) if rest else told
    if open_:
        return say("balance-untested")
    tested = sorted({year for each in judgements for year in each.judged if year is not None})
    return say("in-balance", years=span(tested)) if tested else say("balance-untested")


def _place(finding: Finding, budget: Budget) -> Message:
    if finding.area is None:
        name: str | Message = Message("all-areas")
    else:
        service = f".{finding.service}" if finding.service else ""
        name = name_of(budget, f"{finding.area}{service}")
    told = {"name": name, "year": finding.year}
    if finding.amount is None or finding.rule not in _OF_RESULTS:
        return Message("off-balance-rule", **told, rule=finding.rule)
    return Message("off-balance", **told, amount=finding.amount, unit=budget.unit)
