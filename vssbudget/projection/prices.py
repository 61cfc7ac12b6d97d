"""What the price of an area or a service has to change by so that it bears its cost."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from functools import partial
from operator import sub
from typing import NamedTuple, Protocol

from vssbudget.amounts import EXACT, ZERO, Exact, Percent, Tkr, Year, change, is_nothing, rounded
from vssbudget.model import Area, Service
from vssbudget.projection.base_prices import change_at, weighed, weighed_alone
from vssbudget.projection.carry import Carried
from vssbudget.projection.moved import Moved, MovingCost
from vssbudget.projection.moves import UnitMoves
from vssbudget.projection.price_change import PriceChange, UnitPrice
from vssbudget.projection.service_rows import price_of
from vssbudget.projection.values import BEARS_NOTHING, Basis, Borne

_HUNDRED = Decimal(100)


class Account(NamedTuple):
    """What an area or a service costs and earns, in the base year and the plan years.

    `paid` is the revenue that its price brings in, `costs` all that it costs. Of that `returned`
    needs no revenue, by year, and what is borne `beside` the costs that move is not in these.
    """

    paid: Sequence[Exact | None]
    costs: Sequence[Exact]
    returned: Mapping[Year, Tkr]
    beside: Borne = BEARS_NOTHING


def per_unit(before: Decimal | None) -> Decimal:
    """Give the percent that a unit of money is of what was paid before; zero of nothing paid."""
    return ZERO if before is None or is_nothing(before) else _HUNDRED / before


class Case(Protocol):
    """The price case of an area or a service, as far as both are told alike."""

    carried: Carried

    def self_cost(self, position: int) -> Percent:
        """Give the change that would bear the cost of the plan year at a position."""

    def result(self, position: int) -> Tkr:
        """Give the result of the plan year at a position, beyond what is returned of others."""


def told(case: Case, position: int) -> tuple[Percent, Percent | None, Tkr | None]:
    """Give the change of a plan year at self-cost, the one decided, and the result it leaves.

    Where revenue is set to cost nothing is decided or left.
    """
    basis, known = case.carried.basis[position], case.carried.price_change[position]
    if basis is Basis.SELF_COST and known is not None:
        return known, None, None
    decided = known if basis is Basis.DECIDED else None
    return case.self_cost(position), decided, case.result(position)


class SellerCase:
    """The price case of an area or a service; the caller sets the arithmetic.

    Rows over the base year and the plan years: `costs`, `other` revenue, what is given `back` and
    what is `wanted` of the price for all that. Rows over the plan years: what was `earned` in the
    year before, and the `percents` that a unit of money is of that; what `moved` the cost.
    """

    def __init__(
        self,
        units: UnitMoves,
        carried: Carried,
        own: Area | Service,
        moving: Sequence[MovingCost],
        account: Account,
    ) -> None:
        self.units = units
        self.carried = carried
        self.own = own
        self.paid, self.costs, returned, beside = account
        self.ratios = units.growth.ratios(own.volume)
        self.earned = [ZERO if paid is None else paid for paid in self.paid[:-1]]
        self.percents = list(map(per_unit, self.earned))
        self.back = self._over_years(returned)
        self.other = self._over_years(own.other_revenue if isinstance(own, Service) else {})
        self.wanted = self._less(self._less(self.costs, self.other), self.back)
        self.moved = self._moved(moving, beside)
        self.held = [(each.mix[0], each.given[units.base]) for each in moving]
        self.weighed = weighed(self.held)

    def base_year(self) -> PriceChange | None:
        """Give the change that the rates of the base year allow."""
        alone = weighed_alone(self.held)
        return change_at(self.units.base_rates, alone or self.weighed)

    def plan_years(self) -> list[PriceChange | None]:
        """Give the price change of each plan year; None where no price is before.

        It is C(t) · V(t−1) / (R(t−1) · V(t)) − 1, other revenue left out of both.
        """
        changes: list[PriceChange | None] = []
        for position, parts in enumerate(self.moved.parts(self.percents)):
            if not self.percents[position]:
                changes.append(None)
                continue
            own, decided, result = told(self, position)
            if self.own.price_change:
                decided = self.own.price_change.get(self.units.plan[position], decided)
            unit = partial(self.unit, position)
            cost = self.costs[position + 1]
            changes.append(PriceChange(cost, own, parts, decided, result, unit))
        return changes

    def self_cost(self, position: int) -> Percent:
        """Give the change that would bear the cost of the plan year at a position."""
        needed = self.wanted[position + 1] / self.ratios[position]
        return change(needed, self.earned[position])

    def result(self, position: int) -> Tkr:
        """Give the result of the plan year at a position, beyond what is returned of others."""
        revenue, cost = self.carried.revenue[position], self.carried.cost[position]
        earned, spent = rounded([revenue, cost])
        return Tkr(earned - spent + int(self.back[position + 1]))

    def _moved(self, moving: Sequence[MovingCost], beside: Borne) -> Moved:
        """Say by how much each cause adds to what is paid for the volume of the year before."""
        moved = Moved(self.units)
        for each in moving:
            moved.add(each)
        if self.own.volume is not None:
            held = zip(self.wanted[1:], self.ratios, strict=True)
            moved.add_to("volume", [needed / ratio - needed for needed, ratio in held])
        for cause, borne in beside.items():
            through = [borne[year] for year in self.units.years]
            moved.add_to(cause, list(map(sub, through[1:], through)))
        for cause, taken in (("other_revenue", self.other), ("carry_over", self.back)):
            if taken is not self.units.none:
                moved.add_to(cause, list(map(sub, taken, taken[1:])))
        result = list(map(sub, self.wanted, self.earned))
        if any(result):
            moved.add_to("result", result)
        return moved

    def _over_years(self, row: Mapping[Year, Tkr]) -> Sequence[Decimal]:
        """Give a row of the file from the base year on, nothing where it gives nothing."""
        if not row:
            return self.units.none
        return [Decimal(row.get(year, 0)) for year in self.units.years]

    def _less(self, row: Sequence[Exact], taken: Sequence[Decimal]) -> Sequence[Exact]:
        """Take a row off another; the same row where there is nothing to take."""
        if taken is self.units.none:
            return row
        return [Exact(a - b) for a, b in zip(row, taken, strict=True)]

    def unit(self, position: int) -> UnitPrice | None:
        """Give the price of a unit in the plan year at a position, None without a volume."""
        with localcontext(EXACT):
            return self._unit(position)

    def _unit(self, position: int) -> UnitPrice | None:
        if not isinstance(self.own, Service) or self.own.volume is None:
            return None
        growth, year = self.units.growth, self.units.plan[position]
        volume = growth.volume(self.own.volume, year)
        price = self.wanted[position + 1] * growth.price_per / volume
        before = price_of(self.paid[position], self.own, Year(year - 1), growth)
        decided = None
        if self.carried.basis[position] is Basis.DECIDED:
            decided = price_of(self.paid[position + 1], self.own, year, growth)
        step = self.own.price_step or self.units.projection.budget.price_step
        if step is None:
            return UnitPrice(volume, before, price, None, None, decided)
        stepped = EXACT.to_integral_value(price / step) * step
        earned = stepped * volume / growth.price_per + self.other[position + 1]
        wanted = Exact(self.costs[position + 1] - self.back[position + 1])
        shown, cost = rounded([Exact(earned), wanted])
        return UnitPrice(volume, before, price, stepped, Tkr(shown - cost), decided)
