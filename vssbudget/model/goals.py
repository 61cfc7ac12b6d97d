"""What is aimed at: goals and their indicators, what these came to, and what is wanted of them."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import model_validator

from vssbudget.amounts import Year
from vssbudget.findings import BudgetPath
from vssbudget.model.blocks import NOTHING, FewStrange, MeasureRow, OutcomeRow, Part, Sources
from vssbudget.model.figures import Flag, Key, Text
from vssbudget.model.references import Address, DeclaredYear, MunicipalGoal, NoteName
from vssbudget.model.refusal import refuse
from vssbudget.wording import Message

Wanted = Literal["at_least", "at_most", "within", "equals"]
"""How an outcome is to stand to its target, and so which way is better."""


class Measured(Part):
    """What is measured by year: its outcomes, which may have no figure, and its targets.

    What the figures of the budget say of it stands in the row at the address that it is `computed`
    as.
    """

    name: Text | None = None
    unit: Text | None = None
    wanted: Wanted | None = None
    outcome: OutcomeRow = NOTHING
    women: OutcomeRow = NOTHING
    men: OutcomeRow = NOTHING
    note: dict[DeclaredYear, NoteName] = NOTHING
    target: MeasureRow = NOTHING
    computed: Address | None = None


class Indicator(Measured):
    """What a goal is followed up by: one measure, or several under keys.

    What it says of unit, direction and notes holds for all of its measures that say nothing else.
    """

    obligatory: Flag = False
    measures: Annotated[dict[Key, Measured], FewStrange(Measured)] = NOTHING

    @model_validator(mode="after")
    def _is_one_or_several(self) -> "Indicator":
        own = (self.outcome, self.women, self.men, self.target, self.computed)
        if self.measures and any(own):
            refuse("coherence", Message("measured-twice"), Message("measured-twice-fix"))
        for each in self.measures.values() or (self,):
            if each.target and (each.wanted or self.wanted) is None:
                refuse("coherence", Message("target-alone"), Message("target-alone-fix"))
            if each.note.keys() - {*each.outcome, *each.women, *each.men}:
                refuse("coherence", Message("note-of-nothing"), Message("note-of-nothing-fix"))
        return self


class Goal(Part):
    """What is to be achieved, the municipal goal that it serves, and how it is followed up."""

    name: Text | None = None
    municipal: MunicipalGoal | None = None
    indicators: Annotated[dict[Key, Indicator], FewStrange(Indicator)]
    source: Sources = ()


class Gauge(NamedTuple):
    """One measure of an indicator, by the path at which it stands."""

    path: BudgetPath
    indicator: Indicator
    own: Measured

    @property
    def keys(self) -> tuple[str, str, str]:
        """The keys of its goal, its indicator, and its own, "" where it is the indicator itself."""
        goal, indicator, *own = self.path[1::2]
        return goal, indicator, "".join(own)

    @property
    def name(self) -> str:
        """What people call it: `Kundnöjdhet, LKDATA`."""
        _, indicator, own = self.keys
        name = self.indicator.name or indicator
        return f"{name}, {self.own.name or own}" if own else name

    @property
    def unit(self) -> str:
        """What it is measured in."""
        return self.own.unit or self.indicator.unit or ""

    @property
    def wanted(self) -> Wanted | None:
        """How its outcome is to stand to its target."""
        return self.own.wanted or self.indicator.wanted

    @property
    def note(self) -> Mapping[Year, str]:
        """What there is to know of its outcomes, by year."""
        return self.own.note or self.indicator.note


def gauges(goals: Mapping[str, Goal]) -> Iterator[Gauge]:
    """Give the measures of all goals: of an indicator, or that itself where it has no others."""
    for key, goal in goals.items():
        for name, each in goal.indicators.items():
            path = ("goals", key, "indicators", name)
            for measure, own in each.measures.items():
                yield Gauge((*path, "measures", measure), each, own)
            if not each.measures:
                yield Gauge(path, each, each)
