"""What the causes of a row add is the whole of its change, and each operation leaves gaps alone."""

import sys
from decimal import Decimal, localcontext

import pytest
from conftest import REPOSITORY, budget_of

from vssbudget.amounts import EXACT, TooLarge
from vssbudget.calculation.readings import Moves, Numbers
from vssbudget.formulas.algebra import Moving, Operation, Row, Several
from vssbudget.formulas.operations import (
    CHANGE,
    FOLLOWED,
    FOLLOWED_IN_STEPS,
    SUM,
    TOTAL,
    Carried,
    InProportion,
    Joined,
    Laid,
    Scaled,
    Stepped,
    Within,
)
from vssbudget.formulas.sellers import Sellers
from vssbudget.formulas.sheet import Sheet
from vssbudget.loader.tree import plant
from vssbudget.model import read
from vssbudget.projection import project

sys.path.append(str(REPOSITORY / "bench"))
from drawn import text_of

LEAST = Decimal("1e-25")


def row(*figures: str | int | None) -> Row:
    return tuple([None if each is None else Decimal(each) for each in figures])


def moved(line: Moving[Row], at: int) -> Decimal:
    return sum([each[at] or Decimal(0) for each in line.by.values()], Decimal(0))


@pytest.mark.parametrize("number", range(60))
def test_the_causes_of_a_cost_and_of_a_price_add_up_to_its_change(number: int) -> None:
    budget, _ = read(plant(text_of(number)).tree)
    if budget is None:  # a few do not go together
        return
    projection = project(budget)
    formulas = Sellers(Sheet(Moves(Numbers()), budget, projection.rates))
    borne = {
        key: {cause: Moving(figures, {}) for cause, figures in each.items()}
        for key, each in projection.borne.items()
    }
    with localcontext(EXACT):
        for key, area in budget.areas.items():
            sellers = (
                formulas.services(key, borne)
                if area.services
                else {"": formulas.area(key, borne.get(key, {}))}
            )
            for seller in sellers.values():
                cost, target = seller.cost, formulas.target(seller)
                change = formulas.self_cost_change(target)
                for at in range(1, len(cost.row)):
                    now, was, percent = cost.row[at], cost.row[at - 1], change.row[at]
                    assert now is not None
                    assert was is not None
                    assert abs(moved(cost, at) - (now - was)) < LEAST
                    assert percent is None or abs(moved(change, at) - percent) < LEAST * 10**12
            targets = [formulas.target(each) for each in sellers.values()]
            together = formulas.self_cost_together(sellers, targets)
            for at, percent in enumerate(together.row):
                assert percent is None or abs(moved(together, at) - percent) < LEAST * 10**12


def test_an_amount_agreed_for_a_service_stands_and_is_shared_as_its_parts_would_have_been() -> None:
    """Without it 1 100 and 100, of which 600 gives 550 and 50; from there 605 and 50."""
    budget = budget_of("""
title: T
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices: {price: {2024: 10, 2025: 10}}
areas:
  a:
    services:
      s:
        agreement: {amounts: {2024: 600}}
        parts: {p: {cost: {2023: 1000}, index: price}, q: {cost: {2023: 100}, step: 0}}
""")
    with localcontext(EXACT):
        formulas = Sellers(Sheet(Numbers(), budget, project(budget).rates))
        p, q = formulas.parts("a", "s")
        assert (p.row, q.row) == (row(1000, 550, 605), row(100, 50, 50))
        assert (p.starts, q.starts) == ({2023, 2024}, {2023, 2024})


@pytest.mark.parametrize(
    ("given", "known"),
    [
        (SUM.values(row(1, None, 3), row(1, None, None)), row(2, None, 3)),
        (SUM.values(row(None, 1), row(None, 2)), row(None, 3)),
        (TOTAL.values(row(1, 2), row(None, 2)), row(None, 4)),
        (CHANGE.values(row(None, 3, 3), row(1, 0, 2)), row(None, None, 50)),
        (Carried(1, ("p",)).values(row(9, 2, 9), row(None, 7, 3)), row(None, 2, 6)),
        (Carried(0, ()).values(row(2, 2, 2)), row(2, 2, 2)),
        (Scaled(1, 2).values(row(0, 5, 0), row(1, 2, 3)), row(None, 10, None)),
        (Scaled(0).values(row(5, 0), row(None, 3)), row(None, 15)),
        (Stepped(1).values(row(4, 4, 4)), row(None, 0, 4)),
        (Stepped(0, 2).values(row(4, 4, 4)), row(0, 4, None)),
        (Within(1, None).values(row(1, 2, 3)), row(None, 2, 3)),
        (Laid(((1, 2),)).values(row(1, 2, 3)), row(None, 2, None)),
        (Joined((0, 2), ("", "")).values(row(1, 2, 3), row(4, 5, 6)), row(1, 2, 6)),
        (FOLLOWED.values(row(None, None), row(1, 2)), row(None, 2)),
        (FOLLOWED.values(row(8, None, 5), row(1, 2, 3), row(None, 2, None)), row(8, 16, 5)),
        (InProportion(1).rows(row(0, 9), row(1, 1), row(1, 2))[0], row(None, 3)),
        (InProportion(1).rows(row(0, 9), row(1, 1), row(1, 2))[1], row(None, 6)),
        (
            FOLLOWED_IN_STEPS.values(
                row(900, None), row(0, 0), row(None, "1.027"), row(1, 2), row(10, 10), row(1, 1)
            ),
            row(900, 1840),
        ),
    ],
)
def test_an_operation_gives_what_it_says_and_passes_gaps_on(given: Row, known: Row) -> None:
    """900 · 1.027 = 924.3, of which the nearest ten is 920: twice that at two units."""
    assert given == known


def test_what_becomes_more_than_an_amount_can_be_is_told() -> None:
    with pytest.raises(TooLarge):
        Carried(0, ("p",)).values(row(1, 1, 1), row(1, 10**16, 10**16))


def test_an_operation_has_to_say_what_it_gives_and_what_it_reads() -> None:
    for work in (Operation().values, Several().rows):
        with pytest.raises(NotImplementedError):
            work(row(1))
    with pytest.raises(NotImplementedError):
        Operation().reads(0, row(1))
    with pytest.raises(NotImplementedError):
        Several().reads(0, 0, [row(1)])
