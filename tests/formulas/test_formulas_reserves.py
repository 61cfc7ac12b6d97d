"""Reserves: worked cases of transfers, balances and results after them, and drawn ones."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run, budget_of
from hypothesis import given, settings
from hypothesis import strategies as st

from vssbudget.addresses import row_at
from vssbudget.amounts import Year
from vssbudget.checks import BALANCE, RULES, check
from vssbudget.findings import Finding, Judgement
from vssbudget.projection import Projection, project

sys.path.append(str(REPOSITORY / "bench"))
from drawn import text_of

TOWN = """
title: A town with an equalisation reserve, and a fund of its water
unit: tkr
years: {actual: [2024], budget: [2025], plan: [2026, 2027]}
indices: {price: {2026: 2.5, 2027: 0}}
result: {2025: 0, 2026: 0}
areas:
  tax: {revenue: {2025: 8970, 2026: 8780, 2027: 8900}, step: 0}
  schools:
    cost: {2025: 8850, 2026: 8860, 2027: 8900}
    revenue: {2025: 0, 2026: 0, 2027: 0}
    step: 0
    balance: none
    reason: Paid for by taxes
  vatten: {cost: {2025: 1000}, revenue: {2025: 1030}, index: price}
reserves:
  rur:
    name: RUR
    opening: {2024: 450}
    transfers: {2025: 120, 2026: -80}
    balance: {2025: 570}
  va:
    name: VA-fond
    area: vatten
    opening: {2024: 10}
    transfers: {2025: 30, 2026: -20}
    ceiling: 50
