"""What the parts of a file must say together.

These checks read the plain tree and need no part to be free of other faults, so that one run
names every fault of a file.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from vssbudget import late
from vssbudget.findings import BudgetPath, Finding
from vssbudget.model.blocks import SHORT, Part
from vssbudget.model.earning import earning
from vssbudget.model.frame_coherence import framed
from vssbudget.model.group_coherence import grouping
from vssbudget.model.index_coherence import index_coherence
from vssbudget.model.mark_coherence import misplaced_marks
from vssbudget.model.movement import (
    add,
    aim,
    cost,
    earns_alone,
    mappings,
    moves_plainly,
    price,
    price_index,
    readable,
    row,
    volume,
)
from vssbudget.model.names import Names, Told
from vssbudget.model.printed import ALL
from vssbudget.model.reserve_coherence import reserved
from vssbudget.model.walk import standing
from vssbudget.wording import Message

_EXTRAS = ("price_change", "price_index", "agreement", "volume", "balance", "reason", "result")
_MORE = frozenset((*_EXTRAS, "services", "frame"))
_KEYED = (("services",), ("parts",), ("changes",), ("rounded",))
_PRINTED = ("cost", "revenue", "result", "investments")


def coherence(tree: dict[str, Any], names: Names) -> Iterator[Finding]:
    """Find what contradicts another part of the file, or lacks it."""
    for key, area in mappings(tree.get("areas")):
        if _is_plain(area, names):
            continue
        judge = _services if area.get("services") else _area
        told = chain(judge(area, tree, names), framed(area, names) if "frame" in area else ())
        for where, message, fix in told:
            yield _finding(("areas", key, *where), message, fix)
    for where, message, fix in index_coherence(tree, names):
        yield _finding(("indices", *where), message, fix)
    shared, grouped = _shared(tree, names), grouping(tree, names)
    kept = (*reserved(tree, names), *_used(tree))
    apart = (aim(tree), _interest(tree, names), kept, shared, grouped, _meant(tree))
    for where, message, fix in chain(*apart):
        yield _finding(where, message, fix)
    for where, message, fix in _rounded(tree, names):
        yield _finding(where, message, fix)._replace(rule="reference")
    for path, marked in standing(tree, "assumptions"):
        for where, message, fix in misplaced_marks(marked):
            yield _finding((*path, *where), message, fix)


def _services(area: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:

    return late.service_coherence.area_of_services(area, tree, names)


def _shared(tree: dict[str, Any], names: Names) -> Iterable[Told]:
    if "pools" not in tree and "customers" not in tree:
        return ()

    return late.pool_coherence.sharing(tree, names)


def _is_plain(area: dict[str, Any], names: Names) -> bool:
    """Whether an area has a base cost and one thing that moves it, and nothing to contradict it."""
    return area.keys().isdisjoint(_MORE) and moves_plainly(area, area, names)


def _finding(path: BudgetPath, message: Message, fix: Message) -> Finding:
    area = path[1] if path[0] == "areas" else None
    return Finding(
        rule="coherence",
        message=message,
        fix=fix,
        path=path,
        at_key=len(path) == 2 or path[-2:-1] in _KEYED,
        area=area,
        service=path[3] if path[2:3] == ("services",) else None,
    )


def _area(area: dict[str, Any], tree: dict[str, Any], names: Names) -> Iterator[Told]:
    if earns_alone(area):
        yield from earning(area, names)
        if "volume" in area:
            yield from volume(area, tree, names)
        return
    yield from cost(area, area, names)
    returned = row(row(area, "carry_over"), "returned") if "carry_over" in area else ()
    for year in (each for each in row(area, "result") if each in returned):
        told = Message("result-and-returned", year=year)
        yield ("result", year), told, Message("result-and-returned-fix", year=year)
    if area.keys().isdisjoint(_EXTRAS):
        return
    yield from price(area, names)
    yield from price_index(area, names)
    yield from aim(area)
    if "volume" in area:
        yield from volume(area, tree, names)


def _interest(tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find that the internal rate begins after the base year, in which capital already costs."""
    plan = tree.get("investments")
    held = plan.get("interest") if isinstance(plan, dict) else None
    if isinstance(held, dict) and readable(held) and names.base and names.base not in held:
        yield ("investments", "interest"), Message("rates-gap", years=names.base), add(names.base)


def _used(tree: dict[str, Any]) -> Iterator[Told]:
    """Find lines whose capital cost would be in the cost of an area that is a sum of services."""
    areas = row(tree, "areas")
    for key, line in mappings(row(tree, "investments").get("lines")):
        used = line.get("used_by")
        if isinstance(used, str) and row(areas, used).get("services"):
            services = [f"{used}.{each}" for each in row(row(areas, used), "services")]
            fix = Message("receiver-of-services-fix", names=services)
            where = ("investments", "lines", key, "used_by")
            yield where, Message("receiver-of-services"), fix


def _meant(tree: dict[str, Any]) -> Iterator[Told]:
    """Find bounds of rows that the file does not have, and of figures in place of rows."""
    for path in row(tree, "plausible"):
        within, _, last = path.rpartition(".")
        is_figure = len(last) == 4 and last.isdecimal()
        if is_figure or not _leads(tree, path):
            meant = within if is_figure else f"areas.{path}"
            fix = Message("plausible-of-none-fix")
            if _leads(tree, meant):
                fix = Message("write", what=meant)
            yield ("plausible", path), Message("plausible-of-none", row=path), fix


def _rounded(tree: dict[str, Any], names: Names) -> Iterator[Told]:
    """Find what is said of printed rows that are not there, where all of these could be read."""
    published = row(tree, "published")
    rounded = row(published, "rounded")
    if not rounded:
        return
    printed = {ALL}
    for measure in _PRINTED:
        rows = published.get(measure, {})
        lines = measure == "investments"
        known = names.kinds["published_investments"] if lines else names.kinds["published"]
        if not isinstance(rows, dict) or not rows.keys() <= known:
            return
        printed |= {f"{measure}.{name}" for name in rows}
    for name in rounded:
        if name not in printed:
            where = ("published", "rounded", name)
            yield where, Message("rounded-unknown", name=name), Message("rounded-fix")


def _leads(tree: Any, path: str) -> bool:
    """Whether a path leads to something in a tree; the short form of a block leaves a step out."""
    for step in path.split("."):
        if isinstance(tree, Part):  # an index of a file beside the budget
            tree = {key: held for key, held in tree if held}
        if isinstance(tree, dict) and step in tree:
            tree = tree[step]
        elif not isinstance(tree, dict) or step not in SHORT:
            return False
    return True
