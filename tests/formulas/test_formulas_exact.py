"""Exact halves round up after any ratio, no digit is lost, and no order changes a figure."""

import json
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from conftest import REPOSITORY, Run, budget_of

from vssbudget.projection import exact, project

sys.path.append(str(REPOSITORY / "bench"))
from drawn import flow, text_of

HEAD = "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025]}\n"


def test_an_exact_half_rounds_up_after_ratios_without_an_end() -> None:
    """6 · 13/12 = 6.5 and 6.5 · 3/13 = 1.5; 3 · 11/6 = 5.5."""
    projection = project(
        budget_of(
            f"{HEAD}volumes:\n"
            "  v: {2023: 12, 2024: 13, 2025: 3}\n"
            "  w: {2023: 6, 2024: 11, 2025: 6}\n"
            "areas:\n"
            "  a: {cost: {2023: 6}, step: 0, volume: v, variable_share: 1}\n"
            "  b: {cost: {2023: 3}, step: 0, volume: w, variable_share: 1}\n"
        )
    )
    assert projection.by_key["a"].cost == (6, 7, 2)
    assert projection.by_key["b"].cost == (3, 6, 3)


def test_a_step_stands_beside_what_the_volume_moves() -> None:
    """1000 · 2 + 100 = 2100, and 1000 · 4 + 200 = 4200."""
    projection = project(
        budget_of(
            f"{HEAD}volumes: {{v: {{2023: 100, 2024: 200, 2025: 400}}}}\n"
            "areas: {a: {cost: {2023: 1000}, step: 100, volume: v, variable_share: 1}}\n"
        )
    )
    assert projection.by_key["a"].cost == (1000, 2100, 4200)


def test_capital_cost_beside_a_pool_is_carried_with_as_many_digits_as_the_rest() -> None:
    """(1000 − 100) · 1.025 is what moves, 103 is shared, and 1000/11 is capital cost."""
    projection = project(
        budget_of(
            f"{HEAD}indices: {{p: {{2024: 2.5, 2025: 2.5}}}}\n"
            "areas: {a: {cost: {2023: 1000}, index: p}}\n"
            "pools: {x: {parts: {r: {cost: {2023: 100}, index: p}}, key: {headcount: {a: 1}}}}\n"
            "investments: {lines: {l: {values: {2023: 1000}, life: 11, used_by: a}}}\n"
        )
    )
    cost = exact(projection, "a").cost[0]
    assert str(cost).startswith("1116.4090909090909090909090909090909090909090909090")


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 1, 3), (3, 2, 1, 0)])
def test_the_order_of_parts_decides_no_figure(order: tuple[int, ...]) -> None:
    """4/3 + 8 · (1 + 1/12) + 9 · (1 + 1/6) + 9 · 4/3 = 32.5."""
    parts = [
        "p0: {cost: {2023: 1}, step: 0, variable_share: 1}",
        "p1: {cost: {2023: 8}, step: 0, variable_share: 0.25}",
        "p2: {cost: {2023: 9}, step: 0, variable_share: 0.5}",
        "p3: {cost: {2023: 9}, step: 0, variable_share: 1}",
    ]
    told = ", ".join(parts[each] for each in order)
    text = f"{HEAD}volumes: {{v: {{2023: 3, 2024: 4, 2025: 4}}}}\nareas: {{a: {{services: {{s: {{"
    projection = project(budget_of(f"{text}volume: v, parts: {{{told}}}}}}}}}}}\n"))
    assert projection.services["a.s"].cost == (27, 33, 33)


def shuffled(value: Any, dice: Random) -> Any:
    if not isinstance(value, dict):
        return value
    keys = list(value)
    dice.shuffle(keys)
    return {key: shuffled(value[key], dice) for key in keys}


def figures(report: str, name: str) -> Any:
    """Read a report, in which the order of names means nothing."""

    def ordered(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: ordered(each) for key, each in value.items()}
        if isinstance(value, list):
            return sorted(json.dumps(ordered(each), sort_keys=True) for each in value)
        return value

    return ordered(json.loads(report.replace(name, "")))


@pytest.mark.parametrize("number", range(40))
def test_the_order_of_all_names_changes_no_figure_and_no_digit(run: Run, number: int) -> None:
    tree = yaml.load(text_of(number), Loader=yaml.BaseLoader)
    other = shuffled(tree, Random(number))
    for name, each in (("one.yaml", tree), ("other.yaml", other)):
        Path(name).write_text("".join(f"{key}: {flow(row)}\n" for key, row in each.items()))
    for command in ("project", "prices", "allocate", "capital", "goals"):
        one, same = [run(command, name, "--format", "json") for name in ("one.yaml", "other.yaml")]
        assert one.status == same.status
        if one.status == 0:
            assert figures(one.out, "one.yaml") == figures(same.out, "other.yaml"), command
