"""The sheets that nobody sees: of which file a workbook is, and what its inputs were."""

from collections.abc import Iterator

from vssbudget.report.workbook.contents import Contents
from vssbudget.report.workbook.given import Given
from vssbudget.report.workbook.labels import input_label
from vssbudget.report.workbook.paper import Book
from vssbudget.report.workbook.spots import column_name, sheet_name
from vssbudget.spreadsheet.returned import ABOUT, BASELINE, HEADS, SCHEMA

_CHANGED = HEADS.index("changed")


def changed() -> str:
    """Count the inputs that are other ones by now, in a formula."""
    column = column_name(_CHANGED)
    return f"SUM({BASELINE}!${column}:${column})"


def hidden(contents: Contents, book: Book) -> None:
    """Write the sheets, for what was changed in a workbook to be told apart."""
    view, about = contents.view, book.hidden(ABOUT)
    told = {"schema": SCHEMA, "budget": view.file, "sha256": view.written.digest}
    for row, pair in enumerate(told.items()):
        for column, text in enumerate(pair):
            about.text(row, column, text)
    baseline, inputs = book.hidden(BASELINE), contents.live.inputs
    for column, text in enumerate(HEADS):
        baseline.text(0, column, text)
    for row, (label, each) in enumerate(_live(contents), 1):
        sheet, at, column = inputs.cell(each)
        name, number = column_name(column), at + 1
        for place, text in enumerate((each.address, sheet, f"{name}{number}", each.text)):
            baseline.text(row, place, text)
        differs = f"IF({sheet_name(sheet)}${name}${number}={each.shown:f},0,1)"
        baseline.formula(row, _CHANGED, differs, 0)
        baseline.text(row, _CHANGED + 1, label)


def _live(contents: Contents) -> Iterator[tuple[str, Given]]:
    """Give the inputs that may be changed, sheet by sheet, each behind what leads its row."""
    for lines in contents.live.inputs.lines.values():
        for line in lines:
            label = input_label(line.path, contents.names, contents.language)
            yield from ((label, each) for each in line.cells.values() if each.live)
