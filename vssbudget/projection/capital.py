"""Capital cost: straight-line depreciation, and interest on the book value, by line and cohort."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal, localcontext
from functools import cached_property
from typing import NamedTuple

from vssbudget.amounts import EXACT, Exact, Percent, Tkr, Year, rounded
from vssbudget.model import Budget, Line
from vssbudget.projection.sums import results
from vssbudget.projection.values import TkrRow

Amounts = tuple[Tkr, ...]
"""A whole amount for each year from the base year on."""


class Cohort(NamedTuple):
    """What was invested in a line in one year, or stood in the books as the base year began.

    Every row runs over the base year and the plan. `life` is what was left of it then. The book
    value, at the end of the year, is rounded; depreciation is by how much it falls, so that the
    parts of a life add up to the amount. `exact` is the unrounded depreciation and interest.
    """

    year: Year | None
    life: int
    amount: Tkr
    investment: Amounts
    depreciation: Amounts
    interest: Amounts
    book_value: Amounts
    exact: tuple[Exact, ...]

    @property
    def place(self) -> tuple[str, ...]:
        """Where it stands under its line in an address: `2024`, or `opening.3`."""
        return ("opening", str(self.life)) if self.year is None else (str(self.year),)


class Capital:
    """The cohorts of a line or of several together, and the sums of their rows."""

    def __init__(self, cohorts: Iterable[Cohort], years: int) -> None:
        self.cohorts = tuple(cohorts)
        self._nothing = (Tkr(0),) * years

    @cached_property
    def depreciation(self) -> Amounts:
        """What the book value loses in each year."""
        return self._sums(each.depreciation for each in self.cohorts)

    @cached_property
    def interest(self) -> Amounts:
        """The internal interest on the book value at the beginning of each year."""
        return self._sums(each.interest for each in self.cohorts)

    @cached_property
    def book_value(self) -> Amounts:
        """The book value at the end of each year."""
        return self._sums(each.book_value for each in self.cohorts)

    @cached_property
    def cost(self) -> Amounts:
        """Depreciation and interest together."""
        return self._sums((self.depreciation, self.interest))

    def _sums(self, rows: Iterable[Amounts]) -> Amounts:
        return tuple(Tkr(sum(column)) for column in zip(self._nothing, *rows, strict=True))


class CapitalPlan(NamedTuple):
    """The capital cost of a budget: its years, the internal rate of each, its lines, their sum.

    A line without a useful life is not among them. `frame` is what the sum of a year may be, None
    where the file does not say.
    """

    years: tuple[Year, ...]
    interest: tuple[Percent, ...]
    lines: dict[str, Capital]
    total: Capital
    frame: TkrRow

    @property
    def left(self) -> TkrRow:
        """What the frame of each year leaves over the capital cost."""
        return results(self.total.cost, self.frame)


def capital_plan(budget: Budget) -> CapitalPlan:
    """Work out depreciation, interest and book values from the base year on."""
    years = (budget.years.base, *budget.years.plan)
    plan = budget.investments
    rates = _rates(budget, years)
    with localcontext(EXACT):
        lines = {
            key: Capital(_cohorts(line, line.life, years, rates), len(years))
            for key, line in (plan.lines if plan else {}).items()
            if line.life is not None
        }
    total = Capital((each for line in lines.values() for each in line.cohorts), len(years))
    frame = plan.capital_frame.values if plan and plan.capital_frame else {}
    return CapitalPlan(years, rates, lines, total, tuple(map(frame.get, years)))


def capital_by_seller(budget: Budget) -> dict[str, dict[Year, Exact]]:
    """Give the unrounded capital cost of each area or service that is told to use something.

    The caller sets the arithmetic to `EXACT`.
    """
    borne: defaultdict[str, dict[Year, Exact]] = defaultdict(dict)
    capital = capital_plan(budget)
    lines = budget.investments.lines if budget.investments else {}
    for key, line in capital.lines.items():
        if (seller := lines[key].used_by) is None:
            continue
        for position, year in enumerate(capital.years):
            cost = sum((each.exact[position] for each in line.cohorts), Decimal(0))
            borne[seller][year] = Exact(borne[seller].get(year, Decimal(0)) + cost)
    return dict(borne)


def _rates(budget: Budget, years: tuple[Year, ...]) -> tuple[Percent, ...]:
    """Give the internal rate of each year: the last one that is told until then."""
    told = budget.investments.interest if budget.investments else {}
    known = sorted(told)
    return tuple(
        told[max(each for each in known if each <= year)] if known else Percent(Decimal(0))
        for year in years
    )


class _Asset(NamedTuple):
    """An amount that is written off in equal parts over `life` years from `first` on.

    It is in the books from `since` on: the year of the investment, or the year that begins with it.
    """

    amount: Decimal
    since: Year
    first: Year
    life: int

    def book_value(self, year: Year) -> Exact:
        """Give the book value at the end of a year: amount · (years of the life left) / life."""
        if year < self.since:
            return Exact(Decimal(0))
        gone = min(max(year - self.first + 1, 0), self.life)
        return Exact(self.amount * (self.life - gone) / self.life)

    def depreciation(self, year: Year) -> Decimal:
        """Give the depreciation of a year: amount / life, from the first year for a whole life."""
        written_off = self.first <= year < self.first + self.life
        return self.amount / self.life if written_off else Decimal(0)


def _cohorts(
    line: Line, life: int, years: tuple[Year, ...], rates: tuple[Percent, ...]
) -> Iterator[Cohort]:
    """Give what stood in the books, then the investments by year; what is written off is left out.

    What was invested before the base year is in the opening book values where there are any.
    """
    base = years[0]
    for remaining, amount in sorted(line.opening.items()):
        before = Year(base - 1)
        yield _cohort(None, _Asset(Decimal(amount), before, base, remaining), years, rates)
    for year, amount in sorted(line.values.items()):
        first = Year(year + line.start)
        gone = year < base and (line.opening or first + life <= base)
        if amount and not gone:
            asset = _Asset(Decimal(amount), year, first, life)
            yield _cohort(year, asset, years, rates)


def _cohort(
    invested: Year | None, asset: _Asset, years: tuple[Year, ...], rates: tuple[Percent, ...]
) -> Cohort:
    """Follow an asset: interest(t) = book value at the end of t − 1 · rate(t) / 100."""
    amount = Tkr(int(asset.amount))
    values = [asset.book_value(year) for year in (Year(years[0] - 1), *years)]
    interest = [value * rate / 100 for value, rate in zip(values[:-1], rates, strict=True)]
    shown = rounded(values)
    investment = tuple(amount if year == invested else Tkr(0) for year in years)
    falls = zip(investment, shown[:-1], shown[1:], strict=True)
    costs = zip(map(asset.depreciation, years), interest, strict=True)
    return Cohort(
        year=invested,
        life=asset.life,
        amount=amount,
        investment=investment,
        depreciation=tuple(Tkr(added + before - after) for added, before, after in falls),
        interest=rounded(map(Exact, interest)),
        book_value=shown[1:],
        exact=tuple(Exact(written_off + paid) for written_off, paid in costs),
    )
