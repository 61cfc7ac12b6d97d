"""Shared cost: what pools cost, what each gives to whom, and what is borne of all of them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import Generic, NamedTuple

from vssbudget.formulas.algebra import Line
from vssbudget.formulas.keys import CostOf, Key, receivers
from vssbudget.formulas.operations import (
    ABOVE_NOTHING,
    ALIKE,
    DIFFERENCE,
    ELSE,
    NEGATED,
    PORTION,
    PRODUCT,
    ROUNDED,
    SHARES,
    SUM,
)
from vssbudget.formulas.sellers import Sellers

Capital = Callable[[str], Line | None]
"""Gives the unrounded capital cost of an area or a service, None where it bears none."""


class _PassedOn(NamedTuple, Generic[Line]):
    """What a pool of its own passes on of what areas and services gave it.

    That is what it has `borne` of them, which `part` of its cost that is, and who has which of the
    `shares`.
    """

    borne: Line
    part: Line
    shares: Mapping[str, Line]


class Pools(Generic[Line]):
    """Shares pools, in their order; the caller sets the arithmetic.

    A place is what bears cost: an area without services, a service (`hr.it`), a pool with a cost of
    its own, or a customer. What is asked for is worked out once, with what it needs of earlier
    orders, these first.
    """

    def __init__(self, sellers: Sellers[Line], capital: Capital[Line]) -> None:
        self.sellers = sellers
        self.sheet = sellers.sheet
        self.budget = sellers.budget
        self.algebra = sellers.algebra
        self.in_order = tuple(sorted(self.budget.pools, key=self._order))
        self._capital = capital
        self._place_in_order = {pool: place for place, pool in enumerate(self.in_order)}
        self._givers: dict[str, list[str]] = {}
        for pool in self.in_order:
            for name in receivers(self.budget.pools[pool].key):
                self._givers.setdefault(name, []).append(pool)
        self._keys: dict[str, Key[Line]] = {}
        self._given: dict[str, dict[str, Line]] = {}
        self._billed: dict[str, Mapping[str, Line]] = {}
        self._costs: dict[tuple[str, int], Line] = {}
        self._shared: dict[tuple[str, int], Line] = {}

    def cost(self, pool: str) -> Line:
        """Give the whole of what a pool shares, rounded once."""
        each = self.budget.pools[pool]
        return self.whole(each.of or pool, each.order)

    def given(self, pool: str) -> dict[str, Line]:
        """Give what each receiver bears of a pool: by its key, or as decided."""
        for each in () if pool in self._given else self._unknown(pool):
            self._given[each] = {
                name: self.algebra.named(row, "of-pool", each, name)
                for name, row in self._shared_by(each).items()
            }
        return self._given[pool]

    def to(self, pool: str, receiver: str) -> Line:
        """Give what a receiver bears of a pool."""
        return self.given(pool)[receiver]

    def key(self, pool: str) -> Key[Line]:
        """Give the key of a pool whose amounts are not decided."""
        if pool not in self._keys:
            key, cost_of = (
                self.budget.pools[pool].key,
                partial(self.whole, before=self._order(pool)),
            )
            self._keys[pool] = Key(self.sheet, key, ("pools", pool, "key"), pool, cost_of)
        return self._keys[pool]

    def shared_out(self, pool: str) -> Line:
        """Give what a pool, or the `total` of them, gives in all."""
        if pool == "total":
            rows: Iterable[Line] = [self.shared_out(each) for each in self.in_order]
        else:
            rows = self.given(pool).values()
        return self._sum(rows, "shared-out", pool)

    def left(self, pool: str) -> Line:
        """Give what of a pool's cost nobody bears; negative where more is given than it costs."""
        left = self.algebra.make(DIFFERENCE, self.cost(pool), self.shared_out(pool))
        return self.algebra.named(left, "pool-left", pool)

    def billed(self, pool: str) -> Line:
        """Give what customers bear of a pool: revenue of whose cost it is, where that is said."""
        given, outside = self.given(pool), self.budget.customers
        rows = [row for receiver, row in given.items() if receiver in outside]
        return self._sum(rows, "pool-billed", pool)

    def billed_by(self, seller: str) -> Line | None:
        """Give what customers are billed of the cost of an area or a service, None where of none.

        Of an area with services each has a part of it, by what they cost.
        """
        if (pool := self.billing.get(seller)) is None:
            return None
        if pool not in self._billed:
            self._billed[pool] = self._billed_of(pool)
        return self._billed[pool][seller]

    @cached_property
    def billing(self) -> Mapping[str, str]:
        """Name the pool that books what customers bear as revenue of an area or a service."""
        pools = [(key, each.of) for key, each in self.budget.pools.items() if each.billed]
        return {place: key for key, of in pools if of for place in self.places(of)}

    def _billed_of(self, pool: str) -> Mapping[str, Line]:
        whole, of = self.billed(pool), self.budget.pools[pool].of or pool
        if (places := self.places(of)) == [of]:
            return {of: whole}
        parts = self.sellers.by_cost(whole, {place: self.whole(place) for place in places})
        return {key: self.algebra.named(part, "billed-by", key) for key, part in parts.items()}

    def borne(self, place: str, before: int | None = None) -> dict[str, Line]:
        """Give what is borne of `capital` and `shared` cost: of pools before an order, or all."""
        found = {}
        if (capital := self._capital(place)) is not None:
            found["capital"] = capital
        if givers := self._givers_of(place, before):
            at = place, len(givers)
            if at not in self._shared:
                self._shared[at] = self._sum(self._from(givers, place), "shared-cost")
            found["shared"] = self._shared[at]
        return found

    def shared_cost(self, key: str) -> Line:
        """Give what an area, a service or a pool of its own bears of pools, nothing where none.

        Of the `total` of all, customers among them.
        """
        places = self.concerned if key == "total" else self.places(key)
        bearing = [place for place in places if place in self._givers]
        if bearing == [key]:
            return self._sum(self._from(self._givers[key], key), "shared-cost-of", key)
        rows = [self._got(place) for place in bearing]
        return self._sum(rows or [self.sheet.constant(0)], "shared-cost-of", key)

    def direct_cost(self, key: str, cost_of: CostOf[Line]) -> Line:
        """Give a cost without what is borne of pools; of the `total` all that are concerned."""
        if key == "total":
            places = [each for each in self.concerned if each not in self.budget.customers]
            rows = [self.direct_cost(each, cost_of) for each in places]
            return self._sum(rows, "direct-cost", key)
        less = self.algebra.make(DIFFERENCE, self._after(key, cost_of), self.shared_cost(key))
        return self.algebra.named(less, "direct-cost", key)

    def cost_after(self, cost_of: CostOf[Line]) -> Line:
        """Give what all that are concerned cost, of customers what these bear."""
        rows = [self._after(place, cost_of) for place in self.concerned]
        return self._sum(rows, "cost-after", "total")

    def shared_in(self, order: int, place: str) -> Line:
        """Give what a place bears of the pools of an order, `total` all of them together."""
        givers = self.in_order if place == "total" else self._givers[place]
        pools = [pool for pool in givers if self._order(pool) == order]
        if place == "total":
            rows = [self.shared_out(pool) for pool in pools]
        else:
            rows = self._from(pools, place)
        return self._sum(rows, "shared-cost-in", place, str(order))

    def borne_in_all(self, customer: str) -> Line:
        """Give what a customer bears of all pools."""
        return self._sum(self._from(self._givers[customer], customer), "borne-in-all", customer)

    def whole(self, key: str, before: int | None = None) -> Line:
        """Give the cost of an area, a service or a pool of its own, rounded once.

        With what is borne of pools before an order, or of all. That of an area with services is the
        sum of theirs.
        """
        places = self.places(key)
        if places == [key]:
            return self._cost(key, before)
        return self._sum([self._cost(place, before) for place in places], "cost", key)

    @cached_property
    def paid_within(self) -> Sequence[tuple[str, str]]:
        """Name what areas and services pay each other for: pools with such a cost, and who bears.

        Such a cost is that of a pool of one of them, and what of it a pool of its own passes on.
        """
        held = set[str]()
        for pool in self.in_order:
            if self.budget.pools[pool].of is not None or held.intersection(self.givers(pool)):
                held.add(pool)
        return [
            (pool, receiver)
            for pool in self.in_order
            if pool in held
            for receiver in receivers(self.budget.pools[pool].key)
            if receiver.partition(".")[0] in self.budget.areas
        ]

    def within(self) -> Line:
        """Give what areas and services pay each other: it stands in the costs of both.

        Of what a pool of its own gives, that is the part of its cost that it bears of them.
        """
        passed, rows = self._passed_on(), []
        for pool, receiver in self.paid_within:
            rows.append(self._inside(pool, receiver, passed))
        if any(each is not None for each in passed.values()):
            exact = self._sum(rows, "paid-within")
            rows = [self.algebra.make(ROUNDED, exact)]
        return self._sum(rows, "paid-within")

    def _passed_on(self) -> dict[str, _PassedOn[Line] | None]:
        """Give what pools pass on of what areas and services gave them; None where all is that."""
        passed: dict[str, _PassedOn[Line] | None] = {}
        for pool in self.in_order:
            if self.budget.pools[pool].of is not None:
                passed[pool] = None
                continue
            givers = [giver for giver in self.givers(pool) if giver in passed]
            if givers:
                rows = [self._inside(giver, pool, passed) for giver in givers]
                borne = self._sum(rows, "paid-within-by", pool)
                part = self.algebra.make(PORTION, borne, self._at_most(pool))
                part = self.algebra.named(part, "part-within", pool)
                passed[pool] = _PassedOn(borne, part, self._shares(pool))
        return passed

    def _inside(
        self, pool: str, receiver: str, passed: Mapping[str, _PassedOn[Line] | None]
    ) -> Line:
        """Give what of an amount that a pool gives areas and services gave it.

        A pool that costs nothing gives nothing, and yet what it bears of them leaves it: that is
        made up for from outside. Each has its share of it.
        """
        amount, each, make = self.to(pool, receiver), passed[pool], self.algebra.make
        if each is None:
            return amount
        by_share = make(PRODUCT, each.borne, each.shares[receiver])
        return make(ELSE, make(PRODUCT, amount, each.part), by_share)

    def _shares(self, pool: str) -> Mapping[str, Line]:
        """Give what share of 1 each has of a pool; where nothing is decided for any, all alike."""
        if not self.budget.pools[pool].key.amounts:
            return self.key(pool).shares
        decided, several = self.given(pool), self.algebra.several
        shares = several(SHARES, *several(ALIKE, *decided.values()))
        named = self.algebra.named
        return {
            name: named(row, "key-share", name) for name, row in zip(decided, shares, strict=False)
        }

    def _at_most(self, pool: str) -> Line:
        """Give the cost of a pool, or what it gives where more is decided."""
        if not self.budget.pools[pool].key.amounts:
            return self.cost(pool)
        make = self.algebra.make
        beyond = make(ABOVE_NOTHING, make(NEGATED, self.left(pool)))
        return self._sum([self.cost(pool), beyond], "pool-at-most", pool)

    def concerns(self, key: str) -> bool:
        """Whether an area or a service bears of pools, or is itself what one shares."""
        places, shared = self.places(key), {each.of for each in self.budget.pools.values()}
        if any(place in self._givers for place in places):
            return True
        return not shared.isdisjoint((key, key.partition(".")[0], *places))

    def shared_as(self, key: str) -> str | None:
        """Name the pool that the cost of an area or a service is shared as."""
        return next((pool for pool, each in self.budget.pools.items() if each.of == key), None)

    def givers(self, place: str) -> Sequence[str]:
        """Name the pools that somebody bears parts of, in their order."""
        return self._givers.get(place, ())

    def places(self, key: str) -> list[str]:
        """Name what bears the cost of an area: itself, or its services where it has them."""
        area = self.budget.areas.get(key)
        return [f"{key}.{each}" for each in area.services] if area and area.services else [key]

    @cached_property
    def concerned(self) -> tuple[str, ...]:
        """All places that shared cost goes to, or comes from."""
        shared = {each.of for each in self.budget.pools.values()}
        sellers = [
            place
            for area in self.budget.areas
            for place in self.places(area)
            if place in self._givers or not shared.isdisjoint((area, place))
        ]
        pools = [pool for pool in self.in_order if self.budget.pools[pool].of is None]
        return (*sellers, *pools, *[each for each in self.budget.customers if each in self._givers])

    def _got(self, place: str) -> Line:
        if place in self.budget.customers:
            return self.borne_in_all(place)
        return self.shared_cost(place)

    def _after(self, place: str, cost_of: CostOf[Line]) -> Line:
        if place in self.budget.customers:
            return self.borne_in_all(place)
        sold = place.partition(".")[0] in self.budget.areas
        return cost_of(place) if sold else self.whole(place)

    def _cost(self, place: str, before: int | None) -> Line:
        at = place, len(self._givers_of(place, before))
        if at not in self._costs:
            exact = self._exact(place, before)
            self._costs[at] = self.algebra.named(self.algebra.make(ROUNDED, exact), "cost", place)
        return self._costs[at]

    def _exact(self, place: str, before: int | None) -> Line:
        borne, sellers = self.borne(place, before), self.sellers
        name, _, service = place.partition(".")
        if name not in self.budget.areas:
            return sellers.whole(place, sellers.pool_parts(name), borne)
        if service:
            return sellers.whole(place, sellers.parts(name, service), borne)
        return sellers.area_cost(name, borne)

    def _shared_by(self, pool: str) -> dict[str, Line]:
        decided = self.budget.pools[pool].key.amounts
        if not decided:
            return self.key(pool).allotted(self.cost(pool))
        path = ("pools", pool, "key", "amounts")
        return {name: self.sheet.row(row, *path, name) for name, row in decided.items()}

    def _unknown(self, pool: str) -> list[str]:
        """Name a pool and what it needs, the first to be shared first, of what is not known yet.

        Not one within the other: a chain of pools may be long.
        """
        found, ahead = set[str](), [pool]
        while ahead:
            each = ahead.pop()
            if each not in found and each not in self._given:
                found.add(each)
                ahead += [
                    giver for place in self._read(each) for giver in self._before(each, place)
                ]
        return sorted(found, key=self._place_in_order.__getitem__)

    def _read(self, pool: str) -> list[str]:
        """Name the places whose cost says what a pool gives."""
        each = self.budget.pools[pool]
        if each.key.amounts:
            return []
        return [place for key in (each.of or pool, *each.key.cost) for place in self.places(key)]

    def _before(self, pool: str, place: str) -> Sequence[str]:
        return self._givers_of(place, self._order(pool))

    def _givers_of(self, place: str, before: int | None) -> Sequence[str]:
        givers = self._givers.get(place, ())
        if before is None or not givers:
            return givers
        return givers[: bisect_left(givers, before, key=self._order)]

    def _from(self, pools: Iterable[str], place: str) -> list[Line]:
        return [self.to(pool, place) for pool in pools]

    def _order(self, pool: str) -> int:
        return self.budget.pools[pool].order

    def _sum(self, rows: Iterable[Line], *name: str) -> Line:
        return self.algebra.named(self.algebra.make(SUM, *rows), *name)
