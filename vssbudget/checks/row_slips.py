"""Amounts and volumes that cannot be meant, recognised by the figures of the years around them."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import NO_UNIT, Percent, Tkr, Year, change, percent_to, span
from vssbudget.checks.slip import Slip, name_at
from vssbudget.findings import BudgetPath
from vssbudget.model import Area, Assumption, Budget, Depreciated
from vssbudget.projection import AreaProjection, Projection
from vssbudget.wording import Message
from vssbudget.wording.message import Value

Figure = Tkr | Decimal
Figures = Mapping[Year, Figure]

_LEAST = 10
_FARTHEST = 3
_LEAST_INVESTED = 100
_BOOKED = (400, 40_000)
"""How many times what is invested in a year a book value is that is told in a smaller unit."""


def digits(row: Figures, least: int = 0, loose: int = 0) -> dict[Year, tuple[int, Year]]:
    """Find figures that are off those around them by a factor near 10, 100 or 1 000.

    Near is within a quarter, and where a row is loose within two and a half times of 1 000. At the
    end of a row the two nearest figures have to agree; of two figures alone it is the later one.

    Args:
        row: Figures by year; those of 0 and below tell nothing.
        least: What both figures have to be at the least.
        loose: From what figure on a row is one that goes up and down, such as investments; 0 for
            one that does not.

    Returns:
        By year the power of ten, -1 for a digit too few, and a year beside it.
    """
    years = [year for year in sorted(row) if row[year] > 0 and row[year] >= least]
    found: dict[Year, tuple[int, Year]] = {}
    figures = [row[year] for year in years]
    if not figures or max(figures) < 8 * min(figures):
        return found
    for position, year in enumerate(years):
        beside = _beside(years, position)
        powers = {_power(row[year], row[near], loose) for near in beside}
        if len(powers) == 1 and (power := powers.pop()):
            found[year] = power, beside[0]
    return found


def _beside(years: list[Year], position: int) -> list[Year]:
    """Give the years around a position; at an end the two nearest."""
    if len(years) < 3:
        return years[:position]
    if position == 0:
        return years[1:3]
    if position == len(years) - 1:
        return years[-2:-4:-1]
    return [years[position - 1], years[position + 1]]


def _power(figure: Figure, near: Figure, loose: int = 0) -> int:
    """Say how many powers of ten a figure is off another one; 0 where it is near none."""
    sign, small, large = (1, near, figure) if figure > near else (-1, figure, near)
    for power in range(1, _FARTHEST + 1):
        scaled = small * 10**power
        if 4 * scaled <= 5 * large and 4 * large <= 5 * scaled:
            return sign * power
    scaled = small * 10**_FARTHEST
    if 0 < loose <= small and 2 * scaled <= 5 * large and 2 * large <= 5 * scaled:
        return sign * _FARTHEST
    return 0


def jumps(row: Figures, before: Mapping[Year, Figure | None]) -> dict[Year, Figure]:
    """Find figures more than 40 % above or 30 % below the year before, and give that one's.

    Args:
        row: The figures that are judged, by year.
        before: The figures of the row as far as they are known.
    """
    found = {}
    for year, figure in row.items():
        last = before.get(Year(year - 1))
        if last and last > 0 and not 7 * last <= 10 * figure <= 14 * last:
            found[year] = last
    return found


def is_level(row: Figures) -> bool:
    """Whether nothing in a row can be a jump: most rows need no second look."""
    if len(row) < 2:
        return True
    values = row.values()
    return 7 * min(values) >= 5 * max(values)


class _Row(NamedTuple):
    """A row that is looked at: where it stands, what it holds, and what of it is known."""

    path: BudgetPath
    figures: Figures
    before: Mapping[Year, Figure | None]
    marks: tuple[Assumption, ...]


class _Totals(NamedTuple):
    """The sums of a measure by year, of which a row has to be a hundredth to be worth a word."""

    cost: Mapping[Year, int]
    revenue: Mapping[Year, int]


def row_slips(projection: Projection) -> Iterator[Slip]:
    """Find the figures of areas, services, volumes and investments that cannot be meant."""
    budget = projection.budget
    totals: list[_Totals] = []
    base = budget.years.base
    for area in projection.areas:
        own = budget.areas[area.key]
        planned = bool(own.cost) and max(own.cost) > base
        planned = planned or (bool(own.revenue) and max(own.revenue) > base)
        level = not planned and is_level(own.cost) and is_level(own.revenue)
        level = level and 500 * own.cost.get(base, Tkr(1)) > own.revenue.get(base, 0)
        if not level or own.services:
            totals = totals or [_totals(projection)]
            yield from _of_area(projection, area, totals[0])
    yield from _others(budget)


def _totals(projection: Projection) -> _Totals:
    """Add up what there is of each year, where rows are missing too."""
    sums: list[dict[Year, int]] = []
    for measure in ("cost", "revenue"):
        whole = getattr(projection.total, measure)
        by_year: dict[Year, int] = {}
        for position, year in enumerate(projection.years):
            rows = (getattr(area, measure)[position] or 0 for area in projection.areas)
            total = whole[position]
            by_year[year] = sum(rows) if total is None else total
        sums.append(by_year)
    return _Totals(*sums)


def _of_area(projection: Projection, area: AreaProjection, totals: _Totals) -> Iterator[Slip]:
    budget, own, path = projection.budget, projection.budget.areas[area.key], ("areas", area.key)
    cost = _Row(path, own.cost, _known(projection, area, "cost", own), own.assumptions)
    earned = _Row(path, own.revenue, _known(projection, area, "revenue", own), own.assumptions)
    yield from _pair(budget, cost, earned, totals)
    for key, service in own.services.items():
        within = (*path, "services", key)
        for name, part in service.parts.items():
            if not is_level(part.cost):
                row = _Row((*within, "parts", name), part.cost, part.cost, part.assumptions)
                yield from _pair(budget, row, None, totals)
        if not is_level(service.revenue):
            row = _Row(within, service.revenue, service.revenue, service.assumptions)
            yield from _pair(budget, None, row, totals)
        yield from _digits_of(budget, (*within, "price"), "price", service.price)


def _known(
    projection: Projection, area: AreaProjection, measure: str, own: Area
) -> dict[Year, Figure | None]:
    """Give a row as calculated; a year with a one-off tells nothing of the next."""
    known = dict(zip(projection.years, getattr(area, measure), strict=True))
    return {year: each for year, each in known.items() if year not in own.one_off}


def _pair(
    budget: Budget, cost: _Row | None, revenue: _Row | None, totals: _Totals
) -> Iterator[Slip]:
    """Look at a cost and its revenue; what happens to both is told of the cost."""
    off = digits(cost.figures, _LEAST) if cost else {}
    earned_off = digits(revenue.figures, _LEAST) if revenue else {}
    told: set[Year | None] = set()
    if cost and revenue:
        yield from _short_cost(budget, cost, revenue, off)
    if cost:
        for year, (power, near) in off.items():
            both = power == earned_off.get(year, (0, year))[0]
            also = revenue.figures.get(year) if revenue and both else None
            borne = _other_side(budget, revenue, year)
            path = (*cost.path, "cost", str(year))
            yield _digit_slip(budget, path, "cost", cost.figures, (power, near), also, borne)
        for slip in _jump_slips(budget, cost, "cost", totals.cost, off):
            told.add(slip.year)
            yield slip
    if revenue:
        for year, each in earned_off.items():
            if off.get(year, (0, year))[0] != each[0]:
                path = (*revenue.path, "revenue", str(year))
                borne = _other_side(budget, cost, year)
                yield _digit_slip(budget, path, "revenue", revenue.figures, each, None, borne)
        for slip in _jump_slips(budget, revenue, "revenue", totals.revenue, earned_off):
            if slip.year not in told:
                yield slip


def _other_side(budget: Budget, row: _Row | None, year: Year) -> Figure | None:
    """Give the figure that a decided one has to be equal to; outcomes need not balance."""
    return row.figures.get(year) if row and year not in budget.years.actual else None


def _short_cost(budget: Budget, cost: _Row, revenue: _Row, off: Collection[Year]) -> Iterator[Slip]:
    """Find costs that are a thousandth of the revenue of their year, which no cost is."""
    short = {
        year: earned
        for year, earned in revenue.figures.items()
        if year not in off
        and (figure := cost.figures.get(year, 0)) >= _LEAST
        and 2 * abs(earned - figure * 10**_FARTHEST) <= 10**_FARTHEST
    }
    if not short:
        return
    year, *others = short
    path = (*cost.path, "cost")
    instead = Message("more-digits", count=_FARTHEST)
    if not others and year not in budget.years.actual:
        instead = Message("write-entry", key=year, value=budget.unit.written(short[year]))
    yield Slip(
        path=(*path, str(year)),
        figure=budget.unit.shown(min(cost.figures[each] for each in short)),
        high=False,
        message=Message(
            "implausible-short-cost",
            of=name_at(budget, cost.path),
            years=span([year, *others]),
            figure=Decimal(cost.figures[year]),
            earned=Decimal(short[year]),
            unit=budget.unit,
            cause=_cause(-_FARTHEST, budget.unit),
        ),
        instead=instead,
        year=year,
        amount=Tkr(int(cost.figures[year] - short[year])),
        meant=tuple(((*path, str(each)), Decimal(short[each])) for each in short),
    )


def _jump_slips(
    budget: Budget, row: _Row, kind: str, total: Mapping[Year, int], off: Collection[Year]
) -> Iterator[Slip]:
    """Find the jumps of a row, but for those beside a figure that is off by digits."""
    for year, last in jumps(row.figures, row.before).items():
        figure, before = row.figures[year], Year(year - 1)
        small = 100 * figure < total[year] and 100 * last < total[before]
        apart = max(figure, last) >= _LEAST and year not in off and before not in off
        if not small and apart and not _explained(row, kind, year):
            yield _jump(budget, row, kind, year, last)


def _jump(budget: Budget, row: _Row, kind: str, year: Year, last: Figure) -> Slip:
    figure = row.figures[year]
    moved = Percent(change(Decimal(figure), Decimal(last)))
    return Slip(
        path=(*row.path, kind, str(year)),
        figure=budget.unit.shown(figure),
        high=figure > last,
        message=Message(
            "implausible-rise" if figure > last else "implausible-fall",
            of=name_at(budget, row.path),
            what=Message(f"the-{kind}"),
            year=year,
            figure=figure,
            unit=budget.unit,
            percent=abs(percent_to(moved, 0)),
            last=last,
            before=year - 1,
        ),
        instead=Message("correct-figure"),
        year=year,
        amount=Tkr(int(figure - last)),
    )


def _explained(row: _Row, kind: str, year: Year) -> bool:
    """Whether a mark on the figure of that year says why it is as it is."""
    return any(each.of == kind and year in each.years and each.reason for each in row.marks)


def _others(budget: Budget) -> Iterator[Slip]:
    for key, series in budget.volumes.items():
        yield from _digits_of(budget, ("volumes", key, "values"), "volume", series.values)
    for key, line in budget.investments.lines.items() if budget.investments else ():
        for place, part in line.parts.items():
            path = ("investments", "lines", key, *place)
            yield from _digits_of(budget, (*path, "values"), "investment", part.values)
            for left, row in (("opening", part.opening), ("opening_months", part.opening_months)):
                yield from _opening(budget, part, (*path, left), row)


def _digits_of(budget: Budget, path: BudgetPath, kind: str, row: Figures) -> Iterator[Slip]:
    if is_level(row):
        return
    invested = kind == "investment"
    for year, each in digits(row, *((_LEAST, _LEAST_INVESTED) if invested else ())).items():
        yield _digit_slip(budget, (*path, str(year)), kind, row, each, None)


def _opening(
    budget: Budget, line: Depreciated, place: BudgetPath, opening: Mapping[int, Tkr]
) -> Iterator[Slip]:
    """Find book values that are told in kr where tkr belong, by what the line takes in a year."""
    most = max(line.values.values(), default=0)
    low, high = _BOOKED
    for life, booked in opening.items() if most >= _LEAST_INVESTED else ():
        if not low * most <= booked <= high * most:
            continue
        path = (*place, str(life))
        meant = Decimal(booked).scaleb(-_FARTHEST)
        whole = meant == meant.to_integral_value()
        instead = Message("fewer-digits", count=_FARTHEST)
        if whole:
            instead = Message("write-entry", key=life, value=budget.unit.written(meant))
        yield Slip(
            path=path,
            figure=budget.unit.shown(booked),
            high=True,
            message=Message(
                "implausible-opening",
                of=name_at(budget, place[:-1]),
                figure=booked,
                most=most,
                unit=budget.unit,
                cause=_cause(_FARTHEST, budget.unit),
            ),
            instead=instead,
            amount=Tkr(int(booked - meant)),
            meant=((path, meant),) if whole else (),
        )


def _digit_slip(
    budget: Budget,
    path: BudgetPath,
    kind: str,
    row: Figures,
    off: tuple[int, Year],
    also: Figure | None,
    borne: Figure | None = None,
) -> Slip:
    """Tell of a figure with digits too many or too few, `also` its revenue where that is alike.

    Where it is short for the figure on the other side, `borne`, that one is meant: 45 for 44 900.
    """
    (power, near), year = off, Year(int(path[-1]))
    figure = row[year]
    meant = Decimal(figure).scaleb(-power)
    known = borne is not None and power < 0 and 2 * abs(borne - meant) <= 10**-power
    if borne is not None and known:
        meant = Decimal(borne)
    money = kind not in ("volume", "price")
    unit = budget.unit if money else NO_UNIT
    told: dict[str, Value] = {
        "of": name_at(budget, path[:-2]),
        "what": Message(f"the-{kind}"),
        "year": year,
        "figure": Decimal(figure),
        "near": Decimal(row[near]),
        "before": near,
        "cause": _cause(power, unit),
    }
    message = Message("implausible-digits", **told)
    if money:
        message = Message("implausible-amount-digits", **told, unit=unit)
    whole = meant == meant.to_integral_value() or not money
    instead = Message("more-digits" if power < 0 else "fewer-digits", count=abs(power))
    figures: tuple[tuple[BudgetPath, Decimal], ...] = ()
    if whole and also is None:
        figures = ((path, meant),)
        if known or power > -_FARTHEST or not money:
            instead = Message("write-entry", key=year, value=unit.written(meant))
    elif whole and also is not None and not Decimal(also) % 10 ** abs(power):
        earned = Decimal(also).scaleb(-power)
        figures = ((path, meant), ((*path[:-2], "revenue", path[-1]), earned))
        both = {"cost": unit.written(meant), "revenue": unit.written(earned)}
        instead = Message("write-both", year=year, **both)
    return Slip(
        path=path,
        figure=unit.shown(figure),
        high=power > 0,
        message=message,
        instead=instead,
        year=year,
        amount=Tkr(int(figure - meant)) if money else None,
        off=None if money else Decimal(figure) - meant,
        meant=figures,
    )


def _cause(power: int, unit: str) -> Message:
    if abs(power) == _FARTHEST and unit == "tkr":
        return Message("an-amount-in-kr" if power > 0 else "an-amount-in-mnkr")
    return Message(f"digits-{'more' if power > 0 else 'fewer'}", count=abs(power))
