"""From the costs of one year to those of another: worked by hand, and for drawn budgets."""

import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from vssbudget.amounts import Percent, Year
from vssbudget.analysis.bridge import Of
from vssbudget.analysis.told import step_key, step_told
from vssbudget.analysis.years import YearBridge
from vssbudget.loader import Source, load
from vssbudget.projection import Projection, RateChange, project, rates_in_force

sys.path += [str(Path(__file__).parents[2] / "bench")]
from drawn import text_of

ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "data" / "budget2023.yaml").read_text()
SERVICES = """\
title: A
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024]}
indices:
  price: {rates: {2023: 2, 2024: 4}}
volumes: {v: {unit: st, values: {2022: 100, 2023: 110, 2024: 121}}}
areas:
  a:
    name: Ett
    services:
      s:
        volume: v
        revenue: {2023: 1130}
        parts:
          x: {cost: {2022: 1000, 2023: 1130}, index: price, variable_share: 0.5}
          z: {cost: {2022: 10, 2023: 10}, step: 2}
"""


def projected(text: str, *rates: RateChange) -> Projection:
    budget = load(Source("budget.yaml", None, text.encode())).budget
    assert budget is not None
    return project(budget, rates_in_force(budget, rates))


def parts(bridge: YearBridge, key: str) -> dict[str, int]:
    moved = next(each for each in bridge.moved if each.of == Of(key, "cost"))
    return {cause.name or cause.kind: part for (cause,), part in moved.parts.items()}


def test_why_2023_costs_45_218_more() -> None:
    """Worked by hand from the tables: the rates of 2023 are 2.5 and 3.0 %.

    ekonomi: 52 703 · 0.7 · 2.5 % = 922.3025 and · 0.3 · 3 % = 474.327, after 53 625.3025 and
    54 099.6295: 922 and 475; of HR 31 980 · 0.6 · 2.5 % = 479.7 and · 0.4 · 3 % = 383.76.
    """
    bridge = YearBridge(projected(SHIPPED), Year(2022), Year(2023))
    assert parts(bridge, "ekonomi") == {"price": 922, "wage": 475, "unstated": -12780}
    assert parts(bridge, "hr") == {"price": 480, "wage": 383, "unstated": 638}
    assert parts(bridge, "stab") == {"unstated": 17513}
    total = parts(bridge, "total")
    assert sum(total.values()) == 620_173 - 574_955 == 45_218
    assert total["price"] + total["wage"] == 6524 + 2733


def test_the_plan_is_bridged_by_what_moves_it() -> None:
    """HR at 2.5 and 3.0 %: 33 481 · 0.6 · 2.5 % = 502.215 and · 0.4 · 3 % = 401.772, in all 904."""
    rates = RateChange("wage", Year(2024), Percent(Decimal(3)))
    bridge = YearBridge(projected(SHIPPED, rates), Year(2023), Year(2024))
    assert parts(bridge, "hr") == {"price": 502, "wage": 402}
    assert parts(bridge, "stab") == {"step": 100}


def test_a_given_year_is_moved_by_its_volume_and_its_rates() -> None:
    """Of 1 000 half follows the volume: 50 by 10 % more; 2 % of it by the price: 20; 60 is left.

    2024: x grows to 1 130 · 1.04 · 1.05 = 1 233.96, z by the step of 2.
    """
    bridge = YearBridge(projected(SERVICES), Year(2022), Year(2023))
    assert parts(bridge, "a.s") == {"price": 20, "volume": 50, "unstated": 60}
    assert parts(bridge, "a") == parts(bridge, "a.s")
    later = YearBridge(projected(SERVICES), Year(2023), Year(2024))
    assert sum(parts(later, "a.s").values()) == 1246 - 1140
    assert set(parts(later, "a.s")) == {"price", "volume", "step"}


def test_a_cost_that_causes_move_to_and_fro_is_told_with_them() -> None:
    """1 000 rises by 4 %: 40, and falls by 40 once: what moves the sum is found in its row."""
    area = "{cost: {2023: 1000}, index: price, one_off: {2024: -40}}"
    text = f"{SERVICES[: SERVICES.index('volumes')]}areas: {{a: {area}}}\n"
    bridge = YearBridge(projected(text), Year(2023), Year(2024))
    assert parts(bridge, "a") == parts(bridge, "total") == {"price": 40, "one_off": -40}


def test_what_only_the_area_says_of_a_year_is_not_stated() -> None:
    """Its services begin in 2023, at 1 140; the area alone says 1 000 for 2022."""
    text = SERVICES.replace("2022: 1000, ", "").replace("2022: 10, ", "")
    text = text.replace("name: Ett", "name: Ett\n    cost: {2022: 1000}")
    bridge = YearBridge(projected(text), Year(2022), Year(2023))
    assert parts(bridge, "a") == parts(bridge, "total") == {"unstated": 140}


def test_an_index_called_as_a_cause_is_told_apart_from_that() -> None:
    """Of 1 000 in 2022, 5 % were agreed: 50; of 900 half followed the volume, by 20 %: 90."""
    text = """\
title: A
unit: tkr
years: {budget: [2022, 2023], plan: [2024]}
indices: {agreement: {2023: 2, 2024: 2}, volume: {2023: 2, 2024: 2}}
volumes: {v: {2022: 5, 2023: 6, 2024: 7}}
areas:
  a: {cost: {2022: 1000, 2023: 1100}, index: agreement, agreement: {2023: 5}}
  b: {cost: {2022: 900, 2023: 1000}, index: volume, volume: v, variable_share: 0.5}
"""
    bridge = YearBridge(projected(text), Year(2022), Year(2023))
    assert parts(bridge, "a") == {"agreement": 50, "unstated": 50}
    told = {step_key(bridge, step): step_told(bridge, step).name for step in bridge.steps}
    assert told == {
        "volume": "name",
        "volume_": "cause-of-key",
        "agreement_": "cause-of-key",
        "unstated": "cause-unstated",
    }


def test_nothing_is_said_of_a_cost_that_stays() -> None:
    still = SERVICES.replace("2024: 4}", "2024: 0}").replace("2024: 121", "2024: 110")
    bridge = YearBridge(projected(still.replace("step: 2", "step: 0")), Year(2023), Year(2024))
    assert not bridge.moved
    assert not bridge.steps


@pytest.mark.parametrize("number", range(60))
def test_the_years_of_drawn_budgets_differ_by_parts_that_add_up(number: int) -> None:
    loaded = load(Source("budget.yaml", None, text_of(number).encode()))
    if loaded.budget is None:
        return
    projection = project(loaded.budget)
    years = projection.years
    for first, last in ((years[0], years[-1]), (years[-2], years[-1])):
        bridge = YearBridge(projection, first, last)
        total: Counter[object] = Counter()
        for each in bridge.moved:
            assert sum(each.parts.values()) == each.difference
            assert set(each.parts) <= set(bridge.steps)
            if each.of.key in loaded.budget.areas:
                total.update(each.parts)
        whole = next((each for each in bridge.moved if each.of.key == "total"), None)
        if whole and not projection.total.lacking:
            assert {step: part for step, part in total.items() if part} == whole.parts


@pytest.mark.parametrize("number", range(60))
def test_of_a_plan_year_nothing_is_left_unstated(number: int) -> None:
    loaded = load(Source("budget.yaml", None, text_of(number).encode()))
    if loaded.budget is None:
        return
    projection = project(loaded.budget)
    bridge = YearBridge(projection, loaded.budget.years.base, projection.years[-1])
    stated = {"unstated"} & {cause.kind for (cause,) in bridge.steps}
    assert not stated or projection.total.lacking
