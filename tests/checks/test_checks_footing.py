"""Whether a printed total is the sum of its rows: which rows, and how much rounding explains."""

from decimal import Decimal

import pytest
from conftest import budget_of
from small import HEAD, Y2021, Y2022, Y2023, Y2024, found, judged, tkr

from vssbudget.amounts import plain
from vssbudget.checks import check
from vssbudget.findings import Finding, Judgement, Remark, Severity
from vssbudget.projection import project
from vssbudget.wording import Message

AREAS = """
areas:
  a: {name: Alpha, cost: {2022: 40, 2023: 100}, revenue: {2022: 45, 2023: 100}, index: price}
  b: {cost: {2022: 50, 2023: 200}, revenue: {2022: 50, 2023: 200}, step: 5}
"""
DERIVED = """
areas:
  a:
    cost: {2022: 40, 2023: 100}
    revenue: {2021: 6, 2022: 45, 2023: 100}
    index: price
    assumptions: [{of: revenue, %skind: derived, reason: Cost plus result}]
  b: {cost: {2022: 50, 2023: 200}, revenue: {2021: 7, 2022: 50, 2023: 200}, step: 5}
"""


def published(text: str, areas: str = AREAS) -> str:
    """Write the areas with something printed."""
    return f"{areas}published:\n  {text}\n"


def test_nothing_printed_is_nothing_judged() -> None:
    assert judged("footing", AREAS) == Judgement("footing")


def test_a_total_that_its_printed_rows_do_not_give_is_found_in_its_place() -> None:
    finding = found(
        "footing", published("cost: {a: {2022: 41}, b: {2022: 52}, total: {2022: 101}}")
    )
    assert str(finding.message) == (
        "2022, cost, total: printed 101 kr, but its 2 rows make 93 kr: 8 kr too much, "
        "and rounding explains at most 1.5 kr"
    )
    assert str(finding.fix) == (
        "mend the row that is wrong, or record the difference, 8, under accepted with the reason; "
        "write 93 only if the document prints that"
    )
    assert finding == Finding(
        rule="footing",
        severity=Severity.ERROR,
        message=Message(
            "footing-broken",
            of=Message("of-cost", row=Message("row-total")),
            what=Message("footing-rows", count=2),
            difference=8,
            direction=Message("too-much"),
            bound=finding.message.values["bound"],
            year=2022,
            printed=101,
            total=93,
            unit="kr",
        ),
        fix=Message("footing-fix", total="93", amount="8"),
        path=("published", "cost", "total", "2022"),
        year=Y2022,
        amount=tkr(8),
    )


def test_what_a_total_is_told_mends_it() -> None:
    """Mend the row, record the difference, or write the sum if that is what is printed."""
    text = published("cost: {total: {2022: 101}}")
    assert found("footing", text).fix == Message("footing-fix", total="90", amount="11")
    entry = "{rule: footing, at: published.cost.total.2022, amount: 11, reason: As printed}"
    (accepted,) = judged("footing", f"{text}accepted: [{entry}]\n").findings
    assert accepted.accepted == "As printed"
    for mended in (text.replace("2022: 40", "2022: 51"), text.replace("101", "90")):
        assert judged("footing", mended) == Judgement("footing", judged={Y2022: 1})


def test_rows_that_are_not_printed_are_those_of_the_file() -> None:
    finding = found("footing", published("revenue: {b: {2022: 60}, total: {2022: 200}}"))
    assert str(finding.message).startswith(
        "2022, revenue, total: printed 200 kr, but its 2 rows make 105 kr: 95 kr too much"
    )


def test_rows_of_a_plan_year_are_the_calculated_ones() -> None:
    finding = found("footing", published("cost: {total: {2024: 300}}"))
    assert str(finding.message).startswith(
        "2024, cost, total: printed 300 kr, but its 2 rows make 315 kr: 15 kr too little"
    )
    assert finding.amount == -15
    assert judged("footing", published("cost: {total: {2024: 315}}")).findings == ()


def test_a_printed_plan_row_goes_before_the_calculated_one() -> None:
    assert judged("footing", published("cost: {a: {2024: 111}, total: {2024: 316}}")) == Judgement(
        "footing", judged={Y2024: 1}
    )


