"""`vssbudget init`: a small budget to start from, which replaces nothing."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from editor import marked

from vssbudget.loader import Source, load
from vssbudget.wording import LANGUAGES

FILE = Path("budget2024.yaml")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_budget_passes_every_check_and_can_be_projected(run: Run, code: str) -> None:
    ran = run("init", "--lang", code)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.startswith("vssbudget: budget2024.yaml ")
    checked = json.loads(run("check", "--strict", "--format", "json").out)
    assert checked["files"][0].endswith(str(FILE))
    assert (checked["ok"], checked["findings"]) == (True, [])
    assert checked["summary"]["checked"]["zero-result"] == 4
    assert run("project").status == 0
    assert marked(FILE.read_text("utf-8")) == []


def test_the_file_is_named_after_the_base_year_of_the_budget_in_it(run: Run) -> None:
    run("init")
    budget = load(Source(str(FILE), FILE)).budget
    assert budget is not None
    assert f"budget{budget.years.base}.yaml" == str(FILE)


def test_the_budget_is_written_under_the_name_given_or_to_standard_output(run: Run) -> None:
    assert run("init", "mine.yaml").status == 0
    ran = run("init", "-")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == Path("mine.yaml").read_text("utf-8")
    assert sorted(Path().iterdir()) == [Path("mine.yaml")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_both_languages_hold_the_same_budget_but_for_its_names(run: Run, code: str) -> None:
    told = run("init", "-", "--lang", code).out
    figures = re.findall(r"[0-9.]+", re.sub(r"#.*|vssbudget.*", "", told))
    assert figures == re.findall(r"[0-9.]+", re.sub(r"#.*", "", run("init", "-").out))


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_the_comments_offer_can_be_taken(run: Run, code: str) -> None:
    told = run("init", "-", "--lang", code).out
    taken = re.sub(r"^(    )# ([a-z_]+: )", r"\1\2", told, flags=re.M)
    taken = taken.replace("## yaml-", "# yaml-")
    assert taken.count("lasting: {") == 1
    assert "\n# yaml-language-server: $schema=budget.schema.json\n" in taken
    assert f"vssbudget schema --lang {code} --output budget.schema.json\n" in taken
    FILE.write_text(taken, encoding="utf-8")
    budget = load(Source(str(FILE), FILE)).budget
    assert budget is not None
    assert budget.areas["it"].lasting == {2026: 500}
    assert budget.areas["it"].one_off == {2027: -200}
    assert marked(taken) == []


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("file", "budget2024.yaml: there is something of that name, and init replaces nothing"),
        ("folder", "init budget2024.yaml: it is a folder"),
        ("link", "init budget2024.yaml: it is a link"),
        ("broken link", "init budget2024.yaml: it is a link"),
        ("pipe", "init budget2024.yaml: it is no regular file"),
    ],
)
def test_nothing_that_is_there_is_replaced(run: Run, kind: str, told: str) -> None:
    Path("other").write_text("mine", encoding="utf-8")
    make: dict[str, Callable[[], Any]] = {
        "file": lambda: FILE.write_text("mine", encoding="utf-8"),
        "folder": FILE.mkdir,
        "link": lambda: FILE.symlink_to("other"),
        "broken link": lambda: FILE.symlink_to("gone"),
        "pipe": lambda: os.mkfifo(FILE),
    }
    make[kind]()
    before = FILE.lstat()
    ran = run("init")
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert FILE.lstat() == before
    assert Path("other").read_text("utf-8") == "mine"


def test_a_budget_that_cannot_be_written_ends_with_4(run: Run) -> None:
    ran = run("init", "gone/budget2024.yaml")
    assert (ran.status, ran.out) == (4, "")
    assert "gone/budget2024.yaml could not be written" in ran.err
