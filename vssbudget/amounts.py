"""Exact amounts: decimals from the text to the one rounding.

An amount is carried unrounded with 60 significant digits and rounded half up to a whole unit only
where a figure leaves the calculation. No money ever passes through a float.
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NewType, cast

Year = NewType("Year", int)
"""A calendar year, such as 2023."""

Tkr = NewType("Tkr", int)
"""A decided amount in whole units of the budget file (tkr in the shipped one)."""

Exact = NewType("Exact", Decimal)
"""An unrounded amount in the unit of the budget file."""

Percent = NewType("Percent", Decimal)
"""Percent: 2.5 means 2.5 %."""

Factor = NewType("Factor", Decimal)
"""What one unit of money has grown to: 1.025 after a year of 2.5 %."""

EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
"""The arithmetic of every calculation; the default 28 digits go wrong after nine years of 2.5 %."""

ONE = Factor(Decimal(1))
_HUNDRED = Decimal(100)
_LEAST = Decimal("1e-30")
_MILLIONTH = Decimal("0.000001")


def rounded(amounts: Iterable[Exact]) -> tuple[Tkr, ...]:
    """Round exact amounts half up (away from zero) to whole units."""
    whole = tuple(map(int, map(EXACT.to_integral_value, amounts)))
    return cast("tuple[Tkr, ...]", whole)  # pragma: no mutate


def growth(rate: Percent) -> Factor:
    """Turn a rate in percent a year into the factor of that year: 2.5 becomes 1.025."""
    return Factor(1 + rate / _HUNDRED)


def change(after: Decimal, before: Decimal) -> Percent:
    """Give the change from one amount to another in percent; `before` is not zero."""
    return Percent((after / before - 1) * _HUNDRED)


def is_nothing(amount: Decimal) -> bool:
    """Whether an amount is zero, or what 60 digits leave of zero: 1000/3 · 3 − 1000 is −1e-57."""
    return abs(amount) < _LEAST


def percent_to(percent: Percent, decimals: int) -> Percent:
    """Round a percentage half up to a number of decimals."""
    return Percent(EXACT.quantize(percent, Decimal(1).scaleb(-decimals)))


def decimals(number: Decimal) -> int:
    """Count the decimals that a number is written with: 2 of `2.50`."""
    return max(0, -int(number.as_tuple().exponent))


def plain(number: Decimal) -> str:
    """Write a decimal in full, without exponent or trailing zeros: `34318.025`."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def percent_text(percent: Decimal) -> str:
    """Write a percentage or a price for a program, to at most six decimals: `2.5`, `0.341297`."""
    text = str(EXACT.quantize(percent, _MILLIONTH)).rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def span(years: Sequence[Year]) -> str:
    """Write years in a row as a span: `2024–2028`; others one by one."""
    if len(years) > 2 and list(years) == list(range(years[0], years[-1] + 1)):
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))
