"""Whether investments keep within their frame, and a line near its normal level."""

import pytest
from small import Y2022, Y2023, Y2024, Y2025, found, judged, tkr

from vssbudget.findings import Finding, Judgement, Severity
from vssbudget.wording import Message

AREAS = "areas: {a: {cost: {2023: 1}, step: 0}}\n"
FRAMED = """
areas: {a: {cost: {2023: 1}, step: 0}}
investments:
  lines: {cars: {2021: 99, 2023: %s, 2024: 5}, tools: {2021: 1, 2023: 40}}
  frame: {2021: 1, 2022: 1, 2023: 90, 2024: 5}
"""
LEVEL = """
areas: {a: {cost: {2023: 1}, step: 0}}
investments:
  lines:
    other: {2023: 7}
    cars: {name: Cars, level: %s, band: %s, values: {2023: %s}}
"""


@pytest.mark.parametrize("rule", ["investment-frame", "investment-level"])
def test_without_investments_there_is_nothing_to_judge(rule: str) -> None:
    assert judged(rule, AREAS) == Judgement(rule)


def test_more_than_the_frame_is_found_at_the_frame() -> None:
    finding = found("investment-frame", FRAMED % 1060)
    assert str(finding.message) == (
        "2023: investments of 1 100 kr, the frame 90 kr: 1 010 kr too much"
    )
    assert str(finding.fix) == ("move 1 010 kr to another year, or have the frame decided anew")
    assert finding == Finding(
        rule="investment-frame",
        message=Message(
            "investments-beyond-frame", year=2023, total=1100, frame=90, over=1010, unit="kr"
        ),
        fix=Message("investments-beyond-frame-fix", over=1010, unit="kr"),
        path=("investments", "frame", "values", "2023"),
        year=Y2023,
        amount=tkr(-1010),
    )


@pytest.mark.parametrize("spent", [49, 50])
def test_the_frame_may_be_used_up_and_moving_what_is_over_mends_it(spent: int) -> None:
    assert judged("investment-frame", FRAMED % spent) == Judgement(
        "investment-frame", judged={Y2023: 1, Y2024: 1}
    )


def test_one_more_than_the_frame_is_found() -> None:
    assert found("investment-frame", FRAMED % 51).amount == -1


def test_investments_without_a_frame_are_not_judged() -> None:
    text = FRAMED.replace("  frame: {2021: 1, 2022: 1, 2023: 90, 2024: 5}\n", "") % 5
    assert judged("investment-frame", text) == Judgement("investment-frame")


def test_a_year_behind_one_that_is_not_judged_is_judged() -> None:
    text = FRAMED.replace("2024: 5}, tools", "2024: 6}, tools") % 5
    assert found("investment-frame", text).path[-1] == "2024"


def test_a_line_far_above_its_level_is_a_warning_in_its_place() -> None:
    finding = found("investment-level", LEVEL % (1000, "10", 1250))
    assert str(finding.message) == (
        "Cars 2023: 1 250 kr, the normal level 1 000 kr ± 10 % ends at 1 100 kr: 150 kr too much"
    )
    assert str(finding.fix) == (
        "write from 900 to 1 100 kr, or accept the difference with its reason"
    )
    assert finding == Finding(
        rule="investment-level",
        severity=Severity.WARNING,
        message=Message(
            "investment-off-level",
            line="Cars",
            year=2023,
            amount=1250,
            level=1000,
            band=finding.message.values["band"],
            bound=1100,
            off=150,
            direction=Message("too-much"),
            unit="kr",
        ),
        fix=Message("investment-off-level-fix", low=900, high=1100, unit="kr"),
        path=("investments", "lines", "cars", "values", "2023"),
        year=Y2023,
        amount=tkr(-150),
    )


def test_a_line_far_below_its_level_is_found_too() -> None:
    finding = found("investment-level", LEVEL.replace("name: Cars, ", "") % (1000, "10", 850))
    assert str(finding.message) == (
        "cars 2023: 850 kr, the normal level 1 000 kr ± 10 % ends at 900 kr: 50 kr too little"
    )
    assert finding.amount == 50


@pytest.mark.parametrize(
    ("level", "band", "low", "high"),
    [
        (1000, "10", 900, 1100),
        (45, "10", 41, 49),
        (44, "10", 40, 48),
        (46, "10", 42, 50),
        (3, "16.666667", 3, 3),
        (200, "0.5", 199, 201),
        (7, "0", 7, 7),
        (7, "100", 0, 14),
        (-45, "10", -49, -41),
        (-1000, "10", -1100, -900),
        (0, "10", 0, 0),
        (999999999999999, "0.000001", 999999990000000, 1000000009999998),
    ],
)
def test_whole_amounts_up_to_either_end_of_the_band_lie_within(
    level: int, band: str, low: int, high: int
) -> None:
    for within in {low, level, high} - {1000000009999998}:
        assert judged("investment-level", LEVEL % (level, band, within)) == Judgement(
            "investment-level", judged={Y2023: 1}
        )
    for beyond in {low - 1, high + 1} - {1000000009999999}:
        fix = found("investment-level", LEVEL % (level, band, beyond)).fix
        assert fix == Message("investment-off-level-fix", low=low, high=high, unit="kr")


def test_outcomes_and_lines_without_a_level_are_not_judged() -> None:
    text = """
areas: {a: {cost: {2023: 1}, step: 0}}
investments:
  lines:
    free: {2023: 7}
    cars: {level: 10, values: {2021: 99, 2022: 10, 2023: 10, 2024: 99}}
    vans: {level: 0, values: {2023: 0, 2025: 0}}
"""
    judgement = judged("investment-level", text)
    assert [each.path[2:] for each in judgement.findings] == [("cars", "values", "2024")]
    assert judgement.judged == {Y2022: 1, Y2023: 2, Y2024: 1, Y2025: 1}


def test_an_asset_of_components_is_held_against_its_level_as_their_sum() -> None:
    """20 of the frame and 15 of the roof are 35 in 2024, and 5 in 2023."""
    house = (
        "components: {frame: {values: {2023: 5, 2024: 20}, life: 50}, "
        "roof: {values: {2024: 15}, life: 20}}"
    )
    text = f"{AREAS}investments: {{lines: {{house: {{level: 5, {house}}}}}}}\n"
    finding = found("investment-level", text)
    assert (finding.path, finding.year, finding.amount) == (
        ("investments", "lines", "house", "level"),
        Y2024,
        -30,
    )
    framed = text.replace("}}}\n", "}}, frame: {2024: 34}}\n")
    assert found("investment-frame", framed).amount == -1
