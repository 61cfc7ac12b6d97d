"""What the frame of an area must say, and what an area with one leaves unsaid."""

from collections.abc import Iterator
from typing import Any

from vssbudget.model.movement import CHANGES, PAID, THE_FRAME, add, mappings, movement, row, rows_at
from vssbudget.model.names import Names, Told
from vssbudget.wording import Message

_BALANCE = ("balance", "carry_over", "result")
"""What says of a result how it is to be zero, which one with a frame is not to be."""


def framed(area: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find what the frame of an area lacks or says twice, and what contradicts it."""
    frame = area["frame"]
    if isinstance(frame, dict):
        for where, message, fix in _frame(frame, names):
            yield ("frame", *where), message, fix
    for path, seller in _sellers(area):
        for key in _BALANCE:
            if key in seller:
                told = Message("beside-frame", key=key)
                yield (*path, key), told, Message("beside-frame-fix", key=key)
        for where, message, fix in _changes_of_nothing(seller, names):
            yield (*path, *where), message, fix


def _sellers(area: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    yield (), area
    yield from ((("services", key), each) for key, each in mappings(area.get("services")))


def _frame(frame: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find what is wrong with a frame and what moves it."""
    short = bool(frame) and all(key[:1].isdigit() for key in frame)
    where = () if short else ("values",)
    values = frame if short else row(frame, "values")
    if values and names.base not in values and names.base:
        yield where, Message("base-frame-missing", year=names.base), add(names.base)
    for at, message, fix in movement({} if short else frame, (values,), names, THE_FRAME):
        yield at, message, Message("frame-in-full", row=_written(values)) if short else fix
    for key, change in mappings(frame.get("changes")):
        rows = [(each, row(change, each)) for each in CHANGES]
        if not any(held for _, held in rows):
            yield ("changes", key), Message("change-of-nothing"), Message("change-of-nothing-fix")
        for kind, year in ((kind, year) for kind, held in rows for year in held if year in values):
            told = Message("change-of-given-frame", year=year)
            yield ("changes", key, kind, year), told, Message("drop-change-or-frame", year=year)


def _written(values: dict[str, Any]) -> str:
    """Write a row as it stands in the file, as far as it can be read."""
    figures = [*values, *values.values()]
    if not all(isinstance(each, str) and each.lstrip("-").isdecimal() for each in figures):
        return "…"
    return ", ".join(f"{year}: {amount}" for year, amount in values.items())


def _changes_of_nothing(seller: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find price changes of plan years whose year before has no revenue, which no cost gives it.

    Where the price follows an index every year has one.
    """
    rows = {key: rows_at(seller, key) for key in PAID}
    for key in () if "price_index" in seller else PAID[2:]:
        for year in rows[key]:
            before = str(int(year) - 1) if year in names.plan else names.base
            if before != names.base and not any(before in held for held in rows.values()):
                told = Message("price-without-revenue", year=year, base=before)
                yield (*key.split("."), year), told, Message("add-revenue", year=before)
