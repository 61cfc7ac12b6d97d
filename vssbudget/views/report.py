"""A whole budget for those who decide on it: chapter by chapter, of what the other views give."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from vssbudget.findings import BudgetPath, Finding, Place, Standing
from vssbudget.model import marks
from vssbudget.projection import Projection
from vssbudget.projection.capital import capital_plan
from vssbudget.views.allocation import AllocationView
from vssbudget.views.assumptions import assumption_lines
from vssbudget.views.capital import CapitalView
from vssbudget.views.extract import PROJECTION_PARTS, Extract
from vssbudget.views.goals import GoalsView
from vssbudget.views.prices import PricesView
from vssbudget.views.projection import ProjectionView
from vssbudget.views.rows import Label, Matrix, Notes, Section, Table
from vssbudget.views.summary import economy, operations, quantities
from vssbudget.views.verdict import Verdict, weight_of
from vssbudget.views.verdict_words import checks_counted, verdict_reason, verdict_word
from vssbudget.views.view import kinds_of
from vssbudget.wording import Message


class Chapter(NamedTuple):
    """A chapter: the key that it is found by, what it is called, and what stands in it."""

    key: str
    title: Message
    sections: Sequence[Section]


class Written(NamedTuple):
    """Where a budget is written: the digest of its file, and where in it values at paths stand."""

    digest: str
    standing: Callable[[Iterable[BudgetPath]], Mapping[BudgetPath, Standing]]


NOWHERE = Written("", lambda paths: {path: Standing((), Place("")) for path in paths})
"""That of a budget that stands in no file."""


class ReportView:
    """A budget as a report: its head, and chapters, of which an empty one is left out.

    The `verdict` is what the rules say of the same projection, `written` where it is from.
    """

    def __init__(
        self, projection: Projection, verdict: Verdict, file: str, written: Written = NOWHERE
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

    def chapters(self) -> Iterator[Chapter]:
        """Give the chapters in which anything stands."""
        for key, sections in self._every.items():
            if kept := [each for each in map(_whole, sections()) if _holds(each)]:
                yield Chapter(key, Message(f"report-{key}"), kept)

    @cached_property
    def _every(self) -> Mapping[str, Callable[[], Iterable[Section]]]:
        """The chapters in their order."""
        return {
            "operations": lambda: (operations(self.whole), _notes(self.whole.further.marks())),
            "economy": lambda: (economy(self.plan), _notes(self.plan.further.marks())),
            "plan": self._plan,
            "published": lambda: (self.whole.printed(),),
            "investments": lambda: (self.whole.invested(),),
            "capital": self._capital,
            "shared": self._shared,
            "volumes": lambda: (quantities(self.projection, "volumes"),),
            "personnel": lambda: (quantities(self.projection, "personnel"),),
            "goals": self._goals,
            "prices": self._prices,
            "rates": lambda: map(self._alone, self.plan.rates()),
            "assumptions": lambda: (_notes(assumption_lines(marks(self.budget))),),
            "findings": self._findings,
            "accepted": lambda: (_notes(self._told(accepted=True)),),
            "sources": lambda: (_notes(self._sources()),),
        }

    def _plan(self) -> Iterator[Section]:
        yield from self.plan.carried()
        yield _notes(self.plan.further.marks())

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

    def _goals(self) -> Iterator[Section]:
        if self.budget.goals or self.budget.assignments:
            view = GoalsView(self.projection, self.file)
            yield _notes(filter(None, [view.standing]))
            yield from view.sections()

    def _prices(self) -> Iterator[Section]:
        yield from map(self._alone, self.plan.price_changes())
        view = PricesView(self.projection, Extract(show=("areas",)), self.file)
        if view.years:
            yield from view.tables()
            yield _notes(view.notes())

    def _alone(self, table: Table) -> Table:
        """Set a table that stood under another one under years of its own."""
        years = table.years[table.empty :]
        rows = [row._replace(figures=row.figures[table.empty :]) for row in table.rows]
        return Table(table.title, years, rows, kinds_of(self.projection, years))

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

    def _sources(self) -> Iterator[Message]:
        for key, text in self.budget.sources.items():
            yield Message("report-source", key=key, text=text)


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
