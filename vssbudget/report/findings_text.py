"""What was found, for people: each finding with its line, then what every rule did."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from vssbudget.amounts import Year, span
from vssbudget.findings import Finding, Judgement, Place, Remark, Severity
from vssbudget.report.grid import Line, Tone, cells, folded
from vssbudget.report.verdict import Verdict, weight_of
from vssbudget.wording import Language, Message, visible

MOST = 50
"""How many findings of a file are printed for people; the rest are counted."""

_AROUND = 60
_MOST_REMARKS = 10


def findings_lines(
    verdicts: Sequence[Verdict],
    language: Language,
    width: int | None = None,
    verbose: bool = False,
) -> Iterator[Line]:
    """Set the findings of each file, and under them what was judged and what was not.

    What only follows from another finding is counted under that, and set only where `verbose` says
    so. Within a width, in columns of a terminal, texts are folded between words.
    """
    for tone, text in _lines(verdicts, language, verbose):
        first, *rest = folded(text, width) if width and tone is not Tone.EXCERPT else (text,)
        yield tone, first
        yield from ((tone, f"    {each}") for line in rest for each in _under(line, width))


def _under(line: str, width: int | None) -> list[str]:
    return folded(line, max((width or 0) - 4, 1))


def _lines(verdicts: Sequence[Verdict], language: Language, verbose: bool) -> Iterator[Line]:
    for verdict in verdicts:
        found = verdict.findings if verbose else verdict.causes
        following = verdict.following
        for finding in found[:MOST]:
            yield from finding_lines(finding, language)
            if count := following[finding.rule, finding.path]:
                yield Tone.STRONG, f"       = {language('follow-from-it', count=count)}"
        if (rest := len(found) - MOST) > 0:
            yield Tone.STRONG, f"{verdict.file}: {language('finding-more', count=rest)}"
    for verdict in verdicts:
        yield Tone.HEAD, f"{verdict.file}: {summed_up(verdict, language)}"
        for judgement in verdict.judgements:
            for line in judgement_lines(judgement, language):
                yield Tone.PLAIN, f"  {line}"


def finding_lines(finding: Finding, language: Language) -> Iterator[Line]:
    """Set one finding: its place, what is wrong, what to do, and the line with a mark under it."""
    place = finding.place or Place("")
    weight = language(f"severity-{weight_of(finding)}")
    yield (
        Tone.STRONG,
        f"{place.file}:{place.line}:{place.column}: {weight}[{finding.rule}] "
        f"{sentence(finding, language)}",
    )
    if place.text.strip() and finding.accepted is None:
        yield from _excerpt(place)


def sentence(finding: Finding, language: Language) -> str:
    """Join what was found and what to do about it, why it is accepted, or what it follows from."""
    message = language.say(finding.message)
    if finding.accepted is not None:
        cure = language("accepted-because", reason=finding.accepted)
    elif finding.follows is not None:
        place = finding.follows.place or Place("")
        cure = language("follows-from", rule=finding.follows.rule, line=place.line)
    else:
        cure = language.say(finding.fix) if finding.fix else ""
    return f"{message}. {cure[:1].upper()}{cure[1:]}." if cure else f"{message}."


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
    yield Tone.EXCERPT, f"{number} | {lead}{before}{marked}{after}{tail}"
    under = " " * cells(lead + before) + "^" * max(1, cells(marked))
    yield Tone.EXCERPT, f"{' ' * len(number)} | {under}"


def summed_up(verdict: Verdict, language: Language) -> str:
    """Say in a few words how a file stands."""
    counts = Counter(map(weight_of, verdict.causes))
    counts["following"] = len(verdict.findings) - len(verdict.causes)
    error, *others = Severity
    found = tuple(
        Message(f"count-{each}", count=counts[each])
        for each in (error, "following", *others, "accepted")
        if counts[each]
    )
    if verdict.refused:
        return language("verdict-refused", found=found)
    if counts["error"] or counts["warning"]:
        return language("verdict-found", found=found)
    judged = any(judgement.judged for judgement in verdict.judgements)
    holds = Message("verdict-holds" if judged else "verdict-nothing")
    return language("verdict-found", found=(holds, *found))


def judgement_lines(judgement: Judgement, language: Language) -> Iterator[str]:
    """Say what a rule tested, what holds only by construction, and what it could not test."""
    for line in _judgement(judgement, language):
        yield f"{judgement.rule}: {line}"


def _judgement(judgement: Judgement, language: Language) -> Iterator[str]:
    yield language("tested", counted=_counted(judgement.judged))
    if judgement.constructed:
        yield language("tested-by-construction", counted=_counted(judgement.constructed))
    for remark in judgement.untested[:_MOST_REMARKS]:
        name = "not-tested" if remark.year is None else "not-tested-in"
        values = {} if remark.year is None else {"year": remark.year}
        yield language(name, **values, message=remark.message)
    if (rest := len(judgement.untested) - _MOST_REMARKS) > 0:
        yield language("not-tested-more", count=rest)
    yield from _information(judgement, language)


def _counted(by_year: Mapping[Year | None, int]) -> Message:
    total = sum(by_year.values())
    if not total:
        return Message("counted-none")
    years = sorted(year for year in by_year if year is not None)
    if len(years) < len(by_year):
        return Message("counted", total=total)
    each = sorted(set(by_year.values()))
    if len(each) == 1:
        return Message("counted-alike", total=total, each=each[0], years=span(years))
    return Message("counted-between", total=total, least=each[0], most=each[-1], years=span(years))


def _information(judgement: Judgement, language: Language) -> Iterator[str]:
    """Tell outcomes year by year, and everything else one by one."""
    outcomes: dict[Year, list[Remark]] = {}
    for each in judgement.information:
        if each.amount is not None and each.year is not None:
            outcomes.setdefault(each.year, []).append(each)
    for year, of_year in sorted(outcomes.items()):
        yield _outcome(of_year, year, language)
    others = [each for each in judgement.information if each.amount is None]
    for each in others[:_MOST_REMARKS]:
        yield language("information", year=each.year, message=each.message)
    if (rest := len(others) - _MOST_REMARKS) > 0:
        yield language("information-more", count=rest)


def _outcome(of_year: Sequence[Remark], year: Year, language: Language) -> str:
    shown = [
        Message("outcome-area", area=remark.message, amount=remark.amount or 0)
        for remark in of_year[:_MOST_REMARKS]
    ]
    if (rest := len(of_year) - _MOST_REMARKS) > 0:
        shown.append(Message("more", count=rest))
    total = sum(remark.amount or 0 for remark in of_year)
    return language("outcome", year=year, total=total, areas=shown)
