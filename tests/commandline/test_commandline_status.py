"""How a command ends: each exit status, seen from outside."""

import errno
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from conftest import SHIPPED, Run, process

from vssbudget import __main__ as program
from vssbudget import commandline

PROGRAM = (sys.executable, "-m", "vssbudget")
NAMED_SHELL = ("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
UNKNOWN_KEY = b"title: Small\ntitel: Small\n"


def ended(*args: str, redirected: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command with a redirection of the shell."""
    command = ["sh", "-c", f'exec "$@" {redirected}', "sh", *PROGRAM, *args]
    return subprocess.run(command, capture_output=True, timeout=60, check=False)


def test_a_projection_ends_with_0() -> None:
    ran = process("project", SHIPPED)
    assert (ran.status, ran.err) == (0, "")


def test_a_broken_rule_ends_with_1_and_is_told_on_standard_output(broken_file: Path) -> None:
    ran = process("check-balance", broken_file)
    assert (ran.status, ran.err) == (1, "")
    assert "error[zero-result]" in ran.out


def test_a_wrong_option_ends_with_2_and_one_line() -> None:
    ran = process("project", "--pirce", "3")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("vssbudget: ")
    assert "--pirce" in ran.err
    assert ran.err.count("\n") == 1


def test_an_input_that_cannot_be_judged_ends_with_3() -> None:
    ran = process("check-balance", "-", stdin=UNKNOWN_KEY)
    assert (ran.status, ran.err) == (3, "")
    assert "<stdin>:2:1: error[" in ran.out


@pytest.mark.usefixtures("shipped_named")
@pytest.mark.parametrize(
    "args",
    [
        ("project",),
        ("project", "--format", "json"),
        ("check-balance",),
        ("--version",),
        ("--help",),
        ("project", "--help"),
        ("--show-completion", "bash"),
    ],
)
def test_a_full_disk_ends_with_4(args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(*NAMED_SHELL)
    ran = ended(*args, redirected=">/dev/full")
    assert ran.returncode == 4
    reason = os.strerror(errno.ENOSPC)
    assert ran.stderr.decode() == f"vssbudget: standard output could not be written: {reason}\n"


def test_a_bug_ends_with_70_and_its_traceback() -> None:
    planted = (
        "from vssbudget.__main__ import run\n"
        "from vssbudget.commandline import figure_work as work\n"
        "work.project = lambda *_, **__: 1 / 0\n"
        "run()\n"
    )
    command = [sys.executable, "-c", planted, "project"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout) == (70, "")
    first, second, *_, last, docs = ran.stderr.splitlines()
    assert first == "vssbudget: this is a bug in the program, not in your budget:"
    assert second == "Traceback (most recent call last):"
    assert last == "ZeroDivisionError: division by zero"
    assert docs.startswith("vssbudget ")


def test_a_file_that_the_program_lacks_is_a_bug_too(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(*_: object, **__: object) -> None:
        Path("no part of the program").read_bytes()

    monkeypatch.setattr("vssbudget.commandline.figure_work.project", lacking)
    ran = run("project")
    assert (ran.status, ran.out) == (70, "")
    assert "FileNotFoundError" in ran.err


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_while_it_reads_ends_with_130_and_nothing_said() -> None:
    with subprocess.Popen(
        [*PROGRAM, "check-balance", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as reading:
        assert reading.stdin
        reading.stdin.write(b"#" * 1_000_000)  # more than a pipe holds: now it is being read
        reading.send_signal(signal.SIGINT)
        out, err = reading.communicate(timeout=60)
    assert (reading.returncode, out, err) == (130, b"", b"")


def test_the_tests_of_interrupts_pass_where_the_shell_that_starts_them_ignores_these() -> None:
    name = "test_an_interrupt_while_it_reads_ends_with_130_and_nothing_said"
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"{__file__}::{name}"],
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, typer.Abort])
def test_an_interrupt_outside_a_command_ends_with_130_too(
    run: Run, monkeypatch: pytest.MonkeyPatch, interrupt: type[BaseException]
) -> None:
    def interrupted(**_: object) -> None:
        raise interrupt

    monkeypatch.setattr(commandline, "program", lambda *_: interrupted)
    ran = run("project")
    assert (ran.status, ran.out, ran.err) == (130, "", "")


def test_a_reader_who_goes_away_from_the_help_ends_it_with_141(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(**_: object) -> None:
        try:
            raise BrokenPipeError
        except BrokenPipeError:
            raise SystemExit(1)  # noqa: B904 - as the library that writes the help does

    monkeypatch.setattr(commandline, "program", lambda *_: told)
    assert run("--help").status == 141


def test_an_interrupt_before_the_command_line_is_there_ends_with_130(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("gc.disable", lambda: None)
    monkeypatch.setattr(commandline, "main", interrupted)
    with pytest.raises(SystemExit) as leaving:
        program.run()
    assert leaving.value.code == 130


@pytest.mark.usefixtures("shipped_named")
@pytest.mark.parametrize(
    "args",
    [("project",), ("check-balance",), ("--version",), ("--help",), ("--show-completion", "bash")],
)
def test_a_reader_who_went_away_ends_it_with_141_and_nothing_said(
    args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(*NAMED_SHELL)
    reader, writer = os.pipe()
    os.close(reader)
    command = [*PROGRAM, *args]
    ran = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.usefixtures("shipped_named")
def test_closed_standard_output_ends_with_4() -> None:
    ran = ended("project", redirected=">&-")
    assert ran.returncode == 4
    assert ran.stderr == b"vssbudget: standard output could not be written: it is closed\n"


@pytest.mark.parametrize("redirected", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(("args", "status"), [(("project",), 0), (("project", "no.yaml"), 2)])
def test_standard_error_that_takes_nothing_changes_no_status(
    args: tuple[str, ...], status: int, redirected: str
) -> None:
    assert ended(*args, redirected=redirected).returncode == status


def test_closed_standard_input_ends_with_3() -> None:
    ran = ended("check-balance", "-", redirected="<&-")
    assert ran.returncode == 3
    assert b"<stdin>:1:1: error[unreadable]" in ran.stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "Usage: vssbudget"),
        (("projekt",), "projekt"),
        (("project", "--format", "xml"), "'json', 'csv', 'csv-excel'"),
        (("check-balance", "--format", "csv"), "'table', 'json', 'github'"),
        (("project", "--price"), "--price"),
        (("project", "no.yaml"), "there is no file no.yaml"),
        (("project", "."), ". is a folder"),
        (("project", "a.yaml", "b.yaml"), "b.yaml"),
        (("project", "--price", "dear"), "dear"),
        (("project", "--output", "."), ".: it is a folder"),
    ],
)
def test_a_users_mistake_ends_with_2_and_no_traceback(
    run: Run, args: tuple[str, ...], told: str
) -> None:
    ran = run(*args)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff", b"a: [", b"a: b: c", b"- 1", UNKNOWN_KEY],
    ids=["empty", "no UTF-8", "unfinished", "no YAML", "no mapping", "unknown key"],
)
@pytest.mark.parametrize("command", ["project", "check-balance"])
def test_a_file_that_is_no_budget_ends_with_3_and_its_faults(
    run: Run, tmp_path: Path, command: str, content: bytes
) -> None:
    path = tmp_path / "budget.yaml"
    path.write_bytes(content)
    ran = run(command, path)
    assert (ran.status, ran.err) == (3, "")
    assert re.match(rf"{re.escape(str(path))}:\d+:\d+: error\[", ran.out)
    assert ran.out.endswith("the budget could not be judged\n")


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_the_faults_go_to_standard_error_where_the_format_has_no_findings(
    run: Run, tmp_path: Path, form: str
) -> None:
    path = tmp_path / "budget.yaml"
    path.write_bytes(UNKNOWN_KEY)
    ran = run("project", path, "--format", form)
    assert (ran.status, ran.out) == (3, "")
    assert f"{path}:2:1: error[" in ran.err


@pytest.mark.parametrize(
    ("others", "status"),
    [
        (("good.yaml",), 0),
        (("good.yaml", "broken.yaml"), 1),
        (("broken.yaml", "good.yaml"), 1),
        (("broken.yaml", "none.yaml"), 2),
        (("refused.yaml", "none.yaml", "broken.yaml", "good.yaml"), 3),
    ],
)
def test_of_several_files_the_highest_status_counts(
    run: Run, broken_file: Path, tmp_path: Path, others: tuple[str, ...], status: int
) -> None:
    broken_file.rename(tmp_path / "broken.yaml")
    Path("good.yaml").write_bytes(SHIPPED.read_bytes())
    Path("refused.yaml").write_bytes(UNKNOWN_KEY)
    ran = run("check-balance", *others)
    assert ran.status == status
    for other in others:
        assert f"{other}: " in ran.out or f"no file {other}\n" in ran.err


def test_where_no_file_is_there_nothing_is_written(run: Run) -> None:
    ran = run("check-balance", "a.yaml", "b.yaml", "--format", "json", "--output", "found.json")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "vssbudget: there is no file a.yaml\nvssbudget: there is no file b.yaml\n"
    assert not Path("found.json").exists()


@pytest.mark.parametrize("args", [["--help"], ["project", "--help"]])
def test_help_loads_nothing_that_a_budget_is_read_with(args: list[str]) -> None:
    told = "import sys; from vssbudget.commandline import main; main(sys.argv[1:]);"
    seen = "print(sorted({'yaml', 'vssbudget.model'} & sys.modules.keys()))"
    ran = subprocess.run(
        [sys.executable, "-c", told + seen, *args], capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "[]"
