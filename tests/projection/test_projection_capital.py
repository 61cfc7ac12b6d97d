"""What investments cost: depreciation, interest and book values, and their part of the price."""

import csv
import json
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, Run, budget_of
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.amounts import EXACT, Month, Year
from vssbudget.projection import exact, project
from vssbudget.projection.capital import CapitalPlan, Cohort, capital_by_seller, capital_plan
from vssbudget.projection.pricing import price_case, rounded_parts

MANY = settings(derandomize=True, deadline=None, max_examples=100)
HEAD = """
title: Small
unit: tkr
years: {budget: [2022, 2023], plan: [2024, 2025, 2026, 2027, 2028]}
areas: {it: {cost: {2023: 100000}, revenue: {2023: 100000}, step: 0}}
investments:
"""
BOUGHT = "lines: {cars: {values: {2023: 60000}, life: 4, used_by: it}}"
DOCS = REPOSITORY / "docs" / "capital.yaml"
RECALCULATED = Path(__file__).parent / "capital.csv"


def planned(lines: str, interest: str = "1.25") -> CapitalPlan:
    return capital_plan(budget_of(f"{HEAD}  interest: {interest}\n  {lines}\n"))


def only(plan: CapitalPlan) -> Cohort:
    (cohort,) = plan.total.cohorts
    return cohort


def test_an_investment_is_written_off_from_the_year_after_it_over_its_life() -> None:
    """60 000 in 2023 over 4 years at 1.25 %.

    60 000 / 4 = 15 000 a year, 2024 to 2027. Interest is on what is left as the year begins:
    at 1.25 % 750 on 60 000, 562.50 on 45 000, 375 on 30 000 and 187.50 on 15 000.
    """
    plan = planned(BOUGHT)
    assert plan.years == (2023, 2024, 2025, 2026, 2027, 2028)
    assert (only(plan).year, only(plan).life) == (2023, 4)
    assert only(plan).amount == 60000
    assert only(plan).investment == (60000, 0, 0, 0, 0, 0)
    assert only(plan).depreciation == (0, 15000, 15000, 15000, 15000, 0)
    assert only(plan).interest == (0, 750, 563, 375, 188, 0)
    assert only(plan).book_value == (60000, 45000, 30000, 15000, 0, 0)
    assert list(map(str, map(float, only(plan).exact))) == [
        *("0.0", "15750.0", "15562.5", "15375.0", "15187.5", "0.0")
    ]
    assert plan.total.cost == (0, 15750, 15563, 15375, 15188, 0)


def test_one_in_use_from_the_year_itself_is_written_off_from_then_on() -> None:
    """60 000 over 4 years from 2023 on: 45 000 is left as 2024 begins, 562.50 at 1.25 %."""
    cohort = only(planned(BOUGHT.replace("life: 4", "life: 4, start: 0")))
    assert cohort.depreciation == (15000, 15000, 15000, 15000, 0, 0)
    assert cohort.interest == (0, 563, 375, 188, 0, 0)
    assert cohort.book_value == (45000, 30000, 15000, 0, 0, 0)


def test_a_longer_life_costs_less_a_year_and_more_interest() -> None:
    """60 000 / 5 = 12 000; interest on 60 000, 48 000, 36 000, 24 000 and 12 000 at 1.25 %."""
    cohort = only(planned(BOUGHT.replace("life: 4", "life: 5")))
    assert cohort.depreciation == (0, 12000, 12000, 12000, 12000, 12000)
    assert cohort.interest == (0, 750, 600, 450, 300, 150)


def test_a_postponed_investment_costs_the_same_a_year_later() -> None:
    now, later = (only(planned(BOUGHT.replace("2023", year))) for year in ("2023", "2024"))
    assert (later.year, later.amount) == (2024, 60000)
    assert later.depreciation == (0, *now.depreciation[:-1])
    assert later.interest == (0, *now.interest[:-1])
    assert later.exact == (0, *now.exact[:-1])


