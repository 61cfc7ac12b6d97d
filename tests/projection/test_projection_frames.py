"""Frames of areas: how they move, worked by hand, and what is left of them."""

from decimal import Decimal, localcontext
from typing import Any

from conftest import REPOSITORY, budget_of
from hypothesis import given
from hypothesis import strategies as st
from test_projection_properties import BASE, MANY, Drawn, an_area, budgets, rows, signed

from vssbudget.addresses import row_at
from vssbudget.amounts import EXACT, Year, steady
from vssbudget.projection import Projection, exact, project

FRAMES = (REPOSITORY / "docs" / "frames.yaml").read_text("utf-8")
_KEYS = ("index", "shares", "step")


def figures(projection: Projection, address: str) -> dict[Year, int]:
    """Give the figures at an address."""
    row = row_at(projection, address)
    assert row is not None
    return {year: int(each) for year, each in row.figures.items() if each is not None}


def unrounded(projection: Projection, key: str) -> tuple[Decimal, ...]:
    """Give what a frame is rounded from, from the base year on."""
    with localcontext(EXACT):
        return tuple([each for each in projection.formulas.frame(key) if each is not None])


def test_a_frame_grows_with_what_was_decided_on_it_as_worked_by_hand() -> None:
    """1 000 · 1.025 + 20 = 1 045; 1 045 · 1.03 - 10 + 5 = 1 071.35, of which 5 is once.

    Net cost is 1 100 · 1.025 = 1 127.5, rounded 1 128, and 1 161.325, rounded 1 161, less 100.
    """
    projection = project(budget_of(FRAMES))
    assert figures(projection, "skola.frame") == {2024: 970, 2025: 1000, 2026: 1045, 2027: 1071}
    assert figures(projection, "skola.net_cost") == {2024: 965, 2025: 1000, 2026: 1028, 2027: 1061}
    assert figures(projection, "areas.skola.left") == {2024: 5, 2025: 0, 2026: 17, 2027: 10}
    assert figures(projection, "revision.net_cost") == {2025: 15, 2026: 15, 2027: 16}
    assert unrounded(projection, "skola") == tuple(map(Decimal, ("1000", "1045", "1071.35")))


def test_a_frame_that_is_given_for_a_plan_year_is_where_later_years_go_on_from() -> None:
    text = FRAMES.replace("{2024: 970, 2025: 1000}", "{2025: 1000, 2026: 1200}")
    text = text.replace("{2026: 20, 2027: -10}", "{2027: -10}")
    assert figures(project(budget_of(text)), "skola.frame") == {2025: 1000, 2026: 1200, 2027: 1231}


def test_only_an_area_with_a_frame_has_one_at_its_addresses() -> None:
    text = FRAMES + "  stab: {cost: {2025: 1}, revenue: {2025: 1}, step: 0, source: exempel}\n"
    projection = project(budget_of(text))
    assert not any(row_at(projection, f"stab.{each}") for each in ("frame", "net_cost", "left"))
    assert row_at(projection, "stab.price_result")
    assert not any(
        row_at(projection, f"skola.{each}") for each in ("price_result", "self_cost_change")
    )


@st.composite
def framed(draw: st.DrawFn) -> Drawn:
    """Draw a budget of one area whose frame says of itself what its cost says."""
    drawn = draw(budgets(most=1))
    (area,) = drawn.areas = [draw(an_area(drawn.plan))]
    for key in ("volume", "variable_share", "revenue", "price_change"):
        area.pop(key, None)
    changes: dict[str, Any] = {}
    for key in ("lasting", "one_off"):
        for year, amount in area.get(key, {}).items():
            changes[f"{key}{year}"] = {key: {year: amount}, "reason": "Why"}
    frame = {"values": area["cost"], **{key: area[key] for key in _KEYS if key in area}}
    area["frame"] = {**frame, **({"changes": changes} if changes else {})}
    return drawn


@MANY
@given(framed())
def test_a_frame_moves_as_a_cost_of_the_same_figures_and_leaves_nothing_of_it(
    drawn: Drawn,
) -> None:
    projection = drawn.projected()
    (_, *frame) = unrounded(projection, "a0")
    assert tuple(map(steady, frame)) == tuple(map(steady, exact(projection, "a0").cost))
    assert figures(projection, "a0.frame") == figures(projection, "a0.net_cost")
    assert set(figures(projection, "a0.left").values()) == {0}


@MANY
@given(framed(), st.data())
def test_what_is_earned_is_left_and_what_is_granted_once_is_granted_to_the_unit(
    drawn: Drawn, data: st.DataObject
) -> None:
    (area,) = drawn.areas
    before = unrounded(drawn.projected(), "a0")
    years = [BASE, *drawn.plan]
    earned = {year: data.draw(st.integers(0, 10**6)) for year in years}
    free = [year for year in drawn.plan if year not in area["cost"]]
    more = data.draw(rows(free, signed)) if free else {}
    area["revenue"] = earned
    assert figures(drawn.projected(), "a0.left") == earned
    if more:
        area["frame"].setdefault("changes", {})["more"] = {"one_off": more, "reason": "Why"}
    for year, one, other in zip(years, before, unrounded(drawn.projected(), "a0"), strict=True):
        assert steady(other - one) == more.get(year, 0)
