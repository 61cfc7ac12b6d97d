"""Whether the net cost of each area keeps within the frame of that area."""

from collections import Counter
from collections.abc import Iterator
from decimal import localcontext
from typing import NamedTuple

from vssbudget import late
from vssbudget.amounts import EXACT, ZERO, Exact, Tkr, Year, rounded
from vssbudget.calculation.readings import Numbers
from vssbudget.checks.cases import cost_told, lacking
from vssbudget.findings import BudgetPath, Finding, Judgement, Remark
from vssbudget.formulas.sellers import Sellers
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import Area, Budget, Frame, changed
from vssbudget.projection import AreaProjection, Projection, Seller
from vssbudget.projection.values import BEARS_NOTHING
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
    not tested. Of several years what is told first of each holds together with that of the others.
    """
    beyond: dict[str, list[_Net]] = {}
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
            beyond.setdefault(each.area.key, []).append(each)
    findings = tuple(finding for those in beyond.values() for finding in _beyond(projection, those))
    return Judgement(NAME, findings, judged, areas=areas, untested=tuple(untested))


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


def _beyond(projection: Projection, those: list[_Net]) -> Iterator[Finding]:
    """Tell of the years in which an area is beyond its frame, each as it is once mended before."""
    budget, mended = projection.budget, _Mended(projection, those[0].area)
    for each in those:
        yield Finding(
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
            fix=Message("one-or-other", first=mended.less(each), otherwise=_more(budget, each)),
            path=_place(budget.areas[each.area.key], each),
            area=each.area.key,
            year=each.year,
            amount=Tkr(-each.over),
        )


class _Mended:
    """What an area costs and earns once what was told of earlier years is written.

    Of one with services that is not known: it is written in one of them.
    """

    def __init__(self, projection: Projection, area: AreaProjection) -> None:
        self.projection, self.area = projection, area
        self.stands = self.own = projection.budget.areas[area.key]

    def less(self, each: _Net) -> Message:
        """Tell the cost that is within the frame, or the revenue where no cost is."""
        (cost, revenue), unit = self._figures(each.position), self.projection.budget.unit
        over = cost - revenue - each.granted
        if over <= 0:
            return Message("once-mended")
        key, amount = ("cost", cost - over) if cost >= over else ("revenue", revenue + over)
        if not self.own.services:
            self.own = changed(self.own, (key, each.year), Tkr(amount))
        if key == "revenue":
            return Message("raise-revenue", cost=amount, unit=unit)
        return cost_told(self.stands, each.year, Message("lower-cost", cost=amount, unit=unit))

    def _figures(self, position: int) -> tuple[int, int]:
        """Give the cost and the revenue of a year."""
        carried = position - self.projection.past
        if self.own is self.stands or carried < 0:
            return self.area.cost[position] or 0, self.area.revenue[position] or 0
        budget, key = self.projection.budget, self.area.key
        budget = changed(budget, ("areas",), {**budget.areas, key: self.own})
        formulas = Sellers(Sheet(Numbers(), budget, self.projection.rates_told))
        with localcontext(EXACT):
            sold = formulas.area(key, self.projection.borne.get(key, BEARS_NOTHING))
        cost, revenue = rounded(
            [Exact(row[carried + 1] or ZERO) for row in (sold.cost, sold.revenue)]
        )
        return cost, revenue


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
