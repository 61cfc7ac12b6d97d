"""The habits of the house: form, types, floors, and docs that say what the program does."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import REPOSITORY, SHIPPED, Run
from pydantic import BaseModel

from vssbudget.checks import BALANCE, RULES
from vssbudget.commandline import ending
from vssbudget.loader import Source, load
from vssbudget.model.budget import Area, Block, Budget
from vssbudget.report import FINDINGS_FORMATS, PROJECTION_FORMATS

DOCS = {page.name: page.read_text("utf-8") for page in REPOSITORY.glob("docs/*.md")}
README = (REPOSITORY / "README.md").read_text("utf-8")
SCRIPTS = Path(sys.executable).parent


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
        ("lint-imports",),
        ("python", "docs/generate.py", "--check"),
    ],
    ids=" ".join,
)
def test_the_house_is_in_order(command: tuple[str, ...]) -> None:
    ran = subprocess.run(
        [SCRIPTS / command[0], *command[1:]],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("command", [(), ("project",), ("check-balance",)])
def test_every_option_stands_in_the_docs(run: Run, command: tuple[str, ...]) -> None:
    told = run(*command, "--help").out
    options = set(re.findall(r"(?<!\w)--[a-z-]+", told))
    assert options
    assert told.rstrip() in DOCS["commands.md"]
    assert options <= set(re.findall(r"(?<!\w)--[a-z-]+", DOCS["commands.md"]))


def test_every_exit_status_stands_in_the_docs() -> None:
    known = {value for name, value in vars(ending).items() if name.isupper()}
    section = DOCS["commands.md"].split("## Exit status")[1].split("##")[0]
    assert {int(each) for each in re.findall(r"^\| (\d+) \|", section, re.M)} == known


def test_every_format_stands_in_the_docs() -> None:
    told = re.findall(r"^\| `([a-z]+)` \|", DOCS["commands.md"], re.M)
    assert told == [*PROJECTION_FORMATS, *FINDINGS_FORMATS]


def test_every_rule_stands_in_the_docs() -> None:
    assert re.findall(r"^## `(.+)`$", DOCS["rules.md"], re.M) == list(RULES)
    assert set(BALANCE) <= RULES.keys()


@pytest.mark.parametrize(("part", "table"), [(Budget, 0), (Area, 1), (Block, 2)])
def test_every_key_of_the_format_stands_in_the_docs(part: type[BaseModel], table: int) -> None:
    tables = DOCS["format.md"].split("| key | holds |")[1:]
    told = set(re.findall(r"^\| `(\w+)` \|", tables[table], re.M))
    shared = {"source", "assumptions"} if part is Area else set()
    assert told == set(part.model_fields) - shared


def test_the_example_of_the_format_is_a_budget_without_a_fault() -> None:
    assert load(Source("example", REPOSITORY / "docs" / "example.yaml")).faults == ()


def test_every_page_is_linked_from_the_readme_and_every_link_leads_somewhere() -> None:
    links = set(re.findall(r"\]\(([^)#]+)\)", README))
    assert {link.removeprefix("docs/") for link in links} >= DOCS.keys()
    for page, text in {**{f"docs/{name}": text for name, text in DOCS.items()}, "": README}.items():
        folder = (REPOSITORY / page).parent if page else REPOSITORY
        for link in re.findall(r"\]\(([^)#]+)\)", text):
            assert "://" in link or (folder / link).exists(), (page, link)


def test_the_first_lines_of_the_readme_run_the_main_job_and_the_tests() -> None:
    block = README.split("```sh\n")[1].split("```")[0].strip().split("\n")
    assert len(block) == 2
    assert "vssbudget project --price 2.5 --wage 3.0" in block[0]
    assert "python -m pytest" in block[1]


def test_every_figure_of_the_shipped_budget_says_where_it_comes_from() -> None:
    budget = load(Source("shipped", SHIPPED)).budget
    assert budget is not None
    blocks = (budget.areas, budget.indices, budget.volumes, budget.personnel)
    parts: list[Any] = [part for block in blocks for part in block.values()]
    parts += [budget.budget_frame, budget.investments, budget.published]
    assert [part for part in parts if not part.source] == []


def test_the_parser_of_libyaml_is_used_where_it_is_there() -> None:
    from vssbudget.loader import events

    assert events._PARSER is getattr(yaml, "CSafeLoader", events.PythonParser)
