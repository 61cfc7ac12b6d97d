"""Who pays: what each customer pays for services, and bears of pools, by year."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext
from typing import NamedTuple

from vssbudget.amounts import EXACT, Tkr, allot
from vssbudget.projection.key_shares import SharesByName, figures_by_year, weights
from vssbudget.projection.values import Projection, ServiceProjection


class Payment(NamedTuple):
    """What customers pay for one thing; every row runs over the base year and the plan.

    `of` is a service, `medborgare.kontakt`, or a pool. `whole` is what customers pay for it
    together, `shares` what each has of it, of 1, and `amounts` what that gives in whole units;
    a year is None in which nothing is known to be paid.
    """

    of: str
    name: str
    whole: tuple[Tkr | None, ...]
    shares: Mapping[str, tuple[Decimal | None, ...]]
    amounts: Mapping[str, tuple[Tkr | None, ...]]


def payments(projection: Projection) -> dict[str, Payment]:
    """Share what is paid for each service by its customers, who may also bear parts of pools.

    It is worked out once for a projection, for many figures of it may be asked for.
    """
    known: dict[str, Payment] | None = projection.kept.get("payments")
    if known is None:
        with localcontext(EXACT):
            known = {each.of: each for each in (*_services(projection), *_pools(projection))}
        projection.kept["payments"] = known
    return known


def _services(projection: Projection) -> Iterator[Payment]:
    for key, area in projection.budget.areas.items():
        for name, service in area.services.items():
            if service.customers is not None:
                shown = projection.services[f"{key}.{name}"]
                yield _of_service(projection, f"{key}.{name}", shown)


def _of_service(projection: Projection, key: str, shown: ServiceProjection) -> Payment:
    """Share the revenue of a service, less what is not paid per unit, by largest remainder."""
    budget = projection.budget
    area, _, name = key.partition(".")
    service = budget.areas[area].services[name]
    assert service.customers is not None
    has = weights(service.customers, figures_by_year(service.customers, budget))
    years = (budget.years.base, *budget.years.plan)
    earned = zip(years, shown.revenue[projection.past - 1 :], strict=True)
    paid = [
        None if revenue is None else Tkr(revenue - service.other_revenue.get(year, 0))
        for year, revenue in earned
    ]
    parts = [
        {} if whole is None else allot(whole, has[year])
        for year, whole in zip(years, paid, strict=True)
    ]
    shares = SharesByName([has[year] for year in years])
    amounts = {each: tuple(part.get(each) for part in parts) for each in shares}
    return Payment(key, shown.name, tuple(paid), dict(shares), amounts)


def _pools(projection: Projection) -> Iterator[Payment]:
    """Give what customers bear of pools, without the receivers within the budget."""
    for pool in projection.pools.values():
        outside = {
            key: row for key, row in pool.amounts.items() if key in projection.budget.customers
        }
        if outside:
            whole = tuple(Tkr(sum(column)) for column in zip(*outside.values(), strict=True))
            shares = {key: row for key, row in pool.shares.items() if key in outside}
            yield Payment(pool.key, pool.name, whole, shares, outside)
