"""What is explained is what the commands show, in JSON and in CSV."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from conftest import REPOSITORY, SHIPPED, Run
from recomputed_json import WAYS, recomputed, steps_of

from vssbudget.formulas.working import FORMS, How

SERVICES = REPOSITORY / "examples" / "services" / "budget2023.yaml"
SHARED = REPOSITORY / "docs" / "shared.yaml"
CAPITAL = REPOSITORY / "docs" / "capital.yaml"
DIREKT = "areas/hr/services/hr_direkt"


def at(told: Any, path: str) -> Any:
    for each in path.split("/"):
        told = told[each]
    return told


@pytest.mark.parametrize(
    ("file", "address", "command", "path", "row"),
    [
        (SHIPPED, "hr.cost.2026", "project", "areas/hr/cost/2026", "cost,hr,"),
        (SHIPPED, "total.revenue.2028", "project", "total/revenue/2028", "revenue,total,"),
        (SHIPPED, "hr.price_change.2025", "project", "areas/hr/price_change/2025", "price_change,"),
        (SHIPPED, "rates.wage.2024", "project", "rates/wage/2024", "rate,wage,"),
        (SHIPPED, "hr.self_cost_change.2024", "prices", "areas/hr/price_change/2024", "hr,"),
        (SHIPPED, "hr.self_cost_change.wage.2024", "prices", "areas/hr/parts/2024/wage", "hr,"),
        (SERVICES, "hr.hr_direkt.cost.2026", "project", f"{DIREKT}/cost/2026", "cost,hr.hr_direkt"),
        (SERVICES, "hr.hr_direkt.price.2026", "project", f"{DIREKT}/price/2026", "price,"),
        (SHARED, "pools.lokaler.cost.2025", "allocate", "pools/lokaler/cost/2025", "cost,lokaler,"),
        (
            *(SHARED, "pools.lokaler.to.hr.2025", "allocate"),
            *("pools/lokaler/receivers/hr/amount/2025", "amount,lokaler,hr,"),
        ),
        (CAPITAL, "capital.total.cost.2026", "capital", "total/capital_cost/2026", "capital_cost,"),
        (
            *(CAPITAL, "capital.computers.interest.2026", "capital"),
            *("lines/computers/interest/2026", "interest,computers,"),
        ),
    ],
)
def test_a_figure_is_explained_as_it_is_shown(
    run: Run, file: Path, address: str, command: str, path: str, row: str
) -> None:
    told = json.loads(run("explain", address, file, "--format", "json").out)
    shown = at(json.loads(run(command, file, "--format", "json").out), path)
    assert told["value"] == shown
    text = "".join(run("explain", address, file).out.split())
    assert f":{shown}" in text.replace("├", "└").partition("└")[0]
    lines = run(command, file, "--format", "csv").out.splitlines()
    rows = csv.reader(io.StringIO("\n".join(line for line in lines if line.startswith(row))))
    assert any(str(shown) in each for each in rows)


def test_the_docs_say_of_every_way_what_it_makes() -> None:
    """What they say is carried out from the JSON alone, by `recomputed_json`."""
    page = (REPOSITORY / "docs" / "commands.md").read_text("utf-8")
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith('| `"')]
    told = {each.strip(' `"') for row in rows for each in row.split(",")}
    assert {str(how) for how in How if how not in (How.PASSED, *FORMS)} <= told
    assert {str(how) for how in How} == {*WAYS, *FORMS, "passed", "input", "option", "count"}


def test_what_is_below_zero_is_shared_in_units_that_are_rounded_down_as_the_docs_say(
    run: Run,
) -> None:
    """-7/3 is -2.33, so that each has -3, and -2 the two that get what is left."""
    page = (REPOSITORY / "docs" / "commands.md").read_text("utf-8")
    assert "all such parts are rounded down (−7/3 to −3)" in page
    areas = ", ".join(f"{each}: {{cost: {{2023: 50}}, step: 0}}" for each in "abc")
    Path("b.yaml").write_text(
        "title: T\nunit: tkr\nyears: {budget: [2023], plan: [2024]}\n"
        f"areas: {{{areas}}}\npools: {{p: {{parts: {{x: {{cost: {{2023: 0}}, step: -7}}}},"
        " key: {shares: {c: 0.333333, b: 0.333333, a: 0.333333}}}}\n",
        "utf-8",
    )
    for name, part in (("a", -2), ("b", -2), ("c", -3)):
        text = run("explain", f"pools.p.to.{name}.2024", "b.yaml", "--format", "json").out
        steps = steps_of(text)
        assert json.loads(text)["value"] == part
        assert all(recomputed(step, steps) for step in steps.values())


SHORT = """
title: T
unit: tkr
years: {budget: [2022, 2023], plan: [2024]}
indices: {values: {2024: 2}, rates: {rates: {2024: 3}}}
areas:
  klf: {cost: {2023: 100}, index: values, agreement: {2024: 4}}
  values: {cost: {2023: 300}, index: rates}
pools:
  hus: {parts: {hyra: {cost: {2023: 90}, index: values}}, key: {headcount: {klf: 12, values: 6}}}
investments: {lines: {bilar: {values: {2023: 9}, life: 3}}, interest: 2}
"""


@pytest.mark.parametrize(
    ("address", "paths"),
    [
        (
            "pools.hus.to.klf.2024",
            [
                *("pools.hus.parts.hyra.cost.2023", "indices.values.2024"),
                *("pools.hus.key.headcount.klf", "pools.hus.key.headcount.values"),
            ],
        ),
        ("rates.rates.2024", ["indices.rates.rates.2024"]),
        ("rates.values.2024", ["indices.values.2024"]),
        ("capital.rate.2024", ["investments.interest"]),
        (
            "capital.bilar.2023.interest.2024",
            [
                *("investments.lines.bilar.values.2023", "investments.lines.bilar.life"),
                "investments.interest",
            ],
        ),
    ],
)
def test_an_input_has_the_path_at_which_it_is_written(
    run: Run, tmp_path: Path, address: str, paths: list[str]
) -> None:
    """A figure for all years has no year, and a block in its short form no `values` or `rates`."""
    (tmp_path / "budget.yaml").write_text(SHORT, encoding="utf-8")
    told = json.loads(run("explain", address, "budget.yaml", "--format", "json").out)
    assert [each["path"] for each in told["inputs"]] == paths
    lines = SHORT.splitlines()
    for each in told["inputs"]:
        key = each["path"].rpartition(".")[2]
        assert lines[each["line"] - 1].rfind(key, 0, each["column"] + len(key)) >= 0
