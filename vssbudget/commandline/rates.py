"""Rates on the command line: `--price 2.5`, `--wage 2026=3.1`, `--rate food:2027=4`."""

import re
from collections.abc import Iterable
from decimal import Decimal

from vssbudget.amounts import Percent, Year
from vssbudget.findings import WrongCommand
from vssbudget.model import Budget
from vssbudget.projection import RateChange
from vssbudget.wording import listed, nearest, quoted

Given = tuple[str, str]
"""An option and its value, in the order of the command line: `("price", "2026=3.1")`."""

_RATE = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?")
_MINUS = str.maketrans({"−": "-", ",": "."})


def rate_changes(given: Iterable[Given], budget: Budget) -> list[RateChange]:
    """Read rates against the budget that they are for.

    Raises:
        WrongCommand: No rate in range, no index of the file, or no plan year of it.
    """
    return [_rate_change(option, text, budget) for option, text in given]


def _rate_change(option: str, text: str, budget: Budget) -> RateChange:
    shown = f"--{option} {quoted(text)}"
    if option == "rate":
        target, equals, number = text.rpartition("=")
        if not equals:
            raise WrongCommand(f"{shown} names no index: write --rate NAME=2.5 or NAME:2026=2.5")
        index, _, year = target.partition(":")
        by_year = ":" in target
    else:
        year, equals, number = text.rpartition("=")
        index, by_year = option, bool(equals)
    if index not in budget.indices:
        raise WrongCommand(f"{shown}: {_no_index(index, budget)}")
    return RateChange(index, _year(shown, year, budget) if by_year else None, _rate(shown, number))


def _no_index(index: str, budget: Budget) -> str:
    suggestion = nearest(index, budget.indices)
    meant = f"did you mean {suggestion}? " if suggestion else ""
    return f"the file defines no index {quoted(index)}; {meant}it has: {listed(budget.indices)}"


def _year(shown: str, text: str, budget: Budget) -> Year:
    plan = {str(year): year for year in budget.years.plan}
    if text not in plan:
        known = f"{min(plan)} to {max(plan)}" if plan else "none"
        raise WrongCommand(
            f"{shown}: {quoted(text)} is no plan year of the file; those are: {known}"
        )
    return plan[text]


def _rate(shown: str, text: str) -> Percent:
    written = text.strip().translate(_MINUS)
    if not _RATE.fullmatch(written):
        raise WrongCommand(f"{shown}: {quoted(text)} is no rate; write a number such as 2.5 or 2,5")
    rate = Decimal(written)
    if not -100 < rate <= 1000:
        raise WrongCommand(f"{shown}: a rate is above -100 and at most 1000 percent a year")
    return Percent(rate)
