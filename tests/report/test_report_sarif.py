"""SARIF: as its schema has it, and read as code scanning reads it."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import fastjsonschema
import pytest
from conftest import SHIPPED
from verdicts import (
    BUILT,
    HOSTILE,
    LINE,
    REFUSED,
    SCHEMAS,
    SWEDISH,
    finding,
    hostile,
    many,
    real,
    verdict,
    verdict_of,
)

from vssbudget import __version__
from vssbudget.findings import Place, Severity
from vssbudget.report import Verdict
from vssbudget.report.fingerprint import identified
from vssbudget.report.sarif import findings_sarif
from vssbudget.wording import ENGLISH

HOLDS = fastjsonschema.compile(
    json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text()), use_default=False
)


def explain(rule: str) -> str:
    return f"The rule {rule}.\n\nWhat it finds: {{2,5}}\nor such.\n\nMore.\n"


def read(report: str) -> dict[str, Any]:
    """Read the one run of a report, held against the schema and what the schema cannot say."""
    log = json.loads(report)
    HOLDS(log)
    (run,) = log["runs"]
    rules = [each["id"] for each in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert region["endColumn"] >= region["startColumn"]
    found: dict[str, Any] = run
    return found


def test_a_run_says_what_was_run_and_explains_its_rules() -> None:
    run = read(findings_sarif([BUILT], ENGLISH, explain))
    del run["results"]

    def rule(name: str, level: str) -> dict[str, Any]:
        return {
            "id": name,
            "shortDescription": {"text": f"The rule {name}."},
            "fullDescription": {"text": "What it finds: {{2,5}} or such."},
            "help": {
                "text": f"The rule {name}.\n\nWhat it finds: {{{{2,5}}}}\nor such.\n\nMore.",
                "markdown": f"The rule {name}.\n\nWhat it finds: {{{{2,5}}}}\nor such.\n\nMore.",
            },
            "defaultConfiguration": {"level": level},
        }

    assert run == {
        "tool": {
            "driver": {
                "name": "vssbudget",
                "version": __version__,
                "rules": [
                    rule("zero-result", "error"),
                    rule("budget-frame", "error"),
                    rule("indices", "error"),
                    rule("prices", "error"),
                    rule("loss", "warning"),
                ],
            }
        },
        "language": "en",
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": []}],
    }


def test_each_finding_is_a_result() -> None:
    results = read(findings_sarif([BUILT], ENGLISH, explain))["results"]
    place = {
        "physicalLocation": {
            "artifactLocation": {"uri": "data/b.yaml"},
            "region": {
                "startLine": 7,
                "startColumn": 31,
                "endColumn": 36,
                "snippet": {"text": "34000"},
            },
            "contextRegion": {"startLine": 7, "snippet": {"text": LINE}},
        }
    }
    prints = [each.fingerprint for each in identified([BUILT])]
    error, warning, notice, accepted = (
        {
            "level": level,
            "locations": [place],
            "partialFingerprints": {"findingHash/v1": prints[number]},
        }
        for number, level in enumerate(("error", "warning", "note", "error"))
    )
    zero = {"ruleId": "zero-result", "ruleIndex": 0}
    assert results == [
        {
            **zero,
            **error,
            "message": {"text": "HR -33 481. Cost, HR."},
            "properties": {"area": "hr", "year": 2023, "amount": -519},
        },
        {
            **warning,
            "ruleId": "loss",
            "ruleIndex": 4,
            "message": {"text": "HR -33 481. Cost, HR."},
            "properties": {"year": 2023},
        },
        {
            **zero,
            **notice,
            "message": {"text": "HR -33 481."},
            "properties": {"area": "hr", "service": "pay", "year": 2023, "amount": -519},
        },
        {
            **zero,
            **accepted,
            "message": {"text": "HR -33 481. Accepted: decided, KS 2023-04."},
            "suppressions": [
                {"kind": "inSource", "status": "accepted", "justification": "decided, KS 2023-04"}
            ],
            "properties": {"area": "lkdata", "year": 2023, "amount": -519},
        },
    ]


def test_a_rule_weighs_what_the_worst_of_its_findings_does() -> None:
    notices = verdict(finding(rule="a", severity=Severity.NOTICE), finding(rule="b"))
    warned = verdict(
        finding(rule="a", severity=Severity.WARNING), finding(rule="a", severity=Severity.NOTICE)
    )
    rules = read(findings_sarif([notices, warned], ENGLISH, explain))["tool"]["driver"]["rules"]
    assert {each["id"]: each["defaultConfiguration"]["level"] for each in rules} == {
        "a": "warning",
        "b": "error",
    }


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("", "zero-result", "zero-result"),
        ("One.\n", "One.", "One."),
        ("One.\n\nTwo", "One.", "Two"),
    ],
)
def test_a_short_explanation_does_for_a_long_one(text: str, short: str, full: str) -> None:
    run = read(findings_sarif([verdict(finding())], ENGLISH, lambda _: text))
    (rule,) = run["tool"]["driver"]["rules"]
    told = (rule["shortDescription"]["text"], rule["fullDescription"]["text"])
    assert told == (short, full)


def test_a_file_that_was_not_judged_is_told_besides_its_results() -> None:
    refused = verdict(finding(rule="syntax"), refused=True)
    run = read(findings_sarif([BUILT, refused], ENGLISH, explain))
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [
                {
                    "level": "error",
                    "message": {
                        "text": "./data/b.yaml: 1 error; the budget could not be judged",
                    },
                    "locations": [
                        {"physicalLocation": {"artifactLocation": {"uri": "data/b.yaml"}}}
                    ],
                }
            ],
        }
    ]
    assert len(run["results"]) == 5


def test_a_thousand_findings_of_a_file_are_results_and_the_rest_counted() -> None:
    run = read(findings_sarif([many(1000), many(1002)], ENGLISH, explain))
    assert len(run["results"]) == 2000
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (told["level"], "2 more findings" in told["message"]["text"]) == ("note", True)


def test_nothing_found_is_a_run_without_results() -> None:
    run = read(findings_sarif([], SWEDISH, explain))
    assert (run["results"], run["tool"]["driver"]["rules"], run["language"]) == ([], [], "sv")


def test_real_reports_hold_against_the_schema_and_mark_what_stands_in_the_file() -> None:
    verdicts = real()
    run = read(findings_sarif(verdicts, SWEDISH, explain))
    assert len(run["results"]) == sum(len(each.findings) for each in verdicts) > len(REFUSED)
    for result in run["results"]:
        where = result["locations"][0]["physicalLocation"]
        region = where["region"]
        path = Path(unquote(where["artifactLocation"]["uri"]).removeprefix("file://"))
        lines = path.read_bytes().decode("utf-8", "replace").split("\n")
        line = lines[region["startLine"] - 1].removesuffix("\r")
        if "contextRegion" in where:
            assert where["contextRegion"]["snippet"]["text"] == line
            marked = line[region["startColumn"] - 1 : region["endColumn"] - 1]
            assert region["snippet"]["text"] == marked


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("data/å ä%.yaml", "data/%C3%A5%20%C3%A4%25.yaml"),
        ("a:b#c?d.yaml", "a%3Ab%23c%3Fd.yaml"),
        ("/etc/å.yaml", "file:///etc/%C3%A5.yaml"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_the_name_of_a_file_is_a_uri(file: str, uri: str) -> None:
    run = read(findings_sarif([Verdict(file, (finding(place=None),))], ENGLISH, explain))
    (location,) = run["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == uri
    region = location["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1, "endColumn": 1}


def test_a_long_line_is_not_repeated_with_each_of_its_findings() -> None:
    long = Place("b.yaml", 1, 5, 2000, "x" * 1001)
    run = read(findings_sarif([verdict(finding(place=long))], ENGLISH, explain))
    where = run["results"][0]["locations"][0]["physicalLocation"]
    assert where["region"] == {"startLine": 1, "startColumn": 5, "endColumn": 1002}
    assert "contextRegion" not in where


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_file_is_more_than_text(text: str) -> None:
    report = findings_sarif([hostile(text)], SWEDISH, explain)
    run = read(report)
    assert "##" not in report
    assert not re.search(r"^\s*::", report, re.MULTILINE)
    assert report.replace("\n", "").isprintable()
    for result in run["results"]:
        message = result["message"]["text"]
        assert message.isprintable()
        assert "](" not in message
        assert not re.search(r"(?<!{)(?:{{)*{(?!{)", message)
        where = result["locations"][0]["physicalLocation"]
        assert where["contextRegion"]["snippet"]["text"] == text


def test_the_shipped_budget_gives_rules_and_no_result() -> None:
    run = read(findings_sarif([verdict_of(SHIPPED)], ENGLISH, explain))
    names = [each["id"] for each in run["tool"]["driver"]["rules"]]
    assert (names, run["results"]) == (["zero-result", "budget-frame", "missing-revenue"], [])
