"""Groups in every format: areas stand beneath their group, whose figures are those of them all."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run

EXAMPLE = REPOSITORY / "docs" / "groups.yaml"

GAPS = """
title: Small
unit: tkr
years: {actual: [2024], budget: [2025], plan: [2026]}
indices: {price: {2026: 2.0}}
areas:
  a: {name: A, cost: {2024: 100, 2025: 100}, revenue: {2024: 100, 2025: 90}, index: price}
  b: {name: B, cost: {2025: 100}, revenue: {2025: 100}, index: price, price_change: {2026: 3}}
  c: {name: C, cost: {2024: 7, 2025: 7}, revenue: {2024: 7, 2025: 7}, index: price}
  d:
    name: D
    services: {s: {name: S, revenue: {2025: 50}, parts: {p: {cost: {2025: 50}, step: 1}}}}
groups:
  first: {name: First, of: [b, a]}
  second: {of: [c, d]}
  whole: {name: Whole, of: [second, first]}
published: {cost: {first: {2024: 101, 2025: 190}}}
"""


@pytest.fixture
def gaps(budget_file: Callable[[str], Path]) -> Path:
    return budget_file(GAPS)


def plain(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def test_areas_stand_set_in_beneath_their_group(run: Run) -> None:
    told = run("project", EXAMPLE).out
    assert (
        """
Välfärd             322     331   2.80
  Barn och unga     212     218   2.83
    Förskola        105     108   2.86
    Skola           107     110   2.80
  Äldreomsorg       110     113   2.73
Gator                43      44   2.33
Total               365     375   2.74
"""
        in told
    )


def test_a_group_is_as_strong_as_a_sum_in_markdown(run: Run) -> None:
    page = run("project", EXAMPLE, "--format", "markdown").out
    assert "| **Barn och unga** | **212** | **218** | **2.83** |\n| Förskola |" in page


def test_what_a_group_lacks_is_marked_and_named(run: Run, gaps: Path) -> None:
    """In 2024 b has no figures, and d none; the marks of set revenue are those of all within."""
    told = plain(run("project", gaps, "--show", "history,revenue").out)
    assert [row for row in told if row.startswith(("Whole", "First", "second", "Total"))] == [
        *("Whole 107! 257 262 1.95", "second 7! 57 58 1.75", "First 100! 200 204 2.00"),
        *("Total 107! 257 262 1.95", "Whole 107! 247 263 6.48", "second 7! 57 58 1.75"),
        *("First 100! 190 205 7.89", "Total 107! 247 263 6.48"),
        *("Whole 0! -10 1", "second 0! 0 0*", "First 0! -10 1", "Total 0! -10 1"),
    ]
    assert "! The total of 2024 lacks B, D: no figure is given" in told


def test_a_group_whose_revenue_is_not_the_cost_stands_above_what_it_is_of(
    run: Run, gaps: Path
) -> None:
    told = run("project", gaps, "--show", "history").out
    assert (
        """
Whole               107!    247     263
  result              0!    -10       1
  First             100!    190     205
    result            0!    -10       1
    B                 –     100     103
      result          –       0       1
    A               100      90     102
      result          0     -10       0*

"""
        in told
    )


def test_the_key_of_a_group_stands_for_its_areas(run: Run, gaps: Path) -> None:
    told = plain(run("project", gaps, "--area", "first", "--show", "history,published").out)
    assert [row for row in told if row.startswith(("First", "A ", "B "))][:3] == [
        *("First 100! 200 204 2.00", "B – 100 102 2.00", "A 100 100 102 2.00"),
    ]
    assert "Cost, First 101 190 –" in told
    assert "! The total of 2024 lacks B: no figure is given" in told
    assert not any(row.startswith(("Whole", "second", "C ", "Total")) for row in told)
    both = run("project", gaps, "--area", "first", "--area", "a", "--format", "json").out
    assert list(json.loads(both)["areas"]) == ["a", "b"]
    assert list(json.loads(both)["groups"]) == ["first"]
    assert run("prices", gaps, "--area", "first").out == (
        run("prices", gaps, "--area", "b", "--area", "a").out
    )
    wrong = run("project", gaps, "--area", "fist")
    assert (wrong.status, "did you mean first?" in wrong.err) == (2, True)


def test_a_group_of_which_not_all_is_shown_takes_no_place(run: Run, gaps: Path) -> None:
    told = run("project", gaps, "--area", "second", "--area", "a").out
    assert (
        """
