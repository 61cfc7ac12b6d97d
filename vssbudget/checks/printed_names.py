"""What a printed figure is about, and what its row is called."""

from collections.abc import Iterable, Mapping

from vssbudget.amounts import Year
from vssbudget.findings import BudgetPath, Finding, Severity
from vssbudget.model import Area, Budget, Group, Line, is_sum
from vssbudget.wording import Message


def row_name(budget: Budget, path: BudgetPath) -> Message:
    """Name a printed row, or that of an area, as people know it: `cost, total`."""
    measure, row = _row(path)
    name = name_of_row(budget, path)
    return Message(
        f"of-{measure}", row=Message("name", name=name) if name else Message(f"row-{row}")
    )


def name_of_row(budget: Budget, path: BudgetPath) -> str | None:
    """Give the name of what a row is about; None for a total, which is about all of them."""
    measure, row = _row(path)
    rows: Mapping[str, Area | Group | Line] = budget.groups
    if row in budget.areas:
        rows = budget.areas
    if measure == "investments":
        rows = budget.investments.lines if budget.investments else {}
    return rows[row].name or row if row in rows else None


def area_of(budget: Budget, path: BudgetPath) -> str | None:
    """Give the area that a printed row is about; None for a sum of areas and for investments."""
    measure, row = _row(path)
    return None if measure == "investments" or is_sum(budget, row) else row


def _row(path: BudgetPath) -> tuple[str, str]:
    """Give the measure and the row of a sum: a printed one, or a figure of an area."""
    return (path[2], path[1]) if path[0] == "areas" else (path[1], path[2])


def left_behind(
    rule: str, budget: Budget, path: BudgetPath, off: Iterable[tuple[Year, int]]
) -> Finding:
    """Tell once of a row that is a record in which years it is no longer so, and by how much."""
    unit = budget.unit
    years = tuple(
        Message("record-year", year=year, amount=amount, unit=unit) for year, amount in off
    )
    return Finding(
        rule=rule,
        severity=Severity.NOTICE,
        message=Message("record-left", of=row_name(budget, path), years=years, unit=unit),
        path=path,
        area=area_of(budget, path),
    )
