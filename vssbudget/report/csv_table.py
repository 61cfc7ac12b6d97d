"""A projection as CSV: one row an area and measure, years as columns, plain numbers.

The rows are written here and not by the `csv` module, which takes three times as long over a
hundred thousand areas; a test holds them against that module's reader.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from vssbudget.amounts import percent_text
from vssbudget.projection import AreaProjection, Basis, Projection, Seller, TkrRow
from vssbudget.projection.values import Lacking
from vssbudget.report.incomplete import differing
from vssbudget.wording import inert

_FORMULA = re.compile('(^|[;,])(?=["\\s]*[=+@\t\r＝＋－＠-])')
_SPECIAL = frozenset(',"\r\n')


def projection_csv(projection: Projection) -> str:
    """Write a projection for a spreadsheet; a cell is empty where the file gives no figure."""
    return "".join(map("".join, _blocks(projection)))


def field(text: str) -> str:
    """Write a label as a field that is read back as that text, and never as a formula.

    Nor is a part of it one, where a program with other settings cuts the line at semicolons, or
    takes away the blanks before it.
    """
    if text.replace(" ", "").replace(".", "").isalnum():
        return text
    told = inert(_FORMULA.sub(r"\1'", text))
    return told if _SPECIAL.isdisjoint(told) else '"' + told.replace('"', '""') + '"'


def _blocks(projection: Projection) -> Iterator[Iterable[str]]:
    unit, total = field(projection.budget.unit), projection.total
    figures = _writer_of(len(projection.years))
    basis, changes = _once(_basis), _once(_percents)
    areas: list[tuple[str, Seller]] = [
        (f"{field(area.key)},{field(area.name)}", area) for area in projection.areas
    ]
    if projection.services:
        areas = [named for area in areas for named in _with_services(*area)]
    yield [f"measure,key,name,unit,basis,{','.join(map(str, projection.years))}\n"]
    yield [f"cost,{names},{unit},,{figures(area.cost)}" for names, area in areas]
    yield [f"cost,total,Total,{unit},{partial(total.lack_cost)},{figures(total.cost)}"]
    yield [
        f"revenue,{names},{unit},{basis(area.basis)},{figures(area.revenue)}"
        for names, area in areas
    ]
    yield [f"revenue,total,Total,{unit},{partial(total.lack_revenue)},{figures(total.revenue)}"]
    yield [f"result,{names},{unit},,{figures(area.result)}" for names, area in areas]
    yield [f"result,total,Total,{unit},{partial(total.lacking)},{figures(total.result)}"]
    if projection.past < len(projection.years):
        row = f"%,,{',' * projection.past}"
        yield [f"price_change,{names},{row}{changes(area.price_change)}" for names, area in areas]
    yield _prices(projection)
    yield _investments(projection, unit, figures)
    yield _published(projection, unit, figures)
    yield _rates(projection)


def partial(lacking: Lacking) -> str:
    """Mark a total, where others have a basis: the years in which a row beneath has no figure."""
    return f"partial {' '.join(map(str, lacking))}" if lacking else ""


def _with_services(names: str, area: Seller) -> Iterator[tuple[str, Seller]]:
    """Give an area and behind it its services, each with its key and name."""
    yield names, area
    for service in area.services if isinstance(area, AreaProjection) else ():
        yield f"{field(f'{area.key}.{service.key}')},{field(service.name)}", service


def _prices(projection: Projection) -> Iterator[str]:
    """Write what a unit of each service costs its buyer, where it has a volume."""
    unit = field(projection.budget.price_name)
    for key, service in projection.services.items():
        if any(prices := service.price):
            named = f"{field(key)},{field(service.name)}"
            yield f"price,{named},{unit},,{_percents(prices)}"


def _published(
    projection: Projection, unit: str, figures: Callable[[TkrRow], str]
) -> Iterator[str]:
    for each in projection.published:
        row = f"published_{each.measure}"
        yield f"{row},{field(each.row)},,{unit},,{figures(each.printed)}"
        lacks = partial(differing(projection, each))
        yield f"{row}_difference,{field(each.row)},,{unit},{lacks},{figures(each.difference)}"


def _rates(projection: Projection) -> Iterator[str]:
    for key, rates in projection.rates.items():
        name = projection.budget.indices[key].name or ""
        by_year = _percents(map(rates.get, projection.years))
        yield f"rate,{field(key)},{field(name)},%,,{by_year}"


def _investments(
    projection: Projection, unit: str, figures: Callable[[TkrRow], str]
) -> Iterator[str]:
    plan = projection.investments
    if plan is not None:
        for key, row in plan.lines.items():
            yield f"investments,{field(key)},{field(plan.names[key])},{unit},,{figures(row)}"
        yield f"investments,total,Total,{unit},{partial(plan.lacking)},{figures(plan.total)}"
        yield f"investments,frame,Frame,{unit},,{figures(plan.frame)}"


def _writer_of(years: int) -> Callable[[TkrRow], str]:
    """Give what writes the figures of a row, and the end of its line."""
    whole = ",".join(["%d"] * years) + "\n"

    def figures(row: TkrRow) -> str:
        try:
            return whole % row
        except TypeError:  # a gap; to look for one first takes longer than to write the row
            return ",".join(["" if each is None else str(each) for each in row]) + "\n"

    return figures


def _once(write: Callable[[Any], str]) -> Callable[[Sequence[Any]], str]:
    """Give what writes a row once, however many areas share it."""
    written: dict[int, str] = {}

    def known(row: Sequence[Any]) -> str:
        found = written.get(id(row))
        if found is None:
            found = written[id(row)] = write(row)
        return found

    return known


def _basis(row: Sequence[Basis]) -> str:
    return " ".join(dict.fromkeys(row))


def _percents(row: Iterable[Decimal | None]) -> str:
    return ",".join(["" if each is None else percent_text(each) for each in row]) + "\n"
