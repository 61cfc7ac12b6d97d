"""The charts of a workbook, with the tables that they are of: costs and revenue by area."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from vssbudget.amounts import Year
from vssbudget.model.budget import Years
from vssbudget.projection.written import of_seller
from vssbudget.report.workbook.contents import Contents
from vssbudget.report.workbook.paper import Paper, Style
from vssbudget.report.workbook.spots import HEADS, LABEL, Columns
from vssbudget.views.rows import Unit

MOST = 30
"""So many areas at most are drawn: more could not be told apart."""

_ROWS = 23
"""How many rows a chart is high."""
_SIZE = {"width": 1000, "height": 430}
_GRID = {"visible": True, "line": {"color": "#DDDDD8"}}
_PAIR = ("#B9C6D3", "#1F4E79")
_MANY = ("#1F4E79", "#E0A030", "#5B8C5A", "#A33B3B", "#7A6A9B", "#4FA3A5", "#B07C4F", "#8A8A80")

Range = tuple[int, int, int, int]
"""Cells from a row and a column to others."""


class Series(NamedTuple):
    """What is drawn in one colour: the cell that names it, what is beneath, and its figures."""

    name: tuple[int, int]
    categories: Range
    values: Range
    colour: str


def charts(contents: Contents, paper: Paper) -> None:
    """Set cost and revenue by area, and draw two years beside each other, and the plan stacked."""
    years, columns = contents.budget.years, contents.live.columns
    drawn = 0 < len(contents.budget.areas) <= MOST
    rows = {measure: _table(contents, paper, measure) for measure in ("cost", "revenue")}
    for measure, those in rows.items() if drawn else ():
        pair = list(dict.fromkeys((years.every[0], years.base)))
        _draw(contents, paper, f"{measure}-by-area", _beside(those, pair, columns))
    if drawn and years.plan:
        _draw(contents, paper, "plan-stacked", _stacked(rows["cost"], years, columns))


def _table(contents: Contents, paper: Paper, measure: str) -> range:
    """Set a measure of each area by year; give the rows."""
    title = contents.language(f"sheet-{measure}", unit=contents.budget.unit)
    paper.text(paper.row, LABEL, title, Style(strong=True))
    first = paper.row + 1
    for row, (key, area) in enumerate(contents.budget.areas.items(), first):
        paper.text(row, LABEL, area.name or key)
        for year in contents.view.projection.years:
            if cell := contents.cell(f"{of_seller(key)}.{measure}", year, Unit.AMOUNT):
                figure = contents.figure(key, measure, year)
                column = contents.live.columns.of(year)
                paper.formula(row, column, cell, figure, Style(contents.amounts))
    paper.row = first + len(contents.budget.areas) + 1
    return range(first, paper.row - 1)


def _beside(rows: range, years: Sequence[Year], columns: Columns) -> Iterator[Series]:
    """Draw years beside each other for each area."""
    of = (rows[0], LABEL, rows[-1], LABEL)
    for year, colour in zip(years, _PAIR[-len(years) :], strict=True):
        column = columns.of(year)
        yield Series((HEADS, column), of, (rows[0], column, rows[-1], column), colour)


def _stacked(rows: range, years: Years, columns: Columns) -> Iterator[Series]:
    """Draw areas on top of each other for each year of the plan, and the base year."""
    first, last = columns.of(years.base), columns.of(years.plan[-1])
    for place, row in enumerate(rows):
        colour = _MANY[place % len(_MANY)]
        yield Series((row, LABEL), (HEADS, first, HEADS, last), (row, first, row, last), colour)


def _draw(contents: Contents, paper: Paper, name: str, every: Iterator[Series]) -> None:
    """Draw series under a title, with what it shows in words for those who do not see it."""
    title = contents.language(f"workbook-{name}", unit=contents.budget.unit)
    told: Mapping[str, object] = {"type": "column"}
    chart = paper.book.book.add_chart(
        {**told, **({"subtype": "stacked"} if name == "plan-stacked" else {})}
    )
    for each in every:
        chart.add_series(
            {
                "name": [paper.title, *each.name],
                "categories": [paper.title, *each.categories],
                "values": [paper.title, *each.values],
                "fill": {"color": each.colour},
                "border": {"color": "#FFFFFF", "width": 0.5},
                "gap": 60,
            }
        )
    at = [paper.title, paper.row, LABEL]
    paper.text(paper.row, LABEL, title, Style(strong=True))
    chart.set_title({"name": at, "overlay": False, "name_font": {"size": 13}})
    chart.set_y_axis({"num_format": "#,##0", "major_gridlines": _GRID, "line": {"none": True}})
    chart.set_legend({"position": "bottom"})
    chart.set_size(_SIZE)
    paper.break_page()
    paper.sheet.insert_chart(paper.row + 1, LABEL, chart, {"description": title})
    paper.row += _ROWS
