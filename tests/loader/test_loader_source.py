"""Which budget file is read, and what happens when it cannot be."""

import io
import os
import sys
from pathlib import Path

import pytest
from conftest import SHIPPED

from vssbudget.findings import Finding, WrongCommand
from vssbudget.loader import ENVIRONMENT, Source, choose, load, shipped, source, those_in

SMALL = "title: T\nunit: tkr\nyears: {budget: [2023]}\nareas: {}\n"


def write(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(SMALL, encoding="utf-8")


def chosen_of(given: str | Path | None) -> Source:
    """Give the file that is chosen where there is one."""
    source = choose(given)
    assert source is not None
    return source


def test_the_file_given_is_read_before_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    write("data/budget2030.yaml", "other.yaml")
    monkeypatch.setenv(ENVIRONMENT, "other.yaml")
    assert choose("given.yaml") == Source("given.yaml", Path("given.yaml"))
    assert choose(Path("given.yaml")) == Source("given.yaml", Path("given.yaml"))


def test_the_environment_names_the_file_where_none_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write("data/budget2030.yaml", "other.yaml")
    monkeypatch.setenv(ENVIRONMENT, "other.yaml")
    assert choose(None) == Source("other.yaml", Path("other.yaml"))


def test_an_environment_that_names_no_file_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, "gone.yaml")
    with pytest.raises(WrongCommand, match=f"{ENVIRONMENT} names gone.yaml, and there is no such"):
        choose(None)


def test_an_empty_environment_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    write("budget2030.yaml")
    monkeypatch.setenv(ENVIRONMENT, "")
    assert chosen_of(None).name == "budget2030.yaml"


@pytest.mark.parametrize(
    ("files", "chosen"),
    [
        (["data/budget2024.yaml"], "data/budget2024.yaml"),
        (["budget2024.yaml"], "budget2024.yaml"),
        (["data/budget2024.yaml", "budget2025.yaml"], "budget2025.yaml"),
        (["data/budget2025.yaml", "budget2024.yaml"], "data/budget2025.yaml"),
        (["data/budget2024.yaml", "budget2024.yaml"], "data/budget2024.yaml"),
        (["budget2024.yaml", "budget20240.yaml", "budget2023.yml"], "budget2024.yaml"),
        (["budget2024.yaml", "budget2025.yml"], "budget2025.yml"),
        (["data/budget2025.yml", "budget2025.yaml"], "data/budget2025.yml"),
        (["budget2024.yaml", "old-budget2025.yaml", "budget.yaml"], "budget2024.yaml"),
        (["budget2024.yaml", "budget2025.yaml/inner"], "budget2024.yaml"),
    ],
)
def test_of_the_files_in_reach_the_one_of_the_latest_year_is_read(
    files: list[str], chosen: str
) -> None:
    write(*files)
    assert choose(None) == Source(str(Path(chosen)), Path(chosen))


def test_two_files_of_one_name_are_wrong_usage_unless_a_later_year_is_there() -> None:
    write("budget2025.yml", "budget2025.yaml")
    told = r"^budget2025\.yaml and budget2025\.yml have one name: name the file, or take one"
    for choosing in (lambda: choose(None), lambda: those_in(Path())):
        with pytest.raises(WrongCommand, match=told):
            choosing()
    write("budget2026.yaml")
    assert choose(None) == Source("budget2026.yaml", Path("budget2026.yaml"))


def test_without_any_file_there_is_the_shipped_budget_for_whoever_may_read_it() -> None:
    assert choose(None) is None
    loaded = load(shipped())
    assert loaded.text == SHIPPED.read_text(encoding="utf-8")
    assert loaded.budget is not None


def test_the_budget_within_the_package_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "package" / "data" / "budget2023.yaml"
    installed.parent.mkdir(parents=True)
    installed.write_text(SMALL, encoding="utf-8")
    monkeypatch.setattr(source, "__file__", str(tmp_path / "package" / "loader" / "source.py"))
    assert shipped() == Source(str(installed), installed)


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SMALL.encode() + b"x: 1\n")))
    loaded = load(chosen_of("-"))
    (fault,) = loaded.faults
    assert fault.place is not None
    assert (fault.place.file, fault.place.line) == ("<stdin>", 5)


def test_a_closed_standard_input_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.TextIOWrapper(io.BytesIO())
    closed.close()
    for stdin in (None, closed):
        monkeypatch.setattr(sys, "stdin", stdin)
        (fault,) = load(chosen_of("-")).faults
        assert (fault.rule, str(fault.message)) == (
            "unreadable",
            "the file cannot be read: it is closed",
        )


def test_a_file_that_is_not_there_is_wrong_usage() -> None:
    with pytest.raises(WrongCommand, match=r"^there is no file gone\.yaml$"):
        load(chosen_of("gone.yaml"))


def test_a_folder_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(WrongCommand, match=r" is a folder: name the file in it$"):
        load(chosen_of(tmp_path))


def test_a_file_that_cannot_be_read_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> io.BytesIO:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "open", refuse)
    loaded = load(chosen_of("closed.yaml"))
    (fault,) = loaded.faults
    assert loaded.budget is None
    assert str(fault.message) == "the file cannot be read: Permission denied"
    assert fault.place is not None
    assert (fault.place.file, fault.place.line, fault.place.column) == ("closed.yaml", 1, 1)


def test_a_name_that_no_file_can_have_is_a_finding() -> None:
    assert isinstance(Source("x", Path("a\0b")).read(), Finding)
