"""Services: what each costs in its parts, earns and asks for a unit, and the area as their sum."""

from decimal import Decimal

import pytest
from conftest import REPOSITORY, SHIPPED, Run, budget_of

from vssbudget.addresses import figure_at, row_names
from vssbudget.addresses.derivation import derive
from vssbudget.loader import Source, load
from vssbudget.projection import Basis, Projection, exact, exact_services, project
from vssbudget.projection.pricing import price_case

EXAMPLE = REPOSITORY / "examples" / "services" / "budget2023.yaml"
HEAD = """
title: Small
unit: tkr
years: {budget: [2022, 2023], plan: [2024, 2025]}
price_unit: {name: kr, per: 1000}
indices: {price: {2023: 2, 2024: 10, 2025: 10}, wage: {2023: 3, 2024: 5, 2025: 5}}
volumes: {cases: {2022: 90, 2023: 100, 2024: 110, 2025: 121}}
areas:
"""


def projected(areas: str) -> Projection:
    """Project a budget that goes on from the head with its areas."""
    return project(budget_of(HEAD + areas))


def service(text: str, area: str = "") -> Projection:
    """Project an area with the one service `s`, besides what the area says itself."""
    return projected(f"  a: {{{area}services: {{s: {{{text}}}}}}}\n")


def test_a_service_of_two_parts_follows_its_volume_part_by_part() -> None:
    """Two parts and a volume that rises by 10 % a year.

    staff  100 · 1.05 · (1 + 0.5 · 0.1) = 110.25; · 1.05 · 1.05 = 121.550625
    system 100 · 1.10 = 110; · 1.10 = 121
    sum    220.25 → 220; 242.550625 → 243
    price  2024: 220.25 tkr / 110 = 2 002.27 kr, from 200 tkr / 100 = 2 000 kr: +0.113636 %;
           2025: 242.550625 / (220.25 · 1.1) − 1 = 0.113765 %
    """
    projection = service(
        "volume: cases, revenue: {2023: 200}, parts: {"
        "staff: {cost: {2023: 100}, index: wage, variable_share: 0.5}, "
        "system: {cost: {2023: 100}, index: price}}"
    )
    (area,) = projection.areas
    (shown,) = area.services
    assert shown.cost == area.cost == (None, 200, 220, 243)
    assert shown.revenue == area.revenue == (None, 200, 220, 243)
    assert list(shown.basis) == list(area.basis) == [Basis.SELF_COST] * 2
    carried = exact(projection, "a.s")
    assert list(carried.cost) == [Decimal("220.25"), Decimal("242.550625")]
    assert exact(projection, "a").cost == exact(projection, "a").revenue == carried.cost
    assert exact_services(projection, "a")["s"] == carried
    assert list(shown.price[:2]) == [None, Decimal(2000)]
    assert round(shown.price[2] or 0, 6) == Decimal("2002.272727")
    assert [round(each or 0, 6) for each in shown.price_change] == [
        Decimal("0.113636"),
        Decimal("0.113765"),
    ]
    assert [round(each or 0, 6) for each in area.price_change] == [
        Decimal("0.113636"),
        Decimal("0.113765"),
    ]


def test_what_an_area_earns_is_what_its_services_do_and_not_what_they_cost() -> None:
    """One follows its cost, 100 · 1.1 = 110, the other a decided change: 200 · 1.02 = 204."""
    part = "parts: {p: {cost: {2023: 100}, index: price}}"
    projection = projected(
        f"  a: {{services: {{s: {{revenue: {{2023: 100}}, {part}}}, "
        f"t: {{revenue: {{2023: 200}}, price_change: {{2024: 2}}, {part}}}}}}}\n"
    )
    carried = exact(projection, "a")
    assert carried.cost[0] == Decimal(220)
    assert carried.revenue[0] == Decimal(314)


def test_a_decided_price_times_the_volume_is_the_revenue_and_the_other_revenue_comes_to_it() -> (
    None
):
    """1 500 kr · 100 + 20 tkr = 170; 1 600 kr · 110 + 10 tkr = 186; then 2 % on 176:

    176 · 1.02 · 121 / 110 = 197.472, and no other revenue: 197.
    """
    projection = service(
        "volume: cases, price: {2023: 1500, 2024: 1600}, other_revenue: {2023: 20, 2024: 10}, "
        "price_change: {2025: 2}, parts: {all: {cost: {2023: 170}, index: price}}"
    )
    shown = projection.services["a.s"]
    assert shown.revenue == (None, 170, 186, 197)
    assert shown.cost == (None, 170, 187, 206)
    assert shown.result == (None, 0, -1, -9)
    assert list(shown.basis) == [Basis.DECIDED] * 2
    assert list(shown.price) == [None, *map(Decimal, (1500, 1600, 1632))]


