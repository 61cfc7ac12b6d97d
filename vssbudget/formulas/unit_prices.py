"""What a unit of a service costs, would have to cost, and leaves where its price has a step."""

from typing import Generic

from vssbudget.findings import BudgetPath
from vssbudget.formulas.algebra import Line
from vssbudget.formulas.operations import (
    DIFFERENCE,
    IN_STEPS,
    PORTION,
    PRODUCT,
    RATIO,
    ROUNDED,
    SUM,
)
from vssbudget.formulas.sellers import Sellers
from vssbudget.model import Service


class UnitPrices(Generic[Line]):
    """Gives prices in what they are written in; the caller sets the arithmetic."""

    def __init__(self, sellers: Sellers[Line]) -> None:
        self.sellers = sellers
        self.algebra = sellers.algebra

    def of(self, own: Service, amount: Line) -> Line:
        """Give how much an amount in the unit of the file is for a unit of a service."""
        make, named = self.algebra.make, self.algebra.named
        amount = named(make(PRODUCT, amount, self.sellers.per()), "paid-in-price-unit")
        return named(make(PORTION, amount, self._volume(own)), "exact-price")

    def stepped(self, own: Service, path: BudgetPath, price: Line) -> Line:
        """Take a price to its nearest step."""
        return self.algebra.make(IN_STEPS, price, self.sellers.step(own, path))

    def leaves(
        self, own: Service, price: Line, cost: Line, returned: Line | None, other: Line | None
    ) -> Line:
        """Give what a price brings in beyond the cost, less what is returned of earlier results.

        To what the price brings in comes other revenue.
        """
        make, named = self.algebra.make, self.algebra.named
        paid = named(make(PRODUCT, price, self._volume(own)), "paid-in-price-unit")
        earned = named(make(RATIO, paid, self.sellers.per()), "stepped-revenue")
        if other is not None:
            earned = named(make(SUM, earned, other), "stepped-revenue")
        if returned is not None:
            cost = named(make(DIFFERENCE, cost, returned), "needed")
        return make(DIFFERENCE, make(ROUNDED, earned), make(ROUNDED, cost))

    def _volume(self, own: Service) -> Line:
        return self.sellers.movement.volume(own.volume or "")
