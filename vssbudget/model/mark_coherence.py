"""What the marks of assumptions are about, which has to stand beside them."""

from collections.abc import Iterator
from typing import Any

from vssbudget.model.names import Told
from vssbudget.wording import Message


def misplaced_marks(block: dict[str, Any]) -> Iterator[Told]:
    """Find marks of assumptions that are about what is not there."""
    assumptions = block.get("assumptions")
    for position, mark in enumerate(assumptions if isinstance(assumptions, list) else ()):
        if not isinstance(mark, dict) or not isinstance(of := mark.get("of"), str):
            continue
        where = ("assumptions", str(position), "of")
        if of not in block:
            known = block.keys() - {"assumptions"}
            yield where, Message("assumption-of-none", key=of), Message("write-one", names=known)
            continue
        years = mark.get("years")
        held = block[of]
        for place, year in enumerate(years if isinstance(years, list) else ()):
            if isinstance(year, str) and not (isinstance(held, dict) and year in held):
                yield (
                    ("assumptions", str(position), "years", str(place)),
                    Message("assumption-gap", key=of, year=year),
                    Message("write-year-there"),
                )
