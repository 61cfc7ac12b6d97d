"""How a figure comes about, as a tree of text: from the figure down to the lines of the file."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vssbudget.calculation.explanation import Explanation, Step
from vssbudget.formulas.working import How
from vssbudget.report.columns import cells
from vssbudget.report.grid import Line, Tone, folded
from vssbudget.report.step_told import Origins, assumptions_of, in_words, sources_of
from vssbudget.wording import NO_BREAK, Language

_BRANCH = {False: ("├─ ", "│  "), True: ("└─ ", "   ")}
_NARROWEST = 20
_MOST = 20
"""How many steps beneath one are told, unless all are asked for."""
_DEEPEST = 24
"""How deep they are told."""
_LONGEST = 1000
"""How many are told in all."""


class _Told(NamedTuple):
    """What is said of a step, and how wide the widest of it is that has to stay whole."""

    text: str
    whole: int

    def folded(self, width: int) -> list[str]:
        """Break it within a width; a figure and a place stay whole, however wide."""
        return folded(self.text, max(width, self.whole))


def explanation_lines(
    explanation: Explanation, origins: Origins, language: Language, width: int, *, full: bool
) -> Iterator[Line]:
    """Set a figure, under it what it follows from, then the sources and what is assumed.

    A step that stands above is not told again. Unless it is to be in `full`, very many steps
    beneath one are counted, and very deep ones left out. Only a figure, and a place in the file,
    which has to be copied whole, may be wider than the width.
    """
    tree = _Tree(explanation, origins, language, width, full=full)
    yield from tree.lines()
    yield from _listed("sources", sources_of(origins), language, width)
    yield from _listed("assumptions", assumptions_of(origins, language), language, width)


class _Place(NamedTuple):
    """A step in the tree: its place in the explanation, what stands before it, and how deep."""

    step: int
    lead: str
    last: bool
    depth: int


class _Tree:
    """Sets steps under each other within a width."""

    def __init__(
        self,
        explanation: Explanation,
        origins: Origins,
        language: Language,
        width: int,
        *,
        full: bool,
    ) -> None:
        self.explanation = explanation
        self.origins = origins
        self.language = language
        self.width = width
        self.full = full
        self._seen: set[int] = set()

    def lines(self) -> Iterator[Line]:
        """Set the figure, and beneath it what it follows from, each with a branch before it."""
        last = len(self.explanation) - 1
        title = self._told(self.explanation[last], above=False)
        yield from ((Tone.TITLE, line) for line in title.folded(self.width))
        waiting = self._under(_Place(last, "", last=True, depth=0), "")
        while waiting:
            place = waiting.pop()
            first, rest = _BRANCH[place.last]
            lead = place.lead + first
            if place.step < 0:
                yield Tone.PLAIN, lead + self.language("steps-more", count=-place.step)
                continue
            step = self.explanation[place.step]
            above = place.step in self._seen and bool(step.of)
            below = [] if above else self._under(place, place.lead + rest)
            gap = "│  " if below else "   "
            tone = Tone.STRONG if step.how is How.INPUT else Tone.PLAIN
            told, *more = self._within(self._told(step, above=above), lead)
            yield tone, f"{lead}{told}"
            yield from ((tone, f"{place.lead}{rest}{gap}{line}") for line in more)
            waiting += below

    def _under(self, place: _Place, lead: str) -> list[_Place]:
        """Give the steps beneath one, the last of them first; a number below zero counts others."""
        self._seen.add(place.step)
        of, depth = self.explanation[place.step].of, place.depth + 1
        shown, more = list(of), 0
        if not self.full:
            shown = (
                []
                if depth > _DEEPEST or len(self._seen) > _LONGEST
                else shown[: _MOST if len(of) > _MOST + 1 else None]
            )
            more = len(of) - len(shown)
        steps = [*shown, *([-more] if more else [])]
        last = len(steps) - 1
        found = [_Place(step, lead, at == last, depth) for at, step in enumerate(steps)]
        return found[::-1]

    def _within(self, told: "_Told", lead: str) -> list[str]:
        """Break what is said of a step so that it and its further lines, indented, have room."""
        room = self.width - len(lead)
        if cells(told.text) <= room:
            return [told.text]
        return told.folded(max(room - len(_BRANCH[True][1]), _NARROWEST))

    def _told(self, step: Step, *, above: bool) -> "_Told":
        """Say a step: its name, its value and unit, how it is made or where it stands."""
        said = in_words(step, self.origins, self.language, told_as="above" if above else "")
        text, whole = f"{said.name}: {said.value}", cells(said.value)
        if said.how:
            text += f" ({said.how})"
        if said.place:
            stands = f"({said.place}".replace(" ", NO_BREAK)
            text += f" {stands}{''.join(f', {name}' for name in said.sources)})"
            whole = max(whole, cells(stands) + 1)
        return _Told(f"{text} [{said.assumed}]" if said.assumed else text, whole)


def _listed(
    heading: str, texts: Mapping[str, str], language: Language, width: int
) -> Iterator[Line]:
    if not texts:
        return
    yield Tone.PLAIN, ""
    yield Tone.HEAD, language(heading)
    for name, text in texts.items():
        first, *rest = folded(f"{name}: {text}", max(width - 2, _NARROWEST))
        yield Tone.PLAIN, f"- {first}"
        yield from ((Tone.PLAIN, f"  {line}") for line in rest)
