"""What would put a broken zero result right, in figures."""

from decimal import Decimal

from vssbudget.amounts import Exact, Percent, percent_to, plain, rounded
from vssbudget.calculation.slope import moved
from vssbudget.checks.cases import Case, bills_by_cost, cost_told
from vssbudget.checks.cost_borne import cost_borne
from vssbudget.checks.decisions import MOST, Decision
from vssbudget.checks.mending import Mending
from vssbudget.projection import Projection
from vssbudget.wording import Message


def remedy(projection: Projection, case: Case, first: Message | None, alone: bool) -> Message:
    """Tell what would make a result zero but for what is returned: another price, revenue or cost.

    Args:
        projection: What the result is of.
        case: What is to be mended.
        first: What is told first, which holds together with what is told first of other years.
        alone: Whether no other year of the same area or service is at fault; else the cost, which
            is told after it, holds with these as they stand.
    """
    if bills_by_cost(projection, case):  # by another cost more or less would be billed
        return first or Message("pool-billed-unpriced-fix")
    otherwise = _cost(projection, case, alone)
    if first is None or otherwise is None:
        return first or otherwise or Message("larger-unit")
    return Message("one-or-other", first=first, otherwise=otherwise)


def _cost(projection: Projection, case: Case, alone: bool) -> Message | None:
    """Tell the cost that the revenue bears; None where no file can hold it."""
    borne, unit = cost_borne(projection, case), projection.budget.unit
    if borne is None or (borne.cost < 0 and not case.may_be_below_zero(projection)):
        return Message("recover-less")
    if abs(borne.cost) >= MOST:
        return None
    told = Message("lower-cost" if alone else "lower-cost-alone", cost=borne.cost, unit=unit)
    told = cost_told(case.own(projection), projection.years[case.position], told)
    return Message("moving-others", cost=told) if borne.moves_others else told


def paid(mending: Mending, case: Case) -> Message | None:
    """Tell what is to be decided or earned; None where no file can hold what would do it.

    What is told is added to what was told of earlier years.
    """
    decision = mending.decision(case)
    below = case.due < max(decision.other, 0)
    if abs(case.due) >= MOST or (below and not case.may_be_below_zero(mending.projection)):
        return None
    if mending.after(case) and decision.row and decision.holds(decision.value):
        return Message("once-mended")
    if decision.row is None:
        told, revenue = _revenue(mending, decision), Decimal(case.due)
    else:
        if (value := decision.cure()) is None:
            return None
        told, revenue = _decided(mending, decision, value), decision.paid(value) + decision.other
    return mending.with_later(told, case, revenue)


def _decided(mending: Mending, decision: Decision, value: Decimal) -> Message:
    """Tell the price to decide, or its change; which goes on from the years before."""
    year = decision.year
    if decision.row == "price":
        return Message("decide-unit-price", year=year, price=plain(value))
    name = "agree-anew" if decision.agreed else "decide-price"
    name = f"{name}-then" if mending.after(decision.case) else name
    return Message(name, price=Message("change-of", year=year, change=plain(value)))


def _revenue(mending: Mending, decision: Decision) -> Message:
    """Tell the revenue that bears the cost, and what that is for the price where there is one."""
    unit, due, changed = mending.projection.budget.unit, decision.case.due, _changed(decision)
    if changed is None:
        return Message("raise-revenue", cost=due, unit=unit)
    name = "raise-price-then" if mending.after(decision.case) else "raise-price"
    return Message(name, cost=due, unit=unit, price=changed, before=decision.year - 1)


def _changed(decision: Decision) -> Percent | None:
    """Give by what the price changes where the revenue bears the cost, with few decimals.

    None where nothing is known of a price: of a sum of services, or without one the year before.
    """
    case = decision.case
    wanted = decision.wanted(Decimal(case.due - decision.other))
    if wanted is None or (case.seller is case.area and case.area.services):
        return None
    for near in (percent_to(wanted, decimals) for decimals in range(1, 7)):
        revenue = Exact(moved(decision.brought, near) + decision.other)
        if -100 < near <= 1000 and rounded([revenue]) == (case.due,):
            return near
    return None
