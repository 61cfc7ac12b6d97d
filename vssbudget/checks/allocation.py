"""Whether what is shared arrives: each pool whole, and nobody with more than it has room for."""

from collections import Counter
from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from vssbudget.amounts import Tkr, Year
from vssbudget.checks.keys import Keyed, keys_of
from vssbudget.findings import Finding, Judgement
from vssbudget.model import AllocationKey
from vssbudget.projection import Projection
from vssbudget.projection.customers import payments
from vssbudget.projection.values import SharedPool
from vssbudget.wording import Message


class _Case(NamedTuple):
    """One thing shared in one year; what is shared by weight arrives whole because it is so."""

    year: Year
    area: str | None = None
    finding: Finding | None = None
    by_weight: bool = False


def allocation_conserved(projection: Projection) -> Judgement:
    """What is shared is shared whole, and fits into the cost of who bears it.

    What it finds: a year from the base year on in which the decided `amounts` of a pool are more or
    less than it costs; a year in which nobody has anything of a key, so that the cost of a pool, or
    what is paid for a service, reaches nobody; and an area whose shares of pools are in the base
    year more than the whole of its cost. (Where the capital cost alone is more, `capital-frame`
    tells it.)

    Why it matters: a cost that is shared by halves is borne by nobody, or twice, and no price tells
    of it. What an area bears is a part of its cost: where it is more than that, the rest, which
    follows the indices, is less than nothing.

    How to put it right: write the amounts that make the whole, or a figure of the key in that year;
    where an area costs less than it bears, correct its cost, or the key. A year that is shared by
    weight, and somebody has something of the key, is always
    whole, and not tested.
    """
    cases = (*_pools(projection), *_payments(projection), *_bearers(projection))
    tested = [each for each in cases if not each.by_weight]
    return Judgement(
        "allocation-conserved",
        tuple(each.finding for each in tested if each.finding is not None),
        Counter(each.year for each in tested),
        Counter(each.year for each in cases if each.by_weight),
        Counter(each.area for each in tested if each.area is not None),
    )


def _pools(projection: Projection) -> Iterator[_Case]:
    budget = projection.budget
    keys = {each.path[1]: each for each in keys_of(budget) if each.area is None}
    years = (budget.years.base, *budget.years.plan)
    for pool in projection.pools.values():
        keyed = keys[pool.key]
        for position, year in enumerate(years):
            whole = pool.cost[position]
            shared = Tkr(sum(row[position] for row in pool.amounts.values()))
            if keyed.key.amounts:
                off = Tkr(shared - whole)
                yield _Case(
                    year, finding=_decided(projection, keyed, pool, year, off) if off else None
                )
            elif shared != whole:
                yield _Case(year, finding=_of_nobody(projection, keyed, year, whole))
            else:
                yield _Case(year, by_weight=True)


def _payments(projection: Projection) -> Iterator[_Case]:
    """Give what is paid for services, where it is known."""
    budget = projection.budget
    years = (budget.years.base, *budget.years.plan)
    keys = {f"{each.area}.{each.service}": each for each in keys_of(budget) if each.area}
    for payment in payments(projection).values() if keys else ():
        if (keyed := keys.get(payment.of)) is None:
            continue
        for position, (year, whole) in enumerate(zip(years, payment.whole, strict=True)):
            if whole is None:
                continue
            if sum(row[position] or 0 for row in payment.amounts.values()) == whole:
                yield _Case(year, by_weight=True)
            else:
                found = _of_nobody(projection, keyed, year, whole)
                yield _Case(year, keyed.area, found)


def _decided(
    projection: Projection, keyed: Keyed, pool: SharedPool, year: Year, off: Tkr
) -> Finding:
    """Find that the amounts of a year are not the pool, at the last of them."""
    whole, unit = pool.cost[year - projection.budget.years.base], projection.budget.unit
    last = next(reversed(keyed.key.amounts))
    wanted = keyed.key.amounts[last][year] - off
    return Finding(
        rule="allocation-conserved",
        message=Message(
            "amounts-not-whole",
            pool=pool.name,
            year=year,
            cost=whole,
            shared=whole + off,
            off=abs(off),
            direction=Message("too-much" if off > 0 else "too-little"),
            unit=unit,
        ),
        fix=Message("write-entry", key=f"{last} {year}", value=unit.written(wanted))
        if wanted >= 0
        else Message("amounts-not-whole-fix", cost=whole, unit=unit),
        path=(*keyed.path, "amounts", last, str(year)),
        year=year,
        amount=off,
    )


def _of_nobody(projection: Projection, keyed: Keyed, year: Year, whole: Tkr) -> Finding:
    """Find that nobody has anything of a key in a year, at the kind of the key."""
    return Finding(
        rule="allocation-conserved",
        message=Message(
            "shared-by-nobody",
            of=keyed.name,
            year=year,
            whole=whole,
            unit=projection.budget.unit,
        ),
        fix=Message("shared-by-nobody-fix", year=year),
        path=(*keyed.path, _kind(keyed.key), str(year)),
        area=keyed.area,
        service=keyed.service,
        year=year,
        amount=Tkr(-whole),
    )


def _kind(key: AllocationKey) -> str:
    return next(kind for kind in ("shares", "headcount", "volume", "cost") if getattr(key, kind))


def _bearers(projection: Projection) -> Iterator[_Case]:
    """Hold what areas bear in the base year, rounded up, against the whole of their costs."""
    base = projection.budget.years.base
    for key, borne in projection.borne.items():
        own = projection.budget.areas.get(key)
        if "shared" not in borne or own is None or own.earns_alone:
            continue
        capital = ceil(borne["capital"][0] or 0) if "capital" in borne else 0
        cost = own.cost[base]
        beside = ceil(sum(row[0] or 0 for row in borne.values()))
        beyond = capital <= cost < beside
        found = _beyond_cost(projection, key, beside, bool(capital)) if beyond else None
        yield _Case(base, key, found)


def _beyond_cost(projection: Projection, key: str, beside: int, with_capital: bool) -> Finding:
    area, base = projection.budget.areas[key], projection.budget.years.base
    cost, unit = area.cost[base], projection.budget.unit
    return Finding(
        rule="allocation-conserved",
        message=Message(
            "shared-beyond-cost",
            area=area.name or key,
            year=base,
            cost=cost,
            borne=Message("borne-both" if with_capital else "borne-shared"),
            beside=beside,
            over=beside - cost,
            unit=unit,
        ),
        fix=Message("shared-beyond-key-fix")
        if any(key in pool.key.cost for pool in projection.budget.pools.values())
        else Message("shared-beyond-cost-fix", beside=beside, unit=unit),
        path=("areas", key, "cost", str(base)),
        area=key,
        year=base,
        amount=Tkr(cost - beside),
    )
