"""Whether results are returned in time, and only what was there: found where, and what mends it."""

import re

import pytest
from conftest import budget_of
from hypothesis import given, settings
from hypothesis import strategies as st
from small import Y2021, Y2022, Y2023, Y2024, Y2025, found, judged, tkr

from vssbudget.checks import check
from vssbudget.checks.layers import set_off
from vssbudget.findings import Finding, Judgement, Remark
from vssbudget.projection import project
from vssbudget.wording import Message

RULE = "carry-over"
MANY = settings(derandomize=True, deadline=None, max_examples=100)
PROPOSED = re.compile(r"write (-?\d+)(?: under returned)? for (\d+)")
LONG = """
title: Long
unit: kr
years: {actual: [2019, 2020, 2021], budget: [2022], plan: [2023, 2024, 2025]}
areas:
  a:
    name: Alpha
    cost: {2019: 100, 2020: 100, 2021: 100, 2022: 100}
    revenue: {%s}
    step: 0
    carry_over: {within: %s, returned: {%s}}
"""


def area(figures: str, carry: str) -> str:
    """Write an area with returned results over the years of the head."""
    return f"areas: {{a: {{name: Alpha, {figures}, step: 0, carry_over: {{{carry}}}}}}}\n"


def long(results: str, within: int, returned: str) -> Judgement:
    """Judge an area by its results of 2019 to 2022 and what it returns."""
    figures = zip(range(2019, 2023), results.split(), strict=True)
    revenue = ", ".join(f"{year}: {100 + int(each)}" for year, each in figures)
    budget = budget_of(LONG % (revenue, within, returned))
    return check(project(budget), [RULE])[0]


def told(judgement: Judgement) -> list[tuple[str, int | None]]:
    """Give the end of the path and the amount of each finding."""
    return [(".".join(each.path[3:]), each.amount) for each in judgement.findings]


def test_without_carry_over_there_is_nothing_to_judge() -> None:
    assert judged(RULE, "areas: {a: {cost: {2023: 1}, step: 0}}\n") == Judgement(RULE)


def test_an_area_behind_one_without_carry_over_is_judged() -> None:
    text = area(
        "cost: {2022: 100, 2023: 100}, revenue: {2022: 150, 2023: 100}", "within: 1"
    ).replace("{a:", "{z: {cost: {2023: 1}, step: 0}, a:")
    assert found(RULE, text).area == "a"


def test_every_area_is_judged_and_told() -> None:
    """Each left 50 in 2022 and 10 in 2023, of which the latter may wait if it has three years."""
    figures = "cost: {2022: 100, 2023: 100}, revenue: {2022: 150, 2023: 110}, step: 0"
    rows = [f"{key}: {{{figures}, carry_over: {{within: 1}}}}" for key in "ab"]
    text = f"areas: {{{', '.join(rows)}}}\n"
    judgement = judged(RULE, text)
    assert [each.area for each in judgement.findings] == ["a", "a", "b", "b"]
    assert [each.area for each in judgement.untested] == ["a", "b"]
    later = judged(RULE, text.replace("within: 1", "within: 3"))
    assert [each.area for each in later.information] == ["a", "b"]


def test_a_surplus_that_is_not_returned_in_time_is_found_with_what_is_left() -> None:
    text = area(
        "cost: {2022: 100, 2023: 100}, revenue: {2022: 150, 2023: 100}",
        "within: 2, returned: {2024: 30}",
    )
    finding = found(RULE, text)
    assert str(finding.message) == (
        "Alpha 2022: surplus 50 kr, to be returned within 2 years, by 2024: 20 kr too little is "
        "returned"
    )
    assert str(finding.fix) == "write 50 under returned for 2024"
    assert finding == Finding(
        rule=RULE,
        message=Message(
            "surplus-left",
            area="Alpha",
            year=2022,
            layer=Message("amount-of", amount=50, unit="kr"),
            due=2024,
            within=2,
            left=20,
            unit="kr",
        ),
        fix=Message("return-in", year=2024, amount="50"),
        path=("areas", "a", "carry_over", "2022"),
        area="a",
        year=Y2022,
        amount=tkr(20),
    )
    mended = judged(RULE, text.replace("2024: 30", "2024: 50"))
    assert mended.findings == ()
    assert mended.information == ()
    assert mended.judged == {Y2022: 1, Y2023: 1, Y2024: 1}
    assert mended.constructed == {Y2024: 1, Y2025: 1}
    assert mended.areas == {"a": 3}


