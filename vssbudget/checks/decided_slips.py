"""What was decided and cannot be meant: prices, useful lives, the internal rate."""

from collections.abc import Iterator
from decimal import Decimal

from vssbudget.amounts import Percent, Year, percent_to, plain
from vssbudget.checks.rate_slips import HIGHEST, is_small
from vssbudget.checks.slip import Slip, name_at
from vssbudget.findings import BudgetPath
from vssbudget.model import Area, Budget, Service
from vssbudget.projection import Projection, Seller
from vssbudget.wording import Message
from vssbudget.wording.message import Value

_WIDEST = Percent(Decimal(25))
_LONG = 40
_LONG_ALONE = 60
_MONTHS = 12
_TIMES = 4


def decided_slips(projection: Projection) -> Iterator[Slip]:
    """Find decided price changes, prices, lives and internal rates that cannot be meant."""
    for area in projection.areas:
        own, path = projection.budget.areas[area.key], ("areas", area.key)
        if own.price_changes:
            yield from _changes(projection, path, own, area)
        for service in area.services:
            within = (*path, "services", service.key)
            yield from _of_service(projection, within, own.services[service.key], service)
    yield from _interest(projection.budget)
    yield from _lives(projection.budget)


def _changes(
    projection: Projection, path: BudgetPath, own: Area | Service, seller: Seller
) -> Iterator[Slip]:
    for kind, row in (("decided", own.price_change), ("agreed", own.agreed_price)):
        within = (*path, "agreement") if kind == "agreed" else path
        for year, change in row.items():
            if abs(change) > _WIDEST:
                where = (*within, "price_change", str(year))
                of = name_at(projection.budget, path)
                slip = _wide(of, where, year, change, Decimal(change), kind)
                yield _without_point(projection, slip, change, seller) or slip


def _without_point(
    projection: Projection, slip: Slip, change: Percent, seller: Seller
) -> Slip | None:
    """Tell of a price change that bears the cost once it has the point that it lacks."""
    position = projection.years.index(Year(slip.year or 0))
    cost, revenue = seller.cost[position], seller.revenue[position]
    if position < projection.past or not cost or not revenue:
        return None
    needed = Percent((change + 100) * cost / revenue - 100)
    likely = (Percent(change.scaleb(-power)) for power in (1, 2, 3))
    meant = next((each for each in likely if 10 * abs(each - needed) <= abs(needed)), None)
    if meant is None:
        return None
    told = {name: slip.message.values[name] for name in ("of", "year", "how", "change")}
    return slip._replace(
        message=Message("implausible-price-point", **told, needed=percent_to(needed, 2)),
        instead=Message("write-entry", key=slip.year, value=plain(meant)),
        off=Percent(change - meant),
        meant=((slip.path, meant),),
    )


def _wide(
    of: str, where: BudgetPath, year: Year, change: Percent, figure: Decimal, how: str
) -> Slip:
    limit = _WIDEST if change > 0 else -_WIDEST
    return Slip(
        path=where,
        figure=figure,
        high=change > 0,
        message=Message(
            "implausible-price-change",
            of=of,
            year=year,
            how=Message(f"is-{how}"),
            change=change,
            limit=limit,
        ),
        instead=Message("correct-figure"),
        year=year,
        off=Percent(change - limit),
    )


def _of_service(
    projection: Projection, path: BudgetPath, own: Service, seller: Seller
) -> Iterator[Slip]:
    budget = projection.budget
    yield from _changes(projection, path, own, seller)
    for year, price in own.price.items():
        planned = projection.years.index(year) - projection.past
        change = seller.price_change[planned] if planned >= 0 else None
        if change is not None and abs(change) > _WIDEST:
            where = (*path, "price", str(year))
            of, told = name_at(budget, path), percent_to(change, 2)
            yield _wide(of, where, year, told, price, "decided")


def _interest(budget: Budget) -> Iterator[Slip]:
    rates = budget.investments.interest if budget.investments else {}
    where, by_year = ("investments", "interest"), len(rates) > 1
    for year, rate in rates.items():
        path = (*where, str(year)) if by_year else where
        told: dict[str, Value] = {"year": year, "rate": rate}
        if rate > HIGHEST:
            message = Message("implausible-interest-high", **told, limit=HIGHEST)
            instead, off = Message("correct-figure"), Percent(rate - HIGHEST)
        elif rate < 0:
            message = Message("implausible-interest-negative", **told)
            instead, off = Message("write", what=plain(-rate)), rate
        elif rate and is_small(rate):
            meant = Percent(rate * 100)
            message = Message("implausible-interest-fraction", **told, meant=meant)
            instead, off = Message("write", what=plain(meant)), Percent(rate - meant)
        else:
            continue
        yield Slip(path, rate, rate > HIGHEST, message, instead, year, off=off)


def _lives(budget: Budget) -> Iterator[Slip]:
    """Find a useful life that is most likely told in months."""
    lines = budget.investments.lines if budget.investments else {}
    parts = {(key, *at): each for key, line in lines.items() for at, each in line.parts.items()}
    told = sorted(each.life for each in parts.values() if each.life)
    left = max((years for each in parts.values() for years in each.opening), default=0)
    for place, part in parts.items():
        if (life := part.life) is None or life % _MONTHS or life <= _LONG:
            continue
        others = told[-2:-1] if life == told[-1] else told[-1:]
        longest = max([left, *others])
        if life < _TIMES * longest or (not longest and life <= _LONG_ALONE):
            continue
        years, where = life // _MONTHS, ("investments", "lines", *place)
        path = (*where, "life")
        yield Slip(
            path=path,
            figure=Decimal(life),
            high=True,
            message=Message("implausible-life", of=name_at(budget, where), life=life, years=years),
            instead=Message("write", what=str(years)),
            off=Decimal(life - years),
            meant=((path, Decimal(years)),),
        )
