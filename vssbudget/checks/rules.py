"""Every rule by its name, what it weighs, and the budgets that show it."""

from pathlib import Path

from vssbudget.checks.allocation import allocation_conserved
from vssbudget.checks.balance import BALANCE_RULES, Rule
from vssbudget.checks.capital import capital_frame
from vssbudget.checks.carry_over import carry_over
from vssbudget.checks.claims import claim
from vssbudget.checks.computed_indicator import computed_indicator
from vssbudget.checks.footing import footing
from vssbudget.checks.housekeeping import unsourced, unused
from vssbudget.checks.implausible import implausible
from vssbudget.checks.investments import investment_frame, investment_level
from vssbudget.checks.keys import share_sum
from vssbudget.checks.look_alike import look_alike
from vssbudget.checks.negative import negative
from vssbudget.checks.nothing_tested import nothing_tested
from vssbudget.checks.price_span import price_span
from vssbudget.checks.price_step import price_step
from vssbudget.checks.published_plan import published_plan
from vssbudget.checks.reserve_balance import NAME as RESERVE_BALANCE
from vssbudget.checks.reserve_balance import reserve_balance
from vssbudget.checks.same_figure import same_figure
from vssbudget.checks.shares import implied_share
from vssbudget.checks.targets import target
from vssbudget.findings import Severity

RULES: dict[str, Rule] = {
    **BALANCE_RULES,
    "footing": footing,
    "published-plan": published_plan,
    "investment-frame": investment_frame,
    "investment-level": investment_level,
    "capital-frame": capital_frame,
    "share-sum": share_sum,
    "allocation-conserved": allocation_conserved,
    "carry-over": carry_over,
    RESERVE_BALANCE: reserve_balance,
    "implied-share": implied_share,
    "price-span": price_span,
    "price-step": price_step,
    "same-figure": same_figure,
    "claim": claim,
    "target": target,
    "computed-indicator": computed_indicator,
    "implausible": implausible,
    "negative": negative,
    "look-alike": look_alike,
    "unused": unused,
    "unsourced": unsourced,
    "nothing-tested": nothing_tested,
}
"""Every rule by its name."""

WARN = ("investment-level", "price-step", "target", "implausible", "unused", "unsourced")
"""The rules whose findings are warnings; those of the others are errors."""


def severity(name: str) -> Severity:
    """Say how much a rule weighs that is broken."""
    return Severity.WARNING if name in WARN else Severity.ERROR


def examples(name: str) -> list[Path]:
    """Give the budgets that show a rule: one that fails it and one that holds it, if there are."""
    folder = Path(__file__).parent / "examples"
    found = [folder / f"{name}-{kind}.yaml" for kind in ("bad", "ok")]
    return [path for path in found if path.is_file()]
