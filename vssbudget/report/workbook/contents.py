"""What a workbook holds: the chapters of a report, and the cells that its figures follow from."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from vssbudget.amounts import Year
from vssbudget.calculation.step_names import Names
from vssbudget.checks.results_held import meant_zero
from vssbudget.model import ALL_AREAS
from vssbudget.projection.written import of_seller
from vssbudget.report.workbook.live import Live
from vssbudget.report.workbook.paper import with_decimals
from vssbudget.report.workbook.spots import Where, sheet_name
from vssbudget.views.report import ReportView
from vssbudget.views.rows import Label, Table, Unit
from vssbudget.wording import Language

SHEETS: Mapping[str, Sequence[str]] = {
    "assumptions": ("rates", "assumptions"),
    "areas": (),
    "plan": ("operations", "economy", "plan"),
    "prices": ("prices",),
    "volumes": ("volumes", "personnel", "goals"),
    "investments": ("investments", "capital"),
    "shared": ("shared",),
    "printed": ("published", "accepted"),
    "findings": ("findings",),
    "sources": ("sources",),
}
"""The sheets in their order, and the chapters of the report that stand on each."""

CALCULATION, CHARTS = "calculation", "charts"
AMOUNTS = (Unit.AMOUNT, Unit.EXACT)


class Contents:
    """What stands in a workbook, and where; the caller sets the arithmetic."""

    def __init__(self, view: ReportView, language: Language) -> None:
        self.view = view
        self.budget = view.budget
        self.language = language
        self.chapters = {each.key: each for each in view.chapters()}
        keys = (*SHEETS, CHARTS, CALCULATION)
        self.titles = {key: language(f"workbook-{key}") for key in keys}
        self.names = Names(view.budget, lambda *_: ())
        addresses = dict.fromkeys((*self._shown(), *self._charted()))
        stand = view.written.standing
        self.live = Live(view.projection, addresses, stand, self.titles, self.names)

    def _shown(self) -> Iterator[str]:
        """Give the addresses of the rows that people see."""
        tables = (each for of in self.chapters.values() for each in of.sections)
        rows = (row for each in tables if isinstance(each, Table) for row in each.rows)
        yield from (row.address for row in rows if row.address and row.shown)

    def _charted(self) -> Iterator[str]:
        """Give those that charts and checks are made of."""
        for case in meant_zero(self.view.projection):
            yield f"{of_seller(case.address)}.result"
        for key in (ALL_AREAS, *self.budget.areas):
            yield from (
                f"{key if key == ALL_AREAS else of_seller(key)}.{measure}"
                for measure in ("cost", "revenue")
            )

    @property
    def sheets(self) -> Iterator[str]:
        """Name the sheets on which anything stands, in their order."""
        for key, chapters in SHEETS.items():
            if key == "plan" or self.live.inputs.lines[key] or self.chapters.keys() & {*chapters}:
                yield key
        yield from (CHARTS, CALCULATION)

    def said(self, label: Label) -> str:
        """Say a label, or give the name of the file that it is."""
        return label if isinstance(label, str) else self.language.say(label)

    def read(self, where: Where, year: Year, unit: Unit) -> str:
        """Read a figure as people write it; amounts are calculated in units of the last decimal."""
        cell, places = where.at(year), self.budget.unit.decimals if unit in AMOUNTS else 0
        if where.sheet or where.alone:
            return cell
        cell = f"{sheet_name(self.titles[CALCULATION])}{cell}"
        return f"{cell}/{10**places}" if places else cell

    def own_cell(self, address: str, year: Year) -> str | None:
        """Name the cell of a figure as the sheet of the calculation reads it, if there is one."""
        shown = self.live.rows.get(address)
        return shown.where.at(year) if shown and year in shown.years else None

    def cell(self, address: str, year: Year, unit: Unit = Unit.NUMBER) -> str | None:
        """Name the same as other sheets read it."""
        shown = self.live.rows.get(address)
        return self.read(shown.where, year, unit) if shown and year in shown.years else None

    def figure(self, key: str, measure: str, year: Year) -> Decimal | int | None:
        """Give what an area costs or earns in a year, as people write it."""
        projection = self.view.projection
        row = getattr(projection.by_key[key], measure)
        figure = row[projection.years.index(year)]
        return None if figure is None else self.shown(figure, Unit.AMOUNT)

    @property
    def amounts(self) -> str:
        """The format of amounts."""
        return with_decimals(self.budget.unit.decimals)

    def shown(self, figure: Decimal | int, unit: Unit) -> Decimal | int:
        """Give a figure as people write it."""
        return self.budget.unit.shown(figure) if unit in AMOUNTS else figure
