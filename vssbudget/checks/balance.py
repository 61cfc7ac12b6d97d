"""Whether revenue bears cost: area by area, and the whole against its frame."""

from collections import Counter
from collections.abc import Callable, Iterator

from vssbudget.amounts import Tkr, Year
from vssbudget.checks.remedies import Case, remedy, returned_in
from vssbudget.findings import BudgetPath, Finding, Judgement, Remark
from vssbudget.model import Area
from vssbudget.projection import AreaProjection, Basis, Projection, Seller
from vssbudget.projection.revenue import returned_by
from vssbudget.wording import Message
from vssbudget.wording.message import Value

Rule = Callable[[Projection], Judgement]
"""One check: it has one name, and its docstring is its documentation."""


def zero_result(projection: Projection) -> Judgement:
    """Each area's, and each service's, revenue bears exactly its own cost.

    What it finds: an area whose result is not zero, in a budget year by the figures given and in a
    plan year by the price decided. Of an area with services each of them, not their sum. Where
    earlier results are returned (`carry_over`), the result has to be minus what is returned.

    Why it matters: the areas sell to the other administrations at self-cost. A surplus is taken
    from the customers, a deficit has nobody to bear it. (The rule is the administration's own and
    binds both ways; it is no rule of law.)

    How to put it right: change the price or the cost by what the finding says. In a plan year
    without a decided price, revenue is set to cost and there is nothing to test; an actual year's
    result is information.
    """
    actual = frozenset(projection.budget.years.actual)
    findings: list[Finding] = []
    untested: list[Remark] = []
    outcomes: list[Remark] = []
    judged: Counter[Year | None] = Counter()
    constructed: Counter[Year | None] = Counter()
    areas: Counter[str] = Counter()
    for area, seller, position in _cases(projection):
        year, result = projection.years[position], seller.result[position]
        if year in actual:
            if result is not None:
                name = Message("name", name=_name(area, seller))
                outcomes.append(Remark(area=area.key, year=year, message=name, amount=result))
        elif projection.basis(seller, position) is Basis.SELF_COST:
            constructed[year] += 1
        elif result is None:
            untested.append(lacking(area, seller, position, year))
        else:
            judged[year] += 1
            areas[area.key] += 1
            case = Case(area, seller, position, returned_in(projection, area, seller, year))
            if result + case.returned:
                findings.append(_unbalanced(projection, case))
    return Judgement(
        "zero-result", tuple(findings), judged, constructed, areas, tuple(untested), tuple(outcomes)
    )


def _cases(projection: Projection) -> Iterator[tuple[AreaProjection, Seller, int]]:
    """Give each area by year, or its services where its figure is their sum.

    What is returned in a budget year is returned by the area: there their sum is judged.
    """
    budget = frozenset(projection.budget.years.budget)
    for area in projection.areas:
        if not area.services:
            yield from ((area, area, position) for position in range(len(projection.years)))
            continue
        back = returned_by(projection.budget.areas[area.key])
        for position, result in enumerate(area.result):
            year = projection.years[position]
            whole = not _is_sum(area, position) or (year in budget and back.get(year))
            sellers = (area,) if whole and result is not None else area.services
            yield from ((area, seller, position) for seller in sellers)


def _is_sum(area: AreaProjection, position: int) -> bool:
    """Whether the figure of an area is the sum of its services."""
    return None not in [each.result[position] for each in area.services]


def _name(area: AreaProjection, seller: Seller) -> str:
    return area.name if seller is area else f"{area.name}, {seller.name}"


