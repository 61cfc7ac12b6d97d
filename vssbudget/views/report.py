"""A whole budget for those who decide on it: chapter by chapter, of what the other views give."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import ClassVar, NamedTuple

from vssbudget.calculation.names import name_of
from vssbudget.findings import Finding, Place, Stands
from vssbudget.model import marks
from vssbudget.projection import Projection
from vssbudget.projection.capital import capital_plan
from vssbudget.views.allocation import AllocationView
from vssbudget.views.assumptions import assumption_lines
from vssbudget.views.capital import CapitalView
from vssbudget.views.charts import Chart, charts, table_of
from vssbudget.views.extract import PROJECTION_PARTS, Extract
from vssbudget.views.goals import GoalsView
from vssbudget.views.prices import PricesView
from vssbudget.views.projection import ProjectionView
from vssbudget.views.rows import Label, Matrix, Notes, Row, Section, Table
from vssbudget.views.summary import economy, operations, quantities
from vssbudget.views.verdict import Verdict, weight_of
from vssbudget.views.verdict_words import checks_counted, verdict_reason, verdict_word
from vssbudget.views.view import heading, kinds_of
from vssbudget.wording import Message


class Chapter(NamedTuple):
    """A chapter: the key that it is found by, what it is called, and what stands in it.

    Its charts show what its tables tell.
    """

    key: str
    title: Message
    sections: Sequence[Section]
    charts: Sequence[Chart] = ()


class Written(NamedTuple):
    """Where a budget is written: the digest of its file, and where in it values at paths stand."""

    digest: str
    standing: Stands


class ReportView:
    """A budget as a report: its head, and chapters, of which an empty one is left out.

    The `verdict` is what the rules say of the same projection, `written` where it is from.
    """

    def __init__(
        self, projection: Projection, verdict: Verdict, file: str, written: Written
    ) -> None:
        self.projection = projection
        self.written = written
        self.budget = projection.budget
        self.verdict = verdict
        self.file = file
        parts = frozenset(PROJECTION_PARTS)
        self.whole = ProjectionView(projection, Extract(show=parts), file)
        self.plan = ProjectionView(projection, Extract(show=parts - {"history"}), file)

    @property
    def title(self) -> str:
        """What the budget is called."""
        return self.budget.title

    @property
    def standing(self) -> Message:
        """How the budget stands, in one line."""
        return self.plan.standing

    @property
    def head(self) -> Sequence[Message]:
        """The rates in force, the file and its scenarios, and what the amounts are in."""
        rates = [self.plan.rates_line()] if self.projection.rates else []
        return (*rates, self.plan.origin, self.plan.scale)

    @cached_property
    def charts(self) -> Mapping[str, Chart]:
        """The charts by their keys."""
        return {each.key: each for each in charts(self.projection)}

    def chapters(self) -> Iterator[Chapter]:
        """Give the chapters in which anything stands."""
        known = self.charts
        for key, sections in self.CHAPTERS.items():
            if kept := [each for each in map(_whole, sections(self)) if _holds(each)]:
                drawn = [known[each] for each in _CHARTS.get(key, ()) if each in known]
                yield Chapter(key, Message(f"report-{key}"), kept, drawn)

    def _operations(self) -> Iterable[Section]:
        return operations(self.whole), _notes(self.whole.further.marks())

    def _economy(self) -> Iterable[Section]:
        return economy(self.plan), _notes(self.plan.further.marks())

    def _plan(self) -> Iterator[Section]:
        yield from self.plan.carried()
        yield _notes(self.plan.further.marks())
        if bridge := self.charts.get("bridge"):
            yield table_of(bridge, self.budget.unit)

    def _published(self) -> Iterable[Section]:
        return self.whole.printed(), _notes(told for _, told in self.whole.further.held())

    def _investments(self) -> Iterable[Section]:
        return (self.whole.invested(),)

    def _capital(self) -> Iterator[Section]:
        plan, years = capital_plan(self.budget), self.projection.years
        if plan.lines:
            view = CapitalView(self.projection, plan, years, False, self.file)
            yield from view.costs()
            yield view.notes()

    def _shared(self) -> Iterator[Section]:
        by_pool, by_customer = (
            AllocationView(self.projection, self.projection.years, by, self.file)
            for by in ("pool", "customer")
        )
        if self.projection.pools:
            yield from by_pool.sections()
        if by_customer.paid:
            yield from by_customer.sections()

    def _volumes(self) -> Iterable[Section]:
        return (quantities(self.projection, "volumes"),)

    def _personnel(self) -> Iterable[Section]:
        return (quantities(self.projection, "personnel"),)

    def _goals(self) -> Iterator[Section]:
        if self.budget.goals or self.budget.assignments:
            view = GoalsView(self.projection, self.file)
            yield _notes(filter(None, [view.standing]))
            yield from view.sections()

    def _prices(self) -> Iterator[Section]:
        yield from map(self._alone, self.plan.price_changes())
        view = PricesView(self.projection, Extract(show=("areas",)), self.file)
        if view.years:
            yield from view.needed()
            yield view.table("sheet-made-of", self._made_of(view))
            yield _notes(view.notes())

    def _made_of(self, view: PricesView) -> Iterator[Row]:
        """Set what each change is made of in one table, under the names of areas and services."""
        for key, rows in view.made_of():
            yield heading(name_of(self.budget, key))
            yield from (row._replace(depth=row.depth + 1) for row in rows)

    def _alone(self, table: Table) -> Table:
        """Set a table that stood under another one under years of its own."""
        years = table.years[table.empty :]
        rows = [row._replace(figures=row.figures[table.empty :]) for row in table.rows]
        return Table(table.title, years, rows, kinds_of(self.projection, years))

    def _rates(self) -> Iterable[Section]:
        return map(self._alone, self.plan.rates())

    def _assumptions(self) -> Iterable[Section]:
        return (_notes(assumption_lines(marks(self.budget))),)

    def _findings(self) -> Iterator[Section]:
        told = [verdict_reason(self.verdict), *checks_counted(self.verdict)]
        yield Notes(verdict_word(self.verdict), (*told, *self._told(accepted=False)))

    def _told(self, *, accepted: bool) -> Iterator[Message]:
        """Tell the findings that are accepted, or the others."""
        for each in self.verdict.causes:
            if (each.accepted is not None) == accepted:
                yield self._finding(each)

    def _finding(self, finding: Finding) -> Message:
        place = finding.place or Place(self.file)
        weight = Message(f"severity-{weight_of(finding)}")
        stands = Message("report-place", rule=finding.rule, file=place.file, line=place.line)
        told = Message("report-found", weight=weight, told=finding.message, place=stands)
        if (reason := finding.accepted) is None:
            return told
        return Message("report-accepted-as", told=finding.message, reason=reason, place=stands)

    def _accepted(self) -> Iterable[Section]:
        return (_notes(self._told(accepted=True)),)

    def _sources(self) -> Iterable[Section]:
        every = self.budget.sources.items()
        return (_notes(Message("report-source", key=key, text=text) for key, text in every),)

    CHAPTERS: ClassVar[Mapping[str, Callable[["ReportView"], Iterable[Section]]]] = {
        "operations": _operations,
        "economy": _economy,
        "plan": _plan,
        "published": _published,
        "investments": _investments,
        "capital": _capital,
        "shared": _shared,
        "volumes": _volumes,
        "personnel": _personnel,
        "goals": _goals,
        "prices": _prices,
        "rates": _rates,
        "assumptions": _assumptions,
        "findings": _findings,
        "accepted": _accepted,
        "sources": _sources,
    }
    """The chapters in their order, by the keys that they are found by."""


_CHARTS = {
    "operations": ("cost", "revenue"),
    "plan": ("plan", "bridge"),
    "published": ("printed",),
    "investments": ("investments",),
    "volumes": ("volumes",),
    "prices": ("price_change",),
}
"""The charts of chapters, by their keys."""


def _notes(lines: Iterable[Label]) -> Notes:
    return Notes("", tuple(lines))


def _whole(section: Section) -> Section:
    """Hold the rows of a table, which may be asked for once alone."""
    return section if isinstance(section, Notes) else section._replace(rows=tuple(section.rows))


def _holds(section: Section) -> bool:
    """Whether there is anything in it that people see."""
    if isinstance(section, Notes):
        return bool(section.lines)
    return bool(section.rows) and (
        isinstance(section, Matrix) or any(r.shown for r in section.rows)
    )
