"""The printed figures that are sums, each with the figures that it should be the sum of."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from vssbudget.amounts import HALF, ZERO, Tkr, Year
from vssbudget.calculation.measures import MEASURES
from vssbudget.calculation.names import name_of
from vssbudget.checks.rounded import Bounds
from vssbudget.checks.service_sums import sums_of_services
from vssbudget.findings import BudgetPath
from vssbudget.model import Budget, members, sums
from vssbudget.projection import Projection


class Addend(NamedTuple):
    """A figure that a printed one should be the sum of, and by how much rounding may move it.

    One that was not printed moves with what the file says otherwise, a printed one never. `of` is
    the key of its row: of an area, a group, a line or a service, or the measure that it is.
    """

    of: str
    amount: int
    slack: Decimal = HALF
    printed: bool = True


class PrintedSum(NamedTuple):
    """A printed figure and what it should be the sum of; areas may be lacking that have no figure.

    `kind` says what the figures are: rows, services, a result's two, or what makes expenditure.
    """

    path: BudgetPath
    year: Year
    printed: int
    addends: list[Addend]
    kind: str
    lacking: tuple[str, ...] = ()

    @property
    def moves(self) -> bool:
        """Whether a printed figure is held against others that the file may decide anew."""
        return self.kind != "services" and not all(each.printed for each in self.addends)

    @property
    def total(self) -> int:
        """What it should be the sum of, added up."""
        return sum(each.amount for each in self.addends)

    @property
    def difference(self) -> int:
        """What is printed less that."""
        return self.printed - self.total

    @property
    def bound(self) -> Decimal:
        """By how much the two differ at the most where only rounding keeps them apart."""
        return sum((each.slack for each in self.addends), HALF)


def printed_sums(projection: Projection) -> Iterator[PrintedSum]:
    """Give every printed sum."""
    published, derived = projection.budget.published, _derived(projection.budget)
    bounds = Bounds(projection)
    for measure, whole in product(MEASURES, sums(projection.budget)):
        figures: Mapping[Year, Tkr] = getattr(published, measure).get(whole, {})
        for year, printed in figures.items():
            path: BudgetPath = ("published", measure, whole, str(year))
            planned = year in projection.budget.years.plan
            slack = _calculated(bounds, path, year) if planned else None
            rows = _rows(projection, path, year, derived, slack)
            addends = [row for _, row in rows if row is not None]
            lacking = tuple(name for name, row in rows if row is None)
            yield PrintedSum(path, year, printed, addends, "rows", lacking)
    for row, results in published.result.items():
        for year, printed in results.items():
            if addends := revenue_less_cost(projection.budget, row, year):
                path = ("published", "result", row, str(year))
                yield PrintedSum(path, year, printed, addends, "result")
    yield from _investment_sums(projection.budget)
    for within, year, amount, amounts in sums_of_services(projection):
        addends = [_unprinted(key, each) for key, each in amounts.items()]
        yield PrintedSum(within, year, amount, addends, "services")


def _calculated(bounds: Bounds, path: BudgetPath, year: Year) -> Callable[[str], Decimal] | None:
    """Say how far off the calculated row of an area may be, where more than itself is rounded."""
    rounding, measure = bounds.of_row(path), path[1]
    if rounding is None:
        return None
    return lambda key: bounds.of_area(rounding, key, measure, year)


_Derived = tuple[str, str, Year | None]
"""An area and a measure, and a year of it or, with None, all of them."""


def _rows(
    projection: Projection,
    path: BudgetPath,
    year: Year,
    derived: frozenset[_Derived],
    slack: Callable[[str], Decimal] | None,
) -> list[tuple[str, Addend | None]]:
    """Give the rows beneath a printed sum behind their names; None for one without a figure.

    A group that is printed is a row; of one that is not, those beneath it are.
    """
    budget, (_, measure, whole, _) = projection.budget, path
    found, beneath = [], [*reversed(members(budget, whole))]
    while beneath:
        key = beneath.pop()
        addend = _printed_row(budget, key, measure, year)
        if addend is None and key in budget.groups:
            beneath += reversed(members(budget, key))
            continue
        if addend is None:
            addend = _unprinted_row(projection, key, measure, year, derived, slack)
        found.append((name_of(budget, key), addend))
    return found


def _unprinted_row(
    projection: Projection,
    key: str,
    measure: str,
    year: Year,
    derived: frozenset[_Derived],
    slack: Callable[[str], Decimal] | None,
) -> Addend | None:
    """Give the row of an area as the file has it, or calculates it; None without a figure."""
    area, position = projection.by_key[key], projection.years.index(year)
    amount = getattr(area, measure)[position]
    if amount is None:
        return None
    if slack:
        return Addend(key, amount, slack(key), printed=False)
    made_of = (area.cost, area.revenue) if measure == "result" else (getattr(area, measure),)
    rounded = sum(1 for row in made_of if row[position])
    most = _made_of(derived, key, measure, year)
    count = min(most, rounded) if measure == "result" else most * rounded
    return Addend(key, amount, count * HALF, printed=False)


def _unprinted(of: str, amount: int) -> Addend:
    """Give a figure that is not printed; of nothing none was rounded."""
    return Addend(of, amount, HALF if amount else ZERO, printed=False)


def _printed_row(budget: Budget, key: str, measure: str, year: Year) -> Addend | None:
    """Give a row of an area or a group as printed; a revenue also as cost plus result."""
    published = budget.published
    amount = getattr(published, measure).get(key, {}).get(year)
    if amount is not None:
        return Addend(key, amount)
    cost, result = (row.get(key, {}).get(year) for row in (published.cost, published.result))
    if measure == "revenue" and cost is not None and result is not None:
        return Addend(key, cost + result, 2 * HALF)
    return None


def _made_of(derived: frozenset[_Derived], key: str, measure: str, year: Year) -> int:
    """Say of how many rounded figures a row of the file is made.

    A result is revenue less cost; where one of these is derived, it is from the printed result.
    """
    measures = ("cost", "revenue") if measure == "result" else (measure,)
    marked = {(key, each, when) for each in measures for when in (year, None)}
    is_derived = not marked.isdisjoint(derived)
    return 2 if is_derived != (measure == "result") else 1


def _derived(budget: Budget) -> frozenset[_Derived]:
    """Collect the figures that the file marks as made of printed ones."""
    return frozenset(
        (key, mark.of, year)
        for key, area in budget.areas.items()
        for mark in area.assumptions
        if mark.kind == "derived"
        for year in mark.years or (None,)
    )


def revenue_less_cost(budget: Budget, row: str, year: Year) -> list[Addend]:
    """Give revenue and cost of a printed result, where both are printed or given in the file."""
    published, area = budget.published, budget.areas.get(row)
    addends = []
    for sign, measure in ((1, "revenue"), (-1, "cost")):
        amount = getattr(published, measure).get(row, {}).get(year)
        if amount is not None:
            addends.append(Addend(measure, sign * amount))
        elif area is not None and (given := getattr(area, measure).get(year)) is not None:
            addends.append(_unprinted(measure, sign * given))
        else:
            return []
    return addends


def _investment_sums(budget: Budget) -> Iterator[PrintedSum]:
    published = budget.published.investments
    lines = budget.investments.lines if budget.investments else {}
    invested = {key: line.invested for key, line in lines.items()}
    for year, printed in published.get("total", {}).items():
        path: BudgetPath = ("published", "investments", "total", str(year))
        yield PrintedSum(path, year, printed, _lines(published, invested, year), "rows")
        income = published.get("income", {}).get(year)
        expenditure = published.get("expenditure", {}).get(year)
        if income is not None and expenditure is not None:
            path = ("published", "investments", "expenditure", str(year))
            addends = [Addend("total", printed), Addend("income", income)]
            yield PrintedSum(path, year, expenditure, addends, "expenditure")


def _lines(
    printed: Mapping[str, Mapping[Year, Tkr]], lines: Mapping[str, Mapping[Year, Tkr]], year: Year
) -> list[Addend]:
    """Give the investment lines of a year; one without a figure of the year invests nothing."""
    addends = []
    for key, invested in lines.items():
        if (amount := printed.get(key, {}).get(year)) is not None:
            addends.append(Addend(key, amount))
        elif (given := invested.get(year)) is not None:
            addends.append(_unprinted(key, given))
    return addends
