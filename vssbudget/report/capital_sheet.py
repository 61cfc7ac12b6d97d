"""Capital cost for people: investments, depreciation, interest and book values by year."""

from collections.abc import Iterable, Iterator, Sequence

from vssbudget.amounts import Year
from vssbudget.calculation.names import name_of
from vssbudget.model import Budget, Line
from vssbudget.projection import Projection, TkrRow
from vssbudget.projection.capital import CapitalPlan, Cohort
from vssbudget.projection.values import LACKS_NOTHING, InvestmentProjection, Lacking
from vssbudget.report.incomplete import marked, partial_lines
from vssbudget.report.sheet import GAP, Remarks, Row, Sheet, Table, evenly
from vssbudget.wording import Language

MEASURES = ("depreciation", "interest", "book_value")
"""The rows that a line and each of its cohorts have."""


class CapitalSheet:
    """Lays out a plan of capital cost in one language, for some of its years."""

    def __init__(
        self, projection: Projection, plan: CapitalPlan, years: Sequence[Year], language: Language
    ) -> None:
        self.projection = projection
        self.budget: Budget = projection.budget
        invested = self.budget.investments
        self.lines: dict[str, Line] = invested.lines if invested else {}
        self.plan = plan
        self.years = tuple(year for year in plan.years if year in years)
        self.say = language

    def whole(self, file: str, cohorts: bool) -> Sheet:
        """Lay out everything, with or without the cohorts under their lines."""
        unit, base = self.budget.unit, self.budget.years.base
        tables = [*self._investments(), *self._tables(cohorts)] if self.years else []
        return Sheet(
            title=self.budget.title,
            file=self.say("sheet-file", file=file),
            scale=self.say("sheet-scale", unit=unit, base=base),
            sections=(*tables, Remarks(self.say("notes"), tuple(self._notes()))),
        )

    def _table(self, name: str, rows: Iterable[Row]) -> Table:
        kinds = tuple(self.say(f"kind-{self.budget.years.kind(year)}") for year in self.years)
        title = self.say(name, unit=self.budget.unit)
        return Table(title, tuple(map(str, self.years)), kinds, tuple(rows))

    def _row(self, label: str, years: Sequence[Year], row: TkrRow, strong: bool = False) -> Row:
        figures = dict(zip(years, row, strict=True))
        cells = (
            GAP if (figure := figures[year]) is None else self.say.amount(figure)
            for year in self.years
        )
        return Row(label, tuple(cells), strong)

    def _investments(self) -> Iterator[Table]:
        plan = self.projection.investments
        if plan is None:
            return
        years = self.projection.years
        rows = [self._row(plan.names[key], years, line) for key, line in plan.lines.items()]
        rows += self._framed(years, plan, plan.total, plan.lacking)
        yield self._table("sheet-investments", rows)

    def _framed(
        self,
        years: Sequence[Year],
        of: CapitalPlan | InvestmentProjection,
        total: TkrRow,
        lacks: Lacking = LACKS_NOTHING,
    ) -> list[Row]:
        """Set a total, and where it has a frame that and what is left of it."""
        rows = [self._partial(self._row(self.say("total"), years, total, strong=True), lacks)]
        if any(each is not None for each in of.frame):
            rows.append(self._row(self.say("frame"), years, of.frame))
            left = self._row(self.say("frame-minus-total"), years, of.left)
            rows.append(self._partial(left, lacks))
        return rows

    def _partial(self, row: Row, lacks: Lacking) -> Row:
        return row._replace(cells=marked(row.cells, self.years, lacks))

    def _tables(self, cohorts: bool) -> Iterator[Table]:
        plan = self.plan
        if not plan.lines:
            return
        for measure in MEASURES:
            rows = list(self._measured(measure, cohorts))
            total = getattr(plan.total, measure)
            rows.append(self._row(self.say("total"), plan.years, total, strong=True))
            if measure == "interest":
                rates = dict(zip(plan.years, plan.interest, strict=True))
                shown = evenly([rates[year] for year in self.years], self.say)
                rows.append(Row(self.say("capital-rate"), shown))
            yield self._table(f"capital-{measure.replace('_', '-')}", rows)
        rows = [
            self._row(self._name(key), plan.years, line.cost) for key, line in plan.lines.items()
        ]
        rows += self._framed(plan.years, plan, plan.total.cost)
        yield self._table("capital-cost", rows)

    def _name(self, key: str) -> str:
        return self.lines[key].name or key

    def _measured(self, measure: str, cohorts: bool) -> Iterator[Row]:
        for key, line in self.plan.lines.items():
            yield self._row(self._name(key), self.plan.years, getattr(line, measure))
            for cohort in line.cohorts if cohorts else ():
                figures = zip(self.plan.years, row := getattr(cohort, measure), strict=True)
                if any(figure for year, figure in figures if year in self.years):
                    yield self._row(f"  {self._cohort(cohort)}", self.plan.years, row)

    def _cohort(self, cohort: Cohort) -> str:
        if cohort.year is None:
            return self.say("capital-opening", count=cohort.life)
        return self.say("capital-cohort", year=cohort.year)

    def _notes(self) -> Iterator[str]:
        if (invested := self.projection.investments) is not None:
            wanted = frozenset(self.years)
            shown = {year: keys for year, keys in invested.lacking.items() if year in wanted}
            yield from partial_lines(shown, self._name, self.say)
        if not self.plan.lines:
            yield self.say("capital-none")
            return
        yield self.say("capital-note", base=self.budget.years.base)
        for key in self.plan.lines:
            if user := self.lines[key].used_by:
                name = name_of(self.budget, user)
                yield self.say("capital-used", line=self._name(key), area=name)
            else:
                yield self.say("capital-unused", line=self._name(key))
        if without := [self._name(key) for key in self.lines if key not in self.plan.lines]:
            yield self.say("capital-without-life", lines=without)
