"""Workflow commands: each finding on its line, and nothing of a label taken for a command."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SHIPPED, Run
from verdicts import counted

HEAD = "title: T\nunit: tkr\nyears: {budget: [2023]}\nareas:\n"
COMMAND = re.compile(r"::(?P<severity>\w+) (?P<properties>.*?)::(?P<message>.*)")
ESCAPES = {"%0A": "\n", "%0D": "\r", "%3A": ":", "%2C": ",", "%25": "%"}


def read(line: str) -> dict[str, str]:
    """Read an annotation as a runner does."""
    found = COMMAND.fullmatch(line)
    assert found, line
    properties = dict(each.split("=", 1) for each in found["properties"].split(","))
    return {
        key: re.sub("|".join(ESCAPES), lambda escape: ESCAPES[escape[0]], each)
        for key, each in {**properties, **found.groupdict()}.items()
        if key != "properties"
    }


LABELS = [
    "100 % %0A::error::x",
    "a, b: c=d::e",
    "::error file=x::y",
    "##[error]x ##[add-mask]y",
    "å %25 日本",
]


@pytest.mark.parametrize("label", LABELS)
def test_a_runner_reads_the_finding_as_the_json_tells_it(
    run: Run, budget_file: Callable[[str], Path], label: str
) -> None:
    path = budget_file(
        HEAD + f'  a: {{name: "{label}", cost: {{2023: 1234}}, revenue: {{2023: 1}}}}\n'
    )
    told = json.loads(run("check-balance", path, "--format", "json").out)["findings"][0]
    ran = run("check-balance", path, "--format", "github")
    assert ran.status == 1
    message = told["message"].replace("##[", "## [")  # the older form of a command
    assert read(ran.out.splitlines()[0]) == {
        "severity": told["severity"],
        "file": told["file"],
        "line": str(told["line"]),
        "col": str(told["column"]),
        "endColumn": str(told["column"] + 4),
        "title": told["rule"],
        "message": f"{message}. {told['fix'][0].upper()}{told['fix'][1:]}.",
    }
    assert label in told["message"]


@pytest.mark.parametrize("name", ["a,b:c=d.yaml", "100%.yaml", "%2C::error::.yaml", "::error::"])
def test_a_runner_reads_the_name_of_any_file(run: Run, name: str) -> None:
    Path(name).write_text("titel: T\n")
    lines = run("check-balance", name, "--format", "github").out.splitlines()
    *annotations, last = lines
    assert {read(line)["file"] for line in annotations} == {name}
    assert last.startswith(f"vssbudget: REFUSED: {name}: ")


@pytest.mark.parametrize("name", ["a\n::error::b", "a\r::error::b", "a\x1bb"])
def test_a_name_of_several_lines_stays_on_one(run: Run, name: str) -> None:
    Path(name).write_text("titel: T\n")
    lines = run("check-balance", name, "--format", "github").out.splitlines()
    shown = name.encode("unicode_escape").decode()
    assert {read(line)["file"] for line in lines[:-1]} == {shown}
    assert lines[-1].startswith(f"vssbudget: REFUSED: {shown}: ")


@pytest.mark.parametrize("label", LABELS)
def test_no_label_in_the_log_is_taken_for_a_command(
    run: Run, budget_file: Callable[[str], Path], label: str
) -> None:
    path = budget_file(
        HEAD.replace("{budget", "{actual: [2022], budget")
        + f'  a: {{name: "{label}", cost: {{2022: 2, 2023: 1}}, revenue: {{2022: 1, 2023: 1}}}}\n'
    )
    ran = run("check-balance", path, "--format", "github")
    assert ran.status == 0
    assert label.replace("##[", "## [") in ran.out
    assert all(line.startswith("vssbudget: ") for line in ran.out.splitlines())
    assert "##[" not in ran.out


def test_the_log_says_what_each_rule_did(run: Run) -> None:
    table = run("check-balance", SHIPPED, "--verbose").out.splitlines()
    github = run("check-balance", SHIPPED, "--format", "github").out.splitlines()
    assert github == [f"vssbudget: {line.strip()}" for line in table]


def test_the_log_ends_with_the_verdict_and_counts_what_is_not_there(
    run: Run, broken_file: Path
) -> None:
    told = run("check", broken_file, SHIPPED, "--format", "github").out.splitlines()
    checks, rules, notices, accepted = counted(run, SHIPPED)
    counts = f"{checks} checks by {rules} rules; {notices} notices; {accepted} accepted"
    assert told.count(f"vssbudget: {counts}") == 2
    place = told.index(f"vssbudget: {counts}")
    assert told[place + 1].startswith(f"vssbudget: NOT IN BALANCE 2023: {broken_file}: 1 error")
    *_, verdict, total = told
    assert verdict.startswith(f"vssbudget: OK: {SHIPPED}: in balance 2022, 2023; ")
    assert total == f"vssbudget: NOT OK: 1 of 2 files: {broken_file}"
    told = run("check", SHIPPED, "gone.yaml", "--format", "github").out.splitlines()
    assert told[-1] == "vssbudget: NOT OK: 1 of 2 files: 1 could not be read"
