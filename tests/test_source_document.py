"""The page of what the source says: all of it stands in the shipped file, and all of that there."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import REPOSITORY, SHIPPED, budget_of

from vssbudget.checks import RULES, check
from vssbudget.findings import Judgement
from vssbudget.loader.tree import plant
from vssbudget.projection import project

PAGE = (REPOSITORY / "docs" / "source.md").read_text("utf-8")
TEXT = SHIPPED.read_text("utf-8")
TREE: Any = plant(TEXT).tree
UNSAID = {"title", "unit", "years", "sources", "notes", "accepted"}
"""What of the file is no statement in figures."""


def section(title: str) -> list[list[str]]:
    """Give the rows of the table under a title."""
    rows = re.findall(r"^\| (.+) \|$", PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0], re.M)
    return [row.split(" | ") for row in rows[1:]]


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


HELD, UNHELD = section("Held"), section("In the file, and not held")
PATHS = [path for row in (*HELD, *UNHELD) for path in named(row[1])]


def at(path: str) -> Any:
    """Give what stands at a path of the file."""
    found = TREE
    for step in path.split("."):
        found = found[int(step)] if isinstance(found, list) else found[step]
    return found


def stated() -> Iterator[str]:
    """Give the paths of what the file states: a block, or each thing in one."""
    for block, held in TREE.items():
        if block in UNSAID:
            continue
        alone = block in ("budget_frame", "municipal_goals", "goals", "assignments", "plausible")
        keys = range(len(held)) if isinstance(held, list) else held
        yield from (block,) if alone else (f"{block}.{key}" for key in keys if key != "source")


@pytest.mark.parametrize("path", PATHS)
def test_what_the_page_names_stands_in_the_file(path: str) -> None:
    assert at(path)


def test_all_that_the_file_states_is_named_on_the_page() -> None:
    assert set(stated()) <= set(PATHS)
    assert len(HELD) + len(UNHELD) > 30


JUDGED: dict[str, Judgement] = {
    each.rule: each for each in check(project(budget_of(TEXT)), [*RULES])
}


@pytest.mark.parametrize("row", HELD, ids=lambda row: row[0])
def test_each_rule_that_holds_a_statement_judges_the_file(row: list[str]) -> None:
    assert named(row[2])
    for rule in named(row[2]):
        assert sum(JUDGED[rule].judged.values()), rule


def test_a_claim_is_held_as_one_and_a_repeated_row_as_the_same_figure() -> None:
    for row in HELD:
        for path in named(row[1]):
            held_as = {"claims": "claim", "repeated": "same-figure"}.get(path.partition(".")[0])
            assert held_as is None or held_as in named(row[2]), path


def test_only_the_claim_of_the_turnover_is_broken_and_it_says_why() -> None:
    (finding,) = JUDGED["claim"].findings
    assert finding.path == ("claims", "kost_tillkom", "equals")
    areas, totals = TREE["areas"]["kost"], TREE["published"]["revenue"]["total"]
    rise = int(totals["2022"]) - int(totals["2021"])
    own = int(areas["revenue"]["2022"]) - int(areas["revenue"]["2021"])
    assert (rise, own) == (7_805, 10_894)
    for figure in (f"{rise:,}", f"{own:,}"):
        assert figure.replace(",", " ") in (finding.accepted or "")
        assert figure.replace(",", " ") in PAGE


def test_no_statement_on_the_page_that_is_not_in_the_file_is_without_a_reason() -> None:
    assert all(len(row) == 2 and row[1] for row in section("Not in the file"))
    assert all(len(row) == 3 and row[2] for row in UNHELD)
