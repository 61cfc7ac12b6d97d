"""What earns without a cost, and results that are planned: worked cases, and drawn ones."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run, budget_of
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.addresses import row_at
from vssbudget.amounts import Year
from vssbudget.checks import RULES, check
from vssbudget.findings import Judgement, Severity
from vssbudget.projection import project
from vssbudget.projection.rounding import Rounding

TAX = """
title: Taxes that rise by 4 %, a grant and fees
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024, 2025]}
indices: {tax: {2024: 4.0, 2025: 3.0}}
volumes: {people: {2023: 100, 2024: 110, 2025: 121}}
areas:
  tax: {name: Skatteintäkter, revenue: {2022: 8500, 2023: 8821}, index: tax}
  grant: {revenue: {2023: 100, 2025: 70}, step: -10}
  fees:
    revenue: {2023: 1000}
    index: tax
    lasting: {2025: 50}
    one_off: {2024: -5}
    volume: people
    variable_share: 1
"""


def test_taxes_grants_and_fees_move_as_a_cost_does() -> None:
    tax, grant, fees = project(budget_of(TAX)).areas
    assert tax.revenue == (8500, 8821, 9174, 9449)
    assert tax.cost == (0, 0, 0, 0)
    assert tax.result == tax.revenue
    assert grant.revenue[1:] == (100, 90, 70)
    assert fees.revenue[1:] == (1000, 1139, 1346)
    assert [*tax.basis, *grant.basis] == ["moved", "moved", "moved", "given"]


def test_what_earns_without_a_cost_has_no_price_to_change(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    file = budget_file(TAX.replace("{2023: 100, 2024", "{2022: 90, 2023: 100, 2024"))
    areas = json.loads(run("project", file, "--format", "json").out)["areas"]
    assert [each["price_change"] for each in areas.values()] == [{}, {}, {}]
    changes = re.findall(r"^price_change,.*", run("project", file, "--format", "csv").out, re.M)
    assert [each.rpartition("%")[2].strip() for each in changes] == [",,,,,"] * 3
    ran = run("explain", "fees.price_change.2023", file)
    assert (ran.status, ran.out) == (2, "")


def test_the_check_names_what_earns_without_a_cost(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    ran = run("check-balance", budget_file(TAX), "--verbose")
    assert ran.status == 0
    assert "Skatteintäkter earns without a cost" in ran.out
    assert run("prices", budget_file(TAX)).out.endswith("No area has a price to change.\n")


def test_what_earns_bears_what_is_shared_by_it() -> None:
    pool = "pools: {p: {parts: {x: {cost: {2023: 30}, step: 0}}, key: {shares: {tax: 1}}}}\n"
    tax, *_ = project(budget_of(TAX + pool)).areas
    assert tax.cost[1:] == (30, 30, 30)
    assert tax.result[1:] == (8791, 9144, 9419)
    held = {each.rule: each for each in check(project(budget_of(TAX + pool)), RULES)}
    assert not any(each.findings for each in held.values() if each.rule != "unsourced")
    assert held["missing-revenue"].judged == {}


def test_what_earns_bears_the_capital_cost_of_what_it_uses() -> None:
    lines = "investments: {interest: 2, lines: {l: {values: {2022: 90}, life: 3, used_by: tax}}}\n"
    projection = project(budget_of(TAX + lines))
    assert projection.areas[0].cost[1:] == (32, 31, 31)
    assert not any(each.findings for each in check(projection, ["capital-frame"]))


def test_no_pool_and_no_key_takes_what_is_earned_for_a_cost() -> None:
    pools = """
pools:
  of_tax: {of: tax, order: 2, key: {shares: {c: 1}}}
  by_cost: {parts: {x: {cost: {2023: 30}, step: 0}}, key: {cost: [tax, c]}}
