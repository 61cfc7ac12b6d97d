"""What a cost follows: indices by their shares, a volume, and what was agreed."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vssbudget.amounts import ONE, Percent, Year
from vssbudget.findings import BudgetPath
from vssbudget.model import Agreement, Cost, CostPart, Frame

Shares = tuple[tuple[str, Decimal], ...]
"""The indices that a cost follows, each with how much of the cost does."""

Agreed = tuple[tuple[Year, Percent, BudgetPath], ...]
"""Rates that were agreed for years, in place of those of the indices, and where they stand."""

Agreements = Sequence[tuple[BudgetPath, Agreement | None]]
"""Agreements and where they stand, the outermost first."""


@dataclass(frozen=True, slots=True, eq=False)
class Mix:
    """What a cost follows: indices by their shares, a volume and how much of it follows that.

    The indices are not asked in a year for which a rate is agreed. Of `Mixes` there is one of a
    kind, so that it can be told by what it is and not by what is in it.
    """

    shares: Shares
    volume: str | None
    variable_share: Decimal | None
    agreed: Agreed


class Mixes:
    """The mixes of a budget, one of a kind: of what is agreed only the plan years move a cost."""

    def __init__(self, base: Year) -> None:
        self.base = base
        self._known: dict[Hashable, Mix] = {}

    def of(
        self,
        cost: Cost | Frame,
        volume: str | None,
        path: BudgetPath,
        above: Agreements = (),
    ) -> Mix:
        """Give what a cost follows; without an index it keeps its level.

        Its own agreement wins, then the closest above. A mix of one index and nothing else is known
        by the index.
        """
        share, key = cost.variable_share, cost.index
        follows: Hashable = key
        rates: Agreed = ()
        if cost.agreement or above:
            agreed = agreed_rates([*above, (path, cost.agreement)])
            rates = tuple([each for each in agreed if each[0] > self.base])
        if key is None or share or rates:
            follows = shares_of(cost), volume if share else None, share, rates
        known = self._known.get(follows)
        if known is None:
            volume = volume if share else None
            made = Mix(shares_of(cost), volume, share, rates)
            known = self._known[follows] = made
        return known


def shares_of(cost: Cost | Frame) -> Shares:
    """Give the indices that a cost follows with their shares, none where it keeps its level."""
    if cost.shares:
        return tuple(cost.shares.items())
    return ((cost.index, ONE),) if cost.index else ()


def agreed_rates(agreements: Agreements) -> Agreed:
    """Give the rates agreed, the outermost agreement first: a closer one wins."""
    rates: dict[Year, tuple[Percent, BudgetPath]] = {}
    for path, each in agreements:
        if each is not None:
            rates |= {year: (rate, path) for year, rate in each.rates.items()}
    return tuple([(year, rate, path) for year, (rate, path) in sorted(rates.items())])


def followed_by(parts: Mapping[str, CostPart], name: str) -> list[str]:
    """Give a part and those that it is in percent of, the last one of which moves by itself."""
    found = [name]
    while followed := parts[found[-1]].percent_of:
        found.append(followed)
    return found
