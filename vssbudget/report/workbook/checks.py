"""The checks of a workbook: rows that are zero, and turn red where they are not."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from vssbudget.amounts import Year
from vssbudget.checks.cases import Case
from vssbudget.checks.results_held import meant_zero
from vssbudget.model import NOTHING
from vssbudget.projection.written import of_seller
from vssbudget.report.workbook.contents import Contents
from vssbudget.report.workbook.hidden import changed
from vssbudget.report.workbook.paper import Paper, Style
from vssbudget.report.workbook.spots import LABEL
from vssbudget.views.rows import Unit
from vssbudget.wording import Message

Formulas = Mapping[Year, str]
_TOTALS = ("cost", "revenue")


class Check(NamedTuple):
    """What has to be zero: its name, its formulas, and what it comes to where that is not zero."""

    name: str
    formulas: Formulas
    off: Mapping[Year, int] = NOTHING


def checks(contents: Contents, paper: Paper) -> None:
    """Set what has to be zero: what sums lack, results, and what is off the program's figures."""
    paper.text(paper.row, LABEL, contents.language("workbook-checks"), Style(strong=True))
    first = paper.row = paper.row + 1
    for check in (*_sums(contents), _results(contents)):
        paper.text(paper.row, LABEL, contents.language(f"workbook-check-{check.name}"))
        for year, formula in check.formulas.items():
            column, off = contents.live.columns.of(year), check.off.get(year, 0)
            paper.formula(paper.row, column, formula, off, Style("#,##0"))
        paper.row += 1
    paper.red_unless_zero(first, paper.row - 1)
    paper.row += 1


def _results(contents: Contents) -> Check:
    """Give the results that have to be zero, without their signs."""
    cells, off = _Cells(contents), Counter[Year]()
    projection = contents.view.projection
    for case in meant_zero(projection):
        year = projection.years[case.position]
        due = _due(contents, case, year)
        cells.add(year, f"{of_seller(case.address)}.result", f"ABS({{}}{due})")
        off[year] += abs(case.off)
    return Check("results", cells.summed("workbook-off-zero"), off)


def _sums(contents: Contents) -> Iterator[Check]:
    """Hold the totals against the sum of the areas, and against what they were before."""
    projection = contents.view.projection
    added = {measure: _Cells(contents) for measure in _TOTALS}
    for key, measure, year in product(contents.budget.areas, _TOTALS, projection.years):
        added[measure].add(year, f"{of_seller(key)}.{measure}")
    sums = {measure: each.summed(f"workbook-added-{measure}") for measure, each in added.items()}
    yield Check("sums", _off(contents, lambda measure, year: sums[measure].get(year)))
    before = {
        measure: dict(zip(projection.years, getattr(projection.total, measure), strict=True))
        for measure in _TOTALS
    }
    off = _off(contents, lambda measure, year: before[measure].get(year))
    yield Check("figures", {year: f"IF({changed()}=0,{each},0)" for year, each in off.items()})


def _due(contents: Contents, case: Case, year: Year) -> str:
    """Write what the result is to be less by; what is returned follows from inputs."""
    shown, rest = contents.live.returned.get(case.address), case.less - case.returned
    if shown is None or year not in shown.years:
        return f"{case.less:+}" if case.less else ""
    return f"+{shown.where.at(year)}" + (f"{rest:+}" if rest else "")


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
