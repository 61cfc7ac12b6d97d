"""The inputs of a workbook: each number of the file that a figure follows from, in one cell."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from vssbudget.amounts import EXACT, ZERO, Year, places_of, plain
from vssbudget.calculation.explanation import stands
from vssbudget.calculation.step_names import Names
from vssbudget.calculation.tree import Node
from vssbudget.findings import BudgetPath, Standing
from vssbudget.report.workbook.spots import ALONE, TOP, Columns, Where, cell_name, sheet_name

Stand = Callable[[Iterable[BudgetPath]], Mapping[BudgetPath, Standing]]
"""Says where in the files the values at paths stand."""

SHEETS: Mapping[str, str] = {
    "indices": "assumptions",
    "price_unit": "assumptions",
    "areas": "areas",
    "reserves": "areas",
    "budget_frame": "areas",
    "volumes": "volumes",
    "personnel": "volumes",
    "stated": "volumes",
    "investments": "investments",
    "pools": "shared",
    "published": "printed",
}
"""The sheet on which what stands in a block of the file is an input."""

LOCKED = ("life", "life_months")
"""Numbers of the file that say how much else there is to be calculated: no other can be put in."""


class Given(NamedTuple):
    """A number of the file: the path that it is set by, where it is written, its text and unit.

    It is `asked` for at the path of a year, though it may stand there for several.

    `now` is what is calculated with, in units of the last decimal of an amount: under a scenario or
    other rates that is not what is written. It is `live` if another may be put in its place.
    """

    path: BudgetPath
    asked: BudgetPath
    standing: Standing
    text: str
    now: Decimal
    unit: str
    live: bool

    @property
    def address(self) -> str:
        """The address that it is set by."""
        return ".".join(self.path)

    @property
    def shown(self) -> Decimal:
        """What it is now, as people write it."""
        return EXACT.scaleb(self.now, -places_of(self.unit))


class Asked(NamedTuple):
    """What a leaf reads in a year: the path at which it is asked for, the number and its unit."""

    path: BudgetPath
    number: Decimal
    unit: str


def asked_by(node: Node, at: int, names: Names) -> Asked | None:
    """Say which number of the file a leaf reads in a year; None where it is none of it."""
    origin, number, year = node.origin, node.values[at], Year(node.first + at)
    if origin is None or not origin.path or number is None:
        return None
    path, stated = stands(names.budget, origin.path, year, held=origin.held)
    if stated != number and origin.path[:1] != ("indices",):
        return None
    return Asked(path, number, names.given(origin.path, year)[1])


def given_of(asked: Iterable[Asked], stand: Stand) -> dict[BudgetPath, Given]:
    """Find what is asked for in the files, by the path at which it is asked for."""
    known = {each.path: each for each in asked}
    standings = dict(stand(known))
    rows = {path: path[:-1] for path, each in standings.items() if each.path == path[:-1]}
    whole = stand(rows.values())  # one number may stand there for several years
    standings |= {path: whole[row] for path, row in rows.items()}
    return {path: _given(each, standings[path]) for path, each in known.items()}


def _given(asked: Asked, standing: Standing) -> Given:
    path, number, unit = asked.path, asked.number, asked.unit
    shown = EXACT.scaleb(number, -places_of(unit))
    written = _written(standing)
    own = written is not None and Decimal(written) == shown
    if own and standing.path == path[:-1]:
        path = standing.path
    live = path[-1] not in LOCKED and (own or standing.said is not None or path[0] == "indices")
    text = written if own and written is not None else plain(shown)
    return Given(path, asked.path, standing, text, number, unit, live)


def _written(standing: Standing) -> str | None:
    """Give the number that is written at a place, None where it is none."""
    place = standing.place
    text = place.text[place.column - 1 : place.column - 1 + place.length].strip("\"'")
    try:
        return text if Decimal(text).is_finite() else None
    except InvalidOperation:
        return None


class Line(NamedTuple):
    """A row of inputs on a sheet: the path that they have in common, and each by its column."""

    path: BudgetPath
    row: int
    cells: Mapping[int, Given]

    @property
    def unit(self) -> str:
        """What they are in."""
        return next(iter(self.cells.values())).unit


class Inputs:
    """The inputs of a workbook in their cells, on each sheet in the order of the file.

    Those of a row of years stand in the columns of these, any other one alone in its row.
    """

    def __init__(
        self, given: Mapping[BudgetPath, Given], columns: Columns, titles: Mapping[str, str]
    ) -> None:
        self.given = given
        self.columns = columns
        self.titles = titles
        self.lines: dict[str, list[Line]] = {key: [] for key in titles}
        self._rows: dict[BudgetPath, int] = {}
        self._filled: set[tuple[str, int, int]] = set()
        rows: dict[BudgetPath, dict[int, Given]] = {}
        each_once = {each.path: each for each in given.values()}
        for each in sorted(each_once.values(), key=_order):
            row, column = self._apart(each.path)
            rows.setdefault(row, {})[column] = each
        for path, cells in rows.items():
            lines = self.lines[SHEETS[path[0]]]
            self._rows[path] = TOP + len(lines)
            lines.append(Line(path, self._rows[path], cells))
            sheet = sheet_name(titles[SHEETS[path[0]]])
            self._filled |= {(sheet, self._rows[path], column) for column in cells}

    def _apart(self, path: BudgetPath) -> tuple[BudgetPath, int]:
        """Part a path into that of its row, and the column that its year has."""
        year = path[-1]
        if len(year) == 4 and year.isdecimal() and self.columns.holds(int(year)):
            return path[:-1], self.columns.of(int(year))
        return path, ALONE

    def cell(self, given: Given) -> tuple[str, int, int]:
        """Give the sheet, the row and the column of an input."""
        row, column = self._apart(given.path)
        return self.titles[SHEETS[row[0]]], self._rows[row], column

    def name(self, given: Given) -> str:
        """Name the cell of an input in a formula."""
        sheet, row, column = self.cell(given)
        return f"{sheet_name(sheet)}{cell_name(row, column)}"

    def where(self, node: Node, names: Names) -> Where | None:
        """Say where all figures of a leaf stand: in a row, or in one cell; None for neither.

        An amount of the file with decimals is calculated with in units of the last one.
        """
        asked = {at: asked_by(node, at, names) for at in known(node)}
        found = {at: self.given[each.path] if each else None for at, each in asked.items()}
        first = next(iter(found.values()))
        every = set(found.values())
        if first is None or None in every or places_of(first.unit):
            return None
        if len(every) == 1 and self.cell(first)[2] == ALONE:
            return Where(self.columns, alone=self.name(first))
        rows = {self.cell(each)[:2] for each in every if each}
        straight = all(
            each and self.cell(each)[2] == self.columns.of(node.first + at)
            for at, each in found.items()
        )
        if len(rows) > 1 or not straight:
            return None
        sheet, row, _ = self.cell(first)
        return Where(self.columns, sheet_name(sheet), row)

    def stands(self, where: Where, year: int) -> bool:
        """Whether there is an input in a year of a row."""
        return (where.sheet, where.row, self.columns.of(year)) in self._filled

    def reading(self, node: Node, at: int, names: Names) -> str:
        """Write what a leaf reads in a year as a formula: a cell, or a number of none."""
        asked = asked_by(node, at, names)
        if asked is None:
            return plain(node.values[at] or ZERO)
        given = self.given[asked.path]
        places = places_of(given.unit)
        return f"ROUND({self.name(given)}*{10**places},0)" if places else self.name(given)


def known(node: Node) -> list[int]:
    """Give the positions at which a row has figures."""
    return [at for at, each in enumerate(node.values) if each is not None]


def _order(given: Given) -> tuple[str, int, int]:
    place = given.standing.place
    return place.file, place.line, place.column
