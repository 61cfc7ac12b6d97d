"""`vssbudget import` of workbooks: what their cells hold, and what is wrong with them."""

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import Run
from read import budget_in
from workbooks import MAIN, Parts, cells, number, packed, parts, text, write

from vssbudget import late
from vssbudget.spreadsheet import clean, package, rows

HEAD = text("A1", "Kostnader, tkr") + text("B1", "Budget 2025") + text("C1", "Plan 2026")
PLAIN = cells(HEAD, text("A2", "IT") + number("B2", "100") + number("C2", "102.5"))


def told(run: Run, *options: str) -> Any:
    """Import the workbook, and give what is told of it."""
    ran = run("import", "plan.xlsx", "--format", "json", *options)
    assert ran.status == 0, ran.err
    return json.loads(ran.out)


def test_each_row_has_its_cells_with_their_sheet_as_its_source(run: Run) -> None:
    write(parts(PLAIN))
    assert run("import", "plan.xlsx", "-o", "budget.yaml", "--unit", "kr").status == 0
    budget = budget_in("budget.yaml")
    assert budget.sources == {"blad1_b2_c2": "plan.xlsx, Blad1!B2:C2"}
    assert list(budget.areas["it"].cost.values()) == [100_000, 102_500]


def test_sheets_are_read_all_or_by_name_and_hidden_ones_are_named(run: Run) -> None:
    other = cells(HEAD, text("A2", "HR") + number("B2", "7") + number("C2", "8"))
    write(parts(PLAIN, other, other, named="Blad ", states={3: "hidden"}))
    every = told(run)
    assert [each["cell"] for each in every["rows"]] == ["'Blad 1'!B2:C2", "'Blad 2'!B2:C2"]
    assert every["left"][0] == {
        "cell": "Blad 3",
        "text": "",
        "why": "the sheet is hidden: --sheet reads it",
    }
    assert [each["cell"] for each in told(run, "--sheet", "Blad 3")["rows"]] == ["'Blad 3'!B2:C2"]
    missing = run("import", "plan.xlsx", "--sheet", "Blad")
    assert (missing.status, missing.out) == (2, "")
    assert "there are Blad 1, Blad 2, Blad 3" in missing.err


def test_errors_and_formulas_without_a_value_are_named_by_their_cells(run: Run) -> None:
    broken = (
        text("A2", "IT")
        + '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        + '<c r="C2"><f>SUM(C3:C9)</f></c>'
    )
    sound = (
        text("A3", "HR") + '<c r="B3"><f>1+1</f><v>2</v></c><c r="C3" t="str"><f>A1</f><v>3</v></c>'
    )
    write(parts(cells(HEAD, broken, sound)))
    found = told(run)
    assert [(each["cell"], each["text"], each["why"]) for each in found["left"]] == [
        ("Blad1!B2", "#DIV/0!", "the calculation left an error there"),
        (
            "Blad1!C2",
            "=SUM(C3:C9)",
            "a formula of which no value is kept: open and save the workbook, so that it is "
            "calculated",
        ),
    ]
    assert [each["figures"] for each in found["rows"]] == [{"2025": 2, "2026": 3}]


def test_dates_are_years_and_percentages_are_what_is_shown(run: Run) -> None:
    head = text("A1", "Volymer, tkr") + number("B1", "45658", 1) + number("C1", "46023", 2)
    rows = (
        text("A2", "Frånvaro") + number("B2", "0.055", 4) + number("C2", "0.06", 3),
        text("A3", "Lån") + number("B3", "0.1234567", 5) + number("C3", "5", 2),
        text("A4", "Elever") + number("B4", "0.1") + number("C4", "1.7999999999999998"),
        text("A5", "Klasser") + number("B5", "-5", 1) + number("C5", "1", 99),
    )
    write(parts(cells(head, *rows)))
    found = told(run)
    assert found["years"] == [2025, 2026]
    assert [each["figures"] for each in found["rows"]] == [
        {"2025": "5.5", "2026": "6"},
        {"2025": "0.123457"},
        {"2025": "0.1", "2026": "1.8"},
        {"2026": "1"},
    ]
    assert [each["cell"] for each in found["left"]] == ["Blad1!C3", "Blad1!B5"]
    assert [(each["cell"], each["why"]) for each in found["doubts"][1:]] == [
        ("Blad1!B3", "rounded to 6 decimals")
    ]
    assert run("import", "plan.xlsx", "-o", "budget.yaml").status == 0
    assert budget_in("budget.yaml").volumes["franvaro"].unit == "%"


