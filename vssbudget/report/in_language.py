"""A view in a language: its labels and figures as texts, for a table or a page of Markdown."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from vssbudget.amounts import MoneyUnit, Percent, percent_to, plain
from vssbudget.report import sheet
from vssbudget.report.sheet import GAP, Remarks, Section, Sheet
from vssbudget.views.rows import Kind, Label, Matrix, Notes, Row, Table, Unit
from vssbudget.views.rows import Section as Rows
from vssbudget.views.view import View
from vssbudget.wording import Language

_DECIMALS = 2


class InLanguage:
    """Says views of a budget, whose amounts are in a unit, in one language."""

    def __init__(self, language: Language, unit: MoneyUnit) -> None:
        self.language = language
        self.unit = unit

    def whole(self, view: View) -> Sheet:
        """Say the whole of a view; a table of which people see no row is left out."""
        sections = [each for each in map(self.section, view.sections()) if each]
        return Sheet(
            title=view.budget.title,
            file=self.said(view.origin),
            scale=self.said(view.scale),
            sections=tuple(
                [each for each in sections if not isinstance(each, sheet.Table) or each.rows]
            ),
            verdict=self.said(view.standing),
            one_block=view.one_block,
        )

    def said(self, label: Label) -> str:
        """Say words; a name of the file stands as it is."""
        return label if isinstance(label, str) else self.language.say(label)

    def _all(self, labels: Iterable[Label]) -> tuple[str, ...]:
        return tuple(map(self.said, labels))

    def section(self, section: Rows) -> Section | None:
        """Say a table, a matrix or notes; a table of which people see no row is none."""
        title = self.said(section.title)
        if isinstance(section, Notes):
            return Remarks(title, self._all(section.lines))
        if isinstance(section, Matrix):
            rows = tuple([self._across(row, section.units) for row in section.rows])
            return sheet.Matrix(title, self._all(section.heads), rows, tuple(section.units))
        return self._table(title, section)

    def _table(self, title: str, table: Table) -> sheet.Table | None:
        rows = tuple([self._row(row, table) for row in table.rows if row.shown])
        if not rows:
            return None
        beside = self._all(table.beside)
        years = tuple([""] * table.empty + [str(each) for each in table.years[table.empty :]])
        return sheet.Table(
            title,
            (*years, *beside[:1]),
            (*self._all(table.kinds), *beside[1:]),
            rows,
            beside=len(beside[:1]),
            instead=self.said(table.instead),
            barred=table.barred,
        )

    def _row(self, row: Row, table: Table) -> sheet.Row:
        """Say a row of years, marks behind its figures; a heading has none."""
        label = "  " * row.depth + self.said(row.label)
        if row.kind is Kind.HEADING:
            return sheet.Row(label, ("",) * len(table.years), row)
        cells = ("",) * table.empty + tuple(self._cells(row.figures[table.empty :], row.unit))
        if row.marks:
            marked = zip(cells, row.marks, strict=True)
            cells = tuple([cell if cell == GAP else cell + mark for cell, mark in marked])
        if table.beside:
            cells = (*cells, *(self._cells(row.beside, Unit.PERCENT) or ("",)))
        return sheet.Row(label, cells, row)

    def _across(self, row: Row, units: Sequence[Unit]) -> sheet.Row:
        """Say a row of columns that each have a unit of their own."""
        each = zip(row.figures, units, strict=True)
        cells = [cell for figure, unit in each for cell in self._cells([figure], unit)]
        return sheet.Row("  " * row.depth + self.said(row.label), tuple(cells), row)

    def _cells(self, figures: Sequence[Any], unit: Unit) -> list[str]:
        """Write figures: whole ones, percentages, or the numbers of a row with as many decimals."""
        say = self.language
        if unit is Unit.AMOUNT:
            return [GAP if each is None else say.amount(each, self.unit) for each in figures]
        if unit is Unit.PERCENT:
            return [GAP if each is None else say.fixed(_rounded(each)) for each in figures]
        if unit is Unit.WRITTEN:
            return [GAP if each is None else say.fixed(each) for each in figures]
        if unit is Unit.PRICE:
            figures = [None if each is None else _rounded(each) for each in figures]
        if unit is Unit.EXACT:
            figures = [
                None if each is None else self.unit.shown(_rounded(each)) for each in figures
            ]
        places = max((_places(each) for each in figures if each is not None), default=0)
        return [GAP if each is None else say.number(each, places) for each in figures]


def _rounded(number: Decimal | int) -> Decimal:
    return percent_to(Percent(Decimal(number)), _DECIMALS)


def _places(number: Decimal) -> int:
    return len(plain(number).partition(".")[2])
