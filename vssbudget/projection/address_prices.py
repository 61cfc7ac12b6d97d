"""The rows of the price case that have addresses: changes, what of, and what a unit costs."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from vssbudget.amounts import Year
from vssbudget.projection.address_rows import Row
from vssbudget.projection.values import Projection

if TYPE_CHECKING:
    from vssbudget.projection.pricing import Prices

OF_PRICES = ("self_cost_change", "price_result")
"""The change to a price that bears the cost, and the result that a decided price leaves."""

UNIT_PRICES = ("self_cost_price", "stepped_price", "step_result")
"""The price that bears the cost, that price in its step, and the result which this leaves."""

_AMOUNTS = ("price_result", "step_result")

_Rows = Mapping[str, Mapping[Year, Any]]


def of_prices(projection: Projection, key: str, measure: str) -> Row:
    """Find the changes of an area or a service at self-cost, or what its prices leave."""
    return _row(projection, key, measure)


def of_part(projection: Projection, key: str, cause: str) -> Row | None:
    """Find what an index or another cause adds to the changes at self-cost."""
    if cause not in causes_of(projection, key):
        return None
    row = _rows(projection, key)[f"self_cost_change.{cause}"]
    return Row(row, False, ("areas", key, "self_cost_change", cause))


def of_unit(projection: Projection, key: str, measure: str) -> Row | None:
    """Find a row of unit prices of a service; None without a volume, or a step where it needs one.

    A plan year has a figure where the service has a price in the year before.
    """
    return _row(projection, key, measure) if measure in _measures(projection, key) else None


def unit_names(projection: Projection, key: str) -> list[str]:
    """Name the rows of unit prices that a service has."""
    return [f"{key}.{measure}" for measure in _measures(projection, key)]


def causes_of(projection: Projection, key: str) -> list[str]:
    """Name what adds to the changes of an area or a service at self-cost."""
    rows = (row.partition(".") for row in _rows(projection, key))
    return [cause for _, _, cause in rows if cause]


def _row(projection: Projection, key: str, measure: str) -> Row:
    row = _rows(projection, key).get(measure, {})
    return Row(row, measure in _AMOUNTS, ("areas", key, measure))


def _measures(projection: Projection, key: str) -> Iterable[str]:
    area, _, service = key.partition(".")
    own = projection.budget.areas[area].services[service]
    if own.volume is None:
        return ()
    return UNIT_PRICES if projection.budget.step_of(own) else UNIT_PRICES[:1]


def _rows(projection: Projection, key: str) -> _Rows:
    """Give the rows of an area or a service, worked out once for all that its area sells."""
    from vssbudget.projection.pricing import prices_by_key  # noqa: PLC0415 - seldom asked for

    area, known = key.partition(".")[0], projection.kept.setdefault("prices", {})
    if area not in known:
        case = prices_by_key(projection, [area])
        known[area] = {each: _by_measure(prices) for each, prices in case}
    rows: _Rows = known[area][key]
    return rows


def _by_measure(prices: "Prices") -> _Rows:
    rows: dict[str, dict[Year, Any]] = {}
    for year, measure, figure in _figures(prices):
        rows.setdefault(measure, {})[year] = figure
    return rows


def _figures(prices: "Prices") -> Iterator[tuple[Year, str, Any]]:
    for year, each in prices.items():
        change, parts = each.shown
        yield year, "self_cost_change", change
        yield from ((year, f"self_cost_change.{cause}", part) for cause, part in parts.items())
        if each.result is not None:
            yield year, "price_result", each.result
        if unit := each.unit:
            stepped = (unit.self_cost, unit.stepped, unit.leaves)
            yield from ((year, *told) for told in zip(UNIT_PRICES, stepped, strict=True))
