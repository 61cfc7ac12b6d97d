"""Cures of several years: the first ones hold when all are written, each other one alone."""

import re
from copy import deepcopy
from fractions import Fraction
from itertools import zip_longest
from math import floor
from typing import Any

import pytest
from cures import Rows, cost_told, errors, first_half, flow, write_first, write_prices
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from vssbudget.wording import LANGUAGES

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


def test_a_price_change_on_a_year_that_is_put_right_as_well_says_that_it_is_of_then() -> None:
    """105 are 5 % more than the 100 that 2022 becomes, and 16.7 % more than its 90."""
    text = area(revenue={2022: 90, 2023: 100}).replace("2023: 100, 2024", "2023: 105, 2024")
    _, later = errors(text)
    assert str(later.fix) == (
        "bring the revenue to 105 kr (a price change of 5 % on 2022 once that is put right as told "
        "there), or bring the cost to 100 kr with the other years as they stand"
    )
    assert later.fix is not None
    assert "(en prisändring på 5 % från 2022 när det året är rättat enligt sin anmärkning)" in (
        LANGUAGES["sv"].say(later.fix).replace("\u00a0", " ")
    )


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


def test_a_later_change_that_none_puts_right_is_taken_out() -> None:
    """To a cost of 0 the price would have to fall by all of it; as it is it does to less than ½."""
    rows: dict[str, dict[int, Any]] = {"price_change": {2024: 0, 2025: "-99.9", 2026: 3}}
    costs = {"2024: 103": "2024: 900", "2025: 106": "2025: 0", "2026: 109": "2026: 0"}
    text = area(**rows)
    for old, new in costs.items():
        text = text.replace(old, new)
    assert fixes(text) == [
        "2024: write price_change 2024: 800 and with it take out price_change 2025, "
        "or bring the cost to 100 kr"
    ]
    assert errors(text.replace("{2024: 0, 2025: -99.9,", "{2024: 800,")) == []


def test_a_year_that_no_change_puts_right_carries_what_was_told_before_it() -> None:
    """1 000 of 2024 and 10 % are 1 100, of which 109 are 90.1 % less; of 110 they would be 1 %."""
    rows = {"price_change": {2024: 0, 2025: 10, 2026: 0}}
    text = area(**rows).replace("2024: 103, 2025: 106", "2024: 1000, 2025: 0")
    assert fixes(text) == [
        "2024: write price_change 2024: 900, or bring the cost to 100 kr with the other years as "
        "they stand",
        "2025: bring the cost to 110 kr with the other years as they stand",
        "2026: write price_change 2026: -90.1 once the years before are put right as told there, "
        "or bring the cost to 110 kr with the other years as they stand",
    ]


def test_the_price_of_the_only_service_follows_from_the_sum_that_its_area_returns_of() -> None:
    """990 less 40 of other revenue are 950, and 1 000 less 40 are 960; 1.1 % more is 960.45."""
    parts = {"p": {"cost": {2023: 1000, 2024: 1000}, "step": 0}}
    service = {
        "revenue": {2023: 980},
        "other_revenue": {2023: 40, 2024: 40},
        "price_change": {2024: "2.13"},
        "parts": parts,
    }
    told = {"a": {"carry_over": {"within": 3, "returned": {2023: 10}}, "services": {"s": service}}}
    head = "title: T\nunit: kr\nyears: {budget: [2023], plan: [2024]}\n"
    assert fixes(f"{head}areas: {flow(told)}\n") == [
        "2023: bring the revenue to 990 kr and with it price_change 2024: 1.1, "
        "or bring the cost to 990 kr"
    ]
    service |= {"revenue": {2023: 990}, "price_change": {2024: "1.1"}}
    assert errors(f"{head}areas: {flow(told)}\n") == []


YEARS, PLAN = (2022, 2023, 2024, 2025, 2026), (2024, 2025, 2026)
costs = st.integers(1, 99_999)
changes = st.decimals(-30, 60, places=1)
decided = st.one_of(
    st.none(), *(st.tuples(st.just(row), changes) for row in ("price_change", "agreement"))
)
priced = st.one_of(decided, st.tuples(st.just("price"), st.integers(1, 99)))


@st.composite
def sellers(draw: st.DrawFn) -> tuple[str, Rows]:
    """Draw a service with a step or without, or an area, whose prices are decided or agreed."""
    service = draw(st.booleans())
    rows: Rows = {"revenue": {year: draw(costs) for year in (2022, 2023)}}
    cost = {year: draw(costs) for year in YEARS}
    if draw(st.booleans()):
        rows["revenue"] = {year: cost[year] for year in (2022, 2023)}
    decisions: Rows = {"price": {}, "price_change": {}, "agreement": {}}
    for year in PLAN:
        if decision := draw(priced if service else decided):
            row, value = decision
            decisions[row][year] = value
    decisions["agreement"] |= draw(st.dictionaries(st.sampled_from(YEARS[:2]), changes))
    rows |= {**decisions, "agreement": {"price_change": decisions["agreement"]}}
    if draw(st.booleans()):
        rows["volume"] = "cases"
    if not service:
        del rows["price"]
        return "", {**rows, "cost": cost, "step": 0}
    rows["volume"] = "cases"
    if step := draw(st.sampled_from([None, "1", "0.25", "60"])):
        rows["price_step"] = step
    return "s", {**rows, "parts": {"p": {"cost": cost, "step": 0}}}


decimals = st.sampled_from([None, 0, 1, 2])
returned = st.dictionaries(st.sampled_from(YEARS[1:]), st.integers(-90, 90))