"""
    text = TAX + "  c: {cost: {2023: 500}, revenue: {2023: 500}, step: 0}\n" + pools
    projection = project(budget_of(text))
    for address, amount in (("of_tax.cost", 0), ("by_cost.to.tax", 0), ("by_cost.to.c", 30)):
        row = row_at(projection, f"pools.{address}")
        assert row is not None
        assert row.figures[Year(2023)] == amount


def test_no_cost_is_to_be_written_of_what_earns_alone() -> None:
    (finding,) = judged(TAX + "published: {cost: {tax: {2023: 1}}}\n", "published-plan").findings
    assert str(finding.fix).startswith("mend the row that is wrong")


def test_a_span_of_all_prices_leaves_out_what_has_none() -> None:
    told = "year: 2024, low: 2, high: 3"
    spans = f"price_spans: {{all: {{{told}}}, one: {{areas: [tax], {told}}}}}\n"
    assert judged(TAX + spans, "price-span") == Judgement("price-span", (), {}, areas={})


def test_what_earns_alone_costs_nothing_in_the_unit_of_the_file(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    text = TAX.replace("unit: tkr", "unit: mnkr\ndecimals: 1")
    told = json.loads(run("explain", "tax.cost.2024", budget_file(text), "--format", "json").out)
    assert (told["value"], told["unit"], told["schema"]) == (
        "0.0",
        "mnkr",
        "vssbudget/explanation/3",
    )


ROWS = st.dictionaries(st.sampled_from([2024, 2025]), st.integers(-99, 999))


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.integers(1, 99_999), ROWS, ROWS, st.sampled_from(["index: tax", "step: 7"]))
def test_what_is_earned_is_what_it_would_cost(
    amount: int, lasting: dict[int, int], once: dict[int, int], moved: str
) -> None:
    def rows(key: str) -> str:
        told = f"{key}: {{2023: {amount}}}, {moved}, lasting: {lasting}, one_off: {once}"
        return TAX.partition("areas:")[0] + f"areas: {{a: {{{told}}}}}\n"

    earned, cost = (project(budget_of(rows(key))) for key in ("revenue", "cost"))
    assert earned.areas[0].revenue[1:] == cost.areas[0].cost[1:]
    bounds = [Rounding(each, ["base"]) for each in (earned, cost)]
    assert bounds[0].slack("a", "revenue", Year(2025)) == bounds[1].slack("a", "cost", Year(2025))
    assert bounds[0].slack("a", "result", Year(2025)) == bounds[1].slack("a", "cost", Year(2025))


FUND = """
title: A fund that is to leave a surplus
unit: tkr
years: {actual: [2022], budget: [2023], plan: [2024, 2025]}
indices: {price: {2024: 2.5, 2025: 2.5}}
result: {2023: 120, 2024: 100, 2025: -40}
areas:
  water:
    cost: {2022: 900, 2023: 1000}
    revenue: {2022: 950, 2023: 1120}
    result: {2022: 1, 2023: 120, 2024: 100, 2025: -40}
    index: price
