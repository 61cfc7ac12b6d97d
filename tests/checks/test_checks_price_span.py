"""Whether price changes keep within the spans that were decided for them."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import REPOSITORY, budget_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small import HEAD, Y2023, Y2024, Y2025, found, judged

from vssbudget.amounts import Percent
from vssbudget.checks import check
from vssbudget.checks.decisions import change_to
from vssbudget.commandline.accepting import entries_of
from vssbudget.findings import Finding, Judgement, Remark
from vssbudget.loader import Source, load
from vssbudget.projection import Basis, project
from vssbudget.projection.pricing import price_case
from vssbudget.wording import LANGUAGES, Message

RULE = "price-span"
UNIT = "price_unit: {name: öre, per: 100, step: 5}\n"
NO_STEP = "price_unit: {name: öre, per: 100}\n"
VOLUMES = "volumes: {cases: {2023: 100, 2024: 110, 2025: 110}}\n"


def area(text: str, span: str) -> str:
    """Write an area that costs 1 000 in 2023 and rises by 10 % a year, and a span about it."""
    cost = "cost: {2023: 1000}, index: price"
    return f"areas: {{a: {{name: Alpha, {cost}{text}}}}}\nprice_spans: {{case: {{{span}}}}}\n"


def service(text: str, span: str, unit: str = UNIT) -> str:
    """Write a service that costs 100 in 2023, 110 in 2024, with a volume of 100 and 110."""
    parts = "parts: {all: {cost: {2023: 100}, index: price}}"
    sold = f"s: {{name: Sigma, volume: cases, {text}{parts}}}"
    return (
        f"{unit}{VOLUMES}areas: {{a: {{name: Alpha, services: {{{sold}}}}}}}\n"
        f"price_spans: {{case: {{services: [a.s], {span}}}}}\n"
    )


def placed(text: str, tmp_path: Path) -> tuple[int, int]:
    """Give the line and the column of the only finding."""
    path = tmp_path / "budget.yaml"
    path.write_text(HEAD + text, "utf-8")
    loaded = load(Source("budget.yaml", path))
    (finding,) = loaded.placed([found(RULE, text)])
    assert finding.place is not None
    return finding.place.line, finding.place.column


def test_without_a_span_there_is_nothing_to_judge() -> None:
    text = "areas: {a: {cost: {2023: 1}, revenue: {2023: 1}, index: price}}\n"
    assert judged(RULE, text) == Judgement(RULE)


def test_a_decided_change_beyond_the_span_stands_at_that(tmp_path: Path) -> None:
    """1 000 · 1.027 = 1 027, and a cost of 1 000 · 1.1 = 1 100: −73; 2.7 − 3.5 = −0.8."""
    text = area(
        ", revenue: {2023: 1000}, price_change: {2024: 3.5}",
        "areas: [a], year: 2024, low: 2.6, high: 2.7",
    )
    finding = found(RULE, text)
    assert str(finding.message) == (
        "Alpha 2024: the price changes by 3.5 % as decided, the span case is 2.6 to 2.7 %: "
        "0.8 percentage points too much"
    )
    assert str(finding.fix) == "write price_change 2024: 2.7, which leaves a result of -73 kr"
    assert finding == Finding(
        rule=RULE,
        message=Message(
            "span-beyond-decided",
            area="Alpha",
            year=2024,
            change=Decimal("3.5"),
            span="case",
            low=Decimal("2.6"),
            high=Decimal("2.7"),
            off=Decimal("0.8"),
            direction=Message("too-much"),
        ),
        fix=Message(
            "span-leaves",
            written=Message("span-change", year=2024, change="2.7"),
            result=-73,
            unit="kr",
        ),
        path=("areas", "a", "price_change", "2024"),
        area="a",
        year=Y2024,
        off=Decimal("-0.8"),
    )
    assert placed(text, tmp_path) == (6, 104)


def test_it_is_said_in_swedish() -> None:
    text = area(
        ", revenue: {2023: 1000}, price_change: {2024: 3.5}",
        "areas: [a], year: 2024, low: 2.6, high: 2.7",
    )
    finding = found(RULE, text)
    assert finding.fix is not None
    assert LANGUAGES["sv"].say(finding.message).replace("\u00a0", " ") == (
        "Alpha 2024: priset ändras enligt beslut med 3,5 %, spannet case är 2,6 till 2,7 %: "
        "0,8 procentenheter för mycket"
    )
    assert LANGUAGES["sv"].say(finding.fix).replace("\u00a0", " ") == (
        "skriv price_change 2024: 2.7, vilket ger ett resultat på \u221273 kr"
    )


def test_a_change_decided_of_a_price_of_nothing_is_judged_as_it_is_decided() -> None:
    text = area(
        ", revenue: {2023: 0}, price_change: {2024: 3.5}", "year: 2024, low: 2.0, high: 3.0"
    )
    finding = found(RULE, text)
    assert finding.off == Decimal("-0.5")
    assert str(finding.fix) == "write price_change 2024: 3, which leaves a result of -1 100 kr"


@pytest.mark.parametrize(
    ("change", "off"),
    [
        ("2.549999", "0.1"),
        ("2.55", None),
        ("2.6", None),
        ("2.7", None),
        ("2.749999", None),
        ("2.75", "-0.1"),
        ("-2.65", "5.3"),
    ],
)
def test_a_change_is_rounded_half_up_as_the_span_is_written(change: str, off: str | None) -> None:
    """−2.65 rounds away from zero, to −2.7, and 2.6 + 2.7 = 5.3."""
    text = area(
        f", revenue: {{2023: 1000}}, price_change: {{2024: {change}}}",
        "areas: [a], year: 2024, low: 2.6, high: 2.70",
    ).replace("2.70", "2.7")
    assert [each.off for each in judged(RULE, text).findings] == ([Decimal(off)] if off else [])


@pytest.mark.parametrize(("low", "high"), [("2.60", "2.7"), ("2.6", "2.70")])
def test_the_end_with_more_decimals_decides_how_far_a_change_is_rounded(
    low: str, high: str
) -> None:
    text = area(
        ", revenue: {2023: 1000}, price_change: {2024: 2.71}",
        f"areas: [a], year: 2024, low: {low}, high: {high}",
    )
    assert found(RULE, text).off == Decimal("-0.01")


def test_what_rounds_to_nothing_has_no_sign() -> None:
    text = area(
        ", revenue: {2023: 1000}, price_change: {2024: -0.04}",
        "areas: [a], year: 2024, low: 1.0, high: 2.0",
    )
    assert " changes by 0.0 % " in str(found(RULE, text).message)


ENDLESS = (
    "volumes: {cases: {2023: %s, 2024: %s, 2025: %s}}\n"
    "areas: {a: {cost: {2023: 1000, 2025: %s}, revenue: {2023: 1000%s}, volume: cases, "
    "price_change: {2024: 0}, index: price}}\nprice_spans: {case: {year: 2025, low: %s, high: 9}}\n"
)


def test_a_half_that_comes_of_ratios_without_end_rounds_up_as_well() -> None:
    """1 000 for 7 are 2 000 for 14, and 2 070 is 3.5 % more: 4; by way of 12 it is 3.4999…9."""
    text = ENDLESS % (7, 12, 14, 2070, ", 2025: 2070", 4)
    assert judged(RULE, text) == Judgement(RULE, judged={Y2025: 1}, areas={"a": 1})


def test_a_whole_amount_that_comes_of_ratios_without_end_is_whole() -> None:
    """1 000 for 6 are 2 000 for 12, and 2 % more 2 040; by way of 7 it is 2 040.00…1."""
    finding = found(RULE, ENDLESS % (6, 7, 12, 2020, "", 2))
    assert str(finding.fix) == (
        "bring the cost up by 20 kr to 2 040 kr, or write price_change 2025: 2, which leaves "
        "a result of 20 kr"
    )


def test_at_self_cost_the_end_of_the_span_is_at_fault(tmp_path: Path) -> None:
    """1 000 · 1.1 is 10 %; a price that is 2.7 % up bears 1 027, 73 less than 1 100."""
    text = area(", revenue: {2023: 1000}", "year: 2024, low: 2.6, high: 2.7")
    finding = found(RULE, text)
    assert str(finding.message) == (
        "Alpha 2024: the price changes by 10.0 % to bear the cost, the span case is 2.6 to 2.7 %: "
        "7.3 percentage points too much"
    )
    assert str(finding.fix) == (
        "bring the cost down by 73 kr to 1 027 kr, or write price_change 2024: 2.7, which leaves "
        "a result of -73 kr"
    )
    assert finding.path == ("price_spans", "case", "high")
    assert (finding.area, finding.service, finding.off) == ("a", None, Decimal("-7.3"))
    assert placed(text, tmp_path) == (7, 50)


def test_a_change_below_the_span_is_at_its_low_end(tmp_path: Path) -> None:
    """10 % against 12.5 to 13: 1 000 · 1.125 = 1 125, 25 more than 1 100."""
    text = area(", revenue: {2023: 1000}", "year: 2024, low: 12.5, high: 13")
    finding = found(RULE, text)
    assert str(finding.message) == (
        "Alpha 2024: the price changes by 10.0 % to bear the cost, the span case is 12.5 to 13 %: "
        "2.5 percentage points too little"
    )
    assert str(finding.fix) == (
        "bring the cost up by 25 kr to 1 125 kr, or write price_change 2024: 12.5, which leaves "
        "a result of 25 kr"
    )
    assert (finding.path, finding.off) == (("price_spans", "case", "low"), Decimal("2.5"))
    assert placed(text, tmp_path) == (7, 39)


def test_where_no_whole_cost_is_within_the_span_the_price_change_is_told_alone() -> None:
    """A price of 5 changes by 20 % with a cost of 6 and by nothing with one of 5."""
    text = (
        "areas: {a: {cost: {2023: 5}, revenue: {2023: 5}, step: 1}}\n"
        "price_spans: {case: {year: 2024, low: 2, high: 3}}\n"
    )
    assert str(found(RULE, text).fix) == (
        "write price_change 2024: 3, which leaves a result of -1 kr"
    )


def test_a_given_revenue_is_what_changes_the_price(tmp_path: Path) -> None:
    """1 050 on 1 000 is 5 %; at 2.7 % it is 1 027, and the cost 1 100."""
    text = area(", revenue: {2023: 1000, 2024: 1050}", "year: 2024, low: 2.6, high: 2.7")
    finding = found(RULE, text)
    assert str(finding.message) == (
        "Alpha 2024: the price changes by 5.0 % with the revenue given, the span case is "
        "2.6 to 2.7 %: 2.3 percentage points too much"
    )
    assert str(finding.fix) == (
        "take out the revenue of 2024 and write price_change 2024: 2.7, which leaves a result "
        "of -73 kr"
    )
    assert finding.path == ("areas", "a", "revenue", "2024")
    assert placed(text, tmp_path) == (6, 88)


def test_the_base_year_changes_by_its_rates(tmp_path: Path) -> None:
    text = area("", "year: 2023, low: 2.6, high: 2.7")
    finding = found(RULE, text)
    assert str(finding.message) == (
        "Alpha 2023: the price changes by 2.0 % by its rates, the span case is 2.6 to 2.7 %: "
        "0.6 percentage points too little"
    )
    assert str(finding.fix) == (
        "correct the rates of 2023 or the shares of the cost, or have the span decided anew"
    )
    assert finding.path == ("price_spans", "case", "low")
    assert (finding.year, finding.off) == (Y2023, Decimal("0.6"))
    assert placed(text, tmp_path) == (7, 39)


def test_what_is_earned_in_the_base_year_is_not_at_fault_for_its_rates() -> None:
    finding = found(RULE, area(", revenue: {2023: 1000}", "year: 2023, low: 2.6, high: 2.7"))
    assert finding.path == ("price_spans", "case", "low")


def test_a_year_without_a_price_before_or_without_rates_is_untested() -> None:
    text = (
        "areas:\n  a: {name: Alpha, cost: {2023: 1}, index: price}\n"
        "  b: {cost: {2023: 1}, revenue: {2023: 1}, step: 0}\n"
        "price_spans: {case: {year: 2024, low: 0, high: 9}, rates: {year: 2023, low: 2, high: 2}}\n"
    )
    judgement = judged(RULE, text)
    assert judgement == Judgement(
        RULE,
        judged={Y2024: 1, Y2023: 1},
        areas={"a": 1, "b": 1},
        untested=(
            Remark(
                area="a",
                year=Y2024,
                message=Message("span-without-price", area="Alpha", before=2023),
            ),
            Remark(
                area="b", year=Y2023, message=Message("span-without-rates", area="b", before=2022)
            ),
        ),
    )
    told = [str(each.message) for each in judgement.untested]
    assert told == ["Alpha: no price in 2023 to change", "b: its cost has no rates of that year"]


def test_a_decided_price_is_told_the_one_in_its_step_that_is_within() -> None:
    """100 kr for 100 cases are 100 öre each; 110 öre is 10 %.

    At 4 % it is 104 öre, and in steps of 5 öre 100: 0 %, which is within 0 to 4. 100 · 110 / 100 is
    110 kr, the cost 110 kr: 0.
    """
    text = service("revenue: {2023: 100}, price: {2024: 110}, ", "year: 2024, low: 0, high: 4")
    finding = found(RULE, text)
    assert str(finding.message) == (
        "Alpha, Sigma 2024: the price changes by 10 % as decided, the span case is 0 to 4 %: "
        "6 percentage points too much"
    )
    assert str(finding.fix) == "write price 2024: 100, which leaves a result of 0 kr"
    assert finding.path == ("areas", "a", "services", "s", "price", "2024")
    assert (finding.area, finding.service) == ("a", "s")


def test_what_a_price_leaves_is_with_other_revenue() -> None:
    """110 − 10 for 100 cases are 100 öre each; 100 · 110 / 100 + 20 = 130, and the cost is 110."""
    text = service(
        "revenue: {2023: 110}, other_revenue: {2023: 10, 2024: 20}, price: {2024: 110}, ",
        "year: 2024, low: 0, high: 4",
    )
    assert str(found(RULE, text).fix) == "write price 2024: 100, which leaves a result of 20 kr"


def test_the_step_of_the_service_wins() -> None:
    """103.5 is the highest in steps of 0.5 below 103.6; 103.5 · 110 / 100 = 113.85 → 114 − 110."""
    text = service(
        "revenue: {2023: 100}, price: {2024: 110}, price_step: 0.5, ",
        "year: 2024, low: 3.4, high: 3.6",
    )
    assert str(found(RULE, text).fix) == "write price 2024: 103.5, which leaves a result of 4 kr"


@pytest.mark.parametrize("decided", ["price: {2024: 100}", "price_change: {2024: 1}"])
def test_where_no_step_is_within_none_is_told(decided: str) -> None:
    """Steps of 5 öre give 95, 100, 105; 2 % up is 102 öre."""
    text = service(f"revenue: {{2023: 100}}, {decided}, ", "year: 2024, low: 2, high: 3")
    finding = found(RULE, text)
    assert finding.off == 2
    assert str(finding.fix) == (
        "have the span decided anew, or a smaller step: no price in its step of 5 öre is within it"
    )


def test_a_price_without_a_step_is_told_to_the_last_decimal() -> None:
    """2 % up is 102 öre: 112.2 → 112, less 110."""
    text = service(
        "revenue: {2023: 100}, price: {2024: 100}, ",
        "year: 2024, low: 2, high: 3",
        unit=NO_STEP,
    )
    assert str(found(RULE, text).fix) == "write price 2024: 102, which leaves a result of 2 kr"


def test_a_step_that_no_change_of_six_decimals_leads_to_is_not_told() -> None:
    """Of 9 999 999 999 999 öre a millionth of a percent is 100 000 öre; 2 % end at …98.98."""
    million = "9999999999999"
    text = service(
        f"revenue: {{2023: {million}}}, price_step: 1, price_change: {{2024: 5}}, ",
        "year: 2024, low: 1.999999, high: 1.999999",
    ).replace("{2023: 100, 2024: 110,", "{2023: 100, 2024: 100,")
    assert change_to(Decimal(million), Decimal(million) + 1, Decimal(1), 1) is None
    assert change_to(Decimal(0), Decimal(1), Decimal(1), 1) is None
    assert str(found(RULE, text).fix).startswith("write price_change 2024: 1.999999 (a price of")


def test_a_decided_change_is_held_and_told_as_the_step_makes_it() -> None:
    """100 öre + 3 % is 103, in steps of 5 öre 105: 5 %, beyond 2 to 4.9; + 2 % would be 100.

    With steps of 2 öre it is 104 (at 4.9 % the highest below is 104): 104 · 110 / 100 = 114.4.
    """
    text = service("revenue: {2023: 100}, price_change: {2024: 3}, ", "year: 2024, low: 0, high: 4")
    finding = found(RULE, text)
    assert finding.off == -1
    assert finding.path[-2:] == ("price_change", "2024")
    assert str(finding.fix) == (
        "write price_change 2024: 0 (a price of 100 öre), which leaves a result of 0 kr"
    )
    smaller = text.replace("price_change: {2024: 3}", "price_change: {2024: 6}, price_step: 2")
    assert str(found(RULE, smaller).fix) == (
        "write price_change 2024: 4 (a price of 104 öre), which leaves a result of 4 kr"
    )


def test_where_no_price_of_six_decimals_is_within_a_change_is_told() -> None:
    """100 kr for 10⁹ cases are 0.0000001 kr each; the six decimals give 0 or ten times that."""
    text = service(
        "revenue: {2023: 100}, price: {2024: 0}, ", "year: 2024, low: 2, high: 3", unit=""
    ).replace(VOLUMES, "volumes: {cases: {2023: 1000000000, 2024: 1000000000, 2025: 1}}\n")
    finding = found(RULE, text)
    assert finding.path[-2:] == ("price", "2024")
    assert str(finding.fix) == (
        "take out the price of 2024 and write price_change 2024: 2, which leaves a result of -8 kr"
    )


def test_a_decided_change_of_a_service_is_told_with_the_price_that_it_makes() -> None:
    """100 öre + 2.7 % = 102.7 öre; · 110 / 100 = 112.97 → 113, and the cost is 110."""
    decided = "revenue: {2023: 100}, price_change: {2024: 5}, "
    text = service(decided, "year: 2024, low: 2.6, high: 2.7", NO_STEP)
    finding = found(RULE, text)
    assert finding.path == ("areas", "a", "services", "s", "price_change", "2024")
    assert str(finding.fix) == (
        "write price_change 2024: 2.7 (a price of 102.7 öre), which leaves a result of 3 kr"
    )
    bare = "write price_change 2024: 2.7, which leaves a result of 3 kr"
    assert str(found(RULE, text.replace(NO_STEP, "")).fix) == bare
    still = text.replace("volume: cases, ", "")  # 100 · 1.027 = 102.7 → 103, less 110
    assert str(found(RULE, still).fix) == bare.replace("3 kr", "-7 kr")


def test_the_price_that_a_change_makes_is_told_to_two_decimals() -> None:
    """100 öre + 2.675 % = 102.675 öre; · 110 / 100 = 112.94 → 113, and the cost is 110."""
    decided = "revenue: {2023: 100}, price_change: {2024: 5}, "
    finding = found(RULE, service(decided, "year: 2024, low: 2.6, high: 2.675", NO_STEP))
    assert str(finding.fix) == (
        "write price_change 2024: 2.675 (a price of 102.68 öre), which leaves a result of 3 kr"
    )


def test_an_area_is_told_no_price_of_a_unit() -> None:
    text = area(
        ", revenue: {2023: 1000}, price_change: {2024: 3.5}", "year: 2024, low: 2.6, high: 2.7"
    )
    assert str(found(RULE, UNIT + text).fix) == (
        "write price_change 2024: 2.7, which leaves a result of -73 kr"
    )


def test_a_service_at_self_cost_is_told_its_cost_and_its_price() -> None:
    """Cost 110 − 10 other is 100 for 110 cases: 90.9 öre on 90 (90 kr for 100): 1.0101 %.

    At 5 %: 94.5 öre · 1.1 = 103.95 and 10 other is 113.95; rounded up 114, 4 more than 110.
    """
    text = service(
        "revenue: {2023: 100}, other_revenue: {2023: 10, 2024: 10}, ",
        "year: 2024, low: 5, high: 9",
        NO_STEP,
    )
    finding = found(RULE, text)
    assert finding.off == 4
    assert finding.path == ("price_spans", "case", "low")
    assert finding.service == "s"
    assert str(finding.fix) == (
        "bring the cost up by 4 kr to 114 kr, or write price_change 2024: 5 (a price of 94.5 öre), "
        "which leaves a result of 4 kr"
    )


SOLD = (
    "areas:\n  a:\n    name: Alpha\n    services:\n"
    "      s: {revenue: {2023: 100}%s, parts: {all: {cost: {2023: 100}, index: price}}}\n"
    "      t: {revenue: {2023: %s}, other_revenue: {2023: 50, 2024: 50}, "
    "parts: {all: {cost: {2023: 150}, index: price}}}\n"
    "price_spans: {case: {areas: [a], year: 2024, low: %s, high: %s}}\n"
)


def test_an_area_with_services_is_told_their_cost() -> None:
    """Paid per unit 100 + 100; needed 110 + 165 − 50 = 225: 12.5 %. At 10 %: 220 + 50 = 270."""
    finding = found(RULE, SOLD % ("", 150, 9, "10.0"))
    assert str(finding.message).startswith(
        "Alpha 2024: the price changes by 12.5 % to bear the cost"
    )
    assert str(finding.fix) == "bring the cost down by 5 kr to 270 kr"
    assert finding.path == ("price_spans", "case", "high")


def test_where_a_service_decides_the_revenue_of_all_is_told() -> None:
    """100 + 5 % = 105, and 115 of the other: 220 of 200 is 10 %; at 9.5 % it is 219, + 50 = 269.

    The cost is 110 + 165 = 275: −6.
    """
    finding = found(RULE, SOLD % (", price_change: {2024: 5}", 150, 9, "9.5"))
    assert str(finding.message) == (
        "Alpha 2024: the price changes by 10.0 % as decided, the span case is 9 to 9.5 %: "
        "0.5 percentage points too much"
    )
    assert str(finding.fix) == (
        "bring the revenue of its services to 269 kr, which leaves a result of -6 kr"
    )
    assert finding.path == ("price_spans", "case", "high")


@pytest.mark.parametrize("decided", ["", ", price_change: {2024: 5}"])
def test_where_no_whole_amount_of_services_is_within_the_span_is_to_be_decided_anew(
    decided: str,
) -> None:
    """Of 200 the span of 1.1 to 1.2 % is 202.2 to 202.4."""
    finding = found(RULE, SOLD % (decided, 150, "1.10", "1.20"))
    assert str(finding.fix) == ("have the span decided anew: no whole amount in kr is within it")


def test_an_area_with_a_service_without_a_price_before_is_untested() -> None:
    judgement = judged(RULE, SOLD % ("", 50, 9, 10))
    assert (judgement.findings, dict(judgement.judged)) == ((), {})
    assert [str(each.message) for each in judgement.untested] == [
        "Alpha: no price in 2023 to change"
    ]


def test_the_rates_of_the_base_year_are_weighed_by_the_parts() -> None:
    """3 of 4 parts of the cost at 2 % and the rest at 6 %: 3 %; of one service alone 2 %."""
    text = (
        "areas: {a: {services: {"
        "s: {parts: {all: {cost: {2023: 300}, index: price}}}, "
        "t: {parts: {all: {cost: {2023: 100}, index: food}}}}}}\n"
        "price_spans:\n  of_all: {areas: [a], year: 2023, low: 3, high: 3}\n"
        "  of_one: {services: [a.s], year: 2023, low: 2, high: 2}\n"
        "  of_other: {services: [a.t], year: 2023, low: 6, high: 6}\n"
    )
    head = HEAD.replace("indices: {", "indices: {food: {2023: 6, 2024: 1, 2025: 1}, ")
    (judgement,) = check(project(budget_of(head + text)), [RULE])
    assert judgement == Judgement(RULE, judged={Y2023: 3}, areas={"a": 3})


def test_without_areas_and_services_a_span_is_about_every_area_and_no_service() -> None:
    text = (
        "areas:\n  a: {cost: {2023: 10}, revenue: {2023: 10}, index: price}\n"
        "  b: {services: {s: {revenue: {2023: 10}, parts: {all: {cost: {2023: 10}, step: 1}}}}}\n"
        "price_spans:\n  all: {year: 2024, low: 10, high: 10}\n"
        "  some: {areas: [b, b], services: [b.s], year: 2025, low: 9, high: 9}\n"
    )
    assert judged(RULE, text) == Judgement(
        RULE, judged={Y2024: 2, Y2025: 2}, areas={"a": 1, "b": 3}
    )


def test_in_a_later_year_the_price_before_is_the_one_calculated() -> None:
    """2024: 1 000 + 4 % = 1 040; 2025 + 2 % = 1 060.8 → 1 061, and 1 000 · 1.21 = 1 210: −149."""
    text = area(
        ", revenue: {2023: 1000}, price_change: {2024: 4, 2025: 3}",
        "year: 2025, low: 1, high: 2",
    )
    assert str(found(RULE, text).fix) == (
        "write price_change 2025: 2, which leaves a result of -149 kr"
    )


def test_a_difference_is_accepted_by_its_percentage_points() -> None:
    text = area(
        ", revenue: {2023: 1000}, price_change: {2024: 3.5}", "year: 2024, low: 2.6, high: 2.7"
    )
    known = (
        "accepted: [{rule: price-span, at: areas.a.price_change, amounts: {2024: %s}, "
        "reason: Known}]\n"
    )
    assert found(RULE, text + known % "-0.8").accepted == "Known"
    assert judged("unused", text + known % "-0.8").findings == ()
    moved = found(RULE, text + known % "-0.7")
    assert moved.accepted is None
    assert str(moved.message).endswith("too much (accepted was -0.7)")
    at_end = area(", revenue: {2023: 1000}", "year: 2024, low: 2.6, high: 2.7")
    alone = (
        "accepted: [{rule: price-span, at: price_spans.case.high, amount: -7.3, reason: Known}]\n"
    )
    assert found(RULE, at_end + alone).accepted == "Known"
    written = [entries_of([found(RULE, each)])[0] for each in (text, at_end)]
    assert "at: areas.a.price_change, amounts: {2024: -0.8}" in written[0]
    assert "at: price_spans.case.high, amount: -7.3" in written[1]


def test_a_source_of_a_span_is_used_and_one_without_is_told() -> None:
    text = area("", "year: 2024, low: 0, high: 2") + "sources: {plan: The plan}\n"
    sourced = text.replace("high: 2}", "high: 2, source: plan}")
    assert [each.path for each in judged("unused", text).findings] == [("sources", "plan")]
    assert judged("unused", sourced).findings == ()
    path = ("price_spans", "case")
    assert path in [each.path for each in judged("unsourced", text).findings]
    assert path not in [each.path for each in judged("unsourced", sourced).findings]


DRAWN = """
title: Drawn
unit: tkr
years: {{budget: [2023], plan: [2024]}}
price_unit: {{name: kr, per: 1000, step: 1}}
indices: {{price: {{2024: 2.5}}}}
volumes: {{cases: {{2023: 100, 2024: {volume}}}}}
areas:
  a:
    services:
      s: {{volume: cases, revenue: {{2023: {revenue}{given}}}, {decided}
        parts: {{all: {{cost: {{2023: {cost}{spent}}}, index: price}}}}}}
