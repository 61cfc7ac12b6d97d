"""What was changed from one budget file to another, and which cause each change belongs to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from vssbudget.amounts import Year
from vssbudget.analysis.mentions import fields_by_key, named_in, named_in_one, names_areas
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
    "reason": "method",
    "step": "change",
    "lasting": "change",
    "one_off": "change",
    "price_change": "price",
    "price_index": "price",
    "price_step": "method",
    "signed": "method",
}
"""The cause of what stands under a key: that of the outermost key that has one."""

_AROUND = frozenset(("parts",))
"""The keys of which the cause is that of whole blocks: what stands in these has one of its own."""

QUIET = frozenset(
    {
        "title",
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
SELLERS = (("areas",), ("areas", "services"))
_LINES = ("investments", "lines")
_UNREFERRED = frozenset(("title", "name", "kind"))
_DECLARED = ("indices", "volumes", "customers")
"""The blocks in which what nothing follows moves nothing."""


class Change(NamedTuple):
    """What stands at a path in one file and in the other, None for nothing; `keys` lead to it.

    The keys are those of the format, without the names of the file between them. What stands there
    is what the last of them holds, or `is_one` of that.
    """

    path: BudgetPath
    keys: tuple[str, ...]
    field: Field
    is_one: bool
    old: Any
    new: Any

    @property
    def sellers(self) -> set[str]:
        """The areas and services that are named in what it was and is, or by its own key.

        With a service its area is named.
        """
        named = named_in_one if self.is_one else named_in
        found = {each for held in (self.old, self.new) for each in named(self.field, held)}
        if self.is_one and names_areas(self.field.keys):
            found.add(self.path[-1])
        return found | {each.partition(".")[0] for each in found}

    @property
    def put(self) -> Put:
        """The change as it is made to the one to get the other."""
        return Put(self.path, self.new)


class Cause(NamedTuple):
    """A cause of `CAUSES`; of an index also which, unless they are told together."""

    kind: str
    name: str = ""

    @property
    def order(self) -> tuple[int, str]:
        """When it is attributed."""
        return CAUSES.index(self.kind), self.name


_DEPTHS = (2, 3, 4)
"""How deep the blocks stand that may have other rules."""
_TOLD_LATE = (Cause("method"), Cause("new"))


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
        yield Change(path, keys, field, False, old, new)
    elif block:
        yield from _in_part(block, old, new, path, keys)
    else:
        yield from _in_each(field, old or {}, new or {}, path, keys)


def _in_each(
    field: Field, old: Tree, new: Tree, path: BudgetPath, keys: tuple[str, ...]
) -> Iterator[Change]:
    for name in dict.fromkeys((*old, *new)):
        held, wanted = old.get(name), new.get(name)
        if held == wanted:
            continue
        if field.part and isinstance(held, dict) and isinstance(wanted, dict):
            yield from _in_part(field.part, held, wanted, (*path, name), keys)
        else:
            yield Change((*path, name), keys, field, True, held, wanted)


def _are_mappings(old: Any, new: Any) -> bool:
    """Whether both are mappings, or one of them where the other is nothing."""
    both = (old, new)
    return any(each.__class__ is dict for each in both) and all(
        each is None or each.__class__ is dict for each in both
    )


class Sorter:
    """Says which cause each change belongs to, by what areas and services are gone and new.

    What stands in years that only one file has, `alone`, goes with the rules of the calculation.
    Each index is a cause of its own, or all of them are one.
    """

    def __init__(
        self, base: Year, alone: Collection[str], found: Sequence[Change], each_index: bool
    ) -> None:
        self.base, self.alone, self._found, self._each_index = base, alone, found, each_index
        self._apart: dict[BudgetPath, Cause] = {}
        self._part_sellers()

    def take_apart(self, faults: Iterable[Finding], cause: Cause) -> bool:
        """Take blocks with faults for ones with other rules, whose changes are all told at once.

        One that has faults even so, before that, is told with the first cause that brings them.
        False if nothing is told otherwise by that.
        """
        before = dict(self._apart)
        for block in {each.path[: _depth(each.path)] for each in faults if len(each.path) > 1}:
            known = self._apart.get(block)
            if known is None or known in _TOLD_LATE:
                self._apart[block] = cause if known else self._late(block)
        self._part_sellers()
        return self._apart != before

    def _late(self, block: BudgetPath) -> Cause:
        within = self._within[block]
        names_new = any(not self._new.isdisjoint(each.sellers) for each in within)
        return _TOLD_LATE[names_new]

    @cached_property
    def _within(self) -> Mapping[BudgetPath, Sequence[Change]]:
        """The changes within each block."""
        found: defaultdict[BudgetPath, list[Change]] = defaultdict(list)
        for each in self._found:
            for block in {each.path[:depth] for depth in _DEPTHS}:
                found[block].append(each)
        return found

    def _part_sellers(self) -> None:
        """Find what is gone and new, and what is so in an area with other rules."""
        gone, new, remade = set[str](), set[str](), set[str]()
        for each in self._found:
            if each.keys in SELLERS:
                path = each.path[1::2]
                if self._block_of(each):
                    remade |= {path[0], ".".join(path)}
                else:
                    (gone if each.new is None else new).add(".".join(path))
        self._gone, self._new, self._remade = gone, new, remade

    def _block_of(self, change: Change) -> BudgetPath | None:
        """Give the block with other rules in which a change is, if it is in one."""
        if not self._apart or change.keys == SELLERS[0]:
            return None
        blocks = (change.path[:depth] for depth in _DEPTHS)
        return next((each for each in blocks if each in self._apart), None)

    def without_gone(self, change: Change) -> Put | None:
        """Give names without those that are gone, where others are put in their place."""
        old = [change.old] if isinstance(change.old, str) else change.old
        if not isinstance(old, list) or self._gone.isdisjoint(change.sellers):
            return None
        kept = [each for each in old if self._gone.isdisjoint((each, each.partition(".")[0]))]
        return None if kept == old else Put(change.path, kept or None)

    def cause(self, change: Change) -> Cause | None:
        """Give the cause of a change, None of what moves nothing."""
        if block := self._block_of(change):
            return self._apart[block]
        if change.keys in SELLERS:
            return Cause("gone" if change.new is None else "new")
        if change.keys[-1] in QUIET:
            return None
        if kind := self._of_seller(change):
            return Cause(kind)
        kind = "method" if change.path[-1] in self.alone else self._kind(change)
        named = kind == "index" and self._each_index
        return Cause(kind, change.path[1] if named else "") if kind else None

    def _of_seller(self, change: Change) -> str | None:
        """Name the cause of what names an area or a service that is gone, new or remade."""
        if not (self._gone or self._new or self._remade):
            return None
        kinds = {"new": self._new, "method": self._remade, "gone": self._gone}
        named = change.sellers
        return next((kind for kind, sellers in kinds.items() if named & sellers), None)

    def _kind(self, change: Change) -> str | None:
        """Name the cause of what stands under keys; an amount of a plan year has one of its own."""
        key, last = change.keys[-1:], change.path[-1]
        known = (each for each in change.keys if each in _BY_KEY and each not in _AROUND)
        kind = _BY_KEY.get(next(known, key[0]))
        if kind == "base" and key[0] in _IN_PLAN and last.isdecimal() and int(last) > self.base:
            return _IN_PLAN[key[0]]
        return kind


def _depth(path: BudgetPath) -> int:
    """Say how deep the block stands that a path leads through: services and lines deeper."""
    if path[2:3] == ("services",) and len(path) > 3:
        return 4
    return 3 if path[:2] == _LINES and len(path) > 2 else 2


def only_declares(change: Change) -> bool:
    """Whether a change only adds or takes away what something may follow."""
    one_sided = change.old is None or change.new is None
    return one_sided and len(change.path) == 2 and change.path[0] in _DECLARED


def that_moves(tree: Tree) -> Tree:
    """Leave out of a budget what moves nothing; of reasons it stays that there are some."""
    return _of_part(Budget, tree)


def _of_part(part: type[Part], tree: Tree) -> Tree:
    known = fields_by_key(part)
    return {
        key: _of_field(known[key], held)
        for key, held in tree.items()
        if key in known and (key not in QUIET or key in _UNREFERRED)
    }


def _of_field(field: Field, held: Any) -> Any:
    if field.key == "reason":
        return field.key
    if field.part is None or not isinstance(held, dict):
        return held
    if not field.many:
        return _of_part(field.part, held)
    return {
        key: _of_part(field.part, each) if isinstance(each, dict) else each
        for key, each in held.items()
    }
