"""The sheets that people read: inputs first, then the chapters of the report."""

from collections.abc import Sequence
from decimal import Decimal

from vssbudget.amounts import Year, decimals
from vssbudget.report.origin import origin_of
from vssbudget.report.workbook.contents import Contents
from vssbudget.report.workbook.given import Given, Line
from vssbudget.report.workbook.labels import input_label
from vssbudget.report.workbook.live import Shown
from vssbudget.report.workbook.paper import Paper, Style, with_decimals
from vssbudget.report.workbook.spots import HEADS, KINDS, LABEL, TOP, UNIT
from vssbudget.views.report import Chapter
from vssbudget.views.rows import Kind, Matrix, Notes, Row, Table, Unit

_NEXT_TO_NOTHING = "1E-9"
"""What is smaller is what 15 digits leave of zero."""

_OF_THE_FILE = ("findings", "accepted")
"""The chapters that tell what was found in the file, whatever is changed in the workbook."""

_CALCULATED = ("prices", "shared")
"""The chapters of which every row that is shown follows from inputs; others would not follow."""

_PARTS = ".self_cost_change."
"""What the addresses of parts hold, which other inputs may make nothing, or something."""

_FORMATS = {
    Unit.EXACT: "#,##0.00",
    Unit.WRITTEN: "General",
    Unit.PERCENT: "0.00",
    Unit.PRICE: "#,##0.00",
    Unit.PART: "0.00",
}


class Tables:
    """Sets a sheet: its head, its inputs, its chapters."""

    def __init__(self, contents: Contents, paper: Paper) -> None:
        self.contents = contents
        self.paper = paper
        self.language = contents.language
        self.columns = contents.live.columns

    def head(self) -> None:
        """Set a title, the years and their kinds, which stay in sight and on each page."""
        paper, view, years = self.paper, self.contents.view, self.contents.budget.years
        paper.text(0, LABEL, f"{view.title} – {paper.title}", Style(title=True))
        head = " ".join(map(self.language.say, view.head[-2:]))
        paper.text(1, LABEL, head, Style(quiet=True))
        for year in self.columns.years:
            paper.text(HEADS, self.columns.of(year), str(year), Style(head=True))
            if year in years.every:
                kind = self.language(f"kind-{years.kind(year)}")
                paper.text(KINDS, self.columns.of(year), kind, Style(quiet=True, head=True))
        paper.freeze(KINDS + 1)
        paper.row = TOP

    def inputs(self, lines: Sequence[Line]) -> None:
        """Set inputs, each with a note on where it is from."""
        if not lines:
            return
        self.paper.text(TOP - 1, LABEL, self.language("workbook-inputs"), Style(strong=True))
        for line in lines:
            label = input_label(line.path, self.contents.names, self.language)
            self.paper.text(line.row, LABEL, label)
            self.paper.text(line.row, UNIT, line.unit, Style(quiet=True))
            style = Style(with_decimals(max(decimals(each.shown) for each in line.cells.values())))
            for column, each in line.cells.items():
                self.paper.number(
                    line.row,
                    column,
                    each.shown,
                    style._replace(given=each.live, quiet=not each.live),
                )
            self._notes(line)
            self.paper.numbers_only(line.row, line.cells, self.language("workbook-numbers-only"))
        self.paper.row = TOP + len(lines) + 1

    def _notes(self, line: Line) -> None:
        """Note where inputs are from, once where that is the same for others beside them."""
        said = ""
        for column, each in line.cells.items():
            if (note := self._note(each, line)) != said:
                said = note
                self.paper.note(line.row, column, note)

    def _note(self, given: Given, line: Line) -> str:
        origin = origin_of(self.contents.budget, given.asked, given.standing)
        told = [*origin.sources.values()]
        if origin.mark is not None:
            told.append(self.language("workbook-assumed", reason=origin.mark.reason))
        if origin.place.file:
            told.append(f"{origin.place.file}:{origin.place.line}")
        return "\n".join(filter(None, (*told, ".".join(line.path))))

    def chapter(self, chapter: Chapter) -> None:
        """Set a chapter; a matrix of one year has no columns of years, and stands elsewhere."""
        self.paper.text(self.paper.row, LABEL, self.language.say(chapter.title), Style(strong=True))
        self.paper.row += 1
        if chapter.key in _OF_THE_FILE:
            self.paper.paragraph(self.language("workbook-of-the-file"))
        for section in chapter.sections:
            if not isinstance(section, Matrix):
                self._section(section, live=chapter.key in _CALCULATED)

    def _section(self, section: Table | Notes, *, live: bool) -> None:
        if title := self.contents.said(section.title):
            self.paper.text(self.paper.row, LABEL, title, Style(strong=True, depth=0))
            self.paper.row += 1
        if isinstance(section, Notes):
            for line in section.lines:
                self.paper.paragraph(self.contents.said(line))
        else:
            for row in section.rows:
                if row.shown and not (live and self._is_fixed(row)):
                    self._row(section, row)
        self.paper.row += 1

    def _is_fixed(self, row: Row) -> bool:
        """Whether a row has figures of which none is calculated in the workbook."""
        return bool(row.figures) and row.address not in self.contents.live.rows

    def _row(self, table: Table, row: Row) -> None:
        """Set a row: each figure that follows from inputs is a formula, any other a number."""
        strong = row.kind is not Kind.DETAIL
        self.paper.text(
            self.paper.row,
            LABEL,
            self.contents.said(row.label),
            Style(strong=strong, depth=row.depth),
        )
        shown = self.contents.live.rows.get(row.address)
        marks = row.marks or ("",) * len(row.figures)
        style = Style(self._format(row), strong=strong, quiet=shown is None)
        figures = [*zip(table.years, row.figures, marks, strict=False)]
        part = _PARTS in row.address
        for year, figure, mark in figures:
            own = style._replace(number=f'{style.number}"{mark}"' if mark else style.number)
            if shown and year in shown.years and (part or figure is not None):
                self._formula(shown, year, figure, row.unit, own, part)
            elif figure is not None:
                number = self.contents.shown(figure, row.unit)
                self.paper.number(self.paper.row, self.columns.of(year), number, own)
        self.paper.row += 1

    def _formula(
        self,
        shown: Shown,
        year: Year,
        figure: Decimal | int | None,
        unit: Unit,
        style: Style,
        may_be_nothing: bool,
    ) -> None:
        told = self.contents.read(shown.where, year, unit)
        if may_be_nothing:
            told = f'IF(ABS({told})<{_NEXT_TO_NOTHING},"",{told})'
        value = None if figure is None else self.contents.shown(figure, unit)
        self.paper.formula(self.paper.row, self.columns.of(year), told, value, style)

    def _format(self, row: Row) -> str:
        """Give the format of a row; parts add up to their whole with all of their decimals."""
        if _PARTS in row.address:
            return "0.00####"
        if row.unit is Unit.NUMBER:
            known = [Decimal(each) for each in row.figures if each is not None]
            return with_decimals(max(map(decimals, known), default=0))
        return _FORMATS.get(row.unit, self.contents.amounts)
