"""Whether a figure that two tables print is the same in both."""

from collections import Counter
from decimal import Decimal

from vssbudget.addresses import Row, row_at, row_meant, row_names
from vssbudget.amounts import Percent, Year, decimals, percent_to, plain, unit_of
from vssbudget.calculation.names import SERIES, series_name
from vssbudget.checks.printed_names import row_name
from vssbudget.checks.rounded import Bounds, explained
from vssbudget.findings import BudgetPath, Finding, Judgement, Remark
from vssbudget.model import Budget
from vssbudget.projection import Projection
from vssbudget.wording import Guesses, Message


def same_figure(projection: Projection) -> Judgement:
    """A figure that two tables print is the same in both.

    What it finds: a figure under `repeated` that differs from the row of the file that it repeats.
    Where the file says that these start from `rounded` figures, a difference that rounding explains
    is a notice.

    Why it matters: readers take the figure from either table; where the two differ, one of them
    decides on another budget.

    How to put it right: look in both tables, and correct the figure that was copied wrong. Where
    they differ in print, record the difference under `accepted` with its amount and the reason.
    """
    judged: Counter[Year | None] = Counter()
    findings: list[Finding] = []
    untested: list[Remark] = []
    guess: Guesses | None = None
    bounds = Bounds(projection)
    for position, repeated in enumerate(projection.budget.repeated):
        row = row_at(projection, repeated.of)
        if row is None:
            guess = guess or Guesses(row_names(projection))
            meant = row_meant(projection, repeated.of, guess)
            at = ("repeated", str(position), "of")
            findings.append(no_such_row("same-figure", at, repeated.of, meant))
            continue
        told = called(projection.budget, row, repeated.of)
        for year, printed in repeated.values.items():
            path = ("repeated", str(position), "values", str(year))
            if (figure := row.shown(year)) is None:
                message = Message("repeat-untested", of=told)
                untested.append(Remark(area=None, year=year, message=message))
                continue
            judged[year] += 1
            if difference := printed - _as_printed(row, figure, printed):
                message = Message(
                    "repeat-differs",
                    of=told,
                    year=year,
                    printed=printed,
                    figure=printed - difference,
                    difference=difference,
                )
                fix = Message("repeat-fix", amount=plain(difference))
                finding = differs("same-figure", path, (row, difference), message, fix)
                if rounding := bounds.of(repeated.rounded, repeated.source):
                    slack = bounds.at(rounding, f"{repeated.of}.{year}")
                    bound = slack + unit_of(decimals(printed)) / 2
                    finding = (
                        explained(finding, bound, row.unit) if abs(difference) <= bound else finding
                    )
                findings.append(finding)
    return Judgement("same-figure", tuple(findings), judged, untested=tuple(untested))


def _as_printed(row: Row, figure: Decimal, printed: Decimal) -> Decimal:
    """Give a figure as it can be printed: what is no amount and is calculated is rounded alike."""
    if row.of[2:3] in (("price_change",), ("share",), ("self_cost_price",)):
        return percent_to(Percent(figure), decimals(printed))
    return figure


def no_such_row(rule: str, path: BudgetPath, name: str, meant: str | None) -> Finding:
    """Tell that no row has a name, and which one is most likely meant."""
    return Finding(
        rule=rule,
        message=Message("no-such-row", name=name),
        fix=Message("write-text", text=meant) if meant else Message("row-fix"),
        path=path,
    )


def called(budget: Budget, row: Row, address: str) -> Message | str:
    """Name a row that is printed or counted as people know it; any other by its address."""
    if row.of[0] == "published":
        return row_name(budget, row.of)
    if row.of[0] in SERIES and row.of[2:] == ("values",):
        return series_name(budget, *row.of[:2])
    return address


def differs(
    rule: str, path: BudgetPath, off: tuple[Row, Decimal], message: Message, fix: Message
) -> Finding:
    """Tell that the figure of a year is another than that of its row, and by how much."""
    row, difference = off
    return Finding(
        rule=rule,
        message=message,
        fix=fix,
        path=path,
        year=Year(int(path[-1])),
        amount=row.unit.whole(difference) if row.amount else None,
        off=difference,
    )
