"""What the price of an area with services has to change by: theirs, on average."""

from collections.abc import Sequence

from vssbudget.amounts import ZERO, Percent, Tkr, change, is_nothing, per_unit
from vssbudget.projection.base_prices import change_at, together
from vssbudget.projection.moved import Moved
from vssbudget.projection.moves import UnitMoves
from vssbudget.projection.price_change import PriceChange, Prices
from vssbudget.projection.prices import SellerCase, told
from vssbudget.projection.services import Summed


class AreaCase:
    """The price case of an area with services: theirs, weighed with the volumes of the year."""

    def __init__(self, units: UnitMoves, summed: Summed, sold: Sequence[SellerCase]) -> None:
        self.units = units
        self.carried, before = summed
        self.before = [each or ZERO for each in before]
        self.sold = sold
        self.moved = Moved.together(units, [(each.moved, each.ratios) for each in sold])

    def base_year(self) -> PriceChange | None:
        """Give the change that the rates of the base year allow."""
        if len(self.sold) == 1:
            return self.sold[0].base_year()
        weights = together([each.weighed for each in self.sold])
        return change_at(self.units.base_rates, weights)

    def plan_years(self) -> Prices:
        """Give the price change of each plan year in which all services have a price before."""
        parts, changes = self.moved.parts(per_unit(self.before)), Prices()
        for position, before in enumerate(self.before):
            if is_nothing(before) or not all(each.percents[position] for each in self.sold):
                continue
            own, decided, result = told(self, position)
            change = PriceChange(
                self.carried.cost[position], own, *parts[position], decided, result
            )
            changes[self.units.plan[position]] = change
        return changes

    def self_cost(self, position: int) -> Percent:
        """Give the change that would bear the cost of the plan year at a position."""
        needed = sum([each.wanted[position + 1] for each in self.sold], ZERO)
        return change(needed, self.before[position])

    def result(self, position: int) -> Tkr:
        """Give the result of the plan year at a position, beyond what is returned of others."""
        return Tkr(sum(each.result(position) for each in self.sold))
