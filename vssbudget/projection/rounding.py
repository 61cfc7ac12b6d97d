"""How far a figure may lie from the true one where what it is carried forward from is rounded.

A given amount a is then any from a − ½ to a + ½, and a rate any within half its last decimal. What
an amount grows to by factors g₁ … gₙ, none below zero, is furthest off where everything is at its
upper end. Let f(h) = Π(gᵢ + hᵢ) for rates that are off by hᵢ: multiplied out it has no negative
term, and the terms of an even number of h are the same in f(h) and f(−h). So f(h) − f(0) is at
least f(0) − f(−h), and f(h) at least f(−h); it follows that (a + ½)·f(h) − a·f(0) is at least
a·f(0) − (a − ½)·f(−h). The former is the bound; with exact rates it is ½·Π(1 + r). A mix of indices
is a sum of such products and a cost a sum of amounts that grow: their bounds add up. Steps,
one-off changes and percents of another part are decided and stay as they are; what is as much of
another part b as in the base year is at most (a + ½) · (b(t) + off(t)) / (b − off).
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from decimal import Decimal, localcontext
from functools import partial

from vssbudget.amounts import EXACT, HALF, ZERO, Percent, Year, decimals, growth, unit_of
from vssbudget.calculation.readings import Numbers
from vssbudget.formulas.algebra import Row
from vssbudget.formulas.mixes import Mix
from vssbudget.formulas.movement import costs_given
from vssbudget.formulas.sellers import Basis, PartCost, Seller, Sellers, changes_in_force
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import Area, Cost, Service
from vssbudget.projection.project import Carried, exact, exact_of, sold
from vssbudget.projection.values import BEARS_NOTHING, Projection


class Rounding:
    """What rounding of the base, of the rates or of both explains in the figures of a budget."""

    def __init__(self, projection: Projection, of: Collection[str]) -> None:
        self._projection = projection
        self._half = HALF if "base" in of else ZERO
        self._rates = "rates" in of
        self._raised = projection.formulas
        if self._rates:
            rates = {
                name: {year: self._up(rate) for year, rate in row.items()}
                for name, row in projection.rates_told.items()
            }
            self._raised = Sellers(Sheet(Numbers(), projection.budget, rates))

    def given(self, amount: Decimal) -> Decimal:
        """Say how far off a given figure may be: half its last decimal, nothing where it is 0."""
        return unit_of(decimals(amount)) * self._half if amount else ZERO

    def slack(self, key: str, measure: str, year: Year) -> Decimal:
        """Say how far off an area's cost, revenue or result of a plan year may be, unrounded."""
        area = self._projection.budget.areas[key]
        with localcontext(EXACT):
            apart = measure == "revenue" or area.earns_alone
            cost = ZERO if apart else self._cost(key, area, year)
            if measure == "cost":
                return cost
            revenue, own = self._revenue(key, area, year)
            if measure == "revenue":
                return revenue
            return cost + revenue if own else ZERO

    def _up(self, rate: Percent) -> Percent:
        """Raise a rate by half its last decimal, where rates are rounded."""
        return Percent(rate + unit_of(decimals(rate)) / 2) if self._rates else rate

    def _cost(self, key: str, area: Area, year: Year) -> Decimal:
        if area.services:
            return sum((self._parts(each, year) for each in self._sold(key).values()), ZERO)
        base = self._projection.budget.years.base
        given = {each: Decimal(cost) for each, cost in costs_given(area).items() if each >= base}
        mix = self._projection.formulas.movement.mixes.of(area, area.volume, ("areas", key))
        borne = self._projection.borne.get(key, BEARS_NOTHING).values()
        inside = tuple(
            [sum([each or ZERO for each in column], ZERO) for column in zip(*borne, strict=True)]
        )
        return self._moved(area, mix, given, year, inside)

    def _sold(self, key: str) -> Mapping[str, Seller[Row]]:
        return sold(self._projection, key)

    def _parts(self, service: Seller[Row], year: Year) -> Decimal:
        assert isinstance(service.own, Service)
        parts = dict(zip(service.own.parts, service.parts, strict=True))
        return sum((self._part(parts, name, year) for name in parts), ZERO)

    def _part(self, parts: Mapping[str, PartCost[Row]], name: str, year: Year) -> Decimal:
        base, part = self._projection.budget.years.base, parts[name]
        if (followed := part.own.percent_of) is None:
            given = {start: part.row[start - base] or ZERO for start in part.starts}
            return self._moved(part.own, part.mix, given, year)
        off = self._part(parts, followed, year)
        if told := [each for each in part.own.percent if each <= year]:
            return part.own.percent[max(told)] / 100 * off
        own, row = abs(part.row[0] or ZERO), parts[followed].row
        before, after = abs(row[0] or ZERO), abs(row[year - base] or ZERO)
        least = before - self._part(parts, followed, base)
        most = (own + self.given(own)) * (after + off) / least if least > 0 else ZERO
        return most - own * after / before if before else ZERO

    def _moved(
        self,
        own: Cost,
        mix: Mix,
        given: Mapping[Year, Decimal],
        year: Year,
        inside: Row = (),
    ) -> Decimal:
        """Add up how far off what stands at the start, and each lasting change since, has grown."""
        base = self._projection.budget.years.base
        start = max(each for each in given if each <= year)
        amount = abs(given[start] - ((inside and inside[start - base]) or ZERO))
        amounts = {start: (amount, self.given(given[start]))}
        for since, change in own.lasting.items():
            if start < since <= year:
                amounts[since] = (Decimal(abs(change)), ZERO)
        higher = mix
        if mix.agreed:
            higher = replace(
                mix, agreed=tuple((y, self._up(rate), at) for y, rate, at in mix.agreed)
            )
        off = ZERO
        for since, (standing, half) in amounts.items():
            before = self._projection.formulas.movement.unit(mix, since)[year - base] or ZERO
            after = self._raised.movement.unit(higher, since)[year - base] or ZERO
            off += (standing + half) * after - standing * before
        return off

    def _revenue(self, key: str, area: Area, year: Year) -> tuple[Decimal, bool]:
        """Give how far off a revenue may be, and whether it is other than the cost set to it."""
        if area.earns_alone:
            return self._cost(key, area, year), True
        if not area.services:
            carried = exact(self._projection, key)
            return self._earned(area, carried, year, lambda each: self._cost(key, area, each))
        off, own = ZERO, False
        for name, each in self._sold(key).items():
            service = area.services[name]
            carried = exact_of(self._projection, each)
            slack, decided = self._earned(service, carried, year, partial(self._parts, each))
            off, own = off + slack, own or decided
        return off, own

    def _earned(
        self, own: Area | Service, carried: Carried, year: Year, cost: Callable[[Year], Decimal]
    ) -> tuple[Decimal, bool]:
        """Carry what a revenue may be off by through the years, as the revenue is carried."""
        plan, base = self._projection.budget.years.plan, self._projection.budget.years.base
        first = own.revenue.get(base, 0)
        before, off = Decimal(abs(first)), self.given(Decimal(first))
        basis: Basis | None = Basis.GIVEN
        for position, each in enumerate(plan[: plan.index(year) + 1]):
            basis = carried.basis[position]
            if basis is Basis.SELF_COST:
                off = cost(each)
            elif each in own.revenue:
                off = self.given(Decimal(own.revenue[each]))
            elif each in changes_in_force(self._projection.formulas, own):
                off = self._changed(own, each, before, off)
            else:
                off = ZERO  # a price that is decided in money
            before = abs(carried.revenue[position] or ZERO)
        return off, basis is not Basis.SELF_COST

    def _changed(self, own: Area | Service, year: Year, before: Decimal, off: Decimal) -> Decimal:
        """Say how far off a revenue is after a price change; a price in steps goes one further."""
        budget = self._projection.budget
        change = changes_in_force(self._projection.formulas, own)[year]
        higher = changes_in_force(self._raised, own)[year]
        if year in own.price_changes:
            higher = self._up(change)
        after = (before + off) * growth(higher) - before * growth(change)
        if own.volume is not None:
            after *= budget.volume(own.volume, year) / budget.volume(own.volume, Year(year - 1))
        step = budget.step_of(own)
        if step and after:
            after += step * budget.volume(own.volume, year) / budget.price_per
        return after
