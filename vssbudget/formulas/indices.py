"""The rates of indices: as they stand, the changes of levels, or made of other indices."""

from decimal import Decimal
from typing import Generic

from vssbudget.amounts import Year
from vssbudget.formulas.algebra import Line
from vssbudget.formulas.operations import (
    BEFORE,
    CHANGE,
    ELSE,
    MILLIONTHS,
    PASSED,
    PRODUCT,
    TOTAL,
    Since,
)
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import Budget, Index


class IndexRates(Generic[Line]):
    """Percent a year of each index, from what the file says of it.

    The caller sets the arithmetic.
    """

    def __init__(self, sheet: Sheet[Line]) -> None:
        self.sheet = sheet
        self.algebra = sheet.algebra

    def rate(self, index: str) -> Line:
        """Give the rate of an index, unrounded.

        It is what stands in the file, or was asked for in place of that; else of levels
        rate(t) = (level(t)/level(t−1) − 1) · 100, and of what is made of others
        rate(t) = Σᵢ shareᵢ · rateᵢ(t) + points(t).
        """
        return self.algebra.shared(("rate", index, self.sheet.years), (), lambda: self._rate(index))

    def shown(self, index: str) -> Line:
        """Give the rate of an index as it is shown: what is worked out to six decimals."""
        rate = self.rate(index)
        if self.sheet.budget.indices[index].rates:
            return rate
        return self.algebra.named(self.algebra.make(MILLIONTHS, rate), "index-rate", index)

    def _rate(self, index: str) -> Line:
        own, asked = self.sheet.budget.indices[index], self.sheet.rates.get(index, {})
        told = self.sheet.row({**own.rates, **asked}, "indices", index, "rates")
        if own.rates:
            return told
        made = self._of_levels(index, own) if own.levels else self._mixed(index, own)
        made = self.algebra.named(made, "exact-index-rate", index)
        return self.algebra.make(ELSE, told, made) if asked else made

    def _of_levels(self, index: str, own: Index) -> Line:
        before = self.sheet.from_before()
        levels = before.row(own.levels, "indices", index, "levels")
        change = self.algebra.make(CHANGE, levels, self.algebra.make(BEFORE, levels))
        return self.algebra.make(Since(1), change)

    def _mixed(self, index: str, own: Index) -> Line:
        rows = [self.rate(each) for each in own.made_of]
        if own.shares:
            told = zip(own.shares.items(), rows, strict=True)
            rows = [self._part(index, *each) for each in told]
        if own.points:
            rows.append(self.sheet.held(own.points, "indices", index, "points"))
        return self.algebra.make(PASSED if len(rows) == 1 else TOTAL, *rows)

    def _part(self, index: str, share: tuple[str, Decimal], rate: Line) -> Line:
        of, much = share
        part = self.sheet.constant(much, "indices", index, "shares", of)
        return self.algebra.named(self.algebra.make(PRODUCT, part, rate), "index-part", of)


def is_rated(budget: Budget, index: str, year: Year) -> bool:
    """Whether the file says the rate of an index in a year, by itself or by what it is made of."""
    own = budget.indices[index]
    if own.levels:
        return year in own.levels and year - 1 in own.levels
    if own.made_of:
        told = not own.points or min(own.points) <= year
        return told and all(is_rated(budget, each, year) for each in own.made_of)
    return year in own.rates
