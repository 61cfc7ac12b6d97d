"""Rows of a file into which cells of a spreadsheet were pasted, tabs and all, written right."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from vssbudget.findings import BudgetPath, Finding
from vssbudget.loader.events import DEEPEST
from vssbudget.loader.open_rows import MARKS
from vssbudget.model.mending import row_written, years_given, years_known
from vssbudget.model.names import Names
from vssbudget.model.reading import declared, kind_at
from vssbudget.model.rows import LONGEST, cells, keyed, years_of
from vssbudget.wording import Message

_HEAD = re.compile(r"(\s*)((?:-\s+)*)([^\s:#{}\[\]]+):(?=\s|$)")
_NO_KEY = re.compile(r"[\s,:#{}\[\]]")
_ENTRY = re.compile(r"(?<![^\s,{\[])([^\s,:#{}\[\]]+):\s+(?=[^\s{\[])")
_END = re.compile(r"[}\]]|,\s*[^\s,:{}\[\]]+:\s|\s#|,?$")


def with_rows(faults: list[Finding], text: str, tree: Any) -> list[Finding]:
    """Say of the lines that hold tabs how their rows are written, where that is known."""
    if not isinstance(tree, dict):
        return faults
    lines, names = text.split("\n"), declared(tree)
    tabs = {each.place.line for each in faults if each.message.name == "tab-within" and each.place}
    above = _above(lines, tabs)
    return [
        _with_row(each, lines[each.place.line - 1].rstrip(), above[each.place.line], names)
        if each.place and each.place.line in tabs and each.rule == "tab"
        else each
        for each in faults
    ]


def _above(lines: Sequence[str], wanted: Collection[int]) -> dict[int, BudgetPath]:
    """Give by the number of a line the keys of the blocks that it is set in under."""
    found: dict[int, BudgetPath] = {}
    stack: list[tuple[int, str]] = []
    for number, line in enumerate(lines[: max(wanted, default=0)], 1):
        if head := _HEAD.match(line):
            indent = len(head[1])
            while stack and stack[-1][0] >= indent:
                stack.pop()
            stack += [(indent, "0")] * bool(head[2])
        if number in wanted:
            found[number] = tuple(key for _, key in stack)
        if head:
            stack.append((len(head[1] + head[2]), head[3]))
    return found


def _with_row(fault: Finding, line: str, above: BudgetPath, names: Names) -> Finding:
    if fault.place is None or len(line) > LONGEST:
        return fault
    tab = fault.place.column - 1
    opened = _opened(line[:tab])
    begins = opened[-1] + 1 if opened else 0
    path = (*above, *(key for each in opened[:DEEPEST] if (key := _key_before(line[:each]))))
    entries = [*_ENTRY.finditer(line, begins, tab + 1)]
    lead = ""
    if opened and path:
        part = _closed(line[begins - 1 :])
        alone = line.lstrip() == f"{path[-1]}: {part}"
        lead = f"{path[-1]}: " if alone else ""
        if part[:1] == "{" and (row := keyed(part)):
            return fault._replace(fix=row_written(row, kind_at(path), names.unit, lead))
    if entries:
        path, begins = (*path, entries[-1][1]), entries[-1].end()
        lead = f"{path[-1]}: "
    end = next(_END.finditer(line, begins)).start()
    return _of_cells(fault, path, line[begins:end].strip(), lead, names)


def _of_cells(fault: Finding, path: BudgetPath, text: str, lead: str, names: Names) -> Finding:
    """Say how cells with tabs between them are written as what belongs at a path."""
    if "\t" not in text:
        return fault
    if "years" in path:
        years = years_of(text)
        what = f"{lead}[{', '.join(years)}]" if years else ""
        return fault._replace(fix=Message("write", what=what)) if years else fault
    kind = kind_at(path)
    if row := years_given(path, kind, text, names):
        return fault._replace(fix=row_written(row, kind, names.unit, lead))
    known, figures = years_known(kind, names), cells(text)
    if not known or not figures:
        return fault
    first, last = min(known), max(known)
    return fault._replace(
        message=Message("cells-unfit", count=len(figures), years=len(known)),
        fix=Message("write-cells-by-year", row=f"{lead}{{{first}: …}}", first=first, last=last),
    )


def _key_before(text: str) -> str:
    """Give the key behind which a text ends, "" where it is none."""
    head = text.rstrip()
    return _NO_KEY.split(head[:-1])[-1] if head.endswith(":") else ""


def _opened(text: str) -> list[int]:
    """Say where the rows begin that are open at the end of a text."""
    opened: list[int] = []
    for found in MARKS.finditer(text):
        if found[0] in ("{", "["):
            opened.append(found.start())
        elif opened and found[0] in ("}", "]"):
            opened.pop()
    return opened


def _closed(text: str) -> str:
    """Give the row that a text begins with, "" where it is not closed."""
    return text[: text.find("}" if text[0] == "{" else "]") + 1]
