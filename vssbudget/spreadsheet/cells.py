"""What a spreadsheet is to the reading: sheets of cells, each with its address."""

import re
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import Year
from vssbudget.wording import Message

MOST = 100_000
"""How many cells with something in them are read."""

LONGEST = 200
"""How much of a text is kept."""

Spot = tuple[int, int]
"""A row and a column, both counted from 1."""

_ADDRESS = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")


class Cell(NamedTuple):
    """What stands in a cell, by what name the spreadsheet knows its place, and what it is read as.

    A date is read as its `year`. Where something is `wrong` it has no number. What a merged cell
    shows in its other places is `shared` with these.
    """

    sheet: str
    spot: Spot
    text: str
    number: Decimal | None = None
    percent: bool = False
    year: Year | None = None
    wrong: Message | None = None
    shared: bool = False

    @property
    def is_filled(self) -> bool:
        """Whether something stands in it for a figure, if only what cannot be read as one."""
        return self.number is not None or self.wrong is not None


class Sheet(NamedTuple):
    """The cells of a sheet that hold something, by row and column."""

    name: str
    cells: Mapping[Spot, Cell]

    def turned(self) -> "Sheet":
        """Let rows be columns; the cells keep their addresses."""
        return self._replace(cells={(spot[1], spot[0]): each for spot, each in self.cells.items()})

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Give each row that holds something with its cells by column."""
        rows: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in sorted(self.cells.items()):
            rows.setdefault(row, {})[column] = cell
        yield from rows.items()

    def within(self, corners: tuple[Spot, Spot]) -> "Sheet":
        """Leave all but what stands between two corners."""
        (top, left), (bottom, right) = corners
        inside = {
            spot: each
            for spot, each in self.cells.items()
            if top <= spot[0] <= bottom and left <= spot[1] <= right
        }
        return self._replace(cells=inside)


def addressed(cells: Collection[Cell]) -> str:
    """Name the range of a sheet that holds some cells: `Blad1!C7:G7`."""
    sheet = next(iter(cells)).sheet
    rows, columns = zip(*(each.spot for each in cells), strict=True)
    ends_at = ((min(rows), min(columns)), (max(rows), max(columns)))
    ends = [f"{letters(column)}{row}" for row, column in dict.fromkeys(ends_at)]
    named = sheet if re.fullmatch(r"\w*", sheet) else f"'{sheet}'"
    return (f"{named}!" if named else "") + ":".join(ends)


def clipped(text: str) -> str:
    """Keep the beginning of a text."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def letters(column: int) -> str:
    """Name a column as spreadsheets do: A, Z, AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def corners(text: str) -> tuple[Spot, Spot] | None:
    """Read a range, `B3:G20`; None where it is none."""
    ends = [spot_of(each) for each in text.replace("$", "").split(":")]
    found = [end for end in ends if end]
    if len(ends) != 2 or len(found) != 2:
        return None
    rows, columns = zip(*found, strict=True)
    return (min(rows), min(columns)), (max(rows), max(columns))


def spot_of(address: str) -> Spot | None:
    """Read an address, `D7`; None where it is none."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
