"""Figures of services and of agreements are explained down to what stands in the file."""

from decimal import Decimal

import pytest
from conftest import budget_of
from test_projection_derivation import explained, follows, held, shape, steps

from vssbudget.loader.tree import plant
from vssbudget.projection import Projection, project
from vssbudget.projection.address import Figure, figure_at, no_such_figure, row_at, row_names
from vssbudget.projection.cost_steps import MOST_STEPS
from vssbudget.projection.explanation import How, Step, inputs
from vssbudget.projection.pricing import price_case
from vssbudget.wording import LANGUAGES, Message

HEAD = """
title: Small
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024, 2025, 2026]}
indices:
  price: {2024: 10, 2025: 20, 2026: 5}
  wage: {2023: 1, 2024: 3, 2025: 4, 2026: 2}
volumes: {cases: {2022: 90, 2023: 100, 2024: 120, 2025: 90, 2026: 95}}
areas:
"""
PART = "cost: {2023: 100}, index: price"
AREAS = {
    "a rate agreed for a mix": (
        "cost: {2023: 1000}, revenue: {2023: 1250}, shares: {price: 0.5, wage: 0.5}, "
        "volume: cases, variable_share: 0.4, lasting: {2024: 30}, agreement: {2025: 4, 2026: 1}"
    ),
    "a rate and an amount agreed where nothing else moves": (
        "cost: {2023: 1000}, revenue: {2023: 900}, price_change: {2024: 3}, volume: cases, "
        "variable_share: 0.5, agreement: {rates: {2024: 4, 2026: 2}, amounts: {2025: 1200}}"
    ),
    "a price change without a volume": (
        "services: {s: {revenue: {2023: 100}, price_change: {2024: 5, 2025: 1}, "
        f"parts: {{all: {{{PART}}}}}}}}}"
    ),
    "a price in the unit of the file": (
        "services: {s: {volume: cases, price: {2022: 1, 2023: 2, 2024: 3}, "
        "price_change: {2025: 1}, other_revenue: {2023: 1, 2025: 4}, "
        f"parts: {{one: {{{PART}}}, two: {{cost: {{2023: 50}}, index: wage}}}}}}}}"
    ),
    "an amount agreed for a service": (
        "agreement: {2025: 7}, services: {s: {revenue: {2023: 160}, agreement: {amounts: "
        f"{{2024: 170, 2026: 190}}}}, parts: {{one: {{{PART}}}, two: {{cost: {{2023: 50}}}}}}}}}}"
    ),
    "what is paid per unit comes to nothing": (
        f"services: {{s: {{revenue: {{2023: 100}}, parts: {{all: {{{PART}}}}}}}, t: {{revenue: "
        f"{{2023: 0}}, other_revenue: {{2023: 100}}, parts: {{all: {{{PART}}}}}}}}}"
    ),
    "parts that all causes move": (
        "services: {s: {volume: cases, revenue: {2023: 500}, parts: {"
        "one: {cost: {2023: 100}, shares: {price: 0.3, wage: 0.7}, variable_share: 0.5}, "
        "two: {cost: {2023: 50}, lasting: {2024: 20}, one_off: {2025: 7}, index: wage}, "
        "three: {cost: {2023: 60, 2025: 90}, index: price, agreement: {2024: 3}}, "
        "four: {cost: {2023: 80}, variable_share: 1, agreement: {rates: {2024: 2, 2025: 1, "
        "2026: 2}}}, five: {cost: {2023: 40, 2024: 41}, step: 0, variable_share: 1}}}, "
        "t: {volume: cases, price: {2023: 1.5}, price_step: 0.000002, other_revenue: {2024: 2}, "
        "parts: {one: {cost: {2023: 90}, index: wage, variable_share: 0.1}}}, "
        "u: {parts: {one: {cost: {2023: 70}, step: 3}}, revenue: {2023: 70}}}"
    ),
    "prices that go in a step": (
        "carry_over: {within: 2, returned: {2024: 5}}, services: {s: {volume: cases, "
        "revenue: {2023: 105}, other_revenue: {2025: 4}, price_step: 0.5, "
        f"parts: {{all: {{{PART}}}}}}}}}"
    ),
    "a decided change that is taken to the step": (
        "services: {s: {volume: cases, revenue: {2023: 105}, other_revenue: {2025: 4}, "
        f"price_step: 0.5, price_change: {{2024: 30, 2025: 5}}, parts: {{all: {{{PART}}}}}}}, "
        "t: {volume: cases, price: {2023: 1.5}, price_step: 0.1, "
        f"price_change: {{2024: 4, 2026: -3}}, parts: {{all: {{{PART}}}}}}}}}"
    ),
    "a part in two prices at the base year": (
        "cost: {2022: 7}, revenue: {2022: 8}, services: {s: {revenue: {2023: 150}, parts: {one: "
        "{cost: {2023: 100}, index: wage}, two: {cost: {2023: 50}, index: wage}}}}"
    ),
}


