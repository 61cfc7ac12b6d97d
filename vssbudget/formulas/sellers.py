"""What an area or a service costs, earns and asks: one seller after the other."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Generic, NamedTuple

from vssbudget.amounts import Percent, Tkr, Year
from vssbudget.findings import BudgetPath
from vssbudget.formulas.algebra import Line
from vssbudget.formulas.mixes import Mix
from vssbudget.formulas.movement import Movement
from vssbudget.formulas.operations import (
    AGAINST,
    AT_LAST_VOLUME,
    AT_VOLUME,
    BEFORE,
    CHANGE,
    DIFFERENCE,
    FOLLOWED,
    PRODUCT,
    RATIO,
    SIZE,
    SUM,
    TOTAL,
    Allotted,
    Caused,
    Fitted,
    FollowedInSteps,
    Picked,
)
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import Agreement, Area, CostPart, Service


class Basis(StrEnum):
    """Where a year's revenue comes from."""

    GIVEN = "given"
    DECIDED = "decided"
    SELF_COST = "self-cost"


Borne = Mapping[str, Mapping[str, Line]]
"""What sellers bear beside what follows their own indices, by cause: `capital` and `shared`."""


class PartCost(NamedTuple, Generic[Line]):
    """The cost of a part: what the file says of it, what it follows, its row, where that begins."""

    own: CostPart
    mix: Mix
    row: Line
    starts: Collection[Year]


class Seller(NamedTuple, Generic[Line]):
    """An area, or a service: rows from the base year on, unrounded.

    Of its `cost` all that has to be paid for is `needed`: less what is `returned` of earlier
    results, and what is not paid per unit. `paid` is what its price brings in, `revenue` that and
    what is not paid per unit.
    """

    own: Area | Service
    parts: Sequence[PartCost[Line]]
    cost: Line
    returned: Line | None
    needed: Line
    paid: Line
    revenue: Line


