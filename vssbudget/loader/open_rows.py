"""Rows that a fault of syntax has to do with: not closed, cut by a comment, or divided wrongly.

The parser meets such a fault where the next thing does not fit, often lines below. Here it is put
where its cause is.
"""

import re
from itertools import islice
from typing import Any, NamedTuple

from vssbudget.findings import Finding, Place
from vssbudget.model.rows import with_keys
from vssbudget.wording import Message

_MOST_LINES = 200
_LONGEST = 10_000
_BREAK = re.compile("\n")
MARKS = re.compile(
    r"""(?<![^\s,{\[:])(?:"(?:\\.|[^"\\])*"|'(?:[^']|'')*')|[{\[]|[}\]]|(?:^|(?<=\s))\#.*"""
)
"""What opens and closes rows, but for what stands in quotes or behind `#`."""

_CLOSING = {"{": "}", "[": "]"}
_TO_BE_CONTINUED = (",", "{", "[", ":")


class _Break(NamedTuple):
    """Where a row breaks off: the line and the column, both from 0, and what would close it."""

    line: int
    column: int
    closing: str
    comment: bool


def row_fault(error: Any, text: str) -> Finding | None:
    """Find what is wrong with the row in which a parser met a fault; None where it is no row."""
    mark = getattr(error, "context_mark", None)
    about = f"{getattr(error, 'context', None)}: {getattr(error, 'problem', None)}"
    if mark is None or "a flow" not in about or "',' or" not in about:
        return None
    lines = _lines(text, mark.line)
    if broken := _breaks_off(lines):
        return _open(broken, mark, lines)
    row = _whole_row(lines[0][mark.column :])
    if row is None:
        return None
    instead = with_keys(row)
    fix = Message("write", what=instead) if instead else Message("commas-between")
    if ";" in row:
        place = Place("", mark.line + 1, mark.column + row.index(";") + 1)
        return Finding(rule="syntax", message=Message("semicolon"), fix=fix, place=place)
    problem = error.problem_mark
    place = Place("", problem.line + 1, problem.column + 1)
    if problem.line == mark.line and (found := lines[0][problem.column :][:1]) in tuple("]}"):
        message, fix = _closed_wrongly(lines[0], mark.column, found)
        return Finding(rule="syntax", message=message, fix=fix, place=place)
    return Finding(rule="syntax", message=Message("comma-missing"), fix=fix, place=place)


def _closed_wrongly(line: str, begins: int, found: str) -> tuple[Message, Message]:
    """Say what closes a row in place of a mark, or before it where that closes one around it."""
    closing = _CLOSING[line[begins]]
    message = Message("closed-wrongly", found=found, begins=line[begins])
    name = "close-before" if _stack(line[:begins])[-1:] == [found] else "close-instead"
    return message, Message(name, closing=closing, found=found)


def _stack(text: str) -> list[str]:
    """Give what would close the rows that are open at the end of a text."""
    stack: list[str] = []
    for found in MARKS.finditer(text):
        if found[0] in _CLOSING:
            stack.append(_CLOSING[found[0]])
        elif stack and found[0] in ("}", "]"):
            stack.pop()
    return stack


def _open(broken: _Break, mark: Any, lines: list[str]) -> Finding:
    if broken.comment:
        line, column = lines[broken.line], broken.column
        head = line[mark.column if broken.line == 0 else 0 : column]
        return Finding(
            rule="syntax",
            message=Message("hash-in-a-row"),
            fix=_without_comment(head, line[column + 1 :]),
            place=Place("", mark.line + broken.line + 1, column + 1, len(line) - column),
        )
    last = mark.line + broken.line + 1
    fix = Message("close-with", closing=broken.closing, line=last)
    if lines[broken.line][broken.column :].strip():
        fix = Message("close-before", closing=broken.closing, found="#")
    place = Place("", mark.line + 1, mark.column + 1)
    return Finding(rule="syntax", message=Message("row-not-closed"), fix=fix, place=place)


def _without_comment(head: str, comment: str) -> Message:
    """Write a row of years whose end stands in a comment, and the comment behind it."""
    begins = re.search(r"[,;\s]\s*[0-9]{4}\s*:", comment)
    rest = comment[begins.start() :] if begins else comment[comment.find("}") :]
    row = with_keys(f"{head.rstrip()}, {rest[: rest.find('}') + 1].lstrip(',; ')}")
    if row is None or not rest.startswith(("}", ",", ";", " ")):
        return Message("hash-in-a-row-fix")
    said = comment[: begins.start()] if begins else comment[: comment.find("}")]
    return Message("comment-behind", row=row, comment=f"# {said.strip()}".rstrip("# ") or "#")


def _lines(text: str, first: int) -> list[str]:
    """Give the lines of a text from one on, as many as a row could go over."""
    start = next(islice(_BREAK.finditer(text), first - 1, None)).end() if first else 0
    end = start
    for _ in range(_MOST_LINES):
        end = text.find("\n", end) + 1
        if not end:
            end = len(text)
            break
    return [each.rstrip("\r")[:_LONGEST] for each in text[start:end].rstrip("\n").split("\n")]


def _breaks_off(lines: list[str]) -> _Break | None:
    """Find the line that should have closed the rows that begin on the first one.

    Of a row over more lines than are looked at that is not known.
    """
    stack: list[str] = []
    indent = _indent(lines[0])
    for number, line in enumerate(lines[: _MOST_LINES - 1]):
        written = line.rstrip()
        for found in MARKS.finditer(line):
            sign = found[0][0]
            if sign in _CLOSING:
                stack.append(_CLOSING[sign])
            elif sign == "#":
                if stack and stack[-1] in found[0]:
                    return _Break(number, found.start(), "".join(reversed(stack)), comment=True)
                written = line[: found.start()].rstrip()
            elif stack and sign == stack[-1]:
                stack.pop()
            elif sign in "}]":
                return None
        if not stack:
            return None
        if not _goes_on(written, lines[number + 1 :], indent):
            return _Break(number, len(written), "".join(reversed(stack)), comment=False)
    return None


def _goes_on(written: str, below: list[str], indent: int) -> bool:
    following = next((each for each in below if each.strip()), "")
    if following.lstrip()[:1] in ("}", "]") and following.strip():
        return True
    return _indent(following) > indent and written.endswith(_TO_BE_CONTINUED)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _whole_row(text: str) -> str | None:
    """Give the row that a text begins with, to its end; None where that is not in the text."""
    depth = 0
    for found in MARKS.finditer(text):
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(found[0], 0)
        if depth == 0:
            return text[: found.end()]
    return None
