"""The whole way from a budget to its projection."""

from collections.abc import Callable, Mapping
from decimal import localcontext
from functools import partial
from typing import TypeVar

from vssbudget.amounts import EXACT, Exact, Year, rounded
from vssbudget.findings import Finding
from vssbudget.model import Area, Budget
from vssbudget.projection.carry import Carried, carry
from vssbudget.projection.cost import NOTHING_INSIDE, inside_of
from vssbudget.projection.growth import Growth
from vssbudget.projection.published import comparisons
from vssbudget.projection.rates import RateTable, rates_in_force
from vssbudget.projection.service_rows import area_of_services
from vssbudget.projection.services import Sold, carry_services, paid_in, sum_of
from vssbudget.projection.sums import columns, given, lacking, results, sum_row
from vssbudget.projection.values import (
    BEARS_NOTHING,
    AreaProjection,
    Borne,
    Figures,
    InvestmentProjection,
    Projection,
    SharedPool,
    Totals,
)


def project(
    budget: Budget, rates: RateTable | None = None, noticed: tuple[Finding, ...] = ()
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
    with localcontext(EXACT):
        growth = Growth(budget, table)
        borne, pools = _borne(budget, growth)
    work = partial(_figures, budget, growth, borne)
    return Projection(budget, budget.years.every, table, growth, borne, pools, work, noticed)


def _figures(budget: Budget, growth: Growth, borne: Mapping[str, Borne]) -> Figures:
    years = budget.years.every
    past = budget.years.actual + budget.years.budget
    with localcontext(EXACT):
        areas = tuple(
            [
                area_of_services(key, area, past, growth, borne)
                if area.services
                else _project_area(key, area, past, growth, borne)
                for key, area in budget.areas.items()
            ]
        )
    total = _totals(areas, years)
    investments = _investments(budget, years)
    published = tuple(comparisons(budget.published, years, areas, total, investments))
    return Figures(areas, total, investments, published)


def exact(projection: Projection, key: str) -> Carried:
    """Give what decided figures in the plan years were rounded from: an area's or a service's.

    Of the area asked about last it is still known; of all of them it would fill the memory.

    Args:
        projection: The projection.
        key: The key of an area, `hr`; for a service behind that its own, `hr.hr_direkt`.
    """
    name, _, service = key.partition(".")
    area = projection.budget.areas[name]
    if service:
        return sold(projection, name)[service].carried
    if area.services:
        with localcontext(EXACT):
            return sum_of(area, sold(projection, name), projection.growth).carried
    inside = inside_of(projection.borne.get(name, BEARS_NOTHING))
    return _recent(projection, name, partial(carry, inside=inside))


def sold(projection: Projection, key: str) -> dict[str, Sold]:
    """Give what the figures of an area's services were rounded from."""
    return _recent(projection, key, partial(carry_services, key, borne=projection.borne))


_Worked = TypeVar("_Worked")


def _recent(projection: Projection, key: str, work: Callable[[Area, Growth], _Worked]) -> _Worked:
    known: _Worked | None = projection.recent.get(key)
    if known is None:
        with localcontext(EXACT):
            known = work(projection.budget.areas[key], projection.growth)
        projection.recent.clear()
        projection.recent[key] = known
    return known


def exact_services(projection: Projection, key: str) -> dict[str, Carried]:
    """Give what the decided figures of an area's services in the plan years were rounded from."""
    return {service: each.carried for service, each in sold(projection, key).items()}


def paid(projection: Projection, key: str, position: int) -> Exact | None:
    """Give what is paid per unit of a service, `hr.hr_direkt`, in the year at a position.

    That is its revenue without what is not paid per unit, unrounded; None where there is none.
    """
    area, _, service = key.partition(".")
    if position >= projection.past:
        return sold(projection, area)[service].paid[position - projection.past]
    own = projection.budget.areas[area].services[service]
    with localcontext(EXACT):
        return paid_in(own, projection.years[position], projection.growth)


def _borne(budget: Budget, growth: Growth) -> tuple[Mapping[str, Borne], Mapping[str, SharedPool]]:
    """Give what areas and services bear of capital and shared cost, and the pools of that."""
    plan = budget.investments
    if not budget.pools and not (plan and any(line.used_by for line in plan.lines.values())):
        return {}, {}
    from vssbudget.projection.sharing import borne_by_seller  # noqa: PLC0415 - seldom

    return borne_by_seller(budget, growth)


def _project_area(
    key: str, area: Area, past: tuple[Year, ...], growth: Growth, borne: Mapping[str, Borne]
) -> AreaProjection:
    inside = inside_of(borne[key]) if key in borne else NOTHING_INSIDE
    carried = carry(area, growth, inside)
    planned = rounded(carried.cost)
    earned = planned if carried.revenue is carried.cost else rounded(carried.revenue)
    cost = given(area.cost, past) + planned
    revenue = given(area.revenue, past) + earned
    return AreaProjection(
        key,
        area.name or key,
        area.kind,
        cost,
        revenue,
        results(cost, revenue),
        carried.basis,
        carried.price_change,
    )


def _totals(areas: tuple[AreaProjection, ...], years: tuple[Year, ...]) -> Totals:
    costs = columns((area.cost for area in areas), years)
    revenues = columns((area.revenue for area in areas), years)
    cost = tuple(map(sum_row, costs, revenues))
    revenue = tuple(map(sum_row, revenues, costs))
    keys = [area.key for area in areas]
    return Totals(
        cost=cost,
        revenue=revenue,
        result=results(cost, revenue),
        lack_cost=lacking(keys, costs, years),
        lack_revenue=lacking(keys, revenues, years),
    )


def _investments(budget: Budget, years: tuple[Year, ...]) -> InvestmentProjection | None:
    plan = budget.investments
    if plan is None:
        return None
    lines = {key: given(line.values, years) for key, line in plan.lines.items()}
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
