"""Exact amounts: decimals from the text to the one rounding.

An amount is carried unrounded with 60 significant digits and rounded half up to a whole unit only
where a figure leaves the calculation. No money ever passes through a float.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import cache
from itertools import repeat
from typing import NamedTuple, NewType, cast

Year = NewType("Year", int)
"""A calendar year, such as 2023."""

MONTHS = 12
"""The months of a year."""


class Month(NamedTuple):
    """A month of a year: the first one, if no other is said."""

    year: Year
    month: int = 1

    def __str__(self) -> str:
        """Write it as in a file: 2023-10."""
        return f"{self.year}-{self.month:02}"

    def after(self, months: int) -> "Month":
        """Give the month that is so many later."""
        year, month = divmod(self.year * MONTHS + self.month - 1 + months, MONTHS)
        return Month(Year(year), month + 1)

    def until(self, other: "Month") -> int:
        """Count the months from this one to another."""
        return (other.year - self.year) * MONTHS + other.month - self.month


Tkr = NewType("Tkr", int)
"""A decided amount in whole units of the budget file, or of the last decimal of its amounts."""

Exact = NewType("Exact", Decimal)
"""An unrounded amount in the same."""

Percent = NewType("Percent", Decimal)
"""Percent: 2.5 means 2.5 %."""

Factor = NewType("Factor", Decimal)
"""What one unit of money has grown to: 1.025 after a year of 2.5 %."""

EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
"""The arithmetic of every calculation; the default 28 digits go wrong after nine years of 2.5 %."""

STEADY = Context(prec=40, rounding=ROUND_HALF_UP)
"""What 60 digits leave of a half, such as 2.6499…9, is one again to 40 of them, and rounds up."""

_LONG = Context(prec=120, rounding=ROUND_HALF_UP)
_SURE = Decimal("1e-40")

DIGITS = 30
"""The most digits of a whole amount: as many behind the point are then still exact."""

ONE = Factor(Decimal(1))
ZERO = Decimal(0)
HALF = Decimal("0.5")
"""By how much one rounding to whole units moves an amount at the most."""

MOST_DECIMALS = 3
"""How many decimals amounts have at most: those of mnkr are then tkr."""

_HUNDRED = Decimal(100)
LEAST = Decimal("1e-30")
"""What is smaller is what 60 digits leave of zero."""
_MILLIONTH = Decimal("0.000001")
_ALIKE = 10**36
_WHOLE = Context(prec=DIGITS, rounding=ROUND_HALF_UP)
_SURE_DECIMALS = 40


class MoneyUnit(str):
    """What the amounts of a budget file are in: a word, and with how many decimals.

    The program carries an amount in whole units of the last decimal, 977 for 97.7 with one. So the
    calculation knows of whole numbers alone; what is read, shown and said goes through here.
    """

    __slots__ = ("decimals",)
    decimals: int

    def __new__(cls, name: str, decimals: int = 0) -> "MoneyUnit":
        """Name a unit of amounts with so many decimals."""
        unit = super().__new__(cls, name)
        unit.decimals = decimals
        return unit

    def shown(self, amount: int | Decimal) -> Decimal:
        """Give an amount as people write it: 97.7 for 977."""
        return EXACT.scaleb(Decimal(amount), -self.decimals)

    def whole(self, number: Decimal) -> Tkr | None:
        """Give what people write as it is calculated with; None where it has more decimals."""
        amount = EXACT.scaleb(number, self.decimals)
        return Tkr(int(amount)) if amount == int(amount) else None

    def written(self, amount: int | Decimal) -> str:
        """Write an amount as it stands in a file, with no more decimals than it needs."""
        return plain(self.shown(amount))

    def fixed(self, amount: int | Decimal) -> str:
        """Write an amount for a program, with all of its decimals."""
        return f"{self.shown(amount):f}"

    def told(self, amount: int | None) -> int | str | None:
        """Give an amount to programs: a whole one as a number, one with decimals as a text."""
        return self.fixed(amount) if self.decimals and amount is not None else amount


NO_UNIT = MoneyUnit("")
"""That of what is no amount: shown as it is."""


def places_of(unit: str) -> int:
    """Say with how many decimals figures in a unit are; none where it is not that of amounts."""
    return unit.decimals if isinstance(unit, MoneyUnit) else 0


class TooLarge(Exception):
    """What is calculated gets more digits than are calculated with."""


def rounded(amounts: Iterable[Exact]) -> tuple[Tkr, ...]:
    """Round exact amounts half up (away from zero) to whole units, after any ratio: see `steady`.

    Raises:
        TooLarge: One has more than 30 digits.
    """
    try:
        sure = map(_LONG.quantize, amounts, repeat(_SURE))
        whole = tuple(map(int, map(_WHOLE.quantize, sure, repeat(ONE))))
    except InvalidOperation:
        raise TooLarge from None
    return cast("tuple[Tkr, ...]", whole)  # pragma: no mutate


def steady(number: Decimal) -> Decimal:
    """Give a number to 40 decimals, which are sure: what 60 digits leave of a half is one again.

    6 · 13/12 is 6.5, and 6.4999…9 by 60 digits.
    """
    return _LONG.quantize(number, _SURE)


def in_steps(price: Decimal, step: Decimal) -> Decimal:
    """Take a price to its nearest step, of two alike to the higher one."""
    return EXACT.multiply(EXACT.to_integral_value(STEADY.divide(price, step)), step)


def allot(amount: int, weights: Mapping[str, Decimal]) -> dict[str, Tkr]:
    """Share a whole amount by weights, in whole units that add up to it, by largest remainder.

    Each name gets the whole units of amount · weight / Σ weights; the units that are left go one
    each to the largest remainders, of two alike to the name that sorts first. So the order of the
    names changes nothing, and a weight of zero gets nothing. The caller sets the arithmetic, which
    only sums the weights: the rest is done in whole numbers, remainders to 36 decimals, so that
    those that only the last digits of a smoothed share part are alike.

    Returns:
        The units of each name; zero for all where all weights are zero.
    """
    whole = _as_whole(weights.values())
    total = sum(whole)
    if not total:
        return dict.fromkeys(weights, Tkr(0))
    half, scaled = total // 2, amount * _ALIKE
    shares = [divmod((scaled * weight + half) // total, _ALIKE) for weight in whole]
    units = dict(zip(weights, [each for each, _ in shares], strict=True))
    if left := amount - sum(units.values()):
        rests = [rest for _, rest in shares]
        least = sorted(rests, reverse=True)[left - 1]
        rest = list(zip(weights, rests, strict=True))
        alike = sorted([name for name, each in rest if each == least])
        for name in [*(name for name, each in rest if each > least), *alike][:left]:
            units[name] += 1
    return cast("dict[str, Tkr]", units)  # pragma: no mutate


def _as_whole(weights: Collection[Decimal]) -> list[int]:
    """Give weights in units of the last decimal of their sum.

    With few decimals that is exact; of weights with 60 digits the last ones may be cut off.
    """
    places = decimals(sum(weights, ZERO))
    if not places:
        return list(map(int, weights))
    scale = Decimal(1).scaleb(places)
    return [int(each * scale) for each in weights]


def growth(rate: Percent) -> Factor:
    """Turn a rate in percent a year into the factor of that year: 2.5 becomes 1.025."""
    return Factor(1 + rate / _HUNDRED)


def change(after: Decimal, before: Decimal) -> Percent:
    """Give the change from one amount to another in percent; `before` is not zero."""
    return Percent((after / before - 1) * _HUNDRED)


def is_nothing(amount: Decimal) -> bool:
    """Whether an amount is zero, or what 60 digits leave of zero: 1000/3 · 3 − 1000 is −1e-57."""
    return -LEAST < amount < LEAST


def percent_to(percent: Percent, decimals: int) -> Percent:
    """Round a percentage half up to a number of decimals."""
    return Percent(EXACT.quantize(steady(percent), unit_of(decimals)))


@cache
def unit_of(decimals: int) -> Decimal:
    """Give the unit of the last of so many decimals: 0.01 of two."""
    return Decimal(1).scaleb(-decimals)


def decimals(number: Decimal) -> int:
    """Count the decimals that a number is written with: 2 of `2.50`."""
    return max(0, -int(number.as_tuple().exponent))


def plain(number: Decimal) -> str:
    """Write a decimal to at most 40 decimals, without exponent or trailing zeros: `34318.025`."""
    text = format(steady(number) if decimals(number) > _SURE_DECIMALS else number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def percent_text(percent: Decimal) -> str:
    """Write a percentage or a price for a program, to at most six decimals: `2.5`, `0.341297`."""
    return shortened(str(EXACT.quantize(steady(percent), _MILLIONTH)))


def shortened(text: str) -> str:
    """Leave out the zeros at the end of a number that is written with decimals: `2.500000`."""
    short = text.rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def span(years: Sequence[Year]) -> str:
    """Write years in a row as a span: `2024–2028`; others one by one."""
    if len(years) > 2 and list(years) == list(range(years[0], years[-1] + 1)):
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))
