"""How a report is to look: its format, where it goes, and what it is shown on."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from vssbudget.commandline.tongue import chosen_language
from vssbudget.report import Display


class View(NamedTuple):
    """How a report is to look: its format, the file it goes to, and the language asked for."""

    form: str
    output: Path | None
    lang: str | None

    @property
    def format(self) -> str:
        """The format, where it depends on where the program runs."""
        if self.form != "auto":
            return self.form
        return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "table"

    @property
    def display(self) -> Display:
        """What the output is shown on; only a terminal that wants colours gets them."""
        terminal = self.output is None and sys.stdout is not None and sys.stdout.isatty()
        wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return Display(_columns(), terminal, terminal and wanted, chosen_language(self.lang))


def _columns() -> int:
    """Give the width in columns: of COLUMNS, else of the terminal, else 80."""
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named):
        return int(named)
    with suppress(OSError, ValueError, AttributeError):
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    return 80
