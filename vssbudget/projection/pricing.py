"""The price case: what each area's price would have to change by, and what of."""

from collections.abc import Container, Iterator, Mapping
from decimal import ROUND_FLOOR, Decimal, localcontext
from typing import NamedTuple

from vssbudget.amounts import (
    EXACT,
    Exact,
    Percent,
    Tkr,
    Year,
    change,
    growth,
    is_nothing,
    percent_to,
)
from vssbudget.model import Area
from vssbudget.projection.cost import NO_CAPITAL
from vssbudget.projection.growth import Growth, mix_of
from vssbudget.projection.project import exact
from vssbudget.projection.values import AreaProjection, Basis, Projection

_HUNDRED = Decimal(100)
_DECIMALS = 6

CAUSES = ("volume", "capital", "step", "lasting", "one_off", "given", "result")
"""What changes a price besides the indices.

The volume, capital cost, the fixed step a year, lasting and one-off changes, a cost given for the
year, and what the year before left over or lacked.
"""


class PriceChange(NamedTuple):
    """What the price of an area has to change by in a year so that it bears its cost.

    `change` is in percent of the price of the year before and the sum of its `parts`: one for each
    index, and those of `CAUSES` that are not zero. `decided` is the price change that was decided;
    `result` is what a decided price or a given revenue leaves.
    """

    full_cost: Exact | None
    change: Percent
    parts: Mapping[str, Percent]
    decided: Percent | None = None
    result: Tkr | None = None

    @property
    def shown(self) -> tuple[Percent, dict[str, Percent]]:
        """The change and its parts as programs get them: to six decimals, adding up."""
        return rounded_parts(self.change, self.parts, _DECIMALS)


Prices = dict[Year, PriceChange]
"""The price changes of an area by year; a year that has no price before it has none."""


def price_case(projection: Projection) -> dict[str, Prices]:
    """Work out the price case of every area: for the base year on its rates, and the plan years."""
    return {area.key: prices_of(projection, area) for area in projection.areas}


def prices_of(projection: Projection, area: AreaProjection) -> Prices:
    """Work out the price case of one area."""
    with localcontext(EXACT):
        return dict(_of_area(projection, area))


def cause_names(indices: Container[str]) -> dict[str, str]:
    """Name the causes among the parts of a change: where an index has the name, with a `_`."""
    names = {}
    for cause in CAUSES:
        name = cause
        while name in indices:
            name += "_"
        names[cause] = name
    return names


def _of_area(projection: Projection, area: AreaProjection) -> Iterator[tuple[Year, PriceChange]]:
    budget = projection.budget
    base = _base_year(projection, budget.areas[area.key])
    if base is not None:
        yield budget.years.base, base
    case = _Case(projection, area)
    for position, year in enumerate(budget.years.plan):
        if (found := case.of(position)) is not None:
            yield year, found


def _base_year(projection: Projection, area: Area) -> PriceChange | None:
    """Give the change that the rates of the base year allow: Σᵢ shareᵢ · rateᵢ."""
    year = projection.budget.years.base
    shares = area.shares or ({area.index: Decimal(1)} if area.index else {})
    parts: dict[str, Percent] = {}
    for index, share in shares.items():
        rate = projection.budget.indices[index].rates.get(year)
        if rate is None:
            return None
        parts[index] = Percent(share * rate)
    if not parts:
        return None
    return PriceChange(None, Percent(sum(parts.values(), Decimal(0))), parts)


