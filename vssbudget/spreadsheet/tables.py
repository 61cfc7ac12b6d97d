"""Tables in a sheet: columns of years under their heads, lines of figures, and headings between."""

import re
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from vssbudget.amounts import Year
from vssbudget.spreadsheet.cells import Cell, Sheet
from vssbudget.spreadsheet.words import (
    YEAR_KINDS,
    Said,
    is_ours,
    is_year,
    kinds_in,
    said,
    unit_in,
    year_of,
)

_YEARS = range(1990, 2101)
_HIGHEST_HEAD = 3
_NO_YEAR = {"change", "part_of_year"}
_PROJECTED = {"measure", "key", "name", "unit", "basis"}
_OF_LABELS = {"key", "unit", "code", "comment"}
_DIGIT = re.compile("[0-9]")
_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?")

Cells = Mapping[int, Cell]
"""The cells of a row by their column."""

_Head = TypeVar("_Head")


class Column(NamedTuple):
    """A column of figures: where it is, of which year, kind and measure, its head, and whose it is.

    The name is that of an area whose figures stand in columns of their own.
    """

    at: int
    year: Year
    kind: str
    measure: str
    head: str
    name: str


class Line(NamedTuple):
    """A row of a table: the cells of its labels, those of its figures, and what else is in it."""

    labels: dict[int, Cell]
    figures: dict[int, Cell]
    beside: dict[int, Cell]

    @property
    def is_filled(self) -> bool:
        """Whether there is a figure in it, or what stands for one."""
        return any(each.is_filled for each in self.figures.values())


class Table(NamedTuple):
    """Lines under the heads of their columns, and the texts that stand above all of it.

    `again` are heads that may be amounts, too: plain years beside a name, below figures.
    """

    sheet: str
    titles: Sequence[Cell]
    heads: Cells
    columns: Mapping[int, Column]
    lines: Sequence[Line]
    again: Sequence[Cell]

    def cells(self) -> Iterator[Cell]:
        """Give all cells of it."""
        yield from self.titles
        yield from self.heads.values()
        for line in self.lines:
            yield from (cell for part in line for cell in part.values())

    def headed(self, kind: str) -> list[int]:
        """Give the columns of labels whose head is a word of a kind."""
        return [at for at, each in self.heads.items() if kinds_in(each.text) == {kind}]

    def labels(self, columns: Container[int]) -> Iterator[Cell]:
        """Give the labels of some columns."""
        return (each for line in self.lines for at, each in line.labels.items() if at in columns)

    @property
    def is_projected(self) -> bool:
        """Whether it has the heads of the table that `project` writes."""
        return {each.text for each in self.heads.values()} >= _PROJECTED

    @property
    def units(self) -> list[int]:
        """The columns that say what figures are in: a unit may be one of an organisation, too."""
        headed = self.headed("unit")
        return [at for at in headed if any(unit_in(each.text) for each in self.labels({at}))]


def tables_in(sheet: Sheet, named: Year | None) -> tuple[list[Table], list[Cell]]:
    """Find the tables of a sheet, whose years stand beside or below each other.

    Where there are none the figures are of the one year that a title, else the file is `named` by.

    Returns:
        The tables, and the cells that stand in none.
    """
    ways = [_Laid(each) for each in (sheet, sheet.turned())]
    laid = max(ways, key=lambda each: each.widest)
    if not laid.heads:
        laid.find_undated(named)
    found = laid.tables()
    outside = [cell for each in found if not each.columns for cell in each.cells()]
    return [each for each in found if each.columns], [*laid.outside(), *outside]


