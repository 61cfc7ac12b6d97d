"""How a report is to look: its format, where it goes, and what it is shown on."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from vssbudget.commandline.language import chosen_language
from vssbudget.findings import WrongCommand
from vssbudget.report import Detail, Display
from vssbudget.wording import Message

_ENDINGS = {
    ".csv": "csv",
    ".json": "json",
    ".md": "markdown",
    ".txt": "table",
    ".sarif": "sarif",
    ".xml": "junit",
    ".yaml": "yaml",
    ".html": "html",
    ".xlsx": "xlsx",
}
"""The ending that each format is known by."""

_OTHER_ENDINGS = {
    ".sarif.json": "sarif",
    ".markdown": "markdown",
    ".text": "table",
    ".log": "table",
    ".yml": "yaml",
    ".htm": "html",
}


class View(NamedTuple):
    """How a report is to look: its format, where it goes, its language, colours and detail."""

    form: str = "table"
    output: Path | None = None
    force: bool = False
    lang: str | None = None
    color: str = "auto"
    detail: Detail = Detail()

    @property
    def display(self) -> Display:
        """What the output is shown on."""
        language = chosen_language(self.lang)
        return Display(_columns(), self._terminal, self._coloured, language, self.detail)

    def paper(self, file: str) -> Display:
        """What a page is shown on: in the language of its file, unless one is asked for."""
        return self.display._replace(language=chosen_language(self.lang, file))

    @property
    def _terminal(self) -> bool:
        return self.output is None and sys.stdout is not None and sys.stdout.isatty()

    @property
    def _coloured(self) -> bool:
        """Whether there are colours: as asked, else as the environment and the terminal want it."""
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR") or self.output is not None:
            return False
        taken = self._terminal and os.environ.get("TERM") != "dumb"
        return taken or bool(os.environ.get("FORCE_COLOR"))


def chosen_form(asked: str, output: Path | None, forms: Sequence[str]) -> str:
    """Give the format that is asked for, else that of the file's ending, else what fits the place.

    Raises:
        WrongCommand: The ending is that of something that the command does not write.
    """
    if asked != "auto":
        return asked
    if output is not None:
        return _by_ending(output, forms)
    in_workflow = os.environ.get("GITHUB_ACTIONS") == "true"
    return "github" if in_workflow and "github" in forms else _usual(forms)


def _usual(forms: Sequence[str]) -> str:
    """Give the format that fits any place: a budget file where one is written."""
    return "yaml" if "yaml" in forms else "table"


def _by_ending(output: Path, forms: Sequence[str]) -> str:
    form = form_of(output)
    if form in forms:
        return str(form)
    if form is None and not output.suffix[1:2].isalpha():  # none, or the year of a name
        return _usual(forms)
    endings = tuple(each for each, form in _ENDINGS.items() if form in forms)
    told = Message("output-ending", file=str(output), ending=output.suffix.lower(), endings=endings)
    raise WrongCommand(told)


def form_of(output: Path) -> str | None:
    """Give the format that the ending of a name is known by."""
    known, name = {**_OTHER_ENDINGS, **_ENDINGS}, output.name.lower()
    return next((known[each] for each in known if name.endswith(each)), None)


def ending_of(form: str) -> str:
    """Give the ending that a format is known by."""
    return next(ending for ending, each in _ENDINGS.items() if each == form)


def _columns() -> int:
    """Give the width in columns: of COLUMNS, else of the terminal, else 80."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named):
        return int(named)
    with suppress(OSError, ValueError, AttributeError):
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    return 80
