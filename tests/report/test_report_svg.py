"""Charts as drawings: every mark is as large as its figure, and nothing of a file acts."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from conftest import REPOSITORY, SHIPPED, budget_of
from pages_made import SIGNED
from test_report_hostile import DANGEROUS, UNSEEN, budget

from vssbudget.addresses import row_at
from vssbudget.loader import Source, load
from vssbudget.loader.tree import plant
from vssbudget.model import read
from vssbudget.projection import Projection, project
from vssbudget.report.svg import chart_markup
from vssbudget.report.svg.scale import axis_of, close_axis, px, spread
from vssbudget.views.charts import charts
from vssbudget.wording import ENGLISH, LANGUAGES

SWEDISH = LANGUAGES["sv"]
BUDGETS = (
    SHIPPED,
    *sorted(REPOSITORY.glob("examples/**/*.yaml")),
    REPOSITORY / "tests" / "budgets" / "held" / "every-key.yaml",
)
SMALL = """
title: t
unit: tkr
years: {budget: [2022, 2023], plan: [2024, 2025]}
areas:
"""


def loaded(file: object) -> Projection:
    found = load(Source("budget.yaml", file)).budget  # type: ignore[arg-type]
    assert found is not None
    return project(found)


def drawn(projection: Projection) -> dict[str, Element]:
    return {
        each.key: ElementTree.fromstring(chart_markup(each, SWEDISH, "table"))
        for each in charts(projection)
    }


def marks(drawing: Element) -> Iterator[Element]:
    return (each for each in drawing.iter() if each.get("data-value"))


def tenths(element: Element, name: str) -> int:
    return int(Decimal(element.get(name, "0")) * 10)


def of_class(drawing: Element, kind: str) -> list[Element]:
    return [each for each in drawing.iter() if kind in each.get("class", "").split()]


@pytest.mark.parametrize("file", BUDGETS, ids=lambda file: file.stem)
def test_a_mark_is_as_large_as_its_figure(file: object) -> None:
    projection = loaded(file)
    for key, drawing in drawn(projection).items():
        amounts = key not in ("price_change", "volumes")
        for each in marks(drawing):
            if amounts and (place := each.get("data-figure")):
                address, _, year = place.rpartition(".")
                row = row_at(projection, address)
                assert row is not None
                assert each.get("data-value") == str(row.figures[int(year)])  # type: ignore[index]


def test_bars_are_as_long_as_the_figures_are_large() -> None:
    for key in ("cost", "revenue"):
        bars = [each for each in marks(drawn(loaded(SHIPPED))[key]) if each.tag == "rect"]
        widths = [(int(each.get("data-value", "")), tenths(each, "width")) for each in bars]
        assert len(widths) == 12
        largest, longest = max(widths)
        for size, width in widths:
            assert abs(width * largest - size * longest) <= largest


def test_layers_lie_on_each_other_without_a_gap() -> None:
    drawing = drawn(loaded(SHIPPED))["plan"]
    columns = of_class(drawing, "column")
    assert len(columns) == 6
    for column in columns:
        layers = of_class(column, "bar")
        for below, above in pairwise(layers):
            assert tenths(below, "y") == tenths(above, "y") + tenths(above, "height")
        (told,) = of_class(column, "value")
        sizes = [int(each.get("data-value", "")) for each in layers]
        assert sum(sizes) == int(told.get("data-value", ""))


@pytest.mark.parametrize(("frame", "above"), [(30, "bar"), (50, "bar"), (53, "limit"), (90, "bar")])
def test_a_frame_does_not_go_through_the_total(frame: int, above: str) -> None:
    text = SIGNED.replace("{2022: 20, 2023: 30}", f"{{2022: 20, 2023: {frame}}}")
    column = of_class(drawn(project(budget_of(text)))["investments"], "column")[1]
    ((told,), (limit,), bars) = (of_class(column, kind) for kind in ("value", "limit", "bar"))
    tops = {"limit": tenths(limit, "y1"), "bar": min(tenths(each, "y") for each in bars)}
    assert tenths(told, "y") == tops[above] - 70


def test_each_step_of_a_bridge_begins_where_the_last_one_ends() -> None:
    drawing = drawn(loaded(SHIPPED))["bridge"]
    first, *steps, last = [row for row in drawing.iter() if row.get("class") in ("total", "step")]
    (start,), (end,) = of_class(first, "end"), of_class(last, "end")
    reached = tenths(start, "x") + 25
    for step in steps:
        (bar,) = of_class(step, "bar")
        assert tenths(bar, "x") == reached
        reached += tenths(bar, "width")
    assert abs(reached - tenths(end, "x") - 25) <= 1
    sizes = [int(each.get("data-value", "")) for each in marks(drawing)]
    assert sizes[0] + sum(sizes[1:-1]) == sizes[-1]
    assert [each.text for each in of_class(drawing, "value")] == [
        *("620\u00a0173", "+56\u00a0396", "+21\u00a0250", "+500", "698\u00a0319")
    ]


def test_a_gap_between_lines_is_drawn_and_told() -> None:
    drawing = drawn(loaded(SHIPPED))["printed"]
    (gaps,) = of_class(drawing, "gaps")
    told = [each.text for each in of_class(gaps, "value")]
    assert told == ["−1", "−6", "0", "632", "1\u00a0283", "1\u00a0953", "2\u00a0641", "3\u00a0350"]
    heights = [tenths(each, "height") for each in of_class(gaps, "bar")]
    assert heights == [0, 1, 0, 107, 218, 332, 449, 569]
    assert [each.text for each in of_class(gaps, "name")] == ["tryckt minus beräknat"]


def test_values_below_zero_lie_below_zero() -> None:
    known = drawn(project(budget_of(SIGNED)))
    investments = known["investments"]
    (zero,) = of_class(investments, "zero")
    level = tenths(zero, "y1")
    for each in of_class(investments, "bar"):
        top, bottom = tenths(each, "y"), tenths(each, "y") + tenths(each, "height")
        assert (bottom <= level) if int(each.get("data-value", "")) > 0 else (top >= level)
    assert [
        each.get("data-value") for each in of_class(investments, "limit") if each.get("data-value")
    ] == ["20", "30"]
    columns = of_class(known["price_change"], "bar")
    figures = of_class(known["price_change"], "value")
    for bar, figure in zip(columns, figures, strict=True):
        below = int(bar.get("data-value", "")) < 0
        assert (tenths(figure, "y") > tenths(bar, "y")) == below
    assert {each.text for each in of_class(known["bridge"], "value")} == {"30", "+5", "−7", "28"}
    fills = [each.get("fill", "")[-2] for each in of_class(known["bridge"], "bar")]
    assert fills == ["1", "2"]


def test_a_gap_has_no_mark_and_is_told_where_figures_stand_in_a_row() -> None:
    known = drawn(project(budget_of(SIGNED)))
    assert [each.text for each in of_class(known["cost"], "value")] == ["10", "10", "–", "20"]
    points = [each for each in marks(known["volumes"]) if each.tag == "circle"]
    assert [each.get("data-value") for each in points] == ["1000", "800"]
    assert [each.get("data-against") for each in of_class(known["volumes"], "run")] == [
        "volumes.v.2022"
    ]


def test_one_series_has_no_legend_and_one_year_stands_once() -> None:
    text = SMALL.replace("budget: [2022, 2023], plan: [2024, 2025]", "budget: [2023], plan: [2024]")
    known = drawn(
        project(budget_of(text + "  a: {cost: {2023: 9}, revenue: {2023: 9}, step: 1}\n"))
    )
    assert not of_class(known["cost"], "legend")
    assert [each.text for each in of_class(known["price_change"], "year")] == ["2024"]


def many(years: Sequence[int], areas: int, cost: int) -> Projection:
    told = f"{{budget: [2023], plan: [{', '.join(map(str, years))}]}}"
    rows = "".join(
        f"  a{at}: {{name: {'Verksamhetsområde ' * 5}{at}, cost: {{2023: {cost}}}, "
        f"revenue: {{2023: {cost}}}, step: 1}}\n"
        for at in range(areas)
    )
    return project(budget_of(f"title: t\nunit: tkr\nyears: {told}\nareas:\n{rows}"))


def test_many_years_and_areas_have_room() -> None:
    known = drawn(many(range(2024, 2042), 60, 12_345_678))
    columns = of_class(known["plan"], "column")
    assert len(columns) == 19
    (below,) = of_class(known["plan"], "year")
    years = [each.text for each in below]
    assert years[-1] == "2041"
    assert len(years) < 19
    told = of_class(known["plan"], "value")
    for one, other in pairwise(told):
        assert tenths(other, "x") - tenths(one, "x") > 66 * len(one.text or "")
    names = of_class(known["plan"], "named")
    places = [
        int(Decimal(re.findall(r"[\d.]+", each.get("transform", ""))[1]) * 10) for each in names
    ]
    assert all(other - one >= 150 for one, other in pairwise(places))
    assert names[-1][-1].text == "53 övriga"
    assert all(
        (each.text or "").endswith(("område", "…", "övriga"))
        for each in of_class(known["plan"], "name")
    )


@pytest.mark.parametrize("file", BUDGETS, ids=lambda file: file.stem)
def test_all_that_is_drawn_lies_within_the_drawing(file: object) -> None:
    for drawing in drawn(loaded(file)).values():
        (svg,) = drawing.iter("svg")
        *_, width, height = map(Decimal, svg.get("viewBox", "").split())
        for each in svg.iter():
            for name, most in (("x", width), ("x1", width), ("x2", width), ("cx", width)):
                assert 0 <= Decimal(each.get(name, "0")) <= most
            for name in ("y1", "y2", "cy"):
                assert 0 <= Decimal(each.get(name, "0")) <= height


@pytest.mark.parametrize("cost", [5, 620_173, 12_345_678_901, 10**14])
def test_words_lie_within_the_drawing_however_large_figures_are(cost: int) -> None:
    for drawing in drawn(many((2024, 2025, 2026), 3, cost)).values():
        for each, anchor, x in words(drawing, "start", 0):
            width = 66 * len(each.text or "")
            left = x - {"start": 0, "middle": width // 2, "end": width}[anchor]
            assert left >= 0, each.text
            assert left + width <= 7200, each.text


def words(within: Element, anchor: str, left: int) -> Iterator[tuple[Element, str, int]]:
    """Give words with their anchor and how far to the right they stand."""
    for each in within:
        own = each.get("text-anchor", anchor)
        moved = re.findall(r"[\d.]+", each.get("transform", "0"))
        if each.tag == "text":
            yield each, own, left + tenths(each, "x")
        yield from words(each, own, left + int(Decimal(moved[0]) * 10))


def test_names_in_a_page_stand_once_and_all_that_is_referred_to_is_there() -> None:
    for file in BUDGETS:
        names: list[str] = []
        for drawing in drawn(loaded(file)).values():
            own = [each.get("id", "") for each in drawing.iter() if each.get("id")]
            names += own
            for each in drawing.iter():
                found = re.findall(r"url\(#(.*?)\)", each.get("fill", ""))
                referred = (each.get("aria-labelledby"), each.get("aria-describedby"), *found)
                assert all(name in own for name in referred if name)
        assert len(names) == len(set(names))


def test_a_chart_is_told_to_who_does_not_see_it_and_leads_to_its_table() -> None:
    for each in charts(loaded(SHIPPED)):
        for language in (ENGLISH, SWEDISH):
            drawing = ElementTree.fromstring(chart_markup(each, language, "costs"))
            (svg,) = drawing.iter("svg")
            assert svg.get("role") == "img"
            assert [part.text for part in svg[:2]] == [
                language.say(each.title),
                language.say(each.description),
            ]
            (link,) = drawing.iter("a")
            assert link.get("href") == "#costs"
            assert not [*ElementTree.fromstring(chart_markup(each, language)).iter("a")]


def test_patterns_are_told_apart_without_colours() -> None:
    drawing = drawn(many((2024,), 60, 5))["plan"]
    patterns = [*drawing.iter("pattern")]
    assert len(patterns) == 8
    strokes = {each.get("d") for pattern in patterns for each in of_class(pattern, "hatch")}
    assert len(strokes) == 8


def test_nothing_in_a_drawing_has_a_style_of_its_own() -> None:
    for drawing in drawn(loaded(SHIPPED)).values():
        for each in drawing.iter():
            assert not [name for name in each.attrib if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("dangerous", DANGEROUS)
def test_a_name_of_a_file_stays_a_text(dangerous: str) -> None:
    found, _ = read(plant(budget(dangerous)).tree)
    if found is None:
        return
    for each in charts(project(found)):
        markup = chart_markup(each, SWEDISH, "t")
        drawing = ElementTree.fromstring(markup)
        assert {part.tag for part in drawing.iter()} <= {
            *("figure", "figcaption", "div", "svg", "title", "desc", "defs", "pattern", "rect"),
            *("path", "g", "line", "text", "circle", "polyline", "p", "a"),
        }
        assert not UNSEEN.search(markup)
        assert "<script" not in markup


@pytest.mark.parametrize(
    ("values", "most", "ticks"),
    [
        ((0, 0), 6, [0, 1]),
        ((0, 235_000), 6, [0, 50_000, 100_000, 150_000, 200_000, 250_000]),
        ((-7, 3), 6, [-8, -6, -4, -2, 0, 2, 4]),
        ((561, 702), 8, [560, 580, 600, 620, 640, 660, 680, 700, 720]),
        ((5, 5), 6, [5, 6]),
        ((0, 10**30), 6, [0, 2 * 10**29, 4 * 10**29, 6 * 10**29, 8 * 10**29, 10**30]),
    ],
)
def test_an_axis_goes_in_steps_that_are_read_well(
    values: tuple[int, int], most: int, ticks: list[int]
) -> None:
    axis = axis_of(values, 0, 100, most)
    assert [*axis.ticks] == ticks
    assert axis.at(axis.low) == 0
    assert axis.at(axis.high) == 100


def test_a_place_is_the_nearest_tenth_on_an_axis_of_either_way() -> None:
    assert [close_axis((0, 3), 0, 10).at(each) for each in (0, 1, 2, 3)] == [0, 3, 7, 10]
    assert [close_axis((0, 3), 10, 0).at(each) for each in (0, 1, 2, 3)] == [10, 7, 3, 0]
    assert close_axis((5, 5), 10, 0).at(5) == 10


@pytest.mark.parametrize(
    ("place", "written"), [(0, "0"), (5, "0.5"), (10, "1"), (-25, "-2.5"), (7200, "720")]
)
def test_a_place_is_written_to_a_tenth(place: int, written: str) -> None:
    assert px(place) == written


def test_names_are_moved_apart_and_stay_within() -> None:
    assert spread([10, 50], [20, 20], 0, 100) == [10, 50]
    assert spread([50, 50], [20, 20], 0, 100) == [50, 70]
    assert spread([95, 95, 90], [20, 20, 20], 0, 100) == [70, 90, 50]
    assert spread([0, 0], [20, 40], 0, 100) == [10, 40]


def test_a_label_that_has_no_room_is_cut() -> None:
    named = charts(many((2024,), 1, 5))[0]
    labels = of_class(ElementTree.fromstring(chart_markup(named, SWEDISH)), "label")
    assert [each.text for each in labels] == ["Verksamhetsområde", "Verksamhetsområde Verksamhets…"]
