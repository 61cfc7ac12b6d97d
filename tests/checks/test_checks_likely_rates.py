"""Where a cost follows rates that look like fractions, the cure points at them first."""

import re

from conftest import budget_of
from cures import errors

from vssbudget.amounts import Percent, Year
from vssbudget.checks import check
from vssbudget.projection import project, rates_in_force
from vssbudget.projection.rates import RateChange

HEAD = """
title: Small
unit: tkr
years: {budget: [2025], plan: [2026, 2027]}
indices:
  price: {name: Priser, rates: {2026: 2.1, 2027: 2.0}}
  wage: {name: Löner, rates: {2026: WAGE}}
areas:
"""
AREA = (
    "  a: {cost: {2025: 44900}, revenue: {2025: 44900}, shares: {price: 0.15, wage: 0.85}, "
    "price_change: {2026: 3.205}}\n"
)
SERVICE = (
    "  a: {services: {s: {revenue: {2025: 44900, 2026: 46339}, parts: {"
    "p: {cost: {2025: 38165}, index: wage}, q: {cost: {2025: 6735}, index: price}}}}}\n"
)


def fixes(areas: str, wage: str = "0.034, 2027: 0.033") -> list[str]:
    return [str(each.fix) for each in errors(HEAD.replace("WAGE", wage) + areas)]


def test_the_rates_are_told_before_the_price_and_mend_it() -> None:
    (fix,) = fixes(AREA)
    assert fix == (
        "if the rate 0.034 % of Löner is 3.4 % written as a fraction, write 2026: 3.4, 2027: 3.3 "
        "there; if not, write price_change 2026: 0.343, or bring the cost to 46 339 tkr"
    )
    told = re.search(r"write 2026: (.+) there", fix)
    assert told
    assert fixes(AREA, told[1]) == []
    assert fixes(SERVICE)[0].startswith("if the rate 0.034 % of Löner is 3.4 %")
    assert fixes(SERVICE, told[1]) == []


def test_rates_that_are_none_of_the_cost_or_of_later_years_are_no_cause() -> None:
    assert fixes(AREA.replace("price: 0.15, wage: 0.85", "price: 1"))[0].startswith("write ")
    assert fixes(AREA, "3.0, 2027: 0.033")[0].startswith("write ")
    past = "  a: {cost: {2025: 44900}, revenue: {2025: 44000}, index: wage}\n"
    assert fixes(past)[0].startswith("bring the revenue to ")


def test_rates_that_a_run_replaces_are_no_cause() -> None:
    budget = budget_of(HEAD.replace("WAGE", "0.034, 2027: 0.033") + AREA)
    change = RateChange("wage", Year(2026), Percent(budget.indices["price"].rates[Year(2026)]))
    projection = project(budget, rates_in_force(budget, [change]))
    (finding,) = check(projection, ["zero-result"])[0].findings
    assert str(finding.fix).startswith("write price_change")


def test_of_many_years_the_first_ones_are_told() -> None:
    plan = list(range(2026, 2034))
    rates = ", ".join(f"{year}: 0.03" for year in plan)
    text = (
        f"title: T\nunit: tkr\nyears: {{budget: [2025], plan: {plan}}}\n"
        f"indices: {{wage: {{{rates}}}}}\n"
        "areas: {a: {cost: {2025: 1000}, revenue: {2025: 1000}, index: wage, "
        "price_change: {2026: 3}}}\n"
    )
    (finding,) = errors(text)
    assert ("2030: 3, 2031: 3, … there; if not") in str(finding.fix)
