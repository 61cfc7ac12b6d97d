"""What areas and services bear of capital and shared cost: pools, in their order, by their keys."""

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from vssbudget import late
from vssbudget.amounts import Tkr
from vssbudget.formulas.algebra import Row
from vssbudget.formulas.pools import Pools
from vssbudget.formulas.sellers import Sellers
from vssbudget.model import Budget
from vssbudget.projection.key_shares import SharesByName
from vssbudget.projection.values import Shared, SharedPool


def borne_by_seller(budget: Budget, formulas: Sellers[Row]) -> Shared:
    """Work out what is borne beside own cost; the caller sets the arithmetic to `EXACT`."""
    capital = _capital(budget)
    pools = Pools(formulas, capital.get)
    shared = {key: _shared(pools, key) for key in pools.in_order}
    bearing = dict.fromkeys(
        [*capital, *[name for each in shared.values() for name in each.amounts]]
    )
    borne = {key: pools.borne(key) for key in bearing if key not in budget.customers}
    billed = {key: row for key in pools.billing if (row := pools.billed_by(key)) is not None}
    return Shared(borne, shared, billed)


def _capital(budget: Budget) -> dict[str, Row]:
    """Give what is told to use something with its capital cost."""
    if budget.investments is None:
        return {}

    return {
        seller: tuple(row.values())
        for seller, row in late.projection_capital.capital_by_seller(budget).items()
    }


def _shared(pools: Pools[Row], key: str) -> SharedPool:
    pool = pools.budget.pools[key]
    shares: Mapping[str, tuple[Decimal, ...]] = {}
    if not pool.key.amounts:
        shares = SharesByName(pools.key(key))
    amounts = {name: _whole(row) for name, row in pools.given(key).items()}
    whole = _whole(pools.cost(key))
    return SharedPool(key, pool.name or key, pool.order, whole, shares, amounts)


def _whole(row: Row) -> tuple[Tkr, ...]:
    return cast(
        "tuple[Tkr, ...]", tuple(map(int, cast("tuple[Decimal, ...]", row)))
    )  # pragma: no mutate
