"""Commas and missing spaces that YAML reads as something else."""

from typing import Any

import pytest
from conftest import REPOSITORY

from vssbudget.findings import BudgetPath
from vssbudget.loader import Source, load
from vssbudget.loader.tree import plant
from vssbudget.model.slips import slip

COST = ("areas", "hr", "cost")
RATES = ("indices", "price", "rates")
STATED = "write decimals: 1 at the top of the file, and"
SIDES = "a cost below zero is a revenue, and the other way round"
OTHER = "the other side of that year"
EITHER = (
    "write 2023: 290000 if the mark stands between the thousands; if decimals follow it, "
    "write 2023: 290.000"
)


def told(row: str, key: str, path: BudgetPath) -> tuple[str, str] | None:
    tree: Any = plant(row).tree
    for step in reversed(path):
        tree = {step: tree}
    found = slip(tree, (*path, key))
    return found and (str(found.message), str(found.fix))


@pytest.mark.parametrize(
    ("path", "row", "key", "instead"),
    [
        (RATES, "{2024: 2,5}", "5", "write 2024: 2.5"),
        (RATES, "{2024: -2,5}", "5", "write 2024: -2.5"),
        (RATES, "{2024: 2,25, 2025: 2}", "25", "write 2024: 2.25"),
        (RATES, "{2024: 2,125}", "125", "write 2024: 2.125"),
        (("areas", "hr", "price_change"), "{2024: 2,5}", "5", "write 2024: 2.5"),
        (("areas", "hr", "shares"), "{wage: 0,4, price: 0.6}", "4", "write wage: 0.4"),
        (COST, "{2023: 33,481}", "481", "write 2023: 33481"),
        (COST, "{2023: 1,250,000, 2024: 5}", "250", "write 2023: 1250000"),
        (COST, "{2023: 1,250,000, 2024: 5}", "000", "write 2023: 1250000"),
        (COST, "{2023: 33481,5}", "5", f"{STATED} 2023: 33481.5 here"),
        (
            *(COST, "{2023: –1,8}", "8"),
            f"{SIDES}: write decimals: 1 at the top of the file, 0 here, and add 1.8 to {OTHER}",
        ),
        (COST, "{2023: (18,0)}", "0)", f"{SIDES}: write 0 here, and add 18 to {OTHER}"),
        (COST, "{2023: 1 628,8}", "8", f"{STATED} 2023: 1628.8 here"),
        (("areas", "hr", "lasting"), "{2024: (1 628,0)}", "0)", "write 2024: -1628"),
        (RATES, "{2024: 2,5 %, 2025: 3}", "5 %", "write 2024: 2.5"),
        (COST, "{2023: 1,2,3}", "3", "write the number without a comma"),
        (("volumes", "cases", "values"), "{2023: 290,000}", "000", EITHER),
        (("personnel", "absence", "values"), "{2023: 5,9}", "9", "write 2023: 5.9"),
        (COST, "{2023:33481}", "2023:33481", "write 2023: 33481"),
        (RATES, "{2024:2.5}", "2024:2.5", "write 2024: 2.5"),
    ],
)
def test_a_slip_in_a_row_is_told_with_the_row_to_write(
    path: BudgetPath, row: str, key: str, instead: str
) -> None:
    found = told(row, key, path)
    assert found is not None
    assert found[1] == instead


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("{2023: 1, 2024}", "2024"),
        ("{481, 2023: 1}", "481"),
        ("{2023: 1, hr}", "hr"),
        ("{2023: many, 5}", "5"),
        ("{2023: [1], 5}", "5"),
        ("{2023: 33,481}", "2023"),
        ("{2023: 1}", "2024"),
        ("[2023]", "0"),
        ("2023", "0"),
    ],
)
def test_any_other_fault_is_no_slip(row: str, key: str) -> None:
    assert told(row, key, COST) is None


def test_a_row_in_the_short_form_is_told_as_in_the_long_one() -> None:
    tree = plant("indices: {price: {2024:2.5}}").tree
    assert slip(tree, (*RATES, "2024:2.5")) == slip(tree, ("indices", "price", "2024:2.5"))


def test_a_slip_far_down_a_long_row_is_not_looked_for() -> None:
    row: dict[str, Any] = {str(number): "1" for number in range(2000, 2300)}
    assert slip({"cost": {**row, "5": ""}}, ("cost", "5")) is None


def test_a_text_with_a_comma_is_told_as_one() -> None:
    found = told("{name: HR, lön och rehab}", "lön och rehab", ("areas", "hr"))
    assert found is not None
    assert found[1] == "put a text that holds a comma in quotes"


def test_a_comma_in_every_year_is_a_slip_in_every_year_and_no_key_given_twice() -> None:
    path = REPOSITORY / "tests/budgets/refused/slip-decimal-comma-in-every-year.yaml"
    faults = load(Source("f", path)).faults
    assert [str(each.fix) for each in faults] == [
        f"write {year}: 2.5" for year in (2024, 2025, 2026)
    ]
    assert [each.place.column for each in faults if each.place] == [19, 30, 41]
