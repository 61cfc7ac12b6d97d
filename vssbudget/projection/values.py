"""What the calculation gives: one result that every view renders."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from vssbudget.amounts import Percent, Tkr, Year
from vssbudget.findings import Finding
from vssbudget.formulas.algebra import Row
from vssbudget.formulas.sellers import Basis, Sellers
from vssbudget.formulas.sellers import Seller as FormulaSeller
from vssbudget.formulas.sheet import Rates
from vssbudget.model import ALL_AREAS, Budget, reserves_by

Borne = Mapping[str, Row]
"""What a seller bears beside what follows its own indices, by cause (`capital`, `shared`).

From the base year on. Of an area it is in the cost that is given, of a service beside its parts.
"""

BEARS_NOTHING: Borne = {}


class SharedPool(NamedTuple):
    """A pool and how it is shared; every row runs over the base year and the plan.

    `cost` is the whole of it, `shares` are what each receiver has of the key, of 1 together (none
    where its amounts are decided), and `amounts` what that gives in whole units.
    """

    key: str
    name: str
    order: int
    cost: tuple[Tkr, ...]
    shares: Mapping[str, tuple[Decimal, ...]]
    amounts: Mapping[str, tuple[Tkr, ...]]


class Shared(NamedTuple):
    """What areas, services and pools of their own bear, the pools in order, and what is billed.

    That is what customers bear of the cost of an area or a service, as other revenue of it.
    """

    borne: Mapping[str, Borne]
    pools: Mapping[str, SharedPool]
    billed: Mapping[str, Row]


TkrRow = tuple[Tkr | None, ...]
"""A whole amount for each year of the projection; None where the file gives none."""


class ServiceProjection(NamedTuple):
    """One service by year, as an area; `prices` works out what a unit costs its buyer.

    Not every view asks for that.
    """

    key: str
    name: str
    cost: TkrRow
    revenue: TkrRow
    result: TkrRow
    basis: Sequence[Basis | None]
    price_change: Sequence[Percent | None]
    prices: Callable[[], tuple[Decimal | None, ...]]

    @property
    def price(self) -> tuple[Decimal | None, ...]:
        """What a unit costs in each year, in the price unit, unrounded.

        None where there is no revenue or no volume.
        """
        return self.prices()


class AreaProjection(NamedTuple):
    """One area by year; every row runs over the years of the projection.

    `cost`, `revenue` and `result` are the decided figures, rounded once. The last two rows run
    over the plan years alone: where the revenue comes from, and the unrounded change of the price
    of a unit, None where there is nothing to compare with.
    """

    key: str
    name: str
    kind: str
    cost: TkrRow
    revenue: TkrRow
    result: TkrRow
    basis: Sequence[Basis | None]
    price_change: Sequence[Percent | None]
    services: tuple[ServiceProjection, ...] = ()


Seller = AreaProjection | ServiceProjection
"""What has a cost and a revenue of its own."""


Lacking = Mapping[Year, tuple[str, ...]]
"""The rows that have no figure, in the years in which others have: no sum holds all of them."""

LACKS_NOTHING: Lacking = {}


class Totals(NamedTuple):
    """The sums of areas, all or those of a group, and which of them lack a cost or a revenue.

    None in a year in which an area has only the one of its cost and its revenue.
    """

    cost: TkrRow
    revenue: TkrRow
    result: TkrRow
    lack_cost: Lacking = LACKS_NOTHING
    lack_revenue: Lacking = LACKS_NOTHING

    def lacks(self, measure: str) -> Lacking:
        """Say which areas a sum is without; nothing of what is no such sum."""
        of = {"cost": self.lack_cost, "revenue": self.lack_revenue, "result": self.lacking}
        return of.get(measure, LACKS_NOTHING)

    @property
    def lacking(self) -> dict[Year, tuple[str, ...]]:
        """Which areas lack a cost or a revenue that others have, by year."""
        years = sorted({*self.lack_cost, *self.lack_revenue})
        return {year: self._lacking(year) for year in years}

    def _lacking(self, year: Year) -> tuple[str, ...]:
        named = (*self.lack_cost.get(year, ()), *self.lack_revenue.get(year, ()))
        return tuple(dict.fromkeys(named))


class InvestmentProjection(NamedTuple):
    """Investments by line, their sum, the frame and what it leaves; which lines lack a figure."""

    lines: dict[str, TkrRow]
    names: dict[str, str]
    total: TkrRow
    frame: TkrRow
    left: TkrRow
    lacking: Lacking = LACKS_NOTHING


class Comparison(NamedTuple):
    """A printed row held against the calculated one; a difference is printed minus calculated.

    `row` is the key of an area or a group, or `total` (for investments also a line); None where
    either is missing.
    """

    measure: str
    row: str
    printed: TkrRow
    difference: TkrRow

    @property
    def of(self) -> tuple[str, ...]:
        """The address of the difference: `difference cost total`."""
        return ("difference", self.measure, self.row)


class Figures(NamedTuple):
    """Every figure of a projection, rounded once, with sums that foot."""

    areas: tuple[AreaProjection, ...]
    totals: Mapping[str, Totals]
    investments: InvestmentProjection | None
    published: tuple[Comparison, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Projection:
    """A budget carried forward under the rates in force, which `rates` shows.

    `borne` is what sellers bear beside what follows their own indices, `pools` where what of it is
    shared comes from, `billed` what of their cost customers bear as other revenue of theirs,
    `noticed` what the reading of the file found that is no fault, `scenarios` those whose inputs
    are in it. Its `figures` are worked out when the first is asked for: a price case needs only
    what they are rounded from.
    """

    budget: Budget
    years: tuple[Year, ...]
    rates: Rates
    formulas: Sellers[Row]
    borne: Mapping[str, Borne]
    pools: Mapping[str, SharedPool]
    billed: Mapping[str, Row]
    work: Callable[[], Figures]
    noticed: tuple[Finding, ...] = ()
    scenarios: tuple[str, ...] = ()
    recent: dict[str, Mapping[str, FormulaSeller[Row]]] = field(default_factory=dict)

    @property
    def rates_told(self) -> Rates:
        """The rates in force from which those of the other indices follow."""
        return self.formulas.sheet.rates

    @cached_property
    def figures(self) -> Figures:
        """Every figure of every year."""
        return self.work()

    @property
    def areas(self) -> tuple[AreaProjection, ...]:
        """The areas, in the order of the file."""
        return self.figures.areas

    @property
    def totals(self) -> Mapping[str, Totals]:
        """What the areas add up to: all of them, and those of each group."""
        return self.figures.totals

    @property
    def total(self) -> Totals:
        """The sums of all areas."""
        return self.totals[ALL_AREAS]

    @property
    def investments(self) -> InvestmentProjection | None:
        """The investments, where the file tells of any."""
        return self.figures.investments

    @property
    def published(self) -> tuple[Comparison, ...]:
        """What was printed, held against the figures."""
        return self.figures.published

    @cached_property
    def transferred(self) -> Mapping[str, Mapping[Year, int]]:
        """What goes to reserves less what comes from them by year, of an area and of all."""
        moved: dict[str, Counter[Year]] = {}
        for row, keys in reserves_by(self.budget).items():
            moved[row] = Counter()
            for key in keys:
                moved[row].update(self.budget.reserves[key].transfers)
        return moved

    @cached_property
    def by_key(self) -> dict[str, AreaProjection]:
        """The areas by their keys."""
        return {area.key: area for area in self.areas}

    def lacking(self, *row: str) -> Lacking:
        """Say what a sum lacks, or what is made of one: `total cost`, `difference cost total`.

        Nothing of a row that no sum of areas or lines is in.
        """
        match row:
            case ("investments", "total" | "left") | ("difference", "investments", "total"):
                return self.investments.lacking if self.investments else LACKS_NOTHING
            case (
                ("total" as key, measure) | ("groups", key, measure) | ("difference", measure, key)
            ):
                return self.totals[key].lacks(measure) if key in self.totals else LACKS_NOTHING
        return LACKS_NOTHING

    @cached_property
    def past(self) -> int:
        """How many years stand before the plan."""
        return len([year for year in self.years if year <= self.budget.years.base])

    @cached_property
    def services(self) -> dict[str, ServiceProjection]:
        """The services by their keys, each behind that of its area: `hr.hr_direkt`."""
        return {
            f"{area.key}.{service.key}": service for area in self.areas for service in area.services
        }

    def seller(self, key: str) -> Seller | None:
        """Find an area by its key, or a service: `hr.hr_direkt`, or `hr.services.hr_direkt`."""
        area, _, service = key.partition(".")
        if not service:
            return self.by_key.get(area)
        return self.services.get(f"{area}.{service.removeprefix('services.')}")

    @property
    def sellers(self) -> Iterator[tuple[AreaProjection, Seller]]:
        """The lowest rows, each with its area: an area, or its services where it has them."""
        for area in self.areas:
            if area.services:
                yield from ((area, service) for service in area.services)
            else:
                yield area, area

    def basis(self, area: Seller, position: int) -> Basis | None:
        """Say where an area's revenue of the year at a position comes from; None for no revenue."""
        if position >= self.past:
            return area.basis[position - self.past]
        return None if area.revenue[position] is None else Basis.GIVEN
