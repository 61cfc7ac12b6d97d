"""The balance where earlier results are returned: the result has to be minus what is returned."""

import re

import pytest
from conftest import budget_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small import HEAD, Y2021, Y2022, Y2023, Y2024, Y2025, found, judged, tkr

from vssbudget.checks import check
from vssbudget.findings import Finding
from vssbudget.projection import project
from vssbudget.wording import LANGUAGES, Message

VOLUMES = "volumes: {cases: {2021: 9, 2022: 90, 2023: 100, 2024: 110, 2025: 110}}\n"


def area(figures: str, returned: str) -> str:
    """Write an area of 1 000 kr in 2023 that returns something."""
    carry = f"carry_over: {{within: 3, returned: {{{returned}}}}}"
    return (
        f"areas: {{a: {{name: Alpha, cost: {{2023: 1000}}, {figures}, index: price, {carry}}}}}\n"
    )


def test_a_budget_year_is_below_its_cost_by_what_it_returns() -> None:
    text = area("revenue: {2022: 900, 2023: 950}", "2023: 30")
    finding = found("zero-result", text)
    assert str(finding.message) == (
        "Alpha 2023: revenue 950 kr, cost 1 000 kr less 30 kr of earlier surpluses that are "
        "returned: 20 kr too little"
    )
    assert LANGUAGES["sv"].say(finding.message).replace("\u00a0", " ") == (
        "Alpha 2023: intäkter 950 kr, kostnader 1 000 kr minus 30 kr av tidigare överskott som "
        "återförs: 20 kr för lite"
    )
    assert str(finding.fix) == (
        "bring the revenue to 970 kr (a price change of 7.8 % on 2022), or bring the cost to 980 kr"
    )
    assert finding == Finding(
        rule="zero-result",
        message=Message(
            "returning-result-too-little",
            area="Alpha",
            year=2023,
            revenue=950,
            cost=1000,
            borne="",
            difference=20,
            unit="kr",
            returned=[Message("surplus-returned", amount=30, unit="kr")],
        ),
        fix=finding.fix,
        path=("areas", "a", "cost", "2023"),
        area="a",
        year=Y2023,
        amount=tkr(-20),
    )
    for mended in (("2023: 950", "2023: 970"), ("cost: {2023: 1000", "cost: {2023: 980")):
        assert judged("zero-result", text.replace(*mended)).findings == ()


def test_a_single_unit_that_is_returned_is_of_a_surplus() -> None:
    finding = found("zero-result", area("revenue: {2023: 1000}", "2023: 1"))
    assert str(finding.message) == (
        "Alpha 2023: revenue 1 000 kr, cost 1 000 kr less 1 kr of earlier surpluses that are "
        "returned: 1 kr too much"
    )


def test_a_result_of_zero_in_a_year_that_recovers_a_deficit_is_too_little() -> None:
    finding = found("zero-result", area("revenue: {2023: 1000}", "2023: -30"))
    assert str(finding.message) == (
        "Alpha 2023: revenue 1 000 kr, cost 1 000 kr plus 30 kr of earlier deficits that are "
        "recovered: 30 kr too little"
    )
    assert str(finding.fix) == "bring the revenue to 1 030 kr, or bring the cost to 970 kr"
    assert judged("zero-result", area("revenue: {2023: 1030}", "2023: -30")).findings == ()


def test_a_result_of_zero_in_a_year_that_returns_a_surplus_is_too_much() -> None:
    finding = found("zero-result", area("revenue: {2023: 1000}", "2023: 30"))
    assert str(finding.message).endswith("that are returned: 30 kr too much")
    assert finding.amount == 30


def test_a_decided_price_is_told_the_change_that_leaves_what_is_returned() -> None:
    """1 100 − 45 = 1 055, 5.5 % on 1 000."""
    text = area("revenue: {2023: 1000}, price_change: {2024: 10}", "2024: 45")
    finding = found("zero-result", text)
    assert finding.path == ("areas", "a", "price_change", "2024")
    assert str(finding.fix) == "write price_change 2024: 5.5, or bring the cost to 1 145 kr"
    assert judged("zero-result", text.replace("2024: 10", "2024: 5.5")).findings == ()


