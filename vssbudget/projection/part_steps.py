"""What the change to a price that bears its cost is made of, step by step, as in `pricing`."""

from decimal import Decimal

from vssbudget.amounts import Year
from vssbudget.projection.explanation import How, Step, made
from vssbudget.projection.growth import shares_of
from vssbudget.projection.price_steps import PriceSteps
from vssbudget.projection.pricing import cause_names
from vssbudget.wording import Message


class PartSteps:
    """Explains the part of each cause in percent, before it is rounded."""

    def __init__(self, prices: PriceSteps) -> None:
        self.prices = prices
        self.costs = prices.costs
        self.budget = prices.budget
        self.unit = prices.unit
        self.causes = {name: cause for cause, name in cause_names(prices.budget.indices).items()}

    def part(self, key: str, name: str, year: Year) -> Step:
        """Explain what an index or another cause adds to the change of a year."""
        if year == self.prices.base:
            return self.prices.base_part(key, name)
        before = Year(year - 1)
        steps = (self._moved(key, name, year), self.prices.revenue(key, before))
        return made(Message("step-exact-part", part=name, before=before), "%", How.PERCENT, *steps)

    def _moved(self, key: str, name: str, year: Year) -> Step:
        """Explain by how much a cause moves the cost of a unit."""
        before = Year(year - 1)
        cause = self.causes.get(name)
        if cause == "volume":
            return self._by_volume(key, year)
        if cause == "result":
            parts = (self.costs.cost(key, before), self.prices.revenue(key, before))
            return made(Message("step-lacked", year=before), self.unit, How.DIFFERENCE, *parts)
        if cause == "agreement" and year in self.costs.of(key).agreed:
            return self._by_agreement(key, year)
        if cause in ("given", "agreement"):
            parts = (self.costs.cost(key, year), self.costs.cost(key, before))
            return made(Message("step-rise-of-cost", year=year), self.unit, How.DIFFERENCE, *parts)
        if cause == "capital" and self.costs.capital:
            parts = (self.costs.capital.borne(key, year), self.costs.capital.borne(key, before))
            moved = Message("step-capital-moved", year=year)
            return made(moved, self.unit, How.DIFFERENCE, *parts)
        if cause == "step":
            return self.costs.step(key)
        if cause == "lasting":
            return self.costs.given(key, "lasting", year)
        return self._one_off(key, year) if cause == "one_off" else self._by_index(key, name, year)

    def _by_index(self, key: str, index: str, year: Year) -> Step:
        rise = made(
            Message("step-rise", index=index, year=year), "", How.RISE, self.costs.rate(index, year)
        )
        level = self.costs.following(key, index, Year(year - 1))
        return made(
            Message("step-moved", part=index, year=year), self.unit, How.PRODUCT, level, rise
        )

    def _by_agreement(self, key: str, year: Year) -> Step:
        """Explain what an agreed rate adds to all that compounds in the cost."""
        name = Message("step-agreed-rise", year=year)
        rise = made(name, "", How.RISE, self.costs.of(key).agreed[year])
        area, before = self.budget.areas[key], Year(year - 1)
        levels = [
            self.costs.following(key, each, before) for each, _ in shares_of(area) or [("", 0)]
        ]
        name = Message("step-agreed-level", year=before)
        level = levels[0] if len(levels) == 1 else made(name, self.unit, How.SUM, *levels)
        return made(Message("step-agreed-moved", year=year), self.unit, How.PRODUCT, level, rise)

    def _one_off(self, key: str, year: Year) -> Step:
        """Explain the one-off change of a year less that of the year before."""
        one_off = self.budget.areas[key].one_off
        steps = [
            self.costs.given(key, "one_off", each)
            if each in one_off
            else Step(Message("step-no-one-off", year=each), Decimal(0), self.unit, How.COUNT)
            for each in (year, Year(year - 1))
        ]
        return made(Message("step-one-off-moved", year=year), self.unit, How.DIFFERENCE, *steps)

    def _by_volume(self, key: str, year: Year) -> Step:
        """Explain what a unit costs more than if the volume had stood still."""
        cost, volume = self.costs.cost(key, year), self.budget.areas[key].volume or ""
        name = Message("step-cost-per-unit", year=year)
        per_unit = made(name, self.unit, How.RATIO, cost, self.costs.ratio(volume, year))
        moves = [self._moved(key, each, year) for each in self._others(key, year)]
        name = Message("step-at-volume", year=year, before=year - 1)
        still = made(name, self.unit, How.SUM, self.costs.cost(key, Year(year - 1)), *moves)
        name = Message("step-moved-by-volume", year=year)
        return made(name, self.unit, How.DIFFERENCE, per_unit, still)

    def _others(self, key: str, year: Year) -> list[str]:
        """Name what else moves the cost of a year."""
        area, names = self.budget.areas[key], {each: name for name, each in self.causes.items()}
        if year in (known := self.costs.of(key)).given:
            return [names["given" if year in area.cost else "agreement"]]
        others = [index for index, _ in shares_of(area)]
        if year in known.agreed:
            others = [names["agreement"]]
        others += [names["capital"]] if key in self.costs.borne else []
        others += [names["step"]] if area.step else []
        others += [names["lasting"]] if year in area.lasting else []
        has_one_off = not area.one_off.keys().isdisjoint((year, Year(year - 1)))
        return [*others, names["one_off"]] if has_one_off else others
