"""What people call an area, a service, a pool and a customer."""

import pytest
from conftest import budget_of

from vssbudget.projection.names import name_of, own_name

BUDGET = budget_of("""
title: Small
unit: kr
years: {budget: [2023], plan: [2024]}
customers: {c: Customer}
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
