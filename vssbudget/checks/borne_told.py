"""How much of a cost is shared cost or capital cost, and where from."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from vssbudget.amounts import ZERO, Exact, rounded
from vssbudget.checks.cases import Case
from vssbudget.projection import Projection
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
            sources = _sources(projection, cause, work)
            names = tuple(name for name, row in sources[case.address] if row[at])
            yield Message(f"of-which-{cause}", amount=amount, unit=unit, names=names)


def _sources(
    projection: Projection, cause: str, work: Callable[[Projection, Sources], None]
) -> Sources:
    """Give where what is borne comes from, worked out once for all that bear something."""
    known: Sources | None = projection.kept.get(f"sources of {cause}")
    if known is None:
        known = projection.kept[f"sources of {cause}"] = defaultdict(list)
        work(projection, known)
    return known


def _pools(projection: Projection, sources: Sources) -> None:
    for pool in projection.pools.values():
        for receiver, amounts in pool.amounts.items():
            sources[receiver].append((pool.name, amounts))


def _lines(projection: Projection, sources: Sources) -> None:
    from vssbudget.projection.capital import capital_plan  # noqa: PLC0415 - only for such

    lines = projection.budget.investments.lines if projection.budget.investments else {}
    for key, capital in capital_plan(projection.budget).lines.items():
        if (user := lines[key].used_by) is not None:
            sources[user].append((lines[key].name or key, capital.cost))
