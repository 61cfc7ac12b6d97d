"""Whether revenue bears cost: area by area, and the whole against its frame."""

from collections import Counter

from vssbudget.amounts import Tkr, Year, figure, plain
from vssbudget.checks.remedies import zero_price_change
from vssbudget.findings import BudgetPath, Finding, Judgement, Remark
from vssbudget.model import Area
from vssbudget.projection import AreaProjection, Basis, Projection


def zero_result(projection: Projection) -> Judgement:
    """Each area's revenue bears exactly its own cost.

    What it finds: an area whose result is not zero, in a budget year by the figures given and in a
    plan year by the price decided.

    Why it matters: the areas sell to the other administrations at self-cost. A surplus is taken
    from the customers, a deficit has nobody to bear it. (The rule is the administration's own and
    binds both ways; it is no rule of law.)

    How to put it right: change the price or the cost by what the finding says. In a plan year
    without a decided price, revenue is set to cost and there is nothing to test; an actual year's
    result is information.
    """
    years = projection.budget.years
    findings: list[Finding] = []
    untested: list[Remark] = []
    outcomes: list[Remark] = []
    judged: Counter[Year] = Counter()
    constructed: Counter[Year] = Counter()
    for area in projection.areas:
        for position, year in enumerate(projection.years):
            result = area.result[position]
            if year in years.actual:
                if result is not None:
                    outcomes.append(
                        Remark(area=area.key, year=year, message=area.name, amount=result)
                    )
            elif projection.basis(area, position) is Basis.SELF_COST:
                constructed[year] += 1
            elif result is None:
                untested.append(_lacking(area, position, year))
            else:
                judged[year] += 1
                if result:
                    findings.append(_unbalanced(projection, area, position, result))
    return Judgement(
        "zero-result", tuple(findings), judged, constructed, tuple(untested), tuple(outcomes)
    )


def budget_frame(projection: Projection) -> Judgement:
    """The net cost of all areas keeps within the budget frame of each year.

    What it finds: a budget or plan year in which cost less revenue is more than the frame grants.

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
    judged: dict[Year, int] = {}
    constructed: dict[Year, int] = {}
    for position, year in enumerate(projection.years):
        frame, result = budget.budget_frame.values.get(year), projection.total.result[position]
        if frame is None or year in budget.years.actual:
            continue
        if all(projection.basis(area, position) is Basis.SELF_COST for area in projection.areas):
            constructed[year] = 1
        elif result is None:
            message = "not every area has both a cost and a revenue"
            untested.append(Remark(area=None, year=year, message=message))
        else:
            judged[year] = 1
            if -result > frame:
                findings.append(_beyond(budget.unit, year, frame, result))
    return Judgement("budget-frame", tuple(findings), judged, constructed, tuple(untested))


def _beyond(unit: str, year: Year, frame: Tkr, result: Tkr) -> Finding:
    over = -result - frame
    return Finding(
        rule="budget-frame",
        message=(
            f"{year}: the net cost of all areas is {figure(-result)} {unit}, "
            f"the frame {figure(frame)} {unit}: {figure(over)} {unit} too much"
        ),
        fix=f"bring the areas' results to {figure(-frame)} {unit} in all",
        path=("budget_frame", "values", str(year)),
        year=year,
        amount=Tkr(-over),
    )


def _lacking(area: AreaProjection, position: int, year: Year) -> Remark:
    lacks = [
        word
        for word, row in (("cost", area.cost), ("revenue", area.revenue))
        if row[position] is None
    ]
    return Remark(area=area.key, year=year, message=f"{area.name}: no {' and no '.join(lacks)}")


def _unbalanced(
    projection: Projection, area: AreaProjection, position: int, result: Tkr
) -> Finding:
    unit, year = projection.budget.unit, projection.years[position]
    cost, revenue = area.cost[position], area.revenue[position]
    assert cost is not None
    assert revenue is not None
    direction = "too little" if result < 0 else "too much"
    return Finding(
        rule="zero-result",
        message=(
            f"{area.name} {year}: revenue {figure(revenue)} {unit}, cost {figure(cost)} {unit}: "
            f"{figure(abs(result))} {unit} {direction}"
        ),
        fix=_remedy(projection, area, position),
        path=_value_at_fault(projection.budget.areas[area.key], area.key, year),
        area=area.key,
        year=year,
        amount=result,
    )


def _value_at_fault(area: Area, key: str, year: Year) -> BudgetPath:
    """The cost that revenue has to bear; where that is calculated, what sets the revenue."""
    if year in area.cost:
        return ("areas", key, "cost", str(year))
    row = "price_change" if year in area.price_change else "revenue"
    return ("areas", key, row, str(year))


def _remedy(projection: Projection, area: AreaProjection, position: int) -> str:
    unit, year = projection.budget.unit, projection.years[position]
    cost, revenue = area.cost[position], area.revenue[position]
    assert cost is not None
    assert revenue is not None
    price = zero_price_change(projection, area, position)
    if projection.basis(area, position) is Basis.DECIDED:
        raised = f"write price_change {year}: {plain(price)}, or " if price is not None else ""
    else:
        told = f" (a price change of {plain(price)} % on {year - 1})" if price is not None else ""
        raised = f"bring the revenue to {figure(cost)} {unit}{told}, or "
    return f"{raised}bring the cost to {figure(revenue)} {unit}"
