"""What the file says is not meant to balance, and the outcome that it says is."""

import pytest
from conftest import budget_of

from vssbudget.checks import BALANCE, check
from vssbudget.checks.rules import RULES
from vssbudget.findings import Judgement
from vssbudget.loader.tree import plant
from vssbudget.model import read
from vssbudget.projection import project

NONE = "balance: none, reason: A grant pays"


def balance(text: str, *rules: str) -> dict[str, Judgement]:
    asked = rules or ("zero-result", "budget-frame", "missing-revenue", "nothing-tested")
    return {each.rule: each for each in check(project(budget_of(text)), asked)}


def budget(*areas: str, top: str = "", years: str = "budget: [2023], plan: [2024]") -> str:
    rows = "".join(f"  {key}: {{{area}}}\n" for key, area in zip("abc", areas, strict=False))
    return f"title: T\nunit: kr\nyears: {{{years}}}\n{top}\nareas:\n{rows}"


OFF = "cost: {2023: 9}, revenue: {2023: 5}, step: 0"
EVEN = "cost: {2023: 9}, revenue: {2023: 9}, step: 0"
BARE = "cost: {2023: 9}, step: 0"


def test_an_area_that_is_not_meant_to_balance_is_counted_and_not_judged() -> None:
    told = balance(budget(f"{OFF}, {NONE}", f"name: B, {BARE}, {NONE}", EVEN))
    assert list(told) == ["zero-result", "budget-frame", "missing-revenue"]
    result = told["zero-result"]
    assert [str(each.message) for each in result.exempt] == ["a: A grant pays", "B: A grant pays"]
    assert (result.findings, result.untested) == ((), ())
    assert (result.judged, result.constructed) == ({2023: 1}, {2024: 1})
    assert told["missing-revenue"].judged == {2023: 1}


def test_a_service_says_it_over_its_area_and_an_area_over_the_budget() -> None:
    parts = "revenue: {2023: 5}, parts: {all: {cost: {2023: 9}, step: 0}}"
    services = f"services: {{x: {{balance: zero, {parts}}}, v: {{{parts}}}}}"
    told = balance(budget(f"{services}, {NONE}", OFF))["zero-result"]
    assert [(each.area, each.service) for each in told.findings] == [("a", "x"), ("b", None)]
    told = balance(budget(f"balance: zero, {OFF}", OFF, top="balance: none\nreason: Tax"))[
        "zero-result"
    ]
    assert [each.area for each in told.findings] == ["a"]
    assert [str(each.message) for each in told.exempt] == ["b: Tax"]


def test_an_area_as_a_whole_is_not_judged_where_a_service_is_not_meant_to_balance() -> None:
    parts = "parts: {all: {cost: {2023: 9}, step: 0}}"
    area = f"revenue: {{2023: 5}}, services: {{x: {{{NONE}, {parts}}}, v: {{{parts}}}}}"
    assert balance(budget(area))["zero-result"].judged == {}


def test_what_is_all_not_meant_to_balance_is_green() -> None:
    for text in (
        budget(BARE, OFF, top="balance: none\nreason: Tax"),
        budget(f"{BARE}, {NONE}", f"{OFF}, {NONE}"),
        budget(BARE, top="balance: none\nreason: Tax\nbudget_frame: {2023: 9, 2024: 9}"),
    ):
        assert [each.findings for each in balance(text).values()] == [(), (), ()]


def test_the_frame_holds_all_the_same() -> None:
    text = budget(OFF, top="balance: none\nreason: Tax\nbudget_frame: {2023: 3}")
    (finding,) = balance(text)["budget-frame"].findings
    assert finding.amount == -1


FRAMED = (
    "give budget_frame a frame for a budget year, and the areas their costs of it; now it has one"
    " for 2022"
)
PARTS = "parts: {all: {cost: {2023: 9}, step: 0}}"
GRANTED = f"services: {{x: {{{NONE}, {PARTS}}}, v: {{revenue: {{2023: 7}}, {PARTS}}}}}"


@pytest.mark.parametrize(
    ("areas", "net"),
    [
        ((f"{BARE}, {NONE}", EVEN), 9),
        ((f"{BARE}, {NONE}", EVEN, f"{OFF}, {NONE}"), 13),
        ((EVEN, GRANTED), 11),
        ((f"cost: {{2022: 9, 2023: 9}}, step: 0, {NONE}", EVEN), 9),
    ],
)
def test_what_has_no_revenue_costs_the_frame_all_that_it_costs(
    areas: tuple[str, ...], net: int
) -> None:
    for frame, broken in ((net - 1, [-1]), (net, [])):
        year = 2022 if "2022" in areas[0] else 2023
        top, years = f"budget_frame: {{{year}: {frame}}}", "budget: [2022, 2023]"
        told = balance(budget(*areas, top=top, years=years))["budget-frame"]
        assert [each.amount for each in told.findings] == broken
        assert (told.judged, told.untested) == ({year: 1}, ())


