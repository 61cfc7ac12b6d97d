"""Whether investments keep within their frame, and a line near its normal level."""

from math import ceil, floor

from vssbudget.amounts import Tkr, Year
from vssbudget.findings import Finding, Judgement, Severity
from vssbudget.model import Line
from vssbudget.projection import Projection
from vssbudget.wording import Message


def investment_frame(projection: Projection) -> Judgement:
    """The investments of each year keep within their frame.

    What it finds: a budget or plan year in which the investment lines add up to more than the
    frame.

    Why it matters: the frame is what the council has granted; who invests more needs a new
    decision.

    How to put it right: move an investment to another year, or have the frame decided anew. Where
    more is granted than the frame shows, record the difference under `accepted` with the decision.
    """
    plan, years = projection.investments, projection.budget.years
    if plan is None:
        return Judgement("investment-frame")
    judged: dict[Year | None, int] = {}
    findings: list[Finding] = []
    for year, total, frame in zip(projection.years, plan.total, plan.frame, strict=True):
        if year in years.actual or total is None or frame is None:
            continue
        judged[year] = 1
        if total > frame:
            findings.append(_beyond_frame(projection.budget.unit, year, total, frame))
    return Judgement("investment-frame", tuple(findings), judged)


def _beyond_frame(unit: str, year: Year, total: Tkr, frame: Tkr) -> Finding:
    over = total - frame
    return Finding(
        rule="investment-frame",
        message=Message(
            "investments-beyond-frame", year=year, total=total, frame=frame, over=over, unit=unit
        ),
        fix=Message("investments-beyond-frame-fix", over=over, unit=unit),
        path=("investments", "frame", "values", str(year)),
        year=year,
        amount=Tkr(-over),
    )


def investment_level(projection: Projection) -> Judgement:
    """An investment line keeps to its normal level, within its band.

    What it finds: a budget or plan year in which a line that states a `level` is further from it
    than its `band` in percent.

    Why it matters: what a line normally takes is what its depreciation, and so the price, is
    planned on; a year far from it is either a slip or needs a reason.

    How to put it right: correct the figure, or record the difference under `accepted` with the
    reason.
    """
    plan, actual = projection.budget.investments, frozenset(projection.budget.years.actual)
    judged: dict[Year | None, int] = {}
    findings: list[Finding] = []
    for key, line in plan.lines.items() if plan else ():
        if line.level is None:
            continue
        low, high = _bounds(line, line.level)
        for year, amount in line.invested.items():
            if year in actual:
                continue
            judged[year] = judged.get(year, 0) + 1
            if not low <= amount <= high:
                findings.append(_off_level(projection, key, line, year, amount, (low, high)))
    return Judgement("investment-level", tuple(findings), judged)


def _bounds(line: Line, level: Tkr) -> tuple[Tkr, Tkr]:
    """Give the least and the most whole amount that lies within the band."""
    low, high = sorted(level * (100 + sign * line.band) / 100 for sign in (-1, 1))
    return Tkr(ceil(low)), Tkr(floor(high))


def _off_level(
    projection: Projection, key: str, line: Line, year: Year, amount: Tkr, bounds: tuple[Tkr, Tkr]
) -> Finding:
    low, high = bounds
    bound = high if amount > high else low
    where = ("level",) if line.components else ("values", str(year))
    return Finding(
        rule="investment-level",
        message=Message(
            "investment-off-level",
            line=line.name or key,
            year=year,
            amount=amount,
            level=line.level,
            band=line.band,
            bound=bound,
            off=abs(bound - amount),
            direction=Message("too-much" if amount > high else "too-little"),
            unit=projection.budget.unit,
        ),
        fix=Message("investment-off-level-fix", low=low, high=high, unit=projection.budget.unit),
        severity=Severity.WARNING,
        path=("investments", "lines", key, *where),
        year=year,
        amount=Tkr(bound - amount),
    )