@pytest.mark.parametrize("area", AREAS.values(), ids=AREAS)
def test_every_figure_is_explained(area: str) -> None:
    text = f"{HEAD}  a: {{{area}}}\n"
    held(project(budget_of(text)), plant(text).tree)


def test_prices_that_cancel_each_other_out_have_no_change() -> None:
    projection = project(
        budget_of(f"{HEAD}  a: {{{AREAS['what is paid per unit comes to nothing']}}}\n")
    )
    assert [2024 in prices for prices in price_case(projection).values()] == [False, True, True]


def test_an_amount_agreed_for_a_service_is_shared_by_its_parts() -> None:
    """110 and 50 of 160 share 170: 116.875 and 53.125."""
    text = f"{HEAD}  a: {{{AREAS['an amount agreed for a service']}}}\n"
    step = explained(project(budget_of(text)), "a.s.cost.2024")
    shared = [each for each in steps(step) if each.how is How.SHARED]
    assert [str(each.value.normalize()) for each in shared] == ["116.875", "53.125"]
    assert {".".join(each.steps[0].path) for each in shared} == {
        "areas.a.services.s.agreement.amounts.2024"
    }


def test_what_an_agreed_rate_adds_is_that_rate_of_all_that_compounds() -> None:
    """1000 at 4 % adds 40, which is 4 % of the revenue of 1000."""
    area = "cost: {2023: 1000}, revenue: {2023: 1000}, agreement: {2024: 4, 2025: 1, 2026: 1}"
    text = f"{HEAD}  a: {{{area}}}\n"
    step = explained(project(budget_of(text)), "a.self_cost_change.agreement.2024")
    assert shape(step) == (
        "4 fitted",
        ("4 percent", ("40 product", "1000 input", ("0.04 rise", "4 input")), "1000 input"),
    )


def test_a_price_that_follows_its_indices_is_explained_by_their_growth_and_the_volume() -> None:
    """100 · 1.1 · (1 + 0.5 · 0.2) = 121 at 1.2 times the volume: 100.8333…, so + 0.833333 %."""
    area = "cost: {2023: 100}, revenue: {2023: 100}, index: price, volume: cases"
    step = explained(priced(f"{area}, variable_share: 0.5"), "a.price_change.2024")
    assert (str(step.value), step.unit) == ("0.833333", "%")
    (change,) = step.steps
    level, before = change.steps
    assert str(level.name) == "revenue 2024 at the volume of the year before"
    assert [str(each.value) for each in level.steps] == ["121.000", "1.2"]
    assert before.value == 100


@pytest.mark.parametrize("more", [0, 1])
def test_the_services_of_an_area_with_many_are_left_unexplained(more: int) -> None:
    count = MOST_STEPS + more
    services = ", ".join(f"s{each}: {{parts: {{all: {{{PART}}}}}}}" for each in range(count))
    step = explained(
        project(budget_of(f"{HEAD}  a: {{services: {{{services}}}}}\n")), "a.cost.2024"
    )
    assert (int(step.value), len(step.steps)) == (110 * count, count)
    assert LANGUAGES["en"].say(step.steps[-1].name) == f"s{count - 1}, cost 2024"
    assert {each.how for each in step.steps} == {How.FIGURE if more else How.ROUNDED}
    assert all(map(follows, steps(step)))


def test_a_sum_of_very_many_parts_is_told_without_them() -> None:
    parts = ", ".join(f"p{each}: {{{PART}}}" for each in range(MOST_STEPS + 1))
    text = f"{HEAD}  a: {{services: {{s: {{parts: {{{parts}}}}}}}}}\n"
    step = explained(project(budget_of(text)), "a.s.cost.2024")
    assert shape(step) == ("5610 rounded", "5610 added")


PRICED = (
    "services: {s: {volume: cases, revenue: {2023: 100}, price_step: 0.5, "
    f"parts: {{one: {{{PART}}}, two: {{cost: {{2023: 20}}, index: wage, variable_share: 1}}}}}}}}"
)


