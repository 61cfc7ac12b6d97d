"""Which inputs move a figure most: each with its step, and the figure as it then is."""

from collections.abc import Iterable

from vssbudget.amounts import Year
from vssbudget.analysis.tornado import Moved, Tornado
from vssbudget.projection import Projection
from vssbudget.views.inputs import FigureColumn, called, value_of
from vssbudget.views.rows import Label, Matrix, Notes, Outline, Row, Section, Unit
from vssbudget.views.view import View
from vssbudget.wording import Message

_MOST = 20
"""How many inputs people see; the rest are counted."""


class TornadoView(View):
    """The inputs that move a figure, the one that does so most first."""

    name = "tornado"
    fields = ("input", "step")

    def __init__(self, projection: Projection, found: Tornado, file: str) -> None:
        super().__init__(projection, file)
        self.found = found
        self.column = FigureColumn(found.address, found.amount, self.budget)

    @property
    def years(self) -> tuple[Year, ...]:
        """None: the figures stand under what they are of."""
        return ()

    @property
    def heads(self) -> tuple[str, ...]:
        """How much a step moves the figure, and what that then is."""
        return ("change", "figure")

    @property
    def scale(self) -> Message:
        """What the inputs are moved by."""
        return Message("tornado-scale")

    def sections(self) -> Iterable[Section]:
        """Give the inputs that move the figure most, and count the others."""
        found, shown = self.found, self.column.shown
        rows = [
            Row(self._label(each), (shown(each.change), shown(each.figure)))
            for each in found.moved[:_MOST]
        ]
        heads = (Message("tornado-change"), self.column.head)
        yield Matrix(
            Message("tornado-title"),
            heads,
            (self.column.unit,) * 2,
            [Row(Message("tornado-now"), (None, shown(found.figure))), *rows],
        )
        counts = {
            "more": len(found.moved) - len(rows),
            "none": found.without_effect,
            "refused": found.refused,
            "untried": found.untried,
        }
        told = [Message(f"tornado-{kind}", count=count) for kind, count in counts.items() if count]
        yield Notes("", told)

    def listed(self) -> Iterable[Row]:
        """Give all inputs that move the figure."""
        for each in self.found.moved:
            names = (each.given.name, f"{each.step:f}")
            yield Row("", (each.change, each.figure), names=names, unit=Unit.NUMBER)

    def outline(self) -> Outline:
        """Give the same, and how many others there are."""
        found, told = self.found, self.column.told
        return {
            "schema": self.schema,
            "file": self.file,
            "title": self.budget.title,
            "unit": self.budget.unit,
            "figure": {"address": found.address, "value": told(found.figure)},
            "inputs": [
                {
                    "input": each.given.name,
                    "years": each.given.years,
                    "step": each.step,
                    "figure": told(each.figure),
                    "change": told(each.change),
                }
                for each in found.moved
            ],
            "without_effect": found.without_effect,
            "refused": found.refused,
            "untried": found.untried,
        }

    def _label(self, moved: Moved) -> Label:
        """Name an input, and its step."""
        step, name = moved.step, called(moved.given)
        kind = "up" if step > 0 else "down"
        size = value_of(moved.given, abs(step), self.budget)
        if moved.given.sort.measure == "percent" and moved.given.how != "scaled":
            size = Message("tornado-points", count=int(abs(step)))
        return Message(f"tornado-{kind}", input=name, step=size)
