"""Findings that the file records as known: by rule, place and amount, and what becomes of them."""

from decimal import Decimal

import pytest
from conftest import budget_of
from small import HEAD, judged, tkr

from vssbudget.checks import RULES, check, pinned, place_of
from vssbudget.findings import Finding, Severity
from vssbudget.projection import project
from vssbudget.wording import Message

BUDGET = """
areas:
  a: {cost: {2022: 40, 2023: 100}, revenue: {2022: 45, 2023: 100}, index: price}
volumes: {spare: {2023: 5}}
published:
  cost: {total: {2022: 50, 2023: 101, 2024: 120}}
accepted:
"""
IN_2022 = (
    "2022, cost, total: printed 50 kr, but its 1 row makes 40 kr: 10 kr too much, "
    "and rounding explains at most 1 kr"
)


def accepting(*entries: str) -> str:
    """Write the budget with accepted differences."""
    return BUDGET + "".join(f"  - {{{each}}}\n" for each in entries)


def footing(*entries: str) -> tuple[Finding, ...]:
    """Give what the rule of printed totals finds."""
    return judged("footing", accepting(*entries)).findings


def gone(*entries: str) -> list[tuple[str, ...]]:
    """Give the message, the remedy and the path of each difference that does not occur."""
    findings = judged("unused", accepting(*entries)).findings
    return [
        (str(each.message), str(each.fix), *each.path)
        for each in findings
        if each.path[0] == "accepted"
    ]


BY_YEAR = (
    "rule: footing, at: published.cost.total, amounts: {2022: 10, 2024: 10}, reason: As printed"
)
ALONE = "rule: footing, at: published.cost.total.2022, amount: 10, reason: Of old"


def test_a_finding_is_known_by_its_place_and_its_amount() -> None:
    finding = Finding(
        rule="footing", message=Message("total"), path=("a", "b"), amount=tkr(-3), off=Decimal(7)
    )
    assert (place_of(finding), pinned(finding)) == ("a.b", Decimal(-3))
    other = Finding(rule="claim", message=Message("total"), off=Decimal("0.5"))
    assert (place_of(other), pinned(other)) == ("", Decimal("0.5"))


def test_nothing_is_accepted_that_is_not_recorded() -> None:
    elsewhere = (
        "rule: footing, at: published.cost.total.2025, amount: 10, reason: Elsewhere",
        "rule: claim, at: published.cost.total.2022, amount: 10, reason: Of another rule",
        "rule: footing, at: published.revenue.total, amounts: {2022: 10}, reason: Elsewhere",
    )
    plain = footing("rule: nothing, at: nowhere")
    assert footing(*elsewhere) == plain
    assert [each.accepted for each in plain] == [None, None, None]
    assert str(plain[0].message) == IN_2022


@pytest.mark.parametrize("entry", [ALONE, BY_YEAR])
def test_a_finding_is_accepted_with_the_reason(entry: str) -> None:
    plain = footing("rule: nothing, at: nowhere")
    accepted, *others = footing(entry)
    assert accepted.accepted in ("Of old", "As printed")
    assert accepted.message == plain[0].message
    assert accepted.severity == Severity.ERROR
    assert [each.accepted for each in others] == (
        [None, None] if entry == ALONE else [None, "As printed"]
    )


def test_an_entry_can_be_of_several_places() -> None:
    both = "rule: footing, at: [published.cost.total.2022, published.cost.total.2024], amount: 10"
    assert [each.accepted for each in footing(f"{both}, reason: Both")] == ["Both", None, "Both"]


def test_an_accepted_difference_without_a_reason_is_still_accepted() -> None:
    findings = footing('rule: footing, at: published.cost.total.2022, amount: 10, reason: ""')
    assert findings[0].accepted == ""


