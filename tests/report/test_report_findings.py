"""Findings for people: the place, the words, the line with its mark, and what each rule did."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SHIPPED, Run

from vssbudget.findings import Finding, Place
from vssbudget.report.findings_text import finding_lines
from vssbudget.wording import ENGLISH, Message

FORMATS = {
    "project": ("table", "json", "csv", "markdown"),
    "check-balance": ("table", "json", "github", "gitlab", "sarif", "junit", "markdown"),
}
HEAD = "title: T\nunit: tkr\nyears: {budget: [2023]}\nareas:\n"


def test_a_cost_that_the_revenue_does_not_bear_is_found_at_its_place(
    run: Run, broken_file: Path
) -> None:
    lines = broken_file.read_text("utf-8").splitlines()
    number, text = next((n, each) for n, each in enumerate(lines, 1) if "2023: 34000" in each)
    column = text.index("34000") + 1
    ran = run("check-balance", broken_file)
    assert ran.status == 1
    found = ran.out.splitlines()
    place = found.index(
        f"{broken_file}:{number}:{column}: error[zero-result] Verksamhetsområde HR 2023: "
        "revenue 33 481 tkr, cost 34 000 tkr: 519 tkr too little. Bring the revenue to 34 000 tkr "
        "(a price change of 6.316 % on 2022), or bring the cost to 33 481 tkr."
    )
    shown, mark = found[place + 1 : place + 3]
    assert shown == f"{number:>6} | {text}"
    assert mark == " " * 7 + "| " + " " * (column - 1) + "^^^^^"


def test_the_same_finding_stands_in_the_json_with_its_amount_and_a_fix_that_mends_it(
    run: Run, broken_file: Path
) -> None:
    told = json.loads(run("check-balance", broken_file, "--format", "json").out)
    finding = next(each for each in told["findings"] if each["rule"] == "zero-result")
    lines = broken_file.read_text("utf-8").splitlines()
    assert lines[finding["line"] - 1][finding["column"] - 1 :].startswith("34000")
    assert (finding["area"], finding["year"], finding["amount"]) == ("hr", 2023, -519)
    assert "519 tkr too little" in finding["message"]
    assert finding["fix"].startswith("bring the revenue to 34 000 tkr")
    mended = broken_file.read_text("utf-8").replace("2023: 33481}", "2023: 34000}")
    broken_file.write_text(mended, "utf-8")
    assert run("check-balance", broken_file).status == 0


def test_two_runs_give_the_same_bytes(broken_file: Path) -> None:
    runs = [[c, str(broken_file), "--format", form] for c in FORMATS for form in FORMATS[c]]
    program = (
        "from vssbudget.commandline import main\n"
        f"for each in {runs}: print(each, main(each), flush=True)\n"
    )
    first, second = (
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            timeout=60,
            check=True,
        )
        for seed in "12"
    )
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr)
    assert len(first.stdout) > 10_000


def test_what_each_rule_tested_and_what_holds_by_construction_is_said(run: Run) -> None:
    out = run("check-balance", SHIPPED, "--verbose").out
    assert out.splitlines()[:-2] == [
        "zero-result: tested 12 (6 a year in 2022, 2023)",
        "zero-result: follows from how it is calculated, not tested: 30 (6 a year in 2024–2028)",
        "zero-result: for information, the outcome of 2021: 5 871 (Stab och ledning -2 969, "
        "Verksamhetsområde ekonomi 115, Verksamhetsområde HR 637, "
        "Verksamhetsområde medborgare 1 184, Kost och restaurang 885, LKDATA 6 019)",
        "budget-frame: tested 2 (1 a year in 2022, 2023)",
        "budget-frame: follows from how it is calculated, not tested: 5 (1 a year in 2024–2028)",
        "missing-revenue: tested 12 (6 a year in 2022, 2023)",
    ]


def areas(count: int, row: str) -> str:
    return "".join(f"  a{number}: {{{row}}}\n" for number in range(count))


def test_a_budget_of_which_nothing_can_be_tested_does_not_look_like_one_that_holds(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(HEAD + areas(13, "cost: {2023: 0}"))
    ran = run("check-balance", path)
    assert ran.status == 1
    *_, first, second, third, more, said = ran.out.splitlines()
    assert [first, second, third] == [
        f"zero-result: could not be tested: 2023: a{number}: no revenue" for number in range(3)
    ]
    assert more == "zero-result: could not be tested: 10 more"
    assert said == f"NOT TESTED: {path}: 1 error"


def test_a_revenue_that_is_told_missing_is_not_told_again_as_a_result_that_was_not_tested(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(f"{HEAD}  a: {{cost: {{2023: 1}}}}\n  b: {{cost: {{2023: 0}}}}\n")
    known = "{rule: missing-revenue, at: areas.a.cost.2023, amount: -1, reason: So}"
    told = [f"zero-result: could not be tested: 2023: {area}: no revenue" for area in "ab"]
    for form in ("table", "github"):
        out = run("check-balance", path, "--format", form).out
        assert [each in out for each in told] == [False, True]
    out = run("check-balance", path, "--verbose").out
    assert [each in out for each in told] == [True, True]
    path.write_text(f"{path.read_text('utf-8')}accepted: [{known}]\n", "utf-8")
    out = run("check-balance", path).out
    assert [each in out for each in told] == [True, True]


def test_years_that_tested_differently_many_areas_are_summed_up(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        HEAD.replace("[2023]", "[2022, 2023]")
        + "  a: {cost: {2022: 1, 2023: 1}, revenue: {2022: 1, 2023: 1}}\n"
        + "  b: {cost: {2022: 1, 2023: 1}, revenue: {2023: 1}}\n"
    )
    out = run("check-balance", path, "-v").out
    assert "zero-result: tested 3 (1 to 2 a year in 2022, 2023)\n" in out


def test_the_outcomes_of_many_areas_are_listed_in_part(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        HEAD.replace("{budget", "{actual: [2022], budget")
        + areas(12, "cost: {2022: 1, 2023: 1}, revenue: {2022: 3, 2023: 1}")
    )
    listed = ", ".join(f"a{number} 2" for number in range(10))
    assert f"the outcome of 2022: 24 ({listed}, 2 more)\n" in run("check-balance", path, "-v").out


@pytest.fixture
def many(budget_file: Callable[[str], Path]) -> Path:
    """Write a budget with 1 100 broken results."""
    return budget_file(HEAD + areas(1100, "cost: {2023: 2}, revenue: {2023: 1}"))


def test_people_get_50_findings_of_a_file_and_the_number_of_the_rest(run: Run, many: Path) -> None:
    ran = run("check-balance", many)
    assert ran.status == 1
    assert ran.out.count("error[zero-result]") == 50
    assert f"\n{many}: and 1050 more findings\n" in ran.out
    assert ran.out.endswith(f"\nNOT IN BALANCE 2023: {many}: 1 100 errors\n")


def test_programs_get_1000_findings_of_a_file_and_the_number_of_the_rest(
    run: Run, many: Path
) -> None:
    told = json.loads(run("check-balance", many, SHIPPED, many, "--format", "json").out)
    assert len(told["findings"]) == 2000
    assert (told["summary"]["error"], told["summary"]["omitted"]) == (2200, 200)


def test_workflows_get_ten_annotations_of_a_kind_and_the_number_of_the_rest(
    run: Run, many: Path
) -> None:
    lines = run("check-balance", many, many, "--format", "github").out.splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert "vssbudget: not annotated: 2 190 errors more" in lines


def test_fifty_findings_leave_nothing_to_count(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(HEAD + areas(50, "cost: {2023: 2}, revenue: {2023: 1}"))
    out = run("check-balance", path).out
    assert out.count("error[zero-result]") == 50
    assert "more findings" not in out


def test_every_fault_of_a_refused_file_is_told_in_the_order_of_the_file(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(HEAD + "  a: {cost: {2023: 1.5}, kind: arena}\n  b: {cost: {2024: 1}}\n")
    ran = run("check-balance", path)
    places = [
        int(found[1])
        for line in ran.out.splitlines()
        if (found := re.match(rf"{re.escape(str(path))}:(\d+):\d+: error", line))
    ]
    assert len(places) >= 3
    assert places == sorted(places)
    assert ran.out.endswith(
        f"REFUSED: {path}: {len(places)} errors; the budget could not be judged\n"
    )


@pytest.mark.parametrize("name", ["å" * 20, "日本" * 10, "e\u0301" * 10, "x" * 300])
def test_the_mark_stands_under_the_value_whatever_stands_before_it(
    run: Run, budget_file: Callable[[str], Path], name: str
) -> None:
    from rich.cells import cell_len

    path = budget_file(
        HEAD + f"  a: {{name: {name}, cost: {{2023: 1234}}, revenue: {{2023: 9}}}}\n"
    )
    out = run("check-balance", path).out.splitlines()
    shown, mark = next((out[n - 1], line) for n, line in enumerate(out) if line.endswith("^"))
    before, value, after = shown.partition("1234")
    assert (cell_len(before) + 1, len(value)) == (mark.index("^") + 1, mark.count("^"))
    assert after == "}, revenue: {2023: 9}}"
    assert before.startswith("     5 | " + ("…" if len(name) > 60 else "  a: {name: "))
    assert cell_len(shown) < 150


@pytest.mark.parametrize("columns", [0, 100])
def test_of_a_value_that_is_very_long_only_the_beginning_is_shown(
    columns: int, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "budget.yaml"
    path.write_text(f"{HEAD}  a: {{cost: {{2023: {'9' * 4301}}}, step: 0}}\n", "utf-8")
    place = Place(str(path), 5, 20, 4301, path.read_text("utf-8").splitlines()[4])
    found = Finding(rule="number", message=Message("no-number"), fix=None, place=place)
    lines = [text for _, text in finding_lines(found, ENGLISH, columns or None)]
    assert lines[1].endswith("9…")
    assert lines[1].rstrip("…").endswith("9" * 50)
    assert lines[2].count("^") == lines[1].count("9")
    assert max(map(len, lines[1:])) <= (columns or 220)
    assert max(map(len, run("check", path).out.splitlines())) < 300


def test_a_long_line_is_shown_around_the_value(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(
        HEAD
        + "  a: {cost: {2023: 1234}, revenue: {2023: 9}, assumptions: "
        + f"[{{of: cost, reason: {'x' * 300}}}]}}\n"
    )
    shown = run("check-balance", path).out.splitlines()[1]
    assert shown.startswith("     5 |   a: {cost: {2023: 1234}, revenue: {2023: 9}, ")
    assert shown.endswith("…")
    assert len(shown) < 110


def test_a_fault_of_the_whole_file_shows_no_line(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file("")
    first, last = run("check-balance", path).out.splitlines()
    assert first.startswith(f"{path}:1:1: error[")
    assert last == f"REFUSED: {path}: 1 error; the budget could not be judged"


HOSTILE = "[bold red]x[/] [link=http://e]y[/link] :smile: %1b[31m"


def test_markup_in_a_label_is_shown_as_it_stands(
    run: Run, budget_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "300")
    path = budget_file(
        HEAD + f'  a: {{name: "{HOSTILE}", cost: {{2023: 2}}, revenue: {{2023: 1}}}}\n'
    )
    for command in FORMATS:
        assert HOSTILE in run(command, path).out


@pytest.mark.parametrize("name", ["a\x1b[31m.yaml", "a\n::error::b.yaml", "a\u202eb.yaml", "[b]"])
@pytest.mark.parametrize("content", [None, HEAD, "titel: T\n"], ids=["none", "unfinished", "wrong"])
def test_a_hostile_file_name_is_shown_on_one_line_and_made_visible(
    run: Run, name: str, content: str | None
) -> None:
    if content is not None:
        Path(name).write_text(content)
    told = run("check-balance", name)
    shown = name.encode("unicode_escape").decode()
    lines = (told.out + told.err).splitlines()
    assert any(shown in line for line in lines)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", told.out + told.err)
    assert not [line for line in lines if line.startswith("::")]


def test_a_file_name_that_is_no_text_is_shown_all_the_same(run: Run) -> None:
    name = Path("\udcff.yaml")
    name.write_text("titel: T\n")
    for form in FORMATS["check-balance"]:
        ran = run("check-balance", name, "--format", form)
        assert (ran.status, ran.err) == (3, "")
        assert "\\udcff.yaml" in ran.out


@pytest.mark.parametrize("character", [r"\e", r"\n", r"\u202e", r"\u200b", r"\x9b"])
def test_no_character_that_cannot_be_seen_gets_into_a_label(
    run: Run, budget_file: Callable[[str], Path], character: str
) -> None:
    path = budget_file(HEAD + f'  a: {{name: "x{character}[31m", cost: {{2023: 1}}}}\n')
    ran = run("project", path)
    assert ran.status == 3
    assert f'"x{character}[31m"' in ran.out
    assert not re.search(r"[\x1b\x9b\u200b\u202e]", ran.out)


def test_what_is_told_for_information_is_listed_in_part(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    names = [f"a{number}" for number in range(12)]
    rows = "".join(
        f"  {name}: {{cost: {{2023: 1}}, shares: {{wage: 0.3, price: 0.7}}}}\n" for name in names
    )
    path = budget_file(
        HEAD.replace("areas:\n", "indices: {wage: {2023: 3.0}, price: {2023: 2.5}}\nareas:\n")
        + rows
        + "published: {price_change: {all: {areas: "
        + f"[{', '.join(names)}], year: 2023, low: 2.6, high: 2.7}}}}}}\n"
    )
    log = run("check", path, "--rule", "implied-share", "--format", "github").out.splitlines()
    shown = [line for line in log if "implied-share: for information: " in line]
    assert len(shown) == 11
    whole = run("check", path, "--rule", "implied-share", "-v").out
    assert whole.count("implied-share: for information: ") == 12
    assert shown[0].endswith(
        "2023: a0: wage is 30 % of the cost and gives 2.65 %; printed 2.6–2.7 % allow 20–40 %, "
        "with rounding 10–50 %"
    )
    assert shown[-1] == "vssbudget: implied-share: for information: 2 more"
