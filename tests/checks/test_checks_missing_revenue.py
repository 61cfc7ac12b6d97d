"""A cost of a decided year without a revenue: where it is found, what mends it, what is exempt."""

from pathlib import Path

import pytest
from conftest import budget_of
from small import HEAD, judged

from vssbudget.checks import check
from vssbudget.findings import Finding
from vssbudget.loader import Source, load
from vssbudget.projection import project

CASES = Path(__file__).parent.parent / "budgets" / "gate"


def missing(text: str) -> list[tuple[str, str, int | None]]:
    """Give the place, the cure and the amount of each finding."""
    found = judged("missing-revenue", text).findings
    return [
        (".".join(each.path), str(each.fix).partition(", or balance")[0], each.amount)
        for each in found
    ]


def findings(name: str) -> list[Finding]:
    """Give what the rules of the balance find in a case, in its place."""
    loaded = load(Source(name, CASES / f"{name}.yaml"))
    assert loaded.budget is not None
    rules = ("zero-result", "budget-frame", "missing-revenue", "nothing-tested")
    found = check(project(loaded.budget), rules)
    return list(loaded.placed(each for judgement in found for each in judgement.findings))


def test_areas_without_a_revenue_are_found_at_their_costs_and_that_nothing_was_tested() -> None:
    told = [(each.rule, each.place.line if each.place else 0) for each in findings("norev")]
    assert told == [("nothing-tested", 7), ("missing-revenue", 8), ("missing-revenue", 9)]


def test_a_revenue_line_that_was_deleted_is_found_at_the_cost_of_the_area() -> None:
    (finding,) = findings("revenue-line-deleted")
    assert finding.place is not None
    assert finding.place.text.strip() == "cost: {2023: 15100, 2024: 15800, 2025: 16200}"
    assert (finding.rule, finding.area, finding.year) == ("missing-revenue", "fordon", 2025)
    assert str(finding.message) == "Fordon och transport 2025: cost 16 200 tkr, and no revenue"
    assert str(finding.fix) == (
        "write revenue: {2025: 16200}, or balance: none and reason: why, where revenue is not "
        "meant to bear the cost"
    )


def test_every_decided_year_is_asked_for_a_revenue_and_the_row_to_write_holds_all() -> None:
    text = "areas: {a: {cost: {2021: 5, 2022: 6, 2023: 7}, step: 0}}"
    assert missing(text) == [
        ("areas.a.cost.2022", "write revenue: {2022: 6, 2023: 7}", -6),
        ("areas.a.cost.2023", "write revenue: {2022: 6, 2023: 7}", -7),
    ]
    mended = text.replace("step", "revenue: {2022: 6, 2023: 7}, step")
    assert missing(mended) == []
    assert judged("zero-result", mended).findings == ()
    text = "areas: {a: {cost: {2022: 6, 2023: 7}, revenue: {2021: 4, 2022: 6}, step: 0}}"
    assert missing(text) == [("areas.a.cost.2023", "add 2023: 7 to revenue", -7)]


def test_what_is_returned_is_not_asked_for() -> None:
    text = "areas: {a: {cost: {2023: 7}, carry_over: {within: 1, returned: {2023: 3}}, step: 0}}"
    assert missing(text) == [("areas.a.cost.2023", "write revenue: {2023: 4}", -7)]


def test_a_cost_of_nothing_needs_no_revenue() -> None:
    assert missing("areas: {a: {cost: {2023: 0}, step: 0}}") == []


def test_a_base_year_that_is_an_outcome_is_asked_for_what_it_was() -> None:
    text = (
        "title: T\nunit: kr\nyears: {actual: [2022, 2023]}\n"
        "areas: {a: {cost: {2022: 5, 2023: 7}, revenue: {2022: 5}}}"
    )
    (finding,) = check(project(budget_of(text)), ["missing-revenue"])[0].findings
    assert str(finding.fix) == (
        "add 2023: 7 to revenue with what the outcome was in place of what would bear the cost"
    )


PARTS = "parts: {all: {cost: {2023: 9}, step: 0}}"


@pytest.mark.parametrize(
    ("area", "found"),
    [
        (
            f"{{services: {{x: {{revenue: {{2024: 9}}, {PARTS}}}}}}}",
            [("areas.a.services.x.parts.all.cost.2023", "add 2023: 9 to revenue", -9)],
        ),
        (
            f"{{services: {{x: {{revenue: {{2023: 9}}, {PARTS}}}, v: {{{PARTS}}}}}}}",
            [("areas.a.services.v.parts.all.cost.2023", "write revenue: {2023: 9}", -9)],
        ),
        (
            f"{{services: {{x: {{{PARTS}}}, v: {{{PARTS}}}}}}}",
            [("areas.a.services.x.parts.all.cost.2023", "write revenue: {2023: 18}", -18)],
        ),
        (f"{{revenue: {{2023: 9}}, services: {{x: {{{PARTS}}}}}}}", []),
        (
            f"{{services: {{x: {{balance: none, reason: Grant, {PARTS}}}, "
            f"v: {{revenue: {{2023: 9}}, {PARTS}}}}}}}",
            [],
        ),
    ],
)
def test_services_are_asked_where_the_revenue_of_their_area_is_not_known(
    area: str, found: list[tuple[str, str, int]]
) -> None:
    assert missing(f"areas: {{a: {area}}}") == found


def test_a_service_that_is_priced_nowhere_and_shared_as_a_pool_is_not_asked() -> None:
    text = (
        f"areas:\n  b: {{cost: {{2023: 9}}, revenue: {{2023: 9}}, step: 0}}\n"
        f"  a: {{services: {{x: {{revenue: {{2023: 9}}, {PARTS}}}, v: {{{PARTS}}}}}}}\n"
    )
    pool = "pools: {p: {of: a.v, key: {headcount: {b: 1}}}}\n"
    assert [place for place, *_ in missing(text)] == ["areas.a.services.v.parts.all.cost.2023"]
    assert missing(text + pool) == []
    priced = text.replace("v: {", "v: {revenue: {2024: 9}, ")
    assert len(missing(priced + pool)) == 1


def test_it_is_accepted_by_its_amount() -> None:
    text = "areas: {a: {cost: {2023: 7}, step: 0}}\naccepted:\n"
    entry = "  - {rule: missing-revenue, at: areas.a.cost, amounts: {2023: -7}, reason: Later}\n"
    (finding,) = judged("missing-revenue", text + entry).findings
    assert finding.accepted == "Later"
    assert "accepted was -8" in str(
        judged("missing-revenue", text + entry.replace("-7", "-8")).findings[0].message
    )


def test_what_was_judged_is_counted() -> None:
    judgement = judged(
        "missing-revenue",
        "areas: {a: {cost: {2022: 5, 2023: 7}, revenue: {2023: 7}, step: 0}}",
    )
    assert (judgement.judged, judgement.areas) == ({2022: 1, 2023: 1}, {"a": 2})
    assert HEAD


def test_a_budget_year_without_a_cost_between_others_is_no_trap() -> None:
    text = """
title: T
unit: tkr
years: {budget: [2024, 2025, 2026], plan: [2027]}
areas: {it: {cost: {2024: 100, 2026: 80}, revenue: {2024: 50, 2026: 70}, step: 0}}
"""
    (judgement,) = check(project(budget_of(text)), ["zero-result"])
    assert [each.year for each in judgement.findings] == [2024, 2026]
