"""Settings of the inputs of a workbook, and what the program projects under each."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from random import Random

from told import Change, Told, flat

from vssbudget.amounts import Percent, Year
from vssbudget.projection import Projection, RateChange, exact, project, rates_in_force
from vssbudget.report.workbook.given import Given

TENTHS = [Decimal(each) / 10 for each in range(20, 41)]
FACTORS = [Decimal(each) for each in ("0.5", "0.9", "1.01", "1.1", "2")]
BLOCKS = ("indices", "areas", "volumes", "investments", "pools", "published", "reserves")

Setting = tuple[Change, Projection]


def under(of: Told, price: Decimal, wage: Decimal) -> Projection:
    budget = of.contents.budget
    changes = [RateChange("price", None, Percent(price)), RateChange("wage", None, Percent(wage))]
    return project(budget, rates_in_force(budget, changes))


def has_half(projection: Projection) -> bool:
    """Whether a figure of a plan year is exactly a half before it is rounded."""
    return any(
        each % 1 == Decimal("0.5")
        for key in projection.budget.areas
        for each in exact(projection, key).cost
    )


def with_halves(of: Told) -> Iterator[tuple[Change, Projection]]:
    """Give the settings in tenths of 2 to 4 % in which a figure is exactly a half."""
    for price, wage in product(TENTHS, TENTHS):
        projection = under(of, price, wage)
        if has_half(projection):
            yield flat(of, {"price": price, "wage": wage}), projection


def drawn_changes(of: Told, count: int, seed: int) -> Iterator[tuple[Change, Projection]]:
    """Give other figures in some of the inputs, and what the program makes of the same."""
    dice, given = Random(seed), [each for each in of.inputs if each.path[0] in BLOCKS]
    while count and given:
        chosen = dice.sample(given, min(len(given), dice.choice([1, 1, 2, 5, 9])))
        change = {each: other for each in chosen if (other := _drawn(dice, each)) is not None}
        projection = of.projected(change)
        if change and projection is not None:
            count -= 1
            yield change, projection


def _drawn(dice: Random, given: Given) -> Decimal | None:
    if given.path[0] == "indices" and given.path[-2] == "rates":
        return Decimal(dice.randint(-30, 90)) / 10
    if given.path[-2] == "shares":
        return None
    places = max(0, -int(given.shown.as_tuple().exponent))
    return round(given.shown * dice.choice(FACTORS), places) or None


def rates_drawn(of: Told, count: int) -> Iterator[tuple[Change, Projection]]:
    """Give rates by year: below zero, at the edges, and any others."""
    dice, budget = Random(count), of.contents.budget
    rates = [each for each in of.inputs if each.path[0] == "indices"]
    plan = [each for each in rates if int(each.path[-1]) in budget.years.plan]
    drawn = [Decimal("-99"), Decimal("0"), Decimal("999"), Decimal("2.345678")]
    for _ in range(count):
        some = [*drawn, *(Decimal(dice.randint(-50, 99)) / 10 for _ in range(20))]
        change = {each: dice.choice(some) for each in plan}
        asked = [
            RateChange(each.path[1], Year(int(each.path[-1])), Percent(rate))
            for each, rate in change.items()
        ]
        yield change, project(budget, rates_in_force(budget, asked))
