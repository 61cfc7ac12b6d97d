"""Whether capital cost keeps within its frame, and within the cost that it is a part of."""

import pytest
from small import Y2023, Y2024, Y2025, found, judged, tkr

from vssbudget.findings import Finding, Judgement
from vssbudget.wording import Message

FRAMED = """
areas: {a: {name: Alpha, cost: {2023: %s}, step: 0}}
investments:
  interest: 1.25
  lines:
    cars: {values: {2021: 60, 2023: 6000}, life: 4%s}
    tools: {2023: 40000}
  capital_frame: {2022: 1, 2023: 20, 2024: %s, 2025: 1571}
"""


@pytest.mark.parametrize(
    "text",
    [
        "areas: {a: {cost: {2023: 1}, step: 0}}\n",
        "areas: {a: {cost: {2023: 1}, step: 0}}\ninvestments: {lines: {b: {2023: 9}}, "
        "capital_frame: {2023: 1}}\n",
        "areas: {a: {cost: {2023: 1}, step: 0}}\n"
        "investments: {lines: {b: {values: {2023: 9}, life: 2}}}\n",
    ],
    ids=["no investments", "no life", "no frame"],
)
def test_without_a_life_or_a_frame_there_is_nothing_to_judge(text: str) -> None:
    assert judged("capital-frame", text) == Judgement("capital-frame")


def test_more_than_the_frame_is_found_at_the_frame() -> None:
    """6 000 / 4 + 60 / 4 = 1 515, and 1.25 % of 6 000 + 30 is 75 and, of 30, 0.375, rounded 0."""
    finding = found("capital-frame", FRAMED % (1, "", 1500))
    assert str(finding.message) == (
        "2024: capital cost of 1 590 kr, the frame 1 500 kr: 90 kr too much"
    )
    assert str(finding.fix) == (
        "postpone investments, or write them off over longer, until the year costs 90 kr less; "
        "or have the frame decided anew"
    )
    assert finding == Finding(
        rule="capital-frame",
        message=Message(
            "capital-beyond-frame", year=2024, cost=1590, frame=1500, over=90, unit="kr"
        ),
        fix=Message("capital-beyond-frame-fix", over=90, unit="kr"),
        path=("investments", "capital_frame", "values", "2024"),
        year=Y2024,
        amount=tkr(-90),
    )


def test_the_frame_may_be_used_up_and_a_longer_life_mends_it() -> None:
    held = Judgement("capital-frame", judged={Y2023: 1, Y2024: 1, Y2025: 1})
    assert judged("capital-frame", FRAMED % (1, "", 1590)).findings == ()
    assert found("capital-frame", FRAMED % (1, "", 1589)).amount == -1
    assert judged("capital-frame", (FRAMED % (1, "", 1500)).replace("life: 4", "life: 5")) == held


def test_an_area_that_costs_less_than_what_it_uses_is_found_at_its_cost() -> None:
    """60 of 2021 costs 15 a year, and in 2023 1.25 % of 45 = 0.5625: 15.5625, rounded up 16."""
    finding = found("capital-frame", FRAMED % (15, ", used_by: a", 1590))
    assert str(finding.message) == (
        "Alpha 2023: cost 15 kr, and what the area uses costs 16 kr in depreciation and interest: "
        "1 kr too little"
    )
    assert str(finding.fix) == (
        "write a cost of at least 16 kr, or take used_by out of a line that is not in it"
    )
    assert finding == Finding(
        rule="capital-frame",
        message=Message(
            "capital-beyond-cost",
            area="Alpha",
            year=2023,
            cost=15,
            capital=16,
            over=1,
            unit="kr",
        ),
        fix=Message("capital-beyond-cost-fix", capital=16, unit="kr"),
        path=("areas", "a", "cost", "2023"),
        area="a",
        year=Y2023,
        amount=tkr(-1),
    )
    text = FRAMED.replace("name: Alpha, ", "") % (1, ", used_by: a", 1590)
    assert found("capital-frame", text).message.values["area"] == "a"


def test_writing_that_cost_mends_it() -> None:
    assert judged("capital-frame", FRAMED % (16, ", used_by: a", 1590)) == Judgement(
        "capital-frame", judged={Y2023: 2, Y2024: 1, Y2025: 1}
    )


def test_the_cost_of_the_base_year_is_judged_without_a_frame_too() -> None:
    text = (FRAMED % (16, ", used_by: a", 1590)).replace("2023: 20, ", "")
    assert judged("capital-frame", text).judged == {Y2023: 1, Y2024: 1, Y2025: 1}


def test_a_year_without_a_frame_is_not_judged() -> None:
    text = (FRAMED % (1, "", 1590)).replace(", 2025: 1571", "")
    assert judged("capital-frame", text) == Judgement("capital-frame", judged={Y2023: 1, Y2024: 1})
