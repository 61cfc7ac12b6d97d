"""Whether each area's revenue bears its own cost: what is found, where, and what mends it."""

from conftest import budget_of

from vssbudget.checks import BALANCE, check
from vssbudget.findings import Finding, Judgement, Remark, Severity
from vssbudget.projection import project
from vssbudget.wording import Message

HEAD = """
title: Small
unit: kr
years: {actual: [2021], budget: [2022, 2023], plan: [2024, 2025]}
indices: {price: {2024: 10, 2025: 10}}
volumes: {cases: {2021: 50, 2022: 80, 2023: 100, 2024: 125, 2025: 100}}
areas:
"""


def judged(*areas: str) -> Judgement:
    """Hold areas a, b … against the rule."""
    rows = "".join(f"  {key}: {{{area}}}\n" for key, area in zip("abc", areas, strict=False))
    return check(project(budget_of(HEAD + rows)), ["zero-result"])[0]


def found(area: str) -> Finding:
    """Give the only finding of an area."""
    (finding,) = judged(area).findings
    return finding


def test_the_rules_of_the_balance_are_asked_in_order() -> None:
    projection = project(budget_of(f"{HEAD}  a: {{cost: {{2023: 1}}, step: 0}}\n"))
    assert [each.rule for each in check(projection, BALANCE)] == [
        *("zero-result", "budget-frame", "missing-revenue", "nothing-tested")
    ]


def test_a_deficit_of_a_budget_year_stands_at_its_cost() -> None:
    finding = found(
        "name: Alpha, cost: {2022: 1050, 2023: 0}, revenue: {2021: 1000, 2022: 1000, 2023: 0}, "
        "step: 0"
    )
    assert str(finding.message) == "Alpha 2022: revenue 1 000 kr, cost 1 050 kr: 50 kr too little"
    assert str(finding.fix) == (
        "bring the revenue to 1 050 kr (a price change of 5 % on 2021), "
        "or bring the cost to 1 000 kr"
    )
    assert finding == Finding(
        rule="zero-result",
        severity=Severity.ERROR,
        message=finding.message,
        fix=finding.fix,
        path=("areas", "a", "cost", "2022"),
        area="a",
        year=2022,  # type: ignore[arg-type]
        amount=-50,  # type: ignore[arg-type]
    )


def test_a_surplus_is_a_fault_too() -> None:
    finding = found("cost: {2022: 900, 2023: 0}, revenue: {2022: 1000, 2023: 0}, step: 0")
    assert str(finding.message) == "a 2022: revenue 1 000 kr, cost 900 kr: 100 kr too much"
    assert finding.amount == 100


def test_without_a_revenue_before_there_is_no_price_to_change() -> None:
    wanted = "bring the revenue to 90 kr, or bring the cost to 100 kr"
    for before in ("", "2021: 0, "):
        finding = found(
            f"cost: {{2022: 90, 2023: 0}}, revenue: {{{before}2022: 100, 2023: 0}}, step: 0"
        )
        assert str(finding.fix) == wanted


def test_the_first_year_of_all_has_none_before_it() -> None:
    text = """
title: Small
unit: kr
years: {budget: [2023], plan: [2024]}
areas: {a: {cost: {2023: 90}, revenue: {2023: 100}, step: 0}}
"""
    (finding,) = check(project(budget_of(text)), ["zero-result"])[0].findings
    assert str(finding.fix) == "bring the revenue to 90 kr, or bring the cost to 100 kr"


def test_the_first_year_of_a_service_has_none_before_it_whatever_the_last_one_earns() -> None:
    text = """
title: Small
unit: kr
years: {budget: [2023], plan: [2024]}
areas:
  a: {services: {s: {revenue: {2023: 100, 2024: 50}, parts: {all: {cost: {2023: 90}, step: 0}}}}}
"""
    first, _ = check(project(budget_of(text)), ["zero-result"])[0].findings
    assert str(first.fix) == (
        "bring the revenue to 90 kr, or bring the cost to 100 kr with the other years as they stand"
    )


