"""A whole page: its head with the policy that it is under, its contents, and its chapters."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from vssbudget.amounts import span
from vssbudget.report.in_language import InLanguage
from vssbudget.report.page.interactive import Interactive, interactive, script
from vssbudget.report.page.markup import NOTHING, Markup, joined, tag, text, void
from vssbudget.report.page.resources import resource
from vssbudget.report.page.tables import section_markup
from vssbudget.report.svg import chart_markup
from vssbudget.views.report import Chapter, ReportView
from vssbudget.views.rows import Label, Notes, Row
from vssbudget.wording import Language, Message

STYLES = ("page.css", "charts.css", "controls.css")
"""The files of the style."""
_MINUS = "\u2212"
_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"


def document(view: ReportView, language: Language) -> str:
    """Write a report as one page."""
    return _Page(view, typeset(language)).whole()


def typeset(language: Language) -> Language:
    """Write numbers of a language as in print: what is below zero with a minus, not a hyphen."""
    return language._replace(minus=_MINUS)


class _Page:
    """Says a report in one language."""

    def __init__(self, view: ReportView, language: Language) -> None:
        self.view = view
        self.language = language
        self.words = InLanguage(language, view.budget.unit)
        self.chapters = tuple(view.chapters())

    def whole(self) -> str:
        """Set the head, the contents and the chapters."""
        used, chapters = self._used(), map(self._chapter, self.chapters)
        main = tag("main", used.controls, *chapters, id="content", tabindex="-1")
        body = joined(self._header(), self._contents(), main, used.dialog, used.program)
        return page(self.view.title, body, self.language, script())

    def _used(self) -> Interactive:
        """Give the parts by which the page is used: what if, and how figures come about."""
        sections = (each for chapter in self.chapters for each in chapter.sections)
        told = (row for each in sections if not isinstance(each, Notes) for row in each.rows)
        rows = (address for row in told for address in _addresses(row))
        return interactive(self.view.projection, rows, self.view.written.standing, self.language)

    def _said(self, label: Label) -> Markup:
        return text(self.words.said(label))

    def _header(self) -> Markup:
        """Set what the page is of, how that stands, and from where it comes."""
        years = self.view.budget.years
        told = Message("page-years", base=years.base, plan=span(years.plan))
        return tag(
            "header",
            tag("p", self._said(told), class_="over"),
            tag("h1", text(self.view.title)),
            tag("p", self._said(self.view.standing), class_="standing"),
            *(tag("p", self._said(line), class_="origin") for line in self.view.head),
        )

    def _contents(self) -> Markup:
        title = self.language("page-contents")
        listed = (
            tag("li", tag("a", self._said(each.title), href=f"#{each.key}"))
            for each in self.chapters
        )
        return tag("nav", tag("h2", text(title)), tag("ol", *listed), aria_label=title)

    def _chapter(self, chapter: Chapter) -> Markup:
        """Set a chapter, and what stands in it."""
        name, base = chapter.key, str(self.view.budget.years.base)
        said = ((each.title, self.words.section(each)) for each in chapter.sections)
        told = [(title, section) for title, section in said if section is not None]
        sections = (section_markup(each, name, at, base) for at, (_, each) in enumerate(told, 1))
        title = tag("h2", self._said(chapter.title), id=f"{name}-0")
        places = {_name(title): at for at, (title, _) in reversed([*enumerate(told, 1)])}
        drawn = (
            chart_markup(each, self.language, f"{name}-{places.get(each.table, 1)}")
            for each in chapter.charts
        )
        return tag("section", title, *sections, *drawn, id=name, aria_labelledby=f"{name}-0")


def _addresses(row: Row) -> Iterator[str]:
    """Give the addresses of the rows that the figures of one are of."""
    if row.address:
        yield row.address
    yield from (each.rpartition(".")[0] for each in row.each)


def _name(title: Label) -> str:
    """Give the name of the words of a title."""
    return title if isinstance(title, str) else title.name


def page(title: str, body: Markup, language: Language, script: Markup = NOTHING) -> str:
    """Set a page around what it shows: all that it needs stands in it, and nothing else may run."""
    style = joined(*map(resource, STYLES))
    head = tag(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="color-scheme", content="light dark"),
        tag("title", text(title)),
        tag("style", style),
    )
    skip = tag("a", text(language("page-skip")), class_="skip", href="#content")
    run = tag("script", script) if script else NOTHING
    whole = tag("html", head, tag("body", skip, body, run), lang=language.code)
    return f"<!doctype html>\n{whole}\n"


def _policy(style: Markup, script: Markup) -> str:
    """Allow the very style and script that stand in the page, and nothing else from anywhere."""
    told = f"{_POLICY}; style-src {_hash(style)}"
    return f"{told}; script-src {_hash(script)}" if script else told


def _hash(of: Markup) -> str:
    return f"'sha256-{b64encode(sha256(of.encode()).digest()).decode()}'"
