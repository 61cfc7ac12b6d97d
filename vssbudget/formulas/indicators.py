"""Key figures of a whole budget, in percent: each formula once."""

from collections.abc import Callable
from typing import Generic

from vssbudget.formulas.algebra import Algebra, Line
from vssbudget.formulas.operations import (
    AT_LEAST_NOTHING,
    MEAN,
    PORTION,
    SIZE,
    Counted,
    Largest,
)
from vssbudget.model import Budget

OF_RESULTS = ("budget_deviation", "areas_in_balance")
OF_AREAS = ("areas_in_balance", "largest_share")
OF_FRAME = ("investment_deviation",)
INDICATORS = (*OF_RESULTS, *OF_FRAME, "largest_share")
"""The key figures by name."""


class Indicators(Generic[Line]):
    """What the figures of a budget come to, by the measures of its areas and its total.

    The areas are those that are no support units. Their rows and those of the `total` are asked
    for `of` a key, by measure, and those of the frame of what is `invested`.
    """

    def __init__(
        self,
        algebra: Algebra[Line],
        budget: Budget,
        of: Callable[[str, str], Line],
        invested: Callable[[str], Line],
    ) -> None:
        self.algebra = algebra
        self.areas = [key for key, area in budget.areas.items() if area.kind == "area"]
        self._of, self._invested = of, invested
        self._hundred = Counted([100] * len(budget.years.every), "hundred")

    def __call__(self, name: str) -> Line:
        """Give a key figure."""
        row: Line = getattr(self, name)()
        return self.algebra.named(row, "indicator", name)

    def budget_deviation(self) -> Line:
        """Give the result in percent of the revenue: 100 · result / revenue."""
        return self._percent(self._of("total", "result"), self._of("total", "revenue"))

    def investment_deviation(self) -> Line:
        """Give by how much investments miss their frame: 100 · |frame − investments| / frame."""
        left = self.algebra.make(SIZE, self._invested("left"))
        return self._percent(left, self._invested("frame"))

    def areas_in_balance(self) -> Line:
        """Give the areas with a result of at least 0, in percent of those that have one."""
        rows = [
            (key, self.algebra.make(AT_LEAST_NOTHING, self._of(key, "result")))
            for key in self.areas
        ]
        held = [self.algebra.named(row, "in-balance", key) for key, row in rows]
        return self.algebra.make(self._hundred, self.algebra.make(MEAN, *held))

    def largest_share(self) -> Line:
        """Give the revenue of the two areas with most of it, in percent of that of all."""
        two = self.algebra.make(Largest(2), *[self._of(key, "revenue") for key in self.areas])
        return self._percent(two, self._of("total", "revenue"))

    def _percent(self, part: Line, whole: Line) -> Line:
        return self.algebra.make(self._hundred, self.algebra.make(PORTION, part, whole))
