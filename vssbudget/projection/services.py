"""The services of an area through the years: what each costs in its parts, earns, and asks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import mul, truediv
from typing import NamedTuple, cast

from vssbudget.amounts import ZERO, Exact, Percent, Tkr, Year, allot, changes, in_steps, rounded
from vssbudget.amounts import growth as growth_of
from vssbudget.model import Area, Service
from vssbudget.projection.carry import Carried, self_cost
from vssbudget.projection.cost import Given, MovingCost, costs_given, inside_of, moving_cost
from vssbudget.projection.growth import Growth
from vssbudget.projection.revenue import returned_by
from vssbudget.projection.values import BEARS_NOTHING, Basis, Borne


class Sold(NamedTuple):
    """What a service's decided figures are rounded from.

    `parts` are those of its cost. `paid` is the revenue that is paid per unit in the plan years,
    `paid_first` that of the base year, None without a price, and `levels` is what is paid in the
    plan years at the volume of the year before. `returned` is its share of what the area returns of
    earlier results.
    """

    carried: Carried
    parts: Sequence[MovingCost]
    paid_first: Exact | None
    paid: Sequence[Exact]
    levels: Sequence[Decimal]
    returned: Mapping[Year, Tkr]


_NOTHING_RETURNED: Mapping[Year, Tkr] = {}


def carry_services(
    key: str, area: Area, growth: Growth, borne: Mapping[str, Borne]
) -> dict[str, Sold]:
    """Carry every service of an area forward; the caller sets the arithmetic to `EXACT`."""
    parts = {name: parts_of(area, service, growth) for name, service in area.services.items()}
    costs = {
        name: full_costs(each, borne.get(f"{key}.{name}", BEARS_NOTHING), growth)
        for name, each in parts.items()
    }
    returned = _returned(area, costs, growth) if area.carry_over else {}
    return {
        name: _sold(
            service, parts[name], costs[name], returned.get(name, _NOTHING_RETURNED), growth
        )
        for name, service in area.services.items()
    }


def full_costs(parts: Iterable[MovingCost], borne: Borne, growth: Growth) -> list[Exact]:
    """Add up the parts of a cost in the plan years, and what is borne beside them."""
    rows = [part.planned for part in parts]
    if borne:
        beside = inside_of(borne)
        rows.append([beside[year] for year in growth.plan])
    return summed(rows)


def _sold(
    service: Service,
    parts: Sequence[MovingCost],
    costs: Sequence[Exact],
    returned: Mapping[Year, Tkr],
    growth: Growth,
) -> Sold:
    """Give what a service earns for its cost, and the price that follows."""
    first = paid_in(service, growth.base, growth)
    revenues, basis, paid = _revenues(service, costs, returned, growth, first)
    levels = list(map(truediv, paid, growth.ratios(service.volume)))
    carried = Carried(costs, revenues, basis, changes(levels, (first, *paid)))
    return Sold(carried, parts, first, paid, levels, returned)


def _returned(
    area: Area, costs: Mapping[str, Sequence[Exact]], growth: Growth
) -> dict[str, dict[Year, Tkr]]:
    """Share what an area returns in a plan year by what its services cost in it."""
    shares: dict[str, dict[Year, Tkr]] = {name: {} for name in costs}
    for position, year in enumerate(growth.plan):
        if amount := returned_by(area).get(year):
            weights = {name: abs(row[position]) for name, row in costs.items()}
            for name, share in allot(amount, weights).items():
                shares[name][year] = share
    return shares


class Summed(NamedTuple):
    """The sum of services, and what the prices of the year before bring in at their volumes.

    The latter is None where a service has no price before.
    """

    carried: Carried
    before: Sequence[Decimal | None]


def sum_of(area: Area, services: Mapping[str, Sold], growth: Growth) -> Summed:
    """Add services up: the price of an area changes as its services' prices on average.

    That is Σ Pₛ(t) / Σ Pₛ(t−1) · Vₛ(t)/Vₛ(t−1) − 1, where P is the revenue paid per unit: the
    prices are weighed with the volumes of the year.
    """
    sold = list(services.values())
    carried = [each.carried for each in sold]
    costs = paid = revenues = summed([each.cost for each in carried])
    if any(each.revenue is not each.cost for each in carried):
        revenues = summed([each.revenue for each in carried])
    if any(each.paid is not each.carried.cost for each in sold):
        paid = summed([each.paid for each in sold])
    held = area.services
    ratios = [growth.ratios(held[key].volume) for key in services]
    rows = [
        map(mul, (each.paid_first or ZERO, *each.paid), ratio)
        for each, ratio in zip(sold, ratios, strict=True)
    ]
    before: list[Decimal | None] = [sum(column, ZERO) for column in zip(*rows, strict=True)]
    if before and any(each.paid_first is None for each in sold):
        before[0] = None
    basis = [_basis(each) for each in zip(*[each.basis for each in carried], strict=True)]
    return Summed(Carried(costs, revenues, basis, changes(paid, before)), before)


def summed(rows: Iterable[Sequence[Exact]]) -> list[Exact]:
    """Add up rows of exact amounts, year by year."""
    sums = [sum(column, ZERO) for column in zip(*rows, strict=True)]
    return cast("list[Exact]", sums)  # pragma: no mutate


def cost_given(service: Service, year: Year, borne: Borne) -> Tkr | None:
    """Give what a service costs in a year of the file, with what it bears beside its parts.

    None where a part has no figure of the year, or what is borne is not known: before the base.
    """
    known = 0
    for part in service.parts.values():
        if (amount := part.cost.get(year)) is None:
            return None
        known += amount
    if not borne:
        return Tkr(known)
    beside = inside_of(borne).get(year)
    return None if beside is None else rounded([Exact(known + beside)])[0]


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
        costs = zip(given, _moving(given.values(), area, service, growth), strict=True)
        column = {key: each.planned[growth.plan.index(year)] for key, each in costs}
        for key, share in _shared(Decimal(amounts[year]), column):
            given[key] = {**given[key], year: share}
    return given


def parts_of(area: Area, service: Service, growth: Growth) -> list[MovingCost]:
    """Carry the parts of a service through the plan years, unrounded."""
    if service.agreement:
        given: Iterable[Given] = part_given(service, area, growth).values()
    else:
        given = map(costs_given, service.parts.values())
    return _moving(given, area, service, growth)


def _moving(
    given: Iterable[Given], area: Area, service: Service, growth: Growth
) -> list[MovingCost]:
    """Carry each part by what it follows; of agreements its own wins, then that of its service."""
    volume = service.volume
    above = [each for each in (area.agreement, service.agreement) if each is not None]
    return [
        moving_cost(part, growth.part_mix(part, volume, above), growth, stands)
        for part, stands in zip(service.parts.values(), given, strict=True)
    ]


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
    service: Service,
    costs: Sequence[Exact],
    returned: Mapping[Year, Tkr],
    growth: Growth,
    first: Exact | None,
) -> tuple[Sequence[Exact], Sequence[Basis], Sequence[Exact]]:
    """Give the revenue of the plan years, where it comes from, and what is paid per unit.

    A given revenue stands. A decided price gives R(t) = price · V(t) + other(t); a decided price
    change gives what is paid after it, and other(t). Else revenue is set to cost, less what is
    returned of earlier results. `first` was paid in the base year.
    """
    if not returned and _follows_its_cost(service, growth.base):
        return costs, self_cost(len(costs)), costs
    paid: list[Exact] = []
    revenues: list[Exact] = []
    bases: list[Basis] = []
    for year, cost in zip(growth.plan, costs, strict=True):
        other, revenue = service.other_revenue.get(year, 0), cost
        known = paid_in(service, year, growth)
        basis = Basis.GIVEN if year in service.revenue else Basis.DECIDED
        if known is None and year in service.price_change:
            before, percent = paid[-1] if paid else first or ZERO, service.price_change[year]
            known = after_change(service, before, year, percent, growth)
        elif known is None:
            revenue = Exact(cost - returned[year]) if year in returned else cost
            known, basis = Exact(revenue - other), Basis.SELF_COST
        paid.append(known)
        revenues.append(revenue if basis is Basis.SELF_COST else Exact(known + other))
        bases.append(basis)
    return revenues, bases, paid


def after_change(
    service: Service, before: Decimal, year: Year, percent: Percent, growth: Growth
) -> Exact:
    """Give what is paid per unit in a year after what was paid before it and a price change.

    That is P(t−1) · (1 + change/100) · V(t)/V(t−1). A price that goes in steps is first taken to
    the nearest one, as it will be charged: later years go on from there.
    """
    factor, step = growth_of(percent), growth.step_of(service)
    if step is None:
        return Exact(before * factor * growth.volume_ratio(service.volume, year))
    sold, volume = (growth.volume(service.volume, each) for each in (Year(year - 1), year))
    price = in_steps(before * growth.price_per / sold * factor, step)
    return Exact(price * volume / growth.price_per)


def _follows_its_cost(service: Service, base: Year) -> bool:
    """Whether nothing is decided of a service's plan years, and all that it earns is paid."""
    revenue, price = service.revenue, service.price
    return not (
        service.price_change
        or service.other_revenue
        or (revenue and max(revenue) > base)
        or (price and max(price) > base)
    )


def _basis(bases: Sequence[Basis]) -> Basis:
    """Sum up where revenue comes from: of several answers the one that is a decision."""
    if Basis.DECIDED in bases:
        return Basis.DECIDED
    return Basis.GIVEN if Basis.GIVEN in bases else Basis.SELF_COST
