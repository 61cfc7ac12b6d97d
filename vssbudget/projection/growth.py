"""How one unit of money grows from one year to another."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vssbudget.amounts import ONE, Factor, Percent, Year, change, growth, held
from vssbudget.model import Agreement, Area, Budget, CostPart
from vssbudget.projection.rates import RateTable

Shares = tuple[tuple[str, Decimal], ...]
"""The indices that a cost follows, each with how much of the cost does."""

Agreed = tuple[tuple[Year, Percent], ...]
"""Rates that were agreed for plan years, in place of those of the indices."""

Follows = tuple[Shares, str | None, Decimal | None, Agreed]
"""Indices by their shares, a volume, how much of a cost follows that, and agreements."""


@dataclass(frozen=True, slots=True, eq=False)
class Mix:
    """What a cost follows: indices by their shares, a volume and how much of it follows that.

    The indices are not asked in a year for which a rate is agreed. Costs that follow the same have
    the same mix of a `Growth`, so that it can be told by what it is and not by what is in it. Its
    `factors` are what a unit of money in the base year is in each plan year.
    """

    shares: Shares
    volume: str | None
    variable_share: Decimal | None
    agreed: Agreed
    factors: tuple[Factor, ...]


def shares_of(cost: Area | CostPart) -> Shares:
    """Give the indices that a cost follows with their shares, none where it keeps its level."""
    if cost.shares:
        return tuple(cost.shares.items())
    return ((cost.index, ONE),) if cost.index else ()


def agreed_rates(agreements: Iterable[Agreement]) -> Agreed:
    """Give the rates agreed, the outermost agreement first: a closer one wins."""
    rates: dict[Year, Percent] = {}
    for each in agreements:
        rates |= each.rates
    return tuple(sorted(rates.items()))


class Growth:
    """The growth factors of a budget under given rates, each worked out once."""

    def __init__(self, budget: Budget, rates: RateTable) -> None:
        self.base = budget.years.base
        self.plan = budget.years.plan
        self.volumes = budget.volumes
        self.price_per = budget.price_unit.per if budget.price_unit else Decimal(1)
        self.step_of = budget.step_of
        self._indices = {
            name: {year: growth(rate) for year, rate in row.items()} for name, row in rates.items()
        }
        self._ratios: dict[str | None, tuple[Decimal, ...]] = {None: (ONE,) * len(self.plan)}
        self._mixes: dict[Hashable, Mix] = {}
        self._factors: dict[tuple[Mix, Year], tuple[Factor, ...]] = {}
        self._changes: dict[tuple[Mix, bool], tuple[Percent | None, ...]] = {}

    def mix_of(self, area: Area) -> Mix:
        """Give what the cost of an area follows; without an index it keeps its level."""
        agreed = agreed_rates([area.agreement]) if area.agreement else ()
        return self._mix((shares_of(area), area.volume, area.variable_share, agreed))

    def part_mix(self, part: CostPart, volume: str | None, above: Sequence[Agreement] = ()) -> Mix:
        """Give what a part of a cost follows; of agreements its own wins, then the closest above.

        Of a part with one index and nothing else that is known by the index.
        """
        own, share, index = part.agreement, part.variable_share, part.index
        if index is None or share is not None or own or above:
            agreed = agreed_rates([*above, own] if own else above) if own or above else ()
            return self._mix((shares_of(part), volume if share else None, share, agreed))
        known = self._mixes.get(index)
        if known is None:
            known = self._mixes[index] = self._new((shares_of(part), None, None, ()))
        return known

    def _mix(self, follows: Follows) -> Mix:
        known = self._mixes.get(follows)
        if known is None:
            known = self._mixes[follows] = self._new(follows)
        return known

    def _new(self, follows: Follows) -> Mix:
        return Mix(*follows, self._compounded(follows, self.base))

    def factors(self, mix: Mix, start: Year) -> tuple[Factor, ...]:
        """Give what one unit of money in the start year is in each plan year from then on.

        Each part compounds on its own: Σᵢ shareᵢ · Πₜ (1 + rateᵢ(t)/100), times the volume effect
        Πₜ (1 + variable_share · (V(t)/V(t−1) − 1)).
        """
        known = self._factors.get((mix, start))
        if known is None:
            follows = mix.shares, mix.volume, mix.variable_share, mix.agreed
            known = self._factors[mix, start] = self._compounded(follows, start)
        return known

    def changes(self, mix: Mix, from_base: bool) -> tuple[Percent | None, ...]:
        """Give the price change in each plan year of an area that only follows its mix.

        Without a price in the base year (`from_base`) the first change is None.
        """
        known = self._changes.get((mix, from_base))
        if known is None:
            factors, ratios = mix.factors, self.ratios(mix.volume)
            changes: list[Percent | None] = [
                change(after / ratio, before)
                for ratio, after, before in zip(ratios, factors, (ONE, *factors), strict=False)
            ]
            if changes and not from_base:
                changes = [None, *changes[1:]]
            known = self._changes[mix, from_base] = tuple(changes)
        return known

    def volume_ratio(self, volume: str | None, year: Year) -> Decimal:
        """Give V(t)/V(t−1) of a plan year, 1 where nothing follows a volume."""
        return self.ratios(volume)[year - self.base - 1]

    def ratios(self, volume: str | None) -> tuple[Decimal, ...]:
        """Give V(t)/V(t−1) of each plan year; the caller sets the arithmetic."""
        known = self._ratios.get(volume)
        if known is None:
            assert volume is not None
            values = self.volumes[volume].values
            known = tuple([values[year] / values[Year(year - 1)] for year in self.plan])
            self._ratios[volume] = known
        return known

    def volume(self, volume: str | None, year: Year) -> Decimal:
        """Give how much of a volume there is in a year, 0 where that is not known."""
        return self.volumes[volume].values.get(year, Decimal(0)) if volume else Decimal(0)

    def _compounded(self, follows: Follows, start: Year) -> tuple[Factor, ...]:
        shares, volume, variable_share, agreed = follows
        rates = dict(agreed)
        parts = [share for _, share in shares] or [Decimal(1)]
        effect = Decimal(1)
        factors = []
        for year in self.plan:
            if year > start:
                if year in rates:
                    parts = [part * growth(rates[year]) for part in parts]
                else:
                    for position, (index, _) in enumerate(shares):
                        parts[position] *= self._indices[index][year]
                effect *= 1 + (variable_share or 0) * (self.volume_ratio(volume, year) - 1)
            if year >= start:
                factors.append(Factor(sum(parts) * effect))
        return held(factors)
