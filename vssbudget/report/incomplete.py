"""Totals beneath which a row has no figure: they are marked, and a note names the row."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from vssbudget.amounts import Year, span
from vssbudget.projection import Comparison, Projection
from vssbudget.projection.values import Lacking
from vssbudget.report.sheet import GAP, PARTIAL
from vssbudget.wording import Language

_MOST_LINES = 5


def marked(cells: Iterable[str], years: Sequence[Year], lacking: Lacking) -> tuple[str, ...]:
    """Mark the cells of a total in the years in which a row beneath has no figure."""
    return tuple(
        f"{cell}{PARTIAL}" if year in lacking and cell != GAP else cell
        for cell, year in zip(cells, years, strict=True)
    )


def figured(
    lacking: Lacking, years: Iterable[Year], row: Iterable[object]
) -> dict[Year, tuple[str, ...]]:
    """Take the years in which a row that is made of a total has a figure."""
    figures = zip(years, row, strict=True)
    return {year: lacking[year] for year, each in figures if each is not None and year in lacking}


def differing(projection: Projection, held: Comparison) -> dict[Year, tuple[str, ...]]:
    """Name the rows that a total lacks in the years in which a printed one is held against it."""
    return figured(projection.lacking(*held.of), projection.years, held.difference)


def partial_lines(lacking: Lacking, name: Callable[[str], str], say: Language) -> Iterator[str]:
    """Name the rows that totals lack, those of several years together."""
    years: dict[tuple[str, ...], list[Year]] = {}
    for year, keys in lacking.items():
        years.setdefault(keys, []).append(year)
    for keys, those in list(years.items())[:_MOST_LINES]:
        yield say("partial", mark=PARTIAL, years=span(those), names=tuple(map(name, keys)))
    if rest := len(years) - _MOST_LINES if len(years) > _MOST_LINES else 0:
        yield say("partial-more", mark=PARTIAL, count=rest)
