"""git, called as a program that has no pager, hook, lock or network of its own."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from vssbudget.findings import WrongCommand
from vssbudget.wording import Message, visible

_PLAIN = (
    *("--no-pager", "--literal-pathspecs"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.follow=false"),
    *("-c", "protocol.allow=never"),
)
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    **dict.fromkeys(("GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"), "0"),
    "LC_ALL": "C",
}
_FATAL = "fatal: "


class Git(NamedTuple):
    """git in a folder."""

    folder: Path

    def told(self, *words: str) -> str:
        """Give what a command writes, without the line break at its end.

        Raises:
            WrongCommand: It fails, or git cannot be run.
        """
        ran = self._run(words)
        if ran.returncode:
            raise WrongCommand(_why(ran.stderr))
        return _text(ran.stdout)

    def found(self, *words: str) -> str | None:
        """Give what a command writes, without the line break at its end; None where it fails.

        Raises:
            WrongCommand: git cannot be run.
        """
        ran = self._run(words)
        return None if ran.returncode else _text(ran.stdout)

    def process(self, *words: str) -> "subprocess.Popen[bytes]":
        """Start a command that answers as it is asked.

        Raises:
            WrongCommand: git cannot be run.
        """
        with _there_to_run():
            return subprocess.Popen(
                self._command(words),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )

    def _run(self, words: tuple[str, ...]) -> "subprocess.CompletedProcess[bytes]":
        with _there_to_run():
            return subprocess.run(
                self._command(words),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                env=_environment(),
                check=False,
            )

    def _command(self, words: tuple[str, ...]) -> list[str]:
        return ["git", "-C", str(self.folder), *_PLAIN, *words]


@contextmanager
def _there_to_run() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WrongCommand(Message("git-not-there", reason=error.strerror)) from None


def _environment() -> dict[str, str]:
    return {**os.environ, **_QUIET}


def _text(written: bytes) -> str:
    return os.fsdecode(written).removesuffix("\n")


def _why(stderr: bytes) -> Message:
    """Say in the words of git why it did not do what it was asked."""
    lines = _text(stderr).split("\n")
    reason = next((each for each in lines if each.startswith(_FATAL)), lines[0])
    return Message("git-failed", reason=visible(reason.removeprefix(_FATAL)))
