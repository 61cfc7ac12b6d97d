"""How a cost moves: what a unit of it grows to, and what changes it besides."""

from collections.abc import Collection, Container, Mapping, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Generic

from vssbudget.amounts import ONE, Percent, Year
from vssbudget.findings import BudgetPath
from vssbudget.formulas.algebra import Line
from vssbudget.formulas.indices import IndexRates
from vssbudget.formulas.mixes import Mix, Mixes
from vssbudget.formulas.operations import (
    BEFORE,
    DIFFERENCE,
    EFFECT,
    ELSE,
    GROWTH,
    HELD,
    HUNDREDTHS,
    PORTION,
    PRODUCT,
    SUM,
    Begun,
    Carried,
    Caused,
    Joined,
    Picked,
    Scaled,
    Stepped,
    Sum,
)
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import Cost, CostPart, Frame

FROM_BASE = Scaled(0)

CAUSES = (
    "volume",
    "capital",
    "shared",
    "step",
    "lasting",
    "one_off",
    "agreement",
    "percent",
    "given",
    "other_revenue",
    "carry_over",
    "planned_result",
    "transfers",
    "result",
)
"""What changes a price besides the indices.

The volume, capital cost, shared cost, the fixed step a year, lasting and one-off changes, what was
agreed, the percent that a part is of another, a cost given for the year, other revenue, what is
returned of earlier results, the result that is planned, what goes to reserves, and what the year
before left over or lacked.
"""