def test_a_cost_of_nothing_is_borne_by_no_price() -> None:
    finding = found("cost: {2022: 0, 2023: 0}, revenue: {2021: 5, 2022: 5, 2023: 0}, step: 0")
    assert str(finding.fix) == "bring the revenue to 0 kr, or bring the cost to 5 kr"


def test_a_price_more_than_eleven_times_as_high_is_not_proposed() -> None:
    area = "cost: {{2022: {}, 2023: 0}}, revenue: {{2021: 100, 2022: 1, 2023: 0}}, step: 0"
    assert "(a price change of 1 000 % on 2021)" in str(found(area.format(1100)).fix)
    assert "price change" not in str(found(area.format(1101)).fix)


def test_the_price_change_has_as_many_decimals_as_zero_needs_and_no_more() -> None:
    area = "cost: {{2022: {}, 2023: 0}}, revenue: {{2021: {}, 2022: 1, 2023: 0}}, step: 0"
    for cost, before, change in (
        (1001, 1000, "0.1"),
        (1010, 1000, "1"),
        (999, 1000, "-0.1"),
        (31980, 30151, "6.066"),
        (123_456_789, 100_000_000, "23.456789"),
    ):
        assert f"a price change of {change} % on 2021" in str(found(area.format(cost, before)).fix)
    assert "price change" not in str(found(area.format(1_234_567_891, 1_000_000_000)).fix)


def test_a_given_revenue_of_a_plan_year_stands_at_the_revenue() -> None:
    finding = found("cost: {2023: 100}, revenue: {2023: 100, 2024: 100}, index: price")
    assert str(finding.message) == "a 2024: revenue 100 kr, cost 110 kr: 10 kr too little"
    assert finding.path == ("areas", "a", "revenue", "2024")
    assert str(finding.fix) == (
        "bring the revenue to 110 kr (a price change of 10 % on 2023), or bring the cost to 100 kr"
    )


def test_a_given_cost_and_revenue_of_a_plan_year_stand_at_the_cost() -> None:
    finding = found("cost: {2023: 100, 2024: 120}, revenue: {2023: 100, 2024: 100}, index: price")
    assert finding.path == ("areas", "a", "cost", "2024")


def test_a_decided_price_stands_at_the_price() -> None:
    finding = found(
        "cost: {2023: 100}, revenue: {2023: 100}, index: price, price_change: {2024: 4}"
    )
    assert str(finding.message) == "a 2024: revenue 104 kr, cost 110 kr: 6 kr too little"
    assert finding.path == ("areas", "a", "price_change", "2024")
    assert str(finding.fix) == "write price_change 2024: 10, or bring the cost to 104 kr"


def test_a_decided_price_with_a_given_cost_stands_at_the_cost() -> None:
    finding = found(
        "cost: {2023: 100, 2024: 120}, revenue: {2023: 100}, index: price, price_change: {2024: 4}"
    )
    assert finding.path == ("areas", "a", "cost", "2024")
    assert str(finding.fix) == "write price_change 2024: 20, or bring the cost to 104 kr"


def test_a_decided_price_of_nothing_cannot_be_mended_by_a_price() -> None:
    finding = found(
        "cost: {2023: 0, 2024: 100}, revenue: {2023: 0}, step: 0, price_change: {2024: 5}"
    )
    assert str(finding.fix) == "bring the cost to 0 kr"


def test_the_volume_is_taken_out_of_the_price() -> None:
    decided = "revenue: {2023: 1000}, step: 0, volume: cases, price_change: {2024: 0}"
    finding = found(f"cost: {{2023: 1000}}, {decided}")
    assert str(finding.message) == "a 2024: revenue 1 250 kr, cost 1 000 kr: 250 kr too much"
    assert str(finding.fix) == "write price_change 2024: -20, or bring the cost to 1 250 kr"
    finding = found(
        "cost: {2022: 960, 2023: 0}, revenue: {2021: 500, 2022: 1, 2023: 0}, step: 0, volume: cases"
    )
    assert "(a price change of 20 % on 2021)" in str(finding.fix)


