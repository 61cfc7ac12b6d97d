"""Reads what an import wrote and told."""

import json
from pathlib import Path
from typing import Any

from conftest import Run

from vssbudget.loader import Source, load
from vssbudget.model import Budget


def budget_in(name: str) -> Budget:
    """Read a budget file that has no fault."""
    loaded = load(Source(name, Path(name)))
    assert loaded.budget is not None, loaded.faults
    return loaded.budget


def told_of(run: Run, table: str, *options: str) -> Any:
    """Import a table, and give what is told of it for programs."""
    Path("plan.csv").write_text(table, "utf-8")
    ran = run("import", "plan.csv", "--format", "json", *options)
    assert ran.status == 0, ran.err
    return json.loads(ran.out)


def imported(run: Run, table: str, *options: str) -> Any:
    """Import a table, and give the budget that is written."""
    Path("plan.csv").write_text(table, "utf-8")
    assert run("import", "plan.csv", "-o", "budget.yaml", "--force", *options).status == 0
    return budget_in("budget.yaml")
