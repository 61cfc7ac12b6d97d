"""What is said of prices that follow an index: where they stand, and what to write instead."""

from typing import Any

import pytest
from conftest import budget_of
from cures import errors, flow, write_first
from small import HEAD, found, judged

from vssbudget.checks import check
from vssbudget.findings import Severity
from vssbudget.projection import project
from vssbudget.wording import LANGUAGES, Message

KPI = HEAD.replace("indices: {", "indices: {kpi: {2023: 4, 2024: 3, 2025: 3}, ")
AREA = "areas: {a: {name: Alpha, cost: {2023: 1000}, revenue: {2023: 1000}, index: price%s}}\n"
BOUND = AREA % ", price_index: kpi"
SPAN = "price_spans: {case: {areas: [a], year: %s, low: %s, high: 9}}\n"


@pytest.fixture(autouse=True)
def with_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the budgets go on from a head with another index."""
    monkeypatch.setattr("small.HEAD", KPI)


def swedish(message: Message | None) -> str:
    assert message is not None
    return LANGUAGES["sv"].say(message).replace("\u00a0", " ")


def test_a_result_stands_at_the_index_with_the_change_to_write_in_its_place() -> None:
    first, second = judged("zero-result", BOUND).findings
    assert first.path == ("areas", "a", "price_index", "2024")
    assert (first.amount, second.amount) == (-70, -149)
    assert str(first.fix).startswith("write price_change 2024: 10, or bring the cost to 1")


@pytest.mark.parametrize("seller", ["area", "service"])
def test_the_cures_of_prices_that_follow_an_index_make_the_results_zero(seller: str) -> None:
    sold: dict[str, Any] = {"revenue": {2023: 1000}, "price_index": "kpi", "price_change": {}}
    cost = {"cost": {2023: 1000}, "index": "price"}
    area = {**cost, **sold} if seller == "area" else {"services": {"s": sold}}
    if seller == "service":
        sold["parts"] = {"p": cost}
    else:
        sold = area
    for year in (2024, 2025):
        finding, *_ = errors(f"{KPI}areas: {flow({'a': area})}\n")
        assert finding.year == year
        write_first(sold, finding)
    assert not errors(f"{KPI}areas: {flow({'a': area})}\n")


@pytest.mark.parametrize("seller", ["area", "service"])
def test_an_index_of_a_price_that_no_year_follows_is_unused(seller: str) -> None:
    sold = "revenue: {2023: 1000}, price_change: {2024: 10, 2025: 10}, price_index: kpi"
    cost, path = "cost: {2023: 1000}, index: price", "areas.a"
    text = f"areas: {{a: {{{cost}, {sold}}}}}\n"
    if seller == "service":
        text = f"areas: {{a: {{services: {{s: {{{sold}, parts: {{p: {{{cost}}}}}}}}}}}}}\n"
        path = "areas.a.services.s"
    finding = found("unused", text)
    assert (finding.path, finding.severity) == ((*path.split("."), "price_index"), Severity.WARNING)
    assert str(finding.message).startswith(f"every planned year of {path} has a revenue")
    assert str(finding.fix).startswith("take out price_index")
    assert not judged("unused", text.replace("2024: 10, ", "")).findings
    assert not judged("zero-result", text).findings


def test_a_price_by_index_that_holds_is_mended_with_the_year_before_it() -> None:
    """1 030 · 1.03 = 1 060.9 bears 1 061; from 1 100 it takes −3.5 %: 1 061.5 is too much."""
    text = AREA.replace("{2023: 1000}, revenue", "{2023: 1000, 2025: 1061}, revenue")
    finding = found("zero-result", text % ", price_index: kpi")
    assert str(finding.fix).startswith(
        "write price_change 2024: 10 and with it price_change 2025: -3.55, or"
    )


def test_of_a_price_by_index_that_no_change_cures_the_revenue_is_told() -> None:
    """From 0 no change leads anywhere: 900 · 1.03 bears 927 only while 900 is paid."""
    text = "areas: {a: {cost: {2023: 0, 2024: 927}, revenue: {2023: 900}, step: 28, %s}}"
    finding, *_ = judged("zero-result", text % "price_index: kpi").findings
    told = str(finding.fix).replace("\u00a0", " ")
    assert told.startswith("bring the revenue to 0 kr")
    assert "and with it revenue 2024: 927 kr" in told
    assert "och samtidigt revenue 2024: 927 kr" in swedish(finding.fix)


def test_a_price_by_index_may_be_the_nearest_change() -> None:
    text = "price_decimals: 0\n" + AREA.replace("index: price", "step: 29") % ", price_index: kpi"
    finding = judged("zero-result", text).findings[0]
    assert finding.severity is Severity.NOTICE
    assert finding.path == ("areas", "a", "price_index", "2024")
    assert not judged("price-step", text).findings


def test_a_span_that_a_price_by_index_is_beyond_stands_at_the_index() -> None:
    finding = found("price-span", BOUND + SPAN % (2024, 4))
    assert finding.path == ("areas", "a", "price_index", "2024")
    assert str(finding.message).startswith(
        "Alpha 2024: the price changes by 3 % as its index does, the span case is 4 to 9 %"
    )
    assert str(finding.fix).startswith("write price_change 2024: 4, which leaves")
    assert "enligt sitt index med 3 %" in swedish(finding.message)


def test_a_span_of_the_base_year_holds_the_rate_of_the_index() -> None:
    finding = found("price-span", BOUND + SPAN % (2023, 5))
    assert str(finding.message).startswith("Alpha 2023: the price changes by 4 % by its rates")


def test_a_rate_that_looks_like_a_fraction_is_told_first_where_the_price_follows_it() -> None:
    text = KPI.replace("2024: 3, 2025: 3", "2024: 0.03, 2025: 0.03")
    (judgement,) = check(project(budget_of(text + BOUND)), ["zero-result"])
    assert str(judgement.findings[0].fix).startswith("if the rate 0.03 % of kpi is 3 % written as")


def test_shares_are_not_held_against_a_printed_span_of_a_price_by_index() -> None:
    text = (
        "published: {price_change: {case: {areas: [a], year: 2023, low: 1, high: 1.1}}}\n"
        "areas: {a: {name: Alpha, cost: {2023: 9}, revenue: {2023: 9}, "
        "shares: {price: 0.5, kpi: 0.5}%s}}\n"
    )
    assert judged("implied-share", text % "").findings
    judgement = judged("implied-share", text % ", price_index: kpi")
    assert (len(judgement.findings), len(judgement.untested)) == (0, 1)


def test_a_result_of_a_price_by_index_is_accepted_by_its_year() -> None:
    text = BOUND + (
        "accepted: [{rule: zero-result, at: areas.a.price_index, "
        "amounts: {2024: -70, 2025: -149}, reason: The rents are agreed}]\n"
    )
    assert all(each.accepted for each in judged("zero-result", text).findings)
    assert not judged("unused", text).findings