def priced(area: str = PRICED) -> Projection:
    return project(budget_of(f"{HEAD}  a: {{{area}}}\n"))


def test_the_price_of_a_unit_at_self_cost_is_the_cost_over_the_volume() -> None:
    """110 and 20 · 1.03 · 1.2 = 24.72 of 120 cases: 1.122666…"""
    step = explained(priced(), "a.s.self_cost_price.2024")
    assert (str(step.name), step.unit) == ("s, price of a unit 2024 that bears the cost", "tkr")
    told, (exact, cost, volume) = shape(step)
    assert (told, exact[:10], cost[0], volume) == (
        *("1.122667 rounded", "1.12266666", "134.72 sum"),
        "120 input",
    )
    assert figure_at(priced(), "a.s.stepped_price.2024") == Figure(Decimal(1), amount=False)
    stepped = shape(explained(priced(), "a.s.stepped_price.2024"))
    assert (stepped[0], stepped[2]) == ("1 product", "0.5 input")
    assert (stepped[1][0], stepped[1][1][0][:6]) == ("2 rounded", "2.2453")


def test_the_result_of_a_step_is_what_its_price_brings_in_less_the_cost() -> None:
    """1 · 120 = 120 of the 134.72 that it costs, 135: it lacks 15."""
    step = explained(priced(), "a.s.step_result.2024")
    assert figure_at(priced(), "a.s.step_result.2024") == Figure(Decimal(-15), amount=True)
    assert step.value == -15
    assert [str(each.value) for each in step.steps] == ["120", "135"]
    assert {".".join(each.path) for each in inputs(step)} >= {"areas.a.services.s.price_step"}


def test_the_step_of_the_file_holds_where_a_service_has_none() -> None:
    text = (
        f"{HEAD}  a: {{{PRICED.replace('price_step: 0.5, ', '')}}}\n"
        "price_unit: {name: kr, per: 1000, step: 10}\n"
    )
    projection = project(budget_of(text))
    step = explained(projection, "a.s.stepped_price.2024")
    assert (str(step.value), step.unit) == ("1120", "kr")
    assert ("price_unit", "step") in [each.path for each in inputs(step)]
    held(projection, plant(text).tree)


@pytest.mark.parametrize(
    ("area", "names"),
    [
        (PRICED, ["self_cost_price", "stepped_price", "step_result"]),
        (PRICED.replace("price_step: 0.5, ", ""), ["self_cost_price"]),
        (AREAS["a price change without a volume"], []),
    ],
)
def test_a_service_has_the_unit_prices_that_its_volume_and_step_allow(
    area: str, names: list[str]
) -> None:
    projection = priced(area)
    every = ["self_cost_price", "stepped_price", "step_result"]
    assert [each for each in every if row_at(projection, f"a.s.{each}")] == names
    assert [each for each in every if f"a.s.{each}" in row_names(projection)] == names
    assert row_at(projection, "a.self_cost_price") is None


def test_what_an_index_adds_to_a_service_is_what_it_adds_to_its_parts() -> None:
    """Of 20 at 3 % it adds 0.6, which is 0.6 % of 100; of two parts each adds its own."""
    one = shape(explained(priced(), "a.s.self_cost_change.wage.2024"))
    moved = ("0.6 product", "20 input", ("0.03 rise", "3 input"))
    assert one == ("0.6 fitted", ("0.6 percent", moved, "100 input"))
    both = priced(PRICED.replace("index: price", "index: wage"))
    told = shape(explained(both, "a.s.self_cost_change.wage.2024"))[1][1]
    assert told == ("3.6 sum", ("3 product", "100 input", moved[2]), moved)


def test_what_the_volume_adds_to_a_service_is_what_it_moves_and_how_it_spreads() -> None:
    """20 · 1.03 · 1 · 0.2 = 4.12, and 134.72 / 1.2 − 134.72: −22.453333… of 100."""
    told = shape(explained(priced(), "a.s.self_cost_change.volume.2024"))
    (_, (_, moved, spread), _) = told[1]
    assert told[0] == "-18.333333 fitted"
    ratio = ("1.2 ratio", "120 input", "100 input")
    assert moved == (
        "4.12 product",
        ("20.6 product", "20 input", ("1.03 growth", "3 input")),
        "1 input",
        ("0.2 difference", ratio, "1 count"),
    )
    assert [each[0][:7] for each in spread[1:]] == ["112.266", "134.72 "]


