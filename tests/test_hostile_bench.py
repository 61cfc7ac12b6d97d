"""Small ones of the worst files, and a short run of the fuzzer."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import REPOSITORY, SHIPPED

from vssbudget.checks import RULES, check
from vssbudget.commandline import main
from vssbudget.loader import Source, load
from vssbudget.model import MANY
from vssbudget.projection import project
from vssbudget.report import Display, Verdict, render_findings, render_projection


def module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, REPOSITORY / "bench" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[name] = made
    spec.loader.exec_module(made)
    return made


BOUNDS = module("bounds")
module("drawn")
FUZZ = module("fuzz")
SMALL = 60_000
LARGER = {
    300_000: ("8 000 planned", "9 000"),
    120_000: ("claims of", "price spans", "repeated rows of what there is not"),
}
"""What a file needs that has room for one row only behind thousands of years or names."""
CASES = [*BOUNDS.refused(), *BOUNDS.valid()]
A_TENTH = 10
WORST = {
    "unknown keys in areas": ["check json"],
    "more cohorts than are followed": ["check json", "capital json"],
    "rates of 1 000 % for thousands of years": ["project json", "check table", "prices csv"],
    "a volume that goes up and down for thousands of years": ["project table", "prices json"],
    "areas without a source": ["project json", "explain json"],
    "cohorts of 700 planned years": ["capital json"],
    "rates that leave nothing": ["project json"],
    "the receivers of a pool": ["allocate json"],
    "goals of one indicator": ["goals table"],
}
"""The worst of each kind, and the commands that take longest over it."""


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_worst_files_are_refused_or_answered(case: Any, tmp_path: Path) -> None:
    path = tmp_path / "budget.yaml"
    size = next((n for n, names in LARGER.items() if case.name.startswith(names)), SMALL)
    path.write_bytes(case.write(size))
    loaded = load(Source("budget.yaml", path))
    assert (loaded.budget is None) == (case.bound is BOUNDS.REFUSED)
    assert len(loaded.faults) <= MANY + 2_002
    verdict = Verdict("budget.yaml", loaded.faults, refused=loaded.budget is None)
    if loaded.budget is not None:
        projection = project(loaded.budget)
        assert render_projection(projection, "budget.yaml", "csv", Display())
        judgements = tuple(check(projection, RULES))
        found = [each for judgement in judgements for each in judgement.findings]
        verdict = Verdict("budget.yaml", loaded.placed(found), judgements)
        assert all(each.place is not None for each in verdict.findings)
    assert render_findings([verdict], "json", Display())


def steps(case: Any, size: int, tmp_path: Path) -> int:
    """Count the calls of functions that reading a file takes."""
    path = tmp_path / "budget.yaml"
    path.write_bytes(case.write(size))
    counted = 0

    def count(*_: Any) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        loaded = load(Source("budget.yaml", path))
        if loaded.budget is not None:
            loaded.placed(
                each for found in check(project(loaded.budget), RULES) for each in found.findings
            )
    finally:
        sys.setprofile(None)
    return counted


GROWING = [
    case
    for case in CASES
    if case.name
    in (
        *("unknown keys in areas", "commas in every row", "wrong numbers", "areas of nothing"),
        *("areas without a source", "accepted entries that all occur", "published rows"),
        *("indices, each used once", "a claim of every line of investment", "broken prices"),
        *("accepted entries that are gone", "repeated rows that differ"),
    )
]


@pytest.mark.parametrize("case", GROWING, ids=[case.name for case in GROWING])
def test_twice_the_file_takes_no_more_than_about_twice_the_steps(case: Any, tmp_path: Path) -> None:
    steps(case, 8_000, tmp_path)  # imports what is imported where it is used
    before = steps(case, 8_000, tmp_path)
    first, second = steps(case, 16_000, tmp_path), steps(case, 32_000, tmp_path)
    assert second - first <= 2.5 * (first - before)


def test_an_answer_is_held_against_its_bound() -> None:
    bound = BOUNDS.Bound(10, 100, frozenset([3]))
    for told, answer in (
        ("ok", (3, 10.0, 100)),
        ("over", (3, 10.1, 100)),
        ("over", (3, 10.0, 101)),
        ("wrong status", (0, 1.0, 1)),
    ):
        assert BOUNDS.verdict(BOUNDS.Answer(*answer), bound) == told


@pytest.mark.parametrize(
    ("name", "told"), [(name, told) for name, each in WORST.items() for told in each]
)
def test_the_worst_of_each_kind_keeps_within_half_its_bound_at_a_tenth_of_its_size(
    name: str, told: str, tmp_path: Path
) -> None:
    (case,) = BOUNDS.chosen([name])
    path = tmp_path / "budget.yaml"
    path.write_bytes(case.write(BOUNDS.LIMIT // A_TENTH))
    command = next(each for each in BOUNDS.COMMANDS if f"{each[0]} {each[2]}" == told)
    bound = BOUNDS.bound_of(case, command)
    answer = BOUNDS.run([*BOUNDS.PROGRAM, *BOUNDS.arguments(command, path)], bound)
    half = bound._replace(seconds=bound.seconds / 2)  # a busy machine takes twice as long
    assert BOUNDS.verdict(answer, half) == "ok", answer


def test_every_command_that_calculates_is_among_those_that_are_given_the_worst_files() -> None:
    group = {"project", "check", "check-balance", "prices", "capital", "allocate"}
    group |= {"goals", "explain"}
    assert {each[0] for each in BOUNDS.COMMANDS} == group
    for named in BOUNDS.COMMANDS:
        assert main([*BOUNDS.arguments(named, SHIPPED)]) == 0


def test_a_process_is_held_to_its_memory() -> None:
    bound = BOUNDS.Bound(20, 200 * BOUNDS.MIB, frozenset([0]))
    command = [sys.executable, "-c", "import sys; bytes(int(sys.argv[1]))"]
    assert BOUNDS.run([*command, "1000"], bound).status == 0
    assert BOUNDS.run([*command, "300000000"], bound).status == 1


def test_three_hundred_inputs_are_judged_without_a_fault_of_ours() -> None:
    counts, wrong = FUZZ.run(7, range(300))
    assert wrong == []
    assert sum(counts.values()) == 300
    assert {"held", "broken"} <= counts.keys()
    assert "| wrong | 0 |" in FUZZ.table(counts, 1.0)


def test_a_figure_that_is_explained_as_another_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(Source("budget.yaml", SHIPPED))
    assert loaded.budget is not None
    projection = project(loaded.budget)
    FUZZ.explained(projection)
    monkeypatch.setattr(FUZZ, "derive", lambda *_: None)
    with pytest.raises(FUZZ.Wrong, match=r"explained as None"):
        FUZZ.explained(projection)


def test_a_step_that_does_not_follow_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load(Source("budget.yaml", SHIPPED))
    assert loaded.budget is not None
    monkeypatch.setattr(FUZZ, "recomputed", lambda *_: None)
    with pytest.raises(FUZZ.Wrong, match=r"total\.cost\.\d+: Step.* is None"):
        FUZZ.explained(project(loaded.budget))


def test_the_fuzzer_tells_what_went_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(FUZZ, "outcome", broken)
    counts, ((number, told),) = FUZZ.run(7, [5])
    assert (counts, number) == ({"wrong": 1}, 5)
    assert "ZeroDivisionError" in told
