"""Rates on the command line: `--price 2.5`, `--wage 2026=3.1`, `--rate food:2027=4`."""

import re
from collections.abc import Iterable
from decimal import Decimal

from vssbudget.amounts import Percent, Year
from vssbudget.findings import WrongCommand
from vssbudget.model import Budget
from vssbudget.projection import RateChange
from vssbudget.wording import Message, nearest

Given = tuple[str, str]
"""An option and its value, in the order of the command line: `("price", "2026=3.1")`."""

_RATES = ("price", "wage", "rate")
_RATE = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?")
_MINUS = str.maketrans({"−": "-", ",": "."})


def rate_changes(given: Iterable[Given], budget: Budget) -> list[RateChange]:
    """Read the rates among what is given, against the budget that they are for.

    Raises:
        WrongCommand: No rate in range, no index of the file, or no plan year of it.
    """
    return [_rate_change(option, text, budget) for option, text in given if option in _RATES]


def as_written(text: str) -> str:
    """Write a number as a file has it; what is typed otherwise than a number stays as it is."""
    written = text.strip().translate(_MINUS)
    return written if _RATE.fullmatch(written) else text


def _rate_change(option: str, text: str, budget: Budget) -> RateChange:
    given = {"option": option, "text": text}
    if option == "rate":
        target, equals, number = text.rpartition("=")
        if not equals:
            raise WrongCommand(Message("rate-without-index", **given))
        index, _, year = target.partition(":")
        by_year = ":" in target
    else:
        year, equals, number = text.rpartition("=")
        index, by_year = option, bool(equals)
    if index not in budget.indices:
        raise WrongCommand(_no_index(index, budget, given))
    return RateChange(index, _year(year, budget, given) if by_year else None, _rate(number, given))


def _no_index(index: str, budget: Budget, given: dict[str, str]) -> Message:
    known = tuple(budget.indices)
    if suggestion := nearest(index, known):
        meant = Message("rate-index-misspelt", index=index, meant=suggestion, known=known)
    else:
        meant = Message("rate-index-unknown", index=index, known=known)
    return Message("rate-wrong", **given, why=meant)


def _year(text: str, budget: Budget, given: dict[str, str]) -> Year:
    plan = {str(year): year for year in budget.years.plan}
    if text not in plan:
        known = Message("from-to", low=min(plan), high=max(plan)) if plan else Message("none")
        why = Message("rate-year-unknown", year=text, known=known)
        raise WrongCommand(Message("rate-wrong", **given, why=why))
    return plan[text]


def _rate(text: str, given: dict[str, str]) -> Percent:
    written = text.strip().translate(_MINUS)
    if not _RATE.fullmatch(written):
        why = Message("rate-misread", text=text)
    elif -100 < Decimal(written) <= 1000:
        return Percent(Decimal(written))
    else:
        why = Message("rate-out-of-range")
    raise WrongCommand(Message("rate-wrong", **given, why=why))
