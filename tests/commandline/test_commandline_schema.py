"""`vssbudget schema`: the schema of a budget file, for an editor."""

import json
import tomllib
from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY, Run
from jsonschema import Draft7Validator

from vssbudget.model import IndexFile
from vssbudget.model.scenario import Scenario
from vssbudget.model.schema import budget_schema
from vssbudget.wording import LANGUAGES

SCENARIOS = (REPOSITORY / "data" / "scenarios").iterdir()


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


@pytest.mark.parametrize(
    ("code", "name", "options"),
    [
        ("en", "budget", []),
        ("sv", "budget.sv", []),
        ("en", "indices", ["--indices"]),
        ("sv", "indices.sv", ["--indices"]),
        ("en", "scenario", ["--scenario"]),
        ("sv", "scenario.sv", ["--scenario"]),
    ],
)
def test_the_schema_is_shipped_as_it_is_printed(
    run: Run, code: str, name: str, options: list[str]
) -> None:
    shipped = REPOSITORY / "schema" / f"{name}.schema.json"
    assert shipped.read_text("utf-8") == run("schema", *options, "--lang", code).out
    build = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    targets = build["tool"]["hatch"]["build"]["targets"]
    path = f"schema/{name}.schema.json"
    assert targets["wheel"]["force-include"][path] == f"vssbudget/{path}"
    assert "schema" in targets["sdist"]["include"]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("title: T\nsources: {a: b}\nindices: {wage: {rates: {2024: 3}, source: a}}", True),
        ("indices: {wage: {2024: 3}, opi: {index: wage, points: 1}}", True),
        ("sources: {a: b}", False),
        ("indices: {from: other.yaml}", False),
        ("indices: {wage: {2024: 3}}\nunit: tkr", False),
    ],
)
def test_a_file_of_indices_holds_by_its_own_schema(text: str, holds: bool) -> None:
    schema = budget_schema(LANGUAGES["en"], IndexFile)
    assert Draft7Validator(schema).is_valid(json.loads(json.dumps(yaml.safe_load(text)))) is holds


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        *((path.read_text("utf-8"), True) for path in SCENARIOS),
        ("name: A\nreason: B\nwithout: hr.step\ntimes: {hr.cost: {2023: 1.1}}", True),
        ("name: A\nreason: B\nsets: {hr.step: 3}", False),
        ("name: A\nset: {hr.step: 3}", False),
        ("name: A\nreason: B\nset: 3", False),
    ],
)
def test_a_scenario_holds_by_its_own_schema(text: str, holds: bool) -> None:
    schema = budget_schema(LANGUAGES["en"], Scenario)
    assert Draft7Validator(schema).is_valid(json.loads(json.dumps(yaml.safe_load(text)))) is holds


@pytest.mark.parametrize(
    ("indices", "holds"),
    [
        ("{from: a.yaml}", True),
        ("{from: [a.yaml, b.yaml], wage: {rates: {2024: 3}}}", True),
        ("{from: {rates: {2024: 3}}}", True),
        ("{from: {a: b}}", False),
        ("{wage: a.yaml}", False),
    ],
)
def test_a_budget_may_name_files_by_its_schema(indices: str, holds: bool) -> None:
    text = f"title: T\nunit: t\nyears: {{budget: [2023]}}\nindices: {indices}\nareas: {{}}"
    budget = json.loads(json.dumps(yaml.safe_load(text)))
    assert Draft7Validator(budget_schema(LANGUAGES["en"])).is_valid(budget) is holds
