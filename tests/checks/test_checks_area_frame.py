"""The rule that holds the net cost of each area against its frame."""

import pytest
from conftest import REPOSITORY, budget_of
from small import HEAD, Y2021, Y2022, Y2023, Y2024, Y2025, found, judged, tkr

from vssbudget.addresses import row_at
from vssbudget.checks import BALANCE, RULES, check
from vssbudget.findings import Finding
from vssbudget.projection import project

SCHOOL = """
areas:
  school:
    cost: {2021: 900, 2022: 1000, 2023: 1100}
    revenue: {2021: 50, 2022: 60, 2023: 100, 2024: 100, 2025: 100}
    index: price
    frame:
      values: {2022: 940, 2023: 1000}
      index: price
      changes: {pupils: {lasting: {2024: 10}, one_off: {2025: 15}, reason: More pupils}}
"""
"""Net cost 1 110 and 1 231 in 2024 and 2025, frame 1 000 · 1.1 + 10 and 1 110 · 1.1 + 15."""

AUDIT = """
areas:
  audit:
    cost: {2023: 15}
    index: price
    frame: {values: {2023: 15}, step: 2, changes: {cut: {one_off: {2025: -2}, reason: Cut}}}
"""
"""Cost 16.5 and 18.15, rounded 17 and 18; frame 17 and 19 less 2."""


def findings(text: str) -> list[Finding]:
    """Give all that the rules of the balance find."""
    judgements = check(project(budget_of(HEAD + text)), BALANCE)
    return [finding for each in judgements for finding in each.findings]


def test_a_net_cost_within_the_frame_is_judged_in_budget_and_plan_years_and_is_no_fault() -> None:
    judgement = judged("area-frame", SCHOOL)
    assert judgement.findings == ()
    assert judgement.untested == ()
    assert judgement.judged == dict.fromkeys((Y2022, Y2023, Y2024, Y2025), 1)
    assert judgement.areas == {"school": 4}
    assert findings(SCHOOL) == []


@pytest.mark.parametrize("change", ["lasting", "one_off"])
def test_a_cost_is_told_in_place_of_the_changes_of_its_year(change: str) -> None:
    """With 30 more than the frame of 1 110 grants, 1 210 is what 100 of revenue leave of it."""
    text = SCHOOL.replace("    frame:", f"    {change}: {{2024: 30}}\n    frame:")
    finding, *_ = judged("area-frame", text).findings
    told = str(finding.fix)
    assert told.startswith("bring the cost to 1 210 kr, in place of its changes of 2024, or")
    mended = SCHOOL.replace("2023: 1100}", "2023: 1100, 2024: 1210}")
    assert judged("area-frame", mended).findings == ()
    sold = "cost: {2023: 100}, revenue: {2023: 100, 2024: 100}, index: price"
    cure = str(found("zero-result", f"areas: {{a: {{{sold}, {change}: {{2024: 5}}}}}}\n").fix)
    assert cure.endswith("or bring the cost to 100 kr, in place of its changes of 2024")


def test_a_net_cost_beyond_the_frame_stands_at_the_cost_with_what_to_write() -> None:
    text = SCHOOL.replace("2022: 940", "2022: 930")
    finding = found("area-frame", text)
    assert finding.path == ("areas", "school", "cost", "2022")
    assert (finding.area, finding.year, finding.amount) == ("school", Y2022, tkr(-10))
    assert str(finding.message) == "school 2022: net cost 940 kr, the frame 930 kr: 10 kr too much"
    assert str(finding.fix) == "bring the cost to 990 kr, or write 2022: 940 in its frame"
    assert findings(text.replace("2022: 1000", "2022: 990")) == []
    assert findings(text.replace("2022: 930", "2022: 940")) == []


def test_where_both_are_carried_forward_it_stands_at_the_frame() -> None:
    finding = found("area-frame", AUDIT)
    assert finding.path == ("areas", "audit", "frame", "values", "2025")
    assert str(finding.message) == "audit 2025: net cost 18 kr, the frame 17 kr: 1 kr too much"
    assert str(finding.fix) == (
        "bring the cost to 17 kr, or have a change of its frame decided: one_off: {2025: 1}, with "
        "the reason and the source"
    )
    assert findings(AUDIT.replace("2023: 15}\n    index", "2023: 15, 2025: 17}\n    index")) == []
    more = "{cut: {one_off: {2025: -2}, reason: Cut}, more: {one_off: {2025: 1}, reason: More}}"
    cut = "{cut: {one_off: {2025: -2}, reason: Cut}}"
    assert findings(AUDIT.replace(cut, more)) == []


