"""Writing loses nothing: not what is read, not what others wrote, not whose a file is."""

import errno
import io
import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

from vssbudget.commandline import main, output
from vssbudget.commandline.exit_status import CannotWrite

BUDGET = """\
title: Small
unit: tkr
years: {budget: [2023], plan: [2024]}
areas:
  hr: {cost: {2023: 2}, revenue: {2023: 1}, step: 0}
"""
BEGINS = b'{\n  "schema": "vssbudget/findings/1"'
COMMANDS = [
    *(("project",), ("check",), ("check-balance",), ("prices",), ("capital",), ("allocate",)),
    ("goals",),
    ("explain", "hr.cost.2024"),
    ("solve", "--tornado", "hr.cost.2024"),
]
FORCED = ("--force", "--format", "json")
ENDED = """\
import os, signal, sys
from vssbudget.__main__ import run
number = getattr(signal, sys.argv.pop(1))
flush = os.fsync
def ended(descriptor):
    os.fsync = flush
    os.kill(os.getpid(), number)
    flush(descriptor)
os.fsync = ended
run()
"""


@pytest.fixture
def budget() -> Path:
    """Write a budget with a finding where the command runs."""
    path = Path("budget2023.yaml")
    path.write_text(BUDGET)
    return path


def names() -> list[str]:
    return sorted(each.name for each in Path().iterdir())


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_writes_over_the_budget_that_it_reads(
    run: Run, budget: Path, command: tuple[str, ...]
) -> None:
    ran = run(*command, budget, "-o", f"./{budget}", *FORCED)
    told = f"--output {budget}: it is the budget that is read ({budget}); name another file"
    assert (ran.status, ran.out, ran.err) == (2, "", f"vssbudget: {told}\n")
    assert budget.read_text() == BUDGET
    assert names() == ["budget2023.yaml"]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_that_the_output_is_the_budget_which_is_read_is_told_without_force_too(
    run: Run, budget: Path, command: tuple[str, ...]
) -> None:
    for given in ((budget,), ()):
        ran = run(*command, *given, "-o", f"./{budget}", *FORCED[1:])
        told = f"--output {budget}: it is the budget that is read ({budget}); name another file"
        assert (ran.status, ran.out, ran.err) == (2, "", f"vssbudget: {told}\n")


def test_another_file_that_exists_is_told_to_exist(run: Run, budget: Path) -> None:
    Path("other.txt").write_text("")
    for command in (("check", budget), ("check", "none.yaml"), ("check", "."), ("schema",)):
        ran = run(*command, "-o", "other.txt")
        assert (ran.status, "other.txt: the file exists" in ran.err) == (2, True)
    assert "is the budget that is read" in run("check", ".", "-o", budget).err


def test_nor_over_one_that_it_reads_under_another_name(run: Run, budget: Path) -> None:
    Path("hard.yaml").hardlink_to(budget)
    Path("link.yaml").symlink_to(budget)
    Path("folder").symlink_to(".")
    for read in ("hard.yaml", "link.yaml", "folder/budget2023.yaml", budget.absolute()):
        ran = run("check", read, "-o", budget, *FORCED)
        assert (ran.status, ran.out) == (2, "")
        assert "it is the budget that is read" in ran.err
    assert budget.read_text() == BUDGET


