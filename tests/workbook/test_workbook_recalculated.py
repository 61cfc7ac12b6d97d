"""A workbook recalculated by spreadsheets: every figure is what the program projects."""

import sys
from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from pathlib import Path
from random import Random

import pytest
from conftest import REPOSITORY

sys.path += [str(REPOSITORY / each) for each in ("bench", "tests/formulas", "tests/workbook")]

from copies import POISON, Pile
from drawn import text_of
from office import NEVER, OFFICE, figures
from pools_drawn import pools_text
from test_formulas_capital import text_of as capital_text
from told import Change, Told, flat, shipped, told, told_of

from vssbudget.amounts import Percent, Year
from vssbudget.loader import Source
from vssbudget.projection import Projection, RateChange, exact, project, rates_in_force
from vssbudget.report.workbook.given import Given

pytestmark = pytest.mark.skipif(not OFFICE, reason="LibreOffice (soffice) is not installed")

EXAMPLES = sorted((REPOSITORY / "examples").glob("*/*.yaml"))
TENTHS = [Decimal(each) / 10 for each in range(20, 41)]
SETTINGS = 1_000
DRAWN = 12
EACH = 6
FACTORS = [Decimal(each) for each in ("0.5", "0.9", "1.01", "1.1", "2")]
BLOCKS = ("indices", "areas", "volumes", "investments", "pools", "published", "reserves")


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


def test_what_was_written_is_shown_where_nothing_is_recalculated(tmp_path: Path) -> None:
    of = shipped()
    pile = Pile()
    pile.put(of.copies, {})
    assert POISON in {cell for row in figures(pile.book(), tmp_path, NEVER) for cell in row}
    assert POISON not in {cell for row in figures(pile.book(), tmp_path) for cell in row}


def test_every_figure_is_as_projected_under_a_thousand_settings(tmp_path: Path) -> None:
    of, pile = shipped(), Pile()
    cases = [*with_halves(of), *drawn_changes(of, 200, 1), *rates_drawn(of, 300)]
    halves = len(cases) - 500
    assert halves > 200
    put = [(pile.put(of.copies, of.setting(change)), projected) for change, projected in cases]
    every = [(of, base, projected) for base, projected in put]
    for number, file in enumerate(EXAMPLES):
        other = told(Source(file.name, file))
        assert other
        every += put_all(pile, other, drawn_changes(other, 20, number))
    every += list(drawn_budgets(pile))
    assert len(every) >= SETTINGS
    rows = figures(pile.book(), tmp_path)
    off = [each for of, base, projected in every for each in of.off(projected, rows, base)]
    assert off == []


def put_all(
    pile: Pile, of: Told, cases: Iterator[tuple[Change, Projection]]
) -> list[tuple[Told, int, Projection]]:
    """Put a budget under settings on a pile."""
    return [(of, pile.put(of.copies, of.setting(change)), then) for change, then in cases]


def drawn_budgets(pile: Pile) -> Iterator[tuple[Told, int, Projection]]:
    """Put drawn budgets on a pile: of all kinds, with pools, with capital cost."""
    for number in range(DRAWN):
        for text in (text_of(number), pools_text(number), capital_text(number)):
            if of := told_of(text):
                yield from put_all(pile, of, drawn_changes(of, EACH, number))
