"""Goals as people and programs read them."""

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from conftest import SHIPPED, Run

SMALL = """
title: Small
unit: tkr
years: {actual: [2021, 2022], budget: [2023], plan: [2024]}
areas: {it: {cost: {2023: 100}, step: 0}}
notes: {half: of half a year}
municipal_goals: {m: A good town}
goals:
  g:
    name: Service
    municipal: m
    indicators:
      pleased:
        name: Pleased
        unit: "%"
        wanted: at_least
        note: {2022: half}
        measures:
          it: {name: IT, outcome: {2021: 83, 2022: 87}, target: {2023: 82.0}}
          hr: {unit: 0-5, outcome: {2021: 4.4, 2022: 4.3}, target: {2023: 4.5, 2024: 4.5}}
      ill:
        wanted: at_most
        obligatory: true
        outcome: {2021: 5.9, 2022: IU}
        women: {2021: 6.6}
        men: {2021: 4.2}
        target: {2023: 6.0}
      told: {unit: cases, outcome: {2022: 5}}
  h: {indicators: {near: {wanted: within, outcome: {2021: -4, 2022: 3}, target: {2022: 3}}}}
  none: {indicators: {}}
assignments: {items: [Do this, And that]}
"""


@pytest.fixture
def small(budget_file: Callable[[str], Path]) -> Path:
    return budget_file(SMALL)


def test_people_read_the_whole_of_it(run: Run, small: Path) -> None:
    ran = run("goals", small)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.replace(str(small), "budget.yaml") == EXPECTED


EXPECTED = """\
Small: 2 of 3 targets met
File: budget.yaml
The latest outcome is held against the target of its year, or the next one, and
so is what the budget gives for a year with a target; better and worse are by
what is wanted.

A good town: Service
                                      2021  2022  2023  2024
Pleased
  IT (%)                                83    87*    –     –
    target, at least: met, better        –     –  82.0     –
  hr (0-5)                             4.4   4.3*    –     –
    target, at least: not met, worse     –     –   4.5   4.5
ill, obligatory                        5.9     –     –     –
  women                                6.6     –     –     –
  men                                  4.2     –     –     –
  target, at most: not to be judged      –     –   6.0     –
told (cases)                             –     5     –     –

h
                                              2021  2022  2023  2024
near                                            -4     3     –     –
  target, plus or minus at most: met, better     –     3     –     –

Assignments
- Do this
- And that

Notes
- * of half a year
- – no figure
"""


def test_programs_get_what_the_contract_says(run: Run, small: Path) -> None:
    told = json.loads(run("goals", small, "--format", "json").out)
    assert told["schema"] == "vssbudget/goals/1"
    assert told["years"] == [2021, 2022, 2023, 2024]
    assert told["assignments"] == ["Do this", "And that"]
    service, other, none = told["goals"]
    assert (service["name"], service["municipal"]) == ("Service", "A good town")
    assert (other["name"], other["municipal"]) == ("h", None)
    assert none["indicators"] == []
    pleased, ill, cases = service["indicators"]
    assert (pleased["met"], pleased["outcome"], pleased["target"]) == (False, {}, {})
    assert [each["met"] for each in pleased["measures"]] == [True, False]
    assert pleased["measures"][0] == {
        "key": "it",
        "name": "IT",
        "unit": "%",
        "wanted": "at_least",
        "outcome": {"2021": "83", "2022": "87"},
        "women": {},
        "men": {},
        "notes": {"2022": "of half a year"},
        "target": {"2023": "82"},
        "computed": None,
        "trend": "better",
        "met": True,
    }
    assert ill["outcome"] == {"2021": "5.9", "2022": None}
    assert (ill["women"], ill["men"]) == ({"2021": "6.6"}, {"2021": "4.2"})
    assert (ill["met"], ill["trend"], ill["obligatory"]) == (None, None, True)
    assert (cases["wanted"], cases["met"]) == (None, None)


def test_a_spreadsheet_has_a_row_of_each_figure(run: Run, small: Path) -> None:
    rows = list(csv.DictReader(StringIO(run("goals", small, "--format", "csv").out)))
    assert [(row["indicator"], row["measure"], row["figure"]) for row in rows] == [
        ("pleased", "it", "outcome"),
        ("pleased", "it", "target"),
        ("pleased", "hr", "outcome"),
        ("pleased", "hr", "target"),
        *(("ill", "", each) for each in ("outcome", "women", "men", "target")),
        ("told", "", "outcome"),
        ("near", "", "outcome"),
        ("near", "", "target"),
    ]
    assert rows[0] == {
        **{"goal": "g", "indicator": "pleased", "measure": "it", "name": "Pleased, IT"},
        **{"unit": "%", "figure": "outcome", "wanted": "at_least", "trend": "better"},
        **{"met": "true", "2021": "83", "2022": "87", "2023": "", "2024": ""},
    }


