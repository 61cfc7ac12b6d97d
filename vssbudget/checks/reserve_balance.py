"""Whether each reserve keeps within its bounds, and holds what it is printed to hold."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
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
        cures, held = _cures(kept)
        findings += (*_out_of_bounds(kept, cures), *_misprinted(kept, held))
    return Judgement(NAME, tuple(findings), judged)


class _Cure(NamedTuple):
    """What takes a balance to the bound that it is `off` by so much, and what that takes later."""

    bound: str
    year: Year
    off: int
    fix: Message
    later: list[Message]


def _cures(kept: _Kept) -> tuple[list[_Cure], Mapping[Year, int]]:
    """Give the years that leave the bounds, and what is then held in each.

    Each year is as it is once those before it are mended; what only that takes out of the bounds,
    and what is printed of it, is told with them.
    """
    mended, cures, held = 0, list[_Cure](), dict[Year, int]()
    for year, balance in kept.balance.items():
        moved = kept.own.transfers.get(year, 0)
        for bound in kept.bounds:
            off, rest = kept.beyond(bound, balance), kept.beyond(bound, balance + mended)
            if off and rest and (year == kept.own.opened or moved * rest > 0):
                fix = _within(kept, year, rest, after=bool(mended))
                cures.append(_Cure(bound, year, off, fix, []))
            elif rest:
                cures[-1].later.append(_written(kept, "transfers-of", year, moved - rest))
            mended -= rest
        held[year] = balance + mended
        if mended and kept.own.balance.get(year) == balance:
            cures[-1].later.append(_written(kept, "balance-of", year, held[year]))
    return cures, held


def _out_of_bounds(kept: _Kept, cures: Sequence[_Cure]) -> Iterator[Finding]:
    for bound, year, off, fix, later in cures:
        yield kept.found(bound, _moved_at(kept, year), year, off, _with(fix, later))


def _with(first: Message, later: Sequence[Message]) -> Message:
    return Message("with-later", first=first, changes=later) if later else first


def _written(kept: _Kept, name: str, year: Year, amount: int) -> Message:
    return Message(name, year=year, amount=kept.unit.written(Tkr(amount)))


def _moved_at(kept: _Kept, year: Year) -> BudgetPath:
    """Give the place of what takes a balance to what it is."""
    return ("opening" if year == kept.own.opened else "transfers", str(year))


def _within(kept: _Kept, year: Year, off: int, *, after: bool = False) -> Message:
    """Tell the opening, or the transfer, that is less by so much."""
    key, _ = _moved_at(kept, year)
    row = kept.own.opening if key == "opening" else kept.own.transfers
    name = f"reserve-{key}{'-then' if after else ''}"
    return _written(kept, name, year, row.get(year, 0) - off)


def _misprinted(kept: _Kept, held: Mapping[Year, int]) -> Iterator[Finding]:
    """Tell of the printed balances that differ otherwise than the one before them did."""
    before, off_by = 0, {year: each - kept.balance[year] for year, each in kept.own.balance.items()}
    for off, years in groupby(sorted(off_by), off_by.__getitem__):
        if off:
            year, *alike = years
            later = [_written(kept, "balance-of", each, held[each]) for each in alike]
            first = _with(_written(kept, "reserve-printed-fix", year, held[year]), later)
            cure = _within(kept, year, before - off)
            fix = Message("one-or-other", first=first, otherwise=cure)
            yield kept.found("printed", ("balance", str(year)), year, off, fix)
        before = off
