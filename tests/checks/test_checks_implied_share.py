"""Whether cost shares can give the price changes that were printed."""

from decimal import Decimal
from typing import Any

import pytest
from conftest import budget_of

from vssbudget.amounts import Year
from vssbudget.checks import check
from vssbudget.findings import Finding, Judgement, Remark, Severity
from vssbudget.projection import project
from vssbudget.wording import Message

Y2023 = Year(2023)
TEXT = """
title: Small
unit: kr
years: {{budget: [2023], plan: [2024]}}
indices:
  price: {{2023: {price}, 2024: 1}}
  wage: {{name: Wages, rates: {{2023: {wage}, 2024: 1}}}}
  food: {{{food}2024: 1}}
areas:
  a: {{name: Alpha, cost: {{2023: 1}}, {moves}}}
  b: {{cost: {{2023: 1}}, shares: {{wage: 0.3, price: 0.7}}}}
published:
  price_change:
    prices: {{areas: [{areas}], year: 2023, low: {low}, high: {high}}}
"""


def judged(moves: str, **values: Any) -> Judgement:
    """Hold an area that moves so against a printed span."""
    given = {
        "price": "2.5",
        "wage": "3.0",
        "food": "2023: 4, ",
        "areas": "a",
        "low": "2.6",
        "high": "2.7",
        **values,
    }
    (judgement,) = check(project(budget_of(TEXT.format(moves=moves, **given))), ["implied-share"])
    return judgement


def two(share: str, **values: Any) -> Judgement:
    """Hold an area with a share of wages, the rest prices."""
    return judged(f"shares: {{wage: {share}, price: {1 - Decimal(share)}}}", **values)


def test_nothing_printed_is_nothing_judged() -> None:
    assert two("0.3", areas="") == Judgement("implied-share")


