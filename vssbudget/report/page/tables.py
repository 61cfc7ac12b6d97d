"""The sections of a view as HTML: tables whose figures can be found by their addresses."""

from collections.abc import Iterable, Iterator, Sequence

from vssbudget.report.page.markup import NOTHING, Markup, joined, tag, text, void
from vssbudget.report.sheet import GAP, Matrix, Remarks, Row, Section, Table
from vssbudget.views.rows import MARKS, Kind

_PART = ".self_cost_change."
"""What the address of a part of a price change holds: one that is nothing may be something."""
_DEEPEST = 6
_SIZES = ((22, "table vast"), (10, "table wide"))
"""With more columns than this a table needs paper that is twice as wide, or lies across it."""


def section_markup(section: Section, chapter: str, at: int, base: str) -> Markup:
    """Set a section of a chapter, in which it has a place; in a table the base year stands out."""
    if isinstance(section, Remarks):
        return _remarks(section)
    columns = list(section.columns)
    first = next((at for at, column in enumerate(columns) if column), len(columns))
    title, name = text(section.title), f"{chapter}-{at if section.title else 0}"
    caption = tag("caption", tag("span", title), id=name) if title else NOTHING
    table = tag(
        "table",
        caption,
        _columns(columns[first:], base),
        tag("thead", _heads(section, first)),
        *_bodies(section, columns, first),
    )
    size = next((size for most, size in _SIZES if len(columns) - first > most), "table")
    return tag("div", table, class_=size, role="group", tabindex="0", aria_labelledby=name)


def _columns(columns: Iterable[str], base: str) -> Markup:
    told = (void("col", class_="base" if column == base else "") for column in columns)
    return tag("colgroup", void("col"), *told)


def _heads(table: Table | Matrix, first: int) -> Markup:
    kinds = table.kinds if isinstance(table, Table) else ()
    kinds = kinds or ("",) * len(table.columns)
    heads = zip(table.columns[first:], kinds[first:], strict=True)
    return tag("tr", tag("td"), *(_head(*each) for each in heads))


def _head(column: str, kind: str) -> Markup:
    below = joined(Markup(" "), tag("small", text(kind))) if kind else NOTHING
    return tag("th", text(column), below, scope="col")


def _bodies(table: Table | Matrix, columns: Sequence[str], first: int) -> Iterator[Markup]:
    """Set rows together that stand under one heading."""
    body: list[Markup] = []
    units = [each.name.lower() for each in table.units] if isinstance(table, Matrix) else ()
    for row in table.rows:
        if _is_heading(row) and body:
            yield tag("tbody", *body)
            body = []
        body.append(_row(row, columns, first, units or ("",) * len(columns)))
    yield tag("tbody", *body)


def _is_heading(row: Row) -> bool:
    return row.of.kind is Kind.HEADING


def _row(row: Row, columns: Sequence[str], first: int, units: Sequence[str]) -> Markup:
    label = text(row.label.strip())
    depth = f"d{min(row.of.depth, _DEEPEST)}" if row.of.depth else ""
    if _is_heading(row):
        span = str(len(columns) - first + 1)
        head = tag("th", tag("span", label), scope="rowgroup", colspan=span)
        return tag("tr", head, class_=f"heading {depth}".rstrip())
    told = [*zip(_addresses(row, columns), row.cells, units, strict=True)][first:]
    cells = (_cell(*each) for each in told)
    kind = "total" if row.strong else ""
    classes, unit = f"{kind} {depth}".strip(), row.of.unit.name.lower() if row.of.address else ""
    return tag("tr", tag("th", label, scope="row"), *cells, class_=classes, data_unit=unit)


def _addresses(row: Row, columns: Sequence[str]) -> Sequence[str]:
    """Give the address of each figure of a row; nothing of one that has none."""
    of = row.of.address
    return row.of.each or [f"{of}.{each}" if of and each.isdecimal() else "" for each in columns]


def _cell(address: str, cell: str, unit: str) -> Markup:
    """Set a figure with the address that it is explained under, and its marks behind it.

    A gap that other inputs may fill has one as well.
    """
    if cell in ("", GAP):
        return tag("td", text(cell), class_="gap", data_gap=address if _PART in address else "")
    figure = cell.rstrip(MARKS)
    mark = tag("span", text(cell[len(figure) :]), class_="mark") if figure != cell else NOTHING
    if not address:
        return tag("td", text(figure), mark, class_="fixed")
    return tag("td", text(figure), mark, data_figure=address, data_unit=unit)


def _remarks(remarks: Remarks) -> Markup:
    lines = tag("ul", *map(_line, remarks.lines), class_="notes")
    return joined(tag("h3", text(remarks.title)), lines) if remarks.title else lines


def _line(line: str) -> Markup:
    """Set a line of notes; a mark or gap that it tells the meaning of stands in front."""
    told = line.lstrip(MARKS + GAP)
    if told == line or not told.startswith(" "):
        return tag("li", text(line))
    mark = tag("span", text(f"{line[: -len(told)]} "), class_="mark")
    return tag("li", mark, text(told[1:]), class_="marked")
