"""What an edit does to the money, as Markdown for a comment on a pull request."""

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from vssbudget.report.in_language import InLanguage
from vssbudget.report.markdown import escaped, section_lines
from vssbudget.report.sheet import Section
from vssbudget.views.difference import DifferenceView
from vssbudget.wording import Language, Message

MOST = 60_000
"""How many bytes a comment has at the most: a forge takes some 65 000 characters."""

_KEPT = 1_000
"""How many bytes are kept for what is always said."""


class _Line(NamedTuple):
    """A line of the comment, and whether it goes before others where not all of them fit."""

    text: str
    first: bool = True


def difference_comment(view: DifferenceView, language: Language) -> str:
    """Write the total, the causes in words and the rows that moved; all else is folded.

    What would make it longer than `MOST` bytes is left out line by line, rows of areas before what
    they add up to, and counted.
    """
    lines = [*_lines(view, InLanguage(language, view.budget.unit), language)]
    kept = _fitting(lines, MOST - _KEPT)
    written = [each.text for at, each in enumerate(lines) if at in kept]
    if left := len(lines) - len(kept):
        written += ["", escaped(language("diff-left-out", count=left))]
    return "\n".join(written) + "\n"


def _fitting(lines: Sequence[_Line], room: int) -> Set[int]:
    """Give the places of the lines that fit in so many bytes; what folds always does."""
    kept = {at for at, each in enumerate(lines) if each.text in _FOLD}
    for first in (True, False):
        for at, each in enumerate(lines):
            size = len(each.text.encode()) + 1
            if at not in kept and each.first == first and size <= room:
                kept.add(at)
                room -= size
    return kept


_FOLD = ("<details>", "</details>", "")
_OF_TOTAL = 2
"""How many tables are of the total, before those of rows."""

_HEAD = 4
"""How many lines a table has before its rows."""


def _lines(view: DifferenceView, said: InLanguage, language: Language) -> Iterator[_Line]:
    def words(message: Message) -> str:
        return escaped(language.say(message))

    yield _Line(f"**vssbudget: {words(view.standing)}**")
    yield _Line("")
    yield _Line(words(view.scale))
    yield _Line("")
    for told, address in view.causes():
        yield _Line(f"- {words(told)}{f' (`{address}`)' if address else ''}")
    for note in view.notes():
        yield _Line(f"- {words(note)}")
    if not view.rows:
        return
    yield from _table(said.section(view.brief()), whole=False)
    yield from map(_Line, ("", "<details>", f"<summary>{words(Message('diff-all'))}</summary>"))
    for at, table in enumerate(view.tables()):
        yield from _table(said.section(table), whole=at < _OF_TOTAL)
    yield from map(_Line, ("", "</details>"))


def _table(section: Section | None, *, whole: bool) -> Iterator[_Line]:
    """Write a table, with its head and its sums before other rows where it is not `whole`."""
    if section is None:
        return
    yield _Line("")
    for at, text in enumerate(section_lines(section)):
        yield _Line(text, whole or at < _HEAD or text.startswith("| **"))
