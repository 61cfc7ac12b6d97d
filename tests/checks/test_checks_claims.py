"""Whether what a document says in words holds by its own figures."""

from decimal import Decimal

import pytest
from small import found, judged, tkr

from vssbudget.findings import Finding, Judgement
from vssbudget.wording import Message

BUDGET = """
areas:
  a: {cost: {2022: 40, 2023: 100}, revenue: {2022: 45, 2023: 100}, index: price}
  b: {cost: {2022: 50, 2023: 201}, revenue: {2022: 49, 2023: 201}, step: 5}
  c: {cost: {2022: 8, 2023: 2}, revenue: {2022: 8, 2023: 2}, step: 0}
  s: {kind: support, cost: {2022: 9, 2023: 3}, revenue: {2022: 1, 2023: 3}, step: 0}
volumes: {kitchens: {2023: 73, 2022: 78, 2024: 73.5}}
lists: {goals: {items: [One, Two, Three]}}
claims:
  said: {%s}
"""


def claimed(text: str) -> Finding:
    """Give the only finding of a claim."""
    return found("claim", BUDGET % text)


def holds(text: str) -> bool:
    """Say whether a claim holds; it is judged in any case."""
    judgement = judged("claim", BUDGET % text)
    assert judgement.judged == {None: 1}
    return not judgement.findings


def test_no_claim_is_nothing_judged() -> None:
    assert judged("claim", BUDGET.replace("  said: {%s}\n", "").replace("claims:", "")) == (
        Judgement("claim")
    )


def test_a_sum_that_is_another_is_found_at_what_was_said_of_it() -> None:
    finding = claimed("says: Two areas, sum: [a.cost.2022, b.cost.2022], equals: 91")
    assert str(finding.message) == "Two areas: said to be 91, but the figures give 90"
    assert str(finding.fix) == (
        "correct the figures that it is about, or record the difference, 1, under accepted with "
        "the reason; correct the claim only if the document says something else"
    )
    assert finding == Finding(
        rule="claim",
        message=Message(
            "claim-equals",
            claim="Two areas",
            claimed=Message("number", value=Decimal(91)),
            figure=Message("number", value=Decimal(90)),
        ),
        fix=Message("claim-fix", amount="1"),
        path=("claims", "said", "equals"),
        amount=tkr(1),
        off=Decimal(1),
    )


def test_correcting_the_figure_of_a_claim_mends_it() -> None:
    assert holds("sum: [a.cost.2022, b.cost.2022], equals: 90")
    assert holds("sum: [a.cost.2022, b.cost.2022], equals: 90.00")


def test_a_claim_that_says_nothing_is_known_by_its_key() -> None:
    assert str(claimed("sum: [a.cost.2022], equals: -40").message) == (
        "said: said to be -40, but the figures give 40"
    )


def test_what_stands_under_minus_is_taken_off() -> None:
    finding = claimed(
        "sum: [a.cost.2023, a.cost.2022], minus: [b.cost.2022, c.cost.2022], equals: 80"
    )
    assert (finding.amount, str(finding.message)) == (
        -2,
        "said: said to be 80, but the figures give 82",
    )


def test_figures_of_a_measure_are_off_by_a_number() -> None:
    finding = claimed("sum: [volumes.kitchens.2023], minus: [volumes.kitchens.2022], equals: -4")
    assert (finding.amount, finding.off) == (None, Decimal(1))
    assert str(finding.message) == "said: said to be -4, but the figures give -5"


@pytest.mark.parametrize(
    "figures",
    [
        "sum: [a.cost.2022, volumes.kitchens.2023]",
        "sum: [volumes.kitchens.2023, a.cost.2022]",
        "sum: [a.cost.2022], minus: [volumes.kitchens.2023]",
        "sum: [volumes.kitchens.2023], minus: [a.cost.2022]",
    ],
)
def test_an_amount_with_a_measure_is_no_amount(figures: str) -> None:
    assert claimed(f"{figures}, equals: 999").amount is None


