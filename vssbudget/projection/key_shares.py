"""What each has of a key, year by year, as the key says it or smoothed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from functools import cached_property
from itertools import pairwise
from operator import is_
from typing import TypeVar

from vssbudget.amounts import EXACT, ZERO, Percent, Tkr, Year, percent_to
from vssbudget.model import AllocationKey, Budget

_HUNDRED = Decimal(100)
_TOLD = 6

Weights = Mapping[str, Decimal]
"""How much each name has of a key."""

CostOf = Callable[[str], Mapping[Year, Tkr]]
"""Gives the cost of an area or a service by year, from the base year on."""


def weights(key: AllocationKey, figures: Mapping[Year, Weights]) -> Mapping[Year, Weights]:
    """Give how much each has of a key by year; the caller sets the arithmetic.

    Without smoothing these are the figures of the key, else shares of 1.
    """
    return figures if key.mean is None and key.cap is None else smoothed(key, figures)


def smoothed(key: AllocationKey, figures: Mapping[Year, Weights]) -> dict[Year, Weights]:
    """Smooth the shares that a key gives.

    They are the mean of those of the last years, as many as are known and asked for:
    s(t) = Σ k(u) / n for t − n < u ≤ t. Or they are on their way from those of the year before to
    those of the key, all by the same part of it, so that none moves by more than the cap:
    s(t) = s(t−1) + (k(t) − s(t−1)) · min(1, cap / max |k(t) − s(t−1)|). Both begin with the first
    year in which somebody has anything of the key.
    """
    by_year = shares_by_year(figures)
    begun = [year for year, each in by_year.items() if any(each.values())]
    shares = [by_year[year] for year in begun]
    if key.mean is None:
        assert key.cap is not None
        rows = _capped(shares, key.cap / _HUNDRED)
    else:
        last = key.mean
        rows = [_mean(shares[max(0, end - last) : end]) for end in range(1, len(shares) + 1)]
    return {**by_year, **dict(zip(begun, rows, strict=True))}


def to_one(weights: Mapping[str, Decimal]) -> Weights:
    """Give shares of 1; zero for all where nobody has anything of the key."""
    total = sum(sorted(weights.values()), Decimal(0))
    return {name: each / total if total else Decimal(0) for name, each in weights.items()}


class SharesByName(Mapping[str, tuple[Decimal, ...]]):
    """The shares of 1 that each has, each name through the years.

    They are worked out when the first is asked for: only some views show them.
    """

    def __init__(self, has: Sequence[Weights]) -> None:
        self._has = has

    @cached_property
    def _rows(self) -> dict[str, tuple[Decimal, ...]]:
        with localcontext(EXACT):
            return by_name([to_one(each) for each in self._has])

    def __getitem__(self, name: str) -> tuple[Decimal, ...]:
        """Give the shares of a name."""
        return self._rows[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self._has[0])

    def __len__(self) -> int:
        """Count the names."""
        return len(self._has[0])


_Figure = TypeVar("_Figure")


def by_name(columns: Sequence[Mapping[str, _Figure]]) -> dict[str, tuple[_Figure, ...]]:
    """Turn columns of the same names, in the same order, into a row for each name."""
    rows = zip(*(each.values() for each in columns), strict=True)
    return dict(zip(columns[0], rows, strict=True))


def figures_by_year(
    key: AllocationKey, budget: Budget, cost_of: CostOf | None = None
) -> dict[Year, Weights]:
    """Give the figures of a key in the years, to the last, in which everybody has one.

    `cost_of` is asked for the costs of a key by cost.
    """
    years = budget.years.every
    rows: list[Sequence[Decimal | None]]
    if key.volume:
        told: Iterable[str] = key.volume
        rows = [_row(budget.volumes[each].values, years) for each in key.volume.values()]
    elif key.cost:
        assert cost_of is not None
        told = key.cost
        rows = [_above_nothing(_row(cost_of(name), years)) for name in key.cost]
    else:
        held = key.shares or key.headcount
        told, rows = held, [_held(row, years) for row in held.values()]
    figures: dict[Year, Weights] = {}
    known: Weights = {}
    last: Sequence[Decimal | None] = ()
    for year, column in zip(reversed(years), reversed(list(zip(*rows, strict=True))), strict=True):
        if not last or not all(map(is_, column, last)):
            if any(each is None for each in column):  # `in` would compare numbers with None
                break
            known = dict(zip(told, [each or ZERO for each in column], strict=True))
        figures[year], last = known, column
    return dict(reversed(figures.items()))


def _above_nothing(row: Sequence[Decimal | None]) -> Sequence[Decimal | None]:
    """Let a cost below zero count as nothing: nobody bears less than that of a pool."""
    return [None if each is None else max(each, ZERO) for each in row]


def _row(row: Mapping[Year, Decimal | int], years: Iterable[Year]) -> list[Decimal | None]:
    return [Decimal(row[year]) if year in row else None for year in years]


def _held(row: Mapping[Year, Decimal], years: Sequence[Year]) -> Sequence[Decimal | None]:
    """Let each figure hold until the next one that is told."""
    if len(row) == 1 and years[0] in row:
        return (row[years[0]],) * len(years)
    held: list[Decimal | None] = []
    last = None
    for year in years:
        last = row.get(year, last)
        held.append(last)
    return held


def shares_by_year(figures: Mapping[Year, Weights]) -> dict[Year, Weights]:
    """Give the shares of each year; where nobody has anything, those of the year before stay."""
    shares: dict[Year, Weights] = {}
    last: Weights = {}
    for year, each in figures.items():
        last = shares[year] = to_one(each) if any(each.values()) or not last else last
    return shares


def _mean(shares: Sequence[Weights]) -> Weights:
    return {
        name: sum((each[name] for each in shares), Decimal(0)) / len(shares) for name in shares[0]
    }


def _capped(shares: Sequence[Weights], cap: Decimal) -> list[Weights]:
    """Let shares follow their key as fast as none of them moves by more than the cap."""
    smoothed = list(shares[:1])
    for wanted in shares[1:]:
        before = smoothed[-1]
        moves = {name: wanted[name] - each for name, each in before.items()}
        most = max(map(abs, moves.values()))
        part = min(Decimal(1), cap / most) if most else Decimal(1)
        smoothed.append({name: each + moves[name] * part for name, each in before.items()})
    return smoothed


def shares_moved(shares: Sequence[Decimal | None]) -> tuple[Decimal | None, ...]:
    """Give by how much shares of 1 move, as programs get them: so that what is told adds up."""
    told = [None if each is None else percent_to(Percent(each), _TOLD) for each in shares]
    moved = (
        None if before is None or after is None else after - before
        for before, after in pairwise(told)
    )
    return None, *moved
