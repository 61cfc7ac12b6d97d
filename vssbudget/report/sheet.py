"""What a projection shows: tables, marks and notes, before any format."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vssbudget.amounts import Percent, Year, figure, percent_to, plain
from vssbudget.model import Budget, marks
from vssbudget.projection import Basis, Comparison, Projection

GAP = "–"
"""What a cell shows where there is no figure."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label and a cell for each column; a strong row is a sum."""

    label: str
    cells: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Years as columns, the kind of each year under it."""

    title: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """Lines of text under a title."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole view of a projection: what it is of, what its amounts are, and the figures."""

    title: str
    file: str
    scale: str
    sections: tuple[Table | Remarks, ...]


def sheet(projection: Projection, file: str) -> Sheet:
    """Lay out a projection for people."""
    budget = projection.budget
    sections = [
        *_measures(projection),
        _price_changes(projection),
        _investments(projection),
        _published(projection),
        _rates(projection),
        _assumptions(budget),
        _notes(projection),
    ]
    return Sheet(
        title=budget.title,
        file=f"File: {file}",
        scale=f"Amounts in {budget.unit}. Base year {budget.years.base}.",
        sections=tuple(section for section in sections if section is not None),
    )


def _table(projection: Projection, title: str, rows: Iterable[Row], start: int = 0) -> Table:
    years = projection.years[start:]
    kinds = tuple(map(projection.budget.years.kind, years))
    return Table(title, tuple(map(str, years)), kinds, tuple(rows))


def _amounts(label: str, row: Iterable[int | None], strong: bool = False) -> Row:
    return Row(label, tuple(GAP if each is None else figure(each) for each in row), strong)


def _percents(label: str, row: Iterable[Percent | None]) -> Row:
    return Row(label, tuple(GAP if each is None else percent(each) for each in row))


def percent(each: Percent) -> str:
    """Write a percentage for people, to two decimals."""
    return f"{percent_to(each, 2):f}"


def _measures(projection: Projection) -> Iterator[Table]:
    unit, total = projection.budget.unit, projection.total
    for name in ("cost", "revenue", "result"):
        rows = [_amounts(area.name, getattr(area, name)) for area in projection.areas]
        rows.append(_amounts("Total", getattr(total, name), strong=True))
        yield _table(projection, f"{name.capitalize()}, {unit}", rows)


def _price_changes(projection: Projection) -> Table | None:
    start = projection.past
    if start == len(projection.years):
        return None
    rows = [_percents(area.name, area.price_change) for area in projection.areas]
    return _table(projection, "Price change on the year before, %", rows, start)


def _investments(projection: Projection) -> Table | None:
    plan = projection.investments
    if plan is None:
        return None
    left = tuple(
        None if frame is None or total is None else frame - total
        for frame, total in zip(plan.frame, plan.total, strict=True)
    )
    rows = [_amounts(plan.names[key], line) for key, line in plan.lines.items()]
    rows += [_amounts("Total", plan.total, strong=True), _amounts("Frame", plan.frame)]
    rows.append(_amounts("Frame minus total", left))
    return _table(projection, f"Investments, {projection.budget.unit}", rows)


def _published(projection: Projection) -> Table | None:
    rows = [
        row
        for each in projection.published
        if any(each.difference)
        for row in _held(projection, each)
    ]
    if not rows:
        return None
    title = f"Published plan, {projection.budget.unit}: printed, and printed minus calculated"
    return _table(projection, title, rows)


def _held(projection: Projection, comparison: Comparison) -> Iterator[Row]:
    names = {area.key: area.name for area in projection.areas}
    if projection.investments and comparison.measure == "investments":
        names = projection.investments.names
    label = f"{comparison.measure.capitalize()}, {names.get(comparison.row, comparison.row)}"
    yield _amounts(label, comparison.printed)
    yield _amounts("  difference", comparison.difference)


def _rates(projection: Projection) -> Table | None:
    start = projection.past
    if not projection.rates or start == len(projection.years):
        return None
    rows = [row for key in projection.rates for row in _rate_rows(projection, key)]
    return _table(projection, "Rates in force, % a year", rows, start)


def _rate_rows(projection: Projection, key: str) -> Iterator[Row]:
    index, rates = projection.budget.indices[key], projection.rates[key]
    label = f"{key} ({index.name})" if index.name else key
    yield Row(label, tuple(map(plain, rates.values())))
    own = {year: index.rates[year] for year in rates}
    if own != rates:
        yield Row("  the file's own", tuple(map(plain, own.values())))


def _assumptions(budget: Budget) -> Remarks | None:
    lines = tuple(
        f"{'.'.join(path)}{_of_years(mark.years)} ({mark.kind}): {mark.reason}"
        for path, mark in marks(budget)
    )
    return Remarks("Assumptions", lines) if lines else None


def _of_years(years: Sequence[Year]) -> str:
    return f" {span(years)}" if years else ""


def span(years: Sequence[Year]) -> str:
    """Write years in a row as a span: `2024–2028`; others one by one."""
    if len(years) > 2 and list(years) == list(range(years[0], years[-1] + 1)):
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))


def _notes(projection: Projection) -> Remarks | None:
    lines = (*_on_construction(projection), *_on_published(projection))
    return Remarks("Notes", lines) if lines else None


def _on_construction(projection: Projection) -> Iterator[str]:
    constructed = [
        year
        for position, year in enumerate(projection.years)
        if any(projection.basis(area, position) is Basis.SELF_COST for area in projection.areas)
    ]
    if constructed:
        yield (
            f"Revenue in {span(constructed)} is set to self-cost wherever no price is decided: "
            "there the result is zero by construction, not by test."
        )


def _on_published(projection: Projection) -> Iterator[str]:
    compared = [each for each in projection.published if set(each.difference) != {None}]
    agreeing = sum(not any(each.difference) for each in compared)
    if compared:
        yield f"Of {len(compared)} published rows {agreeing} equal the calculated ones."
