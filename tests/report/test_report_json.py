"""The JSON that programs read, key by key as it was promised."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import SHIPPED, Run

YEARS = list(range(2021, 2029))
PLAN = list(map(str, YEARS[3:]))
AREAS = ["stab", "ekonomi", "hr", "medborgare", "kost", "lkdata"]


def no_float(text: str) -> float:
    raise AssertionError(f"a float: {text}")


def told(run: Run, *args: str | Path) -> dict[str, Any]:
    """Read what a command writes as JSON; a figure with a decimal point is no such figure."""
    out: dict[str, Any] = json.loads(run(*args, "--format", "json").out, parse_float=no_float)
    return out


def are_amounts(row: dict[str, Any], years: list[int] = YEARS) -> bool:
    """Say whether a row holds whole amounts under years, written as text and in order."""
    return list(row) == list(map(str, years)) and {type(each) for each in row.values()} == {int}


def are_decimals(row: dict[str, Any]) -> bool:
    """Say whether a row holds plain decimals under the plan years."""
    return list(row) == PLAN and all(
        isinstance(each, str) and re.fullmatch(r"-?\d+(\.\d*[1-9])?", each) for each in row.values()
    )


@pytest.fixture
def projection(run: Run) -> dict[str, Any]:
    return told(run, "project", SHIPPED)


def test_a_projection_has_the_keys_that_were_promised(projection: dict[str, Any]) -> None:
    assert list(projection) == [
        "schema",
        "file",
        "title",
        "unit",
        "base_year",
        "years",
        "kinds",
        "rates",
        "areas",
        "total",
        "investments",
        "published",
        "assumptions",
    ]
    assert projection["schema"] == "vssbudget/projection/1"
    assert projection["file"] == str(SHIPPED)
    assert (projection["title"], projection["unit"]) == ("Verksamhetsstöd och service", "tkr")
    assert (projection["base_year"], projection["years"]) == (2023, YEARS)
    assert list(projection["kinds"].values()) == ["actual", "budget", "budget", *["plan"] * 5]
    assert list(projection["rates"]) == ["price", "wage"]
    assert all(map(are_decimals, projection["rates"].values()))
    assert list(projection["areas"]) == AREAS
    assert list(projection["total"]) == ["cost", "revenue", "result"]
    assert all(map(are_amounts, projection["total"].values()))
    assert {tuple(each) for each in projection["assumptions"]} == {
        ("path", "years", "kind", "reason")
    }


@pytest.mark.parametrize("area", AREAS)
def test_each_area_has_the_keys_that_were_promised(projection: dict[str, Any], area: str) -> None:
    each = projection["areas"][area]
    assert list(each) == [
        "name",
        "kind",
        "cost",
        "revenue",
        "result",
        "price_change",
        "revenue_basis",
        "exact",
    ]
    assert each["kind"] == ("support" if area == "stab" else "area")
    assert all(are_amounts(each[measure]) for measure in ("cost", "revenue", "result"))
    assert are_decimals(each["price_change"])
    assert list(each["revenue_basis"].values()) == ["given"] * 3 + ["self-cost"] * 5
    assert list(each["exact"]) == ["cost", "revenue"]
    assert all(map(are_decimals, each["exact"].values()))


def test_the_figures_that_were_promised_stand_where_they_were(projection: dict[str, Any]) -> None:
    hr, published = projection["areas"]["hr"], projection["published"]
    assert hr["cost"]["2023"] == 33481
    assert hr["price_change"]["2024"] == "2.5"
    assert hr["exact"]["cost"]["2024"] == "34318.025"
    assert projection["rates"]["price"]["2024"] == "2.5"
    assert published["cost"]["total"]["2024"] == 635677
    assert published["difference"]["cost"]["hr"]["2024"] == 0
    assert published["difference"]["cost"]["total"]["2024"] == 632
    assert published["difference"]["revenue"]["total"]["2024"] == 632


def test_investments_stand_line_by_line_with_their_total_and_frame(
    projection: dict[str, Any],
) -> None:
    investments = projection["investments"]
    assert list(investments) == ["lines", "total", "frame"]
    rows = (*investments["lines"].values(), investments["total"], investments["frame"])
    assert all(are_amounts(row, YEARS[1:]) for row in rows)
    assert (investments["total"]["2023"], investments["frame"]["2023"]) == (60500, 45500)


def test_the_published_figures_stand_beside_what_they_differ_by(
    projection: dict[str, Any],
) -> None:
    published = projection["published"]
    measures = ["cost", "revenue", "result", "investments"]
    assert list(published) == [*measures, "difference"]
    assert list(published["difference"]) == measures
    assert list(published["cost"]) == [*AREAS, "total"]
    assert list(published["difference"]["cost"]) == [*AREAS, "total"]
    assert list(published["investments"]) == ["total", "income", "expenditure"]
    assert list(published["difference"]["investments"]) == ["total"]
    assert all(
        isinstance(figure, int)
        for table in (published, published["difference"])
        for measure in measures
        for row in table[measure].values()
        for figure in row.values()
    )
    for row, printed in published["cost"].items():
        calculated = (projection["total"] if row == "total" else projection["areas"][row])["cost"]
        assert published["difference"]["cost"][row] == {
            year: figure - calculated[year] for year, figure in printed.items()
        }


def test_a_year_without_a_figure_has_no_key(run: Run, budget_file: Callable[[str], Path]) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {actual: [2022], budget: [2023]}\n"
        "areas:\n  a: {cost: {2022: 3, 2023: 1}, revenue: {2023: 1}}\n"
    )
    out = told(run, "project", path)
    assert out["areas"]["a"] == {
        "name": "a",
        "kind": "area",
        "cost": {"2022": 3, "2023": 1},
        "revenue": {"2023": 1},
        "result": {"2023": 0},
        "price_change": {},
        "revenue_basis": {"2023": "given"},
        "exact": {"cost": {}, "revenue": {}},
    }
    assert out["investments"] == {"lines": {}, "total": {}, "frame": {}}
    assert out["rates"] == {}


FINDING = [
    "rule",
    "severity",
    "file",
    "line",
    "column",
    "area",
    "service",
    "year",
    "amount",
    "off",
    "message",
    "fix",
    "accepted",
    "follows",
]


def test_the_shipped_budget_is_told_to_balance_in_twelve_tested_cases(run: Run) -> None:
    out = told(run, "check-balance", SHIPPED)
    assert list(out) == ["schema", "files", "ok", "summary", "findings"]
    assert out["schema"] == "vssbudget/findings/1"
    assert (out["files"], out["ok"], out["findings"]) == ([str(SHIPPED)], True, [])
    summary = out["summary"]
    assert [summary[each] for each in ("error", "warning", "notice", "accepted")] == [0] * 4
    assert summary["checked"] == {"zero-result": 12, "budget-frame": 2, "missing-revenue": 12}
    assert summary["by_construction"] == {
        **{"zero-result": 30, "budget-frame": 5, "missing-revenue": 0}
    }
    assert (summary["not_tested"], summary["omitted"]) == ([], 0)
    assert [(each["area"], each["year"]) for each in summary["information"]] == [
        (area, 2021) for area in AREAS
    ]


def test_a_finding_has_the_fields_that_were_promised(run: Run, broken_file: Path) -> None:
    out = told(run, "check-balance", broken_file)
    assert out["ok"] is False
    assert out["summary"]["error"] == len(out["findings"]) == 2
    assert [list(each) for each in out["findings"]] == [FINDING] * 2
    rules = {each["rule"]: each for each in out["findings"]}
    assert list(rules) == ["zero-result", "budget-frame"]
    assert [rules["budget-frame"][each] for each in ("area", "service", "year", "amount")] == [
        None,
        None,
        2023,
        -519,
    ]


@pytest.mark.parametrize("command", ["project", "check-balance"])
def test_the_faults_of_a_refused_file_have_the_same_fields(
    run: Run, budget_file: Callable[[str], Path], command: str
) -> None:
    path = budget_file("titel: T\nunit: 3: 4\n")
    out = told(run, command, path)
    assert (out["schema"], out["files"], out["ok"]) == ("vssbudget/findings/1", [str(path)], False)
    assert out["summary"]["error"] == len(out["findings"]) > 0
    assert out["summary"]["checked"] == {}
    for finding in out["findings"]:
        assert list(finding) == FINDING
        assert finding["file"] == str(path)
        assert (finding["severity"], finding["accepted"]) == ("error", None)
        assert isinstance(finding["line"], int)
        assert isinstance(finding["column"], int)
        assert finding["message"]
        assert finding["fix"]


def test_several_files_stand_in_one_object_with_their_cases_added_up(
    run: Run, broken_file: Path
) -> None:
    out = told(run, "check-balance", SHIPPED, broken_file, SHIPPED)
    assert out["files"] == [str(SHIPPED), str(broken_file), str(SHIPPED)]
    assert out["ok"] is False
    assert out["summary"]["checked"] == {
        "zero-result": 36,
        "budget-frame": 6,
        "missing-revenue": 36,
    }
    assert {each["file"] for each in out["findings"]} == {str(broken_file)}


def test_what_could_not_be_tested_is_told_apart(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2023]}\nareas:\n  a: {cost: {2023: 1}}\n"
    )
    out = told(run, "check-balance", path)
    assert out["summary"]["checked"] == {
        **dict.fromkeys(("zero-result", "budget-frame", "nothing-tested"), 0),
        "missing-revenue": 1,
    }
    assert out["summary"]["not_tested"] == [
        {
            "rule": "zero-result",
            "area": "a",
            "year": 2023,
            "amount": None,
            "message": "a: no revenue",
        }
    ]
