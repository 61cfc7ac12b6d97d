"""A budget as a workbook, its inputs under other figures, and what the program says of them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation, localcontext
from functools import cache

from conftest import SHIPPED
from copies import Address, Copies
from pages_made import report_of

from vssbudget.addresses import row_at
from vssbudget.amounts import EXACT, Percent, percent_to
from vssbudget.loader import Loaded, Source, load
from vssbudget.model import Budget
from vssbudget.model.numbers import with_numbers
from vssbudget.projection import Projection, RateChange, project, rates_in_force
from vssbudget.report.workbook import workbook
from vssbudget.report.workbook.contents import CALCULATION, Contents
from vssbudget.report.workbook.given import Given
from vssbudget.report.workbook.spots import column_name
from vssbudget.wording.language import SWEDISH

NEAR = Decimal("0.0000001")
"""What is told to six decimals is the same if it is as near."""

Reads = Callable[[str, int, int], str]
"""Gives what a cell comes to, by its sheet, its row and its column."""

Change = Mapping[Given, Decimal]
NO_RATES: Mapping[str, Decimal] = {}


@dataclass(frozen=True)
class Told:
    """A budget as a workbook."""

    loaded: Loaded
    contents: Contents
    book: bytes
    copies: Copies

    @property
    def inputs(self) -> list[Given]:
        """What may be changed in it."""
        every = self.contents.live.inputs.lines.values()
        cells = (each for lines in every for line in lines for each in line.cells.values())
        return [each for each in cells if each.live]

    def cell(self, given: Given) -> Address:
        """Give the cell of an input."""
        sheet, row, column = self.contents.live.inputs.cell(given)
        return sheet, column_name(column), row + 1

    def setting(self, change: Change) -> Mapping[Address, str]:
        """Give the cells that a change puts something into."""
        return {self.cell(given): f"{value:f}" for given, value in change.items()}

    def projected(self, change: Change) -> Projection | None:
        """Project with the same in the file; None where that would be refused."""
        assert self.loaded.trees
        numbers = {given.path: value for given, value in change.items()}
        budget, _ = with_numbers(self.loaded.trees, numbers).read()
        return project(budget) if isinstance(budget, Budget) else None

    def off(self, projection: Projection, cell: Reads) -> Iterator[str]:
        """Give what of a recalculated workbook is not as projected."""
        live = self.contents.live
        for address, shown in live.rows.items():
            row = row_at(projection, address)
            sheet = shown.where.sheet.strip("'!") or self.contents.titles[CALCULATION]
            if shown.where.alone or sheet not in self.copies.offsets:
                continue
            for year in shown.years:
                column = live.columns.of(year + shown.where.later)
                found = cell(sheet, shown.where.row, column)
                wanted = row.figures.get(year) if row else None
                if not _is(found, wanted):
                    yield f"{address}.{year}: {found}, not {wanted}"


def _is(found: str, wanted: Decimal | int | None) -> bool:
    try:
        number = Decimal(found or 0)
    except InvalidOperation:
        return False
    if wanted is None:
        return abs(number) < NEAR
    every = (Decimal(wanted), percent_to(Percent(Decimal(wanted)), 6))
    return any(abs(number - each) < NEAR for each in every)


def told(source: Source, rates: Mapping[str, Decimal] = NO_RATES) -> Told | None:
    """Read a budget, and write it as a workbook under rates; None of one that is refused."""
    loaded = load(source, keep=True)
    if loaded.budget is None:
        return None
    asked = [RateChange(index, None, Percent(rate)) for index, rate in rates.items()]
    projection = project(loaded.budget, rates_in_force(loaded.budget, asked))
    view = report_of(loaded, projection)
    with localcontext(EXACT):
        contents = Contents(view, SWEDISH)
    book = workbook(view, SWEDISH)
    return Told(loaded, contents, book, Copies(book, contents.titles[CALCULATION]))


@cache
def shipped() -> Told:
    """Write the shipped budget as a workbook."""
    of = told(Source(SHIPPED.name, SHIPPED))
    assert of
    return of


def told_of(text: str) -> Told | None:
    """Write a budget from its text as a workbook."""
    return told(Source("budget.yaml", None, text.encode()))


def flat(of: Told, rates: Mapping[str, Decimal]) -> Change:
    """Give every rate of the plan years another figure, the same in all."""
    plan = [str(year) for year in of.contents.budget.years.plan]
    return {
        each: rates[each.path[1]]
        for each in of.inputs
        if each.path[0] == "indices" and each.path[1] in rates and each.path[-1] in plan
    }
