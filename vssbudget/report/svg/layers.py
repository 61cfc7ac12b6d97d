"""A column for each year, in which the series of a chart lie on each other, the first on top."""

from collections.abc import Sequence
from typing import NamedTuple

from vssbudget.report.page.markup import NOTHING, Markup, joined, tag
from vssbudget.report.svg.scale import Axis, axis_of, px, spread
from vssbudget.report.svg.sketch import LINE, Drawing, Sketch, level
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
from vssbudget.views.charts import Series

_FIGURE = 190
"""How high a figure above a column reaches."""


class _Layer(NamedTuple):
    """The number of a series, and from where to where its value reaches."""

    number: int
    start: int
    end: int


def stacked(sketch: Sketch) -> Drawing:
    """Draw the columns, the limit across each, and the names of the series beside the last."""
    chart = sketch.chart
    piles = [_pile(sketch, at) for at in range(len(chart.categories))]
    ends = [each for pile in piles for layer in pile for each in (layer.start, layer.end)]
    limits = sketch.sizes(chart.limit.values) if chart.limit else ()
    axis = axis_of((0, *ends, *limits), BOTTOM, TOP, STEPS)
    left = left_of(sketch, (chart.told or chart.series[0]).values[0])
    columns = (_column(sketch, axis, at, left, pile) for at, pile in enumerate(piles))
    drawn = joined(
        sketch.upright(axis, left, RIGHT),
        *columns,
        level(axis.at(0), left, RIGHT, "zero"),
        years(sketch, left),
        *_names(sketch, axis, piles[-1]),
    )
    return Drawing(HEIGHT, drawn, axis)


def _pile(sketch: Sketch, at: int) -> Sequence[_Layer]:
    """Lay the values of a year on each other from the last to the first, negative ones below."""
    reached = {True: 0, False: 0}
    pile: list[_Layer] = []
    for number, series in reversed([*enumerate(sketch.chart.series, 1)]):
        size = sketch.size(series.values[at])
        if size is not None:
            start = reached[size < 0]
            reached[size < 0] = start + size
            pile.append(_Layer(number, start, start + size))
    return pile


def _column(sketch: Sketch, axis: Axis, at: int, left: int, pile: Sequence[_Layer]) -> Markup:
    chart = sketch.chart
    count = len(chart.categories)
    middle, width = middles(count, left)[at], (RIGHT - left) * 13 // (20 * count)
    layers = (_layer(sketch, axis, each, at, middle - width // 2, width) for each in pile)
    top = _clear(sketch, axis, at, axis.at(max((0, *(each.end for each in pile)))))
    return tag(
        "g",
        *layers,
        _limit(sketch, axis, at, middle, width // 2 + 60),
        _told(sketch, at, RIGHT - left, middle, top - 70),
        class_="column",
    )


def _clear(sketch: Sketch, axis: Axis, at: int, top: int) -> int:
    """Say above what a figure stands: the column, or the limit where that would cross it."""
    limit = sketch.chart.limit
    size = sketch.size(limit.values[at]) if limit else None
    crossed = top if size is None else axis.at(size)
    return crossed if top - _FIGURE < crossed < top else top


def _layer(sketch: Sketch, axis: Axis, layer: _Layer, at: int, x: int, width: int) -> Markup:
    start, end = axis.at(layer.start), axis.at(layer.end)
    return sketch.mark(
        "rect",
        "bar",
        sketch.chart.series[layer.number - 1].values[at],
        x=px(x),
        y=px(min(start, end)),
        width=px(width),
        height=px(abs(end - start)),
        fill=sketch.fill(layer.number),
        data_series=str(layer.number),
    )


def _limit(sketch: Sketch, axis: Axis, at: int, middle: int, half: int) -> Markup:
    limit = sketch.chart.limit
    size = sketch.size(limit.values[at]) if limit else None
    if limit is None or size is None:
        return NOTHING
    y = px(axis.at(size))
    ends = {"x1": px(middle - half), "x2": px(middle + half), "y1": y, "y2": y}
    return sketch.mark("line", "limit", limit.values[at], **ends)


def _told(sketch: Sketch, at: int, room: int, x: int, y: int) -> Markup:
    """Tell what the layers come to above a column, where that has room."""
    told, count = sketch.chart.told, len(sketch.chart.categories)
    if told is None or not has_room(at, count, sketch.width(told.values[0]), room):
        return NOTHING
    return sketch.figure(told.values[at], x, y, "middle")


def _names(sketch: Sketch, axis: Axis, last: Sequence[_Layer]) -> Sequence[Markup]:
    """Name the series to the right of the last column, each beside its layer."""
    chart = sketch.chart
    known = {number: (axis.at(start) + axis.at(end)) // 2 for number, start, end in last}
    wanted = [known.get(number, axis.at(0)) for number in range(1, len(chart.series) + 1)]
    told = [sketch.told_in(each.label, ROOM, 2) for each in chart.series]
    heights = [len(each) * LINE + 40 for each in told]
    places = zip(told, spread(wanted, heights, TOP, BOTTOM), strict=True)
    names = [sketch.named(each, NAMES, y, number) for number, (each, y) in enumerate(places, 1)]
    return [*names, _limit_name(sketch, chart.limit)] if chart.limit else names


def _limit_name(sketch: Sketch, limit: Series) -> Markup:
    """Say above the names what the stroke is."""
    line = tag("line", class_="limit", x1=px(NAMES - 20), x2=px(NAMES + 130), y1="8", y2="8")
    name = sketch.words(sketch.cut(limit.label, ROOM), "name", NAMES + 170, 125)
    return tag("g", line, name)
