"""The years of a spreadsheet by kind: which of them is the one that the plan begins behind."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from vssbudget.amounts import Year
from vssbudget.spreadsheet.rows import Entry
from vssbudget.spreadsheet.tables import Column
from vssbudget.spreadsheet.words import year_of

_PAST = ("actual", "", "budget", "forecast", "plan")
_AHEAD = ("budget", "", "plan", "forecast", "actual")
_FEW = 4
"""One row in so many may begin after the base year."""


class Years(NamedTuple):
    """Years by kind, without a gap; `told` is whether it is known which is the base year."""

    actual: tuple[Year, ...]
    budget: tuple[Year, ...]
    plan: tuple[Year, ...]
    told: bool = True

    @property
    def every(self) -> tuple[Year, ...]:
        """All of them."""
        return self.actual + self.budget + self.plan

    @property
    def base(self) -> Year:
        """The last year before the plan."""
        return (self.actual + self.budget)[-1]

    def rank(self, column: Column) -> int:
        """Say how near figures are to those wanted of their year: the outcome of one that is gone.

        The lower comes first.
        """
        order = _PAST if column.year < self.base else _AHEAD
        return order.index(column.kind)


def years_of(
    columns: Collection[Column], entries: Iterable[Entry], texts: Iterable[str], asked: Year | None
) -> Years:
    """Part the years of columns by the base year: the one asked for, or by what heads say.

    Where nothing says it, it is the first year that most rows have begun in.
    """
    known = {each.year for each in columns}
    base = asked or _base(columns, known, texts)
    told = base is not None
    base = base or _begun(sorted(known), _begins(entries))
    every = [Year(year) for year in range(min(known), max(known) + 1)]
    gone = [each.year for each in columns if each.kind == "actual" and each.year <= base]
    said = {each.year for each in columns if each.kind in ("budget", "forecast")}
    last = max(gone, default=min([base, *(year for year in said if year <= base)]) - 1)
    return Years(
        tuple(year for year in every if year <= last),
        tuple(year for year in every if last < year <= base),
        tuple(year for year in every if year > base),
        told,
    )


def _begun(known: Sequence[Year], rows: Sequence[Collection[Year]]) -> Year:
    """Find the first year, but the last of them, that few rows lack."""
    lacking = ((year, sum(year not in each for each in rows)) for year in known[:-1])
    return next((year for year, count in lacking if count * _FEW <= len(rows)), known[0])


def _begins(entries: Iterable[Entry]) -> list[set[Year]]:
    """Give the years of each row: those of its cost, or of its revenue where it has none."""
    rows = dict[tuple[str, str], set[Year]]()
    for each in entries:
        years = {column.year for column, cell in each.figures if cell.number is not None}
        rows.setdefault((each.measure, each.name), set()).update(years)
    return [
        years
        for (measure, name), years in rows.items()
        if measure == "cost" or (measure == "revenue" and ("cost", name) not in rows)
    ]


def _base(
    columns: Collection[Column], known: Collection[Year], texts: Iterable[str]
) -> Year | None:
    """Find the base year: that of a budget, the one named, the one before the plan or the last."""
    if budget := [each.year for each in columns if each.kind == "budget"]:
        return max(budget)
    named = [year for text in texts if (year := year_of(text)) in known]
    if named:
        return named[0]
    plan = [each.year for each in columns if each.kind == "plan"]
    before = [year for year in known if year < min(plan, default=0)]
    gone = [each.year for each in columns if each.kind in ("actual", "forecast")]
    return max(before or gone, default=None)
