"""How a cost moves and what it earns: what of that an area, a service or a part may say together.

All of it reads plain trees, which may have other faults.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from vssbudget.model.names import Names, Told
from vssbudget.wording import Message

MOVES = ("index", "shares", "step")
"""The keys of which one says how a cost moves."""

_MOVES = frozenset(MOVES)

THE_COST, THE_FRAME = Message("the-cost"), Message("the-frame")
THE_REVENUE = Message("the-revenue")
"""What moves."""

_CHANGED_AT = {"the-cost": "lasting", "the-revenue": "lasting", "the-frame": "changes"}
"""The key under which what moves is changed besides."""

CHANGES = ("lasting", "one_off")
"""The keys that change a cost besides."""


PAID = ("revenue", "price", "price_change", "agreement.price_change")
"""The rows by which it is known what is paid in a year."""


class _Once(NamedTuple):
    """A row no year of which may stand in others, how that is told, and whether with the other."""

    row: str
    others: tuple[str, ...]
    twice: str
    fix: str
    tells_other: bool = False


_COST = (
    _Once("agreement.amounts", ("cost", "agreement.rates"), "agreed-twice", "agreed-twice-fix"),
    *(
        _Once(each, ("cost", "agreement.amounts"), "change-of-given-cost", "drop-change-or-cost")
        for each in CHANGES
    ),
)
_CHANGE = _Once("price_change", ("revenue",), "price-of-given-revenue", "drop-price-or-revenue")
_AGREED = _Once(
    "agreement.price_change",
    ("revenue", "price", "price_change"),
    *("agreed-price-twice", "agreed-price-twice-fix"),
    tells_other=True,
)
_PRICE = tuple(
    _Once("price", (each,), "price-twice", "price-twice-fix", tells_other=True)
    for each in ("revenue", "price_change")
)


def earns_alone(area: dict[str, Any]) -> bool:
    """Whether an area has a revenue without a cost."""
    return "revenue" in area and not any(key in area for key in ("cost", "services", "frame"))


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
    area: dict[str, Any],
    known: Sequence[Collection[str]],
    names: Names,
    what: Message = THE_COST,
) -> Iterator[Told]:
    """Say whether one thing moves a cost, and that it does in every plan year not known."""
    moves = [key for key in area if key in MOVES]
    if len(moves) > 1:
        yield (
            (moves[1],),
            Message("moves-twice", what=what, one=moves[0], other=moves[1]),
            Message("move-once", unit=names.unit_shown, key=_CHANGED_AT[what.name]),
        )
    if moves:
        return
    if open_years := [year for year in names.plan if not any(year in each for each in known)]:
        yield (
            (),
            Message("movement-missing", what=what, years=", ".join(open_years)),
            Message("add-movement"),
        )


def moves_plainly(block: dict[str, Any], seller: dict[str, Any], names: Names) -> bool:
    """Whether a cost is given for the base year and moved by one thing, and nothing more is said.

    Nothing that `cost` finds can be wrong with it.
    """
    given = block.get("cost")
    return (
        given.__class__ is dict
        and names.base in given
        and len(_MOVES.intersection(block)) == 1
        and not ("percent_of" in block or "percent" in block)
        and not ("agreement" in block or "lasting" in block or "one_off" in block)
        and ("variable_share" not in block or "volume" in seller)
    )


def rows_at(block: dict[str, Any], place: str) -> dict[str, Any]:
    """Give a row of a block; an agreement alone may be its rates."""
    key, _, within = place.partition(".")
    held = row(block, key)
    if not within:
        return held
    return row({"rates": held} if held and readable(held) else held, within)


def agreed(block: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the rates and the amounts of an agreement."""
    if "agreement" not in block:
        return {}, {}
    return rows_at(block, "agreement.rates"), rows_at(block, "agreement.amounts")


def _twice(block: dict[str, Any], once: _Once, names: Names) -> Iterator[Told]:
    """Find the years of a row that another says as well."""
    where = once.row.split(".")
    for year in rows_at(block, once.row) if where[0] in block else ():
        if where[1:] and year not in names.plan:
            continue  # an agreement of a year before the plan only says why
        others = (other for other in once.others if year in rows_at(block, other))
        if other := next(others, None):
            told: dict[str, Any] = {"other": other} if once.tells_other else {}
            told["year"] = year
            yield (*where, year), Message(once.twice, **told), Message(once.fix, **told)


def price(block: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find a price change of a year in which something else says it as well, or of no price."""
    for once in (_AGREED, _CHANGE):
        yield from _twice(block, once, names)
        yield from _of_nothing(block, once, names)


def price_index(block: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find an index of a price that changes from no price."""
    if "price_index" not in block or not names.plan:
        return
    said = {year for key in PAID for year in rows_at(block, key)}
    first, known = names.plan_span[0], any(names.base in row(block, key) for key in PAID[:2])
    if not known and first not in said:
        told = Message("price-without-revenue", year=first, base=names.base)
        yield ("price_index",), told, Message("add-revenue", year=names.base)


def prices(block: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find prices of years in which something else says the revenue."""
    for once in _PRICE:
        yield from _twice(block, once, names)


def _of_nothing(block: dict[str, Any], once: _Once, names: Names) -> Iterator[Told]:
    """Find a price change of the first plan year without a price before it."""
    year = names.plan_span[0] if names.plan else ""
    known = any(names.base in row(block, key) for key in ("revenue", "price"))
    said = any(year in rows_at(block, other) for other in once.others)
    if year in rows_at(block, once.row) and not known and not said:
        told = Message("price-without-revenue", year=year, base=names.base)
        yield (*once.row.split("."), year), told, Message("add-revenue", year=names.base)


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
    elif not may_be_zero and (zero := [year for year in needed if is_zero(values[year])]):
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


def is_zero(figure: Any) -> bool:
    """Whether a figure is zero, with however many decimals it is written."""
    return isinstance(figure, str) and "0" in figure and not figure.strip("-0.")


def add(key: str) -> Message:
    """Say to add a key."""
    return Message("add-key", key=key)


def before_plan(amounts: Collection[str], names: Names) -> Iterator[Told]:
    """Find amounts agreed for years before the plan, of which the cost is given."""
    for year in amounts:
        if year in names.years and year not in names.plan:
            told = Message("agreed-before-plan", year=year)
            yield ("agreement", "amounts", year), told, Message("agreed-before-plan-fix", year=year)


def cost(
    block: dict[str, Any],
    seller: dict[str, Any],
    names: Names,
    above: Sequence[Collection[str]] = (),
) -> Iterator[Told]:
    """Find what the cost of an area or a part lacks, or says twice.

    Args:
        block: The area or the part.
        seller: What has the volume that it follows: the area, or the service or the pool around.
        names: What the file declares.
        above: The plan years for which an agreement above it says how it moves.
    """
    given = row(block, "cost")
    if names.base not in given and readable(block.get("cost")) and names.base:
        yield ("cost",), Message("base-cost-missing", year=names.base), add(names.base)
    rates, amounts = agreed(block)
    if len(_MOVES.intersection(block)) != 1:
        yield from movement(block, (given, rates, amounts, *above), names)
    elif (rates or amounts) and "step" in block:
        yield ("agreement",), Message("agreement-of-a-step"), Message("agreement-of-a-step-fix")
    if "percent" in block:
        yield ("percent",), Message("percent-of-nothing"), add("percent_of")
    yield from before_plan(amounts, names)
    for once in _COST:
        yield from _twice(block, once, names)
    if "variable_share" in block and "volume" not in seller:
        yield ("variable_share",), Message("share-without-volume"), add("volume")
