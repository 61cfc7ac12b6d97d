"""Shares of keys are explained in words, with the unit of each figure and where it stands."""

import pytest
from conftest import budget_of
from test_projection_derivation import explained, steps

from vssbudget.projection import Projection, project
from vssbudget.projection.borne_steps import MOST_POOLS
from vssbudget.projection.explanation import Step
from vssbudget.projection.key_steps import MOST_NAMES

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


def told(step: Step, within: str = "") -> list[str]:
    """Write a tree, line by line: the words of a step, its value and unit, how, and its place."""
    value = f"{round(step.value, 6).normalize():f} {step.unit}".rstrip()
    line = f"{within}{step.name} | {value} | {step.how} | {'.'.join(step.path)}"
    return [
        line.removesuffix(" | "),
        *(each for of in step.steps for each in told(of, f"{within}  ")),
    ]


def test_a_share_by_volumes_leads_to_both_with_their_units() -> None:
    """12 of 12 and 4."""
    assert told(explained(shared_by("volume: {a: m2, out: desks}"), "pools.p.share.a.2024")) == [
        "Premises, share of Alpha 2024 | 0.75 | rounded",
        "  share of Alpha 2024 | 0.75 | ratio",
        "    Alpha, m2 2024 | 12 m2 | input | volumes.m2.values.2024",
        "    Premises, all of the key 2024 | 16 | sum",
        "      Alpha, m2 2024 | 12 m2 | input | volumes.m2.values.2024",
        "      Out, desks 2024 | 4 | input | volumes.desks.values.2024",
    ]


def test_a_share_by_headcount_leads_to_the_years_in_which_they_stand() -> None:
    """1 of 1, 3 and 1 in 2024, and 4 of 8 from 2025 on."""
    projection = shared_by("headcount: {it.s: {2023: 1, 2025: 4}, out: 3, a: 1}")
    assert told(explained(projection, "pools.p.share.it.s.2024")) == [
        "Premises, share of IT, Support 2024 | 0.2 | rounded",
        "  share of IT, Support 2024 | 0.2 | ratio",
        "    IT, Support, headcount from 2023 | 1 | input | pools.p.key.headcount.it.s.2023",
        "    Premises, all of the key 2024 | 5 | sum",
        "      IT, Support, headcount from 2023 | 1 | input | pools.p.key.headcount.it.s.2023",
        "      Out, headcount from 2023 | 3 | input | pools.p.key.headcount.out.2023",
        "      Alpha, headcount from 2023 | 1 | input | pools.p.key.headcount.a.2023",
    ]
    for year in (2025, 2026):
        assert told(explained(projection, f"pools.p.share.it.s.{year}"))[1:4] == [
            f"  share of IT, Support {year} | 0.5 | ratio",
            "    IT, Support, headcount from 2025 | 4 | input | pools.p.key.headcount.it.s.2025",
            f"    Premises, all of the key {year} | 8 | sum",
        ]


def test_a_share_that_is_told_as_one_leads_to_it() -> None:
    key = "shares: {a: {2023: 0.2, 2025: 0.5}, out: {2023: 0.8, 2025: 0.5}}"
    assert told(explained(shared_by(key), "pools.p.share.out.2026")) == [
        "Premises, share of Out 2026 | 0.5 | rounded",
        "  share of Out 2026 | 0.5 | ratio",
        "    Out, share from 2025 | 0.5 | input | pools.p.key.shares.out.2025",
        "    Premises, all of the key 2026 | 1 | sum",
        "      Alpha, share from 2025 | 0.5 | input | pools.p.key.shares.a.2025",
        "      Out, share from 2025 | 0.5 | input | pools.p.key.shares.out.2025",
    ]


def test_a_cost_below_zero_counts_as_nothing_and_one_of_zero_is_a_cost() -> None:
    """50, 0 and 10 less 50, which is no less than nothing; 50, 0 and 10 the year after."""
    projection = shared_by("cost: [a, b, c]")
    of = "that Premises is shared by"
    assert told(explained(projection, "pools.p.share.c.2024")) == [
        "Premises, share of c 2024 | 0 | rounded",
        "  share of c 2024 | 0 | ratio",
        f"    c, cost 2024 {of} | 0 tkr | nothing",
        "    Premises, all of the key 2024 | 50 tkr | sum",
        f"      Alpha, cost 2024 {of} | 50 tkr | input | areas.a.cost.2023",
        f"      Beta, cost 2024 {of} | 0 tkr | input | areas.b.cost.2023",
        f"      c, cost 2024 {of} | 0 tkr | nothing",
    ]
    assert told(explained(projection, "pools.p.share.c.2025"))[1:4] == [
        "  share of c 2025 | 0.166667 | ratio",
        f"    c, cost 2025 {of} | 10 tkr | input | areas.c.cost.2023",
        "    Premises, all of the key 2025 | 60 tkr | sum",
    ]


