"""What a cost is made of, step by step, with the very values that `cost` and `growth` give.

A key is that of an area, `hr`, or of a part of a service, `hr.hr_direkt.personal`.
"""

from collections.abc import Sequence
from copy import copy
from decimal import Decimal

from vssbudget.amounts import Year
from vssbudget.findings import BudgetPath
from vssbudget.projection.borne_steps import BorneSteps
from vssbudget.projection.costed import Costed, Rows, costed
from vssbudget.projection.explanation import How, Step, given, made, named, rounded_amount
from vssbudget.projection.names import index_name, name_of, volume_name
from vssbudget.projection.values import Projection
from vssbudget.wording import Message

MOST_STEPS = 50
"""Up to how many parts of a sum are explained with it."""


class CostSteps:
    """Explains costs before they are rounded; the caller sets the arithmetic."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.budget = projection.budget
        self.rates = projection.rates
        self.unit = projection.budget.unit
        self.base = projection.budget.years.base
        self.borne = BorneSteps(projection, self._whole_before)
        self._before: dict[int, CostSteps] = {}
        self._costed: dict[str, Costed] = {}
        self._rows: dict[BudgetPath, Rows] = {}

    def of(self, key: str) -> Costed:
        """Give what a cost is carried forward by."""
        if key not in self._costed:
            self._costed[key] = costed(self.projection, key, self._rows)
        return self._costed[key]

    def cost(self, key: str, year: Year) -> Step:
        """Explain a cost: what is given, or what it has grown to with the changes since."""
        each = self.of(key)
        if year in each.given:
            return each.stands(year, self.unit)
        (first, start), *lasting = self.amounts(key, year)
        steps = [self._grown(key, first, start, year)]
        if each.own.step:
            steps.append(self._steps(key, start, year))
        steps += [self._grown(key, amount, since, year) for amount, since in lasting]
        steps += self.borne.of(key, year)
        if year in each.own.one_off:
            steps.append(self.given(key, "one_off", year))
        if len(steps) == 1:
            return steps[0]
        return made(Message("step-exact-cost", year=year), self.unit, How.SUM, *steps)

    def full_cost(self, key: str, year: Year) -> Step:
        """Explain what a service or a pool of its own costs in its parts, and what it bears."""
        name, _, service = key.partition(".")
        areas, pools = self.budget.areas, self.budget.pools
        parts = areas[name].services[service].parts if service else pools[name].parts
        steps = []
        for part_key, part in parts.items():
            told = Message("step-cost-part", part=part.name or part_key, year=year)
            steps.append(self.cost(f"{key}.{part_key}", year)._replace(name=told))
        steps += self.borne.of(key, year)
        return self.added(Message("step-exact-cost", year=year), steps)

    def whole(self, key: str, year: Year) -> Step:
        """Explain the cost of an area, a service or a pool of its own, rounded once."""
        area, what = self.budget.areas.get(key), Message("name", name=name_of(self.budget, key))
        name = named("cost", what, year)
        if area is None:
            return rounded_amount(name, self.full_cost(key, year))
        if not area.services:
            return rounded_amount(name, self.cost(key, year))
        steps = [self.whole(f"{key}.{each}", year) for each in area.services]
        return self.added(name, steps)

    def _whole_before(self, key: str, year: Year, order: int) -> Step:
        """Explain a cost before the pools of an order are shared."""
        if order not in self._before:
            self._before[order] = copy(self)
            self._before[order].borne = self.borne.before(order)
        return self._before[order].whole(key, year)

    def added(self, name: Message, steps: list[Step]) -> Step:
        """Add up steps; very many of them are left out."""
        total = made(name, self.unit, How.SUM, *steps)
        return total._replace(how=How.ADDED, steps=()) if len(steps) > MOST_STEPS else total

    def given(self, key: str, row: str, year: Year) -> Step:
        """Give a figure of an area or a part as it stands in the file."""
        each = self.of(key)
        unit = "%" if row == "price_change" else self.unit
        name = Message(f"step-given-{row.replace('_', '-')}", year=year)
        return given(name, getattr(each.own, row)[year], unit, *each.path, row, str(year))

    def step(self, key: str) -> Step:
        """Give the fixed step by which a cost changes a year."""
        each = self.of(key)
        return given(Message("step-step"), each.own.step or 0, self.unit, *each.path, "step")

    def share(self, key: str, index: str, share: Decimal) -> Step:
        """Give the share of a cost that follows an index."""
        name = Message("step-share", index=index_name(self.budget, index))
        return given(name, share, "", *self.of(key).path, "shares", index)

    def variable_share(self, key: str) -> Step:
        """Give the share of a cost that follows its volume."""
        each, name = self.of(key), Message("step-variable-share")
        return given(name, each.own.variable_share or 0, "", *each.path, "variable_share")

    def rate(self, index: str, year: Year) -> Step:
        """Give a rate in force: the file's own, or what was asked for in its place."""
        own = self.budget.indices[index].rates[year]
        rate = self.rates.get(index, {}).get(year, own)
        name = Message("step-rate", index=index_name(self.budget, index), year=year)
        if rate != own:
            return Step(name, rate, "%", How.OPTION)
        return given(name, rate, "%", "indices", index, "rates", str(year))

    def amounts(self, key: str, year: Year) -> list[tuple[Step, Year]]:
        """Give the amounts that compound in a cost, each with the year in which it stands."""
        each = self.of(key)
        start = max(known for known in each.given if self.base <= known <= year)
        since = [known for known in each.own.lasting if start < known <= year]
        first = each.stands(start, self.unit)
        if inside := self.borne.of(key, start):
            rest = Message("step-rest", year=start)
            first = made(rest, self.unit, How.DIFFERENCE, first, *inside)
        return [(first, start), *((self.given(key, "lasting", known), known) for known in since)]

    def following(self, key: str, index: str, year: Year) -> Step:
        """Explain how much of a cost follows an index, with all that it has grown by."""
        share = (self.of(key).own.shares or {}).get(index)
        parts = []
        for amount, start in self.amounts(key, year):
            years = self._years(start, year)
            factors = [] if share is None else [self.share(key, index, share)]
            factors += self.rises(key, index, years)
            factors += self._effects(key, years)
            name = Message("step-agreed-level", year=year)
            if index:
                name = Message("step-part", index=index_name(self.budget, index))
            parts.append(
                made(name, self.unit, How.PRODUCT, amount, *factors) if factors else amount
            )
        if len(parts) == 1:
            return parts[0]
        name = Message("step-agreed-level", year=year)
        if index:
            name = Message("step-following", index=index_name(self.budget, index), year=year)
        return made(name, self.unit, How.SUM, *parts)

    def factor(self, key: str, start: Year, year: Year) -> Step | None:
        """Explain what one unit of a cost grows to; None where nothing moves it."""
        years = self._years(start, year)
        factors = self._indexed(key, years) if years else []
        if effects := self._effects(key, years):
            factors.append(_product(Message("step-effects", year=year), effects))
        return _product(Message("step-factor", year=year), factors) if factors else None

    def ratio(self, volume: str, year: Year) -> Step:
        """Explain a volume as against that of the year before."""
        steps = [self.volume(volume, each) for each in (year, Year(year - 1))]
        return made(
            Message("step-ratio", volume=volume_name(self.budget, volume), year=year),
            "",
            How.RATIO,
            *steps,
        )

    def volume(self, volume: str, year: Year) -> Step:
        """Give how much of a volume there is in a year."""
        series = self.budget.volumes[volume]
        name = Message("step-volume", volume=volume_name(self.budget, volume), year=year)
        path = ("volumes", volume, "values", str(year))
        return given(name, series.values[year], series.unit or "", *path)

    def _steps(self, key: str, start: Year, year: Year) -> Step:
        years = Step(Message("step-years", start=start), Decimal(year - start), "", How.COUNT)
        return made(Message("step-steps"), self.unit, How.PRODUCT, self.step(key), years)

    def _grown(self, key: str, amount: Step, start: Year, year: Year) -> Step:
        """Explain an amount as it has grown from the year in which it stands."""
        factor = self.factor(key, start, year)
        if factor is None:
            return amount
        return made(Message("step-grown", year=year), self.unit, How.PRODUCT, amount, factor)

    def _indexed(self, key: str, years: Sequence[Year]) -> list[Step]:
        own = self.of(key).own
        if not own.shares:
            rises = self.rises(key, own.index, years)
            name = Message("step-agreed-growth", year=years[-1])
            if own.index:
                name = Message(
                    "step-index", index=index_name(self.budget, own.index), year=years[-1]
                )
            return [_product(name, rises)] if rises else []
        parts = []
        for index, share in own.shares.items():
            rises = self.rises(key, index, years)
            part = Message("step-part", index=index_name(self.budget, index))
            parts.append(made(part, "", How.PRODUCT, self.share(key, index, share), *rises))
        return [made(Message("step-mix", year=years[-1]), "", How.SUM, *parts)]

    def rises(self, key: str, index: str | None, years: Sequence[Year]) -> list[Step]:
        """Explain the growth of each year: by what was agreed, else by an index if there is one."""
        agreed = self.of(key).agreed
        return [
            self._agreed(agreed[year], year) if year in agreed else self._growth(index or "", year)
            for year in years
            if index or year in agreed
        ]

    def _agreed(self, rate: Step, year: Year) -> Step:
        return made(Message("step-agreed-growth", year=year), "", How.GROWTH, rate)

    def _growth(self, index: str, year: Year) -> Step:
        name = Message("step-growth", index=index_name(self.budget, index), year=year)
        return made(name, "", How.GROWTH, self.rate(index, year))

    def _effects(self, key: str, years: Sequence[Year]) -> list[Step]:
        each = self.of(key)
        if not each.volume or not each.own.variable_share:
            return []
        share = self.variable_share(key)
        ratios = [(year, self.ratio(each.volume, year)) for year in years]
        return [
            made(Message("step-effect", year=year), "", How.EFFECT, share, ratio)
            for year, ratio in ratios
        ]

    def _years(self, start: Year, year: Year) -> list[Year]:
        return [each for each in self.budget.years.plan if start < each <= year]


def _product(name: Message, factors: Sequence[Step]) -> Step:
    """Multiply factors; one alone is itself."""
    return factors[0] if len(factors) == 1 else made(name, "", How.PRODUCT, *factors)
