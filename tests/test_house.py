"""The habits of the house: form, types, floors, and docs that say what the program does."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import REPOSITORY, SHIPPED, Run
from pydantic import BaseModel
from typer.main import get_group

from vssbudget import late
from vssbudget.checks import BALANCE, RULES, severity
from vssbudget.commandline import exit_status
from vssbudget.commandline.app import app
from vssbudget.commandline.view import ending_of
from vssbudget.late import LATE
from vssbudget.loader import REFUSALS, Source, load
from vssbudget.model.schema import parts
from vssbudget.report import FINDINGS_FORMATS, PROJECTION_FORMATS, REPORTS
from vssbudget.views.report import ReportView
from vssbudget.wording import ENGLISH

PAGES = REPOSITORY / "docs"
DOCS = {
    page.relative_to(PAGES).as_posix(): page.read_text("utf-8") for page in PAGES.glob("**/*.md")
}
README = (REPOSITORY / "README.md").read_text("utf-8")
SCRIPTS = Path(sys.executable).parent
COMMANDS = tuple(get_group(app).commands)


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


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_every_command_and_option_stands_in_the_docs(run: Run, command: tuple[str, ...]) -> None:
    told = run(*command, "--help").out
    options = set(re.findall(r"(?<!\w)--[a-z-]+", told))
    assert options
    assert told.rstrip() in DOCS["commands.md"]
    assert options <= set(re.findall(r"(?<!\w)--[a-z-]+", DOCS["commands.md"]))
    assert set(command) <= set(re.findall(r"^## (.+)$", DOCS["commands.md"], re.M))


def test_every_exit_status_stands_in_the_docs() -> None:
    known = {value for name, value in vars(exit_status).items() if name.isupper()}
    told = [int(each) for each in re.findall(r"^\| (\d+) \|", DOCS["exit-status.md"], re.M)]
    assert told == sorted(known)
    shown = re.findall(r"^\$ echo \$\?\n(\d+)$", DOCS["exit-status.md"], re.M)
    assert {int(each) for each in shown} == known - {exit_status.BUG, exit_status.INTERRUPTED}
    assert "(exit-status.md)" in DOCS["commands.md"]


def test_every_format_stands_in_the_docs() -> None:
    told = re.findall(r"^\| `([a-z-]+)` \|", DOCS["commands.md"], re.M)
    assert told == [*PROJECTION_FORMATS, "auto", *FINDINGS_FORMATS]


def test_every_rule_stands_in_the_docs_with_a_budget_that_fails_and_one_that_holds() -> None:
    pages = DOCS["rules.md"].split("\n## ")[1:]
    assert [page.split("\n")[0] for page in pages] == [f"`{name}`" for name in RULES]
    for page, weight in zip(pages, map(severity, RULES), strict=True):
        assert f"\nSeverity: `{weight}`.\n" in page
        assert page.count("A budget that fails:") == page.count("A budget that holds:") == 1
    assert set(BALANCE) <= RULES.keys()


def test_every_refusal_and_every_rule_has_an_entry_among_the_errors() -> None:
    entries = DOCS["errors.md"].split("\n### ")[1:]
    names = [entry.split("\n")[0].strip("`") for entry in entries]
    assert names == [*REFUSALS, *RULES]
    for name, entry in zip(names, entries, strict=True):
        assert re.search(rf"^\d+:\d+: {name}: .+\.$", entry, re.M), name


def test_every_refused_file_of_the_tests_stands_among_the_errors() -> None:
    files = {path.stem for path in (REPOSITORY / "tests" / "budgets" / "refused").iterdir()}
    assert files <= set(re.findall(r"^#### (.+)$", DOCS["errors.md"], re.M))


@pytest.mark.parametrize(("name", "part"), list(parts()))
def test_every_key_of_the_format_stands_in_the_docs(name: str, part: type[BaseModel]) -> None:
    told = DOCS["format.md"].split(f'cog keys("{name}") ]]]')[1].split("[[[end]]]")[0]
    assert set(re.findall(r"(?:^\| |[:,] )`(\w+)`", told, re.M)) == set(part.model_fields)


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


def test_what_the_readme_lists_can_be_run_from_top_to_bottom(run: Run) -> None:
    for name in ("data", "docs", "examples"):
        shutil.copytree(REPOSITORY / name, name)
    lines = re.findall(r"^    vssbudget (.+?)(?: +#.*)?$", README.split("## Use it\n")[1], re.M)
    assert len(lines) > 15
    for line in lines:
        words = [name for word in shlex.split(line) for name in _globbed(word)]
        assert run(*words).status == 0, line


@pytest.mark.parametrize(
    ("name", "told"), [("README.md", "'.[excel]'"), ("docs/sv/kom-igang.md", '".[excel]"')]
)
def test_who_is_led_to_a_workbook_is_told_what_that_needs(name: str, told: str) -> None:
    text = (REPOSITORY / name).read_text("utf-8")
    assert ".xlsx" in text
    assert f"pip install {told}" in text


def _globbed(word: str) -> list[str]:
    return sorted(map(str, Path().glob(word))) if "*" in word else [word]


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


def _layers() -> dict[str, int]:
    """Give the floor of each package, as the import contract has them, the highest first."""
    text = (REPOSITORY / "pyproject.toml").read_text("utf-8")
    listed = re.search(r"^layers = \[(.*?)^\]", text, re.M | re.S)
    assert listed
    floors = re.findall(r'"([^"]+)"', listed[1])
    return {name: at for at, floor in enumerate(floors) for name in re.split(r" [|:] ", floor)}


def test_what_loads_late_stands_no_higher_than_who_asks_for_it() -> None:
    layers, asked = _layers(), set[str]()
    for file in (REPOSITORY / "vssbudget").rglob("*.py"):
        top_of_file = file.relative_to(REPOSITORY / "vssbudget").with_suffix("").parts[0]
        for name in re.findall(r"\blate\.(\w+)", file.read_text("utf-8")):
            if top_of_file == "late":
                continue
            asked.add(name)
            floor = layers[top_of_file]
            top, _, below = LATE[name].partition(".")
            assert top != "vssbudget" or floor <= layers[below.partition(".")[0]], (file, name)
    assert asked == LATE.keys()


def test_nothing_else_loads_late() -> None:
    """An import within a function stands in `late`, in one table."""
    for file in (REPOSITORY / "vssbudget").rglob("*.py"):
        within = re.findall(r"^ {4,}(?:from|import) .*$", file.read_text("utf-8"), re.M)
        guarded = [each for each in within if re.match(r" {8}", each)]
        assert not guarded, file


def test_what_no_module_is_called_loads_nothing() -> None:
    with pytest.raises(AttributeError):
        late.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_every_chapter_of_a_report_stands_in_the_docs_in_its_order() -> None:
    told = re.findall(r"^\| ([A-Z][^|]+) \|", DOCS["report.md"], re.M)
    assert told == [ENGLISH.words[f"report-{key}"] for key in ReportView.CHAPTERS]
    assert re.findall(r"^\| `(\.[a-z]+)` \|", DOCS["report.md"], re.M) == [*map(ending_of, REPORTS)]
