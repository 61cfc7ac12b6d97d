"""What it would take, as people and programs read it."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from conftest import SHIPPED, Run

LIMIT = ("wage", "--target", "total.cost.2028 <= 700 000")

EXPECTED = """\
Verksamhetsstöd och service: rates.wage, 2024–2028: at most 2.68 %
File: budget2023.yaml
Target: total.cost.2028 <= 700000

Put back
               rates.wage,  total.cost.2028,
              2024–2028, %               tkr
As it is               2.5           698 319
Answer                2.68           699 930
A step above          2.69           700 021

The figure goes one way throughout, so that nothing is missed: 5 calculations.
"""


@pytest.fixture
def budget() -> Path:
    """Put the shipped budget where the command runs."""
    path = Path("budget2023.yaml")
    path.write_bytes(SHIPPED.read_bytes())
    return path


def test_people_read_the_answer_and_see_it_put_back(run: Run, budget: Path) -> None:
    ran = run("solve", *LIMIT, budget, "--price", "2.5")
    assert (ran.status, ran.out, ran.err) == (0, EXPECTED, "")


def test_so_they_do_in_swedish(run: Run, budget: Path) -> None:
    told = run("solve", *LIMIT, budget, "--lang", "sv").out
    assert "rates.wage, 2024–2028: högst 2,68 %\n" in told
    assert "Svar                   2,68           699 930\n" in told
    assert "så inget missas: 5" in told


def test_what_is_put_back_is_what_project_gives(run: Run, budget: Path) -> None:
    for wage, total in (("2.68", 699930), ("2.69", 700021)):
        ran = run("project", budget, "--wage", wage, "--format", "json")
        assert json.loads(ran.out)["total"]["cost"]["2028"] == total


def test_programs_are_told_all_of_it(run: Run, budget: Path) -> None:
    assert json.loads(run("solve", *LIMIT, budget, "--format", "json").out) == {
        "schema": "vssbudget/solution/1",
        "file": "budget2023.yaml",
        "title": "Verksamhetsstöd och service",
        "unit": "tkr",
        "input": "rates.wage",
        "years": [2024, 2025, 2026, 2027, 2028],
        "target": "total.cost.2028 <= 700000",
        "now": "2.5",
        "intervals": [{"from": None, "to": "2.68"}],
        "value": "2.68",
        "figure": {"address": "total.cost.2028", "before": 698319, "after": 699930},
        "beside": [{"value": "2.69", "figure": 700021}],
        "has_effect": True,
        "exact": True,
        "looked_at": {"from": "-99.99", "to": "1000", "step": None},
        "calculations": 5,
    }


def test_where_there_is_none_programs_are_told_what_is_nearest(run: Run, budget: Path) -> None:
    asked = ("stab.step", "--target", "total.cost.2028 = 700000", budget, "--format", "json")
    outline = json.loads(run("solve", *asked).out)
    assert (outline["intervals"], outline["value"]) == ([], None)
    assert outline["figure"]["after"] is None
    assert outline["beside"] == [{"value": "436", "figure": 699999}]


def test_a_spreadsheet_has_the_rows(run: Run, budget: Path) -> None:
    rows = list(csv.reader(StringIO(run("solve", *LIMIT, budget, "--format", "csv").out)))
    of = ["rates.wage", "total.cost.2028 <= 700000"]
    assert rows == [
        ["input", "target", "row", "value", "figure"],
        [*of, "now", "2.5", "698319"],
        [*of, "answer", "2.68", "699930"],
        [*of, "above", "2.69", "700021"],
    ]


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        (("wage", "--target", "total.cost.2028 > 700000"), 0, "at least 2.69 %"),
        (("wage", "--target", "total.cost.2028 > 0"), 0, "2024–2028: whatever it is"),
        (("hr.price_change.2024", "--target", "hr.result.2024 = 0"), 0, "price_change.2024: 2.5 %"),
        (("hr.lasting.2025", "--target", "hr.cost.2025 <= 35000"), 0, "at most -176 tkr"),
        (("hr.shares.wage", "--target", "hr.cost.2028<=38000", "--wage", "3"), 0, "0 to 0.12"),
        (
            ("wage", "--from", "2,6", "--to", "3", "--target", "total.cost.2028 <= 700000"),
            0,
            "2.6 %",
        ),
        (("stab.step", "--target", "total.cost.2028 = 700000"), 1, "no areas.stab.step gives"),
        (("wage", "--target", "stab.cost.2028 = 1"), 1, "2024–2028 has no effect on"),
        (("prize", "--target", "stab.cost.2028 = 1"), 2, "not known there; write price"),
        (("wage", "--target", "stab.cost.2031 = 1"), 2, "--target 'stab.cost.2031 = 1'"),
        (("wage", "--from", "x", "--target", "stab.cost.2028 = 1"), 2, "--from 'x': 'x' is no"),
        (("wage",), 2, "name an input and what a figure is to be"),
        (("--target", "stab.cost.2028 = 1"), 2, "name an input and what a figure is to be"),
        (("--tornado", "stab.cost.2028", "--target", "a"), 2, "--tornado stands alone"),
        (("wage", "data", "--tornado", "stab.cost.2028"), 2, "--tornado stands alone"),
        (("--tornado", "stab.cost.2028", "--to", "3"), 2, "--tornado stands alone"),
        (("--tornado", "stab.cots.2028"), 2, "write stab.cost.2028"),
    ],
)
@pytest.mark.usefixtures("budget")
def test_the_answer_and_the_status(
    run: Run, asked: tuple[str, ...], status: int, told: str
) -> None:
    ran = run("solve", *asked)
    assert ran.status == status
    assert told in " ".join((ran.out + ran.err).split())


STEPPED = """
title: Stepped
unit: mnkr
decimals: 1
years: {budget: [2023], plan: [2024]}
price_unit: {name: kr, per: 1000, step: 40}
indices: {price: {2024: 0}}
volumes: {v: {2023: 10, 2024: 10}}
areas:
  a:
    services:
      s: {volume: v, price: {2023: 1000}, parts: {p: {cost: {2023: 10.0}, index: price}}}
