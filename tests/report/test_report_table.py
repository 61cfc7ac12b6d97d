"""The table: every figure whole at every width, colours only on a terminal that wants them."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import SHIPPED, Run, process
from rich.cells import cell_len

WIDTHS = (20, 24, 31, 40, 60, 79, 80, 81, 100, 120, 160, 200)
TITLES = ("Cost", "Revenue", "Result", "Price change", "Investments", "Published plan", "Rates")
FIGURE = r"-?\d{1,3}(?: \d{3})*(?:\.\d+)?|–"


def rows_of(table: str) -> dict[str, list[list[str]]]:
    """Read the rows of figures of each section back, the blocks of years joined."""
    sections: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    row = columns = 0
    for part in table.split("\n\n")[1:]:
        title = next((each for each in TITLES if part.startswith(each)), None)
        if title or part.startswith(("Assumptions", "Notes")):
            rows = sections[title or part.partition("\n")[0]] = []
        for line in part.splitlines():
            if re.fullmatch(r"\s*(\d{4}\s*)+", line):
                row, columns = 0, len(line.split())
            elif columns and (found := re.search(rf"(\s{{2,}}({FIGURE})){{{columns}}}$", line)):
                if row == len(rows):
                    rows.append([])
                rows[row] += re.split(r"\s{2,}", found[0].strip())
                row += 1
    return sections


def shown(row: dict[str, Any], years: list[int]) -> list[str]:
    """Write a row of the JSON as the table does."""
    return [f"{row[str(year)]:,}".replace(",", " ") if str(year) in row else "–" for year in years]


at_every_width = pytest.mark.parametrize("width", WIDTHS)


@at_every_width
def test_no_line_but_the_files_name_is_wider_than_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = run("project", SHIPPED).out.splitlines()
    assert f"File: {SHIPPED}" in lines
    assert not [line for line in lines if len(line) > width and not line.startswith("File: ")]


@at_every_width
def test_every_figure_of_the_json_stands_whole_in_the_table(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    rows = rows_of(run("project", SHIPPED).out)
    told = json.loads(run("project", SHIPPED, "--format", "json").out)
    years, areas = told["years"], list(told["areas"].values())
    plan = [str(year) for year in years if told["kinds"][str(year)] == "plan"]
    for measure in ("cost", "revenue", "result"):
        each_area = [shown(area[measure], years) for area in areas]
        assert rows[measure.capitalize()] == [*each_area, shown(told["total"][measure], years)]
    assert rows["Price change"] == [
        [f"{float(area['price_change'][year]):.2f}" for year in plan] for area in areas
    ]
    investments = told["investments"]
    assert rows["Investments"][:5] == [
        shown(row, years)
        for row in (*investments["lines"].values(), investments["total"], investments["frame"])
    ]
    published = told["published"]
    assert rows["Published plan"] == [
        shown(table[measure]["total"], years)
        for measure in ("cost", "revenue", "result")
        for table in (published, published["difference"])
    ]
    assert rows["Rates"] == [[rates[year] for year in plan] for rates in told["rates"].values()]


@pytest.mark.parametrize("width", [1, 8])
def test_where_no_label_has_room_beside_a_figure_each_stands_on_a_line_of_its_own(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    told = json.loads(run("project", SHIPPED, "--format", "json").out)
    monkeypatch.setenv("COLUMNS", str(width))
    table = run("project", SHIPPED).out
    lines = [line.strip() for line in table[table.index("\n2021\n") :].splitlines()]
    of_2021 = lines[: lines.index("2022")]
    assert [line for line in of_2021 if re.fullmatch(r"[ \d]{5,}", line)] == [
        f"{area['cost']['2021']:,}".replace(",", " ")
        for area in (*told["areas"].values(), told["total"])
    ]


def test_at_80_columns_the_years_stand_in_blocks_with_their_kinds(run: Run) -> None:
    lines = run("project", SHIPPED).out.splitlines()
    start = lines.index("Cost, tkr")
    block = [line.split() for line in lines[start + 1 : start + 3]]
    assert block == [
        ["2021", "2022", "2023", "2024", "2025"],
        ["actual", "budget", "budget", "plan", "plan"],
    ]
    assert [line.split() for line in lines[start + 11 : start + 13]] == [
        ["2026", "2027", "2028"],
        ["plan", "plan", "plan"],
    ]


def test_where_there_is_room_every_year_stands_beside_the_others(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    lines = run("project", SHIPPED).out.splitlines()
    years = " ".join(map(str, range(2021, 2029)))
    assert sum(" ".join(line.split()) == years for line in lines) == 5


def test_the_heading_says_whose_budget_it_is_and_what_its_amounts_are(run: Run) -> None:
    heading = run("project", SHIPPED).out.partition("\n\n")[0]
    assert heading == (
        f"Verksamhetsstöd och service\nFile: {SHIPPED}\nAmounts in tkr. Base year 2023."
    )


def test_investments_are_held_against_their_frame(run: Run) -> None:
    row = rows_of(run("project", SHIPPED).out)["Investments"][5]
    assert row == ["–", "0", "-15 000", "0", "0", "0", "0", "0"]


def test_a_published_line_that_differs_stands_under_its_name(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2023]}\nareas:\n  a: {cost: {2023: 1}}\n"
        "investments:\n  lines:\n    i: {name: Kitchens, values: {2023: 1000}}\n"
        "published:\n  investments:\n    i: {2023: 3000}\n  cost:\n    a: {2023: 1}\n"
    )
    table = run("project", path).out
    assert rows_of(table)["Published plan"] == [["3 000"], ["2 000"]]
    assert "\nInvestments, Kitchens   3 000\n  difference            2 000\n" in table
    assert "\n- Of 2 published rows 1 equal the calculated ones.\n" in table


def test_a_rate_that_is_not_the_files_own_stands_above_the_files_own(run: Run) -> None:
    table = run("project", SHIPPED, "--wage", "2026=3").out
    price, wage, own = rows_of(table)["Rates"]
    assert price == own == ["2.5"] * 5
    assert wage == ["2.5", "2.5", "3", "2.5", "2.5"]
    assert "\n  the file's own " in table


def test_each_assumption_stands_with_its_years_kind_and_reason(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    table = run("project", SHIPPED).out
    told = json.loads(run("project", SHIPPED, "--format", "json").out)["assumptions"]
    assert len(told) == 14
    for mark in told:
        first, last = (mark["years"] or [0])[0], (mark["years"] or [0])[-1]
        years = f" {first}–{last}" if first < last else f" {first}" if first else ""
        assert f"\n- {mark['path']}{years} ({mark['kind']}): {mark['reason']}\n" in table


def test_years_that_are_not_in_a_row_are_named_one_by_one(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2023, 2024, 2025]}\nareas:\n  a:\n"
        "    cost: {2023: 1, 2024: 1, 2025: 1}\n"
        "    assumptions: [{of: cost, years: [2023, 2025], reason: A guess}]\n"
    )
    table = run("project", path).out
    assert "\n- areas.a.cost 2023, 2025 (assumed): A guess\n" in table


def test_revenue_says_where_it_is_only_set_to_self_cost(run: Run) -> None:
    notes = " ".join(run("project", SHIPPED).out.partition("\nNotes\n")[2].split())
    assert notes == (
        "- Revenue in 2024–2028 is set to self-cost wherever no price is decided: there the "
        "result is zero by construction, not by test. "
        "- Of 16 published rows 13 equal the calculated ones."
    )


RETURNING = """
title: T
unit: tkr
years: {budget: [2023], plan: [2024, 2025, 2026]}
areas:
  a:
    name: Alpha
    cost: {2023: 9}
    revenue: {2023: 9}
    step: 0
    carry_over: {within: 3, returned: {2023: 1, 2024: 2, 2025: 0, 2026: 1}}
  b:
    name: Beta
    carry_over: {within: 3, returned: {2025: -2, 2026: 1}}
    services:
      s: {name: Sigma, revenue: {2023: 9}, parts: {all: {cost: {2023: 9}, step: 0}}}
      t:
        revenue: {2023: 9}
        price_change: {2025: 0}
        parts: {all: {cost: {2023: 9}, step: 0}}
