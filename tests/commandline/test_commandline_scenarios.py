"""`--scenario` and `--set` in the commands that calculate."""

import json
from pathlib import Path

import pytest
from conftest import SHIPPED, Run

BUDGET = """\
title: Small
unit: tkr
years: {budget: [2023], plan: [2024, 2025]}
sources: {own: "A table"}
indices:
  price: {rates: {2024: 2, 2025: 2}, source: own}
areas:
  hr: {cost: {2023: 1000}, revenue: {2023: 1000}, index: price, source: own}
investments:
  lines: {computers: {values: {2023: 50}, life: 5, source: own}}
  interest: 2.5
"""
SCENARIO = """\
name: Dearer
reason: Prices are assumed to rise
set: {rates.price: 4}
"""
SOURCED = """\
name: Sourced
reason: As the circular says
sources: {own: "A circular"}
set: {rates.price: 4}
"""
COMMANDS = (
    ("project",),
    ("prices",),
    ("allocate",),
    ("goals",),
    ("capital",),
    ("check",),
    ("check-balance",),
    ("explain", "hr.cost.2024"),
)


@pytest.fixture(autouse=True)
def files() -> None:
    """Write a budget and scenarios."""
    Path("budget.yaml").write_text(BUDGET, "utf-8")
    Path("dearer.yaml").write_text(SCENARIO, "utf-8")
    Path("sourced.yaml").write_text(SOURCED, "utf-8")
    Path("nothing.yaml").write_text("name: Nothing\nreason: None at all\n", "utf-8")
    Path("same.yaml").write_text(
        "name: Same\nreason: None at all\nset: {hr.cost.2023: 1000, rates.price: 2}\n"
        "plus: {hr.revenue: 0}\ntimes: {investments.computers.2023: 1}\n",
        "utf-8",
    )


def costs(run: Run, *options: str) -> list[int]:
    told = json.loads(run("project", "budget.yaml", "--format", "json", *options).out)
    return [*told["areas"]["hr"]["cost"].values()]


def test_scenarios_lie_below_lines_and_lines_below_rates(run: Run) -> None:
    scenario = ("--scenario", "dearer.yaml")
    assert costs(run) == [1000, 1020, 1040]
    assert costs(run, *scenario) == [1000, 1040, 1082]
    assert costs(run, "--set", "rates.price=3", *scenario) == [1000, 1030, 1061]
    assert costs(run, "--price", "1", "--set", "rates.price=3", *scenario) == [1000, 1010, 1020]
    assert costs(run, "--set", "hr.cost.2024=1100", *scenario) == [1000, 1100, 1144]
    assert costs(run, "--set", " rates.price =2,5") == [1000, 1025, 1051]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("scenario", ["nothing.yaml", "same.yaml"])
def test_a_scenario_of_nothing_changes_no_byte(
    run: Run, command: tuple[str, ...], scenario: str
) -> None:
    for form in ("table", "json"):
        plain = run(*command, "budget.yaml", "--format", form)
        under = run(*command, "budget.yaml", "--format", form, "--scenario", scenario)
        assert (under.status, under.out, under.err) == (plain.status, plain.out, plain.err)


def test_who_changed_something_is_named(run: Run) -> None:
    options = ("budget.yaml", "--scenario", "dearer.yaml", "--set", "hr.cost.2024=1100")
    named = "budget.yaml, scenario Dearer; --set hr.cost.2024=1100"
    assert f"File: {named}\n" in run("project", *options).out
    assert f"Fil: {named}\n" in run("project", *options, "--lang", "sv").out
    assert f"OK: {named}: " in run("check-balance", *options).out
    for command in ("project", "capital", "check-balance"):
        told = json.loads(run(command, *options, "--format", "json").out)
        assert told["scenarios"] == ["Dearer", "--set hr.cost.2024=1100"]
        told = json.loads(run(command, "budget.yaml", "--format", "json").out)
        assert "scenarios" not in told


