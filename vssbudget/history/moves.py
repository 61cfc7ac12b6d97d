"""What moved a figure from one commit to the next."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from vssbudget.addresses import Figure, figure_at
from vssbudget.amounts import ZERO, TooLarge
from vssbudget.analysis.bridge import Side
from vssbudget.analysis.renames import renamed
from vssbudget.findings import WrongCommand
from vssbudget.history.commits import Commit, Line
from vssbudget.history.readings import Reader, Reading
from vssbudget.history.repository import Repository
from vssbudget.wording import Message


class Part(NamedTuple):
    """What a cause adds to a figure: its key for programs, its name for people, and how much."""

    key: str
    told: Message
    amount: int


Attribute = Callable[[Side, Side, str], Sequence[Part]]
"""Says by its causes, which add up to it, what made the figure at an address another."""


class Point(NamedTuple):
    """A budget at a commit, and the figure in it under the address that it has there."""

    reading: Reading
    address: str
    figure: Figure | None = None

    @property
    def value(self) -> Decimal | None:
        """The figure as people write it."""
        return self.figure and self.figure.value

    @property
    def side(self) -> Side | None:
        """The budget as it is compared."""
        loaded, projection = self.reading.loaded, self.reading.projection
        if projection is None or loaded is None or loaded.trees is None:
            return None
        return Side(loaded.trees, projection)

    @property
    def before_all(self) -> "Point":
        """What was there before the file was."""
        return Point(self.reading._replace(loaded=None, projection=None), self.address)


class Move(NamedTuple):
    """A commit that made a figure another; None where there was none before, or is none since.

    `amount` says whether it is a whole amount. The commits `across` which it is told do not read:
    what they did to the figure is in it.
    """

    commit: Commit
    amount: bool
    old: Decimal | None
    new: Decimal | None
    parts: Sequence[Part]
    across: Sequence[Commit] = ()

    @property
    def difference(self) -> Decimal:
        """The new figure less the old one; what is not there counts for nothing."""
        return (self.new or ZERO) - (self.old or ZERO)


class Moves(NamedTuple):
    """The moves of a figure, the newest first, what does not read, and the ends of what does."""

    moves: Sequence[Move] = ()
    unread: Sequence[Reading] = ()
    newest: Point | None = None
    oldest: Point | None = None


class Follower:
    """Follows a figure back from commit to commit, under whatever name its area had."""

    def __init__(self, repository: Repository, reader: Reader, attribute: Attribute) -> None:
        self._repository = repository
        self._reader = reader
        self._attribute = attribute

    def along(
        self, line: Line, place: str, address: str, known: frozenset[str] = frozenset()
    ) -> Moves:
        """Follow the figure at an address back along a line, where others are `known` already.

        Raises:
            WrongCommand: Its amounts are in another unit from a commit on.
        """
        known |= line.order.keys()
        found, unread, across = list[Moves](), list[Reading](), list[Commit]()
        newest: Point | None = None
        newer: Point | None = None
        for reading in self._reader.along(line, place):
            point = _point(reading, newer, address)
            if point.reading.fault:
                unread.append(point.reading.brief)
                across.append(reading.commit)
                continue
            if newer is not None:
                found.append(self._between(point, newer, across, known))
            newest, newer, across = newest or point, point, []
        if newer is not None and line.start is None:
            newer, older = newer.before_all, newer
            found.append(self._between(newer, older, across, known))
        moves = [move for each in found for move in each.moves]
        return Moves(moves, [*unread, *_unread(found)], newest, newer)

    def _between(
        self, old: Point, new: Point, across: Sequence[Commit], known: frozenset[str]
    ) -> Moves:
        """Tell what made a figure another: of a merge what it brought, if that is all of it.

        What is told already on another line is not told once more.
        """
        _check_units(old, new)
        figure = new.figure or old.figure
        if figure is None or new.value == old.value:
            return Moves()
        move = Move(new.reading.commit, figure.amount, old.value, new.value, (), across)
        brought = [] if across else self._brought(old, new, known)
        moves = [each for side in brought for each in side.moves]
        if moves and sum(each.difference for each in moves) == move.difference:
            own = [each for each in moves if each.commit.name not in known]
            return Moves(own, _unread(brought))
        return Moves([move._replace(parts=self._parts(old, new))])

    def _brought(self, old: Point, new: Point, known: frozenset[str]) -> list[Moves]:
        """Give what moved the figure on the lines that a merge brought in."""
        commit, contents = new.reading.commit, self._reader.contents
        places = (new.reading.place, old.reading.place)
        lines = Line.merged(self._repository, commit, contents, *places)
        return [self.along(line, place, new.address, known) for line, place in lines]

    def _parts(self, old: Point, new: Point) -> Sequence[Part]:
        if old.side is None or new.side is None:
            return ()
        return self._attribute(old.side, new.side, new.address)


def _unread(found: Sequence[Moves]) -> list[Reading]:
    return list(chain.from_iterable(each.unread for each in found))


def _point(reading: Reading, newer: Point | None, address: str) -> Point:
    """Find the figure in a budget, by the name of its area that the next one knows it by."""
    address = newer.address if newer else address
    if reading.projection is None:
        return Point(reading, address)
    try:
        point = Point(reading, address, figure_at(reading.projection, address))
        if point.figure is None and newer and newer.figure:
            address = _before(point, newer)
            return Point(reading, address, figure_at(reading.projection, address))
        return point
    except TooLarge:
        return Point(reading.too_large(), address)


def _before(old: Point, new: Point) -> str:
    """Give the address that a figure had before its area was called otherwise."""
    assert old.side is not None
    assert new.side is not None
    base = min(each.projection.budget.years.base for each in (old.side, new.side))
    past = frozenset(str(year) for year in old.side.projection.years if year <= base)
    names = renamed(old.side.trees.budget, new.side.trees.budget, past)
    called = {new_key: key for key, new_key in names.items()}
    key, point, rest = new.address.removeprefix("areas.").partition(".")
    return f"areas.{called[key]}{point}{rest}" if key in called else new.address


def _check_units(old: Point, new: Point) -> None:
    """Refuse to take amounts from each other that are in different units."""
    before, after = old.reading.projection, new.reading.projection
    if before is None or after is None or not (old.figure and new.figure and new.figure.amount):
        return
    was, is_ = before.budget.unit, after.budget.unit
    if was != is_ or was.decimals != is_.decimals:
        commit = new.reading.commit.revision.name
        raise WrongCommand(Message("blame-unit", revision=commit, old=was, new=is_))
