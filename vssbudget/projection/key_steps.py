"""What share of a key somebody has, step by step, as `key_shares` gives it."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property

from vssbudget.amounts import Year
from vssbudget.findings import BudgetPath
from vssbudget.model import AllocationKey, Budget
from vssbudget.projection.explanation import How, Step, given, made
from vssbudget.projection.key_shares import Weights, smoothed
from vssbudget.projection.names import name_of, volume_name
from vssbudget.wording import Message

MOST_NAMES = 20
"""Up to how many names what each has of a key is told one by one."""

Cost = Callable[[str, Year], Step]
"""Explains the cost by which an area or a service has a share."""


class KeySteps:
    """Explains shares of a key that stands at a path, by its figures.

    `of` is what is shared, as people call it. What all have together is added to the steps `kept`,
    which may stand in several places.
    """

    def __init__(
        self,
        budget: Budget,
        path: BudgetPath,
        key: AllocationKey,
        figures: Mapping[Year, Weights],
        cost: Cost,
        of: str,
        kept: dict[tuple[object, ...], Step],
    ) -> None:
        self.budget = budget
        self.of = of
        self.kept = kept
        self.path = path
        self.key = key
        self.figures = figures
        self.cost = cost

    def share(self, name: str, year: Year) -> Step:
        """Explain the share of 1 that somebody has in a year, smoothed where it is."""
        who = name_of(self.budget, name)
        first = self._first
        if first is None or year <= first:
            return self._told(name, year)
        if self.key.mean is not None:
            count = min(self.key.mean, year - first + 1)
            years = [Year(each) for each in range(year - count + 1, year + 1)]
            told = Message("step-mean-share", name=who, count=count, year=year)
            return made(told, "", How.MEAN, *(self._told(name, each) for each in years))
        if self.key.cap is None:
            return self._told(name, year)
        told = Message("step-capped-share", name=who, cap=self.key.cap, year=year)
        steps = (self.share(name, Year(year - 1)), self._told(name, year))
        return Step(told, self._smoothed[year][name], "", How.CAPPED, steps)

    @cached_property
    def _smoothed(self) -> Mapping[Year, Weights]:
        return smoothed(self.key, self.figures)

    def _told(self, name: str, year: Year) -> Step:
        """Explain the share of the key alone: one figure over all of them."""
        told = Message("step-key-share", name=name_of(self.budget, name), year=year)
        figures = self.figures[year]
        if not any(figures.values()):
            return self._of_nothing(told, name, year)
        return made(told, "", How.RATIO, self._figure(name, year), self._total(year))

    def _total(self, year: Year) -> Step:
        """Add up what all have of the key; of very many it is not told one by one."""
        at = (*self.path, year)
        if at not in self.kept:
            figures = self.figures[year]
            name = Message("step-key-total", of=self.of, year=year)
            unit = self.budget.unit if self.key.cost else ""
            if len(figures) > MOST_NAMES:
                total = sum(sorted(figures.values()), Decimal(0))
                self.kept[at] = Step(name, total, unit, How.ADDED)
            else:
                steps = [self._figure(each, year) for each in figures]
                self.kept[at] = made(name, unit, How.SUM, *steps)
        return self.kept[at]

    def _of_nothing(self, told: Message, name: str, year: Year) -> Step:
        """Give the share of a year in which nobody has anything of the key.

        Nobody bears anything then, but where shares are smoothed the last ones stay.
        """
        smooth = self.key.mean is not None or self.key.cap is not None
        if smooth and self._first is not None and self._first < year:
            before = [
                each for each, row in self.figures.items() if each < year and any(row.values())
            ]
            return made(told, "", How.KEPT, self._told(name, max(before)))
        return Step(told, Decimal(0), "", How.NOTHING)

    @cached_property
    def _first(self) -> Year | None:
        """The first year in which somebody has anything of the key."""
        return next((year for year, row in self.figures.items() if any(row.values())), None)

    def _figure(self, name: str, year: Year) -> Step:
        """Give what somebody has of a key in a year, and where it stands."""
        if self.key.cost:
            cost = self.cost(name, year)
            below = cost.value < 0  # which counts as nothing
            return Step(cost.name, Decimal(0), cost.unit, How.NOTHING) if below else cost
        who, value = name_of(self.budget, name), self.figures[year][name]
        if self.key.volume:
            volume = self.key.volume[name]
            series, named = self.budget.volumes[volume], volume_name(self.budget, volume)
            told = Message("step-key-volume", name=who, volume=named, year=year)
            return given(told, value, series.unit or "", "volumes", volume, "values", str(year))
        kind = "shares" if self.key.shares else "headcount"
        row: Mapping[Year, Decimal] = getattr(self.key, kind)[name]
        since = max(each for each in row if each <= year)
        told = Message(f"step-key-{kind}", name=who, since=since)
        return given(told, value, "", *self.path, kind, name, str(since))