def test_a_deficit_is_recovered_by_what_is_returned_below_zero() -> None:
    text = area(
        "cost: {2022: 100, 2023: 100}, revenue: {2022: 50, 2023: 100}",
        "within: 1, returned: {2024: -30}",
    ).replace("name: Alpha, ", "")
    (late,) = judged(RULE, text).findings
    assert str(late.message) == (
        "a 2022: deficit 50 kr, to be recovered within 1 year, by 2023: 50 kr too little is "
        "recovered"
    )
    assert str(late.fix) == (
        "recover 50 kr more by 2023: write it under returned, negative, and earn that much more"
    )
    assert late.amount == -50
    mended = judged(RULE, text.replace("within: 1", "within: 2").replace("-30", "-50"))
    assert mended.findings == ()


def test_more_than_was_there_is_found_at_the_year_that_returns_it() -> None:
    text = area(
        "cost: {2022: 100, 2023: 100}, revenue: {2022: 130, 2023: 100}",
        "within: 3, returned: {2024: 20, 2025: 40}",
    )
    finding = found(RULE, text)
    assert str(finding.message) == (
        "Alpha 2025: 40 kr of surpluses are returned, and 10 kr are there to return: 30 kr too much"
    )
    assert str(finding.fix) == (
        "write 10 for 2025, or give the cost and the revenue of the year that it is of"
    )
    assert finding == Finding(
        rule=RULE,
        message=Message(
            "surplus-beyond",
            area="Alpha",
            year=2025,
            returned=40,
            open=10,
            over=30,
            unit="kr",
        ),
        fix=Message("returned-beyond-fix", year=2025, amount="10"),
        path=("areas", "a", "carry_over", "returned", "2025"),
        area="a",
        year=Y2025,
        amount=tkr(30),
    )
    assert judged(RULE, text.replace("2025: 40", "2025: 10")).findings == ()


def test_a_deficit_of_which_more_is_recovered_than_there_was() -> None:
    """A surplus does not stand behind it."""
    finding = found(
        RULE,
        area(
            "cost: {2021: 100, 2022: 100, 2023: 100}, revenue: {2021: 160, 2022: 90, 2023: 100}",
            "within: 4, returned: {2024: -30, 2025: 60}",
        ),
    )
    assert str(finding.message) == (
        "Alpha 2024: 30 kr of deficits are recovered, and 10 kr are there to recover: "
        "20 kr too much"
    )
    assert str(finding.fix).startswith("write -10 for 2024, or")
    assert finding.amount == -20


@pytest.mark.parametrize(
    ("results", "within", "returned", "findings"),
    [
        ("0 50 0 0", 2, "2022: 50, 2024: 50", []),
        ("10 20 30 0", 4, "2023: 30, 2024: 30", []),
        ("10 20 30 0", 4, "2023: 60", []),
        ("10 20 30 0", 4, "2023: 10, 2024: 10", [("2020", 10), ("2021", 30)]),
        ("10 20 30 0", 5, "2023: 10, 2024: 10", [("2020", 10)]),
        ("10 -20 0 0", 4, "2023: -20", [("2019", 10)]),
        ("10 -20 0 0", 4, "2023: 10, 2024: -20", []),
        ("10 -20 0 0", 5, "2023: 5", [("2019", 5), ("2020", -20)]),
        ("0 0 50 0", 2, "2024: 50", [("2021", 50)]),
        ("0 0 50 0", 2, "2025: 60", [("2021", 50), ("returned.2025", 10)]),
        ("0 0 0 0", 2, "2024: 30", [("returned.2024", 30)]),
        ("0 0 0 40", 3, "2024: 10, 2025: 30", []),
        ("50 0 0 0", 2, "2021: 50", [("2021", 50)]),
        ("50 0 -50 -20", 2, "2021: 50, 2024: -20", []),
    ],
)
def test_each_year_returns_the_oldest_of_its_sign(
    results: str, within: int, returned: str, findings: list[tuple[str, int]]
) -> None:
    assert told(long(results, within, returned)) == findings


