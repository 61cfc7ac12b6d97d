"""From the capital cost of a line or an area back to investments, lives and the internal rate.

Each step gives the value that the calculation gives, by the same operations in the same order.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from vssbudget.amounts import Exact, Year, rounded
from vssbudget.model import Budget, Line
from vssbudget.projection.capital import CapitalPlan, Cohort, capital_plan
from vssbudget.projection.explanation import How, Step, given, made
from vssbudget.wording import Message

TOTAL = Message("step-total")
MEASURES = ("depreciation", "interest", "book_value", "cost")
"""The rows of a line: `capital.LINE.depreciation`, and so on; also of `total`."""


class CapitalSteps:
    """Explains the capital cost of one budget; the arithmetic is set by the caller."""

    def __init__(self, budget: Budget) -> None:
        self.plan: CapitalPlan = capital_plan(budget)
        self.lines: dict[str, Line] = budget.investments.lines if budget.investments else {}
        self.interest = budget.investments.interest if budget.investments else {}
        self.frame = budget.investments.capital_frame if budget.investments else None
        self.unit = budget.unit
        self.base = budget.years.base

    def borne(self, area: str, year: Year) -> Step:
        """Explain the unrounded capital cost in the cost of an area."""
        lines = [key for key in self.plan.lines if self.lines[key].used_by == area]
        name = Message("step-capital", year=year)
        return self._sum(name, (self._unrounded(key, year) for key in lines))

    def of(self, place: Sequence[str], year: Year) -> Step:
        """Explain the figure at an address in the block of capital cost, as it is shown."""
        if place == ["rate"]:
            return self._rate(year)
        if place == ["frame"]:
            return self._frame(year)
        if place == ["left"]:
            parts = (self._frame(year), self.shown("total", "cost", year))
            return made(Message("step-capital-left", year=year), self.unit, How.DIFFERENCE, *parts)
        key, *cohort, measure = place
        if cohort:
            return self._of_cohort(key, cohort, measure, year)
        return self.shown(key, measure, year)

    def _frame(self, year: Year) -> Step:
        assert self.frame is not None
        path = ("investments", "capital_frame", "values", str(year))
        name = Message("step-capital-frame", year=year)
        return given(name, self.frame.values[year], self.unit, *path)

    def _of_cohort(self, key: str, place: Sequence[str], measure: str, year: Year) -> Step:
        """Explain a figure of a cohort, named with its line."""
        cohorts = self.plan.lines[key].cohorts
        cohort = next(each for each in cohorts if each.place == tuple(place))
        line = self.lines[key].name or key
        if measure == "cost":
            step = self._of(key, cohort, year)
            whose = Message("step-of-line", line=line, what=step.name)
            return step._replace(name=Message("step-capital-line", line=whose, year=year))
        step = self._measure(measure)(key, cohort, year)
        return step._replace(name=Message("step-of-line", line=line, what=step.name))

    def shown(self, key: str, measure: str, year: Year) -> Step:
        """Explain a figure of a line, or of `total`, as it is shown."""
        if key == "total":
            name = Message(f"step-capital-{measure.replace('_', '-')}", line=TOTAL, year=year)
            return self._sum(name, (self.shown(line, measure, year) for line in self.plan.lines))
        line = Message("name", name=self.lines[key].name or key)
        name = Message(f"step-capital-{measure.replace('_', '-')}", line=line, year=year)
        if measure == "cost":
            return self._sum(name, (self.shown(key, each, year) for each in MEASURES[:2]))
        of, cohorts = self._measure(measure), self.plan.lines[key].cohorts
        return self._sum(name, (of(key, cohort, year) for cohort in cohorts))

    def _measure(self, measure: str) -> Callable[[str, Cohort, Year], Step]:
        """Give what explains a measure of a cohort."""
        of: Callable[[str, Cohort, Year], Step] = getattr(self, f"_{measure}")
        return of

    def _sum(self, name: Message, steps: Iterable[Step]) -> Step:
        """Add up what is not zero; where everything is, nothing stands beneath."""
        kept = tuple(step for step in steps if step.value)
        return Step(name, sum((each.value for each in kept), Decimal(0)), self.unit, How.SUM, kept)

    def _unrounded(self, key: str, year: Year) -> Step:
        name = Message("step-capital-line", line=self.lines[key].name or key, year=year)
        return self._sum(name, (self._of(key, each, year) for each in self.plan.lines[key].cohorts))

    def _of(self, key: str, cohort: Cohort, year: Year) -> Step:
        parts = (self._fall(key, cohort, year), self._interest_on(key, cohort, year))
        return self._sum(_cohort(cohort), parts)

    def _depreciation(self, key: str, cohort: Cohort, year: Year) -> Step:
        before = self._book_value(key, cohort, Year(year - 1))
        if cohort.year == year:
            before = self._amount(key, cohort)
        after = self._book_value(key, cohort, year)
        name = _named("step-cohort-depreciation", cohort, year)
        return Step(name, before.value - after.value, self.unit, How.DIFFERENCE, (before, after))

    def _interest(self, key: str, cohort: Cohort, year: Year) -> Step:
        exact = self._interest_on(key, cohort, year)
        return self._rounded(_named("step-cohort-interest", cohort, year), exact)

    def _book_value(self, key: str, cohort: Cohort, year: Year) -> Step:
        name = _named("step-cohort-book-value", cohort, year)
        return self._rounded(name, self._book(key, cohort, year))

    def _rounded(self, name: Message, exact: Step) -> Step:
        value = Decimal(rounded([Exact(exact.value)])[0])
        return Step(name, value, self.unit, How.ROUNDED, (exact,))

    def _fall(self, key: str, cohort: Cohort, year: Year) -> Step:
        """Explain an unrounded depreciation: the amount over the life."""
        gone = self._gone(key, cohort, year) - self._gone(key, cohort, Year(year - 1))
        name = Message("step-depreciation", year=year)
        if not gone:
            return Step(name, Decimal(0), self.unit, How.SUM)
        amount, life = self._amount(key, cohort), self._life(key, cohort)
        return Step(name, amount.value / life.value, self.unit, How.RATIO, (amount, life))

    def _interest_on(self, key: str, cohort: Cohort, year: Year) -> Step:
        """Explain an unrounded interest: the book value as the year begins, times the rate."""
        book, rate = self._book(key, cohort, Year(year - 1)), self._rate(year)
        name = Message("step-interest", year=year)
        times = Message("step-times-rate")
        whole = Step(times, book.value * rate.value, self.unit, How.PRODUCT, (book, rate))
        hundred = Step(Message("step-hundred"), Decimal(100), "", How.COUNT)
        return Step(name, whole.value / 100, self.unit, How.RATIO, (whole, hundred))

    def _book(self, key: str, cohort: Cohort, year: Year) -> Step:
        """Explain an unrounded book value: the amount times the years left, over the life."""
        name = Message("step-book-value", year=year)
        if cohort.year is not None and year < cohort.year:
            return Step(name, Decimal(0), self.unit, How.SUM)
        amount, life = self._amount(key, cohort), self._life(key, cohort)
        left = Decimal(cohort.life - self._gone(key, cohort, year))
        years = Step(Message("step-years-left", year=year), left, "", How.COUNT)
        times = Message("step-times-years")
        whole = Step(times, amount.value * left, self.unit, How.PRODUCT, (amount, years))
        return Step(name, whole.value / life.value, self.unit, How.RATIO, (whole, life))

    def _gone(self, key: str, cohort: Cohort, year: Year) -> int:
        """Count the years of a life that have been written off at the end of a year."""
        begins = self.base if cohort.year is None else cohort.year + self.lines[key].start
        return min(max(year - begins + 1, 0), cohort.life)

    def _amount(self, key: str, cohort: Cohort) -> Step:
        name = _cohort(cohort)
        row, item = ("opening", cohort.life) if cohort.year is None else ("values", cohort.year)
        path = ("investments", "lines", key, row, str(item))
        return Step(name, Decimal(cohort.amount), self.unit, How.INPUT, path=path)

    def _life(self, key: str, cohort: Cohort) -> Step:
        """Give a life; what remains of one stands in front of its book value in the file."""
        name, life = Message("step-life"), Decimal(cohort.life)
        if cohort.year is None:
            return Step(name, life, "", How.COUNT)
        return Step(name, life, "", How.INPUT, path=("investments", "lines", key, "life"))

    def _rate(self, year: Year) -> Step:
        name = Message("step-internal-rate", year=year)
        if not (told := [each for each in self.interest if each <= year]):
            return Step(name, Decimal(0), "%", How.COUNT)
        path = ("investments", "interest", str(max(told)))
        return Step(name, self.interest[max(told)], "%", How.INPUT, path=path)


def _named(name: str, cohort: Cohort, year: Year) -> Message:
    return Message(name, cohort=_cohort(cohort), year=year)


def _cohort(cohort: Cohort) -> Message:
    if cohort.year is None:
        return Message("capital-opening", count=cohort.life)
    return Message("capital-cohort", year=cohort.year)
