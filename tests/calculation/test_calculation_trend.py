"""Which way a figure goes with an input, as far as the formulas tell."""

from collections.abc import Callable
from decimal import Decimal, localcontext
from operator import add, ge, gt, lt, mul, sub, truediv

import pytest
from conftest import budget_of

from vssbudget.amounts import EXACT, Year
from vssbudget.calculation.figures import Figures
from vssbudget.calculation.trend import Ranging, Trend, Unsure, Way, way_of
from vssbudget.formulas.sheet import Sheet
from vssbudget.projection import rates_in_force

RISING, FALLING = Ranging(Decimal(1), Decimal(3), 1), Ranging(Decimal(2), Decimal(4), -1)
BOTH = Ranging(Decimal(-1), Decimal(2), 1)
BELOW = Ranging(Decimal(-3), Decimal(-1), 1)


@pytest.mark.parametrize(
    ("work", "one", "other", "low", "high", "way"),
    [
        (add, RISING, 1, 2, 4, 1),
        (add, 1, FALLING, 3, 5, -1),
        (add, RISING, RISING, 2, 6, 1),
        (add, RISING, FALLING, 3, 7, None),
        (sub, RISING, FALLING, -3, 1, 1),
        (sub, RISING, RISING, -2, 2, None),
        (sub, Decimal(5), RISING, 2, 4, -1),
        (mul, RISING, Decimal(-2), -6, -2, -1),
        (mul, RISING, Decimal(0), 0, 0, 0),
        (mul, RISING, RISING, 1, 9, 1),
        (mul, RISING, FALLING, 2, 12, None),
        (mul, BELOW, FALLING, -12, -2, 1),
        (mul, BELOW, RISING, -9, -1, None),
        (mul, BOTH, RISING, -3, 6, None),
        (mul, BOTH, 2, -2, 4, 1),
        (truediv, RISING, Decimal(2), Decimal("0.5"), Decimal("1.5"), 1),
        (truediv, Decimal(12), FALLING, 3, 6, 1),
        (truediv, RISING, FALLING, Decimal("0.25"), Decimal("1.5"), 1),
        (truediv, FALLING, BELOW, -4, Decimal(2) / -3, None),
    ],
)
def test_a_number_with_a_range_is_worked_with_as_any_other(
    work: Callable[..., Ranging],
    one: Ranging | Decimal,
    other: Ranging | Decimal,
    low: Decimal,
    high: Decimal,
    way: Way,
) -> None:
    told = work(one, other)
    assert abs(told.low - low) < Decimal("1e-20")
    assert abs(told.high - high) < Decimal("1e-20")
    assert told.way == way


def test_a_comparison_is_the_same_over_the_whole_range_or_raises() -> None:
    assert [lt(RISING, 4), gt(RISING, 0), ge(RISING, 1), lt(RISING, 1)] == [True, True, True, False]
    assert bool(RISING)
    for unsure in (lambda: lt(RISING, 2), lambda: bool(BOTH), lambda: RISING / BOTH):
        with pytest.raises(Unsure):
            unsure()


TEXT = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices: {price: {2024: 1, 2025: 2}}
investments: {interest: 2, lines: {l: {values: {2023: 100}, life: 10}}}
areas:
  a: {cost: {2023: 100}, revenue: {2023: 90}, index: price, price_change: {2024: 3}}
  b: {cost: {2023: 50}, step: 5}
pools: {p: {of: b, key: {shares: {a: 1}}}}
"""


ENDS = Decimal(-10), Decimal(10)


@pytest.mark.parametrize(
    ("paths", "place", "year", "way"),
    [
        (("indices.price.rates.2024", "indices.price.rates.2025"), "areas.a.cost", 2024, 1),
        (("indices.price.rates.2024", "indices.price.rates.2025"), "areas.a.cost", 2023, 0),
        (("indices.price.rates.2024", "indices.price.rates.2025"), "pools.p.to.a", 2024, 0),
        (("indices.price.rates.2025",), "areas.a.cost", 2024, 0),
        (("indices.price.rates.2025",), "areas.a.cost", 2025, 1),
        (("areas.a.price_change.2024",), "areas.a.result", 2024, 1),
        (("areas.a.cost.2023",), "areas.a.result", 2024, -1),
        (("areas.b.step",), "areas.b.cost", 2025, 1),
        (("areas.a.cost.2023",), "areas.b.cost", 2025, 0),
        (("investments.interest.2023",), "capital.l.cost", 2024, 1),
        (("investments.interest.2024",), "capital.l.cost", 2023, 0),
    ],
)
def test_the_way_of_a_figure(paths: tuple[str, ...], place: str, year: int, way: Way) -> None:
    budget = budget_of(TEXT)
    trend = Trend({tuple(path.split(".")): ENDS for path in paths})
    with localcontext(EXACT):
        figures = Figures(Sheet(trend, budget, rates_in_force(budget)), shown=False)
        row = figures.of(tuple(place.split(".")))
    assert way_of(row[year - 2026]) == way


def test_a_number_that_falls_as_the_input_rises_goes_the_other_way() -> None:
    falling = Trend({("v", "2024"): (Decimal(7), Decimal(3))})
    (row,) = falling.given((Decimal(5),), ("v",), Year(2024))
    assert way_of(row) == -1


def test_where_nothing_stands_nothing_moves() -> None:
    trend = Trend({("v", "2024"): ENDS})
    assert trend.given((None, Decimal(5)), ("v",), Year(2024)) == (None, Decimal(5))


def test_what_is_shared_in_whole_units_may_go_up_and_down() -> None:
    budget = budget_of(TEXT)
    trend = Trend({("areas", "b", "step"): ENDS})
    with localcontext(EXACT), pytest.raises(Unsure):
        Figures(Sheet(trend, budget, rates_in_force(budget))).of(("pools", "p", "to", "a"))
