"""A total in a year in which a row has no figure never looks like a sum, in any view."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

TOTAL = """
title: Small
unit: tkr
years: {actual: [2024], budget: [2025], plan: [2026]}
indices: {price: {2026: 2.0}}
areas:
  a: {name: A, cost: {2024: 100, 2025: 100}, revenue: {2024: 100, 2025: 100}, index: price}
  b: {name: B, cost: {2025: 100}, revenue: {2025: 100}, index: price}
investments:
  lines: {p: {name: X, values: {2025: 5, 2026: 1}}, q: {name: Q, values: {2025: 2}}}
"""


@pytest.fixture
def total(budget_file: Callable[[str], Path]) -> Path:
    return budget_file(TOTAL)


def test_people_see_a_mark_and_a_note_that_names_the_row(run: Run, total: Path) -> None:
    table = run("project", total, "--show", "history,investments").out
    rows = [" ".join(line.split()) for line in table.splitlines()]
    assert {"Total 100! 200 204 2.00", "Revenue 100! 200 204 2.00", "Result 0! 0 0*"} <= set(rows)
    assert "Total – 7 1!" in rows
    assert "! The total of 2024 lacks B: no figure is given" in rows
    assert "! The total of 2026 lacks Q: no figure is given" in rows
    page = run("project", total, "--show", "history", "--format", "markdown").out
    assert "| **Total** | **100\\!** | **200** | **204** | **2.00** |\n" in page
    assert "\n- \\! The total of 2024 lacks B\\: no figure is given\n" in page


def test_the_year_is_marked_where_it_is_asked_for_alone(run: Run, total: Path) -> None:
    rows = [line.split() for line in run("project", total, "--year", "2024").out.splitlines()]
    assert ["Total", "100!"] in rows
    assert "lacks" not in run("project", total, "--year", "2025").out


def test_the_json_names_the_rows(run: Run, total: Path) -> None:
    told = json.loads(run("project", total, "--format", "json").out)
    assert told["total"]["missing"] == {"2024": ["b"]}
    assert told["investments"]["missing"] == {"2026": ["q"]}
    later = json.loads(run("project", total, "--year", "2025", "--format", "json").out)
    assert later["total"] == {
        "cost": {"2025": 200},
        "revenue": {"2025": 200},
        "result": {"2025": 0},
    }
    invested = json.loads(run("capital", total, "--format", "json").out)["investments"]
    assert invested["missing"] == {"2026": ["q"]}


def test_the_csv_has_the_years_where_others_have_their_basis(run: Run, total: Path) -> None:
    rows = list(csv.reader(io.StringIO(run("project", total, "--format", "csv").out), strict=True))
    assert {len(row) for row in rows} == {8}
    assert [row[4:] for row in rows if row[1] == "total"] == [
        ["partial 2024", "100", "200", "204"],
        ["partial 2024", "100", "200", "204"],
        ["partial 2024", "0", "0", "0"],
        ["partial 2026", "", "7", "1"],
    ]
    assert (
        "investment,total,Total,partial 2026,tkr," in run("capital", total, "--format", "csv").out
    )


MADE = (
    TOTAL.replace("lines: {p", "frame: {2024: 9, 2025: 9, 2026: 9}\n  lines: {p")
    + "published: {cost: {a: {2025: 99}, total: {2024: 150, 2025: 201}}, "
    "revenue: {total: {2024: 9}}, result: {total: {2024: 5}}, "
    "investments: {total: {2025: 7, 2026: 3}}}\n"
)


@pytest.fixture
def made(budget_file: Callable[[str], Path]) -> Path:
    return budget_file(MADE)


def test_what_is_made_of_such_a_total_is_marked_as_it_is(run: Run, made: Path) -> None:
    for parts in ("published", "published,investments,history"):
        table = run("project", made, "--show", parts).out
        rows = [" ".join(line.split()) for line in table.splitlines()]
        assert {"difference 50! 1 –", "difference -91! – –", "difference 5! – –"} <= set(rows)
        assert {"difference – -1 –", "difference – 0 2!"} <= set(rows)
        assert ("Frame minus total – 2 8!" in rows) == ("investments" in parts)
        assert rows.count("! The total of 2024 lacks B: no figure is given") == 1
        assert rows.count("! The total of 2026 lacks Q: no figure is given") == 1
    page = run("project", made, "--show", "all", "--format", "markdown").out
    assert "| difference | 50\\! | 1 | – |\n" in page
    assert "| Frame minus total | – | 2 | 8\\! |\n" in page


def test_a_note_names_the_row_of_a_difference_where_areas_are_named_too(
    run: Run, made: Path
) -> None:
    told = run("project", made, "--area", "a", "--show", "published").out
    assert "! The total of 2024 lacks B: no figure is given" in told
    assert "lacks" not in run("project", made, "--area", "a").out


def test_what_other_rates_make_of_such_a_total_is_marked(run: Run, total: Path) -> None:
    told = run("project", total, "--show", "history", "--price", "4").out
    rows = [" ".join(line.split()) for line in told.splitlines()]
    assert {"by the file's rates 100! 200 204 2.00", "difference 0! 0 4"} <= set(rows)


def test_what_capital_has_left_of_such_a_total_is_marked(run: Run, made: Path) -> None:
    assert "Frame minus total       2       8!\n" in run("capital", made).out
    assert "| Frame minus total | 2 | 8\\! |\n" in run("capital", made, "--format", "markdown").out
    told = run("capital", made, "--format", "csv").out
    assert "investment,left,Left,partial 2026,tkr,2,8\n" in told
    made.write_text(MADE.replace(", 2026: 9}", "}"))
    told = run("capital", made, "--format", "csv").out
    assert "investment,left,Left,,tkr,2,\n" in told


def test_the_csv_says_so_of_differences_in_years_that_have_one(run: Run, made: Path) -> None:
    told = csv.reader(io.StringIO(run("project", made, "--format", "csv").out), strict=True)
    assert [row[4:] for row in told if row[0].endswith("_difference")] == [
        ["", "", "-1", ""],
        ["partial 2024", "50", "1", ""],
        ["partial 2024", "-91", "", ""],
        ["partial 2024", "5", "", ""],
        ["partial 2026", "", "0", "2"],
    ]


@pytest.mark.parametrize(
    ("address", "missing"),
    [
        *((f"total.{measure}.2024", {"2024": ["b"]}) for measure in ("cost", "revenue", "result")),
        *((f"difference.{row}.total.2024", {"2024": ["b"]}) for row in ("cost", "result")),
        ("difference.revenue.total.2024", {"2024": ["b"]}),
        ("difference.cost.total.2025", None),
        ("difference.cost.a.2025", None),
        ("difference.investments.total.2026", {"2026": ["q"]}),
        ("investments.total.2026", {"2026": ["q"]}),
        ("investments.left.2026", {"2026": ["q"]}),
        ("investments.frame.2026", None),
    ],
)
def test_an_explanation_as_json_names_the_rows(
    run: Run, made: Path, address: str, missing: dict[str, list[str]] | None
) -> None:
    told = json.loads(run("explain", address, made, "--format", "json").out)
    assert told.get("missing") == missing


@pytest.mark.parametrize(
    ("address", "first"),
    [
        ("total.cost.2024", "total without B, cost 2024: 100 tkr"),
        ("total.result.2024", "total without B, result 2024: 0 tkr"),
        ("total.cost.2025", "total, cost 2025: 200 tkr"),
        ("investments.total.2026", "investments 2026, total without Q: 1 tkr"),
        ("investments.total.2025", "investments 2025, total: 7 tkr"),
    ],
)
def test_a_total_explained_says_what_it_is_without(
    run: Run, total: Path, address: str, first: str
) -> None:
    assert run("explain", address, total).out.startswith(first)


def test_a_total_of_one_side_alone_is_marked_alone(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(TOTAL.replace("b: {name: B, cost: {", "b: {name: B, cost: {2024: 7, "))
    table = run("project", path, "--year", "2024").out
    rows = [" ".join(line.split()) for line in table.splitlines()]
    assert {"Total 107", "Revenue –", "Result –"} <= set(rows)
    assert "! The total of 2024 lacks B: no figure is given" in rows


def test_years_that_lack_the_same_rows_are_told_together_and_few_of_many(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    years = list(range(2000, 2026))
    whole = ", ".join(f"{year}: 1" for year in years)
    areas = "".join(
        f"  a{at}: {{cost: {{{', '.join(f'{year}: 1' for year in years[2 * at :])}}}}}\n"
        for at in range(8)
    )
    path = budget_file(
        f"title: T\nunit: tkr\nyears: {{budget: {years}}}\n"
        f"areas:\n  z: {{cost: {{{whole}}}}}\n{areas}"
    )
    table = run("project", path).out
    assert "! The total of 2000, 2001 lacks a1, a2, a3, a4, a5, a6, a7: no figure is given" in table
    assert "! Totals of other years lack other rows (2 more)" in table
