"""The whole way from a budget to its projection."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, localcontext
from functools import partial
from typing import NamedTuple, cast

from vssbudget import late
from vssbudget.amounts import EXACT, Exact, Percent, Tkr, Year, rounded
from vssbudget.calculation.readings import Numbers
from vssbudget.findings import Finding
from vssbudget.formulas.algebra import Row
from vssbudget.formulas.operations import ROUNDED
from vssbudget.formulas.sellers import Basis, Seller, Sellers
from vssbudget.formulas.sheet import Rates, Sheet
from vssbudget.model import Area, Budget, Service, areas_of, sums
from vssbudget.projection.published import comparisons
from vssbudget.projection.rates import rates_in_force, rates_worked
from vssbudget.projection.sums import columns, given, lacking, results, sum_row
from vssbudget.projection.values import (
    BEARS_NOTHING,
    AreaProjection,
    Borne,
    Figures,
    InvestmentProjection,
    Projection,
    ServiceProjection,
    Shared,
    TkrRow,
    Totals,
)


class Carried(NamedTuple):
    """What the decided figures of an area or a service are rounded from, for each plan year."""

    cost: Sequence[Exact]
    revenue: Sequence[Exact]
    basis: Sequence[Basis | None]
    price_change: Sequence[Percent | None]


def project(
    budget: Budget, rates: Rates | None = None, noticed: tuple[Finding, ...] = ()
) -> Projection:
    """Carry a budget forward.

    Args:
        budget: The budget.
        rates: The rates in force; the budget's own where none are given.
        noticed: What the reading of the file found that is no fault, for the rules to tell.

    Returns:
        Every figure of every year, rounded once, with sums that foot.
    """
    table = rates_in_force(budget) if rates is None else rates
    formulas = Sellers(Sheet(Numbers(), budget, table))
    with localcontext(EXACT):
        shared = _shared(budget, formulas)
    work = partial(_figures, budget, formulas, shared)
    worked = rates_worked(budget, table)
    return Projection(budget, budget.years.every, worked, formulas, *shared, work, noticed)


def _figures(budget: Budget, formulas: Sellers[Row], shared: Shared) -> Figures:
    years = budget.years.every
    with localcontext(EXACT):
        work = _AreaRows(budget, formulas, shared)
        areas = tuple([work.of(key, area) for key, area in budget.areas.items()])
    by_key = {area.key: area for area in areas}
    totals = {
        row: _totals(budget, [by_key[key] for key in areas_of(budget, row)]) for row in sums(budget)
    }
    investments = _investments(budget, years)
    published = tuple(comparisons(budget.published, years, {**by_key, **totals}, investments))
    return Figures(areas, totals, investments, published)


def exact(projection: Projection, key: str) -> Carried:
    """Give what decided figures in the plan years were rounded from: an area's or a service's.

    Args:
        projection: The projection.
        key: The key of an area, `hr`; for a service behind that its own, `hr.hr_direkt`.
    """
    name, _, service = key.partition(".")
    sellers = sold(projection, name)
    with localcontext(EXACT):
        if service or not projection.budget.areas[name].services:
            return _carried(projection.formulas, sellers[service])
        return _together(projection.formulas, name, sellers)


def exact_of(projection: Projection, seller: Seller[Row]) -> Carried:
    """Give what the decided figures of a service were rounded from."""
    with localcontext(EXACT):
        return _carried(projection.formulas, seller)


def sold(projection: Projection, key: str) -> Mapping[str, Seller[Row]]:
    """Give the services of an area, unrounded; of one without the area itself, named by nothing.

    Of the area asked about last they are still known; of all of them they would fill the memory.
    """
    known = projection.recent.get(key)
    if known is None:
        with localcontext(EXACT):
            known = _sold(projection.formulas, key, projection.borne, projection.billed)
        projection.recent.clear()
        projection.recent[key] = known
    return known


def _sold(
    formulas: Sellers[Row], key: str, borne: Mapping[str, Borne], billed: Mapping[str, Row]
) -> Mapping[str, Seller[Row]]:
    if formulas.budget.areas[key].services:
        return formulas.services(key, borne, billed)
    return {"": formulas.area(key, borne.get(key, BEARS_NOTHING), billed.get(key))}


def exact_services(projection: Projection, key: str) -> dict[str, Carried]:
    """Give what the decided figures of an area's services in the plan years were rounded from."""
    with localcontext(EXACT):
        return {
            name: _carried(projection.formulas, each)
            for name, each in sold(projection, key).items()
        }


def paid(projection: Projection, key: str, position: int) -> Exact | None:
    """Give what is paid per unit of a service, `hr.hr_direkt`, in the year at a position.

    That is its revenue without what is not paid per unit, unrounded; None where there is none.
    """
    area, _, service = key.partition(".")
    if position >= projection.past:
        found = sold(projection, area)[service].paid[position - projection.past + 1]
        return cast("Exact | None", found)  # pragma: no mutate
    own = projection.budget.areas[area].services[service]
    year = projection.years[position]
    other = other_in(projection.budget, own, projection.billed.get(key), year)
    with localcontext(EXACT):
        return _paid_in(projection.budget, own, year, other)


