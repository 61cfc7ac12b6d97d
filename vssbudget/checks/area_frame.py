"""Whether the net cost of each area keeps within the frame of that area."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from vssbudget import late
from vssbudget.amounts import Tkr, Year
from vssbudget.checks.cases import lacking
from vssbudget.findings import BudgetPath, Finding, Judgement, Remark
from vssbudget.model import Area, Budget, Frame
from vssbudget.projection import AreaProjection, Projection, Seller
from vssbudget.projection.written import of_seller
from vssbudget.wording import Message

NAME = "area-frame"


class _Net(NamedTuple):
    """What an area costs net of its revenue in a year, its frame, and what it leaves of that."""

    area: AreaProjection
    frame: Frame
    position: int
    year: Year
    granted: int
    net: int | None

    @property
    def over(self) -> int:
        """By how much it is beyond the frame."""
        return (self.net or 0) - self.granted


def area_frame(projection: Projection) -> Judgement:
    """The net cost of each area that has a frame keeps within that.

    What it finds: an area with a `frame` whose cost less its revenue is more than that in a budget
    year or a plan year. What an area leaves of its frame is no fault.

    Why it matters: an area that lives by a grant and not by its sales has no result to be zero. The
    frame is what it may cost its owner; that all areas together keep within the budget frame says
    nothing of one of them.

    How to put it right: bring the cost to what the finding says, or have the frame decided anew. An
    actual year's net cost is information, unless it is the base year and the file says
    `balance: zero`. A year without a cost, or without the revenue that the area has in others, is
    not tested.
    """
    findings: list[Finding] = []
    untested: list[Remark] = []
    judged: Counter[Year | None] = Counter()
    areas: Counter[str] = Counter()
    for each in _framed(projection):
        if each.net is None:
            untested += _untested(projection.budget, each)
            continue
        judged[each.year] += 1
        areas[each.area.key] += 1
        if each.over > 0:
            findings.append(_beyond(projection.budget, each))
    return Judgement(NAME, tuple(findings), judged, areas=areas, untested=tuple(untested))


def has_frames(budget: Budget) -> bool:
    """Whether any area has a frame."""
    return any(area.frame for area in budget.areas.values())


def _framed(projection: Projection) -> Iterator[_Net]:
    """Give each area with a frame in the years in which it is held against that."""
    budget, years = projection.budget, projection.budget.years
    for area in projection.areas:
        if (own := budget.areas[area.key].frame) is None:
            continue
        frame, net = (
            _figures(projection, f"{of_seller(area.key)}.{each}") for each in ("frame", "net_cost")
        )
        for position, year in enumerate(projection.years):
            outcome = year in years.actual
            held = not outcome or (year == years.base and budget.balance == "zero")
            if held and (granted := frame.get(year)) is not None:
                yield _Net(area, own, position, year, granted, net.get(year))


def _untested(budget: Budget, each: _Net) -> list[Remark]:
    """Say of an area, or of those of its services that earn, what a net cost would need."""
    area, at, earning = each.area, each.position, frozenset(budget.areas[each.area.key].earning)
    sellers: list[Seller] = [one for one in area.services if one.key in earning]
    lacks = [one for one in sellers if one.result[at] is None] or [area]
    return [lacking(area, one, at, each.year) for one in lacks]


def _figures(projection: Projection, address: str) -> dict[Year, int]:
    row = late.addresses.row_at(projection, address)
    assert row is not None
    return {year: int(each) for year, each in row.figures.items() if each is not None}


def _beyond(budget: Budget, each: _Net) -> Finding:
    return Finding(
        rule=NAME,
        message=Message(
            "area-beyond-frame",
            area=each.area.name,
            year=each.year,
            net=each.net,
            frame=each.granted,
            over=each.over,
            unit=budget.unit,
        ),
        fix=Message("one-or-other", first=_less(budget, each), otherwise=_more(budget, each)),
        path=_place(budget.areas[each.area.key], each),
        area=each.area.key,
        year=each.year,
        amount=Tkr(-each.over),
    )


def _less(budget: Budget, each: _Net) -> Message:
    """Tell the cost that is within the frame, or the revenue where no cost is."""
    cost, revenue = each.area.cost[each.position] or 0, each.area.revenue[each.position] or 0
    if cost < each.over:
        return Message("raise-revenue", cost=revenue + each.over, unit=budget.unit)
    return Message("lower-cost", cost=cost - each.over, unit=budget.unit)


def _more(budget: Budget, each: _Net) -> Message:
    """Tell the frame that the net cost is within, or by what change it comes there."""
    if each.year in each.frame.values:
        net = budget.unit.written(Tkr(each.net or 0))
        return Message("frame-anew", year=each.year, net=net)
    return Message("frame-changed", year=each.year, over=budget.unit.written(Tkr(each.over)))


def _place(own: Area, each: _Net) -> BudgetPath:
    """Give the path of the cost of the year; where that is calculated, of the frame."""
    of = ("cost",) if each.year in own.cost else ("frame", "values")
    return ("areas", each.area.key, *of, str(each.year))
