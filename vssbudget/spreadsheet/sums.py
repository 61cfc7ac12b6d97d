"""Sums among rows: which rows a printed sum is of, and by how much it is off."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, takewhile
from typing import NamedTuple

from vssbudget.amounts import ZERO, Year
from vssbudget.spreadsheet.cells import Cell
from vssbudget.spreadsheet.rows import Entry

_LONGEST_RUN = 100


class Row(NamedTuple):
    """An entry with one figure a year, and the cell of each."""

    entry: Entry
    values: Mapping[Year, Decimal]
    cells: Mapping[Year, Cell]

    @property
    def is_sum(self) -> bool:
        """Whether its label says that it is a sum."""
        return "sum" in self.entry.kinds


class Sum(NamedTuple):
    """A printed sum, the rows that it is of, and what these add up to."""

    row: Row
    members: Sequence[Row]
    totals: Mapping[Year, Decimal]

    def off(self) -> Iterator[tuple[Year, Decimal]]:
        """Give the years in which it is not the sum of its rows, and by how much it is more."""
        for year, value in self.row.values.items():
            if difference := value - self.totals.get(year, ZERO):
                yield year, difference


def parted(rows: Sequence[Row]) -> tuple[list[Row], list[Sum]]:
    """Part rows of one measure into those that are no sums, and sums with what they are of.

    What does not say so is a sum where the sums that do say so come out right by it.
    """
    runs = _runs(rows)
    ways = [_parted(rows, each) for each in ([{}, runs] if runs else [{}])]
    return min(ways, key=lambda way: sum(1 for each in way[1] for _ in each.off()))


def _parted(rows: Sequence[Row], runs: Mapping[int, Sequence[Row]]) -> tuple[list[Row], list[Sum]]:
    details = [each for at, each in enumerate(rows) if not each.is_sum and at not in runs]
    groups = _Groups(details)
    sums, waiting = list[Sum](), list[Row]()
    for at, row in enumerate(rows):
        if waiting and waiting[0].entry.table != row.entry.table:
            waiting = []
        if at in runs:
            sums.append(Sum(row, runs[at], row.values))
        elif row.is_sum:
            sums.append(Sum(row, *groups.nearest(row, waiting)))
            waiting = []
        else:
            groups.seen(row)
            waiting.append(row)
    return details, sums


_Group = tuple[list[Row], Mapping[Year, Decimal]]
"""Rows, and what they add up to."""


class _Groups:
    """Rows that stand together, with what each group of them adds up to."""

    def __init__(self, details: Sequence[Row]) -> None:
        self._groups = dict[tuple[int, ...], list[Row]]()
        for each in details:
            for group in ((), (each.entry.table,), (each.entry.table, each.entry.section)):
                self._groups.setdefault(group, []).append(each)
        self._totals = {group: _totals(rows) for group, rows in self._groups.items()}
        self._seen = dict[int, int]()

    def seen(self, row: Row) -> None:
        """Count a row that has been passed."""
        self._seen[row.entry.table] = self._seen.get(row.entry.table, 0) + 1

    def nearest(self, row: Row, waiting: list[Row]) -> _Group:
        """Find what a sum is of: the rows since the last one, those of its table, or all of them.

        Of several that fit as well as each other it is of the rows that stand the nearest, but the
        last one of a table is of the whole.
        """
        table, section = row.entry.table, row.entry.section
        whole, part = self._group((table,)), self._group((table, section))
        since = (waiting, _totals(waiting))
        ended = self._seen.get(table, 0) == len(whole[0])
        likely = [whole, since, part] if ended else [since, part, whole]
        found = [each for each in (*likely, self._group(())) if each[0]]
        return max(found, key=lambda each: _matches(row, each[1]), default=([], {}))

    def _group(self, group: tuple[int, ...]) -> _Group:
        return self._groups.get(group, []), self._totals.get(group, {})


def _totals(rows: Iterable[Row]) -> dict[Year, Decimal]:
    totals = dict[Year, Decimal]()
    for row in rows:
        for year, value in row.values.items():
            totals[year] = totals.get(year, ZERO) + value
    return totals


def _matches(row: Row, totals: Mapping[Year, Decimal]) -> int:
    return sum(value == totals.get(year, ZERO) for year, value in row.values.items())


def _runs(rows: Sequence[Row]) -> dict[int, Sequence[Row]]:
    """Find rows that are the sum of two or more beside them in every year."""
    runs = dict[int, Sequence[Row]]()
    for at, row in enumerate(rows):
        if not row.is_sum and len(row.values) > 1:
            below = rows[at + 1 : at + 1 + _LONGEST_RUN]
            above = rows[max(0, at - _LONGEST_RUN) : at][::-1]
            if run := _run(row, below) or _run(row, above):
                runs[at] = run
    return runs


def _run(row: Row, beside: Iterable[Row]) -> Sequence[Row]:
    """Take rows one after the other until they add up to one; nothing where they never do."""
    rows = list(takewhile(lambda each: _may_be_of(row, each), beside))
    ends = set(range(len(rows)))
    for year, value in row.values.items():
        totals = accumulate(each.values.get(year, ZERO) for each in rows)
        ends &= {at for at, total in enumerate(totals) if total == value}
        if not ends:
            return []
    return rows[: min(ends) + 1] if min(ends) else []


def _may_be_of(row: Row, other: Row) -> bool:
    """Whether a row may be one of those that another is the sum of."""
    apart = other.is_sum or other.entry.table != row.entry.table
    return not apart and any(other.values.values())
