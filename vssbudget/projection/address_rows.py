"""The rows of a projection that have addresses, block by block."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from vssbudget.amounts import Year
from vssbudget.projection.values import Projection

MEASURES = ("cost", "revenue", "result")
SERIES = ("volumes", "personnel", "stated")


class Row(NamedTuple):
    """A row at an address; `amount` says whether its figures are whole units of the file.

    `of` is what it is a row of: where it stands in the file, or for a calculated one its block
    (`areas`, `total`, `pools`, `customers`, `difference`, `rates`), the key in it and the measure.
    """

    figures: Mapping[Year, Any]
    amount: bool
    of: tuple[str, ...]

    @property
    def years(self) -> list[Year]:
        """The years that have a figure, in order."""
        return sorted(year for year, figure in self.figures.items() if figure is not None)


class ByYear(Mapping[Year, Any]):
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


def by_year(projection: Projection, row: tuple[Any, ...], *of: str) -> Row:
    """Make a row over all years of the projection."""
    return Row(ByYear(projection.years[0], row), True, of)


def of_investments(projection: Projection, key: str) -> Row | None:
    """Find an investment line, their sum, their frame or what this has left."""
    plan = projection.investments
    if plan is None:
        return None
    if key == "total":
        return by_year(projection, plan.total, "investments", key)
    if key == "frame":
        return by_year(projection, plan.frame, "investments", key, "values")
    if key in plan.lines:
        return by_year(projection, plan.lines[key], "investments", "lines", key, "values")
    return by_year(projection, plan.left, "investments", key) if key == "left" else None


def of_frame(projection: Projection, rest: str) -> Row | None:
    """Find the frame of the whole budget."""
    frame = projection.budget.budget_frame
    if frame is None or rest not in ("", "values"):
        return None
    return Row(frame.values, True, ("budget_frame", "values"))


def of_published(projection: Projection, rest: str) -> Row | None:
    """Find a printed row."""
    measure, _, row = rest.partition(".")
    if measure not in (*MEASURES, "investments"):
        return None
    figures = getattr(projection.budget.published, measure).get(row)
    return None if figures is None else Row(figures, True, ("published", measure, row))


def of_difference(projection: Projection, rest: str) -> Row | None:
    """Find how far a printed row is from the calculated one."""
    each = projection.compared.get(rest)
    if each is None:
        return None
    return by_year(projection, each.difference, "difference", each.measure, each.row)