"""


def judged(text: str, rule: str = "planned-result") -> Judgement:
    return next(iter(check(project(budget_of(text)), [rule])))


def test_a_revenue_set_to_cost_leaves_the_planned_result() -> None:
    (water,) = project(budget_of(FUND)).areas
    assert water.revenue == (950, 1120, 1125, 1011)
    assert water.result == (50, 120, 100, -40)
    held = judged(FUND)
    assert not held.findings
    assert held.judged == {2023: 2, 2024: 1, 2025: 1}
    assert held.constructed == {2024: 1, 2025: 1}
    assert judged(FUND, "zero-result").judged == {}
    assert judged(FUND + "  other: {cost: {2023: 1}, revenue: {2023: 1}, step: 0}\n").judged == {
        2023: 2,
        2024: 1,
        2025: 1,
    }


def test_a_planned_result_that_is_not_left_is_found_and_cured() -> None:
    text = FUND.replace("2023: 1120}", "2023: 1112, 2024: 1130}")
    messages = [(str(each.message), str(each.fix), each.amount) for each in judged(text).findings]
    assert messages == [
        (
            "water 2023: the result is 112 tkr, planned 120 tkr: 8 tkr too little",
            "bring the revenue to 1 120 tkr (a price change of 17.9 % on 2022), or plan the result "
            "anew: 2023: 112",
            -8,
        ),
        (
            "total 2023: the result is 112 tkr, planned 120 tkr: 8 tkr too little",
            "plan the result anew: 2023: 112",
            -8,
        ),
        (
            "water 2024: the result is 105 tkr, planned 100 tkr: 5 tkr too much",
            "bring the revenue to 1 125 tkr (a price change of 0.45 % on 2023 once that is put "
            "right as told there), or plan the result anew: 2024: 105",
            5,
        ),
        (
            "total 2024: the result is 105 tkr, planned 100 tkr: 5 tkr too much",
            "plan the result anew: 2024: 105",
            5,
        ),
    ]
    assert not judged(text.replace("1112", "1120").replace("1130", "1125")).findings


def test_what_is_to_be_written_can_be() -> None:
    low = FUND.replace("2025: -40", "2025: -4000").replace("2023: 1120}", "2023: 1120, 2025: 0}")
    fixes = [str(each.fix) for each in judged(low).findings]
    assert fixes == ["plan the result anew: 2025: -1051"] * 2
    lacks = FUND.replace("revenue: {2022: 950, 2023: 1120}", "revenue: {2022: 950}")
    (missing,) = judged(lacks, "missing-revenue").findings
    assert "2023: 1120" in str(missing.fix)


def decided(changes: str, more: str = "") -> str:
    """Give the fund with prices that are decided: it costs 1 025 and 1 050.625 in the plan."""
    return more + FUND.replace("    index: price", f"    index: price\n    price_change: {changes}")


def test_a_decided_price_is_told_the_change_that_leaves_the_planned_result() -> None:
    """1 120 · 1.0045 is 1 125.04; after that 0.9 makes 1 012.54, and 0.899 the 1 011.41 of −40."""
    text = decided("{2024: 3, 2025: -10}")
    (first, second) = [each for each in judged(text).findings if each.area]
    assert str(first.fix) == "write price_change 2024: 0.45, or plan the result anew: 2024: 129"
    assert str(second.fix) == (
        "write price_change 2025: -10.1 once the years before are put right as told there, or plan "
        "the result anew: 2025: -13"
    )
    assert not judged(decided("{2024: 0.45, 2025: -10.1}")).findings


def test_a_later_price_that_holds_is_told_with_the_one_before_it() -> None:
    text = decided("{2024: 3, 2025: -12.37}")
    (only,) = [each for each in judged(text).findings if each.area]
    assert str(only.fix) == (
        "write price_change 2024: 0.45 and with it price_change 2025: -10.1, or plan the result "
        "anew: 2024: 129"
    )


def test_the_nearest_change_of_so_many_decimals_is_a_notice_and_no_fault_of_the_whole(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    """0.4 % on 1 120 makes 1 124.48, a result of 99; 0.5 % 1 125.6 and 101; 0.446 % bears it."""
    text = decided("{2024: 0.4}", "price_decimals: 1\n")
    (left,) = judged(text).findings
    assert (left.severity, left.amount, left.area) == (Severity.NOTICE, -1, "water")
    assert str(left.message) == (
        "water 2024: the price change 0.4 % is the nearest with 1 decimal (0.446429 % would leave "
        "the planned result): the result is 99 tkr, planned 100 tkr"
    )
    assert run("check-balance", budget_file(text)).status == 0
    off, whole = judged(text.replace("0.4}", "0.5}")).findings
    assert (off.severity, off.amount, whole.area) == (Severity.ERROR, 1, None)
    assert str(off.fix) == "write price_change 2024: 0.4, or plan the result anew: 2024: 101"


def test_what_steps_of_prices_leave_is_no_fault_of_a_result_planned_of_the_whole() -> None:
    """142 kr for each of 150 000 are 21 300 of 21 320 tkr; 143 kr are 21 450."""
    text = """
