"""The price case of services: what a unit costs, and what its change is made of."""

from decimal import Decimal, localcontext
from fractions import Fraction
from math import floor

import pytest
from conftest import budget_of
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.amounts import EXACT, Tkr
from vssbudget.projection import project
from vssbudget.projection.pricing import PriceChange, price_case

HEAD = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices: {price: {2023: 2, 2024: 10, 2025: 10}, wage: {2023: 3, 2024: 5, 2025: 5}}
volumes: {cases: {2023: 100, 2024: 110, 2025: 121}}
"""
KRONOR = "price_unit: {name: kr, per: 1000, step: 1}\n"


def case(areas: str, unit: str = KRONOR) -> dict[str, dict[int, PriceChange]]:
    """Give the price case of a budget that goes on from the head."""
    prices = price_case(project(budget_of(f"{HEAD}{unit}areas:\n{areas}")))
    return {key: {int(year): each for year, each in row.items()} for key, row in prices.items()}


def parts(change: PriceChange) -> dict[str, Decimal]:
    """Give what a change is made of, to six decimals, without what is nothing."""
    rounded = {name: round(Decimal(part), 6) for name, part in change.parts.items()}
    return {name: part for name, part in rounded.items() if part}


TWO_PARTS = (
    "  a: {services: {s: {volume: cases, revenue: {2023: 200}, parts: {"
    "staff: {cost: {2023: 100}, index: wage, variable_share: 0.5}, "
    "system: {cost: {2023: 100}, index: price}}}}}\n"
)


def test_a_change_is_made_of_the_indices_and_the_volume() -> None:
    """The price in kr: 200 / 100 = 2 000 → 220.25 / 110 = 2 002.2727…, which is + 0.113636 %.

    wage    5 of 200: 2.5 %; price 10 of 200: 5 %
    volume  105 · 0.05 = 5.25 more cost; 220.25 / 1.1 − 220.25 = −20.022727 for the larger volume:
            −14.772727 of 200: −7.386364 %
    2 002 kr · 110 = 220.22 → 220 tkr, and 220.25 → 220 tkr: 0 left
    """
    found = case(TWO_PARTS)["a.s"][2024]
    assert found.full_cost == Decimal("220.25")
    assert round(found.change, 6) == Decimal("0.113636")
    assert parts(found) == {
        "wage": Decimal("2.5"),
        "price": Decimal("5"),
        "volume": Decimal("-7.386364"),
    }
    unit = found.unit
    assert unit is not None
    assert (unit.volume, unit.before, unit.stepped) == tuple(map(Decimal, (110, 2000, 2002)))
    assert (unit.leaves, unit.decided) == (Tkr(0), None)
    assert round(unit.self_cost, 4) == Decimal("2002.2727")


def test_the_change_of_the_base_year_weighs_the_rates_with_the_parts() -> None:
    """Half of it wages at 3 %, half prices at 2 %."""
    found = case(TWO_PARTS)
    assert (
        parts(found["a.s"][2023]) == parts(found["a"][2023]) == {"wage": Decimal("1.5"), "price": 1}
    )
    part = "{cost: {2023: 0}, index: price}"
    nothing = f"  a: {{services: {{s: {{parts: {{p: {part}, q: {part}}}}}}}}}\n"
    assert case(nothing) == {"a": {}, "a.s": {}}


def test_a_price_rounded_to_kronor_leaves_a_result() -> None:
    """110 tkr / 11 000 = 10 kr in 2023; 2024: 121 tkr / 11 500 = 10.5217 → 11 kr, in tenths 10.5.

    11 · 11.5 = 126.5 → 127 against 121: 6 too much. 10.5 · 11.5 = 120.75 → 121: 0.
    """
    text = (
        "  a: {{services: {{s: {{volume: many, revenue: {{2023: 110}}, {step}"
        "parts: {{p: {{cost: {{2023: 110}}, index: price}}}}}}}}}}\n"
        "volumes: {{many: {{2023: 11000, 2024: 11500, 2025: 11500}}}}\n"
    )
    head = HEAD[: HEAD.index("volumes")]
    for step, stepped, leaves in (("", 11, 6), ("price_step: 0.1, ", Decimal("10.5"), 0)):
        budget = budget_of(f"{head}{KRONOR}areas:\n{text.format(step=step)}")
        unit = list(price_case(project(budget))["a.s"].values())[1].unit
        assert unit is not None
        assert (unit.stepped, unit.leaves) == (stepped, leaves)


def test_without_a_step_a_price_is_not_rounded_and_without_a_unit_it_is_one_of_the_file() -> None:
    unit = case(TWO_PARTS, unit="")["a.s"][2024].unit
    assert unit is not None
    assert (unit.volume, unit.before, unit.decided) == (Decimal(110), Decimal(2), None)
    assert unit.stepped is None
    assert unit.leaves is None
    decided = case(TWO_PARTS.replace("}, parts", "}, price: {2024: 2.1}, parts"), unit="")
    unit = decided["a.s"][2024].unit
    assert unit is not None
    assert (unit.volume, unit.stepped, unit.decided) == (Decimal(110), None, Decimal("2.1"))


def test_a_decided_price_and_the_result_that_it_leaves_are_told() -> None:
    """2 100 kr · 110 = 231 against 220: 11; the year after it takes 11 / 231 off, and more."""
    text = TWO_PARTS.replace("revenue: {2023: 200}", "price: {2023: 2000, 2024: 2100}")
    found = case(text)["a.s"]
    assert found[2024].decided == 5
    assert found[2024].result == 11
    assert found[2024].unit is not None
    assert found[2024].unit.decided == 2100
    assert parts(found[2025])["result"] == round(Decimal("-10.75") / 231 * 100, 6)
    assert case(text)["a"][2024].decided == 5


def test_of_a_price_and_a_later_price_change_each_is_told_in_its_year() -> None:
    """2 100 kr is 5 % more than 2 000 kr."""
    prices = "price: {2023: 2000, 2024: 2100}, price_change: {2025: 3}"
    found = case(TWO_PARTS.replace("revenue: {2023: 200}", prices))["a.s"]
    assert [found[year].decided for year in (2024, 2025)] == [Decimal(5), Decimal(3)]


def test_agreements_and_other_revenue_are_causes_of_their_own() -> None:
    """Paid per unit in 2023: 100 − 20 = 80.

    2024: 100 · 1.04 = 104, 30 other: 74. Agreement + 4, other revenue − 10: − 6 of 80 is − 7.5 %.
    2025: agreed at 110, no other revenue: 110 of 74.
    """
    found = case(
        "  a: {services: {s: {revenue: {2023: 100}, other_revenue: {2023: 20, 2024: 30}, parts: "
        "{p: {cost: {2023: 100}, index: price, "
        "agreement: {rates: {2024: 4}, amounts: {2025: 110}}}}}}}\n"
    )["a.s"]
    assert parts(found[2024]) == {"agreement": 5, "other_revenue": Decimal("-12.5")}
    assert (found[2024].change, found[2024].unit) == (Decimal("-7.5"), None)
    assert parts(found[2025]) == {
        "agreement": round(Decimal(6) / 74 * 100, 6),
        "other_revenue": round(Decimal(30) / 74 * 100, 6),
    }


def test_costs_that_go_on_after_an_agreement_go_on_from_it() -> None:
    """100 · 1.2 = 120, of which 10 % is 12 in 2025; without an index the level is kept."""
    found = case(
        "  a: {cost: {2023: 100}, revenue: {2023: 100}, index: price, agreement: {2024: 20}}\n"
        "  b: {cost: {2023: 100}, revenue: {2023: 100}, agreement: {rates: {2024: 4, 2025: 5}}}\n"
    )
    assert found["a"][2025].full_cost == 132
    assert parts(found["a"][2025]) == {"price": 10}
    assert parts(found["b"][2025]) == {"agreement": 5}


def test_an_area_weighs_its_services_with_the_volumes_of_the_year() -> None:
    """s: 100 at 10 % → 110; t: 300 at 5 % → 315. 425 / 400 − 1 = 6.25 %: price 2.5, wage 3.75."""
    text = (
        "  a: {services: {s: {revenue: {2023: 100}, "
        "parts: {p: {cost: {2023: 100}, index: price}}}, "
        "t: {%s parts: {p: {cost: {2023: 300}, index: wage}}}}}\n"
    )
    found = case(text % "revenue: {2023: 300},")["a"][2024]
    assert found.full_cost == 425
    assert found.change == Decimal("6.25")
    assert parts(found) == {"price": Decimal("2.5"), "wage": Decimal("3.75")}
    assert list(case(text % "")["a"]) == [2023, 2025]


def test_an_area_weighs_services_that_are_moved_by_different_causes() -> None:
    """s: 100 at 10 % → 110; t: 300 and a step of 15 → 315. 6.25 %: price 2.5, the step 3.75."""
    found = case(
        "  a: {services: {s: {revenue: {2023: 100}, "
        "parts: {p: {cost: {2023: 100}, index: price}}}, "
        "t: {revenue: {2023: 300}, parts: {p: {cost: {2023: 300}, step: 15}}}}}\n"
    )["a"][2024]
    assert found.change == Decimal("6.25")
    assert list(parts(found).items()) == [("price", Decimal("2.5")), ("step", Decimal("3.75"))]


amounts = st.integers(1, 99_999)
rates = st.decimals(Decimal(-9), Decimal(20), places=1)
volumes = st.lists(st.integers(50, 5_000), min_size=3, max_size=3)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    st.tuples(amounts, amounts),
    st.tuples(rates, rates),
    volumes,
    st.sampled_from(["1", "0.1", "0.01"]),
)
def test_the_parts_sum_to_the_change_and_the_decided_self_cost_price_leaves_nothing(
    costs: tuple[int, int], drawn: tuple[Decimal, Decimal], sold: list[int], step: str
) -> None:
    """Decided in its step, a price leaves at most half a step for each unit, and the roundings."""
    years = dict(zip((2023, 2024, 2025), sold, strict=True))
    base = (
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025]}\n"
        f"price_unit: {{name: kr, per: 1000, step: {step}}}\n"
        f"indices: {{wage: {{2024: {drawn[0]}, 2025: {drawn[1]}}}, "
        "price: {2024: 2.5, 2025: 2.5}}\n"
        f"volumes: {{v: {years}}}\n"
    )
    text = (
        f"areas: {{a: {{services: {{s: {{volume: v, price_step: {step}, "
        f"revenue: {{2023: {sum(costs)}}}, PRICE parts: {{"
        f"p: {{cost: {{2023: {costs[0]}}}, index: wage, variable_share: 0.4}}, "
        f"q: {{cost: {{2023: {costs[1]}}}, index: price}}}}}}}}}}}}\n"
    )
    prices = price_case(project(budget_of(base + text.replace("PRICE", ""))))["a.s"]
    stepped = {}
    for year, each in prices.items():
        with localcontext(EXACT):
            assert abs(sum(each.parts.values(), Decimal(0)) - each.change) < Decimal("1e-50")
        assert each.unit is not None
        stepped[year] = each.unit.stepped
    decided = f"price: {{{', '.join(f'{year}: {price:f}' for year, price in stepped.items())}}},"
    told = project(budget_of(base + text.replace("PRICE", decided))).areas[0]
    for position, plan_year in enumerate((2024, 2025), start=1):
        bound = Decimal(step) / 2 * years[plan_year] / 1000 + 1
        assert abs(told.result[position] or 0) <= bound


changes = st.decimals(Decimal(-30), Decimal(60), places=2)
prices_drawn = st.decimals(Decimal(1), Decimal(9999), places=2)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    amounts,
    volumes,
    st.lists(st.one_of(st.none(), changes, prices_drawn.map(str)), min_size=2, max_size=2),
    st.sampled_from(["60", "1", "0.25", "0.01"]),
    st.sampled_from(["1", "7", "1000"]),
)
def test_decided_changes_and_prices_are_what_fractions_in_whole_steps_make_of_them(
    cost: int, sold: list[int], decided: list[Decimal | str | None], step: str, per: str
) -> None:
    """None is self-cost, a text a price, a number a change: (price · factor / step + ½) whole."""
    years = dict(zip((2023, 2024, 2025), sold, strict=True))
    told: dict[str, dict[int, Decimal | str]] = {"price": {}, "price_change": {}}
    price, true = Fraction(cost) * int(per) / sold[0], []
    for year, each in zip((2024, 2025), decided, strict=True):
        if each is None:
            price = Fraction(cost) * int(per) / years[year]
        elif isinstance(each, str):
            told["price"][year], price = each, Fraction(each)
        else:
            told["price_change"][year] = each
            steps = price * (1 + Fraction(each) / 100) / Fraction(step)
            price = floor(steps + Fraction(1, 2)) * Fraction(step)
        true.append(price)
    rows = "".join(
        f"{key}: {{{', '.join(f'{year}: {each}' for year, each in row.items())}}}, "
        for key, row in told.items()
        if row
    )
    text = (
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025]}\n"
        f"price_unit: {{name: kr, per: {per}, step: {step}}}\nvolumes: {{v: {years}}}\n"
        f"areas: {{a: {{services: {{s: {{volume: v, revenue: {{2023: {cost}}}, {rows}"
        f"parts: {{p: {{cost: {{2023: {cost}}}, step: 0}}}}}}}}}}}}\n"
    )
    projection = project(budget_of(text))
    found = projection.services["a.s"].price[1:]
    for position, (year, price) in enumerate(zip((2024, 2025), true, strict=True)):
        given_price = found[position]
        assert given_price is not None
        assert abs(Fraction(given_price) - price) <= price / 10**40
        revenue = projection.services["a.s"].revenue[position + 1]
        assert revenue == floor(price * years[year] / int(per) + Fraction(1, 2))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(amounts, min_size=1, max_size=6), st.tuples(rates, rates))
def test_a_budget_with_services_is_one_without_but_for_the_rounding(
    costs: list[int], drawn: tuple[Decimal, Decimal]
) -> None:
    """n services rounded once each: at most (n + 1) / 2 from the area that is rounded once."""
    base = (
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025]}\n"
        f"indices: {{wage: {{2024: {drawn[0]}, 2025: {drawn[1]}}}}}\nareas:\n"
    )
    services = ", ".join(
        f"s{n}: {{revenue: {{2023: {cost}}}, "
        f"parts: {{p: {{cost: {{2023: {cost}}}, index: wage}}}}}}"
        for n, cost in enumerate(costs)
    )
    whole = f"cost: {{2023: {sum(costs)}}}, revenue: {{2023: {sum(costs)}}}, index: wage"
    split, alone = (
        project(budget_of(f"{base}  a: {{{area}}}\n"))
        for area in (f"services: {{{services}}}", whole)
    )
    ours, theirs = split.areas[0], alone.areas[0]
    for row in ("cost", "revenue", "result"):
        pairs = zip(getattr(ours, row), getattr(theirs, row), strict=True)
        assert all(abs(a - b) <= Decimal(len(costs) + 1) / 2 for a, b in pairs)
        sums = [
            sum(column) for column in zip(*(getattr(s, row) for s in ours.services), strict=True)
        ]
        assert list(getattr(ours, row)) == sums == list(getattr(split.total, row))
    changes = zip(ours.price_change, theirs.price_change, strict=True)
    assert all(
        a is not None and b is not None and abs(a - b) < Decimal("1e-40") for a, b in changes
    )


@pytest.mark.parametrize("key", ["a", "a.s"])
def test_a_part_that_adds_nothing_is_left_out(key: str) -> None:
    assert "result" not in case(TWO_PARTS)[key][2024].parts


@pytest.mark.parametrize("order", [("s", "t"), ("t", "s")])
def test_a_cost_that_is_given_asks_no_index_of_its_year_whatever_the_others_ask(
    order: tuple[str, str],
) -> None:
    """In 2025 the cost of s is given as 120 and that of t follows the index, 10 %.

    s       110 → 120: 10 of 110, 9.090909 %, and nothing of it by the index
    t       55 → 60.5: 5.5 of 55, 10 %
    both    10 and 5.5 of 165: 6.060606 % and 3.333333 %
    """
    sold = {
        "s": "s: {revenue: {2023: 100}, parts: {x: {cost: {2023: 100, 2025: 120}, index: price}}}",
        "t": "t: {revenue: {2023: 50}, parts: {x: {cost: {2023: 50}, index: price}}}",
    }
    prices = case(f"  a: {{services: {{{', '.join(sold[each] for each in order)}}}}}\n")
    assert prices["a.s"][2025].parts.keys() == {"given"}
    assert prices["a.t"][2025].parts.keys() == {"price"}
    assert parts(prices["a.s"][2025]) == {"given": Decimal("9.090909")}
    assert parts(prices["a.t"][2025]) == {"price": Decimal(10)}
    assert parts(prices["a"][2025]) == {"price": Decimal("3.333333"), "given": Decimal("6.060606")}
    assert prices["a"][2024].parts.keys() == prices["a.s"][2024].parts.keys() == {"price"}


def test_an_index_that_no_cost_of_an_area_asks_for_in_a_year_is_no_part_of_its_change() -> None:
    """Both costs of 2025 are given, of services that follow the same index until then."""
    given_cost = "cost: {2023: 100, 2025: 120}, index: price"
    service = f"{{revenue: {{2023: 100}}, parts: {{x: {{{given_cost}}}, z: {{{given_cost}}}}}}}"
    prices = case(f"  a: {{services: {{s: {service}, t: {service}}}}}\n")
    assert [each[2025].parts.keys() for each in prices.values()] == [{"given"}] * 3
