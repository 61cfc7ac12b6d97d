"""What an area costs, step by step, with the very values that `cost` and `growth` give."""

from collections.abc import Sequence
from decimal import Decimal

from vssbudget.amounts import Year
from vssbudget.model import Area
from vssbudget.projection.capital_steps import CapitalSteps
from vssbudget.projection.explanation import How, Step, given, made
from vssbudget.projection.values import Projection
from vssbudget.wording import Message


class CostSteps:
    """Explains costs before they are rounded; the caller sets the arithmetic."""

    def __init__(self, projection: Projection) -> None:
        self.budget = projection.budget
        self.rates = projection.rates
        self.unit = projection.budget.unit
        self.base = projection.budget.years.base
        self.borne = projection.capital.keys()
        self.capital = CapitalSteps(projection.budget) if projection.capital else None

    def cost(self, key: str, year: Year) -> Step:
        """Explain a cost: what is given, or what it has grown to with the changes since."""
        area = self.budget.areas[key]
        if year in area.cost:
            return self.given(key, "cost", year)
        (first, start), *lasting = self.amounts(key, year)
        steps = [self._grown(key, first, start, year)]
        if area.step:
            steps.append(self._steps(key, start, year))
        steps += [self._grown(key, amount, since, year) for amount, since in lasting]
        if self.capital and key in self.borne:
            steps.append(self.capital.borne(key, year))
        if year in area.one_off:
            steps.append(self.given(key, "one_off", year))
        if len(steps) == 1:
            return steps[0]
        return made(Message("step-exact-cost", year=year), self.unit, How.SUM, *steps)

    def given(self, key: str, row: str, year: Year) -> Step:
        """Give a figure of an area as it stands in the file."""
        value = getattr(self.budget.areas[key], row)[year]
        unit = "%" if row == "price_change" else self.unit
        name = Message(f"step-given-{row.replace('_', '-')}", year=year)
        return given(name, value, unit, "areas", key, row, str(year))

    def step(self, key: str) -> Step:
        """Give the fixed step by which an area's cost changes a year."""
        step = self.budget.areas[key].step or 0
        return given(Message("step-step"), step, self.unit, "areas", key, "step")

    def share(self, key: str, index: str, share: Decimal) -> Step:
        """Give the share of an area's cost that follows an index."""
        name = Message("step-share", index=index)
        return given(name, share, "", "areas", key, "shares", index)

    def rate(self, index: str, year: Year) -> Step:
        """Give a rate in force: the file's own, or what was asked for in its place."""
        own = self.budget.indices[index].rates[year]
        rate = self.rates.get(index, {}).get(year, own)
        name = Message("step-rate", index=index, year=year)
        if rate != own:
            return Step(name, rate, "%", How.OPTION)
        return given(name, rate, "%", "indices", index, "rates", str(year))

    def amounts(self, key: str, year: Year) -> list[tuple[Step, Year]]:
        """Give the amounts that compound in a cost, each with the year in which it stands."""
        area = self.budget.areas[key]
        start = max(each for each in area.cost if self.base <= each <= year)
        since = [each for each in area.lasting if start < each <= year]
        first = self.given(key, "cost", start)
        if self.capital and key in self.borne:
            rest = Message("step-rest", year=start)
            first = made(rest, self.unit, How.DIFFERENCE, first, self.capital.borne(key, start))
        return [(first, start), *((self.given(key, "lasting", each), each) for each in since)]

    def following(self, key: str, index: str, year: Year) -> Step:
        """Explain how much of a cost follows an index, with all that it has grown by."""
        share = (self.budget.areas[key].shares or {}).get(index)
        parts = []
        for amount, start in self.amounts(key, year):
            years = self._years(start, year)
            factors = [] if share is None else [self.share(key, index, share)]
            factors += [self._growth(index, each) for each in years]
            factors += self._effects(key, years)
            name = Message("step-part", index=index)
            parts.append(
                made(name, self.unit, How.PRODUCT, amount, *factors) if factors else amount
            )
        name = Message("step-following", index=index, year=year)
        return parts[0] if len(parts) == 1 else made(name, self.unit, How.SUM, *parts)

    def factor(self, key: str, start: Year, year: Year) -> Step | None:
        """Explain what one unit of an area's cost grows to; None where nothing moves it."""
        years = self._years(start, year)
        factors = self._indexed(key, self.budget.areas[key], years) if years else []
        if effects := self._effects(key, years):
            factors.append(_product(Message("step-effects", year=year), effects))
        return _product(Message("step-factor", year=year), factors) if factors else None

    def ratio(self, volume: str, year: Year) -> Step:
        """Explain a volume as against that of the year before."""
        steps = [self._volume(volume, each) for each in (year, Year(year - 1))]
        return made(Message("step-ratio", volume=volume, year=year), "", How.RATIO, *steps)

    def _volume(self, volume: str, year: Year) -> Step:
        series = self.budget.volumes[volume]
        name = Message("step-volume", volume=volume, year=year)
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

    def _indexed(self, key: str, area: Area, years: Sequence[Year]) -> list[Step]:
        if area.index:
            rises = [self._growth(area.index, year) for year in years]
            return [_product(Message("step-index", index=area.index, year=years[-1]), rises)]
        parts = []
        for index, share in (area.shares or {}).items():
            rises = [self._growth(index, year) for year in years]
            part = Message("step-part", index=index)
            parts.append(made(part, "", How.PRODUCT, self.share(key, index, share), *rises))
        return [made(Message("step-mix", year=years[-1]), "", How.SUM, *parts)] if parts else []

    def _growth(self, index: str, year: Year) -> Step:
        name = Message("step-growth", index=index, year=year)
        return made(name, "", How.GROWTH, self.rate(index, year))

    def _effects(self, key: str, years: Sequence[Year]) -> list[Step]:
        area = self.budget.areas[key]
        if not area.volume or not area.variable_share:
            return []
        name = Message("step-variable-share")
        share = given(name, area.variable_share, "", "areas", key, "variable_share")
        ratios = [(year, self.ratio(area.volume, year)) for year in years]
        return [
            made(Message("step-effect", year=year), "", How.EFFECT, share, ratio)
            for year, ratio in ratios
        ]

    def _years(self, start: Year, year: Year) -> list[Year]:
        return [each for each in self.budget.years.plan if start < each <= year]


def _product(name: Message, factors: Sequence[Step]) -> Step:
    """Multiply factors; one alone is itself."""
    return factors[0] if len(factors) == 1 else made(name, "", How.PRODUCT, *factors)
