"""Which way a figure goes with an input: the formulas read with numbers that know their range."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Union, cast

from vssbudget.amounts import Year
from vssbudget.calculation.readings import Numbers
from vssbudget.findings import BudgetPath
from vssbudget.formulas.algebra import Operation, Row, Several
from vssbudget.formulas.operations import Rounded

Number = Union[Decimal, int, "Ranging"]

Way = int | None
"""1 where a figure rises or stays, -1 where it falls or stays, 0 where it stays; else None."""

RISING, STILL = 1, 0


class Unsure(Exception):
    """What is calculated, or how, is not the same over the whole range of an input."""


class Ranging:
    """All that a number can be while an input goes through its range, and which way it goes then.

    It adds, multiplies and compares as any number does. A comparison that is not the same over the
    whole range raises Unsure.
    """

    __slots__ = ("high", "low", "way")

    def __init__(self, low: Decimal, high: Decimal, way: Way) -> None:
        self.low, self.high, self.way = low, high, way

    @property
    def sign(self) -> int | None:
        """The sign that it has over the whole range, 0 of nothing; None where it has both."""
        if self.low >= 0:
            return int(self.high > 0)
        return -1 if self.high <= 0 else None

    def __add__(self, other: Number) -> "Ranging":
        more = _ranging(other)
        return Ranging(self.low + more.low, self.high + more.high, _together(self.way, more.way))

    __radd__ = __add__

    def __neg__(self) -> "Ranging":
        return Ranging(-self.high, -self.low, _scaled(self.way, -1))

    def __sub__(self, other: Number) -> "Ranging":
        return self + -_ranging(other)

    def __rsub__(self, other: Number) -> "Ranging":
        return -self + other

    def __mul__(self, other: Number) -> "Ranging":
        by = _ranging(other)
        ends = [one * another for one in (self.low, self.high) for another in (by.low, by.high)]
        way = _together(_scaled(self.way, by.sign), _scaled(by.way, self.sign))
        return Ranging(min(ends), max(ends), way)

    __rmul__ = __mul__

    def __truediv__(self, other: Number) -> "Ranging":
        by = _ranging(other)
        if by.low <= 0 <= by.high:
            raise Unsure
        return self * Ranging(1 / by.high, 1 / by.low, _scaled(by.way, -1))

    def __rtruediv__(self, other: Decimal) -> "Ranging":
        return _ranging(other) / self

    def __lt__(self, other: Number) -> bool:
        than = _ranging(other)
        if self.high < than.low:
            return True
        if self.low >= than.high:
            return False
        raise Unsure

    def __gt__(self, other: Number) -> bool:
        return _ranging(other) < self

    def __ge__(self, other: Number) -> bool:
        return not self < other

    def __bool__(self) -> bool:
        if self.low <= 0 <= self.high:
            raise Unsure
        return True


def _ranging(number: Number) -> Ranging:
    if isinstance(number, Ranging):
        return number
    still = Decimal(number)
    return Ranging(still, still, STILL)


def _rounded(rounding: Rounded, figure: Decimal | None) -> Decimal | None:
    """Round a figure; one that rises still does, or stays."""
    known = cast("Decimal | Ranging | None", figure)
    if not isinstance(known, Ranging):
        return rounding.values((known,))[0]
    low, high = cast("tuple[Decimal, Decimal]", rounding.values((known.low, known.high)))
    return cast("Decimal", Ranging(low, high, known.way))


def _together(one: Way, other: Way) -> Way:
    """Say which way a sum goes."""
    if one is None or other is None or one * other < 0:
        return None
    return one or other


def _scaled(way: Way, sign: int | None) -> Way:
    """Say which way a number goes times one of a sign."""
    if not way:
        return way
    return None if sign is None else way * sign


Ends = tuple[Decimal, Decimal]
"""What a number is at the one end of a range of an input, and what at the other."""


class Trend(Numbers):
    """The figures, each with the way that it goes while an input goes through a range.

    Of each number that the input puts in the file the `ends` say what it is at those of the range.
    """

    def __init__(self, ends: Mapping[BudgetPath, Ends]) -> None:
        super().__init__()
        self._ends = ends
        self._rows: defaultdict[BudgetPath, dict[int, Ends]] = defaultdict(dict)
        for path, each in ends.items():
            if path[-1].isdecimal():
                self._rows[path[:-1]][int(path[-1])] = each

    def given(self, row: Row, path: BudgetPath, first: Year, *, held: bool = False) -> Row:
        """Give the figures that stand in the file, and the range of the input."""
        if path in self._ends:
            return tuple([_moving(each, self._ends[path]) for each in row])
        if not (years := self._rows.get(path)):
            return row
        found = list(row)
        for at, each in enumerate(row):
            told = [year for year in years if year == first + at or (held and year < first + at)]
            if told:
                found[at] = _moving(each, years[max(told)])
        return tuple(found)

    def make(self, operation: Operation, *lines: Row) -> Row:
        """Give what an operation makes of figures; rounding leaves each on its way."""
        if not isinstance(operation, Rounded):
            return super().make(operation, *lines)
        (row,) = lines
        return tuple([_rounded(operation, each) for each in row])

    def several(self, operation: Several, *lines: Row) -> Sequence[Row]:
        """Give what an operation makes of figures that stay; what is shared may go up and down.

        Raises:
            Unsure: One of the figures moves.
        """
        if any(isinstance(figure, Ranging) for row in lines for figure in row):
            raise Unsure
        return super().several(operation, *lines)


def _moving(figure: Decimal | None, ends: Ends) -> Decimal | None:
    if figure is None:
        return None
    one, other = ends
    way = RISING if one <= other else -RISING
    return cast("Decimal", Ranging(min(figure, *ends), max(figure, *ends), way))


def way_of(figure: Decimal | None) -> Way:
    """Say which way a figure goes that was read so."""
    known = cast("Decimal | Ranging | None", figure)
    return known.way if isinstance(known, Ranging) else STILL
