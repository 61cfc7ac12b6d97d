"""What is said of agreed prices: where they stand, and that nobody decides them alone."""

import pytest
from small import HEAD, found, judged

from vssbudget.checks import check
from vssbudget.findings import Judgement, Severity
from vssbudget.loader.tree import plant
from vssbudget.model import read
from vssbudget.projection import project
from vssbudget.wording import LANGUAGES, Message

AREA = "areas: {a: {name: Alpha, cost: {2023: 1000}, revenue: {2023: 1000}, index: price%s}}\n"
SERVICE = (
    "%svolumes: {v: {2023: 10, 2024: 10, 2025: 10}}\n"
    "areas: {a: {name: Alpha, services: {s: {name: Sigma, volume: v, revenue: {2023: 1000}%s, "
    "parts: {p: {cost: {2023: 1000}, index: price}}}}}}\n"
)
SPAN = "price_spans: {case: {%s: [%s], year: %s, low: 2.6, high: 2.7}}\n"


def swedish(message: Message | None) -> str:
    assert message is not None
    return LANGUAGES["sv"].say(message).replace("\u00a0", " ")


def test_a_result_asks_for_another_agreement_or_another_cost() -> None:
    finding = found("zero-result", AREA % ", agreement: {price_change: {2023: 4, 2024: 3}}")
    assert finding.path == ("areas", "a", "agreement", "price_change", "2024")
    assert str(finding.fix).replace("\u00a0", " ") == (
        "have the agreement made anew, with price_change 2024: 10, or bring the cost to 1 030 kr"
    )
    assert swedish(finding.fix) == (
        "låt avtalet göras om, med price_change 2024: 10, eller sätt kostnaden till 1 030 kr"
    )


def test_the_cure_of_an_agreed_price_makes_the_result_zero() -> None:
    text = AREA % ", agreement: {price_change: {2024: 10}}"
    assert not judged("zero-result", text).findings


def test_the_cure_of_a_later_agreed_price_starts_from_the_one_before() -> None:
    """1 000 · 1.1 = 1 100, and 1 210 is 10 % more; from 1 030 it would be 17.5 %."""
    text = SERVICE % ("", ", agreement: {price_change: {2024: 3, 2025: 3}}")
    one, other = judged("zero-result", text).findings
    assert one.path == ("areas", "a", "services", "s", "agreement", "price_change", "2024")
    assert str(other.fix).startswith(
        "have the agreement made anew, with price_change 2025: 10 "
        "once the years before are put right as told there, or bring the cost to"
    )
    assert "med price_change 2025: 10 när tidigare år är rättade" in swedish(other.fix)


def test_an_agreed_price_that_no_longer_holds_is_told_with_the_cure_of_an_earlier_one() -> None:
    """3 % are cured by 10 %; 17.475728 % of 2025 held on 1 030, and from 1 100 it takes 10 %."""
    decided, agreed = "price_change: {2024: 3}", "agreement: {price_change: {2025: 17.475728}}"
    finding = found("zero-result", AREA % f", {decided}, {agreed}")
    assert str(finding.fix).startswith(
        "write price_change 2024: 10 and with it price_change 2025: 10 in the agreement, or bring"
    )
    assert swedish(finding.fix).startswith(
        "skriv price_change 2024: 10 och samtidigt price_change 2025: 10 i avtalet, eller sätt"
    )
    both = found("zero-result", AREA % ", agreement: {price_change: {2024: 3, 2025: 17.475728}}")
    assert str(both.fix).startswith(
        "have the agreement made anew, with price_change 2024: 10 and with it price_change 2025: "
        "10 in the agreement, or bring"
    )
    ours = found("zero-result", AREA % ", price_change: {2024: 3, 2025: 17.475728}")
    assert str(ours.fix).startswith(
        "write price_change 2024: 10 and with it price_change 2025: 10, or bring"
    )


