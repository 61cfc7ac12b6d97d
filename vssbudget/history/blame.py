"""Through the past of a file: what moved a figure, and what brought a finding."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from vssbudget.addresses import no_such_figure
from vssbudget.amounts import ZERO
from vssbudget.findings import WrongCommand
from vssbudget.history.commits import Line
from vssbudget.history.moves import Attribute, Follower, Move, Point
from vssbudget.history.objects import Objects
from vssbudget.history.readings import Carry, Reader, Reading
from vssbudget.history.repository import Repository, Revision
from vssbudget.history.revisions import not_at
from vssbudget.loader import Loaded
from vssbudget.loader.source import choose, none_in_reach
from vssbudget.projection import Projection
from vssbudget.wording import Message, visible

_HEAD = "HEAD"


class Past(NamedTuple):
    """The commits that are looked through, and where in the repository the file stands at last."""

    repository: Repository
    reader: Reader
    line: Line
    place: str
    end: Revision


@contextmanager
def past_of(file: Path | None, within: str | None, carry: Carry) -> Iterator[Past]:
    """Look through the past of a file, of the one in reach where none is given.

    `within` is `REV..REV`, the commits that the second has and the first has not, with HEAD for
    what is left out behind; without it they are all.

    Raises:
        WrongCommand: There is no such file, revision or commit, or not in a clone that is shallow.
    """
    repository, place = _place_of(file)
    start, dots, end = ("", "..", "") if within is None else within.partition("..")
    if not dots:
        raise WrongCommand(Message("blame-range", text=visible(start)))
    last = repository.revision(end or _HEAD)
    line = Line(repository, last, repository.revision(start) if start else None)
    if not line.order:
        raise WrongCommand(Message("blame-no-commit", range=visible(within or "")))
    with Objects(repository.git) as contents:
        if contents(last.commit, place) is None:
            raise not_at(last, place)
        if line.is_cut and any(each.commit.name == line.first for each in line.versions(place)):
            raise WrongCommand(Message("git-history-shallow", file=visible(place)))
        yield Past(repository, Reader(contents, carry), line, place, last)


def _place_of(file: Path | None) -> tuple[Repository, str]:
    """Say where in which repository a file stands, and not a link to it."""
    source = None if file else choose(None)
    file = source.path if source else file
    if file is None:
        raise WrongCommand(none_in_reach())
    path = Path(os.path.realpath(file))
    repository = Repository.around(path.parent if path.parent.is_dir() else Path())
    return repository, repository.place_of_file(path)


class History(NamedTuple):
    """What moved a figure, the oldest first, and what of the past does not read.

    The newest budget that reads is carried forward, the oldest is where the moves begin.
    """

    address: str
    moves: Sequence[Move]
    unread: Sequence[Reading]
    newest: Point
    oldest: Point
    projection: Projection

    @property
    def difference(self) -> Decimal:
        """What the moves add up to."""
        return sum((each.difference for each in self.moves), ZERO)

    @property
    def amount(self) -> bool:
        """Whether the figure is a whole amount."""
        figure = self.newest.figure
        return figure.amount if figure else any(each.amount for each in self.moves)


def history_of(past: Past, address: str, attribute: Attribute) -> History | Loaded:
    """Give what moved the figure at an address; if nothing reads, the newest of that.

    Raises:
        WrongCommand: There never was such a figure, or its amounts are in another unit from a
            commit on.
    """
    follower = Follower(past.repository, past.reader, attribute)
    moves, unread, newest, oldest = follower.along(past.line, past.place, address)
    projection = newest and newest.reading.projection
    if newest is None or oldest is None or projection is None:
        return unread[0].refused
    if not moves and newest.figure is None:
        told, cure = no_such_figure(projection, address)
        raise WrongCommand(Message("explain-wrong", told=told, cure=cure))
    return History(address, moves[::-1], unread[::-1], newest, oldest, projection)
