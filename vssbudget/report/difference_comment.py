"""What an edit does to the money, as Markdown for a comment on a pull request."""

from collections.abc import Iterator

from vssbudget.report.in_language import InLanguage
from vssbudget.report.markdown import escaped, section_lines
from vssbudget.views.difference import DifferenceView
from vssbudget.wording import Language, Message

MOST = 60_000
"""How many bytes a comment has at the most: a forge takes some 65 000 characters."""

_KEPT = 1_000
"""How many bytes are kept for what is always said."""


def difference_comment(view: DifferenceView, language: Language) -> str:
    """Write the total, the causes in words and the rows that moved; all else is folded.

    What would make it longer than `MOST` bytes is left out line by line, and counted.
    """
    said, most, written, left = InLanguage(language, view), MOST - _KEPT, list[str](), 0
    for line in _lines(view, said, language):
        size = len(line.encode()) + 1
        if size > most and line not in _FOLD:
            left += 1
        else:
            written.append(line)
            most -= size
    if left:
        written += ["", escaped(language("diff-left-out", count=left))]
    return "\n".join(written) + "\n"


_FOLD = ("<details>", "</details>", "")


def _lines(view: DifferenceView, said: InLanguage, language: Language) -> Iterator[str]:
    def words(message: Message) -> str:
        return escaped(language.say(message))

    yield f"**vssbudget: {words(view.standing)}**"
    yield ""
    yield words(view.scale)
    yield ""
    for told, address in view.causes():
        yield f"- {words(told)}{f' (`{address}`)' if address else ''}"
    for note in view.notes():
        yield f"- {words(note)}"
    if not view.rows:
        return
    if brief := said.section(view.brief()):
        yield from ("", *section_lines(brief))
    yield from ("", "<details>", f"<summary>{words(Message('diff-all'))}</summary>")
    for section in map(said.section, view.tables()):
        if section:
            yield from ("", *section_lines(section))
    yield from ("", "</details>")
