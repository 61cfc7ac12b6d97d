"""The price case for people: what every price has to change by in a year, and what of."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeVar

from vssbudget.amounts import Percent, Year, percent_to
from vssbudget.calculation.names import name_of, own_name
from vssbudget.formulas.movement import cause_names
from vssbudget.projection import Projection
from vssbudget.projection.pricing import (
    PriceChange,
    Prices,
    UnitPrice,
    cause_told,
    rounded_parts,
)
from vssbudget.report.assumptions import assumption_lines, rested_on
from vssbudget.report.extract import Extract
from vssbudget.report.sheet import GAP, Matrix, Remarks, Row, Section, Sheet, Table, evenly
from vssbudget.wording import Language

_DECIMALS = 2


class PricesSheet:
    """Lays out what is wanted of a price case in one language.

    First a matrix of each year that is asked for, else of the first plan year. Each area over the
    years stands below where areas are asked for, or all of them.
    """

    def __init__(
        self,
        projection: Projection,
        case: Mapping[str, Prices],
        language: Language,
        extract: Extract,
    ) -> None:
        self.budget = projection.budget
        self.case = case
        self.say = language
        self.show = extract.show
        found = {year for prices in case.values() for year in prices}
        self.years = tuple(
            year
            for year in projection.years
            if year in found and (not extract.years or year in extract.years)
        )
        self.wanted = frozenset(self.years)
        self.in_detail = bool(extract.areas) or "areas" in self.show
        planned = [year for year in self.years if year > self.budget.years.base]
        self.first = self.years if extract.years else (planned or self.years)[:1]

    def whole(self, file: str) -> Sheet:
        """Lay out the case: the matrix, then what each area's change is made of by year."""
        unit, base = self.budget.unit, self.budget.years.base
        sections: list[Section] = [self._matrix(year) for year in self.first]
        if self.in_detail and self.years:
            sections += [self._changes(), *map(self._area, self.case)]
        if (found := self._assumptions()) and "assumptions" in self.show:
            sections.append(Remarks(self.say("assumptions"), found))
        sections.append(Remarks("", tuple(self._notes(len(found)))))
        return Sheet(
            title=self.budget.title,
            file=self.say("sheet-file", file=file),
            scale=self.say("sheet-scale", unit=unit, base=base),
            sections=tuple(sections),
        )

    def _matrix(self, year: Year) -> Matrix:
        """Set each area of a year with what it needs, what is decided, made of and left."""
        shown = {key: prices[year] for key, prices in self.case.items() if year in prices}
        causes = tuple(dict.fromkeys(cause for each in shown.values() for cause in each.causes))
        decided = _by_kind(shown)
        leaves = any(each.result is not None for each in shown.values())
        heads = [self.say("prices-needed")]
        heads += [self.say(f"prices-is-{kind}") for kind in decided]
        heads += map(self._cause, causes)
        heads += [self.say("prices-leaves", unit=self.budget.unit)] if leaves else ()
        rows = []
        for key, each in shown.items():
            change, parts = _rounded(each)
            cells = [self.say.fixed(change)]
            cells += [self._percent(row.get(key)) for row in decided.values()]
            cells += [self._percent(parts.get(cause)) for cause in causes]
            cells += [self._amount(each.result)] if leaves else ()
            rows.append(Row(self._label(key), tuple(cells)))
        return Matrix(self.say("prices-matrix", year=year), tuple(heads), tuple(rows))

    def _amount(self, amount: int | None) -> str:
        return GAP if amount is None else self.say.amount(amount)

    def _percent(self, percent: Percent | None) -> str:
        return GAP if percent is None else self.say.fixed(percent_to(percent, _DECIMALS))

    def _table(self, title: str, rows: Iterable[Row]) -> Table:
        kinds = tuple(self.say(f"kind-{self.budget.years.kind(year)}") for year in self.years)
        return Table(title, tuple(map(str, self.years)), kinds, tuple(rows))

    def _changes(self) -> Table:
        rows = [
            self._percents(self._label(key), {year: each.change for year, each in prices.items()})
            for key, prices in self.case.items()
            if not prices.keys().isdisjoint(self.years)
        ]
        return self._table(self.say("prices-change"), rows)

    def _label(self, key: str) -> str:
        """Give the name of an area, or set in under it that of a service."""
        name = own_name(self.budget, key)
        if "." in key:
            return f"  {name}"
        return self.say("cost-change-of", area=name) if self._is_support(key) else name

    def _is_support(self, key: str) -> bool:
        return self.budget.areas[key.partition(".")[0]].kind == "support"

    def _percents(self, label: str, row: Mapping[Year, Percent], strong: bool = False) -> Row:
        return Row(label, tuple([self._percent(row.get(year)) for year in self.years]), strong)

    def _area(self, key: str) -> Table:
        """Set what an area's change is made of, and what a decided price leaves."""
        prices = _within(self.case[key], self.wanted)
        shown = {}
        for year, each in prices.items():
            _, shown[year] = _rounded(each)
        names = dict.fromkeys(name for parts in shown.values() for name in parts)
        rows = [
            self._percents(
                self._cause(name),
                {year: parts[name] for year, parts in shown.items() if name in parts},
            )
            for name in names
        ]
        total = {year: each.change for year, each in prices.items()}
        kind = "cost-change" if self._is_support(key) else "self-cost"
        rows.append(self._percents(self.say(f"prices-{kind}"), total, strong=True))
        rows += self._decided(prices)
        rows += self._units(key, prices)
        return self._table(self.say("prices-made-of", area=name_of(self.budget, key)), rows)

    def _cause(self, name: str) -> str:
        return self.say.say(cause_told(self.budget, name))

    def _decided(self, prices: Prices) -> Iterator[Row]:
        """Set the price changes decided and agreed, and what these and given revenues leave."""
        left = {year: each.result for year, each in prices.items() if each.result is not None}
        for kind, row in _by_kind(prices).items():
            yield self._percents(self.say(f"prices-{kind}"), row)
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
            rows = {name: {year: getattr(unit, name) for year, unit in units.items()}}
            if name == "decided":
                rows = _split(rows[name], prices)
            for kind, row in rows.items():
                if any(each is not None for each in row.values()):
                    told = f"prices-unit-{kind.replace('_', '-')}"
                    yield self._numbers(self.say(told, unit=self._unit(key, name)), row)

    def _unit(self, key: str, name: str) -> str:
        """Say what a row of a service is in: pieces, amounts or prices."""
        area, _, service = key.partition(".")
        own = self.budget.areas[area].services[service]
        units = {"volume": own.unit or own.volume or "", "leaves": self.budget.unit}
        return units.get(name, self.budget.price_name)

    def _numbers(self, label: str, row: Mapping[Year, Decimal | int | None]) -> Row:
        """Write the numbers of a row with at most two decimals, whole ones without."""
        numbers = [row.get(year) for year in self.years]
        rounded = [
            None if each is None else percent_to(Percent(Decimal(each)), _DECIMALS)
            for each in numbers
        ]
        return Row(label, evenly(rounded, self.say))

    def _assumptions(self) -> tuple[str, ...]:
        shown = self.wanted if self.in_detail else frozenset(self.first)
        case = {key: _within(prices, shown) for key, prices in self.case.items()}
        return tuple(assumption_lines(rested_on(self.budget, case), self.say))

    def _is_agreed(self, change: PriceChange | None) -> bool:
        agreement = cause_names(self.budget.indices)["agreement"]
        return change is not None and agreement in change.causes

    def _notes(self, assumptions: int) -> Iterator[str]:
        if not self.years:
            yield self.say("prices-none")
            return
        base = self.budget.years.base
        shown = self.years if self.in_detail else self.first
        if any(year > base for year in shown):
            yield self.say("prices-note")
        if base in shown:
            yield self.say("prices-note-base", base=base)
            if any(self._is_agreed(prices.get(base)) for prices in self.case.values()):
                yield self.say("prices-note-agreed", base=base)
        if not self.in_detail:
            yield self.say("shown-by", told=self.say("prices-areas-line"), part="areas")
        if assumptions:
            told = self.say("assumptions-line", count=assumptions)
            shows = "assumptions" in self.show
            yield told if shows else self.say("shown-by", told=told, part="assumptions")


