"""What was found, as workflow commands that a GitHub runner shows on the line of a pull request."""

from collections import Counter
from collections.abc import Iterator, Sequence

from vssbudget.findings import Finding, Place, Severity
from vssbudget.report.detail import Detail
from vssbudget.report.findings_text import sentence
from vssbudget.report.judged_text import judgement_lines
from vssbudget.report.verdict_text import counts_line, total_line, verdict_line
from vssbudget.views.verdict import Verdict
from vssbudget.wording import Language, breakable, inert, uncommanding

MOST_OF_A_KIND = 10
"""How many annotations of a kind a runner keeps of one step; those behind them it drops."""

_EVERYTHING = Detail(notices=True, accepted=True)
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def findings_github(verdicts: Sequence[Verdict], language: Language, missing: int = 0) -> str:
    """Write an annotation for each finding, then plain lines of the log that end with the verdict.

    What is accepted is annotated as a notice; of each kind the first ten are, the rest counted.
    """
    return "".join(f"{breakable(line)}\n" for line in _lines(verdicts, language, missing))


def _lines(verdicts: Sequence[Verdict], language: Language, missing: int) -> Iterator[str]:
    kinds: Counter[Severity] = Counter()
    for finding in (each for verdict in verdicts for each in verdict.findings):
        kind = _kind(finding)
        kinds[kind] += 1
        if kinds[kind] <= MOST_OF_A_KIND:
            yield annotation(finding, language)
    for kind, count in kinds.items():
        if (rest := count - MOST_OF_A_KIND) > 0:
            told = language(f"count-{kind}", count=rest)
            yield inert(f"vssbudget: {language('not-annotated', rest=told)}")
    for verdict in verdicts:
        yield from (inert(f"vssbudget: {each}") for each in _summary(verdict, language))
    if len(verdicts) + missing > 1:
        yield inert(f"vssbudget: {total_line(verdicts, language, missing)}")


def _summary(verdict: Verdict, language: Language) -> Iterator[str]:
    """Say what each rule did, what was counted, and the verdict."""
    for judgement in verdict.told_once:
        yield from judgement_lines(judgement, language)
    yield from counts_line(verdict, language, _EVERYTHING)
    yield verdict_line(verdict, language)


def _kind(finding: Finding) -> Severity:
    return finding.severity if finding.accepted is None else Severity.NOTICE


def annotation(finding: Finding, language: Language) -> str:
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
    data = sentence(finding, language).translate(_DATA)
    return uncommanding(f"::{_kind(finding)} {told}::{data}")
