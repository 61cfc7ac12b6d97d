"""What the change to a price that bears its cost is made of, step by step, as in `pricing`."""

from vssbudget.amounts import Year
from vssbudget.formulas.sellers import returned_by
from vssbudget.projection.explanation import How, Step, made
from vssbudget.projection.moved_steps import MovedSteps
from vssbudget.projection.price_steps import PriceSteps
from vssbudget.projection.rate_steps import RateSteps
from vssbudget.projection.values import BEARS_NOTHING
from vssbudget.wording import Message


class PartSteps:
    """Explains the part of each cause in percent, before it is rounded."""

    def __init__(self, prices: PriceSteps) -> None:
        self.prices = prices
        self.costs = prices.costs
        self.budget = prices.budget
        self.unit = prices.unit
        self.moves = MovedSteps(prices.costs)

    def part(self, key: str, name: str, year: Year) -> Step:
        """Explain what an index or another cause adds to the change of a year."""
        if year == self.prices.base:
            return RateSteps(self.costs).part(key, name)
        before = Year(year - 1)
        steps = (self._moved(key, name, year), self.prices.revenue(key, before))
        told = Message("step-exact-part", part=self.moves.told(name), before=before)
        return made(told, "%", How.PERCENT, *steps)

    def _moved(self, key: str, name: str, year: Year) -> Step:
        """Explain by how much a cause moves the cost of a unit."""
        before = Year(year - 1)
        cause = self.moves.causes.get(name)
        if cause == "volume":
            return self._by_volume(key, year)
        if cause == "result":
            parts = (self.prices.needed(key, before), self.prices.revenue(key, before))
            return made(Message("step-lacked", year=before), self.unit, How.DIFFERENCE, *parts)
        if cause in ("capital", "shared"):
            borne = self.costs.borne
            parts = (borne.cause(key, cause, year), borne.cause(key, cause, before))
            moved = Message(f"step-{cause}-moved", year=year)
            return made(moved, self.unit, How.DIFFERENCE, *parts)
        if cause == "carry_over":
            parts = (self.prices.returned(key, before), self.prices.returned(key, year))
            moved = Message("step-returned-moved", year=year)
            return made(moved, self.unit, How.DIFFERENCE, *parts)
        return self.moves.moved(key, name, year)

    def _by_volume(self, key: str, year: Year) -> Step:
        """Explain what a unit costs more than if the volume had stood still."""
        needed, volume = self.prices.needed(key, year), self.budget.areas[key].volume or ""
        name = Message("step-cost-per-unit", year=year)
        per_unit = made(name, self.unit, How.RATIO, needed, self.costs.ratio(volume, year))
        moves = [self._moved(key, each, year) for each in self._others(key, year)]
        name = Message("step-at-volume", year=year, before=year - 1)
        still = made(name, self.unit, How.SUM, self.costs.cost(key, Year(year - 1)), *moves)
        if year in returned_by(self.budget.areas[key]):
            back = self.prices.returned(key, year)
            still = made(Message("step-needed", year=year), self.unit, How.DIFFERENCE, still, back)
        name = Message("step-moved-by-volume", year=year)
        return made(name, self.unit, How.DIFFERENCE, per_unit, still)

    def _others(self, key: str, year: Year) -> list[str]:
        """Name what else moves the cost of a year; one that is given has all else in it."""
        moving = self.moves.moving(key, year)
        if year in self.costs.of(key).given:
            return moving
        borne = self.costs.projection.borne.get(key, BEARS_NOTHING)
        return [*moving, *(self.moves.names[cause] for cause in borne)]