def test_revenue_at_self_cost_is_less_by_construction() -> None:
    told = judged("zero-result", area("revenue: {2023: 1000}", "2024: 45, 2025: -1"))
    assert told.findings == ()
    assert told.constructed == {Y2024: 1, Y2025: 1}


def test_an_actual_year_is_information_whatever_it_returned() -> None:
    text = area("revenue: {2021: 90, 2023: 1000}", "2021: 5").replace(
        "{2023: 1000}", "{2021: 80, 2023: 1000}", 1
    )
    told = judged("zero-result", text)
    assert told.findings == ()
    assert [(each.year, each.amount) for each in told.information] == [(Y2021, 10)]


@pytest.mark.parametrize(
    ("revenue", "returned", "fix"),
    [
        ("20", "-30", "bring the revenue to 1 030 kr, or recover less of earlier deficits"),
        ("1000", "1001", "bring the cost to 2 001 kr"),
        ("0", "1000", None),
    ],
)
def test_nothing_below_zero_is_proposed(revenue: str, returned: str, fix: str | None) -> None:
    findings = judged(
        "zero-result", area(f"revenue: {{2023: {revenue}}}", f"2023: {returned}")
    ).findings
    assert [str(each.fix) for each in findings] == ([fix] if fix else [])


SERVICES = """
areas:
  a:
    name: Alpha
    %s
    carry_over: {within: 3, returned: {%s}}
    services:
      s: {name: Sigma, volume: cases, %s, parts: {all: {cost: {2023: 300}, step: 0}}}
      t: {revenue: {2023: 100}, parts: {all: {cost: {2023: 100}, step: 0}}}
price_unit: {name: öre, per: 100}
"""


def services(sold: str, returned: str, own: str = "") -> str:
    return VOLUMES + (SERVICES % (own, returned, sold)).replace("    \n", "")


def test_a_service_returns_its_share_in_a_plan_year() -> None:
    """Of 40 three quarters: 300 − 30 = 270 kr for 110 cases are 245.45 öre each."""
    text = services("revenue: {2023: 300}, price: {2024: 250}", "2024: 40")
    finding = found("zero-result", text)
    assert str(finding.message) == (
        "Alpha, Sigma 2024: revenue 275 kr, cost 300 kr less 30 kr of earlier surpluses that are "
        "returned: 5 kr too much"
    )
    assert finding.path == ("areas", "a", "services", "s", "price", "2024")
    assert (finding.service, finding.amount) == ("s", 5)
    assert str(finding.fix) == "write price 2024: 245, or bring the cost to 305 kr"
    mended = judged("zero-result", text.replace("2024: 250", "2024: 245"))
    assert mended.findings == ()
    assert mended.constructed == {Y2024: 1, Y2025: 2}


def test_the_price_change_of_a_service_leaves_its_share() -> None:
    """270 kr of 300 · 1.1 = 330; a cost of 361 kr of then 461 kr returns 31 of the 40."""
    finding = found(
        "zero-result", services("revenue: {2023: 300}, price_change: {2024: 0}", "2024: 40")
    )
    assert str(finding.fix) == (
        "write price_change 2024: -18.2, or bring the cost to 361 kr, which changes what the other "
        "services return"
    )


def test_in_a_budget_year_the_area_returns_and_its_sum_is_judged() -> None:
    text = services("revenue: {2023: 270}", "2023: 40", "cost: {2023: 400}")
    finding = found("zero-result", text)
    assert str(finding.message) == (
        "Alpha 2023: revenue 370 kr, cost 400 kr less 40 kr of earlier surpluses that are "
        "returned: 10 kr too much"
    )
    assert finding.path == ("areas", "a", "carry_over", "returned", "2023")
    assert (finding.service, finding.amount) == (None, 10)
    assert str(finding.fix) == "bring the revenue to 360 kr, or bring the cost to 410 kr"
    told = judged("zero-result", text.replace("2023: 270", "2023: 260"))
    assert told.findings == ()
    assert told.judged == {Y2023: 1}
    assert told.areas == {"a": 1}


def test_of_services_together_no_price_is_proposed_whatever_the_area_earned_before() -> None:
    own = "cost: {2022: 300, 2023: 400}\n    revenue: {2022: 300}"
    finding = found("zero-result", services("revenue: {2023: 270}", "2023: 40", own))
    assert str(finding.fix) == "bring the revenue to 360 kr, or bring the cost to 410 kr"


