"""`check --write-accepted`: today's findings recorded in the file, their reasons left to write."""

from collections.abc import Iterable
from decimal import Decimal

from vssbudget.amounts import NO_UNIT, MoneyUnit, plain
from vssbudget.checks import NEVER, pinned
from vssbudget.commandline.loading import load_named
from vssbudget.commandline.rewriting import rewrite
from vssbudget.findings import BudgetPath, Finding, Severity
from vssbudget.loader import REFUSALS, Loaded
from vssbudget.loader.amend import entry, with_accepted

_TOO_LONG = 10**15


def add_accepted(loaded: Loaded, findings: Iterable[Finding]) -> tuple[Loaded, int]:
    """Add findings to the file that they are of, and load it anew.

    Returns:
        The budget as it then stands, and how many entries were added.

    Raises:
        WrongCommand: The budget is no file of the user's own, or was changed since it was read.
        CannotWrite: It could not be written whole; then it is as it was.
    """
    entries = entries_of(findings, loaded.budget.unit if loaded.budget else NO_UNIT)
    if not entries:
        return loaded, 0
    rewrite(loaded, with_accepted(loaded.text, entries), "--write-accepted")
    return load_named(loaded.source), len(entries)


def entries_of(findings: Iterable[Finding], unit: MoneyUnit = NO_UNIT) -> list[str]:
    """Write an entry for each row that findings are of; amounts of one row stand in one entry.

    What is accepted or only a notice needs none; what the list itself lacks, what refuses a file,
    and an amount of more digits than a file may hold, cannot stand in it.
    """
    rows: dict[tuple[str, BudgetPath], list[tuple[str, Decimal]]] = {}
    alone: dict[tuple[str, BudgetPath, Decimal | None], None] = {}
    for each in findings:
        open_ = each.accepted is None and each.severity is not Severity.NOTICE
        open_ = open_ and each.rule not in (NEVER, *REFUSALS)
        if not open_ or not each.path or each.path[0] == "accepted":
            continue
        amount = pinned(each, unit)
        if amount is not None and abs(amount) >= _TOO_LONG:
            continue
        if amount is not None and each.path[-1] == str(each.year):
            rows.setdefault((each.rule, each.path[:-1]), []).append((each.path[-1], amount))
        else:
            alone[each.rule, each.path, amount] = None
    written = [
        entry(rule, ".".join(path), f"amounts: {{{_years(amounts)}}}")
        for (rule, path), pins in rows.items()
        for amounts in _apart(pins)
    ]
    for rule, path, amount in alone:
        pin = "" if amount is None else f"amount: {plain(amount)}"
        written.append(entry(rule, ".".join(path), pin))
    return written


def _apart(pins: Iterable[tuple[str, Decimal]]) -> list[dict[str, Decimal]]:
    """Spread amounts by year over as many rows as a year has different ones."""
    rows: list[dict[str, Decimal]] = []
    for year, amount in dict.fromkeys(pins):
        row = next((row for row in rows if year not in row), None)
        if row is None:
            rows.append(row := {})
        row[year] = amount
    return rows


def _years(amounts: dict[str, Decimal]) -> str:
    return ", ".join(f"{year}: {plain(amount)}" for year, amount in sorted(amounts.items()))
