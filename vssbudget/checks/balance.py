"""Whether revenue bears cost: area by area, and the whole against its frame."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from vssbudget import late
from vssbudget.amounts import Tkr, Year
from vssbudget.checks import area_frame, planned_result
from vssbudget.checks.aims import Aims, aims_of
from vssbudget.checks.cases import moved_in, name_of
from vssbudget.checks.missing_revenue import missing_revenue
from vssbudget.checks.price_left import left_by_prices
from vssbudget.checks.results_held import held_to_zero
from vssbudget.findings import Finding, Judgement, Remark
from vssbudget.model import ALL_AREAS
from vssbudget.projection import Basis, Projection
from vssbudget.wording import Message
from vssbudget.wording.message import Value

Rule = Callable[[Projection], Judgement]
"""One check: it has one name, and its docstring is its documentation."""


def zero_result(projection: Projection) -> Judgement:
    """Each area's, and each service's, revenue bears exactly its own cost.

    What it finds: an area whose result is not zero, in a budget year by the figures given and in a
    plan year by the price decided. Of an area with services each of them, not their sum. Where
    earlier results are returned (`carry_over`), the result has to be minus what is returned; where
    anything is transferred to `reserves`, that.

    Why it matters: the areas sell to the other administrations at their own cost. A surplus is
    taken from the customers, a deficit has nobody to bear it. (The rule is the administration's own
    and binds both ways; it is no rule of law.)

    A decided price that goes in steps (`price_step`, or `step` of the `price_unit`) holds where no
    step comes closer to the cost, and so does a decided change where none of as many decimals as
    `price_decimals` says does: what it leaves is a notice.

    How to put it right: change the price or the cost by what the finding says. The price is a whole
    number of its steps, and that of each year follows from those before it. In a plan year without
    a decided price, revenue is set equal to cost and there is nothing to test; an actual year's
    result is information, unless it is the base year and the file says `balance: zero`. What is not
    meant to balance says `balance: none` with its reason, and is counted; what has a `frame`, or a
    planned `result`, is held against that.
    """
    held = held_to_zero(projection)
    findings = tuple(late.unbalanced.unbalanced(projection)) if held.cases else ()
    return Judgement(
        "zero-result",
        findings,
        held.judged,
        held.constructed,
        held.areas,
        tuple(held.untested),
        tuple(held.outcomes),
        tuple(_exempt(projection, aims_of(projection.budget))),
    )


def _exempt(projection: Projection, aims: Aims) -> Iterator[Remark]:
    """Name the areas and services that are not meant to balance, each with the reason."""
    for key, own in projection.budget.areas.items():
        if own.earns_alone:
            earning = Message("earns-alone", area=own.name or key)
            yield Remark(area=key, year=None, message=earning)
    for area, seller in projection.sellers if aims.told else ():
        if said := aims.exempting(area.key, seller):
            name = name_of(area, seller)
            message = Message("not-to-balance", area=name, reason=said.reason or "")
            yield Remark(area=area.key, year=None, message=message)


def budget_frame(projection: Projection) -> Judgement:
    """The net cost of all areas keeps within the budget frame of each year.

    What it finds: a budget or plan year in which cost less revenue is more than the frame grants.
    What areas return of earlier results that year (`carry_over`) is left out of it: a surplus that
    is given back as planned breaks no frame; nor does what a price leaves that no step comes closer
    to the cost than. What comes from `reserves` covers a deficit, what goes to them uses a surplus.

    Why it matters: the frame is what the administration may cost its owner; for one that lives by
    its sales it is 0, so that a deficit anywhere breaks it. What is not meant to balance
    (`balance: none`) and has no revenue costs its owner all that it costs.

    How to put it right: mend the areas whose result is not zero, or have the frame decided anew.
    A plan year in which every area's revenue is set to its cost cannot break it and is not tested.
    """
    budget = projection.budget
    if budget.budget_frame is None:
        return Judgement("budget-frame")
    beyond: list[_Beyond] = []
    untested: list[Remark] = []
    judged: dict[Year | None, int] = {}
    constructed: dict[Year | None, int] = {}
    returning = [area.carry_over.returned for area in budget.areas.values() if area.carry_over]
    of_areas = Counter[Year]()
    for key in projection.transferred.keys() & budget.areas.keys():
        of_areas.update(projection.transferred[key])
    aims = aims_of(budget)
    for position, year in enumerate(projection.years):
        frame, result = budget.budget_frame.values.get(year), _result(projection, aims, position)
        held = year == budget.years.base and budget.balance == "zero"
        if frame is None or (year in budget.years.actual and not held):
            continue
        moved = moved_in(projection, ALL_AREAS, year)
        if moved == of_areas[year] and _all_set(projection, position):
            constructed[year] = 1
        elif result is None:
            message = Message("frame-untested")
            untested.append(Remark(area=None, year=year, message=message))
        else:
            judged[year] = 1
            returned = sum(row.get(year, 0) for row in returning)
            if -(result + returned - moved) > frame:
                beyond.append(_Beyond(year, frame, result, returned, moved))
    findings = tuple(_beyond(projection, beyond))
    return Judgement("budget-frame", findings, judged, constructed, untested=tuple(untested))


def _all_set(projection: Projection, position: int) -> bool:
    """Whether the revenue of every area is set to its cost in a year."""
    return all(projection.basis(area, position) is Basis.SELF_COST for area in projection.areas)


def _result(projection: Projection, aims: Aims, position: int) -> Tkr | None:
    """Give the result of all areas in a year; None where one that is to balance lacks a figure."""
    total = projection.total
    result, cost = total.result[position], total.cost[position]
    if result is not None or cost is None:
        return result
    earned = 0
    for area in projection.areas:
        if area.cost[position] is None:
            continue
        sellers = (area,) if area.revenue[position] is not None else area.services or (area,)
        for seller in sellers:
            revenue = seller.revenue[position]
            if revenue is None and aims.asks_revenue(area.key, seller):
                return None
            earned += revenue or 0
    return Tkr(earned - cost)


class _Beyond(NamedTuple):
    """A year whose net cost is beyond its frame, with what is returned and goes to reserves."""

    year: Year
    frame: Tkr
    result: Tkr
    returned: int
    moved: int


def _beyond(projection: Projection, years: list[_Beyond]) -> Iterator[Finding]:
    """Tell of the years that are beyond their frame by more than the steps of prices leave."""
    steps = left_by_prices(projection) if years else {}
    for year, frame, result, returned, moved in years:
        left, unit = min(0, steps.get(year, 0)), projection.budget.unit
        if (over := -(result + returned - moved - left) - frame) <= 0:
            continue
        told: dict[str, Value] = {"year": year, "net": -result, "frame": frame, "over": over}
        less = late.unbalanced.less_told(returned, moved, unit)
        less += [Message("steps-leave", amount=-left, unit=unit)] if left else []
        name = "returning-frame-broken" if less else "frame-broken"
        told |= {"unit": unit} | ({"returned": less} if less else {})
        yield Finding(
            rule="budget-frame",
            message=Message(name, **told),
            fix=Message("frame-broken-fix", result=left - frame - returned + moved, unit=unit),
            path=("budget_frame", "values", str(year)),
            year=year,
            amount=Tkr(-over),
        )


BALANCE_RULES: dict[str, Rule] = {
    "zero-result": zero_result,
    "budget-frame": budget_frame,
    area_frame.NAME: area_frame.area_frame,
    planned_result.NAME: planned_result.planned_result,
    "missing-revenue": missing_revenue,
}
"""The rules of the balance by their names."""