def test_a_frame_that_is_given_for_a_year_has_the_finding_of_that_year() -> None:
    text = """
areas:
  audit: {cost: {2023: 15}, index: price, frame: {2023: 15, 2024: 16, 2025: 18}}
"""
    finding = found("area-frame", text)
    assert finding.path == ("areas", "audit", "frame", "values", "2024")
    assert str(finding.fix) == "bring the cost to 16 kr, or write 2024: 17 in its frame"


def test_what_is_told_first_of_several_years_holds_together() -> None:
    """Cost 110, 121 and 133.1 of 100, 110 and 130: 100 makes 110 in 2024 and 121 in 2025."""
    text = """
areas:
  audit:
    cost: {2023: 110, COSTS}
    index: price
    frame: {2023: 100, 2024: 110, 2025: 130}
"""
    apart = "or write 2024: 121 in its frame"
    first, second, third = judged("area-frame", text.replace(", COSTS", "")).findings
    assert str(first.fix).startswith("bring the cost to 100 kr, or ")
    once = "it holds once the years before are put right as told there, "
    assert str(second.fix) == once + apart
    assert str(third.fix).startswith(once)
    assert not judged("area-frame", text.replace("110, COSTS", "100")).findings
    given = text.replace("COSTS", "2024: 122")
    first, second, third = judged("area-frame", given).findings
    assert str(second.fix).startswith("bring the cost to 110 kr, or ")
    assert str(third.fix).startswith(once)
    mended = given.replace("2023: 110,", "2023: 100,", 1).replace("122", "110")
    assert not judged("area-frame", mended).findings


def test_what_is_told_first_counts_what_the_area_bears_of_pools() -> None:
    """Of 105 it bears 10: 95 makes 104.5 and 10 in 2024; 105 alone would be 115.5."""
    text = """
areas: {audit: {cost: {2023: 110}, index: price, frame: {2023: 105, 2024: 115, 2025: 125}}}
pools: {rent: {parts: {p: {cost: {2023: 10}, step: 0}}, key: {headcount: {audit: 1}}}}
"""
    first, second, third = judged("area-frame", text).findings
    assert str(first.fix).startswith("bring the cost to 105 kr, or ")
    assert str(second.fix).startswith("it holds once the years before are put right")
    assert str(third.fix).startswith("it holds once the years before are put right")
    assert not judged("area-frame", text.replace("110", "105", 1)).findings


def test_a_revenue_that_is_put_right_moves_the_prices_that_follow_it() -> None:
    """90 and 20 % more are 108; 110 and 20 % more are 132, and less than 110 of them would do."""
    text = """
areas:
  finance:
    cost: {2023: 10}
    revenue: {2023: 110, 2024: 90}
    price_change: {2025: CHANGE}
    step: 0
    frame: {values: {2023: -100}, step: 0}
"""
    first, second = judged("area-frame", text.replace("CHANGE", "20")).findings
    assert str(first.fix).startswith("bring the revenue to 110 kr, or ")
    assert str(second.fix).startswith("it holds once the years before are put right as told there")
    _, second = judged("area-frame", text.replace("CHANGE", "-10")).findings
    assert str(second.fix).startswith("bring the revenue to 110 kr, or ")


def test_of_an_area_with_services_each_year_is_told_as_it_stands() -> None:
    text = """
areas:
  school:
    services: {teaching: {parts: {all: {cost: {2023: 100}, step: 10}}}}
    frame: {values: {2023: 90}, step: 0}
"""
    fixes = [str(each.fix).partition(", or ")[0] for each in judged("area-frame", text).findings]
    assert fixes == ["bring the cost to 90 kr"] * 3


def test_a_frame_that_asks_for_a_surplus_tells_the_revenue_where_no_cost_would_do() -> None:
    text = """
areas:
  finance:
    cost: {2023: 10}
    revenue: {2023: 110, 2024: 90, 2025: 115}
    step: 0
    frame: {values: {2023: -100}, step: 0}
"""
    finding = found("area-frame", text)
    assert (
        str(finding.message) == "finance 2024: net cost -80 kr, the frame -100 kr: 20 kr too much"
    )
    assert str(finding.fix).startswith("bring the revenue to 110 kr, or have a change")
    assert findings(text.replace("2024: 90", "2024: 110")) == []


def test_what_has_no_revenue_in_any_year_costs_all_that_it_costs() -> None:
    text = AUDIT.replace("-2", "-1")
    assert findings(text) == []
    (area,) = project(budget_of(HEAD + text)).areas
    assert area.revenue == (None,) * 5
    assert area.basis == (None, None)
    assert judged("area-frame", text).judged == dict.fromkeys((Y2023, Y2024, Y2025), 1)


