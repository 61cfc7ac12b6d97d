"""Totals net of what is paid within, and the change of a price to the base year."""

from decimal import Decimal
from functools import partial
from random import Random

import pytest
from conftest import budget_of

from vssbudget.addresses import Figure, figure_at, row_at, row_names
from vssbudget.projection import Projection, project

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


MET = """
title: Met from outside
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
customers: {out: Out}
areas:
  a: {cost: {2023: 100COST}, revenue: {2023: 100}, step: 0}
  b: {cost: {2023: 500}, revenue: {2023: 500}, step: 0}
  c: {cost: {2023: 300}, revenue: {2023: 300}, step: 0}
pools:
  pa: {of: a, key: {shares: {q: 1}}}
  pc: {of: c, key: {shares: {b: 1}}}
  q: {order: 2, parts: {h: {cost: {2023: OWN}, step: STEP, one_off: {2025: 102}}}, key: {KEY}}
"""


@pytest.mark.parametrize(
    ("cost", "own", "step", "key", "net"),
    [
        ("", 1, -101, "shares: {b: 1}", [500, 399, 400]),
        ("", 1, -101, "headcount: {b: 1, out: 1}", [550, 499, 450]),
        ("", 1, -101, "headcount: {b: 0, out: 0}", [600, 600, 600]),
        ("", 1, -101, "amounts: {b: {2023: 101, 2024: 0, 2025: 1}}", [500, 399, 400]),
        (", 2024: 0, 2025: 100", 0, 0, "shares: {b: 1}", [500, 400, 602]),
    ],
)
def test_a_pool_that_costs_nothing_passes_on_what_it_bears_of_areas(
    cost: str, own: int, step: int, key: str, net: list[int]
) -> None:
    """In 2024 q has 100 of a, and -100 from outside, or nothing of either.

    b costs 99 but for what it bears: 500 in 2023, 99 + 300 + 0 in 2024, and 99 + 300 + 1 in 2025.
    Net of 300 of c and 100 of a that is 100 + 300 + 399 − 400, and 400 with the 1. Shared with
    others b has 51 of 101, 50.495 of them a's; then 50 of the 100; then the 1, and all 100 with it.
    Where none has anything of the key nothing is passed on. Where a costs nothing nothing is met:
    b costs 100 + 300 + 0, and in 2025, of q with 102 of its own, 100 + 300 + 202.
    """
    text = MET.replace("COST", cost).replace("OWN", str(own)).replace("STEP", str(step))
    projection = project(budget_of(text.replace("KEY", key)))
    for year, value in zip((2023, 2024, 2025), net, strict=True):
        told = figure_at(projection, f"total.net_cost.{year}")
        assert told == Figure(Decimal(value), amount=True)


def test_a_net_total_stays_where_all_that_is_passed_on_is_of_a_pool_that_costs_nothing() -> None:
    """b costs 500, 100 of them a's, which costs nothing in 2024."""
    text = MET.replace("COST", ", 2024: 0").replace("OWN", "0").replace("STEP", "0")
    text = text.replace("KEY", "shares: {b: 1}").replace(
        "  pc: {of: c, key: {shares: {b: 1}}}\n", ""
    )
    net = figure_at(project(budget_of(text)), "total.net_cost.2024")
    assert net == Figure(Decimal(700), amount=True)


def drawn_pools(number: int) -> str:
    """Draw small costs, of which some are 0, below it or cancel, in pools that give all of them."""
    dice = Random(number)

    def cost(least: int = 0) -> str:
        amount, step = dice.randint(least, least + 5), dice.randint(-3, 3)
        return f"{{cost: {{2023: {amount}}}, step: {step}, signed: true}}"

    def key(*names: str) -> str:
        heads = [dice.randint(0, 2) for _ in names[1:]]
        told = zip(names, [1 + dice.randint(0, 2), *heads], strict=True)
        return f"key: {{headcount: {{{', '.join(f'{name}: {many}' for name, many in told)}}}}}"

    return (
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025, 2026]}\n"
        f"areas: {{a: {cost()}, b: {cost()}, c: {cost(40)}, d: {cost(40)}}}\npools:\n"
        f"  pa: {{of: a, {key('q', 'r', 'c')}}}\n  pb: {{of: b, {key('r', 'q', 'd')}}}\n"
        f"  q: {{order: 2, parts: {{x: {cost()}}}, {key('d', 'r', 'c')}}}\n"
        f"  r: {{order: 3, parts: {{x: {cost()}}}, {key('c', 'd')}}}\n"
    )


def test_the_net_total_is_without_all_that_areas_share_where_pools_give_all_of_it() -> None:
    """Whatever a pool costs: what areas pay into it areas get back out of it."""
    met = 0
    for number in range(200):
        projection = project(budget_of(drawn_pools(number)))
        for year in range(2023, 2027):
            told = partial(value_at, projection, year)
            shared = told("pools.pa.shared_out") + told("pools.pb.shared_out")
            assert told("total.net_cost") == told("total.cost") - shared, (number, year)
            met += bool(told("pools.q.shared_cost") and not told("pools.q.cost"))
    assert met > 9


def value_at(projection: Projection, year: int, name: str) -> Decimal:
    figure = figure_at(projection, f"{name}.{year}")
    assert figure is not None
    return figure.value


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