class Movement(Generic[Line]):
    """Carries costs through the plan years; the caller sets the arithmetic."""

    def __init__(self, sheet: Sheet[Line]) -> None:
        self.sheet = sheet
        self.algebra = sheet.algebra
        self.mixes = Mixes(sheet.budget.years.base)
        self.indices = IndexRates(sheet)

    def starts(self, own: Cost) -> set[Year]:
        """Give the years, from the base year on, in which a cost stands as it is."""
        return {year for year in costs_given(own) if year >= self.sheet.base}

    def growth(self, rates: Mapping[Year, Decimal], *path: str) -> Line:
        """Give what a unit becomes in each year that has a rate: 1 + rate/100."""
        return self.algebra.make(GROWTH, self.sheet.row(rates, *path))

    def index_growth(self, index: str, but: Collection[Year] = ()) -> Line:
        """Give what a unit becomes by an index, but for the years of agreed rates."""
        rate = self.indices.rate(index)
        if but:
            picked = tuple([None if year in but else 0 for year in self.sheet.years])
            rate = self.algebra.make(Picked(picked), rate)
        return self.algebra.named(self.algebra.make(GROWTH, rate), "growth", index)

    def ratio(self, volume: str) -> Line:
        """Give V(t)/V(t−1) of a volume."""
        return self.algebra.shared(
            ("ratio", volume, self.sheet.first), (), lambda: self._ratio(volume)
        )

    def volume(self, volume: str) -> Line:
        """Give how much of a volume there is."""
        values = self.sheet.budget.volumes[volume].values
        return self.algebra.shared(
            ("volume", volume, self.sheet.first),
            (),
            lambda: self.sheet.row(values, "volumes", volume, "values"),
        )

    def unit(self, mix: Mix, start: Year, path: BudgetPath = ()) -> Line:
        """Give what a unit of money that stands in a year is from then on.

        Each part compounds on its own: Σᵢ shareᵢ · Πₜ (1 + rateᵢ(t)/100), times the volume effect
        Πₜ (1 + variable_share · (V(t)/V(t−1) − 1)).
        """
        return self.algebra.shared((mix, start), path, lambda: self._unit(mix, start, path))

    def cost(
        self,
        own: Cost | Frame,
        mix: Mix,
        path: BudgetPath,
        agreed: Mapping[Year, Line] | None = None,
        inside: Mapping[str, Line] | None = None,
    ) -> Line:
        """Carry a cost, or a frame that moves as one, from the base year on.

        Every amount grows from the year in which it stands: the last cost given, and each lasting
        change since. To that come the fixed step a year and the year's one-off change:
        cost(t) = Σₛ amount(s) · unit(s→t) + step · (t − start) + one_off(t). An amount given for a
        plan year wins and is the start of the years after it. Of a cost with capital or shared cost
        `inside` only the rest grows: amount(s) − inside(s), and to that comes inside(t).

        Args:
            own: What the file says of the cost.
            mix: What it follows.
            path: Where it stands in the file.
            agreed: Amounts that were agreed for the whole that it is a part of, its share of them.
            inside: What of it moves by itself, by cause.
        """
        sheet, base = self.sheet, self.sheet.base
        known = own.given
        given = sheet.row(known, *path, own.given_at)
        if not (agreed or inside or own.agreement) and only_grows(own, max(known), base):
            grown = self.algebra.make(FROM_BASE, given, self.unit(mix, base, path))
            return self.algebra.named(grown, "grown")
        amounts: dict[Year, Line] = dict.fromkeys((y for y in known if y >= base), given)
        if own.agreement and own.agreement.amounts:
            row = sheet.row(own.agreement.amounts, *path, "agreement", "amounts")
            amounts |= dict.fromkeys(own.agreement.amounts, row)
        amounts |= agreed or {}
        starts = sorted(amounts)
        ends = [*map(sheet.at, starts[1:]), None]
        rows = [
            self._piece(own, mix, path, (start, end), amounts[start], inside or {})
            for start, end in zip(starts, ends, strict=True)
        ]
        if len(rows) == 1:
            return rows[0]
        causes = tuple(["given" if year in known else "agreement" for year in starts])
        return self.algebra.make(Joined(tuple(map(sheet.at, starts)), causes), *rows)

    def in_percent(
        self, own: CostPart, path: BudgetPath, other: Line, agreed: Mapping[Year, Line]
    ) -> Line:
        """Carry the cost of a part in percent of another one.

        cost(t) = other(t) · percent(t)/100, of the percent that was said last; before any is said,
        that of the base year: cost(t) = other(t) · cost(base)/other(base). In a year in which an
        amount is agreed for the whole it is its share of that.
        """
        sheet, make, named = self.sheet, self.algebra.make, self.algebra.named
        given = sheet.row(own.cost, *path, "cost")
        part = named(make(PORTION, given, other), "part-of")
        if own.percent:
            told = make(HUNDREDTHS, sheet.row(own.percent, *path, "percent"))
            part = make(ELSE, named(told, "part-of"), part)
        part = make(ELSE, make(HELD, part), sheet.constant(0))
        row = named(make(PRODUCT, make(Caused("percent"), part), other), "grown")
        starts = [(year, "agreement", agreed[year]) for year in sorted(agreed)]
        pieces: dict[int, tuple[str | None, Line]] = {}
        for year, cause, line in [(sheet.base, "given", given), *starts]:
            pieces[sheet.at(year)] = cause, line
            pieces[sheet.at(year) + 1] = None, row
        pieces.pop(len(sheet.years), None)
        causes = tuple([cause for cause, _ in pieces.values()])
        return make(Joined(tuple(pieces), causes), *[line for _, line in pieces.values()])

    def _piece(
        self,
        own: Cost | Frame,
        mix: Mix,
        path: BudgetPath,
        span: tuple[Year, int | None],
        amount: Line,
        inside: Mapping[str, Line],
    ) -> Line:
        """Carry a cost from a year in which it stands until the next such year."""
        start, end = span
        make, named, at = self.algebra.make, self.algebra.named, self.sheet.at(start)
        if end == at + 1 and not inside:
            return amount
        within: list[Line] = []
        if inside:
            whole = self.borne(list(inside.values()))
            amount = named(make(DIFFERENCE, amount, whole), "rest")
            within = [make(Caused(cause), row) for cause, row in inside.items()]
            within = [self.borne(within)]
        grown = named(make(Scaled(at, end), amount, self.unit(mix, start, path)), "grown")
        more = [*within, *self._changes(own, mix, path, start, end)]
        if not more:
            return grown
        return named(make(Sum(at, end), grown, *more), own.unrounded)

    def _changes(
        self, own: Cost | Frame, mix: Mix, path: BudgetPath, start: Year, end: int | None
    ) -> list[Line]:
        """Give what changes a cost after its start: the step, lasting changes, one-offs."""
        make, named, sheet, found = self.algebra.make, self.algebra.named, self.sheet, []
        if own.step:
            steps = make(Stepped(sheet.at(start), end), sheet.constant(own.step, *path, "step"))
            found.append(make(Caused("step"), named(steps, "steps")))
        for steps_to, change in own.changed_by:
            where = (*path, *steps_to)
            for since in change.lasting:
                at = sheet.at(since)
                if start < since and (end is None or at < end):
                    begun = sheet.row(change.lasting, *where, "lasting")
                    grown = make(Scaled(at, end), begun, self.unit(mix, since, path))
                    found.append(make(Begun(at, "lasting"), named(grown, "grown")))
            if change.one_off:
                once = sheet.filled(change.one_off, *where, "one_off")
                found.append(make(Caused("one_off"), once))
        return found

    def added(self, lines: Sequence[Line]) -> Line:
        """Add rows up; one alone is itself."""
        return lines[0] if len(lines) == 1 else self.algebra.make(SUM, *lines)

    def borne(self, lines: Sequence[Line]) -> Line:
        """Add up what is borne of capital and shared cost; one alone is itself."""
        return lines[0] if len(lines) == 1 else self.algebra.named(self.added(lines), "borne")

    def _ratio(self, volume: str) -> Line:
        sold = self.volume(volume)
        ratio = self.algebra.make(PORTION, sold, self.algebra.make(BEFORE, sold))
        return self.algebra.named(ratio, "ratio", volume)

    def _unit(self, mix: Mix, start: Year, path: BudgetPath) -> Line:
        make, named, at = self.algebra.make, self.algebra.named, self.sheet.at(start)
        level = self.added([self._leg(mix, *each, at, path) for each in mix.shares or (("", ONE),)])
        if len(mix.shares) > 1:
            level = named(level, "mix")
        if mix.volume is None:
            return level
        share = self.sheet.constant(mix.variable_share or 0, *path, "variable_share")
        effect = named(make(EFFECT, share, self.ratio(mix.volume)), "effect")
        whole = make(Carried(at, ("volume",)), self.sheet.constant(1), effect)
        return named(make(PRODUCT, level, named(whole, "effects")), "factor")

    def _leg(self, mix: Mix, index: str, share: Decimal, at: int, path: BudgetPath) -> Line:
        """Carry the share of a unit that follows an index, and what was agreed in place of it."""
        factors, causes = [], []
        agreed: dict[BudgetPath, dict[Year, Percent]] = {}
        for year, rate, where in mix.agreed:
            agreed.setdefault(where, {})[year] = rate
        if index:
            factors.append(self.index_growth(index, {year for year, *_ in mix.agreed}))
            causes.append(index_cause(index))
        for where, rates in agreed.items():
            growth = self.growth(rates, *where, "agreement", "rates")
            factors.append(self.algebra.named(growth, "agreed-growth"))
            causes.append("agreement")
        where = (*path, "shares", index) if index else ()
        whole = self.sheet.constant(share, *where)
        leg = self.algebra.make(Carried(at, tuple(causes)), whole, *factors)
        kind, of = "part" if len(mix.shares) > 1 else "index", (index,) if index else ()
        if until := self._agreed_until(mix, at):
            return self.algebra.named(leg, f"{kind}-agreed", str(until), *of)
        return self.algebra.named(leg, kind, index) if index else leg

    def _agreed_until(self, mix: Mix, at: int) -> Year | None:
        """Give the year until which only what is agreed moves a cost that stands in a year."""
        agreed = {year for year, *_ in mix.agreed}
        years = takewhile(lambda year: year in agreed or not mix.shares, self.sheet.years[at + 1 :])
        return max(years, default=None) if agreed else None


def costs_given(own: Cost) -> Mapping[Year, Decimal | int]:
    """Give the costs of years that stand as they are, those that were agreed among them."""
    if own.agreement is None or not own.agreement.amounts:
        return own.given
    return {**own.given, **own.agreement.amounts}


def only_grows(own: Cost | Frame, last: Year, base: Year) -> bool:
    """Whether nothing but indices and a volume moves a cost that is given last in a year."""
    return last <= base and not (own.step or own.is_changed)


def index_cause(index: str) -> str:
    """Name an index among the causes, apart from those that are none."""
    return f"{index}."


def index_of(cause: str) -> str | None:
    """Give the index that a cause is, None where it is another."""
    return cause[:-1] if cause.endswith(".") else None


def cause_names(indices: Container[str]) -> dict[str, str]:
    """Name the causes among the parts of a change: where an index has the name, with a `_`."""
    return {cause: key_of_cause(cause, indices) for cause in CAUSES}


def key_of_cause(cause: str, indices: Container[str]) -> str:
    """Name a cause: where an index has the name, with a `_`."""
    while cause in indices:
        cause += "_"
    return cause
