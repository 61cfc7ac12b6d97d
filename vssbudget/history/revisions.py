"""Files as they stand at revisions, and which two a comparison is of."""

import os
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

from vssbudget.findings import WrongCommand
from vssbudget.history.objects import Contents, once
from vssbudget.history.repository import Repository, Revision, renamed
from vssbudget.loader.source import Source, choose, given_as, none_in_reach
from vssbudget.wording import Message, visible

_AT_REVISION = re.compile(r"((?:[^:{]|\{[^}]*\})+):(.+)", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:[/\\]")


class NewFile(WrongCommand):
    """A file is new, so that there is nothing before its change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised(Source):
    """A file as it stands at a revision, by its path from the root of the repository."""

    revision: Revision
    place: str
    contents: Contents

    def beside(self, name: str) -> "Revised":
        """Give the file of a name in the same folder, at the same revision."""
        place = posixpath.normpath(posixpath.join(posixpath.dirname(self.place), name))
        return revised(self.revision, place, self.contents)

    def is_same(self, other: Source) -> bool:
        """Whether it is the same file."""
        return isinstance(other, Revised) and self.place == other.place

    def read(self) -> bytes:
        """Read the bytes, one more than allowed at most.

        Raises:
            WrongCommand: There is no such file at the revision.
        """
        held = self.contents(self.revision.commit, self.place)
        if held is None:
            raise not_at(self.revision, self.place)
        return held


def not_at(revision: Revision, place: str) -> WrongCommand:
    """Say that there is no such file at a revision."""
    told = {"file": visible(place), "revision": visible(revision.name)}
    return WrongCommand(Message("not-at-revision", **told))


def revised(revision: Revision, place: str, contents: Contents) -> Revised:
    """Give a file as it stands at a revision, under a name that can be shown."""
    name = visible(f"{revision.name}:{place}")
    return Revised(name, None, revision=revision, place=place, contents=contents)


def sides(old: str | None, new: str | None, *, in_pipeline: bool) -> tuple[Source, Source]:
    """Choose what is compared: the older file, and the newer one.

    They are the two that are given, or one, `REV:path` or a file, and the working file; where none
    is, the working file as it was at HEAD, in a pipeline where its change begins, and as it is.

    Raises:
        WrongCommand: There is no such revision, or no budget in reach.
        NewFile: There is nothing to compare it with.
    """
    if old is not None and new is not None:
        if old == new == "-":
            raise WrongCommand(Message("stdin-twice"))
        return named(old), named(new)
    first = None if old is None else named(old)
    if isinstance(first, Revised):
        path = Repository.around(Path()).file_at(first.place)
        return first, Source(str(path), path)
    working = choose(None)
    if first is not None and (working is None or first.is_same(working)):
        working, first = first, None
    if working is None or working.path is None:
        raise WrongCommand(none_in_reach())
    return first or _before(working, working.path, in_pipeline=in_pipeline), working


def named(given: str) -> Source:
    """Give the file that is called so, else that at a revision: `REV:path`.

    Raises:
        WrongCommand: There is no such revision.
    """
    at_revision = _AT_REVISION.fullmatch(given)
    if at_revision is None or _DRIVE.match(given) or os.path.exists(given):  # noqa: PTH110
        return given_as(given)
    name, path = at_revision.groups()
    repository = Repository.around(Path())
    relative = path.startswith(("./", "../"))
    place = repository.place_of(path) if relative else posixpath.normpath(path)
    return revised(repository.revision(name), place, once(repository.git))


def _before(working: Source, path: Path, *, in_pipeline: bool) -> Revised:
    """Give a working file as it was before its change, under the name that it had."""
    if not os.path.exists(path):  # noqa: PTH110 - a name too long is simply not there
        raise WrongCommand(Message("no-file", file=working.name))
    repository = Repository.around(path.parent)
    revision = repository.base(in_pipeline=in_pipeline)
    now, contents = repository.place_of_file(path), once(repository.git)
    place: str | None = now
    if contents(revision.commit, now) is None:
        place = renamed(repository.git, now, "diff-index", "--cached", revision.commit)
    if place is None:
        raise NewFile(Message("git-new-file", file=working.name, revision=revision.name))
    return revised(revision, place, contents)
