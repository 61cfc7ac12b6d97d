"""The price case: what each price would have to change by, and what of."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from functools import cached_property
from typing import NamedTuple, cast

from vssbudget.amounts import (
    EXACT,
    Exact,
    Percent,
    Tkr,
    Year,
    is_nothing,
    rounded,
)
from vssbudget.calculation.names import cause_told
from vssbudget.calculation.readings import MovingNumbers
from vssbudget.formulas.algebra import Moving, Row
from vssbudget.formulas.movement import CAUSES, cause_names, index_of
from vssbudget.formulas.rounded_parts import rounded_parts
from vssbudget.formulas.sellers import Basis, Seller, Sellers, Target, changes_in_force
from vssbudget.formulas.sheet import Sheet
from vssbudget.formulas.unit_prices import UnitPrices
from vssbudget.model import Area, Service
from vssbudget.projection.base_prices import base_change, base_rates
from vssbudget.projection.price_change import DECIMALS, How, PriceChange, Prices, UnitPrice
from vssbudget.projection.values import Projection

__all__ = [
    "CAUSES",
    "DECIMALS",
    "How",
    "PriceChange",
    "Prices",
    "UnitPrice",
    "base_change",
    "base_rates",
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


Sold = Mapping[str, Seller[Moving[Row]]]


class _Cause(NamedTuple):
    """What a cause adds to a change by year, by the name that it is told by."""

    name: str
    adds: Row
    is_index: bool


class _PriceCase:
    """Reads the formulas with what moves each row; the caller sets the arithmetic."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.budget = projection.budget
        self.formulas = Sellers(Sheet(MovingNumbers(), projection.budget, projection.rates_told))
        self.names = cause_names(projection.rates)
        self.base_rates = base_rates(projection)
        self.base = projection.budget.years.base
        self.plan = projection.budget.years.plan

    def of(self, key: str) -> Iterator[tuple[str, Prices]]:
        """Give the prices of an area, and behind it those of the services that it is the sum of."""
        area, self.base_rates = self.budget.areas[key], base_rates(self.projection)
        if not area.has_price:
            yield from ((each, {}) for each in (key, *[f"{key}.{name}" for name in area.services]))
            return
        known, sellers = self.projection.borne, [key, *[f"{key}.{each}" for each in area.services]]
        borne = {
            seller: {cause: Moving(row, {}) for cause, row in known[seller].items()}
            for seller in (sellers if known else ())
            if seller in known
        }
        billed = {each: Moving(row, {}) for each, row in self.projection.billed.items()}
        if not area.services:
            seller = self.formulas.area(key, borne.get(key, {}), billed.get(key))
            yield key, self._prices(key, seller, self.formulas.target(seller))
            return
        sold = self.formulas.services(key, borne, billed)
        targets = {name: self.formulas.target(each) for name, each in sold.items()}
        yield key, self._together(key, sold, targets.values())
        for name, each in sold.items():
            yield f"{key}.{name}", self._prices(f"{key}.{name}", each, targets[name])

    def _prices(self, key: str, seller: Seller[Moving[Row]], target: Target[Moving[Row]]) -> Prices:
        prices = self._base_year(key)
        change = self.formulas.self_cost_change(target)
        causes, hows = self._causes(change), self._hows(seller.own)
        basis, decided = seller.basis, self._decided(seller)
        unit = _Units(self.projection.formulas, key, seller)
        for at, year in enumerate(self.plan, 1):
            own = change.row[at]
            if own is None:
                continue
            result = None if basis[at - 1] is Basis.SELF_COST else self._result(seller, at)
            cost = cast("Exact", seller.cost.row[at])  # pragma: no mutate
            parts, how = _parts(causes, at), hows.get(year, How.DECIDED)
            prices[year] = PriceChange(
                cost, Percent(own), *parts, decided[at - 1], result, unit, at, how
            )
        return prices

    def _together(self, key: str, sold: Sold, targets: Iterable[Target[Moving[Row]]]) -> Prices:
        """Give the case of an area: that of its services, weighed with the volumes of the year."""
        prices, formulas = self._base_year(key), self.formulas
        cost = formulas.movement.added([each.cost for each in sold.values()]).row
        moved = formulas.self_cost_together(sold, targets)
        bases = [each.basis for each in sold.values()]
        decides = any(Basis.DECIDED in each for each in bases)
        known = formulas.change_together(sold).row if decides else moved.row
        causes = self._causes(moved)
        for at, year in enumerate(self.plan, 1):
            change, before = moved.row[at], [each.paid.row[at - 1] for each in sold.values()]
            if change is None or any(each is None or is_nothing(each) for each in before):
                continue
            basis = {each[at - 1] for each in bases}
            deciding = [
                each.own
                for each, of in zip(sold.values(), bases, strict=True)
                if of[at - 1] is Basis.DECIDED
            ]
            decided = result = None
            if basis != {Basis.SELF_COST}:
                result = Tkr(sum(self._result(each, at) for each in sold.values()))
                decided = known[at] if Basis.DECIDED in basis else None
            prices[year] = PriceChange(
                cast("Exact", cost[at]),  # pragma: no mutate
                Percent(change),
                *_parts(causes, at),
                cast("Percent | None", decided),  # pragma: no mutate
                result,
                how=self._how(deciding, year),
            )
        return prices

    def _hows(self, own: Area | Service) -> Mapping[Year, How]:
        """Say of a price in which years it was agreed, and in which it follows an index."""
        indexed = dict.fromkeys(self.budget.indexed(own), How.INDEXED)
        return indexed | dict.fromkeys(own.agreed_price, How.AGREED)

    def _how(self, deciding: Iterable[Area | Service], year: Year) -> How:
        """Say how prices are what they are, where it is the same of all; else they are decided."""
        hows = {self._hows(own).get(year, How.DECIDED) for own in deciding}
        return hows.pop() if len(hows) == 1 else How.DECIDED

    def _base_year(self, key: str) -> Prices:
        """Give the change that the rates of the base year allow, where there is one."""
        change = base_change(self.base_rates, key)
        return {} if change is None else {self.base: change}

    def _decided(self, seller: Seller[Moving[Row]]) -> list[Percent | None]:
        """Give the price changes that were decided; of a price in steps none stays as it is."""
        bases = seller.basis
        if Basis.DECIDED not in bases:
            return [None] * len(bases)
        known = cast("list[Percent]", self.formulas.price_change(seller).row)  # pragma: no mutate
        own: Mapping[Year, Percent] = {}
        if not self.budget.step_of(seller.own):
            own = changes_in_force(self.projection.formulas, seller.own)
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

    def _causes(self, change: Moving[Row]) -> list[_Cause]:
        """Give what each cause adds, by its name: first the indices, then others in their order."""
        causes = change.by
        indices = [(index, row) for cause, row in causes.items() if (index := index_of(cause))]
        told = [_Cause(index, row, True) for index, row in indices]
        others = [cause for cause in CAUSES if cause in causes]
        return told + [_Cause(self.names[cause], causes[cause], False) for cause in others]


