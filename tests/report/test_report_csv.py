"""The CSV: read back, it says what the JSON says, and no label is a formula."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import SHIPPED, Run

HEADER = "measure,key,name,unit,basis"
Rows = dict[tuple[str, str], dict[str, str]]


def rows_of(text: str) -> Rows:
    """Read a CSV back by measure and key; no row may come twice."""
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    by_key = {(row["measure"], row["key"]): row for row in rows}
    assert len(by_key) == len(rows)
    assert {None} & {key for row in rows for key in row} == set()
    return by_key


def expected(told: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """Lay out the figures of the JSON by measure and key."""
    areas = told["areas"]
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for measure in ("cost", "revenue", "result"):
        rows |= {(measure, key): area[measure] for key, area in areas.items()}
        rows[measure, "total"] = told["total"][measure]
    rows |= {("price_change", key): area["price_change"] for key, area in areas.items()}
    investments = told["investments"]
    rows |= {("investments", key): row for key, row in investments["lines"].items()}
    rows |= {("investments", key): investments[key] for key in ("total", "frame")}
    published = told["published"]
    for measure in ("cost", "revenue", "result", "investments"):
        for key, row in published[measure].items():
            name = f"published_{measure}"
            rows[name, key] = row
            rows[f"{name}_difference", key] = published["difference"][measure].get(key, {})
    rows |= {("rate", name): row for name, row in told["rates"].items()}
    return rows


@pytest.mark.parametrize("args", [(), ("--price", "2.5", "--wage", "3.123456")])
def test_read_back_it_says_what_the_json_says(run: Run, args: tuple[str, ...]) -> None:
    text = run("project", SHIPPED, *args, "--format", "csv").out
    told = json.loads(run("project", SHIPPED, *args, "--format", "json").out)
    years = list(map(str, told["years"]))
    assert text.partition("\n")[0] == ",".join([HEADER, *years])
    rows = rows_of(text)
    assert {key: [row[year] for year in years] for key, row in rows.items()} == {
        key: [str(row.get(year, "")) for year in years] for key, row in expected(told).items()
    }
    for key, area in told["areas"].items():
        for measure in ("cost", "revenue", "result", "price_change"):
            assert rows[measure, key]["name"] == area["name"]
            assert rows[measure, key]["unit"] == ("%" if measure == "price_change" else "tkr")
        assert rows["revenue", key]["basis"] == "self-cost"


def test_a_cell_is_empty_where_the_file_gives_no_figure(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {actual: [2022], budget: [2023]}\n"
        "areas:\n  a: {cost: {2022: 3, 2023: 1}, revenue: {2023: 1}}\n"
    )
    assert run("project", path, "--format", "csv").out == (
        f"{HEADER},2022,2023\n"
        "cost,a,a,tkr,,3,1\n"
        "cost,total,Total,tkr,,3,1\n"
        "revenue,a,a,tkr,,,1\n"
        "revenue,total,Total,tkr,,,1\n"
        "result,a,a,tkr,,,0\n"
        "result,total,Total,tkr,,,0\n"
    )


LABELS = ['"quoted", and more', "a;b", "å 日本", "'s", "a=b", "50 %", "#REF!"]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://e","x")', "=cmd|' /C calc'!A0"]
BLANKS = [" ", "   ", "\u00a0", "\u3000", "\u2003", ' "']


@pytest.mark.parametrize(
    ("label", "read"),
    [(each, each) for each in [*LABELS, "a - b", "1 = 2", " a", "a; b", "a, b"]]
    + [(each, f"'{each}") for each in FORMULAS]
    + [(f"{blank}{sign}1", f"'{blank}{sign}1") for blank in BLANKS for sign in "=+-@"]
    + [(f"a;{blank}=1", f"a;'{blank}=1") for blank in BLANKS]
    + [(f"a, b,{blank}@x", f"a, b,'{blank}@x") for blank in BLANKS],
)
def test_a_label_is_read_back_as_it_stands_and_never_as_a_formula(
    run: Run, budget_file: Callable[[str], Path], label: str, read: str
) -> None:
    quoted = json.dumps(label, ensure_ascii=False)
    path = budget_file(
        f"title: T\nunit: {quoted}\nyears: {{budget: [2023], plan: [2024]}}\n"
        f"indices:\n  price: {{name: {quoted}, rates: {{2024: 2}}}}\n"
        f"areas:\n  a: {{name: {quoted}, cost: {{2023: 1}}, index: price}}\n"
        f"investments:\n  lines:\n    i: {{name: {quoted}, values: {{2023: 1}}}}\n"
    )
    rows = rows_of(run("project", path, "--format", "csv").out)
    for row in (("cost", "a"), ("price_change", "a"), ("rate", "price"), ("investments", "i")):
        assert rows[row]["name"] == read
    assert rows["cost", "a"]["unit"] == rows["investments", "total"]["unit"] == read
    excel = run("project", path, "--format", "csv-excel").out.removeprefix("\ufeff")
    cells = csv.reader(io.StringIO(excel, newline=""), delimiter=";", strict=True)
    assert {row[2] for row in cells if row[1] in ("a", "i", "price")} == {read}


def test_the_basis_of_a_plans_revenue_is_said(run: Run, budget_file: Callable[[str], Path]) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025, 2026]}\n"
        "areas:\n  a: {cost: {2023: 1}, step: 0, revenue: {2023: 1, 2025: 1}, "
        "price_change: {2024: 1}}\n"
    )
    rows = rows_of(run("project", path, "--format", "csv").out)
    assert rows["revenue", "a"]["basis"] == "decided given self-cost"
