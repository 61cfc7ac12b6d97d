"""Sums that foot, investments, rates, and what was printed."""

from decimal import Decimal

import pytest
from conftest import budget_of

from vssbudget.amounts import Percent, Year
from vssbudget.projection import RateChange, project, rates_in_force

HEAD = """
title: Small
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024, 2025]}
indices: {price: {2023: 9, 2024: 10, 2025: 10}, wage: {2024: 1, 2025: 2}}
"""


def test_a_total_is_the_sum_of_the_rounded_rows_beneath_it() -> None:
    rows = "".join(
        f"  {key}: {{cost: {{2023: 5}}, revenue: {{2023: 4}}, index: price}}\n" for key in "abc"
    )
    total = project(budget_of(f"{HEAD}areas:\n{rows}")).total
    assert total.cost == (None, 15, 18, 18)
    assert total.revenue == (None, 12, 18, 18)
    assert total.result == (None, -3, 0, 0)


@pytest.mark.parametrize(
    ("a", "b", "cost", "revenue", "result"),
    [
        ("cost: {2022: 1, 2023: 2}", "cost: {2022: 3, 2023: 4}", (4, 6), (None, None), (None,) * 2),
        (  # a row with nothing at all in a year is no hole in that year's sum
            "cost: {2022: 1, 2023: 2}, revenue: {2022: 1, 2023: 2}",
            "cost: {2023: 4}, revenue: {2023: 4}",
            (1, 6),
            (1, 6),
            (0, 0),
        ),
        (  # a cost without its revenue is one
            "cost: {2022: 1, 2023: 2}, revenue: {2022: 1, 2023: 2}",
            "cost: {2022: 3, 2023: 4}, revenue: {2023: 4}",
            (4, 6),
            (None, 6),
            (None, 0),
        ),
        (
            "cost: {2022: 1, 2023: 2}, revenue: {2022: 1, 2023: 2}",
            "cost: {2023: 4}, revenue: {2022: 3, 2023: 4}",
            (None, 6),
            (4, 6),
            (None, 0),
        ),
    ],
)
def test_a_year_in_which_a_row_is_missing_has_no_total(
    a: str,
    b: str,
    cost: tuple[int | None, ...],
    revenue: tuple[int | None, ...],
    result: tuple[int | None, ...],
) -> None:
    text = f"{HEAD}areas: {{a: {{{a}, step: 0}}, b: {{{b}, step: 0}}}}\n"
    total = project(budget_of(text)).total
    assert total.cost[:2] == cost
    assert total.revenue[:2] == revenue
    assert total.result[:2] == result


def test_investments_are_summed_and_stand_beside_their_frame() -> None:
    text = (
        f"{HEAD}areas: {{}}\n"
        "investments:\n"
        "  lines:\n"
        "    it: {name: Datorer, values: {2023: 10, 2024: 20}}\n"
        "    rest: {2023: -3, 2025: 0}\n"
        "  frame: {2023: 8, 2024: 9}\n"
    )
    plan = project(budget_of(text)).investments
    assert plan is not None
    assert plan.names == {"it": "Datorer", "rest": "rest"}
    assert plan.lines == {"it": (None, 10, 20, None), "rest": (None, -3, None, 0)}
    assert plan.total == (None, 7, 20, 0)
    assert plan.frame == (None, 8, 9, None)


def test_investments_without_a_frame_have_none() -> None:
    text = f"{HEAD}areas: {{}}\ninvestments: {{lines: {{it: {{2023: 10}}}}}}\n"
    plan = project(budget_of(text)).investments
    assert plan is not None
    assert plan.frame == (None,) * 4


def test_a_budget_without_investments_has_no_table_of_them() -> None:
    assert project(budget_of(f"{HEAD}areas: {{}}\n")).investments is None


def test_a_budget_without_areas_has_no_totals() -> None:
    total = project(budget_of(f"{HEAD}areas: {{}}\n")).total
    assert total.cost == total.revenue == total.result == (None,) * 4


def test_investments_without_lines_have_no_sum() -> None:
    text = f"{HEAD}areas: {{}}\ninvestments: {{lines: {{}}, frame: {{2023: 8}}}}\n"
    plan = project(budget_of(text)).investments
    assert plan is not None
    assert plan.total == (None,) * 4
    assert plan.frame == (None, 8, None, None)


