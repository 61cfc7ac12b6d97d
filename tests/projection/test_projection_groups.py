"""Groups of areas: what they add up to, however deep they stand, and what they leave as it is."""

import random
import sys

import pytest
from conftest import REPOSITORY, budget_of
from hypothesis import given
from hypothesis import strategies as st
from test_projection_properties import MANY, Drawn, budgets

from vssbudget.addresses import row_at, row_names
from vssbudget.amounts import Year
from vssbudget.loader import choose, load
from vssbudget.loader.tree import plant
from vssbudget.model import Budget, areas_of, members, read
from vssbudget.projection import Projection, project
from vssbudget.projection.narrowed import narrowed
from vssbudget.projection.values import AreaProjection, Totals

sys.path.append(str(REPOSITORY / "bench"))
from drawn import text_of

MEASURES = ("cost", "revenue", "result")

HEAD = """
title: Small
unit: tkr
years: {budget: [2022, 2023], plan: [2024]}
indices: {price: {2024: 10}}
areas:
  a: {cost: {2022: 4, 2023: 5}, revenue: {2022: 3, 2023: 4}, index: price}
  b: {cost: {2023: 5}, revenue: {2022: 1, 2023: 4}, index: price}
  c: {cost: {2022: 5, 2023: 5}, revenue: {2022: 4, 2023: 4}, index: price}
  d: {cost: {2022: 5, 2023: 5}, revenue: {2022: 5, 2023: 9}, index: price}
"""
GROUPS = "groups: {outer: {of: [c, inner]}, inner: {of: [b, a]}}\n"


def example() -> Budget:
    budget = load(choose(REPOSITORY / "docs" / "groups.yaml")).budget  # type: ignore[arg-type]
    assert budget is not None
    return budget


def test_a_group_is_the_sum_of_the_rounded_rows_of_its_areas() -> None:
    """By hand: 107.625, 109.675, 112.75 and 44.075 are 108, 110, 113 and 44."""
    totals = project(example()).totals
    assert {key: each.cost for key, each in totals.items()} == {
        "total": (365, 108 + 110 + 113 + 44),
        "barn_och_unga": (212, 108 + 110),
        "valfard": (322, 108 + 110 + 113),
    }


def test_a_group_lacks_what_its_own_areas_lack() -> None:
    """In 2022 only b, which is in both groups, has no cost."""
    totals = project(budget_of(HEAD + GROUPS)).totals
    inner, outer = totals["inner"], totals["outer"]
    assert (inner.cost, inner.revenue, inner.result) == ((None, 10, 12), (4, 8, 12), (None, -2, 0))
    assert (outer.cost, outer.revenue, outer.result) == (
        *((None, 15, 18), (8, 12, 18)),
        (None, -3, 0),
    )
    assert inner.lacking == outer.lacking == {2022: ("b",)}
    alone = project(budget_of(f"{HEAD}groups: {{others: {{of: [c, a]}}}}\n")).totals["others"]
    assert (alone.cost, alone.lacking) == ((9, 10, 12), {})


def test_what_stands_right_beneath_is_in_the_order_of_the_group_and_else_of_the_file() -> None:
    budget = budget_of(HEAD + GROUPS)
    assert members(budget, "total") == ("outer", "d")
    assert members(budget, "outer") == ("c", "inner")
    assert members(budget, "a") == ()
    assert list(areas_of(budget, "outer")) == ["c", "b", "a"]
    assert list(areas_of(budget, "total")) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("areas", "shown"),
    [((), ["total", "outer", "inner"]), (("a", "b"), ["total", "inner"]), (("a", "c"), ["total"])],
)
def test_a_group_stays_where_all_of_its_areas_do(areas: tuple[str, ...], shown: list[str]) -> None:
    printed = "published: {cost: {inner: {2023: 10}, outer: {2023: 15}, total: {2023: 20}}}\n"
    of = narrowed(project(budget_of(HEAD + GROUPS + printed)), areas, [Year(2023)])
    assert list(of.totals) == shown
    assert {each.row for each in of.published} == set(shown)
    assert of.total.cost == (20,)


