"""A workbook of a budget as it comes back: each of its inputs, as it stood and as it stands now.

Two sheets that nobody sees say what it was made of: `about` of which budget, `baseline` the inputs.
Where the cell of an input is by now says a formula there that reads it: every spreadsheet moves
what formulas read along as rows are put in and sheets renamed.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from vssbudget.amounts import ZERO
from vssbudget.spreadsheet.cells import Cell, Spot, addressed, spot_of
from vssbudget.spreadsheet.cells import Sheet as Cells
from vssbudget.spreadsheet.refused import Unreadable
from vssbudget.spreadsheet.scanned import Workbook
from vssbudget.spreadsheet.workbook import as_they_are, opened
from vssbudget.wording import Message, visible

SCHEMA = "vssbudget/workbook/1"
ABOUT, BASELINE = "about", "baseline"
HEADS = ("id", "sheet", "cell", "value", "changed", "label")
"""What `baseline` says of an input, as the workbook was written, each under its head.

Its address, its sheet and cell, the value in that, a formula that says whether that is another one
by now, and what stands first in the row.
"""

_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'|([\w.]+))!(\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6})\b")
_is_number = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?").fullmatch

_Record = defaultdict[str, str]
"""What `baseline` says of an input, by its heads; "" for what it does not say."""


class Given(NamedTuple):
    """An input of a workbook: its address, what stood in its cell, and this cell as it is now.

    Something may be `wrong` with the cell. One that is no input has no address.
    """

    cell: Cell
    address: str = ""
    stood: Decimal = ZERO

    @property
    def place(self) -> str:
        """Name the cell."""
        return visible(addressed([self.cell]))


class Returned(NamedTuple):
    """A workbook: the budget that it was made of, the sum of the bytes of that, and the inputs."""

    budget: str
    sha256: str
    inputs: Sequence[Given]


def returned(raw: bytes) -> Returned:
    """Read a workbook of a budget.

    Raises:
        Unreadable: It is none, it is broken, or larger than is read.
        WrongCommand: There is nothing to read workbooks with.
    """
    book = _Book(opened(raw, "merge-no-reader"))
    about = {row[1]: row[2] for row in book.rows(ABOUT) if {1, 2} <= row.keys()}
    heads, *rows = book.rows(BASELINE) or [{}]
    records = [
        _Record(str, {heads.get(column, ""): text for column, text in row.items()}) for row in rows
    ]
    ours = about.get("schema") == SCHEMA and {*HEADS[:4]} <= {*heads.values()}
    if not (ours and all(_is_number(each["value"]) for each in records)):
        raise Unreadable(Message("merge-not-ours"))
    given = [book.given(each) for each in records]
    put_in = _put_in(book, list(zip(records, given, strict=True)))
    return Returned(about.get("budget", ""), about.get("sha256", ""), [*given, *put_in])


class _Sheet(NamedTuple):
    """The cells of a sheet, the formulas in them, and what stands first in each row."""

    cells: Mapping[Spot, Cell]
    formulas: Mapping[Spot, str]
    first: Mapping[int, str]

    def typed(self, columns: Collection[int]) -> Sequence[Spot]:
        """Give the places of numbers in some columns that no formula came to."""
        figures = (spot for spot, each in self.cells.items() if each.number is not None)
        return sorted(spot for spot in figures if spot[1] in columns and spot not in self.formulas)


class _Book:
    """A workbook, of which each sheet is read once, and only where it is asked for."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._parts = {each.name: each for each in workbook.sheets}
        self._read = dict[str, _Sheet]()

    def sheet(self, name: str) -> _Sheet | None:
        """Read a sheet; None where there is none of that name."""
        if name in self._parts and name not in self._read:
            scan = self._workbook.cells(self._parts[name])
            cells = as_they_are(self._workbook, name, scan)
            found = ((spot, each.formula) for spot, each in scan.held.items())
            formulas = {spot: formula for spot, formula in found if formula is not None}
            first = {row: cell.text for (row, _), cell in sorted(cells.items(), reverse=True)}
            self._read[name] = _Sheet(cells, formulas, first)
        return self._read.get(name)

    def rows(self, name: str) -> Sequence[Mapping[int, str]]:
        """Give the rows of a sheet, by column: texts, and formulas as they are written."""
        if (sheet := self.sheet(name)) is None:
            return []
        return [
            {column: sheet.formulas.get(cell.spot, cell.text) for column, cell in row.items()}
            for _, row in Cells(name, sheet.cells).rows()
        ]

    def given(self, record: _Record) -> Given:
        """Find the cell of an input, and say what keeps it from being read."""
        if found := self._place(record):
            name, sheet, spot = found
            cell = sheet.cells.get(spot) or Cell(name, spot, "")
            wrong = _wrong(cell, sheet.first.get(spot[0], ""), record)
        else:
            cell = Cell(record["sheet"], spot_of(record["cell"]) or (1, 1), "")
            wrong = Message("merge-lost", address=visible(record["id"]))
        return Given(cell._replace(wrong=wrong), record["id"], Decimal(record["value"]))

    def _place(self, record: _Record) -> tuple[str, _Sheet, Spot] | None:
        """Find the place that is read for an input, else the one that it was written in."""
        quoted = record["sheet"].replace("'", "''")
        found = _REFERENCE.search(record["changed"] or f"'{quoted}'!{record['cell']}")
        if found is None:
            return None
        name = found[2] or found[1].replace("''", "'")
        sheet, spot = self.sheet(name), spot_of(found[3].replace("$", ""))
        return (name, sheet, spot) if sheet and spot else None


def _wrong(cell: Cell, beside: str, record: _Record) -> Message | None:
    """Say what keeps a cell from being read as a number, beside what stands first in its row."""
    address, label = visible(record["id"]), record["label"]
    if label and beside != label:
        return Message("merge-moved", address=address, label=label, beside=beside)
    if cell.wrong:
        return Message("merge-wrong", address=address, text=cell.text, told=cell.wrong)
    if cell.number is None and cell.text:
        return Message("merge-text", address=address, text=cell.text)
    return None if cell.text else Message("merge-empty", address=address)


def _put_in(book: _Book, inputs: Sequence[tuple[_Record, Given]]) -> Iterator[Given]:
    """Find numbers that were typed in rows which were put in between inputs."""
    rows = defaultdict[str, dict[int, int]](dict)
    columns = defaultdict[str, set[int]](set)
    for record, each in inputs:
        if (before := spot_of(record["cell"])) and not each.cell.wrong:
            rows[each.cell.sheet][each.cell.spot[0]] = before[0]
            columns[each.cell.sheet].add(each.cell.spot[1])
    for name, known in rows.items():
        sheet = book.sheet(name)
        assert sheet is not None
        for spot in _between(sheet.typed(columns[name]), known):
            cell = sheet.cells[spot]
            yield Given(cell._replace(wrong=Message("merge-put-in", number=cell.number)))


def _between(typed: Sequence[Spot], known: Mapping[int, int]) -> Iterator[Spot]:
    """Find the places of more rows between those of inputs than there were.

    Args:
        typed: Places of numbers, in their order.
        known: The rows of inputs, each with the one that it was.
    """
    for low, high in pairwise(sorted(known)):
        first, behind = (bisect_left(typed, (row, 0)) for row in (low + 1, high))
        rows = {row for row, _ in typed[first:behind]}
        if len(rows) >= known[high] - known[low] > 0:
            yield from typed[first:behind]
