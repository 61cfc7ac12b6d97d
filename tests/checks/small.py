"""A small budget that the tests of the rules add to, and what a rule finds in it."""

from conftest import budget_of

from vssbudget.amounts import Tkr, Year
from vssbudget.checks import check
from vssbudget.findings import Finding, Judgement
from vssbudget.projection import project

HEAD = """
title: Small
unit: kr
years: {actual: [2021], budget: [2022, 2023], plan: [2024, 2025]}
indices: {price: {2023: 2, 2024: 10, 2025: 10}}
"""
Y2021, Y2022, Y2023, Y2024, Y2025 = map(Year, range(2021, 2026))


def judged(rule: str, text: str) -> Judgement:
    """Hold a budget that goes on from the head against one rule."""
    (judgement,) = check(project(budget_of(HEAD + text)), [rule])
    return judgement


def found(rule: str, text: str) -> Finding:
    """Give the only finding of a rule."""
    (finding,) = judged(rule, text).findings
    return finding


def tkr(amount: int) -> Tkr:
    """Type an amount."""
    return Tkr(amount)
