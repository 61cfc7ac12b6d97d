"""How a command ends when the world around it fails, by making it fail."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SHIPPED, Run, process

PROGRAM = (sys.executable, "-m", "vssbudget")
READING = ("project", "check", "check-balance")
STOOD = "what stood there\n"
BROKEN = """\
title: T
unit: tkr
years: {budget: [2023]}
areas:
  hr: {cost: {2023: 2}, revenue: {2023: 1}}
"""
LITTLE_ROOM = """\
import resource, sys
limits = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
from vssbudget.__main__ import run
try:
    run()
finally:
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
"""
INTERRUPTED = """\
import os, signal
from vssbudget import projection
projection.project = lambda *_, **__: os.kill(os.getpid(), signal.SIGINT)
from vssbudget.__main__ import run
run()
"""
FULL = "No space left on device"


def ended(*args: str | Path, redirected: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command with a redirection of the shell."""
    command = ["sh", "-c", f'exec "$@" {redirected}', "sh", *PROGRAM, *map(str, args)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False)


def within(program: str, *args: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command as a process that is prepared by a program of its own."""
    command = [sys.executable, "-B", "-c", program, *map(str, args)]
    return subprocess.run(command, capture_output=True, timeout=60, check=False)


def names() -> list[str]:
    return sorted(each.name for each in Path().iterdir())


@pytest.fixture
def many_areas(tmp_path: Path) -> Path:
    """Write a budget whose table is larger than a pipe holds."""
    path = tmp_path / "many.yaml"
    areas = "".join(f"  a{n}: {{cost: {{2023: 2}}, revenue: {{2023: 1}}}}\n" for n in range(3_000))
    path.write_text(BROKEN.replace("  hr: {cost: {2023: 2}, revenue: {2023: 1}}\n", areas))
    return path


@pytest.mark.usefixtures("shipped_named")
@pytest.mark.parametrize(
    "args", [("check",), ("check", "--format", "sarif"), ("rule",), ("rule", "claim")]
)
@pytest.mark.parametrize(("redirected", "reason"), [(">/dev/full", FULL), (">&-", "it is closed")])
def test_standard_output_that_takes_nothing_ends_with_4(
    args: tuple[str, ...], redirected: str, reason: str
) -> None:
    ran = ended(*args, redirected=redirected)
    told = f"vssbudget: standard output could not be written: {reason}\n"
    assert (ran.returncode, ran.stderr.decode()) == (4, told)


@pytest.mark.usefixtures("shipped_named")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("redirected", ["2>&-", "2>/dev/full"])
@pytest.mark.parametrize(
    ("args", "status"), [(("check",), 0), (("rule",), 0), (("rule", "no"), 2), (("check", "no"), 2)]
)
def test_standard_error_that_takes_nothing_changes_no_status_of_a_check(
    args: tuple[str, ...],
    status: int,
    redirected: str,
    unbuffered: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    assert ended(*args, redirected=redirected).returncode == status


@pytest.mark.parametrize("command", READING)
def test_a_disk_that_fills_up_keeps_what_stood_there(command: str) -> None:
    Path("out.txt").write_text(STOOD)
    for force, target in ((("--force",), "out.txt"), ((), "new.txt")):
        ran = within(LITTLE_ROOM, command, SHIPPED, "--output", target, *force)
        assert (ran.returncode, ran.stdout) == (4, b"")
        assert ran.stderr.decode() == f"vssbudget: {target} could not be written: File too large\n"
    assert names() == ["out.txt"]
    assert Path("out.txt").read_text() == STOOD


def test_a_disk_that_fills_up_keeps_the_budget_that_entries_were_to_be_added_to() -> None:
    Path("budget.yaml").write_text(BROKEN)
    ran = within(LITTLE_ROOM, "check", "budget.yaml", "--write-accepted")
    assert (ran.returncode, ran.stdout) == (4, b"")
    assert ran.stderr == b"vssbudget: budget.yaml could not be written: File too large\n"
    assert names() == ["budget.yaml"]
    assert Path("budget.yaml").read_text() == BROKEN


def closed_folder() -> Path:
    """Give a folder in which nothing can be written, whoever runs the tests."""
    folder = Path("closed")
    folder.mkdir()
    (folder / "budget.yaml").write_text(BROKEN)
    folder.chmod(0o500)
    return Path("/proc") if os.access(folder, os.W_OK) else folder


@pytest.mark.parametrize("command", READING)
def test_a_folder_that_takes_no_file_ends_with_4(run: Run, command: str) -> None:
    target = closed_folder() / "out.txt"
    ran = run(command, SHIPPED, "--output", target)
    assert (ran.status, ran.out) == (4, "")
    assert ran.err.startswith(f"vssbudget: {target} could not be written: ")


def test_a_budget_in_a_folder_that_takes_no_file_is_kept(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = closed_folder()
    budget = Path("closed/budget.yaml")
    if folder != budget.parent:  # nothing is closed to this user: the disk says it

        def closed(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "fsync", closed)
    ran = run("check", budget, "--write-accepted")
    assert (ran.status, ran.out) == (4, "")
    assert ran.err == f"vssbudget: {budget} could not be written: Permission denied\n"
    assert budget.read_text() == BROKEN
    assert [each.name for each in budget.parent.iterdir()] == ["budget.yaml"]


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", READING)
def test_the_first_line_alone_ends_with_141_and_nothing_said(
    command: str, unbuffered: str, many_areas: Path
) -> None:
    form = "json" if command != "project" else "table"
    with subprocess.Popen(
        [*PROGRAM, command, many_areas, "--format", form],
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as ran:
        assert ran.stdout
        assert ran.stderr
        assert ran.stdout.readline()
        ran.stdout.close()
        told = ran.stderr.read()
        assert (ran.wait(60), told) == (141, b"")


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("command", READING)
def test_an_interrupt_while_a_pipe_is_read_ends_with_130_and_leaves_nothing(command: str) -> None:
    os.mkfifo("pipe")
    with subprocess.Popen(
        [*PROGRAM, command, "pipe", "--output", "out.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as ran:
        with Path("pipe").open("wb", buffering=0) as pipe:
            pipe.write(b"title: T\n")
            ran.send_signal(signal.SIGINT)  # an interrupt between two reads is seen at the end
        out, err = ran.communicate(timeout=60)
    assert (ran.returncode, out, err) == (130, b"", b"")
    assert names() == ["pipe"]


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("command", READING)
def test_an_interrupt_in_the_calculation_ends_with_130_and_leaves_nothing(command: str) -> None:
    Path("out.txt").write_text(STOOD)
    ran = within(INTERRUPTED, command, SHIPPED, "--output", "out.txt", "--force")
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")
    assert names() == ["out.txt"]
    assert Path("out.txt").read_text() == STOOD


@pytest.mark.parametrize("command", ["check", "check-balance"])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_findings_go_to_no_link_device_pipe_or_folder(
    run: Run, command: str, force: tuple[str, ...]
) -> None:
    Path("folder").mkdir()
    Path("aim.txt").write_text(STOOD)
    Path("link.txt").symlink_to("aim.txt")
    os.mkfifo("pipe")
    for target in ("folder", "link.txt", "pipe", "/dev/null", "/dev/full"):
        ran = run(command, SHIPPED, "--output", target, *force)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(f"vssbudget: --output {target}: it is ")
    assert Path("aim.txt").read_text() == STOOD


def test_entries_are_added_to_no_link_and_no_pipe(run: Run) -> None:
    Path("budget.yaml").write_text(BROKEN)
    Path("link.yaml").symlink_to("budget.yaml")
    ran = run("check", "link.yaml", "--write-accepted")
    assert (ran.status, ran.out) == (2, "")
    assert "it is a link" in ran.err
    assert Path("budget.yaml").read_text() == BROKEN


@pytest.mark.parametrize("command", ["check", "check-balance"])
@pytest.mark.parametrize(
    "target",
    ["link", "nowhere", "pipe", "/dev/full", "/dev/null", "folder", "no/summary", "/proc/x"],
)
def test_a_summary_that_cannot_be_written_ends_with_4_and_the_findings_still_are_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str, target: str
) -> None:
    Path("budget.yaml").write_text(BROKEN)
    Path("folder").mkdir()
    Path("aim").write_text(STOOD)
    Path("link").symlink_to("aim")
    Path("nowhere").symlink_to("gone")
    os.mkfifo("pipe")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", target)
    ran = run(command, "budget.yaml", "--format", "github")
    assert ran.status == 4
    assert "file=budget.yaml,line=5," in ran.out
    assert ran.err.startswith(f"vssbudget: {target} could not be written: ")
    assert Path("aim").read_text() == STOOD
    assert not Path("gone").exists()


def test_a_summary_is_never_written_through_a_link_that_takes_its_place_meanwhile(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("aim").write_text(STOOD)
    Path("link").symlink_to("aim")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "link")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    ran = run("check", SHIPPED, "--format", "github")
    assert ran.status == 4
    assert ran.out
    assert Path("aim").read_text() == STOOD


def test_a_full_disk_under_the_summary_keeps_the_findings() -> None:
    Path("summary.md").write_text(STOOD)
    program = f"import os\nos.environ['GITHUB_STEP_SUMMARY'] = 'summary.md'\n{LITTLE_ROOM}"
    ran = within(program, "check", SHIPPED, "--format", "github")
    assert ran.returncode == 4
    assert b"vssbudget: " in ran.stdout
    assert ran.stderr == b"vssbudget: summary.md could not be written: File too large\n"


def test_a_name_that_is_no_text_is_a_name_of_a_file_like_any_other() -> None:
    name = b"\xff\n\x1b[31m.yaml"
    Path(os.fsdecode(name)).write_text(BROKEN)
    ran = process("check-balance", os.fsdecode(name))
    assert ran.status == 1
    assert ran.out.startswith("\\udcff\\n\\x1b[31m.yaml:5:21: error[zero-result] ")
