"""What the price of an area with services has to change by: theirs, on average."""

from collections.abc import Sequence
from operator import mul

from vssbudget.amounts import ZERO, Percent, Tkr, change, is_nothing
from vssbudget.projection.base_prices import change_at, together
from vssbudget.projection.carry import Carried
from vssbudget.projection.moved import Moved
from vssbudget.projection.moves import UnitMoves
from vssbudget.projection.price_change import PriceChange
from vssbudget.projection.prices import SellerCase, per_unit, told


class AreaCase:
    """The price case of an area with services: theirs, weighed with the volumes of the year."""

    def __init__(self, units: UnitMoves, carried: Carried, sold: Sequence[SellerCase]) -> None:
        self.units = units
        self.carried = carried
        self.sold = sold
        self.moved = Moved.together(units, [(each.moved, each.ratios) for each in sold])
        earned = [map(mul, each.earned, each.ratios) for each in sold]
        self.before = [sum(column, ZERO) for column in zip(*earned, strict=True)]

    def base_year(self) -> PriceChange | None:
        """Give the change that the rates of the base year allow."""
        if len(self.sold) == 1:
            return self.sold[0].base_year()
        weights = together([each.weighed for each in self.sold])
        return change_at(self.units.base_rates, weights)

    def plan_years(self) -> list[PriceChange | None]:
        """Give the price change of each plan year; None where a service has no price before."""
        parts = self.moved.parts(list(map(per_unit, self.before)))
        changes: list[PriceChange | None] = []
        for position, before in enumerate(self.before):
            if is_nothing(before) or not all(each.percents[position] for each in self.sold):
                changes.append(None)
                continue
            own, decided, result = told(self, position)
            cost = self.carried.cost[position]
            changes.append(PriceChange(cost, own, parts[position], decided, result))
        return changes

    def self_cost(self, position: int) -> Percent:
        """Give the change that would bear the cost of the plan year at a position."""
        needed = sum([each.wanted[position + 1] for each in self.sold], ZERO)
        return change(needed, self.before[position])

    def result(self, position: int) -> Tkr:
        """Give the result of the plan year at a position, beyond what is returned of others."""
        return Tkr(sum(each.result(position) for each in self.sold))
