"""Prices as they are shown: of a unit, their changes, and what these are made of."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Generic

from vssbudget.calculation.readings import Moves
from vssbudget.calculation.seller_figures import SellerFigures
from vssbudget.findings import BudgetPath
from vssbudget.formulas.algebra import Line, Moving
from vssbudget.formulas.base_rates import BaseRates
from vssbudget.formulas.movement import cause_names, index_of
from vssbudget.formulas.operations import (
    MILLIONTHS,
    SOMETHING,
    SUM,
    First,
    Laid,
    Picked,
    RoundedParts,
    Since,
)
from vssbudget.formulas.sellers import Basis, Sellers
from vssbudget.formulas.sheet import Sheet
from vssbudget.formulas.unit_prices import UnitPrices
from vssbudget.model import Area, Service

DECIMALS = 6
"""How many decimals of a change and of a price are shown."""


_UNIT_PRICES = ("self_cost_price", "stepped_price", "step_result")


class PriceFigures(Generic[Line]):
    """Figures of prices; but for that of a unit they begin with the base year."""

    def __init__(self, of: SellerFigures[Line], *, shown: bool) -> None:
        self.shown = shown
        self.of = of
        self.sheet = of.sheet
        self.algebra = of.algebra
        self.budget = of.budget
        self._parts: dict[str, Mapping[str, Line]] = {}

    def of_units(self, key: str) -> Sequence[str]:
        """Name the rows of prices of a unit; the first is there with a price, others by a step."""
        own = self.of.own(key)
        if isinstance(own, Area) or own.volume is None:
            return ()
        return _UNIT_PRICES if self.budget.step_of(own) else _UNIT_PRICES[:1]

    def measure(self, key: str, measure: str, *below: str) -> Line:
        """Give a row of the prices of an area or a service, or what a cause adds to a change."""
        if below:
            return self.self_cost_part(key, *below)
        if measure in _UNIT_PRICES:
            return self.unit_price(key, measure)
        of: Callable[[str], Line] = getattr(self, measure)
        return of(key)

    def price(self, key: str) -> Line:
        """Give what a unit of a service costs its buyer; as the file says it where it does."""
        own, path = self._service(key)
        before = self.of.paid_before(key, own)
        exact = UnitPrices(self.of.before).of(own, self.of.after(before, self.of.seller(key).paid))
        stated = self.of.every.row(own.price, *path, "price")
        which = [int(y in own.price and y not in own.revenue) for y in self.of.every.years]
        return self._shown(
            self.algebra.make(Picked(tuple(which)), exact, stated), "unit-price", key
        )

    def unit_price(self, key: str, measure: str) -> Line:
        """Give the price that bears the cost, that price in its step, or what this leaves."""
        own, path = self._service(key)
        prices, seller = UnitPrices(self.of.sellers), self.of.seller(key)
        exact = prices.of(own, seller.needed)
        if measure == "self_cost_price":
            return self._shown(exact, "self-cost-price", key)
        stepped = self.algebra.named(prices.stepped(own, path, exact), "stepped-price", key)
        if measure == "stepped_price":
            return stepped
        leaves = prices.leaves(own, stepped, seller.cost, seller.returned, seller.other)
        return self.algebra.named(leaves, "step-result", key)

    def price_result(self, key: str) -> Line:
        """Give what a price leaves, in years in which it, or that of a service, was decided."""
        sold = self.of.sold(key.partition(".")[0])
        sellers = [sold[key]] if key in sold else list(sold.values())
        bases = zip(*[each.basis for each in sellers], strict=True)
        decided = [0 if set(basis) != {Basis.SELF_COST} else None for basis in bases]
        row = self.algebra.make(Picked((None, *decided)), self._left(key))
        return self.algebra.named(row, "price-result", key)

    def _left(self, key: str) -> Line:
        """Give what a price leaves beyond what is returned of earlier results."""
        own, make = self.of.own(key), self.algebra.make
        if isinstance(own, Area) and own.services:
            row = self._sum([self._left(each) for each in self.of.sold(key)])
            return self.algebra.named(row, "price-result", key)
        row, returned = make(Since(self.of.past), self.of.result(key)), self.of.seller(key).returned
        if returned is not None:
            row = make(SUM, row, returned)
        return self.algebra.named(row, "price-result", key)

    def _service(self, key: str) -> tuple[Service, BudgetPath]:
        area, _, service = key.partition(".")
        return self.budget.areas[area].services[service], ("areas", area, "services", service)

    def _shown(self, exact: Line, kind: str, key: str) -> Line:
        row = self.algebra.make(MILLIONTHS, exact) if self.shown else exact
        return self.algebra.named(row, kind, key)

    def price_change(self, key: str) -> Line:
        """Give by how much a price changes; of an area with services those of these on average.

        Also in the base year, where what is paid and the volume are known of the year before.
        """
        sold = self.of.sold(key.partition(".")[0])
        formulas, one = self.of.sellers, sold.get(key)
        if one is None:
            return self._shown(formulas.change_together(sold), "price-change", key)
        change = formulas.price_change(one)
        if one.own.volume is not None and self.of.past:
            pieces = Laid(((0, 1), (1, None)))
            change = self.algebra.make(pieces, self.change_to_base(key, one.own), change)
        return self._shown(change, "price-change", key)

    def change_to_base(self, key: str, own: Area | Service) -> Line:
        """Give the change of a price to the base year, by what the file says was paid."""
        since = Since(self.of.past)
        change = self.of.before.change_of(own, self.of.paid_before(key, own))
        return self.algebra.make(since, change)

    def self_cost_change(self, key: str) -> Line:
        """Give the change to a price that bears the cost; in the base year what rates allow."""
        return self._shown(self._change(key).row, "self-cost-change", key)

    def self_cost_part(self, key: str, cause: str) -> Line:
        """Give what a cause adds to that, all rounded so that they add up to it."""
        return self.algebra.named(self.parts(key)[cause], "self-cost-part", key, cause)

    def parts(self, key: str) -> Mapping[str, Line]:
        """Give what each cause adds, by its name; nothing that adds nothing, but for an index."""
        if key not in self._parts:
            self._parts[key] = self._parted(key)
        return self._parts[key]

    def _parted(self, key: str) -> Mapping[str, Line]:
        change, names = self._change(key), cause_names(self.budget.indices)
        exact = {index_of(cause) or names[cause]: row for cause, row in change.by.items()}
        together = RoundedParts(DECIMALS, tuple(exact))
        rows = self.algebra.several(together, change.row, *exact.values())
        return dict(zip(exact, rows, strict=True))

    @cached_property
    def _moving(self) -> Sellers[Moving[Line]]:
        return Sellers(Sheet(Moves(self.algebra), self.budget, self.sheet.rates))

    def _change(self, key: str) -> Moving[Line]:
        """Give the change of the plan years and its causes, and that of the base year before it."""
        area, formulas = key.partition(".")[0], self._moving
        services = self.budget.areas[area].services
        keys = [f"{area}.{name}" for name in services]
        borne = {
            each: {cause: Moving(row, {}) for cause, row in self.of.borne(each).items()}
            for each in keys or [area]
        }
        known = ((each, self.of.billed(each)) for each in borne)
        billed = {each: Moving(row, {}) for each, row in known if row is not None}
        if not services:
            sold = {key: formulas.area(area, borne[area], billed.get(area))}
        else:
            together = formulas.services(area, borne, billed)
            sold = {f"{area}.{name}": each for name, each in together.items()}
        if key in sold:
            change = formulas.self_cost_change(formulas.target(sold[key]))
        else:
            targets = [formulas.target(each) for each in sold.values()]
            change = formulas.self_cost_together(sold, targets)
        return self._with_base(change, self._base_change(key))

    def _with_base(self, change: Moving[Line], base: Mapping[str, Line]) -> Moving[Line]:
        """Put the change that the rates of the base year allow before those of the plan years."""
        make, laid = self.algebra.make, Laid(((0, 1), (1, None)))
        by = {cause: self._exact_part(cause, row) for cause, row in change.by.items()}
        if not base:
            return Moving(change.row, by)
        first = self._sum(list(base.values()))
        if len(base) > 1:
            first = self.algebra.named(first, "rates-mixed")
        row = make(laid, first, change.row)
        for cause, part in base.items():
            by[cause] = make(laid, part, by[cause] if cause in by else self.sheet.row({}))
        return Moving(row, by)

    def _exact_part(self, cause: str, row: Line) -> Line:
        """Give what a cause adds in a plan year; nothing that adds nothing, but for an index."""
        told = row if index_of(cause) else self.algebra.make(SOMETHING, row)
        return self.algebra.named(told, "exact-part", cause)

    def _sum(self, rows: Sequence[Line]) -> Line:
        return rows[0] if len(rows) == 1 else self.algebra.make(SUM, *rows)

    def _base_change(self, key: str) -> Mapping[str, Line]:
        return BaseRates(self.sheet, self._borne_at_base).parts(key)

    def _borne_at_base(self, key: str) -> Sequence[Line]:
        return [self.algebra.make(First(1), row) for row in self.of.borne(key).values()]
