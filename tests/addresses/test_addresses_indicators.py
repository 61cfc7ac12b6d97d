"""The key figures of a whole budget, worked out by hand, and how they are explained."""

from decimal import Decimal

import pytest
from conftest import budget_of
from explained import explained, held_text, told, value

from vssbudget.addresses import row_at, row_names
from vssbudget.projection import project

SMALL = """
title: Small
unit: tkr
years: {actual: [2021], budget: [2022, 2023], plan: [2024]}
areas:
  a: {name: Alpha, cost: {2021: 90, 2023: 60}, revenue: {2021: 80, 2023: 60}, step: 10}
  b: {name: Beta, cost: {2021: 50, 2023: 20}, revenue: {2021: 60, 2023: 20}, step: 0}
  c: {name: Gamma, cost: {2021: 10, 2023: 5}, revenue: {2021: 10, 2023: 0}, step: 0}
  s: {kind: support, cost: {2021: 50, 2023: 20}, revenue: {2021: 49, 2023: 20}, step: 0}
investments: {lines: {x: {2023: 60}}, frame: {2022: 1, 2023: 45, 2024: 0}}
goals: {g: {indicators: {}}}
"""
BY_HAND = {
    "budget_deviation.2021": Decimal(-100) / 199,  # 199 − 200 of 199
    "budget_deviation.2023": Decimal(-5),  # 100 − 105 of 100
    "budget_deviation.2024": Decimal(0),  # every revenue is set equal to its cost
    "investment_deviation.2023": Decimal(1500) / 45,  # 45 − 60 of 45
    "areas_in_balance.2021": Decimal(200) / 3,  # b and c of a, b and c
    "areas_in_balance.2023": Decimal(200) / 3,  # a and b
    "areas_in_balance.2024": Decimal(100),
    "largest_share.2021": Decimal(14000) / 199,  # 80 + 60
    "largest_share.2023": Decimal(80),  # 60 + 20 of 100
    "largest_share.2024": Decimal(9000) / 115,  # 70 + 20 of 70 + 20 + 5 + 20
}


def test_each_is_what_it_is_by_hand_and_there_is_no_other() -> None:
    projection = project(budget_of(SMALL))
    names = [name for name in row_names(projection) if name.startswith("indicators.")]
    assert len(names) == 4
    found = {
        f"{name.removeprefix('indicators.')}.{year}": figure
        for name in names
        for year, figure in getattr(row_at(projection, name), "figures", {}).items()
        if figure is not None
    }
    assert found.keys() == BY_HAND.keys()
    for name, figure in BY_HAND.items():
        assert abs(found[name] - figure) < Decimal("1e-20"), name
        assert abs(value(projection, f"indicators.{name}") - figure) < Decimal("1e-20"), name


def test_every_one_is_explained_by_steps_that_give_it() -> None:
    assert held_text(SMALL)


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        (
            "areas_in_balance.2023",
            [
                "areas with a result of at least 0, in % of all but support units 2023"
                " | 66.666667 % | product",
                "  mean 2023 | 0.666667 | mean",
                "    Alpha, in balance 2023: 1 for yes | 1 | at-least-nothing",
                "      Alpha, result 2023 | 0 tkr | difference",
                "        Alpha, revenue 2023 | 60 tkr | input | areas.a.revenue.2023",
                "        Alpha, cost 2023 | 60 tkr | input | areas.a.cost.2023",
                "    Beta, in balance 2023: 1 for yes | 1 | at-least-nothing",
                "      Beta, result 2023 | 0 tkr | difference",
                "        Beta, revenue 2023 | 20 tkr | input | areas.b.revenue.2023",
                "        Beta, cost 2023 | 20 tkr | input | areas.b.cost.2023",
                "    Gamma, in balance 2023: 1 for yes | 0 | at-least-nothing",
                "      Gamma, result 2023 | -5 tkr | difference",
                "        Gamma, revenue 2023 | 0 tkr | input | areas.c.revenue.2023",
                "        Gamma, cost 2023 | 5 tkr | input | areas.c.cost.2023",
                "  percent of the whole | 100 | count",
            ],
        ),
        (
            "investment_deviation.2023",
            [
                "what the frame of investments leaves or lacks, in % of it 2023"
                " | 33.333333 % | product",
                "  ratio 2023 | 0.333333 | ratio",
                "    amount 2023 without its sign | 15 tkr | size",
                "      investment frame 2023 less the investments | -15 tkr | difference",
                "        investment frame 2023 | 45 tkr | input | investments.frame.values.2023",
                "        x 2023 | 60 tkr | input | investments.lines.x.values.2023",
                "    investment frame 2023 | 45 tkr | input | investments.frame.values.2023",
                "  percent of the whole | 100 | count",
            ],
        ),
    ],
)
def test_the_words_of_each_step_say_what_it_is_of(name: str, steps: list[str]) -> None:
    assert told(explained(project(budget_of(SMALL)), f"indicators.{name}")) == steps


def test_an_area_may_be_called_as_they_are_or_as_what_they_are_of() -> None:
    text = SMALL.replace("  a: {name: Alpha", "  indicators: {name: Alpha")
    projection = project(budget_of(text.replace("  b: {name", "  investments: {name")))
    assert value(projection, "indicators.areas_in_balance.2024") == 100
    assert value(projection, "areas.indicators.cost.2023") == 60
    assert value(projection, "indicators.cost.2023") == 60
    assert value(projection, "indicators.largest_share.2023") == 80


def test_without_goals_they_are_figures_as_well_but_not_listed() -> None:
    projection = project(budget_of(SMALL.replace("goals:", "# goals:")))
    assert not [name for name in row_names(projection) if name.startswith("indicators.")]
    assert value(projection, "indicators.largest_share.2023") == 80
