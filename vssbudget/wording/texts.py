"""Texts of a file on their way to people: made visible, quoted, harmless; and names guessed."""

import re
from collections.abc import Collection
from functools import cached_property

from vssbudget import late

_COMMAND = re.compile(r"##(?=[a-z]*\[)", re.IGNORECASE)


def visible(text: str) -> str:
    """Make a text harmless to show: one line, and an escape for what cannot be seen."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode("ascii")
        for each in text
    )


def inert(line: str) -> str:
    """Keep a runner that reads a line in its log from taking it for a workflow command."""
    told = uncommanding(line)
    return told.replace("::", ": :", 1) if told.lstrip().startswith("::") else told


def uncommanding(text: str) -> str:
    """Keep what a runner takes for a command wherever it stands in a line from being one."""
    return _COMMAND.sub("## ", text) if "##" in text else text


def quoted(text: str, limit: int = 60) -> str:
    """Quote a text from a file: made visible, and clipped where it is long."""
    return f"'{visible(text if len(text) <= limit else text[:limit] + '…')}'"


def behind_figure(unit: str) -> str:
    """Write a unit so that it is told apart from the figure before it: `5 × 1000 EUR`."""
    return f"×\u00a0{unit}" if unit[:1].isdigit() else unit


class Guesses:
    """Finds the known name that a slip most likely meant, as often as anybody would read it.

    A comparison takes its time, and a file can hold a million slips: when so many characters of
    known names are compared, there are no more guesses.
    """

    def __init__(self, known: Collection[str], allowance: int = 1_000_000) -> None:
        self._known = known
        self._left = allowance
        self._made: dict[str, str | None] = {}

    def __call__(self, name: str) -> str | None:
        """Give the known name that is nearest, or None."""
        if len(name) > 100 or len(self._known) > 10_000:
            return None
        if name not in self._made:
            if self._left <= 0:
                return None
            self._left -= self._size
            self._made[name] = self._nearest(name)
        return self._made[name]

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {each.casefold(): each for each in sorted(self._known) if len(each) <= 200}

    @cached_property
    def _size(self) -> int:
        return sum(map(len, self._folded)) + 1

    def _nearest(self, name: str) -> str | None:

        found = late.difflib.get_close_matches(name.casefold(), self._folded, n=1, cutoff=0.6)
        return visible(self._folded[found[0]]) if found else None


def nearest(name: str, known: Collection[str]) -> str | None:
    """Find the known name that a slip most likely meant, or None."""
    return Guesses(known)(name)
