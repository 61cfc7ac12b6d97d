"""Files at revisions: how they are named, what is compared, and what is said where it cannot be."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from scratch import BUDGET, Scratch, costing, needs_git

from vssbudget.findings import WrongCommand
from vssbudget.history.git import Git
from vssbudget.history.objects import Objects
from vssbudget.history.repository import SHORT
from vssbudget.history.revisions import Revised, named, sides
from vssbudget.loader import Source, load
from vssbudget.loader.text import LIMIT

pytestmark = needs_git


def texts(old: str | None = None, new: str | None = None, *, ci: bool = False) -> list[str]:
    """Give what stands on the two sides."""
    read = [each.read() for each in sides(old, new, in_pipeline=ci)]
    return [each.decode() for each in read if isinstance(each, bytes)]


def names(old: str | None = None, new: str | None = None, *, ci: bool = False) -> list[str]:
    return [each.name for each in sides(old, new, in_pipeline=ci)]


def wrong(old: str | None = None, new: str | None = None, *, ci: bool = False) -> str:
    """Give what is said instead of the two sides."""
    with pytest.raises(WrongCommand) as raised:
        texts(old, new, ci=ci)
    return str(raised.value.message)


def test_the_working_file_is_compared_with_head() -> None:
    Scratch().put(costing(1))
    Path("budget2023.yaml").write_text(costing(2), "utf-8")
    assert texts() == [costing(1), costing(2)]
    assert names() == ["HEAD:budget2023.yaml", "budget2023.yaml"]


def test_a_file_that_is_the_working_file_is_compared_with_head_and_another_with_that() -> None:
    Scratch().put(costing(1))
    Path("budget2023.yaml").write_text(costing(2), "utf-8")
    Path("other.yaml").write_text(costing(3), "utf-8")
    assert texts("./budget2023.yaml") == [costing(1), costing(2)]
    assert texts("other.yaml") == [costing(3), costing(2)]


def test_a_file_alone_with_none_in_reach_is_compared_with_head() -> None:
    scratch = Scratch()
    scratch.put(costing(1), "plans/mine.yaml")
    Path("plans/mine.yaml").write_text(costing(2), "utf-8")
    assert texts("plans/mine.yaml") == [costing(1), costing(2)]
    assert names("plans/mine.yaml") == ["HEAD:plans/mine.yaml", "plans/mine.yaml"]
    assert wrong("plans/none.yaml") == "there is no file plans/none.yaml"
    assert wrong("-").startswith("no budget is named")
    assert wrong().startswith("no budget is named")


def test_a_revision_is_compared_with_the_working_file_and_two_with_each_other() -> None:
    scratch = Scratch()
    scratch.put(costing(1), "plans/mine.yaml")
    scratch.put(costing(2), "plans/mine.yaml")
    Path("plans/mine.yaml").write_text(costing(3), "utf-8")
    assert texts("HEAD~1:plans/mine.yaml") == [costing(1), costing(3)]
    assert texts("HEAD~1:plans/mine.yaml", "HEAD:plans/mine.yaml") == [costing(1), costing(2)]
    assert texts("plans/mine.yaml", "HEAD:plans/mine.yaml") == [costing(3), costing(2)]
    assert texts("HEAD^{/A change}:plans/mine.yaml", "plans/mine.yaml") == [costing(2), costing(3)]


def test_a_path_is_from_the_root_or_with_a_point_from_here(monkeypatch: pytest.MonkeyPatch) -> None:
    Scratch().put(costing(1), "plans/mine.yaml")
    monkeypatch.chdir("plans")
    Path("mine.yaml").write_text(costing(2), "utf-8")
    assert texts("HEAD:./mine.yaml") == texts("HEAD:plans//mine.yaml") == [costing(1), costing(2)]
    assert names("HEAD:./mine.yaml") == ["HEAD:plans/mine.yaml", "mine.yaml"]
    assert wrong("HEAD:mine.yaml") == (
        "there is no file mine.yaml in HEAD: name it by its path from the root, or as "
        "REV:./path from here"
    )
    assert wrong("HEAD:../../mine.yaml").startswith("there is no file ../mine.yaml in HEAD")


def test_standard_input_is_read_once() -> None:
    assert named("-") == Source("<stdin>", None)
    assert wrong("-", "-") == "- is standard input, which can be read once: name a file"


def test_a_file_goes_before_a_revision_and_a_drive_is_none() -> None:
    Path("HEAD:b.yaml").write_text(BUDGET, "utf-8")
    for each in ("HEAD:b.yaml", r"C:\x.yaml", "C:/x.yaml", "none.yaml"):
        assert named(each) == Source(each, Path(each))


@pytest.mark.parametrize("name", ["a b.yaml", "-b.yaml", "å, ä:ö.yaml", "--textconv", ":(top)x"])
def test_names_of_files_are_never_taken_for_more(name: str) -> None:
    Scratch().put(costing(1), name)
    Path(name).write_text(costing(2), "utf-8")
    assert texts(f"HEAD:{name}") == texts(f"./{name}") == [costing(1), costing(2)]


@pytest.mark.parametrize("revision", ["none", "--all", "-h", "HEAD HEAD", "HEAD..HEAD", "^HEAD"])
def test_what_is_no_revision_is_said(revision: str) -> None:
    Scratch().put()
    assert wrong(f"{revision}:budget2023.yaml") == f"there is no revision {revision}"


def test_a_file_with_a_line_break_in_its_name_is_at_no_revision() -> None:
    Scratch().put(name="a\nb.yaml")
    assert wrong("HEAD:a\nb.yaml").startswith(r"there is no file a\nb.yaml in HEAD")


def test_a_new_file_has_nothing_to_be_compared_with() -> None:
    Scratch().commit()
    Path("budget2024.yaml").write_text(BUDGET, "utf-8")
    assert wrong() == (
        "budget2024.yaml does not stand in HEAD, so there is nothing to compare it with: "
        "name two files"
    )


def test_a_file_that_was_renamed_is_compared_with_what_it_was() -> None:
    scratch = Scratch()
    scratch.put(costing(1), "budget2023.yaml")
    scratch("mv", "budget2023.yaml", "budget2024.yaml")
    Path("budget2024.yaml").write_text(costing(2), "utf-8")
    assert texts() == [costing(1), costing(2)]
    assert names() == ["HEAD:budget2023.yaml", "budget2024.yaml"]
    scratch.commit()
    assert texts() == [costing(2), costing(2)]
    assert texts(ci=True) == [costing(1), costing(2)]


def test_without_a_repository_or_a_commit_it_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    Path("budget2023.yaml").write_text(BUDGET, "utf-8")
    assert wrong().startswith("git does not read the repository: not a git repository")
    Scratch()
    assert wrong() == "there is no revision HEAD"


def test_without_git_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    told = wrong("HEAD:x.yaml")
    assert told.startswith("git cannot be called (")
    assert told.endswith("): install it, or name two files")
    with Objects(Git(Path())) as contents, pytest.raises(WrongCommand, match="cannot be called"):
        contents("HEAD", "x.yaml")


def test_git_that_ends_without_an_answer_is_told() -> None:
    with Objects(Git(Path("none"))) as contents, pytest.raises(WrongCommand, match="without an"):
        contents("HEAD", "x.yaml")


def test_in_a_bare_repository_two_revisions_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = Scratch("work")
    scratch.put(costing(1))
    scratch.put(costing(2))
    scratch("clone", "--quiet", "--bare", ".", "../bare")
    monkeypatch.chdir("bare")
    assert texts("HEAD~1:budget2023.yaml", "HEAD:budget2023.yaml") == [costing(1), costing(2)]
    assert wrong("HEAD:budget2023.yaml") == (
        "the repository is bare and has no working file: name two of REV:path"
    )


def test_a_shallow_clone_is_told_with_the_depth_to_fetch(monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = Scratch("work")
    scratch.put(costing(1))
    scratch.put(costing(2))
    scratch("clone", "--quiet", "--depth=1", f"file://{Path('work').resolve()}", "../shallow")
    monkeypatch.chdir("shallow")
    assert texts() == [costing(2), costing(2)]
    for told in (wrong("HEAD~1:budget2023.yaml"), wrong(ci=True)):
        assert told.startswith("there is no revision HEAD")
        assert "in this clone, which is shallow: fetch the whole history (fetch-depth: 0 of" in told


def branched() -> Scratch:
    """Make a branch that changes the cost to 3 while main changes it to 2, from 1."""
    scratch = Scratch()
    scratch.put(costing(1))
    scratch("switch", "--quiet", "--create", "change")
    scratch.put("x", "other.txt")
    scratch.put(costing(3))
    scratch("switch", "--quiet", "main")
    scratch.put(costing(2))
    scratch("update-ref", "refs/remotes/origin/main", "main")
    scratch("switch", "--quiet", "change")
    return scratch


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("GITHUB_BASE_REF", "main"),
        ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"),
        ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "main~1"),
    ],
)
def test_in_a_pipeline_the_working_file_is_compared_with_where_its_change_begins(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = branched()
    monkeypatch.setenv(variable, value)
    assert texts(ci=True) == [costing(1), costing(3)]
    begins = scratch("rev-parse", "main~1")[:SHORT]
    assert names(ci=True) == [f"{begins}:budget2023.yaml", "budget2023.yaml"]
    assert texts() == [costing(3), costing(3)]


def test_in_a_pipeline_without_a_target_it_is_the_default_branch_else_the_first_parent() -> None:
    scratch = branched()
    assert texts(ci=True) == [costing(1), costing(3)]
    scratch("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    assert texts(ci=True) == [costing(1), costing(3)]
    scratch("switch", "--quiet", "main")
    scratch.put(costing(4))
    scratch("update-ref", "refs/remotes/origin/main", "main")
    assert texts(ci=True) == [costing(2), costing(4)]


def test_in_a_pipeline_a_target_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = branched()
    monkeypatch.setenv("GITHUB_BASE_REF", "release")
    assert wrong(ci=True) == "there is no revision refs/remotes/origin/release"
    scratch("switch", "--quiet", "--orphan", "alone")
    scratch.put()
    scratch("update-ref", "refs/remotes/origin/release", "change")
    assert wrong(ci=True).startswith("HEAD and refs/remotes/origin/release have no commit in comm")


def test_files_beside_are_read_at_the_same_revision() -> None:
    scratch = Scratch()
    text = BUDGET.replace("price: {rates: {2024: 2}, source: own}", "from: ../shared/rates.yaml")
    rates = "sources: {own: A table}\nindices:\n  price: {rates: {2024: 2}, source: own}\n"
    scratch.put(rates, "shared/rates.yaml")
    scratch.put(text, "plans/mine.yaml")
    Path("shared/rates.yaml").unlink()
    source = named("HEAD:plans/mine.yaml")
    loaded = load(source)
    assert loaded.budget is not None
    assert [each.name for each in loaded.sources] == [
        "HEAD:plans/mine.yaml",
        "HEAD:shared/rates.yaml",
    ]
    fault = load(named("HEAD~1:shared/rates.yaml")).faults[0]
    assert fault.place is not None
    assert fault.place.file == "HEAD~1:shared/rates.yaml"


@pytest.mark.parametrize(
    ("beside", "said"),
    [("mine.yaml", "the budget names itself"), ("none.yaml", "there is no file none.yaml in HEAD")],
)
def test_what_is_wrong_with_a_file_beside_is_told_in_its_place(beside: str, said: str) -> None:
    Scratch().put(
        BUDGET.replace("price: {rates: {2024: 2}, source: own}", f"from: {beside}"), "mine.yaml"
    )
    fault = load(named("HEAD:mine.yaml")).faults[0]
    assert str(fault.message).startswith(said)


def linked(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


@pytest.mark.parametrize(
    ("make", "is_read"),
    [
        (linked("budget2023.yaml"), True),
        (linked("/etc/hostname"), False),
        (linked("../../outside.yaml"), False),
        (linked("x.yaml"), False),
        (Path.mkdir, False),
    ],
)
def test_links_are_followed_within_the_repository_alone(
    make: Callable[[Path], None], is_read: bool
) -> None:
    scratch = Scratch()
    make(Path("x.yaml"))
    if Path("x.yaml").is_dir():
        Path("x.yaml/y").touch()
    scratch.put()
    source = named("HEAD:x.yaml")
    assert isinstance(source, Revised)
    if is_read:
        assert source.read() == BUDGET.encode()
    else:
        with pytest.raises(WrongCommand, match=r"there is no file x\.yaml in HEAD"):
            source.read()


def test_a_file_that_is_too_large_is_not_read_to_its_end() -> None:
    scratch = Scratch()
    commit = scratch.put("#" * (LIMIT + 9), "large.yaml")
    scratch.put()
    assert load(named("HEAD:large.yaml")).faults[0].rule == "too-large"
    with Objects(Git(Path())) as contents:
        assert len(contents(commit, "large.yaml") or b"") == LIMIT + 1
        assert contents("HEAD", "budget2023.yaml") == BUDGET.encode()
        assert contents("HEAD", "large.json") is None


def test_nothing_that_a_repository_is_set_to_is_run() -> None:
    scratch = Scratch()
    scratch.put(costing(1))
    Path("run.sh").write_text("#!/bin/sh\ntouch ran\n", "utf-8")
    Path("run.sh").chmod(0o755)
    program = str(Path("run.sh").resolve())
    for key in ("core.fsmonitor", "core.pager", "diff.external", "diff.x.textconv", "gpg.program"):
        scratch("config", key, program)
    scratch("config", "log.showSignature", "true")
    Path(".gitattributes").write_text("*.yaml diff=x\n", "utf-8")
    Path("budget2023.yaml").write_text(costing(2), "utf-8")
    assert texts() == [costing(1), costing(2)]
    assert not Path("ran").exists()


def test_in_a_hook_the_repository_is_that_which_git_names(monkeypatch: pytest.MonkeyPatch) -> None:
    Scratch().put(costing(1), "plans/mine.yaml")
    Path("plans/mine.yaml").write_text(costing(2), "utf-8")
    monkeypatch.setenv("GIT_DIR", ".git")
    assert texts("plans/mine.yaml") == [costing(1), costing(2)]
