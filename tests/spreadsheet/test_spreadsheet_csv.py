"""`vssbudget import` of CSV and of cells that were copied: what is found, and what is written."""

import json
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import Run, process
from read import budget_in, told_of

from vssbudget.findings import Finding
from vssbudget.loader import Source
from vssbudget.spreadsheet.numbers import decimal_mark, number, written
from vssbudget.wording import Message

TABLE = """\
Budget 2025 med plan 2026-2027;;;;
Belopp i tkr;;;;
;Bokslut 2024;Budget 2025;Plan 2026;Plan 2027
Kostnader;;;;
IT;40 500;42 000;43 050;44 126
HR;10 200;10 400;10 500;10 600
Kök;5 000;5 100;5 300;5 340
Intäkter;;;;
IT;41 000;42 000;43 050;44 126
HR;10 200;10 400;10 500;10 600
Kök;5 000;5 100;5 300;5 340
"""


def test_costs_and_revenues_are_written_as_a_budget_that_holds(run: Run) -> None:
    Path("Budget 2025.csv").write_text(TABLE, "utf-8")
    ran = run("import", "Budget 2025.csv", "--output", "budget2025.yaml")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith("vssbudget: read from Budget 2025.csv: 6 rows in place, 0 entries ")
    budget = budget_in("budget2025.yaml")
    assert (budget.title, budget.unit) == ("Budget 2025 med plan 2026-2027", "tkr")
    assert (budget.years.actual, budget.years.budget, budget.years.plan) == (
        (2024,),
        (2025,),
        (2026, 2027),
    )
    assert {key: area.name for key, area in budget.areas.items()} == {
        "it": "IT",
        "hr": "HR",
        "kok": "Kök",
    }
    assert budget.areas["it"].revenue == {2024: 41000, 2025: 42000, 2026: 43050, 2027: 44126}
    assert budget.areas["kok"].cost == {2024: 5000, 2025: 5100, 2026: 5300, 2027: 5340}
    assert budget.sources["b5_e5"] == "Budget 2025.csv, B5:E5"
    assert budget.areas["it"].source == ("b5_e5", "b9_e9")
    checked = json.loads(run("check", "--format", "json").out)
    assert (checked["ok"], checked["findings"]) == (True, [])


def test_what_was_read_is_told_as_json_with_the_cells_of_each_row(run: Run) -> None:
    Path("plan.csv").write_text(TABLE + "Enligt beslut;;;;\nVarav lön;1;2;3;4\n", "utf-8")
    told = json.loads(run("import", "plan.csv", "--format", "json").out)
    assert (told["schema"], told["file"]) == ("vssbudget/import/1", "plan.csv")
    assert told["rows"][0] == {
        "cell": "B5:E5",
        "name": "IT",
        "as": "areas.it.cost",
        "figures": {"2024": 40500, "2025": 42000, "2026": 43050, "2027": 44126},
    }
    assert [each["as"] for each in told["rows"]][3:] == [
        "areas.it.revenue",
        "areas.hr.revenue",
        "areas.kok.revenue",
    ]
    assert told["left"][0] == {
        "cell": "B13:E13",
        "text": "1; 2; 3; 4",
        "why": "a part of another row",
    }
    assert told["doubts"] == []


@pytest.mark.parametrize("form", ["table", "csv", "csv-excel", "markdown"])
def test_every_format_shows_what_was_read(run: Run, form: str) -> None:
    Path("plan.csv").write_text(f"{TABLE}Enligt beslut;;;;\n", "utf-8")
    ran = run("import", "plan.csv", "--format", form)
    assert ran.status == 0
    assert ("Enligt beslut" in ran.out) == (form in ("table", "markdown"))
    assert "areas.kok.revenue" in ran.out.replace("\\", "")
    assert "B11:E11" in ran.out.replace("\\", "")


def test_a_dry_run_writes_no_budget_but_shows_what_would_be_read(run: Run) -> None:
    Path("plan.csv").write_text(TABLE, "utf-8")
    ran = run("import", "plan.csv", "--dry-run")
    assert (ran.status, ran.err) == (0, "")
    assert "B5:E5  areas.it.cost" in ran.out
    assert "title:" not in ran.out
    assert run("import", "plan.csv", "--dry-run", "-o", "read.json").status == 0
    assert json.loads(Path("read.json").read_text("utf-8"))["schema"] == "vssbudget/import/1"