def test_dates_may_count_from_1904(run: Run) -> None:
    held = parts(
        cells(text("A1", "tkr") + number("B1", "44196", 1), text("A2", "IT") + number("B2", "5"))
    )
    held["xl/workbook.xml"] = held["xl/workbook.xml"].replace(
        "<workbookPr", '<workbookPr date1904="1"'
    )
    write(held)
    assert told(run)["years"] == [2025]


def test_merged_cells_count_for_all_their_places(run: Run) -> None:
    rows = (
        text("A1", "Budget 2025 och framåt, tkr"),
        text("B2", "Budget 2025") + text("D2", "Plan 2026"),
        text("A3", "IT") + text("B3", "Kostnad") + number("C3", "5") + number("D3", "6"),
        text("B4", "Intäkt") + number("C4", "5") + number("D4", "6"),
        text("A5", "Intäkter"),
        text("A6", "HR") + number("C6", "7") + number("D6", "8"),
    )
    merged = "<mergeCells>" + "".join(
        f'<mergeCell ref="{ref}"/>'
        for ref in ("A1:D1", "B2:C2", "A3:A4", "A5:D5", "C6:C7", "A9:XFD1048576", "x")
    )
    sheet = cells(*rows).replace("</sheetData>", f"</sheetData>{merged}</mergeCells>")
    write(parts(sheet.replace('r="B2"', 'r="C2"').replace("B2:C2", "C2:C2")))
    assert [(each["as"], each["figures"]) for each in told(run)["rows"]] == [
        ("areas.it.cost", {"2025": 5, "2026": 6}),
        ("areas.it.revenue", {"2025": 5, "2026": 6}),
        ("areas.hr.revenue", {"2025": 7, "2026": 8}),
    ]


