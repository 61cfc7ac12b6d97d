"""The charts of a projection as data: typed figures with addresses, in no language, no geometry."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Sized
from decimal import Decimal
from enum import Enum
from operator import attrgetter
from typing import NamedTuple, TypeVar

from vssbudget.amounts import MoneyUnit, Year, span
from vssbudget.analysis.bridge import Of
from vssbudget.analysis.told import step_told
from vssbudget.analysis.years import YearBridge
from vssbudget.model import ALL_AREAS
from vssbudget.projection import AreaProjection, Comparison, Projection
from vssbudget.projection.written import of_line, of_seller
from vssbudget.views.rows import Figure, Kind, Label, Matrix, Row, Unit
from vssbudget.views.view import any_in
from vssbudget.wording import Message

MOST_ROWS = 12
"""How many rows or panels a chart has at the most."""
MOST_LAYERS = 8
"""How many layers lie on each other at the most: as many are told apart by their patterns."""
MOST_YEARS = 20
"""How many years a chart has at the most."""

_Each = TypeVar("_Each")


class Plot(Enum):
    """How the values of a chart are drawn."""

    BARS = "a row a category, and in it a bar a series"
    BRIDGE = "a row a step, each from where the last one ends"
    STACKED = "a column a year, in which the series lie on each other"
    LINES = "a line a series over the years, and the gap between them"
    COLUMNS = "a panel a series, and in it a column a year"
    CURVES = "a panel a series, and in it a line over the years"


class Value(NamedTuple):
    """A figure of a year at its address, which is written without the year.

    What stands for several rows is that figure `less` those at other addresses. One that is drawn
    `against` another is a percentage of it.
    """

    year: Year
    figure: Figure
    address: str = ""
    less: Sequence[str] = ()
    against: "Value | None" = None


class Series(NamedTuple):
    """Values under a label, one for each category or year."""

    label: Label
    values: Sequence[Value]


class Chart(NamedTuple):
    """A chart: what is in it, and how it is drawn.

    The `categories` of its rows are labels, those of columns and panels years. It tells so many
    `decimals`; where its figures are `whole` they count units of the last one. A `limit` lies over
    the layers of each year; what these come to, or the gap between lines, is `told` beside them.
    The chart belongs with the `table` of which the title is the message of that name.
    """

    key: str
    title: Message
    description: Message
    plot: Plot
    categories: Sequence[Label | Year]
    series: Sequence[Series]
    table: str
    decimals: int
    whole: bool = True
    limit: Series | None = None
    told: Series | None = None


def charts(projection: Projection) -> Sequence[Chart]:
    """Give the charts of a projection, those that have something to show."""
    return [each for make in _CHARTS for each in make(_Charted(projection)) if _has_any(each)]


def table_of(chart: Chart, unit: MoneyUnit) -> Matrix:
    """Give what a chart of one series shows as a table: a row a category, its ends as totals."""
    (series,) = chart.series
    rows = [
        Row(
            str(name) if isinstance(name, int) else name,
            (value.figure,),
            kind=Kind.TOTAL if value.address else Kind.DETAIL,
        )
        for name, value in zip(chart.categories, series.values, strict=True)
    ]
    return Matrix(chart.title, (str(unit),), (Unit.AMOUNT,), rows)


def _has_any(chart: Chart) -> bool:
    return any(value.figure for series in chart.series for value in series.values)


class _Charted:
    """Takes what charts are made of out of a projection."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self.budget = projection.budget
        self.unit = projection.budget.unit
        base = self.budget.years.base
        self.planned = [each for each in projection.years if each >= base][:MOST_YEARS]

    @property
    def beside(self) -> Sequence[Year]:
        """The base year, and before it the last outcome, else the year before, where there is."""
        base, outcomes = self.budget.years.base, self.budget.years.actual
        before = [each for each in outcomes if each < base] or [
            each for each in self.projection.years if each < base
        ]
        return [*before[-1:], base]

    def row(
        self, address: str, figures: Sequence[Figure], years: Iterable[Year]
    ) -> Sequence[Value]:
        """Give the values at an address in some years, of figures for all."""
        known = dict(zip(self.projection.years, figures, strict=True))
        return [Value(each, known[each], address) for each in years]

    def parts(self, measure: str, years: Sequence[Year], most: int) -> Sequence[Series]:
        """Give a measure of the areas, the smallest of many together."""
        figures: Callable[[object], Sequence[Figure]] = attrgetter(measure)
        base = self.projection.years.index(self.budget.years.base)
        areas = [each for each in self.projection.areas if any(figures(each))]
        shown = _largest(areas, lambda each: figures(each)[base], most)
        rows = [
            Series(each.name, self.row(f"{of_seller(each.key)}.{measure}", figures(each), years))
            for each in shown
        ]
        whole = self.row(f"{ALL_AREAS}.{measure}", figures(self.projection.total), years)
        return [*rows, *_others(rows, whole, len(areas))]


