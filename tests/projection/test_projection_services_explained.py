"""Figures of services and of agreements are explained down to what stands in the file."""

import pytest
from conftest import budget_of
from test_projection_derivation import explained, follows, held, shape, steps

from vssbudget.loader.tree import plant
from vssbudget.projection import project
from vssbudget.projection.explanation import How
from vssbudget.projection.pricing import price_case
from vssbudget.projection.service_steps import MOST_SERVICES

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


@pytest.mark.parametrize("more", [0, 1])
def test_the_services_of_an_area_with_many_are_left_unexplained(more: int) -> None:
    count = MOST_SERVICES + more
    services = ", ".join(f"s{each}: {{parts: {{all: {{{PART}}}}}}}" for each in range(count))
    step = explained(
        project(budget_of(f"{HEAD}  a: {{services: {{{services}}}}}\n")), "a.cost.2024"
    )
    assert (int(step.value), len(step.steps)) == (110 * count, count)
    assert {each.how for each in step.steps} == {How.FIGURE if more else How.ROUNDED}
    assert all(map(follows, steps(step)))


def test_a_sum_of_very_many_parts_is_told_without_them() -> None:
    parts = ", ".join(f"p{each}: {{{PART}}}" for each in range(MOST_SERVICES + 1))
    text = f"{HEAD}  a: {{services: {{s: {{parts: {{{parts}}}}}}}}}\n"
    step = explained(project(budget_of(text)), "a.s.cost.2024")
    assert shape(step) == ("5610 rounded", "5610 added")
