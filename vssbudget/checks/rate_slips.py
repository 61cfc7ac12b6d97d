"""Rates that cannot be meant, recognised by the rates of the years around them."""

from collections.abc import Iterable, Mapping

from vssbudget.amounts import Percent, Year

_TENS = 25


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
        if _is_small(rate)
        and all(
            abs(near) >= _TENS * abs(rate)
            for near in (before[year], behind[year])
            if near is not None
        )
    }


def _is_small(rate: Percent) -> bool:
    return -1 < rate * 10 < 1


def _large_before(
    rates: Mapping[Year, Percent], years: Iterable[Year]
) -> dict[Year, Percent | None]:
    """Give for each year the last rate before it, in the order of the years, that is not small."""
    last: Percent | None = None
    found = {}
    for year in years:
        found[year] = last
        last = last if _is_small(rates[year]) else rates[year]
    return found
