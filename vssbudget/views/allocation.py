"""Shared cost: pools and what they give, before and after, and what customers pay."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain, pairwise

from vssbudget.amounts import EXACT, Percent, Year, percent_to
from vssbudget.calculation.names import name_of
from vssbudget.model import AllocationKey
from vssbudget.projection import Projection, TkrRow
from vssbudget.projection.allocation import (
    Bearer,
    bearers,
    billed_of,
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
from vssbudget.projection.written import of_seller
from vssbudget.views.rows import Kind, Label, Notes, Outline, Row, Section, Table, Unit
from vssbudget.views.view import PlanView, heading, listed_in
from vssbudget.wording import Message

_HUNDRED = Decimal(100)
_DECIMALS = 2
_NAMES = {"pool": ("pool", "receiver"), "customer": ("customer", "of")}
_ADDRESSES = {
    "before": "direct_cost",
    "got": "shared_cost",
    "after": "cost",
    "shared_out": "shared_out",
}
"""What an address ends in for each of what one bears."""

Shares = Sequence[Decimal | None]


class AllocationView(PlanView):
    """How cost is shared: by pool and who bears them, or by customer and what it pays for.

    Programs are told the same whatever it is by.
    """

    name = "allocation"

    def __init__(self, projection: Projection, years: Sequence[Year], by: str, file: str) -> None:
        super().__init__(projection, years, file)
        self.by = by
        self.fields = ("measure", *_NAMES[by], "name", "unit")

    @cached_property
    def borne(self) -> dict[str, Bearer]:
        """Who bears shared cost, or shares out its own."""
        return bearers(self.projection)

    @cached_property
    def paid(self) -> dict[str, Payment]:
        """What customers pay for each thing that they pay for."""
        return payments(self.projection)

    @cached_property
    def customers(self) -> dict[str, dict[str, TkrRow]]:
        """What each customer pays for what."""
        return by_customer(self.projection, self.paid)

    def sections(self) -> Iterable[Section]:
        """Give the pools and those that bear them, or the customers and what they pay."""
        by_pool = self.by == "pool"
        if not (self.projection.pools if by_pool else self.paid):
            return [self._notes("allocate-none" if by_pool else "allocate-no-customers")]
        if not self.years:
            return [self._notes("allocate-no-years")]
        if not by_pool:
            pays = self.table("allocate-pays", self._pays())
            return chain([pays], self._shares(), [self._notes("allocate-note-paid")])
        borne = self.table("allocate-before-after", self._before_and_after())
        notes = Notes(Message("notes"), tuple(self._on_bearers()))
        return chain(self._pools(), [borne, notes])

    def listed(self) -> Iterable[Row]:
        """Give the rows of pools or of what is paid, then what people see in another order."""
        if self.by == "pool":
            return chain(listed_in(self._pools()), self._by_measure())
        pays = [self.table("allocate-pays", self._pays())] if self.paid else ()
        return chain(listed_in(pays), self._shares_by_customer())

    def _notes(self, note: str) -> Notes:
        return Notes(Message("notes"), [Message(note, base=self.budget.years.base)])

    def _row(self, label: Label, row: TkrRow, address: str, *names: str) -> Row:
        return Row(label, self.taken(row), address, (*names, self.budget.unit) if names else ())

    def _key(self, key: AllocationKey) -> Message:
        """Say what a key shares by, and how that is smoothed."""
        by = Message(f"allocate-by-{key_kind(key)}")
        if key.mean is not None:
            return Message("allocate-mean", by=by, count=key.mean)
        return by if key.cap is None else Message("allocate-cap", by=by, cap=key.cap)

    def _pools(self) -> Iterator[Table]:
        for pool in self.projection.pools.values():
            by = self._key(self.budget.pools[pool.key].key)
            rows = self._pool(pool)
            yield self.table("allocate-pool", rows, pool=pool.name, order=pool.order, by=by)

    def _pool(self, pool: SharedPool) -> Iterator[Row]:
        """Set what a pool costs, and what of it each receiver bears."""
        key, of, block = pool.key, self.budget.pools[pool.key].of, f"pools.{pool.key}"
        cost = Message("allocate-cost")
        if of:
            cost = Message("allocate-cost-of", of=name_of(self.budget, of))
        yield self._row(cost, pool.cost, f"{block}.cost", "cost", key, "", pool.name)
        for receiver, row in pool.amounts.items():
            name = name_of(self.budget, receiver)
            yield self._row(name, row, f"{block}.to.{receiver}", "amount", key, receiver, name)
            if shares := pool.shares.get(receiver):
                address, named = f"{block}.share.{receiver}", ("share", key, receiver, name, "")
                yield Row(name, self.taken(shares), address, named, Unit.PRICE, shown=False)
        given = summed(pool.amounts.values())
        yield self._total(given, f"{block}.shared_out", "amount", key, "total", "Total")
        label, address = Message("allocate-left"), f"{block}.left"
        rest = self._row(label, left(pool), address, "left", key, "", pool.name)
        yield rest._replace(shown=any(rest.figures))
        if of and (billed := billed_of(self.projection, key)):
            label = Message("allocate-billed", of=name_of(self.budget, of))
            yield self._row(label, billed, f"{block}.billed", "billed", key, "", pool.name)

    def _total(self, row: TkrRow, address: str, *names: str) -> Row:
        return self._row(Message("total"), row, address, *names)._replace(kind=Kind.TOTAL)

    def _before_and_after(self) -> Iterator[Row]:
        """Set before, what each order gave, after, and what of it goes to others."""
        pools = self.projection.pools
        for each, name in self._everyone():
            yield heading(name)
            yield from self._set_in("before", each, each.before)
            for order in sorted({pools[pool].order for pool in each.got}):
                got = summed(row for pool, row in each.got.items() if pools[pool].order == order)
                address = self._address(each, "got", str(order))
                row = self._row(Message("allocate-got", order=order), got, address)
                yield row._replace(depth=1)
            yield from self._set_in("after", each, each.after, Kind.TOTAL)
            yield from self._set_in("shared_out", each, each.shared_out)
            yield from self._set_in("kept", each, each.kept)

    def _set_in(
        self, measure: str, of: Bearer, row: TkrRow | None, kind: Kind = Kind.DETAIL
    ) -> Iterator[Row]:
        if row is not None:
            label = Message(f"allocate-{measure.replace('_', '-')}")
            told = self._row(label, row, self._address(of, measure))
            yield told._replace(kind=kind, depth=1)

    def _everyone(self) -> Iterator[tuple[Bearer, Label]]:
        """Give all that bear shared cost, and at the end all together."""
        yield from ((each, each.name) for each in self.borne.values())
        if self.borne:
            yield everybody(self.borne), Message("total")

    def _by_measure(self) -> Iterator[Row]:
        """Set what each bears measure by measure, as a spreadsheet holds it."""
        measures: Mapping[str, Callable[[Bearer], TkrRow | None]] = {
            "before": lambda each: each.before,
            "got": lambda each: summed(each.got.values()) or None,
            "after": lambda each: each.after,
            "shared_out": lambda each: each.shared_out,
        }
        everyone = list(self._everyone())
        for measure, of in measures.items():
            for each, name in everyone:
                if (row := of(each)) is not None:
                    address = self._address(each, measure)
                    yield self._row(name, row, address, measure, "", each.key, each.name)

    def _address(self, of: Bearer, measure: str, order: str = "") -> str:
        """Give the address of what one bears, where there is one."""
        if measure not in _ADDRESSES:
            return ""
        if of.key in self.budget.customers:
            return f"customers.{of.key}.bears.{order or 'total'}"
        pool = self.budget.pools.get(of.key)  # one of an area's cost may be called as the area is
        block = of_seller(of.key) if pool is None or pool.of else f"pools.{of.key}"
        what = "cost_after" if (of.key, measure) == ("total", "after") else _ADDRESSES[measure]
        return f"{block}.{what}.{order}" if order else f"{block}.{what}"

    def _on_bearers(self) -> Iterator[Message]:
        yield Message("allocate-note")
        yield Message("allocate-note-total")
        for each in self.borne.values():
            if each.after is None:
                yield Message("allocate-of-services", area=each.name)
        outside = [each.name for key, each in self.borne.items() if key in self.budget.customers]
        if outside:
            yield Message("allocate-outside", names=outside)
        untouched = [name_of(self.budget, key) for key in self._sellers() if key not in self.borne]
        if untouched:
            yield Message("allocate-untouched", names=untouched)

    def _sellers(self) -> Iterator[str]:
        for area, seller in self.projection.sellers:
            yield f"{area.key}.{seller.key}" if area.services else area.key

    def _pays(self) -> Iterator[Row]:
        """Set what each customer pays, and at the end what all pay together."""
        for key, rows in self.customers.items():
            name = self.budget.customers[key]
            yield from self._payer(name, key, name, rows)
        whole = {of: whole_sum(each.amounts.values()) for of, each in self.paid.items()}
        yield from self._payer(Message("allocate-all-customers"), "total", "Total", whole)

    def _payer(
        self, label: Label, key: str, name: str, rows: Mapping[str, TkrRow]
    ) -> Iterator[Row]:
        yield heading(label)
        for of, row in rows.items():
            label, address = paid_for(self.projection, self.paid[of]), f"customers.{key}.pays.{of}"
            yield self._row(label, row, address, "amount", key, of, name)._replace(depth=1)
        total, address = whole_sum(rows.values()), f"customers.{key}.pays.total"
        yield self._total(total, address, "amount", key, "total", name)._replace(depth=1)

    def _shares(self) -> Iterator[Table]:
        """Set what share of what each customer has, and how that moves from year to year."""
        for each in self.paid.values():
            if each.shares:
                of, by = paid_for(self.projection, each), self._key(key_of(self.budget, each.of))
                yield self.table("allocate-shares", self._share_rows(each.shares), of=of, by=by)

    def _share_rows(self, shares: Mapping[str, Shares]) -> Iterator[Row]:
        for key, row in shares.items():
            shown = [None if each is None else _percent(each) for each in row]
            name = self.budget.customers[key]
            yield Row(name, self.taken(shown), unit=Unit.PERCENT)
            moved = self.taken(_moves(shown))
            yield Row(Message("allocate-moved"), moved, unit=Unit.PERCENT, depth=1)

    def _shares_by_customer(self) -> Iterator[Row]:
        """Set shares of 1 and how they move customer by customer, as a spreadsheet holds them."""
        for key, rows in self.customers.items():
            name = self.budget.customers[key]
            for of in rows:
                if shares := self.paid[of].shares.get(key):
                    for measure, row in (("share", shares), ("share_change", shares_moved(shares))):
                        address = f"customers.{key}.{measure}.{of}"
                        named = (measure, key, of, name, "")
                        yield Row(name, self.taken(row), address, named, Unit.PRICE)

    def outline(self) -> Outline:
        """Give pools and customers alike."""
        return {
            **self.head(),
            "pools": {key: self._of_pool(each) for key, each in self.projection.pools.items()},
            "receivers": {key: self._of_receiver(each) for key, each in self.borne.items()},
            "customers": {
                key: self._of_customer(key, rows) for key, rows in self.customers.items()
            },
        }

    def _of_pool(self, pool: SharedPool) -> Outline:
        told, billed = self.budget.pools[pool.key], billed_of(self.projection, pool.key)
        return {
            "name": pool.name,
            "order": pool.order,
            "of": told.of,
            **_key(told.key),
            "cost": self.told(pool.cost),
            "receivers": {
                key: {
                    "name": name_of(self.budget, key),
                    "share": self.told(pool.shares.get(key), Unit.PRICE),
                    "amount": self.told(row),
                }
                for key, row in pool.amounts.items()
            },
            **({"billed": self.told(billed)} if billed else {}),
            "left": self.told(left(pool)),
        }

    def _of_receiver(self, bearer: Bearer) -> Outline:
        return {
            "name": bearer.name,
            "before": self.told(bearer.before),
            "got": {pool: self.told(row) for pool, row in bearer.got.items()},
            "shared_out": self.told(bearer.shared_out),
            "after": self.told(bearer.after),
        }

    def _of_customer(self, key: str, rows: Mapping[str, TkrRow]) -> Outline:
        return {
            "name": self.budget.customers[key],
            "pays": {
                of: {
                    "name": paid_for(self.projection, self.paid[of]),
                    "amount": self.told(row),
                    "share": self.told(self.paid[of].shares.get(key), Unit.PRICE),
                    **_key(key_of(self.budget, of)),
                }
                for of, row in rows.items()
            },
            "total": self.told(whole_sum(rows.values())),
        }


def _key(key: AllocationKey) -> Outline:
    """Say what a key shares by, and how that is smoothed: `cap` in percentage points a year."""
    return {"by": key_kind(key), "mean": key.mean, "cap": key.cap}


def _percent(share: Decimal) -> Percent:
    return percent_to(Percent(EXACT.multiply(share, _HUNDRED)), _DECIMALS)


def _moves(shares: Sequence[Percent | None]) -> list[Percent | None]:
    """Give by how much shares move, as they are shown: so that what is shown adds up."""
    moved = (
        None if before is None or after is None else Percent(after - before)
        for before, after in pairwise(shares)
    )
    return [None, *moved]