def test_one_row_and_its_total_can_be_one_apart() -> None:
    area = "areas: {a: {cost: {2023: 100}, step: 0}}\n"
    finding = found("footing", published("cost: {total: {2023: 110}}", area))
    assert str(finding.message.values["what"]) == "its 1 row makes"
    assert str(finding.message).endswith("rounding explains at most 1 kr")


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (302, ["error"]),
        (301, ["notice"]),
        (300, []),
        (299, ["notice"]),
        (298, ["error"]),
    ],
)
def test_two_rows_and_their_total_can_be_one_and_a_half_apart(
    printed: int, told: list[str]
) -> None:
    findings = judged("footing", published(f"cost: {{total: {{2023: {printed}}}}}")).findings
    assert [each.severity for each in findings] == told


@pytest.mark.parametrize(("printed", "told"), [(300, "error"), (301, "notice"), (305, "notice")])
def test_exactly_at_the_bound_rounding_still_explains_it(printed: int, told: str) -> None:
    three = f"{AREAS}  c: {{cost: {{2023: 3}}, step: 0}}\n"
    finding = found("footing", published(f"cost: {{total: {{2023: {printed}}}}}", three))
    assert finding.severity == told
    assert finding.message.values["bound"] == 2


def test_what_rounding_explains_is_a_notice_without_a_remedy() -> None:
    finding = found("footing", published("cost: {total: {2023: 301}}"))
    assert str(finding.message) == (
        "2023, cost, total: printed 301 kr, but its 2 rows make 300 kr: 1 kr too much, "
        "within the 1.5 kr that rounding explains"
    )
    assert (finding.severity, finding.fix, finding.amount) == (Severity.NOTICE, None, 1)


def bound(text: str) -> str:
    """Say how much rounding is said to explain."""
    explained = found("footing", text).message.values["bound"]
    assert isinstance(explained, Decimal)
    return plain(explained)


@pytest.mark.parametrize("years", ["", "years: [2021], "])
def test_a_derived_row_counts_twice(years: str) -> None:
    text = published("revenue: {total: {2021: 99}}", DERIVED % years)
    assert bound(text) == "2"


def test_a_row_derived_in_another_year_or_otherwise_counts_once() -> None:
    assert bound(published("revenue: {total: {2022: 99}}", DERIVED % "years: [2021], ")) == "1.5"
    assert bound(published("cost: {total: {2022: 99}}", DERIVED % "")) == "1.5"
    inferred = (DERIVED % "").replace("kind: derived", "kind: inferred")
    assert bound(published("revenue: {total: {2021: 99}}", inferred)) == "1.5"


def test_a_revenue_printed_as_cost_and_result_counts_twice() -> None:
    text = published(
        "{cost: {a: {2022: 40}}, result: {a: {2022: 5}}, revenue: {total: {2022: 195}}}"
    )
    finding = found("footing", text)
    assert finding.message.values["total"] == 95
    assert finding.message.values["bound"] == 2


def test_a_printed_revenue_goes_before_cost_and_result() -> None:
    text = published(
        "{cost: {a: {2022: 40}}, result: {a: {2022: 5}}, "
        "revenue: {a: {2022: 45}, total: {2022: 195}}}"
    )
    assert bound(text) == "1.5"


def test_a_result_that_is_not_printed_is_made_of_two_figures() -> None:
    assert bound(published("result: {total: {2022: 15}}")) == "2.5"


@pytest.mark.parametrize("measure", ["cost", "revenue"])
def test_a_result_of_a_derived_row_is_the_printed_one(measure: str) -> None:
    for years, explained in (("", "2"), ("years: [2022], ", "2"), ("years: [2023], ", "2.5")):
        derived = (DERIVED % years).replace("of: revenue", f"of: {measure}")
        assert bound(published("result: {total: {2022: 15}}", derived)) == explained


