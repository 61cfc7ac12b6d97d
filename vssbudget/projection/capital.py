"""Capital cost in whole units, and what each area or service bears of it."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import NamedTuple

from vssbudget.amounts import EXACT, Exact, Percent, Tkr, Year
from vssbudget.calculation.readings import Numbers
from vssbudget.formulas.algebra import Row
from vssbudget.formulas.capital import AddedCost, AssetCost, CapitalCost, LineCost
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import Budget
from vssbudget.projection.values import TkrRow

Amounts = tuple[Tkr, ...]
"""A whole amount for each year from the base year on."""


class Cohort(NamedTuple):
    """What was invested in a line in one year, or stood in the books as the base year began.

    Every row runs over the base year and the plan. `life` is what was left of it then, in years
    unless it is told `in_months`. The book value, at the end of the year, is rounded; depreciation
    is by how much it falls, so that the parts of a life add up to the amount. `exact` is the
    unrounded depreciation and interest. `place` is where it stands under its line in an address:
    `2024`, `opening.3`, `components.roof.2024`.
    """

    year: Year | None
    life: int
    in_months: bool
    amount: Tkr
    investment: Amounts
    depreciation: Amounts
    interest: Amounts
    book_value: Amounts
    exact: tuple[Exact, ...]
    place: tuple[str, ...]


class Capital(NamedTuple):
    """The cohorts of a line or of several together, and the sums of their rows; its components.

    Depreciation is what the book value loses in each year, interest is on the book value at the
    beginning of each year, the book value is that at the end of it, cost the first two together.
    """

    cohorts: tuple[Cohort, ...]
    components: "dict[str, Capital]"
    depreciation: Amounts
    interest: Amounts
    book_value: Amounts
    cost: Amounts


class CapitalPlan(NamedTuple):
    """The capital cost of a budget: its years, the internal rate of each, its lines, their sum.

    A line without a useful life is not among them. `frame` is what the sum of a year may be, None
    where the file does not say, `left` what it leaves over the capital cost.
    """

    years: tuple[Year, ...]
    interest: tuple[Percent, ...]
    lines: dict[str, Capital]
    total: Capital
    frame: TkrRow
    left: TkrRow


def capital_plan(budget: Budget) -> CapitalPlan:
    """Work out depreciation, interest and book values from the base year on."""
    formulas = _formulas(budget)
    years = formulas.sheet.years
    with localcontext(EXACT):
        lines = {key: _of_line(line, years) for key, line in formulas.lines.items()}
        every = [each for line in lines.values() for each in line.cohorts]
        return CapitalPlan(
            years=years,
            interest=tuple(map(Percent, _known(formulas.rate))),
            lines=lines,
            total=_capital(formulas.total, every, {}),
            frame=_whole(formulas.frame),
            left=_whole(formulas.left),
        )


def capital_by_seller(budget: Budget) -> dict[str, dict[Year, Exact]]:
    """Give the unrounded capital cost of each area or service that is told to use something."""
    formulas = _formulas(budget)
    years = formulas.sheet.years
    with localcontext(EXACT):
        rows = {seller: _exact(formulas.borne(seller)) for seller in formulas.sellers}
    return {seller: dict(zip(years, row, strict=True)) for seller, row in rows.items()}


def _formulas(budget: Budget) -> CapitalCost[Row]:
    return CapitalCost(Sheet(Numbers(), budget, {}))


def _stands(of: AssetCost[Row]) -> bool:
    """Whether there is a cohort: not of a year in which nothing is invested."""
    return of.asset.year is None or bool(of.asset.amount)


def _cohort(of: AssetCost[Row], years: Sequence[Year]) -> Cohort:
    asset = of.asset
    return Cohort(
        year=asset.year,
        life=asset.told_life,
        in_months=asset.in_months,
        amount=asset.amount,
        investment=tuple([asset.amount if year == asset.year else Tkr(0) for year in years]),
        depreciation=_amounts(of.depreciation),
        interest=_amounts(of.interest),
        book_value=_amounts(of.book_value),
        exact=_exact(of.cost),
        place=asset.place,
    )


def _of_line(of: LineCost[Row], years: Sequence[Year]) -> Capital:
    """Give a line with its components, or a component."""
    cohorts = [_cohort(each, years) for each in of.assets if _stands(each)]
    components = {each.place[-1]: _of_line(each, years) for each in of.components}
    return _capital(of, cohorts, components)


def _capital(
    of: AddedCost[Row], cohorts: Sequence[Cohort], components: dict[str, Capital]
) -> Capital:
    return Capital(
        cohorts=tuple(cohorts),
        components=components,
        depreciation=_amounts(of.depreciation),
        interest=_amounts(of.interest),
        book_value=_amounts(of.book_value),
        cost=_amounts(of.cost),
    )


def _known(row: Row) -> list[Decimal]:
    """Give the figures of a row of capital cost, of which there is one in every year."""
    return [each for each in row if each is not None]


def _exact(row: Row) -> tuple[Exact, ...]:
    return tuple(map(Exact, _known(row)))


def _amounts(row: Row) -> Amounts:
    return tuple([Tkr(int(each)) for each in _known(row)])


def _whole(row: Row) -> TkrRow:
    return tuple([None if each is None else Tkr(int(each)) for each in row])
