"""What the rates of the base year make of the price of services, step by step."""

from vssbudget.formulas.mixes import shares_of
from vssbudget.projection.cost_steps import MOST_STEPS, CostSteps
from vssbudget.projection.explanation import How, Step, made
from vssbudget.projection.names import index_name
from vssbudget.projection.pricing import prices_of
from vssbudget.wording import Message


class RateSteps:
    """Explains the change that rates allow by the weight of each part in the cost, as `prices`.

    A key is that of an area, `hr`, or of a service, `hr.hr_direkt`.
    """

    def __init__(self, costs: CostSteps) -> None:
        self.costs = costs
        self.base = costs.base

    def change(self, key: str) -> Step:
        """Explain what all rates make together; without its parts where they are very many."""
        name = Message("step-rates-mixed", year=self.base)
        known = prices_of(self.costs.projection, key)[self.base]
        if max(len(known.parts), len(self._parts(key))) > MOST_STEPS:
            return Step(name, known.change, "%", How.ADDED)
        steps = [self.part(key, index) for index in known.parts]
        return steps[0] if len(steps) == 1 else made(name, "%", How.SUM, *steps)

    def part(self, key: str, index: str) -> Step:
        """Explain what the rate of one index adds: that of the cost which follows it."""
        parts, rate = self._parts(key), self.costs.rate(index, self.base)
        named = index_name(self.costs.budget, index)
        name, sellers = Message("step-part", index=named), self._sellers(key)
        borne = [step for each in sellers for step in self.costs.borne.of(each, self.base)]
        if len(parts) == 1 and not borne:
            share = self._share(parts[0], index)
            return made(name, "%", How.PRODUCT, *share, rate) if share else rate
        follow = [
            self._following(part, index)
            for part in parts
            if any(index == each for each, _ in shares_of(self.costs.of(part).own))
        ]
        every = [self._cost(part) for part in parts]
        if parts != sellers:  # of an area it is in the cost that is given
            every += borne
        following = Message("step-following", index=named, year=self.base)
        level = self._added(following, follow)
        total = self._added(Message("step-given-cost", year=self.base), every)
        times = Message("step-times-index", index=named, year=self.base)
        return made(name, "%", How.RATIO, made(times, "", How.PRODUCT, level, rate), total)

    def _added(self, name: Message, steps: list[Step]) -> Step:
        """Add up steps; one alone is itself."""
        return steps[0] if len(steps) == 1 else self.costs.added(name, steps)

    def _following(self, part: str, index: str) -> Step:
        """Explain how much of a part follows an index: of an area what is not borne inside it."""
        ((cost, _), *_), share = self.costs.amounts(part, self.base), self._share(part, index)
        if cost.how is How.INPUT:
            cost = self._cost(part)
        name = Message("step-part", index=index_name(self.costs.budget, index))
        return made(name, self.costs.unit, How.PRODUCT, cost, *share) if share else cost

    def _cost(self, part: str) -> Step:
        """Give what a part costs in the base year, by its name."""
        what = self.costs.of(part).own.name or part.rpartition(".")[2]
        name = Message("step-cost-part", part=what, year=self.base)
        return self.costs.cost(part, self.base)._replace(name=name)

    def _share(self, part: str, index: str) -> list[Step]:
        """Give the share of a part that follows an index; nothing where all of it does."""
        shares = self.costs.of(part).own.shares
        return [self.costs.share(part, index, shares[index])] if shares else []

    def _sellers(self, key: str) -> list[str]:
        """Name what bears cost: a service, or those of an area, or the area itself without any."""
        services = self.costs.budget.areas[key.partition(".")[0]].services
        return [f"{key}.{each}" for each in services] if services and "." not in key else [key]

    def _parts(self, key: str) -> list[str]:
        """Name all parts of a service or of an area's services; an area without is its own."""
        found = []
        for each in self._sellers(key):
            name, _, service = each.partition(".")
            services = self.costs.budget.areas[name].services
            found += [f"{each}.{part}" for part in services[service].parts] if service else [each]
        return found
