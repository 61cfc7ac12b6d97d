"""`diff` between revisions, in real repositories."""

import json
from pathlib import Path

import pytest
from conftest import Run
from scratch import Scratch, costing, needs_git

pytestmark = needs_git


def difference(run: Run, *args: str) -> int:
    """Give by how much the total cost of 2023 differs, to which its parts add up."""
    ran = run("diff", *args, "--format", "json")
    assert ran.status == 0, ran.err
    told = json.loads(ran.out)
    assert sum(told["bridge"]["2023"].values()) == told["total"]["2023"]["difference"]
    return int(told["total"]["2023"]["difference"])


@pytest.mark.parametrize("name", ["a b.yaml", "-b.yaml", "budget2023.yaml"])
def test_a_file_of_any_name_is_compared_between_revisions(run: Run, name: str) -> None:
    scratch = Scratch()
    scratch.put(costing(1000), name)
    scratch.put(costing(1010), name)
    Path(name).write_text(costing(1030), "utf-8")
    assert difference(run, f"HEAD~1:{name}", f"HEAD:{name}") == 10
    assert difference(run, f"HEAD:{name}") == 20


def test_the_working_file_is_compared_with_head_and_in_a_pipeline_with_where_it_begins(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = Scratch()
    scratch.put(costing(1000))
    scratch("switch", "--quiet", "--create", "change")
    scratch.put(costing(1010))
    scratch.put(costing(1030))
    Path("budget2023.yaml").write_text(costing(1031), "utf-8")
    assert difference(run) == 1
    scratch("update-ref", "refs/remotes/origin/main", "main")
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    assert difference(run) == 31
    scratch("mv", "budget2023.yaml", "budget2024.yaml")
    assert difference(run) == 31


def test_what_does_not_read_at_a_revision_is_told_with_its_side_and_place(run: Run) -> None:
    scratch = Scratch()
    scratch.put(costing(1000) + "no: [\n")
    scratch.put(costing(1000))
    ran = run("diff", "HEAD~1:budget2023.yaml")
    assert ran.status == 3
    assert "HEAD~1:budget2023.yaml:" in ran.out


def test_in_a_shallow_clone_it_is_never_told_that_nothing_changed(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = Scratch("work")
    scratch.put(costing(1000))
    scratch.put(costing(1010))
    scratch("clone", "--quiet", "--depth=1", f"file://{Path('work').resolve()}", "../shallow")
    monkeypatch.chdir("shallow")
    monkeypatch.setenv("CI", "true")
    for args in ((), ("HEAD~1:budget2023.yaml",)):
        ran = run("diff", *args)
        assert (ran.status, ran.out) == (2, "")
        assert "fetch-depth: 0" in ran.err


def test_in_a_bare_repository_two_revisions_are_compared(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = Scratch("work")
    scratch.put(costing(1000))
    scratch.put(costing(1010))
    scratch("clone", "--quiet", "--bare", ".", "../bare")
    monkeypatch.chdir("bare")
    assert difference(run, "HEAD~1:budget2023.yaml", "HEAD:budget2023.yaml") == 10


def test_a_new_file_is_no_fault_in_a_pipeline_alone(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = Scratch()
    scratch.put(costing(1000))
    scratch.put(costing(1001))
    Path("budget2024.yaml").write_text(costing(1010), "utf-8")
    assert run("diff").status == 2
    monkeypatch.setenv("CI", "true")
    ran = run("diff")
    assert (ran.status, ran.out) == (0, "")
    assert "nothing to compare it with" in ran.err
