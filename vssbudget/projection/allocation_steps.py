"""Who bears what of a pool, step by step."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from vssbudget.amounts import Year
from vssbudget.projection.address_shared import (
    SHARED,
    lowest,
    pool_of,
    pools_of,
)
from vssbudget.projection.allocation import bearers
from vssbudget.projection.cost_steps import MOST_STEPS
from vssbudget.projection.explanation import (
    How,
    Step,
    made,
    named,
    rounded_amount,
    rounded_percent,
)
from vssbudget.projection.names import name_of
from vssbudget.projection.service_steps import ServiceSteps
from vssbudget.projection.values import BEARS_NOTHING
from vssbudget.wording import Message


class AllocationSteps:
    """Explains figures of pools, and the shared cost of areas and services."""

    def __init__(self, services: ServiceSteps) -> None:
        self.services = services
        self.costs = services.costs
        self.borne = services.costs.borne
        self.projection = services.projection
        self.budget = services.budget
        self.unit = services.unit

    def of_pool(self, pool: str, measure: str, receiver: str, year: Year) -> Step:
        """Explain the cost of a pool, what it gives, what a receiver bears, or that share."""
        if measure == "cost":
            return self.borne.cost(pool, year)
        if measure in SHARED:
            return self.of_seller(pool, measure, year)
        if measure in ("left", "shared_out"):
            return self._given(pool, measure, year)
        if measure == "to":
            return self.borne.share(pool, receiver, year)
        of = self.projection.pools[pool].name
        return self.share(receiver, of, year, self.borne.share_of_key(pool, receiver, year))

    def of_seller(self, key: str, measure: str, year: Year) -> Step:
        """Explain the shared cost of somebody, its cost without that, or what it gives."""
        what = Message("name", name=name_of(self.budget, key))
        if measure == "shared_out":
            return self._out(what, pool_of(self.projection, key) or "", year)
        shared = self._shared(what, key, year)
        if measure == "shared_cost":
            return shared
        name = Message("step-direct-cost", what=what, year=year)
        return made(name, self.unit, How.DIFFERENCE, self._cost(what, key, year), shared)

    def of_order(self, key: str, order: str, year: Year) -> Step:
        """Explain what somebody, or the `total` of all, bears of the pools of an order."""
        what = Message("step-total")
        if key != "total":
            what = Message("name", name=name_of(self.budget, key))
        name = Message("step-shared-cost-in", what=what, order=order, year=year)
        place, pools = self.place(year), pools_of(self.projection, key, order)
        amounts = {pool: row[place] or 0 for pool, row in pools.items()}
        if key == "total":
            return self.added(name, amounts, lambda pool: self._given(pool, "shared_out", year))
        return self.added(name, amounts, lambda pool: self.borne.share(pool, key, year))

    def of_total(self, measure: str, year: Year) -> Step:
        """Explain what all that share or bear cost, before or after, what they bear, or give.

        What one bears another gives, customers among those that bear.
        """
        what, place = Message("step-total"), self.place(year)
        if measure == "shared_out":
            name, pools = Message("step-shared-out", what=what, year=year), self.projection.pools
            out = {
                key: sum(row[place] for row in each.amounts.values()) for key, each in pools.items()
            }
            return self.added(name, out, lambda pool: self._given(pool, measure, year))
        borne = bearers(self.projection).items()
        if measure == "shared_cost":
            name = Message("step-shared-cost-of", what=what, year=year)
            got = {
                key: sum(row[place] for row in each.got.values()) for key, each in borne if each.got
            }
            return self.added(name, got, lambda key: self._got(key, year))
        if measure == "cost_after":
            name = Message("step-cost-after", what=what, year=year)
            after = {key: each.after[place] for key, each in borne if each.after is not None}
            return self.added(name, after, lambda key: self._after(key, year))
        name = Message("step-direct-cost", what=what, year=year)
        before = {key: each.before[place] for key, each in borne if each.before is not None}
        return self.added(name, before, lambda key: self.of_seller(key, measure, year))

    def place(self, year: Year) -> int:
        """Say where a year stands in rows that run over the base year and the plan."""
        return year - self.budget.years.base

    def _got(self, key: str, year: Year) -> Step:
        """Explain what anybody bears of pools."""
        outside = key in self.budget.customers
        return self.borne_in_all(key, year) if outside else self._of_place(key, year)

    def _after(self, key: str, year: Year) -> Step:
        """Explain what somebody costs with what it bears; of a customer only that is known."""
        if key in self.budget.customers:
            return self.borne_in_all(key, year)
        return self._cost(Message("name", name=name_of(self.budget, key)), key, year)

    def _given(self, pool: str, measure: str, year: Year) -> Step:
        """Explain what a pool gives, or what of its cost nobody bears."""
        what = Message("name", name=self.projection.pools[pool].name)
        out = self._out(what, pool, year)
        if measure == "shared_out":
            return out
        name = Message("step-pool-left", what=what, year=year)
        return made(name, self.unit, How.DIFFERENCE, self.borne.cost(pool, year), out)

    def _out(self, what: Message, pool: str, year: Year) -> Step:
        """Add up what a pool gives to those that bear it."""
        name = Message("step-shared-out", what=what, year=year)
        rows, place = self.projection.pools[pool].amounts, self.place(year)
        amounts = {receiver: row[place] for receiver, row in rows.items()}
        return self.added(name, amounts, lambda each: self.borne.share(pool, each, year))

    def borne_in_all(self, customer: str, year: Year) -> Step:
        """Explain what a customer bears of all pools."""
        name = Message("step-borne-in-all", name=name_of(self.budget, customer), year=year)
        pools, place = self.projection.pools.items(), self.place(year)
        rows = {pool: each.amounts.get(customer) for pool, each in pools}
        amounts = {pool: row[place] for pool, row in rows.items() if row}
        return self.added(name, amounts, lambda pool: self.borne.share(pool, customer, year))

    def share(self, who: str, of: str, year: Year, exact: Step) -> Step:
        """Explain a share as it is shown."""
        name = Message("step-share-of", name=name_of(self.budget, who), of=of, year=year)
        return rounded_percent(name, exact, "")

    def _shared(self, what: Message, key: str, year: Year) -> Step:
        """Add up what an area bears of pools, or its services where it has them."""
        name = Message("step-shared-cost-of", what=what, year=year)
        places = lowest(self.projection, key)
        if places == [key]:
            return self._of_place(key, year)._replace(name=name)
        steps = [self._of_place(each, year) for each in places]
        return self.costs.added(name, [step for step in steps if step.steps])

    def _of_place(self, key: str, year: Year) -> Step:
        what = Message("name", name=name_of(self.budget, key))
        name = Message("step-shared-cost-of", what=what, year=year)
        if "shared" not in self.projection.borne.get(key, BEARS_NOTHING):
            return Step(name, Decimal(0), self.unit, How.NOTHING)
        return self.borne.cause(key, "shared", year)._replace(name=name)

    def _cost(self, what: Message, key: str, year: Year) -> Step:
        """Explain a cost as it is shown."""
        if key.partition(".")[0] not in self.budget.areas:
            return self.borne.cost(key, year)
        if "." in key:
            return self.services.shown(key, "cost", year)
        area = self.projection.by_key[key]
        if area.services:
            return self.services.summed(area, "cost", year)
        return rounded_amount(named("cost", what, year), self.costs.cost(key, year))

    def added(
        self, name: Message, amounts: Mapping[str, int], step_of: Callable[[str], Step]
    ) -> Step:
        """Add up amounts with the steps that explain them; very many are not explained at all."""
        if len(amounts) > MOST_STEPS:
            return Step(name, Decimal(sum(amounts.values())), self.unit, How.ADDED)
        return made(name, self.unit, How.SUM, *map(step_of, amounts))
