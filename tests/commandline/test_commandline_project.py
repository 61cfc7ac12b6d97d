"""What `project` shows to people first, and what of it can be asked for."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import REPOSITORY, SHIPPED, Run

EXAMPLE = REPOSITORY / "examples" / "services" / "budget2023.yaml"
SMALL = """
title: Small
unit: tkr
years: {actual: [2024], budget: [2025], plan: [2026, 2027]}
indices: {price: {name: Prices, rates: {2026: 14, 2027: 15.5}}}
areas:
  a: {name: A, cost: {2024: 90, 2025: 100}, revenue: {2024: 95, 2025: 100}, index: price}
  b: {name: B, kind: support, cost: {2024: 40, 2025: 50}, revenue: {2024: 40, 2025: 50}, step: 5}
"""


@pytest.fixture
def small(budget_file: Callable[[str], Path]) -> Path:
    return budget_file(SMALL)


def rows(table: str) -> list[str]:
    return [" ".join(line.split()) for line in table.splitlines()]


def first(run: Run, text: str, budget_file: Callable[[str], Path], *args: str) -> str:
    return run("project", budget_file(text), *args).out.partition("\n")[0]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("", "", "Small: in balance 2025"),
        ("2025: 100}, index", "2025: 70}, index", "Small: not in balance: A 2025 -30 tkr"),
        (
            "areas:\n",
            "budget_frame: {2025: -5}\nareas:\n",
            "Small: not in balance: all areas 2025 -5 tkr",
        ),
        (
            "areas:\n",
            "budget_frame: {2024: 0, 2025: 0}\nareas:\n",
            "Small: in balance 2025",
        ),
    ],
)
def test_the_first_line_says_whether_it_is_in_balance_or_where_not(
    run: Run, budget_file: Callable[[str], Path], before: str, after: str, line: str
) -> None:
    assert first(run, SMALL.replace(before, after, 1), budget_file) == line


def test_the_first_line_names_the_largest_and_counts_the_rest(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    areas = "".join(
        f"  a{at}: {{cost: {{2025: 10}}, revenue: {{2025: {at}}}}}\n" for at in range(5)
    )
    head = "title: T\nunit: tkr\nyears: {budget: [2025]}\nbudget_frame: {2025: 0}\nareas:\n"
    text = f"{head}{areas}"
    assert first(run, text, budget_file) == (
        "T: not in balance: a0 2025 -10 tkr, a1 2025 -9 tkr, a2 2025 -8 tkr, and 2 more"
    )


def test_a_budget_in_which_nothing_could_be_tested_is_not_said_to_be_in_balance(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    text = SMALL.replace("budget: [2025]", "budget: []").replace(
        "actual: [2024]", "actual: [2024, 2025]"
    )
    line = first(run, text, budget_file)
    assert line == "Small: balance not tested, no year has a revenue to hold against its cost"


def test_a_decided_difference_is_in_balance(run: Run, budget_file: Callable[[str], Path]) -> None:
    text = SMALL.replace("2025: 100}, index", "2025: 70}, index")
    text += "accepted: [{rule: zero-result, at: areas.a.cost.2025, amount: -30, reason: So}]\n"
    assert first(run, text, budget_file) == "Small: in balance 2025"


def test_years_before_the_base_year_are_shown_where_they_are_asked_for(
    run: Run, small: Path
) -> None:
    assert "A 100 114 132 14.89" in rows(run("project", small).out)
    assert "Earlier years, 2024: --show history" in rows(run("project", small).out)
    told = run("project", small, "--show", "history").out
    assert "A 90 100 114 132 14.89" in rows(told)
    assert "--show history" not in told


def test_revenue_by_area_stands_there_only_where_it_is_not_the_cost(run: Run, small: Path) -> None:
    assert "Revenue that is not the cost" not in run("project", small).out
    told = rows(run("project", small, "--show", "history").out)
    start = told.index("Revenue that is not the cost, tkr")
    assert told[start + 3 : start + 6] == ["A 95 100 114 132", "result 5 0 0* 0*", ""]
    whole = rows(run("project", small, "--show", "revenue").out)
    assert [row for row in whole if row.startswith(("A ", "Total"))] == [
        *("A 100 114 132 14.89", "Total 150 169 192 13.14"),
        *("A 100 114 132 14.89", "Total 150 169 192 13.14"),
        *("A 0 0* 0*", "Total 0 0* 0*"),
        "A 14.00 15.50",
    ]


def test_numbers_of_a_row_have_the_same_decimals(run: Run, small: Path) -> None:
    assert "Prices 14.0 15.5" in rows(run("project", small).out)


def test_what_grows_from_nothing_has_no_average(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(SMALL.replace("2025: 50}, revenue", "2025: 0}, revenue"))
    assert "B 0 5 10 –" in rows(run("project", path).out)


def test_a_support_unit_has_a_cost_change(run: Run, small: Path) -> None:
    assert "B (cost) 10.00 9.09" in rows(run("project", small).out)
    assert "B (kostnad) 10,00 9,09" in rows(run("project", small, "--lang", "sv").out)


def test_other_rates_stand_against_the_files_own(run: Run, small: Path) -> None:
    told = rows(run("project", small, "--price", "2026=10").out)
    start = told.index("Total 150 165 187 11.65")
    assert told[start + 1 : start + 3] == [
        "by the file's rates 150 169 192 13.14",
        "difference 0 -4 -5",
    ]
    assert "the file's rates" not in run("project", small, "--price", "2026=14").out


def test_an_area_is_shown_with_all_that_is_its_own_and_no_total(run: Run, small: Path) -> None:
    told = rows(run("project", small, "--area", "a").out)
    assert [row for row in told if row.startswith("A ")] == [
        *("A 100 114 132 14.89", "A 100 114 132 14.89", "A 0 0* 0*", "A 14.00 15.50"),
    ]
    assert not [row for row in told if row.startswith(("B", "Total"))]


def test_a_year_is_shown_alone_in_every_format(run: Run, small: Path) -> None:
    args = ("project", small, "--area", "a", "--year", "2026")
    told = json.loads(run(*args, "--format", "json").out)
    assert (told["years"], list(told["areas"])) == ([2026], ["a"])
    assert told["areas"]["a"]["cost"] == {"2026": 114}
    assert told["areas"]["a"]["exact"]["cost"] == {"2026": "114"}
    assert told["rates"] == {"price": {"2026": "14"}}
    cells = list(csv.reader(io.StringIO(run(*args, "--format", "csv").out), strict=True))
    assert {len(row) for row in cells} == {6}
    assert cells[1] == ["cost", "a", "A", "tkr", "", "114"]
    past = run("project", small, "--year", "2024", "--format", "csv").out
    assert {len(row) for row in csv.reader(io.StringIO(past), strict=True)} == {6}
    assert "price_change" not in past
    assert "A 114" in rows(run(*args).out)


def test_services_and_printed_rows_are_narrowed_with_their_areas(run: Run) -> None:
    told = json.loads(
        run("project", SHIPPED, "--area", "hr", "--year", "2025", "--format", "json").out
    )
    assert told["published"]["cost"] == {"hr": {"2025": 35176}, "total": {"2025": 651569}}
    assert told["investments"]["total"] == {"2025": 45000}


def test_the_price_of_a_unit_is_narrowed_to_the_years(run: Run) -> None:
    args = ("project", EXAMPLE, "--area", "hr", "--year", "2024", "--format", "json")
    whole = json.loads(run("project", EXAMPLE, "--format", "json").out)["areas"]["hr"]
    told = json.loads(run(*args).out)["areas"]["hr"]["services"]["hr_direkt"]
    assert told["price"] == {"2024": whole["services"]["hr_direkt"]["price"]["2024"]}


def test_a_printed_plan_that_comes_out_as_printed_is_told_in_a_line(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    table = run("project", budget_file(f"{SMALL}published: {{cost: {{a: {{2026: 114}}}}}}\n")).out
    assert "\nPrinted plan: all as calculated, 1 row\n" in table


@pytest.mark.parametrize("command", ["project", "prices"])
def test_a_part_that_there_is_not_is_quoted_with_those_that_there_are(
    run: Run, command: str
) -> None:
    ran = run(command, SHIPPED, "--show", "assumptions,histori")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("vssbudget: --show 'histori': there is no such part; it is ")
    assert "all, " in ran.err


def test_all_the_parts_are_shown_at_once_or_one_by_one(run: Run) -> None:
    every = run("project", SHIPPED, "--show", "all").out
    parts = ("history,revenue", "published, investments", "assumptions")
    assert (
        every == run("project", SHIPPED, *(word for part in parts for word in ("--show", part))).out
    )
    assert "--show" not in every


@pytest.mark.parametrize("width", ["20", "40", "80", "120", "200"])
def test_no_figure_is_cut_where_names_are_long_and_areas_many(
    run: Run, monkeypatch: pytest.MonkeyPatch, budget_file: Callable[[str], Path], width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    areas = "".join(
        f"  a{at}:\n    name: {'Verksamhetsområde ' * 3}{at}\n    cost: {{2025: {123456 + at}}}\n"
        f"    revenue: {{2025: {123456 + at}}}\n    index: price\n"
        for at in range(40)
    )
    path = budget_file(SMALL.partition("areas:")[0] + f"areas:\n{areas}")
    ran = run("project", path)
    told = ran.out.splitlines()
    for at in range(40):
        assert [line for line in told if f"{123456 + at:,}".replace(",", " ") in line]
    assert not [line for line in told if len(line) > int(width) and not line.startswith("File: ")]
