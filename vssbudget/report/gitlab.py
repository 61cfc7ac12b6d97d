"""What was found, as a Code Quality report that GitLab shows in a merge request."""

from collections.abc import Sequence
from typing import Any

from vssbudget.findings import Finding, Place, Severity
from vssbudget.report.fingerprint import Identified, fingerprinted, identified
from vssbudget.report.json_object import MOST
from vssbudget.report.programs import relative, told, written
from vssbudget.views.verdict import Verdict
from vssbudget.wording import Language, Message

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTICE: "info"}
_ACCEPTED = "info"


def findings_gitlab(verdicts: Sequence[Verdict], language: Language) -> str:
    """Write an issue for each finding, and for a file with too many one that counts the rest."""
    rest = (_rest(verdict) for verdict in verdicts if len(verdict.findings) > MOST)
    issues = [*identified(verdicts), *fingerprinted(rest)]
    return written([_issue(each, language) for each in issues])


def _rest(verdict: Verdict) -> tuple[Finding, Place]:
    more = Message("finding-more", count=len(verdict.findings) - MOST)
    counted = Finding(rule="more-findings", message=more, severity=Severity.NOTICE, path=("more",))
    return counted, Place(verdict.file)


def _issue(each: Identified, language: Language) -> dict[str, Any]:
    finding, place = each.finding, each.place
    accepted = finding.accepted is not None
    return {
        "description": told(finding, language),
        "check_name": finding.rule,
        "fingerprint": each.fingerprint,
        "severity": _ACCEPTED if accepted else _SEVERITY[finding.severity],
        "location": {"path": relative(place.file), "lines": {"begin": place.line}},
    }
