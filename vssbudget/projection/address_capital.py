"""The rows of capital cost that have addresses: of lines, of their cohorts, of all together."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from vssbudget.projection.address_rows import Row
from vssbudget.projection.values import BEARS_NOTHING, Projection

if TYPE_CHECKING:
    from vssbudget.projection.capital import CapitalPlan

_OF_LINES = ("depreciation", "interest", "book_value", "cost")


def of_capital(projection: Projection, rest: str) -> Row | None:
    """Find a row of a line with a useful life, of a cohort of it, or of all lines: `total`.

    Also the internal `rate`, in percent, the capital `frame`, and what this has `left`. The `cost`
    of a cohort is unrounded.
    """
    if projection.budget.investments is None:
        return None
    plan = _plan(projection)
    row = _figures(plan, *rest.split("."))
    if row is None:
        return None
    figures = dict(zip(plan.years, row, strict=True))
    return Row(figures, rest != "rate", ("capital", *rest.split(".")))


def capital_borne(projection: Projection, key: str) -> Row | None:
    """Find the capital cost, unrounded, that an area or a service bears of the lines it uses."""
    row = projection.borne.get(key, BEARS_NOTHING).get("capital")
    if row is None:
        return None
    figures = dict(zip(projection.years[projection.past - 1 :], row, strict=True))
    return Row(figures, True, ("areas", key, "capital_cost"))


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
    for key, borne in projection.borne.items():
        if "capital" in borne:
            yield f"{key}.capital_cost"


def cohort_names(projection: Projection, key: str) -> Iterator[str]:
    """Name the rows of the cohorts of a line."""
    line = _plan(projection).lines.get(key)
    for cohort in line.cohorts if line else ():
        name = ".".join(("capital", key, *cohort.place))
        yield from (f"{name}.{measure}" for measure in _OF_LINES)


def _figures(plan: "CapitalPlan", key: str, *below: str) -> tuple[Any, ...] | None:
    if not below:
        return {"rate": plan.interest, "frame": plan.frame, "left": plan.left}.get(key)
    *place, measure = below
    if measure not in _OF_LINES or not plan.lines:
        return None
    if not place:
        line = plan.total if key == "total" else plan.lines.get(key)
        return getattr(line, measure, None)
    cohorts = plan.lines[key].cohorts if key in plan.lines else ()
    rows: dict[tuple[str, ...], tuple[Any, ...]] = {
        each.place: each.exact if measure == "cost" else getattr(each, measure) for each in cohorts
    }
    return rows.get(tuple(place))


def _plan(projection: Projection) -> "CapitalPlan":
    """Give the plan, worked out once for a projection, for many figures of it may be asked for."""
    from vssbudget.projection.capital import capital_plan  # noqa: PLC0415 - only for such a row

    known: CapitalPlan | None = projection.kept.get("capital")
    if known is None:
        known = projection.kept["capital"] = capital_plan(projection.budget)
    return known
