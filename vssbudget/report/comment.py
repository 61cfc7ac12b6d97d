"""What was found, as Markdown for a comment on a pull request."""

import re
from collections.abc import Iterator, Sequence

from vssbudget.findings import Finding, Judgement
from vssbudget.report.detail import Detail
from vssbudget.report.findings_text import MOST, sentence
from vssbudget.report.markdown import escaped
from vssbudget.report.programs import line, place_of
from vssbudget.report.verdict_text import counts_line, total_line
from vssbudget.views.verdict import Verdict
from vssbudget.views.verdict_words import verdict_reason, verdict_word
from vssbudget.wording import Language, inert, visible
from vssbudget.wording.language import NO_BREAK

_EVERYTHING = Detail(notices=True, accepted=True)
_TICKS = re.compile("`+")


def findings_comment(verdicts: Sequence[Verdict], language: Language, most: int = MOST) -> str:
    """Write the verdict, what was found, what was checked and what is accepted, file by file.

    At most so many findings of a file are listed; the rest are counted.
    """
    return "\n".join(_lines(verdicts, language, most)) + "\n"


def _lines(verdicts: Sequence[Verdict], language: Language, most: int) -> Iterator[str]:
    if len(verdicts) != 1:
        yield f"**vssbudget: {_text(total_line(verdicts, language, missing=0))}**"
    for number, verdict in enumerate(verdicts):
        if number or len(verdicts) > 1:
            yield ""
        yield from _file(verdict, language, most)


def _file(verdict: Verdict, language: Language, most: int) -> Iterator[str]:
    told = (language.say(verdict_reason(verdict)), *counts_line(verdict, language, _EVERYTHING))
    word = _text(language.say(verdict_word(verdict)))
    yield f"**vssbudget: {word}: {_code(verdict.file)}: {_text('; '.join(told))}**"
    found = [each for each in verdict.causes if each.accepted is None]
    accepted = [each for each in verdict.findings if each.accepted is not None]
    if found:
        yield ""
        yield from _list(found, most, verdict, language)
    if verdict.judgements:
        yield from _heading("comment-checked", language)
        yield from _checked(verdict.judgements, language)
    if accepted:
        yield from _heading("comment-accepted", language)
        yield from _list(accepted, max(0, most - len(found)), verdict, language)


def _heading(name: str, language: Language) -> Iterator[str]:
    yield ""
    yield f"#### {_text(language(name))}"
    yield ""


def _list(
    findings: Sequence[Finding], most: int, verdict: Verdict, language: Language
) -> Iterator[str]:
    following = verdict.following
    for each in findings[:most]:
        count = following[each.rule, each.path]
        more = f" *{_text(language('follow-from-it', count=count))}*" if count else ""
        yield _item(each, verdict, language) + more
    if (rest := len(findings) - most) > 0:
        yield f"- {_text(language('finding-more', count=rest))}"


def _item(finding: Finding, verdict: Verdict, language: Language) -> str:
    place = place_of(finding, verdict)
    where = _code(f"{place.file}:{place.line}:{place.column}")
    weight = _text(language(f"severity-{finding.severity}"))
    found = _text(sentence(finding, language))
    return f"- **{weight}** {where} {_code(finding.rule)}: {found}"


def _checked(judgements: Sequence[Judgement], language: Language) -> Iterator[str]:
    heads = ("comment-rule", "comment-tested", "comment-constructed", "comment-untested")
    yield _row(*(_text(language(head)) for head in heads))
    yield "|---|--:|--:|--:|"
    for each in judgements:
        done = (sum(each.judged.values()), sum(each.constructed.values()), len(each.untested))
        yield _row(_text(each.rule), *map(language.amount, done))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    """Write a text that stays text, on one line."""
    return escaped(NO_BREAK.join(map(visible, text.split(NO_BREAK))))


def _code(text: str) -> str:
    """Write a text as code, whatever backticks stand in it."""
    shown = inert(line(text))
    fence = "`" * (1 + max(map(len, _TICKS.findall(shown)), default=0))
    gap = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{gap}{shown}{gap}{fence}"
