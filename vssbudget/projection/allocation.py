"""Shared cost from the side of those that bear it: before, what each pool gave, and after."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from vssbudget.amounts import Tkr
from vssbudget.calculation.names import name_of
from vssbudget.model import AllocationKey, Budget
from vssbudget.model.pool_coherence import KINDS
from vssbudget.projection.customers import Payment
from vssbudget.projection.values import Projection, SharedPool, TkrRow

Amounts = tuple[Tkr, ...]
"""A whole amount for the base year and each plan year."""


class Bearer(NamedTuple):
    """One that shared cost goes to or comes from; before + what it got = after, in whole units.

    `got` is by pool, `shared_out` what it gives to others, None where it is no pool. An area with
    services whose cost is shared as a whole has a `shared_out` alone, for its services stand
    beside it with all the rest. A customer has no `before`, for what is its own is not known here.
    """

    key: str
    name: str
    before: Amounts | None
    got: Mapping[str, Amounts]
    after: Amounts | None
    shared_out: Amounts | None

    @property
    def kept(self) -> Amounts | None:
        """What is left with one that shares out a cost of its own."""
        if self.after is None or self.shared_out is None:
            return None
        pairs = zip(self.after, self.shared_out, strict=True)
        return tuple(Tkr(after - given) for after, given in pairs)


def bearers(projection: Projection) -> dict[str, Bearer]:
    """Give all that shared cost goes to or comes from: areas, services, pools, customers.

    So the sum over them of what they got is the sum over pools of what these gave.
    """
    got: dict[str, dict[str, Amounts]] = {}
    out: dict[str, Amounts] = {}
    for key, pool in projection.pools.items():
        out[projection.budget.pools[key].of or key] = summed(pool.amounts.values())
        for receiver, row in pool.amounts.items():
            got.setdefault(receiver, {})[key] = row
    costs = {**dict(_sellers(projection, got, out)), **dict(_pools(projection))}
    costs |= dict.fromkeys(key for key in projection.budget.customers if key in got)
    return {
        key: _bearer(projection, key, cost, got.get(key, {}), out.get(key))
        for key, cost in costs.items()
    }


def _sellers(
    projection: Projection, got: Mapping[str, object], out: Mapping[str, object]
) -> Iterator[tuple[str, Amounts | None]]:
    """Give the areas and services that are concerned, with what they cost after the sharing."""
    for area in projection.areas:
        if area.key in got or area.key in out:
            yield area.key, None if area.services else _cost(projection, area.cost)
        for service in area.services:
            key = f"{area.key}.{service.key}"
            if key in got or key in out or area.key in out:
                yield key, _cost(projection, service.cost)


def _cost(projection: Projection, row: Iterable[Tkr | None]) -> Amounts:
    """Take the base year and the plan out of a row; there every cost is known."""
    return cast("Amounts", tuple(row)[projection.past - 1 :])  # pragma: no mutate


def _pools(projection: Projection) -> Iterator[tuple[str, Amounts | None]]:
    """Give the pools with a cost of their own."""
    for key, pool in projection.pools.items():
        if projection.budget.pools[key].of is None:
            yield key, pool.cost


def _bearer(
    projection: Projection,
    key: str,
    cost: Amounts | None,
    got: Mapping[str, Amounts],
    out: Amounts | None,
) -> Bearer:
    name = name_of(projection.budget, key)
    if cost is None and out is not None:
        return Bearer(key, name, None, got, None, out)
    if not got:
        return Bearer(key, name, cost, got, cost, out)
    taken = summed(got.values())
    if cost is None:
        return Bearer(key, name, None, got, taken, None)
    own = tuple(Tkr(whole - each) for whole, each in zip(cost, taken, strict=True))
    return Bearer(key, name, own, got, cost, out)


def everybody(borne: Mapping[str, Bearer]) -> Bearer:
    """Add up all bearers into one; of each pool it got all that the pool gave.

    So what it shared out is all that it got, and what it kept is what all cost before.
    """
    got: dict[str, list[Amounts]] = {}
    for each in borne.values():
        for pool, row in each.got.items():
            got.setdefault(pool, []).append(row)
    before = [each.before for each in borne.values() if each.before is not None]
    after = [each.after for each in borne.values() if each.after is not None]
    out = [each.shared_out for each in borne.values() if each.shared_out is not None]
    every = {pool: summed(rows) for pool, rows in got.items()}
    return Bearer("total", "Total", summed(before), every, summed(after), summed(out))


def summed(rows: Iterable[Amounts]) -> Amounts:
    """Add up rows, year by year."""
    return tuple(Tkr(sum(column)) for column in zip(*rows, strict=True))


def left(pool: SharedPool) -> Amounts:
    """Give what of a pool's cost nobody bears; negative where decided amounts are more than it."""
    given = summed(pool.amounts.values())
    return tuple(Tkr(cost - each) for cost, each in zip(pool.cost, given, strict=True))


def billed_of(projection: Projection, pool: str) -> Amounts | None:
    """Give what customers are billed of a pool; None where that is not booked as revenue."""
    if not projection.budget.pools[pool].billed:
        return None
    given, outside = projection.pools[pool].amounts, projection.budget.customers
    return summed(row for receiver, row in given.items() if receiver in outside)


def key_kind(key: AllocationKey) -> str:
    """Say what a key shares by: `headcount`, or another of the kinds of keys."""
    return next(kind for kind in KINDS if getattr(key, kind))


def key_of(budget: Budget, of: str) -> AllocationKey:
    """Give the key by which customers pay for a service, or bear a pool."""
    if of in budget.pools:
        return budget.pools[of].key
    area, _, service = of.partition(".")
    key = budget.areas[area].services[service].customers
    assert key is not None
    return key


def paid_for(projection: Projection, payment: Payment) -> str:
    """Name what customers pay for: a service behind its area, or a pool by its own name."""
    return (
        payment.name if payment.of in projection.pools else name_of(projection.budget, payment.of)
    )


def by_customer(
    projection: Projection, paid: Mapping[str, Payment]
) -> dict[str, dict[str, TkrRow]]:
    """Give what each customer pays, by what for; without those who pay for nothing."""
    rows = {
        customer: {
            of: each.amounts[customer] for of, each in paid.items() if customer in each.amounts
        }
        for customer in projection.budget.customers
    }
    return {customer: each for customer, each in rows.items() if each}
