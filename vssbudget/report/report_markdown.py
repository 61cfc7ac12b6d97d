"""A whole budget as one page of Markdown: its head, its contents, and chapter by chapter."""

import re
from collections.abc import Iterable, Iterator

from vssbudget.report.in_language import InLanguage
from vssbudget.report.markdown import escaped, section_lines
from vssbudget.report.sheet import Section
from vssbudget.views.report import Chapter, ReportView
from vssbudget.wording import Language

_INDENT = "\u2003"
"""What sets a label in, outside of what is strong: a space that a table keeps."""

_NO_ANCHOR = re.compile(r"[^\w\- ]")


def report_markdown(view: ReportView, language: Language) -> str:
    """Write a report; texts from the file stay text."""
    said = InLanguage(language, view.budget.unit)
    chapters = [_Told(each, said) for each in view.chapters()]
    lines = [
        *(f"# {escaped(view.title)}", "", f"**{escaped(language.say(view.standing))}**", ""),
        *(line for each in view.head for line in (escaped(language.say(each)), "")),
        *_contents(view.title, chapters),
        *(line for each in chapters for line in each.lines()),
    ]
    return "\n".join(lines) + "\n"


class _Told:
    """A chapter in a language."""

    def __init__(self, chapter: Chapter, said: InLanguage) -> None:
        self.title = said.said(chapter.title)
        told = map(said.section, chapter.sections)
        self.sections: list[Section] = [each for each in told if each is not None]

    def headings(self) -> Iterator[str]:
        """Give the headings in it, its own first."""
        yield self.title
        yield from (each.title for each in self.sections if each.title)

    def lines(self) -> Iterator[str]:
        """Write its heading, and what stands beneath it one level deeper."""
        yield from ("", f"## {escaped(self.title)}")
        for each in self.sections:
            yield ""
            yield from section_lines(each, level=3, indent=_INDENT)


def _contents(title: str, chapters: Iterable[_Told]) -> Iterator[str]:
    """Lead to each chapter by the anchor that a forge or a wiki gives its heading.

    Of headings that are alike the first has the anchor, and those behind it the same with a number.
    """
    seen = {_anchor(title): 1}
    for chapter in chapters:
        for place, heading in enumerate(chapter.headings()):
            anchor = _anchor(heading)
            count = seen.get(anchor, 0)
            seen[anchor] = count + 1
            if place == 0:
                yield f"- [{escaped(heading)}](#{anchor}{f'-{count}' if count else ''})"


def _anchor(heading: str) -> str:
    return _NO_ANCHOR.sub("", heading.lower()).replace(" ", "-")
