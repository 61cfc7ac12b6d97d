"""The services of an area through the years: what each costs in its parts, earns, and asks."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import Exact, Percent, Tkr, Year, change, is_nothing
from vssbudget.amounts import growth as growth_of
from vssbudget.model import Area, CostPart, Service
from vssbudget.projection.carry import Carried
from vssbudget.projection.cost import Given, costs_given, exact_costs
from vssbudget.projection.growth import Growth, Mix, agreed_rates, shares_of
from vssbudget.projection.values import Basis


class Sold(NamedTuple):
    """What a service's decided figures are rounded from.

    `parts` are its costs by part in the plan years. `paid` is the revenue that is paid per unit in
    the base year and the plan years, None in a base year without a price.
    """

    carried: Carried
    parts: Mapping[str, Sequence[Exact]]
    paid: Sequence[Exact | None]


def carry_services(area: Area, growth: Growth) -> dict[str, Sold]:
    """Carry every service of an area forward; the caller sets the arithmetic to `EXACT`."""
    return {key: carry_service(area, service, growth) for key, service in area.services.items()}


def carry_service(area: Area, service: Service, growth: Growth) -> Sold:
    """Carry a service forward: its parts, its revenue and the price that follows."""
    parts = _part_costs(area, service, growth)
    costs = [Exact(sum(column, Decimal(0))) for column in zip(*parts.values(), strict=True)]
    revenues, basis, paid = _revenues(service, costs, growth)
    changes = tuple(_changes(service, paid, growth))
    return Sold(Carried(costs, revenues, basis, changes), parts, paid)


def sum_of(area: Area, services: Mapping[str, Sold], growth: Growth) -> Carried:
    """Add services up: the price of an area changes as its services' prices on average.

    That is Σ Pₛ(t) / Σ Pₛ(t−1) · Vₛ(t)/Vₛ(t−1) − 1, where P is the revenue paid per unit: the
    prices are weighed with the volumes of the year.
    """
    carried = [each.carried for each in services.values()]
    costs = [Exact(sum(each, Decimal(0))) for each in zip(*(c.cost for c in carried), strict=True)]
    revenues = [
        Exact(sum(each, Decimal(0))) for each in zip(*(c.revenue for c in carried), strict=True)
    ]
    basis = [_basis(each) for each in zip(*(c.basis for c in carried), strict=True)]
    changes = [
        _average(area, services, position, year, growth)
        for position, year in enumerate(growth.plan)
    ]
    return Carried(costs, revenues, basis, changes)


def mix_of_part(area: Area, service: Service, part: CostPart) -> Mix:
    """Give what a part follows; of agreements its own wins, then that of its service."""
    volume = service.volume if part.variable_share else None
    agreed = agreed_rates(area.agreement, service.agreement, part.agreement)
    return shares_of(part), volume, part.variable_share, agreed


def cost_given(service: Service, year: Year) -> Tkr | None:
    """Give what a service costs in a year of the file: None where a part has no figure of it."""
    amounts = [part.cost.get(year) for part in service.parts.values()]
    known = [amount for amount in amounts if amount is not None]
    return Tkr(sum(known)) if len(known) == len(amounts) else None


def paid_in(service: Service, year: Year, growth: Growth) -> Exact | None:
    """Give the revenue paid per unit in a year of the file: the price times the volume."""
    if (revenue := service.revenue.get(year)) is not None:
        return Exact(Decimal(revenue - service.other_revenue.get(year, 0)))
    if (price := service.price.get(year)) is not None:
        return Exact(price * growth.volume(service.volume, year) / growth.price_per)
    return None


def part_given(service: Service, area: Area, growth: Growth) -> dict[str, Given]:
    """Give the costs of years that stand as they are, by part.

    An amount that is agreed for the whole service is shared by its parts as they would have been
    without it; from there each goes on by its own index.
    """
    given = {key: costs_given(part) for key, part in service.parts.items()}
    amounts = service.agreement.amounts if service.agreement else {}
    for year in sorted(amounts):
        costs = _carried_from(given, service, area, growth)
        column = {key: row[growth.plan.index(year)] for key, row in costs.items()}
        for key, share in _shared(Decimal(amounts[year]), column):
            given[key] = {**given[key], year: share}
    return given


def _part_costs(area: Area, service: Service, growth: Growth) -> dict[str, list[Exact]]:
    return _carried_from(part_given(service, area, growth), service, area, growth)


def _carried_from(
    given: Mapping[str, Given], service: Service, area: Area, growth: Growth
) -> dict[str, list[Exact]]:
    return {
        key: exact_costs(part, mix_of_part(area, service, part), growth, given[key])
        for key, part in service.parts.items()
    }


def _shared(amount: Decimal, column: Mapping[str, Decimal]) -> Iterator[tuple[str, Decimal]]:
    """Share an amount in proportion, evenly where there is none; the last one takes the rest."""
    total, left = sum(column.values(), Decimal(0)), amount
    *first, last = column
    for key in first:
        share = amount * column[key] / total if total else amount / len(column)
        left -= share
        yield key, share
    yield last, left


def _revenues(
    service: Service, costs: Sequence[Exact], growth: Growth
) -> tuple[list[Exact], list[Basis], list[Exact | None]]:
    """Give the revenue of the plan years, where it comes from, and what is paid per unit.

    A given revenue stands. A decided price gives R(t) = price · V(t) + other(t); a decided price
    change R(t) = (R(t−1) − other(t−1)) · (1 + change/100) · V(t)/V(t−1) + other(t). Else revenue
    is set to cost.
    """
    revenues: list[Exact] = []
    bases: list[Basis] = []
    paid = [paid_in(service, growth.base, growth)]
    for year, cost in zip(growth.plan, costs, strict=True):
        other = service.other_revenue.get(year, 0)
        known = paid_in(service, year, growth)
        basis = Basis.GIVEN if year in service.revenue else Basis.DECIDED
        if known is None and year in service.price_change:
            factor = growth_of(service.price_change[year])
            known = Exact((paid[-1] or 0) * factor * growth.volume_ratio(service.volume, year))
        elif known is None:
            known, basis = Exact(cost - other), Basis.SELF_COST
        paid.append(known)
        revenues.append(cost if basis is Basis.SELF_COST else Exact(known + other))
        bases.append(basis)
    return revenues, bases, paid


def _changes(
    service: Service, paid: Sequence[Exact | None], growth: Growth
) -> Iterator[Percent | None]:
    """Give the change of the price of a unit: P(t)·V(t−1) / (P(t−1)·V(t)) − 1."""
    for year, before, after in zip(growth.plan, paid, paid[1:], strict=False):
        if before is None or is_nothing(before):
            yield None
            continue
        yield change(Decimal(after or 0) / growth.volume_ratio(service.volume, year), before)


def _average(
    area: Area, services: Mapping[str, Sold], position: int, year: Year, growth: Growth
) -> Percent | None:
    before, after = Decimal(0), Decimal(0)
    for key, each in services.items():
        paid = each.paid[position]
        if paid is None:
            return None
        before += paid * growth.volume_ratio(area.services[key].volume, year)
        after += each.paid[position + 1] or 0
    return None if is_nothing(before) else change(after, before)


def _basis(bases: Sequence[Basis]) -> Basis:
    """Sum up where revenue comes from: of several answers the one that is a decision."""
    return next(each for each in (Basis.DECIDED, Basis.GIVEN, Basis.SELF_COST) if each in bases)
