"""What only follows from another finding: counted under that for people, marked for programs."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import Run

from vssbudget.checks import RULES, check
from vssbudget.loader import Source, load
from vssbudget.projection import project
from vssbudget.report import Detail, Display, Verdict, render_findings
from vssbudget.wording import LANGUAGES

FROM = "It follows from zero-result on line {}: put that right first."
FOLLOWING = 8


@pytest.fixture
def line(broken_file: Path) -> int:
    """Give the line of the cost of HR that was raised."""
    lines = broken_file.read_text("utf-8").splitlines()
    return next(number for number, each in enumerate(lines, 1) if "2023: 34000" in each)


def test_people_see_the_one_at_the_edited_figure_and_how_many_follow(
    run: Run, broken_file: Path, line: int
) -> None:
    ran = run("check", broken_file)
    assert ran.status == 1
    found, _, mark, more, *rest = ran.out.splitlines()
    assert found.startswith(f"{broken_file}:{line}:44: error[zero-result] Verksamhetsområde HR")
    assert mark.strip(" |") == "^^^^^"
    assert more == "       = 8 more follow from it (--verbose)"
    assert not [each for each in rest if "error[" in each]
    assert rest[-1] == f"NOT IN BALANCE 2023: {broken_file}: 1 error, 8 more that follow"


def test_swedes_call_them_by_the_word_that_they_have_for_them(run: Run, broken_file: Path) -> None:
    out = run("check-balance", broken_file, "--lang", "sv").out
    assert "\n       = 1 följdfel försvinner när detta är rättat (--verbose)\n" in out
    assert f"\nINTE I BALANS 2023: {broken_file}: 1 fel, 1 följdfel\n" in out


def test_who_wants_everything_sees_those_that_follow_with_what_from(
    broken_file: Path, line: int
) -> None:
    loaded = load(Source("b.yaml", broken_file))
    assert loaded.budget is not None
    judgements = tuple(check(project(loaded.budget), RULES))
    found = loaded.placed(each for judgement in judgements for each in judgement.findings)
    verdicts = [Verdict("b.yaml", found, judgements)]
    out = render_findings(verdicts, "table", Display(detail=Detail(verbose=True)))
    assert out.count("error[") == FOLLOWING + 1
    assert out.count(FROM.format(line)) == FOLLOWING
    assert "= 8 more follow from it" in out
    swedish = render_findings(
        verdicts, "table", Display(language=LANGUAGES["sv"], detail=Detail(verbose=True))
    )
    assert swedish.count(f"Det är ett följdfel av zero-result på rad {line}: rätta det först.") == 8


def test_json_has_them_all_each_with_the_rule_and_the_place_of_the_first(
    run: Run, broken_file: Path, line: int
) -> None:
    told = json.loads(run("check", broken_file, "--format", "json").out)
    assert told["summary"]["error"] == FOLLOWING + 1
    first, *others = [each for each in told["findings"] if each["severity"] == "error"][:9]
    assert (first["rule"], first["line"], first["follows"]) == ("zero-result", line, None)
    place = {"rule": "zero-result", "file": str(broken_file), "line": line, "column": 44}
    assert [each["follows"] for each in others[:FOLLOWING]] == [place] * FOLLOWING
    assert {each["follows"] for each in told["findings"][9:]} == {None}


def test_sarif_relates_them_to_the_place_of_the_first(
    run: Run, broken_file: Path, line: int
) -> None:
    told = json.loads(run("check", broken_file, "--format", "sarif").out)
    related = [each for each in told["runs"][0]["results"] if "relatedLocations" in each]
    assert len(related) == FOLLOWING
    for each in related:
        (location,) = each["relatedLocations"]
        assert location["message"] == {"text": "zero-result"}
        region = location["physicalLocation"]["region"]
        assert (region["startLine"], region["snippet"]) == (line, {"text": "34000"})
        assert each["message"]["text"].endswith(FROM.format(line))


def test_pipelines_keep_them_all_and_say_what_they_follow_from(
    run: Run, broken_file: Path, line: int
) -> None:
    github = run("check", broken_file, "--format", "github").out.splitlines()
    errors = [each for each in github if each.startswith("::error ")]
    assert "title=zero-result::" in errors[0]
    assert [each.endswith(FROM.format(line)) for each in errors] == [False, *[True] * FOLLOWING]
    gitlab = json.loads(run("check", broken_file, "--format", "gitlab").out)
    major = [each["description"] for each in gitlab if each["severity"] == "major"]
    assert [each.endswith(FROM.format(line)) for each in major] == [False, *[True] * FOLLOWING]
    junit = ElementTree.fromstring(run("check", broken_file, "--format", "junit").out)
    failures = "\n".join(each.text or "" for each in junit.iter("failure")).splitlines()
    assert sum(each.endswith(FROM.format(line)) for each in failures) == FOLLOWING
    assert len(failures) == FOLLOWING + 1


def test_a_comment_lists_what_is_to_be_put_right_and_counts_what_follows(
    run: Run, broken_file: Path
) -> None:
    out = run("check", broken_file, "--format", "markdown").out
    listed, *accepted = re.findall(r"^- \*\*error\*\* .*$", out, re.M)
    assert all("Accepted" in each for each in accepted)
    assert listed.endswith(" *8 more follow from it*")