def test_what_an_index_adds_to_an_area_is_weighed_with_the_volumes_of_its_services() -> None:
    """3 · 1.2 and 0.6 of what they paid at the volume of the year: 100 · 1.2 and 50."""
    area = (
        "services: {s: {volume: cases, revenue: {2023: 100}, parts: {one: {cost: {2023: 100}, "
        "index: wage}}}, t: {revenue: {2023: 50}, parts: {one: {cost: {2023: 20}, index: wage}}}}"
    )
    told = shape(explained(priced(area), "a.self_cost_change.wage.2024"))[1]
    ratio, rise = ("1.2 ratio", "120 input", "100 input"), ("0.03 rise", "3 input")
    assert told[1] == (
        "4.2 sum",
        ("3.6 product", ("3 product", "100 input", rise), ratio),
        ("0.6 product", "20 input", rise),
    )
    assert told[2] == ("170 sum", ("120 product", "100 input", ratio), "50 input")
    base = shape(explained(priced(area), "a.self_cost_change.wage.2023"))
    costs = ("120 sum", "100 input", "20 input")
    assert base == ("1 fitted", ("1 ratio", ("120 product", costs, "1 input"), costs))


def test_what_capital_cost_adds_to_a_service_is_by_how_much_it_rises() -> None:
    """100 over 4 years and 2 % of 100 are 27 from 2024 on, which is 27 % of 100."""
    head = HEAD.replace("areas:", "investments: {interest: 2, lines: {cars: {CARS}}}\nareas:")
    head = head.replace("CARS", "values: {2023: 100}, life: 4, used_by: a.s")
    part = "parts: {all: {cost: {2023: 100}, step: 0}}"
    projection = project(
        budget_of(f"{head}  a: {{services: {{s: {{revenue: {{2023: 100}}, {part}}}}}}}\n")
    )
    step = explained(projection, "a.s.self_cost_change.capital.2024")
    assert (int(step.value), step.unit) == (27, "%")
    rise, before = step.steps[0].steps
    assert (int(rise.value), str(rise.name)) == (27, "rise of the capital cost 2024")
    assert [(int(each.value), str(each.name)) for each in rise.steps] == [
        (27, "capital cost 2024, unrounded"),
        (0, "capital cost 2023, unrounded"),
    ]
    assert before.value == 100
    change = explained(projection, "a.s.price_change.2024").steps[0]
    assert str(change.name) == "price change 2024, unrounded"


def test_a_decided_change_is_explained_by_the_whole_steps_that_it_is_taken_to() -> None:
    """105 over 100 cases is 1.05; 30 % more is 1.365, and 2.73 steps of 0.5 are 3: 1.5."""
    decided = "price_change: {2024: 30, 2025: 10}, price_step: 0.5"
    projection = priced(
        PRICED.replace("price_step: 0.5", decided).replace("2023: 100", "2023: 105")
    )
    price = shape(explained(projection, "a.s.price.2024"))[1]
    growth = ("1.3 growth", "30 input")
    before = ("1.05 ratio", "105 input", "100 input")
    count = ("2.73 ratio", ("1.365 product", before, growth), "0.5 input")
    assert price == ("1.5 product", ("3 rounded", count), "0.5 input")
    assert shape(explained(projection, "a.s.revenue.2024")) == (
        "180 rounded",
        ("180 product", price, "120 input"),
    )
    (names,) = [
        [str(each.name) for each in steps(step)][:5]
        for step in explained(projection, "a.s.price.2025").steps
    ]
    assert names == [
        "price of a unit 2025 rounded to its step",
        "whole steps 2025",
        "price of a unit 2025 after the change decided, in steps",
        "price of a unit 2025 after the change decided",
        "price of a unit 2024 rounded to its step",
    ]


@pytest.mark.parametrize("more", [0, 1])
def test_a_price_that_goes_on_from_very_many_changes_is_told_without_the_first(more: int) -> None:
    plan = range(2024, 2024 + MOST_STEPS + more)
    text = (
        f"title: T\nunit: kr\nyears: {{budget: [2023], plan: {list(plan)}}}\n"
        f"volumes: {{v: {dict.fromkeys((2023, *plan), 9)}}}\n"
        "areas: {a: {services: {s: {volume: v, revenue: {2023: 900}, price_step: 1, "
        f"price_change: {dict.fromkeys(plan, 1)}, "
        "parts: {p: {cost: {2023: 900}, step: 0}}}}}}\n"
    )
    step = explained(project(budget_of(text)), f"a.s.price.{plan[-1]}")
    figures = [(str(each.name), int(each.value)) for each in steps(step) if each.how is How.FIGURE]
    assert figures == [("price of a unit 2024 rounded to its step", 101)] * more
    changes = [each for each in inputs(step) if "price_change" in each.path]
    assert len(changes) == MOST_STEPS


