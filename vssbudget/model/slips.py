"""The slips a controller makes in a row of years, named for what they are."""

from itertools import islice
from typing import Any

from vssbudget.findings import BudgetPath
from vssbudget.model.budget import SHORT
from vssbudget.model.misread import misread
from vssbudget.wording import quoted

AGAIN = "\0"
"""What stands behind a key that a slip gives a second time: `5` in `{2024: 2,5, 2025: 2,5}`."""

_PERCENT_ROWS = frozenset(("rates", "price_change", "shares", "indices"))
_QUANTITIES = ("volumes", "personnel")
_FAR = 200


def slip(tree: Any, path: BudgetPath) -> tuple[str, str] | None:
    """Recognise a comma or a missing space that YAML has read as something else.

    Returns:
        What happened and what to write, or None for any other fault.
    """
    row: Any = tree
    for step in path[:-1]:
        if isinstance(row, dict) and step in SHORT and step not in row:
            continue
        row = row.get(step) if isinstance(row, dict) else None
    if not isinstance(row, dict) or row.get(path[-1]) != "":
        return None
    key = path[-1].partition(AGAIN)[0]
    year, colon, value = key.partition(":")
    if colon and len(year) == 4 and year.isdecimal() and value:
        return (
            f"found {quoted(key)}: without a space after the colon YAML reads one key and no value",
            f"write {year}: {value}",
        )
    return _comma(row, path) if key.isdecimal() else _text(key)


def _comma(row: dict[str, Any], path: BudgetPath) -> tuple[str, str] | None:
    """Put together a number that commas have split into a value and keys behind it."""
    keys = list(islice(row, _FAR))
    if path[-1] not in keys[1:]:
        return None
    entries = [(key.partition(AGAIN)[0], row[key]) for key in keys]
    first = last = keys.index(path[-1])
    if not _is_piece(*entries[first]):
        return None
    while first > 1 and _is_piece(*entries[first - 1]):
        first -= 1
    while last + 1 < len(entries) and _is_piece(*entries[last + 1]):
        last += 1
    year, before = entries[first - 1]
    if not isinstance(before, str) or not before.lstrip("-").isdecimal():
        return None
    written = ",".join([before, *(key for key, _ in entries[first : last + 1])])
    thousands = path[0] not in _QUANTITIES or len(entries[last][0]) == 3
    wanted = misread(written, whole=thousands and _PERCENT_ROWS.isdisjoint(path))[1]
    reads = " and a key ".join(written.split(","))
    return (
        f"found {quoted(f'{year}: {written}')}: at the comma YAML begins a new key, "
        f"so that it reads {reads}",
        f"write {year}: {wanted}" if wanted else "write the number without a comma",
    )


def _is_piece(key: str, value: Any) -> bool:
    """Whether a key without a value can be a piece of a number; four digits are a year."""
    return value == "" and key.isdecimal() and len(key) != 4


def _text(key: str) -> tuple[str, str] | None:
    if " " not in key.strip() and key.isidentifier():
        return None
    return (
        f"found {quoted(key)} as a key without a value: a comma within braces begins a new key",
        "put a text that holds a comma in quotes",
    )
