"""Shared cost from the side of those that bear it: sums both ways."""

import pytest
from conftest import budget_of
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.amounts import Tkr
from vssbudget.calculation.names import name_of
from vssbudget.projection import Projection, project
from vssbudget.projection.allocation import (
    Bearer,
    bearers,
    by_customer,
    everybody,
    key_kind,
    left,
    paid_for,
    summed,
)
from vssbudget.projection.customers import payments
from vssbudget.projection.sums import whole_sum

counts = st.integers(0, 40)
costs = st.integers(30_000, 35_000)


@st.composite
def shared(draw: st.DrawFn) -> Projection:
    """Draw a budget with every kind of pool and of receiver, in three orders."""
    rate = draw(st.integers(-5, 9))
    cost, part, staff, rent = (draw(costs) for _ in range(4))
    heads = [draw(counts) for _ in range(6)]
    smooth = draw(st.sampled_from(["", ", cap: 3", ", mean: 2"]))
    decided = draw(st.integers(0, 900))
    return project(
        budget_of(
            f"title: Drawn\nunit: tkr\nyears: {{budget: [2022, 2023], plan: [2024, 2025]}}\n"
            f"customers: {{out: Out}}\nindices: {{price: {{2024: {rate}, 2025: 1.5}}}}\n"
            "areas:\n"
            f"  hr: {{cost: {{2023: {cost}}}, revenue: {{2023: {cost}}}, index: price}}\n"
            f"  stab: {{cost: {{2023: {staff}}}, revenue: {{2023: {staff}}}, step: 10}}\n"
            "  it:\n    services:\n"
            f"      s: {{parts: {{p: {{cost: {{2023: {part}}}, index: price}}}},"
            " customers: {headcount: {out: 1}}}\n"
            f"      t: {{revenue: {{2023: {part}}}, parts: {{p: {{cost: {{2023: {part}}},"
            " step: 0}}}\n"
            "  far: {cost: {2023: 1}, step: 0}\n"
            "pools:\n"
            f"  rent: {{parts: {{r: {{cost: {{2023: {rent}}}, index: price}}}}, key: {{headcount:"
            f" {{hr: {heads[0]}, stab: {{2023: {heads[1]}, 2025: {heads[4]}}}, it.s: {heads[2]},"
            f" own: {heads[5]}, out: {heads[3]}}}{smooth}}}}}\n"
            "  own: {order: 2, parts: {r: {cost: {2023: 70}, step: 1}}, key: {cost: [hr, it.s]}}\n"
            "  staff: {of: stab, order: 2, key: {cost: [hr, it.s]}}\n"
            f"  help: {{of: it, order: 3, key: {{amounts: {{hr: {{2023: {decided}, 2024: 5,"
            f" 2025: 0}}, out: {{2023: 1, 2024: {decided}, 2025: 2}}}}}}}}\n"
        )
    )


@settings(derandomize=True, max_examples=40, deadline=None)
@given(shared())
def test_what_all_got_is_what_all_gave_and_what_is_left_is_what_all_cost_before(
    projection: Projection,
) -> None:
    borne = bearers(projection)
    assert list(borne) == ["hr", "stab", "it", "it.s", "it.t", "rent", "own", "out"]
    everyone = everybody(borne)
    given_out = summed([summed(pool.amounts.values()) for pool in projection.pools.values()])
    assert summed(everyone.got.values()) == everyone.shared_out == given_out
    assert everyone.kept == everyone.before
    for each in (*borne.values(), everyone):
        if each.after is not None:
            before = [] if each.before is None else [each.before]
            assert each.after == summed([*before, *each.got.values()])
    for key in ("hr", "stab", "it.s", "it.t"):
        seller = projection.seller(key)
        assert seller is not None
        assert borne[key].after == seller.cost[1:]
    for key, pool in projection.pools.items():
        of = projection.budget.pools[key].of
        if of and "it" not in of:
            assert pool.cost == borne[of].after
        assert left(pool) == tuple(
            cost - sum(row[place] for row in pool.amounts.values())
            for place, cost in enumerate(pool.cost)
        )
    it = borne["it"]
    assert (it.before, it.after, it.kept, it.got) == (None, None, None, {})
    assert borne["out"].before is None
    paid = payments(projection)
    customers = by_customer(projection, paid)
    assert list(customers["out"]) == list(paid)
    assert whole_sum(customers["out"].values()) == whole_sum(each.whole for each in paid.values())


def test_each_has_its_name() -> None:
    projection = project(
        budget_of(
            "title: T\nunit: tkr\nyears: {budget: [2023]}\ncustomers: {c: Customer}\n"
            "areas: {a: {name: Area, services: {s: {name: Service, parts: {p: {cost: {2023: 1},"
            " step: 0}}}}}}\n"
            "pools: {p: {name: Pool, parts: {x: {cost: {2023: 1}, step: 0}},"
            " key: {headcount: {c: 1}}}}\n"
        )
    )
    named = [name_of(projection.budget, key) for key in ("a", "a.s", "c", "p")]
    assert named == ["Area", "Area, Service", "Customer", "Pool"]


