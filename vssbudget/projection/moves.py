"""What moves a cost from one year to the next, cause by cause."""

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal

from vssbudget.amounts import ONE, ZERO, Exact, Year, growth
from vssbudget.model import Area, CostPart
from vssbudget.projection.cost import Given, inside_of
from vssbudget.projection.growth import Mix
from vssbudget.projection.values import BEARS_NOTHING, Borne, Projection

CAUSES = (
    "volume",
    "capital",
    "shared",
    "step",
    "lasting",
    "one_off",
    "agreement",
    "given",
    "other_revenue",
    "carry_over",
    "result",
)
"""What changes a price besides the indices.

The volume, capital cost, shared cost, the fixed step a year, lasting and one-off changes, what was
agreed, a cost given for the year, other revenue, what is returned of earlier results, and what the
year before left over or lacked.
"""


def cause_names(indices: Container[str]) -> dict[str, str]:
    """Name the causes among the parts of a change: where an index has the name, with a `_`."""
    names = {}
    for cause in CAUSES:
        name = cause
        while name in indices:
            name += "_"
        names[cause] = name
    return names


Moved = tuple[tuple[str, Decimal], ...]
"""By how much causes move a unit of money in a year: the indices or what was agreed, the volume."""

Amounts = dict[str, Decimal]
"""By how much each cause moves a cost in a year."""

Rows = dict[str, Sequence[Decimal]]
"""By how much each cause moves a cost in every plan year."""


class UnitMoves:
    """What moves a unit of money, worked out once for all costs that follow the same mix.

    What an amount is moved by is that times the amount. The caller sets the arithmetic.
    """

    def __init__(self, projection: Projection) -> None:
        self.years = projection.budget.years
        self.growth = projection.growth
        self.rates = projection.rates
        self.names = cause_names(projection.rates)
        self.changes = {self.names[cause]: ZERO for cause in ("step", "lasting", "one_off")}
        self.all_years = (self.years.base, *self.years.plan)
        self.none: Sequence[Decimal] = (ZERO,) * len(self.all_years)
        self.nothing = self.none[1:]
        self._known: dict[tuple[Mix, Year], tuple[Moved, ...]] = {}
        self._rows: dict[Mix, Rows] = {}

    def of(self, mix: Mix, start: Year) -> tuple[Moved, ...]:
        """Say for each plan year what moves a unit that stands since a year; nothing up to that.

        Index i adds shareᵢ · Πₛ (1 + rateᵢ(s)/100) · effect(s) · rateᵢ(t)/100, the years s from
        behind the start to t−1, and the volume all that there then is · (effect(t) − 1), where
        effect(t) = 1 + variable_share · (V(t)/V(t−1) − 1).
        """
        known = self._known.get((mix, start))
        if known is None:
            known = self._known[mix, start] = tuple(self._through_the_years(mix, start))
        return known

    def rows(self, mix: Mix) -> Rows:
        """Say by cause what moves a unit that stands since the base year, without agreements.

        What moves nothing in any year is `nothing` itself.
        """
        known = self._rows.get(mix)
        if known is None:
            columns = [dict(moved) for moved in self.of(mix, self.years.base)]
            known = self._rows[mix] = {
                name: tuple(column[name] for column in columns) for name in columns[0]
            }
            if not any(known[self.names["volume"]]):
                known[self.names["volume"]] = self.nothing
        return known

    def _through_the_years(self, mix: Mix, start: Year) -> Iterator[Moved]:
        shares, volume, variable_share, agreed = mix
        held, rates = dict(shares or (("", ONE),)), dict(agreed)
        for year, ratio in zip(self.years.plan, self.growth.ratios(volume), strict=True):
            if year <= start:
                yield ()
                continue
            moved: list[tuple[str, Decimal]] = []
            for index, amount in held.items():
                rate = rates[year] if year in rates else self.rates[index][year] if index else None
                if rate is not None:
                    name = self.names["agreement"] if year in rates else index
                    moved.append((name, amount * (growth(rate) - 1)))
                    held[index] = amount * growth(rate)
            effect = 1 + (variable_share or 0) * (ratio - 1)
            moved.append((self.names["volume"], sum(held.values(), ZERO) * (effect - 1)))
            held = {index: amount * effect for index, amount in held.items()}
            yield tuple(moved)


