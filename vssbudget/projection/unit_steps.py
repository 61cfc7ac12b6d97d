"""What a unit of a service would have to cost, and what its step leaves, step by step."""

from vssbudget.amounts import Year
from vssbudget.projection.explanation import (
    How,
    Step,
    made,
    rounded_amount,
    rounded_percent,
)
from vssbudget.projection.service_steps import ServiceSteps
from vssbudget.wording import Message


class UnitSteps:
    """Explains the prices of a unit that `prices` shows, with the very values of `UnitPrice`."""

    def __init__(self, services: ServiceSteps) -> None:
        self.services = services
        self.costs = services.costs
        self.budget = services.budget
        self.unit = services.unit

    def shown(self, key: str, measure: str, year: Year) -> Step:
        """Explain the price that bears the cost, the one in its step, or the result that leaves."""
        what = Message("name", name=self.services.projection.services[key].name)
        name = Message(f"step-{measure.replace('_', '-')}", what=what, year=year)
        if measure == "self_cost_price":
            return rounded_percent(name, self._self_cost(key, year), self.budget.price_name)
        if measure == "step_result":
            return self._result(name, key, year)
        return self._stepped(key, year)._replace(name=name)

    def _self_cost(self, key: str, year: Year) -> Step:
        return self.services.per_unit(key, year, self.services.needed(key, year))

    def _stepped(self, key: str, year: Year) -> Step:
        told = Message("step-in-steps", year=year)
        return self.services.stepped(key, year, self._self_cost(key, year), told)

    def _result(self, name: Message, key: str, year: Year) -> Step:
        """Explain what the price in its step brings in beyond the cost, both in whole units."""
        told = Message("step-stepped-revenue", year=year)
        volume = self.costs.volume(self.services.service(key).volume or "", year)
        earned = made(told, self.unit, How.PRODUCT, self._stepped(key, year), volume)
        earned = self.services.in_unit_of_file(told, earned)
        if other := self.services.other(key, year):
            earned = made(told, self.unit, How.SUM, earned, other)
        needed, cost = Message("step-needed", year=year), self.costs.full_cost(key, year)
        if returned := self.services.returned(key, year):
            cost = made(needed, self.unit, How.DIFFERENCE, cost, returned)
        parts = (rounded_amount(told, earned), rounded_amount(needed, cost))
        return made(name, self.unit, How.DIFFERENCE, *parts)
