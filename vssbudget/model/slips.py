"""The slips a controller makes in a row of years, named for what they are."""

import re
from itertools import islice
from typing import Any, NamedTuple

from vssbudget.amounts import MoneyUnit
from vssbudget.findings import BudgetPath
from vssbudget.model.blocks import SHORT
from vssbudget.model.cures import instead
from vssbudget.model.figures import AGAIN
from vssbudget.model.mending import marks_meant
from vssbudget.model.misread import misread
from vssbudget.model.names import unit_of
from vssbudget.wording import Message

_DECIMAL_ROWS = frozenset(
    ("rates", "price_change", "shares", "indices", "interest", "price_spans", "headcount", "goals")
)
_QUANTITIES = ("volumes", "personnel")
_AMOUNTS = frozenset(("cost", "revenue", "other_revenue", "amounts", "opening"))
_DECIMALS = 6
_FAR = 200
_BEGINS = re.compile(r"[-−–+(]? ?[0-9][0-9 \u00a0]*").fullmatch
_PIECE = re.compile(r"[0-9]+ ?[)%]?").fullmatch


class Slip(NamedTuple):
    """What happened, what to write, and the key of the value that a comma has split."""

    message: Message
    fix: Message
    key: str = ""


def slip(tree: Any, path: BudgetPath) -> Slip | None:
    """Recognise a comma or a missing space that YAML has read as something else.

    Returns:
        The slip, or None for any other fault.
    """
    row: Any = tree
    for step in path[:-1]:
        if isinstance(row, dict) and step in SHORT and step not in row:
            continue
        row = row.get(step) if isinstance(row, dict) else None
    if not isinstance(row, dict) or row.get(path[-1]) != "":
        return None
    if (whole := marks_meant(path[:-1], row)) and whole.fix:
        return Slip(whole.message, whole.fix)
    key = path[-1].partition(AGAIN)[0]
    year, colon, value = key.partition(":")
    if colon and len(year) == 4 and year.isdecimal() and value:
        return Slip(
            Message("space-missing", entry=key),
            Message("write-entry", key=year, value=value.strip()),
        )
    return _comma(row, path, unit_of(tree)) if _PIECE(key) else _text(key)


def _comma(row: dict[str, Any], path: BudgetPath, unit: MoneyUnit) -> Slip | None:
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
    if not isinstance(before, str) or not _BEGINS(before):
        return None
    pieces = [key for key, _ in entries[first : last + 1]]
    written = ",".join([before, *pieces])
    thousands = path[0] not in _QUANTITIES or len(entries[last][0]) == 3
    whole = thousands and _DECIMAL_ROWS.isdisjoint(path) and path[-2:-1] != ("price",)
    places = unit.decimals if whole else _DECIMALS
    meant = misread(written, places=places, unit=unit if whole else "%")[1]
    keys_read = [Message("a-key", key=piece) for piece in pieces]
    told = Message("comma-splits", entry=f"{year}: {written}", value=before, keys=keys_read)
    fix = instead(_kind(path, whole), written, meant, unit, year, places)
    fix = fix or Message("without-comma")
    return Slip(told, fix, keys[first - 1])


def _kind(path: BudgetPath, whole: bool) -> str:
    """Say what kind of number stands in a row."""
    if path[0] in _QUANTITIES:
        return "quantity"
    if not whole:
        return "decimal"
    return "amount" if path[0] != "published" and path[-2] in _AMOUNTS else "signed"


def _is_piece(key: str, value: Any) -> bool:
    """Whether a key without a value can be a piece of a number; four digits are a year."""
    return value == "" and _PIECE(key) is not None and len(key) != 4


def _text(key: str) -> Slip | None:
    if " " not in key.strip() and key.isidentifier():
        return None
    return Slip(Message("comma-in-text", text=key), Message("quote-comma"))
