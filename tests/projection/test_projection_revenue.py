"""What an area earns, and where that comes from."""

import pytest
from conftest import budget_of

from vssbudget.amounts import Percent, percent_text
from vssbudget.projection import AreaProjection, Basis, exact, project

HEAD = """
title: Small
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024, 2025, 2026]}
indices: {price: {2024: 10, 2025: 10, 2026: 10}}
volumes: {cases: {2023: 100, 2024: 110, 2025: 55, 2026: 66}}
areas:
"""
GIVEN, DECIDED, SELF_COST = Basis.GIVEN, Basis.DECIDED, Basis.SELF_COST


def area_of(area: str) -> AreaProjection:
    """Project an area alone."""
    return project(budget_of(f"{HEAD}  a: {{{area}}}\n")).areas[0]


def shown(changes: tuple[Percent | None, ...]) -> tuple[str | None, ...]:
    """Write price changes as a program sees them."""
    return tuple(None if each is None else percent_text(each) for each in changes)


@pytest.mark.parametrize(
    ("area", "revenue", "basis", "change"),
    [
        (  # set to cost wherever nothing is decided; the price follows
            "cost: {2023: 1000}, revenue: {2023: 1000}, index: price",
            (1100, 1210, 1331),
            (SELF_COST, SELF_COST, SELF_COST),
            ("10", "10", "10"),
        ),
        (  # the price of the first year makes up for what the base year earned too little
            "cost: {2023: 1000}, revenue: {2023: 800}, step: 0",
            (1000, 1000, 1000),
            (SELF_COST, SELF_COST, SELF_COST),
            ("25", "0", "0"),
        ),
        (
            "cost: {2023: 1000}, revenue: {2023: 800}, index: price",
            (1100, 1210, 1331),
            (SELF_COST, SELF_COST, SELF_COST),
            ("37.5", "10", "10"),
        ),
        (  # nothing to compare with
            "cost: {2023: 1000}, index: price",
            (1100, 1210, 1331),
            (SELF_COST, SELF_COST, SELF_COST),
            (None, "10", "10"),
        ),
        (
            "cost: {2023: 1000}, revenue: {2023: 0}, index: price",
            (1100, 1210, 1331),
            (SELF_COST, SELF_COST, SELF_COST),
            (None, "10", "10"),
        ),
        (
            "cost: {2023: 0}, revenue: {2023: 0}, index: price, lasting: {2025: 10}",
            (0, 10, 11),
            (SELF_COST, SELF_COST, SELF_COST),
            (None, None, "10"),
        ),
        (
            "cost: {2023: 0}, revenue: {2023: 0}, index: price",
            (0, 0, 0),
            (SELF_COST, SELF_COST, SELF_COST),
            (None, None, None),
        ),
        (  # a decided price, on the revenue of the year before
            "cost: {2023: 1000}, revenue: {2023: 900}, index: price, price_change: {2024: 5}",
            (945, 1210, 1331),
            (DECIDED, SELF_COST, SELF_COST),
            ("5", "28.042328", "10"),
        ),
        (  # decided prices compound unrounded
            "cost: {2023: 1000}, revenue: {2023: 333}, index: price, "
            "price_change: {2024: 1.5, 2025: 1.5}",
            (338, 343, 1331),
            (DECIDED, DECIDED, SELF_COST),
            ("1.5", "1.5", "287.973209"),
        ),
        (  # a given revenue stands
            "cost: {2023: 1000}, revenue: {2023: 1000, 2025: 1500}, index: price",
            (1100, 1500, 1331),
            (SELF_COST, GIVEN, SELF_COST),
            ("10", "36.363636", "-11.266667"),
        ),
        (  # price times volume
            "cost: {2023: 1000}, revenue: {2023: 1000}, index: price, volume: cases, "
            "price_change: {2024: 10, 2025: 0, 2026: -5}",
            (1210, 605, 690),
            (DECIDED, DECIDED, DECIDED),
            ("10", "0", "-5"),
        ),
        (  # the price of a unit, where the volume moves and the cost does not
            "cost: {2023: 1000}, revenue: {2023: 1000}, step: 0, volume: cases",
            (1000, 1000, 1000),
            (SELF_COST, SELF_COST, SELF_COST),
            ("-9.090909", "100", "-16.666667"),
        ),
        (
            "cost: {2023: 1000}, revenue: {2023: 1000}, index: price, volume: cases, "
            "variable_share: 1",
            (1210, 666, 878),
            (SELF_COST, SELF_COST, SELF_COST),
            ("10", "10", "10"),
        ),
        (
            "cost: {2023: 1000, 2025: 2000}, revenue: {2023: 1000}, index: price",
            (1100, 2000, 2200),
            (SELF_COST, SELF_COST, SELF_COST),
            ("10", "81.818182", "10"),
        ),
    ],
)
def test_revenue_follows_cost_unless_it_is_given_or_its_price_decided(
    area: str,
    revenue: tuple[int, ...],
    basis: tuple[Basis, ...],
    change: tuple[str | None, ...],
) -> None:
    told = area_of(area)
    assert told.revenue[2:] == revenue
    assert tuple(told.basis) == basis
    assert shown(tuple(told.price_change)) == change


def test_the_years_before_the_plan_show_what_is_given_and_nothing_else() -> None:
    told = area_of("cost: {2022: 7, 2023: 1000}, revenue: {2023: 900}, step: 0")
    assert told.cost[:2] == (7, 1000)
    assert told.revenue[:2] == (None, 900)
    assert told.result[:2] == (None, -100)


def test_the_basis_of_a_year_is_known_where_there_is_a_revenue() -> None:
    area = "cost: {2022: 7, 2023: 1000}, revenue: {2023: 900}, step: 0, price_change: {2025: 1}"
    projection = project(budget_of(f"{HEAD}  a: {{{area}}}\n"))
    told = [projection.basis(projection.areas[0], position) for position in range(5)]
    assert told == [None, GIVEN, SELF_COST, DECIDED, SELF_COST]


def test_the_unrounded_revenue_stays_available() -> None:
    area = "cost: {2023: 1000}, revenue: {2023: 333}, step: 0, price_change: {2024: 1.5}"
    projection = project(budget_of(f"{HEAD}  a: {{{area}}}\n"))
    told = exact(projection, "a")
    assert [str(each) for each in told.revenue] == ["337.995", "1000", "1000"]
    assert tuple(told.basis) == (DECIDED, SELF_COST, SELF_COST)


def test_a_revenue_given_for_the_plan_needs_none_before_it() -> None:
    area = area_of("cost: {2023: 1000}, revenue: {2024: 900}, step: 0, price_change: {2025: 10}")
    assert area.revenue == (None, None, 900, 990, 1000)
    assert area.basis == (GIVEN, DECIDED, SELF_COST)
    assert shown(tuple(area.price_change)) == (None, "10", "1.010101")