def test_a_decided_change_is_taken_to_the_step_and_goes_on_from_there() -> None:
    """900 kr and 2.7 % are 924.3, so 924; 2.65 % on that are 948.486, so 948 (924.3 gives 949)."""
    text = (
        "volume: cases, price: {2023: 900}, price_step: 1, price_change: {2024: 2.7, 2025: 2.65}, "
        "parts: {all: {cost: {2023: 90}, index: price}}"
    )
    projection = service(text)
    shown = projection.services["a.s"]
    assert list(shown.price) == [None, *map(Decimal, (900, 924, 948))]
    assert shown.revenue == (None, 90, 102, 115)
    assert [str(each)[:8] for each in shown.price_change if each] == ["2.666666", "2.597402"]
    assert list(projection.areas[0].price_change) == list(shown.price_change)
    case = price_case(projection)["a.s"].values()
    assert [str(each.decided)[:8] for each in case if each.full_cost] == ["2.666666", "2.597402"]
    assert list(service(text.replace("price_step: 1, ", "")).services["a.s"].price[2:]) == [
        Decimal("924.3"),
        Decimal("948.79395"),
    ]


def test_the_step_of_the_file_holds_where_a_service_has_none_of_its_own() -> None:
    area = (
        "  a: {services: {s: {volume: cases, revenue: {2023: 90}, price_change: {2024: 2.7}, "
        "parts: {p: {cost: {2023: 90}, index: price}}}, "
        "t: {revenue: {2023: 90}, price_change: {2024: 2.7}, "
        "parts: {p: {cost: {2023: 90}, index: price}}}}}\n"
    )
    projection = project(budget_of(HEAD.replace("per: 1000}", "per: 1000, step: 10}") + area))
    assert projection.services["a.s"].price[2] == 920
    assert exact(projection, "a.t").revenue[0] == Decimal("92.43")


def test_a_half_step_goes_up_though_what_is_paid_has_no_finite_decimal() -> None:
    """5 each for 11 cases, three to a unit, are 18.333…; back to 5 and 10 % up that is 5.4999…"""
    text = (
        "  a: {services: {s: {volume: eleven, price: {2023: 5}, price_step: 1, "
        "price_change: {2024: 10}, parts: {p: {cost: {2023: 18}, step: 0}}}}}\n"
    )
    head = HEAD.replace("volumes: {", "volumes: {eleven: {2023: 11, 2024: 11, 2025: 11}, ")
    head = head.replace("per: 1000", "per: 3")
    price = project(budget_of(head + text)).services["a.s"].price[2]
    assert price is not None
    assert round(price, 20) == 6


def test_a_year_whose_volume_is_not_known_has_no_price() -> None:
    """10 tkr for 100 cases are 100 kr each, then 10 for 110 and for 121."""
    text = (
        "  a: {services: {s: {volume: cases, revenue: {2022: 8, 2023: 10}, "
        "parts: {p: {cost: {2023: 10}, step: 0}}}}}\n"
    )
    prices = project(budget_of(HEAD.replace("2022: 90, ", "") + text)).services["a.s"].price
    assert [each and round(each, 6) for each in prices] == [
        None,
        Decimal(100),
        Decimal("90.909091"),
        Decimal("82.644628"),
    ]


def test_a_change_of_a_price_of_nothing_is_nothing() -> None:
    shown = service(
        "revenue: {2023: 0}, price_change: {2024: 5}, parts: {p: {cost: {2023: 10}, step: 0}}"
    ).services["a.s"]
    assert shown.revenue == (None, 0, 0, 10)


def test_a_given_revenue_stands_and_the_price_is_what_is_left_of_it() -> None:
    projection = service(
        "volume: cases, revenue: {2022: 100, 2023: 120, 2024: 152}, other_revenue: {2024: 20}, "
        "parts: {all: {cost: {2022: 100, 2023: 120}, index: price}}"
    )
    (area,) = projection.areas
    assert area.revenue == (100, 120, 152, 145)
    assert list(area.basis) == [Basis.GIVEN, Basis.SELF_COST]
    assert projection.services["a.s"].price[2] == 1200