def test_what_stood_in_the_books_is_written_off_over_what_remains() -> None:
    """As 2023 begins, 30 000 with 3 years left, 1 000 with one: 10 000 a year, and 1 000 in 2023.

    Interest in 2023 on 31 000, then on 20 000 and 10 000: 387.50, 250 and 125. The cohorts round
    375 and 12.50 to 375 and 13, which add up to 388.
    """
    opening = BOUGHT.replace("2023: 60000", "2022: 7, 2023: 0").replace(
        "life: 4", "life: 4, opening: {3: 30000, 1: 1000}"
    )
    plan = planned(opening)
    assert [(each.year, each.life, each.amount) for each in plan.total.cohorts] == [
        (None, 1, 1000),
        (None, 3, 30000),
    ]
    assert plan.total.depreciation == (11000, 10000, 10000, 0, 0, 0)
    assert plan.total.interest == (388, 250, 125, 0, 0, 0)
    assert plan.total.book_value == (20000, 10000, 0, 0, 0, 0)


def test_an_investment_before_the_base_year_costs_what_is_left_of_it() -> None:
    """60 000 in 2022 over 4 years: 15 000 a year, 2023 to 2026; with 1 year it is gone in 2023."""
    assert only(planned(BOUGHT.replace("2023", "2022"))).depreciation == (
        *(15000, 15000, 15000, 15000, 0, 0),
    )
    lived = planned(BOUGHT.replace("2023", "2022").replace("life: 4", "life: 1"))
    assert only(lived).depreciation == (60000, 0, 0, 0, 0, 0)
    gone = BOUGHT.replace("2023", "2022").replace("life: 4", "life: 1, start: 0")
    assert planned(gone).total.cohorts == ()


def test_a_rate_is_in_force_until_the_next_one() -> None:
    plan = planned(BOUGHT, "{2022: 9, 2023: 1.25, 2025: 2.5, 2026: 0}")
    assert list(map(str, plan.interest)) == ["1.25", "1.25", "2.5", "0", "0", "0"]
    assert only(plan).interest == (0, 750, 1125, 0, 0, 0)


def test_without_a_rate_there_is_no_interest() -> None:
    plan = capital_plan(budget_of(f"{HEAD}  {BOUGHT}\n"))
    assert not any(plan.interest)
    assert only(plan).interest == (0,) * 6


def test_a_life_that_divides_into_no_whole_amounts_still_adds_up() -> None:
    """100 000 over 3 years: the book values are 66 666.67 and 33 333.33, rounded once."""
    cohort = only(planned(BOUGHT.replace("60000", "100000").replace("life: 4", "life: 3"), "0"))
    assert cohort.book_value == (100000, 66667, 33333, 0, 0, 0)
    assert cohort.depreciation == (0, 33333, 33334, 33333, 0, 0)


def test_a_textbook_table_of_straight_line_depreciation_is_reproduced() -> None:
    """A truck of 90 000 dollars, worth 10 000 after 5 years, so that 80 000 is written off.

    The study guide in accounting of CliffsNotes, "Depreciation of Operating Assets", gives 16 000 a
    year and accumulated 16 000, 32 000, 48 000, 64 000 and 80 000.
    """
    cohort = only(planned("lines: {truck: {values: {2023: 90000}, life: 5, residual: 10000}}"))
    assert cohort.depreciation == (0, *[16000] * 5)
    accumulated = [90000 - value for value in cohort.book_value]
    assert accumulated == [0, 16000, 32000, 48000, 64000, 80000]


def test_a_residual_value_is_left_and_bears_interest() -> None:
    """9 000 over 2 years at 10 % with 1 000 left: (9 000 − 1 000) / 2 = 4 000 a year.

    Interest is on 9 000, then on 5 000, and from 2026 on on the 1 000 that are left: 100 a year.
    """
    bought = "lines: {cars: {values: {2023: 9000}, life: 2, residual: 1000, used_by: it}}"
    cohort = only(planned(bought, "10"))
    assert cohort.depreciation == (0, 4000, 4000, 0, 0, 0)
    assert cohort.book_value == (9000, 5000, 1000, 1000, 1000, 1000)
    assert cohort.interest == (0, 900, 500, 100, 100, 100)
    assert list(map(int, cohort.exact)) == [0, 4900, 4500, 100, 100, 100]


