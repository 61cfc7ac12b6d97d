"""Useful lives and the internal rate, as the file says them."""

from decimal import Decimal

import pytest
from conftest import budget_of

from vssbudget.loader.tree import plant
from vssbudget.model import read

HEAD = """
title: Small
unit: kr
years: {budget: [2022, 2023], plan: [2024]}
areas: {it: {cost: {2023: 1}, step: 0}}
investments: {interest: %s, lines: {cars: {values: {2023: 1}%s}}}
"""


def test_one_rate_is_that_of_the_base_year_and_on() -> None:
    budget = budget_of(HEAD % ("1.25", ", life: 4"))
    assert budget.investments is not None
    assert budget.investments.interest == {2023: Decimal("1.25")}


def test_depreciation_begins_the_year_after_unless_it_is_said() -> None:
    for written, begins in (("", 1), (", start: 1", 1), (", start: 0", 0)):
        budget = budget_of(HEAD % ("{2023: 1}", f", life: 4{written}"))
        assert budget.investments is not None
        assert budget.investments.lines["cars"].start == begins


@pytest.mark.parametrize("life", ["1", "100"])
def test_a_life_is_a_year_to_a_hundred(life: str) -> None:
    budget = budget_of(HEAD % ("{2023: 1}", f", life: {life}, opening: {{{life}: 5}}"))
    assert budget.investments is not None
    line = budget.investments.lines["cars"]
    assert (line.life, line.opening) == (int(life), {int(life): 5})


def test_a_rate_without_a_base_year_is_a_fault_of_the_years_alone() -> None:
    text = (HEAD % ("1.25", ", life: 4")).replace("budget: [2022, 2023], ", "")
    _, faults = read(plant(text.replace("cost: {2023", "cost: {2024")).tree)
    assert [".".join(each.path) for each in faults] == ["years"]


@pytest.mark.parametrize("told", ["life: [1]", "life: 3, start: [1]"])
def test_a_life_is_no_list(told: str) -> None:
    _, faults = read(plant(HEAD % ("{2023: 1}", f", {told}")).tree)
    assert [each.rule for each in faults] == ["structure"]


def test_a_comma_in_the_internal_rate_is_named() -> None:
    _, faults = read(plant(HEAD % ("{2023: 1,25}", ", life: 4")).tree)
    assert [str(each.fix) for each in faults] == ["write 2023: 1.25"]
