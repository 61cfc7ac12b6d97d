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
FIGURE = r"-?\d{1,3}(?: \d{3})*(?:\.\d+)?\*?|–"


def rows_of(table: str) -> dict[str, list[list[str]]]:
    """Read the rows of figures of each section back, the blocks of years joined."""
    sections: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    row = columns = 0
    for part in table.split("\n\n")[1:]:
        title = next((each for each in TITLES if part.startswith(each)), None)
        if title:
            rows = sections[title] = []
        for line in part.splitlines():
            if head := re.search(r"((?:^|\s{2,})\d{4})+(\s{2,}avg %)?$|^\s*avg %$", line):
                row, columns = 0, len(re.split(r"\s{2,}", head[0].strip()))
            elif columns and (found := re.search(rf"(\s{{2,}}({FIGURE})){{1,{columns}}}$", line)):
                if row == len(rows):
                    rows.append([])
                rows[row] += [each.rstrip("*") for each in re.split(r"\s{2,}", found[0].strip())]
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
    rows = rows_of(run("project", SHIPPED, "--show", "all").out)
    told = json.loads(run("project", SHIPPED, "--format", "json").out)
    years, areas = told["years"], list(told["areas"].values())
    plan = [str(year) for year in years if told["kinds"][str(year)] == "plan"]
    means = [*["0.34"], *["2.50"] * 5, "2.40"]
    total = told["total"]
    sums = [shown(total[measure], years) for measure in ("cost", "revenue", "result")]
    cost = [shown(area["cost"], years) for area in areas]
    with_mean = [
        [*row, mean] for row, mean in zip([*cost, *sums], [*means, "2.40", ""], strict=False)
    ]
    assert rows["Cost"] == [[cell for cell in row if cell] for row in with_mean]
    revenue = [shown(area["revenue"], years) for area in areas]
    assert rows["Revenue"] == [
        [*row, mean] for row, mean in zip([*revenue, sums[1]], means, strict=True)
    ]
    assert rows["Result"] == [*(shown(area["result"], years) for area in areas), sums[2]]
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
    lines = [line.strip() for line in table[table.index("\n2023\n") :].splitlines()]
    of_2023 = lines[: lines.index("2024")]
    sums = [told["total"][measure]["2023"] for measure in ("cost", "revenue", "result")]
    assert [line for line in of_2023 if re.fullmatch(r"[ \d]{5,}|0", line)] == [
        f"{figure:,}".replace(",", " ")
        for figure in (*(area["cost"]["2023"] for area in told["areas"].values()), *sums)
    ]


def test_the_shipped_budget_stands_in_one_block_at_80_columns(run: Run) -> None:
    table = run("project", SHIPPED).out
    assert len(table.splitlines()) <= 45
    assert table == WHOLE.format(file=SHIPPED)


WHOLE = """\
Verksamhetsstöd och service: in balance 2022, 2023
File: {file}
Amounts in tkr. Base year 2023.

Cost, tkr               2023     2024     2025     2026     2027     2028  avg %
                      budget     plan     plan     plan     plan     plan  /year
Stab och ledning      29 300   29 400   29 500   29 600   29 700   29 800   0.34
Verksamhetsområde
ekonomi               41 320   42 353   43 412   44 497   45 610   46 750   2.50
Verksamhetsområde
HR                    33 481   34 318   35 176   36 055   36 957   37 881   2.50
Verksamhetsområde
medborgare            46 072   47 224   48 404   49 615   50 855   52 126   2.50
Kost och restaurang  235 000  240 875  246 897  253 069  259 396  265 881   2.50
LKDATA               235 000  240 875  246 897  253 069  259 396  265 881   2.50
Total                620 173  635 045  650 286  665 905  681 914  698 319   2.40
Revenue              620 173  635 045  650 286  665 905  681 914  698 319   2.40
Result                     0        0*       0*       0*       0*       0*

Price change, %                  2024     2025     2026     2027     2028
Stab och ledning
(cost)                           0.34     0.34     0.34     0.34     0.34
Verksamhetsområde
ekonomi                          2.50     2.50     2.50     2.50     2.50
Verksamhetsområde
HR                               2.50     2.50     2.50     2.50     2.50
Verksamhetsområde
medborgare                       2.50     2.50     2.50     2.50     2.50
Kost och restaurang              2.50     2.50     2.50     2.50     2.50
LKDATA                           2.50     2.50     2.50     2.50     2.50

Rates, % a year                  2024     2025     2026     2027     2028
Priskompensation                  2.5      2.5      2.5      2.5      2.5
Lönekompensation                  2.5      2.5      2.5      2.5      2.5

* 2024–2028: revenue is set equal to cost where no price is decided; not tested
Earlier years, 2021, 2022: --show history
Printed plan: 3 of 16 rows differ, by up to 3 350 tkr: --show published
Investments: 3 lines, more than the frame in 2023: --show investments
Assumptions: 15, each with its reason: --show assumptions
Findings: none of the balance; vssbudget check tests every rule
"""


