"""`vssbudget schema`: the schema of a budget file, for an editor."""

import json
import tomllib
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run

from vssbudget.model.schema import budget_schema
from vssbudget.wording import LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_schema_is_printed_in_the_language_asked_for(run: Run, code: str) -> None:
    ran = run("schema", "--lang", code)
    assert (ran.status, ran.err) == (0, "")
    assert json.loads(ran.out) == budget_schema(LANGUAGES[code])
    assert ran.out.endswith("}\n")


def test_the_schema_is_told_in_the_language_of_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VSSBUDGET_LANG", "sv")
    assert json.loads(run("schema").out)["title"] == "En budgetfil"


def test_the_schema_goes_to_a_file_and_replaces_one_only_with_force(run: Run) -> None:
    target = Path("budget.schema.json")
    assert run("schema", "--output", target).status == 0
    written = target.read_text("utf-8")
    ran = run("schema", "--output", target, "--lang", "sv")
    assert (ran.status, ran.out) == (2, "")
    assert target.read_text("utf-8") == written
    assert run("schema", "--output", target, "--lang", "sv", "--force").status == 0
    assert target.read_text("utf-8") != written


@pytest.mark.parametrize(("code", "name"), [("en", "budget"), ("sv", "budget.sv")])
def test_the_schema_is_shipped_as_it_is_printed(run: Run, code: str, name: str) -> None:
    shipped = REPOSITORY / "schema" / f"{name}.schema.json"
    assert shipped.read_text("utf-8") == run("schema", "--lang", code).out
    build = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    targets = build["tool"]["hatch"]["build"]["targets"]
    path = f"schema/{name}.schema.json"
    assert targets["wheel"]["force-include"][path] == f"vssbudget/{path}"
    assert "schema" in targets["sdist"]["include"]
