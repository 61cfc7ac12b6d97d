"""What moves a unit of money from one year to the next: indices, agreements, the volume."""

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import ONE, ZERO, Year, growth
from vssbudget.model import Budget
from vssbudget.projection.base_prices import base_rates
from vssbudget.projection.growth import Mix
from vssbudget.projection.names import index_name
from vssbudget.projection.values import Projection
from vssbudget.wording import Message

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


def cause_told(budget: Budget, name: str) -> Message:
    """Say what a part of a change is due to: an index by its name, another cause in words."""
    if name in budget.indices:
        return Message("name", name=index_name(budget, name))
    cause = name.rstrip("_")
    told = Message(f"cause-{cause.replace('_', '-')}")
    return told if name == cause else Message("cause-of-key", cause=told, key=name)


class UnitMoved(NamedTuple):
    """By how much a unit of money moves in a year: by index, by what was agreed, by the volume."""

    indices: Mapping[str, Decimal]
    agreement: Decimal
    volume: Decimal


class UnitRows(NamedTuple):
    """By how much a unit of money moves in every plan year, by index and by the volume."""

    indices: Mapping[str, Sequence[Decimal]]
    volume: Sequence[Decimal]


_STILL = UnitMoved({}, ZERO, ZERO)


class UnitMoves:
    """What moves a unit of money, worked out once for all costs that follow the same mix.

    What an amount is moved by is that times the amount. The caller sets the arithmetic. A row over
    the plan years in which nothing moves is `nothing` itself.
    """

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.growth = projection.growth
        self.base = projection.budget.years.base
        self.plan = projection.budget.years.plan
        self.years = (self.base, *self.plan)
        self.names = cause_names(projection.rates)
        self.none: Sequence[Decimal] = (ZERO,) * len(self.years)
        self.nothing = self.none[1:]
        self.still: Mapping[str, Sequence[Decimal]] = dict.fromkeys(CAUSES, self.nothing)
        self.base_rates = base_rates(projection.budget)
        self._known: dict[tuple[Mix, Year], tuple[UnitMoved, ...]] = {}
        self._rows: dict[Mix, UnitRows] = {}

    def of(self, mix: Mix, start: Year) -> tuple[UnitMoved, ...]:
        """Say for each plan year what moves a unit that stands since a year; nothing up to that.

        Index i adds shareᵢ · Πₛ (1 + rateᵢ(s)/100) · effect(s) · rateᵢ(t)/100, the years s from
        behind the start to t−1, and the volume all that there then is · (effect(t) − 1), where
        effect(t) = 1 + variable_share · (V(t)/V(t−1) − 1).
        """
        known = self._known.get((mix, start))
        if known is None:
            known = self._known[mix, start] = tuple(self._through_the_years(mix, start))
        return known

    def rows(self, mix: Mix) -> UnitRows:
        """Say by row what moves a unit that stands since the base year, without agreements."""
        known = self._rows.get(mix)
        if known is None:
            years = self.of(mix, self.base)
            rows = {
                index: tuple(year.indices[index] for year in years)
                for index in (years[0].indices if years else ())
            }
            volume = tuple(year.volume for year in years)
            known = self._rows[mix] = UnitRows(rows, volume if any(volume) else self.nothing)
        return known

    def _through_the_years(self, mix: Mix, start: Year) -> Iterator[UnitMoved]:
        held, rates = dict(mix.shares or (("", ONE),)), dict(mix.agreed)
        for year, ratio in zip(self.plan, self.growth.ratios(mix.volume), strict=True):
            if year <= start:
                yield _STILL
                continue
            moved, agreement = dict[str, Decimal](), ZERO
            for index, amount in held.items():
                if year in rates:
                    agreement += amount * (growth(rates[year]) - 1)
                    held[index] = amount * growth(rates[year])
                elif index:
                    rate = self.projection.rates[index][year]
                    moved[index] = amount * (growth(rate) - 1)
                    held[index] = amount * growth(rate)
            effect = 1 + (mix.variable_share or 0) * (ratio - 1)
            by_volume = sum(held.values(), ZERO) * (effect - 1)
            held = {index: amount * effect for index, amount in held.items()}
            yield UnitMoved(moved, agreement, by_volume)
