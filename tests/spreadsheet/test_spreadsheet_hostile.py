"""Workbooks that are made to do harm end in an answer within bounds, and run nothing."""

import re
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from itertools import repeat
from pathlib import Path

import pytest
from conftest import SHIPPED
from workbooks import MAIN, Parts, cells, number, parts, text, write

from vssbudget.spreadsheet.cells import letters
from vssbudget.spreadsheet.returned import HEADS

SECONDS, MEMORY = 10, 1024**3
HEAD = text("A1", "tkr") + text("B1", "Budget 2025") + text("C1", "Plan 2026")
ROW = text("A2", "IT") + number("B2", "100") + number("C2", "102")
PLAIN = cells(HEAD, ROW)


def sheet(*rows: str) -> str:
    """Write a sheet with rows below those of a budget."""
    return PLAIN.replace("</sheetData>", f"{''.join(rows)}</sheetData>")


def rows(count: int, row: Callable[[int], str]) -> str:
    """Write a sheet with very many rows below those of a budget."""
    return sheet(*(f'<row r="{at}">{row(at)}</row>' for at in range(3, count + 3)))


def entities() -> str:
    """Declare entities of entities, ten times as long each time."""
    levels = (f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY a0 "{"a" * 10}">{"".join(levels)}]>'


def shared(text: str) -> str:
    """Write the part of texts with one, which cells share."""
    return f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'


def of_plain(path: str, before: str) -> Parts:
    """Give a plain workbook with something before one of its parts."""
    held = parts(PLAIN)
    return {**held, path: before + held[path]}


