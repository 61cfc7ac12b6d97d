"""The algebra that formulas are written in: rows of figures, and the operations on them.

A budget is a sheet of rows: a figure for the base year and each plan year, None for none.
A row stands in the file, or follows from other rows by an operation. What a row is, a reading
decides: its figures, or these with what moves them.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from typing import Generic, NamedTuple, Protocol, TypeVar

from vssbudget.findings import BudgetPath

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

    def given(self, row: Row, path: BudgetPath) -> Line:
        """Give a row that stands at a path of the file."""

    def shared(self, key: Hashable, work: Callable[[], Line]) -> Line:
        """Give what is worked out once for many rows."""


class Operation(ABC):
    """What is done with rows, said in one place: what comes of it, and what moves that.

    It passes gaps on, gives the kind of number that it gets, and alone looks at figures.
    """

    __slots__ = ()

    @abstractmethod
    def values(self, *rows: Row) -> Row:
        """Give the figures that follow from those of other rows."""

    def split(
        self,
        algebra: Algebra[Line],
        row: Line,
        *operands: Moving[Line],
    ) -> Causes[Line]:
        """Say what each cause adds to the change of the row that came of operands."""
        return {}