def test_an_amount_that_is_off_by_less_than_one_has_no_whole_difference() -> None:
    finding = claimed("sum: [a.cost.2022], equals: 40.5")
    assert (finding.amount, finding.off) == (None, Decimal("0.5"))


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("0", False),
        ("33", True),
        ("33.2", True),
        ("33.22", True),
        ("33.23", False),
        ("33.2226", True),
        ("33.3", False),
        ("34", False),
    ],
)
def test_a_share_equals_what_it_is_rounded_to_the_decimals_said(said: str, held: bool) -> None:
    text = "sum: [a.cost.2023], percent_of: [a.cost.2023, b.cost.2023]"
    assert holds(f"{text}, equals: {said}") is held


@pytest.mark.parametrize(("said", "held"), [("73", False), ("74", True), ("73.5", True)])
def test_a_half_is_rounded_up(said: str, held: bool) -> None:
    assert holds(f"sum: [volumes.kitchens.2024], equals: {said}") is held


def test_a_share_is_told_in_percent_as_it_was_compared() -> None:
    finding = claimed(
        "sum: [a.cost.2023], minus: [c.cost.2023], percent_of: [a.cost.2023, b.cost.2023], "
        "equals: 33.2"
    )
    assert str(finding.message) == "said: said to be 33.2 %, but the figures give 32.6 %"
    assert (finding.amount, finding.off) == (None, Decimal("0.6"))


def test_at_least_and_at_most_are_held_against_the_unrounded_figure() -> None:
    text = "sum: [a.cost.2023], percent_of: [a.cost.2023, b.cost.2023]"
    assert holds(f"{text}, at_least: 33.22, at_most: 33.23")
    finding = claimed(f"{text}, at_least: 33.23")
    assert str(finding.message) == (
        "said: said to be at least 33.23 %, but the figures give 33.222591 %"
    )
    assert finding == Finding(
        rule="claim",
        message=finding.message,
        fix=Message("claim-fix", amount="0.007409"),
        path=("claims", "said", "at_least"),
        off=Decimal("0.007409"),
    )
    finding = claimed(f"{text}, at_most: 33")
    assert str(finding.message) == "said: said to be at most 33 %, but the figures give 33.222591 %"
    assert finding.path == ("claims", "said", "at_most")
    assert finding.off == Decimal("-0.222591")


@pytest.mark.parametrize("bound", ["at_least", "at_most"])
def test_a_bound_itself_is_within(bound: str) -> None:
    assert holds(f"sum: [a.cost.2022], {bound}: 40")


def test_each_thing_that_is_said_is_found_in_its_own_place() -> None:
    judgement = judged("claim", BUDGET % "sum: [a.cost.2022], equals: 1, at_least: 41, at_most: 39")
    assert [each.path[-1] for each in judgement.findings] == ["equals", "at_least", "at_most"]
    assert [each.amount for each in judgement.findings] == [-39, 1, -1]
    assert judgement.judged == {None: 1}


def test_a_list_is_counted() -> None:
    assert holds("count: goals, equals: 3")
    finding = claimed("says: Goals, count: goals, equals: 4")
    assert str(finding.message) == "Goals: said to be 4, but the figures give 3"
    assert (finding.amount, finding.off) == (None, Decimal(1))


def test_the_areas_in_balance_are_those_without_a_deficit_support_left_out() -> None:
    assert holds("areas_in_balance: 2022, equals: 66.7")
    assert holds("areas_in_balance: 2023, equals: 100")
    finding = claimed("areas_in_balance: 2022, equals: 100")
    assert str(finding.message) == "said: said to be 100 %, but the figures give 67 %"
    assert (finding.amount, finding.off) == (None, Decimal(33))


def test_an_area_without_a_result_is_not_counted() -> None:
    text = (
        BUDGET.replace("revenue: {2022: 49, ", "revenue: {") % "areas_in_balance: 2022, equals: 100"
    )
    assert judged("claim", text).findings == ()


