"""What moves the cost of a seller from one year to the next, cause by cause."""

from collections.abc import Container, Iterable, Sequence
from decimal import Decimal
from operator import add, mul
from typing import cast

from vssbudget.amounts import ZERO, Percent, Year, nothing_at
from vssbudget.projection.cost import MovingCost, inside_of
from vssbudget.projection.moves import UnitMoves

Parts = tuple[tuple[str, ...], Sequence[Percent]]
"""What changes a price in a year, and what each of that adds, in percent."""

_NOWHERE = frozenset[int]()


class Moved:
    """By how much each cause moves what a seller costs in every plan year.

    A cause that moves nothing has the row `nothing` of the units. An index moves nothing in its
    `gaps`, the positions of the plan years in which no cost asks for it.
    """

    __slots__ = ("_nothing", "_units", "causes", "gaps", "indices")

    def __init__(self, units: UnitMoves) -> None:
        self._units = units
        self._nothing = units.nothing
        self.indices: dict[str, Sequence[Decimal]] = {}
        self.causes = dict(units.still)
        self.gaps: dict[str, frozenset[int]] = {}

    def add(self, costs: Iterable[MovingCost]) -> None:
        """Add what moves costs; the caller sets the arithmetic."""
        units, indices = self._units, self.indices
        for cost in costs:
            if not cost.grows:
                self._add_by_year(cost)
                continue
            first, (by_index, volume) = Decimal(cost.given[units.base]), units.rows(cost.mix)
            for index, row in by_index.items():
                moves = [first * unit for unit in row]
                if index in indices:
                    self._add_index(index, moves)
                else:
                    indices[index] = moves
            if volume is not self._nothing:
                self.add_to("volume", [first * unit for unit in volume])

    def add_to(self, cause: str, row: Sequence[Decimal]) -> None:
        """Add a row to what a cause moves."""
        known = self.causes[cause]
        self.causes[cause] = row if known is self._nothing else list(map(add, known, row))

    @classmethod
    def together(
        cls, units: UnitMoves, sellers: Iterable[tuple["Moved", Sequence[Decimal]]]
    ) -> "Moved":
        """Add up what moves sellers, each year weighed with the ratio of the volume of each."""
        whole, nothing = cls(units), units.nothing
        indices: dict[str, list[Iterable[Decimal]]] = {}
        causes: dict[str, list[Iterable[Decimal]]] = {}
        for each, ratios in sellers:
            if whole.gaps or each.gaps:
                whole._join_gaps(each, indices)
            for index, row in each.indices.items():
                indices.setdefault(index, []).append(map(mul, row, ratios))
            for cause, row in each.causes.items():
                if row is not nothing:
                    causes.setdefault(cause, []).append(map(mul, row, ratios))
        whole.indices |= {index: _summed(rows) for index, rows in indices.items()}
        whole.causes |= {cause: _summed(rows) for cause, rows in causes.items()}
        return whole

    def parts(self, percents: Sequence[Decimal]) -> Sequence[Parts]:
        """Give what each cause adds in each plan year, in percent; an index also where it is zero.

        Args:
            percents: The percent that a unit of money is of what was paid in the year before.
        """
        names, nothing = self._units.names, self._nothing
        moving = {names[cause]: row for cause, row in self.causes.items() if row is not nothing}
        still = nothing_at(moving)
        if self.gaps:
            still += [(index, position) for index, gaps in self.gaps.items() for position in gaps]
        causes, rows = (*self.indices, *moving), (*self.indices.values(), *moving.values())
        columns = zip(*[map(mul, row, percents) for row in rows], strict=True)
        parts = [(causes, add) for add in (columns if rows else [()] * len(percents))]
        for name, position in still:
            told, add = parts[position]
            at = told.index(name)
            parts[position] = told[:at] + told[at + 1 :], add[:at] + add[at + 1 :]
        return cast("list[Parts]", parts)  # pragma: no mutate

    def _join_gaps(self, other: "Moved", known: Container[str]) -> None:
        """Leave as gaps of those indices that are known only what are gaps of another as well."""
        for index in other.indices:
            gaps = other.gaps.get(index, _NOWHERE)
            self.gaps[index] = self.gaps.get(index, _NOWHERE) & gaps if index in known else gaps

    def _add_index(
        self, index: str, row: Sequence[Decimal], gaps: frozenset[int] = _NOWHERE
    ) -> None:
        known = self.indices.get(index)
        if known is not None:
            gaps, row = self.gaps.pop(index, _NOWHERE) & gaps, list(map(add, known, row))
        self.indices[index] = row
        if gaps:
            self.gaps[index] = gaps

    def _add_by_year(self, cost: MovingCost) -> None:
        """Add what moves a cost of more than one amount, or by more than indices and a volume."""
        own, mix, given, planned, _, borne = cost
        units, size, inside = self._units, len(self._nothing), inside_of(cost.borne)
        indices: dict[str, list[Decimal]] = {}
        gaps: dict[str, set[int]] = {}
        causes = {cause: [ZERO] * size for cause in units.still}
        start = units.base
        for position, year in enumerate(units.plan):
            before = Year(year - 1)
            if year in given:
                cause = "given" if year in own.cost else "agreement"
                first = planned[position - 1] if position else Decimal(given[units.base])
                causes[cause][position] = planned[position] - first
                start = year
                continue
            standing = {start: Decimal(given[start] - inside.get(start, ZERO))}
            standing |= {s: Decimal(each) for s, each in own.lasting.items() if start < s < year}
            for since, amount in standing.items():
                unit = units.of(mix, since)[position]
                for index, move in unit.indices.items():
                    if index not in indices:
                        indices[index], gaps[index] = [ZERO] * size, set(range(size))
                    indices[index][position] += amount * move
                    gaps[index].discard(position)
                causes["agreement"][position] += amount * unit.agreement
                causes["volume"][position] += amount * unit.volume
            for cause, row in borne.items():
                causes[cause][position] = row[year] - row[before]
            causes["step"][position] = Decimal(own.step or 0)
            causes["lasting"][position] = Decimal(own.lasting.get(year, 0))
            once = own.one_off.get(year, 0) - own.one_off.get(before, 0)
            causes["one_off"][position] = Decimal(once)
        for index, moves in indices.items():
            self._add_index(index, moves, frozenset(gaps[index]))
        for cause, moves in causes.items():
            if any(moves):
                self.add_to(cause, moves)


def _summed(rows: Iterable[Iterable[Decimal]]) -> list[Decimal]:
    return [sum(column, ZERO) for column in zip(*rows, strict=True)]
