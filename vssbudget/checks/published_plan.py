"""Whether a printed figure is the one that the file gives or calculates."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import HALF, Tkr, Year
from vssbudget.checks.printed_names import area_of, left_behind, name_of_row, row_name
from vssbudget.checks.printed_sums import revenue_less_cost
from vssbudget.checks.rounded import Bounds, explained
from vssbudget.findings import BudgetPath, Finding, Judgement, Remark
from vssbudget.model import ALL_AREAS, Budget
from vssbudget.projection import Projection, exact
from vssbudget.wording import Message
from vssbudget.wording.message import Value


def published_plan(projection: Projection) -> Judgement:
    """A printed figure is what the file gives, and in the plan what its own rates give.

    What it finds: a figure under `published` of a budget year, of the base year or of a plan year
    that differs from the file's own figure of that year: the one given, or the projection on the
    rates of the file. Where the file has none of that year, it could not be tested.

    Why it matters: a plan that its own rates do not give cannot be explained, nor carried forward;
    and two figures of one budget year are two budgets. (Totals are held against their rows by
    `footing`, and so are results where cost and revenue are given. An outcome is not held: it may
    have been corrected since it was printed.) Where the file says that what it starts from is
    itself `rounded`, a difference that rounding explains is a notice; a decided base and decided
    rates are exact. Of figures that are held as a `record` each row that no longer follows is told
    once, as a notice.

    How to put it right: correct the figure that is given, or the rate, the share or the fixed
    amount by which the area moves. Where the document stays as it is printed, record the
    difference under `accepted` with its amount and the reason. A printed figure is corrected only
    where it was copied wrong. A difference of 1 in some years points to a plan
    that was rounded every year.
    """
    judged: Counter[Year | None] = Counter()
    areas: Counter[str] = Counter()
    budget, bounds = projection.budget, Bounds(projection)
    off: list[tuple[_Held, Decimal | None]] = []
    untested: list[Remark] = []
    for each in _held(projection):
        if isinstance(each, Remark):
            untested.append(each)
            continue
        judged[each.year] += 1
        if area := area_of(budget, each.path):
            areas[area] += 1
        if each.difference:
            off.append((each, _explained(projection, bounds, each)))
    if budget.published.held == "record":
        findings = _recorded(budget, [each for each, bound in off if bound is None])
    else:
        findings = [
            _off(budget, each)
            if bound is None
            else explained(_off(budget, each), budget.unit.shown(bound), budget.unit)
            for each, bound in off
        ]
    return Judgement(
        "published-plan", tuple(findings), judged, areas=areas, untested=tuple(untested)
    )


class _Held(NamedTuple):
    """A printed figure with what it is held against; the difference is printed minus that."""

    path: BudgetPath
    year: Year
    printed: Tkr
    difference: Tkr

    @property
    def figure(self) -> int:
        """What the file gives or calculates."""
        return self.printed - self.difference


def _held(projection: Projection) -> Iterator[_Held | Remark]:
    """Give the printed figures but sums of areas and outcomes, and but results that are sums.

    Of one that the file has nothing to hold against, that.
    """
    budget, years = projection.budget, projection.budget.years
    held, plan = {*years.budget, years.base, *years.plan}, frozenset(years.plan)
    for each in projection.published:
        of_lines = each.measure == "investments"
        if each.row == ALL_AREAS or (not of_lines and each.row in budget.groups):
            continue
        columns = zip(projection.years, each.printed, each.difference, strict=True)
        for year, printed, difference in columns:
            if year not in held or printed is None:
                continue
            is_sum = each.measure == "result" and year not in plan
            if is_sum and revenue_less_cost(budget, each.row, year):
                continue
            path = ("published", each.measure, each.row, str(year))
            if difference is not None:
                yield _Held(path, year, printed, difference)
            elif name := name_of_row(budget, path):
                told: dict[str, Value] = {"of": row_name(budget, path), "area": name}
                told |= {"printed": printed, "unit": budget.unit}
                yield Remark(area_of(budget, path), year, Message("plan-untested", **told))


def _explained(projection: Projection, bounds: Bounds, each: _Held) -> Decimal | None:
    """Give the bound of what rounding explains where it explains the difference, else None."""
    if (rounding := bounds.of_row(each.path)) is None:
        return None
    _, measure, key, _ = each.path
    position = each.year - projection.budget.years.base - 1
    bound, calculated = HALF + rounding.given(Decimal(each.figure)), Decimal(each.figure)
    if position >= 0 and measure != "investments":
        carried = exact(projection, key)
        bound = HALF + rounding.slack(key, measure, each.year)
        if measure == "result":
            calculated = carried.revenue[position] - carried.cost[position]
        else:
            calculated = getattr(carried, measure)[position]
    return bound if abs(each.printed - calculated) <= bound else None


def _recorded(budget: Budget, off: Iterable[_Held]) -> list[Finding]:
    """Tell once a row, as a notice, in which years it no longer follows, and by how much."""
    rows: dict[BudgetPath, list[_Held]] = {}
    for each in off:
        rows.setdefault(each.path[:-1], []).append(each)
    return [
        left_behind("published-plan", budget, path, [(each.year, each.difference) for each in held])
        for path, held in rows.items()
    ]


def _off(budget: Budget, each: _Held) -> Finding:
    return Finding(
        rule="published-plan",
        message=Message(
            "plan-differs" if each.year in budget.years.plan else "given-differs",
            of=row_name(budget, each.path),
            year=each.year,
            printed=each.printed,
            calculated=each.figure,
            difference=abs(each.difference),
            direction=Message("too-much" if each.difference > 0 else "too-little"),
            unit=budget.unit,
        ),
        fix=_fix(budget, each),
        path=each.path,
        area=area_of(budget, each.path),
        year=each.year,
        amount=each.difference,
    )


def _fix(budget: Budget, each: _Held) -> Message:
    """Say what puts it right: what the figure is made of, itself only where it was copied wrong."""
    written = budget.unit.written
    told: dict[str, Value] = {"total": written(each.figure), "amount": written(each.difference)}
    _, measure, row, _ = each.path
    if each.year in budget.years.plan:
        return Message("plan-fix", **told)
    place = f"investments.lines.{row}"
    if measure != "investments":
        own = budget.areas[row]
        if measure == "result" or own.services or (measure == "cost" and own.earns_alone):
            return Message("footing-fix", **told)
        place = f"areas.{row}.{measure}"
    return Message("given-fix", **told, place=place, printed=written(each.printed))
