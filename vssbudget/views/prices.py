"""The price case: what every price has to change by in a year, and what of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import localcontext
from functools import cached_property
from typing import TypeVar

from vssbudget.addresses.rows import by_formulas
from vssbudget.amounts import EXACT, Percent, Year, percent_to
from vssbudget.calculation.names import index_name, name_of, own_name
from vssbudget.formulas.movement import cause_names
from vssbudget.model import Area, Service
from vssbudget.projection import Projection
from vssbudget.projection.pricing import (
    DECIMALS,
    How,
    PriceChange,
    Prices,
    UnitPrice,
    cause_told,
    prices_by_key,
    rounded_parts,
)
from vssbudget.projection.written import of_seller
from vssbudget.views.assumptions import Mark, assumption_lines, assumptions, rested_on
from vssbudget.views.extract import Extract
from vssbudget.views.rows import (
    Figure,
    Kind,
    Label,
    Matrix,
    Notes,
    Outline,
    Row,
    Section,
    Table,
    Unit,
)
from vssbudget.views.view import View, any_in
from vssbudget.wording import Message

_DECIMALS = 2

_UNIT: Mapping[str, tuple[str, Unit]] = {
    "volume": ("volume", Unit.PRICE),
    "old_price": ("before", Unit.PRICE),
    "price": ("self_cost", Unit.PRICE),
    "price_stepped": ("stepped", Unit.PRICE),
    "result_stepped": ("leaves", Unit.AMOUNT),
    "price_decided": ("decided", Unit.PRICE),
}
"""What programs are told of the price of a unit, and what it is called here."""
_KINDS = dict(_UNIT.values())
"""What each of them is."""
_ADDRESSES = {
    "self_cost": "self_cost_price",
    "stepped": "stepped_price",
    "leaves": "step_result",
}
"""The addresses of what there is of the price of a unit."""

_NEEDED = "self_cost_change"
"""What an area or service has to change its price by, by address; behind it each cause."""
_Column = tuple[Label, Unit, str, Mapping[str, Figure]]
"""What stands above a column, what its figures are in, what of an area or service they are by
address, and these by area and service."""


class PricesView(View):
    """What is wanted of a price case.

    First a matrix of each year that is asked for, else of the first plan year. Each area over the
    years stands below where areas are asked for, or all of them.
    """

    name = "prices"
    fields = ("area", "name", "year", "part")

    def __init__(self, projection: Projection, extract: Extract, file: str) -> None:
        super().__init__(projection, file)
        self.extract = extract
        self.in_detail = bool(extract.areas) or "areas" in extract.show

    @property
    def heads(self) -> tuple[str, ...]:
        """The head of the figures in a spreadsheet, of which each stands alone."""
        return ("percent",)

    def _priced(self) -> Iterator[tuple[str, Prices]]:
        """Work out the case one area after the other, so that it need not be held whole."""
        years = self.extract.years
        for key, prices in prices_by_key(self.projection, self.extract.areas or None):
            wanted = {year: prices[year] for year in prices if year in years} if years else prices
            yield key, wanted

    @cached_property
    def case(self) -> dict[str, Prices]:
        """The whole of it."""
        return dict(self._priced())

    @cached_property
    def priced(self) -> tuple[Year, ...]:
        """The years in which there are any."""
        found = {year for prices in self.case.values() for year in prices}
        return tuple(year for year in self.projection.years if year in found)

    @cached_property
    def years(self) -> tuple[Year, ...]:
        """These, and the base year where it is known how a price really changed to it."""
        base = self.budget.years.base
        if base in self.priced or not self.real:
            return self.priced
        return base, *self.priced

    @cached_property
    def real(self) -> dict[str, Percent]:
        """How much prices really changed to the base year, those of which it is known."""
        known = ((key, self._real(key)) for key in self.case)
        return {key: real for key, real in known if real is not None}

    @cached_property
    def first(self) -> tuple[Year, ...]:
        """The years of which there is a matrix."""
        if self.extract.years:
            return self.years
        planned = tuple(year for year in self.priced if year > self.budget.years.base)
        return (planned or self.years)[:1]

    def sections(self) -> Iterator[Section]:
        """Give the matrices, then what each area's change is made of by year."""
        yield from self.needed()
        for key, rows in self.made_of():
            yield self.table("prices-made-of", rows, area=name_of(self.budget, key))
        found = tuple(assumption_lines(self._rested_on()))
        if found and "assumptions" in self.extract.show:
            yield Notes(Message("assumptions"), found)
        yield Notes("", tuple(self._notes(len(found))))

    def needed(self) -> Iterator[Matrix | Table]:
        """Give the matrices, and where areas are asked for what each has to change by in a year."""
        yield from map(self._matrix, self.first)
        if self.in_detail and self.years:
            yield self.table("prices-change", self._changes())

    def made_of(self) -> Iterator[tuple[str, Iterator[Row]]]:
        """Give, where areas are asked for, what the change of each is made of by year."""
        for key, prices in self.case.items() if self.in_detail and self.years else ():
            yield key, self._area(key, prices)

    def _matrix(self, year: Year) -> Matrix:
        """Set each area of a year with what it needs, what is decided, made of and left."""
        shown = {key: prices[year] for key, prices in self.case.items() if year in prices}
        columns = [each for each in self._columns(year, shown) if each[-1]]
        heads, units, ends, found = zip(*columns, strict=True)
        told = {key for column in found for key in column}
        rows = [
            self._of(key, [column.get(key) for column in found])._replace(
                each=[f"{of_seller(key)}.{end}.{year}" for end in ends]
            )
            for key in self.case
            if key in told
        ]
        title = Message("prices-matrix" if shown else "prices-changed", year=year)
        return Matrix(title, heads, units, rows)

    def _columns(self, year: Year, shown: Mapping[str, PriceChange]) -> Iterator[_Column]:
        """Give what there is to be told of prices in a year, by their keys."""
        base = self.budget.years.base
        rounded = {key: _rounded(each) for key, each in shown.items()}
        needed = {key: each for key, (each, _) in rounded.items()}
        yield Message("prices-needed"), Unit.PERCENT, _NEEDED, needed
        for kind, row in _by_kind(shown).items():
            yield Message(f"prices-is-{kind}"), Unit.PERCENT, "price_change", row
        areas = dict.fromkeys(key.partition(".")[0] for key in self.real)
        real = {**areas, **self.real} if year == base else {}
        told = Message("prices-is-real", before=base - 1)
        yield told, Unit.PERCENT, "price_change", real
        for cause in dict.fromkeys(cause for each in shown.values() for cause in each.causes):
            parts = {key: each[cause] for key, (_, each) in rounded.items() if cause in each}
            yield cause_told(self.budget, cause), Unit.PERCENT, f"{_NEEDED}.{cause}", parts
        left = {key: each.result for key, each in shown.items() if each.result is not None}
        told = Message("prices-leaves", unit=self.budget.unit)
        yield told, Unit.AMOUNT, "price_result", left

    def _of(self, key: str, figures: Sequence[Figure]) -> Row:
        """Set a row of an area, or set in under it one of a service."""
        name = own_name(self.budget, key)
        if "." in key:
            return Row(name, figures, depth=1)
        return Row(Message("cost-change-of", area=name) if self._is_support(key) else name, figures)

    def _is_support(self, key: str) -> bool:
        return self.budget.areas[key.partition(".")[0]].kind == "support"

    def _by_year(
        self, prices: Prices, figure: Callable[[PriceChange], Figure]
    ) -> tuple[Figure, ...]:
        """Give a figure of each year, a gap where there are no prices."""
        return tuple([figure(prices[year]) if year in prices else None for year in self.years])

    def _changes(self) -> Iterator[Row]:
        for key, prices in self.case.items():
            if prices:
                changes = self._by_year(prices, lambda each: each.change)
                row, address = self._of(key, changes), f"{of_seller(key)}.{_NEEDED}"
                yield row._replace(address=address, unit=Unit.PERCENT)

    def _area(self, key: str, prices: Prices) -> Iterator[Row]:
        """Set what an area's change is made of, and what a decided price leaves."""
        base = self.budget.years.base
        shown = {year: _rounded(each)[1] for year, each in prices.items()}
        for cause in dict.fromkeys(cause for parts in shown.values() for cause in parts):
            parts = tuple(
                [shown[year].get(cause) if year in shown else None for year in self.years]
            )
            address = f"{of_seller(key)}.{_NEEDED}.{cause}"
            yield Row(cause_told(self.budget, cause), parts, address, unit=Unit.PERCENT)
        total = Message("prices-cost-change" if self._is_support(key) else "prices-self-cost")
        changes = self._by_year(prices, lambda each: each.change)
        address = f"{of_seller(key)}.{_NEEDED}"
        yield Row(total, changes, address, unit=Unit.PERCENT, kind=Kind.TOTAL)
        if (real := self.real.get(key)) is not None:
            changed = tuple([real if year == base else None for year in self.years])
            label = Message("prices-real", before=base - 1)
            yield Row(label, changed, f"{of_seller(key)}.price_change", unit=Unit.PERCENT)
        for kind, row in _by_kind(prices).items():
            figures = tuple(map(row.get, self.years))
            label = Message(f"prices-{kind}", indices=self._indices(key))
            yield Row(label, figures, f"{of_seller(key)}.price_change", unit=Unit.PERCENT)
        left = self._by_year(prices, lambda each: each.result)
        if any_in(left):
            label = Message("prices-result", unit=self.budget.unit)
            yield Row(label, left, f"{of_seller(key)}.price_result")
        yield from self._units(key, prices)

    def _indices(self, key: str) -> str:
        """Name the index that a price follows, of an area with services those of these."""
        followed = self.budget.price_indices(key)
        return ", ".join(index_name(self.budget, each) for each in followed)

    def _units(self, key: str, prices: Prices) -> Iterator[Row]:
        """Give what a unit of a service costs: before, at self-cost, in its step, as decided."""
        units = {year: each.unit for year, each in prices.items() if each.unit is not None}
        if not units:
            return
        full = tuple([prices[year].full_cost if year in units else None for year in self.years])
        label = Message("prices-full-cost", unit=self.budget.unit)
        yield Row(label, full, unit=Unit.EXACT)
        for name in UnitPrice._fields:
            row = tuple([getattr(units.get(year), name, None) for year in self.years])
            rows = {name: row} if name != "decided" else self._apart(prices, row)
            for kind, figures in rows.items():
                if any_in(figures):
                    told = f"prices-unit-{kind.replace('_', '-')}"
                    label = Message(told, unit=self._unit(key, name))
                    address = self._address_of(key, name)
                    yield Row(label, figures, address, unit=_KINDS.get(kind, Unit.PRICE))

    def _address_of(self, key: str, name: str) -> str:
        """Give the address of what there is of the price of a unit, where it has one."""
        if name == "volume":
            return f"volumes.{self._own(key).volume}"
        return f"{of_seller(key)}.{_ADDRESSES[name]}" if name in _ADDRESSES else ""

    def _apart(self, prices: Prices, row: Sequence[Figure]) -> dict[str, tuple[Figure, ...]]:
        """Set the prices of a unit apart by how they came about."""
        hows = {year: each.how for year, each in prices.items()}
        pairs = list(zip(self.years, row, strict=True))
        return {
            how: tuple([each if hows.get(year) is how else None for year, each in pairs])
            for how in How
        }

    def _unit(self, key: str, name: str) -> str:
        """Say what a row of a service is in: pieces, amounts or prices."""
        own = self._own(key)
        units = {"volume": own.unit or own.volume or "", "leaves": self.budget.unit}
        return units.get(name, self.budget.price_name)

    def _own(self, key: str) -> Service:
        area, _, service = key.partition(".")
        return self.budget.areas[area].services[service]

    def _rested_on(self) -> Iterator[Mark]:
        """Give the marks on what the figures are made of that people see."""
        shown = self.years if self.in_detail else self.first
        case = {
            key: {year: each for year, each in prices.items() if year in shown}
            for key, prices in self.case.items()
        }
        return rested_on(self.budget, case)

    def _notes(self, assumed: int) -> Iterator[Message]:
        yield from self.notes()
        if self.years and not self.in_detail:
            yield Message("shown-by", told=Message("prices-areas-line"), part="areas")
        if self.years and assumed:
            told = Message("assumptions-line", count=assumed)
            shows = "assumptions" in self.extract.show
            yield told if shows else Message("shown-by", told=told, part="assumptions")

    def notes(self) -> Iterator[Message]:
        """Say what the changes that are shown are from, and where they come from."""
        if not self.years:
            yield Message("prices-none")
            return
        base = self.budget.years.base
        shown = {*self.priced}.intersection(self.years if self.in_detail else self.first)
        if any(year > base for year in shown):
            yield Message("prices-note")
        if base in shown:
            yield Message("prices-note-base", base=base)
            if any(self._is_agreed(prices.get(base)) for prices in self.case.values()):
                yield Message("prices-note-agreed", base=base)
            if any(map(self.budget.price_indices, self.case)):
                yield Message("prices-note-indexed")

    def _real(self, key: str) -> Percent | None:
        """Give how much a price changed to the base year, where it and the volume are known."""
        base, years = self.budget.years.base, self.extract.years
        area, _, service = key.partition(".")
        seller: Area | Service = self.budget.areas[area]
        if service:
            seller = self.budget.areas[area].services[service]
        known = {*seller.revenue, *(seller.price if isinstance(seller, Service) else ())}
        if seller.volume is None or base - 1 not in known or (years and base not in years):
            return None
        with localcontext(EXACT):
            (change, *_) = by_formulas(self.projection).prices.change_to_base(key, seller)
        return None if change is None else Percent(change)

    def _is_agreed(self, change: PriceChange | None) -> bool:
        agreement = cause_names(self.budget.indices)["agreement"]
        return change is not None and agreement in change.causes

    def listed(self) -> Iterator[Row]:
        """Give a row an area or service and year, each figure of which stands alone."""
        for key, prices in self._priced():
            name, base = own_name(self.budget, key), self.budget.years.base
            real = self._real(key)
            if real is not None and base not in prices:
                figures = [percent_to(real, DECIMALS)]
                yield Row(name, figures, "", (key, name, str(base)), Unit.PART, parts=("real",))
            for year, each in prices.items():
                change, figures = rounded_parts(each.change, each.add, DECIMALS, each.causes)
                figures.append(change)
                parts = (*each.causes, "self_cost")
                if each.decided is not None:
                    figures.append(percent_to(each.decided, DECIMALS))
                    parts = (*parts, each.how)
                if year == base and real is not None:
                    figures.append(percent_to(real, DECIMALS))
                    parts = (*parts, "real")
                yield Row(name, figures, "", (key, name, str(year)), Unit.PART, parts=parts)

    def outline(self) -> Outline:
        """Give the areas with their services; the parts of a change add up to it."""
        areas = self.budget.areas
        sells = any(area.services for area in areas.values())
        return {
            "schema": self.schema,
            "file": self.file,
            "unit": self.budget.unit,
            "base_year": self.budget.years.base,
            **({"price_unit": self.budget.price_name} if sells else {}),
            "areas": ((key, self._of_area(key)) for key in areas if key in self.case),
            "assumptions": assumptions(rested_on(self.budget, self.case)),
        }

    def _of_area(self, key: str) -> Outline:
        services = self.budget.areas[key].services
        of_services = {service: self._of_service(f"{key}.{service}") for service in services}
        return {**self._of_seller(key), "services": of_services}

    def _of_service(self, key: str) -> Outline:
        units = {year: each.unit for year, each in self.case[key].items()}
        rows = {
            name: tuple([getattr(units.get(year), field, None) for year in self.years])
            for name, (field, _) in _UNIT.items()
        }
        return {
            **self._of_seller(key),
            **{name: Row("", row, unit=_UNIT[name][1]) for name, row in rows.items()},
        }

    def _of_seller(self, key: str) -> Outline:
        prices, real = self.case[key], self.real.get(key)
        indices = self.budget.price_indices(key)
        told = {
            how.value: [int(year) for year, each in prices.items() if each.how is how]
            for how in How
            if how is not How.DECIDED
        }
        shown = {year: each.shown for year, each in prices.items()}
        changes = tuple([shown[year][0] if year in shown else None for year in self.years])
        costs = self._by_year(prices, lambda each: each.full_cost)
        decided = self._by_year(prices, lambda each: each.decided)
        return {
            "name": own_name(self.budget, key),
            "price_change": Row("", changes, unit=Unit.PART),
            "parts": {str(year): parts for year, (_, parts) in shown.items()},
            "full_cost": Row("", costs, unit=Unit.EXACT),
            "decided": Row("", decided, unit=Unit.PERCENT),
            **{how: years for how, years in told.items() if years},
            **({"price_indices": indices} if indices else {}),
            **({} if real is None else {"real": {str(self.budget.years.base): real}}),
            "result": Row("", self._by_year(prices, lambda each: each.result)),
        }


_Key = TypeVar("_Key", Year, str)


def _by_kind(changes: Mapping[_Key, PriceChange]) -> dict[str, dict[_Key, Percent]]:
    """Give the changes that hold apart by how they came about."""
    kinds: dict[str, dict[_Key, Percent]] = {how: {} for how in How}
    for key, each in changes.items():
        if each.decided is not None:
            kinds[each.how][key] = each.decided
    return {kind: row for kind, row in kinds.items() if row}


def _rounded(change: PriceChange) -> tuple[Percent, dict[str, Percent]]:
    """Round a change and its parts as people get them, so that these add up to it."""
    whole, parts = rounded_parts(change.change, change.add, _DECIMALS, change.causes)
    return whole, dict(zip(change.causes, parts, strict=True))
