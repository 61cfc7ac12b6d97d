"""Workbooks that are made to do harm end in an answer within bounds, and run nothing."""

import re
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from itertools import repeat
from pathlib import Path

import pytest
from workbooks import MAIN, Parts, cells, number, parts, text, write

from vssbudget.spreadsheet.cells import letters

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


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_workbook_ends_in_an_answer_within_bounds(name: str) -> None:
    made, says = CASES[name]
    write(made())
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run(
        [sys.executable, "-m", "vssbudget", "import", "plan.xlsx", "--dry-run"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < SECONDS
    assert ran.returncode in (0, 3), ran.stderr
    assert says in ran.stdout + ran.stderr
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]|^::", ran.stdout + ran.stderr, re.M)
    assert [each.name for each in Path().iterdir()] == ["plan.xlsx"]
