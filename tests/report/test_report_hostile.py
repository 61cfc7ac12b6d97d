"""Texts of a stranger's file in every place, command and format: each is shown, and none acts."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import Run
from markdown_it import MarkdownIt

READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})
TEXT = {"text", "softbreak", "strong_open", "strong_close", "code_inline"}
FIGURES = ("table", "json", "csv", "markdown")
COMMANDS = {
    "prices": FIGURES,
    "capital": FIGURES,
    "allocate": FIGURES,
    "goals": FIGURES,
    "project": FIGURES,
    "check": ("table", "json", "github", "gitlab", "sarif", "junit", "markdown"),
    "check-balance": ("table", "json", "github", "gitlab", "sarif", "junit", "markdown"),
}
EXPLAINED = (
    *("c.s.cost.2024", "customers.k.pays.total.2024", "capital.x.2023.interest.2024"),
    "no.such.2024",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
CALLING = re.compile(r"[@#!~$&]\w|%\w|GH-\d", re.IGNORECASE)
UNMARKED = re.compile("(^|[;,])'")
PROGRAMS = ("json", "gitlab", "sarif", "junit", "csv")
CONTENTS = re.compile(r"^- \[[^\[\]<]*\]\(#[\w-]+\)$", re.M)
"""What leads to the chapters of a report, by names that are ours."""
OURS = ("::error ", "::warning ", "::notice ")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")

DANGEROUS = [
    "::error file=x::y",
    "##[error]x ##vso[task.setvariable]y ##teamcity[z]",
    "[red]x[/red]",
    "=cmd|'/c calc'!A1",
    "+1",
    "-1",
    "@x #1 !2",
    "@org/team see #12, GH-1 gh-2 !3 ~bug $4 &5 %6 x@y/z#7",
    'Personal;=HYPERLINK("http://evil.example";"x")',
    'a;"=A1;"@b,""+1',
    "＝1+1 ＋2 －3 ＠x",
    "＠x",
    "x;－1,＋2",
    "<script>alert(1)</script> <img src=x onerror=y>",
    "</testcase> ]]> <!-- & &amp; &#58;",
    "%0A::error::x",
    "](javascript:1) [x](javascript:1) ![y](z)",
    "`x` ``y",
    "| x | y |",
    "{year} {0} {{x}} %s $x",
    "1. x",
    "- x",
    "# x",
    "www.example.com http://e.example",
    "**x** _y_ ~~z~~ \\",
    "'x' \"y\" \\n \\u001b[31m",
    "x" * 3_000,
    "räksmörgås 予算 e\u0301 🎈",
]
BUDGET = """\
title: TEXT
unit: TEXT
years: {budget: [2022, 2023], plan: [2024]}
sources: {s: TEXT}
indices:
  i: {name: TEXT, rates: {2024: 1}, assumptions: [{of: rates, reason: TEXT}]}
areas:
  a: {name: TEXT, cost: {2022: 2, 2023: 2}, revenue: {2022: 1, 2023: 1}, index: i}
  b: {name: TEXT, cost: {2022: 2, 2023: 2}, revenue: {2022: 1, 2023: 2}, shares: {i: 1}}
  c:
    name: TEXT
    services:
      s: {name: TEXT, unit: TEXT, volume: v, revenue: {2023: 3}, customers: {headcount: {k: 1}},
        parts: {p: {name: TEXT, cost: {2023: 3}, index: i}}}
pools:
  q:
    name: TEXT
    parts: {p: {name: TEXT, cost: {2023: 2}, index: i}}
    key: {headcount: {a: 1, c.s: 1, k: 1}}
customers: {k: TEXT}
volumes: {v: {name: TEXT, unit: TEXT, values: {2023: 1, 2024: 1}, women: {2023: 1}, men: {2023: 1}}}
lists: {l: {name: TEXT, items: [TEXT, TEXT]}}
notes: {half: TEXT}
municipal_goals: {m: TEXT}
goals:
  g:
    name: TEXT
    municipal: m
    indicators:
      i: {name: TEXT, unit: TEXT, wanted: within, outcome: {2023: 1}, note: {2023: half}}
      j: {name: TEXT, measures: {k: {name: TEXT, unit: TEXT, outcome: {2023: 1}}}}
assignments: {items: [TEXT]}
investments:
  lines: {x: {name: TEXT, level: 5, values: {2023: 100}, life: 4, used_by: c.s}}
  frame: {name: TEXT, values: {2023: 5}}
published:
  cost: {a: {2024: 5}, total: {2023: 9}}
  investments: {x: {2023: 3}, total: {2023: 3}}
repeated: [{of: TEXT, values: {2023: 1}}]
claims: {c: {says: TEXT, count: l, equals: 5}, d: {sum: [TEXT], equals: 1}}
accepted:
  - {rule: zero-result, at: areas.a.cost.2023, amount: -1, reason: TEXT}
  - {rule: TEXT, at: TEXT, reason: TEXT}
