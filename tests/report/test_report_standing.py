"""How a budget stands, in one line, whatever the rules of the balance found."""

from collections.abc import Callable
from pathlib import Path

from conftest import SHIPPED, Run, budget_of

from vssbudget.amounts import Year
from vssbudget.findings import Finding, Judgement
from vssbudget.views.standing import standing
from vssbudget.wording import Message


def test_a_finding_without_an_amount_is_told_with_its_rule() -> None:
    finding = Finding(
        rule="missing",
        message=Message("notes"),
        fix=None,
        path=("areas", "hr", "cost", "2023"),
        area="hr",
        year=Year(2023),
    )
    budget = budget_of(SHIPPED.read_text("utf-8"))
    assert str(standing([Judgement("missing", (finding,))], budget)) == (
        "not in balance: Verksamhetsområde HR 2023 (missing)"
    )


def test_a_cost_without_a_revenue_is_told_by_the_name_of_its_rule(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    text = (
        "title: T\nunit: tkr\nyears: {budget: [2025]}\nareas:\n"
        "  a: {name: A, cost: {2025: 5}, revenue: {2025: 5}}\n  b: {name: B, cost: {2025: 9}}\n"
    )
    first = run("project", budget_file(text)).out.partition("\n")[0]
    assert first == "T: not in balance: B 2025 (missing-revenue)"


def test_where_nothing_was_tested_it_says_so(run: Run, budget_file: Callable[[str], Path]) -> None:
    text = (
        "title: T\nunit: tkr\nyears: {actual: [2025]}\n"
        "areas: {a: {cost: {2025: 5}, revenue: {2025: 6}}}\n"
    )
    exempt = text.replace("revenue", "balance: none, reason: Tax, revenue")
    for each in (text, exempt.replace("actual", "budget")):
        first = run("project", budget_file(each)).out.partition("\n")[0]
        assert first == "T: balance not tested, no year has a revenue to hold against its cost"