def test_a_file_that_is_there_stays_as_it_is(run: Run) -> None:
    Path("plan.csv").write_text(TABLE, "utf-8")
    Path("budget.yaml").write_text("mine", "utf-8")
    ran = run("import", "plan.csv", "-o", "budget.yaml")
    assert (ran.status, Path("budget.yaml").read_text("utf-8")) == (2, "mine")
    over = run("import", "plan.csv", "--format", "yaml", "-o", "plan.csv", "--force")
    assert (over.status, Path("plan.csv").read_text("utf-8")) == (2, TABLE)
    assert run("import", "plan.csv", "-o", "budget.yaml", "--force").status == 0
    assert budget_in("budget.yaml").unit == "tkr"
    missing = run("import", "no.csv")
    assert (missing.status, missing.err) == (2, "vssbudget: there is no file no.csv\n")


def test_cells_that_were_copied_come_by_standard_input() -> None:
    ran = process("import", "-", "-o", "-", stdin=TABLE.replace(";", "\t").encode())
    assert ran.status == 0
    assert "40500" in ran.out
    assert '"<stdin>, B5:E5"' in ran.out


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [
        ("utf-8", ";"),
        ("utf-8-sig", ";"),
        ("utf-16", "\t"),
        ("utf-16-le", "\t"),
        ("utf-16-be", "\t"),
        ("cp1252", ";"),
        ("utf-8", ","),
        ("utf-8", "\t"),
    ],
)
def test_a_csv_of_any_kind_is_the_same_budget(run: Run, encoding: str, delimiter: str) -> None:
    Path("plan.csv").write_text(TABLE.replace(";", delimiter), encoding, newline="\r\n")
    assert run("import", "plan.csv", "-o", "budget.yaml").status == 0
    budget = budget_in("budget.yaml")
    assert budget.areas["kok"].name == "Kök"
    assert budget.areas["it"].revenue[budget.years.base] == 42000


def test_a_line_that_names_what_parts_the_cells_is_no_part_of_the_table(run: Run) -> None:
    Path("plan.csv").write_text("sep=|\n" + TABLE.replace(";", "|"), "utf-8")
    told = json.loads(run("import", "plan.csv", "--format", "json").out)
    assert told["rows"][0]["cell"] == "B6:E6"


@pytest.mark.parametrize(
    "raw",
    [b"", b"a;b\n1;2\n", b"\xff\xfe\x00", b"\x00a\xd8\x00", b"PK\x00\x00\x01\x00\x00\x00",
     b'"' + b"x" * 200_000, b"a\0\0\0", b"\x81\x8d"],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_what_is_wrong(run: Run, raw: bytes) -> None:
    Path("plan.csv").write_bytes(raw)
    ran = run("import", "plan.csv")
    assert (ran.status, ran.out) == (3, "")
    assert "plan.csv:1:1: error[unreadable]" in ran.err
    told = json.loads(run("import", "plan.csv", "--format", "json").out)
    assert [each["rule"] for each in told["findings"]] == ["unreadable"]


def test_more_cells_than_a_budget_has_are_refused(run: Run) -> None:
    Path("plan.csv").write_text("1;" * 100_001 + "\n", "utf-8")
    ran = run("import", "plan.csv")
    assert ran.status == 3
    assert "more than 100 000 cells" in ran.err


def test_a_million_empty_rows_are_nothing(run: Run) -> None:
    Path("plan.csv").write_text(TABLE + ";;;;\n" * 1_000_000, "utf-8")
    assert run("import", "plan.csv", "--dry-run").status == 0


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1 234", "1234"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234,50", "1234.50"),
        ("(1 200)", "-1200"),
        ("−18", "-18"),
        ("- 18", "-18"),
        ("18-", "-18"),
        ("+7", "7"),
        ("12 %", "12"),
        ("1.234.567,5", "1234567.5"),
        ("1 234 tkr", "1234"),
        ("kr 5", "5"),
        ("–", "0"),
        ("-", "0"),
        ("1'234", "1234"),
        ("12 345 678", "12345678"),
        ("0,125", "0.125"),
        (",5", "0.5"),
        ("-,25", "-0.25"),
    ],
)
def test_figures_are_read_as_people_write_them(text: str, read: str) -> None:
    figure = written(text)
    assert figure is not None
    assert number(figure, ",") == Decimal(read)
    assert figure.percent == ("%" in text)


@pytest.mark.parametrize(
    "text",
    [
        "12O0",
        "(5",
        "5)",
        "ca 100",
        "-5-",
        "5.",
        "1" * 41,
        "#REF!",
        "1" * 21,
        "a",
        "%",
        "12 34",
        "1 2 3",
        "1 2345",
        "1234 567",
        "0 123",
        "1,234 567",
        "2024 2025",
    ],
)
def test_what_is_no_figure_is_none(text: str) -> None:
    assert written(text) is None


