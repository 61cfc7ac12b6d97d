"""The rules on services: each is judged, its area only where they have no figures."""

import pytest
from conftest import budget_of
from small import HEAD, Y2022, Y2023, Y2024, found, judged, tkr

from vssbudget.checks import check
from vssbudget.findings import Finding, Severity
from vssbudget.projection import project

VOLUMES = "volumes: {cases: {2021: 9, 2022: 90, 2023: 100, 2024: 110, 2025: 110}}\n"
UNIT = "price_unit: {name: öre, per: 100}\n"
PART = "parts: {all: {cost: {2023: 100}, index: price}}"


def service(text: str, area: str = "") -> str:
    """Write a budget with an area that has one service."""
    sold = f"services: {{s: {{name: Sigma, {text}}}}}"
    return f"{VOLUMES}{UNIT}areas: {{a: {{name: Alpha, {area}{sold}}}}}\n"


def finding_of(text: str) -> Finding:
    return found("zero-result", service(text))


def test_a_service_whose_decided_change_is_too_small_stands_at_that() -> None:
    """Cost 100 · 1.1 = 110; revenue 100 · 1.02 = 102; zero takes 10 %."""
    finding = finding_of(f"revenue: {{2023: 100}}, price_change: {{2024: 2}}, {PART}")
    assert finding.path == ("areas", "a", "services", "s", "price_change", "2024")
    assert (finding.area, finding.service, finding.year) == ("a", "s", Y2024)
    assert finding.amount == tkr(-8)
    assert str(finding.message) == (
        "Alpha, Sigma 2024: revenue 102 kr, cost 110 kr: 8 kr too little"
    )
    assert str(finding.fix) == "write price_change 2024: 10, or bring the cost to 102 kr"


def test_a_decided_price_is_told_the_price_that_gives_zero() -> None:
    """(110 − 5) kr / 110 = 95.45 öre; 95 · 1.1 + 5 = 109.5 → 110 does it without decimals."""
    finding = finding_of(
        "volume: cases, revenue: {2023: 100}, other_revenue: {2024: 5}, "
        f"price: {{2024: 90}}, {PART}"
    )
    assert finding.path == ("areas", "a", "services", "s", "price", "2024")
    assert finding.amount == tkr(-6)
    assert str(finding.fix) == "write price 2024: 95, or bring the cost to 104 kr"


@pytest.mark.parametrize("other", [500, 115])
def test_where_no_price_gives_zero_the_cost_alone_can(other: int) -> None:
    finding = finding_of(
        f"volume: cases, revenue: {{2023: 100}}, other_revenue: {{2024: {other}}}, "
        f"price: {{2024: 0}}, {PART}"
    )
    assert str(finding.fix) == f"bring the cost to {other} kr"


def test_a_price_of_nothing_is_told_where_other_revenue_bears_it_all() -> None:
    finding = finding_of(
        "volume: cases, revenue: {2023: 100}, other_revenue: {2024: 110}, "
        f"price: {{2024: 5}}, {PART}"
    )
    assert str(finding.fix) == "write price 2024: 0, or bring the cost to 116 kr"


def test_a_price_may_be_less_than_one() -> None:
    """(110 − 106) kr / 1 100 = 0.36 öre, and 0.4 · 11 + 106 = 110.4 is 110."""
    text = service(
        "volume: cases, revenue: {2023: 100}, other_revenue: {2024: 106}, "
        f"price: {{2024: 5}}, {PART}"
    )
    finding = found("zero-result", text.replace("2024: 110", "2024: 1100"))
    assert str(finding.fix) == "write price 2024: 0.4, or bring the cost to 161 kr"


def test_where_nothing_is_sold_no_price_gives_zero() -> None:
    part = PART.replace("{2023: 100}", "{2022: 80, 2023: 100}")
    text = service(f"volume: cases, price: {{2022: 5}}, revenue: {{2023: 100}}, {part}")
    finding = found("zero-result", text.replace("2022: 90", "2022: 0"))
    assert str(finding.fix) == "bring the cost to 0 kr"


@pytest.mark.parametrize(
    ("cost", "fix"),
    [
        (120, "write price 2024: 0.000012, or bring the cost to 0 kr"),
        (125, "bring the cost to 0 kr"),
    ],
)
def test_a_price_that_would_take_seven_decimals_is_not_told(cost: int, fix: str) -> None:
    """Of a thousand million cases a millionth of an öre each is 10 kr."""
    text = service(f"volume: cases, revenue: {{2023: 100}}, price: {{2024: 0}}, {PART}")
    text = text.replace("2024: 110", "2024: 1000000000")
    text = text.replace("{cost: {2023: 100}", f"{{cost: {{2023: 100, 2024: {cost}}}")
    assert str(found("zero-result", text).fix) == fix


def test_a_given_revenue_is_told_what_it_has_to_be() -> None:
    finding = finding_of(f"revenue: {{2023: 90}}, {PART}")
    assert finding.path == ("areas", "a", "services", "s", "revenue", "2023")
    assert str(finding.fix) == "bring the revenue to 100 kr, or bring the cost to 90 kr"


def test_other_revenue_is_no_part_of_a_price_change() -> None:
    """Paid per unit 90 in 2022 for 90 cases; 100 − 20 for 100 cases is 80: −20 % a case."""
    finding = finding_of(
        "volume: cases, revenue: {2022: 90, 2023: 90}, other_revenue: {2023: 20}, "
        "parts: {all: {cost: {2022: 90, 2023: 100}, index: price}}"
    )
    assert str(finding.fix) == (
        "bring the revenue to 100 kr (a price change of -20 % on 2022), or bring the cost to 90 kr"
    )