def test_a_budget_year_that_returns_nothing_is_judged_service_by_service() -> None:
    finding = found("zero-result", services("revenue: {2023: 270}", "2023: 0, 2024: 40"))
    assert (
        str(finding.message) == "Alpha, Sigma 2023: revenue 270 kr, cost 300 kr: 30 kr too little"
    )
    assert finding.service == "s"


def test_a_budget_year_without_figures_of_services_is_judged_by_those_of_the_area() -> None:
    own = "cost: {2022: 100}\n    revenue: {2022: 95}"
    finding = found("zero-result", services("revenue: {2023: 300}", "2022: 10", own))
    assert finding.path == ("areas", "a", "cost", "2022")
    assert finding.amount == 5
    told = judged("zero-result", services("revenue: {2023: 300}", "2022: 10"))
    assert [(each.year, str(each.message)) for each in told.untested] == [
        (Y2022, "Alpha, Sigma: no cost and no revenue"),
        (Y2022, "Alpha, t: no cost and no revenue"),
    ]


def test_the_outcome_of_services_is_told_by_service_where_the_area_returned_something() -> None:
    text = (
        services("revenue: {2021: 30, 2023: 300}", "2021: 4")
        .replace("all: {cost: {2023", "all: {cost: {2021: 20, 2023")
        .replace("t: {revenue: {", "t: {revenue: {2021: 20, ")
    )
    told = judged("zero-result", text)
    assert [(str(each.message), each.amount) for each in told.information] == [
        ("Alpha, Sigma", 10),
        ("Alpha, t", 0),
    ]


MANY = settings(derandomize=True, deadline=None, max_examples=100)
amounts = st.integers(100, 999_999)


@MANY
@given(amounts, amounts, st.integers(-99, 99), st.decimals(-20, 30, places=2))
def test_either_half_of_a_remedy_leaves_what_is_returned(
    cost: int, revenue: int, returned: int, change: object
) -> None:
    def findings(change: object, given: str = "") -> tuple[Finding, ...]:
        text = f"""
title: Drawn
unit: tkr
years: {{budget: [2023], plan: [2024]}}
areas:
  a:
    cost: {{2023: {revenue}{given or f", 2024: {cost}"}}}
    revenue: {{2023: {revenue}}}
    step: 0
    price_change: {{2024: {change}}}
    carry_over: {{within: 1, returned: {{2024: {returned}}}}}
"""
        judgement = check(project(budget_of(text)), ["zero-result"])[0]
        return tuple(each for each in judgement.findings if each.year == Y2024)

    first = findings(change)
    assume(first)
    fix = str(first[0].fix)
    spent = re.search(r"bring the cost to ([\d ]+) tkr$", fix)
    assert spent
    assert findings(change, f", 2024: {spent[1].replace(' ', '')}") == ()
    if price := re.match(r"write price_change 2024: (-?[\d.]+), or ", fix):
        assert findings(price[1]) == ()


FRAME = "budget_frame: {2023: %s, 2024: 0}\n"


def test_a_surplus_that_is_returned_as_planned_breaks_no_frame() -> None:
    text = area("revenue: {2023: 970}, price_change: {2024: 10.309278}", "2023: 30, 2024: 30")
    told = judged("budget-frame", text + FRAME % 0)
    assert told.findings == ()
    assert told.judged == {Y2023: 1, Y2024: 1}


def test_more_than_is_returned_breaks_it() -> None:
    finding = found("budget-frame", area("revenue: {2023: 950}", "2023: 30") + FRAME % 0)
    assert str(finding.message) == (
        "2023: the net cost of all areas is 50 kr less 30 kr of earlier surpluses that are "
        "returned, the frame 0 kr: 20 kr too much"
    )
    assert str(finding.fix) == "bring the areas' results to -30 kr in all"
    assert finding == Finding(
        rule="budget-frame",
        message=Message(
            "returning-frame-broken",
            year=2023,
            net=50,
            frame=0,
            over=20,
            unit="kr",
            returned=[Message("surplus-returned", amount=30, unit="kr")],
        ),
        fix=Message("frame-broken-fix", result=-30, unit="kr"),
        path=("budget_frame", "values", "2023"),
        year=Y2023,
        amount=tkr(-20),
    )
    assert (
        judged("budget-frame", area("revenue: {2023: 950}", "2023: 30") + FRAME % 20).findings == ()
    )


