"""What may have gone wrong with a row, and what would then have been printed."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from vssbudget.amounts import MoneyUnit, Year
from vssbudget.calculation.names import line_name, name_of
from vssbudget.checks.causes.case import Case, Figures
from vssbudget.model import Budget
from vssbudget.wording import Message


class Suspect(NamedTuple):
    """A row that may be wrong: what it is, and what it would have been for what is printed.

    That is the printed row itself, with no key, or one of those beneath it.
    """

    key: str
    own: Figures
    needed: Figures
    off: tuple[Year, ...]
    told: Message
    unit: MoneyUnit


LIKELIEST = (
    *("slip-left-out", "slip-doubled", "two-left-out", "slip-sign"),
    *("slip-year-late", "slip-year-early", "rounded-yearly", "rates-missed", "rates-late"),
    *("rates-early", "rates-of", "without-agreement", "without-lasting", "without-one_off"),
    *("without-variable_share", "shares-swapped", "shares-kept"),
    *("carried-whole", "carried-whole-once", "carried-whole-yearly", "carried-in-steps"),
    *("moved-by", "not-moved", "added-as-calculated", "added-unrounded", "copied"),
    *("slip-swapped", "slip-tenfold", "slip-tenth", "slip-dropped"),
    *("slip-typed-twice", "misread"),
)
"""What may have gone wrong, all of it: of several causes that fit the first one is told first."""


class Hypothesis(NamedTuple):
    """A cause in words, and the figures of a suspect that it would make.

    `fitted` says how many numbers in it were chosen so that it fits: it explains nothing of as many
    years. One that goes on `throughout` the plan gives the years that are right as well; another is
    of the years alone that it is held against. One that is not `sure` fits too much to be told for
    sure.
    """

    cause: Message
    makes: Figures
    fitted: int = 0
    throughout: bool = False
    sure: bool = True

    def fits(self, suspect: Suspect, years: Collection[Year]) -> bool:
        """Whether it makes every figure that is needed in these years, to the unit."""
        needed, makes = suspect.needed, self.makes
        if len(years) <= self.fitted or any(makes.get(year) != needed[year] for year in years):
            return False
        held = makes.items() if self.throughout else ()
        return all(figure == needed.get(year, figure) for year, figure in held)


def suspects(budget: Budget, case: Case) -> Iterator[Suspect]:
    """Give the printed row itself, then those beneath it."""
    for key, row in {"": case.right, **case.beneath}.items():
        needed = {
            year: row[year] + printed - case.right[year]
            for year, printed in case.printed.items()
            if year in row and year in case.right
        }
        off = tuple(year for year in case.off if year in needed)
        yield Suspect(key, row, needed, off, _told(budget, case, key), budget.unit)


def _told(budget: Budget, case: Case, key: str) -> Message:
    """Name a row beneath another one, or with no key the printed row itself."""
    if not key:
        return Message("row-itself")
    if case.kind in ("result", "expenditure"):
        return Message(f"row-{key}")
    name = line_name(budget, key) if case.measure == "investments" else name_of(budget, key)
    return Message("name", name=name)
