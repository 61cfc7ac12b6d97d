"""Charts as drawings in a page, which are read without colours too, and by a screen reader."""

from collections.abc import Callable, Iterator, Mapping

from vssbudget.report.page.markup import NOTHING, Markup, tag, text
from vssbudget.report.svg.layers import stacked
from vssbudget.report.svg.lines import lines
from vssbudget.report.svg.panels import columns, curves
from vssbudget.report.svg.rows import bars, bridge
from vssbudget.report.svg.scale import px
from vssbudget.report.svg.sketch import WIDTH, Drawing, Sketch
from vssbudget.views.charts import Chart, Plot
from vssbudget.wording import Language

_DRAWN: Mapping[Plot, Callable[[Sketch], Drawing]] = {
    Plot.BARS: bars,
    Plot.BRIDGE: bridge,
    Plot.STACKED: stacked,
    Plot.LINES: lines,
    Plot.COLUMNS: columns,
    Plot.CURVES: curves,
}
_HATCHES = (
    "",
    "M-2 2L2 -2M0 8L8 0M6 10L10 6",
    "M0 4H8",
    "M4 0V8",
    "M-2 6L2 10M0 0L8 8M6 -2L10 2",
    "M2 2H3M6 6H7",
    "M0 4H8M4 0V8",
    "M-2 2L2 -2M0 8L8 0M6 10L10 6M-2 6L2 10M0 0L8 8M6 -2L10 2",
)
"""The strokes by which the patterns of the series are told apart without colours."""


def chart_markup(chart: Chart, language: Language, table: str = "") -> Markup:
    """Draw a chart under its title; beside it a link to the table with its figures.

    Args:
        chart: The chart.
        language: In which language it speaks.
        table: The name by which the table is found in the page; without one there is no link.
    """
    title = language.say(chart.title)
    drawn = _svg(Sketch(chart, language))
    link = tag("a", text(language("chart-table")), href=f"#{table}")
    return tag(
        "figure",
        tag("figcaption", text(title)),
        tag("div", drawn, class_="drawn", role="group", tabindex="0", aria_label=title),
        tag("p", link, class_="beside") if table else NOTHING,
        class_="chart",
        data_chart=chart.key,
    )


def _svg(sketch: Sketch) -> Markup:
    chart, language = sketch.chart, sketch.language
    drawing = _DRAWN[chart.plot](sketch)
    name = f"chart-{chart.key}"
    return tag(
        "svg",
        tag("title", text(language.say(chart.title)), id=f"{name}-title"),
        tag("desc", text(language.say(chart.description)), id=f"{name}-told"),
        tag("defs", *_patterns(sketch)),
        drawing.content,
        viewBox=f"0 0 {px(WIDTH)} {px(drawing.height)}",
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-told",
        **drawing.axis.known,
        data_plot=chart.plot.name.lower(),
        data_decimals=str(chart.decimals),
        data_power=str(sketch.power),
        data_settings=language("chart-settings") if chart.plot is Plot.BRIDGE else "",
    )


def _patterns(sketch: Sketch) -> Iterator[Markup]:
    """Give the patterns of the series; those of a bridge are what adds and what takes away."""
    chart = sketch.chart
    counts = {Plot.BRIDGE: 2, Plot.COLUMNS: 1, Plot.LINES: 2, Plot.CURVES: 0}
    for number in range(1, counts.get(chart.plot, len(chart.series)) + 1):
        ground = tag("rect", class_=f"ground series-{number}", width="8", height="8")
        hatch = tag("path", class_="hatch", d=_HATCHES[number - 1])
        yield tag(
            "pattern",
            ground,
            hatch,
            id=f"chart-{chart.key}-{number}",
            width="8",
            height="8",
            patternUnits="userSpaceOnUse",
        )


__all__ = ["chart_markup"]