def test_what_a_year_leaves_is_its_result_and_what_it_returned_itself() -> None:
    judgement = long("50 0 -20 0", 2, "2021: 50")
    (finding,) = judgement.findings
    assert str(finding.message) == (
        "Alpha 2021: surplus 30 kr (result -20 kr, returned of earlier ones 50 kr), to be returned "
        "within 2 years, by 2023: 30 kr too little is returned"
    )
    assert str(finding.fix) == "write 30 under returned for 2023"


@pytest.mark.parametrize(
    ("results", "within", "returned", "fix"),
    [
        ("0 0 0 50", 2, "2024: -10", "write 50 under returned for 2023"),
        ("0 0 0 50", 2, "2023: 10, 2024: 10", "write 40 under returned for 2024"),
        ("0 0 0 50", 2, "2024: 1", "write 50 under returned for 2024"),
        ("0 0 0 50", 1, "2023: -10", "return 50 kr more by 2023: write it under returned, and"),
        ("0 50 0 0", 2, "", "return 50 kr more by 2022: write it under returned, and earn that"),
        ("0 50 0 0", 3, "", "write 50 under returned for 2023"),
        ("0 0 0 -50", 2, "", "write -50 under returned for 2024"),
    ],
)
def test_the_last_year_in_time_that_can_return_it_is_told(
    results: str, within: int, returned: str, fix: str
) -> None:
    assert str(long(results, within, returned).findings[0].fix).startswith(fix)


@pytest.mark.parametrize(
    ("results", "fixes"),
    [
        ("0 0 19 1", ["return 19 kr more by 2022", "write 20 under returned for 2023"]),
        ("0 0 -19 1", ["recover 19 kr more by 2022", "write 1 under returned for 2023"]),
    ],
)
def test_what_could_not_be_returned_in_time_goes_before_what_still_can(
    results: str, fixes: list[str]
) -> None:
    findings = long(results, 1, "").findings
    for finding, fix in zip(findings, fixes, strict=True):
        assert str(finding.fix).startswith(fix)


def test_what_was_returned_too_late_does_not_go_before_it_again() -> None:
    """Of the 19 of 2021 are 5 returned in 2023; 14 are before the 1 of 2022: 5 + 14 + 1 = 20."""
    _, finding = long("0 0 19 1", 1, "2023: 5").findings
    assert finding.path[-1] == "2022"
    assert str(finding.fix) == "write 20 under returned for 2023"


def test_a_surplus_of_a_single_unit_is_one() -> None:
    finding = long("0 1 0 0", 3, "").findings[0]
    assert str(finding.message).startswith("Alpha 2020: surplus 1 kr, to be returned within")


def test_what_can_be_mended_by_itself_is_not_returned_twice() -> None:
    findings = long("0 0 19 1", 2, "").findings
    assert [str(each.fix) for each in findings] == [
        "write 19 under returned for 2023",
        "write 1 under returned for 2024",
    ]


def test_a_year_with_a_decided_price_earns_no_less_by_itself() -> None:
    text = area(
        "cost: {2023: 100}, revenue: {2023: 150}, price_change: {2025: 0}",
        "within: 2, returned: {2024: 20}",
    )
    judgement = judged(RULE, text)
    assert judgement.constructed == {Y2024: 1}
    assert judgement.judged == {Y2023: 1, Y2024: 1}
    assert str(judgement.findings[0].fix) == "write 50 under returned for 2024"
    assert [str(each.message) for each in judgement.information] == [
        "Alpha: of the deficit 20 kr are to be recovered by 2027, after the last year here"
    ]


def test_what_has_time_beyond_the_last_year_is_information() -> None:
    text = area("cost: {2023: 100}, revenue: {2023: 150}", "within: 3, returned: {2024: 20}")
    judgement = judged(RULE, text)
    assert judgement.findings == ()
    message = Message("surplus-open", area="Alpha", due=2026, left=30, unit="kr")
    assert str(message) == (
        "Alpha: of the surplus 30 kr are to be returned by 2026, after the last year here"
    )
    assert judgement.information == (Remark(area="a", year=Y2023, message=message),)
    assert judgement.judged == {Y2024: 1}
    returned = judged(RULE, text.replace("2024: 20", "2024: 50"))
    assert returned.information == ()
    assert returned.judged == {Y2023: 1, Y2024: 1}


