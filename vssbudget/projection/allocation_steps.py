"""Who bears what of a pool, and who pays what for a service, step by step."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from vssbudget.amounts import Year
from vssbudget.projection.address_shared import (
    SHARED,
    lowest,
    paid_by,
    pool_of,
    pools_of,
)
from vssbudget.projection.allocation import bearers, key_of
from vssbudget.projection.cost_steps import MOST_STEPS
from vssbudget.projection.customers import payments
from vssbudget.projection.explanation import (
    How,
    Step,
    given,
    made,
    named,
    rounded_amount,
    rounded_percent,
)
from vssbudget.projection.key_shares import figures_by_year
from vssbudget.projection.key_steps import KeySteps
from vssbudget.projection.names import name_of
from vssbudget.projection.service_steps import ServiceSteps
from vssbudget.projection.values import BEARS_NOTHING
from vssbudget.wording import Message


class AllocationSteps:
    """Explains figures of pools and customers, and the shared cost of areas and services."""

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
        return self._share(receiver, of, year, self.borne.share_of_key(pool, receiver, year))

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

    def of_customer(self, customer: str, measure: str, of: str, year: Year) -> Step:
        """Explain what a customer pays for a service, of a pool or in all, or the share it has."""
        if measure == "bears":
            return self._borne(customer, year)
        if measure == "pays":
            return self._total(customer, year) if of == "total" else self._paid(customer, of, year)
        if measure == "share_change":
            name = Message("step-share-moved", name=self._who(customer), of=self._of(of), year=year)
            years = (year, Year(year - 1))
            shares = [self.of_customer(customer, "share", of, each) for each in years]
            return made(name, "", How.DIFFERENCE, *shares)
        if of in self.projection.pools:
            return self.of_pool(of, measure, customer, year)
        return self._share(customer, self._of(of), year, self._key(of).share(customer, year))

    def of_order(self, key: str, order: str, year: Year) -> Step:
        """Explain what somebody, or the `total` of all, bears of the pools of an order."""
        what = Message("step-total") if key == "total" else self._who(key)
        name = Message("step-shared-cost-in", what=what, order=order, year=year)
        place, pools = self._place(year), pools_of(self.projection, key, order)
        amounts = {pool: row[place] or 0 for pool, row in pools.items()}
        if key == "total":
            return self._added(name, amounts, lambda pool: self._given(pool, "shared_out", year))
        return self._added(name, amounts, lambda pool: self.borne.share(pool, key, year))

    def _who(self, key: str) -> Message:
        """Name somebody, or all customers together."""
        all_of_them = Message("allocate-all-customers")
        return all_of_them if key == "total" else Message("name", name=name_of(self.budget, key))

    def _of(self, of: str) -> str:
        """Name what is paid for: a service behind its area, or a pool."""
        pool = self.projection.pools.get(of)
        return pool.name if pool else name_of(self.budget, of)

    def of_total(self, measure: str, year: Year) -> Step:
        """Explain what all that share or bear cost, before or after, what they bear, or give.

        What one bears another gives, customers among those that bear.
        """
        what, place = Message("step-total"), self._place(year)
        if measure == "shared_out":
            name, pools = Message("step-shared-out", what=what, year=year), self.projection.pools
            out = {
                key: sum(row[place] for row in each.amounts.values()) for key, each in pools.items()
            }
            return self._added(name, out, lambda pool: self._given(pool, measure, year))
        borne = bearers(self.projection).items()
        if measure == "shared_cost":
            name = Message("step-shared-cost-of", what=what, year=year)
            got = {
                key: sum(row[place] for row in each.got.values()) for key, each in borne if each.got
            }
            return self._added(name, got, lambda key: self._got(key, year))
        if measure == "cost_after":
            name = Message("step-cost-after", what=what, year=year)
            after = {key: each.after[place] for key, each in borne if each.after is not None}
            return self._added(name, after, lambda key: self._after(key, year))
        name = Message("step-direct-cost", what=what, year=year)
        before = {key: each.before[place] for key, each in borne if each.before is not None}
        return self._added(name, before, lambda key: self.of_seller(key, measure, year))

    def _place(self, year: Year) -> int:
        """Say where a year stands in rows that run over the base year and the plan."""
        return year - self.budget.years.base

    def _got(self, key: str, year: Year) -> Step:
        """Explain what anybody bears of pools."""
        outside = key in self.budget.customers
        return self._borne(key, year) if outside else self._of_place(key, year)

    def _after(self, key: str, year: Year) -> Step:
        """Explain what somebody costs with what it bears; of a customer only that is known."""
        if key in self.budget.customers:
            return self._borne(key, year)
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
        rows, place = self.projection.pools[pool].amounts, self._place(year)
        amounts = {receiver: row[place] for receiver, row in rows.items()}
        return self._added(name, amounts, lambda each: self.borne.share(pool, each, year))

    def _borne(self, customer: str, year: Year) -> Step:
        """Explain what a customer bears of all pools."""
        name = Message("step-borne-in-all", name=name_of(self.budget, customer), year=year)
        pools, place = self.projection.pools.items(), self._place(year)
        rows = {pool: each.amounts.get(customer) for pool, each in pools}
        amounts = {pool: row[place] for pool, row in rows.items() if row}
        return self._added(name, amounts, lambda pool: self.borne.share(pool, customer, year))

    def _share(self, who: str, of: str, year: Year, exact: Step) -> Step:
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

    def _total(self, customer: str, year: Year) -> Step:
        rows, place = paid_by(self.projection, customer), self._place(year)
        amounts = {of: row[place] or 0 for of, row in rows.items()}
        name = Message("step-paid-in-all", name=self._who(customer), year=year)
        return self._added(name, amounts, lambda of: self._paid(customer, of, year))

    def _added(
        self, name: Message, amounts: Mapping[str, int], step_of: Callable[[str], Step]
    ) -> Step:
        """Add up amounts with the steps that explain them; very many are not explained at all."""
        if len(amounts) > MOST_STEPS:
            return Step(name, Decimal(sum(amounts.values())), self.unit, How.ADDED)
        return made(name, self.unit, How.SUM, *map(step_of, amounts))

    def _paid(self, customer: str, of: str, year: Year) -> Step:
        """Explain what a customer, or the `total` of them, pays for one thing."""
        if customer == "total":
            return self._paid_by_all(of, year)
        if of in self.projection.pools:
            return self.borne.share(of, customer, year)
        amounts = payments(self.projection)[of].amounts[customer]
        amount = amounts[year - self.budget.years.base]
        name = Message(
            "step-paid-by",
            name=name_of(self.budget, customer),
            of=name_of(self.budget, of),
            year=year,
        )
        steps = (self._by_all(of, year), self._key(of).share(customer, year))
        return Step(name, Decimal(amount or 0), self.unit, How.ALLOTTED, steps)

    def _paid_by_all(self, of: str, year: Year) -> Step:
        """Add up what each customer pays for one thing."""
        name = Message("step-paid-by-all", of=self._of(of), year=year)
        rows, place = payments(self.projection)[of].amounts, self._place(year)
        amounts = {customer: row[place] or 0 for customer, row in rows.items()}
        return self._added(name, amounts, lambda customer: self._paid(customer, of, year))

    def _by_all(self, of: str, year: Year) -> Step:
        """Explain what customers pay for a service together: what is paid per unit."""
        area, _, service = of.partition(".")
        revenue = self.services.shown(of, "revenue", year)
        other = self.budget.areas[area].services[service].other_revenue.get(year)
        if other is None:
            return revenue
        path = ("areas", area, "services", service, "other_revenue", str(year))
        less = given(Message("step-given-other-revenue", year=year), other, self.unit, *path)
        name = Message("step-paid-by-all", of=name_of(self.budget, of), year=year)
        return made(name, self.unit, How.DIFFERENCE, revenue, less)

    def _key(self, of: str) -> KeySteps:
        area, _, service = of.partition(".")
        key = key_of(self.budget, of)
        path = ("areas", area, "services", service, "customers")
        figures, name = figures_by_year(key, self.budget), name_of(self.budget, of)
        return KeySteps(self.budget, path, key, figures, self.costs.whole, name, self.borne.kept)