"""
"""Taxes leave 120, −80 and 0; water 30 and, as its price is not decided, what its fund takes."""


def rows(projection: Projection, address: str) -> list[int]:
    row = row_at(projection, address)
    assert row is not None
    return [int(row.figures[year] or 0) for year in row.years]


def judged(text: str, rule: str = "reserve-balance") -> Judgement:
    return next(iter(check(project(budget_of(text)), [rule])))


def balance_of(text: str) -> list[Finding]:
    judgements = check(project(budget_of(text)), BALANCE)
    return [finding for each in judgements for finding in each.findings]


def test_a_reserve_may_be_printed_as_empty() -> None:
    emptied = TOWN.replace("{2025: 120, 2026: -80}", "{2025: -450}")
    assert judged(emptied.replace("balance: {2025: 570}", "balance: {2025: 0}")).findings == ()


def test_balances_add_up_and_results_are_what_is_left_after_transfers() -> None:
    """450 + 120 − 80 is 490; 1 000 · 1.025 − 20 is 1 005, and nothing is left of −20 + 20."""
    projection = project(budget_of(TOWN))
    assert rows(projection, "reserves.rur.balance") == [450, 570, 490, 490]
    assert rows(projection, "reserves.rur.transfer") == [120, -80]
    assert rows(projection, "reserves.va.balance") == [10, 40, 20, 20]
    assert rows(projection, "vatten.revenue") == [1030, 1005, 1025]
    assert rows(projection, "vatten.result") == [30, -20, 0]
    assert rows(projection, "vatten.balanced_result") == [0, 0, 0]
    assert rows(projection, "total.result") == [150, -100, 0]
    assert rows(projection, "total.balanced_result") == [0, 0, 0]


def test_results_are_held_after_transfers() -> None:
    held = {each.rule: each for each in check(project(budget_of(TOWN)), RULES)}
    assert not any(each.findings for each in held.values() if each.rule != "unsourced")
    assert held["planned-result"].judged == {2025: 1, 2026: 1}
    assert held["zero-result"].judged == {2025: 1}
    assert held["zero-result"].constructed == {2026: 1, 2027: 1}
    assert held["reserve-balance"].judged == {2024: 2, 2025: 2, 2026: 2, 2027: 2}


def test_a_planned_result_is_told_after_transfers() -> None:
    (finding,) = balance_of(TOWN.replace("2026: -80", "2026: -90"))
    assert (finding.rule, finding.amount, finding.area) == ("planned-result", 10, None)
    assert str(finding.message) == (
        "total 2026: the result after transfers to and from reserves is 10 tkr, planned 0 tkr: "
        "10 tkr too much"
    )
    assert str(finding.fix) == "plan the result anew: 2026: 10"


@pytest.mark.parametrize(
    ("transfer", "told", "cure"),
    [
        (25, "plus 25 tkr that go to reserves: 5 tkr too much", "1 025"),
        (-10, "less 10 tkr that come from reserves: 40 tkr too much", "990"),
    ],
)
def test_a_zero_result_bears_what_goes_to_reserves(transfer: int, told: str, cure: str) -> None:
    text = TOWN.replace("result: {2025: 0, 2026: 0}", "").replace("2025: 30", f"2025: {transfer}")
    (finding,) = balance_of(text)
    assert str(finding.message) == f"vatten 2025: revenue 1 030 tkr, cost 1 000 tkr {told}"
    assert str(finding.fix).startswith(f"bring the revenue to {cure} tkr")
    mended = text.replace("{2025: 1030}", f"{{2025: {cure.replace(' ', '')}}}")
    assert balance_of(mended) == []


def test_what_is_returned_and_what_goes_to_reserves_are_told_together() -> None:
    returning = "index: price, carry_over: {within: 3, returned: {2025: 7}}"
    text = TOWN.replace("index: price}\nreserves", f"{returning}}}\nreserves")
    (finding,) = [each for each in balance_of(text) if each.rule == "zero-result"]
    assert str(finding.message).endswith(
        "cost 1 000 tkr less 7 tkr of earlier surpluses that are returned and plus 30 tkr that go "
        "to reserves: 7 tkr too much"
    )
    held = judged(text, "carry-over")
    assert [(each.year, each.amount) for each in held.findings] == [(2025, 7)]
    assert [str(each.message) for each in held.information] == [
        "vatten: of the surplus 7 tkr are to be returned by 2028, after the last year here"
    ]


def test_a_frame_is_held_after_transfers() -> None:
    framed = TOWN.replace("result: {2025: 0, 2026: 0}", "budget_frame: {2025: 0, 2026: 0, 2027: 0}")
    assert balance_of(framed) == []
    (finding,) = balance_of(framed.replace("2026: -80", "2026: -70"))
    assert str(finding.message) == (
        "2026: the net cost of all areas is 100 tkr less 90 tkr that come from reserves, the frame "
        "0 tkr: 10 tkr too much"
    )
    assert str(finding.fix) == "bring the areas' results to -90 tkr in all"
    assert balance_of(framed.replace("2026: -80", "2026: -70").replace("8780", "8790")) == []


def test_a_frame_is_tested_where_something_of_the_whole_goes_to_a_reserve() -> None:
    text = """
title: T
unit: kr
years: {budget: [2023], plan: [2024, 2025]}
budget_frame: {2024: 0, 2025: 0}
areas: {a: {cost: {2023: 5}, revenue: {2023: 5}, step: 0}}
reserves:
  of_a: {area: a, opening: {2023: 0}, transfers: {2024: 4, 2025: 4}}
  of_all: {opening: {2023: 0}, transfers: {2025: 3}}