"""


def test_several_intervals_and_where_it_was_looked_are_told(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    """A price in steps of 40 kr bears 9.6, 10.0 and 10.4 mnkr, and nothing between them."""
    target, ends = "a.s.step_result.2024 = 0", ("--from", "9.5", "--to", "10,7")
    asked = ("a.s.parts.p.cost.2023", "--target", target, *ends, budget_file(STEPPED).name)
    told = " ".join(run("solve", *asked).out.split())
    assert "9.6 mnkr or 10 mnkr or 10.4 mnkr" in told
    assert "at every 0.1 mnkr from 9.5 mnkr to 10.7 mnkr" in told
    assert "eller" in run("solve", *asked, "--lang", "sv").out
    outline = json.loads(run("solve", *asked, "--format", "json").out)
    assert outline["schema"] == "vssbudget/solution/2"
    assert outline["intervals"][2] == {"from": "10.4", "to": "10.4"}
    assert outline["figure"] == {"address": "a.s.step_result.2024", "before": "0.0", "after": "0.0"}
    assert outline["looked_at"] == {"from": "9.5", "to": "10.7", "step": "0.1"}
    assert outline["exact"] is False


def test_where_it_goes_one_way_only_between_ends_these_are_told(run: Run, budget: Path) -> None:
    told = run("solve", *LIMIT, budget, "--from", "0", "--to", "5").out
    assert "one way from 0 % to 5 %, so that nothing is missed there" in " ".join(told.split())
    outline = json.loads(run("solve", *LIMIT, "--from", "0", "--format", "json").out)
    assert outline["intervals"] == [{"from": "0", "to": "2.68"}]


TORNADO = """\
Verksamhetsstöd och service
File: budget2023.yaml
Each input moved alone: a rate by a percentage point, a share by a hundredth, a
count by one, all else by a percent.

What moves the figure most
                                                    hr.cost.2024,
                                            change            tkr
As it is                                         –         34 318
areas.hr.cost.2023 +335 tkr                    343         34 661
rates.price, 2024–2028 +1 percentage point     201         34 519
rates.wage, 2024–2028 +1 percentage point      134         34 452

65 inputs have no effect on it.
"""


def test_what_moves_a_figure_most(run: Run, budget: Path) -> None:
    ran = run("solve", "--tornado", "hr.cost.2024", budget)
    assert (ran.status, ran.out) == (0, TORNADO)
    assert run("solve", budget, "--tornado", "hr.cost.2024").out == TORNADO
    assert "+1 procentenhet " in run("solve", "--tornado", "hr.cost.2024", "--lang", "sv").out


@pytest.mark.usefixtures("budget")
def test_programs_and_spreadsheets_are_told_all_that_moves_it(run: Run) -> None:
    outline = json.loads(run("solve", "--tornado", "hr.cost.2024", "--format", "json").out)
    assert outline["schema"] == "vssbudget/tornado/1"
    assert outline["figure"] == {"address": "hr.cost.2024", "value": 34318}
    assert [(each["input"], each["step"], each["change"]) for each in outline["inputs"]] == [
        ("areas.hr.cost.2023", "335", 343),
        ("rates.price", "1", 201),
        ("rates.wage", "1", 134),
    ]
    assert (outline["without_effect"], outline["refused"], outline["untried"]) == (65, 0, 0)
    rows = run("solve", "--tornado", "hr.cost.2024", "--format", "csv").out.split("\n")
    assert rows[:2] == ["input,step,change,figure", "areas.hr.cost.2023,335,343,34661"]


@pytest.mark.usefixtures("budget")
def test_what_nothing_moves_ends_with_one(run: Run) -> None:
    ran = run("solve", "--tornado", "published.cost.total.2024")
    assert ran.status == 1
    assert "68 inputs have no effect on it." in ran.out


def test_people_see_twenty_inputs_and_a_step_down(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    areas = ", ".join(f"a{at}: {{cost: {{2023: {1000 + at}}}, step: 0}}" for at in range(25))
    text = "title: A\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
    volume = "volumes: {v: {2023: 10, 2024: 20}}\n"
    whole = "b: {cost: {2023: 90000}, step: 0, volume: v, variable_share: 1}"
    file = budget_file(f"{text}{volume}areas: {{{areas}, {whole}}}\n")
    told = run("solve", file, "--tornado", "total.cost.2024").out
    assert "areas.b.variable_share -0.01" in told
    assert "volumes.v.values.2024" not in told
    assert len([line for line in told.split("\n") if line.startswith(("areas", "volumes"))]) == 20
    assert "more move it less." in told


def test_a_head_that_is_an_address_breaks_behind_a_point(run: Run) -> None:
    words = ("solve", "areas.hr.price_change.2024", SHIPPED, "--target", "hr.result.2024 = 0")
    lines = run(*words).out.splitlines()
    at = next(n for n, line in enumerate(lines) if "areas.hr.price_change." in line and n > 3)
    assert lines[at + 1].split()[0] == "2024,"
