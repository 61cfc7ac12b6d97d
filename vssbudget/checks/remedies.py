"""What would put a broken zero result right, in figures."""

from decimal import Decimal, localcontext
from typing import NamedTuple

from vssbudget.amounts import (
    EXACT,
    Exact,
    Percent,
    Tkr,
    Year,
    change,
    growth,
    in_steps,
    percent_to,
    plain,
    rounded,
)
from vssbudget.model import Area, Service
from vssbudget.projection import AreaProjection, Basis, Projection, Seller, exact, paid
from vssbudget.projection.project import sold
from vssbudget.projection.revenue import returned_by
from vssbudget.wording import Message
from vssbudget.wording.message import Value


class Case(NamedTuple):
    """A result that is to be mended: an area's, or one of its services', in a year.

    `returned` is what of earlier results is returned that year: the revenue has to be so much less.
    """

    area: AreaProjection
    seller: Seller
    position: int
    returned: Tkr

    @property
    def due(self) -> Tkr:
        """What the revenue has to be."""
        cost = self.seller.cost[self.position]
        assert cost is not None
        return Tkr(cost - self.returned)

    def own(self, projection: Projection) -> Area | Service:
        """Give what the file says of the area or the service."""
        area = projection.budget.areas[self.area.key]
        return area if self.seller is self.area else area.services[self.seller.key]

    @property
    def address(self) -> str:
        """The key by which a program asks for the area or the service."""
        return self.area.key if self.seller is self.area else f"{self.area.key}.{self.seller.key}"


def returned_in(projection: Projection, area: AreaProjection, seller: Seller, year: Year) -> Tkr:
    """Give what an area, or one of its services, returns of earlier results in a year."""
    own = projection.budget.areas[area.key]
    if own.carry_over is None:
        return Tkr(0)
    back = returned_by(own) if seller is area else sold(projection, area.key)[seller.key].returned
    return back.get(year, Tkr(0))


def remedy(projection: Projection, case: Case, decides: str) -> Message:
    """Tell what would make a result zero but for what is returned: another price, revenue or cost.

    Args:
        projection: The projection.
        case: What is to be mended.
        decides: The key that sets the revenue, such as `price_change`.
    """
    unit, year = projection.budget.unit, projection.years[case.position]
    cost = (case.seller.revenue[case.position] or 0) + case.returned
    lowered = Message("lower-cost", cost=cost, unit=unit)
    if cost < 0:
        lowered = Message("recover-less")
    elif case.due < 0:
        return lowered
    if decides == "price":
        if (price := zero_price(projection, case)) is None:
            return lowered
        return Message("decide-unit-price", year=year, price=plain(price), otherwise=lowered)
    changed = None if decides == "returned" else zero_price_change(projection, case)
    if projection.basis(case.seller, case.position) is Basis.DECIDED:
        if changed is None:
            return lowered
        return Message("decide-price", year=year, price=plain(changed), otherwise=lowered)
    told: dict[str, Value] = {"cost": case.due, "unit": unit, "otherwise": lowered}
    if changed is None:
        return Message("raise-revenue", **told)
    return Message("raise-price", price=changed, before=year - 1, **told)


def zero_price(projection: Projection, case: Case) -> Decimal | None:
    """Find the price of a unit with which a service's revenue bears its cost.

    That is (C(t) − returned(t) − other(t)) / V(t), with as few decimals as leave zero; None where
    none does.
    """
    service, due, year = case.own(projection), case.due, projection.years[case.position]
    assert isinstance(service, Service)
    other = service.other_revenue.get(year, 0)
    with localcontext(EXACT):
        a_unit = projection.growth.volume(service.volume, year) / projection.growth.price_per
        for decimals in range(7) if a_unit else ():
            near = percent_to(Percent((due - other) / a_unit), decimals)
            if near >= 0 and rounded([Exact(near * a_unit + other)]) == (due,):
                return near
    return None


def zero_price_change(projection: Projection, case: Case) -> Percent | None:
    """Find the yearly price change with which a revenue bears its cost.

    That is (C(t) − returned(t))·V(t−1) / (R(t−1)·V(t)) − 1 in percent, with as few decimals as
    leave zero; for a service other revenue is left out of both.

    Returns:
        The change; None where the year before has no revenue to change or no change does it.
    """
    before, due = revenue_before(projection, case), case.due
    ratio, own = volume_ratio(projection, case), case.own(projection)
    if not before or ratio is None:
        return None
    year = projection.years[case.position]
    other = own.other_revenue.get(year, 0) if isinstance(own, Service) else 0
    with localcontext(EXACT):
        per_unit = Exact(before * ratio)
        wanted = change(Decimal(due - other), per_unit)
        for decimals in range(1, 7):
            near = percent_to(wanted, decimals)
            if -100 < near <= 1000 and rounded([Exact(per_unit * growth(near) + other)]) == (due,):
                return near
    return None


def change_to(before: Decimal, price: Decimal, step: Decimal, least: int) -> Percent | None:
    """Give the change that takes a price of a unit to another that is in its step.

    It has as few decimals as do it, of at least so many; None where none does.
    """
    for decimals in range(least, 7) if before > 0 else ():
        near = percent_to(change(price, before), decimals)
        if -100 < near <= 1000 and in_steps(before * growth(near), step) == price:
            return near
    return None


def revenue_before(projection: Projection, case: Case) -> Decimal | None:
    """Give the unrounded revenue of the year before, None where there is none."""
    if case.seller is not case.area:
        return paid(projection, case.address, case.position - 1) if case.position else None
    planned = case.position - 1 - projection.past
    if planned >= 0:
        return exact(projection, case.address).revenue[planned]
    revenue = case.seller.revenue[case.position - 1] if case.position else None
    return None if revenue is None else Decimal(revenue)


def volume_ratio(projection: Projection, case: Case) -> Decimal | None:
    """Give V(t)/V(t−1), 1 without a volume, None where one of the two is not known."""
    name = case.own(projection).volume
    if name is None:
        return Decimal(1)
    values = projection.budget.volumes[name].values
    year = projection.years[case.position]
    after, before = values.get(year), values.get(Year(year - 1))
    return after / before if after and before else None
