"""Explanations of large budgets: chains of pools, very many services, very many years."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from recomputed_json import recomputed, steps_of
from test_explanations_as_text import deep

Write = Callable[[str], Path]


def wide(services: int) -> str:
    """Write a budget with very many services of an area."""
    part = "revenue: {2023: 100}, parts: {p: {cost: {2023: 100}, index: price}}"
    rows = "".join(f"      s{each}: {{{part}}}\n" for each in range(services))
    return (
        "title: Wide\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        f"indices: {{price: {{2024: 10}}}}\nareas:\n  a:\n    services:\n{rows}"
    )


def long(years: int) -> str:
    """Write a budget with a price change decided in every one of very many years."""
    plan = range(2001, 2001 + years)
    changes = ", ".join(f"{year}: {1 - year % 2}" for year in plan)
    return (
        f"title: Long\nunit: tkr\nyears: {{budget: [2000], plan: {list(plan)}}}\nareas:\n"
        f"  a: {{cost: {{2000: 1000}}, revenue: {{2000: 1000}}, step: 0,"
        f" price_change: {{{changes}}}}}\n"
    )


CASES = {
    "a chain of pools": (deep(100), "a.cost.2024", 900),
    "services": (wide(600), "total.cost.2024", 66_000),
    "a change of services": (wide(300), "a.self_cost_change.2024", 10),
    "a part of a change of services": (wide(300), "a.self_cost_change.price.2024", 10),
    "years": (long(1_200), "a.revenue.3200", None),
}


@pytest.mark.parametrize(("text", "address", "value"), CASES.values(), ids=CASES)
def test_a_large_budget_is_explained_in_every_form(
    run: Run, budget_file: Write, text: str, address: str, value: int | None
) -> None:
    path = budget_file(text)
    cut, full = run("explain", address, path), run("explain", address, path, "--full")
    assert (cut.status, full.status) == (0, 0)
    assert "more: --full tells them" in cut.out
    assert "more: --full" not in full.out
    assert cut.out.splitlines()[0] == full.out.splitlines()[0]
    assert cut.out.count("\n") < 400
    told = run("explain", address, path, "--format", "json")
    assert told.status == 0
    steps = steps_of(told.out)
    assert all(recomputed(step, steps) for step in steps.values())
    if value is not None:
        assert float(json.loads(told.out)["value"]) == value


def capped(areas: int) -> str:
    """Write a budget of very many areas that share a pool by a key with a cap."""
    names = range(areas)
    told = "".join(f"  a{each}: {{cost: {{2023: 100}}, step: 0}}\n" for each in names)
    key = ", ".join(f"a{each}: {{2023: {1 + each}, 2024: {areas - each}}}" for each in names)
    return (
        "title: Capped\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025]}\n"
        f"areas:\n{told}pools:\n  p: {{parts: {{x: {{cost: {{2023: 1000}}, step: 0}}}},"
        f" key: {{cap: 1, headcount: {{{key}}}}}}}\n"
    )


def agreed(parts: int) -> str:
    """Write a budget with an amount agreed for a service of very many parts."""
    told = ", ".join(f"p{each}: {{cost: {{2023: {1 + each}}}, index: p}}" for each in range(parts))
    return (
        "title: Agreed\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025]}\n"
        "indices: {p: {2024: 2, 2025: 2}}\nareas: {a: {services: {s: {revenue: {2023: 9},"
        f" agreement: {{amounts: {{2024: 900}}}}, parts: {{{told}}}}}}}}}}}\n"
    )


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (capped, "total.cost.2025"),
        (capped, "pools.p.to.a0.2025"),
        (agreed, "a.s.cost.2025"),
        (agreed, "a.s.self_cost_change.2025"),
    ],
)
def test_what_very_many_share_is_told_once(
    run: Run, budget_file: Write, written: Callable[[int], str], address: str
) -> None:
    """Of ten times as many there are no more than ten times as many lines."""
    lengths = []
    for many in (30, 300):
        told = run("explain", address, budget_file(written(many)), "--format", "json").out
        lengths.append(told.count("\n"))
        steps = steps_of(told)
        assert all(recomputed(step, steps) for step in steps.values())
    assert lengths[1] < 10.5 * lengths[0]


@pytest.mark.parametrize(("services", "cut"), [(21, False), (22, True)])
def test_more_than_twenty_steps_are_cut_but_not_one_alone(
    run: Run, budget_file: Write, services: int, cut: bool
) -> None:
    out = run("explain", "a.cost.2024", budget_file(wide(services))).out
    assert (f"{services - 20} more: --full tells them" in out) == cut
    assert out.count("cost 2024: 110 tkr (rounded once)") == (20 if cut else services)
