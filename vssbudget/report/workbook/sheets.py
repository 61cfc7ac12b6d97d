"""The sheets of a workbook, one behind the other."""

import io
import re
from datetime import datetime
from decimal import localcontext

from vssbudget import late
from vssbudget.amounts import EXACT
from vssbudget.report.workbook.calculation import Step
from vssbudget.report.workbook.charts import charts
from vssbudget.report.workbook.checks import checks
from vssbudget.report.workbook.contents import CALCULATION, CHARTS, SHEETS, Contents
from vssbudget.report.workbook.hidden import hidden
from vssbudget.report.workbook.labels import timeless
from vssbudget.report.workbook.paper import Book, Paper, Style, with_decimals
from vssbudget.report.workbook.spots import LABEL, TOP, UNIT
from vssbudget.report.workbook.tables import Tables
from vssbudget.views.report import ReportView
from vssbudget.wording import Language

CREATED = datetime(2000, 1, 1)
"""When every workbook says that it was made, so that the same report gives the same bytes."""

_FINE = 6
_NO_NAME = re.compile(r"\W")


def workbook(view: ReportView, language: Language) -> bytes:
    """Write a report as a workbook; the same report gives the same bytes."""
    file = io.BytesIO()
    with localcontext(EXACT):
        contents = Contents(view, language)
        with late.xlsxwriter.Workbook(file, {"in_memory": True}) as book:
            book.set_properties({"title": view.title, "created": CREATED})
            _write(contents, Book(book, contents.live.columns))
    return file.getvalue()


def _write(contents: Contents, book: Book) -> None:
    papers = {key: book.sheet(contents.titles[key]) for key in contents.sheets}
    for key, chapters in SHEETS.items():
        if key not in papers:
            continue
        tables = Tables(contents, papers[key])
        tables.head()
        tables.inputs(contents.live.inputs.lines[key])
        for each in chapters:
            if each in contents.chapters:
                tables.chapter(contents.chapters[each])
    checks(contents, papers["plan"])
    Tables(contents, papers[CHARTS]).head()
    charts(contents, papers[CHARTS])
    Tables(contents, papers[CALCULATION]).head()
    _steps(contents, papers[CALCULATION])
    for key, paper in papers.items():
        if key != CHARTS:
            paper.done()
    hidden(contents, book)
    _name_rates(contents, book)


def _name_rates(contents: Contents, book: Book) -> None:
    """Name the cell of each rate: `rate_price_2024`."""
    inputs, named = contents.live.inputs, set[str]()
    for line in inputs.lines["assumptions"]:
        for given in line.cells.values() if line.path[2:] == ("rates",) else ():
            name = _NO_NAME.sub("_", f"rate_{line.path[1]}_{given.path[-1]}")
            if name.casefold() not in named:
                named.add(name.casefold())
                sheet, row, column = inputs.cell(given)
                book.name(name, sheet, row, column)


def _steps(contents: Contents, paper: Paper) -> None:
    """Set every step of the calculation in a row."""
    live = contents.live
    for row, step in enumerate(live.calculation.steps, TOP):
        paper.text(row, LABEL, timeless(step.label, contents.language))
        paper.text(row, UNIT, step.unit, Style(quiet=True))
        style = Style(_format(step))
        for year, formula in step.formulas.items():
            figure = step.figures.get(year)
            paper.formula(row, live.columns.of(year), formula, figure, style)


def _format(step: Step) -> str:
    """Give the format of a row: whole numbers, amounts with two decimals, others with six."""
    if all(each is not None and each == int(each) for each in step.figures.values()):
        return with_decimals(0)
    return with_decimals(2 if step.unit and step.unit != "%" else _FINE)