def test_printed_rows_are_held_against_calculated_ones() -> None:
    text = (
        f"{HEAD}areas: {{a: {{name: Aa, cost: {{2023: 100}}, revenue: {{2023: 90}}, step: 5}}}}\n"
        "investments: {lines: {it: {2023: 10, 2024: 10}}}\n"
        "published:\n"
        "  cost: {a: {2022: 1, 2023: 101, 2024: 105}, total: {2024: 100}}\n"
        "  revenue: {total: {2023: 91}}\n"
        "  result: {a: {2023: -9}}\n"
        "  investments: {it: {2023: 9}, total: {2024: 11}, income: {2023: 4}}\n"
    )
    nothing = (None,) * 4
    shown = [
        (row.measure, row.row, row.printed, row.difference)
        for row in project(budget_of(text)).published
    ]
    assert shown == [
        ("cost", "a", (1, 101, 105, None), (None, 1, 0, None)),
        ("cost", "total", (None, None, 100, None), (None, None, -5, None)),
        ("revenue", "total", (None, 91, None, None), (None, 1, None, None)),
        ("result", "a", (None, -9, None, None), (None, 1, None, None)),
        ("investments", "it", (None, 9, None, None), (None, -1, None, None)),
        ("investments", "total", (None, None, 11, None), (None, None, 1, None)),
        ("investments", "income", (None, 4, None, None), nothing),
    ]


def test_printed_investments_without_a_plan_have_nothing_to_be_held_against() -> None:
    text = f"{HEAD}areas: {{}}\npublished: {{investments: {{total: {{2023: 9}}}}}}\n"
    (row,) = project(budget_of(text)).published
    assert (row.row, row.printed) == ("total", (None, 9, None, None))
    assert row.difference == (None,) * 4


def change(index: str, year: int | None, rate: str) -> RateChange:
    """Ask for a rate."""
    return RateChange(index, None if year is None else Year(year), Percent(Decimal(rate)))


@pytest.mark.parametrize(
    ("changes", "rates"),
    [
        ([], ("10", "10", "1", "2")),
        ([change("price", None, "3")], ("3", "3", "1", "2")),
        ([change("price", 2025, "3")], ("10", "3", "1", "2")),
        ([change("price", 2025, "3"), change("price", None, "4")], ("4", "3", "1", "2")),
        ([change("price", None, "4"), change("price", 2024, "3")], ("3", "4", "1", "2")),
        ([change("price", None, "4"), change("price", None, "5")], ("5", "5", "1", "2")),
        ([change("price", 2024, "4"), change("price", 2024, "5")], ("5", "10", "1", "2")),
        ([change("wage", None, "0"), change("price", 2024, "5")], ("5", "10", "0", "0")),
    ],
)
def test_a_year_goes_on_top_of_all_years_and_the_later_of_two_wins(
    changes: list[RateChange], rates: tuple[str, ...]
) -> None:
    table = rates_in_force(budget_of(f"{HEAD}areas: {{}}\n"), changes)
    assert list(table) == ["price", "wage"]
    assert [list(row) for row in table.values()] == [[2024, 2025]] * 2
    assert tuple(str(rate) for row in table.values() for rate in row.values()) == rates


def test_a_rate_for_an_index_that_is_not_there_is_no_small_matter() -> None:
    with pytest.raises(KeyError):
        rates_in_force(budget_of(f"{HEAD}areas: {{}}\n"), [change("food", None, "1")])


def test_the_rates_asked_for_move_the_plan_and_the_files_own_do_not() -> None:
    budget = budget_of(f"{HEAD}areas: {{a: {{cost: {{2023: 100}}, index: price}}}}\n")
    table = rates_in_force(budget, [change("price", 2025, "0")])
    assert project(budget, table).areas[0].cost == (None, 100, 110, 110)
    assert project(budget, table).rates is table
    assert project(budget).areas[0].cost == (None, 100, 110, 121)


def test_an_area_without_a_name_is_called_by_its_key() -> None:
    text = f"{HEAD}areas: {{a: {{kind: support, cost: {{2023: 1}}, step: 0}}}}\n"
    (area,) = project(budget_of(text)).areas
    assert (area.key, area.name, area.kind) == ("a", "a", "support")
