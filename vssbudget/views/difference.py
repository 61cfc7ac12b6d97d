"""What differs between two budgets: the figures that moved, and the causes that they moved by."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, localcontext
from functools import cached_property

from vssbudget.amounts import EXACT, Percent, Tkr, Year, change, percent_to, span
from vssbudget.analysis.between import between_areas
from vssbudget.analysis.bridge import MEASURES, Moved, Of, Step
from vssbudget.analysis.orders import Ranges
from vssbudget.analysis.told import (
    effect,
    is_sum_of,
    row_name,
    step_key,
    step_sentence,
    step_told,
)
from vssbudget.analysis.years import Way
from vssbudget.model import ALL_AREAS
from vssbudget.views.rows import Figure, Kind, Label, Notes, Outline, Row, Section, Table, Unit
from vssbudget.views.view import View
from vssbudget.wording import Message

COST = Of(ALL_AREAS, "cost")
"""The total cost: what the bridge is of."""


class DifferenceView(View):
    """Every figure of areas, services, groups and the total that differs, and its parts by cause.

    People see the years in which something moved, programs all that both budgets have.
    """

    name = "diff"
    fields = ("measure", "key", "name", "part")

    def __init__(self, bridge: Way, names: tuple[str, str], file: str, ranges: Ranges) -> None:
        super().__init__(bridge.new, file)
        self.bridge = bridge
        self.older, self.newer = names
        self.ranges = ranges
        self.rows: dict[Of, dict[Year, Moved]] = {}
        for each in bridge.moved:
            self.rows.setdefault(each.of, {})[each.year] = each

    @property
    def years(self) -> tuple[Year, ...]:
        """The years that both budgets have."""
        return self.bridge.years

    @cached_property
    def moved_in(self) -> tuple[Year, ...]:
        """The years in which something moved."""
        return tuple(
            [year for year in self.years if any(year in row for row in self.rows.values())]
        )

    @property
    def total(self) -> Mapping[Year, tuple[Tkr | None, Tkr | None]]:
        """The total cost of the old and of the new budget in each year."""
        ways = zip(self.bridge.before[COST], self.bridge.after[COST], strict=True)
        return dict(zip(self.years, ways, strict=True))

    @property
    def standing(self) -> Message:
        """What the total cost is and by how much it moved, in the last year in which it did."""
        if not self.rows:
            return Message("diff-text" if self.bridge.is_edited else "diff-nothing")
        row = {year: each for year, each in self.rows.get(COST, {}).items() if each.difference}
        if not row:
            moving = {each.of.key for each in self.bridge.moved if each.difference}
            return Message("diff-total-same", count=len(moving))
        year, moved = max(row.items())
        told = "diff-standing-up" if moved.difference > 0 else "diff-standing-down"
        amount, unit, percent = abs(moved.difference), self.budget.unit, _percent(moved)
        share = Message("diff-share", percent=percent_to(percent, 1)) if percent else ""
        total = moved.new or 0
        return Message(told, year=year, total=total, amount=amount, unit=unit, share=share)

    @property
    def scale(self) -> Message:
        """What is held against what."""
        return Message("diff-scale", unit=self.budget.unit, old=self.older, new=self.newer)

    def sections(self) -> Iterator[Section]:
        """Give the total, its bridge, the rows that moved with theirs, and the causes in words."""
        if self.rows:
            yield from self.tables()
            yield Notes(Message("diff-causes"), [*map(self._sentence, self.bridge.steps)])
        if notes := [*self.notes()]:
            yield Notes(Message("notes"), notes)

    def tables(self) -> Iterator[Table]:
        """Give the total, its bridge, and the rows that moved with theirs."""
        yield self._table("diff-total", self._total())
        yield self._table("diff-bridge", self._bridge(COST, 0))
        if self.ranges:
            yield self._table("diff-orders", self._of_orders())
        for measure in MEASURES:
            yield self._of_measure(measure)

    def brief(self) -> Table:
        """Give the total and each area and group of which the cost moved, by how much."""
        costs = [of for of in self.rows if of.measure == "cost" and "." not in of.key]
        told = [self._alone(of) for of in costs if any(self._differences(self.rows[of]))]
        return self._table("diff-cost", told)

    def causes(self) -> Iterator[tuple[Message, str]]:
        """Say what was changed and what that comes to, each with the address of that figure."""
        for step in self.bridge.steps:
            found = effect(self.bridge, step)
            address = f"{found.of.address(self.budget)}.{found.year}" if found else ""
            yield self._sentence(step), address

    def _table(self, title: str, rows: Iterable[Row], **values: Label) -> Table:
        told = Message(title, unit=self.budget.unit, **values)
        return Table(told, self.moved_in, list(rows))

    def _sentence(self, step: Step) -> Message:
        return step_sentence(self.bridge, step)

    def _total(self) -> Iterator[Row]:
        row = self.total
        old, new = ([row[year][at] for year in self.moved_in] for at in (0, 1))
        moved = self.rows.get(COST, {})
        yield Row(Message("diff-old"), old)
        yield Row(Message("diff-new"), new)
        yield Row(Message("diff-difference"), self._differences(moved), kind=Kind.TOTAL)
        percents = [_percent(moved[year]) if year in moved else None for year in self.moved_in]
        yield Row(Message("diff-percent"), percents, unit=Unit.PERCENT)

    def _differences(self, moved: Mapping[Year, Moved]) -> list[Figure]:
        return [moved[year].difference if year in moved else 0 for year in self.moved_in]

    def _bridge(self, of: Of, depth: int) -> Iterator[Row]:
        """Set what each step adds to a row."""
        moved = self.rows.get(of, {})
        for step in self.bridge.steps:
            parts = [moved[y].parts.get(step, 0) if y in moved else 0 for y in self.moved_in]
            if any(parts):
                yield Row(step_told(self.bridge, step), parts, depth=depth)
        if not depth:
            yield Row(Message("diff-difference"), self._differences(moved), kind=Kind.TOTAL)

    def _of_orders(self) -> Iterator[Row]:
        """Set between what each step would add to the total cost in any order of the steps."""
        for step in self.bridge.steps:
            spans = [self.ranges.get((COST, year), {}).get(step, (0, 0)) for year in self.moved_in]
            if any(map(any, spans)):
                told = step_told(self.bridge, step)
                yield Row(Message("diff-least", cause=told), [least for least, _ in spans])
                yield Row(Message("diff-most", cause=told), [most for _, most in spans])

    def _of_measure(self, measure: str) -> Table:
        """Set the rows of a measure that moved; of revenue those that did not as the cost did."""
        rows = [of for of in self.rows if of.measure == measure and of.key != ALL_AREAS]
        if measure == "revenue":
            rows = [of for of in rows if not self._as_cost(of)]
        told = [row for of in rows for row in self._moved_row(of)]
        last = self.moved_in[-1]
        return self._table(f"diff-{measure}", told)._replace(
            beside=(Message("diff-percent-of", year=last),)
        )

    def _as_cost(self, of: Of) -> bool:
        cost = self.rows.get(Of(of.key, "cost"), {})
        return self._differences(cost) == self._differences(self.rows[of])

    def _moved_row(self, of: Of) -> Iterator[Row]:
        """Set a row that moved, and beneath it its parts where there are several causes."""
        last = self.rows[of].get(self.moved_in[-1])
        row = self._alone(of)._replace(beside=(_percent(last) if last else None,))
        yield row
        if len(self.bridge.steps) > 1:
            yield from self._bridge(of, row.depth + 1)

    def _alone(self, of: Of) -> Row:
        kind = Kind.TOTAL if is_sum_of(self.bridge, of) else Kind.DETAIL
        label: Label = Message("total") if of.key == ALL_AREAS else row_name(self.bridge, of)
        return Row(label, self._differences(self.rows[of]), kind=kind, depth=int("." in of.key))

    def notes(self) -> Iterator[Message]:
        """Say how the parts are to be read, and what else is to be known of the comparison."""
        bridge, unit = self.bridge, self.budget.unit
        for old, new in bridge.renamed.items():
            yield Message("diff-renamed", old=old, new=new)
        for one, others in between_areas(bridge):
            amount = abs(one.difference)
            names = tuple(row_name(bridge, each.of) for each in others)
            way = "diff-from-one" if one.difference < 0 else "diff-to-one"
            named = {"name": row_name(bridge, one.of), "others": names}
            yield Message(way, amount=amount, unit=unit, year=one.year, **named)
        for step in bridge.steps:
            if len(step) > 1:
                yield Message("diff-together", causes=step_told(bridge, step))
        if bridge.old is not bridge.new:
            for file, years in ((self.older, bridge.old.years), (self.newer, bridge.new.years)):
                if alone := [each for each in years if each not in self.years]:
                    yield Message("diff-years", file=file, years=span(alone))
        if len(bridge.steps) > 1:
            yield Message(
                "diff-order", order=tuple(step_told(bridge, each) for each in bridge.steps)
            )

    def listed(self) -> Iterator[Row]:
        """Give each row that moved: what it was, what it is, the difference and its parts."""
        for of, moved in self.rows.items():
            names = (of.measure, of.key, row_name(self.bridge, of))
            for part, figures in self._parts(of, moved):
                yield Row("", figures, names=(*names, part))

    def _parts(self, of: Of, moved: Mapping[Year, Moved]) -> Iterator[tuple[str, list[Figure]]]:
        every = [moved.get(year) for year in self.years]
        for part, rows in (("old", self.bridge.before), ("new", self.bridge.after)):
            yield part, list(rows.get(of, (None,) * len(self.years)))
        yield "difference", [each.difference if each else 0 for each in every]
        for step in self.bridge.steps:
            parts: list[Figure] = [each.parts.get(step, 0) if each else 0 for each in every]
            if any(parts):
                yield step_key(self.bridge, step), parts

    def outline(self) -> Outline:
        """Give the total, each figure that moved with its parts, and the bridge of the total."""
        told = self.budget.unit.told
        total = {
            str(year): {
                "old": told(old),
                "new": told(new),
                "difference": told((new or 0) - (old or 0)),
            }
            for year, (old, new) in self.total.items()
        }
        return {
            "schema": self.schema,
            "old": self.older,
            "new": self.newer,
            "unit": self.budget.unit,
            "total": total,
            "rows": [self._told(each) for each in self.bridge.moved],
            "bridge": {
                str(year): self._by_cause(moved) for year, moved in self.rows.get(COST, {}).items()
            },
            "renamed": dict(self.bridge.renamed),
            "text_only": self.bridge.is_edited and not self.rows,
        }

    def _told(self, moved: Moved) -> Outline:
        told = self.budget.unit.told
        having = self.budget if moved.new is not None else self.bridge.old.budget
        return {
            "address": f"{moved.of.address(having)}.{moved.year}",
            "year": moved.year,
            "old": told(moved.old),
            "new": told(moved.new),
            "difference": told(moved.difference),
            "parts": self._by_cause(moved),
            **self._by_order(moved),
        }

    def _by_order(self, moved: Moved) -> Outline:
        told = self.budget.unit.told
        spans = self.ranges.get((moved.of, moved.year))
        if not spans:
            return {}
        return {
            "orders": {
                step_key(self.bridge, step): {"from": told(least), "to": told(most)}
                for step, (least, most) in spans.items()
            }
        }

    def _by_cause(self, moved: Moved) -> Outline:
        told = self.budget.unit.told
        return {step_key(self.bridge, step): told(part) for step, part in moved.parts.items()}


def _percent(moved: Moved) -> Percent | None:
    """Say by how many percent a figure moved; None of what was nothing."""
    if not moved.old or moved.new is None:
        return None
    with localcontext(EXACT):
        return change(Decimal(moved.new), Decimal(moved.old))
