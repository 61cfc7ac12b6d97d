"""What the parts of a file must say together.

These checks read the plain tree and need no part to be free of other faults, so that one run
names every fault of a file.
"""

from collections.abc import Iterator
from typing import Any

from vssbudget.findings import BudgetPath, Finding
from vssbudget.model.figures import Names
from vssbudget.wording import Message

MOVES = {"index", "shares", "step"}
"""The keys of an area of which one says how its cost moves."""

_EXTRAS = ("lasting", "one_off", "price_change", "volume", "variable_share")

Told = tuple[tuple[str, ...], Message, Message]
"""Where in a block a fault stands, what it is and what to write."""


def coherence(tree: dict[str, Any], names: Names) -> Iterator[Finding]:
    """Find what contradicts another part of the file, or lacks it."""
    for key, area in _mappings(tree.get("areas")):
        for where, message, fix in _area(area, tree, names):
            yield _finding(("areas", key, *where), message, fix)
    for key, index in _mappings(tree.get("indices")):
        for where, message, fix in _rates(index, names):
            yield _finding(("indices", key, *where), message, fix)
    for where, message, fix in _interest(tree, names):
        yield _finding(("investments", *where), message, fix)
    for block in ("indices", "volumes", "personnel", "stated", "areas"):
        for key, part in _mappings(tree.get(block)):
            if "assumptions" in part:
                for where, message, fix in _assumptions(part):
                    yield _finding((block, key, *where), message, fix)


def _finding(path: BudgetPath, message: Message, fix: Message) -> Finding:
    area = path[1] if path[0] == "areas" else None
    at_key = len(path) == 2
    return Finding(rule="coherence", message=message, fix=fix, path=path, at_key=at_key, area=area)


def _mappings(block: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(block, dict):
        yield from ((key, part) for key, part in block.items() if isinstance(part, dict))


def _row(block: dict[str, Any], key: str) -> dict[str, Any]:
    row = block.get(key)
    return row if isinstance(row, dict) else {}


def _readable(row: Any) -> bool:
    """Whether the keys of a row are all years, so that what it lacks is not only misread."""
    return isinstance(row, dict) and all(len(key) == 4 and key.isdecimal() for key in row)


def _area(area: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:
    cost = _row(area, "cost")
    if names.base not in cost and _readable(area.get("cost")) and names.base:
        yield ("cost",), Message("base-cost-missing", year=names.base), _add(names.base)
    if len(MOVES & area.keys()) != 1:
        yield from _movement(area, cost, names)
    if area.keys().isdisjoint(_EXTRAS):
        return
    yield from _changes(area, cost)
    yield from _price(area, names)
    if "volume" in area:
        yield from _volume(area, tree, names)
    elif "variable_share" in area:
        yield ("variable_share",), Message("share-without-volume"), _add("volume")


def _movement(area: dict[str, Any], cost: dict[str, Any], names: Names) -> Iterator[Told]:
    moves = [key for key in area if key in MOVES]
    if len(moves) > 1:
        yield (
            (moves[1],),
            Message("moves-twice", one=moves[0], other=moves[1]),
            Message("move-once", unit=names.unit_shown),
        )
    if not moves and (open_years := [year for year in names.plan if year not in cost]):
        yield (
            (),
            Message("movement-missing", years=", ".join(open_years)),
            Message("add-movement"),
        )


def _changes(area: dict[str, Any], cost: dict[str, Any]) -> Iterator[Told]:
    for change in ("lasting", "one_off"):
        for year in _row(area, change):
            if year in cost:
                yield (
                    (change, year),
                    Message("change-of-given-cost", year=year),
                    Message("drop-change-or-cost", year=year),
                )


def _price(area: dict[str, Any], names: Names) -> Iterator[Told]:
    revenue = _row(area, "revenue")
    for year in _row(area, "price_change"):
        if year in revenue:
            yield (
                ("price_change", year),
                Message("price-of-given-revenue", year=year),
                Message("drop-price-or-revenue", year=year),
            )
        elif year in names.plan and year == names.plan_span[0] and names.base not in revenue:
            yield (
                ("price_change", year),
                Message("price-without-revenue", year=year, base=names.base),
                Message("add-revenue", year=names.base),
            )


def _volume(area: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:
    name, volumes = area["volume"], tree.get("volumes")
    volume = volumes.get(name) if isinstance(volumes, dict) and isinstance(name, str) else None
    if not isinstance(volume, dict) or not names.base:
        return
    values = _row(volume, "values") if "values" in volume else volume
    needed = [names.base, *names.plan]
    if missing := [year for year in needed if year not in values]:
        yield (
            ("volume",),
            Message("volume-gap", volume=area["volume"], years=", ".join(missing)),
            Message("fill-volume"),
        )
    elif zero := [year for year in needed if values[year] in ("0", "0.0")]:
        yield (
            ("volume",),
            Message("volume-zero", volume=area["volume"], years=", ".join(zero)),
            Message("volume-or-none"),
        )


def _rates(index: dict[str, Any], names: Names) -> Iterator[Told]:
    rates = index.get("rates", index)
    if not index or not _readable(rates):
        return
    if missing := [year for year in names.plan if year not in rates]:
        where = ("rates",) if "rates" in index else ()
        yield where, Message("rates-gap", years=", ".join(missing)), _add(missing[0])


def _interest(tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find that the internal rate begins after the base year, in which capital already costs."""
    plan = tree.get("investments")
    row = plan.get("interest") if isinstance(plan, dict) else None
    if isinstance(row, dict) and _readable(row) and names.base and names.base not in row:
        yield ("interest",), Message("rates-gap", years=names.base), _add(names.base)


def _add(key: str) -> Message:
    return Message("add-key", key=key)


def _assumptions(part: dict[str, Any]) -> Iterator[Told]:
    assumptions = part.get("assumptions")
    for position, mark in enumerate(assumptions if isinstance(assumptions, list) else ()):
        if not isinstance(mark, dict) or not isinstance(of := mark.get("of"), str):
            continue
        where = ("assumptions", str(position), "of")
        if of not in part:
            known = part.keys() - {"assumptions"}
            yield where, Message("assumption-of-none", key=of), Message("write-one", names=known)
            continue
        years = mark.get("years")
        row = part[of]
        for place, year in enumerate(years if isinstance(years, list) else ()):
            if isinstance(year, str) and not (isinstance(row, dict) and year in row):
                yield (
                    ("assumptions", str(position), "years", str(place)),
                    Message("assumption-gap", key=of, year=year),
                    Message("write-year-there"),
                )
