"""Many figures as one program: all that they follow from, each step once, to be run anew.

It is what `explain` tells of each of them, in one list. So what is shown of how a figure comes
about, and what works it out under other inputs, are the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation, localcontext
from typing import NamedTuple

from vssbudget.amounts import EXACT, Year
from vssbudget.calculation.explanation import Step, Walk, reached
from vssbudget.calculation.step_names import Names
from vssbudget.calculation.tree import Name, Node
from vssbudget.findings import BudgetPath
from vssbudget.formulas.working import LEAVES, How, Working, worked

PRICES = ("price_change", "price")
"""The keys of prices that were decided, each by year."""

RATE = "exact-index-rate"
"""The kind of row of a rate that follows from others."""

Asked = tuple[str, Node, Iterable[Year]]
"""The address of a row, the row, and its years that are asked for."""


class Program(NamedTuple):
    """Steps, each behind those that it follows from, and the places of the figures among them.

    `live` are the inputs that may be changed, by their paths: the rates, volumes and decided prices
    of plan years, each with the places of all steps that tell it.
    """

    steps: Sequence[Step]
    figures: Mapping[str, Mapping[Year, int]]
    live: Mapping[BudgetPath, Sequence[int]]

    def run(self, changed: Mapping[BudgetPath, Decimal]) -> list[Decimal | None]:
        """Work every step out under other inputs; None where something is divided by nothing.

        A rate that follows from others is what it is changed to.
        """
        put = {place: value for path, value in changed.items() for place in self.live[path]}
        values: list[Decimal | None] = []
        with localcontext(EXACT):
            for place, step in enumerate(self.steps):
                values.append(put[place] if place in put else self._worked(step, values))
        return values

    def _worked(self, step: Step, values: Sequence[Decimal | None]) -> Decimal | None:
        if step.how in LEAVES:
            return step.value
        of, fixed = list(step.of), step.fixed
        if step.how is How.ALLOTTED:
            together = self.steps[of.pop()]
            of, fixed = [of[0], *together.of], together.fixed._replace(which=fixed.which)
        known = [value for place in of if (value := values[place]) is not None]
        if len(known) < len(of):
            return None
        try:
            return worked(step.how, known, fixed)
        except (InvalidOperation, DivisionByZero):
            return None


def program_of(names: Names, asked: Iterable[Asked], rates: Mapping[str, Node]) -> Program:
    """Lay out what figures follow from; the caller sets the arithmetic to `EXACT`.

    Args:
        names: Names the steps.
        asked: The rows.
        rates: The rate of each index, unrounded.
    """
    walk = _Laying(names)
    figures = {
        address: {year: walk.figure(node, year) for year in years} for address, node, years in asked
    }
    return _reached(walk.steps, figures, dict(_live(walk, rates)))


def _reached(
    steps: Sequence[Step],
    figures: Mapping[str, Mapping[Year, int]],
    live: Mapping[BudgetPath, Sequence[int]],
) -> Program:
    """Leave out the steps that no figure follows from."""
    asked = (place for row in figures.values() for place in row.values())
    told, places = reached(steps, asked)
    known = {path: [places[each] for each in of if each in places] for path, of in live.items()}
    return Program(
        told,
        {name: {year: places[at] for year, at in row.items()} for name, row in figures.items()},
        {path: of for path, of in known.items() if of},
    )


class _Laying(Walk):
    """Goes down the tree for many figures; what is worked out alike and called alike is once.

    A row is told whole, and no step is left out for its value.
    """

    def __init__(self, names: Names) -> None:
        super().__init__(names)
        self._laid: dict[object, int] = {}

    def figure(self, node: Node, year: Year) -> int:
        """Lay a figure out, under the name that it has where it is asked for."""
        place = self.to(node, year - node.first)
        if not node.name:
            return place
        step = self.steps[place]
        said = self.names.say(node.name, step.how, year)
        return self.add(step._replace(name=said))

    def working(self, node: Node, at: int) -> Working | None:
        """Say what a figure follows from, whatever the figures are."""
        return node.whole(at)

    def stays(self, how: How, step: Step, value: Decimal | None) -> bool:
        """Whether it stays what it is, of an input that may be changed whatever that becomes."""
        if step.path and self._is_live(step.path):
            return how is How.ROUNDED and step.path[0] == "indices"
        return super().stays(how, step, value)

    def renamed(self, place: int, name: Name, year: Year) -> int:
        """Call a step otherwise; the rate of an index that is that of another is one of its own."""
        if name[:1] != (RATE,):
            return super().renamed(place, name, year)
        step = self.steps[place]
        said = self.names.say(name, How.SAME, year)
        return self.add(step._replace(name=said, how=How.SAME, of=[place], path=()))

    def leaf(self, step: Step, path: BudgetPath) -> Step:
        """Say where a figure stands, also one that was asked for in place of it."""
        return step if step.how is How.COUNT else step._replace(path=path)

    def add(self, step: Step) -> int:
        """Put a step behind the others, if it does not stand there yet."""
        key = (step.name, step.how, tuple(step.of), step.path, step.fixed, step.value)
        if key not in self._laid:
            self._laid[key] = super().add(step)
        return self._laid[key]

    def _is_live(self, path: BudgetPath) -> bool:
        return is_live(path, self.names.budget.years.plan)


def is_live(path: BudgetPath, plan: Sequence[Year]) -> bool:
    """Whether an input of the file may be changed: a rate, volume or decided price of the plan."""
    *row, year = path
    if not year.isdecimal() or int(year) not in plan:
        return False
    return row[-1] in PRICES or (row[0], row[-1]) in (("indices", "rates"), ("volumes", "values"))


def _live(walk: _Laying, rates: Mapping[str, Node]) -> Iterator[tuple[BudgetPath, list[int]]]:
    """Give the inputs that may be changed; one that is nothing may not, for others turn on it."""
    plan = walk.names.budget.years.plan
    made = {
        ("indices", index, "rates", str(year)): walk.to(node, year - node.first)
        for index, node in rates.items()
        for year in plan
        if node.values[year - node.first] is not None
    }
    told: dict[BudgetPath, list[int]] = {}
    for place, step in enumerate(walk.steps):
        if step.path and is_live(step.path, plan) and (step.value or step.path[0] != "volumes"):
            told.setdefault(step.path, []).append(place)
    yield from told.items()
    yield from ((path, [place]) for path, place in made.items() if path not in told)
