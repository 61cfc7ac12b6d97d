"""What was changed from one budget file to another, and which cause each change belongs to."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from vssbudget.amounts import Year
from vssbudget.findings import BudgetPath, Finding
from vssbudget.model import Budget, Put, Tree
from vssbudget.model.blocks import Part
from vssbudget.model.walk import Field, fields

CAUSES = (
    "gone",
    "base",
    "index",
    "shares",
    "volume",
    "change",
    "agreement",
    "given",
    "price",
    "capital",
    "shared",
    "carry_over",
    "planned_result",
    "reserves",
    "frame",
    "group",
    "method",
    "new",
)
"""What moves the figures from one budget to another, in the order in which that is attributed.

Areas and services that are gone, amounts of the base year and before, each index,
which indices are followed, volumes, steps and other changes, agreements, costs given for plan
years, prices and revenues, investments and what capital costs, what is shared, results that are
returned, results that are planned, transfers to reserves, frames, groups, the rules of the
calculation, and areas and services that are new.
"""

_BY_KEY: Mapping[str, str] = {
    "indices": "index",
    "volumes": "volume",
    "pools": "shared",
    "customers": "shared",
    "investments": "capital",
    "groups": "group",
    "price_unit": "method",
    "price_decimals": "method",
    "unit": "method",
    "decimals": "method",
    "years": "method",
    "balance": "method",
    "agreement": "agreement",
    "carry_over": "carry_over",
    "reserves": "reserves",
    "result": "planned_result",
    "frame": "frame",
    "parts": "base",
    "cost": "base",
    "revenue": "base",
    "other_revenue": "base",
    "price": "base",
    "index": "shares",
    "shares": "shares",
    "percent_of": "shares",
    "percent": "shares",
    "volume": "volume",
    "variable_share": "volume",
    "step": "change",
    "lasting": "change",
    "one_off": "change",
    "price_change": "price",
    "price_index": "price",
    "price_step": "method",
    "signed": "method",
}
"""The cause of what stands under a key: that of the outermost key that has one."""

QUIET = frozenset(
    {
        "title",
        "reason",
        "sources",
        "source",
        "assumptions",
        "rounded",
        "budget_frame",
        "personnel",
        "stated",
        "lists",
        "notes",
        "municipal_goals",
        "goals",
        "assignments",
        "price_spans",
        "published",
        "repeated",
        "claims",
        "plausible",
        "accepted",
        "name",
        "kind",
    }
)
"""The keys under which nothing stands that moves what areas cost and earn."""

_IN_PLAN = {"cost": "given", "revenue": "price", "other_revenue": "price", "price": "price"}
_SELLERS = (("areas",), ("areas", "services"))
_DECLARED = ("sources", "indices", "volumes", "customers")
"""The blocks in which what nothing follows moves nothing."""


class Change(NamedTuple):
    """What stands at a path in one file and in the other, None for nothing; `keys` lead to it.

    The keys are those of the format, without the names of the file between them.
    """

    path: BudgetPath
    keys: tuple[str, ...]
    old: Any
    new: Any

    @property
    def put(self) -> Put:
        """The change as it is made to the one to get the other."""
        return Put(self.path, self.new)


class Cause(NamedTuple):
    """A cause of `CAUSES`; of an index also which."""

    kind: str
    name: str = ""

    @property
    def order(self) -> tuple[int, str]:
        """When it is attributed."""
        return CAUSES.index(self.kind), self.name


def changes(old: Tree, new: Tree) -> list[Change]:
    """Give everything that stands otherwise in the one file than in the other.

    An area, a service or anything else with a name that only one of them has is one change.
    """
    return list(_in_part(Budget, old, new, (), ()))


def _in_part(
    part: type[Part], old: Tree, new: Tree, path: BudgetPath, keys: tuple[str, ...]
) -> Iterator[Change]:
    for field in fields(part):
        held, wanted = old.get(field.key), new.get(field.key)
        if held != wanted:
            yield from _in_field(field, held, wanted, (*path, field.key), (*keys, field.key))


def _in_field(
    field: Field, old: Any, new: Any, path: BudgetPath, keys: tuple[str, ...]
) -> Iterator[Change]:
    block = field.part if not field.many else None
    if not _are_mappings(old, new) or (block and None in (old, new)):
        yield Change(path, keys, old, new)
    elif block:
        yield from _in_part(block, old, new, path, keys)
    else:
        yield from _in_each(field.part, old or {}, new or {}, path, keys)


def _in_each(
    part: type[Part] | None, old: Tree, new: Tree, path: BudgetPath, keys: tuple[str, ...]
) -> Iterator[Change]:
    for name in dict.fromkeys((*old, *new)):
        held, wanted = old.get(name), new.get(name)
        if held == wanted:
            continue
        if part and isinstance(held, dict) and isinstance(wanted, dict):
            yield from _in_part(part, held, wanted, (*path, name), keys)
        else:
            yield Change((*path, name), keys, held, wanted)


def _are_mappings(old: Any, new: Any) -> bool:
    """Whether both are mappings, or one of them where the other is nothing."""
    both = (old, new)
    return any(each.__class__ is dict for each in both) and all(
        each is None or each.__class__ is dict for each in both
    )


class Sorter:
    """Says which cause each change belongs to, by what areas and services are gone and new.

    What stood in years that have `ended`, only the old file has, moves nothing that is compared.
    """

    def __init__(self, base: Year, ended: Collection[str], found: Iterable[Change]) -> None:
        self.base, self.ended = base, ended
        self.gone, self.new = map(frozenset, one_sided(found))
        self._apart = set[BudgetPath]()

    def take_apart(self, faults: Iterable[Finding]) -> bool:
        """Take blocks with faults for ones with other rules; False if they all are already."""
        blocks = {each.path[: _depth(each.path)] for each in faults if len(each.path) > 1}
        found = blocks - self._apart
        self._apart |= found
        return bool(found)

    def without_gone(self, change: Change) -> Put | None:
        """Give a list of names without those that are gone, where new ones are added to it."""
        if not isinstance(change.old, list) or self.gone.isdisjoint(change.old):
            return None
        return Put(change.path, [each for each in change.old if each not in self.gone])

    def cause(self, change: Change) -> Cause | None:
        """Give the cause of a change, None of what moves nothing."""
        path, keys = change.path, change.keys
        if keys in _SELLERS:
            return Cause("gone" if change.new is None else "new")
        if path[-1] in self.ended:
            return None
        if any(path[:depth] in self._apart for depth in (2, 4)):
            return Cause("method")
        if self._names(change, self.gone) and not self._names(change, self.new):
            return Cause("gone")
        if self._names(change, self.new):
            return Cause("new")
        kind = None if keys[-1:] and keys[-1] in QUIET else self._kind(change)
        return Cause(kind, path[1] if kind == "index" else "") if kind else None

    def _kind(self, change: Change) -> str | None:
        """Name the cause of what stands under keys; an amount of a plan year has one of its own."""
        key, last = change.keys[-1:], change.path[-1]
        known = (each for each in change.keys if each in _BY_KEY or each in QUIET)
        kind = _BY_KEY.get(next(known, ""))
        if kind == "base" and key[0] in _IN_PLAN and last.isdecimal() and int(last) > self.base:
            return _IN_PLAN[key[0]]
        return kind

    def _names(self, change: Change, names: frozenset[str]) -> bool:
        """Whether a change is of what bears one of the names, or names it."""
        if not names:
            return False
        return not names.isdisjoint((*change.path, *_texts((change.old, change.new))))


def _depth(path: BudgetPath) -> int:
    """Say how deep the block stands that a path leads through: a service deeper than the others."""
    return 4 if path[2:3] == ("services",) and len(path) > 3 else 2


def _texts(value: Any) -> Iterator[str]:
    """Give the texts and keys in a value, however deep they stand."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        value = value.values()
    if not isinstance(value, str):
        for each in value or ():
            yield from _texts(each)


def one_sided(found: Iterable[Change]) -> tuple[Collection[str], Collection[str]]:
    """Name the areas, `hr`, and services, `hr.hr_direkt`, that are gone, and those that are new."""
    gone, new = set[str](), set[str]()
    for each in found:
        if each.keys in _SELLERS:
            (gone if each.new is None else new).add(".".join(each.path[1::2]))
    return gone, new


def only_declares(change: Change) -> bool:
    """Whether a change only adds or takes away what something may follow."""
    one_sided = change.old is None or change.new is None
    return one_sided and len(change.path) == 2 and change.path[0] in _DECLARED