def _largest(every: Sequence[_Each], size: Callable[[_Each], Figure], most: int) -> Sequence[_Each]:
    """Take the largest of many, in their order, so that there is a place for the others."""
    if len(every) <= most:
        return every
    by_size = sorted(
        range(len(every)), key=lambda at: abs(Decimal(size(every[at]) or 0)), reverse=True
    )
    return [every[at] for at in sorted(by_size[: most - 1])]


def _others(shown: Sequence[Series], whole: Sequence[Value], count: int) -> Iterator[Series]:
    """Give what the rows that are not shown add up to: the whole less those that are."""
    left = count - len(shown)
    if left:
        values = [
            _less(each, [series.values[at] for series in shown]) for at, each in enumerate(whole)
        ]
        yield Series(Message("chart-others", count=left), values)


def _less(whole: Value, shown: Collection[Value]) -> Value:
    known = [each for each in shown if each.figure is not None]
    figure = whole.figure
    if figure is not None:
        figure -= sum(each.figure or 0 for each in known)
    return whole._replace(figure=figure, less=[each.address for each in known])


def _by_area(of: _Charted) -> Iterator[Chart]:
    """Set the costs, then the revenues of areas in the base year beside those of an outcome."""
    years, kind = of.beside, of.budget.years.kind
    for measure in ("cost", "revenue"):
        rows = of.parts(measure, years, MOST_ROWS)
        yield Chart(
            measure,
            Message(f"chart-{measure}", years=_both(years), unit=of.unit),
            Message("chart-by-area-told", years=_both(years)),
            Plot.BARS,
            [each.label for each in rows],
            [
                Series(
                    Message("chart-year", year=year, kind=Message(f"kind-{kind(year)}")),
                    [each.values[at] for each in rows],
                )
                for at, year in enumerate(years)
            ],
            f"sheet-{measure}",
            of.unit.decimals,
        )


def _both(years: Sequence[Year]) -> Label:
    """Name a year, or two."""
    first, *others = years
    return Message("chart-years", first=first, last=others[0]) if others else str(first)


def _plan(of: _Charted) -> Iterator[Chart]:
    """Set the costs of areas on each other from the base year on."""
    years = of.planned
    if len(years) > 1:
        told = {"years": span(years)}
        whole = of.row("total.cost", of.projection.total.cost, years)
        yield Chart(
            "plan",
            Message("chart-plan", unit=of.unit, **told),
            Message("chart-plan-told", **told),
            Plot.STACKED,
            years,
            of.parts("cost", years, MOST_LAYERS),
            "sheet-cost",
            of.unit.decimals,
            told=Series(Message("total"), whole),
        )


def _printed(of: _Charted) -> Iterator[Chart]:
    """Set the printed total of the first measure that has one against the calculated one."""
    printed = {each.measure: each for each in of.projection.published if each.row == ALL_AREAS}
    held = [printed[each] for each in ("cost", "revenue") if each in printed]
    for each in held[:1]:
        yield from _held(of, each)


def _held(of: _Charted, held: Comparison) -> Iterator[Chart]:
    years = [
        year
        for year, each in zip(of.projection.years, held.difference, strict=True)
        if each is not None
    ][-MOST_YEARS:]
    if len(years) > 1:
        total: Sequence[Figure] = getattr(of.projection.total, held.measure)
        address = f"published.{held.measure}.{held.row}"
        yield Chart(
            "printed",
            Message(f"chart-printed-{held.measure}", unit=of.unit),
            Message("chart-printed-told", years=span(years)),
            Plot.LINES,
            years,
            [
                Series(Message("chart-printed"), of.row(address, held.printed, years)),
                Series(Message("chart-calculated"), of.row(f"total.{held.measure}", total, years)),
            ],
            "sheet-published",
            of.unit.decimals,
            told=Series(Message("chart-gap"), of.row(".".join(held.of), held.difference, years)),
        )