def test_an_agreed_price_that_bears_no_cost_any_more_is_told_to_be_taken_out() -> None:
    text = "areas: {a: {cost: {2023: 10, 2024: 110, 2025: 0}, revenue: {2023: 10}, index: price%s}}"
    more = ", price_change: {2024: 0}, agreement: {price_change: {2025: -99}}"
    finding = found("zero-result", text % more)
    told = "write price_change 2024: 1000 and with it take out price_change 2025 in the agreement"
    assert str(finding.fix).startswith(told)
    assert swedish(finding.fix).startswith(
        "skriv price_change 2024: 1000 och samtidigt ta bort price_change 2025 i avtalet, eller"
    )
    kept = ", price_change: {2024: 1000}"
    assert not judged("zero-result", text % kept).findings


def test_an_agreed_price_that_holds_is_carried_on_to_decided_ones() -> None:
    """2024 is cured by 10 %; the agreed 10 % of 2025 then hold, those of 2026 take 10 % more."""
    head = HEAD.replace("[2024, 2025]", "[2024, 2025, 2026]").replace(
        "2025: 10}", "2025: 10, 2026: 10}"
    )
    text = (
        "areas: {a: {cost: {2023: 1000, 2025: 1133}, revenue: {2023: 1000}, index: price, "
        "price_change: {2024: 3, 2026: 3}, agreement: {price_change: {2025: 10}}}}\n"
    )
    budget, _ = read(plant(head + text).tree)
    assert budget is not None
    (judgement,) = check(project(budget), ["zero-result"])
    assert [each.path[-2:] for each in judgement.findings] == [
        ("price_change", "2024"),
        ("price_change", "2026"),
    ]


def test_the_nearest_agreed_price_in_its_step_leaves_a_notice_where_it_stands() -> None:
    unit = "price_unit: {name: kr, per: 1000, step: 20000}\n"
    text = SERVICE % (unit, ", agreement: {price_change: {2024: 9, 2025: 10}}")
    finding = judged("zero-result", text).findings[0]
    assert finding.severity is Severity.NOTICE
    assert finding.path == ("areas", "a", "services", "s", "agreement", "price_change", "2024")


@pytest.mark.parametrize("decimals", ["", "price_decimals: 0\n"])
def test_an_agreed_change_has_the_decimals_that_were_agreed(decimals: str) -> None:
    text = decimals + AREA % ", agreement: {price_change: {2024: 9.75}}"
    assert not judged("price-step", text).findings


def test_a_span_that_an_agreed_price_is_beyond_stands_at_the_agreement() -> None:
    text = AREA % ", agreement: {price_change: {2024: 3.5}}" + SPAN % ("areas", "a", 2024)
    finding = found("price-span", text)
    assert str(finding.message) == (
        "Alpha 2024: the price changes by 3.5 % as agreed, the span case is 2.6 to 2.7 %: "
        "0.8 percentage points too much"
    )
    assert str(finding.fix) == (
        "have the agreement made anew, with price_change 2024: 2.7, which leaves a result of -73 kr"
    )
    assert finding.path == ("areas", "a", "agreement", "price_change", "2024")
    assert "enligt avtal med 3,5 %" in swedish(finding.message)


@pytest.mark.parametrize(
    ("agreement", "row"),
    [("price_change: {2023: 11.3}", "price_change"), ("rates: {2023: 11.3}", "rates")],
)
def test_a_span_of_the_base_year_holds_what_was_agreed(agreement: str, row: str) -> None:
    text = AREA % f", agreement: {{{agreement}}}" + SPAN % ("areas", "a", 2023)
    finding = found("price-span", text)
    assert str(finding.message).startswith("Alpha 2023: the price changes by 11.3 % as agreed, ")
    assert str(finding.fix) == "have the agreement for 2023 made anew, or the span"
    assert swedish(finding.fix) == (
        "låt avtalet för 2023 göras om, eller låt spannet beslutas på nytt"
    )
    assert finding.path == ("areas", "a", "agreement", row, "2023")


