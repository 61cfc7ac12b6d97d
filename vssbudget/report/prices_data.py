"""The price case for programs and spreadsheets: as JSON and as CSV."""

from collections.abc import Iterator, Mapping

from vssbudget.amounts import Percent, percent_text, plain
from vssbudget.projection import Projection
from vssbudget.projection.pricing import Prices
from vssbudget.report.csv_table import field
from vssbudget.report.json_object import Object
from vssbudget.report.programs import written

PRICES = "vssbudget/prices/1"


def prices_json(projection: Projection, case: Mapping[str, Prices], file: str) -> str:
    """Write a price case under the schema `vssbudget/prices/1`; the parts add up to the change."""
    return written(
        {
            "schema": PRICES,
            "file": file,
            "unit": projection.budget.unit,
            "base_year": projection.budget.years.base,
            "areas": {key: _area(projection, key, prices) for key, prices in case.items()},
        }
    )


def _area(projection: Projection, key: str, prices: Prices) -> Object:
    rounded = {year: each.shown for year, each in prices.items()}
    return {
        "name": projection.by_key[key].name,
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
        "result": {
            str(year): each.result for year, each in prices.items() if each.result is not None
        },
        "services": {},
    }


def _texts(parts: Mapping[str, Percent]) -> Object:
    return {name: percent_text(part) for name, part in parts.items()}


def prices_csv(projection: Projection, case: Mapping[str, Prices]) -> str:
    """Write a price case for a spreadsheet: a row an area, year and part, in percent."""
    return "area,name,year,part,percent\n" + "".join(
        f"{field(key)},{field(projection.by_key[key].name)},{year},{field(part)},{percent}\n"
        for key, prices in case.items()
        for year, part, percent in _rows(prices)
    )


def _rows(prices: Prices) -> Iterator[tuple[int, str, str]]:
    for year, each in prices.items():
        change, parts = each.shown
        yield from ((year, name, percent_text(part)) for name, part in parts.items())
        yield year, "self_cost", percent_text(change)
        if each.decided is not None:
            yield year, "decided", percent_text(each.decided)
