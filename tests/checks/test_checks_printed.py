"""Whether printed plan figures are what the rates give, and the same in every table."""

from decimal import Decimal

import pytest
from conftest import budget_of
from small import HEAD, Y2021, Y2022, Y2023, Y2024, Y2025, found, judged, tkr

from vssbudget.checks import check
from vssbudget.findings import Finding, Judgement, Remark
from vssbudget.projection import project
from vssbudget.wording import Message

AREAS = """
areas:
  a: {name: Alpha, cost: {2022: 40, 2023: 100}, revenue: {2022: 45, 2023: 100}, index: price}
  income: {cost: {2023: 200}, revenue: {2023: 200}, step: 5}
investments: {lines: {cars: {2023: 5, 2024: 6}}}
"""


def plan(printed: str) -> str:
    """Write the areas with something printed."""
    return f"{AREAS}published: {{{printed}}}\n"


def test_a_plan_figure_that_the_rates_do_not_give_is_found_in_its_place() -> None:
    finding = found("published-plan", plan("cost: {a: {2024: 112, 2025: 121}}"))
    assert str(finding.message) == (
        "2024, cost, Alpha: printed 112 kr, calculated on the file's own rates 110 kr: "
        "2 kr too much"
    )
    assert str(finding.fix) == (
        "correct the rate, the share or the fixed amount by which it moves, or record the "
        "difference, 2, under accepted with the reason; write 110 only if the document prints that"
    )
    assert finding == Finding(
        rule="published-plan",
        message=Message(
            "plan-differs",
            of=Message("of-cost", row=Message("name", name="Alpha")),
            year=2024,
            printed=112,
            calculated=110,
            difference=2,
            direction=Message("too-much"),
            unit="kr",
        ),
        fix=Message("plan-fix", total="110", amount="2"),
        path=("published", "cost", "a", "2024"),
        area="a",
        year=Y2024,
        amount=tkr(2),
    )


def test_a_plan_figure_below_is_too_little() -> None:
    finding = found("published-plan", plan("revenue: {income: {2025: 209}}"))
    assert str(finding.message) == (
        "2025, revenue, income: printed 209 kr, calculated on the file's own rates 210 kr: "
        "1 kr too little"
    )
    assert finding.amount == -1
    assert finding.path == ("published", "revenue", "income", "2025")


def test_what_a_plan_figure_is_told_mends_it() -> None:
    text = plan("cost: {a: {2024: 112}}")
    entry = "{rule: published-plan, at: published.cost.a.2024, amount: 2, reason: As printed}"
    (accepted,) = judged("published-plan", f"{text}accepted: [{entry}]\n").findings
    assert accepted.accepted == "As printed"
    assert judged("published-plan", text.replace("index: price", "step: 12")).findings == ()


def test_writing_what_was_calculated_mends_it() -> None:
    judgement = judged("published-plan", plan("cost: {a: {2024: 110, 2025: 121}}"))
    assert judgement == Judgement("published-plan", judged={Y2024: 1, Y2025: 1}, areas={"a": 2})


def test_a_result_is_held_against_the_calculated_one() -> None:
    finding = found("published-plan", plan("result: {a: {2024: 7}}"))
    assert finding.path == ("published", "result", "a", "2024")
    assert finding.amount == 7


def test_an_investment_line_is_about_no_area() -> None:
    text = plan("investments: {cars: {2024: 7, 2025: 1}}")
    judgement = judged("published-plan", text)
    (finding,) = judgement.findings
    assert str(finding.message) == (
        "2024, investments, cars: printed 7 kr, calculated on the file's own rates 6 kr: "
        "1 kr too much"
    )
    assert (finding.area, finding.amount) == (None, 1)
    assert (judgement.judged, judgement.areas) == ({Y2024: 1}, {})


