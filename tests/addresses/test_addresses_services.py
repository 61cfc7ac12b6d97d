"""The figures of services by their addresses, and the values that they are explained as."""

from decimal import Decimal

import pytest
from conftest import budget_of
from explained import beneath, explained, six, value
from texts import AREAS, HEAD, PART, PRICED, RATED

from vssbudget.addresses import Figure, figure_at, no_such_figure, row_at, row_names
from vssbudget.calculation.explanation import inputs
from vssbudget.projection import Projection, project
from vssbudget.projection.pricing import price_case
from vssbudget.wording import Message


def priced(area: str = PRICED) -> Projection:
    return project(budget_of(f"{HEAD}  a: {{{area}}}\n"))


OF_TWO = (
    "services: {s: {volume: cases, revenue: {2023: 100}, parts: {one: {cost: {2023: 100}, "
    "index: wage}}}, t: {revenue: {2023: 50}, parts: {one: {cost: {2023: 20}, index: wage}}}}"
)


@pytest.mark.parametrize(
    ("area", "address", "figure"),
    [
        # 110 and 20 · 1.03 · 1.2 = 24.72 of 120 cases; rounded down to two steps of 0.5
        (PRICED, "a.s.self_cost_price.2024", "1.122667"),
        (PRICED, "a.s.stepped_price.2024", "1"),
        # 1 · 120 = 120 of the 134.72 that it costs, 135
        (PRICED, "a.s.step_result.2024", "-15"),
        # of 20 at 3 % wages add 0.6, which is 0.6 % of 100
        (PRICED, "a.s.self_cost_change.wage.2024", "0.6"),
        # 20 · 1.03 · 1 · 0.2 = 4.12, and 134.72 / 1.2 − 134.72 = −22.453333…, of 100
        (PRICED, "a.s.self_cost_change.volume.2024", "-18.333333"),
        # of two parts each adds its own: 3 and 0.6
        (PRICED.replace("index: price", "index: wage"), "a.s.self_cost_change.wage.2024", "3.6"),
        # 3 · 1.2 and 0.6 of what they paid at the volume of the year, 100 · 1.2 and 50
        (OF_TWO, "a.self_cost_change.wage.2024", "2.470588"),
        # both follow 1 % in the base year
        (OF_TWO, "a.self_cost_change.wage.2023", "1"),
    ],
)
def test_a_figure_of_a_service_is_explained_as_it_is_shown(
    area: str, address: str, figure: str
) -> None:
    projection = priced(area)
    shown = figure_at(projection, address)
    assert shown is not None
    assert six(shown.value) == value(projection, address) == Decimal(figure)


def test_what_rates_of_the_base_year_make_of_parts_is_weighed_by_what_they_cost() -> None:
    """Half of 100 and all of 50 follow 4 %: 400 / 150; the other half of 100 2 %: 100 / 150.

    A quarter of 4 % and three of 2 % are 1 and 1.5.
    """
    projection = project(budget_of(RATED))
    for address, figure in (
        ("a.s.self_cost_change.2023", "3.333333"),
        ("a.s.self_cost_change.price.2023", "2.666667"),
        ("a.s.self_cost_change.wage.2023", "0.666666"),
        ("a.t.self_cost_change.2023", "2.5"),
        ("a.t.self_cost_change.price.2023", "1"),
    ):
        assert value(projection, address) == Decimal(figure)


def test_of_nothing_returned_the_result_of_a_price_is_the_result_alone() -> None:
    area = (
        "carry_over: {within: 2, returned: {2024: 0}}, services: {s: {revenue: {2023: 9, 2024: 9},"
    )
    projection = priced(f"{area} parts: {{all: {{{PART}}}}}}}}}")
    for key in ("a", "a.s"):
        result = figure_at(projection, f"{key}.result.2024")
        assert result == figure_at(projection, f"{key}.price_result.2024")


def test_prices_that_cancel_each_other_out_have_no_change() -> None:
    projection = project(
        budget_of(f"{HEAD}  a: {{{AREAS['what is paid per unit comes to nothing']}}}\n")
    )
    assert [2024 in prices for prices in price_case(projection).values()] == [False, True, True]


def test_the_step_of_the_file_holds_where_a_service_has_none() -> None:
    text = (
        f"{HEAD}  a: {{{PRICED.replace('price_step: 0.5, ', '')}}}\n"
        "price_unit: {name: kr, per: 1000, step: 10}\n"
    )
    projection = project(budget_of(text))
    steps = explained(projection, "a.s.stepped_price.2024")
    assert (str(steps[-1].value), steps[-1].unit) == ("1120", "kr")
    assert ("price_unit", "step") in [each.path for each in inputs(steps)]


@pytest.mark.parametrize(
    ("area", "names"),
    [
        (PRICED, ["self_cost_price", "stepped_price", "step_result"]),
        (PRICED.replace("price_step: 0.5, ", ""), ["self_cost_price"]),
        (AREAS["a price change without a volume"], []),
    ],
)
def test_a_service_has_the_unit_prices_that_its_volume_and_step_allow(
    area: str, names: list[str]
) -> None:
    projection = priced(area)
    every = ["self_cost_price", "stepped_price", "step_result"]
    assert [each for each in every if row_at(projection, f"a.s.{each}")] == names
    assert [each for each in every if f"a.s.{each}" in row_names(projection)] == names
    assert row_at(projection, "a.self_cost_price") is None


def test_what_a_price_leaves_is_the_result_and_what_is_returned_of_earlier_ones() -> None:
    """Revenues of 102 and 49 for costs of 100 leave 2 and −51; of 4 returned each has 2."""
    returns = "carry_over: {within: 1, returned: {2024: 4}}"
    part = "parts: {p: {cost: {2023: 100}, step: 0}}"
    projection = project(
        budget_of(
            f"{HEAD}  a: {{{returns}, cost: {{2023: 100}}, revenue: {{2023: 100}}, step: 0,\n"
            "    price_change: {2024: -2, 2025: 1}}\n"
            f"  b: {{{returns}, services: {{\n"
            f"    s: {{revenue: {{2023: 100}}, price_change: {{2024: 2}}, {part}}},\n"
            f"    t: {{revenue: {{2023: 50}}, price_change: {{2024: -2}}, {part}}}}}}}\n"
        )
    )
    left, returned = beneath(explained(projection, "b.s.price_result.2024"))
    assert f"{left.value} {returned.value} {returned.how}" == "2 2 allotted"
    for name, result in (("a", 2), ("b.s", 4), ("b.t", -49), ("b", -45)):
        assert figure_at(projection, f"{name}.price_result.2024") == Figure(Decimal(result), True)
        assert value(projection, f"{name}.price_result.2024") == result
    step = explained(projection, "b.price_result.2024")[-1]
    assert (str(step.name), step.unit) == ("b, result 2024 that the price leaves", "tkr")
    assert figure_at(projection, "a.price_result.2025") == Figure(Decimal(-1), True)
    assert figure_at(projection, "a.price_result.2026") is None
    assert figure_at(projection, "b.s.price_result.2025") is None


@pytest.mark.parametrize("name", ["a.s.self_cost_change.wge", "areas.a.s.self_cost_change.wge"])
def test_a_misspelt_cause_is_told_with_the_nearest(name: str) -> None:
    _, fix = no_such_figure(priced(), f"{name}.2024")
    assert fix == Message("write-text", text="a.s.self_cost_change.wage.2024")