def test_a_share_that_is_a_mean_leads_to_the_years_that_are_known_of_it() -> None:
    """1 of 2, 3 of 4, 1 of 5 and then 1 of 5: 0.5, (0.5 + 0.75) / 2, and of three 1.15 / 3."""
    key = "mean: 3, headcount: {a: {2023: 1, 2024: 3, 2025: 1}, out: {2023: 1, 2025: 4}}"
    projection = shared_by(key)
    assert told(explained(projection, "pools.p.share.a.2023"))[1] == (
        "  share of Alpha 2023 | 0.5 | ratio"
    )
    assert told(explained(projection, "pools.p.share.a.2024")) == [
        "Premises, share of Alpha 2024 | 0.625 | rounded",
        "  share of Alpha 2024, the mean of 2 years | 0.625 | mean",
        "    share of Alpha 2023 | 0.5 | ratio",
        "      Alpha, headcount from 2023 | 1 | input | pools.p.key.headcount.a.2023",
        "      Premises, all of the key 2023 | 2 | sum",
        "        Alpha, headcount from 2023 | 1 | input | pools.p.key.headcount.a.2023",
        "        Out, headcount from 2023 | 1 | input | pools.p.key.headcount.out.2023",
        "    share of Alpha 2024 | 0.75 | ratio",
        "      Alpha, headcount from 2024 | 3 | input | pools.p.key.headcount.a.2024",
        "      Premises, all of the key 2024 | 4 | sum",
        "        Alpha, headcount from 2024 | 3 | input | pools.p.key.headcount.a.2024",
        "        Out, headcount from 2023 | 1 | input | pools.p.key.headcount.out.2023",
    ]
    mean = explained(projection, "pools.p.share.a.2026").steps[0]
    assert [told(each)[0] for each in (mean, *mean.steps)] == [
        "share of Alpha 2026, the mean of 3 years | 0.383333 | mean",
        "share of Alpha 2024 | 0.75 | ratio",
        "share of Alpha 2025 | 0.2 | ratio",
        "share of Alpha 2026 | 0.2 | ratio",
    ]


def test_a_share_that_moves_by_a_cap_leads_to_each_year_on_its_way() -> None:
    """From 1 of 2 by 10 points towards 3 of 4, and back to 1 of 2, which is 10 points away."""
    key = "cap: 10, headcount: {a: {2023: 1, 2024: 3, 2025: 1}, out: 1}"
    projection = shared_by(key)
    assert told(explained(projection, "pools.p.share.a.2023"))[1] == (
        "  share of Alpha 2023 | 0.5 | ratio"
    )
    capped = explained(projection, "pools.p.share.a.2025").steps[0]
    (before, wanted), by = capped.steps, "moved by at most 10 percentage points"
    assert [told(each)[0] for each in (capped, wanted, before, *before.steps)] == [
        f"share of Alpha 2025, {by} | 0.5 | capped",
        "share of Alpha 2025 | 0.5 | ratio",
        f"share of Alpha 2024, {by} | 0.6 | capped",
        "share of Alpha 2023 | 0.5 | ratio",
        "share of Alpha 2024 | 0.75 | ratio",
    ]


def test_a_share_that_stays_is_that_of_the_last_of_several_years_with_a_key() -> None:
    """1 of 2, 3 of 4, and nothing of a key in 2025 and 2026; what is told twice is above."""
    projection = shared_by(
        "mean: 2, headcount: {a: {2023: 1, 2024: 3, 2025: 0}, out: {2023: 1, 2025: 0}}"
    )
    assert told(explained(projection, "pools.p.share.a.2026")) == [
        "Premises, share of Alpha 2026 | 0.75 | rounded",
        "  share of Alpha 2026, the mean of 2 years | 0.75 | mean",
        "    share of Alpha 2025 | 0.75 | kept",
        "      share of Alpha 2024 | 0.75 | ratio",
        "        Alpha, headcount from 2024 | 3 | input | pools.p.key.headcount.a.2024",
        "        Premises, all of the key 2024 | 4 | sum",
        "          Alpha, headcount from 2024 | 3 | input | pools.p.key.headcount.a.2024",
        "          Out, headcount from 2023 | 1 | input | pools.p.key.headcount.out.2023",
        "    share of Alpha 2026 | 0.75 | kept",
        "      share of Alpha 2024 | 0.75 | ratio",
        "        Alpha, headcount from 2024 | 3 | input | pools.p.key.headcount.a.2024",
        "        Premises, all of the key 2024 | 4 | above",
    ]


def test_without_smoothing_nobody_bears_anything_in_a_year_without_a_key() -> None:
    projection = shared_by("headcount: {a: {2023: 1, 2025: 0}, out: {2023: 1, 2025: 0}}")
    assert told(explained(projection, "pools.p.share.a.2025")) == [
        "Premises, share of Alpha 2025 | 0 | rounded",
        "  share of Alpha 2025 | 0 | nothing",
    ]


