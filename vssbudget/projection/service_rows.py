"""The rows of services, each rounded once, and of their areas, which are the sums of these."""

from decimal import Decimal

from vssbudget.amounts import Exact, Tkr, Year, rounded
from vssbudget.model import Area, Service
from vssbudget.projection.growth import Growth
from vssbudget.projection.services import Sold, carry_services, cost_given, paid_in, sum_of
from vssbudget.projection.sums import columns, given, results
from vssbudget.projection.values import AreaProjection, ServiceProjection, TkrRow


def area_of_services(
    key: str, area: Area, past: tuple[Year, ...], growth: Growth
) -> AreaProjection:
    """Project an area as the sum of its services.

    In a year before the plan of which a service has no figure, the area's own stands.
    """
    sold = carry_services(area, growth)
    services = tuple(
        _service(name, area.services[name], each, past, growth) for name, each in sold.items()
    )
    cost = _summed(tuple(each.cost for each in services), area.cost, past)
    revenue = _summed(tuple(each.revenue for each in services), area.revenue, past)
    carried = sum_of(area, sold, growth)
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
    key: str, service: Service, sold: Sold, past: tuple[Year, ...], growth: Growth
) -> ServiceProjection:
    planned = rounded(sold.carried.cost)
    cost = tuple(cost_given(service, year) for year in past) + planned
    revenue = tuple(_revenue(service, year, growth) for year in past) + rounded(
        sold.carried.revenue
    )
    paid = [*(paid_in(service, year, growth) for year in past), *sold.paid[1:]]
    price = tuple(
        price_of(amount, service, year, growth)
        for amount, year in zip(paid, (*past, *growth.plan), strict=True)
    )
    return ServiceProjection(
        key,
        service.name or key,
        cost,
        revenue,
        results(cost, revenue),
        sold.carried.basis,
        sold.carried.price_change,
        price,
    )


def price_of(paid: Decimal | None, service: Service, year: Year, growth: Growth) -> Decimal | None:
    """Give the price of a unit, in the price unit: what is paid over the volume."""
    volume = growth.volume(service.volume, year)
    return None if paid is None or not volume else paid * growth.price_per / volume


def _revenue(service: Service, year: Year, growth: Growth) -> Tkr | None:
    """Give the revenue of a year before the plan: the one given, or price times volume."""
    paid = paid_in(service, year, growth)
    if paid is None:
        return None
    return rounded([Exact(paid + service.other_revenue.get(year, 0))])[0]


def _summed(rows: tuple[TkrRow, ...], own: dict[Year, Tkr], past: tuple[Year, ...]) -> TkrRow:
    """Add up the figures of services; where one lacks it, the area's own stands."""
    stands = given(own, past) + (None,) * (len(rows[0]) - len(past))
    return tuple(
        stood if None in column else Tkr(sum(each or 0 for each in column))
        for column, stood in zip(columns(rows, past), stands, strict=True)
    )
