"""A page draws its charts anew: the same figures give the very drawing that the page comes with."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import Opener
from conftest import REPOSITORY, SHIPPED, budget_of
from pages_made import SIGNED, loaded_page

import vssbudget
from vssbudget.addresses import row_at
from vssbudget.amounts import Percent
from vssbudget.loader import Source, load
from vssbudget.model import Budget
from vssbudget.projection import Projection, RateChange, project, rates_in_force
from vssbudget.report.svg import chart_markup
from vssbudget.views.charts import Chart, Value, charts
from vssbudget.wording.language import SWEDISH

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = Path(vssbudget.__file__).parent / "report" / "page"
SCRIPT = "".join(
    (FOLDER / f"{name}.js").read_text("utf-8") for name in ("arithmetic", "figures", "charts")
)
DRAW = """([figures, wanted]) => {
  const known = new Map(Object.entries(JSON.parse(figures)));
  const decimal = (text) => {
    const [digits, e = "0"] = text.split("e");
    return {c: BigInt(digits), e: Number(e)};
  };
  const writer = new Figures.Writer({minus: "\u2212", decimal: ","});
  const figure = (place) => known.has(place) ? decimal(known.get(place)) : null;
  drawCharts(document, figure, writer);
  const drawings = (of) => [...of.querySelectorAll("svg")].map((each) => each.outerHTML);
  return [drawings(document), drawings(new DOMParser().parseFromString(wanted, "text/html"))];
}"""
FILES = (
    SHIPPED,
    REPOSITORY / "examples" / "services" / "budget2023.yaml",
    REPOSITORY / "examples" / "groups" / "helsinki2023.yaml",
    REPOSITORY / "examples" / "decimals" / "sjobo2025.yaml",
)
RATES = ("2.4", "3.7", "-12.5", "140", "0")


def budget_at(path: Path) -> Budget:
    budget = load(Source(path.name, path)).budget
    assert budget is not None
    return budget


def under(budget: Budget, rate: str) -> Projection:
    changes = [RateChange(key, None, Percent(Decimal(rate))) for key in budget.indices]
    return project(budget, rates_in_force(budget, changes))


def drawings(of: Sequence[Chart]) -> str:
    return "".join(chart_markup(each, SWEDISH) for each in of)


def values(of: Sequence[Chart]) -> Iterator[Value]:
    for chart in of:
        for series in (*chart.series, chart.limit, chart.told):
            yield from series.values if series else ()


def figures(projection: Projection, of: Sequence[Chart]) -> Mapping[str, str]:
    """Give the figures of a projection at the addresses in charts, as digits and a power of ten."""
    found = {}
    for value in values(of):
        for address in filter(None, (value.address, *value.less)):
            row = row_at(projection, address)
            figure = row.figures.get(value.year) if row else None
            if figure is not None:
                sign, digits, exponent = Decimal(figure).as_tuple()
                whole = "".join(map(str, digits))
                found[f"{address}.{value.year}"] = f"{'-' if sign else ''}{whole}e{exponent}"
    return found


def test_a_page_draws_its_charts_as_it_came_with_them(opened: Opener, tmp_path: Path) -> None:
    for path in FILES:
        budget = budget_at(path)
        page = opened(written(tmp_path, shown := charts(project(budget)))).page
        for projection in (project(budget), under(budget, "7"), project(budget)):
            told = json.dumps(figures(projection, shown))
            drawn, wanted = page.evaluate(DRAW, [told, drawings(shown)])
        assert drawn == wanted


def written(folder: Path, shown: Sequence[Chart]) -> Path:
    page = folder / "page.html"
    script = f"<script>{SCRIPT}</script>"
    page.write_text(f"<!doctype html><meta charset=utf-8>{drawings(shown)}{script}", "utf-8")
    return page


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_a_page_draws_its_charts_by_other_figures(
    path: Path, opened: Opener, tmp_path: Path
) -> None:
    budget = budget_at(path)
    page = opened(written(tmp_path, charts(project(budget)))).page
    for rate in RATES:
        compare(page, under(budget, rate))


def compare(page: "Page", projection: Projection) -> None:
    """Draw the charts of a page by the figures of a projection; what a bridge shows is its own."""
    shown = charts(projection)
    told = json.dumps(figures(projection, shown))
    both = page.evaluate(DRAW, [told, drawings(shown)])
    drawn, wanted = ([each for each in of if "chart-bridge" not in each] for of in both)
    assert drawn == wanted
    assert drawn


def test_the_charts_of_a_report_follow_what_is_set_in_it(opened: Opener, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(loaded_page(SHIPPED), "utf-8")
    shown = opened(file, "#price=3&wage=3")
    drawn = shown.page.evaluate(
        """() => [...document.querySelectorAll(".chart svg")].map((each) => each.outerHTML)"""
    )
    wanted = shown.page.evaluate(
        """(told) => [...new DOMParser().parseFromString(told, "text/html")
            .querySelectorAll("svg")].map((each) => each.outerHTML)""",
        drawings(charts(under(budget_at(SHIPPED), "3"))),
    )
    kept = [[each for each in of if "chart-bridge" not in each] for of in (drawn, wanted)]
    assert sorted(kept[0]) == sorted(kept[1])
    assert len(kept[0]) == 7
    assert shown.said == []


CHANGED = {"step: 5": "step: -4", "{2024: -3}": "{2024: 8.25}", "{2024: -7}": "{2024: 4}"}
INVESTED = {"{2023: 50, 2024: -20}": "{2023: 50, 2024: 120}", "2024: 8}": "2024: 13.5}"}
FRAMED = {"{2022: 20, 2023: 30}": "{2022: 20, 2023: 53}"}


@pytest.mark.parametrize("changes", [CHANGED, INVESTED, CHANGED | INVESTED, FRAMED], ids=str)
def test_marks_cross_zero_as_they_are_drawn(
    changes: Mapping[str, str], opened: Opener, tmp_path: Path
) -> None:
    page = opened(written(tmp_path, charts(project(budget_of(SIGNED))))).page
    text = SIGNED
    for old, new in changes.items():
        text = text.replace(old, new)
    projection = project(budget_of(text))
    compare(page, projection)


def test_the_others_of_many_areas_are_drawn_anew(opened: Opener, tmp_path: Path) -> None:
    areas = "".join(
        f"  a{at}: {{cost: {{2023: {at + 9}}}, revenue: {{2023: {at + 9}}}, index: i}}\n"
        for at in range(40)
    )
    head = "title: t\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025]}\n"
    budget = budget_of(f"{head}indices: {{i: {{rates: {{2024: 1, 2025: 2}}}}}}\nareas:\n{areas}")
    page = opened(written(tmp_path, charts(project(budget)))).page
    for rate in RATES[:-1]:
        compare(page, under(budget, rate))


def test_a_bridge_says_what_the_settings_add_and_forgets_it_again(
    opened: Opener, tmp_path: Path
) -> None:
    budget = budget_at(SHIPPED)
    shown = charts(project(budget))
    page = opened(written(tmp_path, shown)).page
    told = json.dumps(figures(other := under(budget, "2"), charts(other)))
    page.evaluate(DRAW, [told, drawings(shown)])
    rows = page.eval_on_selector_all(
        "[data-plot=bridge] > :is(.total, .step)",
        "(rows) => rows.map((each) => each.textContent.replaceAll('\u00a0', ' '))",
    )
    assert rows == [
        "2023 budget620 173",
        "Priskompensation+56 396",
        "Lönekompensation+21 250",
        "fast belopp+500",
        "2028 plan698 319",
        "ändrat här−16 147",
        "2028 plan682 172",
    ]
    assert other.total.cost[-1] == 682_172
    drawn, wanted = page.evaluate(
        DRAW, [json.dumps(figures(project(budget), shown)), drawings(shown)]
    )
    assert drawn == wanted