def test_a_result_is_revenue_less_cost_where_both_are_printed() -> None:
    text = published("{cost: {a: {2024: 90}}, revenue: {a: {2024: 100}}, result: {a: {2024: 14}}}")
    finding = found("footing", text)
    assert str(finding.message) == (
        "2024, result, Alpha: printed 14 kr, but revenue less cost makes 10 kr: 4 kr too much, "
        "and rounding explains at most 1.5 kr"
    )
    assert finding == Finding(
        rule="footing",
        message=finding.message,
        fix=Message("footing-fix", total="10", amount="4"),
        path=("published", "result", "a", "2024"),
        area="a",
        year=Y2024,
        amount=tkr(4),
    )


def test_a_result_is_revenue_less_cost_where_both_are_given_in_the_file() -> None:
    judgement = judged("footing", published("result: {a: {2022: 5, 2023: 3}, b: {2022: 0}}"))
    (finding,) = judgement.findings
    assert finding.path == ("published", "result", "a", "2023")
    assert judgement.judged == {Y2022: 2, Y2023: 1}


def test_a_calculated_cost_tests_no_printed_result() -> None:
    assert judged("footing", published("result: {a: {2024: 14}}")) == Judgement("footing")


def test_a_total_result_is_held_against_its_rows_and_against_the_totals() -> None:
    text = published(
        "{cost: {total: {2022: 90}}, revenue: {total: {2022: 95}}, result: {total: {2022: 9}}}"
    )
    judgement = judged("footing", text)
    assert [(each.path, str(each.message.values["what"])) for each in judgement.findings] == [
        (("published", "result", "total", "2022"), "its 2 rows make"),
        (("published", "result", "total", "2022"), "revenue less cost makes"),
    ]
    assert [each.area for each in judgement.findings] == [None, None]
    assert judgement.judged == {Y2022: 4}


def test_a_total_without_printed_cost_or_revenue_is_only_held_against_its_rows() -> None:
    text = published("{cost: {total: {2022: 90}}, result: {total: {2022: 5}}}")
    assert judged("footing", text).judged == {Y2022: 2}


LACKING = AREAS.replace("  b: {cost: {2022: 50, ", "  b: {name: Beta, cost: {")


@pytest.mark.parametrize("kind", ["actual", "budget"])
def test_a_total_with_an_area_that_lacks_a_figure_is_held_against_the_others(kind: str) -> None:
    """An area that has no figure of the year adds nothing, in an outcome as in a budget."""
    years = {"actual": "actual: [2021, 2022], budget: [2023]", "budget": "budget: [2022, 2023]"}
    text = published("cost: {total: {2022: 90, 2023: 300}}", LACKING)
    head = HEAD.replace("actual: [2021], budget: [2022, 2023]", years[kind])
    (judgement,) = check(project(budget_of(head + text)), ["footing"])
    (finding,) = judgement.findings
    assert str(finding.message) == (
        "2022, cost, total: printed 90 kr, but without a figure of Beta its 1 row makes 40 kr: "
        "50 kr too much, and rounding explains at most 1 kr"
    )
    assert str(finding.fix) == (
        "give what Beta had in 2022 (50 makes the total), or record the difference, 50, under "
        "accepted with the reason; write 40 only if the document prints that"
    )
    assert (finding.amount, judgement.judged) == (50, {Y2022: 1, Y2023: 1})
    given = text.replace("Beta, cost: {", "Beta, cost: {2022: 50, ")
    assert judged("footing", given).findings == ()


def test_a_total_of_the_rows_that_there_are_holds() -> None:
    text = published("cost: {total: {2022: 40}}", LACKING)
    assert judged("footing", text) == Judgement("footing", judged={Y2022: 1})


def test_an_area_that_lacks_a_figure_cannot_have_brought_a_total_down() -> None:
    finding = found("footing", published("cost: {total: {2022: 30}}", LACKING))
    assert finding.fix == Message("footing-fix", total="40", amount="-10")


def test_an_area_that_lacks_a_figure_may_have_had_one_unit() -> None:
    nothing = LACKING.replace("2022: 40", "2022: 0")
    finding = found("footing", published("cost: {total: {2022: 1}}", nothing))
    assert str(finding.fix).startswith("give what Beta had in 2022 (1 makes the total), ")


