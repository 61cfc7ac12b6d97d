"""Shared cost for programs and spreadsheets: as JSON and as CSV."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from vssbudget.amounts import Year, percent_text, plain
from vssbudget.calculation.names import name_of
from vssbudget.model import AllocationKey
from vssbudget.projection import Projection, TkrRow
from vssbudget.projection.allocation import (
    Bearer,
    bearers,
    by_customer,
    everybody,
    key_kind,
    key_of,
    left,
    paid_for,
    summed,
)
from vssbudget.projection.customers import Payment, payments
from vssbudget.projection.key_shares import shares_moved
from vssbudget.projection.sums import whole_sum
from vssbudget.projection.values import SharedPool
from vssbudget.report.csv_table import field
from vssbudget.report.json_object import Object
from vssbudget.report.programs import written

ALLOCATION = "vssbudget/allocation/1"

Shares = Sequence[Decimal | None]


class _Wanted:
    """Takes the wanted years out of rows that run over the base year and the plan."""

    def __init__(self, projection: Projection, years: Sequence[Year]) -> None:
        every = (projection.budget.years.base, *projection.budget.years.plan)
        self.places = [place for place, year in enumerate(every) if year in years]
        self.years = [every[place] for place in self.places]

    def named(
        self, row: Sequence[Any] | None, write: Callable[[Any], Any] = lambda each: each
    ) -> Object:
        """Put the figures that there are under their years."""
        if row is None:
            return {}
        figures = zip(self.years, (row[place] for place in self.places), strict=True)
        return {str(year): write(each) for year, each in figures if each is not None}

    def listed(self, row: Sequence[Any], write: Callable[[Any], str] = str) -> str:
        """Write the figures as cells, an empty one where there is none."""
        figures = (row[place] for place in self.places)
        return "".join(f",{'' if each is None else write(each)}" for each in figures)


def allocation_json(projection: Projection, years: Sequence[Year], file: str) -> str:
    """Write shared cost under the schema `vssbudget/allocation/1`, pools and customers alike."""
    budget, wanted = projection.budget, _Wanted(projection, years)
    paid = payments(projection)
    return written(
        {
            "schema": ALLOCATION,
            "file": file,
            "title": budget.title,
            "unit": budget.unit,
            "base_year": budget.years.base,
            "years": wanted.years,
            "pools": {
                key: _pool(projection, pool, wanted) for key, pool in projection.pools.items()
            },
            "receivers": {
                key: _receiver(each, wanted) for key, each in bearers(projection).items()
            },
            "customers": {
                key: _customer(projection, key, rows, paid, wanted)
                for key, rows in by_customer(projection, paid).items()
            },
        }
    )


def _pool(projection: Projection, pool: SharedPool, wanted: _Wanted) -> Object:
    told = projection.budget.pools[pool.key]
    return {
        "name": pool.name,
        "order": pool.order,
        "of": told.of,
        **_key(told.key),
        "cost": wanted.named(pool.cost),
        "receivers": {
            key: {
                "name": name_of(projection.budget, key),
                "share": wanted.named(pool.shares.get(key), percent_text),
                "amount": wanted.named(row),
            }
            for key, row in pool.amounts.items()
        },
        "left": wanted.named(left(pool)),
    }


def _key(key: AllocationKey) -> Object:
    """Say what a key shares by, and how that is smoothed: `cap` in percentage points a year."""
    cap = None if key.cap is None else percent_text(key.cap)
    return {"by": key_kind(key), "mean": key.mean, "cap": cap}


def _receiver(bearer: Bearer, wanted: _Wanted) -> Object:
    return {
        "name": bearer.name,
        "before": wanted.named(bearer.before),
        "got": {pool: wanted.named(row) for pool, row in bearer.got.items()},
        "shared_out": wanted.named(bearer.shared_out),
        "after": wanted.named(bearer.after),
    }


def _customer(
    projection: Projection,
    key: str,
    rows: Mapping[str, TkrRow],
    paid: Mapping[str, Payment],
    wanted: _Wanted,
) -> Object:
    return {
        "name": projection.budget.customers[key],
        "pays": {
            of: {
                "name": paid_for(projection, paid[of]),
                "amount": wanted.named(row),
                "share": wanted.named(paid[of].shares.get(key), percent_text),
                **_key(key_of(projection.budget, of)),
            }
            for of, row in rows.items()
        },
        "total": wanted.named(whole_sum(rows.values())),
    }


def allocation_csv(projection: Projection, years: Sequence[Year], by: str) -> str:
    """Write shared cost for a spreadsheet: a row a measure, and pool and receiver or customer."""
    wanted = _Wanted(projection, years)
    if by == "pool":
        names, rows = "pool,receiver,name", _by_pool(projection, wanted)
    else:
        names, rows = "customer,of,name", _by_customer(projection, wanted)
    head = ",".join(("measure", names, "unit", *map(str, wanted.years)))
    return "".join((f"{head}\n", *(f"{row}\n" for row in rows)))


def _by_pool(projection: Projection, wanted: _Wanted) -> Iterator[str]:
    unit = field(projection.budget.unit)
    for key, pool in projection.pools.items():
        told = field(key)
        yield f"cost,{told},,{field(pool.name)},{unit}{wanted.listed(pool.cost)}"
        for receiver, row in pool.amounts.items():
            named = f"{told},{field(receiver)},{field(name_of(projection.budget, receiver))}"
            yield f"amount,{named},{unit}{wanted.listed(row)}"
            if shares := pool.shares.get(receiver):
                yield f"share,{named},{wanted.listed(shares, percent_text)}"
        yield f"amount,{told},total,Total,{unit}{wanted.listed(summed(pool.amounts.values()))}"
        yield f"left,{told},,{field(pool.name)},{unit}{wanted.listed(left(pool))}"
    borne = bearers(projection)
    every = [*borne.values(), everybody(borne)] if borne else []
    measures: dict[str, Callable[[Bearer], TkrRow | None]] = {
        "before": lambda each: each.before,
        "got": lambda each: summed(each.got.values()) or None,
        "after": lambda each: each.after,
        "shared_out": lambda each: each.shared_out,
    }
    for measure, of in measures.items():
        for each in every:
            if (figures := of(each)) is not None:
                names = f",{field(each.key)},{field(each.name)}"
                yield f"{measure},{names},{unit}{wanted.listed(figures)}"


def _by_customer(projection: Projection, wanted: _Wanted) -> Iterator[str]:
    unit = field(projection.budget.unit)
    paid = payments(projection)
    customers = by_customer(projection, paid)
    for key, rows in customers.items():
        name = field(projection.budget.customers[key])
        yield from _paid(f"amount,{field(key)}", rows, f"{name},{unit}", wanted)
    if paid:
        whole = {of: whole_sum(each.amounts.values()) for of, each in paid.items()}
        yield from _paid("amount,total", whole, f"Total,{unit}", wanted)
    for key, rows in customers.items():
        name = field(projection.budget.customers[key])
        for of in rows:
            if shares := paid[of].shares.get(key):
                named = f"{field(key)},{field(of)},{name}"
                yield f"share,{named},{wanted.listed(shares, percent_text)}"
                yield f"share_change,{named},{wanted.listed(shares_moved(shares), plain)}"


def _paid(labels: str, rows: Mapping[str, TkrRow], after: str, wanted: _Wanted) -> Iterator[str]:
    for of, row in rows.items():
        yield f"{labels},{field(of)},{after}{wanted.listed(row)}"
    yield f"{labels},total,{after}{wanted.listed(whole_sum(rows.values()))}"