second               57      58   1.75
  C                   7       7   0.00
  D                  50      51   2.00
    S                50      51   2.00
A                   100     102   2.00

"""
        in told
    )


def test_the_csv_has_a_row_of_each_group_above_its_areas(run: Run, gaps: Path) -> None:
    told = list(csv.reader(io.StringIO(run("project", gaps, "--format", "csv").out), strict=True))
    assert {len(row) for row in told} == {8}
    assert [row for row in told if row[0] == "revenue"] == [
        ["revenue", "groups.whole", "Whole", "tkr", "partial 2024", "107", "247", "263"],
        ["revenue", "groups.second", "second", "tkr", "partial 2024", "7", "57", "58"],
        ["revenue", "c", "C", "tkr", "self-cost", "7", "7", "7"],
        ["revenue", "d", "D", "tkr", "self-cost", "", "50", "51"],
        ["revenue", "d.s", "S", "tkr", "self-cost", "", "50", "51"],
        ["revenue", "groups.first", "First", "tkr", "partial 2024", "100", "190", "205"],
        ["revenue", "b", "B", "tkr", "decided", "", "100", "103"],
        ["revenue", "a", "A", "tkr", "self-cost", "100", "90", "102"],
        ["revenue", "total", "Total", "tkr", "partial 2024", "107", "247", "263"],
    ]
    assert [row[1] for row in told if row[0] == "price_change"] == ["a", "b", "c", "d", "d.s"]
    assert [row[1:3] for row in told if row[0] == "published_cost"] == [["first", ""]]


def test_the_json_has_the_groups_under_a_newer_schema(run: Run, gaps: Path) -> None:
    told = json.loads(run("project", gaps, "--year", "2025", "--format", "json").out)
    assert told["schema"] == "vssbudget/projection/2"
    assert list(told)[-6:] == [
        *("areas", "groups", "total", "investments", "published", "assumptions"),
    ]
    assert told["groups"]["whole"] == {
        "name": "Whole",
        "of": ["second", "first"],
        "cost": {"2025": 257},
        "revenue": {"2025": 247},
        "result": {"2025": -10},
    }
    every = json.loads(run("project", gaps, "--format", "json").out)
    assert every["groups"]["first"]["missing"] == {"2024": ["b"]}
    assert every["published"]["difference"]["cost"] == {"first": {"2024": 1, "2025": -10}}


def test_a_budget_without_groups_is_under_the_schema_that_it_was(run: Run, gaps: Path) -> None:
    with_groups = json.loads(run("project", gaps, "--format", "json").out)
    gaps.write_text(
        "".join(
            line
            for line in gaps.read_text(encoding="utf-8").splitlines(keepends=True)
            if not line.startswith(("groups", "  first", "  second", "  whole", "published"))
        ),
        encoding="utf-8",
    )
    told = json.loads(run("project", gaps, "--format", "json").out)
    assert told["schema"] == "vssbudget/projection/1"
    assert "groups" not in told
    assert told["areas"] == with_groups["areas"]
    assert told["total"] == with_groups["total"]


def test_a_group_is_explained_by_its_areas(run: Run, gaps: Path) -> None:
    told = run("explain", "groups.first.cost.2024", gaps).out
    assert " ".join(told.split()) == f"First without B, cost 2024: 100 tkr ({gaps}:7:29)"
    told = run("explain", "difference.cost.first.2025", gaps, "--format", "json").out
    names = [each["name"] for each in json.loads(told)["tree"]["of"]]
    assert names == ["published.cost.first 2025", "First, cost 2025"]


@pytest.mark.parametrize("address", ["groups.fist.cost.2024", "first.cost.2024"])
def test_the_address_of_a_group_that_was_meant_is_told(run: Run, gaps: Path, address: str) -> None:
    told = run("explain", address, gaps)
    assert (told.status, told.err) == (
        2,
        f"vssbudget: '{address}' is no figure of this budget; write groups.first.cost.2024\n",
    )
