"""Whether no cost or revenue is calculated to be below zero."""

from collections.abc import Iterator, Mapping
from itertools import compress
from typing import NamedTuple

from vssbudget.amounts import ZERO, Exact, Tkr, Year, rounded, span
from vssbudget.checks.slip import name_at
from vssbudget.findings import BudgetPath, Finding, Judgement
from vssbudget.model import Area, Cost, CostPart, Service
from vssbudget.projection import AreaProjection, Projection, Seller
from vssbudget.projection.project import sold
from vssbudget.wording import Message

NOTHING: Mapping[Year, Tkr] = {}


class _Row(NamedTuple):
    """A row that may be below zero: the part that it is of, and what moves or lowers it.

    `moved` is what tells how a cost moves, where that is one part; `returned` what of earlier
    results is returned by year, which lowers a revenue.
    """

    path: BudgetPath
    kind: str
    moved: Cost | None = None
    returned: Mapping[Year, Tkr] = NOTHING


def negative(projection: Projection) -> Judgement:
    """No cost and no revenue is calculated to be below zero.

    What it finds: an area, a service, a part of one or a pool whose cost is below zero in a year,
    and an area or a service whose revenue is; not what only follows from it.

    Why it matters: nothing costs less than nothing. A change that takes more off a cost than there
    is of it is most often a slip, or stands at the wrong row, and every sum hides it.

    How to put it right: correct what the finding stands at. Where a row is really one that may be
    below zero, such as a discount, say so: `signed: true` in the area, the service or the part,
    which holds for all that is within it.
    """
    findings: list[Finding] = []
    judged: dict[Year | None, int] = {}
    for area in projection.areas:
        findings += _of_area(projection, area)
    for key, pool in projection.pools.items():
        parts = projection.budget.pools[key].parts
        falling = [name for name, part in parts.items() if _falls(part)]
        if falling and not any(part.signed for part in parts.values()):
            below = dict(zip(projection.years[projection.past - 1 :], pool.cost, strict=True))
            path = ("pools", key, "parts", falling[0])
            findings += _below(projection, _Row(path, "cost", parts[falling[0]]), below)
    rows = len(projection.areas) + len(projection.pools)
    if rows:
        judged[None] = rows
    return Judgement("negative", tuple(findings), judged)


def _of_area(projection: Projection, area: AreaProjection) -> Iterator[Finding]:
    own, path = projection.budget.areas[area.key], ("areas", area.key)
    if own.signed:
        return
    if not area.services:
        lowered = own.step or own.lasting or own.one_off or own.carry_over
        if lowered or area.key in projection.borne:
            yield from _of_seller(projection, path, area, own)
        return
    for service in area.services:
        sells = own.services[service.key]
        if not sells.signed:
            within = (*path, "services", service.key)
            parts = list(_of_parts(projection, within, sells))
            yield from parts
            if not parts:
                yield from _of_seller(projection, within, service, own)


def _of_seller(
    projection: Projection, path: BudgetPath, seller: Seller, area: Area
) -> Iterator[Finding]:
    """Find that a cost is below zero, and a revenue that is not only because of that."""
    past = projection.past
    years = projection.budget.years.plan
    spent = dict(zip(years, map(_figure, seller.cost[past:]), strict=True))
    earned = dict(zip(years, map(_figure, seller.revenue[past:]), strict=True))
    moved = area if len(path) == 2 else None
    yield from _below(projection, _Row(path, "cost", moved), spent)
    only = {year: each for year, each in earned.items() if spent[year] >= 0}
    back = area.carry_over.returned if area.carry_over else NOTHING
    yield from _below(projection, _Row(path, "revenue", returned=back), only)


def _figure(amount: Tkr | None) -> Tkr:
    return amount or Tkr(0)


def _of_parts(projection: Projection, path: BudgetPath, service: Service) -> Iterator[Finding]:
    """Find the parts that something takes more from than there is; nothing else makes them so."""
    falling = [_falls(part) and not part.signed for part in service.parts.values()]
    if not any(falling):
        return
    carried = sold(projection, path[1])[path[3]].parts
    for key, moving in compress(zip(service.parts, carried, strict=True), falling):
        planned = rounded([Exact(each or ZERO) for each in moving.row[1:]])
        years = zip(projection.budget.years.plan, planned, strict=True)
        row = _Row((*path, "parts", key), "cost", service.parts[key])
        yield from _below(projection, row, dict(years))


def _falls(part: CostPart) -> bool:
    changes = (part.step or 0, *part.lasting.values(), *part.one_off.values())
    return min(changes) < 0


def _below(projection: Projection, row: _Row, figures: Mapping[Year, Tkr]) -> list[Finding]:
    """Tell of a row that it is below zero: at the first year, with all of them."""
    years = [year for year, figure in figures.items() if figure < 0]
    if not years:
        return []
    path, first = row.path, years[0]
    at, left = _cause(row, first, figures[first])
    signed = ".".join(path)
    fix = Message("negative-fix", row=signed)
    if left is not None:
        written = projection.budget.unit.written(left)
        fix = Message("negative-fix-by", row=signed, year=first, left=written)
    return [
        Finding(
            rule="negative",
            message=Message(
                f"negative-{row.kind}",
                of=name_at(projection.budget, path),
                years=span(years),
                year=first,
                amount=figures[first],
                unit=projection.budget.unit,
            ),
            fix=fix,
            path=at,
            at_key=at == path,
            area=path[1] if path[0] == "areas" else None,
            service=path[3] if path[2:3] == ("services",) else None,
            year=first,
            amount=figures[first],
        )
    ]


def _cause(row: _Row, year: Year, amount: Tkr) -> tuple[BudgetPath, int | None]:
    """Give the path of what takes so much off, and what would leave zero; else that of the row."""
    if back := row.returned.get(year):
        at = ("areas", row.path[1], "carry_over", "returned", str(year))
        return at, back + amount if len(row.path) == 2 else None
    own = row.moved
    if own is None:
        return row.path, None
    for key, changes in (("one_off", own.one_off), ("lasting", own.lasting)):
        if changes.get(year, 0) < 0:
            return (*row.path, key, str(year)), changes[year] - amount
    if since := [each for each, by in own.lasting.items() if each < year and by < 0]:
        return (*row.path, "lasting", str(max(since))), None
    return ((*row.path, "step") if own.step else row.path), None
