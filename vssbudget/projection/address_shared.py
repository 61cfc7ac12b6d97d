"""The rows of shared cost that have addresses: pools, who bears them, and what customers pay."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from vssbudget.amounts import Tkr, Year
from vssbudget.projection.address_rows import ByYear, Row
from vssbudget.projection.key_shares import shares_moved
from vssbudget.projection.sums import whole_sum
from vssbudget.projection.values import BEARS_NOTHING, Projection, Seller, TkrRow

if TYPE_CHECKING:
    from vssbudget.projection.customers import Payment

SHARED = ("shared_cost", "direct_cost")
"""What a seller bears of pools, and the rest of its cost: `hr.shared_cost`, `hr.direct_cost`."""

OF_POOLS = (*SHARED, "shared_out")
"""That, and what a seller that is a pool gives to others; also of all together: `total`."""

OF_TOTAL = (*OF_POOLS, "cost_after")
"""That, and what all that share or bear cost with it."""


def of_pool(projection: Projection, rest: str) -> Row | None:
    """Find the cost of a pool, what it gives or has left, what a receiver bears, or its share.

    A pool with a cost of its own bears others as a seller does. A share is one of 1.
    """
    key, _, below = rest.partition(".")
    pool = projection.pools.get(key)
    if pool is None:
        return None
    if below == "cost":
        return _row(projection, pool.cost, True, "pools", key, below)
    if below in ("left", "shared_out"):
        from vssbudget.projection.allocation import left, summed  # noqa: PLC0415 - as above

        whole = left(pool) if below == "left" else summed(pool.amounts.values())
        return _row(projection, whole, True, "pools", key, below)
    measure, _, receiver = below.partition(".")
    if measure in SHARED and projection.budget.pools[key].of is None:
        if receiver:
            place = ("pools", key, measure)
            return of_order(projection, place, key, receiver) if measure == SHARED[0] else None
        figures = _borne(projection, key, pool.cost, below)
        return Row(figures, True, ("pools", key, below))
    rows = {"to": pool.amounts, "share": pool.shares}.get(measure, {})
    row = rows.get(receiver := plain_key(receiver))
    if row is None:
        return None
    return _row(projection, row, measure == "to", "pools", key, measure, receiver)


def of_customer(projection: Projection, rest: str) -> Row | None:
    """Find what a customer pays for a service, of a pool or in all, or the share of 1 it has.

    Also how that share moves; what it bears is what it pays of pools alone. The customer `total` is
    all of them together, who only pay.
    """
    key, _, below = rest.partition(".")
    measure, _, of = below.partition(".")
    place = ("customers", key, measure, of)
    if measure == "bears" and of != "total":
        return of_order(projection, place[:3], key, of) if key in _customers(projection) else None
    if measure == "bears":
        borne = [pool.amounts[key] for pool in projection.pools.values() if key in pool.amounts]
        outside = borne if key in _customers(projection) else []
        return _row(projection, whole_sum(outside), True, *place) if outside else None
    if measure == "pays":
        paid = paid_by(projection, key)
        row = whole_sum(paid.values()) if of == "total" else paid.get(plain_key(of))
        return _row(projection, row, True, *place[:3], plain_key(of)) if paid and row else None
    payment = _payments(projection).get(plain_key(of))
    shares = payment.shares.get(key) if payment else None
    if shares is None or measure not in ("share", "share_change"):
        return None
    moves = shares if measure == "share" else shares_moved(shares)
    return _row(projection, moves, False, *place[:3], plain_key(of))


def of_order(projection: Projection, of: tuple[str, ...], key: str, order: str) -> Row | None:
    """Find what somebody, or the `total` of all, bears of the pools of an order."""
    row = whole_sum(pools_of(projection, key, order).values())
    return _row(projection, row, True, *of, order) if row else None


def pools_of(projection: Projection, key: str, order: str) -> dict[str, TkrRow]:
    """Give what somebody, or the `total` of all, bears of each pool of an order."""
    pools = {name: each for name, each in projection.pools.items() if str(each.order) == order}
    if key == "total":
        return {name: whole_sum(pool.amounts.values()) for name, pool in pools.items()}
    return {name: pool.amounts[key] for name, pool in pools.items() if key in pool.amounts}


def paid_by(projection: Projection, key: str) -> dict[str, TkrRow]:
    """Give what a customer, or the `total` of them, pays, by what for."""
    paid = _payments(projection)
    if key == "total":
        return {of: whole_sum(each.amounts.values()) for of, each in paid.items()}
    return {of: each.amounts[key] for of, each in paid.items() if key in each.amounts}


def of_seller(projection: Projection, key: str, seller: Seller, measure: str) -> Row | None:
    """Find the shared cost that an area or a service bears, its cost less that, or what it gives.

    None where it neither bears any nor is shared itself.
    """
    if measure == "shared_out":
        pool = pool_of(projection, key)
        row = of_pool(projection, f"{pool}.{measure}") if pool else None
        return row and row._replace(of=("areas", key, measure))
    if not _has_shared(projection, key):
        return None
    costs = seller.cost[projection.past - 1 :]
    return Row(_borne(projection, key, costs, measure), True, ("areas", key, measure))


def of_total(projection: Projection, measure: str) -> Row | None:
    """Find what all that share or bear cost by themselves, what they bear, or what they give."""
    if not projection.pools:
        return None
    from vssbudget.projection.allocation import bearers, everybody, summed  # noqa: PLC0415

    every = everybody(bearers(projection))
    rows = {
        "direct_cost": every.before,
        "shared_out": every.shared_out,
        "cost_after": every.after,
    }
    row = rows[measure] if measure in rows else summed(every.got.values())
    assert row is not None
    return _row(projection, row, True, "total", measure)


def pool_of(projection: Projection, key: str) -> str | None:
    """Name the pool that the cost of an area or a service is shared as."""
    return next((pool for pool, each in projection.budget.pools.items() if each.of == key), None)


def _borne(projection: Projection, key: str, costs: TkrRow, measure: str) -> Mapping[Year, Tkr]:
    """Give what somebody bears of pools, or what it costs without that."""
    shared = shared_cost(projection, key)
    if measure == "shared_cost":
        return shared
    pairs = zip(shared.items(), costs, strict=True)
    return {year: Tkr((cost or 0) - amount) for (year, amount), cost in pairs}


def shared_cost(projection: Projection, key: str) -> dict[Year, Tkr]:
    """Give what an area, a service or a pool bears of pools from the base year on."""
    rows = [projection.borne.get(each, BEARS_NOTHING) for each in lowest(projection, key)]
    shared = [row["shared"] for row in rows if "shared" in row]
    years = enumerate(projection.years[projection.past - 1 :])
    return {year: Tkr(sum(int(row[at] or 0) for row in shared)) for at, year in years}


def lowest(projection: Projection, key: str) -> list[str]:
    """Name what bears shared cost of an area: itself, or its services where it has them."""
    area = projection.budget.areas.get(key)
    return [f"{key}.{each}" for each in area.services] if area and area.services else [key]


def shared_names(projection: Projection) -> Iterator[str]:
    """Name the rows of pools, of those who bear them, and of customers."""
    for key, pool in projection.pools.items():
        own = SHARED if projection.budget.pools[key].of is None else ()
        yield from (f"pools.{key}.{measure}" for measure in ("cost", *own, "shared_out", "left"))
        yield from (f"pools.{key}.to.{receiver}" for receiver in pool.amounts)
        yield from (f"pools.{key}.share.{receiver}" for receiver in pool.shares)
    for key in (*projection.by_key, *projection.services) if projection.pools else ():
        if _has_shared(projection, key):
            yield from (f"{key}.{measure}" for measure in SHARED)
        if pool_of(projection, key):
            yield f"{key}.shared_out"
    yield from (f"total.{measure}" for measure in OF_TOTAL if projection.pools)
    yield from _order_names(projection)
    paying = set[str]()
    for of, payment in _payments(projection).items():
        yield from (f"customers.{customer}.pays.{of}" for customer in (*payment.amounts, "total"))
        for measure in ("share", "share_change"):
            yield from (f"customers.{customer}.{measure}.{of}" for customer in payment.shares)
        paying.update(payment.amounts, ("total",))
    yield from (f"customers.{customer}.pays.total" for customer in sorted(paying))
    bearing = {name for pool in projection.pools.values() for name in pool.amounts}
    for customer in projection.budget.customers if bearing else ():
        if customer in bearing:
            yield f"customers.{customer}.bears.total"


def _order_names(projection: Projection) -> Iterator[str]:
    """Name the rows of what pools of one order give to each that bears them, and to all."""
    orders: dict[tuple[str, int], None] = {}
    for pool in projection.pools.values():
        orders |= dict.fromkeys((receiver, pool.order) for receiver in ("total", *pool.amounts))
    for key, order in orders:
        if key in projection.budget.customers:
            yield f"customers.{key}.bears.{order}"
        else:
            of = "" if key == "total" or projection.seller(key) else "pools."
            yield f"{of}{key}.shared_cost.{order}"


def plain_key(key: str) -> str:
    """Write the key of a service as in `hr.hr_direkt`, though asked for as in the file."""
    area, _, service = key.partition(".")
    return f"{area}.{service.removeprefix('services.')}" if service else area


def _has_shared(projection: Projection, key: str) -> bool:
    """Whether an area or a service bears shared cost, or is the cost of a pool itself."""
    places = lowest(projection, key)
    if any("shared" in projection.borne.get(each, BEARS_NOTHING) for each in places):
        return True
    shared = {pool.of for pool in projection.budget.pools.values()}
    return not shared.isdisjoint([key, key.partition(".")[0], *places])


def _customers(projection: Projection) -> Mapping[str, str]:
    return projection.budget.customers


def _payments(projection: Projection) -> "Mapping[str, Payment]":
    if not projection.budget.customers:
        return {}
    from vssbudget.projection.customers import payments  # noqa: PLC0415 - only where some pay

    return payments(projection)


def _row(projection: Projection, row: tuple[Any, ...], amount: bool, *of: str) -> Row:
    return Row(ByYear(projection.budget.years.base, row), amount, of)
