"""Which budget file is read, and its bytes."""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from vssbudget.findings import Finding, WrongCommand
from vssbudget.loader.text import LIMIT
from vssbudget.wording import Message

ENVIRONMENT = "VSSBUDGET_FILE"
"""The variable that names the budget file where the command line does not."""

_BUDGET_OF_YEAR = re.compile(r"budget([0-9]{4})\.yaml")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, under the name that it is shown by; no path means standard input."""

    name: str
    path: Path | None

    def read(self) -> bytes | Finding:
        """Read the bytes, one more than allowed at most; a file that cannot be read is a finding.

        Raises:
            WrongCommand: There is no such file, or it is a folder.
        """
        try:
            if self.path is None:
                return sys.stdin.buffer.read(LIMIT + 1)
            with self.path.open("rb") as file:
                return file.read(LIMIT + 1)
        except FileNotFoundError:
            raise WrongCommand(Message("no-file", file=self.name)) from None
        except IsADirectoryError:
            raise WrongCommand(Message("a-folder", file=self.name)) from None
        except (OSError, AttributeError, ValueError) as error:
            reason = getattr(error, "strerror", None) or Message("it-is-closed")
            return Finding(
                rule="unreadable",
                message=Message("file-unreadable", reason=reason),
                fix=Message("see-whether-readable"),
            )


def choose(given: str | Path | None) -> Source:
    """Choose the budget: the file given, else the environment's, else the newest, else the shipped.

    Raises:
        WrongCommand: The environment names a file that is not there.
    """
    if given is not None:
        return Source("<stdin>", None) if str(given) == "-" else Source(str(given), Path(given))
    if named := os.environ.get(ENVIRONMENT):
        if not os.path.exists(named):  # noqa: PTH110 - a name too long is simply not there
            raise WrongCommand(Message("environment-no-file", variable=ENVIRONMENT, file=named))
        return Source(named, Path(named))
    newest = _newest(Path("data"), Path())
    return Source(str(newest), newest) if newest else shipped()


def shipped() -> Source:
    """Give the 2023 budget that comes with the program."""
    package = Path(__file__).parent.parent
    installed = package / "data" / "budget2023.yaml"
    path = installed if installed.is_file() else package.parent / "data" / "budget2023.yaml"
    return Source(str(path), path)


def _newest(*folders: Path) -> Path | None:
    """Find the budget of the latest year; of two for the same year the first folder's."""
    found = [
        (int(match[1]), -position, path)
        for position, folder in enumerate(folders)
        for path in _files(folder)
        if (match := _BUDGET_OF_YEAR.fullmatch(path.name))
    ]
    return max(found)[2] if found else None


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.is_file()]
    except OSError:
        return []
