"""What is told of results that are not zero: of each what is wrong, or what its price leaves."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from operator import attrgetter

from vssbudget.amounts import Percent, Year, percent_to
from vssbudget.checks.borne_told import of_which
from vssbudget.checks.cases import Case, priced_by, revenue_before
from vssbudget.checks.decisions import Decision
from vssbudget.checks.likely_rates import rates_first
from vssbudget.checks.mending import Mending
from vssbudget.checks.remedies import paid, remedy
from vssbudget.checks.results_held import held_to_zero, off_plan
from vssbudget.findings import BudgetPath, Finding, Severity
from vssbudget.model import Area
from vssbudget.projection import Projection
from vssbudget.projection.once import once
from vssbudget.wording import Message
from vssbudget.wording.message import Value


def unbalanced(projection: Projection) -> Iterator[Finding]:
    """Tell of results that are not zero, in the order of the years of each area and service."""
    first = first_cures(projection)
    faults = Counter(address for address, _ in first)
    for case in held_to_zero(projection).cases:
        at = (case.address, case.position)
        decision = None if at in first else nearest_decision(projection, case)
        if decision is None:
            yield _fault(projection, case, first[at], alone=faults[case.address] == 1)
        else:
            yield _left(projection, decision)


@once
def first_cures(projection: Projection) -> Mapping[tuple[str, int], Message | None]:
    """Give what is told first of each result at fault, by what it is of and its place in the years.

    All of it holds together, whichever rule holds the result. None where no file can hold it.
    """
    cases = [*held_to_zero(projection).cases, *off_plan(projection)]
    mending = Mending(projection)
    return {
        (case.address, case.position): paid(mending, case)
        for case in sorted(cases, key=attrgetter("position"))
        if nearest_decision(projection, case) is None
    }


def nearest_decision(projection: Projection, case: Case) -> Decision | None:
    """Give the decision behind a result where no step, or no such change, would come closer."""
    budget = projection.budget
    if budget.price_decimals is None and budget.step_of(case.own(projection)) is None:
        return None
    decision = Decision(projection, case, revenue_before(projection, case))
    return decision if decision.row and decision.is_nearest(decision.value) else None


def _left(projection: Projection, decision: Decision) -> Finding:
    """Tell what the nearest price, or the nearest change, leaves."""
    case, value, budget = decision.case, decision.value, projection.budget
    told: dict[str, Value] = {"area": case.name, "year": decision.year}
    told |= {"left": case.off, "unit": budget.unit}
    if decision.is_nearest_step(value):
        price = value if decision.row == "price" else decision.price(value)
        told |= {"price": price, "needed": percent_to(Percent(decision.needed_price), 6)}
        told |= {"step": decision.step, "price_unit": budget.price_name}
        message = Message("step-leaves", **told)
    else:
        wanted = percent_to(decision.wanted() or Percent(Decimal(0)), 6)
        message = Message(
            "change-leaves", **told, change=value, needed=wanted, decimals=budget.price_decimals
        )
    assert decision.row is not None
    return Finding(
        rule="zero-result",
        severity=Severity.NOTICE,
        message=message,
        path=(*case.path, *decision.row.split("."), str(decision.year)),
        area=case.area.key,
        service=None if case.seller is case.area else case.seller.key,
        year=decision.year,
        amount=case.off,
    )


def _fault(projection: Projection, case: Case, first: Message | None, alone: bool) -> Finding:
    year = projection.years[case.position]
    return Finding(
        rule="zero-result",
        message=_message(projection, case, year),
        fix=rates_first(projection, case, remedy(projection, case, first, alone)),
        path=_value_at_fault(projection.budget.areas[case.area.key], case, year),
        area=case.area.key,
        service=None if case.seller is case.area else case.seller.key,
        year=year,
        amount=case.off,
    )


def _message(projection: Projection, case: Case, year: Year) -> Message:
    unit, too_little = projection.budget.unit, case.off < 0
    told: dict[str, Value] = {
        "area": case.name,
        "year": year,
        "revenue": case.due + case.off,
        "cost": case.due + case.less,
        "borne": of_which(projection, case) if too_little else "",
        "difference": abs(case.off),
        "unit": unit,
    }
    name = "result-too-little" if too_little else "result-too-much"
    if less := less_told(case.returned, case.moved, unit):
        return Message(f"returning-{name}", **told, returned=less)
    return Message(name, **told)


def less_told(returned: int, moved: int, unit: str) -> list[Message]:
    """Say by how much less, or more, the revenue has to be than the cost, and why."""
    kinds = {
        "surplus-returned" if returned > 0 else "deficit-returned": returned,
        "into-reserves" if moved > 0 else "out-of-reserves": moved,
    }
    return [Message(kind, amount=abs(each), unit=unit) for kind, each in kinds.items() if each]


def _value_at_fault(own: Area, case: Case, year: Year) -> BudgetPath:
    """The cost that revenue has to bear; where that is calculated, what sets the revenue.

    Where services have the figures and the area returns something, what it returns.
    """
    area, seller = case.area, case.seller
    if seller is not area:
        row = priced_by(own.services[seller.key], year) or "revenue"
        return (*case.path, *row.split("."), str(year))
    if case.of_services:
        return ("areas", area.key, "carry_over", "returned", str(year))
    if year in own.cost:
        return ("areas", area.key, "cost", str(year))
    if own.agreement and year in own.agreement.amounts:
        return ("areas", area.key, "agreement", "amounts", str(year))
    row = priced_by(own, year) or "revenue"
    return ("areas", area.key, *row.split("."), str(year))
