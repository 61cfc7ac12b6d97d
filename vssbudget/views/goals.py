"""Goals: what their indicators came to, which way they go, and whether they meet their targets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, groupby

from vssbudget.addresses import row_at
from vssbudget.amounts import Year
from vssbudget.checks.computed_indicator import computed_as
from vssbudget.checks.targets import all_met, is_met, trend, wanted_of
from vssbudget.model import Gauge, Goal, gauges
from vssbudget.projection import Projection
from vssbudget.views.rows import SET, Label, Notes, Outline, Row, Section, Table, Told, Unit
from vssbudget.views.view import View, heading, listed_in
from vssbudget.wording import Message

Outcomes = Mapping[Year, Decimal | None]

_MARKED = 9
"""How many notes have a mark of their own; those beyond share the last one."""


class GoalsView(View):
    """Every goal with its indicators, each outcome and target by year."""

    name = "goals"
    fields = ("goal", "indicator", "measure", "name", "unit", "figure", "wanted", "trend", "met")

    def __init__(self, projection: Projection, file: str) -> None:
        super().__init__(projection, file)
        self.gauges = list(gauges(self.budget.goals))
        grouped = groupby(self.gauges, lambda each: each.keys[0])
        self.by_goal = {key: list(those) for key, those in grouped}
        self.met = {each.path: is_met(projection, each) for each in self.gauges}
        told = dict.fromkeys(note for each in self.gauges for note in each.note.values())
        rows = ((*each.own.outcome, *each.own.target) for each in self.gauges)
        self._years = tuple(sorted(set(chain.from_iterable(rows))))
        self.marks = {name: SET * min(place, _MARKED) for place, name in enumerate(told, 1)}

    @property
    def years(self) -> tuple[Year, ...]:
        """Those of outcomes and targets."""
        return self._years

    @property
    def standing(self) -> Label:
        """How many of the measures that are held against a target meet it."""
        met = [each for each in self.met.values() if each is not None]
        return Message("goals-standing", met=met.count(True), of=len(met)) if met else ""

    @property
    def scale(self) -> Message:
        """What is held against what."""
        return Message("goals-scale")

    def sections(self) -> Iterable[Section]:
        """Give a table of each goal, the assignments, and what there is to know of outcomes."""
        yield from self._tables()
        if self.budget.assignments:
            yield Notes(Message("goals-assignments"), self.budget.assignments.items)
        marks = ((mark, self.budget.notes[name]) for name, mark in self.marks.items())
        noted = [Message("goals-note", mark=mark, note=note) for mark, note in marks]
        yield Notes(
            Message("notes"), [*noted, Message("goals-gap" if self.budget.goals else "goals-none")]
        )

    def listed(self) -> Iterable[Row]:
        """Give the same rows."""
        return listed_in(self._tables())

    def _tables(self) -> Iterator[Table]:
        for key, of_goal in self.by_goal.items():
            goal = self.budget.goals[key]
            told: dict[str, Label] = {"goal": goal.name or key}
            if goal.municipal:
                told["municipal"] = self.budget.municipal_goals[goal.municipal]
            rows = chain.from_iterable(map(self._indicated, _by_indicator(of_goal)))
            table = self.table("goals-goal-of" if goal.municipal else "goals-goal", rows, **told)
            yield table._replace(kinds=())

    def _indicated(self, measures: Sequence[Gauge]) -> Iterator[Row]:
        """Set an indicator, or several measures under it."""
        first = measures[0]
        indicator, several = first.indicator, bool(first.indicator.measures)
        if several:
            yield heading(_label(indicator.name or first.keys[1], "", indicator.obligatory))
        for each in measures:
            name = each.own.name or each.keys[1 + several]
            label = _label(name, each.unit, each.own is indicator and indicator.obligatory)
            for row in self._measured(each, label):
                yield row._replace(depth=row.depth + several)

    def _measured(self, gauge: Gauge, label: Label) -> Iterator[Row]:
        own = gauge.own
        marks = [self.marks.get(gauge.note.get(year, ""), "") for year in self.years]
        yield self._row(gauge, "outcome", label, own.outcome)._replace(marks=marks, depth=0)
        for part, outcomes in (("women", own.women), ("men", own.men)):
            if outcomes:
                yield self._row(gauge, part, Message(f"goals-{part}"), outcomes)
        if computed := self._computed(gauge):
            told = Message("goals-computed", of=computed_as(self.projection, gauge))
            row = self._row(gauge, "computed", told, computed)
            yield row._replace(address=own.computed or "", unit=Unit.PERCENT)
        if gauge.wanted:
            met, way = self.met[gauge.path], trend(gauge)
            told = Message(
                "goals-target",
                wanted=wanted_of(gauge),
                met=Message(f"goals-met-{met}".lower()),
                trend=Message(f"trend-{way}"),
            )
            yield self._row(gauge, "target", told, own.target)

    def _computed(self, gauge: Gauge) -> Outcomes:
        """Give what the figures of the budget make of a measure, in the years that are shown."""
        row = row_at(self.projection, gauge.own.computed) if gauge.own.computed else None
        known = ((year, row.shown(year)) for year in self.years) if row else ()
        return {year: Decimal(figure) for year, figure in known if figure is not None}

    def _row(self, gauge: Gauge, figure: str, label: Label, row: Outcomes) -> Row:
        met = self.met[gauge.path]
        told = (gauge.wanted or "", trend(gauge), "" if met is None else str(met).lower())
        names = (*gauge.keys, gauge.name, gauge.unit, figure, *told)
        figures = [row.get(year) for year in self.years]
        return Row(label, figures, names=names, unit=Unit.WRITTEN, depth=1)

    def outline(self) -> Outline:
        """Give every goal with its indicators, and of these with several measures each."""
        given = self.budget.assignments
        return {
            **self.head(),
            "goals": [self._goal(key, goal) for key, goal in self.budget.goals.items()],
            "assignments": given.items if given else (),
        }

    def _goal(self, key: str, goal: Goal) -> Outline:
        return {
            "key": key,
            "name": goal.name or key,
            "municipal": self.budget.municipal_goals.get(goal.municipal or ""),
            "indicators": [
                self._indicator(those) for those in _by_indicator(self.by_goal.get(key, ()))
            ],
        }

    def _indicator(self, measures: Sequence[Gauge]) -> Outline:
        indicator = measures[0].indicator
        whole = Gauge(measures[0].path[:4], indicator, indicator)
        return {
            "key": whole.keys[1],
            "name": whole.name,
            "obligatory": indicator.obligatory,
            **self._told(whole),
            "met": all_met(self.met[each.path] for each in measures),
            "measures": [
                {
                    "key": each.keys[2],
                    "name": each.own.name or each.keys[2],
                    **self._told(each),
                    "met": self.met[each.path],
                }
                for each in measures
                if indicator.measures
            ],
        }

    def _told(self, gauge: Gauge) -> dict[str, Told]:
        own = gauge.own
        return {
            "unit": gauge.unit,
            "wanted": gauge.wanted,
            "outcome": _by_year(own.outcome),
            "women": _by_year(own.women),
            "men": _by_year(own.men),
            "notes": {str(year): self.budget.notes[name] for year, name in gauge.note.items()},
            "target": _by_year(own.target),
            "computed": _by_year(self._computed(gauge)) if gauge.own.computed else None,
            "trend": trend(gauge) or None,
        }


def _by_year(row: Outcomes) -> Outline:
    return {str(year): figure for year, figure in row.items()}


def _by_indicator(those: Iterable[Gauge]) -> Iterator[Sequence[Gauge]]:
    """Give measures together that are of one indicator."""
    return (tuple(each) for _, each in groupby(those, lambda each: each.path[:4]))


def _label(name: str, unit: str, obligatory: bool) -> Label:
    """Name what is measured, with its unit, and say so where it is obligatory."""
    kind = "goals-obligatory" if obligatory else "goals-measure"
    return Message(f"{kind}-in" if unit else kind, name=name, unit=unit)