CASES: Mapping[str, tuple[Callable[[], Parts], str]] = {
    "bomb": (
        lambda: {**parts(PLAIN), "xl/worksheets/1.xml": repeat(b" " * 1024**2, 1024)},
        "larger than 32 MiB",
    ),
    "entities": (lambda: of_plain("xl/workbook.xml", entities()), "no whole workbook"),
    "far": (lambda: parts(sheet(number("XFD1048576", "1"))), "areas.it.cost"),
    "empty rows": (lambda: parts(rows(1_000_000, lambda _: "")), "areas.it.cost"),
    "styled rows": (
        lambda: parts(rows(500_000, lambda at: f'<c r="A{at}" s="1"/>')),
        "areas.it.cost",
    ),
    "many": (lambda: parts(sheet("<c><v>1</v></c>" * 100_001)), "more than 100 000 cells"),
    "scattered": (
        lambda: parts(rows(10_000, lambda at: number(f"{letters(at)}{at}", "1"))),
        "too far apart",
    ),
    "long texts": (
        lambda: {
            **parts(rows(90_000, lambda at: f'<c r="A{at}" t="s"><v>0</v></c>')),
            "xl/texts.xml": shared("x" * 10_000_000),
        },
        "areas.it.cost",
    ),
    "deep": (lambda: parts(sheet("<c>" * 1_000_000)), "no whole workbook"),
    "elements": (lambda: parts(sheet("<c/>" * 1_200_001)), "more rows and cells"),
    "sums": (
        lambda: parts(
            rows(
                4_900,
                lambda at: (
                    text(f"A{at}", "Summa" if at % 2 else f"x{at}") + number(f"B{at}", f"{at}")
                ),
            )
        ),
        "areas.",
    ),
    "names alike": (
        lambda: parts(
            rows(
                4_900,
                lambda at: (
                    text(f"A{at}", chr(0x400 + at % 98) * (at // 98)) + number(f"B{at}", "0")
                ),
            )
        ),
        "areas.",
    ),
    "wide": (
        lambda: parts(
            cells(
                text("A1", "") + text("B1", "2025") * 16_000,
                text("A2", "IT") + "<c><v>5</v></c>" * 16_000,
            )
        ),
        "areas.it.cost",
    ),
    "many rows": (
        lambda: parts(rows(40_000, lambda at: text(f"A{at}", f"x{at}") + number(f"B{at}", "1"))),
        "more than 5 000 rows of figures",
    ),
    "merged": (
        lambda: parts(
            PLAIN.replace(
                "</sheetData>",
                "</sheetData><mergeCells>"
                + '<mergeCell ref="A1:XFD1048576"/>' * 100_000
                + "</mergeCells>",
            )
        ),
        "areas.it.cost",
    ),
    "formulas": (
        lambda: parts(
            rows(
                1,
                lambda at: (
                    text(f"A{at}", "=HYPERLINK(1)") + f'<c r="B{at}"><f>cmd|"/c x"!A0</f></c>'
                ),
            )
        ),
        "'=cmd|",
    ),
    "macros": (
        lambda: {**parts(PLAIN), "xl/vbaProject.bin": "x", "xl/externalLinks/1.xml": "<x/>"},
        "areas.it.cost",
    ),
    "escapes": (
        lambda: parts(
            rows(1, lambda at: text(f"A{at}", "\u202e\u009b31m::error::x") + number(f"B{at}", "1"))
        ),
        "31m",
    ),
}
"""Workbooks that are made to do harm, and what their answer says."""


def of_a_budget(count: int, record: Callable[[int], str]) -> dict[str, str]:
    """Write a workbook of a budget with very many inputs."""
    about = cells(
        text("A1", "schema") + text("B1", "vssbudget/workbook/1"),
        text("A2", "sha256") + text("B2", sha256(SHIPPED.read_bytes()).hexdigest()),
    )
    heads = "".join(text(f"{letters(at)}1", head) for at, head in enumerate(HEADS, 1))
    baseline = cells(heads, *(record(at) for at in range(2, count + 2)))
    held = parts(cells(text("A1", "x") + number("D1", "7")), about, baseline)
    main = held["xl/workbook.xml"].replace("Blad2", "about").replace("Blad3", "baseline")
    return {**held, "xl/workbook.xml": main}


def given(at: int, address: str, formula: str) -> str:
    """Write what is said of an input."""
    said = (address, "Blad1", f"D{at}", "1")
    told = "".join(text(f"{letters(column)}{at}", each) for column, each in enumerate(said, 1))
    return f'{told}<c r="E{at}"><f>{formula}</f><v>1</v></c>'


HR = "areas.hr.cost.2023"
BACK: Mapping[str, tuple[Callable[[], Parts], str]] = {
    "alike": (
        lambda: of_a_budget(19_000, lambda at: given(at, HR, "IF(Blad1!$D$1=1,0,1)")),
        f"Blad1!D1  {HR}  33 481   7",
    ),
    "unknown": (
        lambda: of_a_budget(19_000, lambda at: given(at, f"areas.x{at}.cost", "Blad1!D1")),
        "1 000 conflicts",
    ),
    "lost": (
        lambda: of_a_budget(19_000, lambda at: given(at, "x", "''" * 2_000 * (at < 999) + "!A1")),
        "1 000 conflicts",
    ),
    "put in": (
        lambda: {
            **of_a_budget(9_000, lambda at: given(at, HR, f"Blad1!$D${2 * at}")),
            "xl/worksheets/1.xml": cells(*(number(f"D{at}", "1") for at in range(1, 20_000))),
        },
        "1 000 conflicts",
    ),
}
"""Workbooks of a budget that are made to do harm."""


@pytest.mark.parametrize(
    ("case", "command"),
    [
        *((case, ("import", "plan.xlsx")) for case in CASES.values()),
        *((case, ("merge", "plan.xlsx", SHIPPED)) for case in BACK.values()),
    ],
    ids=[*CASES, *BACK],
)
def test_a_hostile_workbook_ends_in_an_answer_within_bounds(
    case: tuple[Callable[[], Parts], str], command: tuple[str | Path, ...]
) -> None:
    made, says = case
    write(made())
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run(
        [sys.executable, "-m", "vssbudget", *command, "--dry-run"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = ran.stdout + ran.stderr
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < SECONDS
    assert ran.returncode in (0, 1, 3), ran.stderr
    assert says in told
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]|^::", told, re.M)
    assert [each.name for each in Path().iterdir()] == ["plan.xlsx"]
