"""Figures as people write them in cells, read exactly: `1 234,5`, `(1 200)`, `−18`, `12 %`."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from vssbudget.wording import Message

_SPACE = "[\\s\u00a0\u2007\u2009\u202f'’]"
_SPACES = re.compile(_SPACE)
_RUN = re.compile(rf"[.,]?[0-9]+(?:{_SPACE}+[0-9]+)+|[0-9]{_SPACE}+[.,]|[.,]{_SPACE}+[0-9]")
_THOUSANDS = re.compile(rf"[1-9][0-9]{{0,2}}(?:{_SPACE}+[0-9]{{3}})+")
"""Only groups of three digits stand apart within a figure."""

_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-"})
_UNIT = r"(?:kr|tkr|mkr|mnkr|mdkr|sek|tsek|ksek|msek|eur|teur|meur|usd|€|\$|£)?"
_FIGURE = re.compile(
    rf"(?P<open>\()?(?P<sign>[-+])?{_UNIT}(?P<sign_within>-)?(?P<digits>[.,]?[0-9][0-9.,]*)"
    rf"(?P<behind>-)?{_UNIT}(?P<percent>%)?(?P<close>\))?{_UNIT}",
    re.I,
)
_IN_CELL = re.compile(r"[a-z]+|[€$£]", re.I)
_SIGNS_OF = {"€": "eur", "$": "usd", "£": "gbp"}
_GROUPS = {mark: re.compile(rf"[1-9][0-9]{{0,2}}(?:{re.escape(mark)}[0-9]{{3}})+") for mark in ".,"}
_ENDS = re.compile(r"(.*)([.,])([0-9]+)")
_NIL = re.compile(r"-+")
_OTHER = {".": ",", ",": "."}
_LONGEST = 40
_DIGITS = 20


class Written(NamedTuple):
    """A figure as it is written: its sign, its digits with their marks, whether it is percent."""

    negative: bool
    digits: str
    percent: bool


def written(text: str) -> Written | None:
    """Take a text for a figure; None where it is none. A dash alone is nothing, 0."""
    if len(text) > _LONGEST or not all(map(_THOUSANDS.fullmatch, _RUN.findall(text))):
        return None
    bare = _SPACES.sub("", text).translate(_SIGNS)
    if _NIL.fullmatch(bare):
        return Written(negative=False, digits="0", percent=False)
    found = _FIGURE.fullmatch(bare)
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    minus = [found["open"], found["sign"] == "-", found["sign_within"], found["behind"]]
    told = sum(map(bool, minus))
    digits = found["digits"]
    fits = told <= 1 and len(digits) <= _DIGITS and digits[-1] not in ".,"
    return Written(bool(told), digits, bool(found["percent"])) if fits else None


def unit_of(text: str) -> str:
    """Give the unit that stands in the cell of a figure, "" for none."""
    found = _IN_CELL.search(text)
    return _SIGNS_OF.get(found[0], found[0].casefold()) if found else ""


def decimal_mark(figures: Iterable[Written]) -> str:
    """Find the mark that decimals stand behind in a file; "" where no figure tells it apart."""
    marks = {mark for each in figures if (mark := _mark(each.digits))}
    return marks.pop() if len(marks) == 1 else ""


def _mark(digits: str) -> str:
    """Give the decimal mark that a figure shows; "" where it may be read in two ways or has none.

    A mark that stands twice, or before another one, parts thousands.
    """
    marks = [each for each in digits if each in ".,"]
    if not marks or _unclear(digits):
        return ""
    last = marks[-1]
    return last if marks.count(last) == 1 else _OTHER[last]


def _unclear(digits: str) -> bool:
    """Whether three digits behind the only mark may be thousands as well as decimals."""
    marks = [each for each in digits if each in ".,"]
    return len(marks) == 1 and bool(_GROUPS[marks[0]].fullmatch(digits))


def number(figure: Written, mark: str) -> Decimal | Message:
    """Read a figure of a file with a decimal mark; where that is not known, say what is unclear."""
    if _unclear(figure.digits) and not mark:
        return Message("import-unclear", text=figure.digits)
    found = _ENDS.fullmatch(figure.digits)
    point = mark or _mark(figure.digits)
    whole, decimals = figure.digits, ""
    if found and found[2] == point:
        whole, decimals = found[1], found[3]
    parts = re.split("[.,]", whole)
    grouped = parts[0] and all(len(each) == 3 for each in parts[1:])
    if len(set(re.findall("[.,]", whole))) > 1 or (len(parts) > 1 and not grouped):
        return Message("import-no-number")
    read = Decimal("".join(parts) + (f".{decimals}" if decimals else ""))
    return -read if figure.negative else read
