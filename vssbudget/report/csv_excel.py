"""A CSV as a Swedish Excel opens it by double click: semicolons, decimal commas, CRLF, a BOM."""

import csv
from collections.abc import Iterator
from io import StringIO

_FIGURES = ("percent",)
"""Columns of figures besides those of years; everything else in a row is a text."""


def for_excel(table: str) -> str:
    """Write a table of ours anew; texts stay what they are, and figures get a decimal comma."""
    rows = _rows(table)
    heads = next(rows)
    figures = [place for place, head in enumerate(heads) if head.isdecimal() or head in _FIGURES]
    written = StringIO()
    written.write("\ufeff")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        for place in figures:
            row[place] = row[place].replace(".", ",")
        writer.writerow(row)
    return written.getvalue()


def _rows(table: str) -> Iterator[list[str]]:
    """Read a table of ours; a label in it may be as long as a file."""
    usual = csv.field_size_limit(max(csv.field_size_limit(), len(table)))
    try:
        yield from csv.reader(StringIO(table))
    finally:
        csv.field_size_limit(usual)
