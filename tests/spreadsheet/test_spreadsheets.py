"""The tables in `tests/spreadsheets`, made in LibreOffice Calc in the ways people make them.

All hold the same budget, laid out in other ways; three have a mistake in them.
"""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from conftest import REPOSITORY, Run

FOLDER = REPOSITORY / "tests" / "spreadsheets"
YEARS = ("2024", "2025", "2026", "2027")
IT = ((40500, 42000, 43050, 44126), (41000, 42000, 43050, 44126))
HR = ((10200, 10400, 10500, 10600),) * 2
KITCHENS = ((5000, 5100, 5300, 5340),) * 2
WHOLE = {"IT": IT, "HR": HR, "Kök": KITCHENS}
ONE_YEAR = {name: ((cost[1],), (revenue[1],)) for name, (cost, revenue) in WHOLE.items()}
TOTALS = {"cost": (55700, 57500, 58850, 60066), "revenue": (56200, 57500, 58850, 60066)}

TOLD: Mapping[str, Mapping[str, str]] = {
    "avsnitt.xlsx": {"Blad1!A19": "a text without figures"},
    "datum_som_ar.xlsx": {},
    "delsummor.xlsx": {
        "Blad1!B9:E9": "a part of another row",
        "Blad1!F3:F5": "beside the figures by year, under the head 'Förändring 2025'",
    },
    "english.xlsx": {},
    "ett_ar.xlsx": {},
    "fel_bokstav.xlsx": {"Blad1!B4": "no figure"},
    "fel_i_formeln.xlsx": {"Blad1!B3": "the calculation left an error there"},
    "fel_i_summan.xlsx": {"Blad1!D6": "the sum of Blad1!B3:E5 it is off in 2026 by 100"},
    "flera_blad.xlsx": {
        "Underlag": "the sheet is hidden",
        "'Läs mig'!A1": "outside of tables of names and years",
    },
    "flera_tabeller.xlsx": {},
    "komma.csv": {},
    "konton.xlsx": {
        "Blad1!J2:J6": "under the head 'Anm'",
        "Blad1!D2:D7": "another column is read for 2024 than 'Budget 2024'",
        "Blad1!G2:G7": "another column is read for 2025 than 'Prognos 2025'",
    },
    "liggande_ar.xlsx": {"Blad1!J1:J5": "a text without figures"},
    "matt_over_ar.xlsx": {},
    "mnkr.xlsx": {"Blad1!B3:E6": "taken without the minus"},
    "namn_som_rubriker.xlsx": {},
    "orundat.xlsx": {"Blad1!E3": "rounded to whole tkr"},
    "raknat_upp.xlsx": {},
    "sammanslagna_namn.xlsx": {},
    "semikolon.csv": {},
    "tabbar.csv": {},
    "tva_rubrikrader.xlsx": {},
}
"""By file what is told of its cells, besides the rows that found their places."""


def test_every_table_is_tried() -> None:
    assert {path.name for path in FOLDER.iterdir()} == TOLD.keys()
    assert len(TOLD) >= 20


@pytest.mark.parametrize("name", TOLD)
def test_a_table_is_read_as_the_budget_that_it_is(run: Run, name: str) -> None:
    ran = run("import", FOLDER / name, "--year", "2025", "--format", "json")
    told = json.loads(ran.out)
    notes = {each["cell"]: each["why"] for each in told["left"] + told["doubts"]}
    assert notes.keys() == TOLD[name].keys()
    for cell, why in TOLD[name].items():
        assert why in notes[cell]
    assert run("import", FOLDER / name, "--year", "2025", "-o", "budget.yaml").status == 0
    budget: Any = json.loads(run("project", "budget.yaml", "--format", "json").out)
    assert budget["unit"] == "tkr"
    found = {
        area["name"].removeprefix("101 ").removeprefix("102 ").removeprefix("103 "): tuple(
            tuple(area[measure].values()) for measure in ("cost", "revenue")
        )
        for area in budget["areas"].values()
    }
    expected = dict(ONE_YEAR if name == "ett_ar.xlsx" else WHOLE)
    if name == "fel_bokstav.xlsx":
        expected["HR"] = (HR[0][1:], HR[1])
    if name == "fel_i_formeln.xlsx":
        expected["IT"] = (IT[0][1:], IT[1])
    assert found == expected
    for measure, row in TOTALS.items():
        printed = budget["published"].get(measure, {}).get("total", {})
        assert (
            name == "fel_i_summan.xlsx"
            or printed.items() <= dict(zip(YEARS, row, strict=True)).items()
        )


@pytest.mark.parametrize("name", [each for each in TOLD if not each.startswith("fel_i_summan")])
def test_what_is_written_passes_every_check(run: Run, name: str) -> None:
    assert run("import", FOLDER / name, "--year", "2025", "-o", "budget.yaml").status == 0
    found = json.loads(run("check", "budget.yaml", "--format", "json").out)["findings"]
    assert [each["rule"] for each in found if each["severity"] == "error"] == []


def test_a_wrong_sum_is_found_by_the_checks_as_well(run: Run) -> None:
    assert run("import", FOLDER / "fel_i_summan.xlsx", "-o", "budget.yaml").status == 0
    found = json.loads(run("check", "budget.yaml", "--format", "json").out)["findings"]
    assert [(each["rule"], each["amount"]) for each in found] == [("footing", 100)]


def test_growth_that_was_calculated_is_found_again(run: Run) -> None:
    assert run("import", FOLDER / "raknat_upp.xlsx", "-o", "budget.yaml").status == 0
    explained = json.loads(run("explain", "it.cost.2027", "budget.yaml", "--format", "json").out)
    assert explained["exact"] == "44126.25"
    marks = json.loads(run("project", "budget.yaml", "--format", "json").out)["assumptions"]
    assert [(each["path"], each["kind"]) for each in marks] == [
        ("indices.growth_2_5.rates", "inferred"),
        ("areas.it.index", "inferred"),
        ("areas.hr.step", "inferred"),
    ]
