"""What a file declares, the keys that the format knows, and what the parts must say together."""

from typing import Any

import pytest
from conftest import SHIPPED, budget_of

from vssbudget.findings import BudgetPath
from vssbudget.loader.tree import plant
from vssbudget.model import marks, read
from vssbudget.model.names import AmountsRead
from vssbudget.model.reading import declared, keys_at

TEXT = """\
title: T
unit: tkr
years: {actual: [2021], budget: [2022, 2023], plan: [2024]}
sources: {plan: The plan}
indices: {price: {2024: 2.5}}
volumes: {cases: {2023: 1, 2024: 1}}
investments: {lines: {it: {2023: 5}}}
areas: {hr: {cost: {2023: 1}, index: price}}
"""


def test_what_a_file_declares_is_collected() -> None:
    names = declared(plant(TEXT).tree)
    assert names.unit == "tkr"
    assert list(names.years) == ["2021", "2022", "2023", "2024"]
    assert dict(names.plan) == {"2024": 2024}
    assert names.base == "2023"
    assert names.kinds["sources"] == {"plan"}
    assert names.kinds["indices"] == {"price"}
    assert names.kinds["volumes"] == {"cases"}
    assert names.kinds["published"] == {"hr", "total"}
    assert names.kinds["published_investments"] == {"it", "total", "income", "expenditure"}


@pytest.mark.parametrize(
    "tree",
    [
        {},
        {"unit": ["tkr"], "years": "2023", "areas": ["hr"], "investments": "it", "sources": ""},
        {"unit": "", "years": {"budget": "2023", "plan": [["2024"], "24", "２０２４", "twenty"]}},
        {"unit": "x" * 21, "years": ["2023"], "investments": {"lines": ["it"]}},
    ],
)
def test_what_cannot_be_read_declares_nothing(tree: Any) -> None:
    names = declared(tree)
    assert (names.unit, str(names.unit_shown)) == ("", "the file's unit")
    assert (dict(names.years), names.base) == ({}, "")
    assert names.kinds["published"] == {"total"}
    assert names.kinds["published_investments"] == {"total", "income", "expenditure"}


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        (("years",), ("actual", "budget", "plan")),
        (
            ("indices", "price"),
            (
                *("name", "source", "assumptions"),
                *("rates", "levels", "index", "shares", "points"),
            ),
        ),
        (("investments",), ("lines", "frame", "interest", "capital_frame", "source")),
        (("investments", "frame"), ("name", "source", "assumptions", "values")),
        (
            ("investments", "lines", "it"),
            (
                *("name", "source", "assumptions", "values", "level", "band"),
                *("life", "life_months", "residual", "start", "in_use"),
                *("opening", "opening_months", "components", "used_by"),
            ),
        ),
        (("repeated", "0"), ("of", "values", "rounded", "source")),
        (("areas", "hr", "assumptions", "0"), ("of", "years", "kind", "reason")),
        (("areas", "hr", "cost"), ()),
        (("volumes", "cases", "2023"), ()),
        (("investments", "lines", "it", "2023", "2024"), ()),
        (("published", "cost"), ()),
        (("title",), ()),
    ],
)
def test_the_keys_that_the_format_knows_at_a_place_are_listed(
    path: BudgetPath, keys: tuple[str, ...]
) -> None:
    assert keys_at(path) == keys


