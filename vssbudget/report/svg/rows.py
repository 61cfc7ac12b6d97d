"""Rows below each other: bars that begin at zero, or steps that lead from one total to another."""

from collections.abc import Iterable, Iterator, Sequence

from vssbudget.report.page.markup import NOTHING, Markup, joined, tag
from vssbudget.report.svg.scale import Axis, axis_of, px
from vssbudget.report.svg.sketch import WIDTH, Drawing, Sketch, moved, plumb
from vssbudget.views.charts import Value

START = 2160
_STEPS = 6
_LABELS = START - 120
_ROOM = 2040
_TOP = 300
_BAR, _APART, _BETWEEN = 140, 20, 130
_FIRST, _STEP = 60, 360
_FARTHEST = 6280
_END = 50
"""How wide the stroke is that marks a total."""


def bars(sketch: Sketch) -> Drawing:
    """Draw a row for each category, and in it a bar for each series."""
    series = sketch.chart.series
    values = [value for each in series for value in each.values]
    axis = _axis(sketch, (0, *sketch.sizes(values)), values)
    within = len(series) * (_BAR + _APART)
    top = _TOP if len(series) > 1 else 60
    rows = [
        _bars_of(sketch, axis, at, top + at * (within + _BETWEEN) + _BETWEEN // 2)
        for at in range(len(sketch.chart.categories))
    ]
    bottom = top + len(rows) * (within + _BETWEEN)
    zero = plumb(axis.at(0), top, bottom, "zero")
    drawn = joined(sketch.legend(START, 40), sketch.across(axis, top, bottom), *rows, zero)
    return Drawing(bottom + 220, drawn, axis)


def _axis(sketch: Sketch, sizes: Sequence[int], like: Iterable[Value]) -> Axis:
    """Lay an axis out on which figures like some have room behind bars, and below beside others."""
    figure = max(sketch.width(each, 1) for each in like)
    end = min(_FARTHEST, WIDTH - figure)
    return axis_of(sizes, START, end, min(_STEPS, (end - START) // figure))


def _bars_of(sketch: Sketch, axis: Axis, at: int, y: int) -> Markup:
    series = sketch.chart.series
    middle = y + (len(series) * (_BAR + _APART) - _APART) // 2
    label = sketch.lines(sketch.chart.categories[at], "label", _LABELS, middle, _ROOM, "end")
    marks = (
        _bar(sketch, axis, number, each.values[at], y + (number - 1) * (_BAR + _APART))
        for number, each in enumerate(series, 1)
    )
    return tag("g", label, *marks, class_="row")


def _bar(sketch: Sketch, axis: Axis, number: int, value: Value, y: int) -> Markup:
    """Set a bar from zero, and its figure to the right of it."""
    size, zero = sketch.size(value), axis.at(0)
    if size is None:
        return sketch.words("–", "value", zero + 60, y + 110)
    end = axis.at(size)
    bar = sketch.mark(
        "rect",
        "bar",
        value,
        x=px(min(zero, end)),
        y=px(y),
        width=px(abs(end - zero)),
        height=px(_BAR),
        fill=sketch.fill(number),
    )
    return joined(bar, sketch.words(sketch.told(size), "value", max(zero, end) + 60, y + 110))


def bridge(sketch: Sketch) -> Drawing:
    """Draw a total, below it the steps that lead to another one, and that."""
    values = sketch.chart.series[0].values
    ways = [*_ways(sketch.sizes(values))]
    axis = _axis(sketch, [place for way in ways for place in way], [values[0]])
    rows = [_row(sketch, axis, at, way) for at, way in enumerate(ways)]
    bottom = _FIRST + len(rows) * _STEP
    return Drawing(bottom + 220, joined(sketch.across(axis, _FIRST, bottom), *rows), axis)


def _ways(sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Say from where to where each step leads; a total stands where it is."""
    reached, *steps, last = sizes
    yield reached, reached
    for step in steps:
        yield reached, reached + step
        reached += step
    yield last, last


def _row(sketch: Sketch, axis: Axis, at: int, way: tuple[int, int]) -> Markup:
    """Set a row, and lead from its end to where the next one begins."""
    last = len(sketch.chart.categories) - 1
    value = sketch.chart.series[0].values[at]
    is_total = at in (0, last)
    mark = _total(sketch, axis, value, way[0]) if is_total else _step(sketch, axis, value, way)
    return tag(
        "g",
        sketch.lines(sketch.chart.categories[at], "label", _LABELS, _STEP // 2, _ROOM, "end"),
        mark,
        plumb(axis.at(way[1]), 270, _STEP + 90, "link") if at < last else NOTHING,
        class_="total" if is_total else "step",
        transform=moved(0, _FIRST + at * _STEP),
    )


def _total(sketch: Sketch, axis: Axis, value: Value, size: int) -> Markup:
    x = axis.at(size)
    mark = sketch.mark(
        "rect", "end", value, x=px(x - _END // 2), y="5", width=px(_END), height="26"
    )
    return joined(mark, sketch.words(sketch.told(size), "value", x + 80, 225))


def _step(sketch: Sketch, axis: Axis, value: Value, way: tuple[int, int]) -> Markup:
    before, after = way
    left, right = sorted(map(axis.at, way))
    told = f"{'+' if after > before else ''}{sketch.told(after - before)}"
    mark = sketch.mark(
        "rect",
        "bar",
        value,
        x=px(left),
        y="9",
        width=px(max(right - left, 10)),
        height="18",
        fill=sketch.fill(1 if after > before else 2),
    )
    return joined(mark, sketch.words(told, "value", max(right, left + 10) + 80, 225))
