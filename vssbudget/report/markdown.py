"""A projection as Markdown tables."""

import re
from collections.abc import Iterable, Iterator

from vssbudget.report.sheet import Matrix, Remarks, Section, Sheet, Table
from vssbudget.views.rows import MARKS

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$@:.-])")
_CALLING = re.compile(r'([@#!~$&%]+(?=[\w"])|(?<=\bGH)-(?=\d))', re.IGNORECASE)


def markdown(sheet: Sheet) -> str:
    """Write a sheet as Markdown; texts from the file stay text."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"# {escaped(sheet.title)}"
    if sheet.verdict:
        yield ""
        yield f"**{escaped(sheet.verdict)}**"
    for line in (sheet.file, sheet.scale):
        yield ""
        yield escaped(line)
    for section in sheet.sections:
        yield ""
        yield from section_lines(section)


def section_lines(section: Section, level: int = 2, indent: str = "") -> Iterator[str]:
    """Write a table or remarks under their title, a heading of a level; labels may be set in."""
    if section.title:
        yield f"{'#' * level} {escaped(section.title)}"
        yield ""
    yield from _remarks(section) if isinstance(section, Remarks) else _table(section, indent)


def _table(table: Table | Matrix, indent: str) -> Iterator[str]:
    heads: Iterable[str] = table.columns
    if isinstance(table, Table) and table.kinds:
        heads = (f"{year} {kind}" for year, kind in zip(table.columns, table.kinds, strict=True))
    yield _row(("", *map(escaped, heads)))
    yield "|---|" + "--:|" * len(table.columns)
    for row in table.rows:
        strong = "**" if row.strong else ""
        every = (escaped(row.label.strip()), *map(_cell, row.cells))
        label, *told = (f"{strong}{each}{strong}" if each else "" for each in every)
        yield _row((f"{indent * row.of.depth}{label}", *told))


def _cell(text: str) -> str:
    """Write a figure; of what stands there only a mark could be taken for more than text."""
    figure = text.rstrip(MARKS)
    return figure + "".join(f"\\{mark}" for mark in text[len(figure) :])


def _row(row_cells: Iterable[str]) -> str:
    return f"| {' | '.join(row_cells)} |"


def _remarks(remarks: Remarks) -> Iterator[str]:
    for line in remarks.lines:
        yield f"- {escaped(line)}"


def escaped(text: str) -> str:
    """Write a text that stays text, and calls nobody.

    A sign that mentions or refers (`@team`, `#1`, `GH-1`) becomes code. To escape it would not do:
    GitHub and GitLab look for these in the text of the finished page, in which there is no escape,
    and leave out what is code.
    """
    pieces = enumerate(_CALLING.split(text))
    return "".join(f"`{piece}`" if number % 2 else _plain(piece) for number, piece in pieces)


def _plain(text: str) -> str:
    """Escape what Markdown or HTML would take for more than text."""
    return _SPECIAL.sub(r"\\\1", text)