@pytest.mark.parametrize(
    ("row", "path", "printed", "given"),
    [
        ("cost: {a: {2022: 42}}", "areas.a.cost", 42, 40),
        ("cost: {a: {2023: 98}}", "areas.a.cost", 98, 100),
        ("revenue: {income: {2023: 201}}", "areas.income.revenue", 201, 200),
        ("investments: {cars: {2023: 4}}", "investments.lines.cars", 4, 5),
    ],
)
def test_a_figure_of_a_budget_year_is_held_against_the_one_that_the_file_gives(
    row: str, path: str, printed: int, given: int
) -> None:
    finding = found("published-plan", plan(row))
    assert f"printed {printed} kr, given in the file {given} kr: " in str(finding.message)
    assert finding.amount == printed - given
    assert str(finding.fix) == (
        f"write {printed} under {path}, or record the difference, {printed - given}, under "
        f"accepted with the reason; write {given} only if the document prints that"
    )
    assert judged("published-plan", plan(row.replace(str(printed), str(given)))).findings == ()


def test_writing_what_is_printed_under_the_area_mends_it_too() -> None:
    text = plan("cost: {a: {2023: 98}}").replace("2023: 100}, revenue", "2023: 98}, revenue")
    assert judged("published-plan", text).findings == ()


def test_the_base_year_is_held_where_it_is_an_outcome_and_no_earlier_one_is() -> None:
    head = HEAD.replace("actual: [2021], budget: [2022, 2023]", "actual: [2022, 2023]")
    text = plan("cost: {a: {2022: 1, 2023: 98}}")
    (judgement,) = check(project(budget_of(head + text)), ["published-plan"])
    (finding,) = judgement.findings
    assert (finding.year, judgement.judged) == (2023, {Y2023: 1})


def test_a_result_of_a_budget_year_is_held_by_its_cost_and_revenue_where_they_are_given() -> None:
    text = plan("result: {a: {2022: 9}}")
    assert judged("published-plan", text) == Judgement("published-plan")
    assert found("footing", text).amount == 4


def test_of_services_a_budget_year_is_mended_where_the_services_are() -> None:
    service = "{revenue: {2023: 100}, parts: {x: {cost: {2023: 100}, step: 0}}}"
    text = (
        f"areas: {{a: {{services: {{s: {service}}}}}}}\n"
        "published: {cost: {a: {2023: 98}}, result: {a: {2023: 3}}}\n"
    )
    assert [(each.amount, each.fix) for each in judged("published-plan", text).findings] == [
        (-2, Message("footing-fix", total="100", amount="-2")),
        (3, Message("footing-fix", total="0", amount="3")),
    ]


def test_outcomes_totals_and_other_rows_are_not_its_business() -> None:
    printed = (
        "cost: {a: {2021: 1}, total: {2024: 1}}, "
        "investments: {total: {2024: 1}, income: {2024: 1}, expenditure: {2024: 1}}"
    )
    assert judged("published-plan", plan(printed)) == Judgement("published-plan")


def test_a_figure_behind_one_that_is_not_judged_is_judged() -> None:
    printed = "cost: {total: {2024: 1}, a: {2021: 1, 2025: 120}}"
    assert found("published-plan", plan(printed)).year == 2025


REPEATED = (
    f"{AREAS}volumes: {{cases: {{name: Calls, values: {{2021: 5, 2022: 6.5}}}}}}\nrepeated:\n"
)


def test_a_figure_that_another_table_prints_otherwise_is_found_there() -> None:
    finding = found("same-figure", f"{REPEATED}  - {{of: a.cost, values: {{2022: 43}}}}\n")
    assert str(finding.message) == (
        "a.cost 2022: this table prints 43, the other 40: a difference of 3"
    )
    assert str(finding.fix) == (
        "look in both tables, and correct the figure that was copied wrong; where they differ in "
        "print, record the difference, 3, under accepted with the reason"
    )
    assert finding == Finding(
        rule="same-figure",
        message=Message(
            "repeat-differs",
            of="a.cost",
            year=2022,
            printed=Decimal(43),
            figure=Decimal(40),
            difference=Decimal(3),
        ),
        fix=Message("repeat-fix", amount="3"),
        path=("repeated", "0", "values", "2022"),
        year=Y2022,
        amount=tkr(3),
        off=Decimal(3),
    )


