"""The verdict on a file in one line, what was counted beside it, and how several files stand."""

from collections import Counter
from collections.abc import Iterator, Sequence

from vssbudget import late
from vssbudget.amounts import Year, span
from vssbudget.findings import Severity
from vssbudget.report.detail import Detail
from vssbudget.report.verdict import Verdict, weight_of
from vssbudget.views.standing import OF_RESULTS, balance_years
from vssbudget.wording import Language, Message, under

NOTHING_TESTED = "nothing-tested"
"""The rule that is broken where nothing could be judged."""


def verdict_line(verdict: Verdict, language: Language) -> str:
    """Say how a file stands: a word that is seen, the file, and why."""
    named = under(verdict.file, verdict.scenarios)
    file = named if isinstance(named, str) else language.say(named)
    return f"{verdict_word(verdict, language)}: {file}: {verdict_reason(verdict, language)}"


def verdict_word(verdict: Verdict, language: Language) -> str:
    """Say in a word whether a budget holds, and of one that is not in balance in which years."""
    if verdict.refused:
        return language("word-refused")
    broken = {each.rule for each in verdict.findings if verdict.counts(each)}
    if NOTHING_TESTED in broken or not (broken or _tested(verdict) or verdict.exempt):
        return language("word-nothing")
    if not broken.isdisjoint(_balance()):
        return language("word-unbalanced", years=span(_broken_years(verdict)))
    return language("word-broken" if broken else "word-holds")


def verdict_reason(verdict: Verdict, language: Language) -> str:
    """Say what is wrong with a budget, or what holds."""
    if verdict.refused:
        return language("verdict-refused", found=_weighty(verdict))
    if not verdict.ok:
        strict = verdict.strict and not _counted(verdict)["error"]
        return language(f"reason-{'strict' if strict else 'broken'}", found=_weighty(verdict))
    if not _tested(verdict):
        if not verdict.exempt:
            return language("verdict-nothing")
        return language("count-unbalanced", count=verdict.exempt)
    return language("reason-holds", told=_held(verdict) or (Message("reason-tested"),))


def counts_line(verdict: Verdict, language: Language, detail: Detail) -> Iterator[str]:
    """Say how much was tested, and count what is not among what breaks a rule; maybe nothing."""
    counted = _counted(verdict)
    told = list(_checks(verdict))
    for weight, listed in (("notice", detail.notices), ("accepted", detail.accepted)):
        if counted[weight]:
            name = f"count-{weight}" if listed else f"count-{weight}-unlisted"
            told.append(Message(name, count=counted[weight]))
    if verdict.exempt:
        told.append(Message("count-unbalanced", count=verdict.exempt))
    if verdict.ok and counted["warning"]:
        told.insert(1, Message("count-warning", count=counted["warning"]))
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


def _counted(verdict: Verdict) -> Counter[str]:
    """Count what was found by its weight, what only follows apart."""
    counted: Counter[str] = Counter(map(weight_of, verdict.causes))
    counted["following"] = len(verdict.findings) - len(verdict.causes)
    counted["unbalanced"] = verdict.exempt
    return counted


def _weighty(verdict: Verdict) -> tuple[Message, ...]:
    counted = _counted(verdict)
    names = ("error", "following", "warning")
    return tuple(Message(f"count-{each}", count=counted[each]) for each in names if counted[each])


def _checks(verdict: Verdict) -> Iterator[Message]:
    judged = [sum(each.judged.values()) for each in verdict.judgements]
    if total := sum(judged):
        yield Message("count-checks", count=total, rules=sum(map(bool, judged)))


def _tested(verdict: Verdict) -> bool:
    return any(each.judged for each in verdict.judgements)


def _held(verdict: Verdict) -> tuple[Message, ...]:
    """Say in which years the balance holds, is broken as accepted, not tested, or set to hold."""
    rules = _balance()
    tested, left = map(set[Year | None], balance_years(verdict.judgements))
    accepted = {each.year for each in verdict.findings if each.accepted and each.rule in rules}
    of_results = (each for each in verdict.judgements if each.rule in OF_RESULTS)
    years = {
        "reason-balanced": tested - accepted,
        "reason-accepted": accepted,
        "reason-untested": left - accepted,
        "reason-set": {year for each in of_results for year in each.constructed},
    }
    told = {name: span(sorted(filter(None, each))) for name, each in years.items()}
    return tuple(Message(name, years=each) for name, each in told.items() if each)


def _broken_years(verdict: Verdict) -> list[Year]:
    rules = _balance()
    found = (each for each in verdict.findings if verdict.counts(each) and each.rule in rules)
    return sorted({each.year for each in found if each.year is not None})


def _balance() -> tuple[str, ...]:

    return late.checks.BALANCE


def summed_up(verdict: Verdict, language: Language) -> str:
    """Say in a few words how a file stands."""
    counted = _counted(verdict)
    error, *others = Severity
    found = tuple(
        Message(f"count-{each}", count=counted[each])
        for each in (error, "following", *others, "accepted", "unbalanced")
        if counted[each]
    )
    if verdict.refused:
        return language("verdict-refused", found=found)
    if counted["error"] or counted["warning"]:
        return language("verdict-found", found=found)
    holds = Message("verdict-holds" if _tested(verdict) else "verdict-nothing")
    return language("verdict-found", found=(holds, *found))