def test_an_area_is_the_sum_of_its_services_rounded_and_its_own_figures_where_they_have_none() -> (
    None
):
    """Each service costs 10 · 1.05 = 10.5 → 11, so that the area is 22 and not 21."""
    parts = "parts: {all: {cost: {2023: 10}, index: wage}}"
    projection = projected(
        "  a: {name: Alpha, kind: support, cost: {2022: 19, 2023: 21}, revenue: {2022: 18}, "
        f"services: {{s: {{name: Sigma, {parts}}}, t: {{{parts}, price_change: {{2025: 1}}}}}}}}\n"
        "  b: {cost: {2023: 5}, step: 0}\n"
    )
    area, _ = projection.areas
    assert (area.name, area.kind) == ("Alpha", "support")
    assert [each.name for each in area.services] == ["Sigma", "t"]
    assert area.cost == (19, 20, 22, 22)
    assert area.revenue == (18, None, 22, 22)
    assert area.result == (-1, None, 0, 0)
    assert list(area.basis) == [Basis.SELF_COST, Basis.DECIDED]
    assert list(area.price_change) == [None, Decimal("3")]
    assert exact(projection, "a").cost == (Decimal("21.0"), Decimal("22.05"))
    assert projection.total.cost == (19, 25, 27, 27)


def test_a_part_moves_by_all_that_an_area_can_move_by() -> None:
    """100 + 5 + 10 = 115, lasting; then 115 ... by the step alone: 100 + 2 · 5 + 10 − 3 = 117."""
    projection = service(
        "parts: {all: {cost: {2023: 100}, step: 5, lasting: {2024: 10}, one_off: {2025: -3}}, "
        "given: {cost: {2022: 1, 2023: 1, 2024: 7}, index: price}}"
    )
    assert projection.services["a.s"].cost == (None, 101, 122, 125)


@pytest.mark.parametrize(
    ("area", "cost"),
    [
        # 100 · 1.04 = 104; · 1.10 = 114.4
        ("cost: {2023: 100}, index: price, agreement: {2024: 4}", (None, 100, 104, 114)),
        # without an index the years that are not agreed keep the level
        (
            "cost: {2023: 100}, agreement: {rates: {2024: 4}, amounts: {2025: 90}}",
            (None, 100, 104, 90),
        ),
        # an agreed amount is the start of the years after it: 90 · 1.1 = 99
        ("cost: {2023: 100}, index: price, agreement: {amounts: {2024: 90}}", (None, 100, 90, 99)),
    ],
)
def test_an_agreement_stands_in_place_of_the_index(area: str, cost: tuple[int | None, ...]) -> None:
    assert projected(f"  a: {{{area}}}\n").areas[0].cost == cost


def test_an_agreed_amount_moves_the_price_of_an_area_as_it_moves_its_cost() -> None:
    projection = projected(
        "  a: {cost: {2023: 100}, revenue: {2023: 100}, index: price, "
        "agreement: {amounts: {2024: 90}}}\n"
    )
    assert [round(each or 0, 9) for each in projection.areas[0].price_change] == [-10, 10]


def test_of_agreements_the_closest_wins_and_the_others_hold_besides() -> None:
    """The area agrees 2024 and 2025, the service 2025, its part t 2024.

    s: 100 · 1.01 · 1.02 = 103.02; t: 100 · 1.03 · 1.02 = 105.06
    """
    projection = service(
        "agreement: {2025: 2}, parts: {s: {cost: {2023: 100}, index: price}, "
        "t: {cost: {2023: 100}, index: price, agreement: {2024: 3}}}",
        "agreement: {2024: 1, 2025: 1}, ",
    )
    assert list(exact(projection, "a.s").cost) == [Decimal(204), Decimal("208.08")]


def test_an_amount_agreed_for_a_service_is_shared_by_its_parts_as_they_stand() -> None:
    """Without it 105 and 220 of 325; 300 gives 96.92… and 203.07…, which go on by 5 and 10 %.

    300 · (105 · 1.05 + 220 · 1.10) / 325 = 325.153846…
    """
    projection = service(
        "agreement: {amounts: {2024: 300}}, parts: {s: {cost: {2023: 100}, index: wage}, "
        "t: {cost: {2023: 200}, index: price}}"
    )
    costs = exact(projection, "a.s").cost
    assert costs[0] == 300
    assert round(costs[1], 6) == Decimal("325.153846")


