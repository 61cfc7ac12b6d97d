"""What is borne beside own cost, step by step: capital cost, and shares of pools."""

from collections.abc import Callable
from copy import copy
from decimal import Decimal
from functools import partial

from vssbudget.amounts import Year
from vssbudget.projection.capital_steps import CapitalSteps
from vssbudget.projection.explanation import How, Step, figure, given, made
from vssbudget.projection.key_steps import KeySteps
from vssbudget.projection.names import name_of
from vssbudget.projection.values import BEARS_NOTHING, Projection
from vssbudget.wording import Message

MOST_POOLS = 8
"""How many pools deep, each in the cost of the one before, a share is explained."""

Whole = Callable[[str, Year, int], Step]
"""Explains the cost of an area, a service or a pool before the pools of an order are shared."""


class BorneSteps:
    """Explains capital and shared cost; the caller sets the arithmetic.

    Shares of pools are in the cost of each other many times over: each is worked out once, and is
    then the same step wherever it stands.
    """

    def __init__(self, projection: Projection, whole: Whole) -> None:
        self.projection = projection
        self.budget = projection.budget
        self.unit = projection.budget.unit
        self.whole = whole
        has_capital = any("capital" in each for each in projection.borne.values())
        self.capital = CapitalSteps(projection.budget) if has_capital else None
        self.order: int | None = None
        self.kept: dict[tuple[object, ...], Step] = {}
        self._keys: dict[str, KeySteps] = {}
        self._within: list[str] = []

    def before(self, order: int) -> "BorneSteps":
        """Explain what is borne before the pools of an order are shared."""
        earlier = copy(self)
        earlier.order = order
        return earlier

    def of(self, key: str, year: Year) -> list[Step]:
        """Explain each that is borne by an area, a service or a pool of its own."""
        causes = self.projection.borne.get(key, BEARS_NOTHING)
        return [
            self.cause(key, each, year)
            for each in causes
            if each != "shared" or self._pools_of(key)
        ]

    def cause(self, key: str, cause: str, year: Year) -> Step:
        """Explain what is borne of `capital` or `shared` cost."""
        if cause == "capital" and self.capital:
            return self.capital.borne(key, year)
        steps = [self.share(pool, key, year) for pool in self._pools_of(key)]
        return made(Message("step-shared-cost", year=year), self.unit, How.SUM, *steps)

    def share(self, pool: str, receiver: str, year: Year) -> Step:
        """Explain what a receiver bears of a pool."""
        shared, told = self.projection.pools[pool], self.budget.pools[pool]
        who = name_of(self.budget, receiver)
        name = Message("step-of-pool", pool=shared.name, receiver=who, year=year)
        amount = Decimal(shared.amounts[receiver][year - self.budget.years.base])
        if told.key.amounts:
            path = ("pools", pool, "key", "amounts", receiver, str(year))
            return given(name, amount, self.unit, *path)
        known = self.kept.get((pool, receiver, year))
        if known is not None:
            return known
        if len(self._within) >= MOST_POOLS:
            return figure(name, amount, self.unit)
        self._within.append(pool)
        steps = (self.cost(pool, year), self.share_of_key(pool, receiver, year))
        self._within.pop()
        step = Step(name, amount, self.unit, How.ALLOTTED, steps)
        self.kept[pool, receiver, year] = step
        return step

    def cost(self, pool: str, year: Year) -> Step:
        """Explain the whole of what is shared."""
        told = self.budget.pools[pool]
        return self._kept(told.of or pool, year, told.order)

    def share_of_key(self, pool: str, receiver: str, year: Year) -> Step:
        """Explain the share of 1 that a receiver has in a pool."""
        if pool not in self._keys:
            key, shared = self.budget.pools[pool].key, self.projection.pools[pool]
            path, cost = ("pools", pool, "key"), partial(self._in_key, pool)
            self._keys[pool] = KeySteps(
                self.budget, path, key, shared.figures, cost, shared.name, self.kept
            )
        return self._keys[pool].share(receiver, year)

    def _in_key(self, pool: str, key: str, year: Year) -> Step:
        """Explain the cost by which somebody has a share in a pool."""
        name = Message(
            "step-key-cost",
            name=name_of(self.budget, key),
            year=year,
            pool=self.projection.pools[pool].name,
        )
        at = (pool, "cost", key, year)
        if at not in self.kept:
            order = self.budget.pools[pool].order
            self.kept[at] = self._kept(key, year, order)._replace(name=name)
        return self.kept[at]

    def _kept(self, key: str, year: Year, order: int) -> Step:
        at = (order, key, year)
        if at not in self.kept:
            self.kept[at] = self.whole(key, year, order)
        return self.kept[at]

    def _pools_of(self, key: str) -> list[str]:
        """Name the pools that somebody bears a part of, as far as they are shared yet."""
        return [
            pool
            for pool, each in self.projection.pools.items()
            if key in each.amounts and (self.order is None or each.order < self.order)
        ]
