"""What goes to reserves and comes from them, and what that leaves in them."""

from collections.abc import Collection, Mapping, Sequence
from typing import Generic

from vssbudget.amounts import Year
from vssbudget.formulas.algebra import Line
from vssbudget.formulas.operations import ADDED_ON, SUM, Since
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import reserves_by


class Reserves(Generic[Line]):
    """Reserves by what takes of whose result: an area's, or of all; the caller sets the arithmetic.

    Its rows run over the years of the sheet; that of a balance over those of the file.
    """

    def __init__(self, sheet: Sheet[Line]) -> None:
        self.sheet = sheet
        self.algebra = sheet.algebra
        self.own = sheet.budget.reserves
        self.by: Mapping[str, Sequence[str]] = reserves_by(sheet.budget) if self.own else {}

    def years(self, row: str) -> Collection[Year]:
        """Give the years in which an area transfers anything to a reserve, or from one."""
        return {year for key in self.by.get(row, ()) for year in self.own[key].transfers}

    def transferred(self, row: str) -> Line:
        """Give what an area, or all together, transfer to reserves less what comes from them."""
        rows = [self._moved(key) for key in self.by[row]]
        whole = rows[0] if len(rows) == 1 else self.algebra.make(SUM, *rows)
        return self.algebra.named(whole, "transferred", row)

    def _moved(self, key: str) -> Line:
        row = self.sheet.filled(self.own[key].transfers, "reserves", key, "transfers")
        return self.algebra.named(row, "reserve-transfer", key)

    def transfer(self, key: str) -> Line:
        """Give what is transferred to a reserve, below zero from it."""
        row = self.sheet.row(self.own[key].transfers, "reserves", key, "transfers")
        return self.algebra.named(row, "reserve-transfer", key)

    def balance(self, key: str) -> Line:
        """Give what stands in a reserve at the end of a year: as before it, and what is added.

        It goes on from its opening, which may be that of the year before the first of the file.
        """
        own, first = self.own[key], self.sheet.budget.years.every[0]
        before = own.opened < first
        sheet = self.sheet.since(first)
        sheet = sheet.from_before() if before else sheet
        opening = sheet.row(own.opening, "reserves", key, "opening")
        moved = sheet.row(own.transfers, "reserves", key, "transfers")
        row = self.algebra.make(ADDED_ON, opening, moved)
        row = self.algebra.named(row, "reserve-balance", key)
        return self.algebra.make(Since(1), row) if before else row
