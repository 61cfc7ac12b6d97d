"""Whether each reserve keeps within its bounds, and holds what it is printed to hold."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vssbudget.addresses import row_at
from vssbudget.amounts import MoneyUnit, Tkr, Year
from vssbudget.findings import BudgetPath, Finding, Judgement
from vssbudget.model import Reserve
from vssbudget.projection import Projection
from vssbudget.wording import Message

NAME = "reserve-balance"


class _Kept(NamedTuple):
    """A reserve with its balance by year, from its opening on."""

    key: str
    own: Reserve
    balance: Mapping[Year, Tkr]
    unit: MoneyUnit

    @property
    def bounds(self) -> Mapping[str, int | None]:
        """What it holds at the least, and at the most, each by its key."""
        return {"floor": self.own.floor, "ceiling": self.own.ceiling}

    def beyond(self, bound: str, balance: int) -> int:
        """By how much a balance is beyond one of its bounds, below zero where it is under it."""
        limit = self.bounds[bound]
        if limit is None:
            return 0
        return min(0, balance - limit) if bound == "floor" else max(0, balance - limit)

    def found(self, kind: str, path: BudgetPath, year: Year, off: int, fix: Message) -> Finding:
        """Tell what is wrong with the balance of a year."""
        limit = self.own.balance.get(year) if kind == "printed" else self.bounds[kind]
        told = Message(
            f"reserve-{kind}",
            reserve=self.own.name or self.key,
            year=year,
            balance=self.balance[year],
            limit=limit,
            off=abs(off),
            direction=Message("too-much" if off > 0 else "too-little"),
            unit=self.unit,
        )
        at = ("reserves", self.key, *path)
        return Finding(NAME, told, fix, path=at, area=self.own.area, year=year, amount=Tkr(off))


def reserve_balance(projection: Projection) -> Judgement:
    """Each reserve keeps within its bounds, and holds what it is printed to hold.

    What it finds: a reserve whose balance is below its `floor` (0 where it says nothing else) or
    above its `ceiling`, in the year in which it opens so or a transfer takes it there; and a
    printed `balance` that differs from the one before it and what was transferred since.

    Why it matters: a reserve covers deficits as long as there is something in it. What is taken
    from it twice, or never was put in, is a deficit that nobody has covered.

    How to put it right: transfer what the finding says, which holds together with what is told of
    earlier years; or correct the figure that was copied wrong.
    """
    judged: Counter[Year | None] = Counter()
    findings: list[Finding] = []
    for key, own in projection.budget.reserves.items():
        row = row_at(projection, f"reserves.{key}.balance")
        assert row is not None
        known = {year: Tkr(int(row.figures[year] or 0)) for year in row.years}
        balance = {own.opened: own.opening[own.opened], **known}
        kept = _Kept(key, own, balance, projection.budget.unit)
        judged.update([*kept.balance])
        findings += (*_out_of_bounds(kept), *_misprinted(kept))
    return Judgement(NAME, tuple(findings), judged)


def _out_of_bounds(kept: _Kept) -> Iterator[Finding]:
    """Tell of the years that leave the bounds, each as it is once those before it are mended."""
    mended = 0
    for year, balance in kept.balance.items():
        moved = kept.own.transfers.get(year, 0)
        for bound in kept.bounds:
            off, rest = kept.beyond(bound, balance), kept.beyond(bound, balance + mended)
            if off and rest and (year == kept.own.opened or moved * rest > 0):
                fix = _within(kept, year, rest, after=bool(mended))
                yield kept.found(bound, _moved_at(kept, year), year, off, fix)
                mended -= rest


def _moved_at(kept: _Kept, year: Year) -> BudgetPath:
    """Give the place of what takes a balance to what it is."""
    return ("opening" if year == kept.own.opened else "transfers", str(year))


def _within(kept: _Kept, year: Year, off: int, *, after: bool = False) -> Message:
    """Tell the opening, or the transfer, that is less by so much."""
    key, _ = _moved_at(kept, year)
    row = kept.own.opening if key == "opening" else kept.own.transfers
    written = kept.unit.written(row.get(year, 0) - off)
    return Message(f"reserve-{key}{'-then' if after else ''}", year=year, amount=written)


def _misprinted(kept: _Kept) -> Iterator[Finding]:
    """Tell of the printed balances that differ otherwise than the one before them did."""
    before = 0
    for year, printed in sorted(kept.own.balance.items()):
        off = printed - kept.balance[year]
        if off and off != before:
            written = kept.unit.written(kept.balance[year])
            first = Message("reserve-printed-fix", year=year, amount=written)
            fix = Message("one-or-other", first=first, otherwise=_within(kept, year, before - off))
            yield kept.found("printed", ("balance", str(year)), year, off, fix)
        before = off
