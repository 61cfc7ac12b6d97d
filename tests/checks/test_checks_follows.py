"""What only follows from another finding is marked as that, and nothing else is."""

import pytest
from conftest import SHIPPED, budget_of
from small import HEAD

from vssbudget.checks import RULES, check, follows, place_of
from vssbudget.findings import Severity
from vssbudget.projection import project

TEXT = SHIPPED.read_text("utf-8")
HR_COST = "areas.hr.cost.2023"
PRINTED_OF_HR = [f"published-plan published.cost.hr.{year}" for year in range(2024, 2029)]


def causes(text: str) -> dict[str, str | None]:
    """Give what is to be put right in a text, each with where that stands that it follows from."""
    return {
        f"{each.rule} {place_of(each)}": ".".join(each.follows.path) if each.follows else None
        for judgement in check(project(budget_of(text)), RULES)
        for each in judgement.findings
        if each.accepted is None and each.severity is Severity.ERROR
    }


def edited(area: str, row: str, old: int, new: int, text: str = TEXT) -> str:
    """Write a figure of 2023 of an area otherwise."""
    before, key, after = text.partition(f"  {area}:\n    name")
    figures, mark, rest = after.partition(f"    {row}:")
    assert f"2023: {old}" in rest.split("\n")[0]
    return before + key + figures + mark + rest.replace(f"2023: {old}", f"2023: {new}", 1)


def test_eight_findings_follow_from_a_cost_that_was_raised_and_its_revenue_forgotten() -> None:
    assert causes(edited("hr", "cost", 33481, 34000)) == {
        f"zero-result {HR_COST}": None,
        "budget-frame budget_frame.values.2023": HR_COST,
        "footing published.cost.total.2023": HR_COST,
        "footing published.result.hr.2023": HR_COST,
        **dict.fromkeys(PRINTED_OF_HR, HR_COST),
    }


def test_what_follows_from_a_revenue_goes_with_the_revenue_and_not_with_the_cost() -> None:
    """The cost of 33 481 is right: lowered to the revenue, the printed plan would not hold."""
    assert causes(edited("hr", "revenue", 33481, 33000)) == {
        f"zero-result {HR_COST}": None,
        "budget-frame budget_frame.values.2023": HR_COST,
        "footing published.revenue.total.2023": HR_COST,
        "footing published.result.hr.2023": HR_COST,
    }


def test_a_misprint_beside_it_stays_a_finding_of_its_own() -> None:
    text = edited("hr", "cost", 33481, 34000).replace("2024: 34318", "2024: 34319")
    found = causes(text.replace("2024: 42353", "2024: 42354"))
    apart = {
        f"zero-result {HR_COST}",
        "published-plan published.cost.ekonomi.2024",
        "published-plan published.cost.hr.2024",
        "footing published.cost.total.2024",
        "footing published.revenue.total.2024",
    }
    assert {each for each, cause in found.items() if cause is None} == apart


def test_of_several_each_leads_its_own_area_and_the_first_leads_the_sum_of_all() -> None:
    """The cost of HR and the revenue of LKDATA: the printed plan of neither blames the other."""
    text = edited("hr", "cost", 33481, 34000)
    assert causes(edited("lkdata", "revenue", 235000, 234000, text)) == {
        f"zero-result {HR_COST}": None,
        "zero-result areas.lkdata.cost.2023": None,
        "budget-frame budget_frame.values.2023": HR_COST,
        "footing published.cost.total.2023": HR_COST,
        "footing published.revenue.total.2023": "areas.lkdata.cost.2023",
        "footing published.result.hr.2023": HR_COST,
        "footing published.result.lkdata.2023": "areas.lkdata.cost.2023",
        **dict.fromkeys(PRINTED_OF_HR, HR_COST),
    }


def test_what_the_last_of_several_years_of_an_area_explains_follows_from_that() -> None:
    text = edited("hr", "cost", 33481, 34000)
    found = causes(text.replace("2022: 31980, 2023: 34000", "2022: 32000, 2023: 34000"))
    assert found["footing published.result.hr.2022"] == "areas.hr.cost.2022"
    assert found["budget-frame budget_frame.values.2022"] == "areas.hr.cost.2022"
    assert found["footing published.result.hr.2023"] == HR_COST
    assert found["published-plan published.cost.hr.2024"] == HR_COST


