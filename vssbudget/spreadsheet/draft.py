"""What a budget is written from: rows under their keys, each with the cells that it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import Year
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
    """How a cost moves in the plan years: a key and its value, and the mark on it."""

    key: str
    value: Decimal
    mark: Mark


@dataclass
class Area:
    """An area: its rows by measure, what moves its cost, and what no cell says of it.

    What is `signed` has figures below zero.
    """

    name: str
    rows: dict[str, Figures] = field(default_factory=dict)
    moves: Moves | None = None
    signed: bool = False
    marks: list[Mark] = field(default_factory=list)


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
    """A budget to be written, what was placed in it, what found no place, and what is in doubt."""

    file: str
    title: str
    unit: str
    years: Years
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
