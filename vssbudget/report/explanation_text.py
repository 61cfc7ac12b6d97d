"""How a figure comes about, as a tree of text: from the figure down to the lines of the file."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import EXACT, decimals
from vssbudget.findings import BudgetPath
from vssbudget.projection.explanation import How, Step
from vssbudget.report.columns import cells
from vssbudget.report.grid import Line, Tone, folded
from vssbudget.report.origin import Origin
from vssbudget.wording import NO_BREAK, Language, behind_figure

_BRANCH = {False: ("├─ ", "│  "), True: ("└─ ", "   ")}
_DECIMALS = 9
_NARROWEST = 20

Origins = Mapping[BudgetPath, Origin]


class _Told(NamedTuple):
    """What is said of a step, and how wide the widest of it is that has to stay whole."""

    text: str
    whole: int

    def folded(self, width: int) -> list[str]:
        """Break it within a width; a figure and a place stay whole, however wide."""
        return folded(self.text, max(width, self.whole))


def explanation_lines(
    step: Step, origins: Origins, language: Language, width: int
) -> Iterator[Line]:
    """Set a figure, under it what it follows from, then the sources and what is assumed.

    Only a figure, and a place in the file, which has to be copied whole, may be wider.
    """
    tree = _Tree(origins, language, width)
    yield from ((Tone.TITLE, line) for line in tree.told(step).folded(width))
    yield from tree.under(step, "")
    yield from _listed("sources", _sources(origins), language, width)
    yield from _listed("assumptions", _assumptions(origins, language), language, width)


class _Tree:
    """Sets steps under each other within a width."""

    def __init__(self, origins: Origins, language: Language, width: int) -> None:
        self.origins = origins
        self.language = language
        self.width = width

    def under(self, step: Step, lead: str) -> Iterator[Line]:
        """Set what a step follows from, each with a branch before it."""
        for position, each in enumerate(step.steps, 1):
            first, rest = _BRANCH[position == len(step.steps)]
            gap = "│  " if each.steps else "   "
            tone = Tone.STRONG if each.how is How.INPUT else Tone.PLAIN
            told, *more = self._within(each, lead + first)
            yield tone, f"{lead}{first}{told}"
            yield from ((tone, f"{lead}{rest}{gap}{line}") for line in more)
            yield from self.under(each, lead + rest)

    def _within(self, step: Step, lead: str) -> list[str]:
        """Break what is said of a step so that it and its further lines, indented, have room."""
        told, room = self.told(step), self.width - len(lead)
        if cells(told.text) <= room:
            return [told.text]
        return told.folded(max(room - len(_BRANCH[True][1]), _NARROWEST))

    def told(self, step: Step) -> _Told:
        """Say a step: its name, its value and unit, how it is made or where it stands."""
        value = self._value(step)
        text = f"{self.language.say(step.name)}: {value}"
        if step.how is How.COUNT:
            return _Told(text, cells(value))
        if step.how is not How.INPUT:
            return _Told(f"{text} ({self.language(f'how-{step.how}')})", cells(value))
        place, sources, mark, _ = self.origins[step.path]
        stands = f"({place.file}:{place.line}:{place.column}".replace(" ", NO_BREAK)
        text += f" {stands}{''.join(f', {name}' for name in sources)})"
        if mark is not None:
            text += f" [{self.language(f'mark-{mark.kind}')}]"
        return _Told(text, max(cells(value), cells(stands) + 1))

    def _value(self, step: Step) -> str:
        """Write a value, of one that never ends the first decimals."""
        value = step.value
        if decimals(value) > _DECIMALS:
            value = EXACT.quantize(value, Decimal(1).scaleb(-_DECIMALS))
        written = self.language.number(value) + ("" if value == step.value else "…")
        return f"{written}{NO_BREAK}{behind_figure(step.unit)}" if step.unit else written


def _sources(origins: Origins) -> dict[str, str]:
    return {name: text for each in origins.values() for name, text in each.sources.items()}


def _assumptions(origins: Origins, language: Language) -> dict[str, str]:
    told = {}
    for each in origins.values():
        if each.mark is not None:
            of = ".".join((*each.part, each.mark.of))
            told[f"{of} ({language(f'mark-{each.mark.kind}')})"] = each.mark.reason
    return told


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
