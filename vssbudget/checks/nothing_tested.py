"""That a check which judged nothing is not taken for one that passed."""

from collections.abc import Collection, Iterable

from vssbudget.amounts import span
from vssbudget.checks import area_frame, planned_result
from vssbudget.checks.accepted import NEVER
from vssbudget.checks.aims import aims_of, nothing_to_balance
from vssbudget.checks.balance import BALANCE_RULES
from vssbudget.findings import Finding, Judgement
from vssbudget.model import Budget
from vssbudget.projection import Projection
from vssbudget.wording import Message

NAME = NEVER
TESTED = ("zero-result", "budget-frame", area_frame.NAME, planned_result.NAME)
"""The rules of which one at least has to be tested by figures where the balance is asked about."""


def nothing_tested(projection: Projection) -> Judgement:
    """A check really tests something, or the file says that there is nothing to test.

    What it finds: a budget of which neither a zero result nor a frame was tested by figures. Where
    the check is not about these (`--rule footing`, `--skip zero-result`), one of which no rule that
    was asked about judged anything. Where nothing is meant to balance, a frame still has to be
    tested if there is one. What is set equal to cost and the outcome of an actual year are no test.

    Why it matters: a check that judged nothing looks like one that passed, and a pipeline that is
    green by accident is worse than none.

    How to put it right: give the figures that are missing. Where the base year is an outcome that
    has to balance, write `balance: zero`; where nothing is meant to balance, `balance: none` and
    the reason. This finding can be neither accepted nor skipped.
    """
    rules = held(projection.budget, TESTED)
    return weighed(projection, [BALANCE_RULES[each](projection) for each in rules], rules)


def held(budget: Budget, rules: Iterable[str], named: Collection[str] = ()) -> list[str]:
    """Leave out rules of frames, planned results and reserves without any, unless asked by name."""
    without = set[str]()
    if not area_frame.has_frames(budget):
        without.add(area_frame.NAME)
    if not planned_result.has_planned(budget):
        without.add(planned_result.NAME)
    if not budget.reserves:
        without.add("reserve-balance")
    return [each for each in rules if each not in without or each in named]


def needed(rules: Collection[str], named: Collection[str] = ()) -> tuple[str, ...]:
    """Give the rules of which one has to judge something, where so many are asked about.

    The frame alone has to where it is asked about by its name; else another rule may.
    """
    about_balance = "zero-result" in rules or "budget-frame" in named
    return tuple(name for name in (TESTED if about_balance else rules) if name in rules)


def weighed(
    projection: Projection, judgements: Collection[Judgement], rules: Collection[str]
) -> Judgement:
    """Say whether one of the rules judged anything, as a judgement with a finding if not."""
    tested = any(sum(each.judged.values()) for each in judgements if each.rule in rules)
    about_balance = not BALANCE_RULES.keys().isdisjoint(rules)
    exempt = about_balance and nothing_to_balance(projection)
    frame = projection.budget.budget_frame if "budget-frame" in rules else None
    if tested or (exempt and frame is None):
        return Judgement(NAME)
    if exempt and frame is not None:
        cure = Message("nothing-tested-frame", years=span(sorted(frame.values)))
    else:
        cure = _cure(projection) if about_balance else Message("nothing-tested-rules")
    finding = Finding(
        rule=NAME,
        message=Message("nothing-tested", rules=tuple(rules)),
        fix=cure,
        path=("areas",),
        at_key=True,
    )
    return Judgement(NAME, (finding,))


def _cure(projection: Projection) -> Message:
    """Say what would give something to test: of an outcome that it is to balance, else figures."""
    years, aims = projection.budget.years, aims_of(projection.budget)
    position = projection.past - 1
    known = (
        seller.result[position] is not None and not aims.exempting(area.key, seller)
        for area, seller in projection.sellers
    )
    if years.base in years.actual and any(known):
        return Message("nothing-tested-outcome", year=years.base)
    return Message("nothing-tested-figures", year=years.base)
