"""The summary of a step: the whole list, beside the annotations of a workflow on GitHub."""

from pathlib import Path

import pytest
from conftest import SHIPPED, Run


@pytest.fixture
def summary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Name a file for the summary, as a runner does."""
    path = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def test_a_workflow_gets_annotations_and_the_whole_list_in_the_summary(
    run: Run, summary: Path, broken_file: Path
) -> None:
    summary.write_text("# From the step before\n", "utf-8")
    ran = run("check-balance", broken_file)
    assert ran.status == 1
    assert ran.out.startswith("::error file=")
    page = summary.read_text("utf-8")
    assert page.startswith("# From the step before\n**vssbudget: ")
    assert page[23:] == run("check-balance", broken_file, "--format", "markdown").out


def test_another_format_leaves_the_summary_alone(run: Run, summary: Path) -> None:
    run("check", SHIPPED, "--format", "json")
    assert not summary.exists()


def test_a_summary_is_never_written_through_a_link(run: Run, summary: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("before", "utf-8")
    summary.symlink_to(target)
    ran = run("check", SHIPPED)
    assert ran.status == 4
    assert ran.err == f"vssbudget: {summary} could not be written: it is no regular file\n"
    assert target.read_text("utf-8") == "before"
