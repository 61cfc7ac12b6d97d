"""An agreed price is the price of its year, as a decided one is, whatever it costs."""

from decimal import Decimal

import pytest
from conftest import budget_of

from vssbudget.amounts import Year
from vssbudget.projection import Projection, exact, project
from vssbudget.projection.pricing import price_case
from vssbudget.projection.rounding import Rounding

HEAD = """
title: Small
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024, 2025]}
indices: {price: {2023: 2, 2024: 10, 2025: 10}}
volumes: {cases: {2022: 10, 2023: 10, 2024: 11, 2025: 12}}
"""
AREA = "  a: {cost: {2023: 1000}, revenue: {2023: 1000}, index: price, %s}\n"
SERVICE = (
    "  a: {services: {s: {volume: cases, revenue: {2023: 1000}, %s, "
    "parts: {p: {cost: {2023: 1000}, index: price}}}%s}}\n"
)


def read(areas: str, more: str = "") -> Projection:
    return project(budget_of(f"{HEAD}areas:\n{areas}{more}"))


@pytest.mark.parametrize("text", [AREA, AREA.replace("index", "volume: cases, index")])
def test_the_revenue_of_an_area_is_that_of_a_decided_change(text: str) -> None:
    decided = read(text % "price_change: {2024: 3.0, 2025: -1}")
    for agreed in (
        "agreement: {price_change: {2024: 3.0, 2025: -1}}",
        "price_change: {2024: 3.0}, agreement: {price_change: {2025: -1}}",
        "price_change: {2025: -1}, agreement: {price_change: {2023: 4, 2024: 3.0}}",
    ):
        assert read(text % agreed).figures == decided.figures
    assert decided.areas[0].revenue[2] == (1133 if "cases" in text else 1030)


@pytest.mark.parametrize("step", ["", "price_unit: {name: kr, per: 1000, step: 5000}\n"])
def test_the_price_of_a_service_is_that_of_a_decided_change_also_in_steps(step: str) -> None:
    decided = read(SERVICE % ("price_change: {2024: 3.0, 2025: -1}", ""), step)
    for agreed in (
        "agreement: {price_change: {2024: 3.0, 2025: -1}}",
        "price_change: {2024: 3.0}, agreement: {price_change: {2025: -1}}",
    ):
        assert read(SERVICE % (agreed, ""), step).figures == decided.figures
    assert decided.areas[0].revenue[2] == (1155 if step else 1133)


def test_it_is_the_price_whatever_shared_cost_does() -> None:
    pool = "pools: {k: {parts: {p: {cost: {2023: 9, 2024: %s}, step: 0}}, key: {shares: {a: 1}}}}\n"
    text = AREA % "agreement: {price_change: {2024: 3}}"
    found = [read(text, pool % cost).areas[0] for cost in (9, 400)]
    assert [each.revenue[2] for each in found] == [1030, 1030]
    assert [each.cost[2] for each in found] == [1099, 1490]


def test_what_was_agreed_before_the_plan_is_no_price_of_a_plan_year() -> None:
    text = AREA % "agreement: {price_change: {2022: 2, 2023: 3}}"
    assert read(text).figures == read(AREA % "agreement: {2023: 3}").figures
    assert read(text).areas[0].revenue == (None, 1000, 1100, 1210)


def test_the_price_case_says_of_each_change_whether_it_was_agreed() -> None:
    text = SERVICE % (
        "agreement: {price_change: {2023: 4, 2024: 3}}, price_change: {2025: 2}",
        ", t: {revenue: {2023: 100}, %s parts: {p: {cost: {2023: 100}, index: price}}}",
    )

    def told(more: str) -> dict[str, list[tuple[Decimal | None, bool]]]:
        case = price_case(read(text % more))
        return {
            key: [
                (row[Year(year)].decided, row[Year(year)].how == "agreed")
                for year in (2023, 2024, 2025)
            ]
            for key, row in case.items()
        }

    own = [(None, False), (Decimal(3), True), (Decimal(2), False)]
    alone = told("")
    assert alone["a.s"] == own
    assert alone["a.t"] == [(None, False)] * 3
    assert [agreed for _, agreed in alone["a"]] == [False, True, False]
    beside = told("price_change: {2024: 1},")
    assert beside["a.t"][1] == (Decimal(1), False)
    assert [agreed for _, agreed in beside["a"]] == [False] * 3


def test_what_rounding_explains_goes_on_through_an_agreed_price() -> None:
    decided = read(AREA % "price_change: {2024: 3.0}")
    agreed = read(AREA % "agreement: {price_change: {2024: 3.0}}")
    slack = [
        Rounding(each, ("base", "rates")).slack("a", "revenue", Year(2024))
        for each in (decided, agreed)
    ]
    assert slack[0] == slack[1] > Decimal("0.5")
    assert exact(agreed, "a") == exact(decided, "a")
