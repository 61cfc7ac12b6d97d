"""No text of a file becomes a command of the runner that logs it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

HOSTILE = "::error::##[error]x"
BUDGET = f"""
title: "{HOSTILE}"
unit: tkr
years: {{budget: [2023], plan: [2024]}}
areas:
  a: {{name: "{HOSTILE}", cost: {{2023: 2}}, revenue: {{2023: 1}}, step: 0}}
"""
REFUSED = BUDGET.replace("step: 0", "stepp: '##[error]x'")


@pytest.mark.parametrize("budget", [BUDGET, REFUSED])
@pytest.mark.parametrize(
    ("command", "form"),
    [
        *[("project", form) for form in ("table", "json", "csv", "markdown")],
        *[("check-balance", form) for form in ("table", "json")],
    ],
)
def test_no_label_becomes_a_workflow_command(
    run: Run, tmp_path_factory: pytest.TempPathFactory, budget: str, command: str, form: str
) -> None:
    path = tmp_path_factory.mktemp("##[x") / "budget.yaml"
    path.write_text(budget, encoding="utf-8")
    ran = run(command, path, "--format", form)
    told = ran.out + ran.err
    assert told
    assert "##[" not in told
    assert not [line for line in told.split("\n") if line.lstrip().startswith("::")]


def test_a_program_reads_such_a_label_as_it_stands(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    ran = run("project", budget_file(BUDGET), "--format", "json")
    assert json.loads(ran.out)["title"] == HOSTILE
