"""What an area earns and how its price changes, step by step, with the very values of `revenue`."""

from decimal import Decimal

from vssbudget.amounts import Year
from vssbudget.formulas.sellers import returned_by
from vssbudget.projection.cost_steps import CostSteps
from vssbudget.projection.explanation import How, Step, given, made
from vssbudget.projection.rate_steps import RateSteps
from vssbudget.wording import Message


class PriceSteps:
    """Explains revenues and price changes before they are rounded."""

    def __init__(self, costs: CostSteps) -> None:
        self.costs = costs
        self.budget = costs.budget
        self.unit = costs.unit
        self.base = costs.base

    def revenue(self, key: str, year: Year) -> Step:
        """Explain a revenue: what is given, the price decided for the volume, or the cost."""
        area = self.budget.areas[key]
        if year in area.revenue:
            return self.costs.given(key, "revenue", year)
        since = Year(year)
        while since in area.price_change and since not in area.revenue:
            since = Year(since - 1)
        if since == year:
            return self.needed(key, year)
        steps = [self.revenue(key, since)]
        for each in map(Year, range(since + 1, year + 1)):
            rate = self.costs.given(key, "price_change", each)
            steps.append(made(Message("step-price", year=each), "", How.GROWTH, rate))
            if area.volume is not None:
                steps.append(self.costs.ratio(area.volume, each))
        return made(Message("step-exact-revenue", year=year), self.unit, How.PRODUCT, *steps)

    def needed(self, key: str, year: Year) -> Step:
        """Explain what revenue has to bear: the cost, less what is returned of earlier results."""
        cost = self.costs.cost(key, year)
        if year not in returned_by(self.budget.areas[key]):
            return cost
        back = self.returned(key, year)
        return made(Message("step-needed", year=year), self.unit, How.DIFFERENCE, cost, back)

    def returned(self, key: str, year: Year) -> Step:
        """Give what an area returns of earlier results in a year."""
        name = Message("step-returned", year=year)
        amount = returned_by(self.budget.areas[key]).get(year)
        if amount is None:
            return Step(name, Decimal(0), self.unit, How.COUNT)
        path = ("areas", key, "carry_over", "returned", str(year))
        return given(name, amount, self.unit, *path)

    def price_change(self, key: str, year: Year) -> Step:
        """Explain the change of the price of a unit on the year before."""
        after, before = self.revenue(key, year), self.revenue(key, Year(year - 1))
        return self._change(key, year, Message("step-revenue-per-unit", year=year), after, before)

    def self_cost_change(self, key: str, year: Year) -> Step:
        """Explain the change to a price that bears the cost."""
        area = self.budget.areas[key]
        if year == self.base:
            return RateSteps(self.costs).change(key)
        if year not in area.revenue and year not in area.price_change:
            return self.price_change(key, year)
        after = self.needed(key, year)
        before = self.revenue(key, Year(year - 1))
        return self._change(key, year, Message("step-cost-per-unit", year=year), after, before)

    def _change(self, key: str, year: Year, per_unit: Message, after: Step, before: Step) -> Step:
        """Hold a year, at the volume of the year before, against that year."""
        volume = self.budget.areas[key].volume
        if volume is not None:
            ratio = self.costs.ratio(volume, year)
            after = made(per_unit, after.unit, How.RATIO, after, ratio)
        return made(Message("step-exact-change", year=year), "%", How.CHANGE, after, before)