_Key = TypeVar("_Key", Year, str)


def _by_kind(changes: Mapping[_Key, PriceChange]) -> dict[str, dict[_Key, Percent]]:
    """Give the changes that hold apart: those that were decided, and those that were agreed."""
    kinds: dict[str, dict[_Key, Percent]] = {"decided": {}, "agreed": {}}
    for key, each in changes.items():
        if each.decided is not None:
            kinds["agreed" if each.agreed else "decided"][key] = each.decided
    return {kind: row for kind, row in kinds.items() if row}


def _split(
    row: Mapping[Year, Decimal | int | None], prices: Prices
) -> dict[str, dict[Year, Decimal | int | None]]:
    """Set the prices that were agreed apart from those that were decided."""
    return {
        kind: {year: each for year, each in row.items() if prices[year].agreed is agreed}
        for kind, agreed in (("decided", False), ("agreed", True))
    }


def _within(prices: Prices, years: Collection[Year]) -> Prices:
    return {year: each for year, each in prices.items() if year in years}


def _rounded(change: PriceChange) -> tuple[Percent, dict[str, Percent]]:
    """Round a change and its parts as they are shown, so that these add up to it."""
    whole, parts = rounded_parts(change.change, change.add, _DECIMALS, change.causes)
    return whole, dict(zip(change.causes, parts, strict=True))