def test_each_year_and_each_book_value_has_the_residual_value_of_its_line() -> None:
    """Of 30 with 2 years left (30 − 10) / 2 = 10 a year, of 50 in 2024 (50 − 10) / 4 = 10 a year.

    What was invested before the base year and is written off still has its residual value.
    """
    line = "values: {2023: 0, 2024: 50}, life: 4, opening: {2: 30}, residual: 10"
    plan = planned(f"lines: {{cars: {{{line}}}}}", "0")
    assert plan.total.depreciation == (10, 10, 10, 10, 10, 10)
    assert plan.total.book_value == (20, 10 + 50, 10 + 40, 10 + 30, 10 + 20, 10 + 10)
    gone = "lines: {cars: {values: {2022: 50}, life: 1, start: 0, residual: 10}}"
    cohort = only(planned(gone, "10"))
    assert cohort.book_value == (10,) * 6
    assert [*map(int, cohort.exact)] == [1] * 6


def test_a_worked_case_of_an_asset_in_use_from_october_is_reproduced() -> None:
    """97 000 less 6 000 over 10 years: 9 100 a year, of the first 3 months and of the last 9.

    Interest at 2 %: none in 2023, in 2024 on 97 000 − 2 275 = 94 725, and so 1 894.50.
    """
    text = HEAD.replace("2028]", f"{', '.join(map(str, range(2028, 2036)))}]")
    bought = "asset: {values: {2023: 97000}, life: 10, residual: 6000, in_use: 2023-10}"
    cohort = only(capital_plan(budget_of(f"{text}  interest: 2\n  lines: {{{bought}}}\n")))
    assert cohort.depreciation == (2_275, *[9_100] * 9, 6_825, 0, 0)
    assert cohort.book_value[-3:] == (6_000, 6_000, 6_000)
    assert cohort.interest[:2] == (0, 1_895)
    assert cohort.exact[1] == Decimal("10994.5")


def test_a_life_in_months_ends_within_a_year() -> None:
    """4 200 over 42 months from 2024 on: 1 200 a year, and 600 for the last six months."""
    cohort = only(planned("lines: {cars: {values: {2023: 4200}, life_months: 42}}", "0"))
    assert (cohort.life, cohort.in_months) == (42, True)
    assert cohort.depreciation == (0, 1200, 1200, 1200, 600, 0)


def test_book_values_are_told_by_the_months_that_remain() -> None:
    """700 with 7 months left is gone in 2023; of 1 400 with 14 months left 200 are of 2024."""
    line = (
        "values: {2022: 9, 2023: 0}, life: 4, opening_months: {7: 700, 14: 1400}, opening: {1: 5}"
    )
    plan = planned(f"lines: {{cars: {{{line}}}}}", "10")
    assert [each.place for each in plan.total.cohorts] == [
        *(("opening", "1"), ("opening_months", "7"), ("opening_months", "14")),
    ]
    assert plan.total.depreciation == (5 + 700 + 1200, 200, 0, 0, 0, 0)
    assert plan.total.interest == (1 + 70 + 140, 20, 0, 0, 0, 0)


def test_what_is_not_yet_in_use_stands_in_the_books() -> None:
    """800 of 2022 and 800 of 2023 over 4 years from July 2024 on: 200 in 2024, then 400 a year."""
    house = "lines: {house: {values: {2022: 800, 2023: 800}, life: 4, in_use: 2024-07}}"
    plan = planned(house, "10")
    assert plan.total.depreciation == (0, 200, 400, 400, 400, 200)
    assert plan.total.interest == (80, 160, 140, 100, 60, 20)
    assert plan.total.book_value == (1600, 1400, 1000, 600, 200, 0)


def test_an_asset_in_use_since_before_the_base_year_costs_what_is_left_of_it() -> None:
    """1 200 over 12 months from October 2022 on: 300 in 2022, and 900 in 2023."""
    cars = "lines: {cars: {values: {2022: 1200}, life_months: 12, in_use: 2022-10}}"
    assert only(planned(cars, "0")).depreciation == (900, 0, 0, 0, 0, 0)
    assert planned(cars.replace("12,", "3,"), "0").total.cohorts == ()


