"""Shares of keys are explained in words, with the unit of each figure and where it stands."""

from decimal import Decimal

from conftest import budget_of
from explained import beneath, explained, told

from vssbudget.calculation.explanation import inputs
from vssbudget.projection import Projection, project

HEAD = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025, 2026]}
customers: {out: Out, rest: The rest}
volumes:
  m2: {unit: m2, values: {2023: 10, 2024: 12, 2025: 12, 2026: 12}}
  desks: {2023: 5, 2024: 4, 2025: 4, 2026: 4}
"""
BUDGET = (
    HEAD
    + """
areas:
  a: {name: Alpha, cost: {2023: 50}, step: 0}
  b: {name: Beta, cost: {2023: 0}, step: 0}
  c: {cost: {2023: 10}, one_off: {2024: -50}, step: 0}
  it: {name: IT, services: {s: {name: Support, revenue: {2023: 4},
    parts: {p: {cost: {2023: 4}, step: 0}}, customers: {headcount: {out: {2023: 1, 2024: 3},
    rest: 1}}}}}
pools:
  p: {name: Premises, parts: {x: {cost: {2023: 8}, step: 0}}, key: {KEY}}
"""
)


def shared_by(key: str) -> Projection:
    """Project a budget in which the premises, of 8 tkr, are shared by a key."""
    return project(budget_of(BUDGET.replace("KEY", key)))


def test_a_share_by_volumes_leads_to_both_with_their_units() -> None:
    """12 of 12 and 4."""
    assert told(explained(shared_by("volume: {a: m2, out: desks}"), "pools.p.share.a.2024")) == [
        "Premises, share of Alpha 2024 | 0.75 | rounded",
        "  share of Alpha 2024 | 0.75 | ratio",
        "    Alpha, m2 2024 | 12 m2 | input | volumes.m2.values.2024",
        "    all together 2024 | 16 m2 | together",
        "      Out, desks 2024 | 4 | input | volumes.desks.values.2024",
        "      Alpha, m2 2024 | 12 m2 | input | volumes.m2.values.2024",
    ]


def test_a_share_by_headcount_leads_to_the_years_in_which_they_stand() -> None:
    """1 of 1, 3 and 1 in 2024, and 4 of 8 from 2025 on."""
    projection = shared_by("headcount: {it.s: {2023: 1, 2025: 4}, out: 3, a: 1}")
    out = "Out, headcount from 2023 | 3 | input | pools.p.key.headcount.out.2023"
    alpha = "Alpha, headcount from 2023 | 1 | input | pools.p.key.headcount.a.2023"
    own = "IT, Support, headcount from {0} | {1} | input | pools.p.key.headcount.it.s.{0}"
    assert told(explained(projection, "pools.p.share.it.s.2024")) == [
        "Premises, share of IT, Support 2024 | 0.2 | rounded",
        "  share of IT, Support 2024 | 0.2 | ratio",
        f"    {own.format(2023, 1)}",
        "    all together 2024 | 5 | together",
        *[f"      {each}" for each in (own.format(2023, 1), alpha, out)],
    ]
    for year in (2025, 2026):
        assert told(explained(projection, f"pools.p.share.it.s.{year}"))[1:] == [
            f"  share of IT, Support {year} | 0.5 | ratio",
            f"    {own.format(2025, 4)}",
            f"    all together {year} | 8 | together",
            *[f"      {each}" for each in (alpha, out, own.format(2025, 4))],
        ]


def test_a_share_that_is_told_as_one_leads_to_it() -> None:
    key = "shares: {a: {2023: 0.2, 2025: 0.5}, out: {2023: 0.8, 2025: 0.5}}"
    assert told(explained(shared_by(key), "pools.p.share.out.2026")) == [
        "Premises, share of Out 2026 | 0.5 | rounded",
        "  share of Out 2026 | 0.5 | ratio",
        "    Out, share from 2025 | 0.5 | input | pools.p.key.shares.out.2025",
        "    all together 2026 | 1 | together",
        "      Alpha, share from 2025 | 0.5 | input | pools.p.key.shares.a.2025",
        "      Out, share from 2025 | 0.5 | input | pools.p.key.shares.out.2025",
    ]


def test_a_cost_below_zero_counts_as_nothing_and_one_of_zero_is_a_cost() -> None:
    """50, 0 and 10 less 50, which is no less than nothing; 50, 0 and 10 the year after."""
    projection = shared_by("cost: [a, b, c]")
    steps = explained(projection, "pools.p.share.c.2024")
    assert steps[-1].value == 0
    assert [f"{each.value} {each.how}" for each in beneath(steps, beneath(steps)[0])] == [
        "0 above-nothing",
        "50 together",
    ]
    assert told(explained(projection, "pools.p.share.c.2025"))[1:] == [
        "  share of c 2025 | 0.166667 | ratio",
        "    c, cost 2025 | 10 tkr | input | areas.c.cost.2023",
        "    all together 2025 | 60 tkr | together",
        "      Beta, cost 2025 | 0 tkr | input | areas.b.cost.2023",
        "      c, cost 2025 | 10 tkr | input | areas.c.cost.2023",
        "      Alpha, cost 2025 | 50 tkr | input | areas.a.cost.2023",
    ]


def test_a_share_that_stays_is_that_of_the_last_of_several_years_with_a_key() -> None:
    """1 of 2, 3 of 4, and nothing of a key in 2025 and 2026."""
    projection = shared_by(
        "mean: 2, headcount: {a: {2023: 1, 2024: 3, 2025: 0}, out: {2023: 1, 2025: 0}}"
    )
    explanation = explained(projection, "pools.p.share.a.2026")
    assert explanation[-1].value == Decimal("0.75")
    assert [".".join(each.path) for each in inputs(explanation)] == [
        "pools.p.key.headcount.a.2024",
        "pools.p.key.headcount.out.2023",
    ]


def test_without_smoothing_nobody_bears_anything_in_a_year_without_a_key() -> None:
    projection = shared_by("headcount: {a: {2023: 1, 2025: 0}, out: {2023: 1, 2025: 0}}")
    assert told(explained(projection, "pools.p.share.a.2025")) == [
        "Premises, share of Alpha 2025 | 0 | count",
    ]


def test_the_share_of_a_customer_leads_to_the_key_of_the_service() -> None:
    of, projection = "areas.it.services.s.customers.headcount", shared_by("headcount: {a: 1}")
    for address in ("customers.out.share.it.s.2025", "customers.out.share.it.services.s.2025"):
        assert told(explained(projection, address)) == [
            "IT, Support, share of Out 2025 | 0.75 | rounded",
            "  share of Out 2025 | 0.75 | ratio",
            f"    Out, headcount from 2024 | 3 | input | {of}.out.2024",
            "    all together 2025 | 4 | together",
            f"      The rest, headcount from 2023 | 1 | input | {of}.rest.2023",
            f"      Out, headcount from 2024 | 3 | input | {of}.out.2024",
        ]
