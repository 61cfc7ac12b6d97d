"""Which budget is read, and where the output says so."""

import json
from pathlib import Path

import pytest
from conftest import Run, process

TITLES = {
    "named.yaml": "named",
    "environment.yaml": "environment",
    "data/budget2024.yaml": "data 2024",
    "data/budget2026.yaml": "data 2026",
    "budget2025.yaml": "here 2025",
    "budget2026.yaml": "here 2026",
    "budget2027.yaml": "here 2027",
}


def budget(title: str) -> str:
    return (
        f"title: {title}\nunit: tkr\nyears: {{budget: [2025]}}\n"
        "areas:\n  a: {cost: {2025: 1}, revenue: {2025: 1}}\n"
    )


def lay(*names: str) -> None:
    """Write budgets that say by their title which they are."""
    for name in names:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(budget(TITLES[name]), "utf-8")


@pytest.mark.parametrize(
    ("there", "args", "environment", "used"),
    [
        (tuple(TITLES), ("named.yaml",), "environment.yaml", "named.yaml"),
        (tuple(TITLES), ("./named.yaml",), "", "named.yaml"),
        (tuple(TITLES), (), "environment.yaml", "environment.yaml"),
        (tuple(TITLES), (), "", "budget2027.yaml"),
        (("data/budget2024.yaml", "budget2025.yaml"), (), "", "budget2025.yaml"),
        (("data/budget2026.yaml", "budget2025.yaml"), (), "", "data/budget2026.yaml"),
        (("data/budget2026.yaml", "budget2026.yaml"), (), "", "data/budget2026.yaml"),
        (("data/budget2024.yaml", "data/budget2026.yaml"), (), "", "data/budget2026.yaml"),
    ],
)
def test_the_argument_goes_before_the_environment_before_the_newest(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    there: tuple[str, ...],
    args: tuple[str, ...],
    environment: str,
    used: str,
) -> None:
    lay(*there)
    monkeypatch.setenv("VSSBUDGET_FILE", environment)
    title = TITLES[used]
    table = run("project", *args).out
    head, place, _ = table.split("\n", 2)
    assert (head.partition(":")[0], place) == (title, f"File: {used}")
    told = json.loads(run("project", *args, "--format", "json").out)
    assert (told["title"], told["file"]) == (title, used)
    assert json.loads(run("check-balance", *args, "--format", "json").out)["files"] == [used]
    assert f"OK: {used}: " in run("check-balance", *args).out
    assert f"vssbudget: OK: {used}: " in run("check-balance", *args, "--format", "github").out


def test_a_folder_with_such_a_name_and_other_names_are_passed_by(run: Run) -> None:
    Path("budget2030.yaml").mkdir()
    for name in ("budget.yaml", "budget20281.yaml", "budget2028.yaml.orig", "xbudget2028.yaml"):
        Path(name).write_text(budget("wrong"), "utf-8")
    lay("budget2025.yaml")
    assert json.loads(run("project", "--format", "json").out)["file"] == "budget2025.yaml"


@pytest.mark.parametrize("name", ["gone.yaml", "x" * 300])
def test_a_file_named_by_the_environment_that_is_not_there_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    lay("budget2025.yaml")
    monkeypatch.setenv("VSSBUDGET_FILE", name)
    ran = run("project")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"vssbudget: VSSBUDGET_FILE names {name}, and there is no such file\n"


def test_a_dash_is_standard_input() -> None:
    lay("budget2025.yaml")
    piped = process("project", "-", stdin=budget("piped").encode())
    assert piped.out.startswith("piped: in balance 2025\nFile: <stdin>\n")
    told = process("check-balance", "-", "budget2025.yaml", "--format", "json", stdin=b"title: T\n")
    assert told.status == 3
    assert json.loads(told.out)["files"] == ["<stdin>", "budget2025.yaml"]


def test_a_file_whose_name_is_a_dash_is_reached_by_its_whole_path(run: Run) -> None:
    dash = Path("-").absolute()
    dash.write_text(budget("dash"), "utf-8")
    assert run("project", dash).out.startswith(f"dash: in balance 2025\nFile: {dash}\n")