def test_blocks_of_years_are_of_even_width(run: Run) -> None:
    lines = run("project", SHIPPED, "--show", "history").out.splitlines()
    heads = [line.split("tkr")[-1].split() for line in lines if re.search(r"\d{4}   ", line)]
    years = [head for head in heads if head[0].isdecimal() and 1990 < int(head[0]) < 2100]
    assert years[:2] == [
        ["2021", "2022", "2023", "2024"],
        ["2025", "2026", "2027", "2028", "avg", "%"],
    ]


def test_where_there_is_room_every_year_stands_beside_the_others(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    lines = run("project", SHIPPED, "--show", "all").out.splitlines()
    years = " ".join(map(str, range(2021, 2029)))
    assert sum(" ".join(line.split()).endswith(years) for line in lines) == 2


def test_the_heading_says_whose_budget_it_is_and_what_its_amounts_are(run: Run) -> None:
    heading = run("project", SHIPPED).out.partition("\n\n")[0]
    assert heading == (
        "Verksamhetsstöd och service: in balance 2022, 2023\n"
        f"File: {SHIPPED}\nAmounts in tkr. Base year 2023."
    )


def test_investments_are_held_against_their_frame(run: Run) -> None:
    row = rows_of(run("project", SHIPPED, "--show", "investments").out)["Investments"][5]
    assert row == ["–", "0", "-15 000", "0", "0", "0", "0", "0"]


def test_a_published_line_that_differs_stands_under_its_name(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2023]}\nareas:\n  a: {cost: {2023: 1}}\n"
        "investments:\n  lines:\n    i: {name: Kitchens, values: {2023: 1000}}\n"
        "published:\n  investments:\n    i: {2023: 3000}\n  cost:\n    a: {2023: 1}\n"
    )
    table = run("project", path, "--show", "published").out
    assert rows_of(table)["Published plan"] == [["3 000"], ["2 000"]]
    assert "\nInvestments, Kitchens   3 000\n  difference            2 000\n" in table
    assert "\nPrinted plan: 1 of 2 rows differ, by up to 2 000 tkr\n" in table


def test_a_rate_that_is_not_the_files_own_stands_above_the_files_own(run: Run) -> None:
    table = run("project", SHIPPED, "--wage", "2026=3").out
    price, wage, own = rows_of(table)["Rates"]
    assert price == own == ["2.5"] * 5
    assert wage == ["2.5", "2.5", "3.0", "2.5", "2.5"]
    assert "\n  the file's own " in table