def test_nor_over_one_of_several_the_one_it_chose_and_the_one_in_a_variable(
    run: Run, budget: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("other.yaml").write_text(BUDGET)
    assert run("check", budget, "other.yaml", "-o", "other.yaml", *FORCED).status == 2
    assert run("project", "-o", budget, *FORCED).status == 2
    monkeypatch.setenv("VSSBUDGET_FILE", "other.yaml")
    assert run("project", "-o", "other.yaml", *FORCED).status == 2
    assert budget.read_text() == Path("other.yaml").read_text() == BUDGET


def test_nor_over_what_standard_input_is(
    run: Run, budget: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with budget.open("rb") as stream:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
        ran = run("check", "-", "-o", budget, *FORCED)
    assert (ran.status, ran.out) == (2, "")
    assert "it is the budget that is read (<stdin>)" in ran.err
    assert budget.read_text() == BUDGET


@pytest.mark.parametrize("asked", [("-o", "out.txt", "--force"), ("--write-accepted",)])
def test_a_read_only_file_is_not_replaced(run: Run, budget: Path, asked: tuple[str, ...]) -> None:
    target = Path("out.txt") if "-o" in asked else budget
    target.write_text(BUDGET)
    target.chmod(0o444)
    ran = run("check", budget, *asked)
    told = f"{asked[0] if len(asked) == 1 else '--output'} {target}: the file is read-only; "
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == f"vssbudget: {told}make it writable, or name another\n"
    assert target.read_text() == BUDGET


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_a_file_that_is_replaced_keeps_its_mode_and_a_new_one_has_that_of_the_others(
    run: Run, budget: Path, mode: int
) -> None:
    budget.chmod(mode)
    assert run("check", budget, "--write-accepted").status == 1
    assert "accepted:" in budget.read_text()
    assert stat.S_IMODE(budget.stat().st_mode) == mode
    run("check", budget, "-o", "new.txt")
    Path("alike.txt").touch()
    assert Path("new.txt").stat().st_mode == Path("alike.txt").stat().st_mode


def test_what_replaces_a_file_is_read_by_nobody_before_it_is_as_closed(
    run: Run, budget: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush, modes = os.fsync, list[int]()

    def looking(descriptor: int) -> None:
        modes.extend(stat.S_IMODE(each.stat().st_mode) for each in Path().glob(".vssbudget.*"))
        flush(descriptor)

    budget.chmod(0o600)
    monkeypatch.setattr(os, "fsync", looking)
    run("check", budget, "--write-accepted")
    assert modes == [0o600]


def test_a_file_with_two_names_stays_one_file(run: Run, budget: Path) -> None:
    Path("second.yaml").hardlink_to(budget)
    assert run("check", budget, "--write-accepted").status == 1
    assert "accepted:" in budget.read_text()
    assert budget.samefile("second.yaml")
    assert names() == ["budget2023.yaml", "second.yaml"]


@pytest.mark.parametrize("replaced", [True, False])
def test_the_owner_of_a_file_stays_its_owner(
    run: Run, budget: Path, monkeypatch: pytest.MonkeyPatch, replaced: bool
) -> None:
    given: list[tuple[int, int]] = []
    stands, made = budget.stat(), Path.stat

    def another(path: Path, **how: bool) -> os.stat_result:
        """Have the budget belong to somebody else, whoever runs the tests."""
        told = made(path, **how)
        if told.st_ino != stands.st_ino:
            return told
        return os.stat_result((*told[:4], stands.st_uid + 1, stands.st_gid + 2, *told[6:]))

    def chown(_: Path, owner: int, group: int) -> None:
        given.append((owner, group))
        if not replaced:
            raise PermissionError(errno.EPERM, "Operation not permitted")

    with monkeypatch.context() as belonging:
        belonging.setattr(Path, "stat", another)
        belonging.setattr(os, "chown", chown)
        assert run("check", budget, "--write-accepted").status == 1
    assert given == [(stands.st_uid + 1, stands.st_gid + 2)]
    assert (budget.stat().st_ino != stands.st_ino) == replaced
    assert "accepted:" in budget.read_text()
    assert names() == ["budget2023.yaml"]


def test_a_file_with_two_names_is_as_it_was_where_it_cannot_be_written_over(
    run: Run, budget: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("second.yaml").hardlink_to(budget)
    flush, calls = os.fsync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:  # the first is that of the file beside it
            raise OSError(errno.ENOSPC, "No space left on device")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    ran = run("check", budget, "--write-accepted")
    assert (ran.status, ran.out) == (4, "")
    assert ran.err == f"vssbudget: {budget} could not be written: No space left on device\n"
    assert Path("second.yaml").read_text() == BUDGET
    assert names() == ["budget2023.yaml", "second.yaml"]


def during_the_writing(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Have something happen once the new bytes are on the disk, before they get their name."""
    flush = os.fsync

    def with_it(descriptor: int) -> None:
        monkeypatch.setattr(os, "fsync", flush)
        happens()
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", with_it)


def test_an_edit_right_before_entries_are_added_is_not_lost(
    run: Run, budget: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited = BUDGET.replace("Small", "Large")
    during_the_writing(monkeypatch, lambda: budget.write_text(edited))
    ran = run("check", budget, "--write-accepted")
    assert (ran.status, ran.out) == (2, "")
    assert f"{budget} was changed meanwhile, and nothing was written" in ran.err
    assert budget.read_text() == edited
    assert names() == ["budget2023.yaml"]


def test_a_link_that_takes_the_place_of_a_file_meanwhile_is_not_replaced(
    run: Run, budget: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = Path("out.txt")
    target.touch()

    def linked() -> None:
        target.unlink()
        target.symlink_to(budget)

    during_the_writing(monkeypatch, linked)
    ran = run("check", budget, "-o", target, "--force")
    assert (ran.status, ran.err) == (2, "vssbudget: --output out.txt: it is a link; name a file\n")
    assert target.is_symlink()
    assert budget.read_text() == BUDGET


def test_a_file_beside_that_another_made_is_kept(
    run: Run, budget: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "urandom", lambda _: b"\xab")
    others = Path(".vssbudget.ab.part")
    others.write_text("of another\n")
    ran = run("check", budget, "-o", "out.txt")
    assert (ran.status, ran.err) == (4, "vssbudget: out.txt could not be written: File exists\n")
    assert others.read_text() == "of another\n"
    assert names() == [".vssbudget.ab.part", "budget2023.yaml"]


def test_the_folder_is_flushed_behind_the_file(
    run: Run, budget: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush, flushed = os.fsync, []

    def noting(descriptor: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
        flushed.append((kind, Path("out.txt").exists()))
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", noting)
    run("check", budget, "-o", "out.txt")
    assert flushed == [("file", False), ("folder", True)]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
@pytest.mark.parametrize("ignored", [False, True])
def test_a_signal_while_a_file_is_written_leaves_it_whole_and_nothing_beside_it(
    budget: Path, name: str, ignored: bool
) -> None:
    number = getattr(signal, name)

    def told() -> None:
        signal.signal(number, signal.SIG_IGN if ignored else signal.SIG_DFL)

    command = [sys.executable, "-B", "-c", ENDED, name, "check", str(budget), "--format", "json"]
    ran = subprocess.run(
        [*command, "-o", "out.json"], preexec_fn=told, capture_output=True, timeout=60, check=False
    )
    ends = 130 if name == "SIGINT" else -number
    assert (ran.returncode, ran.stdout, ran.stderr) == (1 if ignored else ends, b"", b"")
    assert Path("out.json").read_bytes().startswith(BEGINS)
    assert names() == ["budget2023.yaml", "out.json"]


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_while_a_file_is_written_over_comes_when_it_is_whole(
    run: Run, budget: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    during_the_writing(monkeypatch, lambda: signal.raise_signal(signal.SIGINT))
    ran = run("check", budget, "--format", "json", "-o", "out.json")
    assert (ran.status, ran.out, ran.err) == (130, "", "")
    assert Path("out.json").read_bytes().startswith(BEGINS)


def test_a_thread_of_another_program_may_write_too(budget: Path) -> None:
    ended: list[int] = []
    command = ["check", str(budget), "-o", "out.txt"]
    thread = threading.Thread(target=lambda: ended.append(main(command)))
    thread.start()
    thread.join()
    assert ended == [1]
    assert Path("out.txt").exists()


def test_a_name_that_is_taken_meanwhile_is_kept_where_there_are_no_links(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def linkless(path: Path, _: Path) -> None:
        path.write_text("of another\n")
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", linkless)
    with pytest.raises(CannotWrite, match="File exists"):
        output.write("ours\n", Path("out.txt"))
    assert Path("out.txt").read_text() == "of another\n"
    assert names() == ["out.txt"]
