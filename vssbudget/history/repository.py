"""A repository of git: its revisions, and where in it a file stands."""

import os
import posixpath
from pathlib import Path
from typing import NamedTuple, Self

from vssbudget.findings import WrongCommand
from vssbudget.history.git import Git
from vssbudget.wording import Message, visible

SHORT = 12
"""How many digits of a commit are shown."""

_TARGETS = (
    ("GITHUB_BASE_REF", "refs/remotes/origin/{}"),
    ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "{}"),
    ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "refs/remotes/origin/{}"),
)
"""The variables in which a pipeline names what a change is to go into."""

_DEFAULT = "refs/remotes/origin/HEAD"


class Revision(NamedTuple):
    """A commit, and what people call it."""

    commit: str
    name: str


class Repository(NamedTuple):
    """A repository, and a folder in it that stands at `prefix` below its root; git is called there.

    Of one that is bare that folder is what git keeps.
    """

    git: Git
    folder: Path
    prefix: str
    bare: bool
    shallow: bool

    @classmethod
    def around(cls, folder: Path) -> Self:
        """Give the repository around a folder, or that which the environment names.

        Raises:
            WrongCommand: There is none, or git cannot be run.
        """
        folder = Path() if "GIT_DIR" in os.environ else folder
        asked = ("--is-bare-repository", "--is-shallow-repository", "--show-prefix")
        bare, shallow, prefix = Git(folder).told("rev-parse", *asked).split("\n", 2)
        root = folder.joinpath(*[".."] * prefix.count("/"))
        return cls(Git(root), folder, prefix, bare == "true", shallow == "true")

    def place_of(self, path: str) -> str:
        """Give the path from the root of what has a path from the folder."""
        return posixpath.normpath(posixpath.join(self.prefix, path))

    def place_of_file(self, path: Path) -> str:
        """Give the path from the root of a file."""
        return self.place_of(Path(os.path.relpath(path, self.folder)).as_posix())

    def file_at(self, place: str) -> Path:
        """Give the working file at a path from the root.

        Raises:
            WrongCommand: The repository is bare.
        """
        if self.bare:
            raise WrongCommand(Message("git-bare"))
        return Path(os.path.relpath(self.git.folder / place))

    def revision(self, name: str) -> Revision:
        """Give the commit of a revision.

        Raises:
            WrongCommand: There is none, or not in a clone that is shallow.
        """
        if (commit := self._commit(name)) is None:
            raise self._missing(name)
        return Revision(commit, name)

    def base(self, *, in_pipeline: bool) -> Revision:
        """Give what a working file is held against: HEAD, in a pipeline what a change begins at.

        Raises:
            WrongCommand: There is no such commit, or not in a clone that is shallow.
        """
        head = self.revision("HEAD")
        if not in_pipeline:
            return head
        commit = self._fork(head.commit)
        return self.revision("HEAD^") if commit == head.commit else Revision(commit, commit[:SHORT])

    def _fork(self, head: str) -> str:
        """Give the newest commit that HEAD has in common with what it is to go into."""
        told = ((ref, os.environ.get(name)) for name, ref in _TARGETS)
        target = next((ref.format(named) for ref, named in told if named), _DEFAULT)
        commit = self._commit(target)
        if commit is None and target == _DEFAULT:
            return head
        if commit is None:
            raise self._missing(target)
        fork = self.git.found("merge-base", commit, head)
        if fork is None:
            raise self._missing(target, "git-no-fork")
        return fork

    def _commit(self, name: str) -> str | None:
        asked = ("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        commit = self.git.found("rev-parse", *asked)
        return None if commit is None or commit.startswith("^") else commit

    def _missing(self, name: str, what: str = "git-no-revision") -> WrongCommand:
        told = Message("git-shallow" if self.shallow else what, revision=visible(name))
        return WrongCommand(told)


def renamed(git: Git, place: str, *compared: str) -> str | None:
    """Give the path that a file had on the old side of what is compared, if it had another."""
    asked = ("-M", "-z", "--name-status", "--diff-filter=R")
    told = git.told(compared[0], *asked, *compared[1:]).split("\0")
    return {new: old for _, old, new in zip(*[iter(told)] * 3, strict=False)}.get(place)
