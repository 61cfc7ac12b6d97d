"""Every figure that `project` and `prices` show, by its address, for tests to hold against."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from vssbudget.amounts import Percent, percent_to
from vssbudget.projection import Projection
from vssbudget.projection.pricing import price_case

Figures = dict[str, Decimal]


def shown_figures(projection: Projection) -> Figures:
    """Give every figure of the projection and of its price case, as programs get it."""
    return {
        address: Decimal(figure)
        for address, figure in (
            *_projected(projection),
            *_in_the_file(projection),
            *_priced(projection),
        )
        if figure is not None
    }


def _row(name: str, years: Iterable[int], row: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    yield from ((f"{name}.{year}", figure) for year, figure in zip(years, row, strict=True))


def _projected(projection: Projection) -> Iterator[tuple[str, Any]]:
    years, plan = projection.years, projection.budget.years.plan
    for area in projection.areas:
        for measure in ("cost", "revenue", "result"):
            yield from _row(f"areas.{area.key}.{measure}", years, getattr(area, measure))
        changes = [None if each is None else percent_to(each, 6) for each in area.price_change]
        yield from _row(f"areas.{area.key}.price_change", plan, changes)
    for key, service in projection.services.items():
        for measure in ("cost", "revenue", "result"):
            yield from _row(f"{key}.{measure}", years, getattr(service, measure))
        changes = [None if each is None else percent_to(each, 6) for each in service.price_change]
        yield from _row(f"{key}.price_change", plan, changes)
        prices = [None if each is None else percent_to(Percent(each), 6) for each in service.price]
        yield from _row(f"{key}.price", years, prices)
    for measure in ("cost", "revenue", "result"):
        yield from _row(f"total.{measure}", years, getattr(projection.total, measure))
    for index, rates in projection.rates.items():
        yield from _row(f"rates.{index}", rates, rates.values())
    for each in projection.published:
        name = f"{each.measure}.{each.row}"
        yield from _row(f"published.{name}", years, each.printed)
        yield from _row(f"difference.{name}", years, each.difference)


def _in_the_file(projection: Projection) -> Iterator[tuple[str, Any]]:
    budget, plan = projection.budget, projection.investments
    for block in ("volumes", "personnel", "stated"):
        for key, series in getattr(budget, block).items():
            yield from _row(f"{block}.{key}", series.values, series.values.values())
    if budget.budget_frame:
        values = budget.budget_frame.values
        yield from _row("budget_frame", values, values.values())
    if plan:
        rows = {**plan.lines, "total": plan.total, "frame": plan.frame}
        for line, row in rows.items():
            yield from _row(f"investments.{line}", projection.years, row)
        yield from (
            (f"investments.left.{year}", frame - total)
            for year, frame, total in zip(projection.years, plan.frame, plan.total, strict=True)
            if frame is not None and total is not None
        )


def _priced(projection: Projection) -> Iterator[tuple[str, Any]]:
    for key, prices in price_case(projection).items():
        for year, each in prices.items():
            change, parts = each.shown
            yield f"areas.{key}.self_cost_change.{year}", change
            yield from (
                (f"areas.{key}.self_cost_change.{cause}.{year}", part)
                for cause, part in parts.items()
            )
