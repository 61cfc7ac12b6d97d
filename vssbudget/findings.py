"""What can be said about a budget, and where.

A finding names a path in the budget (`areas.hr.cost.2023`). Which line that is, only the loader
knows; it puts the place in late.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from vssbudget.amounts import NO_UNIT, MoneyUnit, Tkr, Year
from vssbudget.wording import Message

BudgetPath = tuple[str, ...]
"""The keys that lead to a value, from the top of the file: `("areas", "hr", "cost", "2023")`."""


class WrongCommand(Exception):
    """A command that cannot be carried out as given: it becomes one line, never a finding."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class Severity(StrEnum):
    """How much a finding weighs: an error is a broken rule, a notice only information."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Place(NamedTuple):
    """Where a value stands: lines and columns count from 1, `length` in characters."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1
    text: str = ""


class Said(NamedTuple):
    """What a scenario says of what it puts in place of others: its name, why, and its sources."""

    name: str
    reason: str
    sources: Mapping[str, str]


class Standing(NamedTuple):
    """Where what stands at a path is written: at which path, in which place, by which scenario.

    A block in its short form has one step less, and a figure for several years has no year.
    """

    path: BudgetPath
    place: Place
    said: Said | None = None


Stands = Callable[[Iterable[BudgetPath]], Mapping[BudgetPath, Standing]]
"""Says where in the files what is at paths stands."""


class Cause(NamedTuple):
    """The finding that another follows from: its rule, its path in the budget, and where it is."""

    rule: str
    path: BudgetPath
    place: Place | None = None


class Causes(NamedTuple):
    """What was found of the cause of a printed figure: in words, and the causes that give it.

    `determined` says that there is one alone, which nothing in it was chosen to fit.
    """

    told: Message
    found: tuple[Message, ...]
    determined: bool = False


class Margin(NamedTuple):
    """How far an input may fall and rise until a claim fails, and what that is of its value.

    None is as far as it was looked for: down to nothing, and up to ten times as much.
    """

    claim: str
    path: BudgetPath
    falls: Decimal | None
    rises: Decimal | None
    told: Message
    narrow: Decimal


class Disguised(NamedTuple):
    """What stands in the file as an input and is a sum, or is held against itself; and where."""

    path: BudgetPath
    told: Message


class Perturbed(NamedTuple):
    """What was found by moving the inputs: margins, those of a claim together, and disguises."""

    margins: tuple[Margin, ...]
    disguised: tuple[Disguised, ...]


class Finding(NamedTuple):
    """One fault: what was found, what was expected, and what would put it right.

    `amount` is signed, in whole units of the last decimal of amounts; where the figure has another
    unit, `off` is by how much it is off in that. `at_key` puts the finding at the key that the path
    ends in and not at its value. `accepted` is the reason for which the file records it as a known
    difference, `causes` what was found of its cause where that was asked for.
    """

    rule: str
    message: Message
    fix: Message | None = None
    severity: Severity = Severity.ERROR
    path: BudgetPath = ()
    at_key: bool = False
    area: str | None = None
    service: str | None = None
    year: Year | None = None
    amount: Tkr | None = None
    off: Decimal | None = None
    meant: tuple[tuple[BudgetPath, Decimal], ...] = ()
    accepted: str | None = None
    place: Place | None = None
    follows: Cause | None = None
    causes: Causes | None = None


class Remark(NamedTuple):
    """Something a rule says without judging: an outcome, or a case it could not test."""

    area: str | None
    year: Year | None
    message: Message
    amount: Tkr | None = None


_NONE: Mapping[Any, int] = MappingProxyType({})


class Judgement(NamedTuple):
    """What one rule did over one budget.

    `judged` and `constructed` count cases a year (None for those without one): those really
    tested, and those that hold only because the figure is made so. `areas` counts the cases really
    tested by the area that they are about, where they are about one. `untested` could not be
    judged; `information` is no fault; `exempt` is what the file says is not to be judged, and why.
    Amounts in it are in the `unit` of the file, where that has decimals.
    """

    rule: str
    findings: tuple[Finding, ...] = ()
    judged: Mapping[Year | None, int] = _NONE
    constructed: Mapping[Year | None, int] = _NONE
    areas: Mapping[str, int] = _NONE
    untested: tuple[Remark, ...] = ()
    information: tuple[Remark, ...] = ()
    exempt: tuple[Remark, ...] = ()
    unit: MoneyUnit = NO_UNIT
