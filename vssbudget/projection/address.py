"""The figures of a projection by their addresses: `hr.cost.2026`, `volumes.kok.2023`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from vssbudget.amounts import Percent, Year, span
from vssbudget.projection.values import AreaProjection, Projection, ServiceProjection
from vssbudget.wording import Message, nearest


class Row(NamedTuple):
    """A row at an address; `amount` says whether its figures are whole units of the file.

    `of` is what it is a row of: where it stands in the file, or for a calculated one its block
    (`areas`, `total`, `difference`, `rates`), the key in it and the measure.
    """

    figures: Mapping[Year, Any]
    amount: bool
    of: tuple[str, ...]

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

    A row is `AREA.cost`, `.revenue` or `.result` (also of `total`), `AREA.price_change`,
    `AREA.self_cost_change` or of that `.CAUSE`, all of these also of a service, `AREA.SERVICE`,
    and its `.price`; `volumes.KEY`, `personnel.KEY`, `stated.KEY`,
    `investments.LINE`, `.total`, `.frame` or `.left`, `capital.LINE` (or `.total`) `.depreciation`,
    `.interest`, `.book_value` or `.cost`, `budget_frame`, `published.MEASURE.ROW`,
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


def row_at(projection: Projection, name: str) -> Row | None:
    """Find a row by its address, the year left out."""
    block, _, rest = name.partition(".")
    if (row := _of_block(projection, block, rest)) is not None:
        return row
    key, _, measure = name.rpartition(".")
    row = _of_area(projection, key.removeprefix("areas."), measure)
    if row is None and key.endswith(_SELF_COST):
        return _self_cost_part(projection, key.removesuffix(_SELF_COST), measure)
    return row


def row_names(projection: Projection) -> list[str]:
    """List the addresses of rows, for a guess at what was meant."""
    budget, plan = projection.budget, projection.investments
    names = [f"{key}.{measure}" for key in ("total", *projection.by_key) for measure in _MEASURES]
    for change in ("price_change", "self_cost_change"):
        names += [f"{key}.{change}" for key in projection.by_key]
    for key, service in projection.services.items():
        names += [f"{key}.{each}" for each in (*_MEASURES, "price_change", "self_cost_change")]
        names += [f"{key}.price"] if any(service.price) else []
    for block in _SERIES:
        names += [f"{block}.{key}" for key in getattr(budget, block)]
    if plan is not None:
        names += [f"investments.{line}" for line in (*plan.lines, "total", "frame", "left")]
        names += [f"capital.{row}" for row in _capital_rows(projection)]
    if budget.budget_frame is not None:
        names.append("budget_frame")
    for measure in (*_MEASURES, "investments"):
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
        meant = guess(name) if guess else nearest(name, row_names(projection))
    row = row_at(projection, meant) if meant else None
    if row is None or not row.years:
        return message, Message("figure-fix")
    if year in row.years:
        return message, Message("write-text", text=f"{meant}.{year}")
    return message, Message("figure-year-fix", row=meant, years=span(row.years))


_MEASURES = ("cost", "revenue", "result")
_CAPITAL = ("depreciation", "interest", "book_value", "cost")
_SELF_COST = ".self_cost_change"
_SERIES = ("volumes", "personnel", "stated")


def _of_block(projection: Projection, block: str, rest: str) -> Row | None:
    if block in _SERIES:
        key = rest.removesuffix(".values")
        series = getattr(projection.budget, block).get(key)
        return None if series is None else Row(series.values, False, (block, key, "values"))
    if block == "rates":
        rates = projection.rates.get(rest)
        return None if rates is None else Row(rates, False, (block, rest))
    find = {
        "investments": _investments,
        "capital": _capital,
        "budget_frame": _frame,
        "published": _published,
        "difference": _difference,
    }.get(block)
    return None if find is None else find(projection, rest)


def _of_area(projection: Projection, key: str, measure: str) -> Row | None:
    rows = projection.total if key == "total" else projection.seller(key)
    if rows is not None and measure in _MEASURES:
        of = ("total", measure) if key == "total" else ("areas", _plain_key(key), measure)
        return _by_year(projection, getattr(rows, measure), *of)
    if isinstance(rows, ServiceProjection) and measure == "price":
        row = _by_year(projection, rows.price, "areas", _plain_key(key), measure)
        return row._replace(amount=False)
    if isinstance(rows, AreaProjection | ServiceProjection) and measure == "price_change":
        plan = _ByYear(Year(projection.budget.years.base + 1), rows.price_change)
        return Row(plan, False, ("areas", _plain_key(key), measure))
    if isinstance(rows, AreaProjection | ServiceProjection) and measure == "self_cost_change":
        found = _self_cost(projection, _plain_key(key))
        changes = {year: change for year, (change, _) in found.items()}
        return Row(changes, False, ("areas", _plain_key(key), measure))
    return None


def _self_cost_part(projection: Projection, key: str, cause: str) -> Row | None:
    key = _plain_key(key.removeprefix("areas."))
    if projection.seller(key) is None:
        return None
    changes = _self_cost(projection, key)
    figures = {year: parts[cause] for year, (_, parts) in changes.items() if cause in parts}
    return Row(figures, False, ("areas", key, "self_cost_change", cause)) if figures else None


def _self_cost(projection: Projection, key: str) -> dict[Year, tuple[Percent, dict[str, Percent]]]:
    from vssbudget.projection.pricing import prices_of  # noqa: PLC0415 - seldom asked for

    return {year: each.shown for year, each in prices_of(projection, key).items()}


def _plain_key(key: str) -> str:
    """Write the key of a service as in `hr.hr_direkt`, though asked for as in the file."""
    area, _, service = key.partition(".")
    return f"{area}.{service.removeprefix('services.')}" if service else area


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


def _by_year(projection: Projection, row: tuple[Any, ...], *of: str) -> Row:
    return Row(_ByYear(projection.years[0], row), True, of)


def _investments(projection: Projection, key: str) -> Row | None:
    plan = projection.investments
    if plan is None:
        return None
    if key == "total":
        return _by_year(projection, plan.total, "investments", key)
    if key == "frame":
        return _by_year(projection, plan.frame, "investments", key, "values")
    if key in plan.lines:
        return _by_year(projection, plan.lines[key], "investments", "lines", key, "values")
    return _by_year(projection, plan.left, "investments", key) if key == "left" else None


def _capital(projection: Projection, rest: str) -> Row | None:
    line, _, measure = rest.rpartition(".")
    if rest not in _capital_rows(projection):
        return None
    from vssbudget.projection.capital import capital_plan  # noqa: PLC0415 - only for such a row

    plan = capital_plan(projection.budget)
    figures = getattr(plan.total if line == "total" else plan.lines[line], measure)
    row = dict(zip(plan.years, figures, strict=True))
    return Row(row, True, ("capital", line, measure))


def _capital_rows(projection: Projection) -> list[str]:
    """Name the rows of capital cost, where a line has a useful life."""
    plan = projection.budget.investments
    lines = [key for key, line in plan.lines.items() if line.life] if plan else []
    return [f"{key}.{row}" for key in (*lines, "total") if lines for row in _CAPITAL]


def _frame(projection: Projection, rest: str) -> Row | None:
    frame = projection.budget.budget_frame
    if frame is None or rest not in ("", "values"):
        return None
    return Row(frame.values, True, ("budget_frame", "values"))


def _published(projection: Projection, rest: str) -> Row | None:
    measure, _, row = rest.partition(".")
    if measure not in (*_MEASURES, "investments"):
        return None
    figures = getattr(projection.budget.published, measure).get(row)
    return None if figures is None else Row(figures, True, ("published", measure, row))


def _difference(projection: Projection, rest: str) -> Row | None:
    each = projection.compared.get(rest)
    if each is None:
        return None
    return _by_year(projection, each.difference, "difference", each.measure, each.row)
