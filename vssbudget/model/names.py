"""What a file declares, by the names that its other parts may use."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property, partial
from itertools import chain, takewhile
from typing import Any, cast

from pydantic import ValidationInfo

from vssbudget.amounts import MOST_DECIMALS, MoneyUnit, Tkr, Year
from vssbudget.wording import Guesses, Message
from vssbudget.wording.alike import looks

EACH = "*"
"""What stands in a place for each key of a mapping."""

CALLED: Mapping[str, tuple[str, str]] = {"rates": ("indices", "rates")}
"""What rows of figures are called, and under which key of which block these stand as inputs."""

COUNTED = ("areas", "municipal_goals", "goals", "assignments")
"""What is counted besides lists, by the name of its block."""

_MADE_OF: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "sellers": (("areas", "services"), ()),
    "counted": (("lists",), COUNTED),
    "receivers": (("areas", "services", "customers", "pools"), ()),
    "members": (("areas", "groups"), ()),
    "published": (("areas", "groups"), ("total",)),
    "published_investments": (("lines",), ("total", "income", "expenditure")),
}
"""The kinds of names that are made of others: of which, and what words belong to them besides.

What sells is an area, `hr`, or a service; receivers are what a pool can be shared by: what has a
cost, other pools, and who pays. Members are what a group is made of.
"""

Told = tuple[tuple[str, ...], Message, Message]
"""Where in a block a fault stands, what it is and what to write."""

_MOST_KEPT = 50_000
_LONGEST_UNIT = 20


class AmountsRead(dict[str, Tkr]):
    """Amounts by how they are written: most stand in several rows and are read once.

    No more are kept than take little memory, whatever a file holds.
    """

    def __init__(self, decimals: int = 0) -> None:
        super().__init__()
        self._is_written = number_pattern(decimals)
        self._in_units = partial(_in_units, decimals) if decimals else int

    def __missing__(self, written: str) -> Tkr:
        """Read an amount that is met for the first time.

        Raises:
            ValueError: It is none, not written as one, or below zero.
        """
        read = self.read(written)
        if read < 0:
            raise ValueError
        if len(self) < _MOST_KEPT:
            self[written] = read
        return read

    def read(self, written: str) -> Tkr:
        """Read an amount, which may be below zero, in units of its last decimal.

        Raises:
            ValueError: It is none, or not written as one.
        """
        if not self._is_written(written):
            raise ValueError
        return Tkr(self._in_units(written))


def _in_units(decimals: int, written: str) -> int:
    """Give a number in units of the last of so many decimals, of which it may have fewer."""
    whole, _, behind = written.partition(".")
    return int(whole + behind.ljust(decimals, "0"))


@cache
def number_pattern(decimals: int) -> Callable[[str], object]:
    """Say how a number is written with so many decimals at most."""
    behind = rf"(?:\.[0-9]{{1,{decimals}}})?" if decimals else ""
    return re.compile(rf"-?(?:0|[1-9][0-9]{{0,14}}){behind}").fullmatch


_WHOLE = number_pattern(0)


def composed(kind: str) -> Sequence[str]:
    """Give the kinds that a kind of names is made of, mostly that alone."""
    return _MADE_OF[kind][0] if kind in _MADE_OF else (kind,)


class Kinds(dict[str, frozenset[str]]):
    """The names in a tree by their kind, each read when it is first asked for.

    A name within what has a name stands behind that: the service `hr.hr_direkt`.
    """

    def __init__(self, tree: Mapping[str, Any], places: Mapping[str, Sequence[Sequence[str]]]):
        super().__init__()
        self._tree, self._places = tree, places

    def __missing__(self, kind: str) -> frozenset[str]:
        """Read the names of a kind."""
        _, besides = _MADE_OF.get(kind, ((), ()))
        found = (_names_at(self._tree, place) for place in self.places(kind))
        words = (each for each in besides if each not in COUNTED or each in self._tree)
        names = self[kind] = frozenset(chain(words, *found))
        return names

    def places(self, kind: str) -> Iterator[Sequence[str]]:
        """Give the places where names of a kind stand."""
        for each in composed(kind):
            yield from self._places[each]


def _names_at(tree: Any, place: Sequence[str]) -> Iterator[str]:
    step, *rest = place
    held = tree.get(step) if isinstance(tree, dict) else None
    if rest and rest[0] != EACH:
        yield from _names_at(held, rest)
    else:
        for key, each in held.items() if isinstance(held, dict) else ():
            yield from (f"{key}.{name}" for name in _names_at(each, rest[1:])) if rest else (key,)


@dataclass(frozen=True, eq=False, repr=False)
class Seen:
    """What was read and is shared by all that is written alike."""

    years: dict[tuple[str, ...], tuple[Year, ...]] = field(default_factory=dict)
    shares: dict[tuple[tuple[str, str], ...], Mapping[str, Decimal]] = field(default_factory=dict)
    blocks: dict[bytes, object] = field(default_factory=dict)
    rows: dict[tuple[str | None, str], Mapping[Year, Decimal]] = field(default_factory=dict)
    volumes: dict[str, Sequence[Told]] = field(default_factory=dict)
    paid_by: dict[bytes, Sequence[Told]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, repr=False)
class Names:
    """What a file declares, by the names that its other parts may use.

    Read before anything is judged, so that one pass finds every fault; `years` maps the text of
    each declared year, `plan` those that are planned, `base` the last before them ("" for none);
    `unit` is "" where it cannot be read, and has its decimals all the same; `kinds` are the other
    names by their kind. Of the blocks that are `unread` a fault hides some names, so that none of
    theirs is refused as unknown.
    """

    unit: MoneyUnit
    years: Mapping[str, Year]
    plan: Mapping[str, Year]
    base: str
    kinds: Kinds
    unread: frozenset[str] = frozenset()
    seen: Seen = field(default_factory=Seen)
    guesses: dict[str, Guesses] = field(default_factory=dict)
    appearance: dict[str, dict[str, str]] = field(default_factory=dict)

    @cached_property
    def amounts(self) -> AmountsRead:
        """The amounts that were read."""
        return AmountsRead(self.unit.decimals)

    @property
    def unit_shown(self) -> str | Message:
        """The unit as a message may name it, whether it can be read or not."""
        return self.unit or Message("file-unit")

    @property
    def an_amount(self) -> Message:
        """What an amount is, where another thing stands in its place."""
        if self.unit.decimals:
            return Message("an-amount", unit=self.unit_shown, count=self.unit.decimals)
        return Message("a-whole-amount", unit=self.unit_shown)

    def may_hold(self, kind: str) -> bool:
        """Whether a fault may hide names of a kind."""
        return any(place[0] in self.unread for place in self.kinds.places(kind))

    def block_of(self, kind: str) -> str:
        """Say under which keys names of a kind are declared, for most of them."""
        place = next(self.kinds.places(kind))
        return ".".join(takewhile(EACH.__ne__, place))

    def nearest(self, name: str, kind: str) -> str | None:
        """Find which of the names of a kind was most likely meant, or None."""
        if kind not in self.guesses:
            self.guesses[kind] = Guesses(self.kinds[kind])
        return self.guesses[kind](name)

    def twin(self, name: str, kind: str) -> str | None:
        """Find the name of a kind that a name cannot be told apart from by eye, or None."""
        if kind not in self.appearance:
            self.appearance[kind] = {looks(each): each for each in self.kinds[kind]}
        return self.appearance[kind].get(looks(name))

    @cached_property
    def span(self) -> tuple[str, str]:
        """The first and the last year."""
        return min(self.years), max(self.years)

    @cached_property
    def plan_span(self) -> tuple[str, str]:
        """The first and the last planned year."""
        return min(self.plan), max(self.plan)


def names_of(info: ValidationInfo) -> Names:
    """Give what the file declares, which every reading of a value has beside it."""
    return cast(Names, info.context)


def unit_of(tree: Mapping[str, Any]) -> MoneyUnit:
    """Give the unit of a file as it stands, "" where it cannot be read.

    Decimals that cannot be read are taken for as many as there can be, so that no amount is refused
    for having some.
    """
    unit, told = tree.get("unit"), tree.get("decimals", "0")
    known = isinstance(unit, str) and 0 < len(unit) <= _LONGEST_UNIT
    count = int(told) if isinstance(told, str) and _WHOLE(told) else MOST_DECIMALS
    return MoneyUnit(
        unit if isinstance(unit, str) and known else "",
        count if 0 <= count < MOST_DECIMALS else MOST_DECIMALS,
    )
