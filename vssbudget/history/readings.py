"""A budget at one commit after the other: carried forward, or what keeps it from that."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from vssbudget.findings import Finding, WrongCommand
from vssbudget.history.commits import Commit, Line, Version
from vssbudget.history.objects import Contents, is_within
from vssbudget.history.revisions import revised
from vssbudget.loader import Loaded, Source
from vssbudget.model import Budget
from vssbudget.model.blocks import NOTHING
from vssbudget.projection import Projection
from vssbudget.wording import Message

_KEPT = 4
"""How many budgets are kept that were read last: a merge or a revert brings one of them back."""


class Reading(NamedTuple):
    """A budget at a commit, and what files were asked for to read it.

    It is not loaded where there is no such file, and has no projection where it does not read.
    """

    commit: Commit
    place: str
    asked: Mapping[str, bytes | None] = NOTHING
    loaded: Loaded | None = None
    projection: Projection | None = None

    @property
    def beside(self) -> list[str]:
        """The files beside it in the repository, by their paths from the root."""
        return sorted(each for each in self.asked.keys() - {self.place} if is_within(each))

    @property
    def fault(self) -> Finding | None:
        """The first thing that keeps it from being carried forward."""
        return self.loaded.faults[0] if self.loaded and self.loaded.faults else None

    @property
    def brief(self) -> "Reading":
        """Give only what keeps it from being carried forward: much of a past may not read."""
        loaded = self.loaded and self.loaded._replace(text="", beside=())
        return self._replace(asked=NOTHING, loaded=loaded)

    @property
    def refused(self) -> Loaded:
        """The file with what keeps it from being a budget."""
        assert self.loaded is not None
        return self.loaded

    def too_large(self) -> "Reading":
        """Give it as one of which figures are more than can be told."""
        loaded = self.loaded and self.loaded.too_large()
        return self._replace(loaded=loaded, projection=None)


class Carry(NamedTuple):
    """How a budget is read at each commit, its trees with it, and how it is carried forward."""

    load: Callable[[Source], Loaded]
    project: Callable[[Budget], Projection]

    def read(self, version: Version, contents: Contents) -> Reading:
        """Read a version of a budget.

        Raises:
            WrongCommand: It cannot be carried forward as that is asked for.
        """
        asked: dict[str, bytes | None] = {}

        def noted(commit: str, place: str) -> bytes | None:
            asked[place] = contents(commit, place)
            return asked[place]

        source = revised(version.commit.revision, version.place, noted)
        loaded = self.load(source)
        reading = Reading(*version, asked, loaded)
        if loaded.budget is None:
            return reading
        try:
            projection = self.project(loaded.budget)
        except WrongCommand as wrong:
            told = Message("of-a-file", file=source.name, what=wrong.message)
            raise WrongCommand(told) from None
        return reading._replace(projection=replace(projection, scenarios=loaded.scenarios))


class Reader:
    """Reads a budget at commits; what it has just read it does not read anew."""

    def __init__(self, contents: Contents, carry: Carry) -> None:
        self.contents = contents
        self._carry = carry
        self._known: list[Reading] = []

    def read(self, version: Version) -> Reading:
        """Read a version of a budget."""
        commit, place = version
        contents = cache(self.contents)
        if contents(commit.name, place) is None:
            return Reading(commit, place)
        known = next((each for each in self._known if _is_as(each, version, contents)), None)
        if known is None:
            known = self._carry.read(version, contents)
            self._known = [known, *self._known[: _KEPT - 1]]
        return known._replace(commit=commit)

    def along(self, line: Line, place: str) -> Iterator[Reading]:
        """Read a budget at each commit of a line that changed it or a file beside it.

        The newest comes first, and last the commit that the line begins behind.
        """
        at = 0
        for version in line.versions(place):
            reading = self.read(version)
            here = line.order.get(version.commit.name, len(line.order))
            for commit in line.changing(*reading.beside):
                if at <= line.order[commit.name] < here:
                    yield self.read(Version(commit, version.place))
            yield reading
            at = here + 1


def _is_as(reading: Reading, version: Version, contents: Contents) -> bool:
    """Whether a version is the same as one that was read, with the files beside it."""
    commit, place = version
    asked = reading.asked.items()
    return place == reading.place and all(
        contents(commit.name, each) == held for each, held in asked
    )
