"""What areas and services cost, earn and leave as it is shown, and what they add up to."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic

from vssbudget.calculation.measures import BALANCED
from vssbudget.formulas.algebra import Line
from vssbudget.formulas.operations import (
    DIFFERENCE,
    ELSE,
    EQUAL,
    ROUNDED,
    SUM_BESIDE,
    TOTAL,
    After,
    Picked,
)
from vssbudget.formulas.sellers import Basis, Seller, Sellers, prices_of, returned_by
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import ALL_AREAS, Area, Service, areas_of, is_sum


class SellerFigures(Generic[Line]):
    """Figures of sellers over all years, from the first that the file has.

    A key is that of an area, `hr`, or of a service behind it, `hr.hr_direkt`. What a seller bears
    of capital and shared cost is asked for by its key, and what customers are billed of its cost.
    """

    def __init__(
        self,
        sheet: Sheet[Line],
        borne: Callable[[str], Mapping[str, Line]],
        billed: Callable[[str], Line | None],
    ) -> None:
        self.sheet = sheet
        self.algebra = sheet.algebra
        self.budget = sheet.budget
        self.borne = borne
        self.billed = billed
        self.sellers = Sellers(sheet)
        first = sheet.budget.years.every[0]
        self.past = sheet.base - first
        self.every = sheet.since(first)
        self.before = Sellers(self.every)
        self._sold: dict[str, Mapping[str, Seller[Line]]] = {}

    def sold(self, area: str) -> Mapping[str, Seller[Line]]:
        """Give the services of an area by their keys, or the area itself where it has none."""
        if area not in self._sold:
            self._sold[area] = self._sellers(area)
        return self._sold[area]

    def _sellers(self, area: str) -> Mapping[str, Seller[Line]]:
        services = self.budget.areas[area].services
        if not services:
            return {area: self.sellers.area(area, self.borne(area), self.billed(area))}
        keys = [f"{area}.{name}" for name in services]
        known = ((key, self.billed(key)) for key in keys)
        billed = {key: row for key, row in known if row is not None}
        sold = self.sellers.services(area, {key: self.borne(key) for key in keys}, billed)
        return dict(zip(keys, sold.values(), strict=True))

    def seller(self, key: str) -> Seller[Line]:
        """Give a service, or an area without services."""
        return self.sold(key.partition(".")[0])[key]

    def cost(self, key: str) -> Line:
        """Give a cost as it is shown: rounded once, or the sum of those of services."""
        own = self.own(key)
        if isinstance(own, Area) and own.services:
            return self._added("cost", key, self.cost, tuple(own.services))
        cost = self.algebra.make(ROUNDED, self.seller(key).cost)
        return self.algebra.named(self.after(self._cost_before(key, own), cost), "cost", key)

    def revenue(self, key: str) -> Line:
        """Give a revenue as it is shown: rounded once, or set equal to the cost, or a sum."""
        own = self.own(key)
        if isinstance(own, Area) and own.services:
            return self._added("revenue", key, self.revenue, own.earning)
        make, area = self.algebra.make, self.budget.areas[key.partition(".")[0]]
        earned = make(ROUNDED, self.seller(key).revenue)
        bases = dict(zip(self.budget.years.plan, self.seller(key).basis, strict=True))
        apart = {*returned_by(area), *area.result, *self.sellers.reserves.years(key)}
        same = [
            bases.get(year) is Basis.SELF_COST and year not in apart for year in self.sheet.years
        ]
        earned = self.after(self._revenue_before(key, own), earned)
        which: list[int | None] = [*[0] * self.past, *map(int, same)]
        if self.sheet.base not in {*own.revenue, *prices_of(own)}:
            which[self.past] = None  # other revenue alone is not what it earns
        cost = make(EQUAL, self.cost(key))
        return self.algebra.named(make(Picked(tuple(which)), earned, cost), "revenue", key)

    def result(self, key: str) -> Line:
        """Give a result: revenue less cost."""
        result = self.algebra.make(DIFFERENCE, self.revenue(key), self.cost(key))
        return self.algebra.named(result, "result", key)

    def balanced_result(self, key: str) -> Line:
        """Give a result after transfers: less what goes to reserves, with what comes from them."""
        pair = (self.measure(key, "result"), self.before.reserves.transferred(key))
        return self.algebra.named(self.algebra.make(DIFFERENCE, *pair), "balanced-result", key)

    def _added(
        self, measure: str, area: str, of: Callable[[str], Line], services: Sequence[str]
    ) -> Line:
        """Add up services; in a year in which one has no figure, the area's own stands."""
        rows = [of(f"{area}.{service}") for service in services]
        own = getattr(self.budget.areas[area], measure)
        whole = self.every.row(own, "areas", area, measure)
        if rows:
            whole = self.algebra.make(ELSE, self.whole(rows), whole)
        return self.algebra.named(whole, measure, area)

    def frame(self, key: str) -> Line:
        """Give the frame of an area as it is shown: rounded once, before the base year as given."""
        own = self.budget.areas[key].frame
        assert own is not None
        before = self.every.row(own.values, "areas", key, "frame", "values")
        frame = self.algebra.make(ROUNDED, self.sellers.frame(key))
        return self.algebra.named(self.after(before, frame), "area-frame", key)

    def net_cost(self, key: str) -> Line:
        """Give what an area costs less what it earns; where it earns nothing, what it costs."""
        cost, own = self.cost(key), self.budget.areas[key]
        made = (DIFFERENCE, cost, self.revenue(key)) if own.earns else (EQUAL, cost)
        return self.algebra.named(self.algebra.make(*made), "net-cost-of", key)

    def left(self, key: str) -> Line:
        """Give what an area leaves of its frame."""
        pair = (self.frame(key), self.net_cost(key))
        return self.algebra.named(self.algebra.make(DIFFERENCE, *pair), "left-of", key)

    def whole(self, rows: Sequence[Line]) -> Line:
        """Add rows up, where all have a figure; one alone is itself."""
        return rows[0] if len(rows) == 1 else self.algebra.make(TOTAL, *rows)

    def after(self, before: Line, row: Line) -> Line:
        """Put the years before the base year in front of a row."""
        return self.algebra.make(After(self.past), before, row) if self.past else row

    def _cost_before(self, key: str, own: Area | Service) -> Line:
        """Give the cost of the years before the base year as it stands in the file."""
        if isinstance(own, Area) and own.earns_alone:
            return self.every.filled({}, "areas", key, "cost")
        if isinstance(own, Area):
            return self.every.row(own.cost, "areas", key, "cost")
        area, _, name = key.partition(".")
        path = ("areas", area, "services", name, "parts")
        if self.borne(key):  # what it bore then is not known
            return self.every.row({})
        rows = [self.every.row(part.cost, *path, each, "cost") for each, part in own.parts.items()]
        return self.whole(rows)

    def _revenue_before(self, key: str, own: Area | Service) -> Line:
        """Give the revenue of the years before the base year: as given, or price times volume."""
        if isinstance(own, Area):
            return self.every.row(own.revenue, "areas", key, "revenue")
        area, _, name = key.partition(".")
        path = ("areas", area, "services", name)
        other = self.before.other(own, path, self._billed_before(key))
        return self.algebra.make(ROUNDED, self.before.earned_given(own, path, other))

    def paid_before(self, key: str, own: Area | Service) -> Line:
        """Give what is paid per unit as the file says it, from the first year that it has."""
        area, _, name = key.partition(".")
        path, other = ("areas", area, "services", name), self._billed_before(key)
        if isinstance(own, Area):
            return self.before.paid_given(own, ("areas", key), other)
        return self.before.paid_given(own, path, self.before.other(own, path, other))

    def _billed_before(self, key: str) -> Line | None:
        """Give what is billed over all years: before the base year it is not known."""
        billed = self.billed(key)
        return None if billed is None else self.after(self.every.row({}), billed)

    def own(self, key: str) -> Area | Service:
        """Give what the file says of an area or a service."""
        area, _, service = key.partition(".")
        own = self.budget.areas[area]
        return own.services[service] if service else own

    def total(self, measure: str, row: str = ALL_AREAS) -> Line:
        """Give the sum of areas, all or those of a group: cost or revenue, or their result."""
        if measure == "result":
            pair = (self.total("revenue", row), self.total("cost", row))
            return self.algebra.named(self.algebra.make(DIFFERENCE, *pair), "result", row)
        areas = self.budget.areas
        added = [
            each
            for each in (areas_of(self.budget, row) if areas else ())
            if measure == "cost" or areas[each].may_earn
        ]
        if not added:
            return self.every.row({})
        costs, revenues = ([of(key) for key in added] for of in (self.cost, self.revenue))
        rows = (*costs, *revenues) if measure == "cost" else (*revenues, *costs)
        return self.algebra.named(self.algebra.make(SUM_BESIDE, *rows), measure, row)

    def measure(self, key: str, measure: str) -> Line:
        """Give the cost, revenue or result of a seller, a group or the total; or a frame.

        Of an area or the total that has reserves the result after transfers as well.
        """
        if is_sum(self.budget, key) and measure != BALANCED:
            return self.total(measure, key)
        of: Callable[[str], Line] = getattr(self, measure)
        return of(key)
