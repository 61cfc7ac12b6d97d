"""Capital cost: investments, depreciation, interest and book values by year."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from vssbudget.amounts import Year
from vssbudget.calculation.names import cohort_name, line_name, name_of
from vssbudget.model import Depreciated, Line
from vssbudget.projection import Projection, TkrRow
from vssbudget.projection.capital import Capital, CapitalPlan, Cohort
from vssbudget.projection.values import LACKS_NOTHING, InvestmentProjection, Lacking
from vssbudget.projection.written import of_line
from vssbudget.views.lacking import figured, marks_of, missing, partial, partial_lines, within
from vssbudget.views.rows import Kind, Label, Notes, Outline, Row, Section, Table, Unit
from vssbudget.views.view import PlanView, any_in, listed_in
from vssbudget.wording import Message

MEASURES = ("depreciation", "interest", "book_value")
"""The rows that a line and each of its cohorts have."""


class CapitalView(PlanView):
    """A plan of capital cost, for people with or without the cohorts under their lines."""

    name = "capital"
    fields: tuple[str, ...] = ("measure", "line", "name", "cohort", "unit")

    def __init__(
        self,
        projection: Projection,
        plan: CapitalPlan,
        years: Sequence[Year],
        cohorts: bool,
        file: str,
    ) -> None:
        super().__init__(projection, years, file)
        self.plan = plan
        self.cohorts = cohorts
        invested = self.budget.investments
        self.lines: dict[str, Line] = invested.lines if invested else {}
        self.in_components = any(each.components for each in self.lines.values())
        if self.in_components:
            self.fields = ("measure", "line", "component", "name", "cohort", "unit")
        self.invested = projection.investments
        lacks = self.invested.lacking if self.invested else LACKS_NOTHING
        self.lacks = within(lacks, self.years)

    def sections(self) -> Iterable[Section]:
        """Give investments, what the lines cost by measure, and what there is to know of them."""
        tables = self._tables() if self.years else ()
        return chain(tables, [self.notes()])

    def listed(self) -> Iterable[Row]:
        """Give the same rows, cohorts and all."""
        return listed_in(self._tables())

    def _tables(self) -> Iterator[Table]:
        if self.invested:
            yield self.table("sheet-investments", self._investments(self.invested))
        yield from self.costs()

    def costs(self) -> Iterator[Table]:
        """Give what the lines cost by measure, and altogether."""
        for measure in MEASURES:
            yield self.table(f"capital-{measure.replace('_', '-')}", self._measured(measure))
        yield self.table("capital-cost", self._costs())

    def _row(
        self, label: Label, row: TkrRow, address: str, *names: str, component: str = ""
    ) -> Row:
        """Set a row of the plan; its names are a measure, the key and name of a line, a cohort."""
        measure, line, *rest = names
        of = (line, component) if self.in_components else (line,)
        return Row(label, self.taken(row), address, (measure, *of, *rest, self.budget.unit))

    def _investments(self, of: InvestmentProjection) -> Iterator[Row]:
        for key, row in of.lines.items():
            named = ("investment", key, of.names[key], "")
            yield self._row(of.names[key], self._planned(row), of_line(self.budget, key), *named)
        rows = tuple(map(self._planned, (of.total, of.frame, of.left)))
        yield self._total("investment", rows[0], "investments.total", self.lacks)
        yield from self._framed("investment", "investments", rows[1:], any_in(of.frame), self.lacks)

    def _planned(self, row: TkrRow) -> TkrRow:
        """Take the base year and the plan out of a row over all years of the file."""
        return row[self.projection.past - 1 :]

    def _total(
        self, measure: str, row: TkrRow, address: str, lacks: Lacking = LACKS_NOTHING
    ) -> Row:
        named = (measure, "total", "Total", partial(lacks))
        marks, shown = marks_of(self.years, lacks), measure == "investment" or bool(self.plan.lines)
        total = self._row(Message("total"), row, address, *named)
        return total._replace(kind=Kind.TOTAL, marks=marks, shown=shown)

    def _framed(
        self,
        measure: str,
        block: str,
        rows: Sequence[TkrRow],
        shown: bool,
        lacks: Lacking = LACKS_NOTHING,
    ) -> Iterator[Row]:
        """Set a frame and what a total leaves of it; people see them where there is a frame."""
        frame, left = rows
        row = self._row(Message("frame"), frame, f"{block}.frame", measure, "frame", "Frame", "")
        yield row._replace(shown=shown)
        of = partial(figured(lacks, self.years, self.taken(left)))
        label = Message("frame-minus-total")
        row = self._row(label, left, f"{block}.left", measure, "left", "Left", of)
        yield row._replace(shown=shown, marks=marks_of(self.years, lacks))

    def _measured(self, measure: str) -> Iterator[Row]:
        for key, line in self.plan.lines.items():
            yield from self._part(measure, line, key, self._name(key))
            for each, component in line.components.items():
                name = self.lines[key].components[each].name or each
                yield from self._part(measure, component, key, name, "components", each)
        yield self._total(measure, getattr(self.plan.total, measure), f"capital.total.{measure}")
        if measure == "interest" and self.plan.lines:
            rates = self.taken(self.plan.interest)
            yield Row(Message("capital-rate"), rates, "capital.rate", unit=Unit.NUMBER)

    def _part(self, measure: str, of: Capital, key: str, name: str, *place: str) -> Iterator[Row]:
        """Set a line, or a component of it, and beneath it what is written off by itself."""
        depth, component, named = len(place) // 2, "".join(place[1:]), (measure, key, name)
        block = ".".join(("capital", key, *place))
        row, address = getattr(of, measure), f"{block}.{measure}"
        told = self._row(name, row, address, *named, "", component=component)
        yield told._replace(depth=depth)
        for each in () if of.components else of.cohorts:
            own, row = each.place[len(place) :], getattr(each, measure)
            label, cohort, address = (
                cohort_name(own),
                " ".join(own),
                ".".join((block, *own, measure)),
            )
            told = self._row(label, row, address, *named, cohort, component=component)
            yield told._replace(depth=depth + 1, shown=self.cohorts and any(told.figures))

    def _costs(self) -> Iterator[Row]:
        plan = self.plan
        for key, line in plan.lines.items():
            named = ("capital_cost", key, self._name(key), "")
            yield self._row(self._name(key), line.cost, f"capital.{key}.cost", *named)
        yield self._total("capital_cost", plan.total.cost, "capital.total.cost")
        shown = bool(plan.lines) and any_in(plan.frame)
        yield from self._framed("capital_cost", "capital", (plan.frame, plan.left), shown)

    def _name(self, key: str) -> str:
        return self.lines[key].name or key

    def notes(self) -> Notes:
        """Say what there is to know of the lines and their figures."""
        return Notes(Message("notes"), tuple(self._noted()))

    def _noted(self) -> Iterator[Message]:
        yield from partial_lines(self.lacks, self._name)
        if not self.plan.lines:
            yield Message("capital-none")
            return
        yield Message("capital-note", base=self.budget.years.base)
        for key in self.plan.lines:
            yield from self._noted_of(key, self.lines[key])
        if without := [self._name(key) for key in self.lines if key not in self.plan.lines]:
            yield Message("capital-without-life", lines=without)

    def _noted_of(self, key: str, line: Line) -> Iterator[Message]:
        name = self._name(key)
        if line.used_by:
            yield Message("capital-used", line=name, area=name_of(self.budget, line.used_by))
        else:
            yield Message("capital-unused", line=name)
        for place, part in line.parts.items():
            told = line_name(self.budget, ".".join((key, *place[1:])))
            if part.in_use:
                yield Message("capital-in-use", line=told, month=str(part.in_use))
            if part.residual:
                unit, residual = self.budget.unit, part.residual
                yield Message("capital-residual", line=told, residual=residual, unit=unit)

    def outline(self) -> Outline:
        """Give each line with its cohorts, the investments, and what of it areas bear exactly."""
        plan, invested = self.plan, self.invested
        lines = invested.lines if invested else {}
        totals: Outline = {
            each: self.told(self._planned(getattr(invested, each))) if invested else {}
            for each in ("total", "frame", "left")
        }
        return {
            **self.head(),
            "rates": self.told(plan.interest, Unit.NUMBER),
            "lines": {key: self._line(key, line) for key, line in plan.lines.items()},
            "total": {**self._measures(plan.total), "capital_cost": self.told(plan.total.cost)},
            "investments": {
                "lines": {key: self.told(self._planned(row)) for key, row in lines.items()},
                **totals,
                **missing(self.lacks),
            },
            "capital_frame": self.told(plan.frame),
            "capital_left": self.told(plan.left),
            "areas": {
                key: {"exact": self.told(borne["capital"], Unit.EXACT)}
                for key, borne in self.projection.borne.items()
                if borne.get("capital")
            },
        }

    def _measures(self, of: Capital | Cohort) -> Outline:
        return {each: self.told(getattr(of, each)) for each in MEASURES}

    def _line(self, key: str, capital: Capital) -> Outline:
        line = self.lines[key]
        return {
            "name": self._name(key),
            **({} if line.components else _terms(line)),
            "used_by": line.used_by,
            **self._sums(capital),
            **self._below(line, capital),
        }

    def _sums(self, capital: Capital) -> Outline:
        return {**self._measures(capital), "capital_cost": self.told(capital.cost)}

    def _below(self, line: Line, capital: Capital) -> Outline:
        """Give the components of a line, or what of it is written off by itself."""
        if not capital.components:
            return self._cohorts(capital)
        return {
            "components": {
                key: {
                    "name": line.components[key].name or key,
                    **_terms(line.components[key]),
                    **self._sums(each),
                    **self._cohorts(each),
                }
                for key, each in capital.components.items()
            }
        }

    def _cohorts(self, of: Capital) -> Outline:
        return {"cohorts": [self._of_cohort(each) for each in of.cohorts]}

    def _of_cohort(self, cohort: Cohort) -> Outline:
        return {
            "year": cohort.year,
            **_life(cohort.life, in_months=cohort.in_months),
            "amount": self.budget.unit.told(cohort.amount),
            **self._measures(cohort),
            "exact": {"capital_cost": self.told(cohort.exact, Unit.EXACT)},
        }


def _terms(of: Depreciated) -> Outline:
    """Say over what life something is written off, down to what, and from when on."""
    return {
        **_life(of.life_months or of.life, in_months=of.life is None),
        **({} if of.residual is None else {"residual": of.residual}),
        **({"in_use": str(of.in_use)} if of.in_use else {"start": of.start}),
    }


def _life(life: int | None, *, in_months: bool) -> Outline:
    return {"life_months" if in_months else "life": life}