def test_a_volume_that_is_not_known_gives_no_price() -> None:
    for year in (2021, 2022):
        for figure in ("", f"{year}: 0,"):
            volumes = {2021: "2021: 50,", 2022: "2022: 80,", year: figure}
            text = HEAD.replace("2021: 50, 2022: 80,", "".join(volumes.values()))
            area = "cost: {2022: 9, 2023: 0}, revenue: {2021: 5, 2022: 8, 2023: 0}, step: 0"
            budget = budget_of(f"{text}  a: {{{area}, volume: cases}}\n")
            (finding,) = check(project(budget), ["zero-result"])[0].findings
            assert str(finding.fix) == "bring the revenue to 9 kr, or bring the cost to 8 kr"


def test_a_price_of_the_second_plan_year_changes_the_unrounded_revenue_of_the_first() -> None:
    """100 · 1.0049 = 100.49 is 100; 0.51 % on that are 101.0025, and 0.5 % 100.99."""
    finding = found(
        "cost: {2023: 100, 2025: 102}, revenue: {2023: 100}, step: 0, "
        "price_change: {2024: 0.49, 2025: 0.51}"
    )
    assert str(finding.message) == "a 2025: revenue 101 kr, cost 102 kr: 1 kr too little"
    assert str(finding.fix) == "write price_change 2025: 1.5, or bring the cost to 101 kr"


def test_revenue_set_to_cost_is_counted_as_made_so_and_not_as_tested() -> None:
    judgement = judged(
        "cost: {2022: 5, 2023: 7}, revenue: {2022: 5, 2023: 7}, index: price",
        "cost: {2022: 5, 2023: 7}, revenue: {2022: 5, 2023: 7}, index: price, "
        "price_change: {2025: 10}",
    )
    assert not judgement.findings + judgement.untested + judgement.information
    assert judgement.judged == {2022: 2, 2023: 2, 2025: 1}
    assert judgement.constructed == {2024: 2, 2025: 1}


def test_what_was_tested_is_counted_by_area_too() -> None:
    judgement = judged(
        "cost: {2022: 5, 2023: 7}, revenue: {2022: 5, 2023: 7}, index: price",
        "cost: {2023: 7}, revenue: {2023: 7}, index: price",
        "cost: {2023: 7}, index: price",
    )
    assert judgement.areas == {"a": 2, "b": 1}


def test_a_fault_is_counted_as_tested() -> None:
    judgement = judged("cost: {2022: 5, 2023: 7}, revenue: {2022: 6, 2023: 7}, index: price")
    assert len(judgement.findings) == 1
    assert judgement.judged == {2022: 1, 2023: 1}


def test_a_year_without_cost_or_revenue_could_not_be_tested() -> None:
    judgement = judged(
        "name: Alpha, cost: {2023: 7}, step: 0",
        "cost: {2023: 7}, revenue: {2022: 4, 2023: 7}, step: 0",
        "cost: {2022: 4, 2023: 7}, step: 0",
    )
    told = [(each.area, each.year, str(each.message), each.amount) for each in judgement.untested]
    assert told == [
        ("a", 2022, "Alpha: no cost and no revenue", None),
        ("a", 2023, "Alpha: no revenue", None),
        ("b", 2022, "b: no cost", None),
        ("c", 2022, "c: no revenue", None),
        ("c", 2023, "c: no revenue", None),
    ]
    assert judgement.judged == {2023: 1}
    assert not judgement.findings + judgement.information


def test_the_result_of_an_actual_year_is_information() -> None:
    judgement = judged(
        "name: Alpha, cost: {2021: 90, 2023: 7}, revenue: {2021: 100, 2023: 7}, step: 0",
        "cost: {2021: 90, 2023: 7}, revenue: {2021: 90, 2023: 7}, step: 0",
        "cost: {2021: 90, 2023: 7}, revenue: {2023: 7}, step: 0",
    )
    assert judgement.findings == ()
    assert judgement.information == (
        Remark(area="a", year=2021, message=Message("name", name="Alpha"), amount=10),  # type: ignore[arg-type]
        Remark(area="b", year=2021, message=Message("name", name="b"), amount=0),  # type: ignore[arg-type]
    )
    assert 2021 not in judgement.judged
    assert {each.year for each in judgement.untested} == {2022}