title: T
unit: tkr
years: {budget: [2023], plan: [2024]}
price_unit: {name: kr, per: 1000, step: 1}
result: {2024: 0}
areas:
  a: {services: {s: {volume: v, revenue: {2023: 21320}, price: {2024: 142},
    parts: {p: {cost: {2023: 21320}, step: 0}}}}}
volumes: {v: {2023: 150000, 2024: 150000}}
"""
    assert not judged(text).findings
    (whole,) = judged(text.replace("2024: 142", "2024: 143")).findings
    assert str(whole.fix) == "plan the result anew: 2024: 130"


def test_an_end_of_a_span_bears_the_planned_result() -> None:
    """1 120 · 1.02 is 1 142.4: it bears a cost of 1 042 and the 100 that are planned."""
    span = "price_spans: {decision: {areas: [water], year: 2024, low: 2, high: 3}}\n"
    text = (span + FUND).replace("{2022: 900, 2023: 1000}", "{2022: 900, 2023: 1000, 2024: 1025}")
    (finding,) = judged(text, "price-span").findings
    assert str(finding.fix).startswith("bring the cost up by 18 tkr to 1 043 tkr, or ")
    mended = text.replace("2024: 1025", "2024: 1043")
    assert not judged(mended, "price-span").findings


def test_an_outcome_is_held_where_it_is_to_balance_and_what_is_unknown_is_not() -> None:
    outcome = FUND.replace("actual: [2022], budget: [2023]", "actual: [2022, 2023]")
    assert judged(outcome).judged == {2024: 1, 2025: 1}
    assert judged("balance: zero\n" + outcome).judged == {2023: 2, 2024: 1, 2025: 1}
    unknown = FUND.replace(", 2023: 1120}", "}").replace("reason", "")
    lacks = [str(each.message) for each in judged(unknown).untested]
    assert lacks[-1] == "the whole has no result of the year"
    assert len(lacks) == 2


def test_people_read_that_a_revenue_is_to_leave_a_planned_result(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    told = " ".join(run("project", budget_file(FUND)).out.split())
    assert "Revenue of water in 2024, 2025 is set equal to cost and the planned result." in told


def test_the_price_case_tells_the_planned_result_apart(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    told = run("prices", budget_file(FUND), "--format", "json").out
    parts = json.loads(told)["areas"]["water"]["parts"]["2024"]
    assert list(parts) == ["price", "planned_result"]
    assert parts["price"] == "2.232143"


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("keller2020", {"published-plan": 56, "footing": 10}),
        ("lund2023", {"footing": 15}),
        ("sjobo2024", {"footing": 18, "planned-result": 5}),
    ],
)
def test_printed_budgets_of_revenues_and_costs_apart_hold(
    run: Run, name: str, held: dict[str, int]
) -> None:
    file = REPOSITORY / "examples" / "earning" / f"{name}.yaml"
    ran = run("check", "--strict", file, "--format", "json")
    summary = json.loads(ran.out)["summary"]
    assert ran.status == 0
    assert (summary["error"], summary["warning"], summary["accepted"]) == (0, 0, 0)
    assert {rule: summary["checked"][rule] for rule in held} == held


def test_a_planned_surplus_is_returned_in_time() -> None:
    """It leaves 100 in 2024, which is set off by what 2025 returns: 60 of it, or all."""
    text = FUND.replace("2023: 120, 2024: 100, 2025: -40}\nareas", "2024: 100}\nareas").replace(
        "{2022: 1, 2023: 120, 2024: 100, 2025: -40}", "{2024: 100}"
    )
    text = text.replace("950, 2023: 1120}", "900, 2023: 1000}")
    back = "    index: price\n    carry_over: {within: 1, returned: {2025: %s}}"
    short = text.replace("    index: price", back % 60)
    (water,) = project(budget_of(short)).areas
    assert water.revenue == (900, 1000, 1125, 991)
    (late,) = judged(short, "carry-over").findings
    assert (late.year, late.amount) == (2024, 40)
    assert str(late.fix).startswith("write 100 under returned for 2025")
    assert not judged(text.replace("    index: price", back % 100), "carry-over").findings
