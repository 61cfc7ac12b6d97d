"""The keys by which pools and what customers pay are shared, and whether given shares make 1."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from vssbudget.amounts import Year, plain, span
from vssbudget.findings import BudgetPath, Finding, Judgement
from vssbudget.formulas.keys import Key
from vssbudget.formulas.operations import SUM
from vssbudget.model import AllocationKey, Budget
from vssbudget.projection import Projection
from vssbudget.wording import Message


class Keyed(NamedTuple):
    """A key, where it stands, and what it shares: a pool, or what is paid for a service."""

    key: AllocationKey
    path: BudgetPath
    name: Message
    area: str | None = None
    service: str | None = None


def keys_of(budget: Budget) -> Iterator[Keyed]:
    """Give the keys of a budget: those of its pools, and those of the customers of services."""
    for key, pool in budget.pools.items():
        yield Keyed(pool.key, ("pools", key, "key"), Message("name", name=pool.name or key))
    for key, area in budget.areas.items():
        for name, service in area.services.items():
            if service.customers is not None:
                path = ("areas", key, "services", name, "customers")
                told = Message("of-customers", area=area.name or key, service=service.name or name)
                yield Keyed(service.customers, path, told, key, name)


def share_sum(projection: Projection) -> Judgement:
    """The given shares of a key add up to 1 in every year.

    What it finds: years from the base year on in which the shares of a pool, or of the customers
    of a service, add up to more or less than 1. Of each share the last figure told until a year
    holds.

    Why it matters: who reads a share of 0.3 expects to bear 30 %. Shares that do not make 1 are
    still shared out whole, each by its part of their sum, so that nothing is lost and everybody
    bears something else than what is written. Most often the one that was changed last forgot the
    others.

    How to put it right: write the share that the finding names, or correct another one.
    """
    budget = projection.budget
    years = (budget.years.base, *budget.years.plan)
    findings: list[Finding] = []
    judged: Counter[Year | None] = Counter()
    areas: Counter[str] = Counter()
    for keyed in keys_of(budget):
        if not keyed.key.shares:
            continue
        shares = Key(projection.formulas.sheet, keyed.key, keyed.path, keyed.path[1]).figures
        total = SUM.values(*shares.values())
        sums = {year: each or Decimal(0) for year, each in zip(years, total, strict=True)}
        judged.update(years)
        areas.update([keyed.area] * len(years) if keyed.area else [])
        findings += _runs(keyed, sums, budget.years.every[0])
    return Judgement("share-sum", tuple(findings), judged, areas=areas)


def _runs(keyed: Keyed, sums: Mapping[Year, Decimal], first: Year) -> Iterator[Finding]:
    """Tell years in a row with the same wrong sum at once, not the same thing for each.

    Each stands at the share that was told last before it or in its first year.
    """
    changed = {year: name for name, row in keyed.key.shares.items() for year in row}
    since = sorted(changed)
    for total, run in groupby(sums, sums.__getitem__):
        if total != 1:
            years = list(run)
            told = since[bisect_right(since, years[0]) - 1]
            yield _wrong_sum(keyed, total, years, changed[told], (told, first))


def _wrong_sum(
    keyed: Keyed, total: Decimal, years: list[Year], name: str, since: tuple[Year, Year]
) -> Finding:
    told, first = since
    row, off = keyed.key.shares[name], total - 1
    dated = (str(told),) if len(row) > 1 or told != first else ()
    return Finding(
        rule="share-sum",
        message=Message(
            "shares-not-one",
            of=keyed.name,
            years=span(years),
            total=total,
            off=abs(off),
            direction=Message("too-much" if off > 0 else "too-little"),
        ),
        fix=_to_one(" ".join((name, *dated)), row[told] - off),
        path=(*keyed.path, "shares", name, *dated),
        area=keyed.area,
        service=keyed.service,
        year=years[0],
        off=off,
    )


def _to_one(key: str, share: Decimal) -> Message:
    """Say which share makes the sum 1, if one does."""
    if share >= 0:
        return Message("write-entry", key=key, value=plain(share))
    return Message("shares-to-one")