def test_components_are_written_off_each_over_its_own_life() -> None:
    """Of 40 000 land is 4 000, a frame 30 000 over 60 years, a roof 6 000 over 25, from August on.

    2023: 5 months of 500 and of 240 a year are 208.33 and 100. 2024: 500 + 240, and at 2 % interest
    on 4 000, on 30 000 − 208.33 and on 6 000 − 100: 80, 595.83 and 118.
    """
    plan = capital_plan(budget_of((REPOSITORY / "docs" / "assets.yaml").read_text("utf-8")))
    building = plan.lines["building"]
    assert [*building.components] == ["land", "frame", "roof"]
    assert building.depreciation == (208 + 100, 740, 740, 740, 740, 740)
    assert building.interest[:2] == (0, 80 + 596 + 118)
    assert building.book_value[:2] == (4000 + 29792 + 5900, 4000 + 29292 + 5660)
    assert building.components["roof"].cost[:2] == (100, 358)
    assert [each.place[:2] for each in building.cohorts] == [
        *(("components", "land"), ("components", "frame"), ("components", "roof")),
    ]


def test_a_worked_case_of_components_is_reproduced() -> None:
    """A jet in a question for American accountants, in thousands of dollars, straight-line.

    Airframe 10 000 over 10 years, engine 6 000 over 8, systems 5 000 and interior 3 000 over 5:
    1 000 + 750 + 1 000 + 600 = 3 350 in the first year, and from the sixth on 1 750.
    """
    lives = {
        "airframe": (10000, 10),
        "engine": (6000, 8),
        "systems": (5000, 5),
        "interior": (3000, 5),
    }
    told = (
        f"{key}: {{values: {{2000: {cost}}}, life: {life}}}" for key, (cost, life) in lives.items()
    )
    plan = drawn_plan(f"components: {{{', '.join(told)}}}", 10)
    assert plan.total.depreciation == (0, *[3350] * 5, *[1750] * 3, *[1000] * 2)
    assert plan.total.book_value[:2] == (24000, 20650)


def test_a_new_roof_is_a_component_of_the_same_asset() -> None:
    """A roof of 20 over 2 years, and in 2025 one of 30 over 3: 10 a year from 2024 to 2028."""
    roofs = "old: {values: {2023: 20}, life: 2}, new: {values: {2025: 30}, life: 3}"
    budget = budget_of(f"{HEAD}  lines: {{house: {{components: {{{roofs}}}, used_by: it}}}}\n")
    plan = capital_plan(budget)
    assert plan.total.cost == (0, 10, 10, 10, 10, 10)
    invested = project(budget).investments
    assert invested is not None
    assert invested.total == (None, 20, None, 30, None, None, None)


def test_a_month_of_use_shows_in_the_price(change: Callable[..., dict[str, Any]]) -> None:
    """60 000 over 4 years is 1 250 a month: nine months of 2024, and interest of 750, are 12 %."""
    told = change(("life: 4", "life: 4, in_use: 2024-04"))
    assert told["parts"]["2024"] == {"capital": "12"}


def test_an_asset_that_is_its_residual_value_bears_interest_until_it_is_sold() -> None:
    """Land of 1 000 at 10 % bears 100 a year; sold as 2025 ends it bears none from 2026 on."""
    lines = (
        "lines: {land: {values: {2023: 1000}, life: 100, residual: 1000}, "
        "sold: {values: {2025: -1000}, life: 1, residual: -1000}}"
    )
    plan = planned(lines, "10")
    assert plan.total.depreciation == (0,) * 6
    assert plan.total.interest == (0, 100, 100, 0, 0, 0)


def test_what_is_sold_before_its_life_is_over_leaves_the_books() -> None:
    """1 300 with 100 left over 24 months from July 2023 on: 300 in 2023, then 600 and 300.

    Sold as 2024 ends, of 1 300 − 300 − 600 = 400 with 6 months left nothing stands in 2025.
    """
    lines = (
        "lines: {cars: {values: {2023: 1300}, life: 2, residual: 100, in_use: 2023-07}, "
        "sold: {values: {2024: -400}, life_months: 6, residual: -100}}"
    )
    plan = planned(lines, "10")
    assert plan.total.depreciation == (300, 600, 0, 0, 0, 0)
    assert plan.total.interest == (0, 100, 0, 0, 0, 0)
    assert plan.total.book_value == (1000, 0, 0, 0, 0, 0)