@pytest.mark.parametrize(
    ("wanted", "outcome", "target", "told"),
    [
        ("at_least", "{2021: 1, 2022: 2}", "{2022: 2}", ("better", True)),
        ("at_least", "{2021: 2, 2022: 1}", "{2023: 2}", ("worse", False)),
        ("at_most", "{2021: 2, 2022: 1}", "{2023: 1}", ("better", True)),
        ("at_most", "{2021: 1, 2022: 2}", "{2023: 1}", ("worse", False)),
        ("within", "{2021: 2, 2022: -5}", "{2023: 5}", ("worse", True)),
        ("within", "{2021: -6, 2022: 5.1}", "{2023: 5}", ("better", False)),
        ("within", "{2022: -5.1}", "{2023: 5}", (None, False)),
        ("equals", "{2021: 86, 2022: 104}", "{2023: 100}", ("better", False)),
        ("equals", "{2021: 100, 2022: 100}", "{2023: 100, 2024: 1}", ("unchanged", True)),
        ("equals", "{2021: 1, 2022: 2}", "{}", (None, None)),
        ("at_least", "{2022: 1}", "{2021: 1}", (None, None)),
        ("at_least", "{2021: 1, 2022: 2, 2023: IU}", "{2023: 1}", ("better", None)),
        ("at_least", "{}", "{2023: 1}", (None, None)),
    ],
)
def test_the_latest_outcome_is_held_against_the_next_target(
    run: Run,
    budget_file: Callable[[str], Path],
    wanted: str,
    outcome: str,
    target: str,
    told: tuple[str | None, bool | None],
) -> None:
    head = SMALL.partition("notes:")[0]
    indicator = f"{{wanted: {wanted}, outcome: {outcome}, target: {target}}}"
    path = budget_file(f"{head}goals: {{g: {{indicators: {{i: {indicator}}}}}}}\n")
    goals: Any = json.loads(run("goals", path, "--format", "json").out)["goals"]
    (found,) = goals[0]["indicators"]
    assert (found["trend"], found["met"]) == told


COMPUTED = SMALL.replace("{2023: 100}", "{2021: 90, 2023: 100}, revenue: {2021: 92, 2023: 102}")
COMPUTED = COMPUTED.replace("near: {wanted", "near: {computed: indicators.budget_deviation, wanted")


def test_what_the_figures_give_stands_beside_the_outcome_and_its_target(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    """92 − 90 of 92 is 2.17 %, 102 − 100 of 102 is 1.96 %, and 2024 is set equal to cost."""
    path = budget_file(COMPUTED)
    out = run("goals", path).out
    (line,) = [each for each in out.splitlines() if "by the budget: result in %" in each]
    assert line.split()[-4:] == ["2.17", "–", "1.96", "0.00"]
    near = json.loads(run("goals", path, "--format", "json").out)["goals"][1]["indicators"][0]
    assert near["computed"] == {"2021": "2.173913", "2023": "1.960784", "2024": "0"}
    rows = list(csv.DictReader(StringIO(run("goals", path, "--format", "csv").out)))
    assert [row["2023"] for row in rows if row["figure"] == "computed"] == ["1.960784"]
    asked = run("goals", path, "--price", "2.5")
    assert (asked.status, asked.out) == (2, "")


def test_met_is_what_neither_the_outcome_nor_the_figures_miss(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    for target, met in (("{2022: 3, 2023: 2}", True), ("{2022: 3, 2023: 1}", False)):
        path = budget_file(COMPUTED.replace("{2022: 3}}", f"{target}}}"))
        goals: Any = json.loads(run("goals", path, "--format", "json").out)["goals"]
        assert goals[1]["indicators"][0]["met"] is met


def test_what_is_computed_as_no_row_is_left_out(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    path = budget_file(COMPUTED.replace("indicators.budget_deviation", "no.row"))
    assert "by the budget" not in run("goals", path).out


@pytest.mark.parametrize(("lang", "told"), [("en", "has no goals"), ("sv", "har inga mål")])
def test_a_budget_without_goals_says_so(
    run: Run, budget_file: Callable[[str], Path], lang: str, told: str
) -> None:
    ran = run("goals", budget_file(SMALL.partition("notes:")[0]), "--lang", lang)
    assert ran.status == 0
    assert told in ran.out


def test_of_several_notes_each_has_a_mark_of_its_own(run: Run) -> None:
    out = run("goals", SHIPPED, "--lang", "sv").out
    assert "- *** helårsprognos efter juli månad\n" in out
    assert "-3\\*\\* |" in run("goals", SHIPPED, "--format", "markdown").out


def test_very_many_notes_have_no_marks_without_end(
    run: Run, budget_file: Callable[[str], Path]
) -> None:
    head = SMALL.partition("notes:")[0]
    notes = ", ".join(f"note{n}: Note {n}" for n in range(1, 13))
    each = "".join(
        f"  g{n}: {{indicators: {{i: {{outcome: {{2021: 1}}, note: {{2021: note{n}}}}}}}}}\n"
        for n in range(1, 13)
    )
    out = run("goals", budget_file(f"{head}notes: {{{notes}}}\ngoals:\n{each}")).out
    assert re.findall(r"^- (\*+) Note \d+$", out, re.M) == ["*" * min(n, 9) for n in range(1, 13)]


def test_the_shipped_budget_has_all_goals_and_assignments_of_its_source(run: Run) -> None:
    told = json.loads(run("goals", SHIPPED, "--format", "json").out)
    assert len(told["goals"]) == 10
    assert len({each["municipal"] for each in told["goals"]}) == 7
    assert len(told["assignments"]) == 11
    indicators = [each for goal in told["goals"] for each in goal["indicators"]]
    measures = [each for one in indicators for each in one["measures"] or [one]]
    assert (len(indicators), len(measures)) == (24, 31)
    assert sum(each["obligatory"] for each in indicators) == 8
    assert [each["met"] for each in measures].count(None) == 2
    assert {tuple(each["outcome"]) for each in measures} == {("2021", "2022")}
    assert {tuple(each["target"]) for each in measures} == {("2023", "2024")}
