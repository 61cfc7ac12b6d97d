"""Rates on the command line: which hold, and which are refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SHIPPED, Run

BUDGET = """
title: Small
unit: tkr
years: {budget: [2025], plan: [2026, 2027, 2028]}
indices:
  price: {2026: 1, 2027: 2, 2028: 3}
  wage: {2026: 4, 2027: 5, 2028: 6}
  food: {2026: 7, 2027: 8, 2028: 9}
areas:
  kitchen: {cost: {2025: 1000}, index: wage}
"""
OWN = {"price": "1 2 3", "wage": "4 5 6", "food": "7 8 9"}


@pytest.fixture
def small(budget_file: Callable[[str], Path]) -> Path:
    return budget_file(BUDGET)


@pytest.mark.parametrize(
    ("args", "changed"),
    [
        ("", {}),
        ("--price 2.5", {"price": "2.5 2.5 2.5"}),
        ("--price 2,5", {"price": "2.5 2.5 2.5"}),
        ("--wage=-1", {"wage": "-1 -1 -1"}),
        ("--wage −1,5", {"wage": "-1.5 -1.5 -1.5"}),
        ("--price +0", {"price": "0 0 0"}),
        ("--price -0", {"price": "0 0 0"}),
        ("--price 2.50", {"price": "2.5 2.5 2.5"}),
        ("--price 0.0000001", {"price": "0.0000001 0.0000001 0.0000001"}),
        ("--price 1000", {"price": "1000 1000 1000"}),
        ("--price -99.999999", {"price": "-99.999999 -99.999999 -99.999999"}),
        ("--price 2027=3.1", {"price": "1 3.1 3"}),
        ("--price 2027=3,1 --price 2028=-4", {"price": "1 3.1 -4"}),
        ("--price 9 --price 2027=3.1", {"price": "9 3.1 9"}),
        ("--price 2027=3.1 --price 9", {"price": "9 3.1 9"}),
        ("--price 8 --price 9", {"price": "9 9 9"}),
        ("--price 2027=8 --price 2027=9", {"price": "1 9 3"}),
        ("--price 8 --wage 9", {"price": "8 8 8", "wage": "9 9 9"}),
        ("--rate food=2,5", {"food": "2.5 2.5 2.5"}),
        ("--rate food:2026=3.1", {"food": "3.1 8 9"}),
        ("--rate food:2026=3.1 --rate food=1", {"food": "3.1 1 1"}),
        ("--rate price=8 --price 9", {"price": "9 9 9"}),
        ("--price 9 --rate price=8", {"price": "8 8 8"}),
        ("--price 2026=9 --rate price:2026=8 --rate price=7", {"price": "8 7 7"}),
        ("--rate price:2026=8 --rate price=7 --price 2026=9", {"price": "9 7 7"}),
        (
            "--wage 5 --rate food=1 --rate wage=6 --wage 7 --rate food=2",
            {"wage": "7 7 7", "food": "2 2 2"},
        ),
    ],
)
def test_the_year_less_rate_comes_first_then_the_named_years_and_the_later_wins(
    run: Run, small: Path, args: str, changed: dict[str, str]
) -> None:
    ran = run("project", small, *args.split(), "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out)["rates"] == {
        index: dict(zip(("2026", "2027", "2028"), rates.split(), strict=True))
        for index, rates in {**OWN, **changed}.items()
    }


def test_rates_count_wherever_the_file_stands_between_them(run: Run, small: Path) -> None:
    args = ("--wage", "2026=10", small, "--wage", "0", "--format", "json")
    told = json.loads(run("project", *args).out)
    assert told["areas"]["kitchen"]["cost"] == {
        "2025": 1000,
        "2026": 1100,
        "2027": 1100,
        "2028": 1100,
    }


NO_PLAN_YEAR = "is no plan year of the file; those are: 2026 to 2028"
NO_RATE = "is no rate; write a number such as 2.5 or 2,5"
OUT_OF_RANGE = "a rate is above -100 and at most 1000 percent a year"
KNOWN = "it has: food, price, wage"


@pytest.mark.parametrize(
    ("option", "given", "told"),
    [
        ("price", "dear", f"'dear' {NO_RATE}"),
        ("price", "", f"'' {NO_RATE}"),
        ("price", "2026=", f"'' {NO_RATE}"),
        ("price", "2.5%", f"'2.5%' {NO_RATE}"),
        ("price", "2.5.1", f"'2.5.1' {NO_RATE}"),
        ("price", "1e3", f"'1e3' {NO_RATE}"),
        ("price", "1_0", f"'1_0' {NO_RATE}"),
        ("price", "inf", f"'inf' {NO_RATE}"),
        ("price", "nan", f"'nan' {NO_RATE}"),
        ("price", "١", f"'١' {NO_RATE}"),
        ("price", "2\x1b[31m", rf"'2\x1b[31m' {NO_RATE}"),
        ("wage", "-100", OUT_OF_RANGE),
        ("wage", "−100,0", OUT_OF_RANGE),
        ("wage", "2026=-100.1", OUT_OF_RANGE),
        ("wage", "1000.000001", OUT_OF_RANGE),
        ("rate", "food=" + "9" * 5000, OUT_OF_RANGE),
        ("price", "2025=3", f"'2025' {NO_PLAN_YEAR}"),
        ("price", "2029=3", f"'2029' {NO_PLAN_YEAR}"),
        ("price", "=3", f"'' {NO_PLAN_YEAR}"),
        ("price", "2026:3", f"'2026:3' {NO_RATE}"),
        ("rate", "food:=3", f"'' {NO_PLAN_YEAR}"),
        ("rate", "food:2026=3=4", f"'2026=3' {NO_PLAN_YEAR}"),
        ("rate", "food", "names no index: write --rate NAME=2.5 or NAME:2026=2.5"),
        ("rate", "2.5", "names no index: write --rate NAME=2.5 or NAME:2026=2.5"),
        ("rate", "=3", f"the file defines no index ''; {KNOWN}"),
        ("rate", "rent=3", f"the file defines no index 'rent'; {KNOWN}"),
        ("rate", "Fod:2026=3", f"the file defines no index 'Fod'; did you mean food? {KNOWN}"),
    ],
)
@pytest.mark.parametrize("command", ["project", "check-balance"])
def test_a_rate_that_does_not_fit_is_quoted_with_what_would_do(
    run: Run, small: Path, command: str, option: str, given: str, told: str
) -> None:
    ran = run(command, small, f"--{option}", given)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"vssbudget: --{option} '")
    assert ran.err.endswith(f"{told}\n")
    assert len(ran.err) < 250


def test_an_index_that_the_file_lacks_is_refused_under_its_own_option(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2025]}\nareas:\n  a: {cost: {2025: 1}}\n"
    )
    ran = run("project", path, "--price", "2.5")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "vssbudget: --price '2.5': the file defines no index 'price'; it has: none\n"
    )


def test_a_year_of_a_budget_without_a_plan_is_refused(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2025]}\nindices:\n  price: {2025: 1}\n"
        "areas:\n  a: {cost: {2025: 1}}\n"
    )
    ran = run("project", path, "--price", "2026=2.5")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("'2026' is no plan year of the file; those are: none\n")


def test_a_comma_and_a_point_give_the_same_bytes(run: Run) -> None:
    comma = run("project", SHIPPED, "--price", "2,5", "--wage", "2026=3,1")
    point = run("project", SHIPPED, "--price", "2.5", "--wage", "2026=3.1")
    assert comma.out == point.out


def test_a_rate_decides_whether_a_decided_price_bears_the_cost(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        BUDGET.replace("  food: {2026: 7, 2027: 8, 2028: 9}\n", "").replace(
            "index: wage", "revenue: {2025: 1000}, price_change: {2026: 4}, index: wage"
        )
    )
    assert run("check-balance", path).status == 0
    assert run("check-balance", path, "--wage", "2026=5").status == 1


RATES = [
    *("--price 2,5 --wage 3.0", "--price 2.6 --wage 3", "--price 2026=3,1", "--price -3"),
    *("--price -3 --wage -3", "--price 900", "--price 100 --wage 100", "--price 1000 --wage 1000"),
    "--price -99.999999 --wage -99.123456 --price 2027=-1.123456",
    "--price 1000 --price 2028=999.123456 --wage 1000 --wage 2027=999.123456",
]


@pytest.mark.parametrize("rates", RATES)
@pytest.mark.parametrize("language", ["en", "sv"])
def test_under_other_rates_all_of_it_is_seen_at_once(run: Run, language: str, rates: str) -> None:
    told = run("--lang", language, "project", SHIPPED, *rates.split()).out.splitlines()
    assert len(told) <= 45
    assert [line for line in told if "--show history,published,investments,assumptions" in line]


def test_price_changes_and_rates_without_room_have_a_line_each_with_what_shows_them(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    rates = ("--price", "-3", "--price", "2025=-2.5")
    lines = (
        "\n\nPrice change, %: -1.90 to 0.34: --show prices\n"
        "Rates, % a year: Priskompensation -3 to -2.5 (the file's own 2.5),\n"
        "  Lönekompensation 2.5: --show rates\n\n*"
    )
    brief = run("project", SHIPPED, *rates).out
    assert lines in brief
    tables = ("\nPrice change, %     ", "\nRates, % a year     ")
    assert not any(table in brief for table in tables)
    told = run("project", SHIPPED, *rates, "--show", "prices,rates").out
    assert all(table in told for table in tables)
    assert "--show history,published,investments,assumptions\n" in told
    assert all(table in run("project", SHIPPED, *rates, "--show", "all").out for table in tables)
    assert tables[1] in run("project", SHIPPED, *rates, "--area", "hr").out
    assert tables[1] in run("project", SHIPPED, *rates, "--show", "rates").out
    monkeypatch.setenv("COLUMNS", "90")
    assert all(table in run("project", SHIPPED, *rates).out for table in tables)


def test_a_part_that_is_shown_keeps_its_line_under_other_rates(run: Run) -> None:
    told = run("project", SHIPPED, "--price", "3", "--show", "published,history").out
    assert "\nPrinted plan: 8 of 16 rows differ, by up to " in told
    assert "\nAlso there: --show investments,assumptions\n" in told
