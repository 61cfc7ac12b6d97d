"""The services of an area through the years: what each costs in its parts, earns, and asks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, cast

from vssbudget.amounts import (
    ZERO,
    Exact,
    Percent,
    Tkr,
    Year,
    allot,
    change,
    is_nothing,
    rounded,
)
from vssbudget.amounts import growth as growth_of
from vssbudget.model import Area, Service
from vssbudget.projection.carry import Carried, self_cost
from vssbudget.projection.cost import Given, costs_given, exact_costs, inside_of
from vssbudget.projection.growth import Growth, Mix, part_mix
from vssbudget.projection.revenue import returned_by
from vssbudget.projection.values import BEARS_NOTHING, Basis, Borne


class Sold(NamedTuple):
    """What a service's decided figures are rounded from.

    `given`, `mixes` and `parts` are by part of its cost: the costs that stand as they are, what it
    follows, and the costs of the plan years. `paid` is the revenue that is paid per unit in
    the base year and the plan years, None in a base year without a price. `returned` is its share
    of what the area returns of earlier results.
    """

    carried: Carried
    given: Mapping[str, Given]
    mixes: Mapping[str, Mix]
    parts: Mapping[str, Sequence[Exact]]
    paid: Sequence[Exact | None]
    returned: Mapping[Year, Tkr]


_Parts = tuple[Mapping[str, Given], Mapping[str, Mix], Mapping[str, Sequence[Exact]]]

_NOTHING_RETURNED: Mapping[Year, Tkr] = {}


def carry_services(
    key: str, area: Area, growth: Growth, borne: Mapping[str, Borne]
) -> dict[str, Sold]:
    """Carry every service of an area forward; the caller sets the arithmetic to `EXACT`."""
    parts = {name: _parts(area, service, growth) for name, service in area.services.items()}
    costs = {
        name: full_costs(each[-1], borne.get(f"{key}.{name}", BEARS_NOTHING), growth)
        for name, each in parts.items()
    }
    returned = _returned(area, costs, growth) if area.carry_over else {}
    return {
        name: _sold(
            service, parts[name], costs[name], returned.get(name, _NOTHING_RETURNED), growth
        )
        for name, service in area.services.items()
    }


def full_costs(parts: Mapping[str, Sequence[Exact]], borne: Borne, growth: Growth) -> list[Exact]:
    """Add up the parts of a cost in the plan years, and what is borne beside them."""
    costs = summed(parts.values())
    if borne:
        beside = inside_of(borne)
        costs = [Exact(c + beside[year]) for c, year in zip(costs, growth.plan, strict=True)]
    return costs


def _sold(
    service: Service,
    parts: _Parts,
    costs: Sequence[Exact],
    returned: Mapping[Year, Tkr],
    growth: Growth,
) -> Sold:
    """Give what a service earns for its cost, and the price that follows."""
    revenues, basis, paid = _revenues(service, costs, returned, growth)
    changes = _changes(service, paid, growth)
    return Sold(Carried(costs, revenues, basis, changes), *parts, paid, returned)


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


def sum_of(area: Area, services: Mapping[str, Sold], growth: Growth) -> Carried:
    """Add services up: the price of an area changes as its services' prices on average.

    That is Σ Pₛ(t) / Σ Pₛ(t−1) · Vₛ(t)/Vₛ(t−1) − 1, where P is the revenue paid per unit: the
    prices are weighed with the volumes of the year.
    """
    carried = [each.carried for each in services.values()]
    costs = summed(each.cost for each in carried)
    revenues = summed(each.revenue for each in carried)
    basis = [_basis(each) for each in zip(*(c.basis for c in carried), strict=True)]
    ratios = [growth.ratios(area.services[key].volume) for key in services]
    paid = [each.paid for each in services.values()]
    changes = [_average(paid, ratios, position) for position in range(len(growth.plan))]
    return Carried(costs, revenues, basis, changes)


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
        costs = _carried_from(given, _mixes(area, service), service, growth)
        column = {key: row[growth.plan.index(year)] for key, row in costs.items()}
        for key, share in _shared(Decimal(amounts[year]), column):
            given[key] = {**given[key], year: share}
    return given


def part_costs(area: Area, service: Service, growth: Growth) -> Mapping[str, Sequence[Exact]]:
    """Carry the parts of a service through the plan years, unrounded."""
    return _parts(area, service, growth)[-1]


def _parts(area: Area, service: Service, growth: Growth) -> _Parts:
    given = part_given(service, area, growth)
    mixes = _mixes(area, service)
    return given, mixes, _carried_from(given, mixes, service, growth)


def _mixes(area: Area, service: Service) -> dict[str, Mix]:
    """Give what each part follows; of agreements its own wins, then that of its service."""
    return {
        key: part_mix(part, service.volume, area.agreement, service.agreement)
        for key, part in service.parts.items()
    }


def _carried_from(
    given: Mapping[str, Given], mixes: Mapping[str, Mix], service: Service, growth: Growth
) -> dict[str, list[Exact]]:
    return {
        key: exact_costs(part, mixes[key], growth, given[key])
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
    service: Service, costs: Sequence[Exact], returned: Mapping[Year, Tkr], growth: Growth
) -> tuple[Sequence[Exact], Sequence[Basis], list[Exact | None]]:
    """Give the revenue of the plan years, where it comes from, and what is paid per unit.

    A given revenue stands. A decided price gives R(t) = price · V(t) + other(t); a decided price
    change R(t) = (R(t−1) − other(t−1)) · (1 + change/100) · V(t)/V(t−1) + other(t). Else revenue
    is set to cost, less what is returned of earlier results.
    """
    paid = [paid_in(service, growth.base, growth)]
    if not returned and _follows_its_cost(service, growth.base):
        return costs, self_cost(len(costs)), [*paid, *costs]
    revenues: list[Exact] = []
    bases: list[Basis] = []
    for year, cost in zip(growth.plan, costs, strict=True):
        other, revenue = service.other_revenue.get(year, 0), cost
        known = paid_in(service, year, growth)
        basis = Basis.GIVEN if year in service.revenue else Basis.DECIDED
        if known is None and year in service.price_change:
            factor = growth_of(service.price_change[year])
            known = Exact((paid[-1] or 0) * factor * growth.volume_ratio(service.volume, year))
        elif known is None:
            revenue = Exact(cost - returned[year]) if year in returned else cost
            known, basis = Exact(revenue - other), Basis.SELF_COST
        paid.append(known)
        revenues.append(revenue if basis is Basis.SELF_COST else Exact(known + other))
        bases.append(basis)
    return revenues, bases, paid


def _follows_its_cost(service: Service, base: Year) -> bool:
    """Whether nothing is decided of a service's plan years, and all that it earns is paid."""
    return not (
        service.price_change
        or service.other_revenue
        or (service.revenue and max(service.revenue) > base)
        or (service.price and max(service.price) > base)
    )


def _changes(
    service: Service, paid: Sequence[Exact | None], growth: Growth
) -> tuple[Percent | None, ...]:
    """Give the change of the price of a unit: P(t)·V(t−1) / (P(t−1)·V(t)) − 1."""
    ratios = growth.ratios(service.volume)
    return tuple(
        [
            None
            if before is None or is_nothing(before)
            else change((after or ZERO) / ratio, before)
            for ratio, before, after in zip(ratios, paid, paid[1:], strict=False)
        ]
    )


def _average(
    rows: Sequence[Sequence[Exact | None]], ratios: Sequence[Sequence[Decimal]], position: int
) -> Percent | None:
    before, after = ZERO, ZERO
    for paid, ratio in zip(rows, ratios, strict=True):
        if (amount := paid[position]) is None:
            return None
        before += amount * ratio[position]
        after += paid[position + 1] or ZERO
    return None if is_nothing(before) else change(after, before)


def _basis(bases: Sequence[Basis]) -> Basis:
    """Sum up where revenue comes from: of several answers the one that is a decision."""
    return next(each for each in (Basis.DECIDED, Basis.GIVEN, Basis.SELF_COST) if each in bases)
