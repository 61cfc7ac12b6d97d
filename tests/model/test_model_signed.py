"""Costs and revenues below zero, in what says that it may be."""

import pytest
from conftest import budget_of
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.checks import BALANCE, RULES, check
from vssbudget.findings import Severity
from vssbudget.loader.tree import plant
from vssbudget.model import read
from vssbudget.projection import project

HEAD = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices: {price: {2024: 2, 2025: 2}}
areas:
"""
ELIMINATION = """
  sales: {cost: {2023: 1000}, revenue: {2023: 1000}, index: price}
  elimination:
    signed: true
    cost: {2023: -300}
    revenue: {2023: -300, 2025: EARNED}
    index: price
published: {cost: {elimination: {2024: -306}, total: {2023: 700, 2024: 714}}}
"""
"""The cost of eliminations: -306 and -312.12, rounded -312."""

CREDITS = """
  meals:
    services:
      lunch:
        signed: true
        revenue: {2023: 90}
        other_revenue: {2023: -10, 2024: -12}
        parts: {all: {cost: {2023: 100}, step: 0}, discount: {cost: {2023: -10}, step: -5}}
      dinner:
        revenue: {2023: 95}
        parts:
          all: {cost: {2023: 100}, step: 0}
          discount: {signed: true, cost: {2023: -5}, step: 0}
pools:
  rent: {parts: {rebate: {signed: true, cost: {2023: -5}, step: 0}}, key: {cost: [meals.lunch]}}
"""


def faults(text: str) -> list[tuple[str, str]]:
    """Give what keeps a text from being a budget, with what to write instead."""
    return [(str(each.message), str(each.fix)) for each in read(plant(HEAD + text).tree)[1]]


def findings(text: str, *rules: str) -> list[str]:
    """Give what is found, with what would put it right."""
    judgements = check(project(budget_of(HEAD + text)), rules or BALANCE)
    told = [finding for each in judgements for finding in each.findings]
    return [f"{each.message}. {each.fix}" for each in told if each.severity is not Severity.NOTICE]


def test_an_area_of_eliminations_is_entered_carried_forward_and_held_against_print() -> None:
    text = ELIMINATION.replace("EARNED", "-312")
    projection = project(budget_of(HEAD + text))
    assert projection.by_key["elimination"].cost == (-300, -306, -312)
    assert projection.by_key["elimination"].revenue == (-300, -306, -312)
    assert projection.total.cost == (700, 714, 728)
    rules = [each for each in RULES if each not in ("unsourced", "nothing-tested")]
    assert findings(text, *rules) == []


@pytest.mark.parametrize(
    "mended",
    [
        ("-312 tkr", "EARNED", "-312"),
        ("-310", "-300}\n    revenue", "-300, 2025: -310}\n    revenue"),
    ],
)
def test_a_result_of_eliminations_is_told_with_cures_below_zero(
    mended: tuple[str, str, str],
) -> None:
    (told,) = findings(ELIMINATION.replace("EARNED", "-310"))
    assert told == (
        "elimination 2025: revenue -310 tkr, cost -312 tkr: 2 tkr too much. bring the revenue to "
        "-312 tkr, or bring the cost to -310 tkr"
    )
    cure, old, new = mended
    assert cure in told
    assert findings(ELIMINATION.replace(old, new).replace("EARNED", "-310")) == []


def test_credits_stand_in_services_parts_other_revenue_and_pools() -> None:
    projection = project(budget_of(HEAD + CREDITS))
    lunch, dinner = projection.services["meals.lunch"], projection.services["meals.dinner"]
    assert lunch.cost == (85, 80, 75)
    assert dinner.cost == (95, 95, 95)
    assert projection.pools["rent"].amounts == {"meals.lunch": (-5, -5, -5)}
    assert lunch.revenue == (90, 80, 75)


def test_the_revenue_that_is_missing_of_what_is_signed_may_be_below_zero() -> None:
    text = ELIMINATION.replace("    revenue: {2023: -300, 2025: EARNED}\n", "")
    (told,) = findings(text)
    assert told.startswith(
        "elimination 2023: cost -300 tkr, and no revenue. write revenue: {2023: -300}"
    )
    row = "    cost: {2023: -300}\n"
    assert findings(text.replace(row, f"{row}    revenue: {{2023: -300}}\n")) == []


@pytest.mark.parametrize("said", ["", "signed: false, ", "signed: 'true', "])
def test_what_does_not_say_so_is_positive(said: str) -> None:
    told = faults(f"  a: {{{said}cost: {{2023: -1}}, step: 0}}\n")
    assert ("found the negative amount -1: cost and revenue are both written as positive") in dict(
        told
    )


def test_a_figure_of_what_is_signed_is_cured_with_its_sign() -> None:
    told = faults("  a: {signed: true, cost: {2023: (300)}, step: 0}\n")
    assert [fix for _, fix in told] == ["write -300"]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_an_area_and_its_elimination_leave_nothing(cost: int, step: int) -> None:
    """What is taken off moves as what it is taken off of does."""
    text = "".join(
        f"  {key}: {{signed: true, cost: {{2023: {sign * cost}}}, "
        f"revenue: {{2023: {sign * cost}}}, "
        f"index: price, lasting: {{2024: {sign * step}}}}}\n"
        for key, sign in (("a", 1), ("b", -1))
    )
    projection = project(budget_of(HEAD + text))
    assert projection.total.cost == projection.total.revenue == (0, 0, 0)