def test_what_is_printed_of_a_group_is_held_against_it() -> None:
    (first, *_) = project(example()).published
    assert (first.row, first.difference) == ("barn_och_unga", (0, -1))


def test_groups_may_stand_in_each_other_very_deep() -> None:
    """Deeper than Python calls itself: the first holds the area, each other the one before."""
    chain = ", ".join(f"g{at}: {{of: {f'g{at - 1}' if at else 'a'}}}" for at in range(1100))
    projection = project(budget_of(f"{HEAD}groups: {{{chain}}}\n"))
    assert projection.totals["g1099"].cost == projection.areas[0].cost
    assert members(projection.budget, "total") == ("g1099", "b", "c", "d")


READ = [number for number in range(14) if read(plant(text_of(number)).tree)[0]]
"""The numbers of drawn budgets that are not refused."""


@pytest.mark.parametrize("number", READ)
def test_groups_change_no_figure_at_any_other_address(number: int) -> None:
    """Of areas with services, pools, capital and agreements as well, net totals among them."""
    plain = budget_of(text_of(number))
    one, *others = plain.areas
    groups = f"groups: {{x: {{of: [{', '.join(('z', *others))}]}}, z: {{of: {one}}}}}\n"
    before, after = project(plain), project(budget_of(text_of(number) + groups))
    of_groups = [f"groups.{key}.{each}" for key in "xz" for each in MEASURES]
    assert {*row_names(after)} == {*row_names(before), *of_groups}
    for name in row_names(before):
        assert told(after, name) == told(before, name), name
    for each in MEASURES:
        assert told(after, f"groups.x.{each}") == told(before, f"total.{each}")


def told(projection: Projection, name: str) -> dict[Year, object]:
    row = row_at(projection, name)
    assert row is not None
    return dict(row.figures)


@st.composite
def grouped(draw: st.DrawFn) -> tuple[Drawn, dict[str, list[str]]]:
    """Draw a budget and groups of its areas: each takes some of what stands in no other yet."""
    drawn, groups = draw(budgets(most=6)), dict[str, list[str]]()
    free = [f"a{number}" for number in range(len(drawn.areas))]
    chance = random.Random(draw(st.integers(0, 2**32)))
    while len(groups) < 4 and chance.random() < 0.9:
        taken = chance.sample(free, chance.randint(1, len(free)))
        groups[key := f"g{len(groups)}"] = taken
        free = [each for each in free if each not in taken] + [key]
    return drawn, groups


def figures(of: Projection) -> list[object]:
    return [of.areas, *(getattr(of.total, each) for each in MEASURES), of.total.lacking]


@MANY
@given(grouped())
def test_groups_change_no_total_and_are_the_sums_of_what_is_in_them(
    drawn_and_groups: tuple[Drawn, dict[str, list[str]]],
) -> None:
    drawn, groups = drawn_and_groups
    written = ", ".join(f"{key}: {{of: [{', '.join(of)}]}}" for key, of in groups.items())
    plain, of = drawn.projected(), project(budget_of(f"{drawn.text()}groups: {{{written}}}\n"))
    assert figures(of) == figures(plain)
    rows: dict[str, AreaProjection | Totals] = {
        **{area.key: area for area in of.areas},
        **of.totals,
    }
    for key, within in groups.items():
        for measure in MEASURES:
            columns = zip(*(getattr(rows[each], measure) for each in within), strict=True)
            for column, summed in zip(columns, getattr(rows[key], measure), strict=True):
                if None not in column:
                    assert summed == sum(column)
    outermost = [rows[each] for each in members(of.budget, "total")]
    costs = zip(*(each.cost for each in outermost), strict=True)
    assert [sum(column) for column in costs] == list(of.total.cost)
