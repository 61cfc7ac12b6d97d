"""What is read where no file is named: never somebody else's budget in a check or a pipeline."""

import json
from pathlib import Path

import pytest
from conftest import SHIPPED, Run, process

from vssbudget.commandline.pipeline import PIPELINE

SMALL = (
    "title: Small\nunit: tkr\nyears: {budget: [2025]}\n"
    "areas:\n  a: {cost: {2025: 1}, revenue: {2025: 1}}\n"
)
NOBODYS = (
    "vssbudget: no budget is named, and there is no budget<year>.yaml in ./data or .: name the file"
)
CHECKING = ("check", "check-balance")
SHOWING = (
    ("project",),
    ("prices",),
    ("capital",),
    ("allocate",),
    ("goals",),
    ("explain", "hr.cost.2023"),
    ("solve", "--tornado", "hr.cost.2023"),
)


def put(*names: str, text: str = SMALL) -> None:
    for name in names:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, "utf-8")


def judged(run: Run, *args: str) -> list[str]:
    """Give the files that a check judges, all of them without an error."""
    ran = run("check-balance", *args, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    files: list[str] = json.loads(ran.out)["files"]
    return files


@pytest.mark.parametrize("command", CHECKING)
def test_a_check_never_judges_the_shipped_budget_for_want_of_another(
    run: Run, command: str
) -> None:
    ran = run(command)
    assert (ran.status, ran.out, ran.err) == (2, "", f"{NOBODYS}\n")
    assert run(command, "--lang", "sv").err == (
        "vssbudget: ingen budget är angiven, och det finns ingen budget<år>.yaml i ./data "
        "eller .: ange filen\n"
    )
    assert run(command, SHIPPED).status == 0


@pytest.mark.parametrize(
    "name",
    [
        *("Budget2025.yaml", "budget-2025.yaml", "budget_2025.yaml", "budget25.yaml"),
        *("budget2025-v2.yaml", "norrby2025.yaml", "data/Budget2025.YML", "budget2025.yaml.txt"),
    ],
)
@pytest.mark.parametrize("command", CHECKING)
def test_a_check_names_the_file_nearby_that_looks_like_a_budget(
    run: Run, command: str, name: str
) -> None:
    put(name, text=SMALL.replace("cost: {2025: 1}", "cost: {2025: 2}"))
    ran = run(command)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"{NOBODYS}; nearby {name} looks like a budget\n"


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("areas:\n  a: {}\n", True),
        ("\ufefftitle: x\r\n'areas' : {}\r\n", True),
        ('{title: x,\n "areas": {}}\n', True),
        ("jobs:\n  areas: 1\n", False),
        ("# areas:\nsubareas: 1\n", False),
        ("#" * 70_000 + "\nareas: {}\n", False),
        ("", False),
    ],
)
def test_a_yaml_looks_like_a_budget_by_its_areas_near_its_beginning(
    run: Run, text: str, like: bool
) -> None:
    put("norrby.yml", text=text)
    put("norrby.txt")
    assert ("; nearby norrby.yml looks" in run("check").err) is like


def test_only_so_many_files_are_looked_into(run: Run) -> None:
    put(*(f"a{number:03}.yaml" for number in range(200)), text="x: 1\n")
    put("b.yaml")
    put("z-budget.yaml")
    assert run("check").err == f"{NOBODYS}; nearby z-budget.yaml looks like a budget\n"