def test_texts_are_shared_rich_or_figures_and_places_may_go_without_saying(run: Run) -> None:
    shared = (
        f'<x:sst xmlns:x="{MAIN}"><x:si><x:r><x:t>Plan </x:t></x:r><x:r><x:t>2026</x:t></x:r>'
        "<x:rPh><x:t>puran</x:t></x:rPh></x:si><x:si><x:t>1 234,5</x:t></x:si>"
        f"<x:si><x:t>{('x' * 41_000 + chr(10)) * 2}</x:t></x:si></x:sst>"
    )
    rows = (
        '<c t="inlineStr"><is><t>tkr</t></is></c><c t="inlineStr"><is><t>Budget 2025</t></is></c>'
        '<c t="s"><v>0</v></c><c t="s"><v>99</v></c><c t="s"><v></v></c>',
        '<c t="inlineStr"><is><t>IT</t></is></c><c t="s"><v>1</v></c><c><v>1e3</v></c>'
        '<c t="b"><v>1</v></c><c><v>x</v></c><c/>',
    )
    sheet = "".join(f"<row>{row}</row>" for row in rows)
    held = parts(f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>')
    write({**held, "xl/texts.xml": shared})
    found = told(run)
    assert (found["unit"], found["rows"][0]["figures"]) == (
        "kr",
        {"2025": 1_234_500, "2026": 1_000_000},
    )
    assert [each["text"] for each in found["left"]] == ["1", "x"]


def test_texts_are_read_as_they_are_shown(run: Run) -> None:
    shared = (
        f'<sst xmlns="{MAIN}"><si><rPh sb="0" eb="1"/></si>'
        "<si><t>K_x00F6_k_x000D_ ett</t><rPh><t>a</t><t>b</t></rPh></si></sst>"
    )
    spoken = '<c t="inlineStr"><is><t>HR{}</t><rPh sb="0" eb="1"><t>ka</t></rPh></is></c>'
    rows = (
        text("A1", "tkr") + text("B1", "Budget 2025") + '<c r="C1" t="s"><v>0</v></c>',
        '<c r="A2" t="s"><v>1</v></c>' + number("B2", "5"),
        spoken.format("_xD800_A_x005F_B") + number("B3", "6"),
    )
    write({**parts(cells(*rows)), "xl/texts.xml": shared})
    assert [each["name"] for each in told(run)["rows"]] == ["Kök ett", "HR A_B"]


def test_a_sheet_of_each_area_is_named_by_it(run: Run) -> None:
    sheets = (
        cells(
            text("A1", "tkr") + text("B1", "Budget 2025"),
            text("A2", "Kostnader") + number("B2", f"{at}00"),
        )
        for at in (1, 2)
    )
    write(parts(*sheets, named="Enhet "))
    assert [(each["name"], each["cell"]) for each in told(run)["rows"]] == [
        ("Enhet 1", "'Enhet 1'!B2"),
        ("Enhet 2", "'Enhet 2'!B2"),
    ]


def test_without_a_reader_of_workbooks_it_says_how_to_get_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(parts(PLAIN))
    monkeypatch.delitem(vars(late), "calamine", raising=False)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    ran = run("import", "plan.xlsx")
    assert (ran.status, ran.out) == (2, "")
    assert "pip install 'vssbudget[excel]'" in ran.err
    Path("plan.csv").write_text("tkr;Budget 2025\nIT;1\n", "utf-8")
    assert run("import", "plan.csv").status == 0


def test_a_number_that_cannot_be_read_is_no_whole_workbook(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(parts(PLAIN))
    monkeypatch.setattr(clean, "_FIXED", {})
    ran = run("import", "plan.xlsx")
    assert (ran.status, ran.out) == (3, "")
    assert "it is no whole workbook" in ran.err


def _truncated(held: Parts) -> bytes:
    return packed(held)[:-30]


def _damaged(held: Parts) -> bytes:
    raw = bytearray(packed(held))
    raw[raw.index(b"xl/workbook.xml") + 30] ^= 0xFF
    return bytes(raw)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (_truncated(parts(PLAIN)), "no whole workbook"),
        (_damaged(parts(PLAIN)), "no whole workbook"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "no workbook of"),
        (packed({**parts(PLAIN), "xl/worksheets/1.xml": "<a>"}), "no whole workbook"),
        (
            packed({**parts(PLAIN), "xl/workbook.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}),
            "no whole",
        ),
        (packed(parts(PLAIN.replace('s="0"', 's="x"'))), "no whole workbook"),
        (packed(parts(cells(HEAD))), "no table of names and years"),
        (packed(parts(cells())), "no table of names and years"),
        (packed(parts(cells(HEAD, "<c><v>1</v></c>" * 100_001))), "more than 100 000 cells"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook of an old Excel"),
    ],
)
def test_what_is_no_workbook_is_refused(run: Run, raw: bytes, says: str) -> None:
    Path("plan.xlsx").write_bytes(raw)
    ran = run("import", "plan.xlsx")
    assert (ran.status, ran.out) == (3, "")
    assert "plan.xlsx:1:1: error[unreadable]" in ran.err
    assert says in ran.err


@pytest.mark.parametrize(
    ("module", "name", "limit", "says"),
    [
        (package, "_LARGEST", 100, "larger than 0 MiB"),
        (package, "_ELEMENTS", 5, "more rows and cells than are read"),
        (clean, "_WIDEST", 1, "too far apart"),
        (rows, "_MOST", 0, "more than 0 rows of figures"),
    ],
)
def test_no_more_is_read_than_a_budget_has(
    run: Run, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, limit: int, says: str
) -> None:
    write(parts(PLAIN))
    monkeypatch.setattr(module, name, limit)
    ran = run("import", "plan.xlsx")
    assert (ran.status, ran.out) == (3, "")
    assert says in ran.err


def test_a_workbook_that_names_parts_elsewhere_is_read_without_them(run: Run) -> None:
    held = parts(PLAIN, PLAIN)
    outside = held["xl/_rels/workbook.xml.rels"].replace(
        'Target="worksheets/2.xml"', 'Target="http://a.test/2.xml" TargetMode="External"'
    )
    for part in ("s", "t"):
        outside = outside.replace(f'Id="{part}"', f'Id="{part}" TargetMode="External"')
    write({**held, "xl/_rels/workbook.xml.rels": outside})
    assert len(told(run)["rows"]) == 1


def test_no_text_of_a_workbook_becomes_a_line_of_the_budget(run: Run) -> None:
    evil = "x&#10;areas: {}&#10;\u2028\ufe0f\u202e"
    error = f'<c r="B2" t="e"><v>#REF!{evil}</v></c>'
    rows = (text("A2", f"IT{evil}") + error + number("C2", "5"), text("A3", evil), text("B4", evil))
    held = parts(cells(HEAD, *rows), PLAIN, named=evil, states={2: "hidden"})
    Path("a\n\ufe0f.xlsx").write_bytes(write(held).read_bytes())
    ran = run("import", "a\n\ufe0f.xlsx", "-o", "budget.yaml")
    assert ran.status == 0, ran.err
    lines = Path("budget.yaml").read_text("utf-8").splitlines()
    assert [each for each in lines if each.startswith("areas:")] == ["areas:"]
    assert budget_in("budget.yaml").sources["x_areas_1_c2"] == ("a\\n .xlsx, 'x areas: {} 1'!C2")


@pytest.mark.parametrize("value", ["1e999", "-1e999", "9e308", "-1e40"])
def test_a_number_beyond_all_others_is_named_as_no_figure(run: Run, value: str) -> None:
    write(parts(cells(HEAD, text("A2", "IT") + number("B2", value) + number("C2", "5"))))
    (left,) = told(run)["left"]
    assert (left["cell"], left["why"]) == ("Blad1!B2", "no figure")
    assert told(run)["rows"][0]["figures"] == {"2026": 5}
