"""What the price of an area or a service has to change by so that it bears its cost."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from operator import sub, truediv
from typing import NamedTuple, Protocol

from vssbudget.amounts import EXACT, Exact, Percent, Tkr, Year, change, in_steps, per_unit, rounded
from vssbudget.model import Area, Service
from vssbudget.projection.base_prices import change_at, weighed, weighed_alone
from vssbudget.projection.carry import Carried
from vssbudget.projection.cost import MovingCost
from vssbudget.projection.moved import Moved
from vssbudget.projection.moves import UnitMoves
from vssbudget.projection.price_change import PriceChange, Prices, UnitPrice
from vssbudget.projection.values import BEARS_NOTHING, Basis, Borne

UNPAID = Exact(Decimal(0))


class Account(NamedTuple):
    """What an area or a service costs and earns, in the base year and the plan years.

    `paid` is the revenue that its price brings in, none in a year without a price, `costs` all that
    it costs. Of that `returned` needs no revenue, nor what `other` revenue bears, both by year.
    What is borne `beside` the costs that move is not in these. `levels` are the costs of the plan
    years at the volume of the year before, where that is known and nothing else is wanted.
    """

    paid: Sequence[Exact]
    costs: Sequence[Exact]
    returned: Mapping[Year, Tkr]
    other: Mapping[Year, Tkr]
    beside: Borne = BEARS_NOTHING
    levels: Sequence[Decimal] | None = None


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
    carried = case.carried
    basis, known = carried.basis[position], carried.price_change[position]
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
        self.paid, self.costs, returned, other, beside, levels = account
        self.ratios = units.growth.ratios(own.volume)
        self.earned = self.paid[:-1]
        self.percents = per_unit(self.earned)
        self.back = self.other = units.none
        self.wanted = self.costs
        if other:
            self.other = self._over_years(other)
            self.wanted = [Exact(a - b) for a, b in zip(self.costs, self.other, strict=True)]
        if returned:
            self.back = self._over_years(returned)
            self.wanted = [Exact(a - b) for a, b in zip(self.wanted, self.back, strict=True)]
        self.moved = self._moved(moving, beside, levels)
        self.held = [(each.mix.shares, each.given[units.base]) for each in moving]
        self.weighed = weighed(self.held)

    def base_year(self) -> PriceChange | None:
        """Give the change that the rates of the base year allow."""
        alone = weighed_alone(self.held)
        return change_at(self.units.base_rates, alone or self.weighed)

    def plan_years(self) -> Prices:
        """Give the price change of each plan year in which a price is before.

        It is C(t) · V(t−1) / (R(t−1) · V(t)) − 1, other revenue left out of both.
        """
        changes: Prices = {}
        costs, decisions, unit = self.costs[1:], self._decisions(), self.unit
        percents = self.percents
        parts = self.moved.parts(percents)
        for position, (year, (causes, add)) in enumerate(zip(self.units.plan, parts, strict=True)):
            if percents[position]:
                own, decided, result = told(self, position)
                if decisions:
                    decided = decisions.get(year, decided)
                cost = costs[position]
                changes[year] = PriceChange(cost, own, causes, add, decided, result, unit, position)
        return changes

    def _decisions(self) -> Mapping[Year, Percent]:
        """Give the price changes that were decided; of a price in steps none stays as it is."""
        return {} if self.units.growth.step_of(self.own) else self.own.price_change

    def self_cost(self, position: int) -> Percent:
        """Give the change that would bear the cost of the plan year at a position."""
        needed = self.wanted[position + 1] / self.ratios[position]
        return change(needed, self.earned[position])

    def result(self, position: int) -> Tkr:
        """Give the result of the plan year at a position, beyond what is returned of others."""
        revenue, cost = self.carried.revenue[position], self.carried.cost[position]
        earned, spent = rounded([revenue, cost])
        return Tkr(earned - spent + int(self.back[position + 1]))

    def _moved(
        self, moving: Sequence[MovingCost], beside: Borne, levels: Sequence[Decimal] | None
    ) -> Moved:
        """Say by how much each cause adds to what is paid for the volume of the year before."""
        moved = Moved(self.units)
        moved.add(moving)
        if self.own.volume is not None:
            needed = self.wanted[1:]
            moved.add_to(
                "volume", list(map(sub, levels or map(truediv, needed, self.ratios), needed))
            )
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
        """Give a row of the file from the base year on."""
        return [Decimal(row.get(year, 0)) for year in self.units.years]

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
        sold = growth.volume(self.own.volume, Year(year - 1))
        before, decided = self.paid[position] * growth.price_per / sold, None
        if self.carried.basis[position] is Basis.DECIDED:
            decided = self.paid[position + 1] * growth.price_per / volume
        step = growth.step_of(self.own)
        if step is None:
            return UnitPrice(volume, before, price, None, None, decided)
        stepped = in_steps(price, step)
        earned = stepped * volume / growth.price_per + self.other[position + 1]
        wanted = Exact(self.costs[position + 1] - self.back[position + 1])
        shown, cost = rounded([Exact(earned), wanted])
        return UnitPrice(volume, before, price, stepped, Tkr(shown - cost), decided)
