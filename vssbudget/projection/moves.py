"""What moves a cost from one year to the next, cause by cause."""

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal

from vssbudget.amounts import Exact, Year, growth
from vssbudget.model import Area, CostPart
from vssbudget.projection.cost import NO_CAPITAL, Given
from vssbudget.projection.growth import Mix
from vssbudget.projection.values import Projection

CAUSES = (
    "volume",
    "capital",
    "step",
    "lasting",
    "one_off",
    "agreement",
    "given",
    "other_revenue",
    "result",
)
"""What changes a price besides the indices.

The volume, capital cost, the fixed step a year, lasting and one-off changes, what was agreed, a
cost given for the year, other revenue, and what the year before left over or lacked.
"""


def cause_names(indices: Container[str]) -> dict[str, str]:
    """Name the causes among the parts of a change: where an index has the name, with a `_`."""
    names = {}
    for cause in CAUSES:
        name = cause
        while name in indices:
            name += "_"
        names[cause] = name
    return names


class Moves:
    """How the cost of an area or of a part of a service moves; the caller sets the arithmetic.

    `cost` is that of the base year and of each plan year.
    """

    def __init__(
        self,
        projection: Projection,
        own: Area | CostPart,
        mix: Mix,
        given: Given,
        costs: Sequence[Exact],
        capital: Mapping[Year, Exact] = NO_CAPITAL,
    ) -> None:
        self.own = own
        self.given = given
        self.capital = capital
        self.mix = mix
        self.agreed = dict(mix[3])
        self.rates = projection.rates
        self.names = cause_names(projection.rates)
        self.years = projection.budget.years
        self.volume_ratio = projection.growth.volume_ratio
        self.cost = (Exact(Decimal(given[self.years.base])), *costs)

    def of(self, position: int) -> Iterator[tuple[str, Decimal]]:
        """Say by how much each cause moves the cost of a plan year from the year before."""
        year, cost, before = self.years.plan[position], self.cost[position + 1], self.cost[position]
        if year in self.given:
            cause = "given" if year in self.own.cost else "agreement"
            yield self.names[cause], cost - before
            return
        amounts = self._amounts(position)
        indexed = list(self._indexed(amounts, year))
        yield from indexed
        grown = sum((*amounts.values(), *(amount for _, amount in indexed)), Decimal(0))
        yield self.names["volume"], grown * (self._effect(year) - 1)
        if self.capital:
            capital = self.capital[year] - self.capital[Year(year - 1)]
            yield self.names["capital"], Decimal(capital)
        yield self.names["step"], Decimal(self.own.step or 0)
        yield self.names["lasting"], Decimal(self.own.lasting.get(year, 0))
        one_off = self.own.one_off
        yield self.names["one_off"], Decimal(one_off.get(year, 0) - one_off.get(Year(year - 1), 0))

    def _indexed(self, amounts: dict[str, Decimal], year: Year) -> Iterator[tuple[str, Decimal]]:
        for index, amount in amounts.items():
            if year in self.agreed:
                yield self.names["agreement"], amount * (growth(self.agreed[year]) - 1)
            elif index:
                yield index, amount * (growth(self.rates[index][year]) - 1)

    def _amounts(self, position: int) -> dict[str, Decimal]:
        """Split what compounds in the cost of the year before by the index that it follows."""
        shares = self.mix[0] or (("", Decimal(1)),)
        amounts = dict.fromkeys((index for index, _ in shares), Decimal(0))
        before = Year(self.years.plan[position] - 1)
        start = max(each for each in self.given if self.years.base <= each <= before)
        lasting = self.own.lasting.items()
        moved = [(since, Decimal(each)) for since, each in lasting if start < since <= before]
        rest = self.given[start] - self.capital.get(start, Decimal(0))
        for since, amount in [(start, rest), *moved]:
            years = [each for each in self.years.plan if since < each <= before]
            for index, share in shares:
                amounts[index] += amount * share * self._grown(index, years)
        return amounts

    def _grown(self, index: str, years: list[Year]) -> Decimal:
        """Give what a unit of money in a part has grown to, the effect of the volume included."""
        grown = Decimal(1)
        for year in years:
            if year in self.agreed:
                grown *= growth(self.agreed[year])
            elif index:
                grown *= growth(self.rates[index][year])
            grown *= self._effect(year)
        return grown

    def _effect(self, year: Year) -> Decimal:
        return 1 + (self.mix[2] or 0) * (self.volume_ratio(self.mix[1], year) - 1)
