"""The marks on figures that no source prints."""

from collections.abc import Iterator

from vssbudget.findings import BudgetPath
from vssbudget.model.blocks import Assumption, Block
from vssbudget.model.budget import Area, Budget
from vssbudget.model.pools import Pool
from vssbudget.model.services import Agreement, CostPart, Service


def marks(budget: Budget) -> Iterator[tuple[BudgetPath, Assumption]]:
    """Give each assumption of a budget, and the path of the key that it is about."""
    for path, part in _marked(budget):
        for mark in part.assumptions:
            yield (*path, mark.of), mark


Marked = Area | Service | CostPart | Pool | Block


def _marked(budget: Budget) -> Iterator[tuple[BudgetPath, Marked]]:
    """Give every part that can have marks, by its path."""
    if budget.budget_frame is not None:
        yield ("budget_frame",), budget.budget_frame
    for block in ("indices", "areas", "volumes", "personnel", "stated"):
        yield from (((block, key), part) for key, part in getattr(budget, block).items())
    yield from services(budget)
    yield from _pools(budget)
    yield from agreements(budget)
    if (plan := budget.investments) is not None:
        yield from ((("investments", "lines", key), line) for key, line in plan.lines.items())
        for key, frame in (("frame", plan.frame), ("capital_frame", plan.capital_frame)):
            if frame is not None:
                yield ("investments", key), frame


def services(budget: Budget) -> Iterator[tuple[BudgetPath, Service | CostPart]]:
    """Give the services of a budget and the parts of each, by their paths."""
    for area, selling in budget.areas.items():
        for key, service in selling.services.items():
            path = ("areas", area, "services", key)
            yield path, service
            yield from (((*path, "parts", name), part) for name, part in service.parts.items())


def _pools(budget: Budget) -> Iterator[tuple[BudgetPath, Pool | CostPart]]:
    """Give the pools of a budget and the parts of each, by their paths."""
    for key, pool in budget.pools.items():
        yield ("pools", key), pool
        yield from ((("pools", key, "parts", name), part) for name, part in pool.parts.items())


def costs(budget: Budget) -> Iterator[tuple[BudgetPath, Area | CostPart]]:
    """Give what has a cost that moves: the areas without services, and the parts of services."""
    for key, area in budget.areas.items():
        if not area.services:
            yield ("areas", key), area
    for path, part in (*services(budget), *_pools(budget)):
        if isinstance(part, CostPart):
            yield path, part


def agreements(budget: Budget) -> Iterator[tuple[BudgetPath, Agreement]]:
    """Give the agreements of areas, services and parts, by their paths."""
    areas = ((("areas", key), area) for key, area in budget.areas.items())
    parts = ((path, part) for path, part in _pools(budget) if isinstance(part, CostPart))
    for path, part in (*areas, *services(budget), *parts):
        if part.agreement is not None:
            yield (*path, "agreement"), part.agreement