class _Case:
    """One area's price case; the caller sets the arithmetic."""

    def __init__(self, projection: Projection, area: AreaProjection) -> None:
        self.projection = projection
        self.shown = area
        self.area = projection.budget.areas[area.key]
        self.years = projection.budget.years
        self.growth: Growth = projection.growth
        self.mix = mix_of(self.area)
        self.names = cause_names(projection.rates)
        self.carried = exact(projection, area.key)
        base = self.area.revenue.get(self.years.base, Tkr(0))
        self.revenue = (Exact(Decimal(base)), *self.carried.revenue)
        first = Exact(Decimal(self.area.cost[self.years.base]))
        self.capital = projection.capital.get(area.key, NO_CAPITAL)
        self.cost = (first, *self.carried.cost)

    def of(self, position: int) -> PriceChange | None:
        """Give the price change of the plan year at a position.

        It is C(t) · V(t−1) / (R(t−1) · V(t)) − 1; where revenue is set to cost that is the change
        of the projection.
        """
        before, year = self.revenue[position], self.years.plan[position]
        if is_nothing(before):
            return None
        cost = self.cost[position + 1]
        per_unit = cost / self.growth.volume_ratio(self.mix[1], year)
        moved = self._moved(position, per_unit)
        parts = {name: Percent(amount / before * _HUNDRED) for name, amount in moved.items()}
        if self.carried.basis[position] is Basis.SELF_COST:
            own = self.carried.price_change[position]
            return PriceChange(cost, change(per_unit, before) if own is None else own, parts)
        decided, result = self.area.price_change.get(year), self.shown.result
        left = result[self.projection.past + position]
        return PriceChange(cost, change(per_unit, before), parts, decided, left)

    def _moved(self, position: int, per_unit: Decimal) -> dict[str, Decimal]:
        """Say by how much each cause moves the cost of a unit from the revenue before."""
        moves = dict(self._moves(position))
        volume, result = self.names["volume"], self.names["result"]
        volumes = moves.get(volume, Decimal(0))
        moves[volume] = volumes + per_unit - self.cost[position + 1]
        moves[result] = self.cost[position] - self.revenue[position]
        rates = self.projection.rates
        return {name: each for name, each in moves.items() if name in rates or not is_nothing(each)}

    def _moves(self, position: int) -> Iterator[tuple[str, Decimal]]:
        """Say by how much each cause moves the cost of a year from the year before."""
        year, cost, before = self.years.plan[position], self.cost[position + 1], self.cost[position]
        if year in self.area.cost:
            yield self.names["given"], cost - before
            return
        amounts = self._amounts(position)
        rises = {
            index: amount * (growth(self.projection.rates[index][year]) - 1)
            for index, amount in amounts.items()
            if index
        }
        yield from rises.items()
        grown = sum(amounts.values(), Decimal(0)) + sum(rises.values())
        yield self.names["volume"], grown * (self._effect(year) - 1)
        if self.capital:
            capital = self.capital[year] - self.capital[Year(year - 1)]
            yield self.names["capital"], Decimal(capital)
        yield self.names["step"], Decimal(self.area.step or 0)
        yield self.names["lasting"], Decimal(self.area.lasting.get(year, 0))
        one_off = self.area.one_off
        yield self.names["one_off"], Decimal(one_off.get(year, 0) - one_off.get(Year(year - 1), 0))

    def _amounts(self, position: int) -> dict[str, Decimal]:
        """Split what compounds in the cost of the year before by the index that it follows."""
        shares = self.mix[0] or (("", Decimal(1)),)
        amounts = dict.fromkeys((index for index, _ in shares), Decimal(0))
        before = Year(self.years.plan[position] - 1)
        start = max(each for each in self.area.cost if self.years.base <= each <= before)
        lasting = self.area.lasting.items()
        moved = [(since, Decimal(each)) for since, each in lasting if start < since <= before]
        rest = self.area.cost[start] - self.capital.get(start, Decimal(0))
        for since, amount in [(start, rest), *moved]:
            years = [each for each in self.years.plan if since < each <= before]
            for index, share in shares:
                amounts[index] += amount * share * self._grown(index, years)
        return amounts

    def _grown(self, index: str, years: list[Year]) -> Decimal:
        """Give what a unit of money in a part has grown to, the effect of the volume included."""
        grown = Decimal(1)
        for year in years:
            rate = growth(self.projection.rates[index][year]) if index else Decimal(1)
            grown *= rate * self._effect(year)
        return grown

    def _effect(self, year: Year) -> Decimal:
        return 1 + (self.mix[2] or 0) * (self.growth.volume_ratio(self.mix[1], year) - 1)


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
