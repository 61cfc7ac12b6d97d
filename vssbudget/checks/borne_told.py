"""How much of a cost is shared cost or capital cost, and where from."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from vssbudget import late
from vssbudget.amounts import ZERO, Exact, rounded
from vssbudget.checks.cases import Case
from vssbudget.projection import Projection
from vssbudget.projection.once import once
from vssbudget.wording import Message


def of_which(projection: Projection, case: Case) -> Message | str:
    """Say how much of the cost of a case others share out to it, or what it uses costs.

    Nothing is said of a year before the base year, and where there is nothing of either.
    """
    parts = tuple(_parts(projection, case))
    return Message("of-which", parts=parts) if parts else ""


Sources = dict[str, list[tuple[str, Sequence[Decimal | int]]]]
"""By area or service, what it bears something of: the name and what that is from the base year."""


def _parts(projection: Projection, case: Case) -> Iterator[Message]:
    unit = projection.budget.unit
    borne = projection.borne.get(case.address, {})
    for cause, work in (("shared", _pools), ("capital", _lines)):
        at = case.position - projection.past + 1
        known = borne[cause][at] if cause in borne and at >= 0 else None
        (amount,) = rounded([Exact(known or ZERO)])
        if amount:
            names = tuple(name for name, row in work(projection)[case.address] if row[at])
            yield Message(f"of-which-{cause}", amount=amount, unit=unit, names=names)


@once
def _pools(projection: Projection) -> Sources:
    sources: Sources = defaultdict(list)
    for pool in projection.pools.values():
        for receiver, amounts in pool.amounts.items():
            sources[receiver].append((pool.name, amounts))
    return sources


@once
def _lines(projection: Projection) -> Sources:

    sources: Sources = defaultdict(list)
    lines = projection.budget.investments.lines if projection.budget.investments else {}
    for key, capital in late.projection_capital.capital_plan(projection.budget).lines.items():
        if (user := lines[key].used_by) is not None:
            sources[user].append((lines[key].name or key, capital.cost))
    return sources