def test_the_same_figure_is_none_to_find() -> None:
    text = f"{REPEATED}  - {{of: a.cost, values: {{2022: 40.0, 2024: 110}}}}\n"
    assert judged("same-figure", text) == Judgement("same-figure", judged={Y2022: 1, Y2024: 1})


def test_a_measure_is_off_by_a_number_and_not_by_an_amount() -> None:
    text = f"{REPEATED}  - {{of: volumes.cases, values: {{2021: 4, 2022: 6.5}}}}\n"
    finding = found("same-figure", text)
    assert (finding.amount, finding.off) == (None, Decimal(-1))
    assert str(finding.message) == (
        "Calls 2021: this table prints 4, the other 5: a difference of -1"
    )


def test_an_amount_that_is_off_by_less_than_one_has_no_whole_difference() -> None:
    finding = found("same-figure", f"{REPEATED}  - {{of: a.cost, values: {{2022: 40.5}}}}\n")
    assert (finding.amount, finding.off) == (None, Decimal("0.5"))


@pytest.mark.parametrize(
    ("printed", "off"), [("10", None), ("10.00", None), ("11", "1"), ("9.96", "-0.04")]
)
def test_a_price_change_is_rounded_to_the_decimals_that_are_printed(
    printed: str, off: str | None
) -> None:
    text = f"{REPEATED}  - {{of: a.price_change, values: {{2024: {printed}}}}}\n"
    findings = judged("same-figure", text).findings
    assert [(each.amount, each.off) for each in findings] == ([(None, Decimal(off))] if off else [])


def test_a_price_change_without_end_can_be_printed_all_the_same() -> None:
    area = "areas: {a: {cost: {2023: 3, 2024: 4}, revenue: {2023: 3}, step: 0}}\n"
    text = f"{area}repeated: [{{of: a.price_change, values: {{2024: 33.3}}}}]\n"
    assert judged("same-figure", text).findings == ()
    finding = found("same-figure", text.replace("33.3", "33.34"))
    assert str(finding.message).endswith("prints 33.34, the other 33.33: a difference of 0.01")


def test_a_share_of_a_pool_is_rounded_to_the_decimals_that_are_printed() -> None:
    """One of three bears a third."""
    text = (
        "areas: {a: {cost: {2023: 9}, step: 0}, b: {cost: {2023: 9}, step: 0}}\n"
        "pools: {p: {parts: {x: {cost: {2023: 3}, step: 0}}, key: {headcount: {a: 1, b: 2}}}}\n"
        "repeated: [{of: pools.p.share.a, values: {2023: 0.333}}]\n"
    )
    assert judged("same-figure", text).findings == ()
    assert judged("same-figure", text.replace("0.333", "0.334")).findings


def test_a_price_at_self_cost_is_rounded_to_the_decimals_that_are_printed() -> None:
    """10 of 3 cases: 3.333333… each."""
    service = "{volume: cases, revenue: {2023: 9}, parts: {x: {cost: {2023: 10}, step: 0}}}"
    text = (
        f"areas: {{a: {{services: {{s: {service}}}}}}}\n"
        "volumes: {cases: {2023: 3, 2024: 3, 2025: 3}}\n"
        "repeated: [{of: a.s.self_cost_price, values: {2024: 3.33}}]\n"
    )
    assert judged("same-figure", text).findings == ()
    assert judged("same-figure", text.replace("3.33}", "3.34}")).findings