def test_a_year_in_which_no_area_has_a_result_is_found() -> None:
    judgement = judged("claim", BUDGET % "areas_in_balance: 2021, equals: 100")
    (finding,) = judgement.findings
    assert str(finding.message) == "no area has a result of 2021"
    assert str(finding.fix) == "write a year with cost and revenue"
    assert finding == Finding(
        rule="claim",
        message=Message("no-results", year=2021),
        fix=Message("no-results-fix"),
        path=("claims", "said", "areas_in_balance"),
    )
    assert judgement.judged == {}


def test_a_share_of_nothing_is_found() -> None:
    finding = claimed("sum: [a.cost.2022], percent_of: [c.result.2022], equals: 5")
    assert str(finding.message) == "a share of 0 has no percent"
    assert finding == Finding(
        rule="claim",
        message=Message("claim-of-nothing"),
        fix=Message("claim-of-nothing-fix"),
        path=("claims", "said", "percent_of"),
    )


UNKNOWN = [
    ("a.kost.2022", "write a.cost.2022"),
    ("volumes.kitchen.2023", "write volumes.kitchens.2023"),
    ("volumes.kitchen.2025", "write a year of volumes.kitchens: 2022–2024"),
    ("volumes.kitchens.2021", "write a year of volumes.kitchens: 2022–2024"),
    ("volumes.kitchens", "write a year of volumes.kitchens: 2022–2024"),
    ("volumes.kitchens.latest", "write a year of volumes.kitchens: 2022–2024"),
    ("a.cost.2021", "write a year of a.cost: 2022–2025"),
    ("areas.a.cost.2021", "write a year of areas.a.cost: 2022–2025"),
    (
        "elsewhere.entirely.2022",
        "write a row and a year, such as hr.cost.2023 or volumes.NAME.2023",
    ),
    ("2022", "write a row and a year, such as hr.cost.2023 or volumes.NAME.2023"),
]


@pytest.mark.parametrize(("address", "fix"), UNKNOWN)
def test_a_figure_that_there_is_not_is_found_with_what_was_meant(address: str, fix: str) -> None:
    finding = claimed(f"sum: [a.cost.2022, {address}], equals: 5")
    assert str(finding.message) == f"'{address}' is no figure of this budget"
    assert str(finding.fix) == fix
    assert finding == Finding(
        rule="claim",
        message=Message("no-such-figure", address=address),
        fix=finding.fix,
        path=("claims", "said", "sum", "1"),
    )


@pytest.mark.parametrize("address", [address for address, fix in UNKNOWN if fix.count(" ") == 1])
def test_writing_the_figure_that_was_meant_gives_a_claim_to_judge(address: str) -> None:
    meant = str(claimed(f"sum: [{address}], equals: 5").fix).removeprefix("write ")
    assert judged("claim", BUDGET % f"sum: [{meant}], equals: 5").judged == {None: 1}


def test_a_row_without_any_figure_has_no_year_to_write() -> None:
    text = BUDGET.replace("{2022: 9, 2023: 3}, revenue: {2022: 1, 2023: 3}", "{2023: 0}")
    finding = found("claim", text % "sum: [s.price_change.2024], equals: 5")
    assert str(finding.message) == "'s.price_change.2024' is no figure of this budget"
    assert finding.fix == Message("figure-fix")


@pytest.mark.parametrize("place", ["minus", "percent_of"])
def test_an_unknown_figure_is_found_wherever_it_stands(place: str) -> None:
    finding = claimed(f"sum: [a.cost.2022], {place}: [a.kost.2022], equals: 5")
    assert finding.path == ("claims", "said", place, "0")


def test_a_claim_behind_one_that_cannot_be_measured_is_judged() -> None:
    text = BUDGET % "sum: [x.cost.2022], equals: 5" + "  more: {count: goals, equals: 2}\n"
    judgement = judged("claim", text)
    assert [each.path[1] for each in judgement.findings] == ["said", "more"]
    assert judgement.judged == {None: 1}
