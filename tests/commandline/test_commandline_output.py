"""Where a report goes: to a file whole or not at all, or as bytes to a stream."""

import errno
import io
import os
import sys
from pathlib import Path

import pytest
from conftest import SHIPPED, Run, process

from vssbudget.commandline import main, output
from vssbudget.commandline.exit_status import CannotWrite

STOOD = "what stood there\n"


@pytest.fixture
def stands() -> Path:
    """Put a file where the output is to go."""
    path = Path("out.txt")
    path.write_text(STOOD)
    return path


def names(folder: str = ".") -> list[str]:
    return [each.name for each in Path(folder).iterdir()]


def failing(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize(
    ("command", "form"),
    [
        ("project", "table"),
        ("project", "json"),
        ("project", "csv"),
        ("project", "markdown"),
        ("check-balance", "table"),
        ("check-balance", "json"),
        ("check-balance", "github"),
    ],
)
def test_a_file_gets_the_same_bytes_as_standard_output(run: Run, command: str, form: str) -> None:
    shown = run(command, SHIPPED, "--format", form)
    ran = run(command, SHIPPED, "--format", form, "-o", "out.txt")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert Path("out.txt").read_bytes() == shown.out.encode()
    assert names() == ["out.txt"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_standard_output_is_utf_8_whatever_the_locale_says(run: Run, encoding: str) -> None:
    ran = process("project", SHIPPED, PYTHONIOENCODING=encoding)
    assert (ran.status, ran.out) == (0, run("project", SHIPPED).out)


def test_a_stream_that_holds_only_text_gets_the_same_text(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = run("project", SHIPPED).out
    with monkeypatch.context() as replaced:
        stream = io.StringIO()
        replaced.setattr("sys.stdout", stream)
        assert main(["project", str(SHIPPED)]) == 0
    assert stream.getvalue() == shown


def test_findings_are_written_to_the_file_and_the_status_stays(run: Run, broken_file: Path) -> None:
    ran = run("check-balance", broken_file, "--output", "found.txt")
    assert (ran.status, ran.out, ran.err) == (1, "", "")
    assert "error[zero-result]" in Path("found.txt").read_text("utf-8")


def test_an_existing_file_is_kept_without_force(run: Run, stands: Path) -> None:
    ran = run("project", SHIPPED, "--output", stands)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == ("vssbudget: --output out.txt: the file exists; give --force to replace it\n")
    assert stands.read_text() == STOOD


def test_force_replaces_an_existing_file(run: Run, stands: Path) -> None:
    ran = run("project", SHIPPED, "--format", "csv", "--output", stands, "--force")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert stands.read_text("utf-8").startswith("measure,key,name,")
    assert names() == ["out.txt"]


def test_force_alone_and_force_for_a_new_file_do_no_harm(run: Run) -> None:
    assert run("project", SHIPPED, "--force").status == 0
    assert run("project", SHIPPED, "--force", "-o", "new.txt").status == 0
    assert names() == ["new.txt"]


def test_a_refused_budget_replaces_nothing(run: Run, stands: Path, tmp_path: Path) -> None:
    refused = tmp_path / "refused.yaml"
    refused.write_text("titel: Small\n")
    ran = run("project", refused, "--output", stands, "--force")
    assert (ran.status, ran.out) == (3, "")
    assert f"{refused}:1:1: error[" in ran.err
    assert stands.read_text() == STOOD


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_folder_a_link_and_a_device_are_no_file_to_write(
    run: Run, stands: Path, force: tuple[str, ...]
) -> None:
    Path("folder").mkdir()
    Path("link.txt").symlink_to(stands)
    Path("nowhere.txt").symlink_to("gone.txt")
    os.mkfifo("pipe")
    for target, kind in (
        ("folder", "a folder"),
        ("link.txt", "a link"),
        ("nowhere.txt", "a link"),
        ("pipe", "no regular file"),
    ):
        ran = run("project", SHIPPED, "--output", target, *force)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == f"vssbudget: --output {target}: it is {kind}; name a file\n"
    assert stands.read_text() == STOOD
    assert not Path("gone.txt").exists()


def test_a_folder_is_reached_through_a_link(run: Run) -> None:
    Path("folder").mkdir()
    Path("link").symlink_to("folder")
    assert run("project", SHIPPED, "--output", "link/out.txt").status == 0
    assert names("folder") == ["out.txt"]


@pytest.mark.parametrize("target", ["no folder/out.txt", "n" * 256, "out.txt/out.txt"])
def test_a_place_that_cannot_be_written_ends_with_4(run: Run, stands: Path, target: str) -> None:
    ran = run("project", SHIPPED, "--output", target)
    assert (ran.status, ran.out) == (4, "")
    assert ran.err.startswith(f"vssbudget: {target} could not be written: ")
    assert names() == [str(stands)]


def test_the_longest_name_that_the_system_takes_can_be_written(run: Run) -> None:
    assert run("project", SHIPPED, "--output", "n" * 255).status == 0


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_failure_on_the_way_keeps_what_stood_there_and_leaves_nothing(
    run: Run, stands: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(step, failing)
    ran = run("project", SHIPPED, "--output", stands, "--force")
    assert (ran.status, ran.out) == (4, "")
    assert ran.err == "vssbudget: out.txt could not be written: No space left on device\n"
    assert stands.read_text() == STOOD
    assert names() == ["out.txt"]


def test_an_interrupt_on_the_way_keeps_what_stood_there_and_leaves_nothing(
    run: Run, stands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    ran = run("project", SHIPPED, "--output", stands, "--force")
    assert (ran.status, ran.out, ran.err) == (130, "", "")
    assert stands.read_text() == STOOD
    assert names() == ["out.txt"]


def test_a_file_that_another_writes_meanwhile_is_kept() -> None:
    output.check_target(Path("out.txt"), force=False)
    Path("out.txt").write_text(STOOD)
    with pytest.raises(CannotWrite, match=r"out\.txt could not be written: File exists"):
        output.write("ours\n", Path("out.txt"))
    assert Path("out.txt").read_text() == STOOD
    assert names() == ["out.txt"]


def test_a_file_system_without_links_gets_the_file_too(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", failing)
    assert run("check-balance", SHIPPED, "--output", "out.txt").status == 0
    assert Path("out.txt").read_text("utf-8") == run("check-balance", SHIPPED).out
    assert names() == ["out.txt"]


def test_without_a_terminal_the_table_is_80_columns_wide(run: Run) -> None:
    assert process("project", SHIPPED, COLUMNS="").out == run("project", SHIPPED).out


def test_where_there_is_no_output_of_its_own_the_table_is_80_columns_wide(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = run("project", SHIPPED).out
    monkeypatch.delenv("COLUMNS")
    monkeypatch.setattr(sys, "__stdout__", None)
    assert run("project", SHIPPED).out == shown
