"""The whole way from a budget to its projection."""

from collections.abc import Iterable, Mapping
from decimal import localcontext
from operator import sub

from vssbudget.amounts import EXACT, Exact, Tkr, Year, rounded
from vssbudget.model import Area, Budget
from vssbudget.projection.carry import Carried, carry
from vssbudget.projection.cost import NO_CAPITAL
from vssbudget.projection.growth import Growth
from vssbudget.projection.published import comparisons
from vssbudget.projection.rates import RateTable, rates_in_force
from vssbudget.projection.values import (
    AreaProjection,
    InvestmentProjection,
    Projection,
    TkrRow,
    Totals,
)


def project(budget: Budget, rates: RateTable | None = None) -> Projection:
    """Carry a budget forward.

    Args:
        budget: The budget.
        rates: The rates in force; the budget's own where none are given.

    Returns:
        Every figure of every year, rounded once, with sums that foot.
    """
    table = rates_in_force(budget) if rates is None else rates
    years, capital = budget.years.every, _capital(budget)
    with localcontext(EXACT):
        growth = Growth(budget, table)
        past = budget.years.actual + budget.years.budget
        areas = tuple(
            [
                _project_area(key, area, past, growth, capital.get(key, NO_CAPITAL))
                for key, area in budget.areas.items()
            ]
        )
    total = _totals(areas, years)
    investments = _investments(budget, years)
    return Projection(
        budget=budget,
        years=years,
        rates=table,
        growth=growth,
        capital=capital,
        areas=areas,
        total=total,
        investments=investments,
        published=tuple(comparisons(budget.published, years, areas, total, investments)),
    )


def exact(projection: Projection, key: str) -> Carried:
    """Give what an area's decided figures in the plan years were rounded from.

    Of the area asked about last it is still known; of all of them it would fill the memory.
    """
    known: Carried | None = projection.recent.get(key)
    if known is None:
        with localcontext(EXACT):
            capital = projection.capital.get(key, NO_CAPITAL)
            known = carry(projection.budget.areas[key], projection.growth, capital)
        projection.recent.clear()
        projection.recent[key] = known
    return known


def _capital(budget: Budget) -> Mapping[str, Mapping[Year, Exact]]:
    """Give the capital cost of the areas that are told to use something."""
    plan = budget.investments
    if plan is None or not any(line.used_by for line in plan.lines.values()):
        return {}
    from vssbudget.projection.capital import capital_by_area  # noqa: PLC0415 - only for such a plan

    return capital_by_area(budget)


def _project_area(
    key: str, area: Area, past: tuple[Year, ...], growth: Growth, capital: Mapping[Year, Exact]
) -> AreaProjection:
    carried = carry(area, growth, capital)
    planned = rounded(carried.cost)
    earned = planned if carried.revenue is carried.cost else rounded(carried.revenue)
    cost = _given(area.cost, past) + planned
    revenue = _given(area.revenue, past) + earned
    return AreaProjection(
        key,
        area.name or key,
        area.kind,
        cost,
        revenue,
        _results(cost, revenue),
        carried.basis,
        carried.price_change,
    )


def _given(row: dict[Year, Tkr], years: tuple[Year, ...]) -> TkrRow:
    return tuple(map(row.get, years))


def _results(cost: TkrRow, revenue: TkrRow) -> TkrRow:
    if None not in cost and None not in revenue:
        return tuple(map(sub, revenue, cost))
    return tuple(
        None if spent is None or earned is None else Tkr(earned - spent)
        for spent, earned in zip(cost, revenue, strict=True)
    )


def _totals(areas: tuple[AreaProjection, ...], years: tuple[Year, ...]) -> Totals:
    costs = _columns((area.cost for area in areas), years)
    revenues = _columns((area.revenue for area in areas), years)
    cost = tuple(map(_sum, costs, revenues))
    revenue = tuple(map(_sum, revenues, costs))
    return Totals(cost=cost, revenue=revenue, result=_results(cost, revenue))


def _columns(rows: Iterable[TkrRow], years: tuple[Year, ...]) -> list[TkrRow]:
    return list(zip(*rows, strict=True)) or [()] * len(years)


def _sum(column: TkrRow, beside: TkrRow) -> Tkr | None:
    """Add up a year, unless an area that has the figure beside it lacks this one."""
    shown = [figure for figure in column if figure is not None]
    if len(shown) < len(column) and any(
        a is None and b is not None for a, b in zip(column, beside, strict=True)
    ):
        return None
    return Tkr(sum(shown)) if shown else None


def _investments(budget: Budget, years: tuple[Year, ...]) -> InvestmentProjection | None:
    plan = budget.investments
    if plan is None:
        return None
    lines = {key: _given(line.values, years) for key, line in plan.lines.items()}
    total = tuple(_sum(column, column) for column in _columns(lines.values(), years))
    frame = _given(plan.frame.values if plan.frame else {}, years)
    return InvestmentProjection(
        lines=lines,
        names={key: line.name or key for key, line in plan.lines.items()},
        total=total,
        frame=frame,
        left=_results(total, frame),
    )