def test_a_worked_residual_value_is_reproduced() -> None:
    """825 000 with 41 250 left after 15 years: 52 250 a year, at 2 % on 825 000 and on 772 750."""
    text = (REPOSITORY / "tests" / "budgets" / "held" / "residual-value.yaml").read_text("utf-8")
    budget = budget_of(text)
    cohort = only(capital_plan(budget))
    assert cohort.depreciation == (0, 52_250, 52_250)
    assert cohort.interest == (0, 16_500, 15_455)
    assert project(budget).by_key["a"].cost == (2_000_000, 2_068_750, 2_067_705)


def test_a_spreadsheet_gives_the_same_figures() -> None:
    """`capital.csv` holds the values of `capital.fods`, recalculated by LibreOffice Calc."""
    budget = budget_of(DOCS.read_text("utf-8"))
    plan = capital_plan(budget)
    with RECALCULATED.open(encoding="utf-8") as file:
        told = {row["what"]: row for row in csv.DictReader(file)}
    years = list(map(str, plan.years))

    def row(what: str) -> list[Decimal]:
        return [Decimal(told[what][year]) for year in years]

    for cohort in plan.total.cohorts:
        name = str(cohort.year or f"opening {cohort.life}")
        costs = zip(row(f"depreciation {name}"), row(f"interest {name}"), strict=True)
        for mine, (written_off, interest) in zip(cohort.exact, costs, strict=True):
            assert abs(mine - written_off - interest) < Decimal("1e-8")
        for figures, what in ((cohort.book_value, "book value"), (cohort.interest, "interest")):
            whole = (each.quantize(Decimal(1), ROUND_HALF_UP) for each in row(f"{what} {name}"))
            assert figures == tuple(whole)
    borne = capital_by_seller(budget)["it"]
    for year, cost in zip(plan.years, row("capital cost"), strict=True):
        assert abs(borne[year] - cost) < Decimal("1e-8")
    assert project(budget).by_key["it"].cost == tuple(row("cost of the area"))


@pytest.fixture
def change(run: Run, budget_file: Callable[[str], Path]) -> Callable[..., dict[str, Any]]:
    """Edit the budget and read the price case of IT."""

    def told(*edits: tuple[str, str]) -> dict[str, Any]:
        text = f"{HEAD}  interest: 1.25\n  {BOUGHT}\n"
        for before, after in edits:
            assert text.count(before) == 1
            text = text.replace(before, after)
        ran = run("prices", budget_file(text), "--format", "json")
        assert ran.status == 0
        case: dict[str, Any] = json.loads(ran.out)["areas"]["it"]
        return case

    return told


def test_a_changed_life_shows_in_the_price(change: Callable[..., dict[str, Any]]) -> None:
    """IT costs 100 000 in 2023 and nothing else moves.

    Over 4 years 2024 costs 15 000 + 750 = 15 750 more, over 5 years 12 000 + 750 = 12 750 more.
    """
    before, after = change(), change(("life: 4", "life: 5"))
    assert before["parts"]["2024"] == {"capital": "15.75"}
    assert before["price_change"]["2024"] == "15.75"
    assert after["parts"]["2024"] == {"capital": "12.75"}
    assert (before["full_cost"]["2024"], after["full_cost"]["2024"]) == ("115750", "112750")


def test_a_postponed_investment_shows_in_the_price(change: Callable[..., dict[str, Any]]) -> None:
    """Bought in 2024 instead, 2024 costs as before, and 2025 bears the 15 750."""
    after = change(("{2023: 60000}", "{2024: 60000}"))
    assert (after["price_change"]["2024"], after["parts"]["2024"]) == ("0", {})
    assert after["parts"]["2025"] == {"capital": "15.75"}


def test_only_the_rest_of_a_cost_follows_its_index() -> None:
    """Of 1 000 in 2023 capital costs 400 / 4 = 100: 900 · 1.1 + 100 = 1 090, then 900 · 1.21 + 0.

    The opening 100 is gone with 2024; its interest is left out.
    """
    text = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices: {price: {2024: 10, 2025: 10}}