def test_a_span_of_a_service_that_follows_an_agreement_above_stands_at_its_end() -> None:
    text = (SERVICE % ("", "")).replace("name: Alpha,", "name: Alpha, agreement: {2023: 1},")
    finding = found("price-span", text + SPAN % ("services", "a.s", 2023))
    assert finding.path == ("price_spans", "case", "low")
    assert str(finding.fix) == "have the agreement for 2023 made anew, or the span"


def test_a_span_of_what_follows_its_indices_as_well_is_told_by_its_rates() -> None:
    text = SERVICE % ("", ", agreement: {price_change: {2024: 10}}")
    text = text.replace("p: {", "q: {cost: {2023: 1}, index: price, agreement: {2023: 9}}, p: {")
    finding = found("price-span", text + SPAN % ("services", "a.s", 2023))
    assert "by its rates" in str(finding.message)
    assert finding.path == ("price_spans", "case", "low")


def test_an_agreed_price_that_cannot_be_meant_is_told_as_agreed() -> None:
    text = AREA % ", agreement: {price_change: {2023: 300, 2024: 30}}"
    (before, planned) = judged("implausible", text).findings
    assert str(before.message) == "Alpha 2023: the price is agreed to change by 300 %, beyond 25 %"
    assert str(planned.message) == "Alpha 2024: the price is agreed to change by 30 %, beyond 25 %"
    assert planned.path == ("areas", "a", "agreement", "price_change", "2024")
    assert swedish(planned.message).startswith("Alpha 2024: priset ändras enligt avtal med 30 %")


def test_a_point_that_an_agreed_change_lacks_is_told_of_the_plan_alone() -> None:
    """10 % bear the cost of 2024; what the price of 2023 was made of bears nothing."""
    text = AREA % ", agreement: {price_change: {2023: 100, 2024: 100}}"
    before, planned = judged("implausible", text).findings
    assert str(before.message) == "Alpha 2023: the price is agreed to change by 100 %, beyond 25 %"
    assert str(planned.message) == (
        "Alpha 2024: the price is agreed to change by 100 %, where 10 % bears the cost: "
        "most likely a point is missing"
    )


def test_a_service_whose_price_is_agreed_has_to_earn_something() -> None:
    text = (
        "areas: {a: {cost: {2023: 20}, services: {s: {agreement: {price_change: {2025: 3}}, "
        "parts: {p: {cost: {2023: 10}, index: price}}}, "
        "t: {parts: {p: {cost: {2023: 10}, index: price}}}}}}\n"
    )
    findings = judged("missing-revenue", text).findings
    assert [each.service for each in findings] == ["s", "t"]
    without = text.replace("agreement: {price_change: {2025: 3}}, ", "")
    assert [each.service for each in judged("missing-revenue", without).findings] == [None]


@pytest.mark.parametrize("agreement", ["rates: {2023: 11.3}", "price_change: {2023: 11.3}"])
def test_shares_are_not_held_against_a_printed_span_of_a_price_that_was_agreed(
    agreement: str,
) -> None:
    text = (
        "published: {price_change: {case: {areas: [a], year: 2023, low: 1, high: 1.1}}}\n"
        "areas: {a: {name: Alpha, cost: {2023: 9}, revenue: {2023: 9}, "
        "shares: {price: 0.5, wage: 0.5}%s}}\n"
    )
    head = HEAD.replace("indices: {", "indices: {wage: {2023: 3, 2024: 1, 2025: 1}, ")

    def judgement(more: str) -> Judgement:
        budget, faults = read(plant(head + text % more).tree)
        assert budget is not None, faults
        return check(project(budget), ["implied-share"])[0]

    assert judgement("").findings
    agreed = judgement(f", agreement: {{{agreement}}}")
    assert not agreed.findings
    assert [str(each.message) for each in agreed.untested] == [
        "Alpha: its price of that year was agreed, and follows no shares"
    ]
    assert swedish(agreed.untested[0].message) == (
        "Alpha: priset för det året är avtalat och följer inga andelar"
    )
