"""What was found, as SARIF 2.1.0, which code scanning and editors read."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from vssbudget import __version__
from vssbudget.amounts import MoneyUnit
from vssbudget.findings import Finding, Place, Severity
from vssbudget.report.findings_text import sentence
from vssbudget.report.fingerprint import Identified, identified
from vssbudget.report.json_object import MOST
from vssbudget.report.programs import line, relative, written
from vssbudget.report.verdict_text import summed_up
from vssbudget.views.verdict import Verdict
from vssbudget.wording import Language

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "findingHash/v1"
"""What the fingerprint is called; the number grows when it is made of something else."""

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_WEIGHTS = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)
_LONGEST = 1000

Object = dict[str, Any]


def findings_sarif(
    verdicts: Sequence[Verdict], language: Language, explain: Callable[[str], str]
) -> str:
    """Write one run with a result for each finding.

    Args:
        verdicts: What is to be said of each file.
        language: The language of the messages.
        explain: Gives the explanation of a rule by its name; its first line is a short one.
    """
    weights = _rules(verdicts)
    index = {rule: number for number, rule in enumerate(weights)}
    driver = {
        "name": "vssbudget",
        "version": __version__,
        "rules": [_rule(rule, weight, explain(rule)) for rule, weight in weights.items()],
    }
    run = {
        "tool": {"driver": driver},
        "language": language.code,
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(verdicts, language)],
        "results": [_result(each, index, language) for each in identified(verdicts)],
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(verdicts: Sequence[Verdict]) -> dict[str, Severity]:
    """Give every rule that judged or found something, with the weight of what it found."""
    judged = (each.rule for verdict in verdicts for each in verdict.judgements)
    worst: dict[str, int] = dict.fromkeys(judged, len(_WEIGHTS))
    for verdict in verdicts:
        for finding in verdict.findings:
            weight = _WEIGHTS.index(finding.severity)
            worst[finding.rule] = min(weight, worst.get(finding.rule, weight))
    return {rule: _WEIGHTS[weight % len(_WEIGHTS)] for rule, weight in worst.items()}


def _rule(name: str, weight: Severity, explanation: str) -> Object:
    whole = explanation.strip() or name
    short, _, rest = whole.partition("\n")
    first, *_ = rest.strip().split("\n\n")
    return {
        "id": name,
        "shortDescription": {"text": _message(short)},
        "fullDescription": {"text": _message(" ".join(first.split()) or short)},
        "help": {"text": _braced(whole), "markdown": _braced(whole)},
        "defaultConfiguration": {"level": _LEVEL[weight]},
    }


def _message(text: str) -> str:
    """Write a text as a message: no braces for values, and no link comes out of it."""
    return _braced(line(text)).replace("](", "] (")


def _braced(text: str) -> str:
    """Double braces, which in a message hold the place of a value."""
    return text.replace("{", "{{").replace("}", "}}")


def _invocation(verdicts: Sequence[Verdict], language: Language) -> Object:
    """Say that all files were judged, or which were not, and where findings were left out."""
    return {
        "executionSuccessful": not any(verdict.refused for verdict in verdicts),
        "toolExecutionNotifications": [
            each for verdict in verdicts for each in _notifications(verdict, language)
        ],
    }


def _notifications(verdict: Verdict, language: Language) -> Iterator[Object]:
    if verdict.refused:
        yield _notification(verdict, "error", summed_up(verdict, language))
    if verdict.exempt:
        yield _notification(verdict, "note", language("count-unbalanced", count=verdict.exempt))
    if (rest := len(verdict.findings) - MOST) > 0:
        yield _notification(verdict, "note", language("finding-more", count=rest))


def _notification(verdict: Verdict, level: str, text: str) -> Object:
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(verdict.file)}}}
    return {
        "level": level,
        "message": {"text": _message(f"{verdict.file}: {text}")},
        "locations": [location],
    }


def _result(each: Identified, index: dict[str, int], language: Language) -> Object:
    finding = each.finding
    result: Object = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVEL[finding.severity],
        "message": {"text": _message(sentence(finding, language))},
        "locations": [{"physicalLocation": _location(each.place)}],
        "partialFingerprints": {FINGERPRINT: each.fingerprint},
    }
    if finding.accepted is not None:
        reason = line(finding.accepted)
        accepted = {"kind": "inSource", "status": "accepted", "justification": reason}
        result["suppressions"] = [accepted]
    if cause := finding.follows:
        led = {"physicalLocation": _location(cause.place or each.place)}
        result["relatedLocations"] = [{**led, "message": {"text": cause.rule}}]
    if about := _about(finding, each.unit):
        result["properties"] = about
    return result


def _about(finding: Finding, unit: MoneyUnit) -> Object:
    about = {
        "area": finding.area,
        "service": finding.service,
        "year": finding.year,
        "amount": unit.told(finding.amount),
    }
    return {key: value for key, value in about.items() if value is not None}


def _location(place: Place) -> Object:
    """Say where a value stands, with its text and its line unless that is too long."""
    end = max(place.column, min(place.column + place.length, len(place.text) + 1))
    region: Object = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": end,
    }
    location: Object = {"artifactLocation": {"uri": _uri(place.file)}, "region": region}
    if 0 < len(place.text) <= _LONGEST:
        region["snippet"] = {"text": place.text[place.column - 1 : end - 1]}
        whole = {"startLine": place.line, "snippet": {"text": place.text}}
        location["contextRegion"] = whole
    return location


def _uri(file: str) -> str:
    """Write a file's name as a relative URI, or an absolute one where it stands elsewhere."""
    name = relative(file)
    return Path(name).as_uri() if Path(name).is_absolute() else quote(name)
