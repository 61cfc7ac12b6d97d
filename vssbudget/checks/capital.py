"""Whether capital cost keeps within its frame, and within the cost that it is a part of."""

from math import ceil

from vssbudget.amounts import Tkr, Year
from vssbudget.findings import Finding, Judgement
from vssbudget.projection import Projection
from vssbudget.projection.capital import CapitalPlan, capital_plan
from vssbudget.wording import Message


def capital_frame(projection: Projection) -> Judgement:
    """The capital cost of each year keeps within its frame, and within the cost of its area.

    What it finds: a year from the base year on in which depreciation and interest together are
    more than the `capital_frame` of the investments; and an area whose capital cost in the base
    year is more than the whole of its cost.

    Why it matters: an investment is decided once, and then costs every year of its useful life.
    The frame of a later year may be used up before that year is decided on, and prices rise by
    what goes beyond it.

    How to put it right: postpone or reduce an investment, write it off over the life that it
    really has, or have the frame decided anew. Where an area costs less than its assets, correct
    the cost, or the line that is `used_by` it.
    """
    plan = capital_plan(projection.budget)
    judged: dict[Year | None, int] = {}
    findings: list[Finding] = []
    invested = projection.budget.investments
    frame = invested.capital_frame if invested else None
    if plan.lines and frame is not None:
        for year, cost in zip(plan.years, plan.total.cost, strict=True):
            if (granted := frame.values.get(year)) is not None:
                judged[year] = 1
                if cost > granted:
                    findings.append(_beyond_frame(projection.budget.unit, year, cost, granted))
    base = plan.years[0]
    for area, borne in projection.borne.items():
        own = projection.budget.areas.get(area)
        if "capital" in borne and own and not own.earns_alone:
            judged[base] = judged.get(base, 0) + 1
            findings += _beyond_cost(projection, plan, area)
    return Judgement("capital-frame", tuple(findings), judged)


def _beyond_frame(unit: str, year: Year, cost: Tkr, frame: Tkr) -> Finding:
    over = Tkr(cost - frame)
    return Finding(
        rule="capital-frame",
        message=Message(
            "capital-beyond-frame", year=year, cost=cost, frame=frame, over=over, unit=unit
        ),
        fix=Message("capital-beyond-frame-fix", over=over, unit=unit),
        path=("investments", "capital_frame", "values", str(year)),
        year=year,
        amount=Tkr(-over),
    )


def _beyond_cost(projection: Projection, plan: CapitalPlan, key: str) -> list[Finding]:
    """Find that an area costs less in the base year than what it uses, rounded up."""
    base, area = plan.years[0], projection.budget.areas[key]
    cost, capital = area.cost[base], Tkr(ceil(projection.borne[key]["capital"][0] or 0))
    if capital <= cost:
        return []
    over, unit = Tkr(capital - cost), projection.budget.unit
    return [
        Finding(
            rule="capital-frame",
            message=Message(
                "capital-beyond-cost",
                area=area.name or key,
                year=base,
                cost=cost,
                capital=capital,
                over=over,
                unit=unit,
            ),
            fix=Message("capital-beyond-cost-fix", capital=capital, unit=unit),
            path=("areas", key, "cost", str(base)),
            area=key,
            year=base,
            amount=Tkr(-over),
        )
    ]
