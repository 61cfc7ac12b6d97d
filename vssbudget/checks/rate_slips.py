"""Rates that cannot be meant, recognised by the rates of the years around them."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from vssbudget.amounts import Percent, Year, percent_to, plain, span
from vssbudget.checks.slip import Slip, name_at
from vssbudget.findings import BudgetPath
from vssbudget.model import Budget, agreements
from vssbudget.wording import Message
from vssbudget.wording.message import Value

HIGHEST = Percent(Decimal(15))
"""The highest rate that is taken as it stands, in percent a year."""

_TENS = 25
_INDEX_NUMBERS = (80, 500)
_LEAST_TENFOLD = 5
_TENFOLD = 8
_MOST_NAMED = 12


def fractions(rates: Mapping[Year, Percent]) -> dict[Year, Percent]:
    """Find the rates that look like fractions: 0.025 where 2.5 % is meant.

    Such a rate lies between -0.1 and 0.1 and is not 0, and the nearest rates before and after it
    that do not are tens of times larger. Where there are none, every rate of the row is one. (A KPI
    of -0.1 among 0.8 and 1.7 is no fraction.)

    Args:
        rates: The rates of an index or an agreement as the file gives them, by year.

    Returns:
        By year, first to last, what each of them is in percent: {2026: 3.4} for {2026: 0.034}.
        Nothing where all are as they should be, so that it can be asked as a question.
    """
    told = {year: rates[year] for year in sorted(rates) if rates[year]}
    before, behind = _large_before(told, told), _large_before(told, reversed(told))
    return {
        year: Percent(rate * 100)
        for year, rate in told.items()
        if is_small(rate)
        and all(
            abs(near) >= _TENS * abs(rate)
            for near in (before[year], behind[year])
            if near is not None
        )
    }


def is_small(rate: Percent) -> bool:
    """Whether a rate in percent is so small that it may be a fraction."""
    return -1 < rate * 10 < 1


def _large_before(
    rates: Mapping[Year, Percent], years: Iterable[Year]
) -> dict[Year, Percent | None]:
    """Give for each year the last rate before it, in the order of the years, that is not small."""
    last: Percent | None = None
    found = {}
    for year in years:
        found[year] = last
        last = last if is_small(rates[year]) else rates[year]
    return found


def rate_slips(budget: Budget) -> Iterator[Slip]:
    """Find the rates of indices and agreements that cannot be meant."""
    for key, index in budget.indices.items():
        yield from _of_row(budget, ("indices", key), index.rates)
    for path, agreement in agreements(budget):
        yield from _of_row(budget, path, agreement.rates)


def _of_row(budget: Budget, path: BudgetPath, rates: Mapping[Year, Percent]) -> Iterator[Slip]:
    if all(1 <= abs(rate) <= _LEAST_TENFOLD for rate in rates.values()):
        return
    where = (*path, "rates")
    if meant := fractions(rates):
        yield _fraction(where, name_at(budget, path), rates, meant)
    levels = {year: rate for year, rate in rates.items() if _is_index_number(rate)}
    if len(levels) > 1:
        yield _levels(where, name_at(budget, path), levels)
    for year, rate in rates.items():
        if len(levels) > 1 and year in levels:
            continue
        beside = [rates.get(Year(year + step)) for step in (-1, 1)]
        near = [each for each in beside if each]
        tenfold = near and all(abs(rate) >= _TENFOLD * abs(each) for each in near)
        if rate > HIGHEST or (tenfold and abs(rate) >= _LEAST_TENFOLD):
            yield _too_high(where, name_at(budget, path), year, rate, near)


def _fraction(
    where: BudgetPath, name: str, rates: Mapping[Year, Percent], meant: Mapping[Year, Percent]
) -> Slip:
    """Tell of rates that are fractions, all of a row at the first of them."""
    first, *others = meant
    told: dict[str, Value] = {
        "of": name,
        "year": first,
        "rate": rates[first],
        "meant": meant[first],
    }
    message = Message("implausible-fraction", **told)
    if others:
        message = Message("implausible-fractions", **told, others=_listed(map(str, others)))
    written = _listed(f"{year}: {plain(rate)}" for year, rate in meant.items())
    return Slip(
        path=(*where, str(first)),
        figure=min(rates[year] for year in meant),
        high=False,
        message=message,
        instead=Message("write", what=written),
        year=first,
        off=Percent(rates[first] - meant[first]),
        meant=_figures(where, meant),
    )


def _listed(each: Iterable[str]) -> str:
    told = list(each)
    rest = ", …" if len(told) > _MOST_NAMED else ""
    return ", ".join(told[:_MOST_NAMED]) + rest


def _too_high(
    where: BudgetPath,
    name: str,
    year: Year,
    rate: Percent,
    near: list[Percent],
) -> Slip:
    """Tell of a rate that is an index number, has a digit too many, or is only too high."""
    told: dict[str, Value] = {"of": name, "year": year, "rate": rate}
    meant: Percent | None = None
    if _is_index_number(rate):
        meant = _moved(rate, None)
        message = Message("implausible-index-number", **told, meant=meant)
    elif near and all(abs(rate) >= _TENFOLD * abs(each) for each in near):
        meant = Percent(rate / 10)
        message = Message("implausible-rate-tenfold", **told, near=near[0])
    else:
        message = Message("implausible-rate-high", **told, limit=HIGHEST)
    instead = Message("correct-figure")
    if meant is not None:
        instead = Message("write-entry", key=year, value=plain(meant))
    path = (*where, str(year))
    return Slip(
        path=path,
        figure=rate,
        high=rate > 0,
        message=message,
        instead=instead,
        year=year,
        off=Percent(rate - (HIGHEST if meant is None else meant)),
        meant=() if meant is None else ((path, Decimal(meant)),),
    )


def _levels(where: BudgetPath, name: str, levels: Mapping[Year, Percent]) -> Slip:
    """Tell of an index that is written as its levels, all of a row at the first of them."""
    meant = {year: _moved(rate, levels.get(Year(year - 1))) for year, rate in levels.items()}
    first, last = min(levels), max(levels)
    return Slip(
        path=(*where, str(first)),
        figure=max(levels.values()),
        high=True,
        message=Message(
            "implausible-index-levels",
            of=name,
            years=span(sorted(levels)),
            rate=levels[first],
            last=levels[last],
        ),
        instead=Message("write", what=_listed(f"{year}: {plain(meant[year])}" for year in levels)),
        year=first,
        off=Percent(levels[first] - meant[first]),
        meant=_figures(where, meant),
    )


def _moved(level: Percent, before: Percent | None) -> Percent:
    """Give the change of an index number on the one before it, on 100 where there is none."""
    return percent_to(Percent((level / (before or Decimal(100)) - 1) * 100), 2)


def _figures(
    where: BudgetPath, rates: Mapping[Year, Percent]
) -> tuple[tuple[BudgetPath, Decimal], ...]:
    return tuple(((*where, str(year)), Decimal(rate)) for year, rate in rates.items())


def _is_index_number(rate: Percent) -> bool:
    least, most = _INDEX_NUMBERS
    return least <= rate <= most
