"""Keys by which an amount is shared: what each has of them, and shares of 1, smoothed or not."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Generic

from vssbudget.amounts import Year
from vssbudget.findings import BudgetPath
from vssbudget.formulas.algebra import Algebra, Line, Several
from vssbudget.formulas.operations import (
    ABOVE_NOTHING,
    BEFORE,
    CAPPED,
    DIFFERENCE,
    KEPT_SHARES,
    MILLIONTHS,
    SHARES,
    Allotted,
    Means,
    Since,
)
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import AllocationKey

CostOf = Callable[[str], Line]
"""Gives the cost of an area or a service, rounded, from the base year on."""


def receivers(key: AllocationKey) -> tuple[str, ...]:
    """Name those that something is shared by."""
    return tuple(key.shares or key.headcount or key.volume or key.cost or key.amounts)


class Key(Generic[Line]):
    """A key that stands at a path of the file; `of` is what is shared by it, a pool or a service.

    Decided amounts are no key. Each row runs over the base year and the plan.
    """

    def __init__(
        self,
        sheet: Sheet[Line],
        key: AllocationKey,
        path: BudgetPath,
        of: str,
        cost_of: CostOf[Line] | None = None,
    ) -> None:
        self.sheet = sheet
        self.algebra = sheet.algebra
        self.key = key
        self.path = path
        self.of = of
        self.names = receivers(key)
        self._cost_of = cost_of

    @cached_property
    def figures(self) -> Mapping[str, Line]:
        """What the file says that each has of the key."""
        return self.figures_since(self.sheet.base)

    @cached_property
    def weights(self) -> Mapping[str, Line]:
        """What an amount is shared by: the figures of the key, or where it smooths them shares."""
        smooth = self.key.mean is not None or self.key.cap is not None
        return self.shares if smooth else self.figures

    @cached_property
    def shares(self) -> Mapping[str, Line]:
        """What share of 1 each has, unrounded.

        Smoothed ones are the mean of those of the last years, as many as are known and asked for:
        s(t) = Σ k(u) / n for t − n < u ≤ t. Or they are on their way from those of the year before
        to those of the key, all by the same part of it, so that none moves by more than the cap:
        s(t) = s(t−1) + (k(t) − s(t−1)) · min(1, cap / max |k(t) − s(t−1)|). Both begin with the
        first year in which somebody has anything of the key; where nobody has any more, the last
        shares stay.
        """
        if self.key.mean is not None:
            return self._smoothed(Means(self.key.mean), "mean-share")
        if self.key.cap is not None:
            cap = self._early.constant(self.key.cap, *self.path, "cap")
            return self._smoothed(CAPPED, "capped-share", cap)
        return self._together(SHARES, "key-share", *self.figures.values())

    def share(self, name: str) -> Line:
        """Give the share of 1 that one has, as it is shown: to six decimals."""
        return share_shown(self.algebra, self.shares[name], name, self.of)

    def share_change(self, name: str) -> Line:
        """Give by how much that share moves, so that what is shown adds up."""
        return share_change(self.algebra, self.shares[name], name, self.of)

    def allotted(self, whole: Line) -> dict[str, Line]:
        """Share a whole amount, in whole units, by largest remainder."""
        parts = self.algebra.several(Allotted(self.names), whole, *self.weights.values())
        return dict(zip(self.names, parts, strict=False))

    @cached_property
    def first(self) -> Year:
        """The first year from which on everybody has a figure of the key."""
        base, volumes = self.sheet.base, self.sheet.budget.volumes
        if self.key.cost:
            return base
        if not self.key.volume:
            return max([min(told) for told in (self.key.shares or self.key.headcount).values()])
        years = set.intersection(*[{*volumes[each].values} for each in self.key.volume.values()])
        while base - 1 in years:
            base = Year(base - 1)
        return base

    def figures_since(self, year: Year) -> dict[str, Line]:
        """Give the figures of the key from a year on."""
        sheet, named = self.sheet.since(year), self.algebra.named
        key, figures = self.key, {}
        if key.cost:
            assert self._cost_of is not None
            for name in key.cost:
                cost = self.algebra.make(ABOVE_NOTHING, self._cost_of(name))
                figures[name] = named(cost, "key-cost", name, self.of)
            return figures
        if key.volume:
            for name, volume in key.volume.items():
                row = sheet.row(sheet.budget.volumes[volume].values, "volumes", volume, "values")
                figures[name] = named(row, "key-volume", name, volume)
            return figures
        kind = "shares" if key.shares else "headcount"
        for name, told in (key.shares or key.headcount).items():
            figures[name] = named(sheet.held(told, *self.path, kind, name), f"key-{kind}", name)
        return figures

    @property
    def _early(self) -> Sheet[Line]:
        return self.sheet.since(self.first)

    def _smoothed(self, operation: Several, kind: str, *before: Line) -> dict[str, Line]:
        """Smooth shares of all years in which everybody has a figure, then leave early ones out."""
        told = self._together(KEPT_SHARES, "key-share", *self.figures_since(self.first).values())
        smooth = self._together(operation, kind, *before, *told.values())
        early = self.sheet.base - self.first
        if not early:
            return smooth
        return {name: self.algebra.make(Since(early), row) for name, row in smooth.items()}

    def _together(self, operation: Several, kind: str, *lines: Line) -> dict[str, Line]:
        rows = zip(self.names, self.algebra.several(operation, *lines), strict=False)
        return {name: self.algebra.named(row, kind, name) for name, row in rows}


def share_shown(algebra: Algebra[Line], share: Line, name: str, of: str) -> Line:
    """Give a share of 1 as it is shown: to six decimals."""
    return algebra.named(algebra.make(MILLIONTHS, share), "share-of", name, of)


def share_change(algebra: Algebra[Line], share: Line, name: str, of: str) -> Line:
    """Give by how much a share of 1 moves, so that what is shown adds up."""
    shown = share_shown(algebra, share, name, of)
    moved = algebra.make(DIFFERENCE, shown, algebra.make(BEFORE, shown))
    return algebra.named(moved, "share-moved", name, of)
