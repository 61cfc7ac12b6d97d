"""The figures of a projection by their addresses: `hr.cost.2026`, `volumes.kok.2023`."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import Year, span
from vssbudget.projection.address_capital import (
    capital_borne,
    capital_names,
    cohort_names,
    of_capital,
)
from vssbudget.projection.address_prices import (
    OF_PRICES,
    UNIT_PRICES,
    causes_of,
    of_part,
    of_prices,
    of_unit,
    unit_names,
)
from vssbudget.projection.address_rows import (
    MEASURES,
    SERIES,
    ByYear,
    Row,
    by_year,
    of_difference,
    of_frame,
    of_investments,
    of_published,
)
from vssbudget.projection.address_shared import (
    OF_POOLS,
    OF_TOTAL,
    of_customer,
    of_order,
    of_pool,
    of_seller,
    of_total,
    plain_key,
    shared_names,
)
from vssbudget.projection.values import AreaProjection, Lacking, Projection, ServiceProjection
from vssbudget.wording import Message, nearest


class Figure(NamedTuple):
    """A figure at an address; `amount` says whether it is in whole units of the file."""

    value: Decimal
    amount: bool


def figure_at(projection: Projection, address: str) -> Figure | None:
    """Find the figure at an address, a row and a year with a point between them.

    A row is `AREA.cost`, `.revenue` or `.result` (also of `total`), `AREA.price_change`,
    `AREA.price_result`, `AREA.capital_cost`, `AREA.self_cost_change` or of that `.CAUSE`, all of
    these also of a service, `AREA.SERVICE`, and its `.price`, `.self_cost_price`, `.stepped_price`
    and `.step_result`; of both, of `total` and of `pools.POOL` `.shared_cost` (or that `.ORDER` of
    pools), `.direct_cost` and `.shared_out`, `total.cost_after`; `pools.POOL.cost`, of that
    `.to.RECEIVER`, `.share.RECEIVER` and `.left`, `customers.CUSTOMER.pays.OF` (a service, a pool
    or `total`; also of the customer `total`), `.share.OF`, `.share_change.OF` and `.bears.total`
    (or an order), `volumes.KEY`, `personnel.KEY`, `stated.KEY`, `investments.LINE`, `.total`,
    `.frame` or `.left`, `capital.LINE` (or `.total`) `.depreciation`, `.interest`, `.book_value` or
    `.cost`, of a line also `.YEAR.MEASURE` and `.opening.LIFE.MEASURE` of what was invested then,
    `capital.frame`, `.left` and `.rate`, `budget_frame`, `published.MEASURE.ROW`,
    `difference.MEASURE.ROW` (printed minus calculated), or `rates.INDEX` (those in force).

    Returns:
        The figure; None where there is no such row, or no figure of that year in it.
    """
    name, year = parted(address)
    row = row_at(projection, name)
    if row is None or year is None or (value := row.figures.get(year)) is None:
        return None
    return Figure(Decimal(value), row.amount)


def parted(address: str) -> tuple[str, Year | None]:
    """Part an address into its row and its year; None where it does not end in one."""
    name, _, year = address.rpartition(".")
    if len(year) == 4 and year.isascii() and year.isdecimal():
        return name, Year(int(year))
    return address, None


def lacking_at(projection: Projection, address: str) -> Lacking:
    """Name the rows that a figure at an address, there to be found, is without, by its year."""
    name, year = parted(address)
    row = row_at(projection, name)
    assert row is not None
    lacks = projection.lacking(*row.of)
    return {each: keys for each, keys in lacks.items() if each == year}


def row_at(projection: Projection, name: str) -> Row | None:
    """Find a row by its address, the year left out.

    It is found once for a projection, for many figures of it may be asked for.
    """
    known: dict[str, Row | None] = projection.kept.setdefault("rows", {})
    if name not in known:
        known[name] = _found(projection, name)
    return known[name]


def _found(projection: Projection, name: str) -> Row | None:
    block, _, rest = name.partition(".")
    if (row := _of_block(projection, block, rest)) is not None:
        return row
    key, _, measure = name.rpartition(".")
    row = _of_area(projection, key.removeprefix("areas."), measure)
    if row is None and key.endswith(_SHARED_COST):
        return _of_order(projection, key.removesuffix(_SHARED_COST), measure)
    if row is None and key.endswith(_SELF_COST):
        return _self_cost_part(projection, key.removesuffix(_SELF_COST), measure)
    return row


def row_names(projection: Projection) -> list[str]:
    """List the addresses of rows, for a guess at what was meant."""
    budget, plan = projection.budget, projection.investments
    names = [f"{key}.{measure}" for key in ("total", *projection.by_key) for measure in MEASURES]
    for change in ("price_change", *OF_PRICES):
        names += [f"{key}.{change}" for key in projection.by_key]
    for key, service in projection.services.items():
        names += [f"{key}.{each}" for each in (*MEASURES, "price_change", *OF_PRICES)]
        names += [f"{key}.price"] if any(service.price) else []
        names += unit_names(projection, key)
    for block in SERIES:
        names += [f"{block}.{key}" for key in getattr(budget, block)]
    if plan is not None:
        names += [f"investments.{line}" for line in (*plan.lines, "total", "frame", "left")]
        names += capital_names(projection)
    names += shared_names(projection)
    if budget.budget_frame is not None:
        names.append("budget_frame")
    for measure in (*MEASURES, "investments"):
        names += [f"published.{measure}.{row}" for row in getattr(budget.published, measure)]
    names += [f"difference.{each.measure}.{each.row}" for each in projection.published]
    return names + [f"rates.{index}" for index in projection.rates]


def no_such_figure(
    projection: Projection, address: str, guess: Callable[[str], str | None] | None = None
) -> tuple[Message, Message]:
    """Tell that there is no figure at an address, and which was most likely meant.

    Who asks often gives a `guess` of his own at the name of a row.
    """
    message = Message("no-such-figure", address=address)
    name, year = parted(address)
    meant: str | None = name
    if row_at(projection, name) is None:
        meant = guess(name) if guess else _nearest(projection, name)
    row = row_at(projection, meant) if meant else None
    if row is None or not row.years:
        return message, Message("figure-fix")
    if year in row.years:
        return message, Message("write-text", text=f"{meant}.{year}")
    return message, Message("figure-year-fix", row=meant, years=span(row.years))


def _nearest(projection: Projection, name: str) -> str | None:
    """Find the row that was most likely meant, those that are many in a row among them."""
    return nearest(name, [*_names_below(projection, name), *row_names(projection)])


_SELF_COST = ".self_cost_change"
_SHARED_COST = ".shared_cost"


def _names_below(projection: Projection, name: str) -> Iterator[str]:
    """List the addresses of what is many in a row near a name: its causes, or the cohorts of it."""
    block, _, line = name.partition(".")
    if block == "capital":
        yield from cohort_names(projection, line.partition(".")[0])
    key = name.removeprefix("areas.").rpartition(f"{_SELF_COST}.")[0]
    if projection.seller(key) is not None:
        causes = causes_of(projection, plain_key(key))
        yield from (f"{key}{_SELF_COST}.{cause}" for cause in causes)


def _of_block(projection: Projection, block: str, rest: str) -> Row | None:
    if block in SERIES:
        key = rest.removesuffix(".values")
        series = getattr(projection.budget, block).get(key)
        return None if series is None else Row(series.values, False, (block, key, "values"))
    if block == "rates":
        rates = projection.rates.get(rest)
        return None if rates is None else Row(rates, False, (block, rest))
    find = {
        "investments": of_investments,
        "capital": of_capital,
        "pools": of_pool,
        "customers": of_customer,
        "budget_frame": of_frame,
        "published": of_published,
        "difference": of_difference,
    }.get(block)
    return None if find is None else find(projection, rest)


def _of_area(projection: Projection, key: str, measure: str) -> Row | None:
    rows = projection.total if key == "total" else projection.seller(key)
    if rows is not None and measure in MEASURES:
        of = ("total", measure) if key == "total" else ("areas", plain_key(key), measure)
        return by_year(projection, getattr(rows, measure), *of)
    if key == "total" and measure in OF_TOTAL:
        return of_total(projection, measure)
    if isinstance(rows, AreaProjection | ServiceProjection) and measure in OF_POOLS:
        return of_seller(projection, plain_key(key), rows, measure)
    if isinstance(rows, ServiceProjection) and measure in UNIT_PRICES:
        return of_unit(projection, plain_key(key), measure)
    if isinstance(rows, ServiceProjection) and measure == "price":
        row = by_year(projection, rows.price, "areas", plain_key(key), measure)
        return row._replace(amount=False)
    if isinstance(rows, AreaProjection | ServiceProjection) and measure == "price_change":
        plan = ByYear(Year(projection.budget.years.base + 1), rows.price_change)
        return Row(plan, False, ("areas", plain_key(key), measure))
    if isinstance(rows, AreaProjection | ServiceProjection) and measure == "capital_cost":
        return capital_borne(projection, plain_key(key))
    if isinstance(rows, AreaProjection | ServiceProjection) and measure in OF_PRICES:
        return of_prices(projection, plain_key(key), measure)
    return None


def _of_order(projection: Projection, key: str, order: str) -> Row | None:
    """Find what an area, a service or all together bear of the pools of an order."""
    key = plain_key(key.removeprefix("areas."))
    if key == "total":
        return of_order(projection, ("total", "shared_cost"), key, order)
    if projection.seller(key) is None:
        return None
    return of_order(projection, ("areas", key, "shared_cost"), key, order)


def _self_cost_part(projection: Projection, key: str, cause: str) -> Row | None:
    key = plain_key(key.removeprefix("areas."))
    if projection.seller(key) is None:
        return None
    return of_part(projection, key, cause)