def share_returned(projection: Projection, key: str, year: Year) -> Tkr | None:
    """Give what a service, `hr.hr_direkt`, returns of earlier results; None where nothing is."""
    area, _, service = key.partition(".")
    own = projection.budget.areas[area].carry_over
    row = sold(projection, area)[service].returned
    if row is None or own is None or not own.returned.get(year):
        return None
    return Tkr(int(row[year - projection.budget.years.base] or 0))


def _carried(formulas: Sellers[Row], seller: Seller[Row]) -> Carried:
    change = formulas.price_change(seller)
    return _rows(seller.cost, seller.revenue, seller.basis, change)


def _together(formulas: Sellers[Row], key: str, sellers: Mapping[str, Seller[Row]]) -> Carried:
    """Add the services of an area up."""
    cost = formulas.movement.added([each.cost for each in sellers.values()])
    revenue, basis = formulas.earned(key, sellers), formulas.basis(key, sellers)
    return _rows(cost, revenue, basis, formulas.change_together(sellers))


def _rows(cost: Row, revenue: Row, basis: Sequence[Basis | None], change: Row) -> Carried:
    """Leave the base year out of rows."""
    carried = (cost[1:], revenue[1:], basis, change[1:])
    return Carried(*cast("Carried", carried))  # pragma: no mutate


def _shared(budget: Budget, formulas: Sellers[Row]) -> Shared:
    """Give what areas and services bear of capital and shared cost, and the pools of that."""
    plan = budget.investments
    if not budget.pools and not (plan and any(line.used_by for line in plan.lines.values())):
        return Shared({}, {}, {})

    return late.sharing.borne_by_seller(budget, formulas)


class _AreaRows:
    """Rounds what areas and services cost and earn, each once; areas with services add these up.

    The caller sets the arithmetic.
    """

    def __init__(self, budget: Budget, formulas: Sellers[Row], shared: Shared) -> None:
        self.budget = budget
        self.formulas = formulas
        self.borne, self.billed = shared.borne, shared.billed
        self.past = budget.years.actual + budget.years.budget
        self.every = budget.years.every

    def of(self, key: str, area: Area) -> AreaProjection:
        """Project an area: its own figures, or those of its services.

        In a year before the plan of which a service has no figure, the area's own stands.
        """
        sellers = _sold(self.formulas, key, self.borne, self.billed)
        if area.services:
            services = tuple([self._service(key, name, each) for name, each in sellers.items()])
            carried = _together(self.formulas, key, sellers)
            earning = frozenset(area.earning)
            earned = [each.revenue for each in services if each.key in earning]
            cost = _summed([each.cost for each in services], area.cost, self.every)
            revenue = _summed(earned, area.revenue, self.every)
        else:
            services, carried = (), _carried(self.formulas, sellers[""])
            before = self._borne_alone(sellers[""]) if area.earns_alone else area.cost
            cost = given(before, self.past) + rounded(carried.cost)
            revenue = given(area.revenue, self.past) + _earned(carried, cost)
        return AreaProjection(
            key,
            area.name or key,
            area.kind,
            cost,
            revenue,
            results(cost, revenue),
            carried.basis,
            carried.price_change,
            services,
        )

    def _borne_alone(self, sold: Seller[Row]) -> dict[Year, Tkr]:
        """Give what costs nothing of its own: in the base year what it bears, nothing before it."""
        (base,) = rounded([Exact(sold.cost[0] or Decimal(0))])
        return {**dict.fromkeys(self.past, Tkr(0)), self.budget.years.base: base}

    def _service(self, key: str, name: str, sold: Seller[Row]) -> ServiceProjection:
        service = self.budget.areas[key].services[name]
        carried = _carried(self.formulas, sold)
        billed = self.billed.get(f"{key}.{name}")
        other = [other_in(self.budget, service, billed, year) for year in self.past]
        before = [
            _paid_in(self.budget, service, *each) for each in zip(self.past, other, strict=True)
        ]
        beside = self.borne.get(f"{key}.{name}", BEARS_NOTHING).values()
        cost = tuple([self._cost_in(service, year, beside) for year in self.past])
        cost += rounded(carried.cost)
        revenue = tuple(map(partial(_revenue, service), self.past, before, other))
        revenue += _earned(carried, cost)
        paid = (*before, *sold.paid[1:])
        return ServiceProjection(
            name,
            service.name or name,
            cost,
            revenue,
            results(cost, revenue),
            carried.basis,
            carried.price_change,
            _Prices(self.budget, service.volume, paid),
        )

    def _cost_in(self, service: Service, year: Year, beside: Iterable[Row]) -> Tkr | None:
        """Give what a service costs in a year of the file, with what it bears beside its parts.

        None where a part has no figure of the year, or what is borne is not known: before the base.
        """
        known = 0
        for part in service.parts.values():
            if (amount := part.cost.get(year)) is None:
                return None
            known += amount
        if not beside:
            return Tkr(known)
        if year != self.budget.years.base:
            return None
        whole = sum([cast("Decimal", row[0]) for row in beside], Decimal(known))
        return rounded([Exact(whole)])[0]


