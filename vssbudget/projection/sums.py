"""Rows over the years, and the sums of rows."""

from collections.abc import Iterable, Sequence
from operator import sub

from vssbudget.amounts import Tkr, Year
from vssbudget.projection.values import TkrRow


def given(row: dict[Year, Tkr], years: tuple[Year, ...]) -> TkrRow:
    """Give a row of the file over the years, with gaps."""
    return tuple(map(row.get, years))


def results(cost: TkrRow, revenue: TkrRow) -> TkrRow:
    """Give revenue less cost; None where either is missing."""
    try:
        return tuple(map(sub, revenue, cost))
    except TypeError:  # to look for a gap first takes longer than to subtract
        return tuple(
            None if spent is None or earned is None else Tkr(earned - spent)
            for spent, earned in zip(cost, revenue, strict=True)
        )


def columns(rows: Iterable[TkrRow], years: tuple[Year, ...]) -> list[TkrRow]:
    """Give the figures of rows by year."""
    return list(zip(*rows, strict=True)) or [()] * len(years)


def sum_row(column: TkrRow, beside: TkrRow) -> Tkr | None:
    """Add up a year, unless an area that has the figure beside it lacks this one."""
    shown = [figure for figure in column if figure is not None]
    if len(shown) < len(column) and any(
        a is None and b is not None for a, b in zip(column, beside, strict=True)
    ):
        return None
    return Tkr(sum(shown)) if shown else None


def lacking(
    keys: Sequence[str], by_year: Iterable[TkrRow], years: Iterable[Year]
) -> dict[Year, tuple[str, ...]]:
    """Name the rows without a figure in the years in which others have one.

    What these others add up to is no sum of all rows.
    """
    found = {}
    for year, column in zip(years, by_year, strict=True):
        if None in column and any(figure is not None for figure in column):
            named = zip(keys, column, strict=True)
            found[year] = tuple([key for key, figure in named if figure is None])
    return found


def whole_sum(rows: Iterable[TkrRow]) -> TkrRow:
    """Add up rows, year by year; None where one of them has no figure."""
    return tuple(
        None if None in column else Tkr(sum(each or 0 for each in column))
        for column in zip(*rows, strict=True)
    )
