"""What was agreed for the base year: why the price changed, in place of what its rates give."""

import sys
from collections.abc import Iterator
from decimal import Decimal, localcontext

import pytest
from conftest import REPOSITORY, budget_of
from recomputed import every, recomputed

from vssbudget.amounts import EXACT, Year
from vssbudget.calculation.figures import Figures
from vssbudget.calculation.tree import Tree
from vssbudget.formulas.sheet import Sheet
from vssbudget.loader.tree import plant
from vssbudget.model import Budget
from vssbudget.model import read as read_tree
from vssbudget.projection import Projection, project
from vssbudget.projection.pricing import base_change, base_rates, price_case
from vssbudget.projection.rates import rates_in_force

sys.path.append(str(REPOSITORY / "bench"))
from drawn import text_of

HEAD = """
title: Small
unit: tkr
years: {actual: [2021, 2022], budget: [2023], plan: [2024, 2025]}
indices: {price: {2023: 2, 2024: 10, 2025: 10}, wage: {2023: 3, 2024: 5, 2025: 5}}
"""
SERVICES = (
    "  a: {%s services: {s: {%s revenue: {2023: 1000}, parts: {"
    "p: {cost: {2023: 600}, index: price}, q: {cost: {2023: 400}, shares: {price: 0.5, wage: 0.5}%s"
    "}}}, t: {revenue: {2023: 1000}, parts: {p: {cost: {2023: 1000}, index: price}}}}}\n"
)


def read(areas: str) -> Projection:
    return project(budget_of(f"{HEAD}areas:\n{areas}"))


def parts(projection: Projection, key: str) -> dict[str, Decimal]:
    """Give what the change of the base year is made of, to six decimals."""
    with localcontext(EXACT):
        change = base_change(base_rates(projection), key)
    assert change is not None
    assert change.change == sum(change.add)
    return {name: Decimal(each) for name, each in change.shown[1].items()}


def test_an_agreed_rate_is_the_change_of_the_base_year_in_place_of_its_indices() -> None:
    area = "  a: {cost: {2023: 100}, revenue: {2023: 100}, shares: {wage: 0.5, price: 0.5}%s}\n"
    without, agreed = read(area % ""), read(area % ", agreement: {2023: 11.3}")
    assert parts(without, "a") == {"wage": Decimal("1.5"), "price": 1}
    assert parts(agreed, "a") == {"agreement": Decimal("11.3")}
    assert agreed.figures == without.figures
    later = [price_case(each)["a"][Year(2024)] for each in (agreed, without)]
    assert later[0].shown == later[1].shown


def test_a_rate_of_another_year_before_the_plan_changes_nothing_that_is_shown() -> None:
    area = "  a: {cost: {2022: 90, 2023: 100}, revenue: {2023: 100}, index: price%s}\n"
    without, agreed = read(area % ""), read(area % ", agreement: {2022: 5, 2024: 10}")
    assert parts(agreed, "a") == parts(without, "a") == {"price": 2}
    assert agreed.figures == without.figures


def test_what_has_no_rate_of_the_year_has_one_that_is_agreed() -> None:
    """An index without a rate of 2023 leaves nothing; agreed in its place, it is not asked."""
    head = HEAD.replace("2023: 2, ", "")
    area = "areas:\n  a: {cost: {2023: 100}, revenue: {2023: 100}, index: price%s}\n"
    assert base_change(base_rates(project(budget_of(head + area % ""))), "a") is None
    agreed = project(budget_of(head + area % ", agreement: {2023: -1.5}"))
    assert parts(agreed, "a") == {"agreement": Decimal("-1.5")}


def test_only_the_parts_under_an_agreement_have_it_by_their_weight() -> None:
    """600 at 2 % is 1.2 of 1 000; 400 at 11.3 % is 4.52; of 2 000 with t it is half, and 1 of t."""
    projection = read(SERVICES % ("", "", ", agreement: {2023: 11.3}"))
    assert parts(projection, "a.s") == {"price": Decimal("1.2"), "agreement": Decimal("4.52")}
    assert parts(projection, "a.t") == {"price": 2}
    assert parts(projection, "a") == {"price": Decimal("1.6"), "agreement": Decimal("2.26")}


def test_the_closest_agreement_wins_as_in_plan_years() -> None:
    """p: 600 at 4 % is 2.4 of 1 000, q: 400 at 1 % is 0.4; t: 1 000 at 5 %."""
    deals = ("agreement: {2023: 5},", "agreement: {2023: 4},", ", agreement: {2023: 1}")
    projection = read(SERVICES % deals)
    assert parts(projection, "a.s") == {"agreement": Decimal("2.8")}
    assert parts(projection, "a.t") == {"agreement": 5}
    assert parts(projection, "a") == {"agreement": Decimal("3.9")}