"""


@pytest.mark.parametrize(
    ("language", "notes"),
    [
        (
            "en",
            "- Revenue in 2024–2026 is set to self-cost wherever no price is decided: there the "
            "result is zero by construction, not by test, but for what is returned. "
            "- Revenue of Alpha in 2024, 2026 is set to cost less what is returned of earlier "
            "results. "
            "- Revenue of Beta, Sigma in 2025 is set to cost less what is returned of earlier "
            "results. "
            "- Revenue of Beta in 2026 is set to cost less what is returned of earlier results.",
        ),
        (
            "sv",
            "- Intäkterna 2024–2026 är satta till självkostnad där inget pris är beslutat: där är "
            "resultatet noll genom konstruktion, inte genom prövning, utom det som återförs. "
            "- Intäkterna för Alpha 2024, 2026 är satta till kostnaderna minus det som återförs "
            "av tidigare resultat. "
            "- Intäkterna för Beta, Sigma 2025 är satta till kostnaderna minus det som återförs "
            "av tidigare resultat. "
            "- Intäkterna för Beta 2026 är satta till kostnaderna minus det som återförs av "
            "tidigare resultat.",
        ),
    ],
)
def test_revenue_says_where_it_is_less_than_cost_by_what_is_returned(
    run: Run, budget_file: Callable[[str], Path], language: str, notes: str
) -> None:
    table = run("project", budget_file(RETURNING), "--lang", language).out
    assert " ".join(table.rpartition("\n\n")[2].split()[1:]) == notes


def test_an_area_that_returns_nothing_leaves_the_note_as_it_is(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    text = RETURNING.replace("2024: 2, 2025: 0, 2026: 1", "2024: 0").replace(
        "2025: -2, 2026: 1", ""
    )
    table = run("project", budget_file(text)).out
    assert table.endswith("there\n  the result is zero by construction, not by test.\n")


def test_a_budget_without_plan_investments_or_anything_published_shows_what_it_has(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        "title: T\nunit: mnkr\nyears: {budget: [2023]}\n"
        "areas:\n  a: {cost: {2023: 1}}\n  b: {cost: {2023: 1}, revenue: {2023: 3}}\n"
    )
    table = run("project", path).out
    assert table.partition("\n\n")[2] == (
        "Cost, mnkr\n         2023\n       budget\n"
        "a           1\nb           1\nTotal       2\n\n"
        "Revenue, mnkr\n         2023\n       budget\n"
        "a           –\nb           3\nTotal       –\n\n"
        "Result, mnkr\n         2023\n       budget\n"
        "a           –\nb           2\nTotal       –\n"
    )


@pytest.mark.parametrize("label", ["日本" * 30, "e\u0301" * 70, "x" * 200, "långt namn " * 20])
def test_a_long_label_is_folded_by_the_columns_that_it_takes(
    run: Run, budget_file: Callable[[str], Path], label: str
) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2023]}\n"
        f'areas:\n  a: {{name: "{label}", cost: {{2023: 1000}}}}\n'
    )
    lines = run("project", path).out.splitlines()[2:]
    assert max(map(cell_len, lines)) <= 80
    start = lines.index("Cost, tkr")
    shown = lines[start + 3 : lines.index("", start) - 1]
    assert "".join(shown).replace(" ", "") == label.replace(" ", "") + "1000"
    assert shown[-1].endswith("   1 000")


def at_a_terminal(*args: str | Path, **environment: str) -> str:
    """Run a command at a terminal of 100 columns, and give what it writes there."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    command = [sys.executable, "-m", "vssbudget", *map(str, args)]
    with subprocess.Popen(command, stdout=its, env={**os.environ, **environment}):
        os.close(its)
        written = b""
        with suppress(OSError):  # the terminal is gone when the command is
            while read := os.read(ours, 65536):
                written += read
    os.close(ours)
    return written.decode().replace("\r\n", "\n")


