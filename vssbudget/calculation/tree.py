"""The formulas as data: each row with the operation and the rows that it comes of."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from vssbudget.amounts import Year
from vssbudget.findings import BudgetPath
from vssbudget.formulas.algebra import Operation, Row, Several
from vssbudget.formulas.working import Cell, Working

Name = tuple[str, ...]
"""What a row is: a kind, and what of."""


class Origin(NamedTuple):
    """Where the figures of a row stand in the file: at a path, behind that each at its year.

    One that is `held` stands at the last year that is told until then.
    """

    path: BudgetPath
    held: bool


@dataclass(eq=False, slots=True)
class Node:
    """A row: its figures from its `first` year on, and what they come of.

    One of the file has its `origin`. Of those worked out together `beside` are all.
    """

    values: Row
    first: Year
    operation: Operation | None = None
    operands: Sequence["Node"] = ()
    origin: Origin | None = None
    name: Name = ()
    beside: Sequence["Node"] = ()

    def reads(self, at: int) -> Working | None:
        """Say what the figure of a year follows from; None of one of the file."""
        return None if self.operation is None else self.operation.reads(at, *self._rows)

    def form(self, at: int) -> Working | None:
        """Say what it follows from whatever the figures are; None of one of the file."""
        return None if self.operation is None else self.operation.form(at, *self._rows)

    def whole(self, at: int) -> Working | None:
        """Say what it follows from under other inputs as well; None of what stays a gap."""
        if self.values[at] is None and not self.hides(at):
            return None
        return None if self.operation is None else self.operation.whole(at, *self._rows)

    @property
    def _rows(self) -> list[Row]:
        return [each.values for each in self.operands]

    @property
    def hidden(self) -> Iterator[Year]:
        """The years in which it hides something."""
        return (Year(self.first + at) for at in range(len(self.values)) if self.hides(at))

    def hides(self, at: int) -> bool:
        """Whether there is a gap in place of what is nothing, and may be more."""
        cell = self.operation.behind(at) if self.operation and self.values[at] is None else None
        if cell is None:
            return False
        beneath = self.operands[cell.operand]
        return beneath.values[cell.at] is not None or beneath.hides(cell.at)


class _PartOf(Operation):
    """One of the rows that an operation makes together of others."""

    __slots__ = ("rows", "several", "which")

    def __init__(self, several: Several, which: int, rows: Sequence[Row]) -> None:
        self.several, self.which, self.rows = several, which, rows

    def reads(self, at: int, *_: Row) -> Working:
        """Read what the row does."""
        return self.several.reads(self.which, at, self.rows)

    def form(self, at: int, *_: Row) -> Working:
        """Read the same whatever the figures are."""
        return self.several.form(self.which, at, self.rows)

    def whole(self, at: int, *_: Row) -> Working:
        """Read the same with all that other inputs may add."""
        return self.several.whole(self.which, at, self.rows)

    def behind(self, at: int) -> Cell | None:
        """Name what a gap of the row stands in place of."""
        return self.several.behind(self.which, at, self.rows)


class Tree:
    """Rows that know what they come of. The caller sets the arithmetic to `EXACT`.

    It is built of what is asked for: of a large budget it would be large.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[Hashable, BudgetPath], Node] = {}

    def make(self, operation: Operation, *lines: Node) -> Node:
        """Give what an operation makes of rows."""
        values = operation.values(*[each.values for each in lines])
        return Node(values, Year(lines[0].first + operation.later), operation, lines)

    def several(self, operation: Several, *lines: Node) -> Sequence[Node]:
        """Give all the rows that an operation makes together of rows."""
        beside: list[Node] = []
        first, rows = lines[0].first, [each.values for each in lines]
        for which, row in enumerate(operation.rows(*rows)):
            beside.append(Node(row, first, _PartOf(operation, which, rows), lines, beside=beside))
        return beside

    def given(self, row: Row, path: BudgetPath, first: Year, *, held: bool = False) -> Node:
        """Give a row that stands in the file."""
        return Node(row, first, origin=Origin(path, held))

    def named(self, line: Node, *name: str) -> Node:
        """Say what a row is; one that has a name keeps it, under the other it is another row."""
        if line.name:
            return replace(line, name=name)
        line.name = name
        return line

    def shared(self, key: Hashable, path: BudgetPath, work: Callable[[], Node]) -> Node:
        """Work something out once for what stands at a path."""
        known = self._known.get((key, path))
        if known is None:
            known = self._known[key, path] = work()
        return known
