"""The rates in force: the file's own, with what was asked for on top."""

from collections.abc import Iterable
from dataclasses import dataclass

from vssbudget.amounts import Percent, Year
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
    """Lay changes over the file's rates.

    A change without a year holds in every plan year; one with a year goes on top of it. Of two for
    the same index and year the later wins.

    Raises:
        KeyError: A change names an index that the budget does not define.
    """
    plan = budget.years.plan
    table = {
        name: {year: index.rates[year] for year in plan} for name, index in budget.indices.items()
    }
    for change in sorted(changes, key=lambda each: each.year is not None):
        for year in plan if change.year is None else (change.year,):
            table[change.index][year] = change.rate
    return table
