"""CSV of any kind, and cells copied from a spreadsheet, read as a sheet."""

import csv
import io
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from vssbudget.spreadsheet.cells import MOST, Cell, Sheet
from vssbudget.spreadsheet.numbers import decimal_mark, number, written
from vssbudget.spreadsheet.refused import Unreadable
from vssbudget.wording import Message

_DELIMITERS = "\t;,"
_LOOKED_AT = 200
_BOMS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))


def sheet_of(raw: bytes) -> Sheet:
    """Read a text of lines and cells.

    Raises:
        Unreadable: It is no text, or more than is read.
    """
    texts = dict[tuple[int, int], str]()
    for row, cells in enumerate(_lines(_decoded(raw)), 1):
        for column, text in enumerate(cells, 1):
            if text.strip():
                texts[row, column] = text.strip()
        if len(texts) > MOST:
            raise Unreadable(Message("import-many", most=MOST))
    return Sheet("", read_as_figures({spot: Cell("", spot, text) for spot, text in texts.items()}))


def read_as_figures(cells: dict[tuple[int, int], Cell]) -> dict[tuple[int, int], Cell]:
    """Read the texts that are figures; the mark of their decimals is the same in all of them."""
    figures = {
        spot: figure
        for spot, each in cells.items()
        if not (each.is_filled or each.year) and (figure := written(each.text))
    }
    mark = decimal_mark(figures.values())
    for spot, figure in figures.items():
        read = number(figure, mark)
        told = {"wrong": read} if isinstance(read, Message) else {"number": read}
        cells[spot] = cells[spot]._replace(percent=figure.percent, **told)
    return cells


def _decoded(raw: bytes) -> str:
    """Decode a text by its mark, else as UTF-16 if it has zeros, as UTF-8, as Windows does."""
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _strictly(raw[len(bom) :], encoding)
    if b"\0" in raw:
        return _strictly(raw, "utf-16-be" if raw[:1] == b"\0" else "utf-16-le")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(raw, "cp1252")


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(Message("import-no-text")) from None
    if "\0" in text:
        raise Unreadable(Message("import-no-text"))
    return text


def _lines(text: str) -> Iterator[list[str]]:
    first, _, rest = text.partition("\n")
    named = first.strip().strip('"')
    if named[:4].lower() == "sep=" and named[4:]:
        yield []
        delimiter, text = named[4:5], rest
    else:
        delimiter = _delimiter(text)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        raise Unreadable(Message("import-no-text")) from None


def _delimiter(text: str) -> str:
    """Find what parts the cells: what stands in the most of the first lines."""
    lines = text[: _LOOKED_AT * 1_000].splitlines()[:_LOOKED_AT]
    return max(_DELIMITERS, key=lambda each: sum(each in line for line in lines))
