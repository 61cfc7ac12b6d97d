"""The price case: what a price has to change by, and what of."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from conftest import SHIPPED, budget_of
from hypothesis import assume, given
from hypothesis import strategies as st
from test_projection_properties import BASE, MANY, Drawn, budgets, oracle

from vssbudget.amounts import Percent, Year
from vssbudget.model import Budget
from vssbudget.projection import Basis, project
from vssbudget.projection.pricing import (
    PriceChange,
    Prices,
    cause_names,
    price_case,
    rounded_parts,
)

Fractions = dict[str, Fraction]


@pytest.fixture(scope="module")
def shipped() -> Budget:
    return budget_of(SHIPPED.read_text("utf-8"))


def texts(parts: Any) -> dict[str, str]:
    return {name: f"{part.normalize():f}" for name, part in parts.items()}


@pytest.mark.parametrize(
    ("area", "change", "wage", "price"),
    [
        ("ekonomi", "2.65", "0.9", "1.75"),
        ("hr", "2.7", "1.2", "1.5"),
        ("medborgare", "2.7", "1.2", "1.5"),
        ("lkdata", "2.6", "0.6", "2"),
    ],
)
def test_the_price_case_of_2023_is_as_the_document_says_just_over_2_6_percent(
    shipped: Budget, area: str, change: str, wage: str, price: str
) -> None:
    """HR: 0.4 · 3.0 = 1.2 of wages and 0.6 · 2.5 = 1.5 of prices, 2.7 % in all."""
    base = price_case(project(shipped))[area][Year(2023)]
    assert f"{base.change.normalize():f}" == change
    assert texts(base.parts) == {"wage": wage, "price": price}
    assert (base.full_cost, base.decided, base.result) == (None, None, None)


def test_the_price_of_kost_2023_follows_an_agreement_of_its_own(shipped: Budget) -> None:
    """235 000 / 211 127 is 11.3 % more, to the one decimal that the agreement is told with."""
    base = price_case(project(shipped))["kost"][Year(2023)]
    assert texts(base.parts) == {"agreement": "11.3"}
    cost = shipped.areas["kost"].cost
    grown = (Decimal(cost[Year(2023)]) / cost[Year(2022)] - 1) * 100
    assert round(grown, 1) == base.change


def test_the_plan_years_of_every_indexed_area_are_2_5_percent_by_its_shares(
    shipped: Budget,
) -> None:
    case = price_case(project(shipped))
    assert Year(2023) not in case["stab"]
    for key, prices in case.items():
        shares = shipped.areas[key].shares
        for year in shipped.years.plan:
            change, parts = prices[year].shown
            if shares:
                assert change == Decimal("2.5")
                assert parts == {index: share * Decimal("2.5") for index, share in shares.items()}
            else:
                assert parts == {"step": change}


def priced(text: str) -> Prices:
    """Give the price case of area `a` of a small budget over 2023 and its plan of two years."""
    budget = budget_of(
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025]}\n"
        "indices: {price: {2024: 10, 2025: 10}, wage: {2024: 0, 2025: 5}}\n"
        "volumes: {cases: {2023: 100, 2024: 120, 2025: 60}}\n"
        f"areas: {{a: {{{text}}}}}\n"
    )
    return price_case(project(budget))["a"]


def leaves(told: PriceChange) -> tuple[str, str, int | None]:
    """Give a change, the one that was decided and the result that this leaves."""
    decided = "" if told.decided is None else f"{told.decided:f}"
    return f"{told.change.normalize():f}", decided, told.result


def test_a_volume_spreads_what_does_not_follow_it_over_more_units() -> None:
    """2024: prices raise the cost of 1000 by 100 to 1100; a quarter follows the volume of +20 %.

    1100 · (1 + 0.25 · 0.2) = 1155 is the cost, 1155 / 1.2 = 962.5 that of as many units as before.
    The price falls by 3.75 %: prices add 10 %, and the volume 962.5 − 1100 = −137.5 or −13.75 %.
    """
    prices = priced(
        "cost: {2023: 1000}, revenue: {2023: 1000}, index: price, "
        "volume: cases, variable_share: 0.25"
    )
    told = prices[Year(2024)]
    assert told.full_cost == 1155
    assert told.change == Decimal("-3.75")
    assert texts(told.parts) == {"price": "10", "volume": "-13.75"}


def test_every_other_cause_has_a_part_of_its_own() -> None:
    """2024: 1000 + 20 of a step + 30 lasting + 10 once = 1060 against 1250: −15.2 %.

    1.6 of the step, 2.4 lasting, 0.8 once, and −20 as the price of 2023 left 250 over. 2025:
    1000 + 2 · 20 + 30 = 1070 against 1060: 20 more of the step, 10 less once.
    """
    prices = priced(
        "cost: {2023: 1000}, revenue: {2023: 1250}, step: 20, lasting: {2024: 30}, "
        "one_off: {2024: 10}"
    )
    first, second = prices[Year(2024)], prices[Year(2025)]
    assert first.change == Decimal("-15.2")
    assert texts(first.parts) == {
        "step": "1.6",
        "lasting": "2.4",
        "one_off": "0.8",
        "result": "-20",
    }
    assert second.shown == (
        Decimal("0.943396"),
        {"step": Decimal("1.886792"), "one_off": Decimal("-0.943396")},
    )


def test_a_cost_that_is_given_moves_the_price_as_a_whole() -> None:
    """1200 given for 2024 is 20 % over 1000; in 2025 prices raise those 1200 by 10 %."""
    prices = priced("cost: {2023: 1000, 2024: 1200}, revenue: {2023: 1000}, index: price")
    assert [texts(each.parts) for each in prices.values()] == [{"given": "20"}, {"price": "10"}]


def test_a_decided_price_is_told_with_the_result_that_it_leaves() -> None:
    """1000 · 1.04 = 1040 does not bear 1100; the next price has to make up for the 60.

    1100 · 1.1 = 1210 against 1040 is 16.346154 %: 110 of prices (10.576923 %) and 60 that were
    lacking (5.769231 %).
    """
    prices = priced(
        "cost: {2023: 1000}, revenue: {2023: 1000}, index: price, price_change: {2024: 4}"
    )
    first, second = prices.values()
    assert leaves(first) == ("10", "4", -60)
    assert (second.decided, second.result) == (None, None)
    assert second.shown[0] == Decimal("16.346154")
    assert texts(second.shown[1]) == {"price": "10.576923", "result": "5.769231"}


def test_a_revenue_that_is_given_leaves_a_result_too() -> None:
    prices = priced("cost: {2023: 1000}, revenue: {2023: 1000, 2024: 1090}, index: price")
    told = prices[Year(2024)]
    assert leaves(told) == ("10", "", -10)


def test_an_index_without_a_rate_in_the_base_year_gives_no_change_of_it() -> None:
    prices = priced("cost: {2023: 1000}, revenue: {2023: 1000}, shares: {price: 0.5, wage: 0.5}")
    assert list(prices) == [2024, 2025]
    assert texts(prices[Year(2024)].parts) == {"price": "5", "wage": "0"}


def test_a_year_with_no_price_before_it_has_no_change() -> None:
    assert list(priced("cost: {2023: 1000}, index: price")) == [2025]
    assert priced("cost: {2023: 0}, index: price") == {}


def test_a_price_that_is_zero_but_for_its_last_digits_is_none() -> None:
    """1000 · 1/3 · 3 − 1000 is 0, and 0.00…01 with 60 digits."""
    text = (
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025, 2026]}\n"
        "volumes: {cases: {2023: 3, 2024: 1, 2025: 3, 2026: 3}}\n"
        "areas: {a: {cost: {2023: 1000}, revenue: {2023: 1000}, step: 0, volume: cases, "
        "variable_share: 1, one_off: {2025: -1000}}}\n"
    )
    projection = project(budget_of(text))
    assert projection.areas[0].price_change[2] is None
    assert list(price_case(projection)["a"]) == [2024, 2025]


def test_an_index_may_be_called_as_a_cause_is() -> None:
    """Prices of 10 % on 1000 and a volume of +20 %: (1100 − 1100 · 1.2) / 1.2 = −183.33."""
    text = (
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        "volumes: {cases: {2023: 100, 2024: 120}}\n"
        "indices: {volume: {2024: 10}, volume_: {2024: 1}}\n"
        "areas: {a: {cost: {2023: 1000}, revenue: {2023: 1000}, index: volume, volume: cases}}\n"
    )
    (told,) = price_case(project(budget_of(text)))["a"].values()
    assert texts(told.shown[1]) == {"volume": "10", "volume__": "-18.333333"}
    assert cause_names({"volume", "volume_"})["volume"] == "volume__"
    assert cause_names(())["one_off"] == "one_off"


def own_parts(
    drawn: Drawn, area: dict[str, Any], year: int, costs: dict[int, Fraction]
) -> Fractions:
    """Work out in fractions what each cause adds to the cost of a unit, another way.

    Every cause is let go in its turn: the indices move what was there, then the volume, then what
    is added. What compounds is followed year by year, a part for each index.
    """
    moves = area.get("shares") or ({area["index"]: Decimal(1)} if "index" in area else {"": 1})
    held = {name: Fraction(share) * area["cost"][BASE] for name, share in moves.items()}
    for each in range(BASE + 1, year):
        effect = 1 + Fraction(area.get("variable_share", 0)) * (ratio(drawn, area, each) - 1)
        for name, share in moves.items():
            rate = Fraction(drawn.indices[name][each]) if name else Fraction(0)
            held[name] *= (1 + rate / 100) * effect
            held[name] += Fraction(share) * area.get("lasting", {}).get(each, 0)
            if each in area["cost"]:
                held[name] = Fraction(share) * area["cost"][each]
    added: Fractions = {}
    if year in area["cost"]:
        added["given"] = area["cost"][year] - costs[year - 1]
    else:
        for name in filter(None, held):
            added[name] = held[name] * Fraction(drawn.indices[name][year]) / 100
        added["step"] = Fraction(area.get("step", 0))
        added["lasting"] = Fraction(area.get("lasting", {}).get(year, 0))
        once = area.get("one_off", {})
        added["one_off"] = Fraction(once.get(year, 0) - once.get(year - 1, 0))
    added["volume"] = costs[year] / ratio(drawn, area, year) - costs[year - 1] - sum(added.values())
    return added


def ratio(drawn: Drawn, area: dict[str, Any], year: int) -> Fraction:
    if "volume" not in area:
        return Fraction(1)
    return Fraction(drawn.volume[year]) / Fraction(drawn.volume[year - 1])


def exact_cases(drawn: Drawn) -> list[tuple[PriceChange | None, Fraction, Fractions]]:
    """Pair each price change with the true one and its true parts, in fractions."""
    case = price_case(drawn.projected())
    paired = []
    for number, area in enumerate(drawn.areas):
        costs, revenues = (dict(zip(drawn.plan, row, strict=True)) for row in oracle(drawn, area))
        costs[BASE] = Fraction(area["cost"][BASE])
        revenues[BASE] = Fraction(area.get("revenue", {}).get(BASE, 0))
        for year in drawn.plan:
            told, before = case[f"a{number}"].get(Year(year)), revenues[year - 1]
            if abs(before) < 1:
                continue
            added = own_parts(drawn, area, year, costs)
            added["result"] = costs[year - 1] - before
            true = (costs[year] / ratio(drawn, area, year) / before - 1) * 100
            paired.append((told, true, {name: each / before * 100 for name, each in added.items()}))
    return paired


@MANY
@given(budgets())
def test_the_parts_are_what_fractions_give_and_sum_to_the_change_exactly(drawn: Drawn) -> None:
    """In fractions the parts are the change, with no remainder; 60 digits are right to 40."""
    for told, true, parts in exact_cases(drawn):
        assert sum(parts.values()) == true
        assert told is not None
        assert abs(Fraction(told.change) - true) <= Fraction(1, 10**30)
        for name, part in parts.items():
            assert abs(Fraction(told.parts.get(name, Decimal(0))) - part) <= Fraction(1, 10**30)
        assert told.parts.keys() <= parts.keys()
        change, rounded = told.shown
        assert sum(rounded.values()) == change


@MANY
@given(budgets(most=1), st.integers(0, 11))
def test_the_self_cost_change_once_decided_leaves_no_result(drawn: Drawn, at: int) -> None:
    """Within one unit: to that comes half a millionth of a percent, 5e-9 of the revenue before."""
    year = drawn.plan[at % len(drawn.plan)]
    (area,) = drawn.areas
    assume("revenue" in area)
    area["revenue"].pop(year, None)
    area.get("price_change", {}).pop(year, None)
    told = price_case(drawn.projected())["a0"].get(Year(year))
    assume(told is not None)
    assert told is not None
    change = told.shown[0]
    assume(-100 < change <= 1000)
    area["price_change"] = {**area.get("price_change", {}), year: change}
    after = drawn.projected().areas[0]
    assert after.basis[at % len(drawn.plan)] is Basis.DECIDED
    result, revenue = (
        after.result[drawn.plan.index(year) + 1],
        after.revenue[drawn.plan.index(year)],
    )
    assert result is not None
    assert revenue is not None
    volume = ratio(drawn, area, year)
    assert abs(result) <= 1 + (abs(revenue) + 1) * volume * Fraction(5, 10**9)


parts_drawn = st.lists(st.decimals(Decimal(-1000), Decimal(1000), places=9), min_size=1, max_size=8)


@MANY
@given(parts_drawn, st.integers(0, 6))
def test_rounded_parts_add_up_and_none_moves_by_a_whole_unit(
    drawn: list[Decimal], decimals: int
) -> None:
    parts = [Percent(part) for part in drawn]
    change = Percent(sum(drawn, Decimal(0)))
    whole, rounded = rounded_parts(change, parts, decimals, "abcdefgh")
    unit = Decimal(1).scaleb(-decimals)
    assert sum(rounded) == whole
    assert abs(whole - change) <= unit / 2
    for part, exact in zip(rounded, parts, strict=True):
        assert abs(part - exact) < unit
        assert part == part.quantize(unit)


@pytest.mark.parametrize(
    ("exact", "shown"),
    [
        (["0.005", "0.005"], ["0.01", "0"]),
        (["0.005"] * 4, ["0.01", "0.01", "0", "0"]),
        (["0.004", "0.004", "0.004"], ["0.01", "0", "0"]),
        (["0.004"] * 5, ["0.01", "0.01", "0", "0", "0"]),
        (["0.003", "0.004", "0.004"], ["0", "0.01", "0"]),
        (["0.005", "0.006", "0.005", "-0.001"], ["0.01", "0.01", "0", "0"]),
    ],
)
def test_of_parts_that_lost_or_gained_the_same_the_first_have_more(
    exact: list[str], shown: list[str]
) -> None:
    """To two decimals; two of 0.005 are 0.01 in all, of which the first has everything."""
    parts = [Percent(Decimal(each)) for each in exact]
    change = Percent(sum(parts, Decimal(0)))
    names = "abcdefgh"[: len(parts)]
    assert rounded_parts(change, parts, 2, names)[1] == [Decimal(each) for each in shown]
    backwards = rounded_parts(change, parts[::-1], 2, names[::-1])[1]
    assert backwards == [Decimal(each) for each in shown[::-1]]


def test_no_change_at_all_has_no_parts() -> None:
    prices = priced("cost: {2023: 1000}, revenue: {2023: 1000}, step: 0")
    assert [texts(each.parts) for each in prices.values()] == [{}, {}]
    assert [leaves(each) for each in prices.values()] == [("0", "", None)] * 2


@MANY
@given(budgets())
def test_where_revenue_is_set_to_cost_the_change_is_that_of_the_projection(drawn: Drawn) -> None:
    projection = drawn.projected()
    case = price_case(projection)
    for area in projection.areas:
        for position, year in enumerate(drawn.plan):
            own = area.price_change[position]
            if area.basis[position] is Basis.SELF_COST and own is not None:
                assert case[area.key][Year(year)].change == own


CAPITAL = """
title: T
unit: tkr
years: {budget: [2023], plan: [2024]}
indices: {p: {rates: {2023: 2.5, 2024: 2.5}}, w: {rates: {2023: 4, 2024: 4}}}
areas:
  it: {cost: {2023: 1000}, revenue: {2023: 1000}, index: p}
  hr:
    services:
      s: {revenue: {2023: 900}, parts: {x: {cost: {2023: 300}, shares: {p: 0.5, w: 0.5}}}}
      t: {revenue: {2023: 100}, parts: {v: {cost: {2023: 100}, index: w}}}
investments: {lines: {l: {values: {2023: 600}, life: 3, opening: {1: 600}, used_by: it}}}
pools: {rent: {parts: {z: {cost: {2023: 600}, index: p}}, key: {headcount: {hr.s: 1}}}}
"""


def test_the_change_of_the_base_year_is_weighed_with_capital_and_shared_cost() -> None:
    """2.5 % on 400 of 1 000; 3.25 % on 300 of 900; (2.5 · 150 + 4 · 250) / 1 000 of both."""
    prices = price_case(project(budget_of(CAPITAL)))
    told = {key: (each[Year(2023)].change, each[Year(2023)].parts) for key, each in prices.items()}
    third = Decimal("1.0833333333333333333333333333333333333333333333333333333333")
    assert {key: round(change, 9) for key, (change, _) in told.items()} == {
        "it": 1,
        "hr": Decimal("1.375"),
        "hr.s": round(third, 9),
        "hr.t": 4,
    }
    assert told["it"][1] == {"p": 1}
    assert told["hr"][1] == {"p": Decimal("0.375"), "w": 1}
