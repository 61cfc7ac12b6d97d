"""Rows of figures that a slip has spoilt, written as they were meant.

Only what can be read in one way is written: anything else is left to its author.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from vssbudget.model.misread import may_be_decimals, misread
from vssbudget.model.names import number_pattern

LONGEST = 2_000
"""The longest row that is written anew, in characters."""

_KEY = re.compile(r"(?:^|(?<=[\s;,{]))([^\s;,:{}\[\]]+)\s*:(?=[\s\d(−–-])")
_YEAR = re.compile(r"[0-9]{4}").fullmatch
_BETWEEN = "; ,\t\u00a0\u202f"
_DECIMALS = 6
_NUMBER = number_pattern(_DECIMALS)
_MOST_YEARS = 200
_SPAN = re.compile(
    r"(([0-9]{2})[0-9]{2})\s*(?:-|–|—|\.\.+|:|/|to|till|t\.o\.m\.)\s*([0-9]{4}|[0-9]{2})", re.I
)
_APART = re.compile(r"\t+|[ \u00a0]{2,}|\s*;\s*")
_THOUSANDS = re.compile(r"[(−–-]?[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?![0-9])\)?|[^\s]+")


def as_row(row: Mapping[str, str]) -> str:
    """Write a row as it stands in a file."""
    return "{" + ", ".join(f"{key}: {figure}" for key, figure in row.items()) + "}"


def with_keys(text: str) -> str | None:
    """Write a row whose figures stand behind keys: `2023: 41 800; 2024: (100)`."""
    row = keyed(text)
    return as_row(row) if row else None


def keyed(text: str) -> dict[str, str] | None:
    """Read a row whose figures stand behind keys, whatever stands between them."""
    if len(text) > LONGEST:
        return None
    found = list(_KEY.finditer(text))
    if not found or text[: found[0].start()].strip(_BETWEEN + "{"):
        return None
    ends = [*(each.start() for each in found[1:]), len(text)]
    values = [text[each.end() : end] for each, end in zip(found, ends, strict=True)]
    values[-1] = values[-1].rstrip().removesuffix("}")
    numbers = figures(each.strip(_BETWEEN) for each in values)
    keys = [each[1] for each in found]
    if not numbers or len(set(keys)) < len(keys):
        return None
    return dict(zip(keys, numbers, strict=True))


def with_years(text: str, spans: Sequence[Sequence[str]]) -> dict[str, str] | None:
    """Read a row of figures that stand without their years, for the years that are as many.

    Args:
        text: The figures as they were pasted, between tabs or spaces.
        spans: The years that a row may be of, the likeliest first.
    """
    numbers = cells(text)
    years = next((each for each in spans if numbers and len(each) == len(numbers)), None)
    return dict(zip(years, numbers, strict=True)) if numbers and years else None


def cells(text: str) -> list[str] | None:
    """Read the figures of cells between tabs or spaces; None where one cannot be read, or is empty.

    Tabs next to each other leave a cell empty, whose year would be given to the figure behind it.
    """
    if len(text) > LONGEST or "\t\t" in text:
        return None
    apart = [each for each in _APART.split(text.strip("[] ")) if each]
    if len(apart) < 2:
        apart = _THOUSANDS.findall(text.strip("[] "))
    return figures(each.strip(_BETWEEN) for each in apart)


def figures(cells: Iterator[str]) -> list[str] | None:
    """Read figures as they were meant; None where one of them can be read in two ways, or not."""
    numbers = []
    for cell in cells:
        meant = cell if _NUMBER(cell) else misread(cell, places=_DECIMALS)[1] if cell else ""
        if not _NUMBER(meant) or may_be_decimals(cell):
            return None
        numbers.append(meant)
    return numbers


def years_of(text: str) -> list[str] | None:
    """Read a span of years, `2026-2029` or `2026-29`, or several with marks between them."""
    if len(text) > LONGEST:
        return None
    years = [each for each in re.split(r"[\s,;]+", text.strip("[] ")) if each]
    if years and all(map(_YEAR, years)):
        return years
    found = _SPAN.fullmatch(text.strip("[] "))
    if not found:
        return None
    first, last = int(found[1]), int(found[3] if len(found[3]) == 4 else found[2] + found[3])
    if not 0 <= last - first < _MOST_YEARS:
        return None
    return [str(year) for year in range(first, last + 1)]
