"""The calculation as a page holds it: the program of its figures, each thing told once.

A script in the page runs it anew as inputs change, and tells how each figure comes about.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from vssbudget.amounts import Year
from vssbudget.calculation.program import Program
from vssbudget.findings import BudgetPath
from vssbudget.formulas.working import LEAVES, Fixed, How
from vssbudget.report.json_object import Object
from vssbudget.report.origin import Origin
from vssbudget.report.page.markup import seen
from vssbudget.wording import Language, Message, behind_figure

YEAR, BEFORE = "\u2411", "\u2412"
"""What stands in a name in place of the year of its step, and of that before it."""

_Told = TypeVar("_Told", bound=Hashable)


class Once(Generic[_Told]):
    """A list in which each thing stands once."""

    def __init__(self) -> None:
        self._places: dict[_Told, int] = {}

    def __call__(self, told: _Told) -> int:
        """Give the place of a thing; one that is new stands behind the others."""
        return self._places.setdefault(told, len(self._places))

    @property
    def told(self) -> Sequence[_Told]:
        """Give all things in their order."""
        return tuple(self._places)


class Templates:
    """Names of steps in a language, with holes where they tell the year."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._known: dict[Hashable, str] = {}

    def of(self, message: Message) -> tuple[str, int]:
        """Give the name with its holes and the year for these, or the name itself and no year."""
        year = message.values.get("year")
        if not isinstance(year, int):
            return self._said(message), 0
        holed = _holed(message, year)
        key = (holed.name, tuple(holed.values.items()))
        if key not in self._known:
            told = self._said(holed)
            if filled(told, year) != self._said(message):  # a file may have such signs
                return self._said(message), 0
            self._known[key] = told
        return self._known[key], year

    def _said(self, message: Message) -> str:
        return seen(self._language.say(message))


def _holed(message: Message, year: int) -> Message:
    holes = {year: YEAR, year - 1: BEFORE}
    years = {
        key: holes[value]
        for key in ("year", "before", "since")
        if isinstance(value := message.values.get(key), int) and value in holes
    }
    return Message(message.name, **{**message.values, **years})


def filled(template: str, year: int) -> str:
    """Put a year into the holes of a name."""
    return template.replace(YEAR, str(year)).replace(BEFORE, str(year - 1))


class _Columns(NamedTuple):
    """The steps, one list for each thing that is told of all of them."""

    way: list[int]
    of: list[list[int]]
    name: list[int]
    year: list[int]
    unit: list[int]


class Told:
    """Tells a program: what stands in many steps is listed once, and referred to by its place."""

    def __init__(self, program: Program, language: Language) -> None:
        self.program = program
        self.names = Once[str]()
        self.units = Once[tuple[str, int]]()
        self.ways = Once[str]()
        self.orders = Once[tuple[int, ...]]()
        self._templates = Templates(language)

    def steps(self) -> Mapping[str, Sequence[object]]:
        """Tell the steps by columns; what one follows from by how far it stands before it."""
        columns = _Columns([], [], [], [], [])
        for place, step in enumerate(self.program.steps):
            name, year = self._templates.of(step.name)
            columns.way.append(self.ways(str(step.how)))
            columns.of.append([place - each for each in step.of])
            columns.name.append(self.names(name))
            columns.year.append(year)
            columns.unit.append(self.units((seen(behind_figure(step.unit)), step.decimals)))
        return columns._asdict()

    def leaves(self) -> Iterator[tuple[int, str]]:
        """Give the places of what follows from nothing, with the values."""
        for place, step in enumerate(self.program.steps):
            if step.how in LEAVES:
                yield place, f"{step.value:f}"

    def fixed(self, indices: Collection[str]) -> Iterator[tuple[int, ...]]:
        """Give what else says how a step follows: which part, the decimals, the order of names.

        Last is whether there is a gap in place of a part that is nothing, as of all but indices.
        """
        for place, step in enumerate(self.program.steps):
            if step.fixed != Fixed():
                which, names, decimals = step.fixed
                ranks = {name: rank for rank, name in enumerate(sorted(set(names)))}
                order = self.orders(tuple([ranks[name] for name in names]))
                hides = step.how is How.FITTED and names[which] not in indices
                yield place, which, decimals, order, int(hides)

    def figures(self) -> Mapping[str, tuple[int, Sequence[int | None]]]:
        """Give the rows by their addresses: the first year, and the place of each from then on."""
        return {name: _row(row) for name, row in self.program.figures.items() if row}


def _row(places: Mapping[Year, int]) -> tuple[int, Sequence[int | None]]:
    first = min(places)
    return first, [places.get(Year(year)) for year in range(first, max(places) + 1)]


def inputs_told(
    program: Program, origins: Mapping[BudgetPath, Origin], language: Language
) -> Object:
    """Tell where the inputs stand, each with its sources, and why it is assumed if it is."""
    places, files = Once[tuple[object, ...]](), Once[str]()
    sources, marks = Once[tuple[str, str]](), Once[str]()
    told: list[tuple[int, int]] = []
    for at, step in enumerate(program.steps):
        if step.how is How.INPUT:
            origin = origins[step.path]
            of = tuple([sources((seen(n), seen(t))) for n, t in origin.sources.items()])
            place, mark = origin.place, marks(_mark(origin, language))
            stands = (files(seen(place.file)), f"{place.line}:{place.column}")
            told.append((at, places((*stands, of, mark))))
    named = {"files": files.told, "sources": sources.told, "marks": marks.told}
    return {"at": told, "places": places.told, **named}


def _mark(origin: Origin, language: Language) -> str:
    """Say that an input is assumed, and why; nothing of one that is not."""
    mark = origin.mark
    return "" if mark is None else seen(f"{language(f'mark-{mark.kind}')}: {mark.reason}")


def _way(how: str, language: Language) -> str:
    """Say how a step follows from those beneath it; nothing of what is told otherwise."""
    return "" if how in (How.INPUT, How.COUNT, How.PASSED) else language(f"how-{how}")


def program_told(
    program: Program,
    indices: Collection[str],
    origins: Mapping[BudgetPath, Origin],
    language: Language,
) -> Object:
    """Tell a program with all that a page needs to run and to explain it."""
    told = Told(program, language)
    steps, fixed = told.steps(), list(told.fixed(indices))
    return {
        "steps": steps,
        "leaves": list(told.leaves()),
        "fixed": fixed,
        "orders": told.orders.told,
        "ways": [(each, _way(each, language)) for each in told.ways.told],
        "names": told.names.told,
        "units": told.units.told,
        "figures": told.figures(),
        "inputs": inputs_told(program, origins, language),
    }
