"""What can be said about a budget, and where.

A finding names a path in the budget (`areas.hr.cost.2023`). Which line that is, only the loader
knows; it puts the place in late.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from vssbudget.amounts import Tkr, Year

BudgetPath = tuple[str, ...]
"""The keys that lead to a value, from the top of the file: `("areas", "hr", "cost", "2023")`."""


class WrongCommand(Exception):
    """A command that cannot be carried out as given: it becomes one line, never a finding."""


class Severity(StrEnum):
    """How much a finding weighs: an error is a broken rule, a notice only information."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: lines and columns count from 1, `length` in characters."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault: what was found, what was expected, and what would put it right.

    `amount` is signed, in whole units of the file; `at_key` puts the finding at the key that the
    path ends in and not at its value.
    """

    rule: str
    message: str
    fix: str = ""
    severity: Severity = Severity.ERROR
    path: BudgetPath = ()
    at_key: bool = False
    area: str | None = None
    service: str | None = None
    year: Year | None = None
    amount: Tkr | None = None
    accepted: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something a rule says without judging: an outcome, or a case it could not test."""

    area: str | None
    year: Year
    message: str
    amount: Tkr | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one rule did over one budget.

    `judged` and `constructed` count cases a year: those really tested, and those that hold only
    because the figure is made so. `untested` could not be judged; `information` is no fault.
    """

    rule: str
    findings: tuple[Finding, ...] = ()
    judged: dict[Year, int] = field(default_factory=dict)
    constructed: dict[Year, int] = field(default_factory=dict)
    untested: tuple[Remark, ...] = ()
    information: tuple[Remark, ...] = ()
