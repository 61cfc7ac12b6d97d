"""What rows are that do not say so, where in their table costs and revenues differ by sign."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from vssbudget.amounts import ZERO
from vssbudget.spreadsheet.rows import Entry, Left, left_of
from vssbudget.wording import Message


def by_sign(entries: Sequence[Entry]) -> tuple[list[Entry], list[Left]]:
    """Say what the rows are that do not say it: cost, but where signs tell them from revenue.

    Returns:
        The rows, and those that only their sign says to be revenue.
    """
    tables = dict[int, list[Entry]]()
    for each in entries:
        tables.setdefault(each.table, []).append(each)
    signs = {table: _sign_of_revenue(rows) for table, rows in tables.items()}
    entries = [_as_result(each) if signs[each.table] > 0 else each for each in entries]
    read = [
        each._replace(measure=each.measure or _measure(each, signs[each.table])) for each in entries
    ]
    taken = [
        left_of([cell for _, cell in after.figures], Message("import-by-sign"))
        for before, after in zip(entries, read, strict=True)
        if not before.measure and after.measure == "revenue"
    ]
    return read, taken


def _sign_of_revenue(rows: Sequence[Entry]) -> int:
    """Give 1 or -1 where revenue is above or below zero and cost is not, 0 where both may be.

    Where no row, or only those of one of them, say it, a result that is the sum of all rows does.
    """
    costs, revenues = (
        _signs(each for each in rows if each.measure == measure) for measure in ("cost", "revenue")
    )
    if costs == {-1} and revenues != {-1}:
        return 1
    if revenues == {-1} and costs != {-1}:
        return -1
    sign = _sign_of_result(rows)
    return 0 if sign in costs or -sign in revenues else sign


def _sign_of_result(rows: Sequence[Entry]) -> int:
    """Give 1 where a result is the sum of rows with either sign, -1 where it is that turned."""
    summed = ("", "cost", "revenue")
    of = [each for each in rows if each.measure in summed and "sum" not in each.kinds]
    totals = dict[int, Decimal]()
    for column, number in (figure for each in of for figure in _numbers(each).items()):
        totals[column] = totals.get(column, ZERO) + number
    for each in rows if _signs(of) == {-1, 1} else ():
        if each.measure == "result":
            found = _numbers(each)
            for sign in (1, -1):
                if found == {column: sign * totals.get(column, ZERO) for column in found}:
                    return sign
    return 0


def _as_result(entry: Entry) -> Entry:
    """Take a net cost that is written below zero, as the costs are, for the result."""
    return entry._replace(measure="result") if entry.measure == "net_cost" else entry


def _measure(entry: Entry, sign: int) -> str:
    """Say what a row is by its sign and that of revenue; one of both signs adds as it stands."""
    if sign and "sum" in entry.kinds and not entry.name:
        return "result"
    signs = _signs([entry])
    return "revenue" if sign and (signs == {sign} or (sign > 0 and len(signs) > 1)) else "cost"


def _signs(entries: Iterable[Entry]) -> set[int]:
    """Give the signs that rows have: 1, -1, both, or none where all of it is 0."""
    numbers = (number for each in entries for number in _numbers(each).values())
    return {1 if number > 0 else -1 for number in numbers if number}


def _numbers(entry: Entry) -> Mapping[int, Decimal]:
    """Give the numbers of a row by their columns."""
    return {column.at: cell.number for column, cell in entry.figures if cell.number is not None}