def test_a_plan_year_without_the_revenue_that_other_years_have_is_told_and_not_tested() -> None:
    text = SCHOOL.replace(", 2025: 100}", "}")
    (finding,) = findings(text)
    assert finding.rule == "missing-revenue"
    assert str(finding.message) == "school 2025: cost 1 331 kr, and no revenue"
    assert (
        str(finding.fix)
        == "add 2025: 100 to revenue with what is planned, or 0 where nothing is earned"
    )
    assert findings(text.replace("2024: 100}", "2024: 100, 2025: 100}")) == []
    judgement = judged("area-frame", text)
    assert judgement.judged == dict.fromkeys((Y2022, Y2023, Y2024), 1)
    (remark,) = judgement.untested
    assert (remark.year, str(remark.message)) == (Y2025, "school: no revenue")


def test_a_year_without_a_frame_is_not_held() -> None:
    assert Y2022 not in judged("area-frame", SCHOOL.replace("2022: 940, ", "")).judged


@pytest.mark.parametrize(
    ("balance", "years"), [("", [2023, 2024]), ("balance: zero", [2022, 2023, 2024])]
)
def test_the_outcome_of_a_base_year_is_held_where_the_file_says_so(
    balance: str, years: list[int]
) -> None:
    text = f"""
title: Small
unit: kr
years: {{actual: [2021, 2022], plan: [2023, 2024]}}
{balance}
areas:
  audit: {{cost: {{2021: 9, 2022: 9}}, step: 0, frame: {{values: {{2021: 8, 2022: 9}}, step: 0}}}}
"""
    (judgement,) = check(project(budget_of(text)), ["area-frame"])
    assert sorted(filter(None, judgement.judged)) == years


def test_a_budget_of_frames_is_tested_by_them_and_one_without_is_not_asked() -> None:
    framed, plain = SCHOOL, "areas: {a: {cost: {2023: 1}, revenue: {2023: 1}, step: 0}}"
    for text, asked in ((framed, True), (plain, False)):
        judgements = check(project(budget_of(HEAD + text)), BALANCE)
        assert ("area-frame" in [each.rule for each in judgements]) is asked
    (rule, nothing) = check(
        project(budget_of(HEAD + plain)), ["area-frame", "nothing-tested"], ["area-frame"]
    )
    assert (rule.rule, sum(rule.judged.values())) == ("area-frame", 0)
    assert [str(each.message) for each in nothing.findings] == [
        "nothing was really tested: no figure for area-frame to judge"
    ]


def test_a_budget_whose_frames_cannot_be_tested_is_not_green() -> None:
    text = """
areas:
  school: {revenue: {2021: 1}, cost: {2023: 5}, step: 0, frame: {values: {2023: 5}, step: 0}}
"""
    assert [each.rule for each in findings(text)] == ["missing-revenue"] * 3 + ["nothing-tested"]
    none = "balance: none\nreason: Grants\n"
    assert [each.rule for each in findings(none + text)] == ["missing-revenue"] * 3 + [
        "nothing-tested"
    ]


SERVICES = """
volumes: {pupils: {2023: 10, 2024: 10, 2025: 12}}
areas:
  school:
    frame: {values: {2023: 150}, step: 10}
    services:
      meals:
        volume: pupils
        revenue: {2023: 50}
        price_change: {2024: 10, 2025: 0}
        parts: {all: {cost: {2023: 100}, step: 0}}
      teaching: {parts: {all: {cost: {2023: 100}, step: 10}}}
  board: {cost: {2023: 5}, step: 0, frame: {values: {2023: 5}, step: 0}}
  stores: {cost: {2023: 7}, revenue: {2023: 7}, step: 0}
"""


def test_of_services_those_that_earn_are_taken_off_and_the_others_lack_nothing() -> None:
    projection = project(budget_of(HEAD + SERVICES))
    school, board, _ = projection.areas
    assert school.cost == (None, None, 200, 210, 220)
    assert school.revenue == (None, None, 50, 55, 66)
    assert school.basis == ("decided", "decided")
    assert board.revenue == (None,) * 5
    assert projection.total.revenue == (None, None, 57, 62, 73)
    assert projection.total.result == (None, None, 57 - 212, 62 - 222, 73 - 232)
    assert projection.total.lack_revenue == {}
    assert findings(SERVICES) == []


def test_a_service_that_earns_in_the_base_year_has_to_in_the_plan() -> None:
    text = SERVICES.replace(", 2025: 0}", "}")
    (finding,) = findings(text)
    assert (finding.rule, finding.service, finding.year) == ("missing-revenue", "meals", Y2025)
    assert str(finding.fix).startswith("add 2025: 55 to revenue")
    (remark,) = judged("area-frame", text).untested
    assert str(remark.message) == "school, meals: no revenue"
    assert findings(text.replace("revenue: {2023: 50}", "revenue: {2023: 50, 2025: 55}")) == []