def _earned(carried: Carried, cost: TkrRow) -> TkrRow:
    """Round the revenue of the plan years; where it is the cost, it is what that is rounded to."""
    planned = len(carried.cost)
    if carried.revenue == carried.cost:
        return cost[len(cost) - planned :]
    if None in carried.basis:
        known = ROUNDED.values(tuple(carried.revenue))
        return tuple([None if each is None else Tkr(int(each)) for each in known])
    return rounded(carried.revenue)


class _Prices:
    """Works out what a unit of a service costs in each year; the same where that is the same."""

    def __init__(self, budget: Budget, volume: str | None, paid: Row) -> None:
        self._asked = budget, volume, paid

    def __call__(self) -> Row:
        """Give the prices of the years, None where there is no revenue or no volume."""
        budget, name, paid = self._asked
        if name is None:
            return (None,) * len(paid)
        volumes, per = budget.volumes[name].values, budget.price_per
        prices: list[Decimal | None] = []
        with localcontext(EXACT):
            for amount, year in zip(paid, budget.years.every, strict=True):
                volume = volumes.get(year)
                prices.append(amount * per / volume if amount is not None and volume else None)
        return tuple(prices)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Prices) and self() == other()

    def __hash__(self) -> int:
        return hash(self())


def other_in(budget: Budget, own: Area | Service, billed: Row | None, year: Year) -> int | None:
    """Give what is earned in a year that is not paid per unit, with what customers are billed.

    None where that is not known: before the base year.
    """
    given = own.other_revenue.get(year, 0) if isinstance(own, Service) else 0
    if billed is None:
        return given
    at = year - budget.years.base
    return None if at < 0 else given + int(billed[at] or 0)


def _paid_in(budget: Budget, service: Service, year: Year, other: int | None) -> Exact | None:
    """Give the revenue paid per unit in a year of the file: the price times the volume."""
    if (revenue := service.revenue.get(year)) is not None:
        return None if other is None else Exact(Decimal(revenue - other))
    if (price := service.price.get(year)) is not None:
        return Exact(price * budget.volume(service.volume, year) / budget.price_per)
    return None


def _revenue(service: Service, year: Year, paid: Exact | None, other: int | None) -> Tkr | None:
    """Give the revenue of a year before the plan: the one given, or price times volume."""
    if paid is None or other is None or year in service.revenue:
        return service.revenue.get(year)
    return rounded([Exact(paid + other)])[0]


def _summed(rows: Sequence[TkrRow], own: dict[Year, Tkr], years: tuple[Year, ...]) -> TkrRow:
    """Add up the figures of services; where one lacks it, the area's own stands."""
    stands = given(own, years)
    if not rows:
        return stands
    return tuple(
        stood if None in column else Tkr(sum(cast("tuple[Tkr, ...]", column)))  # pragma: no mutate
        for column, stood in zip(columns(rows, years), stands, strict=True)
    )


def _totals(budget: Budget, areas: Sequence[AreaProjection]) -> Totals:
    """Add areas up; one with a frame that never earns anything lacks no revenue."""
    years, earning = budget.years.every, [each for each in areas if budget.areas[each.key].may_earn]
    costs = columns((area.cost for area in areas), years)
    beside = columns((area.cost for area in earning), years)
    revenues = columns((area.revenue for area in earning), years)
    cost = tuple(map(sum_row, costs, columns((area.revenue for area in areas), years)))
    revenue = tuple(map(sum_row, revenues, beside))
    return Totals(
        cost=cost,
        revenue=revenue,
        result=results(cost, revenue),
        lack_cost=lacking([each.key for each in areas], costs, years),
        lack_revenue=lacking([each.key for each in earning], revenues, years),
    )


def _investments(budget: Budget, years: tuple[Year, ...]) -> InvestmentProjection | None:
    plan = budget.investments
    if plan is None:
        return None
    lines = {key: given(line.invested, years) for key, line in plan.lines.items()}
    by_year = columns(lines.values(), years)
    total = tuple(sum_row(column, column) for column in by_year)
    frame = given(plan.frame.values if plan.frame else {}, years)
    return InvestmentProjection(
        lines=lines,
        names={key: line.name or key for key, line in plan.lines.items()},
        total=total,
        frame=frame,
        left=results(total, frame),
        lacking=lacking(tuple(lines), by_year, years),
    )
