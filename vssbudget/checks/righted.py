"""A budget in which findings are put right, each by another cost or another revenue."""

from collections.abc import Iterable
from typing import Literal

from vssbudget.amounts import Year
from vssbudget.findings import Finding
from vssbudget.model import Area, Budget, Service, changed
from vssbudget.projection import Projection

Side = Literal["cost", "revenue"]
SIDES: tuple[Side, Side] = ("cost", "revenue")
"""The sides on which a result can be put right: the cost, or the revenue that has to bear it."""

_Edit = tuple[tuple[str | int, ...], int] | None
"""Where in an area which amount is to be written; None where that is not one figure."""


def side_of(printed: Finding) -> Side:
    """Say whether a printed figure is a cost or a revenue."""
    return "cost" if printed.path[1] == "cost" else "revenue"


def righted(projection: Projection, edits: Iterable[tuple[Finding, Side]]) -> Budget:
    """Give the budget in which each finding is put right by another cost, or another revenue."""
    own = projection.budget.areas
    areas: dict[str, Area] = {}
    for finding, side in edits:
        key = finding.area or ""
        area = areas.get(key, own[key])
        if edit := _edit(projection, area, finding, side):
            area = changed(area, *edit)
        areas[key] = area
    budget: Budget = changed(projection.budget, ("areas",), {**own, **areas})
    return budget


def _edit(projection: Projection, area: Area, finding: Finding, side: Side) -> _Edit:
    """Say what puts a result right; an area of services has no figure of its own to write."""
    year, amount = finding.year, int(finding.amount or 0)
    assert year is not None
    address = ".".join(each for each in (finding.area, finding.service) if each)
    seller = projection.seller(address)
    assert seller is not None
    if side == "revenue" and finding.rule == "zero-result":
        amount = -amount
    stands = getattr(seller, side)[projection.years.index(year)]
    if finding.service:
        within = ("services", finding.service)
        if side == "revenue":
            return (*within, "revenue", year), stands + amount
        return _part(area.services[finding.service], within, year, amount)
    if area.services:
        return None
    if side == "revenue":
        return ("revenue", year), stands + amount
    agreed = area.agreement is not None and year in area.agreement.amounts
    row = ("agreement", "amounts") if agreed else ("cost",)
    return (*row, year), stands + amount


def _part(service: Service, within: tuple[str, ...], year: int, amount: int) -> _Edit:
    """Lower the cost of a service that has only one part in which it could be wrong."""
    if len(service.parts) > 1:
        return None
    ((key, part),) = service.parts.items()
    if year not in part.cost:
        return None
    return (*within, "parts", key, "cost", year), part.cost[Year(year)] + amount