@pytest.mark.parametrize(
    ("name", "told", "fix"),
    [
        ("a.kost", "'a.kost' is no row of this budget", "write a.cost"),
        ("volumes.case", "'volumes.case' is no row of this budget", "write volumes.cases"),
        ("net.cost", "'net.cost' is no row of this budget", "write total.cost"),
        (
            "elsewhere",
            "'elsewhere' is no row of this budget",
            "write a row such as hr.cost, volumes.NAME, investments.total or published.cost.total",
        ),
    ],
)
def test_a_row_that_there_is_not_is_found_with_the_nearest(name: str, told: str, fix: str) -> None:
    text = (
        f"{REPEATED}  - {{of: a.cost, values: {{2022: 40}}}}\n"
        f"  - {{of: {name}, values: {{2022: 43}}}}\n"
        "  - {of: a.cost, values: {2022: 41}}\n"
    )
    judgement = judged("same-figure", text)
    finding, behind = judgement.findings
    assert (str(finding.message), str(finding.fix)) == (told, fix)
    assert finding == Finding(
        rule="same-figure",
        message=Message("no-such-row", name=name),
        fix=finding.fix,
        path=("repeated", "1", "of"),
    )
    assert behind.path == ("repeated", "2", "values", "2022")
    assert judgement.judged == {Y2022: 2}


def test_writing_the_nearest_row_mends_it() -> None:
    text = f"{REPEATED}  - {{of: a.kost, values: {{2022: 40}}}}\n"
    fix = str(found("same-figure", text).fix)
    written = text.replace("a.kost", fix.removeprefix("write "))
    assert judged("same-figure", written) == Judgement("same-figure", judged={Y2022: 1})


def test_a_year_without_a_figure_could_not_be_tested() -> None:
    text = f"{REPEATED}  - {{of: a.cost, values: {{2021: 1, 2023: 101}}}}\n"
    judgement = judged("same-figure", text)
    message = Message("repeat-untested", of="a.cost")
    assert str(message) == "a.cost has no figure of this year"
    assert judgement.untested == (Remark(area=None, year=Y2021, message=message),)
    assert judgement.judged == {Y2023: 1}
    assert [each.year for each in judgement.findings] == [2023]


SUMS = """
areas:
  a: {name: Alpha, cost: {2023: 100}, revenue: {2023: 100}, index: price}
  s:
    name: Sum
    services:
      x: {revenue: {2022: 5, 2023: 9}, parts: {p: {cost: {2022: 5, 2023: 9}, index: price}}}
      z: {revenue: {2023: 9}, parts: {p: {cost: {2023: 9}, index: price}}}
investments: {lines: {cars: {name: Cars, values: {2023: 5}}}}
published: {
"""


@pytest.mark.parametrize("held", ["", "held: record, "])
@pytest.mark.parametrize(
    ("printed", "told", "area"),
    [
        ("cost: {a: {2022: 98}}", "cost, Alpha: printed 98 kr, and Alpha has", "a"),
        ("revenue: {a: {2022: 98}}", "revenue, Alpha: printed 98 kr, and Alpha has", "a"),
        ("result: {a: {2022: 0}}", "result, Alpha: printed 0 kr, and Alpha has", "a"),
        ("cost: {s: {2022: 98}}", "cost, Sum: printed 98 kr, and Sum has", "s"),
        ("investments: {cars: {2022: 98}}", "investments, Cars: printed 98 kr, and Cars has", None),
    ],
)
def test_what_the_file_has_no_figure_of_could_not_be_tested(
    held: str, printed: str, told: str, area: str | None
) -> None:
    judgement = judged("published-plan", f"{SUMS}{held}{printed}}}\n")
    (remark,) = judgement.untested
    assert (remark.area, remark.year) == (area, Y2022)
    assert str(remark.message) == f"{told} no figure to hold it against"
    assert (judgement.findings, judgement.judged) == ((), {})


def test_what_is_no_row_of_the_file_or_an_outcome_is_not_told_so() -> None:
    printed = "cost: {a: {2021: 98}}, investments: {income: {2023: 1}, expenditure: {2023: 6}}"
    assert judged("published-plan", f"{SUMS}{printed}}}\n") == Judgement("published-plan")
