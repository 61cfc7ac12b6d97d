"""The commits that changed a file, one after the other, under whatever name it had."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from vssbudget.history.objects import Contents
from vssbudget.history.repository import SHORT, Repository, Revision, renamed
from vssbudget.wording import visible

_LOG = ("log", "--first-parent", "-m", "-z", "--no-ext-diff", "--no-textconv", "--encoding=UTF-8")
_WHOLE = ("%H", "%P", "%cI", "%s")


class Commit(NamedTuple):
    """A commit: its parents, when it was committed, and the first line of what it says."""

    name: str
    parents: tuple[str, ...]
    date: str
    subject: str

    @property
    def revision(self) -> Revision:
        """The commit as it is shown."""
        return Revision(self.name, self.name[:SHORT])


class Version(NamedTuple):
    """A file at a commit, by the path from the root that it then had."""

    commit: Commit
    place: str


class Line:
    """The commits from an end back by first parents, but those that another commit has too."""

    def __init__(
        self, repository: Repository, end: Revision, without: Revision | None = None
    ) -> None:
        self._git = repository.git
        self._shallow = repository.shallow
        self._end = end.commit
        self._without = () if without is None else (f"^{without.commit}",)
        self._changing: dict[tuple[str, ...], list[Commit]] = {}

    @cached_property
    def order(self) -> dict[str, int]:
        """Where on the line each commit stands, the newest first."""
        named = self._git.told("rev-list", "--first-parent", self._end, *self._without).split()
        return {name: at for at, name in enumerate(named)}

    @property
    def first(self) -> str:
        """The oldest commit of the line."""
        return next(reversed(self.order))

    @cached_property
    def start(self) -> Commit | None:
        """The commit that the line begins behind; None where it begins with the first of all."""
        parents = self._parents(self.first)
        return self._commits("--no-walk", parents[0])[0] if parents else None

    @property
    def is_cut(self) -> bool:
        """Whether commits before its first one are not in this clone, which is shallow."""
        if not self._shallow:
            return False
        written = self._git.told("cat-file", "commit", self.first).partition("\n\n")[0]
        return "\nparent " in written and not self._parents(self.first)

    def changing(self, *places: str) -> list[Commit]:
        """Give the commits that changed one of some files, the newest first."""
        if places not in self._changing:
            words = (self._end, *self._without, "--", *places)
            self._changing[places] = self._commits(*words) if places else []
        return self._changing[places]

    @classmethod
    def merged(
        cls, repository: Repository, commit: Commit, contents: Contents, *places: str
    ) -> "Iterator[tuple[Line, str]]":
        """Give the lines that a merge brought in, each with the place of a file at its end.

        That is the first of some places at which there is one.
        """
        parents = [Revision(each, each) for each in commit.parents]
        for parent in parents[1:]:
            held = (each for each in places if contents(parent.commit, each) is not None)
            line, place = cls(repository, parent, parents[0]), next(held, None)
            if place is not None and line.order and not line.is_cut:
                yield line, place

    def versions(self, place: str) -> Iterator[Version]:
        """Give a file at each commit that changed it, whatever it was called, the newest first.

        Last comes the file at the commit that the line begins behind.
        """
        end: str | None = self._end
        while end is not None:
            within, end = (end, *self._without, "--", place), None
            added = self._git.told(*_LOG, "--diff-filter=A", "--format=%H", *within).split("\0")
            for each in self._commits(*within):
                yield Version(each, place)
                if each.name in added and (before := self._renamed(each, place)):
                    end, place = each.parents[0], before
                    break
        if self.start is not None:
            yield Version(self.start, place)

    def _commits(self, *words: str) -> list[Commit]:
        told = self._git.told(*_LOG, f"--format={'%x00'.join(_WHOLE)}", *words).split("\0")
        return [
            Commit(name, tuple(parents.split()), date, visible(subject))
            for name, parents, date, subject in zip(*[iter(told)] * len(_WHOLE), strict=False)
        ]

    def _parents(self, name: str) -> list[str]:
        return self._git.told(*_LOG, "--no-walk", "--format=%P", name).rstrip("\0").split()

    def _renamed(self, commit: Commit, place: str) -> str | None:
        """Give the path that a file had before a commit gave it another."""
        if not commit.parents:
            return None
        return renamed(self._git, place, "diff-tree", "-r", commit.parents[0], commit.name)