def _parts(causes: Sequence[_Cause], at: int) -> tuple[tuple[str, ...], list[Percent]]:
    """Give what each cause adds in a year, in percent; an index also where it is zero."""
    names, parts = [], []
    for name, row, is_index in causes:
        adds = row[at]
        if adds is not None and (is_index or not is_nothing(adds)):
            names.append(name)
            parts.append(Percent(adds))
    return tuple(names), parts


class _Units:
    """Gives what a unit of a service costs in a plan year, None without a volume."""

    def __init__(self, formulas: Sellers[Row], key: str, seller: Seller[Moving[Row]]) -> None:
        self._asked = formulas, key, seller

    def __call__(self, at: int) -> UnitPrice | None:
        """Give the price of a unit in the year at a place of the rows."""
        formulas, _, seller = self._asked
        own = seller.own
        if not isinstance(own, Service) or own.volume is None:
            return None
        self_cost, paid, stepped, leaves = self._rows
        year = formulas.sheet.years[at]
        decided = paid[at] if seller.basis[at - 1] is Basis.DECIDED else None
        told = (formulas.budget.volume(own.volume, year), paid[at - 1], self_cost[at])
        left = leaves[at]
        return UnitPrice(
            *cast("tuple[Decimal, Decimal, Decimal]", told),  # pragma: no mutate
            stepped[at],
            None if left is None else Tkr(int(left)),
            decided,
        )

    @cached_property
    def _rows(self) -> tuple[Row, Row, Row, Row]:
        """Give the price that bears the cost, the one paid, that in its step, what it leaves."""
        formulas, key, seller = self._asked
        own = cast("Service", seller.own)  # pragma: no mutate
        prices, none = UnitPrices(formulas), (None,) * len(formulas.sheet.years)
        area, _, name = key.partition(".")
        path = ("areas", area, "services", name)
        returned, other = (each and each.row for each in (seller.returned, seller.other))
        with localcontext(EXACT):
            exact, paid = prices.of(own, seller.needed.row), prices.of(own, seller.paid.row)
            if formulas.budget.step_of(own) is None:
                return exact, paid, none, none
            stepped = prices.stepped(own, path, exact)
            leaves = prices.leaves(own, stepped, seller.cost.row, returned, other)
            return exact, paid, stepped, leaves
