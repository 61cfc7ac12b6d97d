"""Printed figures that are kept as a record: told once a row, and nothing turns red."""

import pytest
from conftest import SHIPPED, budget_of
from small import HEAD

from vssbudget.checks import RULES, check
from vssbudget.findings import Finding, Severity
from vssbudget.projection import project

TEXT = SHIPPED.read_text("utf-8")
DECIDED = TEXT.replace("2023: 33481}", "2023: 34000}")
"""Cost and revenue of HR are decided anew for 2023."""

KEPT = DECIDED.replace("\npublished:\n", "\npublished:\n  held: record\n")


def open_findings(text: str) -> list[Finding]:
    """Give what is found in a text and not accepted, but for the notices that are always there."""
    return [
        each
        for judgement in check(project(budget_of(text)), RULES)
        for each in judgement.findings
        if each.accepted is None and each.rule in ("footing", "published-plan", "implied-share")
        if "within the" not in str(each.message)
    ]


def test_a_decided_change_turns_printed_figures_red_that_bind() -> None:
    found = open_findings(DECIDED)
    assert [each.rule for each in found].count("published-plan") == 5
    assert {each.severity for each in found} == {Severity.ERROR}


def test_of_a_record_each_row_is_told_once_with_the_years_and_amounts() -> None:
    found = open_findings(KEPT)
    assert {each.severity for each in found} == {Severity.NOTICE}
    assert [(each.rule, ".".join(each.path), each.area, each.fix) for each in found] == [
        ("footing", "published.cost.total", None, None),
        ("footing", "published.revenue.total", None, None),
        ("published-plan", "published.cost.hr", "hr", None),
    ]
    assert str(found[-1].message) == (
        "cost, Verksamhetsområde HR: no longer as printed, printed minus what the file now has in "
        "tkr: 2024 -532, 2025 -545, 2026 -559, 2027 -573, 2028 -587"
    )


def test_what_was_accepted_of_a_record_is_not_told_as_gone() -> None:
    judgements = check(project(budget_of(KEPT)), RULES)
    found = [each for judgement in judgements for each in judgement.findings]
    open_ = [each for each in found if each.accepted is None]
    assert {each.severity for each in open_} == {Severity.NOTICE}


def test_what_was_accepted_of_anything_else_is_told_as_gone_beside_a_record() -> None:
    text = KEPT.replace("amounts: {2023: -15000}", "amounts: {2022: -1, 2023: -15000}")
    (gone,) = check(project(budget_of(text)), ["unused"])[0].findings[-1:]
    assert gone.accepted is None
    assert "investment-frame at investments.frame.values.2022" in str(gone.message)


SMALL = (
    "areas: {a: {cost: {2023: 100}, revenue: {2023: 100}, index: price}, "
    "b: {cost: {2023: 10}, revenue: {2023: 10}, step: 0}}\npublished: {%s}\n"
)


def weights(printed: str, text: str = SMALL) -> list[tuple[str, str]]:
    judgements = check(project(budget_of(HEAD + text % printed)), ["footing", "published-plan"])
    return [
        (".".join(each.path), str(each.severity))
        for judgement in judgements
        for each in judgement.findings
    ]


@pytest.mark.parametrize(
    "printed",
    [
        "cost: {total: {2023: 90, 2024: 99}}",
        "cost: {a: {2023: 90}, total: {2023: 200}}",
        "revenue: {a: {2024: 90, 2025: 99}}",
    ],
)
def test_what_is_held_against_the_file_is_a_notice(printed: str) -> None:
    assert {weight for _, weight in weights(printed)} == {"error"}
    assert {weight for _, weight in weights(f"{printed}, held: binding")} == {"error"}
    kept = weights(f"{printed}, held: record")
    assert {weight for _, weight in kept} == {"notice"}
    assert len({place for place, _ in kept}) == len(kept)


def test_a_printed_sum_of_printed_figures_is_not_left_behind_by_any_change() -> None:
    """A document that does not add up has a misprint, or was copied wrong."""
    printed = "cost: {a: {2024: 110}, b: {2024: 10}, total: {2024: 200}}, held: record"
    assert weights(printed) == [("published.cost.total.2024", "error")]


def test_what_rounding_explains_of_a_record_is_told_as_ever() -> None:
    assert weights("cost: {total: {2023: 111}}, held: record") == [
        ("published.cost.total.2023", "notice")
    ]
    explained = "cost: {a: {2024: 111}}, rounded: base, held: record"
    assert weights(explained) == []


def test_cost_shares_that_a_printed_price_change_no_longer_allows_are_a_notice() -> None:
    text = (
        "indices: {w: {2023: 3, 2024: 3, 2025: 3}, p: {2023: 2, 2024: 2, 2025: 2}}\n"
        "areas: {a: {cost: {2023: 100}, revenue: {2023: 100}, shares: {w: 0.9, p: 0.1}}}\n"
        "published: {price_change: {x: {areas: [a], year: 2023, low: 2.1, high: 2.2}}%s}\n"
    )
    head = HEAD.replace("indices: {price: {2023: 2, 2024: 10, 2025: 10}}\n", "")
    for held, weight in (("", "error"), (", held: record", "notice")):
        (judgement,) = check(project(budget_of(head + text % held)), ["implied-share"])
        assert {str(each.severity) for each in judgement.findings} == {weight}
