"""What a projection shows: tables, marks and notes, before any format."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from vssbudget.amounts import Percent, Year, percent_to, span
from vssbudget.model import marks
from vssbudget.projection import AreaProjection, Basis, Comparison, Projection, Seller
from vssbudget.projection.revenue import returned_by
from vssbudget.wording import Language

GAP = "–"
"""What a cell shows where there is no figure."""


class Row(NamedTuple):
    """A label and a cell for each column; a strong row is a sum, or with empty cells a heading."""

    label: str
    cells: tuple[str, ...]
    strong: bool = False


class Table(NamedTuple):
    """Years as columns, the kind of each year under it."""

    title: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    rows: tuple[Row, ...]


class Remarks(NamedTuple):
    """Lines of text under a title."""

    title: str
    lines: tuple[str, ...]


class Sheet(NamedTuple):
    """A whole view of a projection: what it is of, what its amounts are, and the figures."""

    title: str
    file: str
    scale: str
    sections: tuple[Table | Remarks, ...]


def _labelled(area: AreaProjection) -> Iterator[tuple[str, Seller]]:
    """Give an area and its services, set in under it, with their labels."""
    yield area.name, area
    yield from ((f"  {service.name}", service) for service in area.services)


def sheet(projection: Projection, file: str, language: Language) -> Sheet:
    """Lay out a projection for people, in their language."""
    return _Layout(projection, language).whole(file)


class _Layout:
    """Lays out one projection in one language."""

    def __init__(self, projection: Projection, language: Language) -> None:
        self.projection = projection
        self.budget = projection.budget
        self.say = language

    def whole(self, file: str) -> Sheet:
        sections = [
            *self._measures(),
            self._price_changes(),
            self._investments(),
            self._published(),
            self._rates(),
            self._assumptions(),
            self._notes(),
        ]
        unit, base = self.budget.unit, self.budget.years.base
        return Sheet(
            title=self.budget.title,
            file=self.say("sheet-file", file=file),
            scale=self.say("sheet-scale", unit=unit, base=base),
            sections=tuple(section for section in sections if section is not None),
        )

    def _table(self, title: str, rows: Iterable[Row], start: int = 0) -> Table:
        years = self.projection.years[start:]
        kinds = tuple(self.say(f"kind-{self.budget.years.kind(year)}") for year in years)
        title = self.say(f"sheet-{title}", unit=self.budget.unit)
        return Table(title, tuple(map(str, years)), kinds, tuple(rows))

    def _amounts(self, label: str, row: Iterable[int | None], strong: bool = False) -> Row:
        return Row(
            label, tuple(GAP if each is None else self.say.amount(each) for each in row), strong
        )

    def _percents(self, label: str, row: Iterable[Percent | None]) -> Row:
        shown = (GAP if each is None else self.say.fixed(percent_to(each, 2)) for each in row)
        return Row(label, tuple(shown))

    def _measures(self) -> Iterator[Table]:
        areas, total = self.projection.areas, self.projection.total
        for name in ("cost", "revenue", "result"):
            rows = [
                self._amounts(label, getattr(seller, name))
                for area in areas
                for label, seller in _labelled(area)
            ]
            rows.append(self._amounts(self.say("total"), getattr(total, name), strong=True))
            yield self._table(name, rows)

    def _price_changes(self) -> Table | None:
        start = self.projection.past
        if start == len(self.projection.years):
            return None
        rows = [
            self._percents(label, seller.price_change)
            for area in self.projection.areas
            for label, seller in _labelled(area)
        ]
        return self._table("price-change", rows, start)

    def _investments(self) -> Table | None:
        plan = self.projection.investments
        if plan is None:
            return None
        rows = [self._amounts(plan.names[key], line) for key, line in plan.lines.items()]
        rows.append(self._amounts(self.say("total"), plan.total, strong=True))
        rows.append(self._amounts(self.say("frame"), plan.frame))
        rows.append(self._amounts(self.say("frame-minus-total"), plan.left))
        return self._table("investments", rows)

    def _published(self) -> Table | None:
        rows = [
            row
            for each in self.projection.published
            if any(each.difference)
            for row in self._held(each)
        ]
        return self._table("published", rows) if rows else None

    def _held(self, comparison: Comparison) -> Iterator[Row]:
        row = self._name(comparison) or self.say(f"row-{comparison.row}")
        yield self._amounts(self.say(f"row-of-{comparison.measure}", row=row), comparison.printed)
        yield self._amounts(f"  {self.say('difference')}", comparison.difference)

    def _name(self, comparison: Comparison) -> str | None:
        if self.projection.investments and comparison.measure == "investments":
            return self.projection.investments.names.get(comparison.row)
        area = self.projection.by_key.get(comparison.row)
        return area.name if area else None

    def _rates(self) -> Table | None:
        start = self.projection.past
        if not self.projection.rates or start == len(self.projection.years):
            return None
        rows = [row for key in self.projection.rates for row in self._rate_rows(key)]
        return self._table("rates", rows, start)

    def _rate_rows(self, key: str) -> Iterator[Row]:
        index, rates = self.budget.indices[key], self.projection.rates[key]
        label = f"{key} ({index.name})" if index.name else key
        yield Row(label, tuple(map(self.say.number, rates.values())))
        own = {year: index.rates[year] for year in rates}
        if own != rates:
            label = f"  {self.say('own-rates')}"
            yield Row(label, tuple(map(self.say.number, own.values())))

    def _assumptions(self) -> Remarks | None:
        lines = tuple(
            self.say(
                "assumption",
                of=".".join(path) + (f" {span(mark.years)}" if mark.years else ""),
                kind=self.say(f"mark-{mark.kind}"),
                reason=mark.reason,
            )
            for path, mark in marks(self.budget)
        )
        return Remarks(self.say("assumptions"), lines) if lines else None

    def _notes(self) -> Remarks | None:
        lines = (*self._on_construction(), *self._on_published())
        return Remarks(self.say("notes"), lines) if lines else None

    def _on_construction(self) -> Iterator[str]:
        projection = self.projection
        constructed = [
            year
            for position, year in enumerate(projection.years)
            if any(self._at_self_cost(seller, position) for _, seller in projection.sellers)
        ]
        if constructed:
            returning = list(self._returning())
            name = "by-construction-returning" if returning else "by-construction"
            yield self.say(name, years=span(constructed))
            for of, years in returning:
                yield self.say("less-returned", of=of, years=span(years))

    def _returning(self) -> Iterator[tuple[str, list[Year]]]:
        """Give what returns earlier results at self-cost, and in which years.

        An area, or where prices decide in it those of its services that none is decided for.
        """
        for area in self.projection.areas:
            back = returned_by(self.budget.areas[area.key])
            years: dict[str, list[Year]] = {}
            for position, year in enumerate(self.projection.years) if any(back.values()) else ():
                sellers = (area,) if self._at_self_cost(area, position) else area.services
                for each in sellers if back.get(year) else ():
                    if self._at_self_cost(each, position):
                        years.setdefault("" if each is area else each.key, []).append(year)
            names = {each.key: f"{area.name}, {each.name}" for each in area.services}
            yield from ((names.get(key, area.name), each) for key, each in years.items())

    def _at_self_cost(self, seller: Seller, position: int) -> bool:
        return self.projection.basis(seller, position) is Basis.SELF_COST

    def _on_published(self) -> Iterator[str]:
        compared = [each for each in self.projection.published if set(each.difference) != {None}]
        agreeing = sum(not any(each.difference) for each in compared)
        if compared:
            yield self.say("published-agreeing", rows=len(compared), agreeing=agreeing)
