"""Whether a printed outcome is what the figures of the budget give."""

from collections import Counter
from decimal import Decimal

from vssbudget.addresses import Row, row_at, row_meant, row_names
from vssbudget.amounts import Percent, Year, decimals, percent_to, plain
from vssbudget.checks.same_figure import called, differs, no_such_row
from vssbudget.findings import Finding, Judgement, Remark
from vssbudget.model import Gauge, gauges
from vssbudget.projection import Projection
from vssbudget.wording import Guesses, Message


def computed_indicator(projection: Projection) -> Judgement:
    """An outcome that is printed is the one that the figures give.

    What it finds: an outcome of an actual year that is another than the row that it is `computed`
    as, rounded to the decimals that are printed, or one that is computed as no row that there is.

    Why it matters: an indicator is read as the result of the year. Where it does not follow from
    the figures, one of the two is wrong.

    How to put it right: correct the figure that was copied wrong. Where the document stays as it
    is, record the difference under `accepted` with its amount and the reason.
    """
    judged: Counter[Year | None] = Counter()
    findings: list[Finding] = []
    unjudged: list[Remark] = []
    guess: Guesses | None = None
    actual = projection.budget.years.actual
    for gauge in gauges(projection.budget.goals):
        if gauge.own.computed is None:
            continue
        if (row := row_at(projection, gauge.own.computed)) is None:
            guess = guess or Guesses(row_names(projection))
            name, path = gauge.own.computed, (*gauge.path, "computed")
            meant = row_meant(projection, name, guess)
            findings.append(no_such_row("computed-indicator", path, name, meant))
            continue
        told = computed_as(projection, gauge)
        for year, printed in gauge.own.outcome.items():
            figure = row.shown(year)
            if year not in actual or figure is None or printed is None:
                kind = "computed-of-nothing" if year in actual else "computed-of-no-outcome"
                unjudged.append(Remark(None, year, Message(kind, measure=gauge.name)))
                continue
            judged[year] += 1
            value = percent_to(Percent(figure), decimals(printed))
            if value != printed:
                findings.append(_differs(gauge, told, year, (printed, value), row))
    return Judgement("computed-indicator", tuple(findings), judged, information=tuple(unjudged))


def _differs(
    gauge: Gauge, of: Message | str, year: Year, pair: tuple[Decimal, Decimal], row: Row
) -> Finding:
    printed, figure = pair
    off = printed - figure
    message = Message(
        "computed-differs",
        measure=gauge.name,
        year=year,
        printed=printed,
        figure=figure,
        of=of,
        off=abs(off),
        direction=Message("too-much" if off > 0 else "too-little"),
    )
    fix = Message("computed-differs-fix", figure=figure, amount=plain(off))
    path = (*gauge.path, "outcome", str(year))
    return differs("computed-indicator", path, (row, off), message, fix)


def computed_as(projection: Projection, gauge: Gauge) -> Message | str:
    """Say what a measure is computed as: a key figure in words, with what it is in percent of."""
    address = gauge.own.computed or ""
    row = row_at(projection, address)
    if row is None:
        return address
    block, name, *_ = row.of
    if block == "indicators":
        return Message(f"indicator-{name.replace('_', '-')}")
    return called(projection.budget, row, address)
