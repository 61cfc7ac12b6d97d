"""`vssbudget set`: one value in its place, and all else in the file as it was."""

from pathlib import Path

import pytest
from conftest import SHIPPED, Run

from vssbudget.commandline import rewriting, setting
from vssbudget.loader import Loaded, Source, load
from vssbudget.loader.setting import with_value

BUDGET = """\
# What is small
title: 'Small'  # a comment
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
indices:
  price:
    rates: {2024: 2, 2025: 2}   # two
  wage: {2024: 3,
         2025: 3}
areas:
  hr:
    name: Human resources
    cost:
      2023: 1000   # as decided
    revenue: {2023: "1000"}
    index: price
    lasting: {}

  "it dept": {cost: {2023: 5}, revenue: {2023: 5}, index: wage}
"""


@pytest.fixture(autouse=True)
def a_budget() -> None:
    """Write a budget into a file."""
    Path("budget.yaml").write_text(BUDGET, "utf-8")


CASES = [
    ("hr.cost.2023", "1100", "2023: 1000 ", "2023: 1100 "),
    ("hr.cost.2024", "1100", "# as decided\n", "# as decided\n      2024: 1100\n"),
    ("hr.revenue.2023", "1100", '"1000"', '"1100"'),
    ("hr.revenue.2024", "1100", '"1000"}', '"1000", 2024: 1100}'),
    ("hr.lasting.2024", "-5", "lasting: {}", "lasting: {2024: -5}"),
    ("hr.one_off", "{2025: -5}", "lasting: {}\n", "lasting: {}\n    one_off: {2025: -5}\n"),
    ("rates.price.2025", "2,5", "2025: 2}   #", "2025: 2.5}   #"),
    ("rates.price", "{2024: 1, 2025: 1}", "{2024: 2, 2025: 2}", "{2024: 1, 2025: 1}"),
    ("indices.wage.rates.2025", "−1", "2025: 3}", "2025: -1}"),
    ("indices.wage.2024", "0.5", "2024: 3,", "2024: 0.5,"),
    ("title", "It's small", "'Small'", "'It''s small'"),
    ("hr.name", "People: and more", "Human resources", '"People: and more"'),
    ("hr.name", "People", "Human resources", "People"),
    ("hr.name", "yes", "Human resources", '"yes"'),
    ("hr.name", "a # b", "Human resources", '"a # b"'),
    ("it dept.cost.2023", "6", "cost: {2023: 5}", "cost: {2023: 6}"),
    ("it dept.name", "IT, all", "index: wage}", 'index: wage, name: "IT, all"}'),
    ("indices.new", "{2024: 1, 2025: 1}", "2025: 3}\n", "2025: 3}\n  new: {2024: 1, 2025: 1}\n"),
    ("balance", "zero", "index: wage}\n", "index: wage}\nbalance: zero\n"),
]


