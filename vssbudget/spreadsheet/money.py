"""Amounts of a spreadsheet in whole units of the budget, whatever units its tables are in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from vssbudget.amounts import EXACT, MOST_DECIMALS, Exact, Year, decimals, rounded
from vssbudget.model.units import converted, in_smaller_unit, usual_name
from vssbudget.spreadsheet.cells import clipped
from vssbudget.spreadsheet.numbers import unit_of
from vssbudget.spreadsheet.rows import Entry, Left, left_of
from vssbudget.spreadsheet.sums import Row
from vssbudget.spreadsheet.tables import Table
from vssbudget.spreadsheet.words import unit_in
from vssbudget.wording import Message

_USUAL = "tkr"
_SIGNED = ("result", "net_cost")
LARGEST = Decimal(10) ** 15 - 1
"""What figures of a budget are smaller than."""


@dataclass
class Money:
    """The unit of a budget, what an amount of each table is in it, and what became of them.

    Where nothing says what amounts are in, they are `taken` as being in a unit. With decimals an
    amount is whole in the last of them.
    """

    unit: str
    factors: Sequence[Decimal | None]
    taken: str
    decimals: int

    def whole(self, rows: Sequence[Row], measure: str) -> tuple[list[Row], list[Left], list[Left]]:
        """Write amounts of a measure as whole ones in the unit of the budget.

        Costs that are all written as negative are meant as positive, and so on.

        Returns:
            The rows, what cannot be among their figures, and what is in doubt.
        """
        taken, left, doubts = list[Row](), list[Left](), list[Left]()
        turned = {} if measure in _SIGNED else _turned(rows)
        for row in rows:
            sign = -1 if turned.get(row.entry.table) else 1
            exact = {
                year: EXACT.scaleb(EXACT.multiply(each, sign * factor), self.decimals)
                for year, each in row.values.items()
                if (factor := self._factor(row, year)) is not None
            }
            foreign = row.values.keys() - exact.keys()
            left += told_of(row, foreign, Message("import-unit", unit=self.unit))
            fit = {year: each for year, each in exact.items() if abs(each) < LARGEST}
            whole = dict(zip(fit, map(Decimal, rounded(map(Exact, fit.values()))), strict=True))
            broken = [year for year, each in fit.items() if each != whole[year]]
            left += told_of(row, exact.keys() - fit.keys(), Message("import-unfit"))
            doubts += told_of(row, broken, Message("import-rounded", unit=self.unit))
            if measure in ("cost", "revenue") and not row.is_sum:
                below = [year for year, each in whole.items() if each < 0]
                doubts += told_of(row, below, Message("import-signed"))
            values = {year: EXACT.scaleb(each, -self.decimals) for year, each in whole.items()}
            taken += [row._replace(values=values)] if values else []
        return taken, left, [*_told_turned(rows, turned), *doubts]

    def _factor(self, row: Row, year: Year) -> Decimal | None:
        """Give what one of the unit of a cell, else of its table, is in that of the budget."""
        own = usual_name(unit_of(row.cells[year].text))
        if own == usual_name(self.unit):
            return Decimal(1)
        return converted(Decimal(1), own, self.unit) if own else self.factors[row.entry.table]


def told_of(row: Row, years: Iterable[Year], why: Message) -> list[Left]:
    """Tell what is the matter with figures of some years of a row; nothing where there are none."""
    cells = [row.cells[year] for year in sorted(years)]
    return [left_of(cells, why)] if cells else []


def money_of(tables: Sequence[Table], entries: Iterable[Entry], asked: str) -> Money:
    """Find the unit of the amounts: the one asked for, else the one named, else tkr.

    Where it has no unit in which all amounts are whole, and a smaller one does, it is that; but of
    what `project` writes it is the same with as many decimals.
    """
    named = [_named(each) for each in tables]
    cells = [
        (each.table, cell.number, usual_name(unit_of(cell.text)))
        for each in entries
        if each.measure != "volumes"
        for _, cell in each.figures
        if cell.number is not None and not cell.percent
    ]
    own = [each for _, _, each in cells]
    known = next((each for each in named if each), own[0] if all(own) and own else "")
    unit = asked or known or _USUAL
    units = [each or known or unit for each in named]
    amounts = [(number, own or units[table]) for table, number, own in cells]
    taken = "" if asked or known else unit
    count = 0
    if all(each.is_projected for each in tables) and {each for _, each in amounts} == {unit}:
        count = min(max(decimals(number) for number, _ in amounts), MOST_DECIMALS)
    unit = unit if asked or count else _fitting(amounts, unit)
    factors = [Decimal(1) if each == unit else converted(Decimal(1), each, unit) for each in units]
    return Money(unit, factors, taken, count)


def _named(table: Table) -> str:
    """Give the unit that is named around a table, or beside the rows that `project` writes."""
    if table.is_projected:
        return usual_name(next((each.text for each in table.labels(table.units)), ""))
    texts = [*table.titles, *table.heads.values(), *table.labels(range(min(table.columns)))]
    heads = (each.head for each in table.columns.values())
    found = (unit_in(each) for each in (*(cell.text for cell in texts), *heads))
    return usual_name(next((each for each in found if each), ""))


def _fitting(amounts: Sequence[tuple[Decimal, str]], unit: str) -> str:
    """Give a unit, or a smaller one in which all amounts are whole.

    A few that are not whole in thousands are rounded: they are what a formula gave.
    """
    smaller = unit
    known = (converted(*each, unit) for each in amounts)
    broken = [each for each in known if each is not None and each != each.to_integral_value()]
    if not _is_coarse(unit) and len(broken) * 2 < len(amounts):
        return unit
    for amount in broken:
        found = in_smaller_unit(amount, unit)
        if found is None:
            return unit
        smaller = min(found[1], smaller, key=lambda each: converted(Decimal(1), each, unit) or 1)
    return smaller


def _is_coarse(unit: str) -> bool:
    """Whether a unit is that of millions or more."""
    return in_smaller_unit(Decimal("0.000001"), unit) is not None


def _turned(rows: Iterable[Row]) -> dict[int, bool]:
    """Say of each table whether its amounts are all written as negative."""
    turned = dict[int, bool]()
    for row in rows:
        amounts = [each for each in row.values.values() if each]
        if amounts:
            here = all(each < 0 for each in amounts)
            turned[row.entry.table] = turned.get(row.entry.table, True) and here
    return turned


def _told_turned(rows: Sequence[Row], turned: Mapping[int, bool]) -> Iterator[Left]:
    """Tell of each table whose amounts lose their minus which these are."""
    for table in (each for each, is_turned in turned.items() if is_turned):
        of = [row for row in rows if row.entry.table == table]
        cells = [row.cells[year] for row in of for year, each in row.values.items() if each]
        told = left_of(cells, Message("import-turned"))
        yield told._replace(text=clipped(told.text))
