"""What the program says about itself: help, examples, version, completion."""

import platform
import re
import shlex
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from typer.main import get_group

import vssbudget
from vssbudget import commandline
from vssbudget.commandline.app import app
from vssbudget.model.budget import Budget, IndexFile
from vssbudget.report.keys_text import blocks
from vssbudget.wording.swedish_help import TEXTS

COMMANDS = ("", "project", "check-balance")
SHELLS = ("bash", "zsh", "fish")
EVERY = tuple(get_group(app).commands)
OWN = """\
title: Small
unit: tkr
years: {budget: [2025], plan: [2026]}
areas: {it: {cost: {2025: 100}, revenue: {2025: 100}, step: 1}}
groups: {support: {of: it}}
"""


@pytest.mark.usefixtures("shipped_named")
@pytest.mark.parametrize("command", COMMANDS)
def test_every_example_of_a_help_text_is_done(run: Run, command: str) -> None:
    told = run(*command.split(), "--help").out
    examples = re.findall(r"^ +vssbudget (.+)$", told, re.M)
    assert len(examples) >= 2
    for example in examples:
        assert example.startswith(command)
        ran = run(*shlex.split(example))
        assert (ran.status, ran.err) == (0, ""), example


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_80_columns_and_names_every_option(run: Run, command: str, option: str) -> None:
    ran = run(*command.split(), option)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Usage: vssbudget")
    assert max(map(len, ran.out.splitlines())) <= 80
    named = ("--price", "--wage", "--rate", "--format", "-o, --output", "--force")
    for each in named if command else ("--version", *COMMANDS[1:]):
        assert each in ran.out


def test_help_needs_no_budget_and_ends_before_anything_is_judged(run: Run) -> None:
    assert run("project", "gone.yaml", "--price", "dear", "--help").status == 0


@pytest.mark.parametrize("columns", ["20", "40", "300"])
def test_help_has_no_colours_or_boxes_at_any_width(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert not re.search(r"[\x1b\u2500-\u259f]", run("project", "--help").out)


def test_the_version_is_the_packages(run: Run) -> None:
    ran = run("--version")
    assert (ran.status, ran.out, ran.err) == (0, f"vssbudget {vssbudget.__version__}\n", "")


def test_the_version_with_more_says_what_a_report_of_a_fault_has_to_say(run: Run) -> None:
    ran = run("--version", "--verbose")
    first, python, libraries, place, *rest = ran.out.splitlines()
    assert (ran.status, ran.err) == (0, "")
    assert first == f"vssbudget {vssbudget.__version__}"
    assert python.startswith(f"Python {platform.python_version()}, ")
    assert re.fullmatch(
        r"typer \S+, pydantic \S+, pyyaml \S+, rich \S+ \((libyaml|PyYAML)\)", libraries
    )
    assert place == f"installed in {Path(vssbudget.__file__).parent}"
    assert "README.md and docs/" in rest[-1]
    assert "SECURITY.md" in rest[-1]


@pytest.mark.parametrize("told", [None, "gone", '{"url": "file:///here"}'])
def test_the_version_says_what_it_was_installed_from_where_that_is_known(
    run: Run, monkeypatch: pytest.MonkeyPatch, told: str | None
) -> None:
    real = metadata.distribution

    class Installed:
        version = "1"

        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return told

    def distribution(name: str) -> object:
        if name != "vssbudget":
            return real(name)
        if told == "gone":
            raise metadata.PackageNotFoundError
        return Installed()

    monkeypatch.setattr(metadata, "distribution", distribution)
    out = run("--version", "--verbose", "--lang", "sv").out
    assert ("installerat från file:///here\n" in out) == (told is not None and told != "gone")


def test_verbose_alone_is_wrong(run: Run) -> None:
    ran = run("--verbose")
    assert (ran.status, ran.out) == (2, "")
    assert "--verbose without a command goes with --version" in ran.err


def test_a_fault_of_the_program_names_the_documentation_and_where_to_report(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_: object) -> int:
        raise RuntimeError("no")

    monkeypatch.setattr(commandline, "program", lambda *_: fail)
    ran = run("project")
    assert (ran.status, ran.out) == (70, "")
    assert ran.err.splitlines()[-1].startswith(
        f"vssbudget {vssbudget.__version__}: The documentation is "
    )
    assert "SECURITY.md" in ran.err.splitlines()[-1]


@pytest.mark.parametrize("command", ["", *EVERY])
def test_help_is_told_in_swedish_within_80_columns(run: Run, command: str) -> None:
    ran = run("--lang", "sv", *command.split(), "--help")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("Användning: vssbudget")
    assert max(map(len, ran.out.splitlines())) <= 80
    assert not re.search(
        r"Usage|Options|Arguments|OPTIONS|ARGS|default:|required|YEAR|Show ", ran.out
    )
    same = run(*command.split(), "--help").out
    assert set(re.findall(r"--[a-z-]+", same)) <= set(re.findall(r"--[a-z-]+", ran.out))


def test_help_is_told_in_the_language_of_the_environment(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    assert run("project", "--help").out.startswith("Användning: ")
    assert run("project", "--lang", "en", "--help").out.startswith("Usage: ")


def test_no_swedish_text_is_of_an_option_or_command_that_there_is_not() -> None:
    group = get_group(app)
    options = {name for each in (group, *group.commands.values()) for name in _named(each)}
    words = {"Usage", "Options", "Arguments", "Commands", "required", "default"}
    marks = {each for each in TEXTS if each.isupper() or each.startswith(("[", "NAME["))}
    known = options | words | marks | {"", "--help", "--install-completion", "--show-completion"}
    assert {each.rpartition(" ")[2] for each in TEXTS} - known - set(EVERY) == set()
    owners = {each.partition(" ")[0] for each in TEXTS if " " in each}
    assert owners <= {*EVERY, "vssbudget"}


def _named(command: Any) -> set[str]:
    return {
        each.name if each.param_type_name == "argument" else max(each.opts, key=len)
        for each in command.params
    }


@pytest.mark.parametrize("command", EVERY)
def test_the_command_help_shows_what_the_option_does(run: Run, command: str) -> None:
    ran = run("help", command)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == run(command, "--help").out


def test_the_command_help_alone_shows_the_help_of_the_program(run: Run) -> None:
    assert run("help").out == run("--help").out
    assert run("help", "--lang", "sv").out == run("--lang", "sv", "--help").out


@pytest.mark.parametrize(
    "command", ["project", "prices", "explain", "capital", "allocate", "goals", "report", "solve"]
)
@pytest.mark.parametrize(
    ("lang", "told"), [("en", "but not where CI is set"), ("sv", "men inte där CI är satt")]
)
def test_what_is_read_for_want_of_a_file_is_said(
    run: Run, command: str, lang: str, told: str
) -> None:
    assert told in " ".join(run("--lang", lang, "help", command).out.split())


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("projet", "'projet': there is no such command; did you mean project? known: allocate, "),
        ("zzz", "'zzz': there is no such command; known: allocate, "),
    ],
)
def test_help_on_what_is_no_command_ends_with_2(run: Run, name: str, told: str) -> None:
    ran = run("help", name)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err


