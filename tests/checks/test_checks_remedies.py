"""What a finding proposes, carried out, leaves a result of zero."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from conftest import budget_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from vssbudget.amounts import Percent, percent_to, plain
from vssbudget.checks import check
from vssbudget.findings import Finding
from vssbudget.projection import project

MANY = settings(derandomize=True, deadline=None, max_examples=200)
amounts = st.integers(1, 999_999)
ratios = st.sampled_from(["100", "125", "99.5", "33", "250.1"])


def findings(text: str) -> tuple[Finding, ...]:
    """Hold a budget against the zero result."""
    return check(project(budget_of(text)), ["zero-result"])[0].findings


def written(cost: int, revenue: int, volume: str, change: str, given: str = "") -> str:
    return f"""
title: Drawn
unit: tkr
years: {{budget: [2023], plan: [2024]}}
indices: {{price: {{2024: 2.5}}}}
volumes: {{cases: {{2023: 100, 2024: {volume}}}}}
areas:
  a:
    cost: {{2023: {revenue}{given or f", 2024: {cost}"}}}
    revenue: {{2023: {revenue}}}
    index: price
    volume: cases
    price_change: {{2024: {change}}}
"""


def of_2024(text: str) -> tuple[Finding, ...]:
    return tuple(each for each in findings(text) if each.year == 2024)


@MANY
@given(amounts, amounts, ratios, st.decimals(-20, 30, places=2))
def test_either_half_of_a_remedy_leaves_zero(
    cost: int, revenue: int, volume: str, change: object
) -> None:
    found = of_2024(written(cost, revenue, volume, str(change)))
    assume(found)
    fix = str(found[0].fix)
    spent = re.search(r"bring the cost to ([\d ]+) tkr$", fix)
    assert spent
    given_cost = f", 2024: {spent[1].replace(' ', '')}"
    assert of_2024(written(cost, revenue, volume, str(change), given_cost)) == ()
    if price := re.match(r"write price_change 2024: (-?[\d.]+), or ", fix):
        assert of_2024(written(cost, revenue, volume, price[1])) == ()
        decimals = len(price[1].partition(".")[2])
        for fewer in range(1, decimals):
            shorter = percent_to(Percent(Decimal(price[1])), fewer)
            assert shorter == -100 or of_2024(written(cost, revenue, volume, plain(shorter)))
    else:
        ratio = Fraction(cost) / revenue / Fraction(volume) * 100
        assert ratio > 10 or ratio * revenue < 1


@pytest.mark.parametrize("cost", [1, 499_999, 34_318, 640_102])
def test_a_price_is_found_wherever_one_does_it(cost: int) -> None:
    (finding,) = of_2024(written(cost, cost, "100", "0.9", f", 2024: {cost * 2}"))
    assert str(finding.fix).startswith("write price_change 2024: 100, or ")
