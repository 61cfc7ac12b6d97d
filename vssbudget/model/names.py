"""What a file declares, by the names that its other parts may use."""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from pydantic import ValidationInfo

from vssbudget.amounts import Tkr, Year
from vssbudget.wording import Guesses, Message
from vssbudget.wording.alike import looks

_AMOUNT = re.compile(r"0|[1-9][0-9]{0,14}").fullmatch
_MOST_KEPT = 50_000
_LONGEST_UNIT = 20


class AmountsRead(dict[str, Tkr]):
    """Amounts by how they are written: most stand in several rows and are read once.

    No more are kept than take little memory, whatever a file holds.
    """

    def __missing__(self, written: str) -> Tkr:
        """Read an amount that is met for the first time.

        Raises:
            ValueError: It is none, or not written as one.
        """
        if not _AMOUNT(written):
            raise ValueError
        read = Tkr(int(written))
        if len(self) < _MOST_KEPT:
            self[written] = read
        return read


@dataclass(frozen=True, eq=False, repr=False)
class Names:
    """What a file declares, by the names that its other parts may use.

    Read before anything is judged, so that one pass finds every fault; `years` maps the text of
    each declared year, `plan` those that are planned, `base` the last before them ("" for none);
    `unit` is "" where it cannot be read; `selling` are the areas as they stand. Of the kinds that
    are `unread`, `years` among them, a fault hides some names, so that none is refused as unknown.
    """

    unit: str
    years: Mapping[str, Year]
    plan: Mapping[str, Year]
    base: str
    sources: frozenset[str]
    indices: frozenset[str]
    volumes: frozenset[str]
    areas: frozenset[str]
    lists: frozenset[str]
    customers: frozenset[str]
    pools: frozenset[str]
    published: frozenset[str]
    published_investments: frozenset[str]
    selling: Mapping[str, Any]
    unread: frozenset[str] = frozenset()
    seen: dict[Hashable, Any] = field(default_factory=dict)
    amounts: AmountsRead = field(default_factory=AmountsRead)
    guesses: dict[str, Guesses] = field(default_factory=dict)
    appearance: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def unit_shown(self) -> str | Message:
        """The unit as a message may name it, whether it can be read or not."""
        return self.unit or Message("file-unit")

    @cached_property
    def services(self) -> frozenset[str]:
        """The services, each behind its area: `hr.hr_direkt`."""
        return frozenset(
            f"{key}.{service}"
            for key, area in self.selling.items()
            if isinstance(area, dict) and isinstance(area.get("services"), dict)
            for service in area["services"]
        )

    @cached_property
    def sellers(self) -> frozenset[str]:
        """The areas, `hr`, and the services."""
        return self.areas | self.services

    @cached_property
    def receivers(self) -> frozenset[str]:
        """What a pool can be shared by: what has a cost, other pools, and who pays."""
        return self.sellers | self.customers | self.pools

    def nearest(self, name: str, kind: str) -> str | None:
        """Find which of the names of a kind was most likely meant, or None."""
        if kind not in self.guesses:
            self.guesses[kind] = Guesses(getattr(self, kind))
        return self.guesses[kind](name)

    def twin(self, name: str, kind: str) -> str | None:
        """Find the name of a kind that a name cannot be told apart from by eye, or None."""
        if kind not in self.appearance:
            self.appearance[kind] = {looks(each): each for each in getattr(self, kind)}
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


def unit_of(tree: Mapping[str, Any]) -> str:
    """Give the unit of a file as it stands, "" where it cannot be read."""
    unit = tree.get("unit")
    return unit if isinstance(unit, str) and 0 < len(unit) <= _LONGEST_UNIT else ""