def test_a_year_without_a_result_could_not_be_tested() -> None:
    judgement = judged(RULE, area("cost: {2022: 5, 2023: 9}, revenue: {2023: 9}", "within: 1"))
    assert [(each.year, str(each.message)) for each in judgement.untested] == [
        (Y2021, "Alpha: no cost and no revenue"),
        (Y2022, "Alpha: no revenue"),
    ]
    assert judgement.judged == {Y2023: 1}


def test_an_area_with_services_returns_their_results() -> None:
    text = """
areas:
  a:
    name: Alpha
    cost: {2022: 100}
    revenue: {2022: 110}
    carry_over: {within: 2, returned: {2023: 2, 2024: 8}}
    services:
      s: {revenue: {2023: 58}, parts: {all: {cost: {2023: 60}, step: 0}}}
      t: {revenue: {2023: 40}, parts: {all: {cost: {2023: 40}, step: 0}}}
"""
    judgement = judged(RULE, text)
    assert judgement.findings == ()
    assert judgement.judged == {Y2022: 1, Y2023: 2, Y2024: 1}
    assert judgement.constructed == {Y2024: 1, Y2025: 1}
    assert told(judged(RULE, text.replace("2024: 8", "2024: 7"))) == [("2022", 1)]
    decided = text.replace("t: {revenue: {2023: 40}", "t: {revenue: {2023: 40, 2024: 36}")
    (open_,) = judged(RULE, decided).information
    assert str(open_.message).startswith("Alpha: of the deficit 1 kr are to be recovered by 2026")


@pytest.mark.parametrize(
    ("returned", "entry"),
    [
        ("2024: 30", "at: areas.a.carry_over, amounts: {2022: 20}"),
        ("2024: 60", "at: areas.a.carry_over.returned, amounts: {2024: 10}"),
    ],
)
def test_it_is_accepted_by_year(returned: str, entry: str) -> None:
    text = area(
        "cost: {2022: 100, 2023: 100}, revenue: {2022: 150, 2023: 100}",
        f"within: 2, returned: {{{returned}}}",
    )
    text += f"accepted: [{{rule: {RULE}, {entry}, reason: Known}}]\n"
    assert found(RULE, text).accepted == "Known"
    assert "accepted" not in {each.path[0] for each in judged("unused", text).findings}


amounts = st.integers(-60, 60)


@MANY
@given(
    st.lists(amounts, min_size=4, max_size=4),
    st.integers(1, 4),
    st.dictionaries(st.sampled_from([2023, 2024, 2025]), amounts),
)
def test_what_is_proposed_in_figures_mends_what_can_be(
    results: list[int], within: int, returned: dict[int, int]
) -> None:
    """In the end only results are left whose years to return them are all before the plan."""
    for _ in range(20):
        rows = ", ".join(f"{year}: {amount}" for year, amount in returned.items())
        findings = long(" ".join(map(str, results)), within, rows).findings
        fixes = [PROPOSED.match(str(each.fix)) for each in findings]
        if not any(fixes):
            break
        amount, year = next(each.groups() for each in fixes if each)
        returned[int(year)] = int(amount)
    assert not any(fixes)
    assert all(each.path[3] != "returned" for each in findings)


def test_what_has_run_out_stands_before_all_that_runs_out_later() -> None:
    """Of 5, 3 and 2 the first can only be returned late, so the others wait for 5, and for 8."""
    years = [Y2021, Y2022, Y2023, Y2024]
    layers, beyond = set_off(years, {Y2021: 5, Y2022: 3, Y2023: 2}, {}, 1, {Y2021})
    assert [each.ahead for each in layers.values()] == [0, 5, 8]
    assert [each.late for each in layers.values()] == [5, 3, 2]
    assert [each.back for each in layers.values()] == [None, None, None]
    assert beyond == {}


def test_a_surplus_of_one_is_returned_as_any_other() -> None:
    layers, beyond = set_off([Y2021, Y2022], {Y2021: 1}, {Y2022: tkr(1)}, 2, {Y2022})
    assert (layers[Y2021].left, beyond) == (0, {})
