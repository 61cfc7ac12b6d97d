"""Whether what is measured meets its target, and which way it goes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from vssbudget.addresses import row_at
from vssbudget.amounts import ZERO, Percent, Year, decimals, percent_to, plain
from vssbudget.checks.computed_indicator import computed_as
from vssbudget.findings import Finding, Judgement, Remark, Severity
from vssbudget.formulas.indicators import OF_RESULTS
from vssbudget.formulas.sellers import Basis
from vssbudget.model import Gauge, Wanted, gauges
from vssbudget.projection import Projection
from vssbudget.wording import Message


def target(projection: Projection) -> Judgement:
    """What is measured meets its target.

    What it finds: the last outcome of an indicator, or of one of its measures, that misses the
    target of its year, or of the next year that has one; and where it is `computed`, what the
    figures of the budget give for the year of a target and misses that. An outcome without a figure
    (`IU`) and one without a target are not judged; what is set equal to cost balances by
    construction, and is counted as that.

    Why it matters: a goal is reached by its indicators. What misses its target today needs a plan,
    and a plan that misses it another target, or another plan.

    How to put it right: correct the figure if it was copied wrong, or what it is computed of. Where
    it stands, record the difference under `accepted` with its amount and the reason.
    """
    judged: Counter[Year | None] = Counter()
    constructed: Counter[Year | None] = Counter()
    findings: list[Finding] = []
    unjudged: list[Remark] = []
    for gauge in gauges(projection.budget.goals):
        unjudged += _unjudged(gauge)
        for each in trials(projection, gauge):
            if each.computed and _is_constructed(projection, gauge, each.year):
                constructed[each.year] += 1
                continue
            judged[each.until] += 1
            if each.off:
                findings.append(_missed(gauge, computed_as(projection, gauge), each))
    return Judgement("target", tuple(findings), judged, constructed, information=tuple(unjudged))


class Trial(NamedTuple):
    """A figure of a year held against the target of that year, or of the next one that has any.

    It is `off` by what would have to be added to it: nothing where it meets its target.
    """

    year: Year
    figure: Decimal
    until: Year
    target: Decimal
    off: Decimal
    computed: bool


def trials(projection: Projection, gauge: Gauge) -> Iterator[Trial]:
    """Hold the last outcome of a measure against its target, and what is computed against each.

    An outcome without a figure is not held. What is computed is rounded as what is printed.
    """
    outcomes, targets = gauge.own.outcome, gauge.own.target
    year = max(outcomes, default=None)
    if year is not None and (figure := outcomes[year]) is not None:
        until = min((each for each in targets if each >= year), default=None)
        if until is not None:
            yield _trial(gauge, year, figure, until)
    row = row_at(projection, gauge.own.computed) if gauge.own.computed else None
    if row is None:
        return
    printed = (*targets.values(), *(each for each in outcomes.values() if each is not None))
    for until in targets:
        if (found := row.shown(until)) is not None:
            places = max(map(decimals, printed))
            value = percent_to(Percent(found), places)
            yield _trial(gauge, until, value, until)._replace(computed=True)


def _trial(gauge: Gauge, year: Year, figure: Decimal, until: Year) -> Trial:
    aim = gauge.own.target[until]
    assert gauge.wanted is not None
    return Trial(year, figure, until, aim, _off(gauge.wanted, figure, aim), computed=False)


def _off(wanted: Wanted, figure: Decimal, aim: Decimal) -> Decimal:
    low = {"at_most": figure, "within": -aim}.get(wanted, aim)
    high = figure if wanted == "at_least" else aim
    return max(low - figure, ZERO) + min(high - figure, ZERO)


def _unjudged(gauge: Gauge) -> Iterator[Remark]:
    """Say why the last outcome of a measure cannot be held against a target, if it cannot."""
    outcomes, targets = gauge.own.outcome, gauge.own.target
    last = max(outcomes or targets, default=None)
    if last is not None and outcomes.get(last) is None:
        yield Remark(None, last, Message("target-without-figure", measure=gauge.name))
    elif last is not None and all(year < last for year in targets):
        yield Remark(None, last, Message("target-without-target", measure=gauge.name))


def _is_constructed(projection: Projection, gauge: Gauge, year: Year) -> bool:
    """Whether what is computed of a year follows from revenue that is set equal to cost."""
    block, _, name = (gauge.own.computed or "").partition(".")
    if block != "indicators" or name not in OF_RESULTS:
        return False
    at = projection.years.index(year)
    return all(projection.basis(each, at) is Basis.SELF_COST for _, each in projection.sellers)


def _missed(gauge: Gauge, of: Message | str, trial: Trial) -> Finding:
    kind = "target-missed-computed" if trial.computed else "target-missed"
    place = ("target", str(trial.until)) if trial.computed else ("outcome", str(trial.year))
    return Finding(
        rule="target",
        severity=Severity.WARNING,
        message=Message(
            kind,
            measure=gauge.name,
            year=trial.year,
            figure=Message("number", value=trial.figure),
            of=of,
            wanted=wanted_of(gauge),
            target=Message("number", value=trial.target),
            until=trial.until,
            off=Message("number", value=abs(trial.off)),
            direction=Message("too-little" if trial.off > 0 else "too-much"),
        ),
        fix=Message(
            f"{kind}-fix",
            meets=Message("number", value=trial.figure + trial.off),
            amount=plain(trial.off),
        ),
        path=(*gauge.path, *place),
        year=trial.year,
        off=trial.off,
    )


def wanted_of(gauge: Gauge) -> Message:
    """Say how the outcome of a measure is to stand to its target."""
    return Message(f"wanted-{(gauge.wanted or '').replace('_', '-')}")


def is_met(projection: Projection, gauge: Gauge) -> bool | None:
    """Say whether every figure of a measure that is held meets its target; None where none is."""
    return all_met(not each.off for each in trials(projection, gauge))


def all_met(those: Iterable[bool | None]) -> bool | None:
    """Say whether all meet their targets; None where one is not known, and no other misses it."""
    met = list(those)
    if False in met:
        return False
    return None if None in met or not met else True


def trend(gauge: Gauge) -> str:
    """Say whether the last outcome is better than the one before it, as is wanted; "" if unknown.

    Better is what is higher, lower, nearer zero or nearer the target: as the target asks for.
    """
    known = [each for _, each in sorted(gauge.own.outcome.items()) if each is not None]
    aimless = gauge.wanted is None or (gauge.wanted == "equals" and not gauge.own.target)
    if len(known) < 2 or aimless:
        return ""
    before, last = (_distance(gauge, each) for each in known[-2:])
    if last == before:
        return "unchanged"
    return "better" if last < before else "worse"


def _distance(gauge: Gauge, figure: Decimal) -> Decimal:
    """Measure how far a figure is from the best that there could be; only to be compared."""
    if gauge.wanted == "at_least":
        return -figure
    if gauge.wanted == "at_most":
        return figure
    aim = min(gauge.own.target.items())[1] if gauge.wanted == "equals" else ZERO
    return abs(figure - aim)