@pytest.mark.parametrize("more", [0, 1])
def test_what_an_index_adds_to_very_many_services_is_told_without_them(more: int) -> None:
    count = MOST_STEPS + more
    services = ", ".join(
        f"s{each}: {{revenue: {{2023: 100}}, parts: {{all: {{{PART}}}}}}}" for each in range(count)
    )
    step = explained(priced(f"services: {{{services}}}"), "a.self_cost_change.price.2024")
    assert (str(step.value), step.how) == ("10.000000", How.ADDED if more else How.FITTED)
    assert (str(step.name), step.unit) == ("a, price change 2024 that bears the cost: price", "%")
    assert len(list(inputs(step))) == (0 if more else 2 * count + 1)


@pytest.mark.parametrize("more", [0, 1])
def test_what_rates_make_of_very_many_parts_is_told_without_them(more: int) -> None:
    count = MOST_STEPS + more
    parts = ", ".join(f"p{each}: {{cost: {{2023: 10}}, index: wage}}" for each in range(count))
    area = f"services: {{s: {{revenue: {{2023: 100}}, parts: {{{parts}}}}}}}"
    step = explained(priced(area), "a.s.self_cost_change.2023").steps[0]
    assert (step.value, step.how) == (Decimal(1), How.ADDED if more else How.RATIO)
    told = "rates of 2023 by the shares of the cost" if more else "part that follows wage"
    assert (str(step.name), step.unit) == (told, "%")


def test_what_a_price_leaves_is_the_result_and_what_is_returned_of_earlier_ones() -> None:
    """Revenues of 102 and 49 for costs of 100 leave 2 and −51; of 4 returned each has 2."""
    returns = "carry_over: {within: 1, returned: {2024: 4}}"
    part = "parts: {p: {cost: {2023: 100}, step: 0}}"
    projection = project(
        budget_of(
            f"{HEAD}  a: {{{returns}, cost: {{2023: 100}}, revenue: {{2023: 100}}, step: 0,\n"
            "    price_change: {2024: -2, 2025: 1}}\n"
            f"  b: {{{returns}, services: {{\n"
            f"    s: {{revenue: {{2023: 100}}, price_change: {{2024: 2}}, {part}}},\n"
            f"    t: {{revenue: {{2023: 50}}, price_change: {{2024: -2}}, {part}}}}}}}\n"
        )
    )
    assert shape(explained(projection, "b.s.price_result.2024")) == (
        "4 sum",
        ("2 difference", *shape(explained(projection, "b.s.result.2024"))[1:]),
        ("2 allotted", *shape(explained(projection, "b.s.price_result.2024"))[2][1:]),
    )
    for name, result in (("a", 2), ("b.s", 4), ("b.t", -49), ("b", -45)):
        assert figure_at(projection, f"{name}.price_result.2024") == Figure(Decimal(result), True)
        assert explained(projection, f"{name}.price_result.2024").value == result
    assert shape(explained(projection, "b.price_result.2024"))[2] == "4 input"
    left = ("b, result 2024 that the price leaves", "-45.000000", "tkr")
    assert told(explained(projection, "b.price_result.2024"))[0] == left
    assert figure_at(projection, "a.price_result.2025") == Figure(Decimal(-1), True)
    assert shape(explained(projection, "a.price_result.2025"))[0] == "-1 difference"
    assert figure_at(projection, "a.price_result.2026") is None
    assert figure_at(projection, "b.s.price_result.2025") is None


@pytest.mark.parametrize("name", ["a.s.self_cost_change.wge", "areas.a.s.self_cost_change.wge"])
def test_a_misspelt_cause_is_told_with_the_nearest(name: str) -> None:
    _, fix = no_such_figure(priced(), f"{name}.2024")
    assert fix == Message("write-text", text="a.s.self_cost_change.wage.2024")


