"""The price case: what each price would have to change by, and what of."""

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from typing import cast

from vssbudget.amounts import (
    EXACT,
    ZERO,
    Exact,
    Percent,
    Tkr,
    Year,
    in_steps,
    is_nothing,
    rounded,
)
from vssbudget.calculation.readings import Moves, Numbers
from vssbudget.formulas.algebra import Moving, Row
from vssbudget.formulas.movement import CAUSES, index_of
from vssbudget.formulas.sellers import Basis, Seller, Sellers, bases_of
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import Budget, Service
from vssbudget.projection.base_prices import base_change
from vssbudget.projection.names import index_name
from vssbudget.projection.price_change import DECIMALS, PriceChange, Prices, UnitPrice
from vssbudget.projection.price_rounding import rounded_parts
from vssbudget.projection.values import Projection
from vssbudget.wording import Message

__all__ = [
    "CAUSES",
    "DECIMALS",
    "PriceChange",
    "Prices",
    "UnitPrice",
    "base_change",
    "cause_names",
    "cause_told",
    "price_case",
    "prices_by_key",
    "prices_of",
    "rounded_parts",
]


def price_case(projection: Projection) -> dict[str, Prices]:
    """Work out the price case: for the base year on its rates, and the plan years.

    Returns:
        The prices of every area by its key, `hr`, and behind each area those of its services,
        `hr.hr_direkt`.
    """
    return dict(prices_by_key(projection))


def prices_by_key(
    projection: Projection, areas: Container[str] | None = None
) -> Iterator[tuple[str, Prices]]:
    """Work out the price case one area after the other, of all of them or of some."""
    case = _PriceCase(projection)
    for key in projection.budget.areas:
        if areas is None or key in areas:
            with localcontext(EXACT):
                priced = dict(case.of(key))
            yield from priced.items()


def prices_of(projection: Projection, key: str) -> Prices:
    """Work out the price case of one area, `hr`, or of one service, `hr.hr_direkt`."""
    with localcontext(EXACT):
        return dict(_PriceCase(projection).of(key.partition(".")[0]))[key]


def cause_names(indices: Container[str]) -> dict[str, str]:
    """Name the causes among the parts of a change: where an index has the name, with a `_`."""
    names = {}
    for cause in CAUSES:
        name = cause
        while name in indices:
            name += "_"
        names[cause] = name
    return names


def cause_told(budget: Budget, name: str) -> Message:
    """Say what a part of a change is due to: an index by its name, another cause in words."""
    if name in budget.indices:
        return Message("name", name=index_name(budget, name))
    cause = name.rstrip("_")
    told = Message(f"cause-{cause.replace('_', '-')}")
    return told if name == cause else Message("cause-of-key", cause=told, key=name)


Sold = Mapping[str, Seller[Moving[Row]]]


