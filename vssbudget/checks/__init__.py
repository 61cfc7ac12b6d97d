"""The rules that a budget is held against.

The rules of the balance are at hand; the others load when one of them is asked for.
"""

from collections.abc import Collection, Iterable
from decimal import localcontext
from typing import TYPE_CHECKING, Any

from vssbudget import late
from vssbudget.amounts import EXACT, NO_UNIT
from vssbudget.checks.accepted import NEVER, accept, known_differences, pinned, place_of
from vssbudget.checks.balance import BALANCE_RULES, Rule
from vssbudget.checks.nothing_tested import NAME, held, needed, nothing_tested, weighed
from vssbudget.findings import Judgement
from vssbudget.projection import Projection

if TYPE_CHECKING:
    from vssbudget.checks.rules import RULES, WARN, examples, severity

BALANCE = (*BALANCE_RULES, NAME)
"""The rules of `check-balance`."""


def __getattr__(name: str) -> Any:
    """Load all the rules with the first thing that is asked of them."""
    if name not in __all__:
        raise AttributeError(name)

    return getattr(late.checks_rules, name)


def check(
    projection: Projection, rules: Iterable[str], named: Collection[str] = ()
) -> list[Judgement]:
    """Hold a projected budget against rules.

    What the file accepts is marked as such, and what only follows from another finding as that.
    That nothing was tested, which cannot be accepted, is judged of what the others judged; where
    something was, that has no judgement.

    Args:
        projection: The budget.
        rules: The names of the rules.
        named: Those that were asked about one by one, where not all were.
    """
    asked = held(projection.budget, rules, named)
    others = [name for name in asked if name != NAME]
    judgements = _told(projection, others)
    if NAME in asked:
        last = (
            weighed(projection, judgements, needed(others, named))
            if others
            else nothing_tested(projection)
        )
        judgements += [last] if last.findings else []
    return judgements


def _told(projection: Projection, rules: Iterable[str]) -> list[Judgement]:
    judgements = _judged(projection, rules)
    if sum(len(each.findings) for each in judgements) < 2:
        return judgements

    return late.follows.traced(projection, judgements, _judged)


def _judged(projection: Projection, rules: Iterable[str]) -> list[Judgement]:
    known, unit = known_differences(projection.budget), projection.budget.unit
    unit = unit if unit.decimals else NO_UNIT
    with localcontext(EXACT):
        judgements = [_rule(name)(projection)._replace(unit=unit) for name in rules]
    return [accept(judgement, known) for judgement in judgements]


def _rule(name: str) -> Rule:
    rule: Rule = BALANCE_RULES.get(name) or __getattr__("RULES")[name]
    return rule


__all__ = [
    "BALANCE",
    "NEVER",
    "RULES",
    "WARN",
    "Rule",
    "check",
    "examples",
    "pinned",
    "place_of",
    "severity",
]
