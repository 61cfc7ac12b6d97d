"""What was found, as workflow commands that a GitHub runner shows on the line of a pull request."""

from collections.abc import Iterator, Sequence

from vssbudget.findings import Finding, Place
from vssbudget.report.findings_text import judgement_lines, sentence, summed_up
from vssbudget.report.json_object import MOST
from vssbudget.report.verdict import Verdict
from vssbudget.wording import inert

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def findings_github(verdicts: Sequence[Verdict]) -> str:
    """Write an annotation for each finding, then the summary as plain lines of the log."""
    return "".join(f"{line}\n" for verdict in verdicts for line in _lines(verdict))


def _lines(verdict: Verdict) -> Iterator[str]:
    yield from map(annotation, verdict.findings[:MOST])
    for line in _summary(verdict):
        yield inert(f"vssbudget: {line}")


def _summary(verdict: Verdict) -> Iterator[str]:
    if (rest := len(verdict.findings) - MOST) > 0:
        yield f"{verdict.file}: and {rest} more findings"
    yield f"{verdict.file}: {summed_up(verdict)}"
    for judgement in verdict.judgements:
        yield from judgement_lines(judgement)


def annotation(finding: Finding) -> str:
    """Write one workflow command, escaped as the runner reads it."""
    place = finding.place or Place("")
    properties = {
        "file": place.file,
        "line": place.line,
        "col": place.column,
        "endColumn": place.column + place.length,
        "title": finding.rule,
    }
    told = ",".join(f"{key}={str(each).translate(_PROPERTY)}" for key, each in properties.items())
    return f"::{finding.severity} {told}::{sentence(finding).translate(_DATA)}"
