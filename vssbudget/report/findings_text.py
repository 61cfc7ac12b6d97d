"""What was found, for people: each finding with its line, then what every rule did."""

from collections import Counter
from collections.abc import Iterator, Sequence

from vssbudget.amounts import Year, figure
from vssbudget.findings import Finding, Judgement, Place, Severity
from vssbudget.report.grid import Line, Tone, cells
from vssbudget.report.sheet import span
from vssbudget.report.verdict import Verdict
from vssbudget.wording import visible

MOST = 50
"""How many findings of a file are printed for people; the rest are counted."""

_AROUND = 60
_MOST_REMARKS = 10


def findings_lines(verdicts: Sequence[Verdict]) -> Iterator[Line]:
    """Set the findings of each file, and under them what was judged and what was not."""
    for verdict in verdicts:
        for finding in verdict.findings[:MOST]:
            yield from finding_lines(finding)
        if (rest := len(verdict.findings) - MOST) > 0:
            yield Tone.STRONG, f"{verdict.file}: and {rest} more findings"
    for verdict in verdicts:
        yield from _verdict(verdict)


def finding_lines(finding: Finding) -> Iterator[Line]:
    """Set one finding: its place, what is wrong, what to do, and the line with a mark under it."""
    place = finding.place or Place("")
    yield (
        Tone.STRONG,
        f"{place.file}:{place.line}:{place.column}: {finding.severity}[{finding.rule}] "
        f"{sentence(finding)}",
    )
    if place.text.strip():
        yield from _excerpt(place)


def sentence(finding: Finding) -> str:
    """Join what was found and what to do about it."""
    cure = finding.fix[:1].upper() + finding.fix[1:]
    return f"{finding.message}. {cure}." if cure else f"{finding.message}."


def _excerpt(place: Place) -> Iterator[Line]:
    """Show the line, of a long one what stands around the value."""
    start = max(0, place.column - 1 - _AROUND)
    end = place.column - 1 + place.length + _AROUND
    before = visible(place.text[start : place.column - 1])
    marked = visible(place.text[place.column - 1 : place.column - 1 + place.length])
    after = visible(place.text[place.column - 1 + place.length : end])
    number = f"{place.line:>6}"
    lead = "…" if start else ""
    tail = "…" if end < len(place.text) else ""
    yield Tone.PLAIN, f"{number} | {lead}{before}{marked}{after}{tail}"
    under = " " * cells(lead + before) + "^" * max(1, cells(marked))
    yield Tone.PLAIN, f"{' ' * len(number)} | {under}"


def _verdict(verdict: Verdict) -> Iterator[Line]:
    yield Tone.HEAD, f"{verdict.file}: {summed_up(verdict)}"
    for judgement in verdict.judgements:
        yield from ((Tone.PLAIN, f"  {line}") for line in judgement_lines(judgement))


def summed_up(verdict: Verdict) -> str:
    """Say in a few words how a file stands."""
    counts = Counter(finding.severity for finding in verdict.findings)
    found = ", ".join(
        f"{counts[each]} {each}{'s' if counts[each] > 1 else ''}"
        for each in Severity
        if counts[each]
    )
    if verdict.refused:
        return f"{found}; the budget could not be judged"
    if found:
        return found
    if any(judgement.judged for judgement in verdict.judgements):
        return "every rule that could be tested holds"
    return "nothing could be tested"


def judgement_lines(judgement: Judgement) -> Iterator[str]:
    """Say what a rule tested, what holds only by construction, and what it could not test."""
    rule = judgement.rule
    yield f"{rule}: tested {_counted(judgement.judged)}"
    if judgement.constructed:
        yield f"{rule}: zero by construction, not tested: {_counted(judgement.constructed)}"
    for remark in judgement.untested[:_MOST_REMARKS]:
        yield f"{rule}: could not be tested: {remark.year}: {remark.message}"
    if (rest := len(judgement.untested) - _MOST_REMARKS) > 0:
        yield f"{rule}: could not be tested: {rest} more"
    for year in sorted({remark.year for remark in judgement.information}):
        yield f"{rule}: for information, the outcome of {year}: {_outcomes(judgement, year)}"


def _counted(by_year: dict[Year, int]) -> str:
    total = sum(by_year.values())
    if not total:
        return "0"
    each = sorted(set(by_year.values()))
    years = span(sorted(by_year))
    if len(each) == 1:
        return f"{total} ({figure(each[0])} a year in {years})"
    return f"{total} ({figure(each[0])} to {figure(each[-1])} a year in {years})"


def _outcomes(judgement: Judgement, year: Year) -> str:
    of_year = [remark for remark in judgement.information if remark.year == year]
    total = sum(remark.amount or 0 for remark in of_year)
    shown = [f"{remark.message} {figure(remark.amount or 0)}" for remark in of_year[:_MOST_REMARKS]]
    rest = [f"{len(of_year) - _MOST_REMARKS} more"] if len(of_year) > _MOST_REMARKS else []
    return f"{figure(total)} ({', '.join(shown + rest)})"
