"""How a budget stands, in one line, whatever the rules of the balance found."""

from conftest import SHIPPED, budget_of

from vssbudget.amounts import Year
from vssbudget.findings import Finding, Judgement
from vssbudget.report.standing import standing
from vssbudget.wording import ENGLISH, Message


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
    assert standing([Judgement("missing", (finding,))], budget, ENGLISH) == (
        "not in balance: Verksamhetsområde HR 2023 (missing)"
    )
