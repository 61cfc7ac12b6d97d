"""What a cost follows: indices by their shares, a volume, and what was agreed."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vssbudget.amounts import ONE, Percent, Year
from vssbudget.model import Agreement, Area, CostPart

Shares = tuple[tuple[str, Decimal], ...]
"""The indices that a cost follows, each with how much of the cost does."""

Agreed = tuple[tuple[Year, Percent], ...]
"""Rates that were agreed for plan years, in place of those of the indices."""


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
    """The mixes of a budget, one of a kind."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Mix] = {}

    def of_area(self, area: Area) -> Mix:
        """Give what the cost of an area follows; without an index it keeps its level."""
        above = [area.agreement] if area.agreement else []
        return self._mix(area, area.volume, above)

    def of_part(self, part: CostPart, volume: str | None, above: Sequence[Agreement] = ()) -> Mix:
        """Give what a part of a cost follows; its own agreement wins, then the closest above."""
        own = part.agreement
        return self._mix(part, volume, [*above, own] if own else above)

    def _mix(self, cost: Area | CostPart, volume: str | None, agreed: Sequence[Agreement]) -> Mix:
        """Find a mix; that of one index and nothing else is known by the index."""
        share, key = cost.variable_share, cost.index
        follows: Hashable = key
        if key is None or share or agreed:
            rates = agreed_rates(agreed)
            follows = shares_of(cost), volume if share else None, share, rates
        known = self._known.get(follows)
        if known is None:
            volume = volume if share else None
            made = Mix(shares_of(cost), volume, share, agreed_rates(agreed))
            known = self._known[follows] = made
        return known


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
