"""A check that judged nothing is never green; what is not meant to balance is counted."""

import json
from pathlib import Path

import pytest
from conftest import REPOSITORY, SHIPPED, Run

from vssbudget.report import FINDINGS_FORMATS

NOTHING = REPOSITORY / "tests" / "budgets" / "gate" / "norev.yaml"
NOT_MEANT = NOTHING.read_text("utf-8").replace("areas:", "balance: none\nreason: Tax\nareas:")


@pytest.mark.parametrize("command", ["check", "check-balance"])
@pytest.mark.parametrize("form", FINDINGS_FORMATS)
def test_every_format_tells_that_nothing_was_tested(run: Run, command: str, form: str) -> None:
    ran = run(command, NOTHING, "--format", form)
    assert ran.status == 1
    assert "nothing-tested" in ran.out
    if form == "json":
        told = json.loads(ran.out)
        assert told["ok"] is False
        assert [(each["rule"], each["line"]) for each in told["findings"]] == [
            ("nothing-tested", 7),
            ("missing-revenue", 8),
            ("missing-revenue", 9),
        ]


@pytest.mark.parametrize("command", ["check", "check-balance"])
def test_what_is_not_meant_to_balance_is_green_and_counted(
    run: Run, command: str, tmp_path: Path
) -> None:
    file = tmp_path / "b.yaml"
    file.write_text(NOT_MEANT, "utf-8")
    counted = {
        "table": "2 areas and services not meant to balance",
        "github": "2 areas and services not meant to balance",
        "markdown": "2 areas and services not meant to balance",
        "junit": 'name="a balance: none"',
        "sarif": "2 areas and services not meant to balance",
        "json": '"balance_none": {\n      "zero-result": 2\n    }',
    }
    for form, told in counted.items():
        ran = run(command, file, "--format", form)
        assert ran.status == 0, ran.out
        assert told in ran.out, form


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (("--rule", "footing"), 1),
        (("--rule", "carry-over"), 1),
        (("--rule", "budget-frame"), 1),
        (("--rule", "budget-frame", "--rule", "unsourced"), 1),
        (("--rule", "unsourced"), 0),
        (("--rule", "nothing-tested"), 0),
        (("--rule", "zero-result"), 0),
        (("--rule", "missing-revenue"), 0),
        (("--skip", "zero-result"), 0),
        (("--skip", "budget-frame"), 0),
        ((), 0),
    ],
)
def test_of_the_rules_asked_about_one_has_to_judge_something(
    run: Run, tmp_path: Path, args: tuple[str, ...], status: int
) -> None:
    file = tmp_path / "b.yaml"
    file.write_text(
        "title: T\nunit: kr\nyears: {budget: [2023]}\nsources: {b: B}\n"
        "areas: {a: {cost: {2023: 1}, revenue: {2023: 1}, source: b}}\n"
    )
    ran = run("check", file, *args, "--format", "json")
    assert ran.status == status
    told = [each["rule"] for each in json.loads(ran.out)["findings"]]
    assert told == (["nothing-tested"] if status else [])


def test_whether_anything_was_tested_is_not_skipped(run: Run) -> None:
    ran = run("check", SHIPPED, "--skip", "nothing-tested")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "vssbudget: nothing-tested cannot be skipped: a check that judged nothing is never green\n"
    )


def test_writing_what_is_accepted_makes_no_check_green_that_tests_nothing(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "b.yaml"
    file.write_text(NOTHING.read_text("utf-8"))
    ran = run("check", file, "--write-accepted", "--format", "json")
    assert ran.status == 1
    assert "rule: nothing-tested" not in file.read_text("utf-8")
    assert file.read_text("utf-8").count("rule: missing-revenue") == 2
    found = json.loads(ran.out)["findings"]
    open_ = {each["rule"] for each in found if each["accepted"] is None}
    assert open_ == {"nothing-tested", "unsourced"}


def test_each_line_to_write_makes_its_finding_go(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "b.yaml"
    text = NOTHING.read_text("utf-8")
    for cost, row in (("100", "revenue: {2025: 100}"), ("900", "revenue: {2025: 900}")):
        text = text.replace(f"cost: {{2025: {cost}}}", f"cost: {{2025: {cost}}}, {row}")
    file.write_text(text)
    assert run("check", file).status == 0


def test_of_very_many_that_are_not_meant_to_balance_the_rest_is_counted(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "b.yaml"
    areas = "".join(f"  a{number}: {{cost: {{2023: 1}}}}\n" for number in range(1002))
    head = "title: T\nunit: kr\nyears: {budget: [2023]}\nbalance: none\nreason: Tax\nareas:\n"
    file.write_text(head + areas)
    lines = run("check-balance", file, "--format", "github").out.splitlines()
    assert lines[1] == "vssbudget: zero-result: not meant to balance: a0: Tax"
    assert lines[11] == "vssbudget: zero-result: not meant to balance: 992 more"
    assert '<skipped message="2 more" />' in run("check-balance", file, "--format", "junit").out
