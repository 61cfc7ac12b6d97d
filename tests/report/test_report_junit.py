"""JUnit XML: as its schema has it, and as a reader of test results counts it."""

import re
from collections import Counter
from xml.etree import ElementTree

import junitparser
import pytest
import xmlschema
from conftest import SHIPPED
from verdicts import (
    BUILT,
    HOSTILE,
    SCHEMAS,
    SWEDISH,
    Y2023,
    finding,
    hostile,
    many,
    real,
    verdict,
    verdict_of,
)

from vssbudget.findings import Judgement, Remark, Severity
from vssbudget.report import Verdict
from vssbudget.report.junit import findings_junit
from vssbudget.wording import ENGLISH, Message, visible

HOLDS = xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")
KINDS = {"Failure": "failures", "Error": "errors", "Skipped": "skipped"}


def read(report: str) -> list[tuple[str, str, list[str], str | None]]:
    """Read a report as its schema has it: of each case its rule, name, outcomes and output."""
    HOLDS.validate(report)
    suites = junitparser.JUnitXml.fromstring(report.encode())
    counted: Counter[str] = Counter()
    cases = []
    for suite in suites:
        told = Counter(type(each).__name__ for case in suite for each in case.result)
        assert {KINDS[kind]: count for kind, count in told.items()} == {
            kind: count for kind in KINDS.values() if (count := getattr(suite, kind))
        }
        assert suite.tests == len(list(suite))
        counted.update(tests=suite.tests, failures=suite.failures, errors=suite.errors)
        for case in suite:
            outcomes = [f"{type(each).__name__}: {each.message}" for each in case.result]
            cases.append((case.classname, case.name, outcomes, case.system_out))
    root = ElementTree.fromstring(report)
    assert {key: int(root.get(key, "")) for key in ("tests", "failures", "errors")} == {
        key: counted[key] for key in ("tests", "failures", "errors")
    }
    return cases


def outcomes(*verdicts: Verdict) -> dict[tuple[str, str], list[str]]:
    told = read(findings_junit(verdicts, ENGLISH))
    return {(rule, name): outcome for rule, name, outcome, _ in told}


REPORT = """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="vssbudget" tests="8" failures="1" errors="0">
  <testsuite name="./data/b.yaml" tests="8" failures="1" errors="0" skipped="3">
    <testcase classname="zero-result" name="hr">
      <failure type="zero-result" message="HR −33 481. Kostnader, HR.">\
./data/b.yaml:7:31: fel[zero-result] HR −33 481. Kostnader, HR.</failure>
      <system-out>./data/b.yaml:7:31: upplysning[zero-result] HR −33 481.</system-out>
    </testcase>
    <testcase classname="zero-result" name="lkdata">
      <system-out>./data/b.yaml:7:31: godtagen[zero-result] HR −33 481. \
Godtagen: decided, KS 2023-04.</system-out>
    </testcase>
    <testcase classname="zero-result" name="kost" />
    <testcase classname="zero-result" name="stab 2023">
      <skipped message="Summa" />
    </testcase>
    <testcase classname="budget-frame" name="all" />
    <testcase classname="indices" name="all">
      <skipped message="följer av hur det beräknas, inget att pröva" />
    </testcase>
    <testcase classname="prices" name="all">
      <skipped message="inget kunde prövas" />
    </testcase>
    <testcase classname="loss" name="all">
      <system-out>./data/b.yaml:7:31: varning[loss] HR −33 481. Kostnader, HR.</system-out>
    </testcase>
    <system-out>SUMMARY</system-out>
  </testsuite>
</testsuites>
"""


def test_a_report_says_what_was_checked_and_what_came_of_it() -> None:
    report = findings_junit([BUILT], SWEDISH)
    read(report)
    before, summary, after = re.split(r"(?<=    <system-out>)([^/]*)(?=</system-out>\n  <)", report)
    assert f"{before}SUMMARY{after}" == REPORT
    assert "1 fel, 1 varning, 1 upplysning, 1 godtagen" in summary
    assert "\nzero-result: " in summary


def test_warnings_fail_their_case_where_they_count() -> None:
    found = finding(rule="loss", severity=Severity.WARNING, area=None)
    (lax,), (strict,) = (outcomes(verdict(found, strict=each)).values() for each in (False, True))
    assert (lax, strict) == ([], ["Failure: HR -33 481. Cost, HR."])


