"""Printed subtotals: a group is held against what is in it, within what rounding explains."""

from decimal import Decimal

import pytest
from conftest import REPOSITORY, budget_of
from small import found, judged

from vssbudget.checks import RULES, check
from vssbudget.findings import Finding, Severity
from vssbudget.loader import choose, load
from vssbudget.projection import project

AREAS = """
areas:
  a: {name: Alpha, cost: {2022: 40, 2023: 105}, revenue: {2022: 45, 2023: 105}, index: price}
  b: {cost: {2022: 50, 2023: 204}, revenue: {2022: 50, 2023: 204}, index: price}
  c: {cost: {2022: 60, 2023: 300}, revenue: {2022: 61, 2023: 300}, step: 5}
groups:
  outer: {name: Outer, of: [inner, c]}
  inner: {name: Inner, of: [a, b]}
"""
HELSINKI = REPOSITORY / "examples" / "groups" / "helsinki2023.yaml"


def published(text: str) -> str:
    return f"{AREAS}published:\n  {text}\n"


def told(text: str, rule: str = "footing") -> list[tuple[str, Severity, int | None]]:
    return [(each.path[2], each.severity, each.amount) for each in judged(rule, text).findings]


def test_what_is_printed_of_a_group_is_held_against_its_areas() -> None:
    finding = found("footing", published("cost: {inner: {2023: 311}}"))
    assert str(finding.message) == (
        "2023, cost, Inner: printed 311 kr, but its 2 rows make 309 kr: 2 kr too much, "
        "and rounding explains at most 1.5 kr"
    )
    assert finding.path == ("published", "cost", "inner", "2023")
    assert finding.area is None
    assert str(finding.fix) == (
        "mend the row that is wrong, or record the difference, 2, under accepted with the reason; "
        "write 309 only if the document prints that"
    )


@pytest.mark.parametrize(
    ("printed", "severity"), [(307, Severity.ERROR), (308, Severity.NOTICE), (309, None)]
)
def test_what_rounding_explains_is_a_notice(printed: int, severity: Severity | None) -> None:
    findings = told(published(f"cost: {{inner: {{2023: {printed}}}}}"))
    assert findings == ([("inner", severity, printed - 309)] if severity else [])


def test_a_group_that_is_printed_is_one_row_of_what_it_stands_in() -> None:
    """The inner group is printed 4 too high, the outer one and the total are as those rows make."""
    text = published("cost: {inner: {2023: 313}, outer: {2023: 613}, total: {2023: 613}}")
    assert told(text) == [("inner", Severity.ERROR, 4)]


def test_the_rows_of_a_group_that_is_not_printed_are_those_beneath_it() -> None:
    finding = found("footing", published("cost: {a: {2023: 106}, total: {2023: 620}}"))
    assert str(finding.message) == (
        "2023, cost, total: printed 620 kr, but its 3 rows make 610 kr: 10 kr too much, "
        "and rounding explains at most 2 kr"
    )


def test_the_revenue_of_a_group_may_be_printed_as_its_cost_and_result() -> None:
    rows = "cost: {inner: {2023: 309}}, result: {inner: {2023: -1}}, revenue: {total: {2023: 608}}"
    assert told(f"{AREAS}published: {{{rows}}}\n") == [("inner", Severity.NOTICE, -1)]


def test_an_area_of_a_group_without_a_figure_is_named() -> None:
    text = published("cost: {inner: {2022: 40}}").replace(
        "2022: 50, 2023: 204}, rev", "2023: 1}, rev"
    )
    assert told(text) == []
    assert "without a figure of b its 1 row makes 40 kr" in str(
        found("footing", text.replace("inner: {2022: 40", "inner: {2022: 60")).message
    )


def test_a_group_of_the_plan_is_held_by_footing_alone_against_the_calculation() -> None:
    """In 2024 a and b are 115.5 and 224.4, rounded 116 and 224."""
    text = published("cost: {inner: {2024: 343}, b: {2024: 224}}")
    assert told(text) == [("inner", Severity.ERROR, 3)]
    assert told(text, "published-plan") == []
    assert judged("published-plan", text).judged == {2024: 1}


