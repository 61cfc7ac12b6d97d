"""A row that was carried forward as a whole, whatever it is made of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Context, Decimal
from math import ceil, floor
from typing import Literal

from vssbudget.amounts import HALF, Exact, Percent, Year, growth, rounded
from vssbudget.calculation.names import index_name
from vssbudget.checks.causes.hypothesis import Hypothesis, Suspect
from vssbudget.projection import Projection
from vssbudget.wording import Message
from vssbudget.wording.message import Value

Way = Literal["once", "yearly"]
"""Whether what is carried forward is rounded once for a year, or in each year on its way."""

Series = tuple[Percent, ...]

_WAYS: tuple[Way, Way] = ("once", "yearly")
_MOST = 200
"""Of how many rates it is tried which fit; where there are more, a row is too small to tell."""

_NEAR = Context(prec=20)
"""The arithmetic in which rates are looked for; each is then tried exactly."""

_NOTHING = Percent(Decimal(0))


def carried_whole(projection: Projection, suspect: Suspect) -> Iterator[Hypothesis]:
    """Give a row as it would be if it followed an index, a rate or a fixed step as a whole.

    It does from the year before the first that is off; the caller sets the arithmetic.
    """
    plan = projection.budget.years.plan
    off = [year for year in plan if year in suspect.off]
    if not off:
        return
    start = Year(off[0] - 1)
    years = [year for year in plan if year > start]
    known = _indices(projection, years)
    for amount in sorted({row[start] for row in (suspect.needed, suspect.own) if start in row}):
        if amount > 0:
            yield from _by_rate(suspect, amount, years, known)
            yield from _by_index(suspect, amount, years, known)
        yield from _by_step(suspect, amount, years)


def carried(amount: int, rates: Sequence[Percent], way: Way) -> Sequence[int]:
    """Carry an amount through years by their rates."""
    exact, row = Exact(Decimal(amount)), []
    for rate in rates:
        exact = Exact(exact * growth(rate))
        (whole,) = rounded([exact])
        row.append(int(whole))
        if way == "yearly":
            exact = Exact(Decimal(whole))
    return row


def _indices(projection: Projection, years: Sequence[Year]) -> Mapping[Series, Sequence[str]]:
    """Give the rates of each index, with the names of all that have the same."""
    found: dict[Series, list[str]] = {}
    for name, rates in projection.rates.items():
        series = tuple([rates[year] for year in years])
        found.setdefault(series, []).append(index_name(projection.budget, name))
    return found


def _by_index(
    suspect: Suspect, amount: int, years: Sequence[Year], known: Mapping[Series, Sequence[str]]
) -> Iterator[Hypothesis]:
    """Carry an amount by each index whose rate is not the same in all years."""
    for series, names in known.items():
        if len({*series}) == 1:
            continue
        made = {way: tuple(carried(amount, series, way)) for way in _WAYS}
        by = Message("by-index", index=names)
        for makes in dict.fromkeys(made.values()):
            ways = [way for way in _WAYS if made[way] == makes]
            figures = dict(zip(years, makes, strict=True))
            yield Hypothesis(_cause(suspect, by, years, ways), figures, throughout=True)


def _by_rate(
    suspect: Suspect, amount: int, years: Sequence[Year], known: Mapping[Series, Sequence[str]]
) -> Iterator[Hypothesis]:
    """Carry an amount by one rate in all years, each in hundredths that fits."""
    given = {_NOTHING, *(each[0] for each in known if len({*each}) == 1)}
    held = [(place, suspect.needed[y]) for place, y in enumerate(years) if y in suspect.needed]
    fit: dict[Way, list[Percent]] = {way: [] for way in _WAYS}
    for rate in sorted({*given, *_hundredths(amount, held)}):
        for way in _WAYS:
            row = carried(amount, (rate,) * len(years), way)
            if all(row[place] == figure for place, figure in held):
                fit[way].append(rate)
    ways = [way for way in _WAYS if fit[way]]
    if not ways:
        return
    rates = sorted({rate for way in ways for rate in fit[way]})
    rate = _NOTHING if _NOTHING in rates else rates[0]
    by = Message("by-rates", low=rate, high=rates[-1])
    if not rate or len(rates) == 1:
        by = Message("by-rate", rate=rate) if rate else Message("by-nothing")
    makes = dict(zip(years, carried(amount, (rate,) * len(years), ways[0]), strict=True))
    cause = _cause(suspect, by, years, ways if rate else _WAYS)
    yield Hypothesis(cause, makes, int(given.isdisjoint(rates)), throughout=True)


def _hundredths(amount: int, held: Sequence[tuple[int, int]]) -> Iterable[Percent]:
    """Give the rates in hundredths that make about what an amount is in the last year."""
    place, figure = held[-1]
    if figure <= 0:
        return ()
    ends = [(figure - HALF) / amount, (figure + HALF) / amount]
    root = Decimal(1) / (place + 1)
    low, high = (100 * (_NEAR.power(each, root) - 1) for each in ends)
    # rounded each year, an amount is off by up to half a unit a year on its way
    more = Decimal(100 * place) / amount
    near = range(floor((low - more) * 100), ceil((high + more) * 100) + 1)
    return (Percent(Decimal(each) / 100) for each in near) if len(near) <= _MOST else ()


def _by_step(suspect: Suspect, amount: int, years: Sequence[Year]) -> Iterator[Hypothesis]:
    """Carry an amount by the same number of units every year; by that of its last year is given."""
    step = suspect.needed.get(years[0], amount) - amount
    if step:
        before = suspect.own.get(Year(years[0] - 2))
        makes = {year: amount + step * place for place, year in enumerate(years, 1)}
        told: dict[str, Value] = {"row": suspect.told, "unit": suspect.unit}
        cause = Message("carried-in-steps", **told, step=step, since=years[0] - 1)
        yield Hypothesis(cause, makes, int(before is None or amount - before != step), True)


def _cause(suspect: Suspect, by: Message, years: Sequence[Year], ways: Sequence[Way]) -> Message:
    how = "" if len(ways) > 1 else f"-{ways[0]}"
    return Message(f"carried-whole{how}", row=suspect.told, by=by, since=years[0] - 1)
