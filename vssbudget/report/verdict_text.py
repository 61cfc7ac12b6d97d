"""The verdict on a file in one line, what was counted beside it, and how several files stand."""

from collections.abc import Iterator, Sequence

from vssbudget.findings import Severity
from vssbudget.report.detail import Detail
from vssbudget.views.verdict import Verdict
from vssbudget.views.verdict_words import (
    checks_counted,
    counted,
    is_tested,
    verdict_reason,
    verdict_word,
)
from vssbudget.wording import Language, Message, under


def verdict_line(verdict: Verdict, language: Language) -> str:
    """Say how a file stands: a word that is seen, the file, and why."""
    named = under(verdict.file, verdict.scenarios)
    file = named if isinstance(named, str) else language.say(named)
    return f"{language.say(verdict_word(verdict))}: {file}: {language.say(verdict_reason(verdict))}"


def counts_line(verdict: Verdict, language: Language, detail: Detail) -> Iterator[str]:
    """Say how much was tested, and count what is not among what breaks a rule; maybe nothing."""
    found = counted(verdict)
    told = list(checks_counted(verdict))
    for weight, listed in (("notice", detail.notices), ("accepted", detail.accepted)):
        if found[weight]:
            name = f"count-{weight}" if listed else f"count-{weight}-unlisted"
            told.append(Message(name, count=found[weight]))
    if verdict.exempt:
        told.append(Message("count-unbalanced", count=verdict.exempt))
    if verdict.ok and found["warning"]:
        told.insert(1, Message("count-warning", count=found["warning"]))
    if told:
        yield language("counts", told=told)


def total_line(verdicts: Sequence[Verdict], language: Language, missing: int) -> str:
    """Say of several files how many hold; one that was not there does not."""
    broken = [verdict.file for verdict in verdicts if not verdict.ok]
    every = len(verdicts) + missing
    if not broken and not missing:
        return language("total-holds", all=every)
    told = (
        *((Message("total-files", files=broken),) if broken else ()),
        *((Message("total-missing", missing=missing),) if missing else ()),
    )
    return language("total-broken", broken=len(broken) + missing, all=every, told=told)


def summed_up(verdict: Verdict, language: Language) -> str:
    """Say in a few words how a file stands."""
    count = counted(verdict)
    error, *others = Severity
    found = tuple(
        Message(f"count-{each}", count=count[each])
        for each in (error, "following", *others, "accepted", "unbalanced")
        if count[each]
    )
    if verdict.refused:
        return language("verdict-refused", found=found)
    if count["error"] or count["warning"]:
        return language("verdict-found", found=found)
    holds = Message("verdict-holds" if is_tested(verdict) else "verdict-nothing")
    return language("verdict-found", found=(holds, *found))