ESCAPE = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.parametrize("command", ["project", "check-balance"])
def test_a_terminal_gets_colours_around_the_same_text(broken_file: Path, command: str) -> None:
    shown = at_a_terminal(command, broken_file, TERM="xterm-256color")
    plain = at_a_terminal(command, broken_file, NO_COLOR="1")
    assert ESCAPE.search(shown)
    assert [line.rstrip() for line in ESCAPE.sub("", shown).splitlines()] == plain.splitlines()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_terminal_gets_findings_folded_between_words(
    run: Run, broken_file: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    shown = at_a_terminal("check-balance", broken_file, NO_COLOR="1")
    piped = run("check-balance", broken_file).out
    told = [line for line in shown.splitlines() if not re.match(r" +(\d+ )?\| ", line)]
    assert all(len(line) <= max(width, len(str(broken_file)) + 8) for line in told)
    said = [line for line in piped.splitlines() if not re.match(r" +(\d+ )?\| ", line)]
    assert "".join("".join(told).split()) == "".join("".join(said).split())
    excerpts = [line for line in shown.splitlines() if line not in told]
    assert all(len(line) <= width for line in excerpts)
    marks = [(line, mark) for line, mark in pairwise(excerpts) if mark.endswith("^")]
    assert [line[mark.index("^") : len(mark)] for line, mark in marks] == ["34000"]
    for figure in re.findall(r"\d{1,3}(?: \d{3})* tkr|\d[\d.]* %", piped):
        assert figure in shown


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_colours_gets_the_bare_text(
    run: Run, environment: dict[str, str]
) -> None:
    shown = at_a_terminal("project", SHIPPED, **{"TERM": "xterm-256color", **environment})
    assert shown == run("project", SHIPPED).out


def test_the_table_takes_the_width_of_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLUMNS")
    shown = at_a_terminal("project", SHIPPED, NO_COLOR="1")
    monkeypatch.setenv("COLUMNS", "100")
    assert shown == run("project", SHIPPED).out


def test_a_file_gets_no_colours_even_when_a_terminal_stands_by(run: Run) -> None:
    assert at_a_terminal("project", SHIPPED, "-o", "out.txt", TERM="xterm-256color") == ""
    assert Path("out.txt").read_text("utf-8") == run("project", SHIPPED).out


@pytest.mark.parametrize("command", ["project", "check-balance"])
def test_a_pipe_gets_no_colours_escapes_or_box_characters(broken_file: Path, command: str) -> None:
    ran = process(command, broken_file, TERM="xterm-256color")
    assert ran.out
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2500-\u259f]", ran.out)
    assert not [line for line in ran.out.splitlines() if line != line.rstrip()]