def test_a_total_without_any_row_could_not_be_tested() -> None:
    judgement = judged("footing", published("cost: {total: {2021: 7, 2023: 300}}"))
    message = Message("footing-untested", of=Message("of-cost", row=Message("row-total")))
    assert str(message) == "cost, total: a row beneath has no figure of this year"
    assert judgement == Judgement(
        "footing",
        judged={Y2023: 1},
        untested=(Remark(area=None, year=Y2021, message=message),),
    )


NOTHING = "".join(f"  r{number}: {{cost: {{2023: 0}}, step: 0}}\n" for number in range(10))


def test_rows_of_nothing_that_were_not_printed_explain_nothing() -> None:
    """Ten rows of 0 beside two of 100 and 200: 301 is a notice, 302 is none."""
    assert bound(published("cost: {total: {2023: 302}}", AREAS + NOTHING)) == "1.5"
    printed = ", ".join(f"r{number}: {{2023: 0}}" for number in range(10))
    assert bound(published(f"cost: {{{printed}, total: {{2023: 302}}}}", AREAS + NOTHING)) == "6.5"


def test_a_result_of_nothing_is_still_made_of_two_figures_unless_these_are_nothing_too() -> None:
    """Of 300 and 300 the result is 0, give or take a rounding each; of 0 and 0 it is 0."""
    nothing = NOTHING.replace("step", "revenue: {2023: 0}, step")
    assert bound(published("result: {total: {2023: 9}}", AREAS + nothing)) == "2.5"
    both = "result: {a: {2023: 9}}"
    assert (
        bound(
            published(both, AREAS.replace("revenue: {2022: 45, 2023: 100}", "revenue: {2023: 0}"))
        )
        == "1"
    )


def test_a_result_with_nothing_on_one_side_is_made_of_the_other_alone() -> None:
    """A row of revenue and one of cost, each with 0 on its other side: two figures, not four."""
    areas = """
areas:
  a: {cost: {2023: 0}, revenue: {2023: 100}, step: 0}
  b: {cost: {2023: 90}, revenue: {2023: 0}, step: 0}
"""
    assert bound(published("result: {total: {2023: 20}}", areas)) == "1.5"


def test_a_printed_row_stands_in_for_a_figure_that_an_area_lacks() -> None:
    text = published("cost: {a: {2021: 3}, b: {2021: 4}, total: {2021: 7}}")
    assert judged("footing", text) == Judgement("footing", judged={Y2021: 1})


INVESTMENTS = """
investments:
  lines: {cars: {2022: 30, 2023: 5}, tools: {name: Tools, values: {2022: 20}}}
"""


def invested(printed: str) -> str:
    """Write investments with something printed."""
    return published(f"investments: {{{printed}}}", AREAS + INVESTMENTS)


def test_investments_are_the_sum_of_their_lines() -> None:
    finding = found("footing", invested("total: {2022: 60}"))
    assert str(finding.message) == (
        "2022, investments, total: printed 60 kr, but its 2 rows make 50 kr: 10 kr too much, "
        "and rounding explains at most 1.5 kr"
    )
    assert finding == Finding(
        rule="footing",
        message=finding.message,
        fix=Message("footing-fix", total="50", amount="10"),
        path=("published", "investments", "total", "2022"),
        year=Y2022,
        amount=tkr(10),
    )
    assert judged("footing", invested("total: {2022: 50}")).judged == {Y2022: 1}


def test_a_line_without_a_figure_of_the_year_invests_nothing() -> None:
    assert judged("footing", invested("total: {2023: 5}")) == Judgement(
        "footing", judged={Y2023: 1}
    )
    assert found("footing", invested("total: {2023: 8}")).amount == 3


def test_a_printed_line_goes_before_that_of_the_file() -> None:
    text = invested("cars: {2022: 33}, total: {2022: 53}")
    assert judged("footing", text) == Judgement("footing", judged={Y2022: 1})


@pytest.mark.parametrize("lines", ["", INVESTMENTS])
def test_a_year_without_any_line_could_not_be_tested(lines: str) -> None:
    text = published("investments: {total: {2024: 5}}", AREAS + lines)
    message = Message("footing-untested", of=Message("of-investments", row=Message("row-total")))
    assert judged("footing", text) == Judgement(
        "footing", untested=(Remark(area=None, year=Y2024, message=message),)
    )