"""


def budget(text: str) -> str:
    """Write a budget that holds a text wherever one can stand."""
    return BUDGET.replace("TEXT", json.dumps(text, ensure_ascii=False))


def reports(run: Run, file: str | Path) -> Iterator[tuple[str, str, str]]:
    """Give what every command writes in every format."""
    for command, forms in COMMANDS.items():
        for form in forms:
            ran = run(command, file, "--format", form)
            assert ran.status in (0, 1, 3)
            yield command, form, ran.out
            yield command, "table", ran.err
    for address in EXPLAINED:
        for form in ("table", "json"):
            ran = run("explain", address, file, "--format", form)
            assert ran.status in (2 if address.startswith("no") else 0, 3)
            yield "explain", form, ran.out
            yield "explain", "table", ran.err
    ran = run("report", file, "--output", "report.md", "--force")
    assert (ran.status, ran.out) in ((0, ""), (3, ""))
    yield "report", "table", ran.err
    if ran.status == 0:
        yield "report", "markdown", CONTENTS.sub("", Path("report.md").read_text("utf-8"))


def holds_nothing_active(form: str, report: str) -> None:
    """Look for whatever would be more than text."""
    assert not UNSEEN.search(report)
    for line in report.splitlines():
        if form != "github" or not line.startswith(OURS):  # within our own commands all is data
            assert not line.lstrip().startswith("::")
        assert form in PROGRAMS or not re.search(r"##\w*\[", line)
    if form in ("json", "gitlab", "sarif"):
        json.loads(report or "{}")
    elif form == "junit":
        ElementTree.fromstring(report)
    elif form == "csv" and report:
        rows = list(csv.reader(io.StringIO(report, newline="")))
        assert len({len(row) for row in rows}) == 1
        for cell in (cell for row in rows for cell in row[:5]):
            assert not cell.startswith(FORMULA) or cell == "-"
        for cell in (
            cell for row in csv.reader(report.splitlines(), delimiter=";") for cell in row
        ):
            assert not cell.startswith(FORMULA)
    elif form == "markdown":
        page(report)


def page(report: str) -> str:
    """Read a page of Markdown, in which nothing comes of a label, into its text."""
    blocks = READER.parse(report)
    assert not [block for block in blocks if "html" in block.type or "code" in block.type]
    assert max((block.level for block in blocks), default=0) <= 4
    assert not [block for block in blocks if block.type == "ordered_list_open"]
    children = [child for block in blocks for child in block.children or ()]
    for child in children:  # what GitHub and GitLab look through, once the page is made
        assert child.type == "code_inline" or not CALLING.search(child.content), child.content
    assert {child.type for child in children} <= TEXT
    return "".join(child.content for child in children)


@pytest.mark.parametrize("text", DANGEROUS, ids=range(len(DANGEROUS)))
def test_a_text_stays_text_in_every_command_and_format(
    run: Run, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    Path("b.yaml").write_text(budget(text), encoding="utf-8")
    for _, form, report in reports(run, "b.yaml"):
        holds_nothing_active(form, report)
    summary = Path("summary.md").read_text("utf-8")
    holds_nothing_active("markdown", summary)
    assert " ".join(text[:9].split()) in page(summary)


def unfolded(report: str) -> str:
    """Leave out of a comment what folds a part of it, which is ours."""
    return re.sub(r"^</?details>$|^<summary>[^<]*</summary>$", "", report, flags=re.MULTILINE)


def named(report: str) -> str:
    """Leave the figures out of a table, some of which are below zero."""
    written = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(report, newline=""))
    csv.writer(written, lineterminator="\n").writerows(row[:4] for row in rows)
    return written.getvalue()


@pytest.mark.parametrize("text", DANGEROUS, ids=range(len(DANGEROUS)))
def test_a_text_stays_text_in_what_differs(run: Run, text: str) -> None:
    old = budget(text)
    new = old.replace("rates: {2024: 1}", "rates: {2024: 3}").replace(
        "2023: 2}, rev", "2023: 5}, rev"
    )
    Path("b.yaml").write_text(old, encoding="utf-8")
    Path("c.yaml").write_text(new.replace("  b: {name", "  d: {name"), encoding="utf-8")
    for words in (
        ("diff", "b.yaml", "c.yaml", "--orders"),
        ("diff", "b.yaml", "--years", "2022", "2024"),
        ("compare", "b.yaml", "--set", "rates.i=3", "--set", "a.cost.2023=7"),
    ):
        for form in FIGURES:
            ran = run(*words, "--format", form)
            assert (ran.status, ran.err) == (0, "")
            told = {"markdown": unfolded, "csv": named}.get(form, str)(ran.out)
            holds_nothing_active(form, told)


@pytest.mark.parametrize("text", DANGEROUS, ids=range(len(DANGEROUS)))
def test_a_program_reads_back_the_very_text(run: Run, text: str) -> None:
    Path("b.yaml").write_text(budget(text), encoding="utf-8")
    told = json.loads(run("project", "b.yaml", "--format", "json").out)
    assert (told["title"], told["unit"], told["areas"]["a"]["name"]) == (text, text, text)
    assert [each["reason"] for each in told["assumptions"]] == [text]
    rows = list(
        csv.reader(io.StringIO(run("project", "b.yaml", "--format", "csv").out, newline=""))
    )
    names = {row[2] for row in rows if row[1] in ("a", "b", "x", "i")}
    shown = {UNMARKED.sub(r"\1", name.replace("## ", "##").replace(": :", "::")) for name in names}
    assert shown - {""} == {UNMARKED.sub(r"\1", text)}
    found = json.loads(run("check", "b.yaml", "--format", "json").out)["findings"]
    assert [each["accepted"] for each in found if each["accepted"] is not None] == [text]
    sarif: Any = json.loads(run("check", "b.yaml", "--format", "sarif").out)
    (run_,) = sarif["runs"]
    kept = [each["suppressions"] for each in run_["results"] if "suppressions" in each]
    assert kept == [[{"kind": "inSource", "status": "accepted", "justification": text}]]
    junit = ElementTree.fromstring(run("check", "b.yaml", "--format", "junit").out)
    assert text[:40] in " ".join(" ".join(each.itertext()) for each in junit.iter())


@pytest.mark.parametrize("text", DANGEROUS, ids=range(len(DANGEROUS)))
def test_a_refused_file_shows_its_texts_as_text(run: Run, text: str) -> None:
    written = json.dumps(text, ensure_ascii=False)
    Path("b.yaml").write_text(f"title: T\n{written}: 1\nunit: {written}\n", encoding="utf-8")
    for _, form, report in reports(run, "b.yaml"):
        holds_nothing_active(form, report)


@pytest.mark.parametrize(
    "unseen",
    ["\x1b[31m", "\x00", "\x9b", "\u202e", "\u2066", "\u200b", "\u200f", "\ufeff", "\u2028"],
)
@pytest.mark.parametrize("place", range(BUDGET.count("TEXT")))
def test_what_cannot_be_seen_is_refused_wherever_it_stands(
    run: Run, place: int, unseen: str
) -> None:
    before = "TEXT".join(BUDGET.split("TEXT")[: place + 1])
    after = "TEXT".join(BUDGET.split("TEXT")[place + 1 :])
    content = f'{before}"x{unseen}"{after}'
    Path("b.yaml").write_bytes(content.replace("TEXT", '"T"').encode())
    line = before.count("\n") + 1
    column = len(before.replace("TEXT", '"T"').rpartition("\n")[2]) + 3
    ran = run("check-balance", "b.yaml")
    assert ran.status == 3
    assert ran.out.startswith(f"b.yaml:{line}:{column}: error[character] found the character U+")
    assert not UNSEEN.search(ran.out)


NAMES = [
    "a\n::error::x.yaml",
    "a\r\n##[error]x.yaml",
    "\x1b[31mred\x1b[0m.yaml",
    "\u202elmay.yaml",
    "zero\u200bwidth.yaml",
    "=cmd|x.yaml",
    "<script>alert(1)<script>.yaml",
    "[x](y) `z` | w.yaml",
    "::error::x.yaml",
    "{0} %0A.yaml",
]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
@pytest.mark.parametrize("content", [budget("T"), "titel: T\n"], ids=["held", "refused"])
def test_the_name_of_a_file_stays_a_name(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, content: str
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    Path(name).write_text(content)
    for _, form, report in reports(run, name):
        holds_nothing_active(form, report)
    holds_nothing_active("markdown", Path("summary.md").read_text("utf-8"))
    ran = run("check", f"no {name}")
    assert ran.status == 2
    holds_nothing_active("table", ran.err)


@pytest.mark.parametrize("command", ["project", "check"])
def test_a_terminal_gets_no_escape_but_our_colours(command: str) -> None:
    name = "\x1b]0;x\x07\n.yaml"
    texts = "".join(text for text in DANGEROUS if len(text) < 100)
    Path(name).write_text(budget(texts), encoding="utf-8")
    reader, terminal = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "vssbudget", command, name],
        env={**os.environ, "TERM": "xterm"},
        stdout=terminal,
        stderr=terminal,
        stdin=subprocess.DEVNULL,
    ) as ran:
        os.close(terminal)
        shown = b""
        try:
            while read := os.read(reader, 65_536):
                shown += read
        except OSError:  # a terminal whose other end is closed
            pass
        assert ran.wait(60) in (0, 1)
    os.close(reader)
    told = COLOURS.sub("", shown.decode().replace("\r\n", "\n"))
    assert COLOURS.search(shown.decode())
    assert not UNSEEN.search(told)
    assert "[red]x[/red]" in told.replace("\n", "").replace("    ", "")
