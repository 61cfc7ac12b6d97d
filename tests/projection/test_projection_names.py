"""What people call an area, a service, a pool, a customer, an index and a volume."""

import pytest
from conftest import budget_of

from vssbudget.calculation.names import index_name, name_of, own_name, volume_name
from vssbudget.projection.pricing import cause_told

BUDGET = budget_of("""
title: Small
unit: kr
years: {budget: [2023], plan: [2024]}
customers: {c: Customer}
indices: {pay: {name: Wages, rates: {2024: 3}}, step: {2024: 2}}
volumes: {k: {name: Kitchens, values: {2023: 1}}, m2: {2023: 9}}
areas:
  hr: {cost: {2023: 1}, step: 0}
  it:
    name: IT
    services:
      s: {name: Support, parts: {p: {cost: {2023: 1}, step: 0}}}
      t: {parts: {p: {cost: {2023: 1}, step: 0}}}
pools:
  rent: {name: Rent, parts: {p: {cost: {2023: 1}, step: 0}}, key: {headcount: {hr: 1}}}
  staff: {parts: {p: {cost: {2023: 1}, step: 0}}, key: {headcount: {hr: 1}}}
""")


@pytest.mark.parametrize(
    ("key", "own", "name"),
    [
        ("hr", "hr", "hr"),
        ("it", "IT", "IT"),
        ("it.s", "Support", "IT, Support"),
        ("it.t", "t", "IT, t"),
    ],
)
def test_an_area_and_a_service_are_called_by_name_or_key(key: str, own: str, name: str) -> None:
    assert (own_name(BUDGET, key), name_of(BUDGET, key)) == (own, name)


@pytest.mark.parametrize(("key", "name"), [("c", "Customer"), ("rent", "Rent"), ("staff", "staff")])
def test_so_are_customers_and_pools(key: str, name: str) -> None:
    assert name_of(BUDGET, key) == name


def test_so_are_indices_and_volumes() -> None:
    assert [index_name(BUDGET, key) for key in ("pay", "step")] == ["Wages", "step"]
    assert [volume_name(BUDGET, key) for key in ("k", "m2")] == ["Kitchens", "m2"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("pay", "Wages"),
        ("step", "step"),
        ("step_", "fixed amount (step_)"),
        ("one_off", "one-off changes"),
    ],
)
def test_a_cause_is_told_in_words_and_an_index_by_its_name(name: str, told: str) -> None:
    assert str(cause_told(BUDGET, name)) == told
