"""What a price has to change by so that it bears its cost, and the price of a unit."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import NamedTuple

from vssbudget.amounts import (
    EXACT,
    Exact,
    Percent,
    Tkr,
    Year,
    change,
    is_nothing,
    percent_to,
    rounded,
)
from vssbudget.model import Area, Service
from vssbudget.projection.moves import Moves
from vssbudget.projection.service_rows import price_of
from vssbudget.projection.values import AreaProjection, Basis, Projection, Seller

_HUNDRED = Decimal(100)
_DECIMALS = 6


class UnitPrice(NamedTuple):
    """The price of a unit of a service in a year, in the price unit.

    `before` is that of the year before, `self_cost` the one that bears the cost, unrounded, and
    `stepped` that one rounded to its step, with the result that it `leaves`; `decided` is the one
    that was decided.
    """

    volume: Decimal
    before: Decimal | None
    self_cost: Decimal
    stepped: Decimal | None
    leaves: Tkr | None
    decided: Decimal | None


class PriceChange(NamedTuple):
    """What a price has to change by in a year so that it bears its cost.

    `change` is in percent of the price of the year before and is the sum of its `parts`, exactly:
    one for each index, and those of `CAUSES` that are not zero. `decided` is the price change that
    was decided; `result` is what a decided price or a given revenue leaves. `unit` is there for a
    service with a volume.
    """

    full_cost: Exact | None
    change: Percent
    parts: Mapping[str, Percent]
    decided: Percent | None = None
    result: Tkr | None = None
    unit: UnitPrice | None = None

    @property
    def shown(self) -> tuple[Percent, dict[str, Percent]]:
        """The change and its parts as programs get them: to six decimals, adding up."""
        return rounded_parts(self.change, self.parts, _DECIMALS)


Prices = dict[Year, PriceChange]
"""The price changes of an area or a service by year; a year without a price before has none."""


class SellerCase:
    """The price case of an area or a service; the caller sets the arithmetic.

    `paid` is the revenue that its price brings in, in the base year and the plan years.
    """

    def __init__(
        self,
        projection: Projection,
        shown: Seller,
        own: Area | Service,
        moves: Sequence[Moves],
        paid: Sequence[Exact | None],
    ) -> None:
        self.projection = projection
        self.shown = shown
        self.own = own
        self.moves = moves
        self.paid = paid
        self.years = projection.budget.years

    def of(self, position: int) -> PriceChange | None:
        """Give the price change of the plan year at a position; None where no price is before.

        It is C(t) · V(t−1) / (R(t−1) · V(t)) − 1, other revenue left out of both.
        """
        before = self.paid[position]
        if before is None or is_nothing(before):
            return None
        parts = _parts(self.projection, self.amounts(position), before)
        needed = change(self.needed(position) / self.ratio(position), before)
        cost, unit = Exact(self.cost(position + 1)), self._unit(position)
        own, decided, result = _shown(self.projection, self.shown, position)
        written = self.own.price_change.get(self.years.plan[position], decided)
        return PriceChange(cost, needed if own is None else own, parts, written, result, unit)

    def amounts(self, position: int) -> dict[str, Decimal]:
        """Say how much each cause adds to what is paid for the volume of the year before."""
        before, needed = self.paid[position] or Decimal(0), self.needed(position)
        amounts: dict[str, Decimal] = {}
        for each in self.moves:
            for name, amount in each.of(position):
                amounts[name] = amounts.get(name, Decimal(0)) + amount
        per_unit = needed / self.ratio(position)
        other, names = self._other(position), self.moves[0].names
        volume = names["volume"]
        amounts[volume] = amounts.get(volume, Decimal(0)) + per_unit - needed
        amounts[names["other_revenue"]] = other - self._other(position + 1)
        amounts[names["result"]] = self.cost(position) - other - before
        return amounts

    def ratio(self, position: int) -> Decimal:
        """Give V(t)/V(t−1) of the plan year at a position."""
        return self.projection.growth.volume_ratio(self.own.volume, self.years.plan[position])

    def cost(self, position: int) -> Decimal:
        """Give the cost of the base year (at 0) or a plan year."""
        return sum((each.cost[position] for each in self.moves), Decimal(0))

    def needed(self, position: int) -> Decimal:
        """Give what the price has to bring in in the plan year at a position."""
        return self.cost(position + 1) - self._other(position + 1)

    def _other(self, position: int) -> Decimal:
        """Give what is not paid per unit, in the base year (at 0) or a plan year."""
        year = (self.years.base, *self.years.plan)[position]
        return Decimal(self.own.other_revenue.get(year, 0) if isinstance(self.own, Service) else 0)

    def _unit(self, position: int) -> UnitPrice | None:
        if not isinstance(self.own, Service) or self.own.volume is None:
            return None
        growth, year = self.projection.growth, self.years.plan[position]
        volume = growth.volume(self.own.volume, year)
        price = self.needed(position) * growth.price_per / volume
        before = price_of(self.paid[position], self.own, Year(year - 1), growth)
        decided = None
        if self.shown.basis[position] is Basis.DECIDED:
            decided = price_of(self.paid[position + 1], self.own, year, growth)
        step = self.own.price_step or self.projection.budget.price_step
        if step is None:
            return UnitPrice(volume, before, price, None, None, decided)
        stepped = EXACT.to_integral_value(price / step) * step
        earned = stepped * volume / growth.price_per + self._other(position + 1)
        shown, cost = rounded([Exact(earned), Exact(self.cost(position + 1))])
        return UnitPrice(volume, before, price, stepped, Tkr(shown - cost), decided)


class AreaCase:
    """The price case of an area with services: theirs, weighed with the volumes of the year."""

    def __init__(
        self, projection: Projection, shown: AreaProjection, sold: Sequence[SellerCase]
    ) -> None:
        self.projection = projection
        self.shown = shown
        self.sold = sold

    def of(self, position: int) -> PriceChange | None:
        """Give the price change of the plan year at a position; None where a service has none."""
        before, needed = Decimal(0), Decimal(0)
        amounts: dict[str, Decimal] = {}
        for each in self.sold:
            paid, ratio = each.paid[position], each.ratio(position)
            if paid is None or is_nothing(paid):
                return None
            before += paid * ratio
            needed += each.needed(position)
            for name, amount in each.amounts(position).items():
                amounts[name] = amounts.get(name, Decimal(0)) + amount * ratio
        if is_nothing(before):
            return None
        cost = Exact(sum((each.cost(position + 1) for each in self.sold), Decimal(0)))
        parts = _parts(self.projection, amounts, before)
        own, decided, result = _shown(self.projection, self.shown, position)
        return PriceChange(
            cost, change(needed, before) if own is None else own, parts, decided, result
        )


def _parts(
    projection: Projection, amounts: Mapping[str, Decimal], before: Decimal
) -> dict[str, Percent]:
    """Give what each cause adds, in percent; an index also where that is nothing."""
    return {
        name: Percent(amount / before * _HUNDRED)
        for name, amount in amounts.items()
        if name in projection.rates or not is_nothing(amount)
    }


def _shown(
    projection: Projection, shown: Seller, position: int
) -> tuple[Percent | None, Percent | None, Tkr | None]:
    """Give the price change that is shown of the plan year at a position.

    Returns:
        The change where revenue is set to cost, else the one decided, and the result it leaves.
    """
    own = shown.price_change[position]
    if shown.basis[position] is Basis.SELF_COST:
        return own, None, None
    decided = own if shown.basis[position] is Basis.DECIDED else None
    return None, decided, shown.result[projection.past + position]


def rounded_parts(
    change: Percent, parts: Mapping[str, Percent], decimals: int
) -> tuple[Percent, dict[str, Percent]]:
    """Round a change and its parts so that the parts still add up to it.

    Each part is rounded down, and what is missing goes a unit each to the parts that lost most, of
    two that lost the same to the first: no part moves by a whole unit.
    """
    unit = Decimal(1).scaleb(-decimals)
    whole = percent_to(change, decimals)
    floors = {name: part.quantize(unit, ROUND_FLOOR, EXACT) for name, part in parts.items()}
    missing = int(((whole - sum(floors.values(), Decimal(0))) / unit).to_integral_value())
    losing = sorted(parts, key=lambda name: floors[name] - parts[name])
    for name in losing[:missing]:
        floors[name] += unit
    return whole, {name: Percent(part) for name, part in floors.items()}
