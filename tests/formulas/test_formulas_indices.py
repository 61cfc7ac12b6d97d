"""Indices that are levels, or made of others: worked cases, and what holds of drawn budgets."""

import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import Run, budget_of
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.amounts import Percent, Year
from vssbudget.loader.tree import plant
from vssbudget.model import read
from vssbudget.projection import RateChange, project, rates_in_force

SIXTH = Decimal("0.000001")

FIXED_MIX = """
title: Omsorgsprisindex, 80 per cent wages and 20 per cent KPI in each year
unit: kr
years: {budget: [2014], plan: [2015, 2016, 2017, 2018, 2019, 2020, 2021]}
indices:
  lon:
    {2015: 2.75, 2016: 3.22, 2017: 3.17, 2018: 2.81, 2019: 2.93, 2020: 3.23, 2021: 1.70}
  kpi:
    {2015: -0.1, 2016: -0.1, 2017: 0.84, 2018: 1.70, 2019: 1.92, 2020: 1.82, 2021: 0.74}
  opi: {shares: {lon: 0.8, kpi: 0.2}}
areas:
  omsorg: {cost: {2014: 100000000}, revenue: {2014: 100000000}, index: opi}
  drifts: {cost: {2014: 100000000}, revenue: {2014: 100000000}, shares: {lon: 0.8, kpi: 0.2}}
"""


def test_a_fixed_mix_is_the_same_in_each_year() -> None:
    mixed, drifting = project(budget_of(FIXED_MIX)).areas
    assert [mixed.cost[1], mixed.cost[-1]] == [102_180_000, 118_527_169]
    assert drifting.cost[-1] == 118_650_605
    assert mixed.price_change[5] == Decimal("2.948")


def test_rates_that_are_shown_are_those_that_follow() -> None:
    rates = project(budget_of(FIXED_MIX)).rates
    assert list(rates["opi"].values()) == [
        Percent(Decimal(each))
        for each in ("2.18", "2.556", "2.704", "2.588", "2.728", "2.948", "1.508")
    ]


LEVELS = """
title: An index series
unit: kr
years: {actual: [2021], budget: [2022], plan: [2023, 2024]}
indices:
  series: {levels: {2020: 100, 2021: 103.4, 2022: 105.65, 2023: 110.50, 2024: 113.2}}
  more: {index: series, points: {2022: 0.5, 2024: -0.25}}
areas:
  a: {cost: {2022: 1000000}, revenue: {2022: 1000000}, index: series}
  b: {cost: {2022: 1000000}, revenue: {2022: 1000000}, index: more}
"""


def test_levels_give_their_change_and_points_are_laid_on() -> None:
    projection = project(budget_of(LEVELS))
    series, more = projection.areas
    growth = Fraction("110.50") / Fraction("105.65")
    later = Fraction("113.2") / Fraction("110.5")
    assert series.cost == (None, 1_000_000, round(1_000_000 * growth), 1_071_462)
    assert series.cost[3] == round(1_000_000 * growth * later)
    points = (growth + Fraction("0.005")) * (later - Fraction("0.0025"))
    assert more.cost[2:] == (
        round(1_000_000 * (growth + Fraction("0.005"))),
        round(1_000_000 * points),
    )
    assert projection.rates["series"][Year(2023)] == Decimal("4.590629")


