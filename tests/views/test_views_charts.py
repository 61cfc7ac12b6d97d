"""The charts as data: which there are, of what figures, and what stands together in them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import pytest
from conftest import REPOSITORY, SHIPPED, budget_of

from vssbudget.addresses import row_at
from vssbudget.loader import Source, load
from vssbudget.projection import Projection, project
from vssbudget.views.charts import MOST_LAYERS, MOST_ROWS, MOST_YEARS, Chart, Plot, Value, charts
from vssbudget.wording import ENGLISH

BUDGETS = (
    SHIPPED,
    *sorted(REPOSITORY.glob("examples/**/*.yaml")),
    REPOSITORY / "tests" / "budgets" / "held" / "every-key.yaml",
    REPOSITORY / "tests" / "budgets" / "held" / "shared-cost.yaml",
)
SMALL = """
title: t
unit: tkr
years: {YEARS}
areas:
  a: {name: A, cost: {2023: 10}, revenue: {2023: 10}, step: 0}
  b: {name: B, cost: {2023: 20}, revenue: {2023: 20}, step: 1}
"""


def shipped() -> Projection:
    budget = load(Source("budget.yaml", SHIPPED)).budget
    assert budget is not None
    return project(budget)


def by_key(projection: Projection) -> dict[str, Chart]:
    return {each.key: each for each in charts(projection)}


def small(years: str) -> Projection:
    return project(budget_of(SMALL.replace("YEARS", years)))


def values(chart: Chart) -> Iterator[Value]:
    for series in (*chart.series, chart.limit, chart.told):
        yield from series.values if series else ()


@pytest.mark.parametrize("file", BUDGETS, ids=lambda file: file.stem)
def test_a_figure_of_a_chart_is_the_one_at_its_address(file: object) -> None:
    budget = load(Source("budget.yaml", file)).budget  # type: ignore[arg-type]
    assert budget is not None
    projection = project(budget)
    for chart in charts(projection):
        for value in values(chart):
            row = row_at(projection, value.address) if value.address else None
            if row and not value.less:
                assert row.figures.get(value.year) == value.figure
            else:
                assert value.less or chart.plot is Plot.BRIDGE


def test_the_shipped_budget_has_the_charts_of_its_document() -> None:
    known = by_key(shipped())
    assert [*known] == [
        *("cost", "revenue", "plan", "printed", "bridge"),
        *("price_change", "investments", "volumes"),
    ]
    outcome, budget = known["cost"].series
    assert [each.figure for each in outcome.values] == [11960, 76098, 29514, 44314, 199348, 200043]
    assert [each.figure for each in budget.values] == [29300, 41320, 33481, 46072, 235000, 235000]
    assert {each.year for each in outcome.values} == {2021}
    assert known["plan"].categories == [2023, 2024, 2025, 2026, 2027, 2028]
    assert _figures(known["printed"].told) == [-1, -6, 0, 632, 1283, 1953, 2641, 3350]
    assert _figures(known["investments"].limit)[:2] == [46000, 45500]
    assert len(known["volumes"].series) == 10


def _figures(series: object) -> list[object]:
    assert series is not None
    return [each.figure for each in series.values]  # type: ignore[attr-defined]


@pytest.mark.parametrize("file", BUDGETS, ids=lambda file: file.stem)
def test_the_steps_of_a_bridge_lead_from_one_total_to_the_other(file: object) -> None:
    budget = load(Source("budget.yaml", file)).budget  # type: ignore[arg-type]
    assert budget is not None
    bridge = by_key(project(budget)).get("bridge")
    if bridge:
        first, *steps, last = (each.figure for each in bridge.series[0].values)
        assert (first or 0) + sum(each or 0 for each in steps) == last


def test_what_has_nothing_to_show_is_left_out() -> None:
    assert [*by_key(small("budget: [2023]"))] == ["cost", "revenue"]
    nothing = SMALL.replace("YEARS", "budget: [2023], plan: [2024]").replace("step: 1", "step: 0")
    assert charts(project(budget_of(nothing.replace("10}", "0}").replace("20}", "0}")))) == []


def test_without_an_outcome_the_year_before_stands_beside_the_base_year() -> None:
    years = "budget: [2022, 2023]"
    assert [each.values[0].year for each in by_key(small(years))["cost"].series] == [2022, 2023]
    years = "actual: [2023]"
    assert [each.values[0].year for each in by_key(small(years))["cost"].series] == [2023]


def many(count: int) -> Projection:
    costs = [2 * each % count + 1 for each in range(count)]
    areas = "\n".join(
        f"  a{at}: {{name: A{at}, cost: {{2023: {cost}}}, revenue: {{2023: {cost}}}, step: 1}}"
        for at, cost in enumerate(costs)
    )
    years = "years: {budget: [2023], plan: [2024, 2025]}"
    return project(budget_of(f"title: t\nunit: tkr\n{years}\nareas:\n{areas}\n"))


@pytest.mark.parametrize(("key", "most"), [("cost", MOST_ROWS), ("plan", MOST_LAYERS)])
def test_of_many_areas_the_smallest_stand_together(key: str, most: int) -> None:
    projection = many(61)
    chart = by_key(projection)[key]
    rows = _rows(chart)
    assert len(rows) == most
    *shown, others = rows
    largest = sorted((each.cost[0] or 0 for each in projection.areas), reverse=True)[: most - 1]
    assert sorted((each[0].figure or 0 for each in shown), reverse=True) == largest
    assert (others[0].figure or 0) + sum(largest) == projection.total.cost[0]
    assert others[0].address == "total.cost"
    assert others[0].less == [each[0].address for each in shown]
    keys = [each[0].address for each in shown]
    assert keys == sorted(keys, key=lambda address: int(address[1:].partition(".")[0]))


def test_a_chart_that_shows_only_some_says_so() -> None:
    volumes = "".join(f"  v{at}: {{values: {{2023: {at}, 2024: {at}}}}}\n" for at in range(15))
    text = SMALL.replace("YEARS", "budget: [2023], plan: [2024]") + f"volumes:\n{volumes}"
    cut, whole = by_key(many(61))["price_change"], by_key(many(MOST_ROWS))["price_change"]
    assert ENGLISH.say(cut.title) == "Price change by area 2024, 2025, %: the 12 largest of 61"
    assert ENGLISH.say(whole.title) == "Price change by area 2024, 2025, %"
    chart = by_key(project(budget_of(text)))["volumes"]
    assert ENGLISH.say(chart.title) == "Volumes 2023, 2024, first year = 100: the first 12 of 14"
    assert [each.label for each in chart.series] == [f"v{at}" for at in range(1, 13)]


def _rows(chart: Chart) -> Sequence[Sequence[Value]]:
    """Give the values of each area."""
    if chart.plot is Plot.BARS:
        return [*zip(*(each.values for each in chart.series), strict=True)]
    return [each.values for each in chart.series]


def test_as_many_areas_as_have_room_stand_alone() -> None:
    chart = by_key(many(MOST_LAYERS))["plan"]
    assert not any(value.less for each in chart.series for value in each.values)


def test_others_have_a_gap_where_the_total_has_one() -> None:
    text = "title: t\nunit: tkr\nyears: {budget: [2022, 2023], plan: [2024]}\nareas:\n"
    text += "".join(
        f"  a{at}: {{cost: {{2023: 9}}, revenue: {{2022: 9, 2023: 9}}, step: 1}}\n"
        for at in range(MOST_ROWS + 1)
    )
    before, base = by_key(project(budget_of(text)))["cost"].series
    assert before.values[-1].figure is None
    assert base.values[-1].figure == 18


def test_very_many_years_are_cut() -> None:
    years = ", ".join(map(str, range(2024, 2100)))
    known = by_key(small(f"budget: [2023], plan: [{years}]"))
    assert len(known["plan"].categories) == MOST_YEARS
    assert all(len(each.values) == MOST_YEARS for each in known["plan"].series)


def test_a_volume_is_drawn_against_its_first_year_that_has_any() -> None:
    text = SMALL.replace("YEARS", "budget: [2022, 2023], plan: [2024]")
    volumes = "volumes:\n  v: {values: {2022: 0, 2023: 4, 2024: 5}}\n  w: {values: {2023: 0}}\n"
    (series,) = by_key(project(budget_of(text + volumes)))["volumes"].series
    assert series.label == "v"
    firsts = {each.against.year for each in series.values if each.against}
    assert firsts == {2023}
    assert [each.figure for each in series.values] == [Decimal(0), Decimal(4), Decimal(5)]


def test_a_printed_revenue_stands_for_a_cost_that_is_not_printed() -> None:
    text = SMALL.replace("YEARS", "budget: [2022, 2023], plan: [2024]")
    printed = "published:\n  revenue:\n    total: {2023: 30, 2024: 31}\n"
    chart = by_key(project(budget_of(text + printed)))["printed"]
    assert chart.title.name == "chart-printed-revenue"
    assert _figures(chart.told) == [0, 0]
    one = printed.replace(", 2024: 31", "")
    assert "printed" not in by_key(project(budget_of(text + one)))


def test_a_cost_that_is_not_there_has_no_bridge() -> None:
    text = SMALL.replace("YEARS", "budget: [2023], plan: [2024]")
    alone = text.replace("cost: {2023: 10}, ", "").replace("cost: {2023: 20}, ", "")
    assert "bridge" not in by_key(project(budget_of(alone)))


def test_investments_without_a_frame_have_none() -> None:
    text = SMALL.replace("YEARS", "budget: [2023], plan: [2024]")
    lines = "investments:\n  lines:\n    x: {values: {2023: 5, 2024: 6}}\n"
    chart = by_key(project(budget_of(text + lines)))["investments"]
    assert chart.limit is None
    assert "frame" not in ENGLISH.say(chart.description)
    assert _figures(chart.told) == [5, 6]
    framed = f"{lines}  frame: {{values: {{2023: 9}}}}\n"
    chart = by_key(project(budget_of(text + framed)))["investments"]
    assert ENGLISH.say(chart.description).endswith("a stroke across it is the frame.")
