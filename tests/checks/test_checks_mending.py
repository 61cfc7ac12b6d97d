"""Cures of several years: the first ones hold when all are written, each other one alone."""

from copy import deepcopy
from typing import Any

import pytest
from cures import Rows, cost_told, errors, first_half, flow, write_first
from hypothesis import assume, given, settings
from hypothesis import strategies as st

HEAD = """
title: Small
unit: kr
years: {budget: [2022, 2023], plan: [2024, 2025, 2026]}
volumes: {cases: {2022: 80, 2023: 100, 2024: 110, 2025: 90, 2026: 95}}
"""
COST = {2022: 100, 2023: 100, 2024: 103, 2025: 106, 2026: 109}


def area(**rows: dict[int, Any]) -> str:
    """Write a budget of an area that costs 100, 100, 103, 106 and 109."""
    sold = {"cost": COST, "revenue": {2022: 100, 2023: 100}, "step": 0, **rows}
    return f"{HEAD}areas: {{a: {flow(sold)}}}\n"


def fixes(text: str) -> list[str]:
    return [f"{each.year}: {each.fix}" for each in errors(text)]


def test_the_cure_of_a_year_starts_from_what_the_one_before_becomes() -> None:
    """103 is 3 % more than 100 (3.1 gives 103.1), and 106 is 2.9 % more than that 103."""
    text = area(price_change={2024: 0, 2025: 0})
    assert fixes(text) == [
        "2024: write price_change 2024: 3, or bring the cost to 100 kr with the other years as "
        "they stand",
        "2025: write price_change 2025: 2.9 once the years before are put right as told there, "
        "or bring the cost to 100 kr with the other years as they stand",
    ]
    assert errors(area(price_change={2024: 3, 2025: 2.9})) == []


def test_a_year_that_is_only_carried_on_from_a_wrong_one_holds_once_that_does() -> None:
    assert fixes(area(price_change={2024: 0, 2025: 2.9})) == [
        "2024: write price_change 2024: 3, or bring the cost to 100 kr with the other years as "
        "they stand",
        "2025: it holds once the years before are put right as told there, or bring the cost to "
        "103 kr with the other years as they stand",
    ]


def test_a_later_year_that_would_no_longer_hold_is_told_with_the_cure() -> None:
    """110 and −3.6 % are 106; once 2024 is 103 they would be 99."""
    assert fixes(area(price_change={2024: 10, 2025: -3.6, 2026: 2.8})) == [
        "2024: write price_change 2024: 3 and with it price_change 2025: 2.9, or bring the cost "
        "to 110 kr"
    ]
    assert errors(area(price_change={2024: 3, 2025: 2.9, 2026: 2.8})) == []


def test_a_revenue_of_the_base_year_is_told_with_the_changes_that_start_from_it() -> None:
    """90 and 14.4 % are 103 of 2024."""
    rows: dict[str, dict[int, Any]] = {
        "revenue": {2022: 100, 2023: 90},
        "price_change": {2024: "14.4"},
    }
    assert fixes(area(**rows)) == [
        "2023: bring the revenue to 100 kr (a price change of 0 % on 2022) and with it "
        "price_change 2024: 3, or bring the cost to 90 kr"
    ]


def test_years_that_a_self_cost_stands_between_have_nothing_to_do_with_each_other() -> None:
    assert fixes(area(price_change={2024: 0, 2026: 0})) == [
        "2024: write price_change 2024: 3, or bring the cost to 100 kr with the other years as "
        "they stand",
        "2026: write price_change 2026: 2.8, or bring the cost to 106 kr with the other years as "
        "they stand",
    ]


def test_a_year_that_no_change_puts_right_leaves_the_next_ones_as_they_are_told() -> None:
    """From nothing no change leads to 103 or 106; of 2025 neither."""
    rows: dict[str, dict[int, Any]] = {
        "revenue": {2022: 100, 2023: 0},
        "price_change": {2024: 1, 2025: 1},
    }
    text = area(**rows).replace("2023: 100, 2024: 103", "2023: 0, 2024: 103")
    assert fixes(text) == [
        f"{year}: bring the cost to 0 kr with the other years as they stand"
        for year in (2024, 2025)
    ]


