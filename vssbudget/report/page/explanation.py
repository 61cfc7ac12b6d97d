"""How a figure comes about, as a page: the figure, and under it all that it follows from."""

from collections.abc import Iterator, Mapping

from vssbudget.calculation.explanation import Explanation
from vssbudget.report.page.document import page, typeset
from vssbudget.report.page.markup import NOTHING, Markup, joined, tag, text
from vssbudget.report.step_told import Origins, assumptions_of, in_words, sources_of
from vssbudget.wording import Language

_DEEPEST = 8
"""How deep steps stand under each other; what is deeper follows behind in a list of its own."""


def explanation_document(
    title: str, address: str, explanation: Explanation, origins: Origins, language: Language
) -> str:
    """Write the explanation of a figure of a budget as one page, whole."""
    language = typeset(language)
    said = in_words(explanation[-1], origins, language)
    header = tag(
        "header",
        tag("p", text(title), class_="over"),
        tag("h1", text(said.name)),
        tag("p", text(said.value), class_="value"),
        tag("p", text(address), class_="origin"),
    )
    main = tag(
        "main",
        _chapter(language("page-derivation"), *_Steps(explanation, origins, language).lists()),
        _listed(language("sources"), sources_of(origins)),
        _listed(language("assumptions"), assumptions_of(origins, language)),
        id="content",
        tabindex="-1",
    )
    return page(said.name, joined(header, main), language)


def _chapter(title: str, *content: Markup) -> Markup:
    return tag("section", tag("h2", text(title)), *content)


def _listed(title: str, texts: Mapping[str, str]) -> Markup:
    """Set what there is to be known of names; nothing where there are none."""
    if not texts:
        return NOTHING
    told = (joined(tag("dt", text(name)), tag("dd", text(of))) for name, of in texts.items())
    return _chapter(title, tag("dl", *told))


class _Steps:
    """Sets steps in lists under each other, each of them once."""

    def __init__(self, explanation: Explanation, origins: Origins, language: Language) -> None:
        self.explanation = explanation
        self.origins = origins
        self.language = language
        self.told = set[int]()
        self.first = [len(explanation) - 1]
        """What a list begins with: the figure, then the steps that stood too deep before."""

    def lists(self) -> Iterator[Markup]:
        """Give the list of the figure, and behind it those of steps too deep in one before."""
        for place in self.first:
            yield tag("ul", self._step(place, 0), class_="steps")

    def _step(self, place: int, depth: int) -> Markup:
        """Set a step with those beneath it, unless these stand above or are to follow below."""
        of = self.explanation[place].of
        if not of:
            return tag("li", self._said(place))
        if place in self.told:
            return tag("li", self._said(place, "above"))
        if depth == _DEEPEST or (depth and place in self.first):
            if place not in self.first:
                self.first.append(place)
            return tag("li", self._said(place, "below"))
        self.told.add(place)
        beneath = tag("ul", *(self._step(each, depth + 1) for each in of))
        return tag("li", self._said(place), beneath, id=f"step-{place}")

    def _said(self, place: int, told_as: str = "") -> Markup:
        """Say a step: its name and value, and under these how it is made or where it stands."""
        said = in_words(self.explanation[place], self.origins, self.language, told_as)
        how = [tag("span", text(told)) for told in (said.how, said.place, *said.sources) if told]
        if told_as:
            how = [tag("a", text(said.how), href=f"#step-{place}")]
        if said.assumed:
            how.append(tag("em", text(said.assumed)))
        behind = tag("small", *how) if how else NOTHING
        return tag("div", tag("span", text(said.name)), tag("b", text(said.value)), behind)