def test_an_agreed_price_is_the_whole_change_whatever_is_agreed_within() -> None:
    """s: 1 000 at 7 %, t: 1 000 at 5 %, which its area has agreed."""
    deals = ("agreement: {2023: 5},", "agreement: {price_change: {2023: 7}},", "")
    projection = read(SERVICES % deals)
    assert parts(projection, "a.s") == {"agreement": 7}
    assert parts(projection, "a") == {"agreement": 6}
    area = (
        "  a: {cost: {2023: 100}, revenue: {2023: 100}, index: price, "
        "agreement: {rates: {2023: 4}, price_change: {2023: 7}}}\n"
    )
    assert parts(read(area), "a") == {"agreement": 7}


SHARED = """
pools: {k: {parts: {p: {cost: {2023: 100}, index: price}}, key: {shares: {a: 0.5, b.s: 0.5}}}}
"""


@pytest.mark.parametrize(
    ("agreement", "area", "service"),
    [
        # of the cost of an area 100 − 50 follow the rate; of a service 150 of 200
        ("rates: {2023: 10}", 5, Decimal("7.5")),
        # a price is of all the cost
        ("price_change: {2023: 10}", 10, 10),
    ],
)
def test_what_is_borne_follows_no_agreed_rate_but_an_agreed_price(
    agreement: str, area: Decimal, service: Decimal
) -> None:
    text = (
        "  a: {cost: {2023: 100}, revenue: {2023: 100}, index: price, agreement: {%s}}\n"
        "  b: {services: {s: {revenue: {2023: 200}, agreement: {%s}, "
        "parts: {p: {cost: {2023: 150}, index: price}}}}}\n"
    )
    projection = read(text % (agreement, agreement) + SHARED)
    assert parts(projection, "a") == {"agreement": area}
    assert parts(projection, "b.s") == {"agreement": service}
    assert parts(projection, "b") == {"agreement": service}


def test_an_index_may_be_called_agreement() -> None:
    text = (
        HEAD.replace("wage:", "agreement:")
        + "areas:\n"
        + (
            "  a: {services: {s: {revenue: {2023: 100}, parts: {p: {cost: {2023: 50}, "
            "index: agreement}, q: {cost: {2023: 50}, agreement: {2023: 4, 2024: 0, 2025: 0}}}}}}\n"
        )
    )
    found = parts(project(budget_of(text)), "a.s")
    assert found == {"agreement": Decimal("1.5"), "agreement_": 2}


@pytest.mark.parametrize(
    "areas",
    [
        SERVICES % ("", "", ", agreement: {2023: 11.3}"),
        SERVICES % ("agreement: {2023: 5},", "agreement: {2023: 4},", ", agreement: {2023: 1}"),
        SERVICES % ("agreement: {2023: 5},", "agreement: {price_change: {2023: 7, 2024: 1}},", ""),
    ],
)
def test_every_step_of_the_change_and_of_the_revenue_is_worked_out_of_those_beneath(
    areas: str,
) -> None:
    holds(budget_of(f"{HEAD}areas:\n{areas}"))


def drawn() -> Iterator[Budget]:
    """Give drawn budgets with agreements of the base year, or prices agreed for plan years."""
    for number in range(180):
        budget, _ = read_tree(plant(text_of(number)).tree)
        if budget is None or budget.pools:
            continue
        found = [area.agreement for area in budget.areas.values() if area.agreement]
        sold = [each for area in budget.areas.values() for each in area.services.values()]
        found += [each.agreement for each in sold if each.agreement]
        if any(Year(2023) in each.rates or each.price_change for each in found):
            yield budget


def test_drawn_budgets_have_such_agreements_and_every_step_of_theirs_holds_too() -> None:
    budgets = list(drawn())
    assert len(budgets) > 30
    for budget in budgets:
        holds(budget)


def holds(budget: Budget) -> None:
    """Work out every step of the changes of the base year and of the revenues anew."""
    case = price_case(project(budget))
    with localcontext(EXACT):
        figures = Figures(Sheet(Tree(), budget, rates_in_force(budget)))
        roots = []
        for key, prices in case.items():
            roots.append(figures.of(("areas", key, "revenue")))
            if (first := prices.get(Year(2023))) is None:
                continue
            row = figures.of(("areas", key, "self_cost_change"))
            change, parts = first.shown
            added = {
                cause: figures.of(("areas", key, "self_cost_change", cause)) for cause in parts
            }
            assert (row.values[0], {cause: each.values[0] for cause, each in added.items()}) == (
                change,
                parts,
            )
            roots += [row, *added.values()]
        for node in every(roots):
            for at, figure in enumerate(node.values):
                working = None if figure is None else node.reads(at)
                if working is not None:
                    assert recomputed(node, working) == figure, (node.name, at)