@pytest.mark.parametrize(
    "areas",
    [
        (f"{BARE}, {NONE}",),
        (f"cost: {{2023: 9}}, revenue: {{2022: 5}}, step: 0, {NONE}",),
        (f"cost: {{2022: 5, 2023: 9}}, step: 0, {NONE}", "cost: {2022: 5, 2023: 9}, step: 0"),
    ],
)
def test_a_frame_that_nobody_can_judge_is_not_green(areas: tuple[str, ...]) -> None:
    text = budget(*areas, top="budget_frame: {2022: 5}", years="budget: [2022, 2023]")
    told = balance(text)
    assert [each.year for each in told["budget-frame"].untested] == [2022]
    (finding,) = told["nothing-tested"].findings
    meant = len(areas) == 1
    assert (str(finding.fix) == FRAMED) == meant
    told = {each.rule: each for each in check(project(budget_of(text)), BALANCE, ["budget-frame"])}
    assert len(told["nothing-tested"].findings) == 1


def test_a_frame_of_the_plan_alone_judges_nothing() -> None:
    """Where revenue is set equal to cost a frame holds whatever the cost is."""
    area = f"cost: {{2023: 1000}}, step: 20, {NONE}"
    (finding,) = balance(budget(area, top="budget_frame: {2024: 1010}"))["nothing-tested"].findings
    assert str(finding.fix).endswith("now it has one for 2024")


def test_an_outcome_is_tested_where_the_file_says_that_it_is_to_balance() -> None:
    outcome = "actual: [2022, 2023]"
    plain = balance(budget(OFF, years=outcome))
    assert [each.rule for each in plain["nothing-tested"].findings] == ["nothing-tested"]
    assert plain["nothing-tested"].findings[0].path == ("areas",)
    cure = str(plain["nothing-tested"].findings[0].fix)
    assert cure.startswith("write balance: zero above areas to hold the outcome of 2023 to zero")
    told = balance(
        budget(OFF, years=outcome, top="balance: zero\nbudget_frame: {2022: 0, 2023: 0}")
    )
    assert "nothing-tested" not in told
    assert [each.path for each in told["zero-result"].findings] == [("areas", "a", "cost", "2023")]
    assert told["budget-frame"].judged == {2023: 1}
    assert len(told["budget-frame"].findings) == 1
    told = balance(budget(EVEN, years=outcome, top="balance: zero"))
    assert [each.findings for each in told.values()] == [(), (), ()]


@pytest.mark.parametrize(
    ("text", "path", "told"),
    [
        (
            budget(f"balance: none, {EVEN}"),
            "areas.a.balance",
            "balance: none without the reason why it is not meant to balance",
        ),
        (budget(f"reason: Why, {EVEN}"), "areas.a.reason", "a reason without the balance"),
        (budget(EVEN, top="balance: none"), "balance", "balance: none without the reason"),
        (
            budget("services: {x: {balance: none, parts: {all: {cost: {2023: 9}, step: 0}}}}"),
            "areas.a.services.x.balance",
            "balance: none without the reason",
        ),
        (
            budget("balance: none, services: {x: {parts: {all: {cost: {2023: 9}, step: 0}}}}"),
            "areas.a.balance",
            "balance: none without the reason",
        ),
        (budget(f"balance: maybe, {EVEN}"), "areas.a.balance", "'maybe'"),
    ],
)
def test_what_says_half_of_it_is_refused(text: str, path: str, told: str) -> None:
    _, (fault,) = read(plant(text).tree)
    assert ".".join(fault.path) == path
    assert told in str(fault.message)


def test_nothing_tested_is_never_accepted_and_such_an_entry_is_told() -> None:
    text = budget(BARE)
    text += "accepted: [{rule: nothing-tested, at: areas, reason: Later}]\n"
    told = balance(text, *RULES)
    (finding,) = told["nothing-tested"].findings
    assert finding.accepted is None
    assert [str(each.message) for each in told["unused"].findings] == [
        "nothing-tested cannot be accepted"
    ]


def test_what_is_accepted_as_missing_leaves_nothing_tested() -> None:
    text = budget(BARE)
    entry = "{rule: missing-revenue, at: areas.a.cost, amounts: {2023: -9}, reason: Later}"
    told = balance(f"{text}accepted: [{entry}]\n")
    assert [each.accepted for each in told["missing-revenue"].findings] == ["Later"]
    assert len(told["nothing-tested"].findings) == 1


def test_it_is_a_rule_of_its_own() -> None:
    assert len(RULES["nothing-tested"](project(budget_of(budget(BARE)))).findings) == 1
    assert RULES["nothing-tested"](project(budget_of(budget(EVEN)))).findings == ()
    assert len(balance(budget(BARE), "nothing-tested")["nothing-tested"].findings) == 1


def test_no_areas_are_nothing_that_is_tested() -> None:
    text = "title: T\nunit: kr\nyears: {budget: [2023]}\nareas: {}\n"
    assert len(balance(text)["nothing-tested"].findings) == 1
