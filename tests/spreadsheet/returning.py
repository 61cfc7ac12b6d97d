"""Writes workbooks of a budget as they come back, changed as somebody would change them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from vssbudget.spreadsheet.returned import ABOUT, BASELINE, HEADS, SCHEMA

SHEETS = ("Antaganden", "Områden och tjänster")
TOP, COLUMN = 5, 3


class Formula(NamedTuple):
    """A formula, and what it was calculated to."""

    text: str
    value: float | str


class Percent(NamedTuple):
    """A number that is shown as percent."""

    number: float


Cell = str | float | Decimal | Formula | Percent | date | None


def _same(row: int) -> int:
    return row


class Layout(NamedTuple):
    """How a workbook differs from the one that was written: in rows, sheets and labels.

    Of some inputs the cell may be `lost`, and where cells are now may not have been `followed`.
    """

    rows: Callable[[int], int] = _same
    sheets: tuple[str, ...] = SHEETS
    followed: bool = True
    labelled: Callable[[int], int] = _same
    lost: tuple[str, ...] = ()
    put_in: Mapping[tuple[int, int], Cell] = {}
    about: Mapping[str, str] = {}


def back(
    budget: Path,
    values: Mapping[str, str],
    cells: Mapping[str, Cell] | None = None,
    layout: Layout | None = None,
    name: str = "budget.xlsx",
) -> Path:
    """Write a workbook of a budget with some of its inputs, other cells in the place of theirs."""
    layout, path = layout or Layout(), Path(name)
    with xlsxwriter.Workbook(path) as book:
        sheets = [book.add_worksheet(each) for each in layout.sheets]
        records: list[tuple[str | Formula, ...]] = [HEADS]
        for at, (address, value) in enumerate(values.items()):
            place = 0 if address.startswith(("rates", "indices")) else 1
            row, label = TOP + at, f"Rad {at}"
            now, cell = layout.rows(row), (cells or {}).get(address, Decimal(value))
            sheets[place].write_string(now, 0, f"Rad {layout.labelled(at)}")
            _write(book, sheets[place], (now, COLUMN), cell)
            read = _read(layout.sheets[place], now, value, address in layout.lost)
            changed = read if layout.followed else ""
            records.append((address, SHEETS[place], f"D{row + 1}", value, changed, label))
        for spot, cell in layout.put_in.items():
            _write(book, sheets[1], spot, cell)
        digest = sha256(budget.read_bytes()).hexdigest()
        about = {"schema": SCHEMA, "budget": budget.name, "sha256": digest, **layout.about}
        _hidden(book, ABOUT, [*about.items()])
        _hidden(book, BASELINE, records)
    return path


def _read(sheet: str, row: int, value: str, lost: bool) -> Formula:
    """Write a formula that reads an input, as it is in the file that a spreadsheet saves."""
    quoted = sheet.replace("'", "''")
    place = "#REF!" if lost else f"'{quoted}'!$D${row + 1}"
    return Formula(f"=IF({place}={value},0,1)", "#REF!" if lost else 1)


def _hidden(book: Workbook, name: str, rows: Sequence[tuple[str | Formula, ...]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.very_hidden()
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            _write(book, sheet, (at, column), cell)


def _write(book: Workbook, sheet: Worksheet, spot: tuple[int, int], cell: Cell) -> None:
    if isinstance(cell, Formula):
        sheet.write_formula(*spot, cell.text, None, cell.value)
    elif isinstance(cell, Percent):
        sheet.write_number(*spot, cell.number, book.add_format({"num_format": "0.00%"}))
    elif isinstance(cell, date):
        sheet.write_datetime(*spot, cell, book.add_format({"num_format": "yyyy-mm-dd"}))
    elif isinstance(cell, str):
        sheet.write_string(*spot, cell)
    elif cell is not None:
        sheet.write_number(*spot, float(cell))
