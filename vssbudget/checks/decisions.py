"""A price decided for a year: what it brings in, whether it is the nearest, and its cure."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from vssbudget.amounts import (
    STEADY,
    ZERO,
    Exact,
    Percent,
    Year,
    change,
    growth,
    in_steps,
    percent_to,
    rounded,
    unit_of,
)
from vssbudget.calculation.slope import Slope, solved
from vssbudget.checks.cases import (
    AGREED_PRICE,
    Case,
    needed,
    other_revenue,
    priced_by,
    volume_ratio,
)
from vssbudget.formulas.algebra import Row
from vssbudget.formulas.sellers import Sellers, changes_in_force
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import Area, Service
from vssbudget.projection import Projection
from vssbudget.projection.once import once

MOST = 10**15
"""What no figure of a file reaches."""


class Decision:
    """The price of a year, or its change, as decided in the file or as it would be written there.

    `before` is what was paid in the year before, None where nothing is known to have been. `value`
    is what the file has. The caller sets the arithmetic.
    """

    def __init__(self, projection: Projection, case: Case, before: Decimal | None) -> None:
        self.projection, self.case = projection, case
        self.year = projection.years[case.position]
        self.own = case.own(projection)
        self.budget, self.formulas = projection.budget, projection.formulas
        self.step = projection.budget.step_of(self.own)
        self.decimals = projection.budget.price_decimals
        self.needed = needed(projection, case)
        other = other_revenue(projection, case)
        self.before, self.other = (None, 0) if other is None else (before, other)
        self.ratio = volume_ratio(projection, case)
        volume = self.budget.volume(self.own.volume, self.year)
        self.a_unit = volume / self.budget.price_per if isinstance(self.own, Service) else ZERO

    @property
    def row(self) -> str | None:
        """The key that has the decision; None where the file decides no price of the year."""
        row = priced_by(self.own, self.year)
        return None if row == "revenue" else row

    @property
    def agreed(self) -> bool:
        """Whether the price is one that was agreed, which nobody decides alone."""
        return self.row == AGREED_PRICE

    @property
    def value(self) -> Decimal:
        """The price or the change that is decided."""
        if self.row == "price" and isinstance(self.own, Service):
            return self.own.price[self.year]
        return changes_in_force(self.formulas, self.own)[self.year]

    def paid(self, value: Decimal) -> Exact:
        """Give what a price or a change brings in."""
        if self.row == "price":
            return Exact(value * self.a_unit)
        before, percent = self.before or ZERO, Percent(value)
        row = self.formulas.after_change(self.own, self.year, before, percent)
        return Exact(row[self.year - self.budget.years.base] or ZERO)

    def holds(self, value: Decimal) -> bool:
        """Whether a price or a change bears the cost, or is the nearest of those there are."""
        return self._is_zero(value) or self.is_nearest(value)

    def _is_zero(self, value: Decimal) -> bool:
        return rounded([Exact(self.paid(value) + self.other)]) == (self.case.due,)

    def is_nearest(self, value: Decimal) -> bool:
        """Whether no step of the price, or no change of so many decimals, comes closer."""
        return self.is_nearest_step(value) or self._is_nearest_change(value)

    def is_nearest_step(self, value: Decimal) -> bool:
        """Whether a price stands on a step, and within half a step of the one that is needed."""
        if self.step is None or not self.a_unit:
            return False
        price = value if self.row == "price" else self.price(value)
        off = STEADY.plus(abs(price - self.needed_price))
        return price > 0 and in_steps(price, self.step) == price and 2 * off <= self.step

    def _is_nearest_change(self, value: Decimal) -> bool:
        if self.decimals is None or self.row == "price" or (wanted := self.wanted()) is None:
            return False
        off = STEADY.plus(abs(value - wanted))
        return is_of(value, self.decimals) and 2 * off <= unit_of(self.decimals)

    def price(self, value: Decimal) -> Decimal:
        """Give the price of a unit that a change makes, in its step."""
        assert self.step is not None
        return in_steps(self.paid(value) / self.a_unit, self.step)

    @property
    def needed_price(self) -> Decimal:
        """The price of a unit that bears the cost, unrounded."""
        return self.needed / self.a_unit

    def wanted(self, paid: Decimal | None = None) -> Percent | None:
        """Give the change to what has to be paid, or to another amount; None without a price."""
        if self.before is None or self.before <= 0 or self.ratio is None:
            return None
        found = solved(ZERO, self.brought, self.needed if paid is None else paid)
        return None if found is None else Percent(found)

    @property
    def brought(self) -> Decimal | None:
        """What the price of the year before brings in, with how it moves with a change of that.

        The price is not taken to its step.
        """
        assert self.before is not None
        return brought(self.projection, self.own, self.year, self.before)

    def cure(self) -> Decimal | None:
        """Find what to write in place of the decision, None where nothing does it.

        A price stands on its step. What has none has as few decimals as leave a result of zero,
        and a change as many as they are decided with.
        """
        if self.row == "price":
            return next((each for each in self._prices() if self._is_cure(each)), None)
        return next((each for each in self._changes() if self.holds(each)), None)

    def _is_cure(self, price: Decimal) -> bool:
        return 0 <= price < MOST and self.holds(price)

    def _prices(self) -> Iterator[Decimal]:
        if not self.a_unit:
            return
        if self.step is not None:
            yield in_steps(self.needed_price, self.step)
            return
        for decimals in range(7):
            yield percent_to(Percent((self.case.due - self.other) / self.a_unit), decimals)

    def _changes(self) -> Iterator[Percent]:
        """Give the changes that may do it, the first choice first, as far as a file may hold them.

        That is one to the step, or to a result of zero, with as many decimals as it takes or as are
        said, and at last the nearest of as many.
        """
        due = Decimal(self.case.due - self.other)
        if self.step is not None:
            due = in_steps(self.needed_price, self.step) * self.a_unit
        said = [] if self.decimals is None else [self.decimals]
        for wanted, decimals in ((self.wanted(due), said or range(1, 7)), (self.wanted(), said)):
            nears = [] if wanted is None else [percent_to(wanted, each) for each in decimals]
            yield from (near for near in nears if -100 < near <= 1000)


def brought(
    projection: Projection, own: Area | Service, year: Year, before: Decimal
) -> Decimal | None:
    """Give what a price that brought in so much brings in in a year, with its slope by a change."""
    formulas = _by_change(projection)[year]
    return formulas.unstepped_after(own, year, before, Percent(ZERO))[1]


@once
def _by_change(projection: Projection) -> Mapping[Year, Sellers[Row]]:
    """Give the formulas of each year, read with how a figure moves with a price change of it."""
    found = {}
    for year in projection.years:
        slope = Slope(("price_change", str(year)))
        found[year] = Sellers(Sheet(slope, projection.budget, {}).since(Year(year - 1)))
    return found


def is_of(percent: Decimal, decimals: int) -> bool:
    """Whether a percentage is written with so many decimals at most; zeros count for nothing."""
    return percent_to(Percent(percent), decimals) == percent


def change_to(before: Decimal, price: Decimal, step: Decimal, least: int) -> Percent | None:
    """Give the change that takes a price of a unit to another that is in its step.

    It has as few decimals as do it, of at least so many; None where none does.
    """
    for decimals in range(least, 7) if before > 0 else ():
        near = percent_to(change(price, before), decimals)
        if -100 < near <= 1000 and in_steps(before * growth(near), step) == price:
            return near
    return None