def budget_frame(projection: Projection) -> Judgement:
    """The net cost of all areas keeps within the budget frame of each year.

    What it finds: a budget or plan year in which cost less revenue is more than the frame grants.
    What areas return of earlier results that year (`carry_over`) is left out of it: a surplus that
    is given back as planned breaks no frame.

    Why it matters: the frame is what the administration may cost its owner; for one that lives by
    its sales it is 0, so that a deficit anywhere breaks it.

    How to put it right: mend the areas whose result is not zero, or have the frame decided anew.
    A plan year in which every area's revenue is set to its cost cannot break it and is not tested.
    """
    budget = projection.budget
    if budget.budget_frame is None:
        return Judgement("budget-frame")
    findings: list[Finding] = []
    untested: list[Remark] = []
    judged: dict[Year | None, int] = {}
    constructed: dict[Year | None, int] = {}
    returning = [area.carry_over.returned for area in budget.areas.values() if area.carry_over]
    for position, year in enumerate(projection.years):
        frame, result = budget.budget_frame.values.get(year), projection.total.result[position]
        if frame is None or year in budget.years.actual:
            continue
        if all(projection.basis(area, position) is Basis.SELF_COST for area in projection.areas):
            constructed[year] = 1
        elif result is None:
            message = Message("frame-untested")
            untested.append(Remark(area=None, year=year, message=message))
        else:
            judged[year] = 1
            returned = sum(row.get(year, 0) for row in returning)
            if -(result + returned) > frame:
                findings.append(_beyond(budget.unit, year, frame, result, returned))
    return Judgement("budget-frame", tuple(findings), judged, constructed, untested=tuple(untested))


def _beyond(unit: str, year: Year, frame: Tkr, result: Tkr, returned: int) -> Finding:
    over = -(result + returned) - frame
    told: dict[str, Value] = {
        "year": year,
        "net": -result,
        "frame": frame,
        "over": over,
        "unit": unit,
    }
    message = Message("frame-broken", **told)
    if returned:
        message = Message("returning-frame-broken", **told, returned=_less_returned(returned, unit))
    return Finding(
        rule="budget-frame",
        message=message,
        fix=Message("frame-broken-fix", result=-frame - returned, unit=unit),
        path=("budget_frame", "values", str(year)),
        year=year,
        amount=Tkr(-over),
    )


def lacking(area: AreaProjection, seller: Seller, position: int, year: Year) -> Remark:
    """Say what a result would need that is not there."""
    lacks = tuple(
        Message(f"no-{word}")
        for word, row in (("cost", seller.cost), ("revenue", seller.revenue))
        if row[position] is None
    )
    message = Message("result-untested", area=_name(area, seller), lacks=lacks)
    return Remark(area=area.key, year=year, message=message)


def _unbalanced(projection: Projection, case: Case) -> Finding:
    area, seller, position, returned = case
    cost, revenue = seller.cost[position], seller.revenue[position]
    assert cost is not None
    assert revenue is not None
    year, off, unit = projection.years[position], revenue - cost + returned, projection.budget.unit
    told: dict[str, Value] = {
        "area": _name(area, seller),
        "year": year,
        "revenue": revenue,
        "cost": cost,
        "difference": abs(off),
        "unit": unit,
    }
    name = "result-too-little" if off < 0 else "result-too-much"
    message = Message(name, **told)
    if returned:
        message = Message(f"returning-{name}", **told, returned=_less_returned(returned, unit))
    path = _value_at_fault(projection.budget.areas[area.key], case, year)
    return Finding(
        rule="zero-result",
        message=message,
        fix=remedy(projection, case, decides=path[-2]),
        path=path,
        area=area.key,
        service=None if seller is area else seller.key,
        year=year,
        amount=Tkr(off),
    )


def _less_returned(returned: int, unit: str) -> Message:
    """Say by how much less, or more, the revenue has to be than the cost, and why."""
    kind = "surplus" if returned > 0 else "deficit"
    return Message(f"{kind}-returned", amount=abs(returned), unit=unit)


def _value_at_fault(own: Area, case: Case, year: Year) -> BudgetPath:
    """The cost that revenue has to bear; where that is calculated, what sets the revenue.

    Where services have the figures and the area returns something, what it returns.
    """
    area, seller = case.area, case.seller
    if seller is not area:
        service = own.services[seller.key]
        row = next(
            key for key in ("price_change", "price", "revenue") if year in getattr(service, key)
        )
        return ("areas", area.key, "services", seller.key, row, str(year))
    if area.services and _is_sum(area, case.position):
        return ("areas", area.key, "carry_over", "returned", str(year))
    if year in own.cost:
        return ("areas", area.key, "cost", str(year))
    if own.agreement and year in own.agreement.amounts:
        return ("areas", area.key, "agreement", "amounts", str(year))
    row = "price_change" if year in own.price_change else "revenue"
    return ("areas", area.key, row, str(year))


BALANCE_RULES: dict[str, Rule] = {"zero-result": zero_result, "budget-frame": budget_frame}
"""The rules of the balance by their names."""
