"""How the cost of an area moves."""

from fractions import Fraction

import pytest
from conftest import budget_of

from vssbudget.projection import exact, project

HEAD = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025, 2026]}
indices:
  price: {2023: 9, 2024: 10, 2025: 10, 2026: 10}
  wage: {2024: 20, 2025: 0, 2026: 50}
volumes:
  cases: {2023: 100, 2024: 110, 2025: 55, 2026: 55}
areas:
"""
ALONE = "cost: {2023: 1000}"


@pytest.mark.parametrize(
    ("area", "cost"),
    [
        (f"{ALONE}, index: price", (1100, 1210, 1331)),
        (f"{ALONE}, shares: {{price: 1}}", (1100, 1210, 1331)),
        (f"{ALONE}, shares: {{price: 0.75, wage: 0.25}}", (1125, 1208, 1448)),
        (f"{ALONE}, step: 100", (1100, 1200, 1300)),
        (f"{ALONE}, step: -100", (900, 800, 700)),
        (f"{ALONE}, step: 0", (1000, 1000, 1000)),
        ("cost: {2023: 1000, 2025: 2000}, index: price", (1100, 2000, 2200)),
        ("cost: {2023: 1000, 2024: 5000}, step: 100", (5000, 5100, 5200)),
        ("cost: {2023: 1000, 2024: 5000, 2026: 1}, step: 100", (5000, 5100, 1)),
        ("cost: {2026: 1, 2024: 5000, 2023: 1000}, step: 100", (5000, 5100, 1)),
        (
            "cost: {2023: 7, 2024: 1000}, shares: {price: 0.5, wage: 0.5}",
            (1000, 1050, 1355),
        ),
        ("cost: {2023: 1000, 2024: 7, 2025: 8, 2026: 9}", (7, 8, 9)),
        (f"{ALONE}, index: price, lasting: {{2025: 100}}", (1100, 1310, 1441)),
        (f"{ALONE}, index: price, lasting: {{2024: 100, 2026: -50}}", (1200, 1320, 1402)),
        (f"{ALONE}, index: price, one_off: {{2025: 100}}", (1100, 1310, 1331)),
        (
            f"{ALONE}, step: 10, lasting: {{2024: 100}}, one_off: {{2024: -5, 2026: 7}}",
            (1105, 1120, 1137),
        ),
        (
            "cost: {2023: 1000, 2025: 2000}, index: price, lasting: {2024: 100}",
            (1200, 2000, 2200),
        ),
        (
            "cost: {2023: 1000, 2025: 2000}, index: price, lasting: {2026: 100}",
            (1100, 2000, 2300),
        ),
        (f"{ALONE}, step: 0, volume: cases, variable_share: 1", (1100, 550, 550)),
        (f"{ALONE}, step: 0, volume: cases, variable_share: 0.5", (1050, 788, 788)),
        (f"{ALONE}, step: 0, volume: cases", (1000, 1000, 1000)),
        (f"{ALONE}, index: price, volume: cases, variable_share: 0.2", (1122, 1111, 1222)),
        (
            "cost: {2023: 1000, 2025: 3000}, step: 0, volume: cases, variable_share: 1",
            (1100, 3000, 3000),
        ),
        (
            f"{ALONE}, step: 0, volume: cases, variable_share: 1, lasting: {{2024: 100}}",
            (1200, 600, 600),
        ),
    ],
)
def test_a_cost_moves_as_its_area_says(area: str, cost: tuple[int, ...]) -> None:
    projection = project(budget_of(f"{HEAD}  a: {{{area}}}\n"))
    assert projection.areas[0].cost[1:] == cost


def test_the_unrounded_cost_stays_available() -> None:
    projection = project(budget_of(f"{HEAD}  a: {{cost: {{2023: 1001}}, index: price}}\n"))
    assert [str(each) for each in exact(projection, "a").cost] == ["1101.1", "1211.21", "1332.331"]


def test_a_figure_is_rounded_once_and_not_each_year() -> None:
    """1015 · 1.1 = 1116.5 rounds to 1117; 1117 · 1.1 = 1228.7 would be 1229."""
    projection = project(budget_of(f"{HEAD}  a: {{cost: {{2023: 1015}}, index: price}}\n"))
    assert projection.areas[0].cost == (1015, 1117, 1228, 1351)


def test_a_plan_of_fourteen_years_is_exact_to_the_last_digit() -> None:
    years = list(range(2024, 2038))
    text = (
        f"title: Long\nunit: kr\nyears: {{actual: [2023], plan: {years}}}\n"
        f"indices: {{p: {{{', '.join(f'{year}: 2.5' for year in years)}}}}}\n"
        "areas: {a: {cost: {2023: 999999999999999}, index: p}}\n"
    )
    last = exact(project(budget_of(text)), "a").cost[-1]
    assert Fraction(last) == 999999999999999 * Fraction(41, 40) ** 14
