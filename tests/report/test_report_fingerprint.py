"""Fingerprints: the same for the same finding wherever its line stands, and never twice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SHIPPED
from verdicts import REFUSED, finding, verdict, verdict_of

from vssbudget.findings import Finding, Place
from vssbudget.report.fingerprint import identified
from vssbudget.report.programs import relative
from vssbudget.wording import Message

FORM = finding(path=(), area=None, year=None)


def prints(*findings: Finding) -> list[str]:
    return [each.fingerprint for each in identified([verdict(*findings)])]


def test_a_finding_is_known_by_where_it_stands_in_the_budget_and_not_in_the_file() -> None:
    moved = finding(
        message=Message("none"), amount=None, place=Place("data/b.yaml", 99, 2, 1, "other")
    )
    assert prints(finding()) == prints(moved)
    assert len(prints(finding())[0]) == 40


@pytest.mark.parametrize(
    "other",
    [
        finding(rule="loss"),
        finding(path=("areas", "hr", "revenue", "2023")),
        finding(area="stab"),
        finding(service="pay"),
        finding(year=None),
        finding(place=Place("data/c.yaml")),
        FORM,
        FORM._replace(message=Message("none")),
        FORM._replace(place=Place("data/b.yaml", text="other")),
    ],
)
def test_another_rule_place_or_text_is_another_finding(other: Finding) -> None:
    known = {*prints(finding()), *(prints(FORM) if other is not FORM else ())}
    assert not known & {*prints(other)}


def test_a_fault_of_form_keeps_its_fingerprint_when_it_moves() -> None:
    indented = FORM._replace(place=Place("data/b.yaml", 9, text="  a: 1"))
    assert prints(indented) == prints(FORM._replace(place=Place("data/b.yaml", 2, text="a: 1")))


def test_a_message_that_names_another_line_is_the_same_when_that_one_moves() -> None:
    first, moved = (
        FORM._replace(message=Message("row-of-cost", row=f"the first stands on line {line}"))
        for line in (6, 16)
    )
    assert prints(first) == prints(moved)


def test_what_nothing_tells_apart_is_numbered() -> None:
    alike = prints(finding(), finding(), finding())
    assert len(set(alike)) == 3
    assert alike[:2] == prints(finding(), finding())


def test_a_finding_without_a_place_is_about_its_file() -> None:
    assert prints(finding(place=None)) == prints(finding())
    (found,) = identified([verdict(finding(place=None))])
    assert found.place == Place("./data/b.yaml")


def test_the_fingerprints_of_a_report_are_unique() -> None:
    verdicts = [*map(verdict_of, REFUSED), *map(verdict_of, REFUSED)]
    told = [each.fingerprint for each in identified(verdicts)]
    assert len(set(told)) == len(told) > 2 * len(REFUSED)


def test_lines_before_a_finding_change_no_fingerprint(
    broken_file: Path, budget_file: Callable[[str], Path]
) -> None:
    paths = [each for each in REFUSED if "key-twice" in each.name]
    for path in (broken_file, *paths):
        before = [each.fingerprint for each in identified([verdict_of(path, "b.yaml")])]
        moved = budget_file("# a\n# b\n" + path.read_text("utf-8"))
        assert [each.fingerprint for each in identified([verdict_of(moved, "b.yaml")])] == before
        assert before


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("./data/b.yaml", "data/b.yaml"),
        ("data//b.yaml", "data/b.yaml"),
        ("../b.yaml", "../b.yaml"),
        ("/etc/b.yaml", "/etc/b.yaml"),
        ("a\nb.yaml", "a\\nb.yaml"),
    ],
)
def test_a_file_is_named_as_its_repository_names_it(file: str, name: str) -> None:
    assert relative(file) == name
    assert relative(str(Path.cwd() / "data" / "b.yaml")) == "data/b.yaml"
    assert relative(str(SHIPPED)) == SHIPPED.as_posix()