def test_the_keys_at_the_top_and_in_an_area_are_listed() -> None:
    assert keys_at(()) == (
        *(
            "title",
            "unit",
            "decimals",
            "years",
            "balance",
            "reason",
            "sources",
            "rounded",
            "budget_frame",
        ),
        *("result", "price_unit", "price_decimals", "indices", "areas", "groups", "reserves"),
        *("pools", "customers", "volumes"),
        *("personnel", "stated", "lists", "notes", "municipal_goals", "goals", "assignments"),
        *("investments", "price_spans", "published", "repeated"),
        *("claims", "plausible", "accepted"),
    )
    assert keys_at(("areas", "hr")) == (
        *("name", "kind", "balance", "reason", "cost", "revenue", "result"),
        *("index", "shares", "step"),
        *(
            "lasting",
            "one_off",
            "price_change",
            "price_index",
            "volume",
            "variable_share",
            "agreement",
            "services",
        ),
        *("carry_over", "frame", "signed", "source", "assumptions"),
    )


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        (None, "the file is empty"),
        ("", "the file is empty"),
        ({}, "there is no title"),
        ("budget", "found 'budget' where a budget belongs"),
        (["a"], "found a list where a budget belongs"),
    ],
)
def test_what_is_no_mapping_is_no_budget(tree: Any, message: str) -> None:
    budget, faults = read(tree)
    assert budget is None
    assert str(faults[0].message) == message


@pytest.mark.parametrize(
    "area",
    [
        "cost: {2023: 1, 2024: 2}",
        "cost: {2023: 1}, index: price",
        "cost: {2023: 1}, shares: {price: 1}",
        "cost: {2023: 1}, step: 0, lasting: {2024: 1}, one_off: {2024: 1}",
        "cost: {2023: 1}, revenue: {2023: 1}, step: 0, price_change: {2024: 1}",
        "cost: {2023: 1}, step: 0, volume: cases, variable_share: 0.5",
    ],
)
def test_parts_that_agree_make_a_budget(area: str) -> None:
    budget_of(TEXT.replace("cost: {2023: 1}, index: price", area))


@pytest.mark.parametrize("key", ["rates", "price_change"])
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("4", "{2024: 4}"),
        ("4\t5", "{2024: 4, 2025: 5}"),
        ("1\t2\t3\t4\t5", "{2021: 1, 2022: 2, 2023: 3, 2024: 4, 2025: 5}"),
    ],
)
def test_a_figure_of_an_agreement_is_most_likely_of_the_plan(
    key: str, written: str, meant: str
) -> None:
    text = TEXT.replace("plan: [2024]", "plan: [2024, 2025]").replace(
        "{2024: 2.5}", "{2024: 2, 2025: 2}"
    )
    tree = plant(text.replace("index: price", "index: price, revenue: {2023: 1}")).tree
    tree["areas"]["hr"]["agreement"] = {key: written}
    _, faults = read(tree)
    assert [str(each.fix) for each in faults] == [f"write {meant}"]


@pytest.mark.parametrize(
    ("index", "messages"),
    [
        ("{}", ["nothing says what the rate of the index is"]),
        ("{rates: {}}", ["there is no rate for 2024"]),
        ("{rates: 2.5}", ["found '2.5' where a row of years such as {2024: …} belongs"]),
        ("{2023: 2.5}", ["there is no rate for 2024"]),
        ("{rates: {20244: 2.5}}", ["found '20244' where a year belongs"]),
    ],
)
def test_an_index_needs_a_rate_for_every_plan_year(index: str, messages: list[str]) -> None:
    _, faults = read(plant(TEXT.replace("{2024: 2.5}", index)).tree)
    assert [str(each.message) for each in faults] == messages


@pytest.mark.parametrize("values", ["{2023: -1}", "{2023: '-0.5'}"])
def test_a_quantity_is_not_negative(values: str) -> None:
    _, faults = read(plant(TEXT.replace("{2023: 1, 2024: 1}", values)).tree)
    assert str(faults[0].fix) == "write a number of at least 0"


@pytest.mark.parametrize(
    ("level", "told"),
    [("-1", "found the negative number -1"), ("0", "found 0 where more than zero belongs")],
)
def test_a_level_of_an_index_is_above_zero_and_so_is_what_to_write(level: str, told: str) -> None:
    levels = f"{{levels: {{2023: {level}, 2024: 101}}}}"
    _, faults = read(plant(TEXT.replace("{2024: 2.5}", levels)).tree)
    assert [(str(each.message), str(each.fix)) for each in faults] == [
        (told, "write a number above 0, or leave it out")
    ]


