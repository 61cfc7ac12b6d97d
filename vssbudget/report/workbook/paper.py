"""A sheet of a workbook: texts, figures and formulas in their cells, each in its style."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from vssbudget import late
from vssbudget.report.workbook.spots import (
    ALONE,
    HEADS,
    LABEL,
    UNIT,
    YEARS,
    Columns,
    column_name,
    sheet_name,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

WIDTHS = {LABEL: 46, UNIT: 8, ALONE: 11}
_YEAR_WIDTH = 11
_LINE_HEIGHT = 14
_INPUT, _ROW = "#FFF6D6", "#F3F3F0"
_LINE = "#8A8A80"


class Style(NamedTuple):
    """How a cell looks: what its figures are, and whether it is strong, an input, or set in."""

    number: str = ""
    strong: bool = False
    given: bool = False
    depth: int = 0
    head: bool = False
    title: bool = False
    wraps: bool = False
    quiet: bool = False
    red: bool = False


PLAIN = Style()


class Book:
    """A workbook, of which every sheet has the same columns."""

    def __init__(self, book: "Workbook", columns: Columns) -> None:
        self.book = book
        self.columns = columns
        self._formats: dict[Style, Format] = {}

    def style(self, style: Style) -> "Format":
        """Give a style, each made once."""
        if style not in self._formats:
            self._formats[style] = self.book.add_format(_properties(style))
        return self._formats[style]

    def sheet(self, title: str) -> "Paper":
        """Add a sheet that is protected but for its inputs."""
        paper = Paper(self, self._added(title), title)
        paper.prepare()
        return paper

    def _added(self, title: str) -> "Worksheet":
        return self.book.add_worksheet(title, late.formula_sheet.FormulaSheet)

    def name(self, name: str, sheet: str, row: int, column: int) -> None:
        """Name a cell."""
        cell = f"${column_name(column)}${row + 1}"
        self.book.define_name(name, f"={sheet_name(sheet)}{cell}")

    def hidden(self, title: str) -> "Paper":
        """Add a sheet that nobody sees."""
        sheet = self._added(title)
        sheet.very_hidden()
        return Paper(self, sheet, title)


class Paper:
    """A sheet that is written from above."""

    def __init__(self, book: Book, sheet: "Worksheet", title: str) -> None:
        self.book = book
        self.sheet = sheet
        self.title = title
        self.row = 0
        self.breaks: list[int] = []

    def prepare(self) -> None:
        """Set widths, what stays in sight and stands on each page, and what may be changed."""
        sheet, last = self.sheet, self.book.columns.beside
        for column, width in WIDTHS.items():
            sheet.set_column(column, column, width)
        sheet.set_column(YEARS, last, _YEAR_WIDTH)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.protect(
            "", {"format_columns": True, "format_rows": True, "select_locked_cells": True}
        )

    def done(self) -> None:
        """Say what is printed: all that stands there."""
        self.sheet.print_area(0, LABEL, self.sheet.dim_rowmax, self.book.columns.beside)

    def text(self, row: int, column: int, text: str, style: Style = PLAIN) -> None:
        """Write a text, which is never taken for a formula or a link."""
        self.sheet.write_string(row, column, text, self.book.style(style))

    def paragraph(self, text: str) -> None:
        """Write lines of text across the columns, as high as they need; go on beneath them."""
        last, style = self.book.columns.beside, self.book.style(Style(wraps=True))
        self.sheet.merge_range(self.row, LABEL, self.row, last, "", style)
        self.sheet.write_string(self.row, LABEL, text, style)
        width = sum(WIDTHS.values()) + _YEAR_WIDTH * (last - YEARS + 1)
        self.sheet.set_row(self.row, _LINE_HEIGHT * (1 + len(text) * 10 // (width * 11)))
        self.row += 1

    def break_page(self) -> None:
        """Begin a page with the next row."""
        self.breaks.append(self.row)
        self.sheet.set_h_pagebreaks(self.breaks)

    def note(self, row: int, column: int, text: str) -> None:
        """Put a note on a cell."""
        options = {"author": "", "x_scale": 2.5, "font_name": "Calibri", "font_size": 9}
        self.sheet.write_comment(row, column, text, options)

    def freeze(self, row: int) -> None:
        """Keep the rows above and the labels in sight, and the years on each page."""
        self.sheet.freeze_panes(row, YEARS)
        self.sheet.repeat_rows(HEADS, row - 1)

    def number(self, row: int, column: int, number: Decimal | int, style: Style) -> None:
        """Write a number."""
        self.sheet.write_number(row, column, number, self.book.style(style))

    def numbers_only(self, row: int, columns: Collection[int], told: str) -> None:
        """Take nothing but a number in cells of a row."""
        most = 10**15
        options = {"validate": "decimal", "criteria": "between", "minimum": -most, "maximum": most}
        options |= {"error_message": told, "ignore_blank": False}
        self.sheet.data_validation(row, min(columns), row, max(columns), options)

    def red_unless_zero(self, first: int, last: int) -> None:
        """Turn what is not zero in rows red, and their labels with it."""
        columns, red = self.book.columns, self.book.style(Style(red=True))
        of_years = f"${column_name(YEARS)}{first + 1}:${column_name(columns.beside - 1)}{first + 1}"
        for column, criteria in (
            (LABEL, f"=SUM({of_years})<>0"),
            (YEARS, f"=N({column_name(YEARS)}{first + 1})<>0"),
        ):
            end = LABEL if column == LABEL else columns.beside - 1
            options = {"type": "formula", "criteria": criteria, "format": red}
            self.sheet.conditional_format(first, column, last, end, options)

    def formula(
        self,
        row: int,
        column: int,
        formula: str,
        figure: Decimal | int | None,
        style: Style = PLAIN,
    ) -> None:
        """Write a formula with what it comes to, which is shown where nothing is recalculated."""
        told = "" if figure is None else figure
        self.sheet.write_formula(row, column, f"={formula}", self.book.style(style), told)


def _properties(style: Style) -> Mapping[str, object]:
    if style.red:
        return {"bg_color": "#F8D0CB", "font_color": "#8B1A10", "bold": True}
    return {
        "font_name": "Calibri",
        "font_size": 16 if style.title else 10,
        "valign": "top" if style.wraps else "vcenter",
        **({"num_format": style.number} if style.number else {}),
        **({"bold": True} if style.strong or style.head or style.title else {}),
        **({"bg_color": _INPUT, "locked": False, "border": 4} if style.given else {}),
        **({"border_color": _LINE} if style.given else {}),
        **({"indent": style.depth} if style.depth else {}),
        **({"bottom": 1, "align": "right", "bottom_color": _LINE} if style.head else {}),
        **({"top": 1, "top_color": _LINE} if style.strong and not style.head else {}),
        **({"text_wrap": True} if style.wraps else {}),
        **({"font_color": "#6B6B63"} if style.quiet else {}),
    }


def with_decimals(count: int) -> str:
    """Give the format of numbers with so many decimals; what stands between digits Excel knows."""
    return "#,##0" + (f".{'0' * count}" if count else "")
