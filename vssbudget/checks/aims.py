"""What is meant to balance, and what the file says is not."""

from collections.abc import Iterator
from typing import NamedTuple

from vssbudget.amounts import Year
from vssbudget.model import Area, Budget, Service
from vssbudget.projection import Projection, Seller, ServiceProjection


class Aims(NamedTuple):
    """What a file says of the balance: of a service, else of its area, else of the whole budget.

    `told` is whether it says anything; most files do not, and are asked no further.
    """

    budget: Budget
    told: bool

    def of(self, area: str, seller: Seller) -> Budget | Area | Service | None:
        """Give what says whether an area, or a service of it, is to balance, if anything does."""
        if not self.told:
            return None
        own = self.budget.areas[area]
        within = own.services.get(seller.key) if _is_service(seller) else None
        for each in (within, own, self.budget):
            if each is not None and each.balance is not None:
                return each
        return None

    def exempting(self, area: str, seller: Seller) -> Budget | Area | Service | None:
        """Give what says that an area or a service is not meant to balance.

        Nor is an area as a whole of which a service is not. One with a frame is held against that.
        """
        if not self.budget.areas[area].has_price:
            return None
        said = self.of(area, seller)
        if said is not None and said.balance == "none":
            return said
        if self.told and not _is_service(seller):
            services = self.budget.areas[area].services.values()
            return next((each for each in services if each.balance == "none"), None)
        return None

    def asks_revenue(self, area: str, seller: Seller) -> bool:
        """Whether a revenue has to be known: of what is to balance, or by a frame ever earns."""
        own = self.budget.areas[area]
        if own.earns_alone:
            return False
        if own.frame:
            return (own.services[seller.key] if _is_service(seller) else own).earns
        return self.exempting(area, seller) is None

    def holds_outcome(self, area: str, seller: Seller) -> bool:
        """Whether a base year that is an outcome is to balance, too."""
        said = self.of(area, seller)
        return said is not None and said.balance == "zero"


def aims_of(budget: Budget) -> Aims:
    """Look through a budget once for what it says of the balance."""
    areas = budget.areas.values()
    told = budget.balance is not None or any(
        area.balance is not None
        or any(service.balance is not None for service in area.services.values())
        for area in areas
    )
    return Aims(budget, told)


def nothing_to_balance(projection: Projection) -> bool:
    """Whether the file says of everything in it that it is not meant to balance."""
    aims, areas = aims_of(projection.budget), projection.budget.areas
    sellers = list(projection.sellers)
    return bool(sellers) and all(
        areas[area.key].earns_alone or aims.exempting(area.key, seller) for area, seller in sellers
    )


def decided_years(budget: Budget) -> Iterator[tuple[int, Year]]:
    """Give the budget years and the base year, each with its position."""
    for position, year in enumerate(budget.years.every):
        if year in budget.years.budget or year == budget.years.base:
            yield position, year


def _is_service(seller: Seller) -> bool:
    return isinstance(seller, ServiceProjection)
