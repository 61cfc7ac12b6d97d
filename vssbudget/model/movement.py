"""How a cost moves and what it earns: what of that an area, a service or a part may say together.

All of it reads plain trees, which may have other faults.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from vssbudget.model.names import Names, Told
from vssbudget.wording import Message

MOVES = {"index", "shares", "step"}
"""The keys of an area of which one says how its cost moves."""


def mappings(block: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give what is a mapping among the values of a mapping."""
    if isinstance(block, dict):
        yield from ((key, part) for key, part in block.items() if isinstance(part, dict))


def row(block: dict[str, Any], key: str) -> dict[str, Any]:
    """Give what stands under a key, nothing where that is no mapping."""
    held = block.get(key)
    return held if isinstance(held, dict) else {}


def readable(held: Any) -> bool:
    """Whether the keys of a row are all years, so that what it lacks is not only misread."""
    return isinstance(held, dict) and all(len(key) == 4 and key.isdecimal() for key in held)


def movement(
    area: dict[str, Any], known: Sequence[Collection[str]], names: Names
) -> Iterator[Told]:
    """Say whether one thing moves a cost, and that it does in every plan year not known."""
    moves = [key for key in area if key in MOVES]
    if len(moves) > 1:
        yield (
            (moves[1],),
            Message("moves-twice", one=moves[0], other=moves[1]),
            Message("move-once", unit=names.unit_shown),
        )
    if moves:
        return
    if open_years := [year for year in names.plan if not any(year in each for each in known)]:
        yield (
            (),
            Message("movement-missing", years=", ".join(open_years)),
            Message("add-movement"),
        )


def moves_plainly(block: dict[str, Any], names: Names) -> bool:
    """Whether a cost is given for the base year and moved by one thing, and nothing more is said.

    Nothing that `cost` finds can be wrong with it.
    """
    given = block.get("cost")
    return (
        given.__class__ is dict
        and names.base in given
        and ("index" in block) + ("shares" in block) + ("step" in block) == 1
        and not ("agreement" in block or "lasting" in block or "one_off" in block)
    )


def changes(area: dict[str, Any], cost: Collection[str]) -> Iterator[Told]:
    """Find changes of a year whose cost is given."""
    for change in ("lasting", "one_off"):
        for year in row(area, change):
            if year in cost:
                yield (
                    (change, year),
                    Message("change-of-given-cost", year=year),
                    Message("drop-change-or-cost", year=year),
                )


def price(area: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find a price change of a year whose revenue is given, or of no price."""
    revenue, known = row(area, "revenue"), row(area, "revenue").keys() | row(area, "price").keys()
    yield from _agreed_price(area, names, known)
    for year in row(area, "price_change"):
        if year in revenue:
            yield (
                ("price_change", year),
                Message("price-of-given-revenue", year=year),
                Message("drop-price-or-revenue", year=year),
            )
        elif year in names.plan and year == names.plan_span[0] and names.base not in known:
            yield (
                ("price_change", year),
                Message("price-without-revenue", year=year, base=names.base),
                Message("add-revenue", year=names.base),
            )


def _agreed_price(area: dict[str, Any], names: Names, known: Collection[str]) -> Iterator[Told]:
    """Find an agreed price of a plan year that something else says as well, or of no price."""
    for year in row(row(area, "agreement"), "price_change"):
        where = ("agreement", "price_change", year)
        if year not in names.plan:
            continue
        others = (key for key in ("revenue", "price", "price_change") if year in row(area, key))
        if other := next(others, None):
            told = Message("agreed-price-twice", other=other, year=year)
            yield where, told, Message("agreed-price-twice-fix", other=other, year=year)
        elif year == names.plan_span[0] and names.base not in known:
            told = Message("price-without-revenue", year=year, base=names.base)
            yield where, told, Message("add-revenue", year=names.base)


def volume(
    area: dict[str, Any], tree: dict[str, Any], names: Names, *, may_be_zero: bool = False
) -> Iterator[Told]:
    """Find what a volume lacks that an area or a service follows."""
    name, volumes = area["volume"], tree.get("volumes")
    followed = volumes.get(name) if isinstance(volumes, dict) and isinstance(name, str) else None
    if not isinstance(followed, dict) or not names.base:
        return
    values = row(followed, "values") if "values" in followed else followed
    needed = [names.base, *names.plan]
    if missing := [year for year in needed if year not in values]:
        yield (
            ("volume",),
            Message("volume-gap", volume=area["volume"], years=", ".join(missing)),
            Message("fill-volume"),
        )
    elif not may_be_zero and (zero := [year for year in needed if _is_zero(values[year])]):
        yield (
            ("volume",),
            Message("volume-zero", volume=area["volume"], years=", ".join(zero)),
            Message("volume-or-none"),
        )


def aim(block: dict[str, Any]) -> Iterator[Told]:
    """Find what is not to balance without a reason, and a reason of nothing."""
    if block.get("balance") == "none" and "reason" not in block:
        yield ("balance",), Message("balance-unreasoned"), Message("balance-unreasoned-fix")
    elif "reason" in block and "balance" not in block:
        yield ("reason",), Message("reason-of-nothing"), Message("reason-of-nothing-fix")


def _is_zero(figure: Any) -> bool:
    """Whether a figure is zero, with however many decimals it is written."""
    return isinstance(figure, str) and "0" in figure and not figure.strip("-0.")


def add(key: str) -> Message:
    """Say to add a key."""
    return Message("add-key", key=key)


def agreed(block: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the rates and the amounts of an agreement, which alone may be its rates."""
    held = row(block, "agreement")
    if held and readable(held):
        return held, {}
    return row(held, "rates"), row(held, "amounts")


def before_plan(amounts: Collection[str], names: Names) -> Iterator[Told]:
    """Find amounts agreed for years before the plan, of which the cost is given."""
    for year in amounts:
        if year in names.years and year not in names.plan:
            told = Message("agreed-before-plan", year=year)
            yield ("agreement", "amounts", year), told, Message("agreed-before-plan-fix", year=year)


def cost(
    block: dict[str, Any], names: Names, above: Sequence[Collection[str]] = ()
) -> Iterator[Told]:
    """Find what the cost of an area or a part lacks, or says twice.

    Args:
        block: The area or the part.
        names: What the file declares.
        above: The plan years for which an agreement above it says how it moves.
    """
    given = row(block, "cost")
    if names.base not in given and readable(block.get("cost")) and names.base:
        yield ("cost",), Message("base-cost-missing", year=names.base), add(names.base)
    rates, amounts = agreed(block) if "agreement" in block else ({}, {})
    if len(MOVES & block.keys()) != 1:
        yield from movement(block, (given, rates, amounts, *above), names)
    elif (rates or amounts) and "step" in block:
        yield ("agreement",), Message("agreement-of-a-step"), Message("agreement-of-a-step-fix")
    yield from before_plan(amounts, names)
    for year in amounts:
        if year in names.plan and (year in given or year in rates):
            twice = Message("agreed-twice", year=year)
            yield ("agreement", "amounts", year), twice, Message("agreed-twice-fix", year=year)
    if "lasting" in block or "one_off" in block:
        yield from changes(block, {*given, *amounts})
