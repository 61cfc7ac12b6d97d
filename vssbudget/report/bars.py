"""Bars made of letters, beside the rows of a table or below it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from vssbudget.model import ALL_AREAS
from vssbudget.report.columns import BETWEEN, Fit, fit_years, widest
from vssbudget.report.sheet import Row, Table
from vssbudget.views.rows import Figure, Kind

_LEAST = 12
"""Within less room bars say nothing."""
_MOST = 48
_OF_TOTAL = f"{ALL_AREAS}."
_NONE = Fraction(0)
_ZERO = "│"
_FULL, _HALF = "█", "▐"
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


def with_bars(table: Table, fit: Fit, width: int) -> Iterator[tuple[Table, Fit]]:
    """Give a table with a bar for the last year of each row, or behind it that year with bars.

    Sums have none: beside them nothing else could be told apart.
    """
    *blocks, last = fit.blocks
    room = _room(width - fit.label - sum(BETWEEN + each for each in fit.columns[last]))
    year = len(table.columns) - table.beside - 1
    if room >= _LEAST and year in range(last.start, last.stop):
        blocks.append(slice(last.start, last.stop + 1))
        columns = [*fit.columns, room]
        yield _barred(table, year, columns), fit._replace(columns=columns, blocks=blocks)
        return
    yield table, fit
    yield from _alone(table, slice(year, year + 1), width)


def _room(columns: int) -> int:
    """Say how wide bars may be in so many columns."""
    return min(columns - BETWEEN, _MOST)


def _alone(table: Table, year: slice, width: int) -> Iterator[tuple[Table, Fit]]:
    """Give the last year alone, with bars; nothing where they have no room beside that."""
    rows = [row._replace(cells=row.cells[year]) for row in table.rows if _is_part(row)]
    alone = Table(table.title, table.columns[year], table.kinds[year], tuple(rows))
    figure = widest((*alone.columns, *alone.kinds, *(row.cells[0] for row in rows)))
    fit = fit_years([alone], [alone.title], figure, width - BETWEEN - _LEAST)
    if fit:
        columns = [figure, _room(width - fit.label - BETWEEN - figure)]
        barred = _barred(alone, 0, columns)._replace(columns=alone.columns, kinds=alone.kinds)
        yield barred, fit._replace(columns=columns, blocks=[slice(0, 2)])


def _is_part(row: Row) -> bool:
    """Whether a row is of an area or a service, and no sum, nor stands beneath one."""
    of = row.of
    return of.kind is Kind.DETAIL and bool(of.address) and not of.address.startswith(_OF_TOTAL)


def _barred(table: Table, year: int, columns: Sequence[int]) -> Table:
    """Set bars in the last of some columns, under their year."""
    *others, room = columns
    before = ("",) * (len(others) - len(table.columns))
    figures = [row.of.figures[-1] if _is_part(row) else None for row in table.rows]
    rows = (
        row._replace(cells=(*row.cells, *before, bar.ljust(room)))
        for row, bar in zip(table.rows, bars(figures, room), strict=True)
    )
    kinds = [each.ljust(room) for each in table.kinds[year : year + 1]]
    return table._replace(
        columns=(*table.columns, *before, table.columns[year].ljust(room)),
        kinds=(*table.kinds, *before, *kinds) if kinds else (),
        rows=tuple(rows),
    )


class _Room(NamedTuple):
    """How many columns there are below zero and above it, and how much one of them stands for."""

    below: int
    above: int
    each: Fraction


def bars(figures: Sequence[Figure], room: int) -> Sequence[str]:
    """Draw a bar for each of some figures, all on one scale; none for a gap."""
    known = [Fraction(each) for each in figures if each is not None]
    if not any(known):
        return [""] * len(figures)
    within = _within(min([_NONE, *known]), max([_NONE, *known]), room)
    return ["" if each is None else _bar(Fraction(each), within) for each in figures]


def _within(least: Fraction, most: Fraction, room: int) -> _Room:
    """Part the room at zero, where there is something on either side of it."""
    if not least:
        return _Room(0, room, most / room)
    below = max(1, min(room - 2, round((room - 1) * -least / (most - least))))
    above = room - 1 - below
    return _Room(below, above, max(-least / below, most / above))


def _bar(size: Fraction, within: _Room) -> str:
    """Draw a bar from zero, to an eighth of a column; to the left of zero to a half of one."""
    if size < 0:
        halves = max(1, round(-size / within.each * 2))
        return (_HALF * (halves % 2) + _FULL * (halves // 2)).rjust(within.below) + _ZERO
    eighths = max(round(size / within.each * 8), int(size > 0))
    bar = _FULL * (eighths // 8) + _EIGHTHS[eighths % 8]
    return " " * within.below + _ZERO + bar if within.below else bar
