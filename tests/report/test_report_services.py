"""How services are shown: set in under their areas, and with rows and objects of their own."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

TEXT = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024]}
price_unit: {name: kr, per: 1000, step: 1}
indices: {price: {2023: 10, 2024: 10}}
volumes: {cases: {2023: 100, 2024: 110}}
areas:
  a:
    name: Alpha
    services:
      s:
        name: Sigma
        unit: case
        volume: cases
        revenue: {2023: 100}
        price: {2024: 1010}
        agreement: {rates: {2024: 10}, assumptions: [{of: rates, reason: A guess}]}
        parts: {all: {cost: {2023: 100}, index: price, assumptions: [{of: index, reason: So}]}}
        assumptions: [{of: parts, reason: Split}]
      t: {parts: {all: {cost: {2023: 5}, step: 0}}}
  b: {cost: {2023: 1}, revenue: {2023: 1}, index: price}
"""


@pytest.fixture
def budget(tmp_path: Path) -> str:
    (tmp_path / "budget2023.yaml").write_text(TEXT, encoding="utf-8")
    return "budget2023.yaml"


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_services_stand_under_their_area(run: Run, budget: str, form: str) -> None:
    told = run("project", budget, "--format", form, "--show", "all").out
    labels = [line.strip("| ").split("  ")[0].split(" |")[0] for line in told.split("\n")]
    start = labels.index("Alpha")
    assert [label.strip("*") for label in labels[start : start + 5]] == [
        *("Alpha", "Sigma", "t", "b", "Total")
    ]
    plain = told.replace("\\", "")
    assert "areas.a.services.s.agreement.rates (assumed): A guess" in plain
    assert "areas.a.services.s.parts.all.index (assumed): So" in plain
    assert "2024: revenue is set equal to cost" in plain


def test_services_have_rows_of_their_own_in_csv(run: Run, budget: str) -> None:
    rows = list(csv.reader(io.StringIO(run("project", budget, "--format", "csv").out)))
    assert [row for row in rows if row[1] == "a.s"] == [
        ["cost", "a.s", "Sigma", "tkr", "", "100", "110"],
        ["revenue", "a.s", "Sigma", "tkr", "decided", "100", "111"],
        ["result", "a.s", "Sigma", "tkr", "", "0", "1"],
        ["price_change", "a.s", "Sigma", "%", "", "", "1"],
        ["price", "a.s", "Sigma", "kr", "", "1000", "1010"],
    ]
    assert [row[0] for row in rows if row[1] == "a.t"] == [
        "cost",
        "revenue",
        "result",
        "price_change",
    ]


def test_services_stand_within_their_area_in_json(run: Run, budget: str) -> None:
    areas = json.loads(run("project", budget, "--format", "json").out)["areas"]
    assert areas["a"]["services"]["s"] == {
        "name": "Sigma",
        "cost": {"2023": 100, "2024": 110},
        "revenue": {"2023": 100, "2024": 111},
        "result": {"2023": 0, "2024": 1},
        "price_change": {"2024": "1"},
        "revenue_basis": {"2023": "given", "2024": "decided"},
        "exact": {"cost": {"2024": "110"}, "revenue": {"2024": "111.1"}},
        "price": {"2023": "1000", "2024": "1010"},
        "price_unit": "kr",
    }
    assert "price" not in areas["a"]["services"]["t"]
    assert "services" not in areas["b"]


def test_the_price_case_of_a_service_is_told_in_json(run: Run, budget: str) -> None:
    told = json.loads(run("prices", budget, "--format", "json").out)
    assert told["price_unit"] == "kr"
    assert list(told["areas"]) == ["a", "b"]
    assert told["areas"]["a"]["services"]["s"] == {
        "name": "Sigma",
        "price_change": {"2023": "10", "2024": "0"},
        "parts": {"2023": {"price": "10"}, "2024": {"agreement": "10", "volume": "-10"}},
        "full_cost": {"2024": "110"},
        "decided": {"2024": "1"},
        "result": {"2024": 1},
        "volume": {"2024": "110"},
        "old_price": {"2024": "1000"},
        "price": {"2024": "1000"},
        "price_stepped": {"2024": "1000"},
        "result_stepped": {"2024": 0},
        "price_decided": {"2024": "1010"},
    }
    assert told["areas"]["b"]["services"] == {}
    alone = json.loads(run("prices", budget, "--format", "json", "--area", "a").out)
    assert list(alone["areas"]) == ["a"]
    assert list(alone["areas"]["a"]["services"]) == ["s", "t"]


