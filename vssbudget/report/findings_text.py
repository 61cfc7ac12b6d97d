"""What was found, for people: each finding with its line, and the verdict last."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from vssbudget.findings import Finding, Place
from vssbudget.report.columns import cells
from vssbudget.report.detail import Detail
from vssbudget.report.grid import Line, Tone
from vssbudget.report.judged_text import judgement_lines, untested_lines
from vssbudget.report.verdict_text import counts_line, total_line, verdict_line
from vssbudget.views.verdict import Verdict, weight_of
from vssbudget.wording import Language, visible

MOST = 50
"""How many findings of a file are printed for people; the rest are counted."""

_MARGINS = 3
"""How many margins of a claim are told to people."""

_AROUND = 60
_LONGEST = 180
_NARROWEST = 20
_BESIDE = 11
"""What stands beside the part of a line that is shown: its number, a bar, two marks of a cut."""


def findings_lines(
    verdicts: Sequence[Verdict],
    language: Language,
    detail: Detail,
    missing: int = 0,
    width: int | None = None,
) -> Iterator[Line]:
    """Set what is to be said of each file, and of several at last how many of them hold.

    Lines of a file fit within a width, where there is one; the texts are still to be folded.
    """
    for number, verdict in enumerate(verdicts):
        if number and not detail.quiet:
            yield Tone.PLAIN, ""
        if not detail.quiet:
            yield from _findings(verdict, language, detail, width)
            yield from _judgements(verdict, language, detail)
            moved = [(Tone.PLAIN, each) for each in _perturbed(verdict, language)]
            yield from moved[:MOST]
            if (rest := len(moved) - MOST) > 0:
                yield Tone.PLAIN, language("more", count=rest)
            yield from ((Tone.PLAIN, each) for each in counts_line(verdict, language, detail))
        yield _toned(verdict.ok), verdict_line(verdict, language)
    if len(verdicts) + missing > 1:
        if not detail.quiet:
            yield Tone.PLAIN, ""
        ok = not missing and all(verdict.ok for verdict in verdicts)
        yield _toned(ok), total_line(verdicts, language, missing)


def _toned(ok: bool) -> Tone:
    return Tone.HOLDS if ok else Tone.BROKEN


def _findings(
    verdict: Verdict, language: Language, detail: Detail, width: int | None
) -> Iterator[Line]:
    """Set the findings that are asked for, errors first, and how many follow from each."""
    following = verdict.following
    asked = (
        *("error", "warning"),
        *(("notice",) if detail.notices else ()),
        *(("accepted",) if detail.accepted else ()),
    )
    found = verdict.findings if detail.verbose else verdict.causes
    shown = [each for weight in asked for each in found if weight_of(each) == weight]
    if not detail.accepted:
        shown += [each for each in found if each.causes and each.accepted is not None]
    for finding in shown[:MOST]:
        yield from finding_lines(finding, language, width)
        if count := following[finding.rule, finding.path]:
            told = language("follow-from-it", count=count)
            yield Tone.STRONG, f"       = {told}{'' if detail.verbose else ' (--verbose)'}"
    if (rest := len(shown) - MOST) > 0:
        yield Tone.STRONG, f"{verdict.file}: {language('finding-more', count=rest)}"


def _judgements(verdict: Verdict, language: Language, detail: Detail) -> Iterator[Line]:
    """Set what could not be tested, or where it is asked for all that each rule did."""
    of = judgement_lines if detail.verbose else untested_lines
    most = MOST if detail.verbose else 3
    for judgement in verdict.judgements if detail.verbose else verdict.told_once:
        yield from ((Tone.PLAIN, each) for each in of(judgement, language, most))


def _perturbed(verdict: Verdict, language: Language) -> Iterator[str]:
    """Set what was found by moving the inputs: of each claim the narrowest margins."""
    if verdict.perturbed is None:
        return
    yield from (language.say(each.told) for each in verdict.perturbed.disguised)
    for _, margins in groupby(verdict.perturbed.margins, key=lambda each: each.claim):
        first, *more = margins
        yield language.say(first.told)
        yield from (f"  {language.say(each.told)}" for each in more[: _MARGINS - 1])
        if (rest := len(more) + 1 - _MARGINS) > 0:
            yield f"  {language('more', count=rest)}"


def finding_lines(finding: Finding, language: Language, width: int | None = None) -> Iterator[Line]:
    """Set one finding: its place, what is wrong, what to do, and the line with a mark under it."""
    place = finding.place or Place("")
    weight = language(f"severity-{weight_of(finding)}")
    yield (
        Tone(weight_of(finding)),
        f"{place.file}:{place.line}:{place.column}: {weight}[{finding.rule}] "
        f"{sentence(finding, language)}",
    )
    if place.text.strip() and finding.accepted is None:
        yield from _excerpt(place, width)


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


def _excerpt(place: Place, width: int | None) -> Iterator[Line]:
    """Show the line, of a long one what stands around the value."""
    start, end = _shown(place, width)
    before = visible(place.text[start : place.column - 1])
    behind = min(place.column - 1 + place.length, end)
    marked = visible(place.text[place.column - 1 : behind])
    after = visible(place.text[behind:end])
    number = f"{place.line:>6}"
    lead = "…" if start else ""
    tail = "…" if end < len(place.text) else ""
    yield Tone.EXCERPT, f"{number} | {lead}{before}{marked}{after}{tail}"
    under = " " * cells(lead + before) + "^" * max(1, cells(marked))
    yield Tone.EXCERPT, f"{' ' * len(number)} | {under}"


def _shown(place: Place, width: int | None) -> tuple[int, int]:
    """Give where the part of a line begins and ends that is shown, so that it fits a width.

    Of a value that is longer it is the beginning.
    """
    first = place.column - 1
    if width is None:
        return max(0, first - _AROUND), first + min(place.length + _AROUND, _LONGEST)
    room = max(width - _BESIDE, _NARROWEST)
    if len(place.text) <= room:
        return 0, room
    start = first - max(0, room - place.length) // 2
    start = max(0, min(start, len(place.text) - room))
    return start, start + room
