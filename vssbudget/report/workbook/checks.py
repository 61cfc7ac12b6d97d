"""The checks of a workbook: rows that are zero, and turn red where they are not."""

from collections.abc import Callable, Iterator, Mapping
from itertools import product

from vssbudget.amounts import Year
from vssbudget.checks.cases import Case
from vssbudget.projection.written import of_seller
from vssbudget.report.workbook.contents import Contents
from vssbudget.report.workbook.hidden import changed
from vssbudget.report.workbook.paper import Paper, Style
from vssbudget.report.workbook.spots import LABEL
from vssbudget.views.rows import Unit
from vssbudget.wording import Message

Formulas = Mapping[Year, str]
_TOTALS = ("cost", "revenue")


def checks(contents: Contents, paper: Paper) -> None:
    """Set what has to be zero: what sums lack, results, and what is off the program's figures."""
    paper.text(paper.row, LABEL, contents.language("workbook-checks"), Style(strong=True))
    first = paper.row = paper.row + 1
    for name, formulas in _rows(contents):
        paper.text(paper.row, LABEL, contents.language(f"workbook-check-{name}"))
        for year, formula in formulas.items():
            column = contents.live.columns.of(year)
            paper.formula(paper.row, column, formula, 0, Style("#,##0"))
        paper.row += 1
    paper.red_unless_zero(first, paper.row - 1)
    paper.row += 1


def _rows(contents: Contents) -> Iterator[tuple[str, Formulas]]:
    """Give each check by its name, in units of the last decimal of an amount."""
    results, added = _Cells(contents), {measure: _Cells(contents) for measure in _TOTALS}
    for case in contents.held():
        year = contents.view.projection.years[case.position]
        results.add(year, f"{of_seller(case.address)}.result", f"ABS({{}}{_due(case)})")
    for key, measure in product(contents.budget.areas, _TOTALS):
        for year in contents.view.projection.years:
            added[measure].add(year, f"{of_seller(key)}.{measure}")
    sums = {measure: each.summed(f"workbook-added-{measure}") for measure, each in added.items()}
    yield "sums", _off(contents, lambda measure, year: sums[measure].get(year))
    yield "results", results.summed("workbook-off-zero")
    known = contents.view.projection.total
    own = {
        measure: dict(zip(contents.view.projection.years, getattr(known, measure), strict=True))
        for measure in _TOTALS
    }
    yield (
        "figures",
        {
            year: f"IF({changed()}=0,{off},0)"
            for year, off in _off(contents, lambda measure, year: own[measure].get(year)).items()
        },
    )


def _due(case: Case) -> str:
    return f"{case.less:+}" if case.less else ""


def _off(contents: Contents, held: Callable[[str, Year], str | int | None]) -> Formulas:
    """Give what the totals differ by from what they are held against, in the years of both."""
    found = {}
    for year in contents.view.projection.years:
        off = []
        for measure in _TOTALS:
            total, other = contents.cell(f"total.{measure}", year), held(measure, year)
            if total and other is not None:
                off.append(f"ABS({total}-{other})")
        if off:
            found[year] = f"ROUND({'+'.join(off)},6)"
    return found


class _Cells:
    """Cells of many rows by year, to be added up."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.cells: dict[Year, list[str]] = {}

    def add(self, year: Year, address: str, form: str = "{}") -> None:
        """Add the cell of an address, in a form, if there is one."""
        if cell := self.contents.own_cell(address, year):
            self.cells.setdefault(year, []).append(form.format(cell))

    def summed(self, name: str) -> Formulas:
        """Add up on the sheet of the calculation; give the cells of the sums."""
        if not self.cells:
            return {}
        where = self.contents.live.calculation.added(Message(name), self.cells)
        return {year: self.contents.read(where, year, Unit.NUMBER) for year in self.cells}