class Moves:
    """How the cost of an area or of a part of a service moves; the caller sets the arithmetic.

    `cost` is that of the base year and of each plan year; `plain` says whether nothing but indices
    and a volume moves it from the base year on.
    """

    def __init__(
        self,
        units: UnitMoves,
        own: Area | CostPart,
        mix: Mix,
        given: Given,
        costs: Sequence[Exact],
        borne: Borne = BEARS_NOTHING,
    ) -> None:
        base = units.all_years[0]
        self.units = units
        self.own = own
        self.given = given
        self.borne = borne
        self.mix = mix
        self.cost = (Exact(Decimal(given[base])), *costs)
        self._changes = bool(own.step or own.lasting or own.one_off)
        later = len(given) > 1 and max(given) > base
        self._compounds = not (self._changes or borne or later)
        self.plain = self._compounds and not mix[3]

    def add_rows(self, rows: Rows) -> None:
        """Add by how much each cause moves the cost in every plan year; for what is `plain`.

        That is a cost which only compounds: nothing but indices and a volume moves it.
        """
        first, nothing = self.cost[0], self.units.nothing
        for name, units in self.units.rows(self.mix).items():
            if name not in rows:
                rows[name] = nothing if units is nothing else [first * unit for unit in units]
            elif units is not nothing:
                held = zip(rows[name], units, strict=True)
                rows[name] = [amount + first * unit for amount, unit in held]
        if self.units.names["one_off"] not in rows:
            rows |= dict.fromkeys(self.units.changes, nothing)

    def add_to(self, amounts: Amounts, position: int) -> None:
        """Add by how much each cause moves the cost of a plan year from the year before."""
        if self._compounds:
            first = self.cost[0]
            for name, unit in self.units.of(self.mix, self.units.years.base)[position]:
                if name not in amounts:
                    amounts[name] = first * unit
                elif unit:
                    amounts[name] += first * unit
        elif not self._adds_what_stands(amounts, position):
            return
        if self.units.names["one_off"] not in amounts:
            amounts |= self.units.changes
        if self._changes:
            self._add_changes(amounts, self.units.years.plan[position])

    def _adds_what_stands(self, amounts: Amounts, position: int) -> bool:
        """Add what moves a cost of more than one amount; say whether it compounds in the year."""
        names, year = self.units.names, self.units.years.plan[position]
        if year in self.given:
            cause = names["given" if year in self.own.cost else "agreement"]
            rise = self.cost[position + 1] - self.cost[position]
            amounts[cause] = amounts.get(cause, ZERO) + rise
            return False
        before = Year(year - 1)
        for since, amount in self._standing(before):
            _add(amounts, amount, self.units.of(self.mix, since)[position])
        for cause, row in self.borne.items():
            amounts[names[cause]] = amounts.get(names[cause], ZERO) + row[year] - row[before]
        return True

    def _standing(self, before: Year) -> Iterator[tuple[Year, Decimal]]:
        """Give what compounds in the cost of a year, each amount with the year it stands since."""
        inside = inside_of(self.borne)
        start = max(each for each in self.given if self.units.years.base <= each <= before)
        yield start, Decimal(self.given[start] - inside.get(start, ZERO))
        for since, amount in self.own.lasting.items():
            if start < since <= before:
                yield since, Decimal(amount)

    def _add_changes(self, amounts: Amounts, year: Year) -> None:
        names, own = self.units.names, self.own
        amounts[names["step"]] += own.step or 0
        amounts[names["lasting"]] += own.lasting.get(year, 0)
        amounts[names["one_off"]] += own.one_off.get(year, 0) - own.one_off.get(Year(year - 1), 0)


def _add(amounts: Amounts, amount: Decimal, moved: Moved) -> None:
    for name, unit in moved:
        if name not in amounts:
            amounts[name] = amount * unit
        elif unit:
            amounts[name] += amount * unit