"""
    held = judged(text, "budget-frame")
    assert (held.constructed, held.judged) == ({2024: 1}, {2025: 1})
    assert [each.amount for each in held.findings] == [-3]


def test_each_year_beyond_a_bound_is_told_what_holds_together() -> None:
    """Of 450 + 120 there are 570: −600 leaves −30, mended 0; then −9 more has to be 0."""
    text = TOWN.replace("2026: -80}", "2026: -600, 2027: -9}")
    assert [(each.year, each.amount, str(each.fix)) for each in judged(text).findings] == [
        (2026, -30, "write 2026: -570 in its transfers"),
        (
            2027,
            -39,
            "write 2027: 0 in its transfers once the years before are put right as told there",
        ),
    ]
    assert str(judged(text).findings[0].message) == (
        "RUR 2026: -30 tkr stand in it, at least 0 tkr have to: 30 tkr too little"
    )
    assert not judged(text.replace("2026: -600, 2027: -9", "2026: -570, 2027: 0")).findings
    later = judged(text.replace("2027: -9", "2027: 9")).findings
    assert [each.year for each in later] == [2026]


def test_what_a_cure_takes_of_later_years_is_told_with_it() -> None:
    """From 0 in place of −60 what comes in 2025 is 570 at the most; 2026 −80 leaves 490 of it."""
    low = TOWN.replace("{2024: 450}", "{2024: -60}")
    text = low.replace("2025: 120", "2025: 620").replace("name: RUR", "name: RUR\n    ceiling: 570")
    (finding,) = judged(text.replace("{2025: 570}", "{2025: 560, 2026: 480}")).findings
    assert str(finding.fix) == (
        "write 2024: 0 in its opening and with it transfers 2025: 570 and balance 2025: 570 and "
        "balance 2026: 490"
    )
    mended = text.replace("2024: -60", "2024: 0").replace("2025: 620", "2025: 570")
    assert not judged(mended.replace("{2025: 570}", "{2025: 570, 2026: 490}")).findings


def test_a_ceiling_and_an_opening_are_held() -> None:
    low = TOWN.replace("opening: {2024: 450}", "opening: {2024: 450}\n    floor: 500")
    (opening,) = judged(low).findings
    assert opening.path == ("reserves", "rur", "opening", "2024")
    assert (opening.amount, opening.area) == (-50, None)
    assert str(opening.fix) == "write 2024: 500 in its opening and with it balance 2025: 620"
    (high,) = judged(TOWN.replace("ceiling: 50", "ceiling: 35")).findings
    assert (high.path, high.area) == (("reserves", "va", "transfers", "2025"), "vatten")
    assert str(high.message) == (
        "VA-fond 2025: 40 tkr stand in it, at most 35 tkr may: 5 tkr too much"
    )
    assert str(high.fix) == "write 2025: 25 in its transfers"


def test_a_printed_balance_that_differs_is_told_once() -> None:
    printed = "balance: {2024: 450, 2025: 575, 2026: 495, 2027: 490}"
    (finding,) = judged(TOWN.replace("balance: {2025: 570}", printed)).findings
    assert finding.path == ("reserves", "rur", "balance", "2025")
    assert str(finding.message) == (
        "RUR 2025: 575 tkr are printed, 570 tkr calculated: 5 tkr too much"
    )
    assert str(finding.fix) == (
        "write 2025: 570 in its balance and with it balance 2026: 490, or write 2025: 125 in its "
        "transfers"
    )
    (opening,) = judged(TOWN.replace("balance: {2025: 570}", "balance: {2024: 451}")).findings
    assert str(opening.fix).endswith("or write 2024: 451 in its opening")


def test_people_and_programs_are_shown_reserves(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    file = budget_file(TOWN)
    told = " ".join(run("project", file).out.split())
    for line in (
        "Reserves, tkr 2025 2026 2027 budget plan plan RUR 570 490 490",
        "490 to it, below zero from it 120 -80 – VA-fond",
        "vatten, result after transfers 0 0 0 Total, result after transfers 0 0 0",
    ):
        assert line in told
    assert "Revenue of vatten in 2026 is set equal to cost and what goes to reserves." in told
    of_area = run("project", file, "--area", "vatten").out
    assert "VA-fond" in of_area
    assert "RUR" not in of_area
    outline = json.loads(run("project", file, "--format", "json").out)
    assert outline["schema"] == "vssbudget/projection/1"
    assert outline["reserves"]["va"] == {
        "name": "VA-fond",
        "area": "vatten",
        "transfer": {"2025": 30, "2026": -20},
        "balance": {"2024": 10, "2025": 40, "2026": 20, "2027": 20},
    }
    assert outline["areas"]["vatten"]["balanced_result"] == {"2025": 0, "2026": 0, "2027": 0}
    assert "balanced_result" not in outline["areas"]["tax"]
    assert outline["total"]["balanced_result"] == {"2025": 0, "2026": 0, "2027": 0}
    listed = run("project", file, "--format", "csv").out
    assert "balance,rur,RUR,tkr,,450,570,490,490" in listed
    assert "balanced_result,total,Total,tkr,,,0,0,0" in listed


def test_a_balance_is_explained_from_its_opening(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    file = budget_file(TOWN.replace("opening: {2024: 450}", "opening: {2023: 450}"))
    lines = run("explain", "reserves.rur.balance.2027", file).out.splitlines()
    told = [line.partition(" (")[0] for line in lines if " tkr" in line]
    assert told == [
        "RUR, balance 2027: 490 tkr",
        "├─ RUR, balance 2025: 570 tkr",
        "│  ├─ RUR, balance 2024: 450 tkr",
        "│  └─ transferred to the reserve 2025: 120 tkr",
        "└─ transferred to the reserve 2026: -80 tkr",
    ]


def test_what_goes_to_reserves_is_a_cause_of_its_own(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    told = json.loads(run("prices", budget_file(TOWN), "--format", "json").out)
    parts = told["areas"]["vatten"]["parts"]["2026"]
    assert list(parts) == ["price", "transfers"]
    assert parts["transfers"] == "-4.854369"


TRANSFERS = st.dictionaries(st.sampled_from([2023, 2024, 2025]), st.integers(-999, 999))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.integers(-99, 999), TRANSFERS, st.sampled_from([2021, 2022, 2023]))
def test_a_balance_foots_and_an_area_leaves_its_transfers_as_it_leaves_a_planned_result(
    opening: int, transfers: dict[int, int], opened: int
) -> None:
    def of(reserve: str, planned: str) -> Projection:
        return project(
            budget_of(
                "title: T\nunit: kr\nyears: {actual: [2022], budget: [2023], plan: [2024, 2025]}\n"
                "indices: {price: {2024: 3.7, 2025: -1.9}}\n"
                "areas: {a: {cost: {2023: 777}, revenue: {2023: 777}, index: price"
                f"{planned}}}}}\n{reserve}"
            )
        )

    told = f"{{area: a, opening: {{{opened}: {opening}}}, transfers: {transfers}}}"
    held, planned = of(f"reserves: {{r: {told}}}\n", ""), of("", f", result: {transfers}")
    row = row_at(held, "reserves.r.balance")
    assert row is not None
    for year in map(Year, range(max(opened, 2022), 2026)):
        moved = sum(each for since, each in transfers.items() if opened < since <= year)
        assert row.figures[year] == opening + moved
    assert row.figures.get(Year(2022)) == (opening if opened <= 2022 else None)
    assert held.areas[0].revenue == planned.areas[0].revenue
    assert held.areas[0].result == planned.areas[0].result
    assert rows(held, "a.balanced_result")[1:] == [0, 0]


@pytest.mark.parametrize("number", range(0, 40, 8))
def test_a_budget_without_transfers_is_as_one_without_reserves(
    run: Run, budget_file: Callable[[str], Path], number: int
) -> None:
    plain = "\n".join(each for each in text_of(number).splitlines() if "reserves:" not in each)
    before = run("project", budget_file(plain), "--format", "csv")
    after = run(
        "project",
        budget_file(f"{plain}\nreserves: {{r: {{opening: {{2022: 0}}}}}}\n"),
        "--format",
        "csv",
    )
    own = ("balance,", "transfer,", "balanced_result,")
    assert [
        each for each in after.out.splitlines() if not each.startswith(own)
    ] == before.out.splitlines()


def test_the_rule_is_not_asked_where_there_are_no_reserves() -> None:
    plain = TOWN.partition("reserves:\n")[0]
    for text, asked in ((TOWN, True), (plain, False)):
        judgements = check(project(budget_of(text)), RULES)
        assert ("reserve-balance" in [each.rule for each in judgements]) is asked
