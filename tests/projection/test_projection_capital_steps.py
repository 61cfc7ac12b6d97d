"""What a figure of capital cost goes back to: every step gives what the calculation gives."""

from collections.abc import Iterator
from decimal import Decimal, localcontext

import pytest
from conftest import REPOSITORY, budget_of

from vssbudget.amounts import EXACT, Exact, rounded
from vssbudget.model import Budget
from vssbudget.projection.capital import capital_by_seller, capital_plan
from vssbudget.projection.capital_steps import MEASURES, CapitalSteps
from vssbudget.projection.explanation import How, Step, inputs, made_of

DRAWN = """
title: Small
unit: kr
years: {budget: [2022, 2023], plan: [2024, 2025, 2026, 2027]}
areas: {it: {cost: {2023: 900}, step: 0}, hr: {cost: {2023: 900}, step: 0}}
investments:%s
  lines:
    cars: {values: {2022: 100, 2023: 1000, 2025: 7}, life: 3, used_by: it}
    vans: {name: Vans, values: {2022: 5, 2024: 100}, life: 7, start: 0, used_by: it}
    tools: {values: {2023: 10}, life: 3, opening: {1: 10, 6: 1000}, used_by: hr}
    rest: {2023: 5}
"""
BUDGETS = {
    "docs": (REPOSITORY / "docs" / "capital.yaml").read_text("utf-8"),
    "drawn": DRAWN % "\n  interest: {2023: 1.3, 2025: 2.7}",
    "no rate": DRAWN % "",
}
GIVEN = (How.INPUT, How.COUNT)


@pytest.fixture(params=BUDGETS)
def budget(request: pytest.FixtureRequest) -> Budget:
    return budget_of(BUDGETS[request.param])


def every(step: Step) -> Iterator[Step]:
    yield step
    for each in step.steps:
        yield from every(each)


def hold(step: Step, budget: Budget) -> None:
    """See that each step follows from those beneath it, and that what is given stands there."""
    for each in every(step):
        values = [below.value for below in each.steps]
        if each.how is How.ROUNDED:
            assert each.value == rounded([Exact(values[0])])[0]
        elif each.how not in GIVEN:
            assert each.value == made_of(each.how, values)
        assert str(each.name)
    assert budget.investments is not None
    for each in inputs(step):
        _, block, *rest = each.path
        if block == "interest":
            assert each.value == budget.investments.interest[int(rest[0])]  # type: ignore[index]
            continue
        row = getattr(budget.investments.lines[rest[0]], rest[1])
        assert each.value == (row[int(rest[2])] if len(rest) > 2 else row)


def test_every_figure_ends_in_what_is_shown(budget: Budget) -> None:
    plan = capital_plan(budget)
    with localcontext(EXACT):
        steps = CapitalSteps(budget)
        for key, line in (*plan.lines.items(), ("total", plan.total)):
            for measure in MEASURES:
                for year, figure in zip(plan.years, getattr(line, measure), strict=True):
                    step = steps.shown(key, measure, year)
                    assert step.value == figure, (key, measure, year)
                    hold(step, budget)


def test_what_an_area_bears_is_what_the_calculation_takes(budget: Budget) -> None:
    with localcontext(EXACT):
        steps = CapitalSteps(budget)
        for area, costs in capital_by_seller(budget).items():
            for year, cost in costs.items():
                step = steps.borne(area, year)
                assert step.value == cost
                hold(step, budget)


def test_an_area_that_uses_nothing_bears_nothing() -> None:
    budget = budget_of(BUDGETS["docs"].replace("      used_by: it\n", ""))
    step = CapitalSteps(budget).borne("it", budget.years.base)
    assert (step.value, step.steps) == (Decimal(0), ())


def test_a_budget_without_investments_has_nothing_to_explain() -> None:
    text = BUDGETS["docs"]
    budget = budget_of(text[: text.index("investments:")])
    assert CapitalSteps(budget).shown("total", "cost", budget.years.base).value == 0
