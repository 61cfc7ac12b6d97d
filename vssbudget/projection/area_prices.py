"""What the price of an area with services has to change by: theirs, on average."""

from collections.abc import Sequence
from decimal import Decimal
from operator import add, mul

from vssbudget.amounts import ZERO, change, is_nothing
from vssbudget.projection.moves import Amounts, Rows
from vssbudget.projection.price_change import PriceChange
from vssbudget.projection.price_parts import (
    Parts,
    base_change,
    parts_by_year,
    parts_of,
    per_unit,
    shown_of,
)
from vssbudget.projection.prices import SellerCase
from vssbudget.projection.services import summed
from vssbudget.projection.values import AreaProjection, Projection


class AreaCase:
    """The price case of an area with services: theirs, weighed with the volumes of the year."""

    def __init__(
        self, projection: Projection, shown: AreaProjection, sold: Sequence[SellerCase]
    ) -> None:
        self.projection = projection
        self.shown = shown
        self.sold = sold
        self.before = self._weighed([each.earned for each in sold])

    def base_year(self) -> PriceChange | None:
        """Give the change that the rates of the base year allow."""
        moves = [moves for each in self.sold for moves in each.moves]
        return base_change(self.projection, [each.own for each in moves])

    def plan_years(self) -> list[PriceChange | None]:
        """Give the price change of each plan year; None where a service has no price before."""
        parts = self._parts()
        costs = summed([each.costs[1:] for each in self.sold])
        changes: list[PriceChange | None] = []
        for position, cost in enumerate(costs):
            before = self.before[position]
            if is_nothing(before) or not all(each.percents[position] for each in self.sold):
                changes.append(None)
                continue
            back = sum([each.back[position + 1] for each in self.sold], ZERO)
            own, decided, result = shown_of(self.projection, self.shown, position, back)
            if own is None:
                needed = sum([each.needed[position] for each in self.sold], ZERO)
                own = change(needed, before)
            changes.append(PriceChange(cost, own, parts[position], decided, result))
        return changes

    def _parts(self) -> Sequence[Parts]:
        """Give what each year's change is made of, in percent."""
        rates, percents = self.projection.rates, list(map(per_unit, self.before))
        if any(each.rows is None for each in self.sold):
            return [
                parts_of(self._amounts(position), percent, rates)
                for position, percent in enumerate(percents)
            ]
        return parts_by_year(self._rows(), self.sold[0].units.nothing, percents, rates)

    def _weighed(self, rows: Sequence[Sequence[Decimal]]) -> Sequence[Decimal]:
        """Add up rows of the services, each weighed with V(t)/V(t−1)."""
        total: Sequence[Decimal] = self.sold[0].units.nothing
        for row, each in zip(rows, self.sold, strict=True):
            total = list(map(add, total, map(mul, row, each.ratios)))
        return total

    def _amounts(self, position: int) -> Amounts:
        """Weigh what moves the services in a plan year with their volumes."""
        amounts: Amounts = {}
        for each in self.sold:
            ratio = each.ratios[position]
            for name, amount in each.amounts(position).items():
                amounts[name] = amounts.get(name, ZERO) + amount * ratio
        return amounts

    def _rows(self) -> Rows:
        """Weigh what moves the services with their volumes, for every plan year at once."""
        rows: Rows = {}
        nothing = self.sold[0].units.nothing
        for each in self.sold:
            ratios = each.ratios
            for name, row in (each.rows or {}).items():
                known = rows.setdefault(name, nothing)
                if row is nothing:
                    continue
                if known is nothing:
                    rows[name] = list(map(mul, row, ratios))
                else:
                    rows[name] = list(map(add, known, map(mul, row, ratios)))
        return rows
