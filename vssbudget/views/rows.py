"""What a view is made of: rows of typed figures under labels that stand in no language yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, Union

from vssbudget.amounts import Year
from vssbudget.wording import Message

Label = Message | str
"""What people read: words, or a name of the file."""

Figure = int | Decimal | None
"""A whole amount, or a number with decimals; None for a gap."""

SET = "*"
"""The mark of a result that is what it is because the revenue is set to it, and of its note.

That of an outcome of which there is something to know, too.
"""

PARTIAL = "!"
"""The mark of a total beneath which a row has no figure, and of its note."""

MARKS = SET + PARTIAL
"""What may stand behind a figure."""


class Unit(Enum):
    """What figures are, and so with how many decimals people and programs get them.

    An `AMOUNT` is a whole number of the last decimal of the unit of the file, an `EXACT` one was
    not rounded. A `PRICE` is anything that people get with no more decimals than it needs, two at
    the most. A `PART` is a percentage that was rounded for programs together with others.
    """

    AMOUNT = "whole"
    EXACT = "up to two decimals more than amounts have; all for programs"
    NUMBER = "all its decimals"
    WRITTEN = "the decimals that it is written with"
    PERCENT = "two decimals; six for programs"
    PRICE = "up to two decimals; up to six for programs"
    PART = "six decimals, rounded"


class Kind(Enum):
    """What a row is among others; a heading has no figures."""

    DETAIL = "detail"
    HEADING = "heading"
    TOTAL = "total"


class Row(NamedTuple):
    """Figures of one thing, one for each year of its view or for each column of its table.

    The `address` is the one under which each figure is explained, with its year behind it. The
    `names` are the fields before its figures in a spreadsheet, where it stands in one, `shown` says
    whether people see it. A row is set in by its `depth`; `marks` hang behind its figures, and what
    stands `beside` them is of all years together. Where its figures are `parts` of something each
    is a row of its own in a spreadsheet, behind what it is called there. In a matrix `each` of its
    figures may have an address of its own, with its year.
    """

    label: Label
    figures: Sequence[Figure]
    address: str = ""
    names: tuple[str, ...] = ()
    unit: Unit = Unit.AMOUNT
    kind: Kind = Kind.DETAIL
    depth: int = 0
    marks: Sequence[str] = ()
    beside: Sequence[Figure] = ()
    shown: bool = True
    parts: Sequence[str] = ()
    each: Sequence[str] = ()


class Alike(NamedTuple):
    """Very many rows of a spreadsheet that differ in what they are of, and in their figures.

    `of` gives a key and a name each, the same for several measures. Behind these stands what their
    figures are `counted` in and then the `basis` of each, a word of ours, where they have one. To
    make a row of each would take longer than to write it.
    """

    measure: str
    of: Callable[[], Iterable[tuple[str, str]]]
    counted: str
    figures: Iterable[Sequence[Figure]]
    basis: Iterable[str] | None = None
    unit: Unit = Unit.AMOUNT


class Table(NamedTuple):
    """Rows under their years, with the `kinds` of these where they do not stand above already.

    The first years may be `empty`. What stands `beside` the years has heads of its own. Where the
    years have no room beside each other it may be told `instead`. The last year of one that is
    `barred` can be drawn as bars.
    """

    title: Label
    years: Sequence[Year]
    rows: Iterable[Row]
    kinds: Sequence[Label] = ()
    empty: int = 0
    beside: Sequence[Label] = ()
    instead: Label = ""
    barred: bool = False


class Matrix(NamedTuple):
    """Rows under columns that each hold something of its own, under a head that says what."""

    title: Label
    heads: Sequence[Label]
    units: Sequence[Unit]
    rows: Iterable[Row]


class Notes(NamedTuple):
    """Lines of text, under a title or under none."""

    title: Label
    lines: Sequence[Label]


Section = Table | Matrix | Notes

Outline = Mapping[str, "Told"]
Told = Union[
    str, int, Decimal, Row, "Outline", Sequence["Told"], Iterator[tuple[str, "Told"]], None
]
"""What programs are told under a key; where it is very much, its entries one after the other."""