price_spans: {{case: {{services: [a.s], year: 2024, low: {low}, high: {high}}}}}
"""


@settings(derandomize=True, deadline=None, max_examples=300)
@given(
    st.integers(1000, 999_999),
    st.integers(1000, 999_999),
    st.sampled_from(["100", "125", "99.5", "33", "250.1"]),
    st.sampled_from(
        ["", "price: {{2024: {price}}},", "price_change: {{2024: {change}}},", "given"]
    ),
    st.decimals(-20, 30, places=2),
    st.decimals(-5, 5, places=1),
    st.integers(0, 3),
)
def test_each_half_of_a_remedy_brings_the_change_into_the_span(
    cost: int,
    revenue: int,
    volume: str,
    decided: str,
    change: Decimal,
    low: Decimal,
    wide: int,
) -> None:
    """What the fix says is written; the finding is gone, and the result is as it was told."""
    text = {"cost": cost, "revenue": revenue, "volume": volume, "low": low, "high": low + wide}
    text |= {"given": "", "spent": "", "decided": ""}
    if decided == "given":
        text["given"] = f", 2024: {revenue + int(change * 10)}"
    else:
        text["decided"] = decided.format(price=revenue * 10 + 7, change=change)

    def told(**mended: object) -> tuple[Finding, ...]:
        projection = project(budget_of(DRAWN.format(**{**text, **mended})))
        results.append(projection.by_key["a"].result[-1])
        (judgement,) = check(projection, [RULE])
        assert dict(judgement.judged) == {Y2024: 1}
        return judgement.findings

    results: list[int | None] = []
    findings = told()
    assume(findings)
    fix = str(findings[0].fix)
    halves = 0
    if spent := re.match(r"bring the cost (?:up|down) by [\d ]+ tkr to ([\d ]+) tkr", fix):
        assert told(spent=f", 2024: {spent[1].replace(' ', '')}") == ()
        halves += 1
    if written := re.search(r"write (price(?:_change)?) 2024: (-?[\d.]+)", fix):
        assert told(given="", decided=f"{written[1]}: {{2024: {written[2]}}},") == ()
        left = re.search(r"leaves a result of (-?[\d ]+) tkr$", fix)
        assert left
        assert results[-1] == int(left[1].replace(" ", ""))
        halves += 1
    assert halves == (2 if spent else 1)


@pytest.mark.parametrize("name", ["data/budget2023.yaml", "examples/services/budget2023.yaml"])
def test_a_change_is_the_one_that_prices_shows(name: str) -> None:
    """Held against a span of the change itself to six decimals it is within, a millionth up not."""
    text = (REPOSITORY / name).read_text("utf-8").partition("\nprice_spans:")[0] + "\n"
    case = price_case(project(budget_of(text)))
    spans, count = "", 0
    for key, prices in case.items():
        about = "services" if "." in key else "areas"
        for year, each in prices.items():
            change = Percent(each.change if each.decided is None else each.decided)
            for end in (f"{change:.6f}", f"{change + Decimal('0.000001'):.6f}"):
                count += 1
                span = f"{{{about}: [{key}], year: {year}, low: {end}, high: {end}}}"
                spans += f"  p{count}: {span}\n"
    (judgement,) = check(project(budget_of(f"{text}price_spans:\n{spans}")), [RULE])
    assert judgement.untested == ()
    assert sum(judgement.judged.values()) == count > 50
    beyond = [int(str(each.message.values["span"])[1:]) for each in judgement.findings]
    assert sorted(beyond) == list(range(2, count + 1, 2))
    assert {each.off for each in judgement.findings} == {Decimal("0.000001")}


def test_the_example_of_services_keeps_within_its_spans() -> None:
    loaded = load(Source("example", REPOSITORY / "examples" / "services" / "budget2023.yaml"))
    assert loaded.budget is not None
    projection = project(loaded.budget)
    (judgement,) = check(projection, [RULE])
    assert (judgement.findings, judgement.untested) == ((), ())
    assert dict(judgement.judged) == {Y2023: 4, Y2024: 4}
    assert projection.services["hr.hr_direkt"].basis[0] is Basis.DECIDED


LATER = """
title: Small
unit: kr
years: {budget: [2023], plan: [2024, 2025]}
areas: {a: {cost: {2023: 100, 2024: 110, 2025: 121}, revenue: {2023: 100}, step: 0, %s}}
price_spans: {case: {areas: [a], year: 2024, low: 0, high: 5}}
"""


@pytest.mark.parametrize(
    ("decided", "fix"),
    [
        (
            "price_change: {2024: 10, 2025: 10}",
            "write price_change 2024: 5 and with it price_change 2025: 15.2, which leaves a result "
            "of -5 kr",
        ),
        (
            "agreement: {price_change: {2024: 10, 2025: 10}}",
            "have the agreement made anew, with price_change 2024: 5 and with it price_change "
            "2025: 15.2 in the agreement, which leaves a result of -5 kr",
        ),
        (
            "price_change: {2025: 10}",
            "bring the cost down by 5 kr to 105 kr and with it price_change 2025: 15.2, or write "
            "price_change 2024: 5 and with it price_change 2025: 15.2, which leaves a result of "
            "-5 kr",
        ),
        (
            "balance: none, reason: R, price_change: {2024: 10, 2025: 10}",
            "write price_change 2024: 5, which leaves a result of -5 kr",
        ),
    ],
)
def test_later_prices_that_would_no_longer_hold_are_told_with_the_end_of_a_span(
    decided: str, fix: str
) -> None:
    """5 % more than 100 are 105, and 121 are 15.2 % more than that."""
    (finding,) = check(project(budget_of(LATER % decided)), ["price-span"])[0].findings
    assert str(finding.fix) == fix
