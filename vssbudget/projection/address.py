"""The figures of a projection by their addresses: `hr.cost.2026`, `volumes.kok.2023`."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from vssbudget.amounts import Year
from vssbudget.projection.values import AreaProjection, Projection


class Row(NamedTuple):
    """A row at an address; `amount` says whether its figures are whole units of the file."""

    figures: Mapping[Year, Any]
    amount: bool

    @property
    def years(self) -> list[Year]:
        """The years that have a figure, in order."""
        return sorted(year for year, figure in self.figures.items() if figure is not None)


class Figure(NamedTuple):
    """A figure at an address; `amount` says whether it is in whole units of the file."""

    value: Decimal
    amount: bool


def figure_at(projection: Projection, address: str) -> Figure | None:
    """Find the figure at an address, a row and a year with a point between them.

    A row is `AREA.cost`, `.revenue`, `.result` or `.price_change` (also of `total`, but for the
    last), `volumes.KEY`, `personnel.KEY`, `stated.KEY`, `investments.LINE`, `.total` or `.frame`,
    `budget_frame`, or `published.MEASURE.ROW`.

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


def row_at(projection: Projection, name: str) -> Row | None:
    """Find a row by its address, the year left out."""
    block, _, rest = name.partition(".")
    if (row := _of_block(projection, block, rest)) is not None:
        return row
    key, _, measure = name.rpartition(".")
    return _of_area(projection, key.removeprefix("areas."), measure)


def row_names(projection: Projection) -> list[str]:
    """List the addresses of rows, for a guess at what was meant."""
    budget, plan = projection.budget, projection.investments
    names = [f"{key}.{measure}" for key in ("total", *projection.by_key) for measure in _MEASURES]
    names += [f"{key}.price_change" for key in projection.by_key]
    for block in _SERIES:
        names += [f"{block}.{key}" for key in getattr(budget, block)]
    if plan is not None:
        names += [f"investments.{line}" for line in (*plan.lines, "total", "frame")]
    if budget.budget_frame is not None:
        names.append("budget_frame")
    for measure in (*_MEASURES, "investments"):
        names += [f"published.{measure}.{row}" for row in getattr(budget.published, measure)]
    return names


_MEASURES = ("cost", "revenue", "result")
_SERIES = ("volumes", "personnel", "stated")


def _of_block(projection: Projection, block: str, rest: str) -> Row | None:
    if block in _SERIES:
        series = getattr(projection.budget, block).get(rest.removesuffix(".values"))
        return None if series is None else Row(series.values, amount=False)
    if block == "investments":
        return _investments(projection, rest)
    if block == "budget_frame":
        return _frame(projection, rest)
    return _published(projection, rest) if block == "published" else None


def _of_area(projection: Projection, key: str, measure: str) -> Row | None:
    rows = projection.total if key == "total" else projection.by_key.get(key)
    if rows is not None and measure in _MEASURES:
        return _by_year(projection, getattr(rows, measure))
    if isinstance(rows, AreaProjection) and measure == "price_change":
        plan = Year(projection.budget.years.base + 1)
        return Row(_ByYear(plan, rows.price_change), amount=False)
    return None


class _ByYear(Mapping[Year, Any]):
    """A row of figures by their years, which run on without a gap; nothing of it is copied."""

    def __init__(self, first: Year, row: Sequence[Any]) -> None:
        self._first, self._row = first, row

    def __getitem__(self, year: Year) -> Any:
        position = year - self._first
        if not 0 <= position < len(self._row):
            raise KeyError(year)
        return self._row[position]

    def __iter__(self) -> Iterator[Year]:
        return (Year(self._first + position) for position in range(len(self._row)))

    def __len__(self) -> int:
        return len(self._row)


def _by_year(projection: Projection, row: tuple[Any, ...]) -> Row:
    return Row(_ByYear(projection.years[0], row), amount=True)


def _investments(projection: Projection, key: str) -> Row | None:
    plan = projection.investments
    if plan is None:
        return None
    row = {"total": plan.total, "frame": plan.frame}.get(key) or plan.lines.get(key)
    return None if row is None else _by_year(projection, row)


def _frame(projection: Projection, rest: str) -> Row | None:
    frame = projection.budget.budget_frame
    return None if frame is None or rest not in ("", "values") else Row(frame.values, amount=True)


def _published(projection: Projection, rest: str) -> Row | None:
    measure, _, row = rest.partition(".")
    if measure not in (*_MEASURES, "investments"):
        return None
    figures = getattr(projection.budget.published, measure).get(row)
    return None if figures is None else Row(figures, amount=True)
