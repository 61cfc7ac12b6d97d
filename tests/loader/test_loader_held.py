"""What the format holds: budgets of other units, years and styles that have no fault."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import REPOSITORY, SHIPPED

from vssbudget.loader import Source, events, load
from vssbudget.model import Budget
from vssbudget.projection import project

HELD = [SHIPPED, *sorted((REPOSITORY / "tests" / "budgets" / "held").glob("*.yaml"))]


@pytest.mark.parametrize("parser", [yaml.CSafeLoader, events.PythonParser])
@pytest.mark.parametrize("path", HELD, ids=lambda path: path.stem)
def test_a_budget_is_held_without_a_fault_and_can_be_projected(
    path: Path, parser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = load(Source(path.name, path)).budget
    monkeypatch.setattr(events, "_PARSER", parser)
    loaded = load(Source(path.name, path))
    assert loaded.faults == ()
    assert loaded.budget is not None
    assert loaded.budget == expected
    assert len(project(loaded.budget).areas) == len(loaded.budget.areas)


def held(name: str) -> Budget:
    path = next(path for path in HELD if path.stem == name)
    budget = load(Source(path.name, path)).budget
    assert budget is not None
    return budget


def test_block_style_and_flow_style_hold_the_same_budget() -> None:
    block, flow = held("block-style"), held("flow-style")
    assert block.title == "Block style"
    assert block == flow.model_copy(update={"title": block.title})


def test_a_figure_is_the_same_in_quotes_and_without() -> None:
    area = held("quoted").areas["hr"]
    assert area.cost == {2023: 33481}
    assert area.one_off == {2024: -5}


def test_a_text_stands_as_it_is_written() -> None:
    budget = held("texts-that-look-like-something-else")
    assert budget.title == "yes"
    assert budget.sources["no"] == r"A colon: and a # sign, and 50 % of C:\budget"
    assert budget.sources["URL"] == "https://example.org/plan?year=2023#page=5"
    assert budget.areas["hr"].name == "Why? And how?"
    assert budget.areas["hr"].source == ("no", "URL")


def test_figures_are_read_exactly_to_the_last_digit() -> None:
    budget = held("figures-at-their-limits")
    most = budget.areas["most"]
    assert most.cost == {2023: 999999999999999}
    assert most.shares == {"price": Decimal("0.000001"), "wage": Decimal("0.999999")}
    assert budget.areas["least"].step == -999999999999999
    assert budget.indices["price"].rates == {2024: Decimal("-99.999999"), 2025: Decimal(1000)}
    assert budget.volumes["tiny"].values == {2023: Decimal("0.000001")}


def test_the_base_is_the_last_year_before_the_plan_and_every_year_has_its_kind() -> None:
    years = held("every-key").years
    assert years.base == 2023
    kinds = [years.kind(year) for year in years.every]
    assert kinds == ["actual", "budget", "budget", "plan", "plan"]
    assert held("outcomes-without-a-plan").years.base == 2022