def test_each_assumption_stands_with_its_years_kind_and_reason(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    table = run("project", SHIPPED, "--show", "assumptions").out
    told = json.loads(run("project", SHIPPED, "--format", "json").out)["assumptions"]
    assert len(told) == 15
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
    table = run("project", path, "--show", "assumptions").out
    assert "\n- areas.a.cost 2023, 2025 (assumed): A guess\n" in table


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
            "* 2024–2026: revenue is set equal to cost where no price is decided; not tested "
            "Revenue of Alpha in 2024, 2026 is set equal to cost less what is returned of earlier "
            "results. "
            "Revenue of Beta, Sigma in 2025 is set equal to cost less what is returned of earlier "
            "results. "
            "Revenue of Beta in 2026 is set equal to cost less what is returned of earlier "
            "results. "
            "Findings: 2 of the balance: vssbudget check-balance; every rule: vssbudget check",
        ),
        (
            "sv",
            "* 2024–2026: intäkten sätts lika med kostnaden där inget pris är beslutat; ej prövat "
            "Intäkterna för Alpha 2024, 2026 sätts lika med kostnaderna minus det som återförs "
            "av tidigare resultat. "
            "Intäkterna för Beta, Sigma 2025 sätts lika med kostnaderna minus det som återförs "
            "av tidigare resultat. "
            "Intäkterna för Beta 2026 sätts lika med kostnaderna minus det som återförs av "
            "tidigare resultat. "
            "Avvikelser från balansen: 2, se vssbudget check-balance; alla regler: vssbudget check",
        ),
    ],
)
def test_revenue_says_where_it_is_less_than_cost_by_what_is_returned(
    run: Run, budget_file: Callable[[str], Path], language: str, notes: str
) -> None:
    table = run("project", budget_file(RETURNING), "--lang", language).out
    assert " ".join(table.rpartition("\n\n")[2].split()) == notes


def test_an_area_that_returns_nothing_leaves_the_note_as_it_is(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    text = RETURNING.replace("2024: 2, 2025: 0, 2026: 1", "2024: 0").replace(
        "2025: -2, 2026: 1", ""
    )
    table = run("project", budget_file(text)).out
    assert table.rpartition("\n\n")[2] == (
        "* 2024–2026: revenue is set equal to cost where no price is decided; not tested\n"
        "Findings: 1 of the balance: vssbudget check-balance; every rule: vssbudget check\n"
    )


def test_a_budget_without_plan_investments_or_anything_published_shows_what_it_has(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        "title: T\nunit: mnkr\nyears: {budget: [2023]}\n"
        "areas:\n  a: {cost: {2023: 1}}\n  b: {cost: {2023: 1}, revenue: {2023: 3}}\n"
    )
    table = run("project", path).out
    assert table.partition("\n\n")[2] == (
        "Cost, mnkr    2023\n            budget\n"
        "a                1\nb                1\nTotal            2\n"
        "Revenue          –\nResult           –\n\n"
        "Revenue that is not the cost, mnkr\n"
        "              2023\n            budget\n"
        "b                3\n  result         2\n\n"
        "! The total of 2023 lacks a: no figure is given\n"
        "Findings: 2 of the balance: vssbudget check-balance; every rule: vssbudget check\n"
    )


@pytest.mark.parametrize("label", ["日本" * 30, "e\u0301" * 70, "x" * 200, "långt namn " * 20])
def test_a_long_label_is_folded_by_the_columns_that_it_takes(
    run: Run, budget_file: Callable[[str], Path], label: str
) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2023]}\n"
        f'areas:\n  a: {{name: "{label}", cost: {{2023: 1000}}, revenue: {{2023: 1000}}}}\n'
    )
    lines = run("project", path).out.splitlines()[2:]
    assert max(map(cell_len, lines)) <= 80
    start = next(at for at, line in enumerate(lines) if line.startswith("Cost, tkr"))
    end = next(at for at, line in enumerate(lines) if line.startswith("Total"))
    assert "".join(lines[start + 2 : end]).replace(" ", "") == label.replace(" ", "") + "1000"
    assert lines[end - 1].endswith("   1 000")


def test_a_label_that_nobody_reads_to_its_end_is_cut_and_says_so(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        "title: T\nunit: tkr\nyears: {budget: [2023]}\n"
        f'areas:\n  a: {{name: "{"x" * 2_500}", cost: {{2023: 1000}}, revenue: {{2023: 1000}}}}\n'
    )
    out = run("project", path).out
    table = out[out.index("Cost, tkr") : out.index("Total")]
    assert table.count("x") == 2_000
    assert "…" in table


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