def test_the_share_of_a_customer_leads_to_the_key_of_the_service() -> None:
    of, projection = "areas.it.services.s.customers.headcount", shared_by("headcount: {a: 1}")
    for address in ("customers.out.share.it.s.2025", "customers.out.share.it.services.s.2025"):
        assert told(explained(projection, address)) == [
            "IT, Support, share of Out 2025 | 0.75 | rounded",
            "  share of Out 2025 | 0.75 | ratio",
            f"    Out, headcount from 2024 | 3 | input | {of}.out.2024",
            "    IT, Support, all of the key 2025 | 4 | sum",
            f"      Out, headcount from 2024 | 3 | input | {of}.out.2024",
            f"      The rest, headcount from 2023 | 1 | input | {of}.rest.2023",
        ]


@pytest.mark.parametrize(("kind", "unit"), [("cost", " tkr"), ("headcount", "")])
def test_what_very_many_have_is_told_in_the_unit_of_the_key(kind: str, unit: str) -> None:
    """The costs, or heads, 0 to 20 are 210 together."""
    names = [f"a{each}" for each in range(MOST_NAMES + 1)]
    areas = ", ".join(f"{name}: {{cost: {{2023: {name[1:]}}}, step: 0}}" for name in names)
    heads = ", ".join(f"{name}: {name[1:]}" for name in names)
    key = f"cost: [{', '.join(names)}]" if kind == "cost" else f"headcount: {{{heads}}}"
    projection = project(
        budget_of(
            f"{HEAD}areas: {{{areas}}}\n"
            f"pools: {{p: {{parts: {{x: {{cost: {{2023: 9}}, step: 0}}}}, key: {{{key}}}}}}}\n"
        )
    )
    share = explained(projection, "pools.p.share.a7.2024").steps[0]
    assert [told(each)[0] for each in (share, share.steps[1])] == [
        "share of a7 2024 | 0.033333 | ratio",
        f"p, all of the key 2024 | 210{unit} | added",
    ]


@pytest.mark.parametrize("more", [0, 1])
def test_pools_within_pools_are_explained_to_a_depth(more: int) -> None:
    """Each pool costs 9 in parts, and bears the whole of the one before."""
    count = MOST_POOLS + more
    bearers = [*(f"p{each}" for each in range(1, count)), "out"]
    pools = ", ".join(
        f"p{each}: {{order: {each + 1}, parts: {{x: {{cost: {{2023: 9}}, step: 0}}}},"
        f" key: {{headcount: {{{bearer}: 1}}}}}}"
        for each, bearer in enumerate(bearers)
    )
    projection = project(budget_of(f"{HEAD}areas: {{}}\npools: {{{pools}}}\n"))
    tree = steps(explained(projection, f"pools.p{count - 1}.to.out.2024"))
    shares = [each for each in tree if each.name.name == "step-of-pool"]
    names = [*bearers[:-1], "Out"]
    assert [told(each)[0] for each in shares] == [
        *(
            f"p{each}, to {names[each]} 2024 | {9 * (each + 1)} tkr | allotted"
            for each in reversed(range(more, count))
        ),
        *["p0, to p1 2024 | 9 tkr | figure"] * more,
    ]


def test_what_stands_above_is_told_once_for_each_pool_receiver_and_year() -> None:
    """Both bear 4 of 8 by heads; 34 and 14 of 48 share 16: 11 and 5, and 4 each are in these."""
    projection = project(
        budget_of(
            f"{HEAD}areas:\n"
            "  a: {name: Alpha, cost: {2023: 34}, step: 0}\n"
            "  b: {name: Beta, cost: {2023: 14}, step: 0}\n"
            "pools:\n"
            "  p: {parts: {x: {cost: {2023: 8}, step: 0}}, key: {headcount: {a: 1, b: 1}}}\n"
            "  q: {order: 2, parts: {x: {cost: {2023: 16}, step: 0}}, key: {cost: [a, b]}}\n"
        )
    )
    lines = [each.strip() for each in told(explained(projection, "a.cost.2024"))]
    assert [each for each in lines if "| above" in each] == [
        "p, to Alpha 2023 | 4 tkr | above",
        "p, to Alpha 2024 | 4 tkr | above",
        "Alpha, cost 2024 that q is shared by | 34 tkr | above",
        "p, cost 2023 | 8 tkr | above",
        "p, all of the key 2023 | 2 | above",
        "p, cost 2024 | 8 tkr | above",
        "p, all of the key 2024 | 2 | above",
    ]
    assert [each for each in lines if each.endswith("allotted")] == [
        "p, to Alpha 2023 | 4 tkr | allotted",
        "q, to Alpha 2023 | 11 tkr | allotted",
        "p, to Alpha 2024 | 4 tkr | allotted",
        "q, to Alpha 2024 | 11 tkr | allotted",
        "p, to Beta 2023 | 4 tkr | allotted",
        "p, to Beta 2024 | 4 tkr | allotted",
    ]
    shared = [each.strip() for each in told(explained(projection, "total.shared_cost.2023"))]
    assert [each for each in shared if "| above" in each] == [
        "p, cost 2023 | 8 tkr | above",
        "p, all of the key 2023 | 2 | above",
        "q, cost 2023 | 16 tkr | above",
        "q, all of the key 2023 | 48 tkr | above",
    ]
