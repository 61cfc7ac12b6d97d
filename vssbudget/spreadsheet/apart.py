"""Tables with rows of the same names: whose figures each has, its title or its sheet says."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from vssbudget.amounts import Year
from vssbudget.spreadsheet.rows import Entry
from vssbudget.spreadsheet.tables import Table
from vssbudget.spreadsheet.words import said, year_of

_Row = tuple[str, str, str]
"""What a row is told by: its measure, its name, and whose it is."""

_Rows = Mapping[_Row, Mapping[tuple[Year, str], Decimal | None]]
"""The rows of a table with their figures by year and kind."""

_FEWEST = 2
"""How many rows with names have to differ until their tables are of different things."""

_MOST = 100
"""How many tables are held against each other."""


def apart(tables: Sequence[Table], entries: Sequence[Entry]) -> Sequence[Entry]:
    """Name rows by their tables, where these have the same rows with other figures in each.

    Where a row is the same it stands in the file once more. A table of totals has no name.
    """
    names = _names(tables)
    if not names:
        return entries
    rows = [dict[_Row, Mapping[tuple[Year, str], Decimal | None]]() for _ in tables]
    for each in entries:
        figures = {(column.year, column.kind): cell.number for column, cell in each.figures}
        rows[each.table].setdefault((each.measure, each.name, each.whose), figures)
    of = {
        table
        for table, (name, here) in enumerate(zip(names, rows, strict=True))
        for other, there in zip(names, rows, strict=True)
        if name and other and name != other and _differ(here, there)
    }
    return [_named(each, names[each.table]) if each.table in of else each for each in entries]


def _names(tables: Sequence[Table]) -> Sequence[str]:
    """Give what tells tables apart: titles, the heads over names, or sheets; nothing else does."""
    if len(tables) > _MOST:
        return ()
    ways = zip(*(_named_by(each) for each in tables), strict=True)
    return next((names for names in ways if len({*names} - {""}) > 1), ())


def _named_by(table: Table) -> tuple[str, str, str]:
    """Give the names that a table may go by, "" for none: its last title, its corner, its sheet."""
    corner = (each.text for at, each in table.heads.items() if at < min(table.columns))
    titles = (each.text for each in reversed(table.titles))
    return _first(titles), _first(corner), _first(iter([table.sheet]))


def _first(texts: Iterator[str]) -> str:
    """Give the first text that is a name and nothing else."""
    return next((each for each in texts if _is_name(each)), "")


def _is_name(text: str) -> bool:
    told = said(text)
    return bool(told.name) and not told.measure and not told.kinds and year_of(text) is None


def _differ(here: _Rows, there: _Rows) -> bool:
    """Whether rows that both tables have are of the same years, and the figures of all differ."""
    shared = [row for row in here.keys() & there.keys() if here[row].keys() & there[row].keys()]
    named = [row for row in shared if row[1]]
    enough = len(named) >= _FEWEST or len(named) < len(shared)
    return enough and all(here[row] != there[row] for row in shared)


def _named(entry: Entry, name: str) -> Entry:
    """Put the name of its table before that of a row; one without is no sum any more."""
    if "sum" in said(entry.label).kinds and not entry.name:
        return entry
    kinds = entry.kinds if entry.name else entry.kinds - {"sum"}
    return entry._replace(name=f"{name} {entry.name}".strip(), kinds=kinds)
