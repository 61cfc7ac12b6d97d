"""What an area or a service costs, earns and asks: one seller after the other."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Generic, NamedTuple, Never

from vssbudget.amounts import Percent, Tkr, Year
from vssbudget.findings import BudgetPath
from vssbudget.formulas.algebra import Line, Row
from vssbudget.formulas.mixes import Agreements, Mix, followed_by
from vssbudget.formulas.movement import Movement
from vssbudget.formulas.operations import (
    AGAINST,
    ALIKE,
    AT_LAST_VOLUME,
    AT_VOLUME,
    BEFORE,
    CHANGE,
    DIFFERENCE,
    FOLLOWED,
    FOLLOWED_IN_STEPS,
    PRODUCT,
    RATIO,
    SIZE,
    SUM,
    TOTAL,
    Allotted,
    Caused,
    InProportion,
    Picked,
)
from vssbudget.formulas.reserves import Reserves
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import Area, CostPart, Pool, Service
from vssbudget.model.blocks import NOTHING


class Basis(StrEnum):
    """Where a year's revenue comes from; where there is none, it has no basis."""

    GIVEN = "given"
    DECIDED = "decided"
    SELF_COST = "self-cost"
    MOVED = "moved"


Borne = Mapping[str, Mapping[str, Line]]
"""What sellers bear beside what follows their own indices, by cause: `capital` and `shared`."""

Billed = Mapping[str, Line]
"""What customers bear of the costs of sellers, where it is booked as revenue of these."""

NOTHING_BILLED: Billed[Never] = {}


class PartCost(NamedTuple, Generic[Line]):
    """The cost of a part: what the file says of it, what it follows, its row, where that begins."""

    own: CostPart
    mix: Mix
    row: Line
    starts: Collection[Year]


class Seller(NamedTuple, Generic[Line]):
    """An area, or a service: rows from the base year on, unrounded.

    Of its `cost` all that has to be paid for is `needed`: less what is `returned` of earlier
    results, and `other` revenue, which is not paid per unit. `paid` is what its price brings in,
    `revenue` that and the other; the `basis` of that is of the plan years alone.
    """

    own: Area | Service
    parts: Sequence[PartCost[Line]]
    cost: Line
    returned: Line | None
    other: Line | None
    needed: Line
    paid: Line
    revenue: Line
    basis: Sequence[Basis | None]


class Target(NamedTuple, Generic[Line]):
    """What a price has to bring in at the volume of the year before, and brought in before."""

    after: Line
    before: Line


