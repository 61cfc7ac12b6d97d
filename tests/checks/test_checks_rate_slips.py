"""Rates that look like something else than the percent they are read as."""

from decimal import Decimal

import pytest

from vssbudget.amounts import Percent, Year
from vssbudget.checks.rate_slips import fractions


def rates(*told: str, first: int = 2026) -> dict[Year, Percent]:
    """Give rates by year, as a file does."""
    return {Year(first + n): Percent(Decimal(each)) for n, each in enumerate(told)}


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        (("0.034", "0.033", "0.032"), {2026: "3.4", 2027: "3.3", 2028: "3.2"}),
        (("0.02",), {2026: "2"}),
        (("0.034", "3.3", "3.2"), {2026: "3.4"}),
        (("3.4", "0.033", "0.032", "3.2"), {2027: "3.3", 2028: "3.2"}),
        (("3.4", "0", "0.032"), {2028: "3.2"}),
        (("2.5", "-0.025", "2.5"), {2027: "-2.5"}),
        (("2.5", "0.1"), {}),
        (("9", "-0.1"), {}),
        (("2.4", "0.096"), {2027: "9.6"}),
        (("2.3", "0.096"), {}),
        (("0.3", "0.034", "3.3"), {}),
        (("3.4", "3.3"), {}),
        (("0", "0"), {}),
        ((), {}),
    ],
)
def test_a_fraction_is_told_by_the_rates_around_it(
    told: tuple[str, ...], meant: dict[int, str]
) -> None:
    assert fractions(rates(*told)) == {year: Decimal(each) for year, each in meant.items()}


def test_a_falling_price_level_is_no_fraction() -> None:
    """Consumer prices that stand still for some years move by a few hundredths either way."""
    kpi = rates("0.89", "-0.04", "-0.18", "-0.05", "0.98", "1.79", first=2012)
    assert fractions(kpi) == {}
    assert fractions(rates("-0.1", "-0.1", "0.84", "1.70", first=2015)) == {}


def test_the_order_of_the_file_changes_nothing() -> None:
    told = rates("3.4", "0.033", "3.2")
    assert list(fractions(dict(reversed(told.items())))) == [2027]
