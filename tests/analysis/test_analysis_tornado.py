"""Which inputs move a figure most."""

from decimal import Decimal

import pytest
from grounds import ground_at, ground_of, plainly

from vssbudget.analysis import tornado as module
from vssbudget.analysis.tornado import tornado

SMALL = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices: {price: {2024: 0, 2025: 10}, wage: {2024: 0, 2025: 0}}
volumes: {v: {2023: 10, 2024: 20, 2025: 20}}
investments: {lines: {l: {values: {2023: 100}, life: 4, residual: 1}}}
areas:
  a: {cost: {2023: 1000}, shares: {price: 1, wage: 0}, lasting: {2024: 100}}
  b: {cost: {2023: 100}, step: 0, volume: v, variable_share: 1}
"""


def test_each_input_is_moved_by_its_step_and_put_back() -> None:
    """As it is (1000 + 100) · 1.1 + 100 · 20/10 = 1410.

    A point more on the price is (1010 + 100) · 1.11 = 1232 for 1210, a percent of the cost 1221.
    The price cannot have a smaller share, for that of the wage is in no proportion.
    """
    found = tornado(ground_of(SMALL), "total.cost.2025")
    assert found is not None
    assert found.figure == 1410
    assert found.amount
    assert [(each.given.name, str(each.step), int(each.change)) for each in found.moved] == [
        ("rates.price", "1", 22),
        ("areas.a.cost.2023", "10", 11),
        ("volumes.v.values", "1", 2),
        ("areas.b.cost.2023", "1", 2),
        ("areas.b.step", "1", 2),
        ("areas.a.shares.wage", "0.01", -1),
        ("areas.a.lasting.2024", "1", 1),
        ("areas.b.variable_share", "-0.01", -1),
    ]
    assert all(each.figure == 1410 + each.change for each in found.moved)
    assert (found.without_effect, found.refused, found.untried) == (4, 1, 0)


def test_a_count_is_moved_by_one_and_an_amount_by_one_at_least() -> None:
    """Of 100 less 1 there are 75.25 left, over five years 80.2; of 100 less 2 there are 75.5."""
    found = tornado(ground_of(SMALL), "capital.l.depreciation.2024")
    assert found is not None
    assert plainly([(each.given.name, each.step, each.change) for each in found.moved]) == [
        ["investments.lines.l.life", "1", "-5"],
        ["investments.lines.l.residual", "1", "-1"],
    ]


def test_what_is_no_whole_amount_moves_by_as_much_as_programs_are_told() -> None:
    """The price changes by 2.5 %, and 3.1 % with a point more on 60 % of the cost."""
    found = tornado(ground_at(), "hr.price_change.2024")
    assert found is not None
    moved = {each.given.name: each.change for each in found.moved}
    assert (found.figure, found.amount, moved["rates.price"]) == (
        Decimal("2.5"),
        False,
        Decimal("0.6"),
    )


def test_what_the_file_does_not_let_be_moved_is_counted() -> None:
    text = SMALL.replace("{price: 1, wage: 0}", "{price: 1}").replace(
        "residual: 1", "residual: 100"
    )
    found = tornado(ground_of(text), "total.cost.2025")
    assert found is not None
    assert found.refused == 2


def test_what_grows_beyond_all_digits_is_counted() -> None:
    """10¹⁵ · 10¹⁵ is the most that an amount can be."""
    years = [*range(2024, 2039)]
    text = f"title: A\nunit: tkr\nyears: {{budget: [2023], plan: {years}}}\n"
    rates = ", ".join(f"{year}: 900" for year in years)
    area = "a: {cost: {2023: 999999999999999}, index: price}"
    found = tornado(
        ground_of(f"{text}indices: {{price: {{{rates}}}}}\nareas: {{{area}}}\n"), "a.cost.2038"
    )
    assert found is not None
    assert (found.refused, len(found.moved)) == (1, 1)


def test_what_leaves_no_figure_is_counted() -> None:
    """A cost of −1 and one more, or a step of one, is nothing, which changes by no percent."""
    text = "title: A\nunit: tkr\nyears: {budget: [2023], plan: [2024, 2025]}\n"
    area = "a: {signed: true, cost: {2023: -1}, revenue: {2023: 5}, step: 0}"
    found = tornado(ground_of(f"{text}areas: {{{area}}}\n"), "a.self_cost_change.2025")
    assert found is not None
    assert (found.without_effect, found.refused) == (1, 2)


def test_of_very_many_inputs_those_left_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    found = tornado(ground_of(SMALL), "total.cost.2025")
    assert found is not None
    assert [each.given.name for each in found.moved] == ["rates.price", "volumes.v.values"]
    assert (found.without_effect, found.untried) == (1, 10)


@pytest.mark.parametrize(("figures", "tried"), [(3 * 13 * 3, 3), (3 * 13 * 3 - 1, 2), (1, 1)])
def test_of_a_large_budget_as_many_are_tried_as_are_worked_out_in_time(
    monkeypatch: pytest.MonkeyPatch, figures: int, tried: int
) -> None:
    """There are 13 inputs and three years, so that each takes about 39 figures; one is tried."""
    monkeypatch.setattr(module, "_FIGURES", figures)
    found = tornado(ground_of(SMALL), "total.cost.2025")
    assert found is not None
    assert (len(found.moved) + found.without_effect, found.untried) == (tried, 13 - tried)


def test_no_figure_is_moved_by_nothing() -> None:
    assert tornado(ground_of(SMALL), "total.cost.2031") is None
