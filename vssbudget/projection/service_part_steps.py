"""What the change to a price of services is made of, step by step, as in `prices`."""

from decimal import Decimal

from vssbudget.amounts import Year
from vssbudget.projection.cost_steps import MOST_STEPS
from vssbudget.projection.explanation import How, Step, made
from vssbudget.projection.moved_steps import MovedSteps
from vssbudget.projection.names import name_of
from vssbudget.projection.service_steps import ServiceSteps
from vssbudget.projection.values import BEARS_NOTHING, AreaProjection
from vssbudget.wording import Message

_BESIDE = ("capital", "shared", "carry_over", "other_revenue", "result")
"""The causes that move no part of a service, but the service as a whole."""


class ServicePartSteps:
    """Explains what each cause adds to the price of a service, or of an area with services.

    Of a service that is what it adds to the parts of its cost together, of an area to its services,
    weighed with their volumes.
    """

    def __init__(self, services: ServiceSteps) -> None:
        self.services = services
        self.costs = services.costs
        self.unit = services.unit
        self.moves = MovedSteps(services.costs)

    def of_service(self, key: str, name: str, year: Year) -> Step:
        """Explain what a cause adds to the change of a year, before it is rounded."""
        if year == self.costs.base:
            return self.services.rates.part(key, name)
        paid = self.services.paid(key, Year(year - 1))
        return self._percent(name, year, self._sum(name, year, self._moves(key, name, year)), paid)

    def of_area(self, area: AreaProjection, name: str, year: Year) -> Step | None:
        """Explain the same of an area with services; None where these are very many."""
        if year == self.costs.base:
            return self.services.rates.part(area.key, name)
        if len(area.services) > MOST_STEPS:
            return None
        keys = [f"{area.key}.{service.key}" for service in area.services]
        moves = [(key, self._moves(key, name, year)) for key in keys]
        weighed = [self._weighed(key, name, year, steps) for key, steps in moves if steps]
        before = self.services.before(keys, year)
        return self._percent(name, year, self._sum(name, year, weighed), before)

    def _percent(self, name: str, year: Year, moved: Step, before: Step) -> Step:
        part = Message("step-exact-part", part=self.moves.told(name), before=year - 1)
        return made(part, "%", How.PERCENT, moved, before)

    def _sum(self, name: str, year: Year, steps: list[Step]) -> Step:
        """Add up what a cause moves; one step alone is itself."""
        moved = Message("step-moved", part=self.moves.told(name), year=year)
        return steps[0] if len(steps) == 1 else self.costs.added(moved, steps)

    def _weighed(self, key: str, name: str, year: Year, steps: list[Step]) -> Step:
        """Explain what moves a service at the volume of the year."""
        who = name_of(self.services.budget, key)
        moved = self._sum(name, year, steps)
        moved = moved._replace(
            name=Message("step-moved-of", name=who, part=self.moves.told(name), year=year)
        )
        volume = self.services.service(key).volume
        if volume is None:
            return moved
        told = Message("step-moved-weighed", name=who, part=self.moves.told(name), year=year)
        return made(told, self.unit, How.PRODUCT, moved, self.costs.ratio(volume, year))

    def _moves(self, key: str, name: str, year: Year) -> list[Step]:
        """Explain each that a cause moves of a service; nothing where it moves none."""
        cause = self.moves.causes.get(name)
        if cause == "volume":
            return self._by_volume(key, name, year)
        if cause in _BESIDE:
            return self._beside(key, cause, year)
        return [
            self._of_part(key, part, name, self.moves.moved(f"{key}.{part}", name, year), year)
            for part in self.services.service(key).parts
            if name in self.moves.moving(f"{key}.{part}", year)
        ]

    def _of_part(self, key: str, part: str, name: str, moved: Step, year: Year) -> Step:
        who = self.services.service(key).parts[part].name or part
        return moved._replace(
            name=Message("step-moved-of", name=who, part=self.moves.told(name), year=year)
        )

    def _by_volume(self, key: str, name: str, year: Year) -> list[Step]:
        """Explain what the volume moves of the parts, and that a unit bears less of the whole."""
        volume = self.services.service(key).volume
        if volume is None:
            return []
        parts = self.services.service(key).parts
        moves = [(part, self.moves.by_volume(f"{key}.{part}", year)) for part in parts]
        steps = [self._of_part(key, part, name, moved, year) for part, moved in moves if moved]
        needed, told = self.services.needed(key, year), Message("step-cost-per-unit", year=year)
        per_unit = made(told, self.unit, How.RATIO, needed, self.costs.ratio(volume, year))
        spread = Message("step-spread", year=year)
        return [*steps, made(spread, self.unit, How.DIFFERENCE, per_unit, needed)]

    def _beside(self, key: str, cause: str, year: Year) -> list[Step]:
        before = Year(year - 1)
        borne = self.costs.borne
        steps: tuple[Step | None, Step | None]
        name = Message(f"step-{cause}-moved", year=year)
        if cause in ("capital", "shared"):
            if cause not in self.costs.projection.borne.get(key, BEARS_NOTHING):
                return []
            steps = (borne.cause(key, cause, year), borne.cause(key, cause, before))
        elif cause == "carry_over":
            steps = (self.services.returned(key, before), self.services.returned(key, year))
            name = Message("step-returned-moved", year=year)
        elif cause == "other_revenue":
            steps = (self.services.other(key, before), self.services.other(key, year))
            name = Message("step-other-moved", year=year)
        else:
            steps = (self.services.needed(key, before), self.services.paid(key, before))
            name = Message("step-lacked", year=before)
        if steps == (None, None):
            return []
        amounts = [each or self._nothing(cause, year) for each in steps]
        return [made(name, self.unit, How.DIFFERENCE, *amounts)]

    def _nothing(self, cause: str, year: Year) -> Step:
        row = "returned" if cause == "carry_over" else "given-other-revenue"
        return Step(Message(f"step-{row}", year=year), Decimal(0), self.unit, How.COUNT)
