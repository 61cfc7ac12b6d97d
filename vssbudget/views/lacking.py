"""Totals beneath which a row has no figure: they are marked, and a note names the row."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from vssbudget.amounts import Year, span
from vssbudget.projection import Comparison, Projection
from vssbudget.projection.values import Lacking
from vssbudget.views.rows import PARTIAL, Outline
from vssbudget.wording import Message

_MOST_LINES = 5


def marks_of(years: Iterable[Year], lacking: Lacking) -> Sequence[str]:
    """Mark a total in the years in which a row beneath has no figure."""
    return [PARTIAL if year in lacking else "" for year in years] if lacking else ()


def partial(lacking: Lacking) -> str:
    """Mark a total in a spreadsheet, where others have a basis: the years in which it lacks any."""
    return f"partial {' '.join(map(str, lacking))}" if lacking else ""


def missing(lacking: Lacking) -> Outline:
    """Say for programs which rows a total lacks, by year; nothing where it lacks none."""
    rows = {str(year): list(keys) for year, keys in lacking.items()}
    return {"missing": rows} if rows else {}


def within(lacking: Lacking, years: Iterable[Year]) -> Lacking:
    """Take some years out of those in which a total lacks rows."""
    wanted = frozenset(years)
    return {year: keys for year, keys in lacking.items() if year in wanted}


def figured(lacking: Lacking, years: Iterable[Year], row: Iterable[object]) -> Lacking:
    """Take the years in which a row that is made of a total has a figure."""
    figures = zip(years, row, strict=True)
    return {year: lacking[year] for year, each in figures if each is not None and year in lacking}


def differing(projection: Projection, held: Comparison) -> Lacking:
    """Name the rows that a total lacks in the years in which a printed one is held against it."""
    return figured(projection.lacking(*held.of), projection.years, held.difference)


def partial_lines(lacking: Lacking, name: Callable[[str], str]) -> Iterator[Message]:
    """Name the rows that totals lack, those of several years together."""
    years: dict[tuple[str, ...], list[Year]] = {}
    for year, keys in lacking.items():
        years.setdefault(keys, []).append(year)
    for keys, those in list(years.items())[:_MOST_LINES]:
        yield Message("partial", mark=PARTIAL, years=span(those), names=tuple(map(name, keys)))
    if len(years) > _MOST_LINES:
        yield Message("partial-more", mark=PARTIAL, count=len(years) - _MOST_LINES)