@pytest.mark.parametrize(("address", "value", "before", "after"), CASES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_value_is_written_in_its_place_and_all_else_stays_to_the_byte(
    run: Run, address: str, value: str, before: str, after: str, ends: str
) -> None:
    assert BUDGET.count(before) == 1
    mark = "\ufeff" if ends == "\r\n" else ""
    file = Path("budget.yaml")
    file.write_bytes((mark + BUDGET.replace("\n", ends)).encode())
    ran = run("set", address, value, file)
    assert (ran.status, ran.out) == (0, "")
    assert f"vssbudget: {address} set in budget.yaml, line " in ran.err
    assert file.read_bytes().decode() == mark + BUDGET.replace(before, after).replace("\n", ends)
    loaded = load(Source("budget.yaml", file))
    assert loaded.faults == ()


@pytest.mark.parametrize(
    ("address", "value", "shown"),
    [
        (
            "hr.cost.2023",
            "1100",
            "budget.yaml:14\n"
            "-       2023: 1000   # as decided\n"
            "+       2023: 1100   # as decided\n",
        ),
        ("hr.cost.2025", "7", "budget.yaml:15\n+       2025: 7\n"),
        ("balance", "zero", "budget.yaml:20\n+ balance: zero\n"),
    ],
)
def test_a_dry_run_shows_the_line_and_writes_nothing(
    run: Run, address: str, value: str, shown: str
) -> None:
    ran = run("set", address, value, "budget.yaml", "--dry-run")
    assert (ran.status, ran.out, ran.err) == (0, shown, "")
    assert Path("budget.yaml").read_text("utf-8") == BUDGET


@pytest.mark.parametrize(
    ("address", "value", "told"),
    [
        ("hr.cost.2023", "1.5", "budget.yaml:14:13: error[number]"),
        ("hr.cost.2031", "5", "budget.yaml:15:7: error[year]"),
        ("hr.shares", "{wage: 1}", "budget.yaml:18:13: error[coherence]"),
        ("hr.step", "]", "budget.yaml:18:11: error[number]"),
        ("hr.index", "wag", "budget.yaml:16:12: error[reference]"),
    ],
)
def test_what_would_not_read_is_refused_at_its_line_and_not_written(
    run: Run, address: str, value: str, told: str
) -> None:
    ran = run("set", address, value, "budget.yaml")
    assert ran.status == 3
    assert told in ran.out
    assert Path("budget.yaml").read_text("utf-8") == BUDGET


@pytest.mark.parametrize(
    ("address", "value", "told"),
    [
        ("hrr.cost.2023", "5", "'hrr' is not known there; write hr.cost.2023"),
        ("title.x", "5", "there is no input at title.x: title is whole; write title"),
        ("hr.one_off.2024", "5", "write vssbudget set hr.one_off '{2024: 5}'"),
        ("hr.cost", "{2023: 5}", "hr.cost stands in several lines: set a value within it"),
        ("indices.wage", "{2024: 1, 2025: 1}", "stands in several lines"),
        (
            "it dept.lasting",
            "{2024: 1} # x",
            "'{2024: 1} # x' cannot be written at it dept.lasting",
        ),
    ],
)
def test_what_has_no_place_is_said_with_what_to_write(
    run: Run, address: str, value: str, told: str
) -> None:
    ran = run("set", address, value, "budget.yaml")
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert Path("budget.yaml").read_text("utf-8") == BUDGET


def test_a_row_that_a_rate_alone_stands_for_is_written_whole(run: Run) -> None:
    Path("budget.yaml").write_text(
        f"{BUDGET}investments: {{lines: {{}}, interest: 2.5}}\n", "utf-8"
    )
    ran = run("set", "investments.interest.2025", "3", "budget.yaml")
    assert ran.status == 2
    assert "write vssbudget set investments.interest '{2025: 3}'" in ran.err
    assert run("set", "investments.interest", "{2023: 2.5, 2025: 3}", "budget.yaml").status == 0


def test_an_index_in_another_file_is_set_there(run: Run) -> None:
    Path("indices.yaml").write_text("indices: {kpi: {2024: 2, 2025: 2}}\n", "utf-8")
    text = BUDGET.replace("indices:\n", "indices:\n  from: indices.yaml\n")
    Path("budget.yaml").write_text(text, "utf-8")
    ran = run("set", "rates.kpi.2024", "3", "budget.yaml")
    assert ran.status == 2
    assert "rates.kpi.2024 stands in indices.yaml, and not in the budget" in ran.err


def test_a_budget_with_a_fault_is_told_and_not_written(run: Run) -> None:
    Path("budget.yaml").write_text(BUDGET.replace("unit", "unti"), "utf-8")
    ran = run("set", "hr.cost.2023", "5", "budget.yaml")
    assert ran.status == 3
    assert "unknown-key" in ran.out


def test_only_a_file_of_the_users_own_is_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run("set", "hr.cost.2023", "5")
    assert ran.status == 2
    assert "no budget is named" in ran.err
    ran = run("set", "hr.cost.2023", "5", SHIPPED)
    assert ran.status == 2
    assert f"set: {SHIPPED} is no file of yours to write in" in ran.err
    monkeypatch.setenv("VSSBUDGET_FILE", "budget.yaml")
    assert run("set", "hr.cost.2023", "5").status == 0
    monkeypatch.setattr(rewriting, "shipped", lambda: Source("budget.yaml", Path("budget.yaml")))
    assert run("set", "hr.cost.2023", "6").status == 2
    assert run("set", "hr.cost.2023", "6", "--dry-run").status == 0


def test_a_file_that_was_changed_meanwhile_is_left_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(loaded: Loaded, address: str, typed: str) -> Loaded:
        Path("budget.yaml").write_text(f"{BUDGET}\n", "utf-8")
        return with_value(loaded, address, typed)

    monkeypatch.setattr(setting, "with_value", meanwhile)
    ran = run("set", "hr.cost.2023", "5", "budget.yaml")
    assert ran.status == 2
    assert "set: budget.yaml was changed meanwhile, and nothing was written" in ran.err
    assert Path("budget.yaml").read_text("utf-8") == f"{BUDGET}\n"


def test_a_line_that_is_put_in_leaves_the_ends_of_all_others(run: Run) -> None:
    text = (
        "title: T\nunit: tkr\r\nyears: {budget: [2023], plan: [2024]}\nareas:\n  a:\n    step: 0\n"
    )
    text += "    cost: {2023: 1}\n    revenue: {2023: 1}\nnotes: {half: Half}\n"
    Path("mixed.yaml").write_bytes(text.encode())
    assert run("set", "a.name", "X", "mixed.yaml").status == 0
    put = text.replace("revenue: {2023: 1}\n", "revenue: {2023: 1}\n    name: X\n")
    assert Path("mixed.yaml").read_bytes() == put.encode()


@pytest.mark.parametrize("words", [(), ("--dry-run",)])
def test_what_stands_there_already_is_said_to(run: Run, words: tuple[str, ...]) -> None:
    ran = run("set", "hr.cost.2023", "1000", "budget.yaml", *words)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "vssbudget: hr.cost.2023 is that in budget.yaml already\n"
    assert Path("budget.yaml").read_text("utf-8") == BUDGET


@pytest.mark.parametrize(
    ("address", "value", "instead"),
    [
        ("it dept.lasting.2025", "3", "'it dept.lasting' '{2025: 3}' 'my budget.yaml'"),
        ("hr.agreement.rates.2024", "1.5", "hr.agreement.rates '{2024: 1.5}' 'my budget.yaml'"),
        ("sources.a", "x: y", "sources '{a: \"x: y\"}' 'my budget.yaml'"),
    ],
)
def test_what_to_write_instead_names_the_file(
    run: Run, address: str, value: str, instead: str
) -> None:
    Path("my budget.yaml").write_text(BUDGET, "utf-8")
    ran = run("set", address, value, "my budget.yaml")
    assert ran.status == 2
    assert instead in ran.err.replace("areas.", "")
