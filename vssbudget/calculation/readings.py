"""Two readings of the formulas: the figures alone, and these with what moves them."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from vssbudget.findings import BudgetPath
from vssbudget.formulas.algebra import Algebra, Line, Moving, Operation, Row

_Worked = TypeVar("_Worked")


class _Once(Generic[_Worked]):
    """Keeps what many rows have in common."""

    def __init__(self) -> None:
        self._known: dict[Hashable, _Worked] = {}

    def shared(self, key: Hashable, work: Callable[[], _Worked]) -> _Worked:
        """Work something out once."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = work()
        return known


class Numbers(_Once[Row]):
    """The figures: exact decimals by year. The caller sets the arithmetic to `EXACT`."""

    def make(self, operation: Operation, *lines: Row) -> Row:
        """Give the figures that an operation makes of others."""
        return operation.values(*lines)

    def given(self, row: Row, path: BudgetPath) -> Row:  # noqa: ARG002 - the figures alone
        """Give the figures that stand in the file."""
        return row


class Moves(_Once[Moving[Line]], Generic[Line]):
    """Every row of another reading with what each cause adds to its change on the year before.

    So what moves a price is no formula of its own: it follows from how each operation splits.
    """

    def __init__(self, of: Algebra[Line]) -> None:
        super().__init__()
        self._of = of

    def make(self, operation: Operation, *lines: Moving[Line]) -> Moving[Line]:
        """Give what an operation makes of rows, and split its change."""
        row = self._of.make(operation, *[each.row for each in lines])
        return Moving(row, operation.split(self._of, row, *lines))

    def given(self, row: Row, path: BudgetPath) -> Moving[Line]:
        """Give a row of the file, of which nobody says what moves it."""
        return Moving(self._of.given(row, path), {})
