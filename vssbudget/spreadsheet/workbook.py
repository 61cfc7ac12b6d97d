"""Workbooks: their sheets as cells, with what calculation left in them, and nothing carried out.

A workbook is not handed on as it is: the numbers in it are written into a new one that has
nothing else and no rows between them, and that is read.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from vssbudget import late
from vssbudget.amounts import Year, plain
from vssbudget.findings import WrongCommand
from vssbudget.spreadsheet.cells import Cell, Sheet, Spot
from vssbudget.spreadsheet.clean import Clean
from vssbudget.spreadsheet.delimited import read_as_figures
from vssbudget.spreadsheet.package import Package
from vssbudget.spreadsheet.refused import Unreadable
from vssbudget.spreadsheet.scanned import Cells, Held, Workbook, is_percent, workbook_in
from vssbudget.wording import Message

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]{1,3})?")
_MERGED = 100_000
"""How many places of merged cells show what these hold."""

_LARGEST = Decimal(10) ** 40
"""What no number of a budget comes near."""

_DIGITS = ".15g"
"""As many digits of a number are what was typed or calculated."""


def sheets_in(raw: bytes, named: str) -> tuple[list[Sheet], list[str]]:
    """Read the sheets of a workbook that people see, or the one that is named.

    Returns:
        The sheets, and the names of those that are hidden and not read.

    Raises:
        Unreadable: It is broken, or larger than is read.
        WrongCommand: There is no such sheet, or nothing to read workbooks with.
    """
    workbook = opened(raw, "import-no-reader")
    known = tuple(each.name for each in workbook.sheets)
    if named and named not in known:
        raise WrongCommand(Message("import-no-sheet", sheet=named, sheets=known))
    wanted = [each for each in workbook.sheets if each.name == named or not (named or each.hidden)]
    sheets = [_sheet(workbook, each.name, workbook.cells(each)) for each in wanted]
    return sheets, [each.name for each in workbook.sheets if each.hidden and not named]


def opened(raw: bytes, without: str) -> Workbook:
    """Open a workbook; `without` names what is said where nothing reads one.

    Raises:
        Unreadable: It is broken, or none.
        WrongCommand: There is nothing to read workbooks with.
    """
    try:
        late.calamine  # noqa: B018
    except ImportError:
        raise WrongCommand(Message(without)) from None
    return workbook_in(Package(raw))


def _sheet(workbook: Workbook, name: str, scan: Cells) -> Sheet:
    cells = as_they_are(workbook, name, scan)
    return Sheet(name, _with_merged(read_as_figures(cells), scan))


def as_they_are(workbook: Workbook, name: str, scan: Cells) -> dict[Spot, Cell]:
    """Read the cells of a sheet, none of its texts as a figure."""
    numbers = {spot: each for spot, each in scan.held.items() if _is_number(each)}
    read = _numbers(workbook, numbers)
    return {
        spot: _number(name, spot, read[spot], is_percent(workbook.code(each.style)))
        if spot in read
        else _text(name, spot, each)
        for spot, each in scan.held.items()
    }


def _is_number(cell: Held) -> bool:
    return cell.kind == "n" and bool(_NUMBER.fullmatch(cell.value))


def _numbers(workbook: Workbook, numbers: dict[Spot, Held]) -> Mapping[Spot, object]:
    """Read numbers, and the dates among them.

    Raises:
        Unreadable: They cannot be read.
    """
    clean = Clean(workbook, numbers)
    try:
        with late.calamine.CalamineWorkbook.from_filelike(clean.file()) as file:
            rows = file.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except late.calamine.CalamineError:
        raise Unreadable(Message("import-broken"), Message("import-save-anew")) from None
    return {spot: rows[row][column] for spot, (row, column) in clean.places.items()}


def _number(sheet: str, spot: Spot, value: object, percent: bool) -> Cell:
    if isinstance(value, date):
        day = value.isoformat()[:10]
        return Cell(sheet, spot, day, year=Year(value.year))
    if not isinstance(value, (int, float)):
        return Cell(sheet, spot, str(value))
    number = typed(value) * (100 if percent else 1)
    if not abs(number) < _LARGEST:
        return Cell(sheet, spot, str(value), wrong=Message("import-no-number"))
    return Cell(sheet, spot, plain(number) + "%" * percent, number, percent)


def typed(value: float | Decimal) -> Decimal:
    """Give the number that was typed or calculated where a cell holds what is nearest to it."""
    return Decimal(format(float(value), _DIGITS))


def _text(sheet: str, spot: Spot, cell: Held) -> Cell:
    """Take a text, or what has no value, which is named."""
    if cell.kind == "e":
        return Cell(sheet, spot, cell.value, wrong=Message("import-error"))
    if cell.uncalculated:
        return Cell(sheet, spot, f"={cell.formula}", wrong=Message("import-uncalculated"))
    return Cell(sheet, spot, cell.value.strip())


def _with_merged(cells: dict[Spot, Cell], scan: Cells) -> dict[Spot, Cell]:
    """Show what merged cells hold in all their places among the others, if it is a text."""
    if not cells:
        return cells
    last = tuple(max(spot[side] for spot in cells) for side in (0, 1))
    left = _MERGED
    for (top, start), (bottom, end) in scan.merged:
        held = cells.get((top, start))
        rows, columns = range(top, min(bottom, last[0]) + 1), range(start, min(end, last[1]) + 1)
        left -= len(rows) * len(columns)
        if held and not held.is_filled and held.year is None and left > 0:
            shown = {(row, column): held for row in rows for column in columns}
            shared = {
                spot: each._replace(spot=spot, shared=True)
                for spot, each in shown.items()
                if spot not in cells
            }
            cells |= shared
    return cells
