"""Two lines over the years, and the gap between them."""

from collections.abc import Iterator, Sequence

from vssbudget.report.page.markup import Markup, joined, tag
from vssbudget.report.svg.scale import Axis, axis_of, close_axis, px, spread
from vssbudget.report.svg.sketch import LINE, Drawing, Sketch, level, moved
from vssbudget.report.svg.upright import (
    BOTTOM,
    HEIGHT,
    NAMES,
    RIGHT,
    ROOM,
    STEPS,
    TOP,
    has_room,
    left_of,
    middles,
    years,
)
from vssbudget.views.charts import Series, Value

_LOWEST = 2000
"""Where the axis of the lines ends; below it stand the gaps."""
_INSET = 170
_CLOSER = 40
"""How much less room a gap takes than what it is between."""
_NAMED = 2 * LINE + 40

Place = tuple[int, int, Value]
"""Where a value lies: how far to the right, how far down."""


def lines(sketch: Sketch) -> Drawing:
    """Draw the lines and their names, and below them what they part by in each year."""
    chart = sketch.chart
    sizes = sketch.sizes(value for each in chart.series for value in each.values)
    axis = axis_of(sizes, _LOWEST, TOP, STEPS)
    left = left_of(sketch, chart.series[0].values[0])
    across = middles(len(chart.categories), left)
    rows = [placed(sketch, axis, each.values, across) for each in chart.series]
    drawn = joined(
        sketch.upright(axis, left, RIGHT),
        years(sketch, left),
        *(line(sketch, each, f"run series-{number}", "4.5") for number, each in enumerate(rows, 1)),
        *_names(sketch, rows),
        *(_gaps(sketch, each, left, across) for each in (chart.told,) if each),
    )
    return Drawing(HEIGHT, drawn, axis)


def placed(
    sketch: Sketch, axis: Axis, values: Sequence[Value], across: Sequence[int]
) -> Sequence[Place]:
    """Say where values lie, those that are no gaps."""
    sizes = zip(across, map(sketch.size, values), values, strict=True)
    return [(x, axis.at(size), value) for x, size, value in sizes if size is not None]


def line(sketch: Sketch, places: Sequence[Place], kind: str, radius: str, **known: str) -> Markup:
    """Draw a line, and a point on it at each value."""
    points = " ".join(f"{px(x)},{px(y)}" for x, y, _ in places)
    marks = (
        sketch.mark("circle", "", value, cx=px(x), cy=px(y), r=radius) for x, y, value in places
    )
    return tag("g", tag("polyline", class_="line", points=points), *marks, class_=kind, **known)


def _gaps(sketch: Sketch, gap: Series, left: int, across: Sequence[int]) -> Markup:
    """Set a bar for what the lines part by in each year, with its figure where that has room."""
    axis = close_axis((0, *sketch.sizes(gap.values)), BOTTOM - _INSET, _LOWEST + 2 * _INSET)
    count, room = len(across), RIGHT - left
    figure = sketch.width(sketch.chart.series[0].values[0]) - _CLOSER
    told = [has_room(at, count, figure, room) for at in range(count)]
    places = placed(sketch, axis, gap.values, across)
    drawn = bars(sketch, axis, places, min(300, room // (2 * count)), 2, told)
    name = sketch.named(sketch.told_in(gap.label, ROOM + 170, 2), NAMES, axis.at(0))
    zero = level(axis.at(0), left, RIGHT, "zero")
    return tag("g", drawn, zero, name, class_="gaps", **axis.known)


def _names(sketch: Sketch, rows: Sequence[Sequence[Place]]) -> Iterator[Markup]:
    """Name the lines to the right of their last points, with what these are."""
    lasts = [places[-1] for places in rows]
    heights = spread([y for _, y, _ in lasts], [_NAMED] * len(rows), TOP, _LOWEST)
    named = zip(sketch.chart.series, lasts, heights, strict=True)
    for number, (series, (_, _, value), y) in enumerate(named, 1):
        point = tag("circle", cx="5", cy="0", r="4.5")
        name = sketch.words(sketch.cut(series.label, ROOM), "name", 170, -30)
        figure = sketch.figure(value, 170, LINE - 30)
        kind = f"named series-{number}"
        yield tag("g", point, name, figure, class_=kind, transform=moved(NAMES, y))


def bars(
    sketch: Sketch,
    axis: Axis,
    places: Sequence[Place],
    width: int,
    series: int,
    told: Sequence[bool],
) -> Markup:
    """Set bars upright from zero, with their figures at the ends of those that are told."""
    each = (
        _bar(sketch, axis, place, width, is_told=is_told)
        for place, is_told in zip(places, told, strict=True)
    )
    fill = sketch.fill(series)
    return tag("g", *each, class_="bars", fill=fill, text_anchor="middle")


def _bar(sketch: Sketch, axis: Axis, place: Place, width: int, *, is_told: bool) -> Markup:
    x, end, value = place
    zero = axis.at(0)
    mark = sketch.mark(
        "rect",
        "bar",
        value,
        x=px(x - width // 2),
        y=px(min(zero, end)),
        width=px(width),
        height=px(abs(end - zero)),
    )
    y = end + 130 if end > zero else end - 50
    figure = sketch.words(sketch.told(sketch.size(value) or 0), "value", x, y)
    return joined(mark, figure) if is_told else mark
