"""A budget under several scenarios, side by side, and what each moves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from vssbudget.amounts import Tkr, Year, span
from vssbudget.analysis.bridge import MEASURES, Bridge, Of, Rows, years_of_all
from vssbudget.analysis.told import row_name, step_key, step_told
from vssbudget.model import ALL_AREAS
from vssbudget.views.difference import COST
from vssbudget.views.rows import (
    Figure,
    Kind,
    Label,
    Matrix,
    Notes,
    Outline,
    Row,
    Section,
    Table,
    Unit,
)
from vssbudget.views.view import View
from vssbudget.wording import Message


class ComparisonView(View):
    """The figures of a budget and of that budget under each scenario.

    People see the total by year and the areas in some years, programs every row in all of them.
    """

    name = "comparison"
    fields = ("measure", "key", "name", "scenario")

    def __init__(self, bridges: Mapping[str, Bridge], years: Sequence[Year], file: str) -> None:
        (self.first, *_) = bridges.values()
        super().__init__(self.first.old, file)
        self.bridges, self.asked = bridges, years

    @cached_property
    def years(self) -> tuple[Year, ...]:
        """The years that the budget has under each scenario as without."""
        return tuple(years_of_all(self.bridges.values()))

    @property
    def standing(self) -> Message:
        """How many scenarios there are."""
        return Message("compare-standing", count=len(self.bridges))

    @property
    def scale(self) -> Message:
        """What the amounts are in."""
        return Message("compare-scale", unit=self.budget.unit)

    @cached_property
    def rows(self) -> tuple[Of, ...]:
        """The rows that there are in the budget or under a scenario, the total last."""
        every = dict.fromkeys(
            (*self.first.before, *(of for b in self.bridges.values() for of in b.after))
        )
        return tuple(sorted(every, key=lambda of: of.key == ALL_AREAS))

    def figures(self, of: Of) -> Mapping[str, Sequence[Tkr | None]]:
        """Give a row under each scenario, by the name of that."""
        return {name: self._row(bridge, bridge.after, of) for name, bridge in self.bridges.items()}

    def base(self, of: Of) -> Sequence[Tkr | None]:
        """Give a row of the budget itself."""
        return self._row(self.first, self.first.before, of)

    def _row(self, bridge: Bridge, rows: Rows, of: Of) -> Sequence[Tkr | None]:
        row = rows.get(of)
        return [row[bridge.years.index(year)] if row else None for year in self.years]

    def sections(self) -> Iterator[Section]:
        """Give the total by year, the areas in the years asked for, what each scenario moves."""
        yield self._laid("compare-total", self._total())
        for year in self.asked:
            for measure in MEASURES:
                yield from self._side_by_side(measure, year)
        for name, bridge in self.bridges.items():
            if bridge.moved:
                yield self._laid("compare-bridge", self._bridge(bridge), scenario=name)
        same = [name for name, bridge in self.bridges.items() if not bridge.moved]
        told = [Message("compare-same", scenario=name) for name in same]
        yield Notes("", [*told, *self._not_compared()])

    def _not_compared(self) -> Iterator[Message]:
        every = {"base": self.projection, **{n: b.new for n, b in self.bridges.items()}}
        for name, projection in every.items():
            if alone := [year for year in projection.years if year not in self.years]:
                yield Message("diff-years", file=name, years=span(alone))

    def _laid(self, title: str, rows: Iterable[Row], **values: Label) -> Table:
        told = Message(title, unit=self.budget.unit, **values)
        return Table(told, self._planned, list(rows))

    @property
    def _planned(self) -> tuple[Year, ...]:
        return tuple([year for year in self.years if year >= self.budget.years.base])

    def _from_base(self, row: Sequence[Figure]) -> list[Figure]:
        return [row[self.years.index(year)] for year in self._planned]

    def _total(self) -> Iterator[Row]:
        base = self.base(COST)
        yield Row(Message("compare-base"), self._from_base(base), kind=Kind.TOTAL)
        for name, row in self.figures(COST).items():
            yield Row(name, self._from_base(row))
            moved = [_less(new, old) for new, old in zip(row, base, strict=True)]
            yield Row(Message("diff-difference"), self._from_base(moved), depth=1)

    def _side_by_side(self, measure: str, year: Year) -> Iterator[Matrix]:
        """Set the rows that a scenario moves beside each other, in a year; the total of cost too.

        Of revenue those that move otherwise than the cost.
        """
        rows = [of for of in self.rows if of.measure == measure and self._is_told(of, year)]
        if not rows:
            return
        told = [self._beside(of, year) for of in rows]
        differences = [Message("compare-difference", scenario=name) for name in self.bridges]
        heads: list[Label] = [Message("compare-base"), *self.bridges, *differences]
        title = Message(f"compare-{measure}", unit=self.budget.unit, year=year)
        yield Matrix(title, heads, (Unit.AMOUNT,) * len(heads), told)

    def _is_told(self, of: Of, year: Year) -> bool:
        moved = self._moved(of, year)
        if of.measure == "revenue":
            return moved != self._moved(Of(of.key, "cost"), year)
        return any(moved) or of == COST

    def _moved(self, of: Of, year: Year) -> list[int]:
        """Give by how much each scenario moves a row in a year."""
        at = self.years.index(year)
        return [_less(row[at], self.base(of)[at]) for row in self.figures(of).values()]

    def _beside(self, of: Of, year: Year) -> Row:
        at = self.years.index(year)
        under = [row[at] for row in self.figures(of).values()]
        name: Label = Message("total") if of.key == ALL_AREAS else row_name(self.first, of)
        figures = [self.base(of)[at], *under, *self._moved(of, year)]
        return Row(name, figures, depth=int("." in of.key))

    def _bridge(self, bridge: Bridge) -> Iterator[Row]:
        """Set what each cause adds to the total cost under a scenario."""
        moved = {each.year: each for each in bridge.moved if each.of == COST}
        for step in bridge.steps:
            parts = [moved[y].parts.get(step, 0) if y in moved else 0 for y in self._planned]
            if any(parts):
                yield Row(step_told(bridge, step), parts)
        whole = [moved[y].difference if y in moved else 0 for y in self._planned]
        yield Row(Message("diff-difference"), whole, kind=Kind.TOTAL)

    def listed(self) -> Iterator[Row]:
        """Give each row of the budget, and under each scenario."""
        for of in self.rows:
            names = (of.measure, of.key, row_name(self.first, of))
            yield Row("", self.base(of), names=(*names, ""))
            for name, row in self.figures(of).items():
                yield Row("", row, names=(*names, name))

    def outline(self) -> Outline:
        """Give each figure and what it is under each scenario, and what each moves."""
        return {
            **self.head(),
            "scenarios": list(self.bridges),
            "rows": [each for of in self.rows for each in self._told(of)],
            "bridges": {name: self._parts(bridge) for name, bridge in self.bridges.items()},
        }

    def _told(self, of: Of) -> Iterator[Outline]:
        told, base, under = self.budget.unit.told, self.base(of), self.figures(of)
        for at, year in enumerate(self.years):
            if base[at] is None and all(row[at] is None for row in under.values()):
                continue
            yield {
                "address": f"{of.address(self.budget)}.{year}",
                "year": year,
                "base": told(base[at]),
                "figures": {name: told(row[at]) for name, row in under.items()},
                "difference": {name: told(_less(row[at], base[at])) for name, row in under.items()},
            }

    def _parts(self, bridge: Bridge) -> Outline:
        told = self.budget.unit.told
        return {
            str(each.year): {
                step_key(bridge, step): told(part) for step, part in each.parts.items()
            }
            for each in bridge.moved
            if each.of == COST
        }


def _less(new: Tkr | None, old: Tkr | None) -> int:
    return (new or 0) - (old or 0)
