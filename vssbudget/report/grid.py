"""Tables as lines of text: no figure is ever cut, a table too wide is set in blocks of years."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import chain

from vssbudget.report.sheet import Remarks, Row, Sheet, Table

_BETWEEN = 2
_NARROWEST_LABEL = 4
_LONGEST = 2000
_MAYBE_WIDE = re.compile("[^\u0000-\u02ff\u2010-\u2027\u2212]")  # all but Latin, dashes, minus


class Tone(StrEnum):
    """What a line is, so that a terminal can show it."""

    TITLE = "title"
    HEAD = "head"
    PLAIN = "plain"
    STRONG = "strong"
    EXCERPT = "excerpt"
    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    ACCEPTED = "accepted"
    HOLDS = "holds"
    BROKEN = "broken"


Line = tuple[Tone, str]


def lines(sheet: Sheet, width: int) -> Iterator[Line]:
    """Set a sheet within a width, in columns of the terminal.

    Only a figure, and the file's name, which has to be copied whole, may be wider.
    """
    yield from ((Tone.TITLE, text) for text in folded(sheet.title, width))
    yield Tone.PLAIN, sheet.file
    yield from ((Tone.PLAIN, text) for text in folded(sheet.scale, width))
    figure = max(map(_figure_width, sheet.sections), default=0)
    for section in sheet.sections:
        yield Tone.PLAIN, ""
        if isinstance(section, Table):
            yield from _table(section, width, figure)
        else:
            yield from _remarks(section, width)


def cells(text: str) -> int:
    """Count the columns that a text takes in a terminal."""
    if text.isascii() or not _MAYBE_WIDE.search(text):
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - only wide or combining letters need it

    return cell_len(text)


def _figure_width(section: Table | Remarks) -> int:
    """Measure the widest figure of a section; every table of a sheet has columns of one width."""
    if isinstance(section, Remarks):
        return 0
    figures = (section.columns, section.kinds, *(row.cells for row in section.rows))
    return max(map(cells, chain.from_iterable(figures)), default=0)


def _table(table: Table, width: int, figure: int) -> Iterator[Line]:
    table = _clipped(table)
    longest = max(map(cells, (row.label for row in table.rows)), default=0)
    room = width - _BETWEEN - figure
    label = min(longest, max(width // 2, width - len(table.columns) * (_BETWEEN + figure), 0), room)
    for text in folded(table.title, width):
        yield Tone.HEAD, text
    if label < min(longest, _NARROWEST_LABEL):
        yield from _stacked(table, width)
        return
    a_block = max(1, (width - label) // (_BETWEEN + figure))
    for start in range(0, len(table.columns), a_block):
        block = slice(start, start + a_block)
        if start:
            yield Tone.PLAIN, ""
        yield Tone.HEAD, _line("", table.columns[block], label, figure)
        yield Tone.HEAD, _line("", table.kinds[block], label, figure)
        for row in table.rows:
            yield from _row(row, block, label, figure)


def _clipped(table: Table) -> Table:
    """Cut labels that nobody reads to their end, and that take minutes to fold."""
    if max((len(row.label) for row in table.rows), default=0) <= _LONGEST:
        return table
    rows = (row._replace(label=_clip(row.label)) for row in table.rows)
    return table._replace(rows=tuple(rows))


def _clip(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _row(row: Row, block: slice, label: int, figure: int) -> Iterator[Line]:
    tone = Tone.STRONG if row.strong else Tone.PLAIN
    *above, last = _label(row.label, label)
    for text in above:
        yield tone, text
    yield tone, _line(last, row.cells[block], label, figure)


def _label(text: str, width: int) -> list[str]:
    """Break a label within a width; what it is indented by, its further lines are too, and more."""
    name = text.lstrip(" ")
    lead = " " * (len(text) - len(name))
    if not lead or cells(text) <= width:
        return folded(text, width)
    first, *rest = folded(name, max(width - len(lead) - 2, 1))
    return [f"{lead}{first}", *(f"{lead}  {each}" for each in rest)]


def _line(label: str, figures: tuple[str, ...], label_width: int, figure_width: int) -> str:
    gap = " " * _BETWEEN
    line = _padded(label, label_width) + "".join(
        gap + " " * (figure_width - cells(each)) + each for each in figures
    )
    return line.rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _stacked(table: Table, width: int) -> Iterator[Line]:
    """Where no label has room beside a figure, each stands on a line of its own."""
    for position, year in enumerate(table.columns):
        yield Tone.HEAD, year
        for row in table.rows:
            tone = Tone.STRONG if row.strong else Tone.PLAIN
            yield from ((tone, text) for text in folded(row.label, width))
            if row.cells[position]:
                yield tone, row.cells[position].rjust(width)


def _remarks(remarks: Remarks, width: int) -> Iterator[Line]:
    yield Tone.HEAD, remarks.title
    for line in remarks.lines:
        first, *rest = folded(line, max(width - 2, 1))
        yield Tone.PLAIN, f"- {first}"
        yield from ((Tone.PLAIN, f"  {text}") for text in rest)


def folded(text: str, width: int, under: str = "") -> list[str]:
    """Break a text at its spaces, a longer word where it must; never an empty list.

    Lines behind the first begin with what is to stand `under` it.
    """
    text = _clip(text)
    indent = text[: len(text) - len(text.lstrip(" "))]
    if cells(text) <= width:
        return [text]
    folded_lines = [""]
    for word in filter(None, text.split(" ")):
        joined = f"{folded_lines[-1]} {word}" if folded_lines[-1] else indent + word
        if cells(joined) <= width:
            folded_lines[-1] = joined
        else:
            folded_lines += [under + each for each in _broken(word, max(width - len(under), 1))]
    first, *rest = folded_lines
    return folded_lines if first else [rest[0].removeprefix(under), *rest[1:]]


def hung(line: Line, width: int | None) -> Iterator[Line]:
    """Fold a line once, what comes behind its beginning further in; an excerpt stays as it is."""
    tone, text = line
    if width is None or tone is Tone.EXCERPT:
        yield line
        return
    first, *rest = folded(text, width, "    ")
    yield tone, first
    behind = tone if tone in (Tone.HOLDS, Tone.BROKEN) else Tone.PLAIN
    yield from ((behind, each) for each in rest)


def _broken(word: str, width: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and cells(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
