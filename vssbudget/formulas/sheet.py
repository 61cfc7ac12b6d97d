"""What formulas stand on: a budget and the rates in force, whose figures become rows."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Generic

from vssbudget.amounts import ZERO, Percent, Year
from vssbudget.formulas.algebra import Algebra, Line, Row
from vssbudget.model import Budget

Rates = Mapping[str, Mapping[Year, Percent]]
"""Percent a year by index and plan year."""


class Sheet(Generic[Line]):
    """A budget under given rates, read in one way; `years` are the base year and the plan years."""

    def __init__(self, algebra: Algebra[Line], budget: Budget, rates: Rates) -> None:
        self.algebra = algebra
        self.budget = budget
        self.rates = rates
        self.base = budget.years.base
        self.plan = budget.years.plan
        self.years = (self.base, *self.plan)
        self._gaps: Row = (None,) * len(self.years)

    def at(self, year: Year) -> int:
        """Give the position of a year in the rows."""
        return year - self.base

    def row(self, figures: Mapping[Year, Decimal | int], *path: str) -> Line:
        """Give figures of the file as a row, with gaps where there are none."""
        if max(figures, default=self.base) <= self.base:  # as most are
            first = figures.get(self.base)
            known = self._gaps if first is None else (Decimal(first), *self._gaps[1:])
            return self.algebra.given(known, path)
        row = [None if each is None else Decimal(each) for each in map(figures.get, self.years)]
        return self.algebra.given(tuple(row), path)

    def filled(self, figures: Mapping[Year, Decimal | int], *path: str) -> Line:
        """Give figures of the file as a row, zero where there are none."""
        row = tuple([Decimal(figures[y]) if y in figures else ZERO for y in self.years])
        return self.algebra.given(row, path)

    def constant(self, figure: Decimal | int, *path: str) -> Line:
        """Give one figure of the file that holds in every year."""
        return self.algebra.given((Decimal(figure),) * len(self.years), path)
