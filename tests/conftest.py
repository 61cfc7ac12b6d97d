"""What every test may use."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import vssbudget
from vssbudget.commandline import main
from vssbudget.loader import ENVIRONMENT
from vssbudget.loader.tree import plant
from vssbudget.model import Budget, read

pytest_plugins = ("browsing",)

REPOSITORY = Path(__file__).parent.parent
SHIPPED = REPOSITORY / "data" / "budget2023.yaml"
UNSET = (
    *(
        ENVIRONMENT,
        "VSSBUDGET_LANG",
        "NO_COLOR",
        "FORCE_COLOR",
        "TERM",
        "LANG",
        "LC_ALL",
        "LC_MESSAGES",
    ),
    *("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_BASE_REF"),
    *("CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"),
)
UNTRACED = frozenset(
    (
        *("test_hostile_bench", "test_report_hostile", "test_commandline_ends", "test_wheel"),
        *("test_ci", "test_house", "test_bench", "test_mutants_bench", "test_format"),
        *("test_decimals_drawn", "test_history_thousand", "test_checks_causes_drawn"),
        "test_spreadsheet_hostile",
        *(
            "test_loader_amend",
            "test_explanations",
            "test_explanations_large",
            "test_published_plan",
        ),
        *("test_workbook_recalculated", "test_workbook_formualizer"),
        *("test_browser_arithmetic", "test_browser_settings", "test_browser_page"),
    )
)
"""Files of tests that run the program on large inputs, or as a process, or not at all.

Others reach the same lines.
"""
PROCESSES_TRACED = frozenset(
    ("test_commandline_status", "test_report_findings", "test_report_table")
)
"""Files of tests whose processes reach lines that nothing else does."""

TRACING = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
"""What says to a process that it is traced."""

for module in walk_packages(vssbudget.__path__, "vssbudget."):
    import_module(module.name)  # else who loads a module first would decide whether that is traced


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Do not trace what draws its inputs, or runs the worst of them: a line needs a plain test.

    So the coverage is the same in every run, and these tests take a half of their time.
    """
    for item in items:
        drawn = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if drawn or item.path.stem in UNTRACED:
            item.add_marker(pytest.mark.no_cover)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[None]:
    """Trace nothing of what is not traced, in a process beside the first one either."""
    tracer = sys.gettrace()
    if pyfuncitem.get_closest_marker("no_cover"):
        sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


def budget_of(text: str) -> Budget:
    """Read a budget that has no fault from its text."""
    budget, faults = read(plant(text).tree)
    assert budget is not None, faults
    return budget


class Ran:
    """What a command left behind: its status and what it wrote."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


def process(*args: str | Path, stdin: bytes = b"", **environment: str) -> Ran:
    """Run a command as a process of its own, with variables besides the test's."""
    ended = subprocess.run(
        [sys.executable, "-m", "vssbudget", *map(str, args)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )
    return Ran(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def a_plain_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Run every test in an empty folder, 80 columns wide, with no budget named.

    A process is traced where a line needs it alone: to begin takes twice as long so.
    """
    if request.path.stem not in PROCESSES_TRACED:
        for name in TRACING:
            monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def shipped_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Name the shipped budget in the environment: it is never judged for want of another."""
    monkeypatch.setenv(ENVIRONMENT, str(SHIPPED))


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let an interrupt end what a test starts, though the shell that began may have it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command within this process."""

    def command(*args: str | Path) -> Ran:
        status = main([str(each) for each in args])
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return command


@pytest.fixture
def budget_file(tmp_path: Path) -> Callable[[str], Path]:
    """Write a budget file and give its path."""

    def write(text: str) -> Path:
        path = tmp_path / "budget.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def broken_file(budget_file: Callable[[str], Path]) -> Path:
    """Write the shipped budget with 519 tkr too much cost in HR in 2023."""
    before, hr, after = SHIPPED.read_text("utf-8").partition("  hr:\n")
    return budget_file(before + hr + after.replace("2023: 33481}", "2023: 34000}", 1))