def test_what_has_no_name_is_called_by_its_key() -> None:
    budget = budget_of(
        "title: T\nunit: tkr\nyears: {budget: [2023]}\n"
        "areas: {a: {services: {s: {parts: {p: {cost: {2023: 1}, step: 0}}}}}}\n"
        "pools: {p: {parts: {x: {cost: {2023: 1}, step: 0}}, key: {headcount: {a.s: 1}}}}\n"
    )
    assert [name_of(budget, key) for key in ("a", "a.s", "p")] == ["a", "a, s", "p"]


PAID = """
title: T
unit: tkr
years: {budget: [2023]}
customers: {c: Customer}
volumes: {v: {2023: 1}}
areas:
  a:
    name: Area
    services:
      s: {name: Service, revenue: {2023: 1}, parts: {p: {cost: {2023: 1}, step: 0}},
        customers: {headcount: {c: 1}}}
  b: {cost: {2023: 9}, step: 0}
pools: {p: {name: Pool, parts: {x: {cost: {2023: 1}, step: 0}}, key: {%s}}}
"""


def test_what_is_paid_for_is_a_service_behind_its_area_or_a_pool() -> None:
    projection = project(budget_of(PAID % "headcount: {c: 1}"))
    named = [paid_for(projection, each) for each in payments(projection).values()]
    assert named == ["Area, Service", "Pool"]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("shares: {c: 1}", "shares"),
        ("headcount: {c: 1}, mean: 2", "headcount"),
        ("volume: {c: v}", "volume"),
        ("cost: [b]", "cost"),
        ("amounts: {c: {2023: 1}}", "amounts"),
    ],
)
def test_a_key_says_what_it_shares_by(key: str, kind: str) -> None:
    assert key_kind(budget_of(PAID % key).pools["p"].key) == kind


BORNE = """
title: T
unit: tkr
years: {budget: [2023]}
customers: {c: Customer}
areas:
  hr: {name: HR, cost: {2023: 100}, step: 0}
  stab: {name: Staff, cost: {2023: 60}, step: 0}
  it:
    name: IT
    services:
      s: {name: Support, parts: {p: {cost: {2023: 40}, step: 0}}}
      t: {name: Tools, parts: {p: {cost: {2023: 10}, step: 0}}}
  far: {name: Far, cost: {2023: 7}, step: 0}
pools:
  rent:
    name: Rent
    parts: {x: {cost: {2023: 50}, step: 0}}
    key: {headcount: {hr: 2, stab: 1, it.s: 1, c: 1}}
  staff: {of: stab, order: 2, key: {headcount: {hr: 3, it.s: 1}}}
"""


def row(amount: int) -> tuple[Tkr, ...]:
    """Give an amount of the only year."""
    return (Tkr(amount),)


def test_each_bears_what_it_cost_before_and_what_it_got() -> None:
    """The rent is 10 a head: 20, 10, 10 and 10; the staff, 50 and its 10, goes 45 and 15."""
    borne = bearers(project(budget_of(BORNE)))
    assert borne == {
        "hr": Bearer("hr", "HR", row(35), {"rent": row(20), "staff": row(45)}, row(100), None),
        "stab": Bearer("stab", "Staff", row(50), {"rent": row(10)}, row(60), row(60)),
        "it.s": Bearer(
            "it.s", "IT, Support", row(40), {"rent": row(10), "staff": row(15)}, row(65), None
        ),
        "rent": Bearer("rent", "Rent", row(50), {}, row(50), row(50)),
        "c": Bearer("c", "Customer", None, {"rent": row(10)}, row(10), None),
    }
    assert everybody(borne) == Bearer(
        "total", "Total", row(175), {"rent": row(50), "staff": row(60)}, row(285), row(110)
    )


def test_an_area_shared_as_a_whole_stands_before_all_its_services() -> None:
    """It costs 40 and 10 and what Support bears of the rent and the staff, 25: 75."""
    borne = bearers(
        project(budget_of(f"{BORNE}  help: {{of: it, order: 3, key: {{headcount: {{c: 1}}}}}}\n"))
    )
    assert list(borne) == ["hr", "stab", "it", "it.s", "it.t", "rent", "c"]
    assert borne["it"] == Bearer("it", "IT", None, {}, None, row(75))
    assert borne["it.t"] == Bearer("it.t", "IT, Tools", row(10), {}, row(10), None)
    assert borne["c"].got == {"rent": row(10), "help": row(75)}
