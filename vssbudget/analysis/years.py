"""From the cost of one year to that of another in the same budget, cause by cause, to the unit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from functools import cached_property

from vssbudget.amounts import EXACT, ZERO, Exact, Tkr, Year, rounded
from vssbudget.analysis.bridge import Bridge, Moved, Of, Rows, Step
from vssbudget.analysis.changes import Cause, Change
from vssbudget.calculation.readings import MovingNumbers
from vssbudget.formulas.algebra import Moving, Row
from vssbudget.formulas.movement import CAUSES, index_of
from vssbudget.formulas.sellers import Sellers
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import Cost, Service, areas_of, sums
from vssbudget.projection import Projection, Seller
from vssbudget.projection.base_prices import base_change, base_rates

UNSTATED = "unstated"
"""The cause of what a budget says nothing of: the change of a given year beyond its rates."""

Adds = Mapping[Cause, Decimal]
"""What each cause adds to a cost, unrounded."""


class YearBridge:
    """The way from the costs of a year to those of a later one, as the budget carries them forward.

    In a plan year what each cause adds is what the formulas say. Of a given year only the rates of
    the base year and the volumes say anything: the rest is not stated, and never guessed. What is
    added so far is rounded after each cause, in their order; so the parts add up to the
    difference in every row, and those of rows to those of their sum.

    Args:
        projection: The budget, carried forward.
        first: The one year.
        last: The other, later one.
    """

    renamed: Mapping[str, str] = {}
    is_edited = False
    by_cause: Mapping[Cause, Sequence[Change]] = {}

    def __init__(self, projection: Projection, first: Year, last: Year) -> None:
        self.old = self.new = projection
        self.first, self.years = first, (last,)
        self._budget = projection.budget
        self._formulas = Sellers(Sheet(MovingNumbers(), self._budget, projection.rates_told))
        self._rates = base_rates(projection)

    @cached_property
    def before(self) -> Rows:
        """The rows of the first year."""
        return self._rows(self.first)

    @cached_property
    def after(self) -> Rows:
        """The rows of the last year."""
        return self._rows(self.years[0])

    def _rows(self, year: Year) -> Rows:
        at = self.new.years.index(year)
        rows = {Of(key, "cost"): (each.cost[at],) for key, each in self._every()}
        totals = {Of(key, "cost"): (self.new.totals[key].cost[at],) for key in sums(self._budget)}
        return {**rows, **totals}

    def _every(self) -> Iterator[tuple[str, Seller]]:
        for area in self.new.areas:
            yield area.key, area
            yield from ((f"{area.key}.{each.key}", each) for each in area.services)

    @cached_property
    def steps(self) -> Mapping[Step, None]:
        """The causes that anything moved by, in their order."""
        found = {cause for each in self.moved for (cause,) in each.parts}
        return {(cause,): None for cause in sorted(found, key=self._order)}

    def _order(self, cause: Cause) -> tuple[int, str]:
        if cause.name:
            return -1, cause.name
        return (*CAUSES, UNSTATED).index(cause.kind), ""

    @cached_property
    def moved(self) -> Sequence[Moved]:
        """The costs that causes move, with what each adds."""
        found: dict[str, Moved] = {}
        for area in self._budget.areas:
            found |= {each.of.key: each for each in self._of_area(area)}
        for row in reversed(sums(self._budget)):
            within = [found[key] for key in areas_of(self._budget, row) if key in found]
            if each := self._summed(row, within):
                found[row] = each
        return list(found.values())

    def _of_area(self, key: str) -> Iterator[Moved]:
        """Give an area that moved, and the services that it is the sum of."""
        services = [f"{key}.{each}" for each in self._budget.areas[key].services]
        rows = self._sold(key)
        lowest = (self._lowest(each, rows[each]) for each in services or [key])
        moved = [each for each in lowest if each]
        if services and (whole := self._summed(key, moved)):
            yield whole
        yield from moved

    def _sold(self, key: str) -> Mapping[str, Moving[Row]]:
        """Give the costs of an area, or of its services, with what moves them."""
        known, services = self.new.borne, self._budget.areas[key].services
        borne = {
            each: {cause: Moving(row, {}) for cause, row in known.get(each, {}).items()}
            for each in (key, *(f"{key}.{name}" for name in services))
        }
        with localcontext(EXACT):
            if not services:
                return {key: self._formulas.area(key, borne[key]).cost}
            sold = self._formulas.services(key, borne)
        return {f"{key}.{name}": each.cost for name, each in sold.items()}

    def _lowest(self, key: str, cost: Moving[Row]) -> Moved | None:
        old, new = self._figures(key)
        added: dict[Cause, Decimal] = {}
        with localcontext(EXACT):
            for year in range(self.first + 1, self.years[0] + 1):
                for cause, adds in self._in_year(key, cost, Year(year)).items():
                    added[cause] = added.get(cause, ZERO) + adds
            start = self._exact(key, cost, self.first)
        parts = self._footing(start, added, old, new)
        return Moved(Of(key, "cost"), self.years[0], old, new, parts) if parts else None

    def _figures(self, key: str) -> tuple[Tkr | None, Tkr | None]:
        of = Of(key, "cost")
        gap = (None,)
        return self.before.get(of, gap)[0], self.after.get(of, gap)[0]

    def _exact(self, key: str, cost: Moving[Row], year: Year) -> Decimal:
        """Give a cost unrounded; before the base year as it stands in the file."""
        base = self._budget.years.base
        if year < base:
            return Decimal(self.before[Of(key, "cost")][0] or 0)
        return cost.row[year - base] or ZERO

    def _in_year(self, key: str, cost: Moving[Row], year: Year) -> Adds:
        """Say what each cause adds to a cost from the year before."""
        base = self._budget.years.base
        if year <= base:
            return self._stated(key, year) if year == base else {}
        found = {}
        for cause, row in cost.by.items():
            if adds := row[year - base]:
                index = index_of(cause)
                found[Cause("index", index) if index else Cause(cause)] = adds
        return found

    def _stated(self, key: str, base: Year) -> Adds:
        """Say what the rates and volumes of the base year add to the cost of the year before."""
        place = self.new.years.index(base) - 1
        seller = self.new.seller(key)
        before = seller.cost[place] if seller and place >= 0 else None
        if before is None:
            return {}
        found = {Cause("volume"): self._by_volume(key, base)}
        if told := base_change(self._rates, key):
            for name, part in zip(told.causes, told.add, strict=True):
                index = name in self._budget.indices
                cause = Cause("index", name) if index else Cause(name.rstrip("_"))
                found[cause] = before * part / 100
        return {cause: adds for cause, adds in found.items() if adds}

    def _by_volume(self, key: str, year: Year) -> Decimal:
        """Say what the volume of a year adds: cost(t−1) · variable_share · (V(t)/V(t−1) − 1)."""
        area, _, service = key.partition(".")
        own = self._budget.areas[area]
        sold = own.services[service] if service else own
        costs: Iterable[Cost] = sold.parts.values() if isinstance(sold, Service) else (own,)
        volumes = [self._budget.volume(sold.volume, Year(each)) for each in (year - 1, year)]
        if not all(volumes):
            return ZERO
        moved = volumes[1] / volumes[0] - 1
        adds = [each.cost.get(Year(year - 1), 0) * (each.variable_share or ZERO) for each in costs]
        return sum(adds, ZERO) * moved

    def _footing(
        self, start: Decimal, added: Adds, old: Tkr | None, new: Tkr | None
    ) -> Mapping[Step, Tkr]:
        """Round what is added so far after each cause; what is then left is not stated."""
        parts: dict[Step, Tkr] = {}
        before = old or 0
        for cause in sorted(added, key=self._order):
            start = start + added[cause]
            (after,) = rounded([Exact(start)])
            if after != before:
                parts[(cause,)] = Tkr(after - before)
            before = after
        if rest := (new or 0) - before:
            parts[(Cause(UNSTATED),)] = Tkr(rest)
        return parts

    def _summed(self, key: str, within: Sequence[Moved]) -> Moved | None:
        """Give a sum of rows that moved; what it moved by besides is not stated."""
        old, new = self._figures(key)
        if old == new and not within:
            return None
        parts: dict[Step, Tkr] = {}
        for each in within:
            for step, part in each.parts.items():
                parts[step] = Tkr(parts.get(step, 0) + part)
        rest = (new or 0) - (old or 0) - sum(parts.values())
        if rest:
            step = (Cause(UNSTATED),)
            parts[step] = Tkr(parts.get(step, 0) + rest)
        kept = {step: part for step, part in parts.items() if part}
        return Moved(Of(key, "cost"), self.years[0], old, new, kept)


Way = Bridge | YearBridge
"""What leads from figures to others, cause by cause."""
