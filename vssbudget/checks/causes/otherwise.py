"""An area that moved otherwise than the file says: each way is calculated by the same formulas."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from vssbudget.amounts import ZERO, Exact, Percent, Year, rounded
from vssbudget.calculation.names import index_name
from vssbudget.calculation.readings import Numbers
from vssbudget.checks.causes.case import Figures
from vssbudget.checks.causes.hypothesis import Hypothesis, Suspect
from vssbudget.formulas.sellers import Sellers
from vssbudget.formulas.sheet import Rates, Sheet
from vssbudget.model import Area, Budget, changed
from vssbudget.projection import Projection, exact
from vssbudget.wording import Message
from vssbudget.wording.message import Value

_MOST = 100
"""Of how many areas of a budget it is tried how they would have moved otherwise."""

_FORGOTTEN = ("lasting", "one_off", "agreement", "variable_share")
"""What moves an area besides its indices and its step."""

_NO_RATE = Percent(Decimal(0))

_Told = tuple[str, Mapping[str, Value]]
"""The words of a cause, which still are to name the area, with what they hold besides."""

_Ways = Sequence[tuple[_Told, Mapping[str, Figures]]]
"""Other ways for an area to move, each with its rows of the plan years by measure."""


class Otherwise:
    """The other ways in which the areas of a budget may have moved, each worked out once."""

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._areas = frozenset([*projection.budget.areas][:_MOST])
        alike: dict[frozenset[tuple[Year, Percent]], list[str]] = {}
        for name, rates in projection.rates.items():
            alike.setdefault(frozenset(rates.items()), []).append(name)
        self._indices = list(alike.values())
        self._ways = cache(self._worked)

    def of(self, suspect: Suspect, measure: str, key: str) -> Iterator[Hypothesis]:
        """Give what an area would cost or earn if it moved otherwise; of others than areas none."""
        for (name, told), rows in self._ways(key) if key in self._areas else ():
            if measure in rows:
                cause = Message(name, row=suspect.told, **told)
                yield Hypothesis(cause, rows[measure], throughout=True)

    def _worked(self, key: str) -> _Ways:
        budget, rates = self._projection.budget, self._projection.rates_told
        edits = [
            (told, changed(budget, ("areas", key), own), rates)
            for told, own in _changes(budget, budget.areas[key], self._indices)
        ]
        edits += [(told, budget, others) for told, others in _other_rates(budget, rates)]
        edits += _in_the_same_shares(self._projection, key)
        yearly: _Told = ("rounded-yearly", {})
        return [
            (yearly, self._rows(self._projection, key, _each_year)),
            *((told, self._rows(self._as_if(*edit), key, _once)) for told, *edit in edits),
        ]

    def _as_if(self, budget: Budget, rates: Rates) -> Projection:
        """Give the projection with another budget, under other rates; what is borne stays."""
        formulas = Sellers(Sheet(Numbers(), budget, rates))
        return replace(self._projection, budget=budget, formulas=formulas, recent={})

    def _rows(
        self, projection: Projection, key: str, way: Callable[[int, Sequence[Exact]], Iterable[int]]
    ) -> Mapping[str, Figures]:
        """Round the cost and the revenue of an area in a way, where they are known in every year.

        That is told what they are in the base year.
        """
        carried, area = exact(projection, key), self._projection.by_key[key]
        rows: dict[str, Sequence[Exact | None]] = {"cost": carried.cost, "revenue": carried.revenue}
        found = {}
        for measure, row in rows.items():
            known = [each for each in row if each is not None]
            base = getattr(area, measure)[self._projection.past - 1]
            if len(known) == len(row) and base is not None:
                years = projection.budget.years.plan
                found[measure] = dict(zip(years, way(base, known), strict=True))
        return found


def _once(base: int, row: Sequence[Exact]) -> Iterable[int]:  # noqa: ARG001 - as the other way
    return map(int, rounded(row))


def _each_year(base: int, row: Sequence[Exact]) -> Iterable[int]:
    """Round every year what the rounded figure of the year before has become."""
    before, whole = Decimal(base), base
    for each in row:
        (figure,) = rounded([Exact(whole * each / before) if before else each])
        before, whole = each, int(figure)
        yield whole


def _changes(
    budget: Budget, own: Area, indices: Iterable[Sequence[str]]
) -> Iterator[tuple[_Told, Area]]:
    """Give an area that moves otherwise; one of services has nothing of its own that does.

    It may follow any of the indices, those that move alike together.
    """
    if own.services:
        return
    still = {"index": None, "shares": None, "step": None}
    yield ("not-moved", {}), own.model_copy(update=still)
    for index, *others in indices:
        if own.index not in (index, *others):
            told = {"index": [index_name(budget, each) for each in (index, *others)]}
            yield ("moved-by", told), own.model_copy(update={**still, "index": index})
    if own.shares and len(own.shares) == 2:
        swapped = dict(zip(own.shares, reversed(own.shares.values()), strict=True))
        yield ("shares-swapped", {}), own.model_copy(update={"shares": swapped})
    for key in _FORGOTTEN:
        if getattr(own, key):
            nothing = Area.model_fields[key].default
            yield (f"without-{key}", {}), own.model_copy(update={key: nothing})


def _in_the_same_shares(projection: Projection, key: str) -> Iterator[tuple[_Told, Budget, Rates]]:
    """Give an area of several indices that moves by the mean of their rates every year.

    As it is, what an index makes dearer becomes more of the whole.
    """
    budget, rates = projection.budget, projection.rates
    if not (shares := budget.areas[key].shares):
        return
    first, *_ = shares
    mean = {
        year: Percent(sum((share * rates[name][year] for name, share in shares.items()), ZERO))
        for year in budget.years.plan
    }
    own = budget.areas[key].model_copy(update={"shares": None, "index": first})
    moved = changed(budget, ("areas", key), own)
    yield ("shares-kept", {}), moved, {**projection.rates_told, first: mean}


def _other_rates(budget: Budget, rates: Rates) -> Iterator[tuple[_Told, Rates]]:
    """Give rates of which those of a year are missed, or that are of other years."""
    base, plan = budget.years.base, budget.years.plan
    for year in plan:
        missed = {name: {**row, year: _NO_RATE} for name, row in rates.items() if row}
        yield ("rates-missed", {"year": year}), missed
    known = {
        name: {base: budget.indices[name].rates.get(base), **row} for name, row in rates.items()
    }
    yield ("rates-late", {}), _of_years(known, {year: Year(year - 1) for year in plan})
    yield ("rates-early", {}), _of_years(known, {year: Year(year + 1) for year in plan})
    yield ("rates-of", {"year": base}), _of_years(known, dict.fromkeys(plan, base))


def _of_years(known: Mapping[str, Mapping[Year, Percent | None]], of: Mapping[Year, Year]) -> Rates:
    """Take for each year the rate of another, its own where there is none."""
    found: dict[str, dict[Year, Percent]] = {}
    for name, row in known.items():
        taken = {
            year: row.get(year) if (rate := row.get(of[year])) is None else rate for year in of
        }
        found[name] = {year: rate for year, rate in taken.items() if rate is not None}
    return found