areas: {it: {cost: {2023: 1000}, index: price}, hr: {cost: {2023: 7}, step: 0}}
investments: {lines: {cars: {values: {2023: 0}, life: 4, opening: {2: 200}, used_by: it}}}
"""
    projection = project(budget_of(text))
    assert projection.by_key["it"].cost == (1000, 1090, 1089)
    assert list(map(float, exact(projection, "it").cost)) == [1090.0, 1089.0]
    (borne,) = projection.borne["it"].items()
    assert borne == ("capital", tuple(map(Decimal, (100, 100, 0))))
    assert [*projection.borne] == ["it"]


def test_lines_of_the_same_area_add_up_and_others_stay_out() -> None:
    lines = (
        "lines: {a: {values: {2023: 4}, life: 4, used_by: it}, b: {values: {2023: 2}, life: 1}, "
        "c: {values: {2023: 9}, life: 3, used_by: it}, d: {2023: 5}}"
    )
    borne = capital_by_seller(budget_of(f"{HEAD}  {lines}\n"))
    assert {key: list(row.values()) for key, row in borne.items()} == {"it": [0, 4, 4, 4, 1, 0]}


def test_a_budget_without_investments_has_no_capital() -> None:
    budget = budget_of(HEAD.replace("investments:\n", ""))
    plan = capital_plan(budget)
    assert (plan.lines, plan.total.cohorts, plan.total.cost) == ({}, (), (0,) * 6)
    assert capital_by_seller(budget) == {}


# --- what must hold of every investment

amounts = st.integers(1, 999_999_999)
lives = st.integers(1, 40)
starts = st.integers(0, 1)
months = st.integers(0, 40)
percents = st.decimals(Decimal(0), Decimal(9), places=2)
with_residuals = amounts.flatmap(lambda most: st.tuples(st.just(most), st.integers(0, most)))


DRAWN = """
title: Drawn
unit: tkr
years: {{budget: [2000], plan: {plan}}}
areas: {{it: {{cost: {{2000: 1}}, step: 0}}}}
investments: {{interest: {rate}, lines: {{one: {{{line}}}}}}}
"""


def drawn_plan(line: str, years: int, rate: Decimal = Decimal(0)) -> CapitalPlan:
    """Plan one line over so many years behind the base year."""
    plan = [*range(2001, 2001 + years)]
    return capital_plan(budget_of(DRAWN.format(plan=plan, rate=rate, line=line)))


def alone(
    amount: int, life: int, start: int, rate: Decimal, opening: bool = False, residual: int = 0
) -> CapitalPlan:
    """Plan one investment, or one book value, over more than its life."""
    line = f"values: {{2000: {0 if opening else amount}}}, life: {life}, start: {start}"
    line += f", residual: {residual}" if residual else ""
    line += f", opening: {{{life}: {amount}}}" if opening else ""
    return drawn_plan(line, life + 2, rate)


@MANY
@given(with_residuals, lives, starts, percents, st.booleans())
def test_depreciation_adds_up_to_the_amount_and_leaves_its_residual(
    invested: tuple[int, int], life: int, start: int, rate: Decimal, opening: bool
) -> None:
    amount, residual = invested
    cohort = only(alone(amount, life, start, rate, opening, residual))
    assert sum(cohort.depreciation) == amount - residual
    assert sum(1 for each in cohort.depreciation if each) <= life
    before = [amount if opening else 0, *cohort.book_value[:-1]]
    assert min(cohort.book_value) >= 0
    assert cohort.book_value[-1] == residual
    rows = zip(cohort.investment, before, cohort.depreciation, cohort.book_value, strict=True)
    assert all(new + old - fall == left for new, old, fall, left in rows)


@MANY
@given(with_residuals, lives, starts, percents)
def test_every_unrounded_cost_is_the_one_that_fractions_give(
    invested: tuple[int, int], life: int, start: int, rate: Decimal
) -> None:
    amount, residual = invested
    told = only(alone(amount, life, start, rate, residual=residual)).exact
    book = Fraction(0)
    for position, cost in enumerate(told):
        interest = book * Fraction(rate) / 100
        within = start <= position < start + life
        fall = Fraction(amount - residual, life) if within else Fraction(0)
        book += (amount if position == 0 else 0) - fall
        assert abs(Fraction(cost) - fall - interest) <= Fraction(amount, 10**50)
    assert book == residual


@MANY
@given(with_residuals, st.integers(1, 200), months)
def test_each_month_of_a_life_bears_as_much_as_any_other(
    invested: tuple[int, int], life: int, begins: int
) -> None:
    amount, residual = invested
    in_use = Month(Year(2000)).after(begins)
    line = f"values: {{2000: {amount}}}, residual: {residual}, in_use: {in_use}"
    cohort = only(drawn_plan(f"{line}, life_months: {life}", (begins + life) // 12 + 1))
    for year, cost in enumerate(cohort.exact):
        fall = sum(1 for each in range(begins, begins + life) if each // 12 == year)
        assert abs(Fraction(cost) - Fraction((amount - residual) * fall, life)) < Fraction(
            1, 10**40
        )
    assert sum(cohort.depreciation) == amount - residual
    assert cohort.book_value[-1] == residual


@MANY
@given(with_residuals, lives, starts, percents)
def test_a_life_from_january_is_the_same_in_months_and_in_years(
    invested: tuple[int, int], life: int, start: int, rate: Decimal
) -> None:
    amount, residual = invested
    line = f"values: {{2000: {amount}}}, residual: {residual}, "
    ways = (
        f"life: {life}, start: {start}",
        f"life: {life}, in_use: {2000 + start}-01",
        f"life_months: {12 * life}, start: {start}",
    )
    years, *others = (drawn_plan(line + way, life + 2, rate) for way in ways)
    for other in others:
        assert other.total.cost == years.total.cost
        assert other.total.book_value == years.total.book_value
        pairs = zip(only(other).exact, only(years).exact, strict=True)
        assert all(abs(one - two) < Decimal("1e-40") for one, two in pairs)


@MANY
@given(st.lists(st.tuples(with_residuals, st.integers(1, 300), months), min_size=1, max_size=4))
def test_an_asset_costs_what_its_components_would_as_lines(
    drawn: list[tuple[tuple[int, int], int, int]],
) -> None:
    parts = ", ".join(
        f"c{number}: {{values: {{2023: {amount}}}, residual: {residual}, life_months: {life}, "
        f"in_use: {Month(Year(2023)).after(begins)}}}"
        for number, ((amount, residual), life, begins) in enumerate(drawn)
    )
    one, many = (
        planned(f"lines: {{a: {{components: {{{parts}}}}}}}"),
        planned(f"lines: {{{parts}}}"),
    )
    assert one.total[2:] == many.total[2:]
    assert [each._replace(place=()) for each in one.total.cohorts] == [
        each._replace(place=()) for each in many.total.cohorts
    ]
    assert [*one.lines["a"].components.values()] == [
        part._replace(cohorts=each.cohorts)
        for part, each in zip(many.lines.values(), one.lines["a"].components.values(), strict=True)
    ]


@MANY
@given(amounts, lives, lives, starts)
def test_a_longer_life_never_raises_what_a_year_loses(
    amount: int, one: int, other: int, start: int
) -> None:
    short, long = sorted((one, other))
    a, b = (alone(amount, life, start, Decimal(0)) for life in (short, long))
    assert max(only(b).exact) <= max(only(a).exact)
    assert a.total.interest == (0,) * len(a.years)


@MANY
@given(st.lists(st.tuples(amounts, lives, starts), min_size=1, max_size=4), percents)
def test_every_row_is_the_sum_of_its_cohorts(
    drawn: list[tuple[int, int, int]], rate: Decimal
) -> None:
    lines = ", ".join(
        f"l{number}: {{values: {{2023: {amount}, 2025: {amount}}}, life: {life}, start: {start}, "
        f"opening: {{{life}: {amount}}}}}"
        for number, (amount, life, start) in enumerate(drawn)
    )
    plan = planned(f"lines: {{{lines}}}", str(rate))
    for measure in ("depreciation", "interest", "book_value"):
        rows = [getattr(cohort, measure) for cohort in plan.total.cohorts]
        assert getattr(plan.total, measure) == tuple(map(sum, zip(*rows, strict=True)))
        of_lines = [getattr(line, measure) for line in plan.lines.values()]
        assert getattr(plan.total, measure) == tuple(map(sum, zip(*of_lines, strict=True)))
    sums = zip(plan.total.depreciation, plan.total.interest, strict=True)
    assert plan.total.cost == tuple(map(sum, sums))


AREA = """
title: Drawn
unit: tkr
years: {{budget: [2023], plan: [2024, 2025, 2026, 2027]}}
indices: {{price: {{2024: {rate}, 2025: {rate}, 2026: {rate}, 2027: {rate}}}}}
volumes: {{v: {{2023: 10, 2024: 12, 2025: 9, 2026: 9, 2027: 11}}}}
areas:
  it:
    cost: {{2023: {cost}{given}}}
    revenue: {{2023: {cost}}}
    index: price
    one_off: {{2024: {change}}}
    lasting: {{2025: {change}}}
    volume: v
    variable_share: 0.5
