"""A panel for each series, all on one scale: columns from zero, or a line around a hundred."""

from collections.abc import Sequence
from decimal import Decimal

from vssbudget.report.page.markup import Markup, joined, tag
from vssbudget.report.svg.lines import bars, line, placed
from vssbudget.report.svg.scale import Axis, close_axis
from vssbudget.report.svg.sketch import LINE, WIDTH, Drawing, Sketch, level, moved, place_of
from vssbudget.report.svg.upright import middles
from vssbudget.views.charts import Series

_BESIDE = 3
_GAP = 240
_PANEL = (WIDTH - (_BESIDE - 1) * _GAP) // _BESIDE
_HEIGHT = 1000
_BETWEEN = 340
_INSET = 160
"""The room that figures have above the highest value and below the lowest."""
_MOST_FIGURES = 6


def columns(sketch: Sketch) -> Drawing:
    """Draw in each panel a column for each year."""
    axis = _axis(sketch, 0)
    return _panels(sketch, axis, [_columns(sketch, axis, each) for each in sketch.chart.series])


def curves(sketch: Sketch) -> Drawing:
    """Draw in each panel a line over the years."""
    axis = _axis(sketch, _hundred(sketch))
    return _panels(sketch, axis, [_curve(sketch, axis, each) for each in sketch.chart.series])


def _hundred(sketch: Sketch) -> int:
    return int(Decimal(100).scaleb(sketch.chart.decimals))


def _axis(sketch: Sketch, line: int) -> Axis:
    """Lay out all values, and the line that stands in each panel, between its insets."""
    sizes = sketch.sizes(value for each in sketch.chart.series for value in each.values)
    return close_axis((line, *sizes), _HEIGHT - _INSET, _INSET)


def _panels(sketch: Sketch, axis: Axis, drawn: Sequence[Markup]) -> Drawing:
    """Set panels beside and below each other, each under its title and over its years."""
    titles = [sketch.told_in(each.label, _PANEL, 2) for each in sketch.chart.series]
    head = max(map(len, titles)) * LINE + 100
    years = _years(sketch)
    panels = [
        _panel(sketch, at, head, title, joined(each, years))
        for at, (title, each) in enumerate(zip(titles, drawn, strict=True))
    ]
    rows = -(-len(panels) // _BESIDE)
    return Drawing(rows * (head + _HEIGHT + _BETWEEN) - 200, joined(*panels), axis)


def _panel(sketch: Sketch, at: int, head: int, title: Sequence[str], drawn: Markup) -> Markup:
    """Set a panel in its place; its title stands right above it."""
    below, beside = divmod(at, _BESIDE)
    x, y = beside * (_PANEL + _GAP), below * (head + _HEIGHT + _BETWEEN) + head
    above = -LINE * len(title) - 60
    words = (sketch.words(each, "title", 0, above + n * LINE) for n, each in enumerate(title, 1))
    return tag("g", *words, drawn, class_="panel", transform=moved(x, y))


def _years(sketch: Sketch) -> Markup:
    """Set the first and the last year below."""
    first, *others = map(sketch.said, sketch.chart.categories)
    y = _HEIGHT + 100
    last = (sketch.words(each, "year", _PANEL, y, "end") for each in others[-1:])
    return joined(sketch.words(first, "year", 0, y), *last)


def _columns(sketch: Sketch, axis: Axis, series: Series) -> Markup:
    count = len(series.values)
    width = _PANEL * 7 // (10 * count)
    places = placed(sketch, axis, series.values, middles(count, 0, _PANEL))
    drawn = bars(sketch, axis, places, width, 1, [count <= _MOST_FIGURES] * len(places))
    return joined(drawn, level(axis.at(0), 0, _PANEL, "zero"))


def _curve(sketch: Sketch, axis: Axis, series: Series) -> Markup:
    across = middles(len(series.values), 0, _PANEL)
    places = placed(sketch, axis, series.values, across)
    x, y, last = places[-1]
    first, told = last.against or last, sketch.told(sketch.size(last) or 0)
    hundred = _hundred(sketch)
    below = y > axis.at(hundred)
    return joined(
        level(axis.at(hundred), 0, _PANEL, "hundred"),
        line(sketch, places, "run series-1", "2.5", data_against=place_of(first)),
        sketch.words(told, "value", x + 60, y + 150 if below else y - 80, "end"),
    )
