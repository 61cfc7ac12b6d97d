"""A figure that cannot be meant: where it stands, and what to write for it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from vssbudget.amounts import Tkr, Year, plain
from vssbudget.findings import BudgetPath, Finding, Severity
from vssbudget.model import Budget
from vssbudget.wording import Message

RULE = "implausible"


class Slip(NamedTuple):
    """A figure at a path that cannot be meant, and what to do with it.

    The `figure` is as it is written; `high` says whether it is too high or too low to be meant;
    `amount` by how much in whole units of the file, `off` by how much in its own unit. `meant` are
    the figures that are most likely meant, by their paths, where these can be told.
    """

    path: BudgetPath
    figure: Decimal
    high: bool
    message: Message
    instead: Message
    year: Year | None = None
    amount: Tkr | None = None
    off: Decimal | None = None
    meant: tuple[tuple[BudgetPath, Decimal], ...] = ()

    @property
    def row(self) -> str:
        """The row that it stands in, as `plausible` names it."""
        in_a_year = self.year is not None and self.path[-1] == str(self.year)
        return ".".join(self.path[:-1] if in_a_year else self.path)


def is_meant(slip: Slip, budget: Budget) -> bool:
    """Whether the file says that figures of that row reach so far."""
    bounds = budget.plausible.get(slip.row)
    if bounds is None:
        return False
    if slip.high:
        return bounds.high is not None and slip.figure <= bounds.high
    return bounds.low is not None and slip.figure >= bounds.low


def found(slip: Slip) -> Finding:
    """Say of a slip what to write instead, and what where it is none."""
    bound = "high" if slip.high else "low"
    fix = Message(
        "implausible-fix",
        instead=slip.instead,
        row=slip.row,
        bound=bound,
        value=plain(slip.figure),
    )
    within = slip.path[:4] if slip.path[0] == "areas" else ()
    return Finding(
        rule=RULE,
        severity=Severity.WARNING,
        message=slip.message,
        fix=fix,
        path=slip.path,
        area=within[1] if within else None,
        service=within[3] if within[2:3] == ("services",) else None,
        year=slip.year,
        amount=slip.amount,
        off=slip.off,
        meant=slip.meant,
    )


def name_at(budget: Budget, path: BudgetPath) -> str:
    """Name what a path leads to by all that has a name on the way: `HR, HR-Direkt, personal`."""
    part: Any = budget
    names = []
    for step in path:
        part = part[step] if isinstance(part, Mapping) else getattr(part, step)
        if hasattr(part, "name"):
            names.append(part.name or step)
    return ", ".join(names)