def test_a_rounded_base_adds_to_the_bound_of_a_group() -> None:
    """Of each area 0.5 · 1.1 and 0.5, and of the printed group 0.5: 2.6 in all."""
    rounded = published("cost: {inner: {2024: 342}}\n  rounded: base")
    finding = found("footing", rounded)
    assert finding.severity is Severity.NOTICE
    assert finding.message.values["bound"] == Decimal("2.6")
    assert told(rounded.replace("342", "343")) == [("inner", Severity.ERROR, 3)]


@pytest.mark.parametrize(("claimed", "severity"), [(342, Severity.NOTICE), (343, Severity.ERROR)])
def test_a_claim_may_be_about_a_group(claimed: int, severity: Severity) -> None:
    claim = f"claims: {{it: {{sum: groups.inner.cost.2024, equals: {claimed}, rounded: base}}}}\n"
    assert found("claim", AREAS + claim).severity is severity
    assert judged("claim", AREAS + claim.replace(str(claimed), "340")).findings == ()


def test_a_group_that_no_longer_follows_as_a_record_is_told_once() -> None:
    text = published("held: record\n  cost: {inner: {2023: 400, 2024: 500}}")
    finding = found("footing", text)
    assert str(finding.message) == (
        "cost, Inner: no longer as printed, printed minus what the file now has in kr: "
        "2023 91, 2024 160"
    )
    assert (finding.severity, finding.area) == (Severity.NOTICE, None)


def test_a_line_of_investments_may_be_called_as_a_group_is() -> None:
    lines = "investments: {lines: {inner: {2023: 5}}}\n"
    text = published("investments: {inner: {2023: 6}}") + lines
    assert told(text, "published-plan") == [("inner", Severity.ERROR, 1)]
    assert told(text) == []


def test_a_row_of_a_group_may_be_repeated() -> None:
    text = published("cost: {inner: {2023: 309}}")
    repeated = "repeated: [{of: published.cost.inner, values: {2023: 310}}]\n"
    assert str(found("same-figure", text + repeated).message) == (
        "cost, Inner 2023: this table prints 310, the other 309: a difference of 1"
    )


def findings_of_helsinki(edit: tuple[str, str] = ("", "")) -> list[Finding]:
    text = HELSINKI.read_text(encoding="utf-8").replace(*edit)
    judgements = check(project(budget_of(text)), RULES)
    return [each for judgement in judgements for each in judgement.findings]


def test_every_printed_subtotal_of_helsinki_holds_within_rounding() -> None:
    """Nine of fifteen are off by 1, none by more than its rows explain."""
    findings = findings_of_helsinki()
    assert {(each.rule, each.severity, abs(each.amount or 0)) for each in findings} == {
        ("footing", Severity.NOTICE, 1)
    }
    assert len(findings) == 9
    budget = load(choose(HELSINKI)).budget  # type: ignore[arg-type]
    assert budget is not None
    (footing,) = check(project(budget), ["footing"])
    assert footing.judged == dict.fromkeys(range(2021, 2026), 3)


def test_a_subtotal_of_helsinki_that_was_copied_wrong_is_found() -> None:
    findings = findings_of_helsinki(("2024: 1126511", "2024: 1125611"))
    (error,) = (each for each in findings if each.severity is Severity.ERROR)
    assert str(error.message) == (
        "2024, revenue, Toimintatulot: printed 1 125 611 × 1000 EUR, but its 4 rows make "
        "1 126 512 × 1000 EUR: 901 × 1000 EUR too little, and rounding explains at most "
        "2.5 × 1000 EUR"
    )


@pytest.mark.parametrize(
    ("groups", "twins"),
    [
        ("", 2),
        ("groups: {x: {of: [a, b]}, z: {of: c}}", 1),
        ("groups: {x: {of: a}, z: {of: b}}", 0),
    ],
)
def test_a_name_may_stand_again_in_another_group(groups: str, twins: int) -> None:
    """Without groups b and c are named as a is; each group may have one that is."""
    costs = ", ".join(f"{key}: {{name: Staff, cost: {{2023: 9}}, step: 0}}" for key in "abc")
    assert len(judged("implausible", f"areas: {{{costs}}}\n{groups}\n").findings) == twins
