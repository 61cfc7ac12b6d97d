"""The marks on what no source prints: as lines for people, and those that a price case rests on."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from vssbudget.amounts import span
from vssbudget.findings import BudgetPath
from vssbudget.formulas.movement import cause_names
from vssbudget.model import Assumption, Budget, marks
from vssbudget.views.rows import Outline
from vssbudget.wording import Message

if TYPE_CHECKING:
    from vssbudget.projection.pricing import Prices

Mark = tuple[BudgetPath, Assumption]
"""The path of what is marked, and the mark."""


def assumption_lines(found: Iterable[Mark]) -> Iterator[Message]:
    """Say of each mark what it is about, in which years, of what kind it is, and why."""
    for path, mark in found:
        yield Message(
            "assumption",
            of=".".join(path) + (f" {span(mark.years)}" if mark.years else ""),
            kind=Message(f"mark-{mark.kind}"),
            reason=mark.reason,
        )


def assumptions(found: Iterable[Mark]) -> list[Outline]:
    """Tell programs of marks, with the paths of what they are about."""
    return [
        {
            "path": ".".join(path),
            "years": mark.years,
            "kind": mark.kind,
            "reason": mark.reason,
        }
        for path, mark in found
    ]


def rested_on(budget: Budget, case: Mapping[str, "Prices"]) -> Iterator[Mark]:
    """Give the marks on what the figures of a price case are made of.

    Those are of its areas and what moves them, from the base year to the last that is shown.
    """
    shown = {year for prices in case.values() for year in prices}
    base, last = budget.years.base, max(shown, default=0)
    used = _used(budget, case)
    for path, mark in marks(budget):
        known = used.get(path[0], ())
        years = mark.years or (base,)
        within = years[-1] >= base and years[0] <= last
        if "agreement" in path and years[-1] == base:  # which moves nothing in later years
            within = base in shown
        if within and (known is None or path[1] in known):
            yield path, mark


def _used(budget: Budget, case: Mapping[str, "Prices"]) -> dict[str, Collection[str] | None]:
    """Name what a price case uses of each block of the file; None for all of it."""
    causes = {
        cause for prices in case.values() for each in prices.values() for cause in each.causes
    }
    names = cause_names(budget.indices)
    areas = {key.partition(".")[0] for key in case}
    shared = names["shared"] in causes
    volumes = {*_volumes(budget, areas), *(_of_pools(budget) if shared else ())}
    return {
        "areas": areas,
        "indices": {*causes, *chain.from_iterable(map(budget.price_indices, areas))},
        "volumes": {name for name in volumes if name},
        "pools": None if shared else (),
        "investments": ("lines",) if names["capital"] in causes else (),
    }


def _volumes(budget: Budget, areas: Iterable[str]) -> Iterator[str | None]:
    for key in areas:
        area = budget.areas[key]
        yield area.volume
        yield from (service.volume for service in area.services.values())


def _of_pools(budget: Budget) -> Iterator[str | None]:
    for pool in budget.pools.values():
        yield pool.volume
        yield from (pool.key.volume or {}).values()
