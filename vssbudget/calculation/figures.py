"""Every figure that is shown, as a row of the formulas: rounded, added up, held against print."""

from collections.abc import Callable, Mapping
from typing import Generic

from vssbudget.amounts import Year
from vssbudget.calculation.measures import BALANCED, MEASURES, NET, OF_FRAMES
from vssbudget.calculation.price_figures import PriceFigures
from vssbudget.calculation.seller_figures import SellerFigures
from vssbudget.formulas.algebra import Line
from vssbudget.formulas.capital import CapitalCost
from vssbudget.formulas.customers import Customers
from vssbudget.formulas.indicators import Indicators
from vssbudget.formulas.indices import IndexRates
from vssbudget.formulas.keys import Key
from vssbudget.formulas.operations import DIFFERENCE, SUM, Since
from vssbudget.formulas.pools import Pools
from vssbudget.formulas.sellers import Sellers
from vssbudget.formulas.sheet import Sheet

Place = tuple[str, ...]
"""What a row is of: its block, the key in it, and the measure."""

SHARED = ("shared_cost", "direct_cost")


class Figures(Generic[Line]):
    """The figures of a budget by their places, each with all that it comes of.

    A row of a seller or a total runs over all years, from the first that the file has; one of
    prices, shared cost or capital cost from the base year. Where they are not `shown`, a price, a
    change and a share are unrounded. The caller sets the arithmetic.
    """

    def __init__(self, sheet: Sheet[Line], *, shown: bool = True) -> None:
        self.sheet = sheet
        self.algebra = sheet.algebra
        self.budget = sheet.budget
        self.shown = shown
        self.capital = CapitalCost(sheet)
        self.pools = Pools(Sellers(sheet), self._used)
        self.sellers = SellerFigures(sheet, self.pools.borne, self.pools.billed_by)
        self.prices = PriceFigures(self.sellers, shown=shown)
        self.customers = Customers(sheet, self._revenue, self._other, self.pools.to)
        rows = (self.sellers.measure, self._of_investments)
        self.indicators = Indicators(sheet.algebra, sheet.budget, *rows)

    def of(self, place: Place) -> Line:
        """Give the row at a place; one that is in no block of the calculated stands in the file."""
        block, *rest = place
        ways: Mapping[str, Callable[..., Line]] = {
            "areas": self._of_seller,
            "total": self._of_total,
            "groups": self.sellers.measure,
            "reserves": self._of_reserve,
            "difference": self.difference,
            "investments": self._of_investments,
            "capital": self._of_capital,
            "pools": self._of_pool,
            "customers": self._of_customer,
            "rates": self._rate,
            "indicators": self.indicators,
        }
        return ways[block](*rest) if block in ways else self._stated(place)

    def _used(self, seller: str) -> Line | None:
        return self.capital.borne(seller) if seller in self.capital.sellers else None

    def _from_base(self, row: Line) -> Line:
        past = self.sellers.past
        return self.algebra.make(Since(past), row) if past else row

    def _revenue(self, service: str) -> Line:
        return self._from_base(self.sellers.revenue(service))

    def _other(self, service: str) -> Line | None:
        return self.sellers.seller(service).other

    def _cost(self, key: str) -> Line:
        return self._from_base(self.sellers.cost(key))

    def _of_seller(self, key: str, measure: str, *below: str) -> Line:
        if measure in (*MEASURES, *OF_FRAMES, BALANCED):
            return self.sellers.measure(key, measure)
        if measure == "capital_cost":
            return self.algebra.named(self.capital.borne(key), "capital-of", key)
        if measure == "shared_out":
            return self.pools.shared_out(self.pools.shared_as(key) or "")
        if measure in SHARED:
            return self._shared(key, measure, *below)
        return self.prices.measure(key, measure, *below)

    def _of_total(self, measure: str, *below: str) -> Line:
        if measure in (*MEASURES, BALANCED):
            return self.sellers.measure("total", measure)
        if measure == "shared_out":
            return self.pools.shared_out("total")
        if measure in NET:
            gross = self._from_base(self.sellers.total(NET[measure]))
            net = self.algebra.make(DIFFERENCE, gross, self.pools.within())
            return self.algebra.named(net, measure.replace("_", "-"), "total")
        if measure == "cost_after":
            return self.pools.cost_after(self._cost)
        return self._shared("total", measure, *below)

    def _of_reserve(self, key: str, measure: str) -> Line:
        of: Callable[[str], Line] = getattr(self.sellers.before.reserves, measure)
        return of(key)

    def _shared(self, key: str, measure: str, *order: str) -> Line:
        """Give what is borne of pools, or of those of an order, or the cost without that."""
        if order:
            return self.pools.shared_in(int(order[0]), key)
        if measure == "shared_cost":
            return self.pools.shared_cost(key)
        return self.pools.direct_cost(key, self._cost)

    def _of_pool(self, pool: str, measure: str, *below: str) -> Line:
        if measure in SHARED:
            return self._shared(pool, measure, *below)
        if measure == "share":
            return self._share(self.pools.key(pool), *below)
        of: Callable[..., Line] = getattr(self.pools, measure)
        return of(pool, *below)

    def _of_customer(self, customer: str, measure: str, of: str) -> Line:
        if measure == "pays":
            return self.customers.pays(customer, of)
        if measure == "bears" and of == "total":
            return self.pools.borne_in_all(customer)
        if measure == "bears":
            return self.pools.shared_in(int(of), customer)
        key = self.pools.key(of) if of in self.budget.pools else self.customers.key(of)
        return self._share(key, customer) if measure == "share" else key.share_change(customer)

    def _share(self, key: Key[Line], name: str) -> Line:
        return key.share(name) if self.shown else key.shares[name]

    def _rate(self, index: str) -> Line:
        rates = IndexRates(self.sheet)
        return rates.shown(index) if self.shown else rates.rate(index)

    def _stated(self, place: Place) -> Line:
        figures: object = self.budget
        for each in place:
            figures = figures[each] if isinstance(figures, Mapping) else getattr(figures, each)
        assert isinstance(figures, Mapping)
        return self.sellers.every.row(figures, *place)

    def _of_investments(self, row: str, *below: str) -> Line:
        if row == "left":
            return self.left()
        if row == "frame":
            return self._frame()
        return self.invested(below[0] if row == "lines" else row)

    def _of_capital(self, line: str, *below: str) -> Line:
        row: Line
        if not below:
            row = getattr(self.capital, line)
            return row
        *place, measure = below
        total = self.capital.total if line == "total" else None
        row = getattr(total or self.capital.lines[line].at(*place), measure)
        return row

    def difference(self, measure: str, row: str) -> Line:
        """Give what was printed less what is calculated."""
        figures = getattr(self.budget.published, measure)[row]
        printed = self.sellers.every.row(figures, "published", measure, row)
        known = (
            self.invested(row) if measure == "investments" else self.sellers.measure(row, measure)
        )
        less = self.algebra.make(DIFFERENCE, printed, known)
        return self.algebra.named(less, "off", f"published.{measure}.{row}")

    def invested(self, line: str) -> Line:
        """Give an investment line, or their `total`; a row of gaps where there is none."""
        plan = self.budget.investments
        if plan is None or line not in ("total", *plan.lines) or not plan.lines:
            return self.sellers.every.row({})
        if line == "total":
            rows = [self.invested(each) for each in plan.lines]
            return self.algebra.named(self.algebra.make(SUM, *rows), "investments")
        rows = [
            self._invested(each.values, line, *place)
            for place, each in plan.lines[line].parts.items()
        ]
        whole = rows[0] if len(rows) == 1 else self.algebra.make(SUM, *rows)
        return self.algebra.named(whole, "investment", line)

    def _invested(self, values: Mapping[Year, int], line: str, *place: str) -> Line:
        row = self.sellers.every.row(values, "investments", "lines", line, *place, "values")
        return self.algebra.named(row, "investment", ".".join((line, *place[1:])))

    def _frame(self) -> Line:
        return self.algebra.named(self._stated(("investments", "frame", "values")), "frame")

    def left(self) -> Line:
        """Give what the frame leaves over the investments."""
        pair = (self._frame(), self.invested("total"))
        return self.algebra.named(self.algebra.make(DIFFERENCE, *pair), "left")