def test_a_later_year_that_no_change_puts_right_is_not_told() -> None:
    """To a cost of 0 the price would have to fall by all of it; as it is it does to less than ½."""
    text = area(price_change={2024: 0, 2025: "-99.9"}).replace("2025: 106", "2025: 0")
    assert fixes(text.replace("2024: 103", "2024: 900")) == [
        "2024: write price_change 2024: 800, or bring the cost to 100 kr"
    ]


costs = st.integers(1, 99_999)
values = st.one_of(st.none(), st.decimals(-30, 60, places=1), st.integers(1, 99).map(str))


@st.composite
def sellers(draw: st.DrawFn) -> tuple[str, Rows]:
    """Draw a service with a step or without, or an area, of which prices are decided."""
    service = draw(st.booleans())
    rows: Rows = {"revenue": {year: draw(costs) for year in (2022, 2023)}}
    rows |= {"price": {}, "price_change": {}}
    cost = {year: draw(costs) for year in range(2022, 2027)}
    if draw(st.booleans()):
        rows["revenue"] = {year: cost[year] for year in (2022, 2023)}
    for year in (2024, 2025, 2026):
        value = draw(values)
        if value is None:
            continue
        if isinstance(value, str):
            if service:
                rows["price"][year] = value
        else:
            rows["price_change"][year] = value
    if draw(st.booleans()):
        rows["volume"] = "cases"
    if not service:
        del rows["price"]
        return "", {**rows, "cost": cost, "step": 0}
    rows["volume"] = "cases"
    if step := draw(st.sampled_from([None, "1", "0.25", "60"])):
        rows["price_step"] = step
    return "s", {**rows, "parts": {"p": {"cost": cost, "step": 0}}}


def written(kind: str, sold: Rows, decimals: int | None) -> str:
    told = {"a": {"services": {kind: sold}} if kind else sold}
    said = "" if decimals is None else f"price_decimals: {decimals}\n"
    return f"{HEAD}{said}areas: {flow(told)}\n"


@settings(derandomize=True, deadline=None, max_examples=300)
@given(sellers(), st.sampled_from([None, 0, 1, 2]))
def test_what_is_told_first_holds_when_all_is_written_and_each_cost_alone(
    drawn: tuple[str, Rows], decimals: int | None
) -> None:
    kind, sold = drawn
    found = errors(written(kind, sold, decimals))
    assume(found)
    for each in found:
        cost = cost_told(each)
        assert cost is not None
        alone = deepcopy(sold)
        (alone["parts"]["p"] if kind else alone)["cost"][each.year] = cost
        left = errors(written(kind, alone, decimals))
        assert each.year not in [other.year for other in left]
    if all(first_half(each) for each in found):
        mended = deepcopy(sold)
        for each in found:
            write_first(mended, each)
        assert errors(written(kind, mended, decimals)) == []


@pytest.mark.parametrize("step", ["", "price_step: 1, "])
def test_the_cures_of_a_plan_of_many_years_hold_together(step: str) -> None:
    """Twenty years whose prices are all decided as 0 %."""
    plan = list(range(2024, 2044))
    sold: Rows = {
        "volume": "cases",
        "revenue": {2023: 90_000},
        "price_change": dict.fromkeys(plan, 0),
    }
    if step:
        sold["price_step"] = 1
    part = {"all": {"cost": {2023: 90_000}, "index": "price"}}

    def text() -> str:
        return (
            f"title: T\nunit: kr\nyears: {{budget: [2023], plan: {plan}}}\n"
            f"indices: {{price: {flow(dict.fromkeys(plan, '2.7'))}}}\n"
            f"volumes: {{cases: {flow(dict.fromkeys([2023, *plan], 100))}}}\n"
            f"areas: {{a: {{services: {{s: {flow({**sold, 'parts': part})}}}}}}}\n"
        )

    found = errors(text())
    assert len(found) == 20
    for each in found:
        write_first(sold, each)
    assert errors(text()) == []
    assert sold["price_change"][2024] == "2.7"
