"""A result that is to be zero: of an area or one of its services, in a year, with what was paid."""

from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import Exact, Tkr, Year
from vssbudget.findings import Remark
from vssbudget.formulas.sellers import returned_by
from vssbudget.model import Area, Service
from vssbudget.projection import AreaProjection, Projection, Seller, exact, paid
from vssbudget.projection.project import other_in, share_returned
from vssbudget.wording import Message


class Case(NamedTuple):
    """A result that is to be mended: an area's, or one of its services', in a year.

    `returned` is what of earlier results is returned that year: the revenue has to be so much less.
    It has to be more by what is `planned` to be left, and by what is `moved` to reserves.
    """

    area: AreaProjection
    seller: Seller
    position: int
    returned: Tkr
    planned: Tkr
    moved: int

    @property
    def less(self) -> Tkr:
        """By how much less than the cost the revenue has to be."""
        return Tkr(self.returned - self.planned - self.moved)

    @property
    def due(self) -> Tkr:
        """What the revenue has to be."""
        cost = self.seller.cost[self.position]
        assert cost is not None
        return Tkr(cost - self.less)

    @property
    def off(self) -> Tkr:
        """By how much the revenue is more than it has to be."""
        revenue = self.seller.revenue[self.position]
        assert revenue is not None
        return Tkr(revenue - self.due)

    @property
    def of_services(self) -> bool:
        """Whether it is of an area whose figure is the sum of its services."""
        return self.seller is self.area and is_sum(self.area, self.position)

    @property
    def name(self) -> str:
        """What the area or the service is called."""
        return name_of(self.area, self.seller)

    def own(self, projection: Projection) -> Area | Service:
        """Give what the file says of the area or the service."""
        area = projection.budget.areas[self.area.key]
        return area if self.seller is self.area else area.services[self.seller.key]

    def may_be_below_zero(self, projection: Projection) -> bool:
        """Whether what it costs and earns may be below zero."""
        return is_signed(projection, self.area, self.seller)

    @property
    def address(self) -> str:
        """The key by which a program asks for the area or the service."""
        return self.area.key if self.seller is self.area else f"{self.area.key}.{self.seller.key}"

    @property
    def path(self) -> tuple[str, ...]:
        """Where the area or the service stands in the file."""
        within = () if self.seller is self.area else ("services", self.seller.key)
        return ("areas", self.area.key, *within)


def case_of(projection: Projection, area: AreaProjection, seller: Seller, position: int) -> Case:
    """Give the result of an area, or of one of its services, with what it has to be."""
    year = projection.years[position]
    back = returned_in(projection, area, seller, year)
    planned = projection.budget.areas[area.key].result.get(year, Tkr(0))
    return Case(area, seller, position, back, planned, moved_in(projection, area.key, year))


AGREED_PRICE = "agreement.price_change"
"""The key of an agreed price."""

PRICE_INDEX = "price_index"
"""The key of the index that a price follows."""


def priced_by(own: Area | Service, year: Year) -> str | None:
    """Name the key that says what the price of a year is, None where it has to bear the cost."""
    if year in own.revenue:
        return "revenue"
    if isinstance(own, Service) and year in own.price:
        return "price"
    if year in own.price_change:
        return "price_change"
    if year in own.agreed_price:
        return AGREED_PRICE
    return PRICE_INDEX if own.price_index else None


def cost_told(own: Area | Service, year: Year, told: Message) -> Message:
    """Add to a cost that is told of a year that it stands in place of the changes of that year."""
    changes = {*own.lasting, *own.one_off} if isinstance(own, Area) else ()
    return Message("in-place-of-changes", cost=told, year=year) if year in changes else told


def is_sum(area: AreaProjection, position: int) -> bool:
    """Whether the figure of an area is the sum of its services."""
    results = [each.result[position] for each in area.services]
    return bool(results) and None not in results


def is_signed(projection: Projection, area: AreaProjection, seller: Seller) -> bool:
    """Whether an area, or one of its services, is one whose figures may be below zero."""
    own = projection.budget.areas[area.key]
    return own.signed or (seller is not area and own.services[seller.key].signed)


def name_of(area: AreaProjection, seller: Seller) -> str:
    """Call an area by its name, and a service behind that by its own."""
    return area.name if seller is area else f"{area.name}, {seller.name}"


def lacking(area: AreaProjection, seller: Seller, position: int, year: Year) -> Remark:
    """Say what a result would need that is not there."""
    lacks = tuple(
        Message(f"no-{word}")
        for word, row in (("cost", seller.cost), ("revenue", seller.revenue))
        if row[position] is None
    )
    message = Message("result-untested", area=name_of(area, seller), lacks=lacks)
    return Remark(area=area.key, year=year, message=message)


def returned_in(projection: Projection, area: AreaProjection, seller: Seller, year: Year) -> Tkr:
    """Give what an area, or one of its services, returns of earlier results in a year."""
    own = projection.budget.areas[area.key]
    if own.carry_over is None:
        return Tkr(0)
    if seller is area:
        return returned_by(own).get(year, Tkr(0))
    return share_returned(projection, f"{area.key}.{seller.key}", year) or Tkr(0)


def moved_in(projection: Projection, row: str, year: Year) -> int:
    """Give what an area, or all together, transfer to reserves in a year, below zero from them."""
    return projection.transferred.get(row, {}).get(year, 0)


def other_revenue(projection: Projection, case: Case) -> int | None:
    """Give what is earned that is not paid per unit; None where it is not known."""
    own, year = case.own(projection), projection.years[case.position]
    return other_in(projection.budget, own, projection.billed.get(case.address), year)


def bills_by_cost(projection: Projection, case: Case) -> bool:
    """Whether customers are billed a share of what it, or one of its services, costs."""
    shares = {
        each.of for each in projection.budget.pools.values() if each.billed and not each.key.amounts
    }
    keys = {case.area.key, case.address}
    if case.seller is case.area:
        keys.update(f"{case.area.key}.{each.key}" for each in case.area.services)
    return not shares.isdisjoint(keys)


def needed(projection: Projection, case: Case) -> Exact:
    """Give what has to be paid per unit for the cost of a year, unrounded as far as that is."""
    planned, other = case.position - projection.past, other_revenue(projection, case) or 0
    if planned < 0:
        return Exact(Decimal(case.due - other))
    cost = exact(projection, case.address).cost[planned]
    return Exact(cost - case.less - other)


def revenue_before(projection: Projection, case: Case) -> Decimal | None:
    """Give what was paid in the year before, unrounded, None where nothing is known to be."""
    if case.seller is not case.area:
        return paid(projection, case.address, case.position - 1) if case.position else None
    if not case.position:
        return None
    planned, revenue = case.position - 1 - projection.past, case.seller.revenue[case.position - 1]
    other = other_revenue(projection, case._replace(position=case.position - 1))
    if revenue is None or other is None:
        return None
    if planned >= 0:
        return exact(projection, case.address).revenue[planned] - other
    return Decimal(revenue - other)


def volume_ratio(projection: Projection, case: Case) -> Decimal | None:
    """Give V(t)/V(t−1), 1 without a volume, None where one of the two is not known."""
    name = case.own(projection).volume
    if name is None:
        return Decimal(1)
    values = projection.budget.volumes[name].values
    year = projection.years[case.position]
    after, before = values.get(year), values.get(Year(year - 1))
    return after / before if after and before else None