def test_of_amounts_with_decimals_the_one_that_occurs_is_not_gone() -> None:
    entry = "{rule: zero-result, at: areas.a.cost.2023, amount: %s, reason: R}"
    text = (
        HEAD.replace("unit: kr", "unit: kr\ndecimals: 1")
        + f"""
areas: {{a: {{cost: {{2023: 10.0}}, revenue: {{2023: 9.5}}, index: price}}}}
accepted: [{entry % -0.5}, {entry % -0.7}]
"""
    )
    *_, judgement = check(project(budget_of(text)), ["zero-result", "unused"])
    (finding,) = [each for each in judgement.findings if each.path[0] == "accepted"]
    assert finding.path[:2] == ("accepted", "1")


def test_an_amount_that_has_moved_is_not_accepted_and_says_what_was() -> None:
    finding = footing("rule: footing, at: published.cost.total, amounts: {2022: -6}, reason: Old")[
        0
    ]
    assert finding.accepted is None
    assert str(finding.message) == f"{IN_2022} (accepted was -6)"
    assert finding.message == Message(
        "moved",
        found=finding.message.values["found"],
        was=(Message("number", value=Decimal(-6)),),
    )


def test_of_two_amounts_at_one_place_both_are_told_and_either_is_accepted() -> None:
    entry = "rule: footing, at: published.cost.total.2022, amount: {}, reason: Old"
    unpinned = "rule: footing, at: published.cost.total.2022, reason: Old"
    (finding, *_) = footing(entry.format(9), unpinned, entry.format(8))
    assert str(finding.message).endswith("(accepted was 9, 8)")
    for order in ((9, 10), (10, 9)):
        assert footing(*map(entry.format, order))[0].accepted == "Old"


def test_an_entry_without_the_amount_is_not_enough_and_says_what_to_write() -> None:
    entry = "rule: footing, at: published.cost.total.2022, reason: Old"
    finding = footing(entry)[0]
    assert finding.accepted is None
    assert str(finding.message) == f"{IN_2022} (accepted without its amount: write amount: 10)"
    assert gone(entry) == []
    assert footing(f"{entry}, amount: 10")[0].accepted == "Old"


def test_a_finding_without_an_amount_is_accepted_without_one() -> None:
    text = accepting("rule: unused, at: volumes.spare, reason: Kept for later")
    (finding,) = judged("unused", text).findings
    assert finding.accepted == "Kept for later"
    moved = accepting("rule: unused, at: volumes.spare, amount: 5, reason: Kept for later")
    (first,) = judged("unused", moved).findings
    assert first.accepted is None
    assert str(first.message).endswith("(accepted was 5)")


def test_a_notice_is_not_accepted_and_not_moved() -> None:
    for amount in (1, 2):
        entry = f"rule: footing, at: published.cost.total.2023, amount: {amount}, reason: Small"
        assert footing(entry) == footing("rule: nothing, at: nowhere")
    assert gone(entry) != []
    assert gone(entry.replace("amount: 2", "amount: 1")) != []
    assert gone(entry.replace(", amount: 2", "")) != []


def test_a_judgement_keeps_everything_but_what_is_accepted() -> None:
    judgement = judged("footing", accepting(BY_YEAR))
    assert judgement.judged == {2022: 1, 2023: 1, 2024: 1}
    assert [each.year for each in judgement.findings] == [2022, 2023, 2024]


def test_an_entry_that_occurs_is_not_gone() -> None:
    assert gone(ALONE, BY_YEAR, "rule: unused, at: volumes.spare, reason: Kept") == []


