"""What an area earns, year by year, and what that says about its price."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from operator import truediv

from vssbudget.amounts import Exact, Percent, Tkr, Year, changes
from vssbudget.amounts import growth as growth_of
from vssbudget.model import Area
from vssbudget.projection.growth import Growth
from vssbudget.projection.values import Basis


def exact_revenues(
    area: Area, costs: Sequence[Exact], growth: Growth
) -> tuple[list[Exact], list[Basis]]:
    """Give an area's revenue in the plan years, unrounded, and where it comes from.

    A given revenue stands. A decided price change gives
    R(t) = R(t−1) · (1 + change/100) · V(t)/V(t−1). Else revenue is set to cost, less what is
    returned of earlier results.
    """
    back = returned_by(area)
    revenues: list[Exact] = []
    bases: list[Basis] = []
    revenue = Exact(Decimal(area.revenue.get(growth.base, 0)))
    for year, cost in zip(growth.plan, costs, strict=True):
        if year in area.revenue:
            revenue, basis = Exact(Decimal(area.revenue[year])), Basis.GIVEN
        elif year in area.price_change:
            price = revenue * growth_of(area.price_change[year])
            revenue = Exact(price * growth.volume_ratio(area.volume, year))
            basis = Basis.DECIDED
        else:
            revenue, basis = Exact(cost - back.get(year, 0)), Basis.SELF_COST
        revenues.append(revenue)
        bases.append(basis)
    return revenues, bases


def returned_by(area: Area) -> Mapping[Year, Tkr]:
    """Give what an area returns of earlier results, by year."""
    return area.carry_over.returned if area.carry_over else {}


def price_changes(
    area: Area, revenues: Sequence[Exact], growth: Growth
) -> tuple[Percent | None, ...]:
    """Give the change of the price of a unit in each plan year: R(t)·V(t−1) / (R(t−1)·V(t)) − 1.

    None where the year before had no revenue to compare with.
    """
    first = Decimal(area.revenue.get(growth.base, 0))
    return changes(map(truediv, revenues, growth.ratios(area.volume)), (first, *revenues))