def test_a_budget_without_services_says_nothing_of_price_units(run: Run) -> None:
    assert "price_unit" not in json.loads(run("prices", "--format", "json").out)


def test_the_price_case_of_a_service_is_told_in_csv(run: Run, budget: str) -> None:
    rows = run("prices", budget, "--format", "csv", "--year", "2024").out.split("\n")
    assert "a.s,Sigma,2024,agreement,10" in rows
    assert "a.s,Sigma,2024,decided,1" in rows


def test_the_price_case_of_a_service_is_told_for_people(run: Run, budget: str) -> None:
    told = run("prices", budget, "--lang", "en", "--area", "a").out
    table = told[told.index("Alpha, Sigma: ") : told.index("Alpha, t: ")].rstrip()
    assert [" ".join(line.split()) for line in table.split("\n")] == [
        "Alpha, Sigma: what the change is made of, %",
        *("2023 2024", "budget plan"),
        *("price 10.00 –", "volume – -10.00", "agreement – 10.00"),
        "Change that bears the cost 10.00 0.00",
        "Decided change – 1.00",
        "Result it leaves, tkr – 1",
        "Full cost, tkr – 110",
        "Volume, case – 110",
        "Price of the year before, kr – 1 000",
        "Price that bears the cost, kr – 1 000",
        "Price rounded to its step, kr – 1 000",
        "Result the step leaves, tkr – 0",
        "Decided price, kr – 1 010",
    ]


def test_a_price_without_a_step_or_a_decision_has_no_rows_of_them(run: Run) -> None:
    with open("plain.yaml", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(
            "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
            "volumes: {cases: {2023: 10, 2024: 20}}\n"
            "areas: {a: {services: {s: {volume: cases, revenue: {2023: 10}, "
            "parts: {all: {cost: {2023: 10}, step: 2}}}}}}\n"
        )
    out = run("prices", "plain.yaml", "--show", "areas").out
    assert "Price that bears the cost, tkr" in out
    assert "Price rounded to its step" not in out
    assert "Decided price" not in out


def test_a_decided_change_is_shown_as_its_step_makes_it_everywhere(
    run: Run, tmp_path: Path
) -> None:
    """900 kr and 2.7 % are 924.3 kr, and charged as 924: 2.666667 %, and 101.64 for 110 cases."""
    text = TEXT.replace("revenue: {2023: 100}", "revenue: {2023: 90}")
    paid_by = "customers: {headcount: {x: 1}}"
    text = text.replace("price: {2024: 1010}", f"price_change: {{2024: 2.7}}\n        {paid_by}")
    text = text.replace("areas:\n", "customers: {x: Others}\nareas:\n", 1)
    (tmp_path / "budget.yaml").write_text(text, encoding="utf-8")

    def shown(command: str, *more: str) -> dict[str, Any]:
        told = json.loads(run(command, *more, "budget.yaml", "--format", "json").out)
        assert isinstance(told, dict)
        return told

    sigma = shown("project")["areas"]["a"]["services"]["s"]
    assert sigma["price"] == {"2023": "900", "2024": "924"}
    assert sigma["price_change"] == {"2024": "2.666667"}
    assert (sigma["revenue"]["2024"], sigma["exact"]["revenue"]["2024"]) == (102, "101.64")
    prices = shown("prices")["areas"]["a"]["services"]["s"]
    assert (prices["decided"], prices["price_decided"]) == ({"2024": "2.666667"}, {"2024": "924"})
    explained = shown("explain", "a.s.price.2024")
    assert (explained["value"], explained["exact"]) == ("924", "924")
    assert [each["path"] for each in explained["inputs"]] == [
        "areas.a.services.s.revenue.2023",
        "price_unit.per",
        "volumes.cases.2023",
        "areas.a.services.s.price_change.2024",
        "price_unit.step",
        "volumes.cases.2024",
    ]
    paid = shown("allocate")["customers"]["x"]["pays"]["a.s"]
    assert paid["amount"] == {"2023": 90, "2024": 102}