@pytest.mark.parametrize(
    ("others", "text", "read"),
    [
        (["1,5"], "1.234", Decimal(1234)),
        (["1,5"], "1,234", Decimal("1.234")),
        (["1.5"], "1,234", Decimal(1234)),
        (["1,234,567"], "1,234", Decimal(1234)),
        (["0.125"], "1.234", Decimal("1.234")),
        ([], "1,234", Message("import-unclear", text="1,234")),
        (["1.5", "1,5"], "1,234", Message("import-unclear", text="1,234")),
        (["1.5", "1,5"], "2,5", Decimal("2.5")),
        (["1,5"], "2.5", Decimal("2.5")),
        ([], ".5", Decimal("0.5")),
        (["1.5"], ",500.5", Message("import-no-number")),
        (["1,5"], "1.23,5.1", Message("import-no-number")),
        (["1,5"], "12.34.56", Message("import-no-number")),
    ],
)
def test_thousands_and_decimals_are_told_apart_by_the_rest_of_the_file(
    others: list[str], text: str, read: Decimal | Message
) -> None:
    figures = [each for other in [*others, text] if (each := written(other))]
    assert number(figures[-1], decimal_mark(figures)) == read


def test_a_cell_that_can_be_read_in_two_ways_is_named(run: Run) -> None:
    table = ";Budget 2025;Plan 2026\nIT;1,234;100\nHR;12O0;100\nKök;7;8\n"
    told: dict[str, Any] = told_of(run, table)
    assert [(each["cell"], each["text"]) for each in told["left"]] == [
        ("B2", "1,234"),
        ("B3", "12O0"),
    ]
    assert [each["as"] for each in told["rows"]] == [
        f"areas.{key}.cost" for key in ("it", "hr", "kok")
    ]
    assert "can be thousands or decimals" in told["left"][0]["why"]


def test_what_cannot_be_read_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("plan.csv").write_text(TABLE, "utf-8")
    monkeypatch.setattr(Source, "read", lambda _: Finding("unreadable", Message("total")))
    assert run("import", "plan.csv").status == 3


@pytest.mark.parametrize("unit", ["t\nkr", "t\x1bkr", "0.1 mnkr", "0,1 mnkr", "x" * 300])
def test_a_unit_that_is_no_word_is_refused_before_anything_is_read(run: Run, unit: str) -> None:
    Path("plan.csv").write_text(TABLE, "utf-8")
    refused = run("import", "plan.csv", "--unit", unit)
    assert (refused.status, refused.out) == (2, "")
    assert "is no unit: it is a word, such as tkr, on one line" in refused.err
    assert told_of(run, TABLE, "--unit", " tkr ")["unit"] == "tkr"


def test_the_unit_that_is_taken_is_the_one_that_is_told(run: Run) -> None:
    told = told_of(run, "Kostnader;Budget 2025\nIT;1,5\nHR;2,3\n")
    assert told["unit"] == "kr"
    assert [each["why"] for each in told["doubts"]] == [
        "no heading says what the amounts are in: taken as tkr; say it with --unit"
    ]


def test_a_table_too_large_for_a_budget_is_soon_refused_in_its_own_words(run: Run) -> None:
    heads = ";".join(f"Plan {year}" for year in range(2001, 2100))
    rows = (
        f"A{at};0;" + ";".join(str(at * 7 + year % 9) for year in range(99)) for at in range(600)
    )
    Path("plan.csv").write_text(f"tkr;Budget 2000;{heads}\n" + "\n".join(rows), "utf-8")
    begun = time.process_time()
    refused = run("import", "plan.csv")
    assert time.process_time() - begun < 10
    assert (refused.status, refused.out) == (3, "")
    assert "plan.csv:1:1: error[too-large]" in refused.err
    assert "Take out years or rows" in refused.err


def test_digits_that_stand_apart_otherwise_than_in_threes_are_named(run: Run) -> None:
    told = told_of(run, "Kost, tkr;Budget 2025;Plan 2026\nIT;12 34;1\nHR;1 2 3;1 234\n")
    assert [(each["cell"], each["text"]) for each in told["left"]] == [
        ("B2", "12 34"),
        ("B3", "1 2 3"),
    ]
    assert [each["figures"] for each in told["rows"]] == [{"2026": 1}, {"2026": 1234}]


def test_a_dry_run_does_not_write_into_a_budget(run: Run) -> None:
    Path("plan.csv").write_text(TABLE, "utf-8")
    ran = run("import", "plan.csv", "--dry-run", "-o", "budget.yaml")
    assert (ran.status, ran.out, Path("budget.yaml").exists()) == (2, "", False)
    assert ran.err.startswith("vssbudget: --dry-run writes no budget, and budget.yaml is to be one")
