"""Shared cost for people: pools and what they give, before and after, and what customers pay."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from vssbudget.amounts import EXACT, Percent, Year, percent_to
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
from vssbudget.projection.sums import whole_sum
from vssbudget.projection.values import SharedPool
from vssbudget.report.sheet import GAP, Remarks, Row, Sheet, Table
from vssbudget.wording import Language

_DECIMALS = 2


class AllocationSheet:
    """Lays out shared cost in one language, for some of its years."""

    def __init__(self, projection: Projection, years: Sequence[Year], language: Language) -> None:
        self.projection = projection
        self.budget = projection.budget
        self.say = language
        every = (self.budget.years.base, *self.budget.years.plan)
        self.places = [place for place, year in enumerate(every) if year in years]
        self.years = [every[place] for place in self.places]

    def whole(self, file: str, by: str) -> Sheet:
        """Lay out the pools and those that bear them, or the customers and what they pay."""
        unit, base = self.budget.unit, self.budget.years.base
        sections = self._by_pool() if by == "pool" else self._by_customer()
        return Sheet(
            title=self.budget.title,
            file=self.say("sheet-file", file=file),
            scale=self.say("sheet-scale", unit=unit, base=base),
            sections=tuple(sections),
        )

    def _table(self, title: str, rows: Iterable[Row]) -> Table:
        kinds = tuple(self.say(f"kind-{self.budget.years.kind(year)}") for year in self.years)
        return Table(title, tuple(map(str, self.years)), kinds, tuple(rows))

    def _row(self, label: str, row: TkrRow, strong: bool = False) -> Row:
        figures = [row[place] for place in self.places]
        cells = (GAP if each is None else self.say.amount(each) for each in figures)
        return Row(label, tuple(cells), strong)

    def _head(self, label: str) -> Row:
        return Row(label, ("",) * len(self.years), strong=True)

    def _remarks(self, lines: Iterable[str]) -> Remarks:
        return Remarks(self.say("notes"), tuple(lines))

    def _key(self, key: AllocationKey) -> str:
        """Say what a key shares by, and how that is smoothed."""
        by = self.say(f"allocate-by-{key_kind(key)}")
        if key.mean is not None:
            return self.say("allocate-mean", by=by, count=key.mean)
        return by if key.cap is None else self.say("allocate-cap", by=by, cap=key.cap)

    def _by_pool(self) -> Iterator[Table | Remarks]:
        if not self.projection.pools:
            yield self._remarks([self.say("allocate-none")])
            return
        borne = bearers(self.projection)
        if self.years:
            yield from map(self._pool, self.projection.pools.values())
            title = self.say("allocate-before-after", unit=self.budget.unit)
            yield self._table(title, self._before_and_after(borne))
        yield self._remarks(self._notes(borne))

    def _pool(self, pool: SharedPool) -> Table:
        """Set what a pool costs, and what of it each receiver bears."""
        told = self.budget.pools[pool.key]
        title = self.say(
            "allocate-pool",
            pool=pool.name,
            order=pool.order,
            by=self._key(told.key),
            unit=self.budget.unit,
        )
        cost = self.say("allocate-cost")
        if told.of:
            cost = self.say("allocate-cost-of", of=name_of(self.budget, told.of))
        given = summed(pool.amounts.values())
        rows = [self._row(cost, pool.cost)]
        rows += [self._row(name_of(self.budget, key), row) for key, row in pool.amounts.items()]
        rows.append(self._row(self.say("total"), given, strong=True))
        rest = left(pool)
        if any(rest[place] for place in self.places):
            rows.append(self._row(self.say("allocate-left"), rest))
        return self._table(title, rows)

    def _before_and_after(self, borne: Mapping[str, Bearer]) -> Iterator[Row]:
        for each in borne.values():
            yield self._head(each.name)
            yield from self._bearer(each)
        yield self._head(self.say("total"))
        yield from self._bearer(everybody(borne))

    def _bearer(self, bearer: Bearer) -> Iterator[Row]:
        """Set before, what each order gave, after, and what of it goes to others."""
        pools = self.projection.pools
        yield from self._set_in("allocate-before", bearer.before)
        for order in sorted({pools[pool].order for pool in bearer.got}):
            got = summed(row for pool, row in bearer.got.items() if pools[pool].order == order)
            yield self._row(f"  {self.say('allocate-got', order=order)}", got)
        yield from self._set_in("allocate-after", bearer.after, strong=True)
        yield from self._set_in("allocate-shared-out", bearer.shared_out)
        yield from self._set_in("allocate-kept", bearer.kept)

    def _set_in(self, name: str, row: TkrRow | None, strong: bool = False) -> Iterator[Row]:
        if row is not None:
            yield self._row(f"  {self.say(name)}", row, strong)

    def _notes(self, borne: Mapping[str, Bearer]) -> Iterator[str]:
        if not self.years:
            yield self.say("allocate-no-years", base=self.budget.years.base)
            return
        yield self.say("allocate-note")
        yield self.say("allocate-note-total")
        for each in borne.values():
            if each.after is None:
                yield self.say("allocate-of-services", area=each.name)
        outside = [each.name for key, each in borne.items() if key in self.budget.customers]
        if outside:
            yield self.say("allocate-outside", names=outside)
        untouched = [name_of(self.budget, key) for key in self._sellers() if key not in borne]
        if untouched:
            yield self.say("allocate-untouched", names=untouched)

    def _sellers(self) -> Iterator[str]:
        for area, seller in self.projection.sellers:
            yield f"{area.key}.{seller.key}" if area.services else area.key

    def _by_customer(self) -> Iterator[Table | Remarks]:
        paid = payments(self.projection)
        if not paid:
            yield self._remarks([self.say("allocate-no-customers")])
            return
        if not self.years:
            yield self._remarks([self.say("allocate-no-years", base=self.budget.years.base)])
            return
        title = self.say("allocate-pays", unit=self.budget.unit)
        yield self._table(title, self._paid(paid))
        yield from (self._shares(each) for each in paid.values() if each.shares)
        yield self._remarks([self.say("allocate-note-paid")])

    def _paid(self, paid: Mapping[str, Payment]) -> Iterator[Row]:
        """Set what each customer pays, and at the end what all pay together."""
        customers = by_customer(self.projection, paid)
        for key, rows in customers.items():
            yield from self._payer(self.budget.customers[key], rows, paid)
        whole = {of: whole_sum(each.amounts.values()) for of, each in paid.items()}
        yield from self._payer(self.say("allocate-all-customers"), whole, paid)

    def _payer(
        self, name: str, rows: Mapping[str, TkrRow], paid: Mapping[str, Payment]
    ) -> Iterator[Row]:
        yield self._head(name)
        for of, row in rows.items():
            yield self._row(f"  {paid_for(self.projection, paid[of])}", row)
        yield self._row(f"  {self.say('total')}", whole_sum(rows.values()), strong=True)

    def _shares(self, payment: Payment) -> Table:
        """Set what share each customer has, and how that moves from year to year."""
        rows = []
        for key, shares in payment.shares.items():
            shown = [None if each is None else _percent(each) for each in shares]
            rows += [
                self._percents(self.budget.customers[key], shown),
                self._percents(f"  {self.say('allocate-moved')}", _moves(shown)),
            ]
        title = self.say(
            "allocate-shares",
            of=paid_for(self.projection, payment),
            by=self._key(key_of(self.budget, payment.of)),
        )
        return self._table(title, rows)

    def _percents(self, label: str, row: Sequence[Percent | None]) -> Row:
        figures = [row[place] for place in self.places]
        cells = (GAP if each is None else self.say.fixed(each) for each in figures)
        return Row(label, tuple(cells))


def _percent(share: Decimal) -> Percent:
    return percent_to(Percent(EXACT.multiply(share, Decimal(100))), _DECIMALS)


def _moves(shares: Sequence[Percent | None]) -> list[Percent | None]:
    """Give by how much shares move, as they are shown: so that what is shown adds up."""
    moved = (
        None if before is None or after is None else Percent(after - before)
        for before, after in pairwise(shares)
    )
    return [None, *moved]
