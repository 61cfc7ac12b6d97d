"""How much a file asks to be calculated, and the first part of one with very many faults."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from vssbudget.findings import BudgetPath, Finding
from vssbudget.model.budget import Index
from vssbudget.model.group_coherence import members_named
from vssbudget.model.movement import mappings
from vssbudget.model.names import Names
from vssbudget.wording import Message

MOST = 2_000_000
"""How many figures are calculated for one file, those on the way included."""

MORE = Finding(rule="too-many", message=Message("faults-many"), fix=Message("faults-many-fix"))
"""What is told of a file with more faults than are looked at."""

_FEW = 20
_MORE = frozenset(("agreement", "lasting"))
"""The keys from which a cost is carried through the years once more."""
_A_SHARE_HELD = 20
_A_CHANGE_HELD = 5
_A_COHORT = 2
_LIVES = frozenset(("life", "life_months"))
_WRITTEN_OFF = ("values", "opening", "opening_months")


def too_many_figures(tree: dict[str, Any], names: Names) -> Finding | None:
    """Refuse a file whose rows and years, each within the size of a file, multiply beyond bounds.

    A row is an area or a part of a service with each of its shares and agreed rates, a service, an
    investment line, a share of an index in another or a printed row; a reserve is two. What changes
    a cost for good, or gives it anew in a planned year, is carried through the years once more, and
    so are all parts for each amount agreed for their service. What stands in a group is a row of
    each group above it. Who shares a pool is a row as well, or two and more where shares are
    smoothed, and who pays for a service is two. A share that is held against a printed span takes
    as long as twenty figures, a price change against a decided one as long as five for each price
    that it is made of. What was invested in a year, and what stood in the books with so many years
    left, is followed from the base year on, and each takes as long as two.
    """
    rows = _area_rows(tree, names) + _pool_rows(tree, names) + _other_rows(tree)
    rows += _group_rows(tree)
    count = len(names.years) * rows + _spans(tree)
    count += (1 + len(names.plan)) * _A_COHORT * _cohorts(tree) if "investments" in tree else 0
    count += _decided_spans(tree) if "price_spans" in tree else 0
    if count <= MOST:
        return None
    return Finding(
        rule="too-large",
        message=Message("figures-many", count=count, limit=MOST),
        fix=Message("figures-many-fix"),
        path=("years",),
    )


def _area_rows(tree: dict[str, Any], names: Names) -> int:
    past, rows = len(names.years) - len(names.plan), 0
    for area in _entries(tree, "areas"):
        if area.__class__ is dict:
            rows += _cost_rows(area, past, names)
            rows += _frame_rows(area["frame"], names) if "frame" in area else 0
            if "services" in area:
                rows += _service_rows(area, past, names)
    return rows


def _cost_rows(block: dict[str, Any], past: int, names: Names, above: int = 0) -> int:
    """Count the rows of an area or a part of a service, with so many rates agreed above it.

    Its cost is carried through the years anew from each change and each plan year.
    """
    cost = block.get("cost")
    given = len(cost) if cost.__class__ is dict else 0
    if given <= past and block.keys().isdisjoint(_MORE):
        shares = block.get("shares")
        return 1 + above + (len(shares) if shares.__class__ is dict else 0)
    if given > _FEW:
        given = past + len(names.plan.keys() & block["cost"].keys())
    rates, amounts = _agreed(block)
    carried = 1 + _length(block, "lasting") + max(0, given - past) + amounts
    return (1 + _length(block, "shares") + rates + above) * carried


def _frame_rows(frame: Any, names: Names) -> int:
    """Count the rows of a frame, which is carried as a cost is; net cost and what is left besides.

    The changes that were decided on it are carried from the years that each is of.
    """
    values = frame.get("values", frame) if isinstance(frame, dict) else ()
    given = sum(year in names.plan for year in values) if isinstance(values, dict) else 0
    changes = sum(1 + _length(each, "lasting") for each in _entries(frame, "changes"))
    return 2 + (1 + _length(frame, "shares")) * (1 + given + changes)


def _service_rows(area: dict[str, Any], past: int, names: Names) -> int:
    above, rows = _agreed(area)[0], 0
    for service in _entries(area, "services"):
        rates, amounts = _agreed(service)
        rates, times = above + rates, (1 + amounts) ** 2
        rows += 1 + (_key_rows(service, "customers") if "customers" in service else 0)
        for part in _entries(service, "parts"):
            if part.__class__ is dict:
                rows += _cost_rows(part, past, names, rates) * times
    return rows


def _pool_rows(tree: dict[str, Any], names: Names) -> int:
    past, rows = len(names.years) - len(names.plan), 0
    for pool in _entries(tree, "pools"):
        parts = (part for part in _entries(pool, "parts") if isinstance(part, dict))
        rows += 1 + sum(_cost_rows(part, past, names) for part in parts)
        rows += _key_rows(pool, "key", plainly=1)
    return rows


def _key_rows(block: Any, name: str, plainly: int = 2) -> int:
    """Count those that share something: `plainly` each, two and the years they go back if smoothed.

    Measured against a carried cost, a figure of a pool takes half as long where it is shared as its
    key says, as long where a cap holds it, and half as long again where it is a mean of years.
    """
    key = block.get(name) if isinstance(block, dict) else None
    if not isinstance(key, dict):
        return 0
    sizes = [len(each) for each in key.values() if each.__class__ is dict or each.__class__ is list]
    held = max(sizes) if sizes else 0
    if "mean" not in key:
        return held * (2 if "cap" in key else plainly)
    mean = key["mean"]
    back = int(mean) if isinstance(mean, str) and mean.isdecimal() and len(mean) < 4 else 0
    return held * (2 + back)


def _agreed(block: Any) -> tuple[int, int]:
    """Count the rates and the amounts of an agreement, which alone may be its rates."""
    held = block.get("agreement") if isinstance(block, dict) else None
    if not isinstance(held, dict):
        return 0, 0
    if not held.keys().isdisjoint(("rates", "amounts", "price_change")):
        return _length(held, "rates"), _length(held, "amounts")
    return len(held), 0


def _other_rows(tree: dict[str, Any]) -> int:
    lines = _length(tree.get("investments"), "lines")
    lines += sum(map(_shares_of, _entries(tree, "indices"))) + 2 * _length(tree, "reserves")
    printed = _entries(tree, "published")
    return lines + sum(len(each) for each in printed if isinstance(each, dict))


def _shares_of(index: Any) -> int:
    return len(index.made_of) if isinstance(index, Index) else _length(index, "shares")


def _group_rows(tree: dict[str, Any]) -> int:
    """Count what stands in groups, once for each group above it; a circle is told elsewhere."""
    above: dict[str, str] = {}
    for key, group in mappings(tree.get("groups")):
        for _, each in members_named(group):
            above.setdefault(each, key)
    depths: dict[str, int] = {}
    for each in above:
        way = _way_up(above, each, depths)
        depth = depths.get(above[way[-1]], 0) if way else 0
        depths |= {row: depth + height for height, row in enumerate(reversed(way), 1)}
    return sum(depths.values())


def _way_up(above: Mapping[str, str], row: str, known: Collection[str]) -> list[str]:
    """Give a row and the groups above it, up to one whose depth is known."""
    way: dict[str, None] = {}
    while row in above and row not in known and row not in way:
        way[row] = None
        row = above[row]
    return [*way]


def _cohorts(tree: dict[str, Any]) -> int:
    """Count what is written off by itself: the investments and book values of lines with a life."""
    lines = [*_entries(tree.get("investments"), "lines")]
    lines += [part for each in lines for part in _entries(each, "components")]
    of_a_life = [each for each in lines if isinstance(each, dict) and _LIVES & each.keys()]
    return sum(_length(each, key) for each in of_a_life for key in _WRITTEN_OFF)


def _spans(tree: dict[str, Any]) -> int:
    """Count what is held against printed price changes: each share of each area of a span."""
    areas, count = tree.get("areas"), 0
    for span in _entries(tree.get("published"), "price_change"):
        named = span.get("areas") if isinstance(span, dict) else None
        for key in named if isinstance(named, list) else ():
            area = areas.get(key) if isinstance(areas, dict) and isinstance(key, str) else None
            parts = [
                part for each in _entries(area, "services") for part in _entries(each, "parts")
            ]
            count += _A_SHARE_HELD * sum(1 + _length(each, "shares") for each in (area, *parts))
    return count


def _decided_spans(tree: dict[str, Any]) -> int:
    """Count what is held against decided spans; one that names nothing is about every area."""
    count, everywhere = 0, 0
    named: Counter[str] = Counter()
    for span in _entries(tree, "price_spans"):
        about = [key for kind in ("areas", "services") for key in _listed(span, kind)]
        named.update(about)
        everywhere += not about
    areas = tree.get("areas")
    for key, area in areas.items() if isinstance(areas, dict) else ():
        count += (everywhere + named.pop(key, 0)) * (1 + _length(area, "services"))
    return _A_CHANGE_HELD * (count + named.total())


def _listed(block: Any, key: str) -> list[str]:
    inner: Any = block.get(key) if isinstance(block, dict) else None
    return [each for each in inner if isinstance(each, str)] if isinstance(inner, list) else []


def _entries(block: Any, key: str) -> Iterable[Any]:
    inner: Any = block.get(key) if isinstance(block, dict) else None
    return inner.values() if isinstance(inner, dict) else ()


def _length(block: Any, key: str) -> int:
    inner: Any = block.get(key) if isinstance(block, dict) else None
    return len(inner) if isinstance(inner, dict) else 0


def beginning(tree: Any, size: int) -> tuple[Any, int]:
    """Copy the first values of a tree, in the order of the file.

    Returns:
        The copy, and how many values more it could have held (none where the tree is longer).
    """
    if not isinstance(tree, (dict, list)):
        return tree, size
    entries = tree.items() if isinstance(tree, dict) else ((str(n), e) for n, e in enumerate(tree))
    kept: dict[str, Any] = {}
    for key, value in entries:
        if size <= 0:
            break
        kept[key], size = beginning(value, size - 1)
    return (kept if isinstance(tree, dict) else [*kept.values()]), size


def newest_path(tree: Any) -> BudgetPath:
    """Say in what collection a reading broke off: all around it may be unfinished."""
    path: list[str] = []
    while isinstance(tree, (dict, list)) and tree:
        step = next(reversed(tree)) if isinstance(tree, dict) else len(tree) - 1
        tree = tree[step]
        if not isinstance(tree, str) or not tree:
            path.append(str(step))
    return tuple(path)
