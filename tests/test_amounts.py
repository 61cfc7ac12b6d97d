"""Exact amounts and their one rounding."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vssbudget.amounts import (
    EXACT,
    Exact,
    Month,
    Percent,
    Year,
    allot,
    change,
    decimals,
    growth,
    percent_text,
    percent_to,
    plain,
    rounded,
    span,
)


@pytest.mark.parametrize(
    ("amount", "whole"),
    [
        ("0.5", 1),
        ("1.5", 2),
        ("2.5", 3),
        ("2.4999999999999999999999999999999999999", 2),
        ("-0.4", 0),
        ("-0.5", -1),
        ("-2.5", -3),
        ("34318.025", 34318),
    ],
)
def test_rounding_is_half_up_and_away_from_zero(amount: str, whole: int) -> None:
    assert rounded([Exact(Decimal(amount))]) == (whole,)


def test_rounding_keeps_the_order_and_gives_whole_numbers() -> None:
    told = rounded([Exact(Decimal("1.2")), Exact(Decimal("-3.7"))])
    assert told == (1, -4)
    assert {type(each) for each in told} == {int}


def test_nineteen_years_of_growth_are_exact() -> None:
    with localcontext(EXACT):
        grown = growth(Percent(Decimal("2.5"))) ** 19
    assert Fraction(grown) == Fraction(41, 40) ** 19


def test_a_rate_becomes_the_factor_of_a_year() -> None:
    assert growth(Percent(Decimal("2.5"))) == Decimal("1.025")
    assert growth(Percent(Decimal("-100"))) == 0


def test_a_change_is_told_in_percent_of_what_stood_before() -> None:
    assert change(Decimal("102.5"), Decimal(100)) == Decimal("2.5")
    assert change(Decimal(50), Decimal(100)) == -50


@pytest.mark.parametrize(
    ("percent", "decimals", "told"),
    [("2.345", 2, "2.35"), ("-2.345", 2, "-2.35"), ("2.34", 1, "2.3"), ("2.25", 1, "2.3")],
)
def test_a_percentage_is_rounded_half_up(percent: str, decimals: int, told: str) -> None:
    assert str(percent_to(Percent(Decimal(percent)), decimals)) == told


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("34318.025", "34318.025"),
        ("34318.0250", "34318.025"),
        ("1200", "1200"),
        ("1.2E+3", "1200"),
        ("1E-7", "0.0000001"),
        ("-0.0", "0"),
        ("0.50", "0.5"),
        ("10.00", "10"),
    ],
)
def test_a_decimal_is_written_in_full(number: str, told: str) -> None:
    assert plain(Decimal(number)) == told


@pytest.mark.parametrize(
    ("percent", "told"),
    [
        ("2.5", "2.5"),
        ("0.3412969283", "0.341297"),
        ("10", "10"),
        ("-0.0000001", "0"),
        ("-2.969", "-2.969"),
        ("100", "100"),
    ],
)
def test_a_percentage_for_a_program_has_at_most_six_decimals(percent: str, told: str) -> None:
    assert percent_text(Percent(Decimal(percent))) == told


@pytest.mark.parametrize(
    ("number", "count"), [("2.50", 2), ("2", 0), ("-0.123456", 6), ("1E+3", 0), ("0.0", 1)]
)
def test_decimals_are_counted_as_they_are_written(number: str, count: int) -> None:
    assert decimals(Decimal(number)) == count


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ([], ""),
        ([2023], "2023"),
        ([2023, 2024], "2023, 2024"),
        ([2023, 2024, 2025], "2023–2025"),
        ([2022, 2024, 2025], "2022, 2024, 2025"),
        ([2023, 2024, 2025, 2027], "2023, 2024, 2025, 2027"),
    ],
)
def test_three_years_in_a_row_and_more_are_a_span(years: list[int], told: str) -> None:
    assert span([Year(each) for each in years]) == told


@pytest.mark.parametrize(
    ("amount", "weights", "shared"),
    [
        (10, {"a": 1, "b": 1}, {"a": 5, "b": 5}),
        (10, {"a": 1, "b": 1, "c": 1}, {"a": 4, "b": 3, "c": 3}),  # alike: the first name
        (11, {"c": 1, "b": 1, "a": 1}, {"c": 3, "b": 4, "a": 4}),
        (100, {"a": 2, "b": 1}, {"a": 67, "b": 33}),  # 66.67 and 33.33
        (5, {"a": 0, "b": 3}, {"a": 0, "b": 5}),
        (5, {"a": 0, "b": 0}, {"a": 0, "b": 0}),
        (-10, {"a": 1, "b": 1, "c": 1}, {"a": -3, "b": -3, "c": -4}),
        (0, {"a": 1, "b": 2}, {"a": 0, "b": 0}),
        (7, {}, {}),
    ],
)
def test_an_amount_is_shared_by_largest_remainder(
    amount: int, weights: dict[str, int], shared: dict[str, int]
) -> None:
    with localcontext(EXACT):
        assert allot(amount, {name: Decimal(each) for name, each in weights.items()}) == shared


names = st.dictionaries(st.text(max_size=3), st.integers(0, 10**9), min_size=1, max_size=8)


@given(st.integers(-(10**15), 10**15), names, st.sampled_from(["1", "0.000001", "0.7", "1e-7"]))
def test_what_is_shared_adds_up_whatever_the_order_of_the_names(
    amount: int, drawn: dict[str, int], unit: str
) -> None:
    with localcontext(EXACT):
        weights = {name: each * Decimal(unit) for name, each in drawn.items()}
        shared = allot(amount, weights)
        assert sum(shared.values()) == (amount if any(drawn.values()) else 0)
        assert allot(amount, dict(reversed(weights.items()))) == shared
        for name, each in shared.items():
            whole = sum(drawn.values()) or 1
            assert abs(each - Fraction(amount * drawn[name], whole)) < 1
            assert drawn[name] or not each


def test_remainders_that_only_the_last_digits_part_are_alike() -> None:
    """A third of three parts of 60 digits each is no more than a third: the first name gets it."""
    with localcontext(EXACT):
        third = Decimal(1) / 3
        more = third + Decimal("1e-60")
        assert allot(1, {"b": more, "a": third, "c": third}) == {"b": 0, "a": 1, "c": 0}


@given(st.integers(1000, 9999), st.integers(1, 12), st.integers(0, 5000))
def test_months_are_counted_over_the_turns_of_years(year: int, month: int, months: int) -> None:
    begun = Month(Year(year), month)
    later = begun.after(months)
    assert 1 <= later.month <= 12
    assert begun.until(later) == months
    assert begun.until(Month(Year(year + 1))) == 13 - month


def test_a_month_is_written_with_two_digits_and_is_the_first_unless_it_is_said() -> None:
    assert str(Month(Year(2023), 10).after(3)) == "2024-01" == str(Month(Year(2024)))