def test_several_findings_in_one_case_are_one_failure_that_tells_all() -> None:
    report = findings_junit([verdict(finding(), finding(), finding())], ENGLISH)
    assert len(read(report)) == 1
    assert report.count("error[zero-result]") == 3


def test_a_case_about_no_area_stands_besides_those_of_areas() -> None:
    judgement = Judgement("zero-result", judged={Y2023: 3}, areas={"hr": 2, "kost": 0})
    assert list(outcomes(verdict(judgements=(judgement,)))) == [
        ("zero-result", "all"),
        ("zero-result", "hr"),
    ]


def test_a_finding_has_its_case_whatever_the_rule_counted() -> None:
    found = (finding(), finding(area=None))
    judgement = Judgement("zero-result", judged={Y2023: 1}, areas={"kost": 1})
    told = outcomes(verdict(*found, judgements=(judgement,)))
    assert {name: bool(outcome) for (_, name), outcome in told.items()} == {
        "all": True,
        "kost": False,
        "hr": True,
    }


def test_what_could_not_be_tested_is_skipped_up_to_a_thousand_cases() -> None:
    remark = Remark(area=None, year=None, message=Message("none"))
    judgement = Judgement("zero-result", untested=(remark,) * 1002)
    cases = read(findings_junit([verdict(judgements=(judgement,))], ENGLISH))
    assert len(cases) == 1 + 1000 + 1
    assert [(name, outcome) for _, name, outcome, _ in (cases[0], cases[1], cases[-1])] == [
        ("all", ["Skipped: nothing could be tested"]),
        ("all untested", ["Skipped: none"]),
        ("more", ["Skipped: 2 more"]),
    ]


def test_a_refused_file_has_an_error_for_each_rule_that_it_breaks() -> None:
    faults = (finding(rule="tab"), finding(rule="syntax"), finding(rule="tab", area=None))
    report = findings_junit([verdict(*faults, refused=True)], ENGLISH)
    assert {(rule, name): outcome for rule, name, outcome, _ in read(report)} == {
        ("tab", "all"): ["Error: HR -33 481. Cost, HR."],
        ("syntax", "all"): ["Error: HR -33 481. Cost, HR."],
    }
    assert report.count("error[tab]") == 2


def test_what_is_beyond_a_thousand_findings_fails_all_the_same() -> None:
    report = findings_junit([many(1002)], ENGLISH)
    cases = read(report)
    assert len(cases) == sum(len(outcome) for _, _, outcome, _ in cases) == 1002
    assert report.count("error[zero-result]") == 1000
    assert "1 more findings" in cases[-1][2][0]
    alike = verdict(*[finding()] * 1002, refused=True)
    assert "2 more findings</error>" in findings_junit([alike], ENGLISH)


def test_nothing_is_a_report_without_suites() -> None:
    assert read(findings_junit([], ENGLISH)) == []


def test_real_reports_hold_against_the_schema() -> None:
    verdicts = real()
    cases = read(findings_junit(verdicts, SWEDISH))
    errors = sum(len({each.rule for each in one.findings}) for one in verdicts if one.refused)
    assert sum(outcome != [] for _, _, outcome, _ in cases) == errors


def test_the_shipped_budget_passes_in_every_area() -> None:
    told = outcomes(verdict_of(SHIPPED))
    assert told == {
        **{("zero-result", area): [] for area in areas()},
        ("budget-frame", "all"): [],
        **{("missing-revenue", area): [] for area in areas()},
    }


def areas() -> list[str]:
    from vssbudget.loader import Source, load

    budget = load(Source("b", SHIPPED)).budget
    assert budget is not None
    return list(budget.areas)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_file_is_more_than_text(text: str) -> None:
    report = findings_junit([hostile(text)], SWEDISH)
    assert "##[" not in report
    assert not re.search(r"^\s*::", report, re.MULTILINE)
    assert report.replace("\n", "").isprintable()
    names = {name for _, name, _, _ in read(report)}
    assert names == {visible(text), f"{visible(text)} untested", "all", "hr"}


def test_a_name_that_looks_like_a_command_is_read_as_it_stands() -> None:
    name = "::error::##[x]"
    report = findings_junit([Verdict(name, (finding(place=None),) * 2)], ENGLISH)
    suites = ElementTree.fromstring(report)
    assert suites[0].get("name") == name
    failure = suites.find(".//failure")
    assert failure is not None
    text = failure.text or ""
    assert [line.startswith(f"{name}:1:1: ") for line in text.splitlines()] == [True, True]
    assert not re.search(r"^\s*::", report, re.MULTILINE)