def test_expenditure_is_the_total_and_the_income() -> None:
    finding = found(
        "footing", invested("total: {2022: 50}, income: {2022: 4}, expenditure: {2022: 50}")
    )
    assert str(finding.message) == (
        "2022, investments, expenditure: printed 50 kr, but the printed total and the income "
        "make 54 kr: 4 kr too little, and rounding explains at most 1.5 kr"
    )
    assert finding.path == ("published", "investments", "expenditure", "2022")
    assert finding.fix == Message("footing-fix", total="54", amount="-4")


def test_an_area_of_the_name_of_a_row_is_not_taken_for_it() -> None:
    areas = AREAS.replace("  b:", "  expenditure:")
    text = published(
        "investments: {total: {2022: 50}, income: {2022: 4}, expenditure: {2022: 50}}",
        areas + INVESTMENTS,
    )
    finding = found("footing", text)
    assert finding.area is None
    assert str(finding.message).startswith("2022, investments, expenditure: ")


@pytest.mark.parametrize("printed", ["income: {2022: 4}", "expenditure: {2022: 54}"])
def test_income_or_expenditure_alone_says_nothing(printed: str) -> None:
    assert judged("footing", invested(f"total: {{2022: 50}}, {printed}")).judged == {Y2022: 1}


def test_expenditure_of_nothing_is_judged_too() -> None:
    text = invested("total: {2022: 50}, income: {2022: 0}, expenditure: {2022: 0}")
    assert found("footing", text).amount == -50
    assert judged("footing", text).judged == {Y2022: 2}


VOLUME = (
    "volumes: {cases: {%s values: {2021: 100}, "
    "women: {2021: %s, 2023: 9}, men: {2021: %s, 2022: 9}}}\n"
)


def test_parts_that_are_more_than_the_whole_are_found() -> None:
    finding = found("footing", AREAS + VOLUME % ("name: Cases,", "60.5", "50"))
    assert str(finding.message) == (
        "Cases 2021: women and men are 110.5, the whole 100: 10.5 too much"
    )
    assert str(finding.fix) == "correct the whole or one of the parts"
    values = finding.message.values
    assert finding == Finding(
        rule="footing",
        message=Message(
            "parts-beyond",
            name="Cases",
            year=2021,
            parts=values["parts"],
            whole=values["whole"],
            over=values["over"],
        ),
        fix=Message("parts-fix"),
        path=("volumes", "cases", "values", "2021"),
        year=Y2021,
        off=finding.off,
    )
    assert str(finding.off) == "-10.5"


def test_parts_may_be_less_than_the_whole_or_all_of_it() -> None:
    for women in ("40", "60"):
        judgement = judged("footing", AREAS + VOLUME % ("", women, "40"))
        assert judgement == Judgement("footing", judged={Y2021: 1})
    assert "cases 2021" in str(found("footing", AREAS + VOLUME % ("", "61", "40")).message)


def test_parts_in_percent_are_no_parts_and_hide_no_other() -> None:
    judgement = judged("footing", AREAS + VOLUME % ('unit: "%",', "90", "90"))
    assert judgement == Judgement("footing")
    rates = (VOLUME % ('unit: "%",', "90", "90")).removesuffix("}\n")
    more = "more: {values: {2022: 1}, women: {2022: 1}, men: {2022: 1}}"
    finding = found("footing", f"{AREAS}{rates}, {more}}}\n")
    assert finding.path == ("volumes", "more", "values", "2022")


@pytest.mark.parametrize("block", ["personnel", "stated"])
def test_parts_of_other_measures_are_held_against_them_too(block: str) -> None:
    text = (VOLUME % ("", "90", "90")).replace("volumes", block)
    assert found("footing", AREAS + text).path == (block, "cases", "values", "2021")


def test_years_are_counted_with_everything_that_was_judged_in_them() -> None:
    text = published("cost: {total: {2021: 9, 2022: 90, 2023: 300}}")
    judgement = judged("footing", text + VOLUME % ("", "1", "1"))
    assert judgement.judged == {Y2021: 1, Y2022: 1, Y2023: 1}
