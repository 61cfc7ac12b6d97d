"""From the figures of one budget to those of another, cause by cause, to the unit."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from vssbudget.amounts import Tkr, Year
from vssbudget.analysis.changes import Cause, Change, Sorter, changes, only_declares, that_moves
from vssbudget.analysis.renames import renamed
from vssbudget.analysis.spans import aligned
from vssbudget.analysis.spelled_out import spelled_out
from vssbudget.findings import Finding
from vssbudget.model import ALL_AREAS, Budget, Put, Trees
from vssbudget.projection import Projection, Seller, TkrRow
from vssbudget.projection.values import Totals
from vssbudget.projection.written import of_seller

MEASURES = ("cost", "revenue", "result")

Step = tuple[Cause, ...]
"""What is attributed at once: a cause, or several that make no budget one by one."""

Parts = Mapping[Step, Tkr]
"""What each step adds to a figure, in whole units; they add up to its whole difference."""


class Side(NamedTuple):
    """A budget that is compared: its trees, and how it is carried forward."""

    trees: Trees
    projection: Projection


class Of(NamedTuple):
    """What a row is of: an area, a service `hr.hr_direkt`, a group or `total`, and its measure."""

    key: str
    measure: str

    def address(self, budget: Budget) -> str:
        """Write its address, with the year left out."""
        block = "groups." if self.key in budget.groups else ""
        return f"{block or of_seller(self.key)}{self.key if block else ''}.{self.measure}"


Rows = Mapping[Of, TkrRow]
"""Rows of figures, over the years of both budgets."""

_MOST = 6_000_000
"""How many costs, revenues and results are calculated to put one index in after the other."""

NO_NAMES: Mapping[str, str] = {}


class Moved(NamedTuple):
    """A figure that causes move, if only to and fro; None where a budget has no such figure."""

    of: Of
    year: Year
    old: Tkr | None
    new: Tkr | None
    parts: Parts

    @property
    def difference(self) -> Tkr:
        """The new figure less the old one; what is not there counts for nothing."""
        return Tkr((self.new or 0) - (self.old or 0))


class Bridge:
    """The way from one budget to another, in steps that each put the changes of a cause in.

    The order of the steps is that of `CAUSES`. A figure on the way is calculated and rounded as
    any other: so what the steps add to a figure, each the difference of two whole amounts, adds up
    to its difference, in every row, and in a sum to what they add to its rows. An area or another
    block that could not be read with the changes of one cause alone is one that is calculated by
    other rules; where it is more than that, several causes are one step. Very many indices of very
    many areas are one cause.

    Args:
        old: The one budget.
        new: The other, in the same unit.
        project: Carries a budget on the way forward, as both were.
    """

    def __init__(self, old: Side, new: Side, project: Callable[[Budget], Projection]) -> None:
        self.old, self.new, self._project = old.projection, new.projection, project
        base = min(self.old.budget.years.base, self.new.budget.years.base)
        past = frozenset(str(each) for each in self.old.years if each <= base)
        self.renamed = renamed(old.trees.budget, new.trees.budget, past)
        start = spelled_out(old.trees, self.old.budget, self.renamed)
        wanted = spelled_out(new.trees, self.new.budget)
        self.is_edited = start != wanted
        start, wanted, alone = aligned(that_moves(start), that_moves(wanted))
        self._start = Trees(start)
        self.changes = changes(start, wanted)
        self.years = tuple(each for each in self.old.years if each in self.new.years)
        self._sorter = Sorter(base, alone, self.changes, self._few_indices())
        self._known: dict[frozenset[Cause], Projection | None] = {}
        self._sort()
        while self._sorter.take_apart(*self._refused()):
            self._sort()

    def _few_indices(self) -> bool:
        """Whether the figures can be calculated after each index that is changed."""
        indices = {each.path[:2] for each in self.changes if each.keys[0] == "indices"}
        return len(indices) < 2 or len(indices) * len(self.after) * len(self.years) <= _MOST

    def _sort(self) -> None:
        """Part the changes by their causes, in the order in which these are attributed."""
        found: dict[Cause, list[Change]] = {}
        for each in self.changes:
            if not only_declares(each) and (cause := self._sorter.cause(each)):
                found.setdefault(cause, []).append(each)
        self.by_cause = {cause: found[cause] for cause in sorted(found, key=lambda of: of.order)}
        self._known = {frozenset(self.by_cause): self.new}

    @property
    def causes(self) -> Step:
        """What there are changes of, in the order in which that is attributed."""
        return tuple(self.by_cause)

    def _refused(self) -> tuple[Iterable[Finding], Cause]:
        """Tell why the first step that makes no budget makes none, and of which cause it is."""
        for at, cause in enumerate(self.causes[:-1], 1):
            wanted = frozenset(self.causes[:at])
            budget, faults = self._start.with_these(self._puts(wanted)).read()
            if budget is None:
                return faults, cause
            self._known[wanted] = self._project(budget)
        return (), Cause("method")

    @cached_property
    def steps(self) -> Mapping[Step, Projection]:
        """The budget after each step, the last of them the new one."""
        if not self.causes:
            return {(Cause("method"),): self.new}
        found: dict[Step, Projection] = {}
        taken = 0
        for at in range(1, len(self.causes) + 1):
            if projection := self.with_causes(self.causes[:at]):
                found[self.causes[taken:at]] = projection
                taken = at
        return found

    def with_causes(self, causes: Iterable[Cause]) -> Projection | None:
        """Give the old budget with the changes of some causes; None where that is no budget."""
        wanted = frozenset(causes)
        if wanted not in self._known:
            budget, _ = self._start.with_these(self._puts(wanted)).read()
            self._known[wanted] = None if budget is None else self._project(budget)
        return self._known[wanted]

    def _puts(self, causes: frozenset[Cause]) -> Iterator[Put]:
        """Give the changes of causes; what they may follow is there, and what is gone nowhere."""
        for each in self.changes:
            if only_declares(each):
                if each.old is None:
                    yield each.put
            elif self._sorter.cause(each) in causes:
                yield each.put
            elif Cause("gone") in causes and (put := self._sorter.without_gone(each)):
                yield put

    @cached_property
    def before(self) -> Rows:
        """The rows of the old budget, of areas that are renamed by their new keys."""
        return self.rows(self.old, self.renamed)

    @cached_property
    def after(self) -> Rows:
        """The rows of the new budget."""
        return self.rows(self.new)

    @cached_property
    def moved(self) -> Sequence[Moved]:
        """Every figure that any step moves, with what each adds: to one that stays in all, too."""
        steps = {step: self.rows(each) for step, each in self.steps.items()}
        rows = _in_order(self.before, self.after)
        return [each for of in rows for each in self._of_row(of, steps)]

    def _of_row(self, of: Of, steps: Mapping[Step, Rows]) -> Iterator[Moved]:
        gaps: TkrRow = (None,) * len(self.years)
        old, new = self.before.get(of, gaps), self.after.get(of, gaps)
        way = [old, *(rows.get(of, gaps) for rows in steps.values())]
        if all(row == old for row in way):
            return
        for at, year in enumerate(self.years):
            figures = [row[at] or 0 for row in way]
            added = [Tkr(after - before) for before, after in pairwise(figures)]
            parts = {step: each for step, each in zip(steps, added, strict=True) if each}
            if parts or old[at] != new[at]:
                yield Moved(of, year, old[at], new[at], parts)

    def rows(self, projection: Projection, names: Mapping[str, str] = NO_NAMES) -> Rows:
        """Give every row of areas, services, groups and the total over the years of both."""
        places = [projection.years.index(each) for each in self.years]
        return {
            Of(_called(key, names), measure): tuple([getattr(rows, measure)[at] for at in places])
            for key, rows in _every(projection)
            for measure in MEASURES
        }


def years_of_all(bridges: Iterable[Bridge]) -> Sequence[Year]:
    """Give the years that are compared by all of some bridges."""
    first, *others = [each.years for each in bridges]
    return [year for year in first if all(year in years for years in others)]


def _every(projection: Projection) -> Iterator[tuple[str, Seller | Totals]]:
    """Give what has a cost and a revenue by its key, the total last."""
    for area in projection.areas:
        yield area.key, area
        yield from ((f"{area.key}.{each.key}", each) for each in area.services)
    yield from reversed(list(projection.totals.items()))


def _in_order(before: Rows, after: Rows) -> Iterable[Of]:
    """Give the rows of both, those that are gone behind the others of their kind."""
    rows = dict.fromkeys((*after, *before))
    return sorted(rows, key=lambda of: of.key == ALL_AREAS)


def _called(key: str, names: Mapping[str, str]) -> str:
    area, point, service = key.partition(".")
    return f"{names.get(area, area)}{point}{service}"
