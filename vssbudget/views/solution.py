"""What it would take: the input with which a figure meets a target, put back and shown."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from vssbudget.amounts import Year
from vssbudget.analysis.search import Interval
from vssbudget.analysis.solve import Solution
from vssbudget.projection import Projection
from vssbudget.views.inputs import FigureColumn, called, column, value_of
from vssbudget.views.rows import Label, Matrix, Notes, Outline, Row, Section, Unit
from vssbudget.views.view import View
from vssbudget.wording import Message

_Shown = tuple[Decimal | None, Decimal | None]
"""An input, None for one that is nothing yet, and the figure then."""


class SolutionView(View):
    """An input as it is, as it meets a target, and a step beyond; each with the figure then."""

    name = "solution"
    fields = ("input", "target", "row")

    def __init__(self, projection: Projection, solution: Solution, file: str) -> None:
        super().__init__(projection, file)
        self.solution, self.given, self.target = solution, solution.given, solution.target
        self.column = FigureColumn(self.target.address, self.target.amount, self.budget)

    @property
    def years(self) -> tuple[Year, ...]:
        """None: the figures stand under what they are of."""
        return ()

    @property
    def heads(self) -> tuple[str, ...]:
        """The input and the figure."""
        return ("value", "figure")

    @property
    def standing(self) -> Label:
        """What the input has to be."""
        found, name = self.solution, called(self.given)
        if not found.has_effect:
            return Message("solved-no-effect", input=name, figure=self.target.address)
        if not found.intervals:
            return Message("solved-never", input=name, target=self.target.text)
        intervals = tuple(map(self._interval, found.intervals))
        return Message("solved", input=name, intervals=intervals)

    @property
    def scale(self) -> Message:
        """What is aimed at."""
        return Message("solved-scale", target=self.target.text)

    def sections(self) -> Iterable[Section]:
        """Give the rows, and how they were found."""
        heads = (column(self.given, self.budget), self.column.head)
        units = (Unit.NUMBER, self.column.unit)
        rows = [
            Row(Message(f"solved-row-{kind}"), (value, self.column.shown(figure)))
            for kind, (value, figure) in self._points()
        ]
        yield Matrix(Message("solved-title"), heads, units, rows)
        yield Notes("", [self._how()])

    def listed(self) -> Iterable[Row]:
        """Give the same rows."""
        of = (self.given.name, self.target.text)
        for kind, point in self._points():
            yield Row("", point, names=(*of, kind), unit=Unit.NUMBER)

    def outline(self) -> Outline:
        """Give the intervals, null where an end is open, and the figure before and after."""
        found, (low, high) = self.solution, self.solution.span.ends
        return {
            "schema": self.schema,
            "file": self.file,
            "title": self.budget.title,
            "unit": self.budget.unit,
            "input": self.given.name,
            "years": self.given.years,
            "target": self.target.text,
            "now": found.now,
            "intervals": [
                dict(zip(("from", "to"), self._ends(each), strict=True)) for each in found.intervals
            ],
            "value": found.value,
            "figure": {
                "address": self.target.address,
                "before": self.column.told(found.before),
                "after": self.column.told(found.after),
            },
            "beside": [
                {"value": value, "figure": self.column.told(figure)}
                for kind, (value, figure) in self._points()
                if kind in ("below", "above", "nearest")
            ],
            "has_effect": found.has_effect,
            "exact": found.step is None,
            "looked_at": {"from": low, "to": high, "step": found.step},
            "calculations": len(found.points),
        }

    def _points(self) -> Iterator[tuple[str, _Shown]]:
        """Give what the input is and is to be, with what lies beside that; else what is nearest."""
        found, chosen = self.solution, self.solution.chosen
        yield "now", (found.now, found.before)
        if chosen is None:
            if found.nearest and found.has_effect:
                yield "nearest", found.nearest
            return
        if chosen.low_edge:
            yield "below", chosen.low_edge
        yield "answer", (found.value, found.after)
        if chosen.high_edge:
            yield "above", chosen.high_edge

    def _interval(self, found: Interval) -> Message:
        """Say what inputs meet the target."""
        low, high = self._ends(found)
        if low is None or high is None:
            kind, end = ("least", low) if high is None else ("most", high)
            return (
                Message(f"solved-{kind}", end=self._value(end))
                if end is not None
                else Message("solved-any")
            )
        if low == high:
            return Message("solved-at", value=self._value(low))
        return Message("solved-between", low=self._value(low), high=self._value(high))

    def _ends(self, found: Interval) -> tuple[Decimal | None, Decimal | None]:
        """Give the ends of an interval, None for one at which the format ends and nothing else."""
        below, above = self.solution.is_open
        low = None if below and found.low_edge is None else found.low
        return low, None if above and found.high_edge is None else found.high

    def _value(self, value: Decimal) -> Message:
        return value_of(self.given, value, self.budget)

    def _how(self) -> Message:
        """Say whether there are other inputs that meet the target, and how these were found."""
        found, count = self.solution, len(self.solution.points)
        if all(found.is_open):
            return Message("solved-throughout", count=count)
        low, high = map(self._value, found.span.ends)
        if found.step is None:
            return Message("solved-within", low=low, high=high, count=count)
        step = self._value(found.step)
        return Message("solved-in-steps", low=low, high=high, step=step, count=count)