def test_a_share_within_the_printed_span_is_told_with_its_bounds() -> None:
    judgement = two("0.3")
    (remark,) = judgement.information
    assert str(remark.message) == (
        "Alpha: Wages is 30 % of the cost and gives 2.65 %; printed 2.6–2.7 % allow 20–40 %, "
        "with rounding 10–50 %"
    )
    assert judgement == Judgement(
        "implied-share",
        judged={Y2023: 1},
        areas={"a": 1},
        information=(
            Remark(
                area="a",
                year=Y2023,
                message=Message(
                    "share-allowed",
                    area="Alpha",
                    year=2023,
                    index="Wages",
                    share=Decimal(30),
                    change=Decimal("2.65"),
                    printed_low=Decimal("2.6"),
                    printed_high=Decimal("2.7"),
                    allowed=Message("share-span", low=Decimal(20), high=Decimal(40)),
                    rounded=Message("share-span", low=Decimal(10), high=Decimal(50)),
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("wage", "told"),
    [
        ("0", "error"),
        ("0.099999", "error"),
        ("0.1", "notice"),
        ("0.199999", "notice"),
        ("0.2", None),
        ("0.4", None),
        ("0.400001", "notice"),
        ("0.499999", "notice"),
        ("0.5", "error"),
        ("1", "error"),
    ],
)
def test_the_span_holds_and_rounds_half_up(wage: str, told: str | None) -> None:
    assert [each.severity for each in two(wage).findings] == ([told] if told else [])


def test_a_share_outside_is_an_error_in_its_place() -> None:
    (finding,) = two("0.7").findings
    assert str(finding.message) == (
        "Alpha 2023: Wages at 70 % of the cost gives a price change of 2.85 %: "
        "printed 2.6–2.7 % leave 20–40 %, even with rounding 10–50 %"
    )
    assert str(finding.fix) == "write a share from 0.2 to 0.4, or correct the rates of that year"
    assert finding == Finding(
        rule="implied-share",
        severity=Severity.ERROR,
        message=finding.message,
        fix=Message("share-fix", low="0.2", high="0.4"),
        path=("areas", "a", "shares", "wage"),
        area="a",
        year=Y2023,
        off=Decimal("-0.15"),
    )
    assert finding.message.name == "share-disallowed"


def test_a_share_below_is_off_upwards() -> None:
    (finding,) = two("0").findings
    assert finding.off == Decimal("0.1")
    assert "Wages at 0 % of the cost gives a price change of 2.5 %" in str(finding.message)


def test_a_share_that_only_the_rounding_allows_is_a_notice_without_a_remedy() -> None:
    (finding,) = two("0.45").findings
    assert str(finding.message) == (
        "Alpha 2023: Wages at 45 % of the cost gives a price change of 2.725 %, which only the "
        "rounding allows: printed 2.6–2.7 % leave 20–40 %, with rounding 10–50 %"
    )
    assert (finding.severity, finding.fix) == (Severity.NOTICE, None)
    assert finding.off == Decimal("-0.025")


def test_the_decimals_of_either_end_say_how_it_was_rounded() -> None:
    assert [each.severity for each in two("0.45", low="2.60").findings] == ["error"]
    assert [each.severity for each in two("0.45", high="2.70").findings] == ["error"]
    message = str(two("0.7", high="2.70").findings[0].message)
    assert message.endswith("printed 2.6–2.70 % leave 20–40 %, even with rounding 19–41 %")


def test_whole_percents_are_rounded_to_whole_percents() -> None:
    (finding,) = two("0.5", price="2", wage="4.9", low="3", high="3").findings
    assert finding.severity == Severity.NOTICE
    assert str(finding.message).endswith(
        "printed 3–3 % leave 34.48–34.48 %, with rounding 17.24–51.72 %"
    )


@pytest.mark.parametrize(
    ("rates", "low", "high"),
    [
        ({"price": "2.5", "wage": "3.1"}, "0.166667", "0.333333"),
        ({"price": "2.5", "wage": "2.8"}, "0.333334", "0.666666"),
        ({"price": "3.1", "wage": "2.5"}, "0.666667", "0.833333"),
        ({"price": "2.65", "wage": "3.0"}, "0", "0.142857"),
        ({"price": "2.2", "wage": "2.65"}, "0.888889", "1"),
    ],
)
def test_either_end_of_the_remedy_mends_it(rates: dict[str, str], low: str, high: str) -> None:
    worst = "0.99" if rates["wage"] > "2.7" else "0.01"
    fix = two(worst, **rates).findings[0].fix
    assert fix == Message("share-fix", low=low, high=high)
    assert two(low, **rates).findings == two(high, **rates).findings == ()


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        ("3.1", "3.2", "printed 3.1–3.2 % leave no share, even with rounding no share"),
        ("1.0", "2.4", "printed 1.0–2.4 % leave no share, even with rounding no share"),
        ("3.04", "3.1", "printed 3.04–3.1 % leave no share, even with rounding no share"),
    ],
)
def test_a_span_that_no_share_gives_has_the_rates_corrected(low: str, high: str, told: str) -> None:
    (finding,) = two("0.3", low=low, high=high).findings
    assert str(finding.message).endswith(told)
    assert finding.fix == Message("share-rates-fix")
    assert str(finding.fix) == "correct the rates of that year, or the printed span"


def test_a_span_that_ends_where_the_shares_begin_is_given_by_one_of_them() -> None:
    (finding,) = two("0.3", low="2.4", high="2.5").findings
    assert finding.fix == Message("share-fix", low="0", high="0")
    (finding,) = two("0.3", low="3.0", high="3.2").findings
    assert finding.fix == Message("share-fix", low="1", high="1")


def test_a_share_that_has_no_end_cannot_be_written() -> None:
    (finding,) = two("0.9", price="2", wage="5", low="3", high="3").findings
    assert finding.severity == Severity.ERROR
    assert finding.fix == Message("share-rates-fix")


def test_the_change_is_told_to_four_decimals() -> None:
    assert "Wages at 71.234 % of the cost gives a price change of 2.8562 %:" in str(
        two("0.71234").findings[0].message
    )


def test_the_bounds_are_told_to_two_decimals() -> None:
    message = str(two("0.9", price="2.5", wage="3.1").findings[0].message)
    assert "leave 16.67–33.33 %, even with rounding 8.33–41.67 %" in message


def test_the_bounds_end_with_all_of_the_cost() -> None:
    message = str(two("0", price="2.55", wage="2.65", low="2.58").findings[0].message)
    assert message.endswith("printed 2.58–2.7 % leave 30–100 %, even with rounding 25–100 %")
    message = str(two("0.99", price="2.65", wage="2.55", low="2.56").findings[0].message)
    assert message.endswith("printed 2.56–2.7 % leave 0–90 %, even with rounding 0–95 %")


@pytest.mark.parametrize(
    "shares", ["{wage: 1, price: 0}", "{price: 0, wage: 1}", "{wage: 1, price: 0, food: 0}"]
)
def test_a_share_of_everything_is_held_by_what_is_left(shares: str) -> None:
    for finding in judged(f"shares: {shares}").findings:
        assert finding.severity == Severity.ERROR
        assert finding.path[-1] != "wage"
    assert judged(f"shares: {shares}").findings


def test_of_three_shares_each_is_told() -> None:
    judgement = judged("shares: {wage: 0.5, price: 0.3, food: 0.2}")
    told = [str(each.message).partition("; ") for each in judgement.information]
    assert [(before, after.partition(" allow ")[2]) for before, _, after in told] == [
        ("Alpha: Wages is 50 % of the cost and gives 3.05 %", "no share, with rounding no share"),
        (
            "Alpha: price is 30 % of the cost and gives 3.05 %",
            "74.55–87.27 %, with rounding 68.18–93.64 %",
        ),
        ("Alpha: food is 20 % of the cost and gives 3.05 %", "no share, with rounding no share"),
    ]
    assert [each.path[-1] for each in judgement.findings] == ["wage", "price", "food"]
    assert {each.off for each in judgement.findings} == {Decimal("-0.35")}
    assert (judgement.judged, judgement.areas) == ({Y2023: 3}, {"a": 3})


def test_the_change_of_three_shares_is_exact_at_the_edge() -> None:
    judgement = judged(
        "shares: {wage: 0.3, price: 0.3, food: 0.4}", price="1", wage="2", food="2023: 4, ",
        low="2.5", high="2.5",
    )  # fmt: skip
    assert judgement.findings == ()
    assert judgement.judged == {Y2023: 3}


def test_what_a_change_is_off_by_has_six_decimals() -> None:
    (finding,) = two("0.700001", wage="3.000001").findings
    assert finding.off == Decimal("-0.150001")


UNTESTED = "Alpha: no two of its indices have different rates that year"


@pytest.mark.parametrize(
    ("moves", "values"),
    [
        ("index: wage", {}),
        ("step: 1", {}),
        ("shares: {wage: 1}", {}),
        ("shares: {wage: 0.5, price: 0.5}", {"wage": "2.5"}),
        ("shares: {wage: 0.5, food: 0.5}", {"food": ""}),
        ("shares: {wage: 0.3, price: 0.3, food: 0.4}", {"price": "3", "food": "2023: 3, "}),
    ],
)
def test_what_has_no_other_rate_beside_it_could_not_be_tested(
    moves: str, values: dict[str, str]
) -> None:
    message = Message("share-untested", area="Alpha")
    assert str(message) == UNTESTED
    assert judged(moves, **values) == Judgement(
        "implied-share", untested=(Remark(area="a", year=Y2023, message=message),)
    )


def test_every_area_of_a_span_is_held_and_one_without_a_name_is_known_by_its_key() -> None:
    judgement = judged("index: wage", areas="a, b", low="2.8", high="2.9")
    assert [each.area for each in judgement.untested] == ["a"]
    (finding,) = judgement.findings
    assert finding.area == "b"
    assert str(finding.message).startswith("b 2023: Wages at 30 %")
    assert judgement.areas == {"b": 1}
    assert str(judgement.information[0].message).startswith("b: Wages is 30 %")
    alone = judged("index: wage", areas="b").information
    assert len(alone) == 1
    unnamed = check(
        project(
            budget_of(
                TEXT.format(
                    moves="index: wage", price=1, wage=2, food="", areas="a", low=1, high=2
                ).replace("name: Alpha, ", "")
            )
        ),
        ["implied-share"],
    )[0]
    assert unnamed.untested[0].message == Message("share-untested", area="a")
