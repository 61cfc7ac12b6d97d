"""The price case for programs and spreadsheets: as JSON and as CSV."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from operator import add

from vssbudget.amounts import Percent, Year, percent_text, percent_to, plain, shortened
from vssbudget.calculation.names import own_name
from vssbudget.projection import Projection
from vssbudget.projection.pricing import DECIMALS, Prices, UnitPrice, rounded_parts
from vssbudget.report.assumptions import rested_on
from vssbudget.report.csv_table import field
from vssbudget.report.json_object import Object, assumptions
from vssbudget.report.programs import written

PRICES = "vssbudget/prices/1"


def those_of(
    case: Iterable[tuple[str, Prices]], years: Collection[Year]
) -> Iterator[tuple[str, Prices]]:
    """Leave out other years of a case; all stay where none is named."""
    for key, prices in case:
        wanted = {year: each for year, each in prices.items() if year in years} if years else prices
        yield key, wanted


def prices_json(projection: Projection, case: Mapping[str, Prices], file: str) -> str:
    """Write a price case under the schema `vssbudget/prices/1`; the parts add up to the change."""
    sells = any(area.services for area in projection.budget.areas.values())
    return written(
        {
            "schema": PRICES,
            "file": file,
            "unit": projection.budget.unit,
            "base_year": projection.budget.years.base,
            **({"price_unit": projection.budget.price_name} if sells else {}),
            "areas": {
                key: _area(projection, key, case) for key in projection.budget.areas if key in case
            },
            "assumptions": assumptions(rested_on(projection.budget, case)),
        }
    )


def _area(projection: Projection, key: str, case: Mapping[str, Prices]) -> Object:
    services = {
        service: _service(projection, f"{key}.{service}", case)
        for service in projection.budget.areas[key].services
    }
    return {**_seller(projection, key, case[key]), "services": services}


def _service(projection: Projection, key: str, case: Mapping[str, Prices]) -> Object:
    units = {str(year): each.unit for year, each in case[key].items() if each.unit is not None}
    told = _seller(projection, key, case[key])
    for name, field_of in _UNIT.items():
        row = {year: field_of(unit) for year, unit in units.items()}
        told[name] = {year: _plainly(value) for year, value in row.items() if value is not None}
    return told


_UNIT: Mapping[str, Callable[[UnitPrice], Decimal | int | None]] = {
    "volume": lambda unit: unit.volume,
    "old_price": lambda unit: unit.before,
    "price": lambda unit: unit.self_cost,
    "price_stepped": lambda unit: unit.stepped,
    "result_stepped": lambda unit: unit.leaves,
    "price_decided": lambda unit: unit.decided,
}
"""What is told of the price of a unit; prices to at most six decimals."""


def _plainly(value: Decimal | int) -> str | int:
    return percent_text(value) if isinstance(value, Decimal) else value


def _seller(projection: Projection, key: str, prices: Prices) -> Object:
    rounded = {year: each.shown for year, each in prices.items()}
    return {
        "name": own_name(projection.budget, key),
        "price_change": {str(year): percent_text(change) for year, (change, _) in rounded.items()},
        "parts": {str(year): _texts(parts) for year, (_, parts) in rounded.items()},
        "full_cost": {
            str(year): plain(each.full_cost)
            for year, each in prices.items()
            if each.full_cost is not None
        },
        "decided": {
            str(year): percent_text(each.decided)
            for year, each in prices.items()
            if each.decided is not None
        },
        **_agreed(prices),
        "result": {
            str(year): each.result for year, each in prices.items() if each.result is not None
        },
    }


def _agreed(prices: Prices) -> Object:
    """Tell which of the decided changes were agreed, where any was."""
    agreed = [year for year, each in prices.items() if each.agreed]
    return {"agreed": agreed} if agreed else {}


def _texts(parts: Mapping[str, Percent]) -> Object:
    return {name: percent_text(part) for name, part in parts.items()}


def prices_csv(projection: Projection, case: Iterable[tuple[str, Prices]]) -> str:
    """Write a price case for a spreadsheet: a row an area or service, year and part.

    The case is gone through once, so that it need not be held whole.
    """
    budget, fields = projection.budget, cache(field)

    @cache
    def parts(year: Year, names: Sequence[str]) -> list[str]:
        return [f",{year},{name}," for name in (*map(field, names), "self_cost")]

    rows = (
        _rows(f"\n{field(key)},{fields(own_name(budget, key))}", prices, parts)
        for key, prices in case
    )
    return f"area,name,year,part,percent{''.join(rows)}\n"


def _rows(seller: str, prices: Prices, parts: Callable[[Year, Sequence[str]], list[str]]) -> str:
    """Write the rows of a seller, each of which begins with it: its parts, and what they add to."""
    named: list[str] = []
    percents: list[Percent] = []
    for year, each in prices.items():
        change, rounded = rounded_parts(each.change, each.add, DECIMALS, each.causes)
        named += parts(year, each.causes)
        percents += rounded
        percents.append(change)
        if each.decided is not None:
            named.append(f",{year},{'agreed' if each.agreed else 'decided'},")
            percents.append(percent_to(each.decided, DECIMALS))
    texts = [shortened(text) if text[-1] == "0" else text for text in map(str, percents)]
    return seller.join(["", *map(add, named, texts)])
