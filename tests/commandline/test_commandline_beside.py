"""A budget that takes indices from a file beside it, in every command and format."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import Run, process

BUDGET = """\
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
sources: {own: "A table"}
indices: {from: ../indices.yaml}
areas:
  hr: {cost: {2023: 1000}, revenue: {2023: 1000}, index: opi, source: own}
"""
INDICES = """\
sources: {skr: "A circular"}
indices:
  wage: {rates: {2024: 3, 2025: 3, 2026: 3}, source: skr}
  opi: {index: wage, points: 0.5, source: skr}
  price: {rates: {2024: 2, 2025: 2}, source: skr}
"""
NAMED = Path("data", "budget2023.yaml")
AT = "indices.yaml"


@pytest.fixture(autouse=True)
def a_budget() -> None:
    """Write a budget in a folder, and a file of indices beside that."""
    NAMED.parent.mkdir()
    NAMED.write_text(BUDGET, "utf-8")
    Path(AT).write_text(INDICES, "utf-8")


def test_a_budget_is_carried_forward_by_them_and_a_rate_replaces_theirs(run: Run) -> None:
    ran = json.loads(run("project", NAMED, "--format", "json").out)
    assert ran["areas"]["hr"]["cost"] == {"2023": 1000, "2024": 1035, "2025": 1071}
    assert ran["rates"]["opi"] == {"2024": "3.5", "2025": "3.5"}
    ran = json.loads(run("project", NAMED, "--format", "json", "--rate", "wage=4").out)
    assert ran["areas"]["hr"]["cost"]["2024"] == 1045
    assert run("project", NAMED, "--price", "4").status == 0
    assert run("project", NAMED, "--rate", "none=4").status == 2


def test_an_explanation_says_where_in_the_file_a_figure_stands_and_its_source(run: Run) -> None:
    ran = run("explain", "hr.cost.2024", NAMED)
    assert "wage 2024: 3 % (indices.yaml:3:24, skr)" in ran.out
    assert "- skr: A circular" in ran.out
    told = json.loads(run("explain", "hr.cost.2024", NAMED, "--format", "json").out)["inputs"]
    assert [(each["file"], each["line"], each["source"]) for each in told] == [
        (str(NAMED), 7, "A table"),
        (AT, 3, "A circular"),
        (AT, 4, "A circular"),
    ]


def test_an_index_of_it_that_a_budget_does_not_follow_is_no_left_over(run: Run) -> None:
    ran = run("check", NAMED, "--strict")
    assert (ran.status, "unused" in ran.out) == (0, False)
    NAMED.write_text(
        BUDGET.replace("yaml}", "yaml, own: {rates: {2024: 1, 2025: 1}, source: own}}")
    )
    ran = run("check", NAMED, "--strict")
    assert ran.status == 1
    assert "unused" in ran.out


def test_bounds_of_an_index_of_it_can_be_told(run: Run) -> None:
    row = "plausible: {indices.wage.rates: {low: 0.5, reason: As published}}\n"
    NAMED.write_text(BUDGET + row, "utf-8")
    assert run("check", NAMED).status == 0
    NAMED.write_text(BUDGET + row.replace("rates", "levels"), "utf-8")
    assert run("check", NAMED).status == 3


def _of_github(out: str) -> str:
    return out.split("file=")[1].split(",", maxsplit=1)[0]


READ: dict[str, Callable[[str], object]] = {
    "json": lambda out: json.loads(out)["findings"][0]["file"],
    "sarif": lambda out: json.loads(out)["runs"][0]["results"][0]["locations"][0][
        "physicalLocation"
    ]["artifactLocation"]["uri"],
    "github": _of_github,
    "gitlab": lambda out: json.loads(out)[0]["location"]["path"],
    "junit": lambda out: (ElementTree.fromstring(out).findtext(".//error") or "").split(":")[0],
    "table": lambda out: out.split(":")[0],
}


@pytest.mark.parametrize("form", READ)
def test_a_fault_of_the_file_is_a_finding_in_it_in_every_format(run: Run, form: str) -> None:
    Path(AT).write_text(INDICES.replace("2024: 2,", "2024: x,"), "utf-8")
    ran = run("check", NAMED, "--format", form)
    assert ran.status == 3
    assert READ[form](ran.out) == AT


@pytest.mark.parametrize("form", ["json", "sarif", "github", "gitlab"])
def test_so_is_what_a_rule_finds_in_it(run: Run, form: str) -> None:
    Path(AT).write_text(INDICES.replace("3, 2025: 3", "0.03, 2025: 0.03"), "utf-8")
    ran = run("check", NAMED, "--format", form, "--rule", "implausible")
    assert READ[form](ran.out) == AT


def test_a_budget_on_standard_input_names_files_of_the_folder_one_is_in(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = process("check", "-", stdin=BUDGET.replace("../", "").encode())
    assert (ran.status, ran.err) == (0, "")
    monkeypatch.chdir("data")
    assert run("check", "budget2023.yaml").status == 0


@pytest.mark.parametrize("command", ["project", "check"])
def test_no_output_goes_over_it(run: Run, command: str) -> None:
    ran = run(command, NAMED, "--format", "json", "--force", "-o", AT)
    assert (ran.status, ran.out) == (2, "")
    assert Path(AT).read_text("utf-8") == INDICES


def test_what_is_found_can_be_accepted_in_the_budget(run: Run) -> None:
    Path(AT).write_text(
        INDICES.replace("opi: {index: wage, points: 0.5, source: skr}", "opi: {2024: 3, 2025: 3}")
    )
    assert run("check", NAMED, "--strict").status == 1
    run("check", NAMED, "--write-accepted")
    assert "indices.opi" in NAMED.read_text("utf-8")


@pytest.mark.parametrize("named", ["../secret.yaml", "out/secret.yaml", ".git/config", "link.yaml"])
def test_in_a_pipeline_no_file_out_of_the_repository_is_read(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: str
) -> None:
    place = tmp_path / "repository"
    (place / ".git").mkdir(parents=True)
    (tmp_path / "secret.yaml").write_text("secret: of the machine\n")
    (place / ".git" / "config").write_text("secret: of the machine\n")
    (place / "out").symlink_to(tmp_path)
    (place / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    budget = place / "budget2023.yaml"
    budget.write_text(BUDGET.replace("../indices.yaml", named), "utf-8")
    monkeypatch.chdir(place)
    monkeypatch.setenv("CI", "true")
    ran = run("check", budget.name)
    assert ran.status == 3
    assert "is not in the repository of the budget" in " ".join(ran.out.split())
    assert "secret:" not in ran.out
    (place / "indices.yaml").write_text(INDICES, "utf-8")
    budget.write_text(BUDGET.replace("../", ""), "utf-8")
    assert run("check", budget.name).status == 0


def test_without_a_repository_around_it_the_folder_of_the_budget_is_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir("elsewhere")
    monkeypatch.setenv("CI", "true")
    ran = run("check", tmp_path / NAMED)
    assert ran.status == 3
    assert "is not in the repository" in " ".join(ran.out.split())


@pytest.mark.parametrize("command", ["check", "project", "check-balance"])
def test_a_file_of_indices_is_refused_with_what_to_do(run: Run, command: str) -> None:
    ran = run(command, AT)
    assert ran.status == 3
    assert "found a file of indices, which is no budget" in " ".join(ran.out.split())
