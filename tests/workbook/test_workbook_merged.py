"""`vssbudget merge` of what `report` writes, and of what LibreOffice has opened and saved."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import REPOSITORY, SHIPPED, Run

sys.path.append(str(REPOSITORY / "tests" / "spreadsheet"))
from returning import COLUMN, TOP, Cell, Formula, Layout, Percent, back

from vssbudget.spreadsheet.cells import letters
from vssbudget.spreadsheet.returned import returned

OFFICE = shutil.which("soffice")
HR, RATE, WAGE = "areas.hr.cost.2023", "indices.price.rates.2024", "indices.wage.rates.2026"
SERVICE = "areas.kommunstyrelse.services.kommunovergripande_verksamhet"
VALUES = {RATE: "2.5", WAGE: "2.5", HR: "33481", "areas.kost.cost.2023": "235000"}
CHANGED: Mapping[str, Cell] = {RATE: 2.7, HR: Formula("=30000+4100", 34100), WAGE: Percent(0.031)}


def saved(*files: Path) -> None:
    """Open workbooks and save them anew, all of them at once."""
    profile = f"-env:UserInstallation={Path('profile').absolute().as_uri()}"
    told = ("--headless", "--norestore", "--convert-to", "xlsx", "--outdir", "saved")
    subprocess.run(
        [str(OFFICE), profile, *told, *map(str, files)],
        check=True,
        capture_output=True,
        timeout=300,
    )


def _below(row: int) -> int:
    return row + 5 if row > TOP + 2 else row + 1


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_a_workbook_that_libreoffice_saved_is_taken_as_any_other(run: Run) -> None:
    budget = Path("budget2023.yaml")
    shutil.copy(SHIPPED, budget)
    moved = Layout(rows=_below, sheets=("It's 1!", "Mitt blad"))
    put_in = moved._replace(put_in={(TOP + 5, COLUMN): 500})
    saved(
        back(budget, VALUES, name="same.xlsx"),
        back(budget, VALUES, CHANGED, name="changed.xlsx"),
        back(budget, VALUES, CHANGED, moved, name="moved.xlsx"),
        back(budget, VALUES, CHANGED, put_in, name="put_in.xlsx"),
        back(budget, VALUES, {RATE: "2,7", HR: None}, Layout(lost=(WAGE,)), name="wrong.xlsx"),
    )
    told = {}
    for name in ("same", "changed", "moved", "put_in", "wrong"):
        ran = run("merge", f"saved/{name}.xlsx", budget, "--dry-run", "--format", "json")
        found = json.loads(ran.out)
        edits = {each["address"]: each["new"] for each in found["edits"]}
        told[name] = (ran.status, edits, [each["address"] for each in found["conflicts"]])
    new = {RATE: "2.7", WAGE: "3.1", HR: "34100"}
    assert told == {
        "same": (0, {}, []),
        "changed": (0, new, []),
        "moved": (0, new, []),
        "put_in": (3, new, [None]),
        "wrong": (3, {}, [RATE, WAGE, HR]),
    }
    before = budget.read_text("utf-8").splitlines()
    assert run("merge", "saved/moved.xlsx").status == 0
    after = budget.read_text("utf-8").splitlines()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 3


def retyped(book: Path, numbers: Mapping[str, str]) -> None:
    """Type other numbers in the cells of inputs."""
    inputs = {each.address: each.cell for each in returned(book.read_bytes()).inputs}
    with zipfile.ZipFile(book) as file:
        held = {name: file.read(name) for name in file.namelist()}
    sheets = re.findall(r'<sheet name="([^"]+)"', held["xl/workbook.xml"].decode())
    for address, number in numbers.items():
        name, (row, column) = inputs[address].sheet, inputs[address].spot
        path = f"xl/worksheets/sheet{sheets.index(name) + 1}.xml"
        cell = rf'(<c r="{letters(column)}{row}"[^>]*><v>)[^<]*'
        written, count = re.subn(cell, rf"\g<1>{number}", held[path].decode())
        assert count == 1
        held[path] = written.encode()
    with zipfile.ZipFile(book, "w") as file:
        for name, each in held.items():
            file.writestr(name, each)


@pytest.mark.parametrize(
    ("file", "numbers"),
    [
        (SHIPPED, {HR: "34000", WAGE: "3.1", "areas.stab.step": "150"}),
        (
            REPOSITORY / "examples" / "decimals" / "sjobo2025.yaml",
            {f"{SERVICE}.parts.netto.cost.2025": "82.4"},
        ),
    ],
)
def test_what_is_changed_in_a_report_is_what_set_makes_of_it(
    run: Run, file: Path, numbers: Mapping[str, str]
) -> None:
    own, by_hand, book = Path(file.name), Path("by_hand.yaml"), Path("budget.xlsx")
    for each in (own, by_hand):
        shutil.copy(file, each)
    assert run("report", own, "-o", book).status == 0
    assert json.loads(run("merge", book, own, "--format", "json").out)["edits"] == []
    assert own.read_bytes() == file.read_bytes()
    retyped(book, numbers)
    assert run("merge", book, own).status == 0
    for address, number in numbers.items():
        assert run("set", address, number, by_hand).status == 0
    assert own.read_bytes() == by_hand.read_bytes()
