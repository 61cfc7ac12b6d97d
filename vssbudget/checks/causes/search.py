"""The search for the cause of a printed row: every hypothesis is tried, and those that fit told."""

from collections.abc import Collection, Hashable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from math import prod
from typing import NamedTuple

from vssbudget.amounts import TooLarge, Year
from vssbudget.checks.causes.case import Case, row_of
from vssbudget.checks.causes.hypothesis import LIKELIEST, Hypothesis, Suspect, suspects
from vssbudget.checks.causes.others import Copied, added_up
from vssbudget.checks.causes.otherwise import Otherwise
from vssbudget.checks.causes.slips import slips, two_left_out
from vssbudget.checks.causes.whole import carried_whole
from vssbudget.findings import BudgetPath
from vssbudget.projection import Projection
from vssbudget.wording import Message

_SURE = 100
"""One in how many differences a cause may meet by chance, and still be sure."""


class Fits(NamedTuple):
    """The causes that give the figures of these years, the likeliest first.

    `only` says that there is one alone, nothing of which was chosen so that it fits, and that the
    differences are too large for it to meet them by chance.
    """

    years: Sequence[Year]
    causes: Sequence[Message]
    only: bool


class Search:
    """Tries everything that may have gone wrong on the printed rows of a budget."""

    def __init__(self, projection: Projection, off: Collection[BudgetPath]) -> None:
        self._projection = projection
        self._plan = projection.budget.years.plan
        self._copied = Copied(projection, off)
        self._otherwise = Otherwise(projection)

    def of(self, case: Case) -> Iterator[Fits]:
        """Give the causes of a row: for all years together, or for as few as have one apart."""
        found = [*suspects(self._projection.budget, case)]
        tried = _Tried(case, found, [[*self._hypotheses(case, each)] for each in found])
        waiting = [case.off]
        while waiting:
            years = waiting.pop(0)
            fits = tried.fitting(years)
            if fits.causes or len(years) == 1:
                yield fits
            else:
                waiting = [*self._parted(years), *waiting]

    def _hypotheses(self, case: Case, suspect: Suspect) -> Iterator[Hypothesis]:
        yield from slips(suspect)
        key = suspect.key or case.key
        calculated = row_of(self._projection, case.measure, key)
        if any(suspect.needed[year] != calculated.get(year) for year in suspect.off):
            with suppress(TooLarge):  # by rates that nothing follows, and nothing could
                yield from carried_whole(self._projection, suspect)
                yield from self._otherwise.of(suspect, case.measure, key)
        if not suspect.key:
            yield from self._copied.of(suspect)
            yield from added_up(self._projection, case, suspect)

    def _parted(self, years: Sequence[Year]) -> list[tuple[Year, ...]]:
        """Part years: those of the plan together and the others alone, else each of them alone."""
        planned = tuple([year for year in years if year in self._plan])
        apart = [(year,) for year in years if year not in self._plan]
        return [*apart, planned] if apart and planned else [(year,) for year in years]


_APART = "carried-in-steps"
"""A cause that says something else than the others where it makes the same."""


class _Fit(NamedTuple):
    """A hypothesis that fits a suspect."""

    suspect: Suspect
    hypothesis: Hypothesis

    @property
    def likeliest(self) -> tuple[bool, int]:
        """Say how far down it stands: a row moved otherwise, the rows of a sum were taken wrong."""
        each = self.hypothesis
        return each.throughout == bool(self.suspect.key), LIKELIEST.index(each.cause.name)

    def says(self, since: Year) -> Hashable:
        """Say what it comes to; of what makes the same from then on one is in other words."""
        cause, makes = self.hypothesis.cause, self.hypothesis.makes
        if not self.hypothesis.throughout or cause.name == _APART:
            return cause
        return self.suspect.key, tuple([item for item in makes.items() if item[0] >= since])


class _Tried(NamedTuple):
    """A row, the suspects of it, and the hypotheses on each of these."""

    case: Case
    suspects: Sequence[Suspect]
    hypotheses: Sequence[Sequence[Hypothesis]]

    def fitting(self, years: Sequence[Year]) -> Fits:
        """Give the causes that give every figure of these years."""
        beneath = [each for each in self.suspects if each.key]
        tried = chain(self._each(), two_left_out(beneath, years))
        fits = [_Fit(suspect, each) for suspect, each in tried if each.fits(suspect, years)]
        told: dict[Hashable, Hypothesis] = {}
        for fit in sorted(fits, key=lambda each: each.likeliest):
            told.setdefault(fit.says(years[0]), fit.hypothesis)
        left = [*told.values()]
        sure = len(left) == 1 and left[0].sure and not self._by_chance(years, left[0].fitted)
        return Fits(years, [each.cause for each in left], sure)

    def _each(self) -> Iterator[tuple[Suspect, Hypothesis]]:
        for suspect, hypotheses in zip(self.suspects, self.hypotheses, strict=True):
            yield from ((suspect, each) for each in hypotheses)

    def _by_chance(self, years: Sequence[Year], fitted: int) -> bool:
        """Whether so small differences may be met by chance, by how many hypotheses come near.

        As many make a difference of up to twice the largest one; as if they were spread evenly, the
        chance that one of them is it is that number over all the differences there are so near, and
        so on for the differences of the other years. What was fitted met the largest by choice, and
        of several years that are looked at apart each has its chance.
        """
        off = {year: abs(self.case.difference(year)) for year in years}
        largest, *_ = ordered = sorted(years, key=lambda year: -off[year])
        makes = (
            abs(each.makes.get(largest, suspect.own[largest]) - suspect.own[largest])
            for suspect, each in self._each()
            if largest in suspect.own
        )
        near = sum(1 for each in makes if 0 < each <= 2 * off[largest])
        near += len(self.suspects) ** 2 // 2 if len(self.suspects) > 2 else 0
        chances = near * (len(self.case.off) // len(years))
        return _SURE * chances > prod(4 * off[year] + 1 for year in ordered[fitted:])