def test_an_explanation_shows_the_line_that_decided_and_what_is_said_of_it(run: Run) -> None:
    told = run("explain", "hr.cost.2024", "budget.yaml", "--scenario", "dearer.yaml").out
    assert "price 2024: 4 % (dearer.yaml:3:20) [assumed]" in told
    assert "- indices.price.rates (assumed): Prices are assumed to rise" in told
    told = run("explain", "hr.cost.2024", "budget.yaml", "--scenario", "sourced.yaml").out
    assert "price 2024: 4 % (sourced.yaml:4:20, own (Sourced))" in told
    assert "- own: A table" in told
    assert "- own (Sourced): A circular" in told
    options = ("budget.yaml", "--format", "json", "--set", "hr.index=wage", "--set")
    told = run("explain", "hr.cost.2024", *options, "indices.wage={2024: 5, 2025: 5}").out
    cost, rate = json.loads(told)["inputs"]
    assert (cost["file"], cost["assumption"]) == ("budget.yaml", False)
    assert (rate["path"], rate["file"], rate["line"]) == ("indices.wage.rates.2024", "--set", 2)
    assert rate["reason"] == "--set indices.wage={2024: 5, 2025: 5}"


def test_every_reason_for_which_figures_of_a_row_are_assumed_is_told(run: Run) -> None:
    options = ("--scenario", "dearer.yaml", "--set", "rates.price.2025=5")
    told = run("explain", "hr.cost.2025", "budget.yaml", *options).out
    reasons = "Prices are assumed to rise; --set rates.price.2025=5"
    assert f"- indices.price.rates (assumed): {reasons}" in " ".join(told.split())


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_scenario_with_a_fault_is_refused_at_its_line(run: Run, command: tuple[str, ...]) -> None:
    ran = run(*command, "budget.yaml", "--set", "hr.cost.2023=1.5")
    assert ran.status == 3
    assert "--set:1:15: error[number]" in ran.out + ran.err


def test_several_files_are_judged_under_the_same_scenarios(run: Run) -> None:
    Path("other.yaml").write_text(BUDGET.replace("1000", "2000"), "utf-8")
    options = ("--set", "hr.revenue.2023=1000")
    ran = run("check-balance", "budget.yaml", "other.yaml", *options)
    assert ran.status == 1
    assert "budget.yaml: in balance 2023" in ran.out
    assert "other.yaml, scenario --set hr.revenue.2023=1000: 1 error" in ran.out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--scenario", "none.yaml"), "there is no file none.yaml"),
        (("--scenario", "."), ". is a folder: name the file in it"),
        (("--set", "hr.cost.2023"), "--set takes ADDRESS=VALUE"),
        (("--set", "hr.cost.2023=1\nhr.cost.2024: 3"), "--set takes ADDRESS=VALUE"),
    ],
)
@pytest.mark.parametrize("command", ["project", "check"])
def test_a_scenario_that_cannot_be_read_at_all_ends_the_command(
    run: Run, command: str, options: tuple[str, ...], told: str
) -> None:
    ran = run(command, "budget.yaml", *options)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err


def test_the_output_never_goes_over_a_scenario(run: Run) -> None:
    Path("above.yaml").write_text(
        "name: Above\nreason: None at all\nbuilds_on: dearer.yaml\n", "utf-8"
    )
    Path("wrong.yaml").write_text("name: Wrong\nreason: None\nset: {its: 3}\n", "utf-8")
    for scenario, target in (("above", "above"), ("above", "dearer"), ("wrong", "wrong")):
        stood = Path(f"{target}.yaml").read_text("utf-8")
        for command in ("project", "check"):
            options = ("--scenario", f"{scenario}.yaml", "-o", f"{target}.yaml", "--force")
            ran = run(command, "budget.yaml", *options, "--format", "json")
            assert ran.status == 2
            assert "it is the budget that is read" in ran.err
        assert Path(f"{target}.yaml").read_text("utf-8") == stood


def test_the_output_may_be_where_standard_input_comes_from(run: Run) -> None:
    ran = run("project", "budget.yaml", "--set", "hr.cost.2024=3", "-o", "plan.csv")
    assert (ran.status, Path("plan.csv").exists()) == (0, True)


