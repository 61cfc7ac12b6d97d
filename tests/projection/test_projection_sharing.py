"""Shared cost: pools by their keys and in their order, who pays, and what is returned."""

import csv
from decimal import Decimal, localcontext
from pathlib import Path

import pytest
from conftest import REPOSITORY, budget_of
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.amounts import EXACT, Year, percent_to
from vssbudget.loader import Source, load
from vssbudget.projection import Projection, exact, project
from vssbudget.projection.customers import payments
from vssbudget.projection.pricing import price_case, prices_of

EXAMPLE = REPOSITORY / "docs" / "shared.yaml"
RECALCULATED = Path(__file__).parent / "sharing.csv"
HEAD = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025, 2026]}
indices: {price: {2024: 10, 2025: 0, 2026: 0}}
"""


def projected(text: str) -> Projection:
    """Project a budget that goes on from the head."""
    return project(budget_of(HEAD + text))


@pytest.fixture
def example() -> Projection:
    """The budget of the documentation, carried forward."""
    budget = load(Source("shared.yaml", EXAMPLE)).budget
    assert budget is not None
    return project(budget)


def test_two_pools_in_two_steps(example: Projection) -> None:
    """The premises by headcount, then the staff unit, with its share of them, by cost.

    2023  premises 900 / (10 + 20 + 30 + 5 + 10) = 12 a head:
          stab 120, hr 240, drift 360, stöd 60, MoS 120
          stab 1 000 (the 120 in it) by cost: hr 2 000, drift 1 240 + 400 + 360 = 2 000,
          stöd 940 + 60 = 1 000: 400, 400, 200
    2024  premises 900 · 1.025 = 922.5 → 923 (half up), / 75 = 12.30666… a head:
          123.07, 246.13, 369.2, 61.53, 123.07 → 123, 246, 369, 61, 123 = 922, and the one that
          is left goes to the largest remainder, stöd: 62
          stab (1 000 − 120) + 10 + 123 = 1 013 by cost:
          hr (2 000 − 240) · (0.4 · 1.03 + 0.6 · 1.025) + 246 = 2 053.52 → 2 054; of what it bears
          only the premises of the order before are taken out, for its share of stab follows here
          drift 1 240 · 1.03 · 1.05 + 400 · 1.025 + 369 = 2 120.06 → 2 120
          stöd 940 · 1.025 + 62 = 1 025.5 → 1 026; together 5 200
          1 013 · 2 054 / 5 200 = 400.13…, 412.99…, 199.87… → 400, 413, 200
    """
    premises, staff = example.pools["lokaler"], example.pools["stab"]
    names = ["stab", "hr", "it.drift", "it.stod", "mos"]
    assert premises.cost[:2] == (900, 923)
    assert [premises.amounts[name][0] for name in names] == [120, 240, 360, 60, 120]
    assert [premises.amounts[name][1] for name in names] == [123, 246, 369, 62, 123]
    assert staff.cost[:2] == (1000, 1013)
    assert [row[:2] for row in staff.amounts.values()] == [(400, 400), (400, 413), (200, 200)]
    assert round(premises.shares["stab"][1], 6) == Decimal("0.133333")


def test_what_is_shared_is_in_the_cost_of_an_area_and_beside_the_parts_of_a_service(
    example: Projection,
) -> None:
    """hr 2024: (2 000 − 240 − 400) · 1.027 + 246 + 400 = 2 042.72 → 2 043.

    drift 2023: 1 240 + 400 + 360 + 400 = 2 400;
    2024: 1 240 · 1.03 · 1.05 + 400 · 1.025 + 369 + 413 = 2 533.06 → 2 533
    """
    assert example.by_key["hr"].cost == (1900, 2000, 2043, 2143, 2195)
    assert exact(example, "hr").cost[0] == Decimal("2042.72")
    assert example.services["it.drift"].cost[1:3] == (2400, 2533)
    assert example.services["it.drift"].cost[0] is None
    assert exact(example, "it.drift").cost[0] == Decimal("2533.06")


def test_a_share_that_may_move_by_five_points_a_year_follows_its_key(example: Projection) -> None:
    """Headcount 10 and 30, from 2024 on 10 and 60; by at most 5 points a year.

    2023  10/40 = 25 %
    2024  the key wants 10/70 = 14.29 %, 10.71 points less: 20 %
    2025  15 %; 2026 the last 0.71 points: 14.29 %
    """
    paid = payments(example)["it.drift"]
    assert [round(share or 0, 6) for share in paid.shares["klf"]] == [
        *(Decimal("0.25"), Decimal("0.2"), Decimal("0.15")),
        Decimal("0.142857"),
    ]
    assert paid.whole == (2400, 2533, 2575, 2642)
    assert paid.amounts["klf"] == (600, 507, 386, 377)
    assert paid.amounts["mos"] == (1800, 2026, 2189, 2265)


def test_a_share_that_is_the_mean_of_two_years(example: Projection) -> None:
    """50 % until 2023, then 70 %: 50, (50 + 70) / 2 = 60, 70, 70."""
    paid = payments(example)["it.stod"]
    assert [round(share or 0, 6) for share in paid.shares["klf"]] == [
        *(Decimal("0.5"), Decimal("0.6"), Decimal("0.7"), Decimal("0.7")),
    ]
    assert paid.name == "Stöd"


def test_all_shares_go_the_same_part_of_their_way() -> None:
    """From 20, 30, 50 to 40, 30, 30, by at most 5 points: a quarter of the way, 25, 30, 45."""
    projection = projected(
        "customers: {a: A, b: B, c: C}\n"
        "areas: {it: {services: {s: {revenue: {2023: 100},"
        " parts: {p: {cost: {2023: 100}, step: 0}}, customers: {cap: 5, shares: {"
        "a: {2023: 0.2, 2024: 0.4}, b: 0.3, c: {2023: 0.5, 2024: 0.3}}}}}}}\n"
    )
    amounts = payments(projection)["it.s"].amounts
    assert list(amounts.values()) == [(20, 25, 30, 35), (30, 30, 30, 30), (50, 45, 40, 35)]


def test_customers_pay_what_is_left_of_the_revenue_without_other_revenue() -> None:
    """100 − 20 in 2023 and 110 − 10 in 2024, by 1 and 3 heads: 20 and 60, 25 and 75."""
    projection = projected(
        "customers: {a: A, b: B}\n"
        "areas: {it: {services: {s: {name: Support, revenue: {2023: 100},"
        " other_revenue: {2023: 20, 2024: 10}, parts: {p: {cost: {2023: 100}, index: price}},"
        " customers: {headcount: {a: 1, b: 3}}}}}}\n"
    )
    paid = payments(projection)["it.s"]
    assert (paid.name, paid.whole[:2]) == ("Support", (80, 100))
    assert [row[:2] for row in paid.amounts.values()] == [(20, 25), (60, 75)]


def test_what_customers_pay_is_worked_out_once(example: Projection) -> None:
    assert payments(example) is payments(example)


def test_of_a_pool_customers_pay_their_own_shares() -> None:
    """8 by 3 heads of an area and 1 of a customer."""
    paid = payments(
        projected(
            "customers: {c: C}\nareas: {a: {cost: {2023: 50}, step: 0}}\n"
            "pools: {p: {name: Pool, parts: {x: {cost: {2023: 8}, step: 0}},"
            " key: {headcount: {a: 3, c: 1}}}}\n"
        )
    )["p"]
    assert (paid.of, paid.name, paid.whole) == ("p", "Pool", (2, 2, 2, 2))
    assert paid.amounts == {"c": (2, 2, 2, 2)}
    assert paid.shares == {"c": (Decimal("0.25"),) * 4}


def test_the_step_down_method_of_a_textbook() -> None:
    """Three service departments and two operating ones, shared in steps.

    The exercise on the step-down method with the Arbon Company in Garrison, Noreen and Brewer,
    Managerial Accounting, worked out: administration 84 000 by employees to 4 200, 16 800,
    42 000 and 21 000; janitorial 72 000 by space to 7 200, 14 400 and 50 400; maintenance 60 000
    by machine hours to 15 000 and 45 000; after that the operating departments cost 327 500 and
    615 000, together the 942 500 that all cost before.
    """
    projection = projected(
        "areas: {prep: {services: {all: {parts: {own: {cost: {2023: 256100}, step: 0}}}}},"
        " finishing: {services: {all: {parts: {own: {cost: {2023: 498600}, step: 0}}}}}}\n"
        "pools:\n"
        "  administrative: {parts: {own: {cost: {2023: 84000}, step: 0}}, key: {headcount:"
        " {janitorial: 60, maintenance: 240, prep.all: 600, finishing.all: 300}}}\n"
        "  janitorial: {order: 2, parts: {own: {cost: {2023: 67800}, step: 0}}, key: {headcount:"
        " {maintenance: 10000, prep.all: 20000, finishing.all: 70000}}}\n"
        "  maintenance: {order: 3, parts: {own: {cost: {2023: 36000}, step: 0}}, key: {volume:"
        " {prep.all: prep, finishing.all: finishing}}}\n"
        "volumes: {prep: {2023: 10000, 2024: 10000, 2025: 10000, 2026: 10000},"
        " finishing: {2023: 30000, 2024: 30000, 2025: 30000, 2026: 30000}}\n"
    )
    given = {
        key: [row[0] for row in pool.amounts.values()] for key, pool in projection.pools.items()
    }
    assert given == {
        "administrative": [4200, 16800, 42000, 21000],
        "janitorial": [7200, 14400, 50400],
        "maintenance": [15000, 45000],
    }
    assert [pool.cost[0] for pool in projection.pools.values()] == [84000, 72000, 60000]
    assert [area.cost[0] for area in projection.areas] == [327500, 615000]
    assert projection.total.cost == (942500,) * 4


def test_what_a_spreadsheet_gives_is_what_is_shown(example: Projection) -> None:
    """`sharing.csv` holds the values of `sharing.fods`, recalculated by LibreOffice Calc.

    The sheet works out the service Drift of `docs/shared.yaml` by formulas of its own: its parts,
    its shares of both pools, what a unit has to cost and by how much that changes.
    """
    with RECALCULATED.open(encoding="utf-8", newline="") as file:
        told = {row["what"]: row for row in csv.DictReader(file)}
    years = [Year(2024), Year(2025), Year(2026)]
    costs = exact(example, "it.drift").cost
    changes = prices_of(example, "it.drift")
    for place, year in enumerate(years):
        cost = Decimal(told["cost of drift"][str(year)])
        assert abs(costs[place] - cost) < Decimal("1e-8")
        change = Decimal(told["change of the price, %"][str(year)])
        assert abs(changes[year].change - change) < Decimal("1e-8")
        for pool, row in (("lokaler", "premises of drift"), ("stab", "staff of drift")):
            amount = example.pools[pool].amounts["it.drift"][place + 1]
            assert amount == int(Decimal(told[row][str(year)]))


def test_the_cost_of_a_pool_follows_its_volume() -> None:
    """Half of 100 follows a volume that rises by 10 %: 105; to that 10 are agreed from 2025 on."""
    projection = projected(
        "volumes: {v: {2023: 10, 2024: 11, 2025: 11, 2026: 11}}\ncustomers: {c: C}\nareas: {}\n"
        "pools: {p: {volume: v, parts: {x: {cost: {2023: 100}, step: 0, variable_share: 0.5},"
        " z: {cost: {2023: 0}, index: price, agreement: {amounts: {2025: 10}}}},"
        " key: {headcount: {c: 1}}}}\n"
    )
    assert projection.pools["p"].cost == (100, 105, 115, 115)


def test_a_key_is_known_from_the_year_on_in_which_everybody_has_a_figure() -> None:
    """a has none of 2022, so that the mean of two years begins with 2023, half and half."""
    text = (
        "areas: {a: {cost: {2023: 50}, step: 0}, b: {cost: {2023: 50}, step: 0}}\n"
        "pools: {p: {parts: {x: {cost: {2023: 8}, step: 0}}, key: {mean: 2, headcount: {"
        "a: {2023: 1}, b: {2022: 1}}}}}\n"
    )
    projection = project(budget_of(HEAD.replace("[2023]", "[2022, 2023]") + text))
    assert projection.pools["p"].amounts["a"] == (4, 4, 4, 4)


def test_who_has_nothing_of_a_key_gets_nothing_and_nobody_where_all_have_nothing() -> None:
    projection = projected(
        "areas: {a: {cost: {2023: 50}, step: 0}, b: {cost: {2023: 50}, step: 0}}\n"
        "pools: {p: {parts: {x: {cost: {2023: 7}, step: 0}}, key: {headcount: {"
        "b: {2023: 0, 2025: 1}, a: {2023: 3, 2024: 0}}}}}\n"
    )
    amounts = projection.pools["p"].amounts
    assert amounts == {"b": (0, 0, 7, 7), "a": (7, 0, 0, 0)}
    assert list(map(int, projection.pools["p"].shares["a"])) == [1, 0, 0, 0]


def test_a_cost_below_zero_counts_as_nothing_in_a_key() -> None:
    projection = projected(
        "areas: {a: {cost: {2023: 30}, step: 0}, b: {cost: {2023: 10}, one_off: {2024: -50},"
        " step: 0}, c: {cost: {2023: 10}, step: 0}}\n"
        "pools: {p: {parts: {x: {cost: {2023: 8}, step: 0}}, key: {cost: [b, c]}}}\n"
    )
    assert projection.pools["p"].amounts == {"b": (4, 0, 4, 4), "c": (4, 8, 4, 4)}


def test_smoothed_shares_stay_where_nobody_has_anything_of_the_key() -> None:
    projection = projected(
        "areas: {a: {cost: {2023: 50}, step: 0}, b: {cost: {2023: 50}, step: 0}}\n"
        "pools: {p: {parts: {x: {cost: {2023: 8}, step: 0}}, key: {mean: 2, headcount: {"
        "b: {2023: 1, 2024: 0}, a: {2023: 3, 2024: 0, 2026: 5}}}}}\n"
    )
    # 6 of 8 while the key of 2023 stays, then half way between that and all of it
    assert projection.pools["p"].amounts["a"] == (6, 6, 6, 7)


def test_amounts_that_were_decided_are_shared_as_they_are() -> None:
    projection = projected(
        "areas: {a: {cost: {2023: 50}, index: price}, stab: {cost: {2023: 9}, step: 1}}\n"
        "pools: {stab: {of: stab, key: {amounts:"
        " {a: {2023: 9, 2024: 10, 2025: 10, 2026: 12}}}}}\n"
    )
    pool = projection.pools["stab"]
    assert (pool.cost, pool.amounts) == ((9, 10, 11, 12), {"a": (9, 10, 10, 12)})
    assert pool.shares == {}
    # (50 − 9) · 1.1 = 45.1, and what was decided: 55.1, 55.1, 57.1
    assert projection.by_key["a"].cost == (50, 55, 55, 57)


def test_a_pool_can_be_the_cost_of_a_service_or_of_an_area_with_services() -> None:
    services = "services: {x: {parts: {p: {cost: {2023: 10}, index: price}}}, z: {parts: {p:"
    text = (
        f"areas: {{it: {{{services} {{cost: {{2023: 5}}, step: 0}}}}}}}}}},"
        " hr: {cost: {2023: 99}, step: 0}}\n"
        "pools: {p: {of: OF, key: {headcount: {hr: 1}}}}\n"
    )
    whole = projected(text.replace("OF", "it")).pools["p"]
    assert whole.cost == (15, 16, 16, 16)
    one = projected(text.replace("OF", "it.x")).pools["p"]
    assert one.cost == one.amounts["hr"] == (10, 11, 11, 11)


def test_an_asset_that_a_service_uses_costs_it_beside_its_parts() -> None:
    """Cars of 40 in 2023 over 4 years, from the year after at 10 %.

    2023  100
    2024  100 · 1.1 + 10 + 40 · 10 % = 124, 2025 110 + 10 + 3 = 123, 2026 110 + 10 + 2 = 122
    """
    projection = projected(
        "areas: {it: {services: {s: {revenue: {2023: 100},"
        " parts: {p: {cost: {2023: 100}, index: price}}}}}}\n"
        "investments: {interest: 10, lines: {cars: {values: {2023: 40}, life: 4, used_by: it.s}}}\n"
    )
    assert projection.services["it.s"].cost == (100, 124, 123, 122)
    prices = prices_of(projection, "it.s")
    assert prices[Year(2024)].parts == {"price": 10, "capital": 14}
    assert percent_to(prices[Year(2025)].parts["capital"], 6) == Decimal("-0.806452")


def test_before_the_base_year_a_service_that_bears_something_has_no_cost() -> None:
    """What it bore then is not known: 5 of 2022 are not the whole."""
    projection = project(
        budget_of(
            HEAD.replace("[2023]", "[2022, 2023]")
            + "areas: {it: {services: {s: {parts: {p: {cost: {2022: 5, 2023: 10}, step: 0}}},"
            " t: {parts: {p: {cost: {2022: 5, 2023: 10}, step: 0}}}}}}\n"
            "pools: {p: {parts: {x: {cost: {2023: 8}, step: 0}}, key: {headcount: {it.s: 1}}}}\n"
        )
    )
    assert projection.services["it.s"].cost[:2] == (None, 18)
    assert projection.services["it.t"].cost[:2] == (5, 10)


def test_what_an_area_returns_lowers_its_revenue_and_its_price() -> None:
    """A cost of 100 that stands still; 4 are returned in 2024, and 1 is taken back in 2025.

    Revenue 100 − 4 = 96 (−4 %), 100 + 1 = 101 (+5.208 %), 100 (−0.990 %).
    """
    projection = projected(
        "areas: {hr: {cost: {2023: 100}, revenue: {2023: 100}, step: 0,"
        " carry_over: {within: 2, returned: {2024: 4, 2025: -1}}}}\n"
    )
    area = projection.by_key["hr"]
    assert (area.revenue, area.result) == ((100, 96, 101, 100), (0, -4, 1, 0))
    prices = prices_of(projection, "hr")
    assert prices[Year(2024)].shown == (Decimal(-4), {"carry_over": Decimal(-4)})
    assert prices[Year(2025)].parts.keys() == {"carry_over"}
    assert [percent_to(prices[Year(year)].change, 3) for year in (2025, 2026)] == [
        Decimal("5.208"),
        Decimal("-0.990"),
    ]


def test_what_an_area_returns_is_shared_by_the_costs_of_its_services() -> None:
    """5 of costs of 60 and 20: 3.75 and 1.25, in whole units 4 and 1."""
    projection = projected(
        "areas: {it: {carry_over: {within: 1, returned: {2024: 5}}, services: {"
        "x: {revenue: {2023: 60}, parts: {p: {cost: {2023: 60}, step: 0}}},"
        "z: {revenue: {2023: 20}, price_change: {2024: -4},"
        " parts: {p: {cost: {2023: 20}, step: 0}}}}}}\n"
    )
    assert projection.services["it.x"].revenue == (60, 56, 60, 60)
    assert projection.services["it.z"].result == (0, -1, 0, 0)
    assert projection.by_key["it"].result == (0, -5, 0, 0)
    case = price_case(projection)
    assert percent_to(case["it.x"][Year(2024)].parts["carry_over"], 4) == Decimal("-6.6667")
    # at self-cost z falls by 1/20 = 5 %; 4 % were decided, which leaves 0.2 beyond what it returns
    assert case["it.z"][Year(2024)].result == 0
    assert case["it"][Year(2024)].result == 0
    assert percent_to(case["it.z"][Year(2024)].change, 6) == Decimal(-5)
    assert percent_to(case["it"][Year(2024)].change, 6) == Decimal("-6.25")


def test_a_price_step_leaves_what_is_beyond_what_is_returned() -> None:
    """60 for 7 pieces, 3 returned: 57 / 7 = 8.14, in whole units 8: 56, one less than needed."""
    projection = projected(
        "volumes: {v: {2023: 7, 2024: 7, 2025: 7, 2026: 7}}\n"
        "areas: {it: {carry_over: {within: 1, returned: {2024: 3}}, services: {"
        "x: {volume: v, price_step: 1, revenue: {2023: 60},"
        " parts: {p: {cost: {2023: 60}, step: 0}}}}}}\n"
    )
    unit = prices_of(projection, "it.x")[Year(2024)].unit
    assert unit is not None
    assert (unit.stepped, unit.leaves) == (Decimal(8), -1)


counts = st.integers(0, 40)
costs = st.integers(0, 5000)


@st.composite
def sharing(draw: st.DrawFn) -> list[str]:
    """Draw the blocks of a budget in which pools are shared in three orders."""
    rate = draw(st.integers(-5, 9))
    cost, part, staff, rent = (draw(costs) + 30_000 for _ in range(4))
    heads = [draw(counts) for _ in range(5)]
    cap = draw(st.sampled_from(["", ", cap: 3", ", mean: 2", ", cap: 0.5"]))
    returned = draw(st.sampled_from(["", ", carry_over: {within: 2, returned: {2024: 70}}"]))
    later = draw(counts)
    return [
        f"title: Drawn\nunit: tkr\nyears: {{budget: [2023], plan: [2024, 2025]}}\n"
        f"customers: {{out: Out}}\nindices: {{price: {{2024: {rate}, 2025: 1.5}}}}\n",
        "areas:\n",
        f"  hr: {{cost: {{2023: {cost}}}, revenue: {{2023: {cost}}}, index: price{returned}}}\n",
        f"  stab: {{cost: {{2023: {staff}}}, revenue: {{2023: {staff}}}, step: 10}}\n",
        f"  it: {{services: {{s: {{revenue: {{2023: {part}}}, parts: {{p: {{cost: {{2023: {part}}},"
        f" index: price}}}}}}}}{returned}}}\n",
        "pools:\n",
        f"  rent: {{parts: {{r: {{cost: {{2023: {rent}}}, index: price}}}}, key: {{headcount:"
        f" {{hr: {heads[0]}, stab: {{2023: {heads[1]}, 2025: {later}}}, it.s: {heads[2]},"
        f" out: {heads[3]}}}{cap}}}}}\n",
        "  staff: {of: stab, order: 2, key: {cost: [hr, it.s]}}\n",
        f"  help: {{of: it.s, order: 3, key: {{shares: {{hr: 0.25, out: 0.75}}{cap}}}}}\n",
    ]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(sharing())
def test_every_pool_is_conserved_to_the_unit_and_the_order_of_the_file_changes_nothing(
    blocks: list[str],
) -> None:
    head, areas, *rest = blocks
    hr, stab, it, pools, rent, staff, of_it = rest
    one = project(budget_of("".join(blocks)))
    turned = rent.replace("hr: ", "hr: ", 1)
    other = project(budget_of("".join((head, areas, it, stab, hr, pools, of_it, staff, turned))))
    for key, pool in one.pools.items():
        for place, cost in enumerate(pool.cost):
            somebody = any(row[place] for row in pool.shares.values())
            shared = sum(row[place] for row in pool.amounts.values())
            assert shared == (cost if somebody else 0)
        assert pool == other.pools[key]
    for area in one.areas:
        assert area == other.by_key[area.key]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(sharing())
def test_the_parts_of_every_price_change_add_up_to_it(blocks: list[str]) -> None:
    projection = project(budget_of("".join(blocks)))
    with localcontext(EXACT):
        for prices in price_case(projection).values():
            for each in prices.values():
                assert abs(sum(each.parts.values()) - each.change) < Decimal("1e-40")


def test_a_service_alone_costs_what_an_area_would_that_bears_the_same() -> None:
    """What is shared counts in the cost of an area, beside the parts of a service: here 30."""
    pools = (
        "pools: {p: {parts: {r: {cost: {2023: 30}, index: price}},"
        " key: {headcount: {RECEIVER: 1}}}}\n"
    )
    area = projected(
        "areas: {a: {cost: {2023: 100}, revenue: {2023: 100}, step: 0}}\n"
        + pools.replace("RECEIVER", "a")
    )
    service = projected(
        "areas: {a: {services: {s: {revenue: {2023: 100},"
        " parts: {p: {cost: {2023: 70}, step: 0}}}}}}\n" + pools.replace("RECEIVER", "a.s")
    )
    assert area.by_key["a"].cost == service.by_key["a"].cost == (100, 103, 103, 103)
    assert list(area.by_key["a"].price_change) == list(service.by_key["a"].price_change)