def test_an_amount_agreed_for_parts_that_cost_nothing_is_shared_evenly() -> None:
    projection = service(
        "agreement: {amounts: {2024: 30}}, parts: {s: {cost: {2023: 0}, index: wage}, "
        "t: {cost: {2023: 0}, index: price}}"
    )
    assert list(exact(projection, "a.s").cost) == [30, Decimal("32.25")]


THIRD = "{cost: {2023: 1000}, step: 0, variable_share: 1}"


@pytest.mark.parametrize(
    ("parts", "each"),
    [
        ("p: {cost: {2023: 100}, step: 0}, q: {cost: {2023: 100}, step: -200, signed: true}", "45"),
        (f"p: {THIRD}, q: {THIRD}, r: {THIRD}, s: {{cost: {{2023: 0}}, step: -1000}}", "22.5"),
    ],
)
def test_an_amount_agreed_for_parts_that_cancel_is_shared_evenly(parts: str, each: str) -> None:
    """Without it 100 and −100; or 1000/3 three times and −1 000, which 60 digits make −1e-57."""
    projection = project(
        budget_of(
            "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025]}\n"
            "volumes: {v: {2023: 3, 2024: 1, 2025: 1}}\nareas: {a: {services: {s: {volume: v, "
            f"agreement: {{amounts: {{2024: 90}}}}, parts: {{{parts}}}}}}}}}}}\n"
        )
    )
    assert exact(projection, "a.s").cost[0] == 90
    told = derive(projection, "a.s.cost.2024")
    assert told
    (exact_cost,) = told[-1].of
    assert {told[place].value for place in told[exact_cost].of} == {Decimal(each)}


def test_the_figures_of_a_service_have_addresses() -> None:
    projection = service(
        "volume: cases, revenue: {2023: 100}, parts: {all: {cost: {2023: 100}, index: price}}"
    )
    for address in ("a.s.cost.2024", "areas.a.s.cost.2024", "areas.a.services.s.cost.2024"):
        figure = figure_at(projection, address)
        assert figure is not None
        assert figure == (Decimal(110), True)
    price = figure_at(projection, "a.s.price.2024")
    assert price is not None
    assert price == (Decimal(1000), False)
    assert figure_at(projection, "a.s.price_change.2024") is not None
    assert figure_at(projection, "a.t.cost.2024") is None
    assert figure_at(projection, "a.price.2024") is None
    assert {"a.s.cost", "a.s.price", "a.s.price_change"} <= set(row_names(projection))
    assert "a.s.price" not in row_names(service("parts: {p: {cost: {2023: 1}, step: 0}}"))


def example() -> Projection:
    """Project the budget with services that is shipped as an example."""
    budget = load(Source("example", EXAMPLE)).budget
    assert budget is not None
    return project(budget)


def test_the_example_passes_every_rule_and_says_that_it_is_one(run: Run) -> None:
    ran = run("check", "--strict", EXAMPLE)
    assert (ran.status, ran.err) == (0, "")
    assert "illustrativt exempel" in run("project", EXAMPLE).out.split("\n")[0]


def test_the_areas_of_the_example_are_the_printed_ones_until_the_base_year() -> None:
    budget = load(Source("shipped", SHIPPED)).budget
    assert budget is not None
    told, printed = example(), project(budget)
    assert [area.key for area in told.areas] == [area.key for area in printed.areas]
    for ours, theirs in zip(told.areas, printed.areas, strict=True):
        assert ours.services
        assert ours.cost[:3] == theirs.cost[:3]
        assert ours.revenue[:3] == theirs.revenue[:3]
        marks = [
            mark for s in told.budget.areas[ours.key].services.values() for mark in s.assumptions
        ]
        assert all(mark.of == "parts" and "Exempel" in mark.reason for mark in marks)
        assert len(marks) == len(ours.services)


def test_services_are_the_same_where_the_prices_of_their_units_are() -> None:
    text = "volume: cases, revenue: {2023: 100}, parts: {p: {cost: {2023: 100}, index: price}}"
    one, same = (service(text).services["a.s"] for _ in range(2))
    other = service(text.replace("volume: cases, ", "")).services["a.s"]
    assert one == same
    assert hash(one.prices) == hash(same.prices)
    assert one.prices != other.prices
    assert hash(one.prices) != hash(other.prices)
