"""Tables as lines of text: no figure is ever cut, a table too wide is set in blocks of years."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import chain

from vssbudget import late
from vssbudget.report.columns import BETWEEN, Fit, cells, fit_matrix, fit_years, widest
from vssbudget.report.sheet import Matrix, Remarks, Row, Section, Sheet, Table
from vssbudget.views.rows import MARKS

_LONGEST = 2000
_YEAR = 4


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
    BARRED = "barred"


Line = tuple[Tone, str]


def lines(sheet: Sheet, width: int, *, chart: bool = False) -> Iterator[Line]:
    """Set a sheet within a width, in columns of the terminal; a chart has bars beside it.

    Only a figure, and the file's name, which has to be copied whole, may be wider.
    """
    title = f"{sheet.title}: {sheet.verdict}" if sheet.verdict else sheet.title
    yield from ((Tone.TITLE, text) for text in folded(title, width))
    yield Tone.PLAIN, sheet.file
    yield from ((Tone.PLAIN, text) for text in folded(sheet.scale, width))
    sections = tuple(map(_clipped, sheet.sections))
    fits = iter(
        _fits([each for each in sections if isinstance(each, Table)], sheet.one_block, width)
    )
    stood = False
    for section in sections:
        fit = next(fits) if isinstance(section, Table) else None
        instead = isinstance(section, Table) and section.instead and _is_split(section, fit)
        if not (instead and stood):
            yield Tone.PLAIN, ""
        stood = bool(instead)
        if isinstance(section, Remarks):
            yield from _remarks(section, width)
        elif isinstance(section, Matrix):
            yield from _matrix(section, width)
        elif instead:
            yield from ((Tone.PLAIN, each) for each in folded(section.instead, width, "  "))
        elif chart and section.barred and fit:
            yield from _chart(section, fit, width)
        else:
            yield from _table(section, fit, width)


def _chart(table: Table, fit: Fit, width: int) -> Iterator[Line]:
    """Set a table with bars, beside its rows or in a table of their own."""
    for number, (barred, fitted) in enumerate(late.bars.with_bars(table, fit, width)):
        if number:
            yield Tone.PLAIN, ""
        for tone, text in _table(barred, fitted, width):
            yield Tone.BARRED if tone is Tone.PLAIN else tone, text


def _fits(tables: Sequence[Table], one_block: bool, width: int) -> list[Fit | None]:
    """Fit each table; in one block those of as many years have columns below each other."""
    figure = max(map(_figure_width, tables), default=0)
    if not one_block:
        return [fit_years([table], (), figure, width) for table in tables]
    alike: dict[int, list[Table]] = {}
    for table in tables:
        alike.setdefault(_years(table), []).append(table)
    fits = {
        years: fit_years(those, [each.title for each in those], figure, width)
        for years, those in alike.items()
    }
    return [fits[_years(table)] for table in tables]


def _years(table: Table) -> int:
    return len(table.columns) - table.beside


def _figure_width(table: Table) -> int:
    """Measure the widest figure of a table, what stands beside its years left out."""
    figures = (table.columns, table.kinds, *(row.cells for row in table.rows))
    years = _years(table)
    return widest(chain.from_iterable(each[:years] for each in figures))


def _table(table: Table, fit: Fit | None, width: int) -> Iterator[Line]:
    if fit is None:
        yield from ((Tone.HEAD, text) for text in folded(table.title, width))
        yield from _stacked(table, width)
        return
    title = table.title
    if not fit.titled or cells(title) > fit.label:
        yield from ((Tone.HEAD, text) for text in folded(title, width))
        title = ""
    shown = _shown(table, fit)
    for block in shown:
        first = block is shown[0]
        if not first:
            yield Tone.PLAIN, ""
        yield Tone.HEAD, _line(title if first else "", table.columns, block, fit)
        if table.kinds:
            yield Tone.HEAD, _line("", table.kinds, block, fit)
        for row in table.rows:
            yield from _row(row, block, fit)


def _shown(table: Table, fit: Fit) -> list[slice]:
    """Give the blocks in which a table has a year."""
    return [block for block in fit.blocks if any(table.columns[block])]


def _is_split(table: Table, fit: Fit | None) -> bool:
    return fit is None or len(_shown(table, fit)) > 1


def _matrix(matrix: Matrix, width: int) -> Iterator[Line]:
    yield from ((Tone.HEAD, text) for text in folded(matrix.title, width))
    fit = fit_matrix(matrix, width)
    if fit is None:
        yield from _stacked(matrix, width)
        return
    heads = [_head(*each) for each in zip(matrix.columns, fit.columns, strict=True)]
    for block in fit.blocks:
        if block.start:
            yield Tone.PLAIN, ""
        deepest = max(map(len, heads[block]))
        level = [[""] * (deepest - len(head)) + head for head in heads]
        for texts in zip(*level[block], strict=True):
            yield Tone.HEAD, _line("", ("",) * block.start + texts, block, fit)
        for row in matrix.rows:
            yield from _row(row, block, fit)


def _head(text: str, width: int) -> list[str]:
    """Break a head within its column, an address behind a point, another word with a hyphen."""
    words = []
    for word in text.split(" "):
        while cells(word) > width:
            at = word.rfind(".", 0, width) + 1
            words.append(word[:at] if at else f"{word[: width - 1]}-")
            word = word[at or width - 1 :]  # noqa: PLW2901 - the rest of it
        words.append(word)
    return folded(" ".join(words), width)


def _clipped(section: Section) -> Section:
    """Cut labels that nobody reads to their end, and that take minutes to fold."""
    if isinstance(section, Remarks):
        return section
    if max((len(row.label) for row in section.rows), default=0) <= _LONGEST:
        return section
    rows = (row._replace(label=_clip(row.label)) for row in section.rows)
    return section._replace(rows=tuple(rows))


def _clip(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _row(row: Row, block: slice, fit: Fit) -> Iterator[Line]:
    tone = Tone.STRONG if row.strong else Tone.PLAIN
    *above, last = _label(row.label, fit.label)
    for text in above:
        yield tone, text
    yield tone, _line(last, row.cells, block, fit)


def _label(text: str, width: int) -> list[str]:
    """Break a label within a width; what it is indented by, its further lines are too, and more."""
    name = text.lstrip(" ")
    lead = " " * (len(text) - len(name))
    if not lead or cells(text) <= width:
        return folded(text, width)
    first, *rest = folded(name, max(width - len(lead) - 2, 1))
    return [f"{lead}{first}", *(f"{lead}  {each}" for each in rest)]


def _line(label: str, row: Sequence[str], block: slice, fit: Fit) -> str:
    """Write the cells of a block; a mark hangs behind its figure, so that digits stand in line."""
    line, hung = _padded(label, fit.label), 0
    for cell, width in zip(row[block], fit.columns[block], strict=False):
        figure = cell.rstrip(MARKS)
        line += " " * (BETWEEN - hung + width - cells(figure)) + cell
        hung = len(cell) - len(figure)
    return line.rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _stacked(table: Table | Matrix, width: int) -> Iterator[Line]:
    """Where no label has room beside a figure, each stands on a line of its own."""
    for position, year in enumerate(table.columns):
        yield from ((Tone.HEAD, text) for text in folded(year, max(width, _YEAR)))
        for row in table.rows:
            tone, cell = Tone.STRONG if row.strong else Tone.PLAIN, row.cells[position]
            if cell or row.strong:
                yield from ((tone, text) for text in folded(row.label, width))
            if cell:
                yield tone, cell.rjust(width)


def _remarks(remarks: Remarks, width: int) -> Iterator[Line]:
    if remarks.title:
        yield Tone.HEAD, remarks.title
    for line in remarks.lines:
        text = f"- {line}" if remarks.title else line
        yield from ((Tone.PLAIN, each) for each in folded(text, width, "  "))


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
