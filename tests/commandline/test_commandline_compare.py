"""A budget beside itself under scenarios: its formats, and how it ends."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Run

BUDGET = """\
title: A
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices: {wage: {name: Löner, rates: {2024: 3, 2025: 3}}}
areas:
  a: {name: Ett, cost: {2023: 1000}, revenue: {2023: 1000}, index: wage}
  b: {name: Två, cost: {2023: 500}, revenue: {2023: 500}, step: 10}
"""
HIGH = "name: Höga\nreason: Ett antagande\nset: {rates.wage: 4}\n"
TABLE = """\
A: beside itself under 2 scenarios
File: budget.yaml
tkr; a difference is under a scenario less the budget itself

Total cost, tkr
                    2023   2024   2025
The budget itself  1 500  1 540  1 581
Höga               1 500  1 550  1 602
  Difference           0     10     21
--set b.step=12    1 500  1 542  1 585
  Difference           0      2      4

"""


@pytest.fixture(autouse=True)
def budget() -> None:
    Path("budget.yaml").write_text(BUDGET)
    Path("high.yaml").write_text(HIGH)
    Path("low.yaml").write_text(HIGH.replace("4}", "2}"))


def test_each_scenario_is_a_column_of_its_own(run: Run) -> None:
    """a 2025 at 4 %: 1 081.6 → 1 082, and 1 060.9 → 1 061 without: 21 more."""
    ran = run("compare", "budget.yaml", "--scenario", "high.yaml", "--set", "b.step=12")
    assert ran.status == 0
    assert ran.out.startswith(TABLE)
    assert "What moves the total cost under Höga, tkr" in ran.out
    assert "Löner" in ran.out


def test_the_years_that_are_asked_for_are_shown(run: Run) -> None:
    out = run("compare", "budget.yaml", "--set", "b.step=12", "--year", "2024").out
    assert "Cost in 2024, tkr" in out
    assert "Cost in 2025, tkr" not in out
    assert run("compare", "budget.yaml", "--set", "b.step=12", "--year", "2030").status == 2


def test_json_holds_every_figure_under_every_scenario(run: Run) -> None:
    words = ("compare", "budget.yaml", "--scenario", "high.yaml", "--set", "b.step=12")
    told = json.loads(run(*words, "--format", "json").out)
    assert told["schema"] == "vssbudget/comparison/1"
    assert told["scenarios"] == ["Höga", "--set b.step=12"]
    row = next(each for each in told["rows"] if each["address"] == "a.cost.2025")
    assert row["base"] == 1061
    assert row["figures"] == {"Höga": 1082, "--set b.step=12": 1061}
    assert row["difference"] == {"Höga": 21, "--set b.step=12": 0}
    assert told["bridges"]["Höga"] == {"2024": {"wage": 10}, "2025": {"wage": 21}}


def test_csv_has_a_row_for_each_scenario(run: Run) -> None:
    words = ("compare", "budget.yaml", "--scenario", "high.yaml", "--format", "csv")
    rows = list(csv.reader(io.StringIO(run(*words).out)))
    assert rows[0] == ["measure", "key", "name", "scenario", "2023", "2024", "2025"]
    assert ["cost", "total", "total", "", "1500", "1540", "1581"] in rows
    assert ["cost", "total", "total", "Höga", "1500", "1550", "1602"] in rows


def test_rates_are_those_of_every_column(run: Run) -> None:
    words = ("compare", "budget.yaml", "--set", "b.step=12", "--rate", "wage=0")
    told = json.loads(run(*words, "--format", "json").out)
    row = next(each for each in told["rows"] if each["address"] == "a.cost.2025")
    assert row["base"] == 1000


def test_any_two_columns_have_a_bridge(run: Run) -> None:
    both = ("compare", "budget.yaml", "--scenario", "high.yaml", "--set", "b.step=12")
    out = run(*both, "--between", "Höga", "--set b.step=12").out
    assert "from Höga to --set b.step=12" in out.replace("\n", " ")
    assert "17 tkr less" in out
    ran = run(*both, "--between", "base", "Låga")
    assert ran.status == 2
    assert "'Låga' is none of" in ran.err


def test_a_scenario_that_moves_nothing_is_said_to(run: Run) -> None:
    out = run("compare", "budget.yaml", "--set", "b.step=10").out
    assert "--set b.step=10 moves no figure" in out


def test_scenarios_of_one_name_are_told_apart_by_their_files(run: Run) -> None:
    words = ("compare", "budget.yaml", "--scenario", "high.yaml", "--scenario", "low.yaml")
    told = json.loads(run(*words, "--format", "json").out)
    assert told["scenarios"] == ["Höga (high.yaml)", "Höga (low.yaml)"]
    words = ("compare", "budget.yaml", "--scenario", "high.yaml", "--scenario", "high.yaml")
    ran = run(*words)
    assert ran.status == 2
    assert "two scenarios are called" in ran.err


@pytest.fixture
def steps() -> None:
    years = "{actual: [2022], budget: [2023], plan: [2024, 2025]}"
    area = "{cost: {2022: 8, 2023: 9}, step: 1}"
    Path("steps.yaml").write_text(f"title: A\nunit: tkr\nyears: {years}\nareas: {{a: {area}}}\n")


@pytest.mark.usefixtures("steps")
def test_years_that_a_scenario_lacks_or_has_alone_are_not_compared(run: Run) -> None:
    fewer, more = "years.plan=[2024]", "years.plan=[2024, 2025, 2026]"
    words = ("compare", "steps.yaml", "--set", fewer, "--set", more, "--set", "a.step=3")
    out = run(*words).out
    assert " 2024\n" in out
    assert "2025 is in base alone" in out
    assert "2025, 2026 is in --set years.plan=[2024, 2025, 2026] alone" in out
    told = json.loads(run(*words, "--format=json").out)
    assert told["years"] == [2022, 2023, 2024]
    (cost,) = (each for each in told["rows"] if each["address"] == "a.cost.2024")
    assert list(cost["figures"].values()) == [10, 10, 12]
    assert run(*words, "--year=2025").status == 2


@pytest.mark.usefixtures("steps")
def test_scenarios_with_no_year_in_common_are_refused(run: Run) -> None:
    for year, other in ((2022, 2023), (2023, 2022)):
        told = f"without: [a.cost.{other}]\nset: {{years: {{budget: [{year}]}}}}\n"
        Path(f"{year}.yaml").write_text(f"name: In {year}\nreason: So\n{told}")
    ran = run("compare", "steps.yaml", "--scenario", "2022.yaml", "--scenario", "2023.yaml")
    assert ran.status == 2
    assert "base and In 2022, In 2023 have no year in common" in ran.err


def test_what_a_price_decides_is_shown_where_it_moves_otherwise(run: Run) -> None:
    words = ("compare", "budget.yaml", "--set", "a.price_change={2025: 0}")
    out = run(*words).out
    assert "Revenue in 2025, tkr" in out
    assert "Result in 2025, tkr" in out


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        ((), 2, "name what to compare with"),
        (("--price", "2"), 2, "name what to compare with"),
        (("--scenario", "none.yaml"), 2, "none.yaml"),
        (("--set", "b.stepp=10"), 3, ""),
        (("--set", "unit=mnkr"), 2, "base is in tkr, --set unit=mnkr in mnkr"),
        (("--set", "decimals=1"), 2, "base has amounts with 0 decimals, --set decimals=1 with 1"),
        (("--set", "decimals=1", "--between", "base", "--set decimals=1"), 2, "0 decimals"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    run: Run, words: tuple[str, ...], status: int, told: str
) -> None:
    ran = run("compare", "budget.yaml", *words)
    assert ran.status == status
    assert told in ran.err


def test_amounts_of_too_many_digits_are_refused(run: Run) -> None:
    years = ", ".join(f"{year}: 1000" for year in range(2024, 2060))
    plan = ", ".join(map(str, range(2024, 2060)))
    large = BUDGET.replace("2024: 3, 2025: 3", years).replace("2024, 2025", plan)
    Path("budget.yaml").write_text(large)
    assert run("compare", "budget.yaml", "--set", "b.step=12").status == 3


def test_a_budget_that_does_not_read_is_refused(run: Run) -> None:
    Path("budget.yaml").write_text(BUDGET.replace("step", "stepp"))
    assert run("compare", "budget.yaml", "--set", "b.step=12").status == 3


def test_standard_input_is_read_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(BUDGET.encode()), "utf-8")
    monkeypatch.setattr("sys.stdin", stdin)
    ran = run("compare", "-", "--set", "b.step=12")
    assert ran.status == 0
    assert "1 585" in ran.out
