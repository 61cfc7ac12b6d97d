"""Totals net of what is paid within, and the change of a price to the base year."""

from decimal import Decimal

import pytest
from conftest import budget_of

from vssbudget.addresses import Figure, figure_at, row_at, row_names
from vssbudget.projection import project

SHARED = """
title: Small
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024]}
customers: {out: Out}
areas:
  stab: {cost: {2023: 100}, revenue: {2023: 100}, step: 10}
  it: {services: {s: {revenue: {2023: 560}, parts: {p: {cost: {2023: 500}, step: 0}}}}}
  hr: {cost: {2023: 320}, revenue: {2023: 320}, step: 0}
pools:
  head: {of: stab, key: {shares: {it.s: 0.6, hr: 0.2, out: 0.2}}}
  own: {parts: {p: {cost: {2023: 50}, step: 0}}, key: {shares: {it.s: 1, hr: 0}}}
"""


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("total.cost.2023", 1030),
        ("total.net_cost.2023", 950),
        ("total.cost.2024", 1048),
        ("total.net_cost.2024", 960),
        ("total.revenue.2023", 980),
        ("total.net_revenue.2023", 900),
    ],
)
def test_a_net_total_is_without_what_areas_pay_each_other(address: str, value: int) -> None:
    """Of what stab costs, 100 and 110, it and hr bear 80 and 88, and others the rest.

    Gross: 100 + (500 + 60 + 50) + 320, and 110 + (500 + 66 + 50) + (320 + 22 − 20).
    """
    assert figure_at(project(budget_of(SHARED)), address) == Figure(Decimal(value), amount=True)


PASSED_ON = """
title: Passed on
unit: tkr
years: {budget: [2023], plan: [2024]}
customers: {out: Out}
areas:
  stab: {cost: {2023: 1000}, revenue: {2023: 1000}, step: 0}
  hr: {cost: {2023: 2000}, revenue: {2023: 2000}, step: 0}
pools:
  s: {of: stab, key: {headcount: {lok: 1, hr: 4}}}
  lok:
    parts: {x: {cost: {2023: 800}, step: 0}}
    order: 2
    key: {headcount: {park: 2, hr: 1, out: 1}}
  park: {parts: {x: {cost: {2023: 500}, step: 0}}, order: 3, key: {headcount: {hr: 3, out: 1}}}
  alone: {parts: {x: {cost: {2023: 90}, step: 0}}, order: 3, key: {headcount: {hr: 1}}}
"""


def test_what_a_pool_of_its_own_passes_on_of_what_areas_gave_it_is_in_the_net_total_once() -> None:
    """stab 800 to hr and 200 to lok, whose 1 000 are a fifth stab's: 250 to hr hold 50 of them.

    lok gives park 500, 100 of them stab's, of 1 000: of 750 to hr 75 are stab's. So hr pays stab
    800 + 50 + 75, and 3 000 are 2 075 net: what stab, hr and the pools' own parts that hr bears
    cost, 1 000 + 110 + 200 + 300 + 375 + 90.
    """
    projection = project(budget_of(PASSED_ON))
    for address, value in (("total.cost.2024", 3000), ("total.net_cost.2024", 2075)):
        assert figure_at(projection, address) == Figure(Decimal(value), amount=True)


@pytest.mark.parametrize(("decided", "net"), [(2000, 5000), (500, 5100)])
def test_a_pool_passes_on_no_more_than_areas_gave_it(decided: int, net: int) -> None:
    """Of 1 000 lok costs 200 are stab's: all of that in 2 000, and 100 in 500; and hr pays 800."""
    amounts = f"amounts: {{hr: {{2023: {decided}, 2024: {decided}}}}}"
    text = PASSED_ON.replace("headcount: {park: 2, hr: 1, out: 1}", amounts)
    text = "".join(each for each in text.splitlines(True) if not each.startswith("  park"))
    projection = project(budget_of(text.replace("cost: {2023: 2000}", "cost: {2023: 5000}")))
    assert figure_at(projection, "total.net_cost.2024") == Figure(Decimal(net), amount=True)


def test_what_is_passed_on_is_rounded_once_for_all() -> None:
    """To 8 come 201 · 2/802 and 676 · 401/901 · 2/802, 0.501 and 0.750: 30 less 9, not 10."""
    text = PASSED_ON.replace("2000", "20").replace("1000", "10")
    net = figure_at(project(budget_of(text)), "total.net_cost.2024")
    assert net == Figure(Decimal(21), amount=True)


def test_a_total_of_areas_that_pay_each_other_nothing_has_no_net_one() -> None:
    text = SHARED.replace("it.s: 0.6, hr: 0.2, out: 0.2", "out: 1")
    projection = project(budget_of(text))
    assert row_at(projection, "total.net_cost") is None
    assert "total.net_cost" not in row_names(projection)


SOLD = """
title: Small
unit: tkr
years: {actual: [2021], budget: [2022, 2023], plan: [2024]}
indices: {price: {2023: 2, 2024: 10}}
volumes: {v: {2021: 0, 2022: 10, 2023: 12, 2024: 12}}
areas:
  a:
    services:
      s: {volume: v, revenue: {2021: 5, 2022: 100, 2023: 126}, other_revenue: {2022: 4, 2023: 6},
        parts: {p: {cost: {2023: 126}, index: price}}}
  b: {volume: v, cost: {2023: 90}, revenue: {2022: 50, 2023: 90}, index: price}
  c: {cost: {2022: 40, 2023: 90}, revenue: {2022: 50, 2023: 90}, index: price}
"""


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("a.s.price_change.2023", "4.166667"),
        ("b.price_change.2023", "50"),
        ("c.price_change.2023", None),
        ("a.s.price_change.2022", None),
        ("a.s.price.2021", None),
        ("a.s.price.2022", "9.6"),
    ],
)
def test_a_price_has_changed_to_the_base_year_where_the_year_before_is_known(
    address: str, value: str | None
) -> None:
    """(126 − 6) / 12 is 10, after (100 − 4) / 10; 90 / 12 is 7.5, after 5.

    Without a volume no price of a unit is known, and none of a volume of nothing.
    """
    told = figure_at(project(budget_of(SOLD)), address)
    assert (told is None) is (value is None)
    if told is not None:
        assert round(told.value, 6) == Decimal(value or 0)
