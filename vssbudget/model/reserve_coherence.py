"""What a reserve must say, and of which area it can be. It reads plain trees."""

from collections.abc import Iterator
from typing import Any

from vssbudget.model.movement import earns_alone, mappings, readable, row
from vssbudget.model.names import Names, Told
from vssbudget.wording import Message


def reserved(tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find reserves that do not open once, or are of an area that plans no result of its own."""
    areas = row(tree, "areas")
    for key, reserve in mappings(tree.get("reserves")):
        of = reserve.get("area")
        told = list(_opening(reserve, names))
        told += _of_area(row(areas, of)) if isinstance(of, str) else ()
        for where, message, fix in told:
            yield ("reserves", key, *where), message, fix


def _opening(reserve: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find more than one opening, one that the years do not go on from, and balances before it."""
    opening = row(reserve, "opening")
    if not readable(reserve.get("opening")) or not names.years:
        return
    if len(opening) != 1:
        yield ("opening",), Message("reserve-opened"), Message("reserve-opened-fix")
        return
    (year,) = map(int, opening)
    first, last = map(int, names.span)
    if not first - 1 <= year <= last:
        told = Message("reserve-opened-apart", year=year)
        fix = Message("reserve-opened-apart-fix", first=first - 1, last=last)
        yield ("opening", str(year)), told, fix
    for each in row(reserve, "balance"):
        if each in names.years and int(each) < year:
            told = Message("reserve-before", year=each, opened=year)
            yield ("balance", each), told, Message("reserve-before-fix")


def _of_area(own: dict[str, Any]) -> Iterator[Told]:
    if own.get("services"):
        yield ("area",), Message("reserve-of-services"), Message("reserve-of-whole")
    elif "frame" in own or earns_alone(own):
        yield ("area",), Message("reserve-of-no-result"), Message("reserve-of-whole")
