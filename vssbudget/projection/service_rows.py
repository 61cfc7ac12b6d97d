"""The rows of services, each rounded once, and of their areas, which are the sums of these."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from functools import partial
from typing import cast

from vssbudget.amounts import EXACT, Exact, Tkr, Year, rounded
from vssbudget.model import Area, Service
from vssbudget.projection.growth import Growth
from vssbudget.projection.services import Sold, carry_services, cost_given, paid_in, sum_of
from vssbudget.projection.sums import columns, given, results
from vssbudget.projection.values import (
    BEARS_NOTHING,
    AreaProjection,
    Borne,
    ServiceProjection,
    TkrRow,
)


def area_of_services(
    key: str,
    area: Area,
    past: tuple[Year, ...],
    growth: Growth,
    borne: Mapping[str, Borne],
) -> AreaProjection:
    """Project an area as the sum of its services.

    In a year before the plan of which a service has no figure, the area's own stands.
    """
    sold = carry_services(key, area, growth, borne)
    services = tuple(
        [
            _service(name, area.services[name], each, past, growth, borne.get(f"{key}.{name}"))
            for name, each in sold.items()
        ]
    )
    cost = _summed(tuple(each.cost for each in services), area.cost, past)
    revenue = _summed(tuple(each.revenue for each in services), area.revenue, past)
    carried = sum_of(area, sold, growth).carried
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


def _service(
    key: str,
    service: Service,
    sold: Sold,
    past: tuple[Year, ...],
    growth: Growth,
    borne: Borne | None,
) -> ServiceProjection:
    carried, before = sold.carried, [paid_in(service, year, growth) for year in past]
    planned = rounded(carried.cost)
    earned = planned if carried.revenue is carried.cost else rounded(carried.revenue)
    cost = tuple([cost_given(service, year, borne or BEARS_NOTHING) for year in past]) + planned
    revenue = tuple(map(partial(_revenue, service), past, before)) + earned
    return ServiceProjection(
        key,
        service.name or key,
        cost,
        revenue,
        results(cost, revenue),
        carried.basis,
        carried.price_change,
        _Prices(service, (*before, *sold.paid), (*past, *growth.plan), growth),
    )


class _Prices:
    """Works out what a unit of a service costs in each year; the same where that is the same."""

    def __init__(
        self,
        service: Service,
        paid: Sequence[Decimal | None],
        years: Sequence[Year],
        growth: Growth,
    ) -> None:
        self._asked = service.volume, paid, years, growth

    def __call__(self) -> tuple[Decimal | None, ...]:
        """Give the prices of the years, None where there is no revenue or no volume."""
        name, paid, years, growth = self._asked
        if name is None:
            return (None,) * len(years)
        volumes, per = growth.volumes[name].values, growth.price_per
        prices: list[Decimal | None] = []
        with localcontext(EXACT):
            for amount, year in zip(paid, years, strict=True):
                volume = volumes.get(year)
                prices.append(amount * per / volume if amount is not None and volume else None)
        return tuple(prices)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Prices) and self() == other()

    def __hash__(self) -> int:
        return hash(self())


def _revenue(service: Service, year: Year, paid: Exact | None) -> Tkr | None:
    """Give the revenue of a year before the plan: the one given, or price times volume."""
    if paid is None or year in service.revenue:
        return service.revenue.get(year)
    return rounded([Exact(paid + service.other_revenue.get(year, 0))])[0]


def _summed(rows: tuple[TkrRow, ...], own: dict[Year, Tkr], past: tuple[Year, ...]) -> TkrRow:
    """Add up the figures of services; where one lacks it, the area's own stands."""
    stands = given(own, past) + (None,) * (len(rows[0]) - len(past))
    return tuple(
        stood if None in column else Tkr(sum(cast("tuple[Tkr, ...]", column)))  # pragma: no mutate
        for column, stood in zip(columns(rows, past), stands, strict=True)
    )
