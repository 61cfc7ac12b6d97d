"""Whether the net cost of all areas keeps within the frame of the year."""

import pytest
from conftest import budget_of

from vssbudget.checks import RULES
from vssbudget.findings import Finding, Judgement, Remark
from vssbudget.projection import project
from vssbudget.wording import Message

AREAS = """
title: Small
unit: kr
years: {actual: [2021], budget: [2022, 2023], plan: [2024, 2025]}
indices: {price: {2024: 10, 2025: 10}}
areas:
  a:
    cost: {2021: 900, 2022: 1000, 2023: 1000}
    revenue: {2021: 100, 2022: 1200, 2023: 1000}
    index: price
  b:
    cost: {2022: 2000, 2023: 2000}
    revenue: {2022: 500, 2023: 2000}
    index: price
"""


def judged(frame: str, areas: str = AREAS) -> Judgement:
    """Hold the areas against a frame."""
    text = f"{areas}budget_frame: {frame}\n" if frame else areas
    return RULES["budget-frame"](project(budget_of(text)))


def test_without_a_frame_there_is_nothing_to_test() -> None:
    assert judged("") == Judgement("budget-frame")


def test_a_net_cost_beyond_the_frame_is_found_at_the_frame() -> None:
    (finding,) = judged("{2022: 250}").findings
    assert str(finding.message) == (
        "2022: the net cost of all areas is 1 300 kr, the frame 250 kr: 1 050 kr too much"
    )
    assert str(finding.fix) == "bring the areas' results to -250 kr in all"
    assert finding == Finding(
        rule="budget-frame",
        message=Message("frame-broken", year=2022, net=1300, frame=250, over=1050, unit="kr"),
        fix=Message("frame-broken-fix", result=-250, unit="kr"),
        path=("budget_frame", "values", "2022"),
        year=2022,  # type: ignore[arg-type]
        amount=-1050,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(("frame", "faults"), [(1299, 1), (1300, 0), (1301, 0)])
def test_the_frame_itself_may_be_used_up(frame: int, faults: int) -> None:
    judgement = judged(f"{{2022: {frame}}}")
    assert len(judgement.findings) == faults
    assert judgement.judged == {2022: 1}
    assert judgement.constructed == {}
    assert not judgement.untested + judgement.information


def test_a_frame_below_zero_demands_a_surplus() -> None:
    (finding,) = judged("{2023: -5}").findings
    assert (
        str(finding.message)
        == "2023: the net cost of all areas is 0 kr, the frame -5 kr: 5 kr too much"
    )
    assert str(finding.fix) == "bring the areas' results to 5 kr in all"


def test_the_frame_of_an_actual_year_is_not_judged() -> None:
    judgement = judged("{2021: 0, 2023: 0}")
    assert not judgement.findings + judgement.untested
    assert judgement.judged == {2023: 1}


def test_where_every_revenue_is_set_to_cost_it_holds_by_construction() -> None:
    judgement = judged("{2023: 0, 2024: 0, 2025: -9}")
    assert judgement.findings == ()
    assert judgement.judged == {2023: 1}
    assert judgement.constructed == {2024: 1, 2025: 1}


def test_one_decided_price_is_enough_to_test_a_year() -> None:
    judgement = judged("{2024: 0, 2025: 0}", f"{AREAS}    price_change: {{2024: 9}}\n")
    (finding,) = judgement.findings
    assert finding.amount == -20
    assert judgement.judged == {2024: 1}
    assert judgement.constructed == {2025: 1}


def test_a_year_in_which_an_area_lacks_a_figure_could_not_be_tested() -> None:
    judgement = judged("{2022: 0, 2023: 0}", AREAS.replace("{2022: 500, 2023", "{2023"))
    message = Message("frame-untested")
    assert str(message) == "not every area has both a cost and a revenue"
    assert judgement.untested == (
        Remark(area=None, year=2022, message=message),  # type: ignore[arg-type]
    )
    assert judgement.judged == {2023: 1}
    assert judgement.findings == ()
