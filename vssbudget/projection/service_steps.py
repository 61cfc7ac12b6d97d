"""What services cost, earn and ask, step by step, and the areas that are their sums."""

from vssbudget.amounts import Percent, Year
from vssbudget.findings import BudgetPath
from vssbudget.model import Service
from vssbudget.projection.cost_steps import CostSteps
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
from vssbudget.projection.pricing import prices_of
from vssbudget.projection.values import AreaProjection, Basis
from vssbudget.wording import Message

MOST_SERVICES = 50
"""Up to how many services of an area, and parts of a service, are explained with it."""


class ServiceSteps:
    """Explains figures of services, `hr.hr_direkt`, and of areas with services."""

    def __init__(self, costs: CostSteps) -> None:
        self.costs = costs
        self.projection = costs.projection
        self.budget = costs.budget
        self.unit = costs.unit

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
            return rounded_percent(name, self._price(key, year), self.budget.price_name)
        if measure == "price_change":
            return rounded_percent(name, self._change(key, year, self._paid(key, year)))
        if measure == "self_cost_change":
            return rounded_percent(name, self._self_cost(key, year))
        if measure == "cost":
            return rounded_amount(name, self._cost(key, year))
        basis = self.projection.basis(shown, self.projection.years.index(year))
        if basis is Basis.SELF_COST:
            return made(name, self.unit, How.SAME, self.shown(key, "cost", year))
        return rounded_amount(name, self._revenue(key, year))

    def summed(self, area: AreaProjection, measure: str, year: Year) -> Step:
        """Explain a cost or a revenue that services add up to, or how their prices change."""
        name = named(measure, Message("name", name=area.name), year)
        keys = [f"{area.key}.{service.key}" for service in area.services]
        if measure == "self_cost_change":
            return rounded_percent(name, self._self_cost_of(area, keys, year))
        if measure == "price_change":
            after = [self._paid(key, year) for key in keys]
            return rounded_percent(name, self._average(keys, year, after))
        position = self.projection.years.index(year)
        rows = [getattr(each, measure)[position] for each in area.services]
        if None in rows:
            return self.costs.given(area.key, measure, year)._replace(name=name)
        if len(keys) > MOST_SERVICES:
            steps = [
                figure(named(measure, Message("name", name=each.name), year), amount, self.unit)
                for each, amount in zip(area.services, rows, strict=True)
            ]
        else:
            steps = [self.shown(key, measure, year) for key in keys]
        return made(name, self.unit, How.SUM, *steps)

    def _service(self, key: str) -> tuple[Service, BudgetPath]:
        area, _, service = key.partition(".")
        return self.budget.areas[area].services[service], ("areas", area, "services", service)

    def _cost(self, key: str, year: Year) -> Step:
        """Explain what a service costs in its parts."""
        steps = []
        for part_key, part in self._service(key)[0].parts.items():
            name = Message("step-cost-part", part=part.name or part_key, year=year)
            steps.append(self.costs.cost(f"{key}.{part_key}", year)._replace(name=name))
        return self._sum(Message("step-exact-cost", year=year), steps)

    def _sum(self, name: Message, steps: list[Step]) -> Step:
        """Add up steps; very many of them are left out."""
        total = made(name, self.unit, How.SUM, *steps)
        return total._replace(how=How.ADDED, steps=()) if len(steps) > MOST_SERVICES else total

    def _given(self, key: str, row: str, year: Year, unit: str) -> Step:
        service, path = self._service(key)
        name = Message(f"step-given-{row.replace('_', '-')}", year=year)
        return given(name, getattr(service, row)[year], unit, *path, row, str(year))

    def _revenue(self, key: str, year: Year) -> Step:
        service, _ = self._service(key)
        if year in service.revenue:
            return self._given(key, "revenue", year, self.unit)
        paid = self._paid(key, year)
        if year not in service.other_revenue:
            return paid
        other = self._given(key, "other_revenue", year, self.unit)
        return made(Message("step-exact-revenue", year=year), self.unit, How.SUM, paid, other)

    def _paid(self, key: str, year: Year) -> Step:
        """Explain the revenue paid per unit: the price times the volume, or what is left."""
        service, _ = self._service(key)
        if year in service.revenue:
            return self._less_other(key, self._given(key, "revenue", year, self.unit), year)
        name = Message("step-paid", year=year)
        if year in service.price:
            price = self._given(key, "price", year, self.budget.price_name)
            volume = self.costs.volume(service.volume or "", year)
            paid = made(name, self.unit, How.PRODUCT, price, volume)
            return made(name, self.unit, How.RATIO, paid, self._per()) if self._has_per() else paid
        if year not in service.price_change:
            return self._needed(key, year)
        rate = self._given(key, "price_change", year, "%")
        steps = [
            self._paid(key, Year(year - 1)),
            made(Message("step-price", year=year), "", How.GROWTH, rate),
        ]
        if service.volume is not None:
            steps.append(self.costs.ratio(service.volume, year))
        return made(name, self.unit, How.PRODUCT, *steps)

    def _needed(self, key: str, year: Year) -> Step:
        return self._less_other(key, self._cost(key, year), year)

    def _less_other(self, key: str, step: Step, year: Year) -> Step:
        """Take off what is not paid per unit."""
        if year not in self._service(key)[0].other_revenue:
            return step
        other = self._given(key, "other_revenue", year, self.unit)
        return made(Message("step-paid", year=year), self.unit, How.DIFFERENCE, step, other)

    def _price(self, key: str, year: Year) -> Step:
        """Explain what a unit costs its buyer."""
        paid = self._paid(key, year)
        if self._has_per():
            name = Message("step-paid-in", year=year, unit=self.budget.price_name)
            paid = made(name, self.budget.price_name, How.PRODUCT, paid, self._per())
        volume = self.costs.volume(self._service(key)[0].volume or "", year)
        name = Message("step-exact-price", year=year)
        return made(name, self.budget.price_name, How.RATIO, paid, volume)

    def _has_per(self) -> bool:
        unit = self.budget.price_unit
        return unit is not None and "per" in unit.model_fields_set

    def _per(self) -> Step:
        """Give how much of what prices are written in makes one unit of the file."""
        name = Message("step-per", unit=self.unit, price=self.budget.price_name)
        return given(name, self.projection.growth.price_per, "", "price_unit", "per")

    def _change(self, key: str, year: Year, after: Step) -> Step:
        """Hold a year, at the volume of the year before, against that year."""
        volume = self._service(key)[0].volume
        if volume is not None:
            name = Message("step-revenue-per-unit", year=year)
            after = made(name, self.unit, How.RATIO, after, self.costs.ratio(volume, year))
        before = self._paid(key, Year(year - 1))
        return made(Message("step-exact-change", year=year), "%", How.CHANGE, after, before)

    def _average(self, keys: list[str], year: Year, after: list[Step]) -> Step:
        """Hold what services bring in against their prices of the year before."""
        before = []
        for key in keys:
            paid, volume = self._paid(key, Year(year - 1)), self._service(key)[0].volume
            if volume is not None:
                name = Message("step-paid-before", year=year, before=year - 1)
                ratio = self.costs.ratio(volume, year)
                paid = made(name, self.unit, How.PRODUCT, paid, ratio)
            before.append(paid)
        name = Message("step-paid-before", year=year, before=year - 1)
        sums = (
            self._sum(Message("step-paid", year=year), after),
            self._sum(name, before),
        )
        return made(Message("step-exact-change", year=year), "%", How.CHANGE, *sums)

    def _self_cost(self, key: str, year: Year) -> Step:
        if year == self.costs.base:
            return self._of_rates(key, year)
        return self._change(key, year, self._needed(key, year))

    def _self_cost_of(self, area: AreaProjection, keys: list[str], year: Year) -> Step:
        if year == self.costs.base:
            return self._of_rates(area.key, year)
        return self._average(keys, year, [self._needed(key, year) for key in keys])

    def _of_rates(self, key: str, year: Year) -> Step:
        """Give the change that rates make by the weight of each part, which are left out here."""
        value = prices_of(self.projection, key)[year].change
        return Step(Message("step-rates-mixed", year=year), Percent(value), "%", How.ADDED)
