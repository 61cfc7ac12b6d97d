"""What services cost, earn and ask, step by step, and the areas that are their sums."""

from decimal import Decimal

from vssbudget.amounts import Year, in_steps
from vssbudget.findings import BudgetPath
from vssbudget.formulas.sellers import Basis, returned_by
from vssbudget.model import Service
from vssbudget.projection.cost_steps import MOST_STEPS, CostSteps
from vssbudget.projection.explanation import (
    How,
    Step,
    figure,
    given,
    made,
    named,
    rounded_amount,
    rounded_percent,
)
from vssbudget.projection.names import name_of
from vssbudget.projection.project import share_returned
from vssbudget.projection.rate_steps import RateSteps
from vssbudget.projection.values import AreaProjection
from vssbudget.wording import Message


class ServiceSteps:
    """Explains figures of services, `hr.hr_direkt`, and of areas with services."""

    def __init__(self, costs: CostSteps) -> None:
        self.costs = costs
        self.projection = costs.projection
        self.budget = costs.budget
        self.unit = costs.unit
        self.rates = RateSteps(costs)

    def shown(self, key: str, measure: str, year: Year) -> Step:
        """Explain a figure of a service as it is shown, rounded once."""
        shown = self.projection.services[key]
        what = Message("name", name=shown.name)
        name = named(measure, what, year)
        if measure == "result":
            parts = [self.shown(key, each, year) for each in ("revenue", "cost")]
            return made(name, self.unit, How.DIFFERENCE, *parts)
        if measure == "price":
            name = Message("step-unit-price", what=what, year=year)
            return rounded_percent(name, self.unit_price(key, year), self.budget.price_name)
        if measure == "price_change":
            return rounded_percent(name, self._change(key, year, self.paid(key, year)))
        if measure == "self_cost_change":
            return rounded_percent(name, self._self_cost(key, year))
        if measure == "cost":
            return rounded_amount(name, self.costs.full_cost(key, year))
        basis = self.projection.basis(shown, self.projection.years.index(year))
        if basis is Basis.SELF_COST:
            if returned := self.returned(key, year):
                exact = (self.costs.full_cost(key, year), returned)
                needed = Message("step-needed", year=year)
                return rounded_amount(name, made(needed, self.unit, How.DIFFERENCE, *exact))
            return made(name, self.unit, How.SAME, self.shown(key, "cost", year))
        return rounded_amount(name, self._revenue(key, year))

    def summed(self, area: AreaProjection, measure: str, year: Year) -> Step:
        """Explain a cost or a revenue that services add up to, or how their prices change."""
        name = named(measure, Message("name", name=area.name), year)
        keys = [f"{area.key}.{service.key}" for service in area.services]
        if measure == "self_cost_change":
            return rounded_percent(name, self._self_cost_of(area, keys, year))
        if measure == "price_change":
            after = [self.paid(key, year) for key in keys]
            return rounded_percent(name, self._average(keys, year, after))
        position = self.projection.years.index(year)
        rows = [getattr(each, measure)[position] for each in area.services]
        if None in rows:
            return self.costs.given(area.key, measure, year)._replace(name=name)
        if len(keys) > MOST_STEPS:
            steps = [
                figure(named(measure, Message("name", name=each.name), year), amount, self.unit)
                for each, amount in zip(area.services, rows, strict=True)
            ]
        else:
            steps = [self.shown(key, measure, year) for key in keys]
        return made(name, self.unit, How.SUM, *steps)

    def service(self, key: str) -> Service:
        """Give what the file says of a service."""
        area, _, service = key.partition(".")
        return self.budget.areas[area].services[service]

    def _given(self, key: str, row: str, year: Year, unit: str) -> Step:
        area, _, service = key.partition(".")
        path = ("areas", area, "services", service, row, str(year))
        name = Message(f"step-given-{row.replace('_', '-')}", year=year)
        return given(name, getattr(self.service(key), row)[year], unit, *path)

    def _revenue(self, key: str, year: Year) -> Step:
        service = self.service(key)
        if year in service.revenue:
            return self._given(key, "revenue", year, self.unit)
        paid = self.paid(key, year)
        if (other := self.other(key, year)) is None:
            return paid
        return made(Message("step-exact-revenue", year=year), self.unit, How.SUM, paid, other)

    def paid(self, key: str, year: Year) -> Step:
        """Explain the revenue paid per unit: the price times the volume, or what is left."""
        service = self.service(key)
        if year in service.revenue:
            return self._less_other(key, self._given(key, "revenue", year, self.unit), year)
        name = Message("step-paid", year=year)
        if year in service.price or self._goes_in_steps(key, year):
            price = self.unit_price(key, year)
            volume = self.costs.volume(service.volume or "", year)
            paid = made(name, self.unit, How.PRODUCT, price, volume)
            return self.in_unit_of_file(name, paid)
        since, stated = Year(year), {*service.revenue, *service.price}
        while since in service.price_change and since not in stated:
            since = Year(since - 1)
        if since == year:
            return self.needed(key, year)
        steps = [self.paid(key, since)]
        for each in map(Year, range(since + 1, year + 1)):
            steps.append(self._growth(key, each))
            if service.volume is not None:
                steps.append(self.costs.ratio(service.volume, each))
        return made(name, self.unit, How.PRODUCT, *steps)

    def unit_price(self, key: str, year: Year, most: int = MOST_STEPS) -> Step:
        """Explain what a unit costs its buyer: a price given, one in its step, or what is paid.

        A price that goes on from more changes than `most` is a figure with its own explanation.
        """
        if year in self.service(key).price:
            return self._given(key, "price", year, self.budget.price_name)
        if not self._goes_in_steps(key, year):
            return self.per_unit(key, year, self.paid(key, year))
        price = self.budget.price_name
        if not most:
            return figure(Message("step-price-stepped", year=year), self._shown(key, year), price)
        steps = (self.unit_price(key, Year(year - 1), most - 1), self._growth(key, year))
        changed = made(Message("step-changed-price", year=year), price, How.PRODUCT, *steps)
        return self.stepped(key, year, changed, Message("step-changed-in-steps", year=year))

    def _shown(self, key: str, year: Year) -> Decimal:
        price = self.projection.services[key].price[self.projection.years.index(year)]
        assert price is not None
        return price

    def _goes_in_steps(self, key: str, year: Year) -> bool:
        """Whether a price follows from a decided change and is then taken to its step."""
        service = self.service(key)
        return year in service.price_change and self.budget.step_of(service) is not None

    def _growth(self, key: str, year: Year) -> Step:
        rate = self._given(key, "price_change", year, "%")
        return made(Message("step-price", year=year), "", How.GROWTH, rate)

    def stepped(self, key: str, year: Year, price: Step, told: Message) -> Step:
        """Explain a price as whole steps, of which there are as many as come closest."""
        step, name = self._step(key), Message("step-price-stepped", year=year)
        count = made(told, "", How.RATIO, price, step)
        whole = in_steps(price.value, step.value) / step.value
        steps = Step(Message("step-whole-steps", year=year), whole, "", How.ROUNDED, (count,))
        return made(name, price.unit, How.PRODUCT, steps, step)

    def _step(self, key: str) -> Step:
        """Give the step of a price: that of the service, else that of the file."""
        area, _, service = key.partition(".")
        path: BudgetPath = ("price_unit", "step")
        if self.service(key).price_step:
            path = ("areas", area, "services", service, "price_step")
        step = self.budget.step_of(self.service(key))
        assert step is not None
        return given(Message("step-price-step"), step, self.budget.price_name, *path)

    def needed(self, key: str, year: Year) -> Step:
        """Explain what has to be paid: the cost less what is returned, and what others pay."""
        cost = self.costs.full_cost(key, year)
        if returned := self.returned(key, year):
            name = Message("step-needed", year=year)
            cost = made(name, self.unit, How.DIFFERENCE, cost, returned)
        return self._less_other(key, cost, year)

    def returned(self, key: str, year: Year) -> Step | None:
        """Explain the share of a service in what its area returns: by what each of them costs."""
        area = key.partition(".")[0]
        own = self.budget.areas[area]
        amount = share_returned(self.projection, key, year)
        if amount is None:
            return None
        path = ("areas", area, "carry_over", "returned", str(year))
        name = Message("step-returned", year=year)
        whole = given(name, returned_by(own)[year], self.unit, *path)
        steps = (whole, self._part_of_cost(area, key, year))
        name = Message("step-returned-by", name=name_of(self.budget, key), year=year)
        return Step(name, Decimal(amount), self.unit, How.ALLOTTED, steps)

    def _part_of_cost(self, area: str, key: str, year: Year) -> Step:
        """Explain how much of the cost of an area is that of a service; all taken as positive."""
        name = Message("step-part-of-cost", name=name_of(self.budget, key), year=year)
        keys = [f"{area}.{each}" for each in self.budget.areas[area].services]
        costs = {each: self.costs.full_cost(each, year) for each in keys}
        if not any(each.value for each in costs.values()):
            return Step(name, Decimal(0), "", How.NOTHING)
        if min(each.value for each in costs.values()) < 0:
            total = sum((abs(each.value) for each in costs.values()), Decimal(0))
            return Step(name, abs(costs[key].value) / total, "", How.ADDED)
        every = self.costs.added(Message("step-exact-cost", year=year), list(costs.values()))
        return made(name, "", How.RATIO, costs[key], every)

    def _less_other(self, key: str, step: Step, year: Year) -> Step:
        """Take off what is not paid per unit."""
        if (other := self.other(key, year)) is None:
            return step
        return made(Message("step-paid", year=year), self.unit, How.DIFFERENCE, step, other)

    def other(self, key: str, year: Year) -> Step | None:
        """Give what is not paid per unit, where there is any."""
        if year not in self.service(key).other_revenue:
            return None
        return self._given(key, "other_revenue", year, self.unit)

    def per_unit(self, key: str, year: Year, paid: Step) -> Step:
        """Explain what a unit costs its buyer, of what is paid for all of them."""
        if self._has_per():
            name = Message("step-paid-in", year=year, unit=self.budget.price_name)
            paid = made(name, self.budget.price_name, How.PRODUCT, paid, self._per())
        volume = self.costs.volume(self.service(key).volume or "", year)
        name = Message("step-exact-price", year=year)
        return made(name, self.budget.price_name, How.RATIO, paid, volume)

    def in_unit_of_file(self, name: Message, paid: Step) -> Step:
        """Write what is paid, in what prices are written in, in the unit of the file."""
        if not self._has_per():
            return paid
        paid = paid._replace(unit=self.budget.price_name)
        return made(name, self.unit, How.RATIO, paid, self._per())

    def _has_per(self) -> bool:
        unit = self.budget.price_unit
        return unit is not None and "per" in unit.model_fields_set

    def _per(self) -> Step:
        """Give how much of what prices are written in makes one unit of the file."""
        name = Message("step-per", unit=self.unit, price=self.budget.price_name)
        return given(name, self.budget.price_per, "", "price_unit", "per")

    def _change(self, key: str, year: Year, after: Step) -> Step:
        """Hold a year, at the volume of the year before, against that year."""
        volume = self.service(key).volume
        if volume is not None:
            name = Message("step-revenue-per-unit", year=year)
            after = made(name, self.unit, How.RATIO, after, self.costs.ratio(volume, year))
        before = self.paid(key, Year(year - 1))
        return made(Message("step-exact-change", year=year), "%", How.CHANGE, after, before)

    def _average(self, keys: list[str], year: Year, after: list[Step]) -> Step:
        """Hold what services bring in against their prices of the year before."""
        sums = (
            self.costs.added(Message("step-paid", year=year), after),
            self.before(keys, year),
        )
        return made(Message("step-exact-change", year=year), "%", How.CHANGE, *sums)

    def before(self, keys: list[str], year: Year) -> Step:
        """Explain what services bring in at their prices of the year before."""
        before = []
        for key in keys:
            paid, volume = self.paid(key, Year(year - 1)), self.service(key).volume
            if volume is not None:
                name = Message("step-paid-before", year=year, before=year - 1)
                ratio = self.costs.ratio(volume, year)
                paid = made(name, self.unit, How.PRODUCT, paid, ratio)
            before.append(paid)
        name = Message("step-paid-before", year=year, before=year - 1)
        return self.costs.added(name, before)

    def _self_cost(self, key: str, year: Year) -> Step:
        if year == self.costs.base:
            return self.rates.change(key)
        return self._change(key, year, self.needed(key, year))

    def _self_cost_of(self, area: AreaProjection, keys: list[str], year: Year) -> Step:
        if year == self.costs.base:
            return self.rates.change(area.key)
        return self._average(keys, year, [self.needed(key, year) for key in keys])