def test_an_area_may_tell_its_revenue_beside_services_that_earn_nothing() -> None:
    text = """
areas:
  school:
    frame: {values: {2023: 60}, step: 0}
    revenue: {2023: 40, 2024: 41, 2025: 42}
    services: {teaching: {parts: {all: {cost: {2023: 100}, step: 1}}}}
"""
    (area,) = project(budget_of(HEAD + text)).areas
    assert area.revenue == (None, None, 40, 41, 42)
    assert area.basis == ("given", "given")
    assert findings(text) == []


def test_the_budget_frame_holds_what_areas_cost_net_of_what_they_earn() -> None:
    granted = "budget_frame: {2023: 155, 2024: 165, 2025: 159}\n"
    assert findings(granted + SERVICES.replace("\n  stores", "\n  #")) == []
    (finding,) = findings(granted.replace("159", "158") + SERVICES)
    assert (finding.rule, finding.amount) == ("budget-frame", tkr(-1))


def test_an_outcome_is_no_fault_and_no_test() -> None:
    assert Y2021 not in judged("area-frame", SCHOOL).judged


def test_a_printed_revenue_of_a_year_after_one_without_is_held_with_what_rounding_explains() -> (
    None
):
    text = SCHOOL.replace("2024: 100, 2025: 100}", "2025: 100}")
    printed = "published: {revenue: {school: {2025: 101}}, rounded: base}\n"
    (finding,) = judged("published-plan", printed + text).findings
    assert str(finding.message).endswith("1 kr too much, within the 1 that rounding explains")


SJOBO = (REPOSITORY / "tests" / "budgets" / "frames" / "sjobo-2025.yaml").read_text("utf-8")
PRINTED = {
    "kommunstyrelse": {2023: 977, 2024: 981, 2025: 1086, 2026: 1122, 2027: 1160},
    "familjenamnd": {2023: 6735, 2024: 6986, 2025: 7107, 2026: 7403, 2027: 7626},
    "vard_och_omsorgsnamnd": {2023: 4109, 2024: 4185, 2025: 4368, 2026: 4592, 2027: 4833},
    "teknisk_namnd": {2023: 738, 2024: 820, 2025: 863, 2026: 866, 2027: 892},
    "samhallsbyggnadsnamnd": {2023: 144, 2024: 145, 2025: 133, 2026: 136, 2027: 143},
}
"""What the municipality prints of each nämnd of several kinds of activities, in 0.1 mnkr."""


def test_the_printed_budget_of_each_namnd_of_a_municipality_is_within_its_frame() -> None:
    projection = project(budget_of(SJOBO))
    for key, printed in PRINTED.items():
        row = row_at(projection, f"{key}.net_cost")
        assert row is not None
        assert dict(row.figures) == printed
    rules = [each for each in RULES if each not in ("unsourced", "nothing-tested")]
    judgements = {each.rule: each for each in check(projection, rules)}
    assert not any(each.findings for each in judgements.values())
    assert judgements["area-frame"].judged == dict.fromkeys((2024, 2025, 2026, 2027), 9)


def test_a_printed_budget_with_more_than_its_frame_is_found() -> None:
    (finding,) = [
        each
        for judgement in check(project(budget_of(SJOBO.replace("341.1", "351.1"))), BALANCE)
        for each in judgement.findings
    ]
    assert str(finding.message) == (
        "Vård- och omsorgsnämnd 2027: net cost 493.3 mnkr, the frame 483.3 mnkr: 10.0 mnkr too much"
    )


def test_a_printed_cost_in_a_rounded_table_is_held_where_nothing_is_earned() -> None:
    text = (
        "title: T\nunit: kr\nyears: {budget: [2023], plan: [2024]}\n"
        "areas: {school: {frame: {values: {2023: 100}, step: 3}, cost: {2023: 100}, step: 3}}\n"
        "published: {cost: {school: {2024: 104}}, rounded: base}\n"
    )
    (finding,) = judged("published-plan", text).findings
    assert str(finding.message).endswith("1 kr too much, within the 1 that rounding explains")


def test_what_to_write_of_a_frame_has_the_decimals_of_the_file() -> None:
    text = (
        "title: T\nunit: mnkr\ndecimals: 1\nyears: {budget: [2023], plan: [2024]}\n"
        "areas: {f: {cost: {2023: 100.4}, revenue: {2023: 0.4, 2024: 0.3}, step: 0,"
        " frame: {values: {2023: 99.9}, step: 0}}}\n"
    )
    (judgement,) = check(project(budget_of(text)), ["area-frame"])
    first, second = (str(each.fix) for each in judgement.findings)
    assert "2023: 100 in its frame" in first
    assert "2024: 0.2" in second
