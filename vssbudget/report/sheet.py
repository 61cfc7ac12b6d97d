"""What a view for people is made of before any format: tables, a matrix, lines of text."""

from typing import NamedTuple

from vssbudget.views import rows
from vssbudget.views.rows import Unit

GAP = "–"
"""What a cell shows where there is no figure."""


class Row(NamedTuple):
    """A label and a cell for each column, and the row of figures that these are written from."""

    label: str
    cells: tuple[str, ...]
    of: rows.Row

    @property
    def strong(self) -> bool:
        """Whether it is a sum, or with empty cells a heading."""
        return self.of.kind is not rows.Kind.DETAIL


class Table(NamedTuple):
    """Years as columns, the kind of each year under it, or no kinds.

    As many columns at the end as are `beside` the years belong to all of them. What is to be told
    `instead` stands in its place where its years have no room beside each other. The last year of
    one that is `barred` can be drawn as bars.
    """

    title: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    rows: tuple[Row, ...]
    beside: int = 0
    instead: str = ""
    barred: bool = False


class Matrix(NamedTuple):
    """Columns that each hold something of its own, in a unit, under a head that says what."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    units: tuple[Unit, ...]


class Remarks(NamedTuple):
    """Lines of text, under a title or under none."""

    title: str
    lines: tuple[str, ...]


Section = Table | Matrix | Remarks


class Sheet(NamedTuple):
    """A whole view: what it is of, what its amounts are, the figures, and first how it stands.

    Where its tables are `one_block` each year stands below itself, and titles beside the years.
    """

    title: str
    file: str
    scale: str
    sections: tuple[Section, ...]
    verdict: str = ""
    one_block: bool = False
