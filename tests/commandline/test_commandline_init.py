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


@pytest.mark.parametrize(
    ("args", "name", "year"),
    [
        (("budget2027.yaml",), "budget2027.yaml", 2027),
        (("norrby_2030_v2.yaml",), "norrby_2030_v2.yaml", 2030),
        (("mine.yaml", "--year", "2031"), "mine.yaml", 2031),
        (("budget2028.yaml", "--year", "2028"), "budget2028.yaml", 2028),
        (("plan-2026-2028.yaml", "--year", "2028"), "plan-2026-2028.yaml", 2028),
        (("plan-2026-2028.yaml",), "plan-2026-2028.yaml", 2026),
        (("budget2345.yaml",), "budget2345.yaml", 2345),
        (("--year", "2026"), "budget2026.yaml", 2026),
        (("budget120270.yaml",), "budget120270.yaml", 2024),
    ],
)
def test_the_budget_is_of_the_year_asked_for_or_in_the_name(
    run: Run, args: tuple[str, ...], name: str, year: int
) -> None:
    assert run("init", *args).status == 0
    budget = load(Source(name, Path(name))).budget
    assert budget is not None
    assert budget.years.every == tuple(range(year - 1, year + 4))
    assert set(budget.indices["wage"].rates) == set(budget.years.plan)
    assert str(year) in budget.sources[next(iter(budget.sources))]
    assert run("check", "--strict", name).status == 0


@pytest.mark.parametrize("name", ["budget2027.yaml", "budget2345.yml", "plan-2026.yaml"])
def test_another_year_than_in_the_name_ends_with_2_and_writes_nothing(run: Run, name: str) -> None:
    ran = run("init", name, "--year", "2028")
    year = re.findall(r"\d+", name)[0]
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        f"vssbudget: --year 2028: the name {name} says {year}; give one year in both, "
        "or leave --year out\n",
    )
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(("name", "twin"), [("b2.yaml", "b2.yml"), ("b2.yml", "b2.yaml")])
def test_a_name_of_which_the_other_ending_is_there_ends_with_2(
    run: Run, name: str, twin: str
) -> None:
    Path(twin).symlink_to("gone")
    ran = run("init", name)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"vssbudget: {name}: {twin} is there, and commands refuse two of one name; "
        "name another file\n"
    )
    assert not Path(name).exists()
    Path("budget2027.txt").touch()
    assert run("init", "budget2027.yaml").status == 0


@pytest.mark.parametrize(
    ("name", "found"),
    [
        *(("budget27.yaml", "budget2024.yaml"), ("2028", "budget2028.yaml")),
        *(("Budget2027.yaml", "budget2027.yaml"), ("budget2027.YAML", "budget2027.yaml")),
    ],
)
def test_a_name_that_no_command_finds_is_taken_and_said(run: Run, name: str, found: str) -> None:
    ran = run("init", name)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.splitlines()[1:] == [
        f"vssbudget: no command finds {name} by itself: give it by its name, or call it {found}"
    ]
    assert run("project").err.startswith("vssbudget: ")
    Path(name).rename(found)
    assert run("project").err == ""


@pytest.mark.parametrize("name", ["budget2027.yaml", "budget2027.yml", "data/budget2027.yaml"])
def test_of_a_name_that_commands_find_nothing_more_is_said(run: Run, name: str) -> None:
    Path("data").mkdir()
    assert len(run("init", name).err.splitlines()) == 1


@pytest.mark.parametrize("year", ["27", "next", "0999", "9999", "2027.0", "-2027"])
def test_what_is_no_year_ends_with_2_and_writes_nothing(run: Run, year: str) -> None:
    ran = run("init", "--year", year)
    assert (ran.status, ran.out) == (2, "")
    assert "write a year of four digits, such as 2027" in ran.err
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_printed_can_be_held_once_its_lines_are_taken(run: Run, code: str) -> None:
    told = run("init", "-", "--lang", code).out
    start = told.index("# published:")
    taken = told[:start] + re.sub(r"^# ", "", told[start:], flags=re.M)
    FILE.write_text(taken.replace("2025: 109308", "2025: 109309"), encoding="utf-8")
    assert run("check", "--strict", FILE).status == 0
    moved = taken.replace("    index: price\n", "    index: price\n    lasting: {2025: 500}\n")
    FILE.write_text(moved, encoding="utf-8")
    assert run("check", FILE).status == 1
    FILE.write_text(moved.replace("# held: record", "held: record"), encoding="utf-8")
    assert run("check", FILE).status == 0
