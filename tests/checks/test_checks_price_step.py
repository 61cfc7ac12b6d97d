"""The rule `price-step`: prices on their steps, changes of their decimals, too large steps."""

import pytest
from cures import errors
from small import Y2024, Y2025, found, judged

from vssbudget.commandline.accepting import entries_of
from vssbudget.findings import Finding, Severity

RULE = "price-step"
UNIT = "price_unit: {name: öre, per: 100, step: 5}\n"
VOLUMES = "volumes: {cases: {2021: 90, 2022: 90, 2023: 100, 2024: 110, 2025: 110}}\n"
PART = "parts: {all: {cost: {2023: 100}, index: price}}"


def service(text: str, unit: str = UNIT) -> str:
    """Write an area with a service that costs 100 for 100 cases: 100 öre each."""
    sold = f"s: {{name: Sigma, volume: cases, revenue: {{2023: 100}}, {text}{PART}}}"
    return f"{unit}{VOLUMES}areas: {{a: {{name: Alpha, services: {{{sold}}}}}}}\n"


def test_a_price_off_its_step_is_a_warning_with_the_steps_to_write() -> None:
    finding = found(RULE, service("price: {2024: 102.5}, "))
    assert finding == Finding(
        rule=RULE,
        severity=Severity.WARNING,
        message=finding.message,
        fix=finding.fix,
        path=("areas", "a", "services", "s", "price", "2024"),
        area="a",
        service="s",
        year=Y2024,
        off=finding.off,
    )
    assert finding.off == -2.5
    assert str(finding.message) == (
        "Alpha, Sigma 2024: the price 102.5 öre is not in steps of 5 öre"
    )
    assert str(finding.fix) == "write price 2024: 100, or 105"
    for price in (100, 105):
        assert judged(RULE, service(f"price: {{2024: {price}}}, ")).findings == ()


def test_a_price_below_the_first_step_is_told_that_one() -> None:
    text = service("price: {2024: 4}, ")
    assert str(found(RULE, text).fix) == "write price 2024: 5"


def test_the_step_of_the_service_wins_and_without_one_a_price_is_not_judged() -> None:
    assert judged(RULE, service("price: {2024: 102.5}, price_step: 0.5, ")).findings == ()
    free = judged(RULE, service("price: {2024: 102.5}, ", unit=""))
    assert (free.findings, dict(free.judged), dict(free.areas)) == ((), {}, {})


def test_a_price_of_the_past_is_not_judged_and_each_other_one_is_counted() -> None:
    told = judged(RULE, service("price: {2021: 101, 2022: 95, 2024: 105, 2025: 110}, "))
    assert told.findings == ()
    assert dict(told.judged) == {2022: 1, Y2024: 1, Y2025: 1, None: 1}
    assert dict(told.areas) == {"a": 3}


def test_a_change_of_more_decimals_than_are_decided_is_told_the_nearest() -> None:
    area = (
        "a: {name: Alpha, cost: {2023: 9}, revenue: {2023: 9}, step: 0, price_change: {2024: %s}}"
    )
    text = f"price_decimals: 1\nareas: {{{area}}}\n"
    finding = found(RULE, text % "2.75")
    assert finding.path == ("areas", "a", "price_change", "2024")
    assert str(finding.off) == "-0.05"
    assert str(finding.message) == "Alpha 2024: the price change 2.75 % has more than 1 decimal"
    assert str(finding.fix) == "write price_change 2024: 2.8"
    assert judged(RULE, text % "2.80").findings == ()
    assert str(found(RULE, text % "-99.97").fix) == "write price_change 2024: -99.9"
    assert judged(RULE, text.replace("price_decimals: 1\n", "") % "2.75").findings == ()


DECIMALS = """
title: Small
unit: kr
years: {budget: [2023], plan: [2024, 2025, 2026]}
price_decimals: 0
areas: {a: {revenue: {2023: 10000}, cost: {2023: 10000, 2024: 10240, 2025: %s, 2026: %s}, step: 0,
  price_change: {2026: 0, 2025: %s, 2024: 2.4}%s}}
"""


PUT_RIGHT = "once the years before are put right as told there"