class Sellers(Generic[Line]):
    """Works out sellers; the caller sets the arithmetic."""

    def __init__(self, sheet: Sheet[Line]) -> None:
        self.sheet = sheet
        self.budget = sheet.budget
        self.algebra = sheet.algebra
        self.movement = Movement(sheet)
        self.reserves = Reserves(sheet)

    def area(
        self, key: str, inside: Mapping[str, Line], billed: Line | None = None
    ) -> Seller[Line]:
        """Work out an area without services; capital and shared cost are `inside` its cost.

        Its revenue is given; or what a price change that was decided or agreed makes of it, or the
        rate of the index of its price, R(t) = R(t−1) · (1 + change/100) · V(t)/V(t−1); else it is
        set to cost, less what is returned, and to the result that is planned and what goes to
        reserves. Of one with a frame it is not: there is none then. What is `billed` to customers
        is other revenue: the price bears the rest.
        """
        area, path = self.budget.areas[key], ("areas", key)
        if area.earns_alone:
            return self._earning(key, area, inside)
        cost = self._moved(key, inside)
        returned = None
        if area.carry_over and area.carry_over.returned:
            returned = self.sheet.filled(area.carry_over.returned, *path, "carry_over", "returned")
        due = self._with_planned(key, self._less(cost, returned, "carry_over"))
        return self._sold(area, path, (), cost, returned, due, billed)

    def _with_planned(self, key: str, needed: Line) -> Line:
        """Add what a revenue is to leave: the result that is planned, what goes to reserves."""
        if planned := self.budget.areas[key].result:
            row = self.sheet.filled(planned, "areas", key, "result")
            needed = self._more(needed, row, "planned_result")
        if key in self.reserves.by:
            needed = self._more(needed, self.reserves.transferred(key), "transfers")
        return needed

    def _more(self, needed: Line, row: Line, cause: str) -> Line:
        more = self.algebra.make(SUM, needed, self.algebra.make(Caused(cause), row))
        return self.algebra.named(more, "needed")

    def _earning(self, key: str, area: Area, inside: Mapping[str, Line]) -> Seller[Line]:
        """Work out an area that earns without a cost: its revenue moves as a cost does.

        It costs what it bears of capital and shared cost, if anything.
        """
        cost, revenue = self.area_cost(key, inside), self._moved(key, {})
        basis = [Basis.GIVEN if year in area.revenue else Basis.MOVED for year in self.sheet.plan]
        return Seller(area, (), cost, None, None, cost, revenue, revenue, basis)

    def frame(self, key: str) -> Line:
        """Carry the frame of an area that has one from the base year on."""
        own, path = self.budget.areas[key].frame, ("areas", key, "frame")
        assert own is not None
        return self.movement.cost(own, self.movement.mixes.of(own, None, path), path)

    def area_cost(self, key: str, inside: Mapping[str, Line]) -> Line:
        """Carry the cost of an area without services; of what earns alone what it bears is all."""
        if not self.budget.areas[key].earns_alone:
            return self._moved(key, inside)
        if not inside:
            return self.sheet.filled({}, "areas", key, "cost")
        return self.movement.borne(
            [self.algebra.make(Caused(cause), row) for cause, row in inside.items()]
        )

    def _moved(self, key: str, inside: Mapping[str, Line]) -> Line:
        area, movement = self.budget.areas[key], self.movement
        mix = movement.mixes.of(area, area.volume, ("areas", key))
        return movement.cost(area, mix, ("areas", key), inside=inside)

    def services(
        self, key: str, borne: Borne[Line], billed: Billed[Line] = NOTHING_BILLED
    ) -> dict[str, Seller[Line]]:
        """Work out the services of an area; what is billed to customers is other revenue."""
        area = self.budget.areas[key]
        parts = {name: self.parts(key, name) for name in area.services}
        costs = {
            name: self.whole(f"{key}.{name}", each, borne.get(f"{key}.{name}", {}))
            for name, each in parts.items()
        }
        returned = self._returned(key, costs)
        found = {}
        for name, service in area.services.items():
            path, back = ("areas", key, "services", name), returned.get(name)
            due = self._less(costs[name], back, "carry_over")
            other = self.other(service, path, billed.get(f"{key}.{name}"))
            told = (parts[name], costs[name], back, due, other)
            found[name] = self._sold(service, path, *told)
        return found

    def earned(self, key: str, sold: Mapping[str, Seller[Line]]) -> Line:
        """Add up what the services of an area earn; where by a frame none does, its own stands."""
        area = self.budget.areas[key]
        rows = [sold[name].revenue for name in area.earning]
        if not rows:
            return self.sheet.row(area.revenue, "areas", key, "revenue")
        return self._whole(rows) if area.frame else self.movement.added(rows)

    def basis(self, key: str, sold: Mapping[str, Seller[Line]]) -> Sequence[Basis | None]:
        """Say where the revenue of services comes from: of several answers a decision first."""
        area, told = self.budget.areas[key], (Basis.DECIDED, Basis.GIVEN, Basis.SELF_COST)
        if not area.earning:
            return bases_of(area, self.sheet.plan, framed=True)
        columns = zip(*[sold[name].basis for name in area.earning], strict=True)
        return tuple([next((each for each in told if each in of), None) for of in columns])

    def parts(self, key: str, name: str) -> list[PartCost[Line]]:
        """Carry the parts of a service.

        An amount that is agreed for the whole service is shared by its parts as they would have
        been without it; from there each goes on by its own index. Of agreements that of a part
        wins, then that of its service, then that of its area.
        """
        area = self.budget.areas[key]
        service, path = area.services[name], ("areas", key, "services", name)
        above = [(path[:2], area.agreement), (path, service.agreement)]
        above = [each for each in above if each[1] is not None]
        amounts = service.agreement.amounts if service.agreement else {}
        agreed: dict[str, dict[Year, Line]] = {part: {} for part in service.parts}
        if amounts:
            whole = self.sheet.row(amounts, *path, "agreement", "amounts")
            for year in sorted(amounts):
                costs = [each.row for each in self._carried(service, path, above, agreed)]
                at = self.sheet.at(year)
                weights = self.algebra.several(ALIKE, *costs)
                shares = self.algebra.several(InProportion(at), whole, *weights)
                for part, share in zip(service.parts, shares, strict=False):
                    own = self.algebra.named(share, "agreed-share")
                    agreed[part] = {**agreed[part], year: own}
        return self._carried(service, path, above, agreed)

    def pool_parts(self, key: str) -> list[PartCost[Line]]:
        """Carry the parts of a pool that has a cost of its own."""
        pool = self.budget.pools[key]
        return self._carried(pool, ("pools", key), (), {})

    def _carried(
        self,
        owner: Service | Pool,
        path: BudgetPath,
        above: Agreements,
        agreed: Mapping[str, Mapping[Year, Line]],
    ) -> list[PartCost[Line]]:
        """Carry parts: what each follows by itself, or another one, which is carried first."""
        found: dict[str, PartCost[Line]] = {}
        for name in owner.parts:
            for each in reversed(followed_by(owner.parts, name)):
                if each not in found:
                    found[each] = self._part(owner, each, path, above, agreed.get(each, {}), found)
        return [found[name] for name in owner.parts]

    def _part(
        self,
        owner: Service | Pool,
        name: str,
        path: BudgetPath,
        above: Agreements,
        agreed: Mapping[Year, Line],
        before: Mapping[str, PartCost[Line]],
    ) -> PartCost[Line]:
        part, where = owner.parts[name], (*path, "parts", name)
        if part.percent_of:
            other = before[part.percent_of]
            mix, row = other.mix, self.movement.in_percent(part, where, other.row, agreed)
        else:
            mix = self.movement.mixes.of(part, owner.volume, where, above)
            row = self.movement.cost(part, mix, where, agreed)
        row = self.algebra.named(row, "cost-part", part.name or name)
        return PartCost(part, mix, row, self.movement.starts(part) | agreed.keys())

    def whole(self, key: str, parts: Sequence[PartCost[Line]], beside: Mapping[str, Line]) -> Line:
        """Add up the parts of a service or a pool, and what is borne beside them."""
        rows = [each.row for each in parts]
        if beside:
            borne = [self.algebra.make(Caused(cause), row) for cause, row in beside.items()]
            rows.append(self.movement.borne(borne))
        if len(rows) == 1:
            return rows[0]
        return self.algebra.named(self.algebra.make(SUM, *rows), "exact-cost-of", key)

    def price_change(self, seller: Seller[Line]) -> Line:
        """Give the change of the price of a unit: R(t)·V(t−1) / (R(t−1)·V(t)) − 1, in percent."""
        return self.change_of(seller.own, seller.paid)

    def change_of(self, own: Area | Service, paid: Line) -> Line:
        """Give the same of what is paid for what an area or a service sells.

        What earns alone has no price, of taxes or grants, that could change.
        """
        if isinstance(own, Area) and own.earns_alone:
            return self.sheet.row({})
        before = self.algebra.make(BEFORE, paid)
        return self._change(self._at_last_volume(paid, own), before)

    def target(self, seller: Seller[Line]) -> Target[Line]:
        """Give what the price has to bring in, and what that of the year before brought in."""
        after, before = self._price(seller.needed, seller)
        return Target(self.algebra.make(AGAINST, after, seller.needed, seller.paid), before)

    def self_cost_change(self, target: Target[Line]) -> Line:
        """Give the change to a price that bears the cost."""
        return self._change(target.after, target.before)

    def _change(self, after: Line, before: Line) -> Line:
        return self.algebra.named(self.algebra.make(CHANGE, after, before), "exact-change")

    def change_together(self, sellers: Mapping[str, Seller[Line]]) -> Line:
        """Give how the prices of services change on average.

        That is Σ Pₛ(t) / Σ Pₛ(t−1) · Vₛ(t)/Vₛ(t−1) − 1, where P is the revenue paid per unit: the
        prices are weighed with the volumes of the year.
        """
        paid = self._whole([each.paid for each in sellers.values()])
        return self._change(paid, self.before_together(sellers))

    def self_cost_together(
        self, sellers: Mapping[str, Seller[Line]], targets: Iterable[Target[Line]]
    ) -> Line:
        """Give the change to prices that bear the cost of services, on average."""
        each = zip(sellers.values(), targets, strict=True)
        needed = self._whole([self._needed(seller, target) for seller, target in each])
        return self._change(needed, self.before_together(sellers))

    def before_together(self, sellers: Mapping[str, Seller[Line]]) -> Line:
        """Give what the prices of the year before bring in at the volumes of the year."""
        make = self.algebra.make
        rows = [self._weighed(make(BEFORE, each.paid), each.own) for each in sellers.values()]
        return self.algebra.named(self._whole(rows), "paid-before")

    def _needed(self, seller: Seller[Line], target: Target[Line]) -> Line:
        """Give what is needed, moved as the price of a unit is, at the volume of the year."""
        after, volume = target.after, seller.own.volume
        if volume is None:
            return after
        return self.algebra.make(AT_VOLUME, seller.needed, after, self.movement.ratio(volume))

    def _weighed(self, row: Line, own: Area | Service) -> Line:
        if own.volume is None:
            return row
        weighed = self.algebra.make(PRODUCT, row, self.movement.ratio(own.volume))
        return self.algebra.named(weighed, "paid-before")

    def _whole(self, rows: Sequence[Line]) -> Line:
        return rows[0] if len(rows) == 1 else self.algebra.make(TOTAL, *rows)

    def _price(self, row: Line, seller: Seller[Line]) -> tuple[Line, Line]:
        """Give a row at the volume of the year before, and what was paid in that year."""
        return self._at_last_volume(row, seller.own), self.algebra.make(BEFORE, seller.paid)

    def _at_last_volume(self, row: Line, own: Area | Service) -> Line:
        if own.volume is None:
            return row
        target = self.algebra.make(AT_LAST_VOLUME, row, self.movement.ratio(own.volume))
        return self.algebra.named(target, "at-last-volume")

    def _less(self, row: Line, taken: Line | None, cause: str) -> Line:
        """Take off what needs no price."""
        if taken is None:
            return row
        less = self.algebra.make(DIFFERENCE, row, self.algebra.make(Caused(cause), taken))
        return self.algebra.named(less, "needed" if cause == "carry_over" else "paid")

    def _followed(self, own: Area | Service, path: BudgetPath, given: Line, needed: Line) -> Line:
        """Give what is paid: as given, by a change decided, agreed or of an index, or as needed."""
        growth = self._price_growth(own, path)
        if growth is None:
            return self.algebra.make(FOLLOWED, given, needed)
        growth = self.algebra.named(growth, "price")
        return self.algebra.named(self._changed(own, path, given, needed, growth), "paid")

    def _price_growth(self, own: Area | Service, path: BudgetPath) -> Line | None:
        """Give the growth of a price in the plan years that have one, said or by its index."""
        said, indexed = self._growth_said(own, path), self.budget.indexed(own)
        if own.price_index is None or not indexed:
            return said
        others = [year for year in self.sheet.years if year not in indexed]
        growth = self.movement.index_growth(own.price_index, others)
        if said is None:
            return growth
        which = tuple([int(year in indexed) for year in self.sheet.years])
        return self.algebra.make(Picked(which), said, growth)

    def _growth_said(self, own: Area | Service, path: BudgetPath) -> Line | None:
        """Give the growth of a price in the plan years of which it is decided or agreed."""
        base, decided = self.sheet.base, own.price_change
        if own.agreement is None:
            return self.movement.growth(decided, *path, "price_change") if decided else None
        agreed = {year: each for year, each in own.agreed_price.items() if year > base}
        if not agreed:
            return self.movement.growth(decided, *path, "price_change") if decided else None
        growth = self.movement.growth(agreed, *path, "agreement", "price_change")
        if not decided:
            return growth
        which = tuple([int(year in agreed) for year in self.sheet.years])
        other = self.movement.growth(decided, *path, "price_change")
        return self.algebra.make(Picked(which), other, growth)

    def after_change(
        self, own: Area | Service, year: Year, before: Decimal, percent: Percent
    ) -> Line:
        """Give what is paid in a year after what was paid before it and a price change.

        That is P(t−1) · (1 + change/100) · V(t)/V(t−1). A price that goes in steps is first taken
        to the nearest one, as it will be charged: later years go on from there.
        """
        return self._changed(own, (), *self._after(year, before, percent))

    def unstepped_after(
        self, own: Area | Service, year: Year, before: Decimal, percent: Percent
    ) -> Line:
        """Give the same without a step of the price; the change is at `price_change`."""
        return self._grown(own, *self._after(year, before, percent))

    def _after(self, year: Year, before: Decimal, percent: Percent) -> tuple[Line, Line, Line]:
        given = self.sheet.row({Year(year - 1): before})
        growth = self.movement.growth({year: percent}, "price_change")
        return given, self.sheet.row({}), growth

    def _changed(
        self, own: Area | Service, path: BudgetPath, given: Line, needed: Line, growth: Line
    ) -> Line:
        if isinstance(own, Service) and own.volume is not None and self.budget.step_of(own):
            volume, step = self.movement.volume(own.volume), self.step(own, path)
            rows = (given, needed, growth, volume, step, self.per())
            return self.algebra.make(FOLLOWED_IN_STEPS, *rows)
        return self._grown(own, given, needed, growth)

    def _grown(self, own: Area | Service, given: Line, needed: Line, growth: Line) -> Line:
        factors = [growth] if own.volume is None else [growth, self.movement.ratio(own.volume)]
        return self.algebra.make(FOLLOWED, given, needed, *factors)

    def step(self, own: Service, path: BudgetPath) -> Line:
        """Give the step of a price: that of the service, else that of the file."""
        where: BudgetPath = ("price_unit", "step")
        if own.price_step:
            where = (*path, "price_step")
        return self.sheet.constant(self.budget.step_of(own) or 0, *where)

    def per(self) -> Line:
        """Give how much of what prices are written in makes one unit of the file."""
        return self.sheet.constant(self.budget.price_per, "price_unit", "per")

    def _sold(
        self,
        own: Area | Service,
        path: BudgetPath,
        parts: Sequence[PartCost[Line]],
        cost: Line,
        returned: Line | None,
        due: Line,
        other: Line | None,
    ) -> Seller[Line]:
        """Give what an area or a service earns for what is due.

        A given revenue stands. A decided price gives R(t) = price · V(t) + other(t); a decided
        price change gives what is paid after it, and other(t). Else revenue is set to what is due:
        the cost, less what is returned of earlier results.
        """
        key = path[1]
        needed = self._less(due, other, "other_revenue")
        given = self.paid_given(own, path, other)
        paid = self._followed(own, path, given, self._set_to(key, needed))
        revenue = paid
        if other is not None:
            revenue = self.algebra.named(self.algebra.make(SUM, paid, other), "exact-revenue")
            stated = {*own.revenue, *prices_of(own), *own.price_changes}
            stated |= self.budget.indexed(own)
            which = [0 if year in stated else 1 for year in self.sheet.years]
            due = self._set_to(key, due)
            revenue = self.algebra.make(Picked((0, *which[1:])), revenue, due)
        framed = self.budget.areas[key].frame is not None
        basis = bases_of(own, self.sheet.plan, framed=framed)
        return Seller(own, parts, cost, returned, other, needed, paid, revenue, basis)

    def _set_to(self, key: str, due: Line) -> Line:
        """Give what a revenue is set to that nothing says; in an area with a frame to nothing."""
        return self.sheet.row({}) if self.budget.areas[key].frame else due

    def other(self, service: Service, path: BudgetPath, billed: Line | None) -> Line | None:
        """Give what is not paid per unit, where there is any: as it is given, and what is billed.

        That is what customers bear of the cost, where it is booked as revenue.
        """
        if not service.other_revenue:
            return billed
        given = self.sheet.filled(service.other_revenue, *path, "other_revenue")
        if billed is None:
            return given
        return self.algebra.named(self.algebra.make(TOTAL, given, billed), "other-revenue")

    def paid_given(self, own: Area | Service, path: BudgetPath, other: Line | None) -> Line:
        """Give what is paid per unit as the file says it: by the revenue, or by the price."""
        make, sheet = self.algebra.make, self.sheet
        paid = sheet.row(own.revenue, *path, "revenue")
        if other is not None:
            paid = self.algebra.named(make(DIFFERENCE, paid, other), "paid")
        if not (prices := prices_of(own)) or own.volume is None:
            return paid
        volume = self.movement.volume(own.volume)
        price = make(PRODUCT, sheet.row(prices, *path, "price"), volume)
        price = self.algebra.named(price, "paid-in-price-unit")
        by_price = self.algebra.named(make(RATIO, price, self.per()), "paid")
        return make(Picked(self._by_revenue(own)), paid, by_price)

    def earned_given(self, service: Service, path: BudgetPath, other: Line | None) -> Line:
        """Give what is earned as the file says it: the revenue, or by the price and other."""
        paid = self.paid_given(service, path, other)
        earned = self.sheet.row(service.revenue, *path, "revenue")
        if other is not None:
            paid = self.algebra.named(self.algebra.make(TOTAL, paid, other), "exact-revenue")
            paid = self.algebra.make(Picked(self._by_price(service)), paid)
        return self.algebra.make(Picked(self._by_revenue(service)), earned, paid)

    def _by_revenue(self, own: Area | Service) -> tuple[int, ...]:
        return tuple([0 if year in own.revenue else 1 for year in self.sheet.years])

    def _by_price(self, service: Service) -> tuple[int | None, ...]:
        return tuple([0 if year in service.price else None for year in self.sheet.years])

    def _returned(self, key: str, costs: Mapping[str, Line]) -> dict[str, Line]:
        """Share what an area returns in a plan year by what its services cost in it.

        Where none costs anything they return it alike: nothing is lost.
        """
        area = self.budget.areas[key]
        if not (area.carry_over and area.carry_over.returned):
            return {}
        path, base = ("areas", key, "carry_over", "returned"), self.sheet.base
        planned = {year: each for year, each in area.carry_over.returned.items() if year > base}
        returned = self.by_cost(self.sheet.filled(planned, *path), costs)
        return {
            name: self.algebra.named(part, "returned-by", f"{key}.{name}")
            for name, part in returned.items()
        }

    def by_cost(self, whole: Line, costs: Mapping[str, Line]) -> dict[str, Line]:
        """Share whole amounts by costs, by largest remainder; where nothing costs, all alike."""
        sizes, names = [self.algebra.make(SIZE, each) for each in costs.values()], tuple(costs)
        weights = self.algebra.several(ALIKE, *sizes)
        return dict(
            zip(names, self.algebra.several(Allotted(names), whole, *weights), strict=False)
        )


