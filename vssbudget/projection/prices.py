"""What the price of an area or a service has to change by so that it bears its cost."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from functools import partial
from operator import sub
from typing import NamedTuple

from vssbudget.amounts import EXACT, ONE, ZERO, Exact, Tkr, Year, change, rounded
from vssbudget.model import Area, Service
from vssbudget.projection.moves import Amounts, Moves, Rows
from vssbudget.projection.price_change import PriceChange, UnitPrice
from vssbudget.projection.price_parts import (
    Parts,
    base_change,
    parts_by_year,
    parts_of,
    per_unit,
    shown_of,
)
from vssbudget.projection.service_rows import price_of
from vssbudget.projection.values import BEARS_NOTHING, Basis, Borne, Projection, Seller


class Account(NamedTuple):
    """What an area or a service costs and earns, in the base year and the plan years.

    `paid` is the revenue that its price brings in, `costs` all that it costs. Of that `returned`
    needs no revenue, by year, and what is borne `beside` the costs that move is not in these.
    """

    paid: Sequence[Exact | None]
    costs: Sequence[Exact]
    returned: Mapping[Year, Tkr]
    beside: Borne = BEARS_NOTHING


class SellerCase:
    """The price case of an area or a service; the caller sets the arithmetic."""

    def __init__(
        self,
        projection: Projection,
        shown: Seller,
        own: Area | Service,
        moves: Sequence[Moves],
        account: Account,
    ) -> None:
        self.projection = projection
        self.shown = shown
        self.own = own
        self.moves = moves
        self.paid, self.costs, returned, self.beside = account
        self.units = moves[0].units
        self.ratios = projection.growth.ratios(own.volume)
        self.earned = [ZERO if paid is None else paid for paid in self.paid[:-1]]
        self.percents = list(map(per_unit, self.earned))
        self.back = self._over_years(returned)
        self.other = self._over_years(own.other_revenue if isinstance(own, Service) else {})
        self.wanted = self._less(self._less(self.costs, self.other), self.back)
        self.needed = self.wanted[1:]
        plain = all(each.plain for each in moves) and bool(self.needed)
        self.rows = self._by_row() if plain else None
        self._amounts: dict[int, Amounts] = {}

    def plan_years(self) -> list[PriceChange | None]:
        """Give the price change of each plan year; None where no price is before.

        It is C(t) · V(t−1) / (R(t−1) · V(t)) − 1, other revenue left out of both.
        """
        return [
            self._of(position, parts) if percent else None
            for position, (percent, parts) in enumerate(
                zip(self.percents, self._parts(), strict=True)
            )
        ]

    def _of(self, position: int, parts: Parts) -> PriceChange:
        back = self.back[position + 1]
        own, decided, result = shown_of(self.projection, self.shown, position, back)
        if own is None:
            needed = self.needed[position] / self.ratios[position]
            own = change(needed, self.earned[position])
        if self.own.price_change:
            year = self.projection.growth.plan[position]
            decided = self.own.price_change.get(year, decided)
        unit = partial(self.unit, position)
        return PriceChange(self.costs[position + 1], own, parts, decided, result, unit)

    def _parts(self) -> Sequence[Parts]:
        """Give what each year's change is made of, in percent."""
        rates = self.projection.rates
        if self.rows is not None:
            return parts_by_year(self.rows, self.units.nothing, self.percents, rates)
        return [
            parts_of(self.amounts(position), percent, rates) if percent else {}
            for position, percent in enumerate(self.percents)
        ]

    def base_year(self) -> PriceChange | None:
        """Give the change that the rates of the base year allow."""
        return base_change(self.projection, [each.own for each in self.moves])

    def amounts(self, position: int) -> Amounts:
        """Say how much each cause adds to what is paid for the volume of the year before."""
        if self.rows is not None:
            return {name: row[position] for name, row in self.rows.items()}
        known = self._amounts.get(position)
        if known is None:
            known = self._amounts[position] = self._summed(position)
        return known

    def _by_row(self) -> Rows:
        """Say the same for every plan year at once: most sellers are moved alike in all of them."""
        names, rows, nothing = self.units.names, Rows(), self.units.nothing
        for each in self.moves:
            each.add_rows(rows)
        if self.own.volume is not None:
            held = zip(rows[names["volume"]], self.needed, self.ratios, strict=True)
            rows[names["volume"]] = [
                amount + (needed / ratio - needed) for amount, needed, ratio in held
            ]
        for cause, borne in self.beside.items():
            through = [borne[year] for year in self.units.all_years]
            rows[names[cause]] = list(map(sub, through[1:], through))
        for cause, taken in (("other_revenue", self.other), ("carry_over", self.back)):
            some = taken is not self.units.none
            rows[names[cause]] = list(map(sub, taken, taken[1:])) if some else nothing
        result = list(map(sub, self.wanted, self.earned))
        rows[names["result"]] = result if any(result) else nothing
        return rows

    def _over_years(self, row: Mapping[Year, Tkr]) -> Sequence[Decimal]:
        """Give a row of the file from the base year on, nothing where it gives nothing."""
        if not row:
            return self.units.none
        return [Decimal(row.get(year, 0)) for year in self.units.all_years]

    def _less(self, row: Sequence[Exact], taken: Sequence[Decimal]) -> Sequence[Exact]:
        """Take a row off another; the same row where there is nothing to take."""
        if taken is self.units.none:
            return row
        return [Exact(a - b) for a, b in zip(row, taken, strict=True)]

    def _summed(self, position: int) -> Amounts:
        names, amounts = self.units.names, Amounts()
        for each in self.moves:
            each.add_to(amounts, position)
        needed, ratio = self.needed[position], self.ratios[position]
        other, back = self.other[position], self.back[position]
        volume = names["volume"]
        if volume not in amounts:
            amounts[volume] = ZERO
        if ratio != ONE:
            amounts[volume] += needed / ratio - needed
        before, year = self.units.all_years[position : position + 2]
        for cause, row in self.beside.items():
            amounts[names[cause]] = Decimal(row[year] - row[before])
        amounts[names["other_revenue"]] = other - self.other[position + 1]
        amounts[names["carry_over"]] = back - self.back[position + 1]
        amounts[names["result"]] = self.wanted[position] - self.earned[position]
        return amounts

    def unit(self, position: int) -> UnitPrice | None:
        """Give the price of a unit in the plan year at a position, None without a volume."""
        with localcontext(EXACT):
            return self._unit(position)

    def _unit(self, position: int) -> UnitPrice | None:
        if not isinstance(self.own, Service) or self.own.volume is None:
            return None
        growth, year = self.projection.growth, self.projection.budget.years.plan[position]
        volume = growth.volume(self.own.volume, year)
        price = self.needed[position] * growth.price_per / volume
        before = price_of(self.paid[position], self.own, Year(year - 1), growth)
        decided = None
        if self.shown.basis[position] is Basis.DECIDED:
            decided = price_of(self.paid[position + 1], self.own, year, growth)
        step = self.own.price_step or self.projection.budget.price_step
        if step is None:
            return UnitPrice(volume, before, price, None, None, decided)
        stepped = EXACT.to_integral_value(price / step) * step
        earned = stepped * volume / growth.price_per + self.other[position + 1]
        wanted = Exact(self.costs[position + 1] - self.back[position + 1])
        shown, cost = rounded([Exact(earned), wanted])
        return UnitPrice(volume, before, price, stepped, Tkr(shown - cost), decided)
