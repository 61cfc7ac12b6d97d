"""What formulas stand on: a budget and the rates in force, whose figures become rows."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Generic

from vssbudget.amounts import ZERO, Percent, Year
from vssbudget.formulas.algebra import Algebra, Line, Row
from vssbudget.model import Budget

Rates = Mapping[str, Mapping[Year, Percent]]
"""Percent a year by index and plan year: those that are told; the others follow from these."""


class Sheet(Generic[Line]):
    """A budget under given rates, read in one way.

    Its rows run over `years`, from the `first` on: the base year and the plan years, if nothing
    else is asked for.
    """

    def __init__(
        self,
        algebra: Algebra[Line],
        budget: Budget,
        rates: Rates,
        years: tuple[Year, ...] | None = None,
    ) -> None:
        self.algebra = algebra
        self.budget = budget
        self.rates = rates
        self.base = budget.years.base
        self.plan = budget.years.plan
        self.years = years or (self.base, *self.plan)
        self.first = self.years[0]
        self._gaps: Row = (None,) * len(self.years)

    def since(self, year: Year) -> "Sheet[Line]":
        """Give the same with rows that begin with another year of the file."""
        if year == self.first:
            return self
        years = tuple([each for each in self.budget.years.every if each >= year])
        return Sheet(self.algebra, self.budget, self.rates, years)

    def of_base(self) -> "Sheet[Line]":
        """Give the same with rows of the base year alone."""
        return Sheet(self.algebra, self.budget, self.rates, (self.base,))

    def from_before(self) -> "Sheet[Line]":
        """Give the same with rows that begin a year earlier."""
        years = (Year(self.first - 1), *self.years)
        return Sheet(self.algebra, self.budget, self.rates, years)

    def at(self, year: Year) -> int:
        """Give the position of a year in the rows."""
        return year - self.first

    def row(self, figures: Mapping[Year, Decimal | int], *path: str) -> Line:
        """Give figures of the file as a row, with gaps where there are none."""
        if max(figures, default=self.first) <= self.first:  # as most are
            first = figures.get(self.first)
            known = self._gaps if first is None else (Decimal(first), *self._gaps[1:])
            return self.algebra.given(known, path, self.first)
        row = [None if each is None else Decimal(each) for each in map(figures.get, self.years)]
        return self.algebra.given(tuple(row), path, self.first)

    def filled(self, figures: Mapping[Year, Decimal | int], *path: str) -> Line:
        """Give figures of the file as a row, zero where there are none."""
        row = tuple([Decimal(figures[y]) if y in figures else ZERO for y in self.years])
        return self.algebra.given(row, path, self.first)

    def held(self, figures: Mapping[Year, Decimal | int], *path: str) -> Line:
        """Give figures of the file as a row, each until the next one that is told."""
        last = max(figures, default=self.first)
        if last <= self.first:  # as most are
            known = None if last not in figures else Decimal(figures[last])
            return self.algebra.given((known,) * len(self.years), path, self.first, held=True)
        row: list[Decimal | None] = []
        for year in self.years:
            told = [each for each in figures if each <= year]
            row.append(Decimal(figures[max(told)]) if told else None)
        return self.algebra.given(tuple(row), path, self.first, held=True)

    def constant(self, figure: Decimal | int, *path: str) -> Line:
        """Give one figure of the file that holds in every year."""
        return self.algebra.given((Decimal(figure),) * len(self.years), path, self.first)