def prices_of(own: Area | Service) -> Mapping[Year, Decimal]:
    """Give the prices of a unit that the file says: a service has them."""
    return own.price if isinstance(own, Service) else NOTHING


def bases_of(
    own: Area | Service, plan: Sequence[Year], *, framed: bool
) -> tuple[Basis | None, ...]:
    """Say where the revenue of each plan year comes from: given, decided, or the cost.

    In an area that is `framed` it does not come from the cost: there may be none.
    """
    prices = prices_of(own)
    stated, left = max(own.revenue, default=0), None if framed else Basis.SELF_COST
    priced = own.price_changes or own.price_index or prices
    if not plan or (stated < plan[0] and not priced):
        return _alike(left, len(plan))
    return tuple([_basis(own, prices, year) or left for year in plan])


@cache
def _alike(basis: Basis | None, years: int) -> tuple[Basis | None, ...]:
    return (basis,) * years


def _basis(own: Area | Service, prices: Mapping[Year, object], year: Year) -> Basis | None:
    if year in own.revenue:
        return Basis.GIVEN
    decided = own.price_index or year in prices or year in own.price_changes
    return Basis.DECIDED if decided else None


def changes_in_force(formulas: Sellers[Row], own: Area | Service) -> Mapping[Year, Percent]:
    """Give the changes of a price that hold: decided, agreed, or in the plan those of its index.

    The caller sets the arithmetic.
    """
    if not (indexed := formulas.budget.indexed(own)):
        return own.price_changes
    rates = zip(
        formulas.sheet.years, formulas.movement.indices.rate(own.price_index or ""), strict=True
    )
    by_index = {year: Percent(rate) for year, rate in rates if year in indexed and rate is not None}
    return {**own.price_changes, **by_index}


def returned_by(area: Area) -> Mapping[Year, Tkr]:
    """Give what an area returns of earlier results, by year."""
    return area.carry_over.returned if area.carry_over else {}
