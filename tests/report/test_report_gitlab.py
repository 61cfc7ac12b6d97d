"""The Code Quality report: what GitLab reads, and nothing else of what a file says."""

import json
import re
from typing import Any

import fastjsonschema
import pytest
from verdicts import BUILT, HOSTILE, SCHEMAS, SWEDISH, hostile, many, real, verdict

from vssbudget.report.gitlab import findings_gitlab
from vssbudget.wording import ENGLISH

HOLDS = fastjsonschema.compile(
    json.loads((SCHEMAS / "gitlab-code-quality.json").read_text()), use_default=False
)


def read(report: str) -> list[dict[str, Any]]:
    """Read a report as GitLab does, and hold it against its schema."""
    issues: list[dict[str, Any]] = HOLDS(json.loads(report))
    prints = [each["fingerprint"] for each in issues]
    assert len(set(prints)) == len(prints)
    return issues


def test_each_finding_is_an_issue() -> None:
    issues = read(findings_gitlab([BUILT], ENGLISH))
    for each in issues:
        del each["fingerprint"]
    where = {"path": "data/b.yaml", "lines": {"begin": 7}}
    assert issues == [
        {
            "description": "HR -33 481. Cost, HR.",
            "check_name": "zero-result",
            "severity": "major",
            "location": where,
        },
        {
            "description": "HR -33 481. Cost, HR.",
            "check_name": "loss",
            "severity": "minor",
            "location": where,
        },
        {
            "description": "HR -33 481.",
            "check_name": "zero-result",
            "severity": "info",
            "location": where,
        },
        {
            "description": "HR -33 481. Accepted: decided, KS 2023-04.",
            "check_name": "zero-result",
            "severity": "info",
            "location": where,
        },
    ]


def test_the_descriptions_are_in_the_language_asked_for_and_the_fingerprints_in_none() -> None:
    english, swedish = (read(findings_gitlab([BUILT], each)) for each in (ENGLISH, SWEDISH))
    assert swedish[3]["description"] == "HR −33 481. Godtagen: decided, KS 2023-04."
    for each in (*english, *swedish):
        del each["description"]
    assert english == swedish


def test_nothing_found_is_an_empty_list() -> None:
    assert findings_gitlab([], ENGLISH) == findings_gitlab([verdict()], ENGLISH) == "[]\n"


def test_real_reports_hold_against_the_schema() -> None:
    verdicts = real()
    issues = read(findings_gitlab(verdicts, SWEDISH))
    assert len(issues) == sum(len(each.findings) for each in verdicts)


def test_a_thousand_findings_of_a_file_are_told_and_the_rest_counted() -> None:
    issues = read(findings_gitlab([many(1000), many(1001), many(1002)], ENGLISH))
    assert len(issues) == 3002
    assert [(each["check_name"], each["severity"]) for each in issues[-2:]] == [
        ("more-findings", "info")
    ] * 2
    assert "2 more findings" in issues[-1]["description"]
    assert issues[-1]["location"] == {"path": "data/b.yaml", "lines": {"begin": 1}}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_file_is_more_than_text(text: str) -> None:
    report = findings_gitlab([hostile(text)], SWEDISH)
    assert len(read(report)) == 3
    assert "##" not in report
    assert not re.search(r"^\s*::", report, re.MULTILINE)
    assert report.replace("\n", "").isprintable()
    assert all(each["description"].isprintable() for each in read(report))