def test_what_is_accepted_neither_leads_nor_follows() -> None:
    text = edited("hr", "cost", 33481, 34000)
    entry = "  - {{rule: {}, at: {}, amount: -519, reason: R}}\n"
    frame = entry.format("budget-frame", "budget_frame.values.2023")
    found = causes(text + frame)
    assert "budget-frame budget_frame.values.2023" not in found
    assert found["footing published.cost.total.2023"] == HR_COST
    assert set(causes(text + entry.format("zero-result", HR_COST)).values()) == {None}


def test_a_claim_follows_from_one_fault_but_of_several_it_is_not_known_from_which() -> None:
    text = edited("hr", "cost", 33481, 34000).replace(
        "claims:\n", "claims:\n  k: {sum: hr.cost.2023, equals: 33481}\n"
    )
    assert causes(text)["claim claims.k.equals"] == HR_COST
    assert causes(edited("lkdata", "cost", 235000, 235001, text))["claim claims.k.equals"] is None


def test_planned_results_follow_from_the_first_that_they_are_built_on() -> None:
    """100 · 1.1 = 110, carried forward from an agreed cost of 112 that was decided 110."""
    text = HEAD + (
        "areas: {a: {cost: {2023: 100}, revenue: {2023: 100, 2024: 110, 2025: 121}, "
        "index: price, agreement: {amounts: {2024: 112}}}}\n"
    )
    lead = "areas.a.agreement.amounts.2024"
    assert causes(text) == {f"zero-result {lead}": None, "zero-result areas.a.revenue.2025": lead}


def test_planned_results_that_are_broken_for_themselves_lead_in_their_turn() -> None:
    """Cost 100, 110, 121; revenues 90, 105 and 121, printed so in the last two."""
    text = HEAD + (
        "areas: {a: {cost: {2023: 100}, revenue: {2023: 90, 2024: 105, 2025: 125}, index: price}}\n"
        "published: {cost: {a: {2024: 110}}, revenue: {total: {2024: 110, 2025: 121}}}\n"
    )
    assert causes(text) == {
        "zero-result areas.a.cost.2023": None,
        "zero-result areas.a.revenue.2024": None,
        "zero-result areas.a.revenue.2025": None,
        "footing published.revenue.total.2024": "areas.a.revenue.2024",
        "footing published.revenue.total.2025": "areas.a.revenue.2025",
    }


DECIDED = edited("hr", "revenue", 33481, 34000, edited("hr", "cost", 33481, 34000))


def test_a_printed_plan_follows_from_the_printed_base_year_that_the_file_has_left() -> None:
    """Cost and revenue of HR were both raised to 34 000; 33 481 are printed."""
    text = DECIDED.replace("    hr:         {2024", "    hr:         {2023: 33481, 2024")
    text = text.replace("  revenue:\n    total", "  revenue:\n    hr: {2023: 33481}\n    total")
    assert causes(text) == {
        "published-plan published.cost.hr.2023": None,
        "published-plan published.revenue.hr.2023": None,
        **dict.fromkeys(PRINTED_OF_HR, "published.cost.hr.2023"),
    }


def test_without_a_printed_base_year_nothing_says_from_what_a_printed_plan_follows() -> None:
    assert set(causes(DECIDED).values()) == {None}


SERVICE = "areas: {{a: {{services: {{s: {{revenue: {{2023: 100}}, parts: {{{}}}}}}}}}}}\n"


@pytest.mark.parametrize(
    ("parts", "follows"),
    [
        ("x: {cost: {2023: 103}, index: price}", "areas.a.services.s.revenue.2023"),
        ("x: {cost: {2023: 3}, index: price}, z: {cost: {2023: 100}, index: price}", None),
    ],
)
def test_of_a_service_the_cost_is_known_where_it_has_one_part(
    parts: str, follows: str | None
) -> None:
    printed = "published: {cost: {a: {2024: 110, 2025: 121}}}\n"
    found = causes(HEAD + SERVICE.format(parts) + printed)
    assert found == {
        "zero-result areas.a.services.s.revenue.2023": None,
        "published-plan published.cost.a.2024": follows,
        "published-plan published.cost.a.2025": follows,
    }


def test_what_an_area_returns_of_its_services_is_no_figure_that_is_put_right() -> None:
    text = HEAD + (
        "areas: {a: {services: {s: {revenue: {2023: 100}, parts: {x: {cost: {2023: 100}, "
        "index: price}}}}, carry_over: {within: 3, returned: {2023: 30}}}}\n"
        "published: {result: {a: {2023: -30}}}\n"
    )
    found = causes(text)
    assert found.pop("zero-result areas.a.carry_over.returned.2023") is None
    assert set(found.values()) == {None}


