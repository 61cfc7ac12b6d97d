"""The rates in force: the file's own, with what was asked for on top."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from vssbudget.amounts import EXACT, Percent, Year
from vssbudget.calculation.readings import Numbers
from vssbudget.formulas.indices import IndexRates
from vssbudget.formulas.sheet import Rates, Sheet
from vssbudget.model import Budget

RateTable = dict[str, dict[Year, Percent]]
"""Percent a year by index and plan year."""


@dataclass(frozen=True, slots=True)
class RateChange:
    """A rate to put in place of the file's own: in one plan year, or in all of them."""

    index: str
    year: Year | None
    rate: Percent


def rates_in_force(budget: Budget, changes: Iterable[RateChange] = ()) -> RateTable:
    """Lay changes over the file's rates: those that are told, and not worked out.

    A change without a year holds in every plan year; one with a year goes on top of it. Of two for
    the same index and year the later wins.

    Raises:
        KeyError: A change names an index that the budget does not define.
    """
    plan = budget.years.plan
    table = {
        name: {year: index.rates[year] for year in plan if index.rates}
        for name, index in budget.indices.items()
    }
    for change in sorted(changes, key=lambda each: each.year is not None):
        for year in plan if change.year is None else (change.year,):
            table[change.index][year] = change.rate
    return table


def rates_worked(budget: Budget, told: Rates) -> Rates:
    """Give the rate of every index, as it is shown: with what follows from rates that are told.

    Args:
        budget: The budget.
        told: The rates in force that are told.

    Returns:
        Percent a year by index and plan year, what is worked out to six decimals.
    """
    if all(index.rates for index in budget.indices.values()):
        return told
    indices, years = IndexRates(Sheet(Numbers(), budget, told)), budget.years.plan
    with localcontext(EXACT):
        return {name: _by_year(years, indices.shown(name)[1:]) for name in budget.indices}


def own_rates(budget: Budget) -> Rates:
    """Give the file's own rate of every index, unrounded, in each year in which there is one."""
    first, *_ = years = budget.years.every
    indices = IndexRates(Sheet(Numbers(), budget, {}).since(first))
    with localcontext(EXACT):
        return {name: _by_year(years, indices.rate(name)) for name in budget.indices}


def _by_year(years: Sequence[Year], row: Sequence[Decimal | None]) -> dict[Year, Percent]:
    told = zip(years, row, strict=True)
    return {year: Percent(rate) for year, rate in told if rate is not None}
