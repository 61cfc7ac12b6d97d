"""The rules that a budget is held against."""

from collections.abc import Callable, Iterable

from vssbudget.checks.balance import budget_frame, zero_result
from vssbudget.findings import Judgement
from vssbudget.projection import Projection

Rule = Callable[[Projection], Judgement]
"""One check: it has one name, and its docstring is its documentation."""

RULES: dict[str, Rule] = {"zero-result": zero_result, "budget-frame": budget_frame}
"""Every rule by its name."""

BALANCE = ("zero-result", "budget-frame")
"""The rules of `check-balance`."""


def check(projection: Projection, rules: Iterable[str]) -> list[Judgement]:
    """Hold a projected budget against rules, by name."""
    return [RULES[name](projection) for name in rules]


__all__ = ["BALANCE", "RULES", "Rule", "check"]
