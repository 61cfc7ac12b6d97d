"""A printed row that was taken from elsewhere: copied from another, or added up of other rows."""

from collections.abc import Collection, Iterator

from vssbudget.amounts import ZERO, Exact, Year, rounded
from vssbudget.checks.causes.case import Case, Figures
from vssbudget.checks.causes.hypothesis import Hypothesis, Suspect
from vssbudget.checks.printed_names import row_name
from vssbudget.findings import BudgetPath
from vssbudget.model import areas_of, is_sum
from vssbudget.projection import Projection, exact
from vssbudget.wording import Message

_MEASURES = ("cost", "revenue", "result", "investments")


class Copied:
    """The printed rows that may have been copied: those that are not off themselves, for why?"""

    def __init__(self, projection: Projection, off: Collection[BudgetPath]) -> None:
        self._budget = projection.budget
        self._holding: dict[tuple[Year, int], list[tuple[BudgetPath, Figures]]] = {}
        for measure in _MEASURES:
            for key, figures in getattr(self._budget.published, measure).items():
                path = ("published", measure, key)
                written = {year: int(figure) for year, figure in figures.items() if figure}
                for held in written.items() if path not in off else ():
                    self._holding.setdefault(held, []).append((path, written))

    def of(self, suspect: Suspect) -> Iterator[Hypothesis]:
        """Give the rows that hold what is needed in a year that is off."""
        rows: dict[BudgetPath, Figures] = {}
        for year in suspect.off:
            rows |= self._holding.get((year, suspect.needed[year]), ())
        for path, figures in rows.items():
            told = row_name(self._budget, path)
            yield Hypothesis(Message("copied", row=suspect.told, other=told), figures)


def added_up(projection: Projection, case: Case, suspect: Suspect) -> Iterator[Hypothesis]:
    """Give a sum of areas as its rows are calculated, and not as they are printed.

    Of whole amounts, or of what they are rounded from.
    """
    budget = projection.budget
    if case.measure not in ("cost", "revenue") or not is_sum(budget, case.key):
        return
    known = dict(
        zip(projection.years, getattr(projection.totals[case.key], case.measure), strict=True)
    )
    calculated = {year: int(each) for year, each in known.items() if each is not None}
    unrounded = _unrounded(projection, case)
    yield Hypothesis(Message("added-as-calculated", row=suspect.told), calculated)
    if not unrounded.items() <= calculated.items():
        yield Hypothesis(Message("added-unrounded", row=suspect.told), unrounded)


def _unrounded(projection: Projection, case: Case) -> Figures:
    rows = [
        getattr(exact(projection, key), case.measure)
        for key in areas_of(projection.budget, case.key)
    ]
    sums = [None if None in column else sum(column, ZERO) for column in zip(*rows, strict=True)]
    plan = projection.budget.years.plan
    known = {year: Exact(each) for year, each in zip(plan, sums, strict=True) if each is not None}
    return dict(zip(known, map(int, rounded(known.values())), strict=True))
