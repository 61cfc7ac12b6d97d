"""What a figure is to be, as people write it."""

from decimal import Decimal

import pytest
from grounds import ground_of

from vssbudget.analysis.target import number_of, target_of
from vssbudget.findings import WrongCommand

SMALL = """
title: Small
unit: mnkr
decimals: 1
years: {budget: [2023], plan: [2024]}
indices: {price: {2024: 2.3456}}
areas: {a: {cost: {2023: 100.5}, revenue: {2023: 100.5}, index: price}}
"""


@pytest.mark.parametrize(
    ("written", "text", "least", "most"),
    [
        ("a.cost.2024 <= 100", "a.cost.2024 <= 100", None, "100.0"),
        ("a.cost.2024≤100,25", "a.cost.2024 <= 100.25", None, "100.2"),
        ("a.cost.2024 < 100", "a.cost.2024 < 100", None, "99.9"),
        ("a.cost.2024 < 100.25", "a.cost.2024 < 100.25", None, "100.2"),
        (" a.cost.2024 >= 700 000 ", "a.cost.2024 >= 700000", "700000.0", None),
        ("a.cost.2024 ≥ 1 234,55", "a.cost.2024 >= 1234.55", "1234.6", None),
        ("a.cost.2024 > 100", "a.cost.2024 > 100", "100.1", None),
        ("a.cost.2024 > 100.25", "a.cost.2024 > 100.25", "100.3", None),
        ("a.result.2024 = −5", "a.result.2024 = -5", "-5.0", "-5.0"),
        ("a.price_change.2024 == 2,5 %", "a.price_change.2024 = 2.5", "2.50", "2.50"),
        ("a.price_change.2024 = 2.3456", "a.price_change.2024 = 2.3456", "2.3456", "2.3456"),
        ("a.price_change.2024 <= 0.125", "a.price_change.2024 <= 0.125", None, "0.125"),
    ],
)
def test_a_target_is_a_figure_a_relation_and_a_number(
    written: str, text: str, least: str | None, most: str | None
) -> None:
    target = target_of(written, ground_of(SMALL).project())
    assert target.text == text
    assert [each if each is None else str(each) for each in (target.least, target.most)] == [
        least,
        most,
    ]


def test_a_figure_is_held_as_it_is_shown() -> None:
    projected = ground_of(SMALL).project()
    cost = target_of("a.cost.2024 <= 103", projected)
    change = target_of("a.price_change.2024 = 2.3", projected)
    assert (cost.figure(projected), change.figure(projected)) == (
        Decimal("102.9"),
        Decimal("2.35"),
    )
    assert [cost.off(Decimal(each)) for each in (104, 103, 1)] == [1, 0, 0]
    least = target_of("a.cost.2024 >= 103", projected)
    assert [least.off(Decimal(each)) for each in (104, 103, 1)] == [0, 0, -102]
    assert (
        target_of("a.cost.2024 <= 1", projected)._replace(address="a.cost.2031").figure(projected)
        is None
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a.cost.2024", "write a figure, one of <=, >=, =, < and >, and a number"),
        ("<= 5", "write a figure"),
        ("a.cost.2024 <= x", "'x' is no number such as 700000 or 2.5"),
        ("a.cost.2024 <=", "'' is no number"),
        ("a.cost.2024 <= 700,000", "write 700000 if the mark stands between thousands, 700.0000"),
        ("a.cost.2024 <= 1.234", "write 1234 if the mark stands between thousands, 1.2340"),
        ("a.cots.2024 <= 1", "'a.cots.2024' is no figure of this budget; write a.cost.2024"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, told: str) -> None:
    with pytest.raises(WrongCommand) as wrong:
        target_of(text, ground_of(SMALL).project())
    said = str(wrong.value.message)
    assert said.startswith(f"--target '{text}': ")
    assert told in said


def test_a_number_of_another_option() -> None:
    assert number_of("1\u202f500,5", "from", "") == Decimal("1500.5")
    with pytest.raises(WrongCommand, match="--from '1 2': '1 2' is no number"):
        number_of("1 2", "from", "1 2")