class _Laid:
    """A sheet as it lies or turned, with its rows of years found."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet.name
        self.rows = list(sheet.rows())
        self.heads = self._under(list(self._dated()))

    def _dated(self) -> Iterator[tuple[int, dict[int, Year]]]:
        """Give the rows of years by their places; amounts that look like years are none."""
        above = dict[int, Cell]()
        last = -1
        for at, (_, cells) in enumerate(self.rows):
            years = _years(cells)
            around = _Around(above, self._gap(at) > 1, at - 1 == last, self._gap(at + 1) == 1)
            if years and _heads_again(cells, years, around):
                above |= {column: cells[column] for column in years}
                last = at
                yield at, years

    def _gap(self, at: int) -> int:
        """Count how many rows a row is below the one before it, 0 where there is none."""
        before = self.rows[at - 1][0] if at else 0
        return self.rows[at][0] - before if at < len(self.rows) else 0

    @property
    def widest(self) -> int:
        """How many years stand in the row that has the most of them, and no names with years."""
        heads = ((self.rows[at][1], years) for at, years in self.heads.items())
        return max((sum(_is_year(cells[at]) for at in years) for cells, years in heads), default=0)

    def find_undated(self, named: Year | None) -> None:
        """Find rows of heads that say what figures are, but not of which year."""
        found = list[tuple[int, dict[int, Year]]]()
        for at, (_, cells) in enumerate(self.rows):
            texts = (each.text for each in cells.values())
            named = next((year for each in texts if (year := year_of(each))), named)
            told = {at: said(each.text) for at, each in cells.items()}
            heads = [at for at, each in told.items() if each.measure and not each.name]
            if heads and named and not _filled(cells):
                found.append((at, dict.fromkeys(heads, named)))
        self.heads = self._under(found)

    def _under(self, found: Sequence[tuple[int, dict[int, Year]]]) -> dict[int, dict[int, Year]]:
        """Give the columns of rows of heads, by the places of these, that have figures beneath."""
        ends = [*(at for at, _ in found), len(self.rows)][1:]
        heads = dict[int, dict[int, Year]]()
        for (at, years), end in zip(found, ends, strict=True):
            below = [cells for _, cells in self.rows[at + 1 : end]]
            beneath = {column for cells in below for column in _filled(cells)}
            if years.keys() & beneath:
                beneath |= _unread(self.rows[at][1], below)
                heads[at] = {column: year for column, year in years.items() if column in beneath}
        return heads

    def tables(self) -> list[Table]:
        """Give each row of years with what stands under it."""
        starts = list(self.heads)
        return [
            self._table(start, before, end)
            for before, start, end in zip(
                [None, *starts], starts, [*starts[1:], len(self.rows)], strict=False
            )
        ]

    def outside(self) -> list[Cell]:
        """Give the cells of a sheet in which there is no table."""
        cells = [each for _, cells in self.rows for each in cells.values() if not each.shared]
        return [] if self.heads else cells

    def _table(self, start: int, before: int | None, end: int) -> Table:
        first = 0 if before is None else self._last_filled(before, start) + 1
        last = self._last_filled(start, end) + 1 if end < len(self.rows) else end
        above = list(self._upper(start, first))
        below = list(self._lower(start, last))
        within = [cells for _, cells in self.rows[start + 1 + len(below) : last]]
        ends = _beside(self.rows[start][1], self.heads[start], within)
        columns = _columns(self.heads[start], [*above, self.rows[start][1], *below], len(above))
        columns = {at: each for at, each in columns.items() if ends is None or at < ends}
        left = min(self.heads[start])
        over = [cells for _, cells in self.rows[first : start - len(above)]]
        titles = [
            *(each for cells in over for each in cells.values()),
            *(each for cells in above for at, each in cells.items() if at < left),
        ]
        heads = dict[int, Cell]()
        for cells in (*above, self.rows[start][1], *below):
            heads |= {at: each for at, each in cells.items() if at not in columns}
        codes = {at for at, each in heads.items() if kinds_in(each.text) == {"code"}}
        codes.add(min((min(cells) for cells in within), default=left))
        names = range(left)
        lines = [_line(cells, columns, names, codes) for cells in within]
        titles = [each for each in titles if not each.shared]
        again = [] if before is None else _doubtful(self.rows[start][1], self.heads[start])
        return Table(self.sheet, titles, heads, columns, lines, again)

    def _last_filled(self, start: int, end: int) -> int:
        """Find the last row under a head that has a figure: what follows is about the next one."""
        columns = self.heads[start]
        filled = [at for at in range(start, end) if columns.keys() & _filled(self.rows[at][1])]
        return max(filled)

    def _upper(self, start: int, first: int) -> Iterable[Cells]:
        """Give the rows of heads right above the years, the highest first."""
        at = start
        while at > max(first, start - _HIGHEST_HEAD) and self._is_head(at - 1, start, at):
            at -= 1
        return [cells for _, cells in self.rows[at:start]]

    def _lower(self, start: int, last: int) -> Iterable[Cells]:
        """Give the rows of heads right below the years."""
        at = start
        while at + 1 < min(last, start + _HIGHEST_HEAD) and self._is_head(at + 1, start, at):
            at += 1
        return [cells for _, cells in self.rows[start + 1 : at + 1]]

    def _is_head(self, at: int, start: int, beside: int) -> bool:
        """Whether a row belongs to the heads: texts over columns of figures, and no figure."""
        row, cells = self.rows[at]
        left = min(self.heads[start])
        over = [each for column, each in cells.items() if column >= left]
        adjoins = abs(row - self.rows[beside][0]) == 1
        if at > start and _is_row(cells, self.heads[start]):
            return False
        return adjoins and bool(over) and not _filled(cells) and not over[0].shared


def _unread(heads: Cells, below: Sequence[Cells]) -> set[int]:
    """Give the columns under a year, right of the names, where texts stand for figures.

    Under a year with words these have digits, for it may be the head of more names.
    """
    first = min(min(cells) for cells in below)
    years = {
        at
        for at, each in heads.items()
        if at > first and _is_year(each) and not kinds_in(each.text) & _OF_LABELS
    }
    bare = {at for at in years if not said(heads[at].text).kinds}
    return {
        at
        for cells in below
        for at in years & cells.keys()
        if at in bare or _DIGIT.search(cells[at].text)
    }


def _is_row(cells: Cells, years: Mapping[int, Year]) -> bool:
    """Whether texts below years are a row with a name, and what stands for its figures."""
    named = any(said(each.text).name for at, each in cells.items() if at < min(years))
    under = [each.text for at, each in cells.items() if at >= min(years)]
    return (
        named and cells.keys() - range(min(years)) <= years.keys() and not all(map(is_ours, under))
    )


def _beside(heads: Cells, years: Mapping[int, Year], within: Sequence[Cells]) -> int | None:
    """Find where another table begins beside one, at a head among the years with no figure beneath.

    It says of what the figures right of it are, or each of them has a name beneath it, and a year
    stands twice or a column is empty between the two.
    """
    for at in sorted(each for each in heads.keys() - years.keys() if each > min(years)):
        right = {column for column in years if column > at}
        filled = [cells for cells in within if right & _filled(cells)]
        again = at - 1 not in heads or len(set(years.values())) < len(years)
        named = again and all(at in cells for cells in filled)
        bare = not any(at in _filled(cells) for cells in within)
        told = named or bool(said(heads[at].text).measure)
        if filled and told and bare and not kinds_in(heads[at].text) & _OF_LABELS:
            return at
    return None


def _line(
    cells: Cells, columns: Container[int], names: Container[int], codes: Container[int]
) -> Line:
    """Part the cells of a row; a figure among the names is one of them where it is a code.

    What merged cells show besides is of labels alone.
    """
    parts = Line({}, {}, {})
    for at, each in cells.items():
        if at in columns and not each.shared:
            parts.figures[at] = each
        elif at in names and (not each.is_filled or (at in codes and each.number is not None)):
            parts.labels[at] = each
        elif not each.shared:
            parts.beside[at] = each
    return parts


def _years(cells: Cells) -> dict[int, Year]:
    """Read a row of years; nothing where it holds other figures, too."""
    years = {column: year for column, each in cells.items() if (year := _year(each)) is not None}
    bare = [year for column, year in years.items() if cells[column].number is not None]
    spread = max(bare) - min(bare) if bare else 0
    if 0 < len(bare) < len(years) and not _is_run(set(years.values())):
        return {}
    if spread > 3 * len(set(bare)) or any(column not in years for column in _filled(cells)):
        return {}
    return years


class _Around(NamedTuple):
    """What stands around a row of years: the heads above it, and which rows are beside it.

    It is `apart` from the row above, `next_to` a head, `followed` by a row right below.
    """

    above: Cells
    apart: bool
    next_to: bool
    followed: bool

    @property
    def years(self) -> dict[int, Year]:
        """The years of the heads above by their columns."""
        return {at: year for at, each in self.above.items() if (year := _year(each)) is not None}

    def may_go_on(self, years: Mapping[int, Year]) -> bool:
        """Whether plain years beside a name may be heads: of what is right below, as those above.

        They stand after a gap, or below figures and tell of years above or the next one. Those that
        stand above already are heads only where those are plain, too.
        """
        known, wanted = self.years, set(years.values())
        plain = all(each.is_filled for each in self.above.values())
        after = max(known.values()) + 1
        near = wanted & set(known.values()) or (plain and self.followed and min(wanted) == after)
        if years.items() <= known.items() and not (plain and self.followed):
            return False
        return _is_run(wanted) and (self.apart or (bool(near) and not self.next_to))


def _heads_again(cells: Cells, years: Mapping[int, Year], around: _Around) -> bool:
    """Whether a row of years under others is one of heads, and no row of figures like years.

    Years without words are those of a head if they are one after the other or among those above.
    """
    bare = any(cells[column].number is not None for column in years)
    if not bare or not years.keys() & around.above.keys():
        return True
    beside = _beside_years(cells, years)
    if any(each.name for each in beside):
        return around.may_go_on(years)
    wanted = set(years.values())
    several = len(wanted) > 1 or not any(each.measure for each in beside)
    return bool(wanted & set(around.years.values())) or (_is_run(wanted) and several)


def _beside_years(cells: Cells, years: Collection[int]) -> list[Said]:
    """Take apart what stands left of years."""
    return [said(each.text) for column, each in cells.items() if column < min(years)]


def _doubtful(cells: Cells, years: Collection[int]) -> list[Cell]:
    """Give the plain years of a row that stand beside a name, so that they may be amounts."""
    plain = [each for at, each in cells.items() if at in years and each.number is not None]
    return plain if any(each.name for each in _beside_years(cells, years)) else []


def _is_run(years: Collection[Year]) -> bool:
    """Whether no year is missing between the first and the last."""
    return max(years) - min(years) < len(years)


def _is_year(cell: Cell) -> bool:
    """Whether a head says a year and nothing else."""
    return cell.is_filled or cell.year is not None or is_year(cell.text)


def _year(cell: Cell) -> Year | None:
    if cell.year is not None:
        return cell.year
    if cell.number is None:
        return year_of(cell.text)
    plain = cell.text.isdecimal() and not cell.percent
    return Year(int(cell.number)) if plain and int(cell.number) in _YEARS else None


def _filled(cells: Cells) -> set[int]:
    """Give the columns in which something stands for a figure."""
    return {column for column, each in cells.items() if each.is_filled}


def _columns(years: Mapping[int, Year], heads: Sequence[Cells], own: int) -> dict[int, Column]:
    """Say of each column what it holds; a head counts up to the next one beside it."""
    below = {column for cells in heads[own + 1 :] for column in cells if column > min(years)}
    wide = sorted((below - heads[own].keys()) | years.keys())
    known = _spread(years, wide)
    filled = [_spread(cells, wide) if at <= own else cells for at, cells in enumerate(heads)]
    months = _months(heads[own])
    columns = dict[int, Column]()
    for column in wide:
        texts = list(dict.fromkeys(cells[column].text for cells in filled if column in cells))
        head = " ".join(texts)
        kinds = kinds_in(head)
        if not kinds & _NO_YEAR and column not in months:
            kind = next((each for each in YEAR_KINDS if each in kinds), "")
            told = (kind, said(head).measure, head, _name(texts))
            columns[column] = Column(column, known[column], *told)
    return columns


def _name(texts: Iterable[str]) -> str:
    """Give what stands over a year and says nothing of it."""
    told = (said(each) for each in texts if year_of(each) is None)
    return " ".join(each.name for each in told if each.name and not each.kinds)


def _months(heads: Cells) -> set[int]:
    """Find the columns that are of a part of a year: several are headed by dates in it."""
    dated = [(at, each.text[:4]) for at, each in heads.items() if _DATE.fullmatch(each.text)]
    counts = Counter(year for _, year in dated)
    return {at for at, year in dated if counts[year] > 1}


def _spread(heads: Mapping[int, _Head], columns: Sequence[int]) -> dict[int, _Head]:
    """Let the head of a column count for those right of it that have none."""
    spread = dict[int, _Head]()
    last: _Head | None = None
    for column in columns:
        last = heads.get(column, last)
        if last is not None:
            spread[column] = last
    return spread
