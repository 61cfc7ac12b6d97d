"""The bench: its own parts, without a clock."""

import importlib.util
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import REPOSITORY, budget_of

from vssbudget.checks import BALANCE, check
from vssbudget.commandline.view import ending_of
from vssbudget.loader.text import LIMIT
from vssbudget.loader.tree import plant
from vssbudget.model import size_limits
from vssbudget.model.reading import declared
from vssbudget.model.size_limits import MOST
from vssbudget.projection import project
from vssbudget.projection.pricing import price_case
from vssbudget.report import REPORTS


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench", REPOSITORY / "bench" / "bench.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_file_of_areas_is_a_budget_without_a_fault(bench: ModuleType) -> None:
    budget = budget_of("".join(bench.areas_file(1_000)))
    projection = project(budget)
    assert len(projection.areas) == 1_000
    assert len(projection.years) == 6
    assert not any(judgement.findings for judgement in check(projection, BALANCE))


def test_the_largest_file_of_areas_is_within_the_size_that_is_read(bench: ModuleType) -> None:
    assert sum(len(part.encode()) for part in bench.areas_file(bench.SIZES[-1])) <= LIMIT


def test_the_file_of_services_is_a_budget_whose_every_price_changes(bench: ModuleType) -> None:
    budget = budget_of("".join(bench.services_file(100)))
    case = price_case(project(budget))
    assert len(case) == 110
    assert [len(area.services) for area in budget.areas.values()] == [10] * 10
    assert {tuple(prices) for prices in case.values()} == {(2023, 2024, 2025, 2026)}
    areas = budget_of("".join(bench.areas_file(10)))
    assert (budget.years.every, budget.years.plan) == (areas.years.every, areas.years.plan)


def test_the_largest_file_of_services_is_within_what_is_read_and_calculated(
    bench: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a hundredth of its services asks for, a hundred times: each is counted alike."""
    as_measured = bench.PARTS[:1], range(2023, 2029), ""
    largest = bench.services_file(bench.SIZES[-1], *as_measured)
    assert sum(len(part.encode()) for part in largest) <= LIMIT
    tree = plant("".join(bench.services_file(bench.SIZES[0], *as_measured))).tree
    monkeypatch.setattr(size_limits, "MOST", 0)
    refused = size_limits.too_many_figures(tree, declared(tree))
    assert refused is not None
    count = refused.message.values["count"]
    assert isinstance(count, int)
    assert count * bench.SIZES[-1] // bench.SIZES[0] <= MOST


def test_the_sizes_grow_by_ten(bench: ModuleType) -> None:
    assert all(larger == 10 * smaller for smaller, larger in pairwise(bench.SIZES))


@pytest.mark.parametrize(
    ("measured", "limit", "told"),
    [(2.49, 2.5, "ok"), (2.5, 2.5, "ok"), (2.51, 2.5, "over"), (9.0, None, "–")],
)
def test_a_figure_is_over_its_limit_or_ok(
    bench: ModuleType, measured: float, limit: float | None, told: str
) -> None:
    figure = bench.Figure("start", measured, limit)
    assert bench.verdict(figure) == told
    assert bench.status([bench.Figure("other", 1, 2), figure]) == (told == "over")


def test_figures_are_shown_in_columns_or_in_markdown(bench: ModuleType) -> None:
    figures = [bench.Figure("start", 6.0, 14), bench.Figure("memory", 3250.4, None, "B/area")]
    assert bench.table(figures).splitlines() == [
        "what       measured    limit  verdict",
        "start        6.00 ×  14.00 ×  ok",
        "memory  3250 B/area        –  –",
    ]
    assert bench.markdown(figures).splitlines() == [
        "| what | measured | limit | verdict |",
        "|:---|---:|---:|:---|",
        "| start | 6.00 × | 14.00 × | ok |",
        "| memory | 3250 B/area | – | – |",
    ]


def test_a_process_that_fails_is_no_measurement(
    bench: ModuleType, tmp_path_factory: pytest.TempPathFactory
) -> None:
    runner = bench.Runner(tmp_path_factory.mktemp("bench"))
    with pytest.raises(bench.subprocess.CalledProcessError):
        runner.usage([sys.executable, "-c", "raise SystemExit(3)"])
    assert runner.usage([sys.executable, "-c", "pass"]).peak > 0


def test_processes_are_held_against_the_first_one_of_their_round(
    bench: ModuleType, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rounds of 1 and 4, 2 and 9, 10 and 20 seconds: 4, 4.5 and 2 times, of which 4 is the middle.

    The median of the one over that of the other would be 9 / 2.
    """
    runner = bench.Runner(tmp_path_factory.mktemp("bench"))
    seconds = iter([1.0, 4.0, 2.0, 9.0, 10.0, 20.0])
    peaks = iter([5, 1, 9, 7, 3, 8])
    monkeypatch.setattr(runner, "usage", lambda _: bench.Usage(next(seconds), next(peaks)))
    first, other = runner.in_turns([["a"], ["b"]], 3)
    assert first == (2.0, 1.0, 9)
    assert other == (9.0, 4.0, 8)


def test_reports_are_measured_of_every_kind(
    bench: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Runner:
        def usage(self, command: Sequence[str]) -> None:
            assert command[3:5] == ["project", str(bench.SHIPPED)] or "--output" in command

        def in_turns(self, commands: Sequence[Sequence[str]], rounds: int) -> list[Any]:
            return [bench.Turns(float(rounds), 1.5, 0) for _ in commands]

    monkeypatch.setattr(bench, "_write", lambda *_: None)
    told = [figure.what for figure in bench.reports(Runner(), Path(), 1)]
    assert told[::2] == [f"report {ending_of(form)}: shipped file / project" for form in REPORTS]
    assert len(told) == 2 * len(REPORTS)