def _bridge(of: _Charted) -> Iterator[Chart]:
    """Lead from the total cost of the base year to that of the last plan year, by cause."""
    first, last = of.planned[0], of.projection.years[-1]
    if first == last:
        return
    way = YearBridge(of.projection, first, last)
    moved = next((each for each in way.moved if each.of == Of(ALL_AREAS, "cost")), None)
    if moved is None or moved.old is None or moved.new is None:
        return
    steps = [each for each in way.steps if each in moved.parts]
    kind = of.budget.years.kind
    ends = [
        Message("chart-year", year=year, kind=Message(f"kind-{kind(year)}"))
        for year in (first, last)
    ]
    yield Chart(
        "bridge",
        Message("chart-bridge", first=first, last=last, unit=of.unit),
        Message("chart-bridge-told", first=first, last=last),
        Plot.BRIDGE,
        [ends[0], *(step_told(way, each) for each in steps), ends[1]],
        [
            Series(
                Message("total"),
                [
                    Value(first, moved.old, "total.cost"),
                    *(Value(last, moved.parts[each]) for each in steps),
                    Value(last, moved.new, "total.cost"),
                ],
            )
        ],
        "chart-bridge",
        of.unit.decimals,
    )


def _price_changes(of: _Charted) -> Iterator[Chart]:
    """Set what the price of each area changes by from year to year."""
    years = of.projection.years[of.projection.past :][:MOST_YEARS]
    base = of.projection.past - 1
    areas = [
        each
        for each in of.projection.areas
        if of.budget.areas[each.key].has_price and any_in(each.price_change)
    ]
    shown = _largest(areas, lambda each: each.cost[base], MOST_ROWS + 1)[:MOST_ROWS]
    none = (None,) * of.projection.past
    title = Message("chart-price-change", years=span(years))
    yield Chart(
        "price_change",
        _cut(title, "chart-largest", shown, areas),
        Message("chart-price-change-told", years=span(years)),
        Plot.COLUMNS,
        years,
        [
            Series(
                _priced(each),
                of.row(f"{of_seller(each.key)}.price_change", (*none, *each.price_change), years),
            )
            for each in shown
        ],
        "sheet-price-change",
        2,
        whole=False,
    )


def _cut(title: Message, told: str, shown: Sized, every: Sized) -> Message:
    """Say in a title how many there are, where not all of them are shown."""
    count = len(every)
    return (
        title if len(shown) == count else Message(told, title=title, shown=len(shown), count=count)
    )


def _priced(area: AreaProjection) -> Label:
    """Name what a price change is of: of a support unit it is that of its cost."""
    return Message("cost-change-of", area=area.name) if area.kind == "support" else area.name


def _investments(of: _Charted) -> Iterator[Chart]:
    """Set the lines of investments on each other, with their frame."""
    plan = of.projection.investments
    if plan is None:
        return
    rows: Mapping[str, Sequence[Figure]] = {**plan.lines, "": plan.frame}
    years = [
        year
        for at, year in enumerate(of.projection.years)
        if any(row[at] is not None for row in rows.values())
    ][-MOST_YEARS:]
    named = [each for each in plan.lines if any(plan.lines[each])]
    shown = _largest(named, lambda key: max(map(abs, filter(None, plan.lines[key]))), MOST_LAYERS)
    lines = [
        Series(plan.names[key], of.row(of_line(of.budget, key), plan.lines[key], years))
        for key in shown
    ]
    whole = of.row("investments.total", plan.total, years)
    frame = of.row("investments.frame", plan.frame, years)
    yield Chart(
        "investments",
        Message("chart-investments", years=span(years), unit=of.unit),
        Message("chart-framed-told" if any(plan.frame) else "chart-investments-told"),
        Plot.STACKED,
        years,
        [*lines, *_others(lines, whole, len(named))],
        "sheet-investments",
        of.unit.decimals,
        limit=Series(Message("frame"), frame) if any(plan.frame) else None,
        told=Series(Message("total"), whole),
    )


def _volumes(of: _Charted) -> Iterator[Chart]:
    """Set each volume in percent of its first year."""
    years = of.projection.years[:MOST_YEARS]
    rows = []
    for key, volume in of.budget.volumes.items():
        values = [Value(year, volume.values.get(year), f"volumes.{key}") for year in years]
        if first := next((each for each in values if each.figure), None):
            rows.append(
                Series(volume.name or key, [each._replace(against=first) for each in values])
            )
    shown = rows[:MOST_ROWS]
    title = Message("chart-volumes", years=span(years))
    yield Chart(
        "volumes",
        _cut(title, "chart-first", shown, rows),
        Message("chart-volumes-told"),
        Plot.CURVES,
        years,
        shown,
        "sheet-volumes",
        1,
        whole=False,
    )


_CHARTS: Sequence[Callable[[_Charted], Iterator[Chart]]] = (
    _by_area,
    _plan,
    _printed,
    _bridge,
    _price_changes,
    _investments,
    _volumes,
)