@pytest.mark.parametrize("lang", ["en", "sv"])
def test_an_argument_is_told_by_its_name_and_not_by_a_type(run: Run, lang: str) -> None:
    for command in ("project", "check", "rule", "init"):
        told = run("help", command, "--lang", lang).out
        assert not re.search(r"<(?:str|path|list\[.*\])>", told)
    name = {"en": "FILE", "sv": "FIL"}[lang]
    assert f"[{name}]...\n" in run("help", "check", "--lang", lang).out


def test_no_command_at_all_shows_the_help_and_ends_with_2(run: Run) -> None:
    ran = run()
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == run("--help").out


def test_the_keys_of_a_file_are_listed_with_a_line_each(run: Run) -> None:
    out = run("keys").out
    assert re.findall(r"^(\w+)  ", out, re.M) == list(Budget.model_fields)
    assert "vssbudget keys areas)" in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("code", "title"),
    [("en", "What a file of indices may hold"), ("sv", "Vad en fil med index får innehålla")],
)
def test_the_keys_of_a_file_of_indices_are_listed(run: Run, code: str, title: str) -> None:
    out = run("keys", "--indices", "--lang", code).out
    assert out.splitlines()[0] == title
    assert re.findall(r"^(\w+)  ", out, re.M) == list(IndexFile.model_fields)
    (more,) = re.findall(r"vssbudget keys --indices \w+", out)
    assert "\nlevels " in run(*more.split()[1:]).out


def test_what_is_no_block_of_a_file_of_indices_ends_with_2(run: Run) -> None:
    ran = run("keys", "--indices", "areas")
    assert (ran.status, ran.out) == (2, "")
    assert "'areas': there is no such block; the outermost are: indices\n" in ran.err