RATED = (
    HEAD.replace("price: {2024", "price: {2023: 4, 2024").replace(
        "wage: {2023: 1", "wage: {2023: 2"
    )
    + "  a: {services: {s: {revenue: {2023: 150}, parts: {"
    "one: {cost: {2023: 100}, shares: {price: 0.5, wage: 0.5}}, "
    "two: {name: Two, cost: {2023: 50}, index: price}}}, "
    "t: {revenue: {2023: 10}, parts: {all: {cost: {2023: 10}, shares: {price: 0.25, wage: 0.75}}}}"
    "}}\n"
)


def told(step: Step) -> list[tuple[str, str, str]]:
    """Write a tree as its names, values and units, from above."""
    say = LANGUAGES["en"].say
    return [(say(each.name), f"{each.value.normalize():.6f}", each.unit) for each in steps(step)]


def test_what_rates_of_the_base_year_make_of_parts_is_weighed_by_what_they_cost() -> None:
    """Half of 100 and all of 50 follow 4 %: 400 / 150; the other half of 100 2 %: 100 / 150."""
    projection = project(budget_of(RATED))
    held(projection, plant(RATED).tree)
    price = [
        ("part that follows price", "2.666667", "%"),
        ("cost of 2023 that follows price, times the rate", "400.000000", ""),
        ("part that follows price, 2023", "100.000000", "tkr"),
        ("part that follows price", "50.000000", "tkr"),
        ("one, cost 2023", "100.000000", "tkr"),
        ("share of price", "0.500000", ""),
        ("Two, cost 2023", "50.000000", "tkr"),
        ("price 2023", "4.000000", "%"),
        ("cost 2023 as given", "150.000000", "tkr"),
        ("one, cost 2023", "100.000000", "tkr"),
        ("Two, cost 2023", "50.000000", "tkr"),
    ]
    whole = told(explained(projection, "a.s.self_cost_change.2023"))
    assert whole[0] == ("s, price change 2023 that bears the cost", "3.333333", "%")
    assert whole[1] == ("rates of 2023 by the shares of the cost", "3.333333", "%")
    assert whole[2:13] == price
    assert whole[13] == ("part that follows wage", "0.666667", "%")
    assert told(explained(projection, "a.s.self_cost_change.price.2023"))[1:] == price


def test_what_rates_of_the_base_year_make_of_one_part_is_each_by_its_share() -> None:
    """A quarter of 4 % and three of 2 %: 1 and 1.5."""
    assert told(explained(project(budget_of(RATED)), "a.t.self_cost_change.2023"))[1:] == [
        ("rates of 2023 by the shares of the cost", "2.500000", "%"),
        ("part that follows price", "1.000000", "%"),
        ("share of price", "0.250000", ""),
        ("price 2023", "4.000000", "%"),
        ("part that follows wage", "1.500000", "%"),
        ("share of wage", "0.750000", ""),
        ("wage 2023", "2.000000", "%"),
    ]


def test_what_a_volume_spreads_is_the_cost_less_what_is_returned() -> None:
    """(121 − 4) / 1.2 = 97.5, and before the volume 100 · 1.1 − 4 = 106: −8.5 of 100."""
    text = (
        f"{HEAD}  a: {{cost: {{2023: 100}}, revenue: {{2023: 100}}, index: price, volume: cases, "
        "variable_share: 0.5, carry_over: {within: 1, returned: {2024: 4}}}\n"
    )
    steps_told = told(explained(project(budget_of(text)), "a.self_cost_change.volume.2024"))
    assert steps_told[2:5] == [
        ("what the volume adds 2024", "-8.500000", "tkr"),
        ("cost 2024 at the volume of the year before", "97.500000", "tkr"),
        ("what revenue has to bear 2024", "117.000000", "tkr"),
    ]
    assert ("what revenue has to bear 2024", "106.000000", "tkr") in steps_told
    assert steps_told.count(("returned of earlier results 2024", "4.000000", "tkr")) == 2


def test_of_nothing_returned_the_result_of_a_price_is_explained_by_the_result_alone() -> None:
    area = (
        "carry_over: {within: 2, returned: {2024: 0}}, services: {s: {revenue: {2023: 9, 2024: 9},"
    )
    projection = project(budget_of(f"{HEAD}  a: {{{area} parts: {{all: {{{PART}}}}}}}}}}}\n"))
    for address in ("a.price_result.2024", "a.s.price_result.2024"):
        step = explained(projection, address)
        assert (step.how, all(map(follows, steps(step)))) == (How.DIFFERENCE, True)
