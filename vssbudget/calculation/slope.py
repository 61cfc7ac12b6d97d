"""How a figure moves with one input: the formulas read with numbers that know their slope."""

from decimal import Decimal
from typing import Union, cast

from vssbudget.amounts import Year
from vssbudget.calculation.readings import Numbers
from vssbudget.findings import BudgetPath
from vssbudget.formulas.algebra import Row

Number = Union[Decimal, int, "Sloped"]


class Sloped:
    """A number and its derivative by one input; `straight` where it is linear in that.

    It adds and multiplies as any number does, so that every operation that only does so gives the
    slope of what it gives. One that rounds cannot, and raises a TypeError: see `slope_of`.
    """

    __slots__ = ("slope", "straight", "value")

    def __init__(self, value: Decimal, slope: Decimal, *, straight: bool = True) -> None:
        self.value, self.slope, self.straight = value, slope, straight

    def __add__(self, other: Number) -> "Sloped":
        value, slope, straight = _parts(other)
        whole = self.value + value, self.slope + slope
        return Sloped(*whole, straight=self.straight and straight)

    __radd__ = __add__

    def __neg__(self) -> "Sloped":
        return Sloped(-self.value, -self.slope, straight=self.straight)

    def __sub__(self, other: Number) -> "Sloped":
        return self + -other

    def __rsub__(self, other: Number) -> "Sloped":
        return -self + other

    def __mul__(self, other: Number) -> "Sloped":
        value, slope, straight = _parts(other)
        told = self.value * value, self.slope * value + self.value * slope
        straight = straight and self.straight and not (slope and self.slope)
        return Sloped(*told, straight=straight)

    __rmul__ = __mul__

    def __truediv__(self, other: Number) -> "Sloped":
        value, slope, straight = _parts(other)
        told = self.value / value, (self.slope * value - self.value * slope) / (value * value)
        return Sloped(*told, straight=straight and self.straight and not slope)

    def __rtruediv__(self, other: Decimal) -> "Sloped":
        slope = -other * self.slope / (self.value * self.value)
        return Sloped(other / self.value, slope, straight=not self.slope)

    def __lt__(self, other: Number) -> bool:
        return self.value < _parts(other)[0]

    def __gt__(self, other: Number) -> bool:
        return self.value > _parts(other)[0]

    def __ge__(self, other: Number) -> bool:
        return self.value >= _parts(other)[0]

    def __bool__(self) -> bool:
        return bool(self.value)


def _parts(number: Number) -> tuple[Decimal, Decimal, bool]:
    if isinstance(number, Sloped):
        return number.value, number.slope, number.straight
    return Decimal(number), Decimal(0), True


class Slope(Numbers):
    """The figures, and how each moves with the input at a path: of a year, or in all years."""

    def __init__(self, by: BudgetPath) -> None:
        super().__init__()
        self._by = by

    def given(self, row: Row, path: BudgetPath, first: Year, *, held: bool = False) -> Row:
        """Give the figures that stand in the file, the input with a slope of one."""
        del held
        if path == self._by:
            return tuple([_moving(figure) for figure in row])
        if (*path, self._by[-1]) != self._by or not self._by[-1].isdecimal():
            return row
        at = int(self._by[-1]) - first
        return tuple([_moving(each) if place == at else each for place, each in enumerate(row)])


def _moving(figure: Decimal | None) -> Decimal | None:
    if figure is None:
        return None
    return cast("Decimal", Sloped(figure, Decimal(1)))


def moved(figure: Decimal | None, by: Decimal) -> Decimal:
    """Give what a figure becomes where its input, with which it is linear, moves by so much."""
    known = cast("Sloped", figure)
    assert known.straight
    return known.value + known.slope * by


def solved(start: Decimal, figure: Decimal | None, target: Decimal) -> Decimal | None:
    """Find the input that makes a figure a target, where the figure is linear in it.

    Args:
        start: What the input is now.
        figure: What the figure is, read with its slope by the input: see `Slope`.
        target: What it has to be.

    Returns:
        The input, unrounded: start + (target − figure) / slope. None where the figure does not move
        with it, or not in a straight line.
    """
    known = cast("Decimal | Sloped | None", figure)
    if not isinstance(known, Sloped) or not known.straight or not known.slope:
        return None
    return start + (target - known.value) / known.slope
