"""Whether what costs something in a decided year earns something, too."""

from collections import Counter
from collections.abc import Iterable, Iterator

from vssbudget.amounts import Tkr, Year
from vssbudget.checks.aims import Aims, aims_of, decided_years
from vssbudget.checks.cases import case_of, is_signed, name_of
from vssbudget.findings import BudgetPath, Finding, Judgement
from vssbudget.projection import AreaProjection, Projection, Seller
from vssbudget.wording import Message


def missing_revenue(projection: Projection) -> Judgement:
    """What costs something in a budget year or the base year has a revenue of that year, too.

    What it finds: an area with a cost and no revenue. Of an area with services each of them whose
    revenue is not known, unless the area gives its own, or the service is priced nowhere and its
    cost is shared as a pool; where no service is priced at all, the area. In an area with a `frame`
    only what has a revenue in some year, and that in plan years as well.

    Why it matters: without a revenue there is no result to be zero. A line that was deleted, or
    never written, would leave the area out of every test, and the check would pass.

    How to put it right: write the revenue that the finding says; by a frame what is planned, or 0.
    Where revenue is not meant to bear the cost, write `balance: none` and the reason.
    """
    aims, years = aims_of(projection.budget), list(decided_years(projection.budget))
    findings: list[Finding] = []
    judged: Counter[Year | None] = Counter()
    areas: Counter[str] = Counter()
    planned = [*enumerate(projection.years)][projection.past :]
    pooled = frozenset(pool.of for pool in projection.budget.pools.values())
    for area in projection.areas:
        missing: dict[str, list[tuple[Seller, int]]] = {}
        framed = projection.budget.areas[area.key].frame
        for position, year in (*years, *(planned if framed else ())):
            for seller in _sellers(projection, aims, area, position, pooled):
                judged[year] += 1
                areas[area.key] += 1
                if seller.revenue[position] is None:
                    missing.setdefault(name_of(area, seller), []).append((seller, position))
        for cases in missing.values():
            findings += _findings(projection, area, cases)
    return Judgement("missing-revenue", tuple(findings), judged, areas=areas)


def _sellers(
    projection: Projection,
    aims: Aims,
    area: AreaProjection,
    position: int,
    pooled: frozenset[str | None],
) -> Iterator[Seller]:
    """Give what costs something in a year and has to earn it: an area, or its services."""
    sellers: Iterable[Seller] = (area,)
    if area.services and area.revenue[position] is None:
        own = projection.budget.areas[area.key].services
        if area.cost[position] is None or any(each.earns for each in own.values()):
            sellers = (
                each
                for each in area.services
                if own[each.key].earns or f"{area.key}.{each.key}" not in pooled
            )
    for seller in sellers:
        if seller.cost[position] and aims.asks_revenue(area.key, seller):
            yield seller


def _findings(
    projection: Projection, area: AreaProjection, cases: list[tuple[Seller, int]]
) -> Iterator[Finding]:
    """Tell the years in which an area or a service has no revenue, each with the whole row."""
    budget, due = projection.budget, dict[Year, int]()
    for seller, position in cases:
        year = projection.years[position]
        due[year] = _due(projection, area, seller, position)
    row = ", ".join(f"{year}: {budget.unit.written(amount)}" for year, amount in due.items())
    for seller, position in cases:
        year, cost = projection.years[position], seller.cost[position] or 0
        own = budget.areas[area.key]
        held = own.revenue if seller is area else own.services[seller.key].revenue
        line = Message("add-to-revenue" if held else "write-revenue", row=row)
        kind = "outcome" if year in budget.years.actual else "framed" if own.frame else "revenue"
        yield Finding(
            rule="missing-revenue",
            message=Message(
                "revenue-missing",
                area=name_of(area, seller),
                year=year,
                cost=cost,
                unit=budget.unit,
            ),
            fix=Message(f"{kind}-missing-fix", line=line),
            path=_cost_of(projection, area, seller, year),
            area=area.key,
            service=None if seller is area else seller.key,
            year=year,
            amount=Tkr(-cost),
        )


def _due(projection: Projection, area: AreaProjection, seller: Seller, position: int) -> int:
    """Give the revenue that would bear the cost of a year; by a frame, that of the year before."""
    if projection.budget.areas[area.key].frame:
        known = [each for each in seller.revenue[:position] if each is not None]
        return known[-1] if known else 0
    due = (seller.cost[position] or 0) - case_of(projection, area, seller, position).less
    return due if is_signed(projection, area, seller) else max(due, 0)


def _cost_of(
    projection: Projection, area: AreaProjection, seller: Seller, year: Year
) -> BudgetPath:
    """Give the path of a cost; of services, that of the first part.

    A plan year that the cost is only carried forward to has no place of its own.
    """
    own = projection.budget.areas[area.key]
    if seller is area and (year in own.cost or not own.services):
        return ("areas", area.key, "cost", str(year))
    key = next(iter(own.services)) if seller is area else seller.key
    part = next(iter(own.services[key].parts))
    return ("areas", area.key, "services", key, "parts", part, "cost", str(year))