def test_a_file_that_cannot_be_looked_into_is_passed_by(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("norrby.yaml")

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert run("check").err == f"{NOBODYS}\n"


@pytest.mark.parametrize("args", SHOWING, ids=" ".join)
@pytest.mark.parametrize("variable", PIPELINE)
@pytest.mark.parametrize("value", ["true", "1", "yes"])
def test_in_a_pipeline_no_command_reads_the_shipped_budget_unasked(
    run: Run, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    ran = run(*args)
    assert (ran.status, ran.out, ran.err) == (2, "", f"{NOBODYS}\n")
    assert run(*args, SHIPPED).status == 0


@pytest.mark.parametrize("args", SHOWING, ids=" ".join)
def test_elsewhere_a_command_says_in_one_line_that_it_does(run: Run, args: tuple[str, ...]) -> None:
    ran = run(*args)
    assert ran.status == 0
    assert ran.out == run(*args, SHIPPED).out
    assert ran.err == (
        "vssbudget: there is no budget<year>.yaml in ./data or .: this is the 2023 budget that "
        "is shipped with the program\n"
    )
    put("Budget2025.yaml")
    assert run(*args, "--lang", "sv").err == (
        "vssbudget: det finns ingen budget<år>.yaml i ./data eller .: det här är den budget för "
        "2023 som följer med programmet; i närheten ser Budget2025.yaml ut som en budget\n"
    )


@pytest.mark.parametrize("value", ["", "0", "false", "False", " "])
def test_a_variable_of_a_pipeline_that_says_no_is_none(
    run: Run, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    for variable in PIPELINE:
        monkeypatch.setenv(variable, value)
    assert run("project").status == 0


def test_a_folder_stands_for_the_budgets_directly_in_it_year_by_year(run: Run) -> None:
    put("plans/budget2026.yml", "plans/budget2024.yaml", "plans/plan2023.yaml", "other.yaml")
    put("budget2030.yaml")
    (Path("plans") / "budget2031.yaml").mkdir()
    assert judged(run, "plans") == ["plans/budget2024.yaml", "plans/budget2026.yml"]
    assert judged(run, "other.yaml", "plans/", ".") == [
        *("other.yaml", "plans/budget2024.yaml", "plans/budget2026.yml", "budget2030.yaml")
    ]


def test_what_a_folder_leaves_out_though_it_is_called_a_budget_is_named(run: Run) -> None:
    put("plans/budget2024.yaml", "plans/Budget2025.yaml", "plans/budget 2026.YML", "plans/x.yaml")
    put("plans/budget2023.yaml~", "plans/budget2027.yaml.bak")
    ran = run("check-balance", "plans")
    assert ran.status == run("check-balance", "plans/budget2024.yaml").status
    assert ran.err == (
        "vssbudget: of the folder plans only budget<year>.yaml is judged, and not "
        "plans/Budget2025.yaml, plans/budget 2026.YML\n"
    )


def test_a_folder_without_a_budget_is_told_and_the_others_are_judged(run: Run) -> None:
    put("plans/Budget2023.yaml", "budget2030.yaml")
    ran = run("check-balance", "plans", "budget2030.yaml", "--format", "json")
    assert ran.status == 2
    assert json.loads(ran.out)["files"] == ["budget2030.yaml"]
    assert ran.err == (
        "vssbudget: there is no budget<year>.yaml in the folder plans: name the file; "
        "nearby plans/Budget2023.yaml looks like a budget\n"
    )


@pytest.mark.parametrize("args", [(), ("plans",)])
def test_two_files_of_one_name_are_both_named(run: Run, args: tuple[str, ...]) -> None:
    folder = "plans" if args else "data"
    put(f"{folder}/budget2025.yaml", f"{folder}/budget2025.yml")
    ran = run("check", *args)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"vssbudget: {folder}/budget2025.yaml and {folder}/budget2025.yml have one name: "
        "name the file, or take one of them away\n"
    )


def test_a_folder_elsewhere_is_wrong_usage(run: Run) -> None:
    put("plans/budget2023.yaml")
    ran = run("project", "plans")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "vssbudget: plans is a folder: name the file in it\n"


def test_a_name_with_another_ending_is_found(run: Run) -> None:
    put("budget2025.yml", "data/budget2024.yaml")
    assert judged(run) == ["budget2025.yml"]


def test_standard_input_needs_no_file_in_a_pipeline() -> None:
    ran = process("check", "-", stdin=SMALL.encode(), CI="true")
    assert ran.status == 0