class _PriceCase:
    """Reads the formulas with what moves each row; the caller sets the arithmetic."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.budget = projection.budget
        self.formulas = Sellers(Sheet(Moves(Numbers()), projection.budget, projection.rates))
        self.names = cause_names(projection.rates)
        self.base = projection.budget.years.base
        self.plan = projection.budget.years.plan

    def of(self, key: str) -> Iterator[tuple[str, Prices]]:
        """Give the prices of an area, and behind it those of the services that it is the sum of."""
        area = self.budget.areas[key]
        known, sellers = self.projection.borne, [key, *[f"{key}.{each}" for each in area.services]]
        borne = {
            seller: {cause: Moving(row, {}) for cause, row in known[seller].items()}
            for seller in (sellers if known else ())
            if seller in known
        }
        if not area.services:
            seller = self.formulas.area(key, borne.get(key, {}))
            yield key, self._prices(key, seller)
            return
        sold = self.formulas.services(key, borne)
        priced = {
            f"{key}.{name}": self._prices(f"{key}.{name}", each) for name, each in sold.items()
        }
        yield key, self._together(key, sold)
        yield from priced.items()

    def _prices(self, key: str, seller: Seller[Moving[Row]]) -> Prices:
        prices = self._base_year(key)
        change = self.formulas.self_cost_change(seller)
        basis, decided = bases_of(seller.own, self.plan), self._decided(seller)
        unit = _Units(self.projection, seller, basis)
        for at, year in enumerate(self.plan, 1):
            own = change.row[at]
            if own is None:
                continue
            result = None if basis[at - 1] is Basis.SELF_COST else self._result(seller, at)
            cost = cast("Exact", seller.cost.row[at])  # pragma: no mutate
            prices[year] = PriceChange(
                cost, Percent(own), *self._parts(change, at), decided[at - 1], result, unit, at
            )
        return prices

    def _together(self, key: str, sold: Sold) -> Prices:
        """Give the case of an area: that of its services, weighed with the volumes of the year."""
        prices, formulas = self._base_year(key), self.formulas
        cost = formulas.movement.added([each.cost for each in sold.values()]).row
        moved = formulas.self_cost_together(sold)
        bases = [bases_of(each.own, self.plan) for each in sold.values()]
        decides = any(Basis.DECIDED in each for each in bases)
        known = formulas.change_together(sold).row if decides else moved.row
        for at, year in enumerate(self.plan, 1):
            change, before = moved.row[at], [each.paid.row[at - 1] for each in sold.values()]
            if change is None or any(each is None or is_nothing(each) for each in before):
                continue
            basis = {each[at - 1] for each in bases}
            decided = result = None
            if basis != {Basis.SELF_COST}:
                result = Tkr(sum(self._result(each, at) for each in sold.values()))
                decided = known[at] if Basis.DECIDED in basis else None
            prices[year] = PriceChange(
                cast("Exact", cost[at]),  # pragma: no mutate
                Percent(change),
                *self._parts(moved, at),
                cast("Percent | None", decided),  # pragma: no mutate
                result,
            )
        return prices

    def _base_year(self, key: str) -> Prices:
        """Give the change that the rates of the base year allow, where there is one."""
        change = base_change(self.projection, key)
        return {} if change is None else {self.base: change}

    def _decided(self, seller: Seller[Moving[Row]]) -> list[Percent | None]:
        """Give the price changes that were decided; of a price in steps none stays as it is."""
        bases = bases_of(seller.own, self.plan)
        if Basis.DECIDED not in bases:
            return [None] * len(bases)
        known = cast("list[Percent]", self.formulas.price_change(seller).row)  # pragma: no mutate
        own = {} if self.budget.step_of(seller.own) else seller.own.price_change
        return [
            own.get(year, change) if basis is Basis.DECIDED else None
            for year, basis, change in zip(self.plan, bases, known[1:], strict=True)
        ]

    def _result(self, seller: Seller[Moving[Row]], at: int) -> Tkr:
        """Give the result of a year, beyond what is returned of others."""
        figures = cast("list[Exact]", [seller.revenue.row[at], seller.cost.row[at]])
        earned, spent = rounded(figures)
        returned = seller.returned.row[at] if seller.returned else None
        return Tkr(earned - spent + int(returned or 0))

    def _parts(self, change: Moving[Row], at: int) -> tuple[tuple[str, ...], list[Percent]]:
        """Give what each cause adds in a year, in percent; an index also where it is zero."""
        indices, others = {}, {}
        for cause, row in change.by.items():
            if (adds := row[at]) is None:
                continue
            if index := index_of(cause):
                indices[index] = adds
            elif not is_nothing(adds):
                others[cause] = adds
        named = {self.names[cause]: others[cause] for cause in CAUSES if cause in others}
        parts = {**indices, **named}
        return tuple(parts), cast("list[Percent]", list(parts.values()))


class _Units:
    """Works out what a unit of a service costs in a plan year, None without a volume."""

    def __init__(
        self, projection: Projection, seller: Seller[Moving[Row]], basis: Sequence[Basis]
    ) -> None:
        self._asked = projection.budget, seller, basis

    def __call__(self, at: int) -> UnitPrice | None:
        """Give the price of a unit in the year at a place of the rows."""
        budget, seller, basis = self._asked
        own = seller.own
        if not isinstance(own, Service) or own.volume is None:
            return None
        year, per = budget.years.plan[at - 1], budget.price_per
        paid = cast("tuple[Decimal, ...]", seller.paid.row)
        with localcontext(EXACT):
            volume = budget.volume(own.volume, year)
            price = cast("Decimal", seller.needed.row[at]) * per / volume
            before, decided = paid[at - 1] * per / budget.volume(own.volume, Year(year - 1)), None
            if basis[at - 1] is Basis.DECIDED:
                decided = paid[at] * per / volume
            if (step := budget.step_of(own)) is None:
                return UnitPrice(volume, before, price, None, None, decided)
            stepped = in_steps(price, step)
            earned = Exact(stepped * volume / per + own.other_revenue.get(year, 0))
            returned = (seller.returned.row[at] if seller.returned else None) or ZERO
            wanted = Exact(cast("Decimal", seller.cost.row[at]) - returned)
            shown, cost = rounded([earned, wanted])
            return UnitPrice(volume, before, price, stepped, Tkr(shown - cost), decided)
