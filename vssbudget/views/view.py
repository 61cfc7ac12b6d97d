"""What every view has: a head, sections for people, rows for a spreadsheet, an outline."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import ClassVar, TypeVar

from vssbudget.amounts import Year
from vssbudget.projection import Projection
from vssbudget.views.rows import (
    Alike,
    Figure,
    Kind,
    Label,
    Outline,
    Row,
    Section,
    Table,
    Unit,
)
from vssbudget.wording import Message, under

_Each = TypeVar("_Each")


class View(ABC):
    """A view of a projection: for some of its years, of a file.

    It says what there is to be shown, and nothing of how a format shows it.
    """

    name: ClassVar[str]
    fields: tuple[str, ...]
    """The heads of a spreadsheet before the years."""
    one_block: ClassVar[bool] = False
    """Whether in all tables each year stands below itself, and titles beside the years."""

    def __init__(self, projection: Projection, file: str) -> None:
        self.projection = projection
        self.budget = projection.budget
        self.file = file

    @property
    @abstractmethod
    def years(self) -> tuple[Year, ...]:
        """The years of its rows."""

    @property
    def schema(self) -> str:
        """The schema that its outline is under; amounts with decimals are strings in the next."""
        return f"vssbudget/{self.name}/{2 if self.budget.unit.decimals else 1}"

    @property
    def standing(self) -> Label:
        """How the budget stands, where the view begins with that."""
        return ""

    @property
    def origin(self) -> Message:
        """The file that it is of, and the scenarios whose inputs are in place of the file's."""
        return Message("sheet-file", file=under(self.file, self.projection.scenarios))

    @property
    def scale(self) -> Message:
        """What the amounts are in."""
        return Message("sheet-scale", unit=self.budget.unit, base=self.budget.years.base)

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the figures in a spreadsheet."""
        return tuple(map(str, self.years))

    @abstractmethod
    def sections(self) -> Iterable[Section]:
        """Give what people see: tables, matrices, notes."""

    @abstractmethod
    def listed(self) -> Iterable[Row | Alike]:
        """Give the rows of a spreadsheet, each with its names."""

    @abstractmethod
    def outline(self) -> Outline:
        """Give what programs are told, each thing under its keys."""

    def head(self) -> Outline:
        """Give what an outline begins with."""
        return {
            "schema": self.schema,
            "file": self.file,
            **({"scenarios": list(named)} if (named := self.projection.scenarios) else {}),
            "title": self.budget.title,
            "unit": self.budget.unit,
            "base_year": self.budget.years.base,
            "years": self.years,
        }

    def table(self, title: str, rows: Iterable[Row], **values: Label | int | None) -> Table:
        """Set rows under the years; the title may tell the unit and other values."""
        told = Message(title, unit=self.budget.unit, **values)
        return Table(told, self.years, rows, kinds_of(self.projection, self.years))


class PlanView(View):
    """A view of what there is from the base year on."""

    def __init__(self, projection: Projection, years: Sequence[Year], file: str) -> None:
        super().__init__(projection, file)
        every = (self.budget.years.base, *self.budget.years.plan)
        self.places = [place for place, year in enumerate(every) if year in years]
        self._years = tuple([every[place] for place in self.places])

    @property
    def years(self) -> tuple[Year, ...]:
        """Those that are wanted."""
        return self._years

    def taken(self, row: Sequence[_Each]) -> tuple[_Each, ...]:
        """Take the years of the view out of a row that begins with the base year."""
        return tuple([row[place] for place in self.places])

    def told(self, row: Sequence[Figure] | None, unit: Unit = Unit.AMOUNT) -> Row | Outline:
        """Give figures of those years for programs, to stand under a key; nothing of no row."""
        return {} if row is None else Row("", self.taken(row), unit=unit)


def heading(label: Label) -> Row:
    """Set a label alone above the rows of one thing."""
    return Row(label, (), kind=Kind.HEADING)


def listed_in(tables: Iterable[Table]) -> Iterator[Row]:
    """Give the rows of tables that stand in a spreadsheet."""
    rows = chain.from_iterable(table.rows for table in tables)
    return (row for row in rows if row.names)


def kinds_of(projection: Projection, years: Iterable[Year]) -> tuple[Message, ...]:
    """Say of years what kind each is."""
    return tuple(Message(f"kind-{projection.budget.years.kind(year)}") for year in years)


def any_in(row: Iterable[Figure]) -> bool:
    """Whether there is any figure in a row."""
    return any(each is not None for each in row)