@pytest.mark.parametrize(
    ("area", "messages"),
    [
        ("cost: 5, step: 0", ["found '5' where a row of years such as {2023: …} belongs"]),
        (
            "cost: {20233: 1}, step: 0",
            ["found '20233' where a year belongs"],
        ),
        ("cost: {}, step: 0", ["there is no cost for the base year 2023"]),
        (
            "cost: {2023: 1}, step: 0, volume: [cases]",
            ["found a list where a text belongs"],
        ),
        (
            "cost: {2023: 1}, step: 0, volume: case",
            ["'case' is no volume of this file"],
        ),
        (
            "cost: {2023: 1}, step: 0, revenue: {2023: 1}, price_change: {2023: 1}",
            [
                "2023 is not among the plan years, 2024–2024",
                "the revenue of 2023 is given, so that a price change says it twice",
            ],
        ),
        (
            "cost: {2023: 1}, step: 0, assumptions: {of: cost, reason: x}",
            ["found a block of names and values where a list belongs"],
        ),
        (
            "cost: {2023: 1}, step: 0, assumptions: [x, {of: [cost], reason: x}]",
            [
                "found 'x' where a block of names and values belongs",
                "found a list where a text belongs",
            ],
        ),
        (
            "cost: {2023: 1}, step: 0, assumptions: [{of: cost, years: 2023, reason: x}]",
            ["found '2023' where a list belongs"],
        ),
    ],
)
def test_a_misread_part_is_told_once_and_not_for_what_it_lacks(
    area: str, messages: list[str]
) -> None:
    _, faults = read(plant(TEXT.replace("cost: {2023: 1}, index: price", area)).tree)
    assert [str(each.message) for each in faults] == messages
    assert {each.area for each in faults} <= {"hr"}


def test_without_a_base_year_nothing_is_said_about_what_it_lacks() -> None:
    text = TEXT.replace("actual: [2021], budget: [2022, 2023], plan", "plan")
    text = text.replace("index: price", "step: 0, volume: cases")
    _, faults = read(plant(text).tree)
    assert [each.rule for each in faults] == ["years"]


def test_a_row_of_the_same_years_is_read_the_same_again() -> None:
    text = TEXT + "  ".join(["", *(f"a{n}: {{cost: {{2023: {n}}}, step: 0}}\n" for n in range(3))])
    text = text.replace("areas: {hr: {cost: {2023: 1}, index: price}}", "areas:")
    assert [area.cost for area in budget_of(text).areas.values()] == [
        {2023: 0},
        {2023: 1},
        {2023: 2},
    ]


def test_only_so_many_amounts_are_kept_and_all_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vssbudget.model.names._MOST_KEPT", 2)
    amounts = AmountsRead()
    assert [amounts[written] for written in ("7", "0", "12", "7", "12")] == [7, 0, 12, 7, 12]
    assert amounts == {"7": 7, "0": 0}


@pytest.mark.parametrize("figure", ["-1", "1e3", "''", "[1]", "01", "1 2", "1000000000000000"])
def test_a_wrong_figure_in_a_row_of_known_years_is_told(figure: str) -> None:
    text = TEXT.replace("index: price}", f"step: 0}}, b: {{cost: {{2023: {figure}}}, step: 0}}")
    _, faults = read(plant(text).tree)
    assert [each.path for each in faults] == [("areas", "b", "cost", "2023")]


def test_the_marks_of_a_budget_are_given_by_the_key_that_they_are_about() -> None:
    budget = budget_of(SHIPPED.read_text(encoding="utf-8"))
    found = [(path, mark.kind) for path, mark in marks(budget)]
    assert found[:4] == [
        (("indices", "price", "rates"), "inferred"),
        (("indices", "wage", "rates"), "inferred"),
        (("areas", "stab", "revenue"), "derived"),
        (("areas", "stab", "step"), "inferred"),
    ]
    assert len(found) == 15
    assert (("areas", "kost", "shares"), "assumed") in found