investments: {investments}
"""
CARS = "values: {{2023: {amount}, 2025: {amount}}}{life}"


@MANY
@given(
    *(st.integers(10**7, 10**9), amounts, lives, percents, st.integers(-(10**6), 10**6)),
    st.booleans(),
)
def test_the_rest_grows_and_capital_follows_its_plan(
    cost: int, amount: int, life: int, rate: Decimal, change: int, given_later: bool
) -> None:
    drawn = {"cost": cost, "rate": rate, "change": change}
    drawn["given"] = f", 2026: {cost + 5}" if given_later else ""
    cars = CARS.format(amount=amount, life=f", life: {life}, opening: {{2: 50}}, used_by: it")
    text = AREA.format(investments=f"{{interest: {rate}, lines: {{cars: {{{cars}}}}}}}", **drawn)
    projection = project(budget_of(text))
    capital = {
        2023 + at: Fraction(x or 0) for at, x in enumerate(projection.borne["it"]["capital"])
    }
    volumes = {2023: 10, 2024: 12, 2025: 9, 2026: 9, 2027: 11}
    rest = cost - capital[Year(2023)]
    for year, told in zip(range(2024, 2028), exact(projection, "it").cost, strict=True):
        effect = 1 + Fraction(1, 2) * (Fraction(volumes[year], volumes[year - 1]) - 1)
        rest *= (1 + Fraction(rate) / 100) * effect
        rest += change if year == 2025 else 0
        if given_later and year == 2026:
            rest = cost + 5 - capital[Year(2026)]
        whole = rest + capital[Year(year)] + (change if year == 2024 else 0)
        assert abs(Fraction(told) - whole) < Fraction(1, 10**40)


@MANY
@given(
    *(st.integers(10**7, 10**9), amounts, lives, percents, st.integers(-(10**6), 10**6)),
    st.booleans(),
)
def test_the_parts_of_a_price_change_add_up_with_capital_among_them(
    cost: int, amount: int, life: int, rate: Decimal, change: int, given_later: bool
) -> None:
    drawn = {"cost": cost, "rate": rate, "change": change}
    drawn["given"] = f", 2026: {cost + 5}" if given_later else ""
    cars = CARS.format(amount=amount, life=f", life: {life}, used_by: it")
    text = AREA.format(investments=f"{{interest: {rate}, lines: {{cars: {{{cars}}}}}}}", **drawn)
    for each in price_case(project(budget_of(text)))["it"].values():
        with localcontext(EXACT):
            assert abs(sum(each.parts.values()) - each.change) < Decimal("1e-40")
        whole, parts = rounded_parts(each.change, each.add, 6, each.causes)
        assert sum(parts) == whole


@MANY
@given(st.integers(10**7, 10**9), amounts, lives, percents)
def test_a_line_that_no_area_uses_changes_no_area(
    cost: int, amount: int, life: int, rate: Decimal
) -> None:
    drawn = {"cost": cost, "rate": rate, "change": 0, "given": ""}
    plain, lived = (
        project(budget_of(AREA.format(investments=f"{{lines: {{cars: {{{cars}}}}}}}", **drawn)))
        for cars in (
            CARS.format(amount=amount, life=""),
            CARS.format(amount=amount, life=f", life: {life}, opening: {{2: 50}}"),
        )
    )
    assert lived.areas == plain.areas
    assert lived.total == plain.total
    assert lived.investments == plain.investments
    assert capital_plan(plain.budget).lines == {}
