"""The price case for people: what every price has to change by, and what of."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from vssbudget.amounts import Percent, Year, percent_to
from vssbudget.projection import Projection
from vssbudget.projection.names import name_of, own_name
from vssbudget.projection.pricing import Prices, UnitPrice, cause_names, rounded_parts
from vssbudget.report.sheet import GAP, Remarks, Row, Sheet, Table
from vssbudget.wording import Language

_DECIMALS = 2


class PricesSheet:
    """Lays out a price case in one language, for some of its areas and years."""

    def __init__(
        self, projection: Projection, case: Mapping[str, Prices], language: Language
    ) -> None:
        self.budget = projection.budget
        self.case = case
        self.say = language
        names = cause_names(self.budget.indices)
        self.causes = {name: cause for cause, name in names.items()}
        found = {year for prices in case.values() for year in prices}
        self.years = tuple(year for year in projection.years if year in found)

    def whole(self, file: str) -> Sheet:
        """Lay out the whole case: every area's change, then what each is made of."""
        unit, base = self.budget.unit, self.budget.years.base
        tables = [self._changes(), *map(self._area, self.case)] if self.years else []
        return Sheet(
            title=self.budget.title,
            file=self.say("sheet-file", file=file),
            scale=self.say("sheet-scale", unit=unit, base=base),
            sections=(*tables, Remarks(self.say("notes"), tuple(self._notes()))),
        )

    def _table(self, title: str, rows: Iterable[Row]) -> Table:
        kinds = tuple(self.say(f"kind-{self.budget.years.kind(year)}") for year in self.years)
        return Table(title, tuple(map(str, self.years)), kinds, tuple(rows))

    def _changes(self) -> Table:
        rows = [
            self._percents(self._label(key), {year: each.change for year, each in prices.items()})
            for key, prices in self.case.items()
        ]
        return self._table(self.say("prices-change"), rows)

    def _label(self, key: str) -> str:
        """Give the name of an area, or set in under it that of a service."""
        return f"{'  ' if '.' in key else ''}{own_name(self.budget, key)}"

    def _percents(self, label: str, row: Mapping[Year, Percent], strong: bool = False) -> Row:
        cells = (
            self.say.fixed(percent_to(row[year], _DECIMALS)) if year in row else GAP
            for year in self.years
        )
        return Row(label, tuple(cells), strong)

    def _area(self, key: str) -> Table:
        """Set what an area's change is made of, and what a decided price leaves."""
        prices = self.case[key]
        shown = {}
        for year, each in prices.items():
            _, rounded = rounded_parts(each.change, each.add, _DECIMALS)
            shown[year] = dict(zip(each.causes, rounded, strict=True))
        names = dict.fromkeys(name for parts in shown.values() for name in parts)
        rows = [
            self._percents(
                self._cause(name),
                {year: parts[name] for year, parts in shown.items() if name in parts},
            )
            for name in names
        ]
        total = {year: each.change for year, each in prices.items()}
        rows.append(self._percents(self.say("prices-self-cost"), total, strong=True))
        rows += self._decided(prices)
        rows += self._units(key, prices)
        return self._table(self.say("prices-made-of", area=name_of(self.budget, key)), rows)

    def _cause(self, name: str) -> str:
        index = self.budget.indices.get(name)
        if index is not None:
            return f"{name} ({index.name})" if index.name else name
        cause = self.causes[name]
        label = self.say(f"cause-{cause.replace('_', '-')}")
        return label if name == cause else f"{label} ({name})"

    def _decided(self, prices: Prices) -> Iterator[Row]:
        """Set the price changes that were decided, and what these and given revenues leave."""
        decided = {year: each.decided for year, each in prices.items() if each.decided is not None}
        left = {year: each.result for year, each in prices.items() if each.result is not None}
        if decided:
            yield self._percents(self.say("prices-decided"), decided)
        if left:
            cells = (self.say.amount(left[each]) if each in left else GAP for each in self.years)
            yield Row(self.say("prices-result", unit=self.budget.unit), tuple(cells))

    def _units(self, key: str, prices: Prices) -> Iterator[Row]:
        """Give what a unit of a service costs: before, at self-cost, in its step, as decided."""
        units = {year: each.unit for year, each in prices.items() if each.unit is not None}
        if not units:
            return
        costs = {year: prices[year].full_cost for year in units}
        yield self._numbers(self.say("prices-full-cost", unit=self.budget.unit), costs)
        for name in UnitPrice._fields:
            row = {year: getattr(unit, name) for year, unit in units.items()}
            if set(row.values()) != {None}:
                label = self.say(
                    f"prices-unit-{name.replace('_', '-')}", unit=self._unit(key, name)
                )
                yield self._numbers(label, row)

    def _unit(self, key: str, name: str) -> str:
        """Say what a row of a service is in: pieces, amounts or prices."""
        area, _, service = key.partition(".")
        own = self.budget.areas[area].services[service]
        units = {"volume": own.unit or own.volume or "", "leaves": self.budget.unit}
        return units.get(name, self.budget.price_name)

    def _numbers(self, label: str, row: Mapping[Year, Decimal | int | None]) -> Row:
        cells = (self._number(row.get(year)) for year in self.years)
        return Row(label, tuple(cells))

    def _number(self, number: Decimal | int | None) -> str:
        """Write a number with two decimals, a whole one without."""
        if number is None:
            return GAP
        shown = percent_to(Percent(Decimal(number)), _DECIMALS)
        return self.say.amount(int(shown)) if shown == int(shown) else self.say.number(shown)

    def _notes(self) -> Iterator[str]:
        if not self.years:
            yield self.say("prices-none")
            return
        base = self.budget.years.base
        if any(year > base for year in self.years):
            yield self.say("prices-note")
        if base in self.years:
            yield self.say("prices-note-base", base=base)
