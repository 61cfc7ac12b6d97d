"""How wide the columns of a table are, and in how many blocks of years it has to be set."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from vssbudget import late
from vssbudget.report.sheet import Matrix, Row, Table
from vssbudget.views.rows import MARKS

BETWEEN = 2
_NARROWEST_LABEL = 4
_SHORT_TITLE = 24
_MOST_FOLDS = 3
_MARKS = tuple(MARKS)
_NARROWEST_HEAD, _WIDEST_HEAD = 9, 24
_MAYBE_WIDE = re.compile("[^\u0000-\u02ff\u2010-\u2027\u2212]")  # all but Latin, dashes, minus


class Fit(NamedTuple):
    """The widths of the labels and of each column, and which columns stand in which block.

    Whether a table is `titled` beside its years, where its title has room there.
    """

    label: int
    columns: Sequence[int]
    blocks: Sequence[slice]
    titled: bool = False


def cells(text: str) -> int:
    """Count the columns that a text takes in a terminal."""
    if text.isascii() or not _MAYBE_WIDE.search(text):
        return len(text)

    return late.cells.cell_len(text)


def widest(texts: Iterable[str]) -> int:
    """Measure the widest of some texts, without the marks that hang behind a figure."""
    return max((cells(text.rstrip(MARKS)) for text in texts), default=0)


def fit_years(
    tables: Sequence[Table], titles: Sequence[str], figure: int, width: int
) -> Fit | None:
    """Fit tables of the same years, with titles beside these, in columns as wide as a figure.

    None where no label has room beside a figure.
    """
    first, beside = tables[0], max(table.beside for table in tables)
    years = len(first.columns) - first.beside
    rows = [row for table in tables for row in table.rows]
    longest, least = _labels(rows, titles, width)
    last = widest(chain.from_iterable(_last_cells(tables)))
    hangs = int(any(map(_is_marked, rows)))
    taken = BETWEEN + last if beside else hangs
    within = _blocks(years, width - least - taken, figure)
    alone = _blocks(years, width - least - hangs, figure)
    own = bool(beside) and (within > alone + 1 or within == years > 1)  # there is little room
    count = alone if own else within
    each = -(-years // count)
    label = min(longest, width - (hangs if own else taken) - each * (BETWEEN + figure))
    if label < min(longest, _NARROWEST_LABEL):
        return None
    blocks = list(_slices(years, each, beside, own))
    return Fit(label, [figure] * years + [last] * beside, blocks, titled=bool(titles))


def _slices(years: int, each: int, beside: int, own: bool) -> Iterator[slice]:
    for start in range(0, years, each):
        end = min(start + each, years)
        yield slice(start, end if own or end < years else end + beside)
    if own:
        yield slice(years, years + beside)


def _blocks(count: int, room: int, figure: int) -> int:
    """Count the blocks that so many columns take."""
    return max(1, -(-count // max(1, room // (BETWEEN + figure))))


def _labels(rows: Iterable[Row], titles: Iterable[str], width: int) -> tuple[int, int]:
    """Measure how wide labels are, and how wide at the least so that they fold well."""
    labels = {row.label for row in rows}
    longest = widest(labels)
    word = max(map(_longest_word, labels), default=0)
    least = min(longest, max(word, -(-longest // _MOST_FOLDS)), max(width // 2, 1))
    beside = widest(title for title in titles if cells(title) <= _SHORT_TITLE)
    return max(longest, beside), least


def _longest_word(label: str) -> int:
    """Measure the longest word of a label, with what its line is set in by."""
    name = label.lstrip(" ")
    lead = len(label) - len(name)
    first, *rest = name.split(" ")
    if not rest:
        return lead + cells(name)
    return max(lead + cells(first), lead + (2 if lead else 0) + widest(rest))


def _last_cells(tables: Iterable[Table]) -> Iterator[Iterator[str]]:
    for table in tables:
        if table.beside:
            heads = (table.columns, table.kinds, *(row.cells for row in table.rows))
            yield (each[-1] for each in heads if each)


def _is_marked(row: Row) -> bool:
    return any(cell.endswith(_MARKS) for cell in row.cells)


def fit_matrix(matrix: Matrix, width: int) -> Fit | None:
    """Fit columns of their own widths; a head may be folded, a figure never is.

    A word of a head is broken only if that saves a second block of columns. None where no label
    has room beside a figure.
    """
    longest, least = _labels(matrix.rows, (), width)
    figures = [widest(column) for column in zip(*(row.cells for row in matrix.rows), strict=True)]
    room = width - least
    for most in range(_WIDEST_HEAD, _NARROWEST_HEAD - 1, -1):
        columns = [
            max(figure, _head_width(head, most))
            for figure, head in zip(figures, matrix.columns, strict=True)
        ]
        if _taken(columns) <= room:
            return Fit(min(longest, width - _taken(columns)), columns, [slice(0, len(columns))])
    whole = min(_WIDEST_HEAD, max(room - BETWEEN, 1))
    columns = [
        max(figure, _head_width(head, whole))
        for figure, head in zip(figures, matrix.columns, strict=True)
    ]
    blocks = list(_packed(columns, room))
    label = min(longest, width - max(_taken(columns[block]) for block in blocks))
    return None if label < min(longest, _NARROWEST_LABEL) else Fit(label, columns, blocks)


def _head_width(head: str, most: int) -> int:
    """Give the width within which a head folds into two lines, or its longest word if that is more.

    At the most what is given: then a word has to be broken.
    """
    words = head.split(" ")
    halves = (
        max(cells(" ".join(words[:at])), cells(" ".join(words[at:]))) for at in range(len(words))
    )
    return min(*halves, most)


def _taken(columns: Iterable[int]) -> int:
    return sum(BETWEEN + column for column in columns)


def _packed(columns: Sequence[int], room: int) -> Iterator[slice]:
    """Set as many columns in a block as have room, at least one."""
    start = 0
    for end in range(1, len(columns) + 1):
        if end - start > 1 and _taken(columns[start:end]) > room:
            yield slice(start, end - 1)
            start = end - 1
    yield slice(start, len(columns))
