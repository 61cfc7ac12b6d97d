"""Slips of the hand and of copying: what a figure becomes by each."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from vssbudget.amounts import Year
from vssbudget.checks.causes.case import Figures
from vssbudget.checks.causes.hypothesis import Hypothesis, Suspect
from vssbudget.wording import Message

Slip = Callable[[Figures, Year], int | None]
"""What a slip makes of the figure of a year; None where it can make nothing of it."""

_MOST_DIGITS = 12
_MOST_PAIRED = 400
"""Of how many rows two that are left out are looked for."""


def _beside(years: int) -> Slip:
    """Take the figure of another year, so many later."""
    return lambda row, year: row.get(Year(year + years))


def _times(factor: int) -> Slip:
    return lambda row, year: row[year] * factor


def _tenth(power: int) -> Slip:
    """Lose digits at the end."""
    return lambda row, year: _signed(row[year], str(abs(row[year]))[:-power])


def _digits(place: int, made: Callable[[str, int], str]) -> Slip:
    """Write the digits of a figure otherwise at a place, counted from the right."""

    def slip(row: Figures, year: Year) -> int | None:
        digits = str(abs(row[year]))
        at = len(digits) - 1 - place
        return _signed(row[year], made(digits, at)) if at >= 0 else None

    return slip


def _swap(digits: str, at: int) -> str:
    """Swap a digit with the one before it."""
    return f"{digits[: max(0, at - 1)]}{digits[at]}{digits[max(0, at - 1) : at]}{digits[at + 1 :]}"


def _drop(digits: str, at: int) -> str:
    return digits[:at] + digits[at + 1 :]


def _twice(digits: str, at: int) -> str:
    return digits[: at + 1] + digits[at:]


def _signed(figure: int, digits: str) -> int | None:
    if not digits:
        return None
    return -int(digits) if figure < 0 else int(digits)


SLIPS: Mapping[str, tuple[Slip, ...]] = {
    "left-out": (_times(0),),
    "doubled": (_times(2),),
    "sign": (_times(-1),),
    "year-late": (_beside(-1),),
    "year-early": (_beside(1),),
    "swapped": tuple(_digits(place, _swap) for place in range(_MOST_DIGITS)),
    "tenfold": tuple(_times(10**power) for power in (1, 2, 3)),
    "tenth": tuple(map(_tenth, (1, 2, 3))),
    "dropped": tuple(_digits(place, _drop) for place in range(1, _MOST_DIGITS)),
    "typed-twice": tuple(_digits(place, _twice) for place in range(_MOST_DIGITS)),
}
"""What each slip can make of a figure, none of which is chosen so that it fits."""


def slips(suspect: Suspect) -> Iterator[Hypothesis]:
    """Give what a slip in the figures of a row would make of them."""
    for name, ways in SLIPS.items():
        cause = Message(f"slip-{name}", row=suspect.told)
        for way in ways:
            made = {year: way(suspect.own, year) for year in suspect.off}
            yield Hypothesis(cause, {year: each for year, each in made.items() if each is not None})
    for year in suspect.off:
        yield from _misread(suspect, year)


def _misread(suspect: Suspect, year: Year) -> Iterator[Hypothesis]:
    """Give the figure of a year where all would be right with one digit that was read wrong."""
    was, read = str(suspect.own[year]), str(suspect.needed[year])
    if len(was) == len(read) and sum(map(str.__ne__, was, read)) == 1:
        told, unit = suspect.told, suspect.unit
        cause = Message("misread", row=told, was=int(was), read=int(read), unit=unit)
        yield Hypothesis(cause, {year: int(read)}, sure=False)


def two_left_out(
    beneath: Sequence[Suspect], years: Collection[Year]
) -> Iterator[tuple[Suspect, Hypothesis]]:
    """Give each two rows that a sum lacks together in the first of these years.

    It is told of the second: in place of that there is the first, below zero.
    """
    first = min(years)
    by_figure: dict[int, list[Suspect]] = {}
    for each in [row for row in beneath if first in row.needed][:_MOST_PAIRED]:
        for other in by_figure.get(-each.needed[first], ()):
            cause = Message("two-left-out", rows=(other.told, each.told))
            yield each, Hypothesis(cause, {year: -other.own.get(year, 0) for year in years})
        by_figure.setdefault(each.own[first], []).append(each)
