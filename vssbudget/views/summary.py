"""What a budget comes to: its operations by area and altogether, and its quantities by year."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from vssbudget.amounts import Year
from vssbudget.model.budget import Series
from vssbudget.projection import Projection, ServiceProjection
from vssbudget.views.beneath import grouped
from vssbudget.views.projection import ProjectionView
from vssbudget.views.rows import Kind, Row, Table, Unit
from vssbudget.views.view import kinds_of
from vssbudget.wording import Message

_OF_WHICH = ("cost", "revenue")


def operations(of: ProjectionView) -> Table:
    """Set the result of each area and of all, and of it cost and revenue; then the budget frame.

    Of all the revenue stands first, as in budgets of Swedish administrations.
    """
    total = _altogether(of, "total", tuple(reversed(_OF_WHICH)))
    return of.laid_out("operations", [*_by_area(of), *total, *_frame(of)], of.shown)


def economy(of: ProjectionView) -> Table:
    """Set the result, and of it cost and revenue; then the investments."""
    plan, rows = of.shown.investments, [*_altogether(of, "result", _OF_WHICH)]
    if plan is not None:
        rows.append(Row(Message("investments-net"), plan.total, "investments.total"))
    return of.laid_out("economy", rows, of.shown)


def _by_area(of: ProjectionView) -> Iterator[Row]:
    """Set each group and area, what it costs and earns where it does both.

    The services of an area stand elsewhere.
    """
    for depth, key, each in grouped(of.shown):
        if not isinstance(each, ServiceProjection):
            yield of.left(depth, key, each)
            both = [of.row(measure, depth + 1, key, each) for measure in _OF_WHICH]
            if all(any(row.figures) for row in both):
                yield from map(_of_which, _OF_WHICH, both)


def _altogether(of: ProjectionView, label: str, measures: Sequence[str]) -> Iterator[Row]:
    yield of.result(label)
    for measure in measures:
        yield _of_which(measure, of.total(of.shown, measure)._replace(depth=1))


def _of_which(measure: str, row: Row) -> Row:
    return row._replace(label=Message(f"of-which-{measure}"), kind=Kind.DETAIL)


def _frame(of: ProjectionView) -> Iterator[Row]:
    if frame := of.budget.budget_frame:
        label = frame.name or Message("budget-frame")
        yield Row(label, [frame.values.get(year) for year in of.shown.years], "budget_frame")


def quantities(projection: Projection, block: str) -> Table:
    """Set volumes, or measures of the staff, by year; with their parts where these are known."""
    every: Mapping[str, Series] = getattr(projection.budget, block)
    rows = chain.from_iterable(
        _quantity(f"{block}.{key}", key, each, projection.years) for key, each in every.items()
    )
    title = Message(f"sheet-{block}")
    return Table(title, projection.years, rows, kinds_of(projection, projection.years))


def _quantity(address: str, key: str, of: Series, years: Sequence[Year]) -> Iterator[Row]:
    label = Message(
        "goals-measure-in" if of.unit else "goals-measure", name=of.name or key, unit=of.unit
    )
    yield Row(label, tuple(map(of.values.get, years)), address, unit=Unit.NUMBER)
    for part, row in (("women", of.women), ("men", of.men)):
        if row:
            told = Message(f"goals-{part}")
            yield Row(told, tuple(map(row.get, years)), unit=Unit.NUMBER, depth=1)
