"""The algebra that formulas are written in: rows of figures, and the operations on them.

A budget is a sheet of rows: a figure for the base year and each plan year, None for none.
A row stands in the file, or follows from other rows by an operation. What a row is, a reading
decides: its figures, or these with what moves them.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from decimal import Decimal
from typing import Generic, NamedTuple, Protocol, TypeVar

from vssbudget.amounts import Year
from vssbudget.findings import BudgetPath
from vssbudget.formulas.working import Cell, Working

Row = tuple[Decimal | None, ...]
"""A figure for the base year and each plan year; None where there is none."""

Line = TypeVar("Line")
"""What a reading makes of a row."""

Causes = Mapping[str, Line]
"""What each cause adds to the change of a row on the year before: an index, or one of `CAUSES`."""


class Moving(NamedTuple, Generic[Line]):
    """A row, and what each cause adds to its change."""

    row: Line
    by: Causes[Line]


class Algebra(Protocol[Line]):
    """A reading of the formulas."""

    def make(self, operation: "Operation", *lines: Line) -> Line:
        """Give what an operation makes of rows."""

    def several(self, operation: "Several", *lines: Line) -> Sequence[Line]:
        """Give all the rows that an operation makes together of rows."""

    def given(self, row: Row, path: BudgetPath, first: Year, *, held: bool = False) -> Line:
        """Give a row from a year on that stands at a path of the file, each figure at its year.

        One that is `held` stands at the last year that is told until then.
        """

    def named(self, line: Line, *name: str) -> Line:
        """Say what a row is: a kind, and what of."""

    def shared(self, key: Hashable, path: BudgetPath, work: Callable[[], Line]) -> Line:
        """Give what is worked out once for many rows: of a key, of what stands at a path."""


class Operation:
    """What is done with rows, said in one place: what comes of it, of what, and what moves that.

    It passes gaps on, gives the kind of number that it gets, and alone looks at figures.
    """

    __slots__ = ()

    later: int = 0
    """By how many years the row begins after those that it comes of."""

    def values(self, *rows: Row) -> Row:
        """Give the figures that follow from those of other rows."""
        raise NotImplementedError

    def reads(self, at: int, *rows: Row) -> Working:
        """Say what the figure of a year, where there is one, follows from."""
        raise NotImplementedError

    def form(self, at: int, *rows: Row) -> Working:
        """Say what it follows from whatever the figures are, in one way along the row.

        Of the rows only where they have gaps is looked at: so inputs may be put in anew.
        """
        return self.reads(at, *rows)

    def whole(self, at: int, *rows: Row) -> Working:
        """Say what it follows from, told as `reads` does, with all that other inputs may add."""
        return self.reads(at, *rows)

    def behind(self, at: int) -> Cell | None:
        """Name what a gap stands in place of: what is nothing, and is more under other inputs."""
        return None

    def split(
        self,
        algebra: Algebra[Line],
        row: Line,
        *operands: Moving[Line],
    ) -> Causes[Line]:
        """Say what each cause adds to the change of the row that came of operands."""
        return {}


class Several:
    """What makes several rows together: the parts of a whole.

    Behind them may stand a row that they all follow from.
    """

    __slots__ = ()

    def rows(self, *rows: Row) -> Sequence[Row]:
        """Give the figures of all rows."""
        raise NotImplementedError

    def reads(self, which: int, at: int, rows: Sequence[Row]) -> Working:
        """Say what the figure of one of the rows in a year follows from."""
        raise NotImplementedError

    def form(self, which: int, at: int, rows: Sequence[Row]) -> Working:
        """Say what it follows from whatever the figures are, in one way along the row."""
        return self.reads(which, at, rows)

    def whole(self, which: int, at: int, rows: Sequence[Row]) -> Working:
        """Say what it follows from, told as `reads` does, with all that other inputs may add."""
        return self.reads(which, at, rows)

    def behind(self, which: int, at: int, rows: Sequence[Row]) -> Cell | None:
        """Name what a gap of one of the rows stands in place of."""
        return None