@pytest.mark.parametrize(
    ("figures", "fixes"),
    [
        ((10380, 10380, 1, ""), ["2024: 2 and with it price_change 2025: 2"]),
        (
            (10383, 10383, "1.4", ""),
            ["2024: 2 and with it price_change 2025: 2", f"2025: 2 {PUT_RIGHT}"],
        ),
        ((41, 41, "-99.6", ""), ["2024: 2", f"2025: -99 {PUT_RIGHT}"]),
        ((10380, 10380, 1, ", balance: none, reason: R"), ["2024: 2"]),
    ],
)
def test_changes_of_more_decimals_are_told_as_they_hold_one_after_the_other(
    figures: tuple[object, ...], fixes: list[str]
) -> None:
    """2 % are 10 200, to which 10 380 are 1.76 % more; to 10 240 they are 1.37 %."""
    told = [str(each.fix) for each in errors(DECIMALS % figures, RULE)]
    assert told == [f"write price_change {each}" for each in fixes]


def test_a_step_larger_than_the_price_is_told_a_smaller_one() -> None:
    """100 kr for 100 cases are 100 öre; 110 for 110 as well."""
    finding = found(RULE, service("price_step: 120, "))
    assert finding.path == ("areas", "a", "services", "s", "price_step")
    assert finding.year is None
    assert finding.off == 20
    assert str(finding.message) == (
        "Alpha, Sigma: the price goes in steps of 120 öre, and 100 öre bear the cost"
    )
    assert str(finding.fix) == "write price_step: 10"
    assert judged(RULE, service("price_step: 10, ")).findings == ()
    assert judged(RULE, service("price_step: 100, ")).findings == ()
    assert dict(judged(RULE, service("")).judged) == {None: 1}


def test_the_step_of_the_file_is_told_once_by_the_lowest_price() -> None:
    sold = (
        f"s: {{volume: cases, revenue: {{2023: 100}}, {PART}}}, "
        f"t: {{volume: cases, revenue: {{2023: 10}}, {PART.replace('2023: 100', '2023: 10')}}}"
    )
    text = (
        f"{UNIT.replace('step: 5', 'step: 500')}{VOLUMES}areas: {{a: {{services: {{{sold}}}}}}}\n"
    )
    finding = found(RULE, text)
    assert finding.path == ("price_unit", "step")
    assert str(finding.message).startswith("a, t: the price goes in steps of 500 öre, and 10 öre")
    assert str(finding.fix) == "write step: 1"
    assert judged(RULE, text.replace("step: 500", "step: 1")).findings == ()


def test_where_no_step_is_small_enough_the_price_unit_is() -> None:
    text = service("price_step: 0.000001, ").replace("2023: 100, 2024: 110, 2025: 110", "%s")
    text = text % "2023: 999999999999, 2024: 999999999999, 2025: 999999999999"
    assert str(found(RULE, text.replace("per: 100, ", "")).fix) == (
        "write prices in a smaller price_unit"
    )


@pytest.mark.parametrize("other", [100, 200])
def test_a_service_whose_cost_others_bear_needs_no_price(other: int) -> None:
    rows = "other_revenue: {2023: %s, 2024: %s, 2025: 200}, price_step: 500, "
    assert judged(RULE, service(rows % (other, other + 10))).findings == ()


def test_a_price_off_its_step_is_accepted_by_what_it_is_off() -> None:
    text = service("price: {2024: 102.5}, ")
    known = "accepted: [{rule: price-step, at: areas.a.services.s.price.2024, %s, reason: Old}]\n"
    assert found(RULE, text + known % "amount: -2.5").accepted == "Old"
    assert found(RULE, text + known % "amount: 2.5").accepted is None
    (entry,) = entries_of([found(RULE, text)])
    assert "at: areas.a.services.s.price, amounts: {2024: -2.5}" in entry


def test_a_too_large_step_is_held_against_the_price_that_bears_what_is_not_rounded() -> None:
    """A cost of 1 is 1.1 in 2024, at 110 cases 1 öre each, and in 2025 1.21; 1 of that is returned.

    So (1.21 − 1) · 100 / 110 = 0.190909… öre; rounded costs would give 0.909091 and 0.
    """
    text = service("").replace("{2023: 100}", "{2023: 1}")
    text = text.replace(
        "{name: Alpha", "{name: Alpha, carry_over: {within: 3, returned: {2025: 1}}"
    )
    assert str(found(RULE, text).message) == (
        "Alpha, Sigma: the price goes in steps of 5 öre, and 0.190909 öre bear the cost"
    )
