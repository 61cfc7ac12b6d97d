"""The slips a controller makes in a row of years, named for what they are."""

from typing import Any

from vssbudget.findings import BudgetPath
from vssbudget.model.budget import SHORT
from vssbudget.wording import quoted

_PERCENT_ROWS = frozenset(("rates", "price_change", "shares", "indices"))


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
    key = path[-1]
    year, colon, value = key.partition(":")
    if colon and len(year) == 4 and year.isdecimal() and value:
        return (
            f"found {quoted(key)}: without a space after the colon YAML reads one key and no value",
            f"write {year}: {value}",
        )
    return _comma(row, key, decimal=not _PERCENT_ROWS.isdisjoint(path)) or _text(key)


def _comma(row: dict[str, Any], key: str, decimal: bool) -> tuple[str, str] | None:
    keys = list(row)
    position = keys.index(key)
    if not key.isdecimal() or position == 0:
        return None
    year, before = keys[position - 1], row[keys[position - 1]]
    if not isinstance(before, str) or not before.lstrip("-").isdecimal():
        return None
    wanted = f"{before}.{key}" if decimal else f"{before}{key}"
    return (
        f"found {quoted(f'{year}: {before},{key}')}: at the comma YAML begins a new key, "
        f"so that it reads {before} and a key {key}",
        f"write {year}: {wanted}",
    )


def _text(key: str) -> tuple[str, str] | None:
    if " " not in key.strip() and key.isidentifier():
        return None
    return (
        f"found {quoted(key)} as a key without a value: a comma within braces begins a new key",
        "put a text that holds a comma in quotes",
    )
