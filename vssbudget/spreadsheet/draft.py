"""What a budget is written from: rows under their keys, each with the cells that it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import ZERO, Year
from vssbudget.spreadsheet.rows import Left
from vssbudget.spreadsheet.years import Years
from vssbudget.wording import Message


class Figures(NamedTuple):
    """A row of figures by year, the cells that it comes from, and its unit where it has its own."""

    name: str
    values: Mapping[Year, Decimal]
    cells: str
    unit: str = ""


class Mark(NamedTuple):
    """What no cell says: of which key and years, of what kind that is, and why."""

    of: str
    years: tuple[Year, ...]
    kind: str
    reason: Message


class Moves(NamedTuple):
    """How a cost or a revenue moves in the plan years: a key and its value, and the mark on it."""

    key: str
    value: Decimal
    mark: Mark


@dataclass
class Area:
    """An area: its rows by measure, what moves it, and what no cell says of it.

    What is `signed` has figures below zero.
    """

    name: str
    rows: dict[str, Figures] = field(default_factory=dict)
    moves: Moves | None = None
    signed: bool = False
    marks: list[Mark] = field(default_factory=list)

    @property
    def moved(self) -> str:
        """What moves: its cost, or the revenue of what earns without one."""
        return "cost" if "cost" in self.rows else "revenue"

    @property
    def cells(self) -> str:
        """The cells of its first row."""
        return next(each.cells for each in self.rows.values())


class Claim(NamedTuple):
    """A printed sum of a year: of which figures, by their addresses, and how much it is."""

    says: str
    of: tuple[str, ...]
    equals: Decimal
    cells: str


class Placed(NamedTuple):
    """A row that has its place: the cells, its name, where in the budget it is, and its figures."""

    cell: str
    name: str
    path: str
    figures: Mapping[Year, Decimal]


@dataclass
class Draft:
    """A budget to be written, what was placed in it, what found no place, and what is in doubt.

    Where nothing is meant to balance it has the `reason`, and the planned `result` of the whole.
    """

    file: str
    title: str
    unit: str
    years: Years
    decimals: int
    areas: dict[str, Area] = field(default_factory=dict)
    volumes: dict[str, Figures] = field(default_factory=dict)
    lines: dict[str, Figures] = field(default_factory=dict)
    frames: dict[str, Figures] = field(default_factory=dict)
    published: dict[str, dict[str, Figures]] = field(default_factory=dict)
    repeated: list[tuple[str, Figures]] = field(default_factory=list)
    claims: dict[str, Claim] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    doubts: list[Left] = field(default_factory=list)
    reason: Message | None = None
    result: Mapping[Year, Decimal] = field(default_factory=dict)

    def added(self, measure: str, year: Year, key: str = "total") -> Decimal:
        """Add up what an area, or all of them, costs, earns or leaves in a year."""
        if measure == "result":
            return self.added("revenue", year, key) - self.added("cost", year, key)
        of = self.areas.values() if key == "total" else [self.areas[key]]
        rows = (each.rows[measure].values for each in of if measure in each.rows)
        return sum((row.get(year, ZERO) for row in rows), ZERO)
