"""What would bring a price change back into its span, in figures."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from vssbudget.amounts import (
    STEADY,
    ZERO,
    Exact,
    Percent,
    Tkr,
    in_steps,
    percent_to,
    plain,
    rounded,
)
from vssbudget.calculation.slope import moved, solved
from vssbudget.checks.cases import Case, bills_by_cost, other_revenue, revenue_before
from vssbudget.checks.decisions import brought, change_to
from vssbudget.checks.mending import Mending
from vssbudget.checks.shares import written_to
from vssbudget.model import DecidedSpan, Service
from vssbudget.projection import Basis, Projection
from vssbudget.wording import Message

_INSTEAD = ("price", "revenue")
"""The keys that a price change would stand in place of."""

_ONE = Decimal(1)
_MILLIONTH = Decimal("0.000001")


def as_written(percent: Percent, span: DecidedSpan) -> Percent:
    """Round a price change half up as its span is written; what rounds to nothing has no sign."""
    return Percent(percent_to(Percent(STEADY.plus(percent)), written_to(span)) + 0)


class Held(NamedTuple):
    """A price change, as its span is written, of an area or a service outside of that.

    `row` is the key that decides the price of the year, such as `price_change`; None where its
    cost, its services or the rates of the base year do. The price may have been `agreed`.
    """

    name: str
    span: DecidedSpan
    case: Case
    change: Percent
    row: str | None
    agreed: bool

    @property
    def end(self) -> Percent:
        """The end of the span that the change is beyond."""
        return self.span.high if self.too_high else self.span.low

    @property
    def too_high(self) -> bool:
        """Whether the change is beyond the high end."""
        return self.change > self.span.high

    @property
    def of_services(self) -> bool:
        """Whether it is of an area whose price is that of its services."""
        return self.case.seller is self.case.area and bool(self.case.area.services)


def span_remedy(projection: Projection, held: Held) -> Message:
    """Tell what would bring a price change to the nearest end of its span.

    The caller sets the arithmetic.
    """
    year = held.span.year
    if held.case.position < projection.past:
        return Message("span-agreed-fix" if held.agreed else "span-rates-fix", year=year)
    ends = _Ends(projection, held)
    if projection.basis(held.case.seller, held.case.position) is Basis.SELF_COST:
        return _cheaper(ends)
    if held.row == "price" and (price := ends.price()) is not None:
        return ends.priced(Message("span-price", year=year, price=plain(price)), price)
    if held.row is not None:
        return _decided(ends)
    if (revenue := ends.whole()) is None:
        return Message("span-anew", unit=ends.unit)
    return ends.leaving(Message("span-revenue", revenue=revenue, unit=ends.unit), Decimal(revenue))


class _Ends:
    """What would be brought in at the end of a span that a price change of a plan year is beyond.

    `brought` is what the prices of the year before bring in at the volumes of the year, with how
    that moves with their change, `other` what is not paid per unit, and `revenue` both with those
    prices at the end of the span.
    """

    def __init__(self, projection: Projection, held: Held) -> None:
        self.projection, self.held = projection, held
        self.budget = projection.budget
        self.unit = self.budget.unit
        self.own = held.case.own(projection)
        cases = [held.case]
        if held.of_services:
            cases = [held.case._replace(seller=each) for each in held.case.area.services]
        self.brought = sum((_brought(projection, each) for each in cases), Decimal(0))
        self.other = sum(other_revenue(projection, each) or 0 for each in cases)
        self.revenue = moved(self.brought, held.end) + self.other
        self.a_unit = Decimal(0)
        if isinstance(self.own, Service):
            volume = projection.budget.volume(self.own.volume, held.span.year)
            self.a_unit = volume / projection.budget.price_per

    @property
    def cost(self) -> Tkr:
        """The cost of the year."""
        cost = self.held.case.seller.cost[self.held.case.position]
        assert cost is not None
        return cost

    @property
    def unit_price(self) -> Decimal:
        """The price of a unit at the end of the span, unrounded."""
        return (self.revenue - self.other) / self.a_unit

    def whole(self) -> Tkr | None:
        """Give the whole revenue nearest to the end and within the span, None where there is none.

        Where revenue is set to cost, that is the cost as well.
        """
        near = self._inwards(self.revenue, _ONE)
        return Tkr(int(near)) if self._holds(near - self.other) else None

    @property
    def step(self) -> Decimal | None:
        """The step that the price of a unit goes in."""
        return self.budget.step_of(self.own)

    def price(self) -> Decimal | None:
        """Give the price of a unit nearest to the end, in its step or of six decimals.

        None where that is not within the span.
        """
        near = self._inwards(self.unit_price, self.step or _MILLIONTH)
        return near if self._holds(near * self.a_unit) else None

    def at_end(self, step: Decimal) -> Decimal | None:
        """Give the price that the end of the span makes in its step, None where that is beyond."""
        price = in_steps(self.unit_price, step)
        return price if self._holds(price * self.a_unit) else None

    def change_to(self, price: Decimal, step: Decimal) -> Percent | None:
        """Give the change, of at least the decimals of the span, that a price in its step takes."""
        last = moved(self.brought, ZERO)
        return change_to(last / self.a_unit, price, step, written_to(self.held.span))

    def priced(self, written: Message, price: Decimal) -> Message:
        """Add what a price of a unit leaves."""
        return self.leaving(written, price * self.a_unit + self.other)

    def leaving(self, written: Message, revenue: Decimal) -> Message:
        """Add what a revenue takes of later years, and leaves beyond what is returned."""
        written = self.with_later(written, revenue)
        left = rounded([Exact(revenue)])[0] - self.cost + self.held.case.returned
        return Message("span-leaves", written=written, result=left, unit=self.unit)

    def with_later(self, written: Message, revenue: Decimal) -> Message:
        """Add what later price changes have to be, that hold by what is paid now."""
        return Mending(self.projection).with_later(written, self.held.case, revenue)

    def _inwards(self, amount: Decimal, step: Decimal) -> Decimal:
        """Round an amount to its step, away from the end that was passed."""
        towards = ROUND_FLOOR if self.held.too_high else ROUND_CEILING
        return (STEADY.plus(amount) / step).to_integral_value(towards) * step

    def _holds(self, paid: Decimal) -> bool:
        """Whether what is paid per unit makes a change within the span."""
        change = solved(ZERO, self.brought, paid)
        assert change is not None
        reached = as_written(Percent(change), self.held.span)
        return self.held.span.low <= reached <= self.held.span.high


def _brought(projection: Projection, case: Case) -> Decimal:
    before, year = revenue_before(projection, case), projection.years[case.position]
    assert before is not None
    found = brought(projection, case.own(projection), year, before)
    assert found is not None
    return found


def _cheaper(ends: _Ends) -> Message:
    """Tell the cost that the end of the span bears, and the change that leaves the cost as it is.

    It bears what is returned of earlier results besides, which nobody pays for. Of an area with
    services only its services decide prices.
    """
    of_services, borne = ends.held.of_services, ends.whole()
    if bills_by_cost(ends.projection, ends.held.case):  # by another cost more or less is billed
        return Message("span-billed-anew") if of_services else _decided(ends)
    bearable = None if borne is None else borne + ends.held.case.less
    if bearable is None or bearable < 0:
        if not of_services:
            return _decided(ends)
        return Message("span-anew", unit=ends.unit) if bearable is None else Message("recover-less")
    way = "falls" if ends.held.too_high else "rises"
    by = abs(ends.cost - bearable)
    cost = Message(f"span-cost-{way}", by=by, cost=bearable, unit=ends.unit)
    cost = ends.with_later(cost, Decimal(bearable - ends.held.case.less))
    return cost if of_services else Message("span-cost-or", cost=cost, price=_decided(ends))


def _decided(ends: _Ends) -> Message:
    """Tell the price change at the end of the span, and the price of a unit that it makes."""
    if ends.step is not None:
        return _in_step(ends, ends.step)
    written = _change(ends, ends.held.end)
    if ends.held.row not in _INSTEAD and ends.a_unit and ends.budget.price_unit is not None:
        written = _of_price(ends, written, percent_to(Percent(ends.unit_price), 2))
    return ends.leaving(written, ends.revenue)


def _in_step(ends: _Ends, step: Decimal) -> Message:
    """Tell the change at the end of the span, or the one to the nearest step within it."""
    change: Percent | None = ends.held.end
    price = ends.at_end(step)
    if price is None and (price := ends.price()) is not None:
        change = ends.change_to(price, step)
    if price is None or change is None:
        return Message("span-without-step", step=step, unit=ends.budget.price_name)
    return ends.priced(_of_price(ends, _change(ends, change), price), price)


def _change(ends: _Ends, percent: Percent) -> Message:
    row, year, told = ends.held.row, ends.held.span.year, plain(percent)
    if row in _INSTEAD:
        return Message("span-change-instead", row=row, year=year, change=told)
    if ends.held.agreed:
        return Message("agree-anew", price=Message("change-of", year=year, change=told))
    return Message("span-change", year=year, change=told)


def _of_price(ends: _Ends, written: Message, price: Decimal) -> Message:
    name = ends.budget.price_name
    return Message("span-change-of-price", change=written, price=price, unit=name)