def test_a_price_of_the_year_before_is_what_changes() -> None:
    """80 öre for 90 cases in 2022; 100 kr for 100 cases are 100 öre each: 25 %."""
    finding = finding_of(
        "volume: cases, price: {2022: 80}, revenue: {2023: 90}, "
        "parts: {all: {cost: {2022: 72, 2023: 100}, index: price}}"
    )
    assert str(finding.fix) == (
        "bring the revenue to 100 kr (a price change of 25 % on 2022), or bring the cost to 90 kr"
    )


def test_the_change_after_a_decided_one_starts_from_what_that_brought_in() -> None:
    """2024: 110 by a change of 10 %; 2025: 121, and 2 % on 110 is 112.2; zero takes 10 %."""
    finding = finding_of(f"revenue: {{2023: 100}}, price_change: {{2024: 10, 2025: 2}}, {PART}")
    assert str(finding.fix) == "write price_change 2025: 10, or bring the cost to 112 kr"


def test_the_sum_of_services_is_not_judged_besides_them() -> None:
    text = service(f"revenue: {{2023: 90}}, {PART}", "cost: {2023: 100}, revenue: {2023: 90}, ")
    told = judged("zero-result", text)
    assert [each.service for each in told.findings] == ["s"]
    assert told.judged == {Y2023: 1}
    assert sum(told.constructed.values()) == 2
    assert told.areas == {"a": 1}
    assert [str(each.message) for each in told.untested] == ["Alpha, Sigma: no cost and no revenue"]


def test_an_area_is_judged_itself_in_a_year_in_which_its_services_have_no_figures() -> None:
    text = service(
        f"revenue: {{2023: 100}}, {PART}",
        "cost: {2021: 5, 2022: 80}, revenue: {2021: 6, 2022: 90}, ",
    )
    told = judged("zero-result", text)
    (finding,) = told.findings
    assert (finding.path, finding.service) == (("areas", "a", "cost", "2022"), None)
    assert told.judged == {Y2022: 1, Y2023: 1}
    assert [(each.amount, str(each.message)) for each in told.information] == [(1, "Alpha")]


def test_an_amount_that_was_agreed_is_the_value_at_fault() -> None:
    text = (
        "areas: {a: {cost: {2023: 5}, revenue: {2023: 5, 2024: 6}, index: price, "
        "agreement: {amounts: {2024: 7}}}}\n"
    )
    finding = found("zero-result", text)
    assert finding.path == ("areas", "a", "agreement", "amounts", "2024")


def test_what_is_accepted_of_a_service_is_known_by_its_path() -> None:
    text = service(f"volume: cases, revenue: {{2023: 90}}, {PART}")
    place = "areas.a.services.s.revenue.2023"
    text += f"accepted: [{{rule: zero-result, at: {place}, amount: -10, reason: Known}}]\n"
    assert found("zero-result", text).accepted == "Known"
    assert judged("unused", text).findings == ()


def test_a_figure_of_an_area_is_the_sum_of_its_services() -> None:
    """Three rounded services and a rounded sum: rounding explains (3 + 1) / 2 = 2."""
    services = ", ".join(f"s{number}: {{revenue: {{2023: 100}}, {PART}}}" for number in range(3))
    text = "areas: {{a: {{name: Alpha, cost: {{2022: 7, 2023: {}}}, services: {{{}}}}}}}\n"
    within = found("footing", text.format(302, services))
    assert within.severity is Severity.NOTICE
    finding = found("footing", text.format(303, services))
    assert finding.severity is Severity.ERROR
    assert (finding.path, finding.area) == (("areas", "a", "cost", "2023"), "a")
    assert finding.amount == tkr(3)
    assert str(finding.message) == (
        "2023, cost, Alpha: printed 303 kr, but its 3 services make 300 kr: 3 kr too much, "
        "and rounding explains at most 2 kr"
    )
    assert judged("footing", text.format(300, services)).judged == {Y2023: 1}


def test_what_services_name_is_used_and_what_they_leave_unsourced_is_told() -> None:
    text = (
        f"sources: {{one: One, two: Two}}\nindices: {{wage: {{2024: 1, 2025: 1}}}}\n{VOLUMES}"
        "areas: {a: {AREAservices: {s: {volume: cases, revenue: {2023: 1}, SERVICE"
        "parts: {p: {cost: {2023: 1}, shares: {wage: 1}, "
        "agreement: {rates: {2024: 1}, source: two}}}}}}}\n"
    )
    head = HEAD.replace("indices: {price: {2023: 2, 2024: 10, 2025: 10}}", "")

    def paths(rule: str, area: str, service: str) -> list[str]:
        budget = budget_of(head + text.replace("AREA", area).replace("SERVICE", service))
        (judgement,) = check(project(budget), [rule])
        return [".".join(each.path) for each in judgement.findings]

    others = ["indices.wage", "volumes.cases"]
    assert paths("unused", "", "source: one, ") == []
    assert paths("unused", "source: one, ", "") == []
    assert paths("unused", "", "") == ["sources.one"]
    assert paths("unsourced", "", "source: one, ") == others
    assert paths("unsourced", "source: one, ", "") == others
    assert paths("unsourced", "", "") == ["indices.wage", "areas.a", "volumes.cases"]
