"""What grows to more digits than are calculated with is refused, and never a crash."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import Run

from vssbudget.amounts import DIGITS, Exact, TooLarge, plain, rounded

YEARS = range(2024, 2064)
BUDGET = f"""\
title: Small
unit: tkr
years: {{budget: [2023], plan: {[*YEARS]}}}
indices: {{price: {{{", ".join(f"{year}: RATE" for year in YEARS)}}}}}
areas:
  hr: {{cost: {{2023: 1}}, revenue: {{2023: 1}}, index: price}}
"""
TOLD = (
    "budget2023.yaml:3:8: error[too-large] found rates, volumes or prices that make amounts of "
    "more than 30 digits. Write lower ones, or fewer years."
)
COMMANDS = [
    *(("project",), ("check",), ("check-balance",), ("prices",)),
    ("explain", "hr.cost.2063"),
]


@pytest.fixture
def grown() -> Path:
    """Write a budget that a rate of 1 000 % makes more than can be told of."""
    path = Path("budget2023.yaml")
    path.write_text(BUDGET.replace("RATE", "1000"))
    return path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_amounts_of_more_than_thirty_digits_are_refused_at_the_years(
    run: Run, grown: Path, command: tuple[str, ...]
) -> None:
    ran = run(*command, grown)
    assert (ran.status, ran.err) == (3, "")
    assert ran.out.startswith(f"{TOLD}\n")
    (found,) = json.loads(run(*command, grown, "--format", "json").out)["findings"]
    assert (found["rule"], found["line"], found["column"]) == ("too-large", 3, 8)


def test_so_are_those_that_rates_on_the_command_line_make(run: Run, grown: Path) -> None:
    grown.write_text(BUDGET.replace("RATE", "2"))
    assert run("project", grown).status == 0
    ran = run("project", grown, "--price", "1000", "--format", "csv")
    assert (ran.status, ran.out) == (3, "")
    assert TOLD in ran.err


def test_nothing_is_written_into_a_file_that_is_refused(run: Run, grown: Path) -> None:
    before = grown.read_text()
    ran = run("check", grown, "--write-accepted")
    assert (ran.status, ran.err) == (3, "vssbudget: 0 entries added to budget2023.yaml\n")
    assert grown.read_text() == before


def test_thirty_digits_are_told_and_one_more_is_not() -> None:
    most = 10**DIGITS - 1
    assert rounded([Exact(Decimal(most)), Exact(Decimal(-most))]) == (most, -most)
    for beyond in (Decimal(most) + Decimal("0.5"), -(Decimal(10) ** 57_000)):
        with pytest.raises(TooLarge):
            rounded([Exact(beyond)])


def test_what_has_nothing_in_forty_decimals_is_written_as_nothing() -> None:
    assert plain(Decimal("1e-40")) == f"0.{'0' * 39}1"
    assert plain(Decimal("1e-41")) == plain(Decimal("-3e-64000")) == "0"
