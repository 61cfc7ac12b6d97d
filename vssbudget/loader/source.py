"""Which budget file is read, and its bytes."""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from vssbudget.findings import Finding, WrongCommand
from vssbudget.loader.nearby import files_in, is_named, lookalikes
from vssbudget.loader.text import LIMIT
from vssbudget.wording import Message, visible

ENVIRONMENT = "VSSBUDGET_FILE"
"""The variable that names the budget file where the command line does not."""

REACH = (Path("data"), Path())
"""The folders in which a budget is found without being named."""

_ENDINGS = (".yaml", ".yml")
_BUDGET_OF_YEAR = re.compile(r"budget([0-9]{4})\.ya?ml")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, under the name that it is shown by; no path means standard input.

    `held` is what stands in it, where that is known and not to be read. One that another file names
    is a file and no `stream`, such as a pipe or a device, which may never end.
    """

    name: str
    path: Path | None
    held: bytes | None = None
    stream: bool = True

    def beside(self, name: str) -> "Source":
        """Give the file of a name that stands in this one, in the same folder."""
        folder = self.path.parent if self.path else Path()
        shown = os.path.normpath(os.path.join(os.path.dirname(self.name), name))  # noqa: PTH118, PTH120
        return Source(visible(shown), folder / name, stream=False)

    def is_same(self, other: "Source") -> bool:
        """Whether two files are one, by whatever name either goes."""
        try:
            return bool(self.path and other.path and self.path.samefile(other.path))
        except (OSError, ValueError):
            return False

    def _opened(self, path: Path) -> BinaryIO:
        if self.stream:
            return path.open("rb")
        return open(path, "rb", opener=_at_once)

    def read(self) -> bytes | Finding:
        """Read the bytes, one more than allowed at most; a file that cannot be read is a finding.

        Raises:
            WrongCommand: There is no such file, or it is a folder.
        """
        if self.held is not None:
            return self.held
        try:
            if self.path is None:
                return sys.stdin.buffer.read(LIMIT + 1)
            with self._opened(self.path) as file:
                if not self.stream and not S_ISREG(os.fstat(file.fileno()).st_mode):
                    return _unreadable(Message("no-regular-file"))
                return file.read(LIMIT + 1)
        except FileNotFoundError:
            raise WrongCommand(Message("no-file", file=self.name)) from None
        except IsADirectoryError:
            raise WrongCommand(Message("a-folder", file=self.name)) from None
        except (OSError, AttributeError, ValueError) as error:
            reason = getattr(error, "strerror", None) or Message("it-is-closed")
            return _unreadable(reason)


def _at_once(path: str, flags: int) -> int:
    """Open a file without waiting for whoever may write to it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _unreadable(reason: str | Message) -> Finding:
    return Finding(
        rule="unreadable",
        message=Message("file-unreadable", reason=reason),
        fix=Message("see-whether-readable"),
    )


def choose(given: str | Path | None) -> Source | None:
    """Choose the budget: the file given, else the environment's, else the newest in reach.

    Returns:
        The file; None where none is named and none is in reach.

    Raises:
        WrongCommand: The environment names a file that is not there, or two are of one name.
    """
    if given is not None:
        return given_as(given)
    if named := os.environ.get(ENVIRONMENT):
        if not os.path.exists(named):  # noqa: PTH110 - a name too long is simply not there
            raise WrongCommand(Message("environment-no-file", variable=ENVIRONMENT, file=named))
        return Source(named, Path(named))
    newest = [years[max(years)] for folder in REACH if (years := _by_year(folder))]
    chosen = max(newest, key=lambda paths: paths[0].stem, default=None)
    return None if chosen is None else _only(chosen)


def given_as(given: str | Path) -> Source:
    """Give the file of a name; - is standard input."""
    return Source("<stdin>", None) if str(given) == "-" else Source(str(given), Path(given))


def those_in(folder: Path) -> list[Source]:
    """Give the budgets that stand directly in a folder, year by year.

    Raises:
        WrongCommand: There is none, or two are of one name.
    """
    years = _by_year(folder)
    if not years:
        like = lookalikes([folder])
        message = Message("folder-without-budget", folder=str(folder))
        raise WrongCommand(_with(message, like))
    return [_only(years[year]) for year in sorted(years)]


def left_out(folder: Path) -> tuple[str, ...]:
    """Name the files in a folder that are called as budgets are, but not so that they are taken."""
    taken = {path for paths in _by_year(folder).values() for path in paths}
    named = (path for path in files_in(folder) if path not in taken)
    return tuple(str(path) for path in named if is_named(path) and path.suffix.lower() in _ENDINGS)


def none_in_reach() -> Message:
    """Say that there is no budget to read, and which files nearby look like one."""
    return _with(Message("no-budget"), lookalikes(REACH))


def standing_in() -> Message:
    """Say that the budget that is shipped is read for want of another."""
    return _with(Message("shipped-instead"), lookalikes(REACH))


def shipped() -> Source:
    """Give the 2023 budget that comes with the program."""
    package = Path(__file__).parent.parent
    installed = package / "data" / "budget2023.yaml"
    path = installed if installed.is_file() else package.parent / "data" / "budget2023.yaml"
    return Source(str(path), path)


def year_named(name: str) -> int | None:
    """Give the year of a file's name, `budget2027.yaml`; None where no command finds it by that."""
    match = _BUDGET_OF_YEAR.fullmatch(name)
    return int(match[1]) if match else None


def _by_year(folder: Path) -> dict[int, list[Path]]:
    """Give the budgets of a folder by their year; of one name there may be two."""
    years: dict[int, list[Path]] = {}
    for path in files_in(folder):
        if (year := year_named(path.name)) is not None:
            years.setdefault(year, []).append(path)
    return years


def _only(paths: list[Path]) -> Source:
    """Take a file that no other has the name of."""
    if len(paths) > 1:
        one, other = map(str, paths)
        raise WrongCommand(Message("name-twice", one=one, other=other))
    return Source(str(paths[0]), paths[0])


def _with(message: Message, like: tuple[str, ...]) -> Message:
    return Message("like-a-budget", said=message, files=like) if like else message
