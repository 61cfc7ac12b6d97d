"""What moves the cost of an area, or of a part of a service, step by step, as in `moves`."""

from decimal import Decimal

from vssbudget.amounts import Year
from vssbudget.formulas.mixes import shares_of
from vssbudget.projection.cost_steps import CostSteps
from vssbudget.projection.explanation import How, Step, made
from vssbudget.projection.names import index_name
from vssbudget.projection.pricing import cause_names, cause_told
from vssbudget.wording import Message


class MovedSteps:
    """Explains by how much each cause moves a cost, which has a key as in `CostSteps`."""

    def __init__(self, costs: CostSteps) -> None:
        self.costs = costs
        self.unit = costs.unit
        self.names = cause_names(costs.budget.indices)
        self.causes = {name: cause for cause, name in self.names.items()}

    def told(self, name: str) -> Message:
        """Say what moves a cost, as people know it."""
        return cause_told(self.costs.budget, name)

    def moving(self, key: str, year: Year) -> list[str]:
        """Name what moves a cost in a year besides the volume, as the parts of a change are."""
        known, names = self.costs.of(key), self.names
        own, around = known.own, (year, Year(year - 1))
        if year in known.given:
            return [names["given" if year in own.cost else "agreement"]]
        agreed = year in known.agreed
        found = [names["agreement"]] if agreed else [index for index, _ in shares_of(own)]
        found += [names["step"]] if own.step else []
        found += [names["lasting"]] if year in own.lasting else []
        return found if own.one_off.keys().isdisjoint(around) else [*found, names["one_off"]]

    def moved(self, key: str, name: str, year: Year) -> Step:
        """Explain by how much one of those moves a cost."""
        if year in self.costs.of(key).given:
            parts = (self.costs.cost(key, year), self.costs.cost(key, Year(year - 1)))
            return made(Message("step-rise-of-cost", year=year), self.unit, How.DIFFERENCE, *parts)
        cause = self.causes.get(name)
        if cause == "agreement":
            return self._by_agreement(key, year)
        if cause == "step":
            return self.costs.step(key)
        if cause == "lasting":
            return self.costs.given(key, "lasting", year)
        return self._one_off(key, year) if cause == "one_off" else self._by_index(key, name, year)

    def by_volume(self, key: str, year: Year) -> Step | None:
        """Explain by how much the volume moves a cost; None for one that does not follow it."""
        known = self.costs.of(key)
        if year in known.given or not known.volume or not known.own.variable_share:
            return None
        levels = self._levels(key, Year(year - 1))
        rises = [self.costs.rises(key, index, [year]) for index, _ in levels]
        grown = [
            made(Message("step-grown", year=year), self.unit, How.PRODUCT, level, *rise)
            for (_, level), rise in zip(levels, rises, strict=True)
        ]
        name = Message("step-before-volume", year=year)
        level = made(name, self.unit, How.SUM, *grown)
        before = Step(Message("step-level", base=year - 1), Decimal(1), "", How.COUNT)
        name, ratio = Message("step-ratio-rise", year=year), self.costs.ratio(known.volume, year)
        rise = made(name, "", How.DIFFERENCE, ratio, before)
        factors = (level if len(grown) > 1 else grown[0], self.costs.variable_share(key), rise)
        return made(Message("step-moved-by-volume", year=year), self.unit, How.PRODUCT, *factors)

    def _levels(self, key: str, year: Year) -> list[tuple[str, Step]]:
        """Explain what compounds in a cost, by the index it follows, or as a whole without one."""
        indices = shares_of(self.costs.of(key).own) or [("", 0)]
        return [(index, self.costs.following(key, index, year)) for index, _ in indices]

    def _by_index(self, key: str, index: str, year: Year) -> Step:
        name = Message("step-rise", index=index_name(self.costs.budget, index), year=year)
        rise = made(name, "", How.RISE, self.costs.rate(index, year))
        level = self.costs.following(key, index, Year(year - 1))
        name = Message("step-moved", part=self.told(index), year=year)
        return made(name, self.unit, How.PRODUCT, level, rise)

    def _by_agreement(self, key: str, year: Year) -> Step:
        """Explain what an agreed rate adds to all that compounds in the cost."""
        name = Message("step-agreed-rise", year=year)
        rise = made(name, "", How.RISE, self.costs.of(key).agreed[year])
        before = Year(year - 1)
        levels = [level for _, level in self._levels(key, before)]
        name = Message("step-agreed-level", year=before)
        level = levels[0] if len(levels) == 1 else made(name, self.unit, How.SUM, *levels)
        return made(Message("step-agreed-moved", year=year), self.unit, How.PRODUCT, level, rise)

    def _one_off(self, key: str, year: Year) -> Step:
        """Explain the one-off change of a year less that of the year before."""
        one_off = self.costs.of(key).own.one_off
        steps = [
            self.costs.given(key, "one_off", each)
            if each in one_off
            else Step(Message("step-no-one-off", year=each), Decimal(0), self.unit, How.COUNT)
            for each in (year, Year(year - 1))
        ]
        return made(Message("step-one-off-moved", year=year), self.unit, How.DIFFERENCE, *steps)
