"""Two readings of the formulas: the figures alone, and these with what moves them."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from vssbudget.amounts import Year
from vssbudget.findings import BudgetPath
from vssbudget.formulas.algebra import Algebra, Line, Moving, Operation, Row, Several
from vssbudget.formulas.operations import Rounded

_Worked = TypeVar("_Worked")


class _Once(Generic[_Worked]):
    """Keeps what many rows have in common."""

    def __init__(self) -> None:
        self._known: dict[Hashable, _Worked] = {}

    def shared(
        self,
        key: Hashable,
        path: BudgetPath,  # noqa: ARG002 - wherever it stands
        work: Callable[[], _Worked],
    ) -> _Worked:
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

    def several(self, operation: Several, *lines: Row) -> Sequence[Row]:
        """Give the figures of all the rows that an operation makes."""
        return operation.rows(*lines)

    def given(
        self,
        row: Row,
        path: BudgetPath,  # noqa: ARG002 - the figures alone
        first: Year,  # noqa: ARG002
        *,
        held: bool = False,  # noqa: ARG002
    ) -> Row:
        """Give the figures that stand in the file."""
        return row

    def named(self, line: Row, *name: str) -> Row:  # noqa: ARG002 - the figures alone
        """Leave the figures as they are."""
        return line


class Unrounded(Numbers):
    """The figures as they would be if none were rounded."""

    def make(self, operation: Operation, *lines: Row) -> Row:
        """Give what an operation makes of others, where it does not only round them."""
        return lines[0] if isinstance(operation, Rounded) else super().make(operation, *lines)


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

    def several(self, operation: Several, *lines: Moving[Line]) -> Sequence[Moving[Line]]:
        """Give all the rows that an operation makes, of which nobody says what moves them."""
        rows = self._of.several(operation, *[each.row for each in lines])
        return [Moving(row, {}) for row in rows]

    def given(self, row: Row, path: BudgetPath, first: Year, *, held: bool = False) -> Moving[Line]:
        """Give a row of the file, of which nobody says what moves it."""
        return Moving(self._of.given(row, path, first, held=held), {})

    def named(self, line: Moving[Line], *name: str) -> Moving[Line]:
        """Say what a row is."""
        row = self._of.named(line.row, *name)
        return line if row is line.row else Moving(row, line.by)


class MovingNumbers(Moves[Row]):
    """The figures with what moves each; what they are called nobody asks."""

    def __init__(self) -> None:
        super().__init__(Numbers())

    def make(self, operation: Operation, *lines: Moving[Row]) -> Moving[Row]:
        """Give what an operation makes of figures, and split its change."""
        row = operation.values(*[each.row for each in lines])
        return Moving(row, operation.split(self._of, row, *lines))

    def named(self, line: Moving[Row], *name: str) -> Moving[Row]:  # noqa: ARG002 - as said
        """Leave a row as it is."""
        return line