def test_a_large_budget_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = edited("hr", "cost", 33481, 34000)
    monkeypatch.setattr(follows, "_MOST", 48)
    assert len(set(causes(text).values())) == 2
    monkeypatch.setattr(follows, "_MOST", 47)
    assert set(causes(text).values()) == {None}


def test_a_planned_cost_of_a_service_that_is_calculated_is_no_figure_that_is_put_right() -> None:
    """Decided revenues of 109 and 120 for 110 and 121: each is wrong for itself."""
    text = HEAD + (
        "areas: {a: {services: {s: {revenue: {2023: 100, 2024: 109, 2025: 120}, parts: {x: {cost: "
        "{2023: 100}, index: price}}}}}}\npublished: {revenue: {a: {2024: 110}}}\n"
    )
    first, second = (f"areas.a.services.s.revenue.{year}" for year in (2024, 2025))
    assert causes(text) == {
        f"zero-result {first}": None,
        f"zero-result {second}": None,
        "published-plan published.revenue.a.2024": first,
    }


SLIPS = """
title: Small
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024]}
indices: {price: {2024: 3}, wage: {2024: 3}}
areas:
  a:
    cost: {2022: 43100, 2023: 44900}
    revenue: {2023: 44900}
    index: wage
    price_change: {2024: 3}
  b: {cost: {2023: 1000}, revenue: {2023: 1000}, index: price}
pools: {p: {parts: {q: {cost: {2023: 600}, index: price}}, key: {headcount: {a: 1, b: 1}}}}
"""


def slips(*edits: tuple[str, str]) -> dict[str, str | None]:
    """Give what is found in the small budget with edits, and where that stands it follows from."""
    text = SLIPS
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return {
        f"{each.rule} {place_of(each)}": ".".join(each.follows.path) if each.follows else None
        for judgement in check(project(budget_of(text)), RULES)
        for each in judgement.findings
        if each.accepted is None and each.rule not in ("unsourced", "unused")
    }


COST, PRICE = "areas.a.cost.2023", "areas.a.price_change.2024"


def test_what_a_figure_that_cannot_be_meant_breaks_follows_from_it() -> None:
    assert slips() == {}
    assert slips(("2023: 44900}", "2023: 45}")) == {
        f"implausible {COST}": None,
        f"zero-result {COST}": COST,
        f"zero-result {PRICE}": COST,
        f"allocation-conserved {COST}": COST,
    }


@pytest.mark.parametrize("rate", ["30", "103"])
def test_so_does_what_a_rate_breaks(rate: str) -> None:
    cause = "indices.wage.rates.2024"
    assert slips(("wage: {2024: 3}", f"wage: {{2023: 3, 2024: {rate}}}")) == {
        f"implausible {cause}": None,
        f"zero-result {PRICE}": cause,
    }


def test_and_what_a_decided_price_breaks() -> None:
    assert slips(("price_change: {2024: 3}", "price_change: {2024: 30}")) == {
        f"implausible {PRICE}": None,
        f"zero-result {PRICE}": PRICE,
    }


def test_what_is_broken_besides_is_a_finding_of_its_own() -> None:
    other = ("revenue: {2023: 1000}", "revenue: {2023: 900}")
    assert slips(("2023: 44900}", "2023: 45}"), other) == {
        f"implausible {COST}": None,
        f"zero-result {COST}": COST,
        f"zero-result {PRICE}": COST,
        f"allocation-conserved {COST}": COST,
        "zero-result areas.b.cost.2023": None,
    }


def test_what_follows_from_nothing_that_is_left_is_not_asked_of_a_second_slip() -> None:
    second = ("price: {2024: 3}", "price: {2023: 2, 2024: 25}")
    found = slips(("2023: 44900}", "2023: 45}"), second)
    assert found["implausible indices.price.rates.2024"] is None
    assert found[f"zero-result {COST}"] == COST


def test_a_slip_that_is_accepted_leads_nothing() -> None:
    entry = f"accepted: [{{rule: implausible, at: {COST}, amount: -44855, reason: So}}]\npools:"
    found = slips(("2023: 44900}", "2023: 45}"), ("pools:", entry))
    assert found[f"zero-result {COST}"] is None