class Sellers(Generic[Line]):
    """Works out sellers; the caller sets the arithmetic."""

    def __init__(self, sheet: Sheet[Line]) -> None:
        self.sheet = sheet
        self.budget = sheet.budget
        self.algebra = sheet.algebra
        self.movement = Movement(sheet)

    def area(self, key: str, inside: Mapping[str, Line]) -> Seller[Line]:
        """Work out an area without services; capital and shared cost are `inside` its cost.

        Its revenue is given; or what a price change that was decided makes of it, R(t) = R(t−1) ·
        (1 + change/100) · V(t)/V(t−1); else it is set to cost, less what is returned.
        """
        area = self.budget.areas[key]
        cost = self.area_cost(key, inside)
        returned = None
        if area.carry_over and area.carry_over.returned:
            path = ("areas", key, "carry_over", "returned")
            returned = self.sheet.filled(area.carry_over.returned, *path)
        needed = self._less(cost, returned, "carry_over")
        given = self.sheet.row(area.revenue, "areas", key, "revenue")
        paid = self._followed(area, ("areas", key), given, needed)
        return Seller(area, (), cost, returned, needed, paid, paid)

    def area_cost(self, key: str, inside: Mapping[str, Line]) -> Line:
        """Carry the cost of an area without services."""
        area, movement = self.budget.areas[key], self.movement
        mix = movement.mixes.of_area(area)
        return movement.cost(area, mix, ("areas", key), inside=inside)

    def services(self, key: str, borne: Borne[Line]) -> dict[str, Seller[Line]]:
        """Work out the services of an area."""
        area = self.budget.areas[key]
        parts = {name: self.parts(key, name) for name in area.services}
        costs = {
            name: self.whole(each, borne.get(f"{key}.{name}", {})) for name, each in parts.items()
        }
        returned = self._returned(key, costs)
        return {
            name: self._service(key, name, parts[name], costs[name], returned.get(name))
            for name in area.services
        }

    def parts(self, key: str, name: str) -> list[PartCost[Line]]:
        """Carry the parts of a service.

        An amount that is agreed for the whole service is shared by its parts as they would have
        been without it; from there each goes on by its own index. Of agreements that of a part
        wins, then that of its service, then that of its area.
        """
        area = self.budget.areas[key]
        service, path = area.services[name], ("areas", key, "services", name)
        above = [each for each in (area.agreement, service.agreement) if each is not None]
        amounts = service.agreement.amounts if service.agreement else {}
        agreed: dict[str, dict[Year, Line]] = {part: {} for part in service.parts}
        if amounts:
            whole = self.sheet.row(amounts, *path, "agreement", "amounts")
            for year in sorted(amounts):
                costs = [each.row for each in self._parts(service, path, above, agreed)]
                at = self.sheet.at(year)
                for which, part in enumerate(service.parts):
                    share = self.algebra.make(Fitted(at, which), whole, *costs)
                    agreed[part] = {**agreed[part], year: share}
        return self._parts(service, path, above, agreed)

    def _parts(
        self,
        service: Service,
        path: BudgetPath,
        above: Sequence[Agreement],
        agreed: Mapping[str, Mapping[Year, Line]],
    ) -> list[PartCost[Line]]:
        found = []
        for name, part in service.parts.items():
            where = (*path, "parts", name)
            found.append(self._part(part, service.volume, where, above, agreed[name]))
        return found

    def pool_parts(self, key: str) -> list[PartCost[Line]]:
        """Carry the parts of a pool that has a cost of its own."""
        pool = self.budget.pools[key]
        return [
            self._part(part, pool.volume, ("pools", key, "parts", name), (), {})
            for name, part in pool.parts.items()
        ]

    def _part(
        self,
        part: CostPart,
        volume: str | None,
        path: BudgetPath,
        above: Sequence[Agreement],
        agreed: Mapping[Year, Line],
    ) -> PartCost[Line]:
        mix = self.movement.mixes.of_part(part, volume, above)
        row = self.movement.cost(part, mix, path, agreed)
        return PartCost(part, mix, row, self.movement.starts(part) | agreed.keys())

    def whole(self, parts: Sequence[PartCost[Line]], beside: Mapping[str, Line]) -> Line:
        """Add up parts, and what is borne beside them."""
        rows = [each.row for each in parts]
        if beside:
            borne = [self.algebra.make(Caused(cause), row) for cause, row in beside.items()]
            rows.append(self.movement.added(borne))
        return self.movement.added(rows)

    def price_change(self, seller: Seller[Line]) -> Line:
        """Give the change of the price of a unit: R(t)·V(t−1) / (R(t−1)·V(t)) − 1, in percent."""
        return self.algebra.make(CHANGE, *self._price(seller.paid, seller))

    def self_cost_change(self, seller: Seller[Line]) -> Line:
        """Give the change to a price that bears the cost."""
        return self.algebra.make(CHANGE, *self._target(seller))

    def change_together(self, sellers: Mapping[str, Seller[Line]]) -> Line:
        """Give how the prices of services change on average.

        That is Σ Pₛ(t) / Σ Pₛ(t−1) · Vₛ(t)/Vₛ(t−1) − 1, where P is the revenue paid per unit: the
        prices are weighed with the volumes of the year.
        """
        paid = self._whole([each.paid for each in sellers.values()])
        return self.algebra.make(CHANGE, paid, self.before_together(sellers))

    def self_cost_together(self, sellers: Mapping[str, Seller[Line]]) -> Line:
        """Give the change to prices that bear the cost of services, on average."""
        needed = self._whole([self._needed(each) for each in sellers.values()])
        return self.algebra.make(CHANGE, needed, self.before_together(sellers))

    def before_together(self, sellers: Mapping[str, Seller[Line]]) -> Line:
        """Give what the prices of the year before bring in at the volumes of the year."""
        make = self.algebra.make
        return self._whole(
            [self._weighed(make(BEFORE, each.paid), each.own) for each in sellers.values()]
        )

    def _needed(self, seller: Seller[Line]) -> Line:
        """Give what is needed, moved as the price of a unit is, at the volume of the year."""
        target, volume = self._target(seller)[0], seller.own.volume
        if volume is None:
            return target
        return self.algebra.make(AT_VOLUME, seller.needed, target, self.movement.ratio(volume))

    def _weighed(self, row: Line, own: Area | Service) -> Line:
        if own.volume is None:
            return row
        return self.algebra.make(PRODUCT, row, self.movement.ratio(own.volume))

    def _whole(self, rows: Sequence[Line]) -> Line:
        return rows[0] if len(rows) == 1 else self.algebra.make(TOTAL, *rows)

    def _price(self, row: Line, seller: Seller[Line]) -> tuple[Line, Line]:
        """Give a row at the volume of the year before, and what was paid in that year."""
        make, volume = self.algebra.make, seller.own.volume
        target = row if volume is None else make(AT_LAST_VOLUME, row, self.movement.ratio(volume))
        return target, make(BEFORE, seller.paid)

    def _target(self, seller: Seller[Line]) -> tuple[Line, Line]:
        target, before = self._price(seller.needed, seller)
        return self.algebra.make(AGAINST, target, seller.needed, seller.paid), before

    def _less(self, row: Line, taken: Line | None, cause: str) -> Line:
        """Take off what needs no price."""
        if taken is None:
            return row
        return self.algebra.make(DIFFERENCE, row, self.algebra.make(Caused(cause), taken))

    def _followed(self, own: Area | Service, path: BudgetPath, given: Line, needed: Line) -> Line:
        """Give what is paid: as given, by a price change that was decided, or as needed."""
        if not own.price_change:
            return self.algebra.make(FOLLOWED, given, needed)
        growth = self.movement.growth(own.price_change, *path, "price_change")
        return self._changed(own, given, needed, growth)

    def after_change(
        self, own: Area | Service, year: Year, before: Decimal, percent: Percent
    ) -> Line:
        """Give what is paid in a year after what was paid before it and a price change.

        That is P(t−1) · (1 + change/100) · V(t)/V(t−1). A price that goes in steps is first taken
        to the nearest one, as it will be charged: later years go on from there.
        """
        given = self.sheet.row({Year(year - 1): before})
        return self._changed(own, given, self.sheet.row({}), self.movement.growth({year: percent}))

    def _changed(self, own: Area | Service, given: Line, needed: Line, growth: Line) -> Line:
        if own.volume is None:
            return self.algebra.make(FOLLOWED, given, needed, growth)
        if step := self.budget.step_of(own):
            in_steps = FollowedInSteps(step, self.budget.price_per)
            volume = self.movement.volume(own.volume)
            return self.algebra.make(in_steps, given, needed, growth, volume)
        return self.algebra.make(FOLLOWED, given, needed, growth, self.movement.ratio(own.volume))

    def _service(
        self,
        key: str,
        name: str,
        parts: Sequence[PartCost[Line]],
        cost: Line,
        returned: Line | None,
    ) -> Seller[Line]:
        """Give what a service earns for its cost.

        A given revenue stands. A decided price gives R(t) = price · V(t) + other(t); a decided
        price change gives what is paid after it, and other(t). Else revenue is set to cost, less
        what is returned of earlier results.
        """
        service, path = self.budget.areas[key].services[name], ("areas", key, "services", name)
        other = None
        if service.other_revenue:
            other = self.sheet.filled(service.other_revenue, *path, "other_revenue")
        due = self._less(cost, returned, "carry_over")
        needed = self._less(due, other, "other_revenue")
        given = self._given(service, path, other)
        paid = self._followed(service, path, given, needed)
        revenue = paid
        if other is not None:
            revenue = self.algebra.make(SUM, paid, other)
            stated = {*service.revenue, *service.price, *service.price_change}
            which = [0 if year in stated else 1 for year in self.sheet.years]
            revenue = self.algebra.make(Picked((0, *which[1:])), revenue, due)
        return Seller(service, parts, cost, returned, needed, paid, revenue)

    def _given(self, service: Service, path: BudgetPath, other: Line | None) -> Line:
        """Give what is paid per unit as the file says it: by the revenue, or by the price."""
        make, sheet = self.algebra.make, self.sheet
        paid = sheet.row(service.revenue, *path, "revenue")
        if other is not None:
            paid = make(DIFFERENCE, paid, other)
        if not service.price or service.volume is None:
            return paid
        volume = self.movement.volume(service.volume)
        price = make(PRODUCT, sheet.row(service.price, *path, "price"), volume)
        by_price = make(RATIO, price, sheet.constant(sheet.budget.price_per, "price_unit", "per"))
        which = [0 if year in service.revenue else 1 for year in sheet.years]
        return make(Picked(tuple(which)), paid, by_price)

    def _returned(self, key: str, costs: Mapping[str, Line]) -> dict[str, Line]:
        """Share what an area returns in a plan year by what its services cost in it."""
        area = self.budget.areas[key]
        if not (area.carry_over and area.carry_over.returned):
            return {}
        path, base = ("areas", key, "carry_over", "returned"), self.sheet.base
        planned = {year: each for year, each in area.carry_over.returned.items() if year > base}
        whole = self.sheet.filled(planned, *path)
        sizes, names = [self.algebra.make(SIZE, each) for each in costs.values()], tuple(costs)
        return {
            name: self.algebra.make(Allotted(names, place), whole, *sizes)
            for place, name in enumerate(names)
        }


def bases_of(own: Area | Service, plan: Sequence[Year]) -> tuple[Basis, ...]:
    """Say where the revenue of each plan year comes from: given, decided, or the cost."""
    prices = own.price if isinstance(own, Service) else {}
    stated = max(own.revenue, default=0)
    if not plan or (stated < plan[0] and not (own.price_change or prices)):
        return _self_cost(len(plan))
    return tuple([_basis(own, prices, year) for year in plan])


@cache
def _self_cost(years: int) -> tuple[Basis, ...]:
    return (Basis.SELF_COST,) * years


def _basis(own: Area | Service, prices: Mapping[Year, object], year: Year) -> Basis:
    if year in own.revenue:
        return Basis.GIVEN
    decided = year in prices or year in own.price_change
    return Basis.DECIDED if decided else Basis.SELF_COST


def returned_by(area: Area) -> Mapping[Year, Tkr]:
    """Give what an area returns of earlier results, by year."""
    return area.carry_over.returned if area.carry_over else {}
