"""Files at commits, many of them read by one process of git."""

import os
import subprocess
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Self

from vssbudget.findings import WrongCommand
from vssbudget.history.git import Git
from vssbudget.loader.text import LIMIT
from vssbudget.wording import Message

Contents = Callable[[str, str], bytes | None]
"""Gives a file by a commit and its path from the root; None where it has no such file."""


class Objects:
    """The files of a repository; links within it are followed, and none that lead out of it."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._end()

    def __call__(self, commit: str, place: str) -> bytes | None:
        """Read a file, one byte more than a budget may have at most.

        Raises:
            WrongCommand: git does not answer.
        """
        if not is_within(place):
            return None
        asking, answer = self._streams()
        with suppress(BrokenPipeError):  # it ended, and answers nothing
            asking.write(os.fsencode(f"{commit}:{place}\n"))
            asking.flush()
        return self._answered(answer)

    def _streams(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None:
            self._process = self._git.process("cat-file", "--batch", "--follow-symlinks")
        asking, answer = self._process.stdin, self._process.stdout
        assert asking is not None
        assert answer is not None
        return asking, answer

    def _answered(self, answer: IO[bytes]) -> bytes | None:
        head = answer.readline()
        if not head:
            raise WrongCommand(Message("git-failed", reason=Message("git-ended")))
        if head.endswith((b" missing\n", b" submodule\n")):
            return None
        kind, size = head.split(b" ")[-2:]
        count = int(size)
        if count > LIMIT:
            read = answer.read(LIMIT + 1)
            self._end()  # sooner than to read the rest
        else:
            read = answer.read(count + 1)[:-1]
        return read if kind == b"blob" else None

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def is_within(place: str) -> bool:
    """Whether a path from the root leads to a file in the repository that git can be asked for."""
    return "\n" not in place and not f"{place}/".startswith(("/", "../"))


def once(git: Git) -> Contents:
    """Read one file at a time, by a process each."""

    def read(commit: str, place: str) -> bytes | None:
        with Objects(git) as contents:
            return contents(commit, place)

    return read