def test_an_entry_that_does_not_occur_is_told_in_its_place_and_taken_out() -> None:
    told = gone(
        ALONE,
        "rule: footing, at: published.cost.total, amounts: {2022: 10, 2023: 4, 2025: 5}",
        "rule: claim, at: [claims.a.equals, claims.b.equals], reason: Gone",
        "rule: investment-frame, at: investments.frame.values.2023, amount: -15.5",
    )
    assert told == [
        (
            "the accepted difference of footing at published.cost.total.2023 by 4 does not occur",
            "take it out",
            *("accepted", "1", "amounts", "2023"),
        ),
        (
            "the accepted difference of footing at published.cost.total.2025 by 5 does not occur",
            "take it out",
            *("accepted", "1", "amounts", "2025"),
        ),
        (
            "the accepted difference of claim at claims.a.equals does not occur",
            "take it out",
            *("accepted", "2", "at", "0"),
        ),
        (
            "the accepted difference of claim at claims.b.equals does not occur",
            "take it out",
            *("accepted", "2", "at", "1"),
        ),
        (
            "the accepted difference of investment-frame at investments.frame.values.2023 "
            "by -15.5 does not occur",
            "take it out",
            *("accepted", "3", "at", "0"),
        ),
    ]
    (finding,) = [
        each
        for each in judged("unused", accepting("rule: claim, at: x, amount: 3")).findings
        if each.path[0] == "accepted"
    ]
    assert finding == Finding(
        rule="unused",
        severity=Severity.WARNING,
        message=Message("accepted-gone-by", rule="claim", place="x", amount=Decimal(3)),
        fix=Message("accepted-gone-fix"),
        path=("accepted", "0", "at", "0"),
    )
    assert gone(ALONE) == []


def test_a_rule_that_there_is_not_is_told_with_the_nearest() -> None:
    text = accepting(ALONE, "rule: fotting, at: [x, z], amount: 5", "rule: entirely, at: x")
    spare, misspelt, unknown = judged("unused", text).findings
    assert spare.path == ("volumes", "spare")
    assert (str(misspelt.message), str(misspelt.fix)) == ("'fotting' is no rule", "write footing")
    assert misspelt == Finding(
        rule="unused",
        severity=Severity.WARNING,
        message=Message("accepted-of-no-rule", name="fotting"),
        fix=Message("write-text", text="footing"),
        path=("accepted", "1", "rule"),
    )
    assert str(unknown.fix) == f"known: {', '.join(sorted(RULES))}"
    assert unknown.fix == Message("known-rules", known=tuple(RULES))
    assert unknown.path == ("accepted", "2", "rule")


def test_an_entry_behind_one_of_no_rule_is_held_all_the_same() -> None:
    told = gone("rule: fotting, at: x", "rule: claim, at: z")
    assert [each[2:] for each in told] == [
        ("accepted", "0", "rule"),
        ("accepted", "1", "at", "0"),
    ]


def test_each_place_and_amount_is_counted_as_judged() -> None:
    before = judged("unused", BUDGET.removesuffix("accepted:\n")).judged
    assert before == {None: 2}
    after = judged("unused", accepting(ALONE, BY_YEAR, "rule: claim, at: [x, v, z]"))
    assert after.judged == {None: 2 + 1 + 2 + 3}


def test_asking_for_one_rule_alone_leaves_the_entries_of_others_be() -> None:
    projection = project(budget_of(HEAD + accepting(BY_YEAR, ALONE)))
    unasked = ("area-frame", "planned-result", "reserve-balance", "nothing-tested")
    others = [each for each in RULES if each not in unasked]
    for asked in (["footing"], ["unused"], ["claim", "unused"], others):
        judgements = check(projection, asked)
        assert [each.rule for each in judgements] == asked
        told = [finding for each in judgements for finding in each.findings]
        assert not [each for each in told if each.path[0] == "accepted" and each.rule == "unused"]


def test_a_difference_of_a_rule_within_the_exact_arithmetic_occurs() -> None:
    text = """
areas: {a: {cost: {2023: 7}, index: price}, b: {cost: {2023: 3}, revenue: {2023: 3}, step: 0}}
claims: {share: {sum: [b.cost.2023], percent_of: [a.cost.2023], at_most: 42}}
accepted: [{rule: claim, at: claims.share.at_most, amount: -0.857143, reason: Small}]
"""
    assert judged("unused", text).findings == ()
    (finding,) = judged("claim", text).findings
    assert finding.accepted == "Small"


def test_an_entry_beside_one_that_holds_is_gone_and_a_moved_one_is_told_in_its_place() -> None:
    held = "rule: footing, at: published.cost.total.2022, amount: 10, reason: Now"
    old = "rule: footing, at: published.cost.total.2022, amount: 9, reason: Then"
    assert len(gone(held, old)) == 1
    assert gone(old) == []
