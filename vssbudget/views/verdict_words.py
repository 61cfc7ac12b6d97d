"""The verdict on a file in words: whether it holds, and why."""

from collections import Counter
from collections.abc import Iterator

from vssbudget import late
from vssbudget.amounts import Year, span
from vssbudget.views.standing import OF_RESULTS, balance_years
from vssbudget.views.verdict import Verdict, weight_of
from vssbudget.wording import Message

_NOTHING_TESTED = "nothing-tested"
"""The rule that is broken where nothing could be judged."""


def verdict_word(verdict: Verdict) -> Message:
    """Say in a word whether a budget holds, and of one that is not in balance in which years."""
    if verdict.refused:
        return Message("word-refused")
    broken = {each.rule for each in verdict.findings if verdict.counts(each)}
    if _NOTHING_TESTED in broken or not (broken or is_tested(verdict) or verdict.exempt):
        return Message("word-nothing")
    if not broken.isdisjoint(late.checks.BALANCE):
        return Message("word-unbalanced", years=span(_broken_years(verdict)))
    return Message("word-broken" if broken else "word-holds")


def verdict_reason(verdict: Verdict) -> Message:
    """Say what is wrong with a budget, or what holds."""
    if verdict.refused:
        return Message("verdict-refused", found=_weighty(verdict))
    if not verdict.ok:
        strict = verdict.strict and not counted(verdict)["error"]
        return Message(f"reason-{'strict' if strict else 'broken'}", found=_weighty(verdict))
    if not is_tested(verdict):
        if not verdict.exempt:
            return Message("verdict-nothing")
        return Message("count-unbalanced", count=verdict.exempt)
    return Message("reason-holds", told=_held(verdict) or (Message("reason-tested"),))


def counted(verdict: Verdict) -> Counter[str]:
    """Count what was found by its weight, what only follows apart."""
    found: Counter[str] = Counter(map(weight_of, verdict.causes))
    found["following"] = len(verdict.findings) - len(verdict.causes)
    found["unbalanced"] = verdict.exempt
    return found


def checks_counted(verdict: Verdict) -> Iterator[Message]:
    """Say how much was tested, where anything was."""
    judged = [sum(each.judged.values()) for each in verdict.judgements]
    if total := sum(judged):
        yield Message("count-checks", count=total, rules=sum(map(bool, judged)))


def is_tested(verdict: Verdict) -> bool:
    """Whether a rule judged anything."""
    return any(each.judged for each in verdict.judgements)


def _weighty(verdict: Verdict) -> tuple[Message, ...]:
    found, names = counted(verdict), ("error", "following", "warning")
    return tuple(Message(f"count-{each}", count=found[each]) for each in names if found[each])


def _held(verdict: Verdict) -> tuple[Message, ...]:
    """Say in which years the balance holds, is broken as accepted, not tested, or set to hold."""
    rules = late.checks.BALANCE
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
    rules = late.checks.BALANCE
    found = (each for each in verdict.findings if verdict.counts(each) and each.rule in rules)
    return sorted({each.year for each in found if each.year is not None})