def test_what_a_scenario_comes_to_is_not_accepted_in_the_file(run: Run) -> None:
    ran = run("check", "budget.yaml", "--set", "hr.revenue.2023=5", "--write-accepted")
    assert (ran.status, ran.out) == (2, "")
    assert "leave out --scenario and --set" in ran.err
    assert Path("budget.yaml").read_text("utf-8") == BUDGET


def test_in_a_pipeline_a_link_does_not_lead_to_a_scenario(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CI", "true")
    inside = tmp_path / "inside"
    (inside / ".git").mkdir(parents=True)
    (tmp_path / "secret.yaml").write_text(SCENARIO, "utf-8")
    (inside / "budget.yaml").write_text(BUDGET, "utf-8")
    (inside / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (inside / "on.yaml").write_text(
        "name: Above\nreason: None\nbuilds_on: ../secret.yaml\n", "utf-8"
    )
    monkeypatch.chdir(inside)
    ran = run("project", "budget.yaml", "--scenario", "link.yaml")
    assert ran.status == 2
    assert "link" in ran.err
    ran = run("project", "budget.yaml", "--scenario", "on.yaml")
    assert ran.status == 3
    assert "on.yaml:3:12: error[unreadable]" in ran.out


def test_the_shipped_scenarios_are_those_of_the_rates_that_they_say(run: Run) -> None:
    folder = SHIPPED.parent / "scenarios"
    options = ("--format", "csv", "--price", "2.5", "--wage", "3.0")
    under = run("project", SHIPPED, "--format", "csv", "--scenario", folder / "kompensation.yaml")
    assert under.out == run("project", SHIPPED, *options).out
    # wages 4 % in 2024 and 3.5 % in 2025, so that HR, 40 % wages, costs 33 481 * 1.031 = 34 518.911
    ran = run("project", SHIPPED, "--format", "json", "--scenario", folder / "loneavtal.yaml")
    assert json.loads(ran.out)["areas"]["hr"]["cost"]["2024"] == 34519
    # food 6.5 % in 2024: 235 000 * (0.3 * 1.025 + 0.35 * 1.025 + 0.35 * 1.065) = 244 165
    ran = run("project", SHIPPED, "--format", "json", "--scenario", folder / "livsmedel.yaml")
    assert json.loads(ran.out)["areas"]["kost"]["cost"]["2024"] == 244165


def test_two_schemas_at_once_are_refused(run: Run) -> None:
    ran = run("schema", "--indices", "--scenario")
    assert (ran.status, ran.out) == (2, "")
    assert "ask for one of them" in ran.err


def test_one_that_two_build_on_comes_once_before_both(run: Run) -> None:
    Path("b.yaml").write_text(BASE_OF_TWO)
    Path("base.yaml").write_text("name: B\nreason: R\nset: {rates.wage: 3}\n")
    Path("one.yaml").write_text("name: O\nreason: R\nbuilds_on: base.yaml\nplus: {rates.wage: 1}\n")
    Path("two.yaml").write_text("name: T\nreason: R\nbuilds_on: base.yaml\nset: {a.step: 5}\n")
    words = ("explain", "rates.wage.2024", "b.yaml", "--scenario", "one.yaml")
    for more in ((), ("--scenario", "two.yaml")):
        assert "4 %" in run(*words, *more).out


def test_a_line_without_an_address_is_refused(run: Run) -> None:
    Path("b.yaml").write_text(BASE_OF_TWO)
    ran = run("project", "b.yaml", "--set", "=5")
    assert ran.status == 2
    assert "--set takes ADDRESS=VALUE" in ran.err


BASE_OF_TWO = """\
title: A
unit: tkr
years: {budget: [2023], plan: [2024]}
indices: {wage: {rates: {2024: 2}}}
areas:
  a: {cost: {2023: 10}, revenue: {2023: 10}, step: 1}
  b: {cost: {2023: 10}, revenue: {2023: 10}, index: wage}
"""
