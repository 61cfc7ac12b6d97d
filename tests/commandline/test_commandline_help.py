"""What the program says about itself: help, examples, version, completion."""

import re
import shlex

import pytest
from conftest import Run

import vssbudget

COMMANDS = ("", "project", "check-balance")
SHELLS = ("bash", "zsh", "fish")


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
                *("allocate", "rule", "schema", "init"),
            ],
        ),
        ("vssbudget check", ["check-balance", "check"]),
        ("vssbudget project --fo", ["--format", "--force"]),
        ("vssbudget explain --format ", ["auto", "table", "json"]),
        ("vssbudget check-balance --price 2026=3 --wage 2 --format g", ["github", "gitlab"]),
        ("vssbudget project --price=2 --w", ["--wage"]),
    ],
)
def test_completion_offers_what_can_follow(
    run: Run, monkeypatch: pytest.MonkeyPatch, shell: str, typed: str, offered: list[str]
) -> None:
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


def test_completion_for_a_shell_that_is_not_known_ends_with_2(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_VSSBUDGET_COMPLETE", "complete_tcsh")
    ran = run()
    assert (ran.status, ran.out) == (2, "")
    assert "tcsh" in ran.err