def test_the_price_change_of_the_base_year_follows_levels(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    told = run("prices", budget_file(LEVELS), "--format", "json")
    change = json.loads(told.out)["areas"]["b"]["price_change"]["2022"]
    level = (Decimal("105.65") / Decimal("103.4") - 1) * 100
    assert change == str((level + Decimal("0.5")).quantize(SIXTH))


def test_there_is_no_price_change_where_a_level_is_missing(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    file = budget_file(LEVELS.replace("2021: 103.4, ", ""))
    told = json.loads(run("prices", file, "--format", "json").out)["areas"]
    assert "2022" not in told["a"]["price_change"]
    assert "2022" not in told["b"]["price_change"]


@pytest.mark.parametrize(
    ("change", "rates"),
    [
        (RateChange("kpi", None, Percent(Decimal(5))), {2015: "3.2", 2021: "2.36"}),
        (RateChange("opi", Year(2016), Percent(Decimal(4))), {2015: "2.18", 2016: "4"}),
    ],
)
def test_a_rate_asked_for_moves_what_is_made_of_it(
    change: RateChange, rates: dict[int, str]
) -> None:
    budget = budget_of(FIXED_MIX)
    projection = project(budget, rates_in_force(budget, [change]))
    for year, rate in rates.items():
        assert projection.rates["opi"][Year(year)] == Decimal(rate)
    assert projection.areas[0].price_change[0] == Decimal(rates[2015])


RATE = st.decimals(Decimal(-20), Decimal(30), places=3)
CENT = st.decimals(Decimal(-20), Decimal(30), places=2)
ONE_INDEX = """
title: T
unit: tkr
years: {{budget: [2023], plan: [2024, 2025]}}
indices: {{told: {{2023: {a}, 2024: {b}, 2025: {c}}}, other: {{2023: 1, 2024: 2, 2025: 3}}, {made}}}
areas: {{x: {{cost: {{2023: {cost}}}, revenue: {{2023: {cost}}}, index: {index}}}}}
"""


@pytest.mark.parametrize(
    "made",
    [
        "same: {index: told}",
        "same: {shares: {told: 1}}",
        "same: {shares: {told: 1, other: 0}}",
        "same: {index: told, points: 0}",
        "under: {index: told, points: 1.25}, same: {index: under, points: -1.25}",
    ],
)
@settings(derandomize=True, deadline=None, max_examples=30)
@given(RATE, RATE, RATE, st.integers(1, 999_999_999))
def test_an_index_of_one_is_that_index(
    made: str, a: Decimal, b: Decimal, c: Decimal, cost: int
) -> None:
    def projected(index: str) -> tuple[object, ...]:
        told = {"a": a, "b": b, "c": c, "made": made, "cost": cost, "index": index}
        (area,) = project(budget_of(ONE_INDEX.format(**told))).areas
        return area.cost, area.revenue, area.price_change

    assert projected("same") == projected("told")


@settings(derandomize=True, deadline=None, max_examples=50)
@given(CENT, CENT, st.integers(1, 999_999))
def test_levels_that_rise_by_rates_are_these_rates(a: Decimal, b: Decimal, cost: int) -> None:
    levels = [Decimal(100), 100 + a, (100 + a) * (100 + b) / 100]
    told = ", ".join(f"{2023 + at}: {level:f}" for at, level in enumerate(levels))
    by_levels, by_rates = (
        project(
            budget_of(
                "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025]}\n"
                f"indices: {{i: {index}}}\nareas: {{x: {{cost: {{2023: {cost}}}, index: i}}}}\n"
            )
        )
        for index in (f"{{levels: {{{told}}}}}", f"{{2024: {a:f}, 2025: {b:f}}}")
    )
    assert by_levels.areas[0].cost == by_rates.areas[0].cost
    assert by_levels.rates == by_rates.rates


def test_indices_in_a_long_chain_are_refused_and_no_trap() -> None:
    chain = ", ".join(f"i{at}: {{index: i{at + 1}}}" for at in range(3000))
    text = (
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        f"indices: {{{chain}, i3000: {{2024: 1}}}}\n"
        "areas: {x: {cost: {2023: 1}, index: i0}}\n"
    )
    _, faults = read(plant(text).tree)
    assert {str(each.message) for each in faults} == {
        "more than 20 are made of each other, one beneath the other"
    }


def test_of_very_many_circles_the_first_are_told() -> None:
    own = ", ".join(f"i{at}: {{index: i{at}}}" for at in range(40))
    text = (
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        f"indices: {{{own}}}\nareas: {{x: {{cost: {{2023: 1}}, index: i0}}}}\n"
    )
    _, faults = read(plant(text).tree)
    assert len(faults) == 12
