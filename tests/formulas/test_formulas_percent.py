"""Parts in percent of another: a worked case, and what holds of drawn ones."""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from conftest import Run, budget_of
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.addresses.derivation import derive
from vssbudget.amounts import Year
from vssbudget.calculation.explanation import Step
from vssbudget.projection import project
from vssbudget.projection.rounding import Rounding

SURCHARGE = """
title: A surcharge in percent of the wages, whose percent changes
unit: kr
years: {budget: [2023], plan: [2024, 2025]}
indices: {wage: {rates: {2023: 2, 2024: 3.0, 2025: 2}}}
areas:
  a:
    services:
      s:
        revenue: {2023: 1445300}
        parts:
          po: {cost: {2023: 445300}, percent_of: lon, percent: {2024: 45.75}}
          lon: {cost: {2023: 1000000}, index: wage}
"""


def test_a_surcharge_follows_the_wages_and_its_percent() -> None:
    projection = project(budget_of(SURCHARGE))
    (area,) = projection.areas
    assert area.cost == (1_445_300, 1_030_000 + 471_225, round(1_030_000 * 1.02) + 480_650)
    steps = {str(each.name): each.value for each in derived("a.s.cost.2024")}
    assert steps["po, cost 2024"] == 471_225


def derived(address: str, text: str = SURCHARGE) -> list[Step]:
    explanation = derive(project(budget_of(text)), address)
    assert explanation is not None
    return list(explanation)


def test_a_new_percent_is_told_apart_from_what_moves_the_other_part(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    told = run("prices", budget_file(SURCHARGE), "--format", "json").out
    parts = json.loads(told)["areas"]["a"]["parts"]
    assert list(parts["2024"]) == ["wage", "percent"]
    assert near(parts["2024"]["percent"], Fraction(12_200, 1_445_300))
    assert near(parts["2024"]["wage"], Fraction(30_000 + 13_725, 1_445_300))
    assert list(parts["2025"]) == ["wage"]
    assert parts["2023"] == {"wage": "2"}


def near(told: str, share: Fraction) -> bool:
    return abs(Fraction(told) - share * 100) <= Fraction(1, 10**6)


def test_an_agreed_amount_is_shared_as_it_would_be_and_the_percent_goes_on() -> None:
    agreed = SURCHARGE.replace("revenue:", "agreement: {amounts: {2024: 3000}}\n        revenue:")
    (area,) = project(budget_of(agreed)).areas
    assert area.cost[1:] == (3000, 3060)


def test_what_is_of_nothing_is_nothing() -> None:
    nothing = SURCHARGE.replace("445300}", "0}").replace("1000000", "0").replace("1445300", "0")
    (area,) = project(budget_of(nothing)).areas
    assert area.cost == (0, 0, 0)


SMALL = st.integers(1, 60)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(SMALL, SMALL, st.lists(st.fractions(-1, 1), min_size=2, max_size=2), st.booleans())
def test_rounding_of_the_base_explains_what_it_may(
    wages: int, tax: int, off: list[Fraction], told: bool
) -> None:
    text = SURCHARGE.replace("1000000", str(wages)).replace("{2023: 445300}", f"{{2023: {tax}}}")
    if not told:
        text = text.replace(", percent: {2024: 45.75}", "")
    projection = project(budget_of(text))
    slack = Rounding(projection, ["base"]).slack("a", "cost", Year(2025))
    exact = [wages + off[0] / 2, tax + off[1] / 2]
    carried = exact[0] * Fraction("1.03") * Fraction("1.02")
    shown = wages * Fraction("1.03") * Fraction("1.02")
    whole = carried * (1 + (Fraction("0.4575") if told else exact[1] / exact[0]))
    calculated = shown * (1 + (Fraction("0.4575") if told else Fraction(tax, wages)))
    assert abs(whole - calculated) <= Fraction(slack) + Fraction(1, 10**9)


def test_rounding_of_the_base_explains_a_printed_cost() -> None:
    text = SURCHARGE.replace("1000000", "1000").replace("445300}", "445}")
    for percent, bound in ((", percent: {2024: 45.75}", "0.7656"), ("", "1.5189")):
        projection = project(budget_of(text.replace(", percent: {2024: 45.75}", percent)))
        slack = Rounding(projection, ["base"]).slack("a", "cost", Year(2025))
        assert f"{slack:.4f}" == bound
    nothing = text.replace("1000}", "0}").replace("445}", "0}").replace("1445300", "0")
    slack = Rounding(project(budget_of(nothing)), ["base"]).slack("a", "cost", Year(2025))
    assert slack == 0
