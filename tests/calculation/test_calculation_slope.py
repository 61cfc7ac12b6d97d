"""How a figure moves with an input, and which input makes it what it has to be."""

import sys
from collections.abc import Iterator
from decimal import Decimal, localcontext
from operator import add, eq, ge, gt, lt, mul, sub, truediv
from typing import Any, cast

import pytest
from conftest import REPOSITORY, budget_of

from vssbudget.amounts import EXACT, Year
from vssbudget.calculation.readings import Numbers
from vssbudget.calculation.slope import Slope, Sloped, moved, solved
from vssbudget.findings import BudgetPath
from vssbudget.formulas.algebra import Row
from vssbudget.formulas.sellers import Sellers
from vssbudget.formulas.sheet import Sheet
from vssbudget.loader.tree import plant
from vssbudget.model import Budget, read
from vssbudget.projection import rates_in_force

sys.path.append(str(REPOSITORY / "bench"))
from drawn import text_of

SMALL = Decimal("1e-12")
DRAWN = 60


class Raised(Numbers):
    """The figures with one input raised."""

    def __init__(self, by: BudgetPath, step: Decimal) -> None:
        super().__init__()
        self.by, self.step = by, step

    def given(self, row: Row, path: BudgetPath, first: Year, *, held: bool = False) -> Row:
        moving = Slope(self.by).given(row, path, first, held=held)
        raised: list[Any] = list(moving)
        told = [each.value + self.step if isinstance(each, Sloped) else each for each in raised]
        return tuple(told)


def rows_of(numbers: Numbers, budget: Budget) -> Iterator[Row]:
    """Give what areas without services and services cost and are paid, unrounded."""
    sellers = Sellers(Sheet(numbers, budget, rates_in_force(budget)))
    for key, area in budget.areas.items():
        sold = sellers.services(key, {}) if area.services else {key: sellers.area(key, {})}
        for seller in sold.values():
            yield from (seller.cost, seller.paid, seller.revenue)


def inputs_of(budget: Budget) -> Iterator[BudgetPath]:
    """Name an input of each kind that there is."""
    first = str(budget.years.plan[0])
    yield from (("indices", index, "rates", first) for index in budget.indices)
    for key, area in budget.areas.items():
        yield from (("areas", key, "cost", str(year)) for year in area.cost)
        yield ("areas", key, "step")
        yield from (("areas", key, "lasting", str(year)) for year in area.lasting)
        yield from (("areas", key, "price_change", str(year)) for year in area.price_change)
        for name, service in area.services.items():
            path = ("areas", key, "services", name)
            yield from ((*path, "price", str(year)) for year in service.price)
            yield from ((*path, "parts", part, "variable_share") for part in service.parts)
    yield from (("volumes", name, "values", first) for name in budget.volumes)


@pytest.mark.no_cover
@pytest.mark.parametrize("number", range(DRAWN))
def test_the_slope_is_that_of_a_small_rise_and_straight_where_it_is_the_same_for_a_large_one(
    number: int,
) -> None:
    budget, _ = read(plant(text_of(number)).tree)
    if budget is None:
        return
    with localcontext(EXACT):
        for by in inputs_of(budget):
            try:
                sloped = list(rows_of(Slope(by), budget))
            except TypeError:  # a price that goes in steps, or what is shared in whole units
                continue
            now, near, far = (
                list(rows_of(Raised(by, step), budget)) for step in (Decimal(0), SMALL, Decimal(1))
            )
            for told, *known in zip(sloped, now, near, far, strict=True):
                for each, at, by_little, by_one in zip(told, *known, strict=True):
                    _holds(each, at, by_little, by_one)


def _holds(each: Any, at: Any, by_little: Any, by_one: Any) -> None:
    if not isinstance(each, Sloped):
        assert at == by_little == by_one == each
        return
    assert each.value == at
    assert abs((by_little - at) / SMALL - each.slope) <= abs(each.slope) * Decimal("1e-6") + SMALL
    if each.straight:
        assert abs(by_one - at - each.slope) < Decimal("1e-40")


@pytest.mark.parametrize("work", [add, sub, mul, truediv])
def test_a_number_with_a_slope_is_worked_with_as_any_other(work: Any) -> None:
    """Of 6x + 0 at 1 and 2: the slope of 6x · 2 is 12, that of 12 / 6x is −12 / 6x² = −2."""
    moving, still = Sloped(Decimal(6), Decimal(6)), Decimal(2)
    for one, other in ((moving, still), (still, moving), (moving, moving)):
        values = [each.value if isinstance(each, Sloped) else each for each in (one, other)]
        assert work(one, other).value == work(*values)
    slopes = {add: (6, 6, 12), sub: (6, -6, 0), mul: (12, 12, 72), truediv: (3, -2, 0)}
    told = [work(*pair).slope for pair in ((moving, still), (still, moving), (moving, moving))]
    assert told[:1] + told[2:] == [*slopes[work][:1], *slopes[work][2:]]
    assert work(moving, still).straight
    assert work(moving, moving).straight is (work in (add, sub))


def test_numbers_with_a_slope_are_compared_by_what_they_are() -> None:
    one, two = Sloped(Decimal(1), Decimal(9)), Sloped(Decimal(2), Decimal(0))
    assert [lt(one, two), gt(two, one), ge(two, one), gt(one, 1), ge(one, 1)] == [
        *(True, True, True, False, True)
    ]
    assert bool(one)
    assert not eq(one, two)
    assert not Sloped(Decimal(0), Decimal(1))


TEXT = """
title: Small
unit: tkr
years: {budget: [2023], plan: [2024]}
indices: {price: {rates: {2024: 10}}}
areas: {a: {cost: {2023: 200}, index: price}, b: {cost: {2023: 200}, step: 20}}
"""


def _cost(numbers: Numbers, key: str) -> Decimal | None:
    budget = budget_of(TEXT)
    return Sellers(Sheet(numbers, budget, rates_in_force(budget))).area(key, {}).cost[1]


@pytest.mark.parametrize(
    ("by", "start", "found"),
    [
        (("indices", "price", "rates", "2024"), 10, 15),
        (("areas", "a", "cost", "2023"), 200, Decimal(230) / Decimal("1.1")),
        (("areas", "a", "step"), 0, None),
        (("areas", "a", "cost", "2024"), 0, None),
        (("areas", "b", "step"), 20, 30),
    ],
)
def test_what_makes_a_figure_what_it_has_to_be(
    by: BudgetPath, start: int, found: Decimal | int | None
) -> None:
    """200 · 1.15 = 200 + 30 = 230; what stands nowhere moves nothing."""
    with localcontext(EXACT):
        told = solved(Decimal(start), _cost(Slope(by), "b" if by[1] == "b" else "a"), Decimal(230))
    assert (told is None) is (found is None)
    if told is not None:
        assert abs(told - Decimal(found or 0)) < Decimal("1e-20")


def test_what_a_figure_becomes_where_its_input_moves_is_on_its_line() -> None:
    """3 · 20 + 5, and by 2 more of the 20: 71."""
    figure = cast("Decimal", Sloped(Decimal(20), Decimal(1)) * 3 + 5)
    assert moved(figure, Decimal(2)) == 71
    assert solved(Decimal(20), figure, Decimal(71)) == 22