def written(kind: str, sold: Rows, decimals: int | None, back: Rows) -> str:
    own = {key: row for key, row in sold.items() if row != {"price_change": {}}}
    told = {"services": {kind: own}} if kind else own
    carried = {"carry_over": {"within": 3, "returned": back}} if back else {}
    said = "" if decimals is None else f"price_decimals: {decimals}\n"
    return f"{HEAD}{said}areas: {flow({'a': {**told, **carried}})}\n"


@settings(derandomize=True, deadline=None, max_examples=300)
@given(sellers(), decimals, returned)
def test_the_cost_that_is_told_of_each_year_holds_alone(
    seller: tuple[str, Rows], decimals: int | None, back: Rows
) -> None:
    kind, sold = seller
    found = errors(written(*seller, decimals, back))
    assume(found)
    for each in found:
        if (cost := cost_told(each)) is None:
            assert str(each.fix).endswith("recover less of earlier deficits")
            continue
        alone = deepcopy(sold)
        (alone["parts"]["p"] if kind else alone)["cost"][each.year] = cost
        left = errors(written(kind, alone, decimals, back))
        assert {other.year for other in left} <= {other.year for other in found} - {each.year}


@settings(derandomize=True, deadline=None, max_examples=200)
@given(sellers(), decimals, returned, st.sampled_from(YEARS), costs)
def test_what_is_told_first_of_each_year_holds_in_the_order_of_the_years(
    seller: tuple[str, Rows], decimals: int | None, back: Rows, year: int, cost: int
) -> None:
    """And once more after it is written, when the cost of one year becomes another."""
    kind, sold = seller
    put_right(kind, sold, decimals, back)
    (sold["parts"]["p"] if kind else sold)["cost"][year] = cost
    put_right(kind, sold, decimals, back)


def put_right(kind: str, sold: Rows, decimals: int | None, back: Rows) -> None:
    """Write what is told first of one year after the other.

    Up to the next of them only a year for which nothing is told first may be at fault.
    """
    found = errors(written(kind, sold, decimals, back))
    untold = {each.year for each in found if not first_half(each)}
    told = [each for each in found if first_half(each)]
    for each, later in zip_longest(told, told[1:]):
        write_first(sold, each)
        until = later.year if later else None
        left = {other.year for other in errors(written(kind, sold, decimals, back))}
        assert {year for year in left if not (until and year and year >= until)} <= untold


@settings(derandomize=True, deadline=None, max_examples=150)
@given(sellers(), decimals, returned, st.sampled_from(PLAN), st.integers(-10, 10))
def test_the_end_of_a_span_is_told_with_all_that_has_to_be_written_with_it(
    seller: tuple[str, Rows], decimals: int | None, back: Rows, year: int, low: int
) -> None:
    """Of prices that are put right as far as can be, with a span of two percent.

    Up to the next year that is at fault as it stands, on which hangs what follows it.
    """
    kind, sold = seller
    put_right(kind, sold, decimals, back)
    about = "services: [a.s]" if kind else "areas: [a]"
    span = f"price_spans: {{case: {{{about}, year: {year}, low: {low}, high: {low + 2}}}}}\n"
    before = {each.year for each in errors(written(kind, sold, decimals, back))}
    for each in errors(written(kind, sold, decimals, back) + span, "price-span"):
        told = str(each.fix).split(", or ")[-1]
        assume("take out the" not in told and write_prices(sold, told))
        text = written(kind, sold, decimals, back)
        assert errors(text + span, "price-span") == []
        until = min((fault for fault in before if fault and fault > year), default=PLAN[-1] + 1)
        left = {other.year for other in errors(text) if other.year and other.year < until}
        assert left <= before | {each.year}


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.tuples(costs, costs), st.tuples(costs, costs), st.booleans())
def test_a_price_change_that_is_told_is_on_the_revenue_that_it_says(
    cost: tuple[int, int], revenue: tuple[int, int], sold: bool
) -> None:
    """Worked out in fractions: of the year before as it stands, or once that bears its cost."""
    rows: Rows = {"cost": {**COST, **dict(zip(YEARS, cost, strict=False))}}
    rows |= {"revenue": dict(zip(YEARS, revenue, strict=False))}
    text = area(**rows)
    found = errors(text.replace("{a: {", "{a: {volume: cases, ") if sold else text)
    told = re.search(r"change of (-?[\d.]+) % on 2022( once)?", str(found[-1].fix) if found else "")
    assume(told)
    assert told
    before = cost[0] if told[2] else revenue[0]
    assert not told[2] or cost[0] != revenue[0]
    earned = before * (1 + Fraction(told[1]) / 100) * (Fraction(100, 80) if sold else 1)
    assert floor(earned + Fraction(1, 2)) == cost[1]


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


@pytest.mark.parametrize("planned", [2023, 2024, 2025, 2026])
def test_cures_of_a_planned_result_hold_together_with_those_of_the_zero_results_beside_it(
    planned: int,
) -> None:
    """With 20 in 2025: 1 220 is 10.9 % on the 1 100 of 2024, and 1 300 is 6.6 % on that."""
    sold: Rows = {"cost": {2022: 1000, 2023: 1000}, "revenue": {2022: 1000, 2023: 900}, "step": 100}
    sold |= {"price_change": {2024: "5", 2025: "5", 2026: "5"}, "result": {planned: 20}}
    text = f"{HEAD}areas: {flow({'a': sold})}\n"
    told = [*errors(text), *errors(text, "planned-result")]
    assert [each.year for each in told] == [*sorted({2023, 2024, 2025, 2026} - {planned}), planned]
    for each in told:
        write_first(sold, each)
    mended = f"{HEAD}areas: {flow({'a': sold})}\n"
    assert [*errors(mended), *errors(mended, "planned-result")] == []
    assert planned != 2025 or sold["price_change"] == {2024: "10", 2025: "10.9", 2026: "6.6"}