def test_a_year_that_returns_nothing_is_held_against_the_frame_as_it_is() -> None:
    finding = found("budget-frame", area("revenue: {2023: 999}", "2024: 30") + FRAME % 0)
    assert str(finding.message) == (
        "2023: the net cost of all areas is 1 kr, the frame 0 kr: 1 kr too much"
    )
    assert finding.amount == -1


def test_a_year_that_recovers_a_deficit_has_to_earn_it() -> None:
    finding = found("budget-frame", area("revenue: {2023: 1010}", "2023: -30") + FRAME % 0)
    assert str(finding.message) == (
        "2023: the net cost of all areas is -10 kr plus 30 kr of earlier deficits that are "
        "recovered, the frame 0 kr: 20 kr too much"
    )
    assert str(finding.fix) == "bring the areas' results to 30 kr in all"


def test_a_year_at_self_cost_keeps_the_frame_by_construction() -> None:
    told = judged("budget-frame", area("revenue: {2023: 1000}", "2024: 30") + FRAME % 0)
    assert told.findings == ()
    assert told.constructed == {Y2024: 1}
    assert Y2025 not in told.judged


def test_no_cost_below_nothing_is_told_for_a_span() -> None:
    """1 100 and 2 000 of deficits; 5 % on 1 000 bear no cost at all of that."""
    text = area("revenue: {2023: 1000}", "2024: -2000") + SPAN
    assert str(found("price-span", text).fix) == (
        "write price_change 2024: 5, which leaves a result of -2 050 kr"
    )
    of_services = (
        "areas: {a: {carry_over: {within: 3, returned: {2024: -2000}}, services: {s: {revenue: "
        "{2023: 1000}, parts: {p: {cost: {2023: 1000}, index: price}}}}}}\n"
    )
    assert str(found("price-span", of_services + SPAN).fix) == "recover less of earlier deficits"


SPAN = "price_spans: {prices: {areas: [a], year: 2024, low: 0, high: 5.0}}\n"


def test_a_price_at_self_cost_is_within_its_span_at_a_cost_that_bears_what_is_returned() -> None:
    """1 100 − 45 = 1 055 is 5.5 % more; 5 % are 1 050, which bears 1 095."""
    text = area("revenue: {2023: 1000}", "2024: 45") + SPAN
    assert str(found("price-span", text).fix) == (
        "bring the cost down by 5 kr to 1 095 kr, or write price_change 2024: 5, which leaves a "
        "result of -5 kr"
    )
    for cost, count in ((1095, 0), (1096, 1)):
        given = text.replace("cost: {2023: 1000}", f"cost: {{2023: 1000, 2024: {cost}}}")
        assert len(judged("price-span", given).findings) == count


@pytest.mark.parametrize(
    ("returned", "shares", "below"),
    [(30, (-15, -15), ["s", "t"]), (31, (-16, -15), ["s", "t"]), (-30, (15, 15), [])],
)
def test_what_is_returned_where_no_service_costs_anything_is_returned_by_all_alike(
    returned: int, shares: tuple[int, int], below: list[str]
) -> None:
    """What is returned is in the revenue, as it is of an area without services."""
    part = "revenue: {2023: 1000}, parts: {p: {cost: {2023: 1000, 2024: 0, 2025: 1000}}}"
    carry = f"carry_over: {{within: 3, returned: {{2024: {returned}}}}}"
    text = f"areas: {{a: {{{carry}, services: {{s: {{{part}}}, t: {{{part}}}}}}}}}\n"
    projection = project(budget_of(HEAD + text))
    at = projection.years.index(Y2024)
    assert tuple(projection.services[f"a.{each}"].revenue[at] for each in "st") == shares
    assert projection.by_key["a"].revenue[at] == projection.total.revenue[at] == -returned
    findings = judged("negative", text).findings
    assert [each.service for each in findings] == below
    assert {each.path for each in findings} <= {("areas", "a", "carry_over", "returned", "2024")}
