"""A printed row that is not what it should be: what is printed, and what it should follow from."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from vssbudget.amounts import Year
from vssbudget.checks.printed_sums import PrintedSum, printed_sums
from vssbudget.findings import BudgetPath, Finding, Judgement, Severity
from vssbudget.projection import Projection
from vssbudget.projection.values import TkrRow

RULES = ("footing", "published-plan")
"""The rules that hold a printed figure against one that is given or calculated."""

Figures = Mapping[Year, int]
"""Whole amounts by year, where there are any."""


class Case(NamedTuple):
    """A printed row with the years in which it is off by more than rounding.

    `right` is what it should be, `beneath` the rows that it is the sum of, by their keys; both know
    years that were not printed as well, where the file or the calculation has them. `of` is its
    measure and its key, `kind` says as for printed sums what is beneath.
    """

    path: BudgetPath
    of: tuple[str, str]
    kind: str
    off: tuple[Year, ...]
    printed: Figures
    right: Figures
    beneath: Mapping[str, Figures]

    @property
    def measure(self) -> str:
        """Whether it is of cost, revenue, results or investments."""
        return self.of[0]

    @property
    def key(self) -> str:
        """The area, the group or the line that it is of, or what sum it is."""
        return self.of[1]

    def difference(self, year: Year) -> int:
        """What is printed less what it should be."""
        return self.printed[year] - self.right[year]


def is_sought(finding: Finding) -> bool:
    """Whether a finding is of one printed figure that differs by more than rounding."""
    differs = finding.rule in RULES and finding.severity is Severity.ERROR
    return differs and finding.amount is not None


def cases(projection: Projection, judgement: Judgement) -> Iterator[Case]:
    """Give the rows whose printed figures differ by more than rounding, with all that is known."""
    off: dict[BudgetPath, set[tuple[Year, int]]] = {}
    for each in filter(is_sought, judgement.findings):
        assert each.year is not None
        assert each.amount is not None
        off.setdefault(each.path[:-1], set()).add((each.year, each.amount))
    if off and judgement.rule == "footing":
        yield from _sums(projection, off)
    elif off:
        for path, known in off.items():
            of = path[1], path[2]
            printed = getattr(projection.budget.published, of[0])[of[1]]
            years = tuple(sorted(year for year, _ in known))
            parts = _parts(projection, *of)
            yield Case(path, of, "services", years, printed, row_of(projection, *of), parts)


def _sums(
    projection: Projection, off: Mapping[BudgetPath, Collection[tuple[Year, int]]]
) -> Iterator[Case]:
    """Give the sums that differ; a printed result may be one of rows, and revenue less cost."""
    sums: dict[tuple[BudgetPath, str], list[PrintedSum]] = {}
    for each in printed_sums(projection):
        if each.path[:-1] in off and each.addends:
            sums.setdefault((each.path[:-1], each.kind), []).append(each)
    for (path, kind), added in sums.items():
        known = off[path]
        years = sorted(each.year for each in added if (each.year, each.difference) in known)
        if years:
            yield _sum(projection, path, kind, tuple(years), added)


def _sum(
    projection: Projection,
    path: BudgetPath,
    kind: str,
    off: tuple[Year, ...],
    added: Iterable[PrintedSum],
) -> Case:
    of = (path[2], path[1]) if path[0] == "areas" else (path[1], path[2])
    beneath: dict[str, dict[Year, int]] = {}
    for each in added:
        for addend in each.addends:
            row = beneath.setdefault(addend.of, dict(_beneath(projection, of, kind, addend.of)))
            row[each.year] = addend.amount
    right = {**row_of(projection, *of), **{each.year: each.total for each in added}}
    printed = {each.year: each.printed for each in added}
    return Case(path, of, kind, off, printed, right, beneath)


def _parts(projection: Projection, measure: str, key: str) -> Mapping[str, Figures]:
    """Give the rows that a calculated one is made of: those of services."""
    area = projection.by_key.get(key) if measure != "investments" else None
    services = area.services if area else ()
    return {f"{key}.{each.key}": _by_year(projection, getattr(each, measure)) for each in services}


def _beneath(projection: Projection, of: tuple[str, str], kind: str, key: str) -> Figures:
    """Give a row beneath a sum as it is calculated; a cost takes off of a result."""
    if kind == "result":
        sign = -1 if key == "cost" else 1
        return {year: sign * each for year, each in row_of(projection, key, of[1]).items()}
    return row_of(projection, of[0], key)


def row_of(projection: Projection, measure: str, key: str) -> Figures:
    """Give a row as it is given and calculated: of an area, a service, a sum or a line."""
    if measure == "investments":
        plan = projection.investments
        rows = {**plan.lines, "total": plan.total} if plan else {}
        return _by_year(projection, rows.get(key, ()))
    of = projection.totals.get(key) or projection.seller(key)
    return _by_year(projection, getattr(of, measure)) if of else {}


def _by_year(projection: Projection, row: TkrRow) -> Figures:
    years = zip(projection.years, row, strict=False)
    return {year: int(each) for year, each in years if each is not None}