@pytest.mark.parametrize("block", blocks(indices=False))
@pytest.mark.parametrize("code", ["en", "sv"])
def test_the_keys_of_every_block_are_listed(run: Run, block: str, code: str) -> None:
    ran = run("keys", block, "--lang", code)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"What {block} may hold\n" if code == "en" else f"Vad {block} får ")


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("aeras", "'aeras': there is no such block; did you mean areas? the outermost are: "),
        ("title", "'title': there is no such block; "),
        ("areas.cost.x", "there is no such block; "),
        ("zzz", "'zzz': there is no such block; the outermost are: accepted, areas, "),
    ],
)
def test_what_is_no_block_ends_with_2(run: Run, block: str, told: str) -> None:
    ran = run("keys", block)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_is_shown_for_the_shell_that_runs(
    run: Run, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    monkeypatch.setattr("shellingham.detect_shell", lambda: (shell, f"/bin/{shell}"))
    ran = run("--show-completion")
    assert (ran.status, ran.err) == (0, "")
    assert f"_VSSBUDGET_COMPLETE=complete_{shell}" in ran.out


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (
            "vssbudget ",
            [
                *("project", "check-balance", "check", "prices", "explain", "capital"),
                *(
                    "allocate",
                    "goals",
                    "report",
                    "diff",
                    "compare",
                    "solve",
                    "blame",
                    "rule",
                    "schema",
                ),
                *("keys", "init", "import", "merge", "set", "help"),
            ],
        ),
        ("vssbudget check", ["check-balance", "check"]),
        ("vssbudget project --fo", ["--format", "--force"]),
        ("vssbudget explain --format ", ["auto", "table", "json", "html"]),
        ("vssbudget check-balance --price 2026=3 --wage 2 --format g", ["github", "gitlab"]),
        ("vssbudget project --price=2 --w", ["--wage"]),
        ("vssbudget prices --area l", ["lkdata"]),
        ("vssbudget prices own.yaml --area ", ["it", "support"]),
        ("vssbudget prices broken.yaml --area ", []),
        ("vssbudget prices gone.yaml --area ", []),
        ("vssbudget prices --year 202", [str(year) for year in range(2021, 2029)]),
        ("vssbudget check --rule unu", ["unused"]),
        ("vssbudget check --skip foot", ["footing"]),
        ("vssbudget rule cl", ["claim"]),
        ("vssbudget explain hr.co", ["hr.cost."]),
        ("vssbudget explain lkdata.cost.202", [f"lkdata.cost.{y}" for y in range(2021, 2029)]),
        ("vssbudget explain total.shared", []),
        ("vssbudget blame hr.co", ["hr.cost."]),
        ("vssbudget explain hr.cost.20 brok", ["broken.yaml"]),
        ("vssbudget solve rates.", ["rates.price", "rates.wage"]),
        ("vssbudget solve --tornado hr.co", ["hr.cost."]),
        ("vssbudget solve rates. brok", ["broken.yaml"]),
        ("vssbudget keys areas.carry", ["areas.carry_over"]),
        ("vssbudget keys --indices ", ["indices", "indices.assumptions"]),
        ("vssbudget help all", ["allocate"]),
        ("vssbudget chekc --la", ["--lang"]),
        ("vssbudget check o", ["own.yaml"]),
        ("vssbudget project folder/", ["folder/budget2025.yml"]),
        ("vssbudget project f", ["folder/"]),
        ("vssbudget project gone/x", []),
    ],
)
def test_completion_offers_what_can_follow(
    run: Run, monkeypatch: pytest.MonkeyPatch, shell: str, typed: str, offered: list[str]
) -> None:
    Path("own.yaml").write_text(OWN)
    Path("broken.yaml").write_text("areas: [")
    Path("folder").mkdir()
    Path("folder/budget2025.yml").write_text(OWN)
    Path("folder/notes.txt").write_text("")
    for name, value in {
        "_VSSBUDGET_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_ARGS": typed,
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split(" ")) - 1),
    }.items():
        monkeypatch.setenv(name, value)
    ran = run()
    assert (ran.status, ran.err) == (0, "")
    words = {
        "bash": r"^.+$",
        "zsh": r'^(?:_arguments \'\*: :\(\()?"([^"]+)"',
        "fish": r"^[^\t\n]+",
    }
    assert re.findall(words[shell], ran.out, re.M) == offered


def test_completion_offers_no_inputs_of_a_budget_that_cannot_be_read(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("budget2023.yaml").write_text("areas: [")
    typed = "vssbudget solve rates."
    monkeypatch.setenv("_VSSBUDGET_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", "2")
    assert run().out.strip() == ""
    Path("budget2023.yaml").unlink()
    Path("budget2023.yaml").symlink_to("gone.yaml")
    assert "rates.wage" in run().out


def test_completion_offers_no_figures_of_a_budget_that_cannot_be_read(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("budget2025.yaml").write_text("areas: [")
    monkeypatch.setenv("_VSSBUDGET_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "vssbudget explain ")
    monkeypatch.setenv("COMP_CWORD", "2")
    ran = run()
    assert (ran.status, ran.out.strip(), ran.err) == (0, "", "")


def test_completion_for_a_shell_that_is_not_known_ends_with_2(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_VSSBUDGET_COMPLETE", "complete_tcsh")
    ran = run()
    assert (ran.status, ran.out) == (2, "")
    assert "tcsh" in ran.err


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "for the report that of the file"), ("sv", "annars filens språk i rapporten")],
)
def test_the_language_of_a_report_is_told_as_it_is(run: Run, lang: str, told: str) -> None:
    assert told in " ".join(run("--lang", lang, "help", "report").out.split())
    assert told not in " ".join(run("--lang", lang, "help", "project").out.split())
