"""The rows of capital cost that have addresses: of lines, of their cohorts, of all together."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from vssbudget.projection.address_rows import Row
from vssbudget.projection.values import Projection

if TYPE_CHECKING:
    from vssbudget.projection.capital import CapitalPlan

_OF_COHORTS = ("depreciation", "interest", "book_value")
_OF_LINES = (*_OF_COHORTS, "cost")
_OF_ALL = ("rate", "frame", "left")


def of_capital(projection: Projection, rest: str) -> Row | None:
    """Find a row of a line with a useful life, of a cohort of it, or of all lines: `total`.

    Also the internal `rate`, in percent, the capital `frame`, and what this has `left`.
    """
    if projection.budget.investments is None:
        return None
    row = _figures(_plan(projection), *rest.split("."))
    if row is None:
        return None
    figures = dict(zip(_plan(projection).years, row, strict=True))
    return Row(figures, rest != "rate", ("capital", *rest.split(".")))


def capital_names(projection: Projection) -> Iterator[str]:
    """Name the rows of capital cost, where a line has a useful life; without the cohorts."""
    plan = projection.budget.investments
    lines = [key for key, line in plan.lines.items() if line.life] if plan else []
    for key in (*lines, "total") if lines else ():
        yield from (f"capital.{key}.{measure}" for measure in _OF_LINES)
    if plan and lines:
        yield "capital.rate"
    if plan and plan.capital_frame:
        yield from ("capital.frame", "capital.left")


def cohort_names(projection: Projection, key: str) -> Iterator[str]:
    """Name the rows of the cohorts of a line."""
    line = _plan(projection).lines.get(key)
    for cohort in line.cohorts if line else ():
        name = ".".join(("capital", key, *cohort.place))
        yield from (f"{name}.{measure}" for measure in _OF_COHORTS)


def _figures(plan: "CapitalPlan", key: str, *below: str) -> tuple[Any, ...] | None:
    if not below:
        return {"rate": plan.interest, "frame": plan.frame, "left": plan.left}.get(key)
    *place, measure = below
    line = plan.total if key == "total" else plan.lines.get(key)
    if line is None or not plan.lines:
        return None
    if not place:
        return getattr(line, measure) if measure in _OF_LINES else None
    for cohort in line.cohorts if measure in _OF_COHORTS and key != "total" else ():
        if cohort.place == tuple(place):
            row: tuple[Any, ...] = getattr(cohort, measure)
            return row
    return None


def _plan(projection: Projection) -> "CapitalPlan":
    from vssbudget.projection.capital import capital_plan  # noqa: PLC0415 - only for such a row

    return capital_plan(projection.budget)
