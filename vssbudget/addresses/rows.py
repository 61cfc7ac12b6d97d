"""A row at an address: its figures by year, whichever way they are known."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from typing import NamedTuple

from vssbudget.amounts import EXACT, NO_UNIT, MoneyUnit, Year
from vssbudget.calculation.figures import Figures, Place
from vssbudget.calculation.measures import MEASURES
from vssbudget.calculation.readings import Numbers
from vssbudget.formulas.algebra import Row as FormulaRow
from vssbudget.formulas.indicators import Indicators
from vssbudget.projection.once import once
from vssbudget.projection.values import Projection, TkrRow

Number = Decimal | int | None


class Row(NamedTuple):
    """A row at an address; `amount` says whether its figures are whole amounts.

    Its `unit` is that of the file for these, and for amounts that are not rounded.
    `of` is what it is a row of: where it stands in the file, or for a calculated one its block
    (`areas`, `total`, `pools`, `customers`, `difference`, `rates`), the key in it and the measure.
    """

    figures: Mapping[Year, Number]
    amount: bool
    of: Place
    unit: MoneyUnit = NO_UNIT

    def shown(self, year: Year) -> Decimal | None:
        """Give the figure of a year as people write it; None where there is none."""
        figure = self.figures.get(year)
        return None if figure is None else self.unit.shown(figure)

    @property
    def years(self) -> list[Year]:
        """The years that have a figure, in order."""
        return sorted(year for year, figure in self.figures.items() if figure is not None)


class ByYear(Mapping[Year, Number]):
    """A row of figures by their years, which run on without a gap; nothing of it is copied."""

    def __init__(self, first: Year, row: Sequence[Number]) -> None:
        self._first, self._row = first, row

    def __getitem__(self, year: Year) -> Number:
        position = year - self._first
        if not 0 <= position < len(self._row):
            raise KeyError(year)
        return self._row[position]

    def __iter__(self) -> Iterator[Year]:
        return (Year(self._first + position) for position in range(len(self._row)))

    def __len__(self) -> int:
        return len(self._row)


@once
def by_formulas(projection: Projection) -> Figures[FormulaRow]:
    """Give what the formulas say of each figure, unrounded where it is a price or a share."""
    return Figures(projection.formulas.sheet, shown=False)


def figures_of(projection: Projection, place: Place) -> Mapping[Year, Number]:
    """Give the figures of a row: those that the projection has, else by the formulas."""
    block, *of, measure = place
    if measure in MEASURES and (block, len(of)) in (("total", 0), ("groups", 1), ("areas", 1)):
        row = projection.seller(*of) if block == "areas" else projection.totals[(*of, block)[0]]
        return ByYear(projection.years[0], getattr(row, measure))
    if block == "indicators":
        return ByYear(projection.years[0], _indicator(projection, measure))
    return _by_formulas(projection, place)


def _indicator(projection: Projection, name: str) -> FormulaRow:
    """Work out a key figure from the figures that the projection has."""

    def of(key: str, measure: str) -> FormulaRow:
        block = projection.total if key == "total" else projection.seller(key)
        return _exact(getattr(block, measure))

    def invested(measure: str) -> FormulaRow:
        return _exact(getattr(projection.investments, measure))

    with localcontext(EXACT):
        return Indicators(Numbers(), projection.budget, of, invested)(name)


def _exact(row: TkrRow) -> FormulaRow:
    return tuple([None if each is None else Decimal(each) for each in row])


def _by_formulas(projection: Projection, place: Place) -> Mapping[Year, Number]:
    with localcontext(EXACT):
        row = by_formulas(projection).of(place)
    last = projection.budget.years.every[-1]
    return ByYear(Year(last - len(row) + 1), row)
