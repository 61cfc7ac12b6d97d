"""Where things stand in a workbook: the columns, the same on every sheet, and the rows."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from vssbudget.amounts import Year

LABEL, UNIT, ALONE, YEARS = range(4)
"""The columns: what a row is, its unit, a figure of no year, and from there on a year each."""

HEADS, KINDS, TOP = 2, 3, 5
"""The rows of the years, of what kind each is, and of the first figures."""

_LETTERS = 26


@cache
def column_name(column: int) -> str:
    """Name a column: `A` is the first, `AA` stands behind `Z`."""
    before, last = divmod(column, _LETTERS)
    return (column_name(before - 1) if before else "") + chr(ord("A") + last)


def cell_name(row: int, column: int) -> str:
    """Name a cell: `D7`; the column of figures of no year is the same wherever it is read."""
    return f"{'$' if column == ALONE else ''}{column_name(column)}{row + 1}"


def sheet_name(title: str) -> str:
    """Name a sheet in a formula."""
    return "'" + title.replace("'", "''") + "'!"


class Columns(NamedTuple):
    """The years of a workbook, a column each."""

    first: Year
    last: Year

    @property
    def years(self) -> list[Year]:
        """The years, in order."""
        return [Year(year) for year in range(self.first, self.last + 1)]

    def holds(self, year: int) -> bool:
        """Whether a year has a column."""
        return self.first <= year <= self.last

    def of(self, year: int) -> int:
        """Give the column of a year."""
        return YEARS + year - self.first

    @property
    def beside(self) -> int:
        """The column behind the years."""
        return self.of(self.last) + 1


class Where(NamedTuple):
    """Where the figures of a row stand: in a row of a sheet by year, or all in one place.

    They may be those of some years `later` than the one that they are read for. A row that has no
    number yet has a `mark` in its place.
    """

    columns: Columns
    sheet: str = ""
    row: int = 0
    later: int = 0
    alone: str = ""
    mark: str = ""

    def at(self, year: int) -> str:
        """Write the cell of a year, as a formula reads it."""
        if self.alone:
            return self.alone
        column = column_name(self.columns.of(year + self.later))
        return f"{self.sheet}{column}{self.mark or self.row + 1}"

    def moved(self, years: int) -> "Where":
        """Give the same read some years later."""
        return self._replace(later=self.later + years)


def in_one_column(cell: str) -> str:
    """Write a cell so that it is the same wherever along the row it is read."""
    return _COLUMN.sub(r"$\g<0>", cell)


def mark(place: int) -> str:
    """Mark a row of those that are set together, until its number is known."""
    return f"\0{place}\0"


def numbered(formula: str, rows: Mapping[int, int]) -> str:
    """Write the numbers of rows in place of their marks."""
    return _MARK.sub(lambda found: str(rows[int(found[1])] + 1), formula)


_COLUMN = re.compile("(?<![$A-Z'])[A-Z]+(?=[0-9\0]+$)")
_MARK = re.compile("\0(\\d+)\0")
