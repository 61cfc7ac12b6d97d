"""Rows of a file into which cells of a spreadsheet were pasted, tabs and all, written right."""

import re
from typing import Any

from vssbudget.findings import Finding
from vssbudget.model.mending import spans_of
from vssbudget.model.reading import declared
from vssbudget.model.rows import LONGEST, as_row, with_keys, with_years, years_of
from vssbudget.wording import Message

_LINE = re.compile(r"\s*(?:-\s+)?([^\s:#{}\[\]]+):(?=\s)(.*)")
_OF_PLAN = ("lasting", "one_off", "price_change", "rates")


def with_rows(faults: list[Finding], text: str, tree: Any) -> list[Finding]:
    """Say of the lines that hold tabs how their rows are written, where that is known."""
    lines = text.split("\n")
    return [
        _with_row(each, lines[each.place.line - 1], tree)
        if each.message.name == "tab-within" and each.place
        else each
        for each in faults
    ]


def _with_row(fault: Finding, line: str, tree: Any) -> Finding:
    if len(line) > LONGEST or fault.place is None:
        return fault
    found = _LINE.fullmatch(line)
    key, cells = (found[1], found[2].strip()) if found else ("", "")
    start = max(line.rfind(mark, 0, fault.place.column - 1) for mark in "{[")
    if start >= 0:
        part = _whole_row(line[start:])
        row = with_keys(part) if part[:1] == "{" else _of_list(part)
        row = f"{key}: {row}" if row and cells == part else row
    else:
        row = _of_list(cells) or (_of_years(key, cells, tree) if "\t" in cells else None)
        row = row and f"{key}: {row}"
    return fault._replace(fix=Message("write", what=row)) if row else fault


def _whole_row(text: str) -> str:
    """Give the row that a text begins with, "" where it is not closed."""
    return text[: text.find("}" if text[0] == "{" else "]") + 1]


def _of_list(text: str) -> str | None:
    years = years_of(text) if "\t" in text else None
    return f"[{', '.join(years)}]" if years else None


def _of_years(key: str, cells: str, tree: Any) -> str | None:
    if not isinstance(tree, dict):
        return None
    names = declared(tree)
    spans = [[*names.plan]] if key in _OF_PLAN else spans_of(key, names)
    row = with_years(cells, [each for each in spans if each])
    return as_row(row) if row else None
