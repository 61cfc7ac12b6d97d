"""What areas and services bear of capital and shared cost: pools, in their order, by their keys."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import cast

from vssbudget.amounts import Exact, Tkr, Year, allot, rounded
from vssbudget.formulas.algebra import Row
from vssbudget.formulas.operations import SUM
from vssbudget.formulas.sellers import PartCost, Sellers
from vssbudget.model import Budget, Pool
from vssbudget.projection.key_shares import (
    SharesByName,
    Weights,
    by_name,
    figures_by_year,
    weights,
)
from vssbudget.projection.values import BEARS_NOTHING, Borne, SharedPool


def borne_by_seller(
    budget: Budget, formulas: Sellers[Row]
) -> tuple[dict[str, Borne], dict[str, SharedPool]]:
    """Work out what is borne beside own cost; the caller sets the arithmetic to `EXACT`.

    Returns:
        The capital and shared cost by area, service or pool of its own, and the pools in order.
    """
    sharing = _Sharing(budget, formulas)
    sharing.take_capital()
    for order in sorted({pool.order for pool in budget.pools.values()}):
        sharing.share({key: each for key, each in budget.pools.items() if each.order == order})
    return dict(sharing.bearing), sharing.pools


class _Sharing:
    """Shares pools, one order after the other; `bearing` grows as it goes."""

    def __init__(self, budget: Budget, formulas: Sellers[Row]) -> None:
        self.budget = budget
        self.formulas = formulas
        self.years = (budget.years.base, *budget.years.plan)
        self.bearing: dict[str, dict[str, Row]] = {}
        self.pools: dict[str, SharedPool] = {}

    def take_capital(self) -> None:
        """Let what is told to use something bear its capital cost."""
        if self.budget.investments is None:
            return
        from vssbudget.projection.capital import capital_by_seller  # noqa: PLC0415 - only for such

        for seller, row in capital_by_seller(self.budget).items():
            self.bearing[seller] = {"capital": tuple([row[year] for year in self.years])}

    def share(self, pools: Mapping[str, Pool]) -> None:
        """Share the pools of an order, all by what was borne before it."""
        shared = {key: self._shared(key, pool) for key, pool in pools.items()}
        self.pools.update(shared)
        for each in shared.values():
            for receiver, amounts in each.amounts.items():
                if receiver not in self.budget.customers:
                    self._bear(receiver, amounts)

    def _bear(self, receiver: str, amounts: Iterable[Tkr]) -> None:
        borne = self.bearing.setdefault(receiver, {})
        row: Row = tuple(map(Decimal, amounts))
        borne["shared"] = SUM.values(borne["shared"], row) if "shared" in borne else row

    def _shared(self, key: str, pool: Pool) -> SharedPool:
        cost = self._cost_of(pool.of or key)
        shares: Mapping[str, tuple[Decimal, ...]] = {}
        figures: dict[Year, Weights] = {}
        if pool.key.amounts:
            decided = pool.key.amounts.items()
            amounts = {name: tuple(row[year] for year in self.years) for name, row in decided}
        else:
            figures = figures_by_year(pool.key, self.budget, self._cost_of)
            has = weights(pool.key, figures)
            amounts = by_name([allot(cost[year], has[year]) for year in self.years])
            shares = SharesByName([has[year] for year in self.years])
        whole = tuple(cost[year] for year in self.years)
        return SharedPool(key, pool.name or key, pool.order, whole, shares, amounts, figures)

    def _cost_of(self, key: str) -> dict[Year, Tkr]:
        """Give the cost of an area, a service or a pool of its own, as far as it is borne yet."""
        name, _, service = key.partition(".")
        if name not in self.budget.areas:
            return self._summed(name, self.formulas.pool_parts(name))
        area = self.budget.areas[name]
        if not area.services:
            return self._whole(self.formulas.area_cost(name, self._borne_by(name)))
        keys = [service] if service else area.services
        rows = [self._summed(f"{name}.{each}", self.formulas.parts(name, each)) for each in keys]
        return {year: Tkr(sum(row[year] for row in rows)) for year in self.years}

    def _summed(self, key: str, parts: Sequence[PartCost[Row]]) -> dict[Year, Tkr]:
        """Add up parts and what is borne beside them, rounded once."""
        return self._whole(self.formulas.whole(parts, self._borne_by(key)))

    def _whole(self, row: Row) -> dict[Year, Tkr]:
        exact = cast("tuple[Exact, ...]", row)  # pragma: no mutate
        return dict(zip(self.years, rounded(exact), strict=True))

    def _borne_by(self, key: str) -> Borne:
        return self.bearing.get(key, BEARS_NOTHING)
