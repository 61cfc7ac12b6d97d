"""Which format and which colours: asked for, by the ending of the output, by the place."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SHIPPED, Run

FIGURES = {"plan.csv": "csv", "plan.json": "json", "plan.md": "markdown", "plan.txt": "table"}
FINDINGS = {
    "found.json": "json",
    "found.md": "markdown",
    "found.txt": "table",
    "found.sarif": "sarif",
    "found.xml": "junit",
}
OTHERS = {
    "PLAN.JSON": "json",
    "found.sarif.json": "sarif",
    "found.markdown": "markdown",
    "found.log": "table",
    "found": "table",
    "found.2025": "table",
}


@pytest.mark.parametrize(
    ("command", "name", "form"),
    [
        *(("project", *each) for each in FIGURES.items()),
        *(("check-balance", *each) for each in (FINDINGS | OTHERS).items()),
        *((command, "a.csv", "csv") for command in ("prices", "capital", "allocate", "goals")),
        ("explain hr.cost.2024", "a.json", "json"),
        ("solve --tornado hr.cost.2024", "a.csv", "csv"),
    ],
)
def test_the_ending_of_the_output_is_its_format(
    run: Run, command: str, name: str, form: str
) -> None:
    asked = (*command.split(), SHIPPED)
    assert run(*asked, "-o", name).status == 0
    assert Path(name).read_bytes() == run(*asked, "--format", form).out.encode()


def test_a_format_that_is_asked_for_goes_before_the_ending(run: Run) -> None:
    assert run("project", SHIPPED, "--format", "json", "-o", "plan.csv").status == 0
    assert json.loads(Path("plan.csv").read_text("utf-8"))["unit"] == "tkr"
    assert run("project", SHIPPED, "--format", "table", "-o", "plan.xlsx").status == 0


@pytest.mark.parametrize(
    ("command", "name", "written"),
    [
        ("project", "plan.xlsx", ".csv, .json, .md, .txt"),
        ("project", "plan.pdf", ".csv, .json, .md, .txt"),
        ("project", "plan.sarif", ".csv, .json, .md, .txt"),
        ("check", "found.csv", ".json, .md, .sarif, .txt, .xml"),
        ("check-balance", "found.html", ".json, .md, .sarif, .txt, .xml"),
        ("explain hr.cost.2024", "figure.csv", ".html, .json, .txt"),
    ],
)
def test_an_ending_that_a_command_does_not_write_is_refused_with_those_it_does(
    run: Run, command: str, name: str, written: str
) -> None:
    ran = run(*command.split(), SHIPPED, "-o", name)
    ending = Path(name).suffix
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"vssbudget: --output {name}: this command writes no {ending}; it writes {written}, and "
        "with --format any of its formats under any name\n"
    )
    assert not Path(name).exists()


def test_an_ending_is_refused_in_swedish(run: Run) -> None:
    ran = run("--lang", "sv", "project", SHIPPED, "-o", "plan.xlsx")
    assert ran.err == (
        "vssbudget: --output plan.xlsx: kommandot skriver inte .xlsx, utan .csv, .json, .md, .txt; "
        "med --format går alla dess format, vad filen än heter\n"
    )


def test_a_dash_for_the_output_is_standard_output(run: Run) -> None:
    for command in ("project", "check-balance", "schema"):
        dashed, bare = run(command, "-o", "-"), run(command)
        assert (dashed.status, dashed.out) == (bare.status, bare.out)
    assert list(Path().iterdir()) == []


def test_a_workflow_of_github_gets_its_format_in_the_log_and_not_in_a_file(
    run: Run, monkeypatch: pytest.MonkeyPatch, broken_file: Path
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("check-balance", broken_file, "-o", "-").out.startswith("::error ")
    assert run("check-balance", broken_file, "-o", "found.txt").status == 1
    assert "::error" not in Path("found.txt").read_text("utf-8")
    assert "::" not in run("project", SHIPPED).out


@pytest.mark.parametrize(
    ("options", "environment", "coloured"),
    [
        ((), {}, False),
        (("--color", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": ""}, False),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "auto"), {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        (("--format", "json"), {"FORCE_COLOR": "1"}, False),
    ],
)
@pytest.mark.parametrize("command", ["project", "check-balance"])
def test_colours_are_as_asked_else_as_the_environment_wants_them(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    options: tuple[str, ...],
    environment: dict[str, str],
    coloured: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run(command, SHIPPED, *options).out) is coloured


def test_a_file_gets_colours_only_where_they_are_asked_for(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run("project", SHIPPED, "-o", "plan.txt").status == 0
    assert "\x1b[" not in Path("plan.txt").read_text("utf-8")
    assert run("project", SHIPPED, "-o", "shown.txt", "--color", "always").status == 0
    assert "\x1b[" in Path("shown.txt").read_text("utf-8")


@pytest.mark.usefixtures("shipped_named")
@pytest.mark.parametrize("command", ["project", "check-balance", "rule", "schema"])
def test_a_language_before_the_command_is_that_of_the_command(run: Run, command: str) -> None:
    swedish = run(command, "--lang", "sv")
    assert run("--lang", "sv", command).out == swedish.out
    assert run("--lang", "en", command, "--lang", "sv").out == swedish.out
    assert run("--lang", "sv", command, "--lang", "en").out == run(command).out != swedish.out


def test_a_language_before_init_is_that_of_the_budget(run: Run) -> None:
    assert run("--lang", "sv", "init", "-").out == run("init", "-", "--lang", "sv").out


def test_a_mistake_is_told_in_the_language_before_the_command(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    assert "finns inte" in run("--lang", "sv", "check", "none.yaml").err
    assert "fält" in run("--lang", "sv", "check", budget_file("titel: T\n")).out
