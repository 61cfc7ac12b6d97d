"""The trial of changes, on a project of one function whose changes are written by hand."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY
from test_hostile_bench import module

SUMS = """\
from mutmut.mutation.trampoline import wrap_in_trampoline as _mutmut_mutated
mutants_x_total__mutmut = {}
mutants_xǁSumsǁof__mutmut = {}


@_mutmut_mutated(mutants_x_total__mutmut)
def total(
    left, right
):
    return sum(a + b for a, b in zip(left, right, strict=True))


def x_total__mutmut_orig(
    left, right
):
    return sum(a + b for a, b in zip(left, right, strict=True))


def x_total__mutmut_1(
    left, right
):
    return sum(a - b for a, b in zip(left, right, strict=True))


def x_total__mutmut_2(
    left, right
):
    return sum(a + b for a, b in zip(left, right, strict=False))


def x_total__mutmut_3(
    left, right
):
    return sum(a + b for a, b in zip(None, right, strict=True))


mutants_x_total__mutmut["_mutmut_orig"] = x_total__mutmut_orig
mutants_x_total__mutmut["x_total__mutmut_1"] = x_total__mutmut_1
mutants_x_total__mutmut["x_total__mutmut_2"] = x_total__mutmut_2
mutants_x_total__mutmut["x_total__mutmut_3"] = x_total__mutmut_3


class Sums:
    @classmethod
    @_mutmut_mutated(mutants_xǁSumsǁof__mutmut, is_classmethod=True)
    def of(cls, row):
        return cls, sum(row)

    @classmethod
    def xǁSumsǁof__mutmut_orig(cls, row):
        return cls, sum(row)

    @classmethod
    def xǁSumsǁof__mutmut_1(cls, row):
        return None, sum(row)


mutants_xǁSumsǁof__mutmut["_mutmut_orig"] = Sums.xǁSumsǁof__mutmut_orig
mutants_xǁSumsǁof__mutmut["xǁSumsǁof__mutmut_1"] = Sums.xǁSumsǁof__mutmut_1
"""
NAMES = [f"sums.x_total__mutmut_{number}" for number in (1, 2, 3)] + ["sums.xǁSumsǁof__mutmut_1"]
TESTS = """\
def test_two_rows_are_summed():
    from sums import total
    assert total([1], [0]) == 1

def test_each_of_them_counts():
    from sums import total
    assert total([1], [2]) == 3

def test_a_class_is_told():
    from sums import Sums
    assert Sums.of([1, 2]) == (Sums, 3)
"""
CONFIG = """\
[tool.mutmut]
pytest_add_cli_args = ["-p", "no:cacheprovider"]
pytest_add_cli_args_test_selection = ["test_sums.py"]
"""
SECONDS = {"two_rows_are_summed": 0.1, "each_of_them_counts": 0.5, "a_class_is_told": 0.1}
SURVIVOR = "sums.x_total__mutmut_2"


def named(test: str) -> str:
    return f"test_sums.py::test_{test}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    package = tmp_path / "mutmut" / "mutation"
    package.mkdir(parents=True)
    (package / "trampoline.py").write_text("wrap_in_trampoline = None\n")
    (tmp_path / "mutmut" / "__init__.py").touch()
    (package / "__init__.py").touch()
    (tmp_path / "sums.py").write_text(SUMS, encoding="utf-8")
    (tmp_path / "sums.py.meta").write_text(json.dumps({"exit_code_by_key": dict.fromkeys(NAMES)}))
    (tmp_path / "test_sums.py").write_text(TESTS)
    (tmp_path / "pyproject.toml").write_text(CONFIG)
    both = [named("two_rows_are_summed"), named("each_of_them_counts")]
    tests = {"sums.x_total": both, "sums.xǁSumsǁof": [named("a_class_is_told")]}
    seconds = {named(test): each for test, each in SECONDS.items()}
    known = {"tests_by_mangled_function_name": tests, "duration_by_test": seconds}
    (tmp_path / "mutmut-stats.json").write_text(json.dumps(known))
    return tmp_path


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, REPOSITORY / "bench" / "mutants.py", "--folder", folder, *options],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


def results(folder: Path) -> dict[str, list[object]]:
    lines = [each.read_text() for each in sorted((folder / "results").iterdir())]
    return {name: rest for name, *rest in map(json.loads, "".join(lines).splitlines())}


def test_a_change_is_noticed_by_the_quickest_test_that_fails_or_survives(folder: Path) -> None:
    """Of four changes three are noticed, one of them by a slow test alone: 75 %."""
    ran = run(folder, "--workers", "2")
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.endswith("4 changes, 3 noticed: 75.0 %\n     1 strict of a zip\n")
    assert "2 of 4 changes, tests up to 3.0 s" in ran.stdout
    assert results(folder) == {
        NAMES[0]: [named("each_of_them_counts"), 3.0],
        NAMES[1]: [None, 6.0],
        NAMES[2]: [named("two_rows_are_summed"), 0.4],
        NAMES[3]: [named("a_class_is_told"), 0.4],
    }
    assert (folder / "survivors.diff").read_text().splitlines() == [
        f"# {SURVIVOR}: strict of a zip",
        "-     return sum(a + b for a, b in zip(left, right, strict=True))",
        "+     return sum(a + b for a, b in zip(left, right, strict=False))",
    ]


def test_what_was_tried_is_not_tried_again(folder: Path) -> None:
    first = run(folder)
    files = list((folder / "results").iterdir())
    again = run(folder)
    assert "0 of 4 changes, tests up to 0.4 s" in again.stdout
    assert again.stdout.splitlines()[-2:] == first.stdout.splitlines()[-2:]
    assert all(each in files or not each.read_text() for each in (folder / "results").iterdir())


def test_with_count_nothing_is_tried(folder: Path) -> None:
    ran = run(folder, "--count")
    assert ran.stdout.startswith("4 changes, 0 noticed: 0.0 %\n")
    assert ran.returncode == 1
    assert not list((folder / "results").iterdir())


def test_of_a_draw_only_what_was_drawn_is_tried_and_a_larger_draw_holds_it(folder: Path) -> None:
    ran = run(folder, "--drawn", "1")
    assert "\n1 drawn of 4\n1 changes, " in ran.stdout
    (first,) = results(folder)
    assert "2 of 3 changes, tests up to 0.4 s" in run(folder, "--drawn", "3").stdout
    assert first in results(folder)
    assert len(results(folder)) == 3


def test_where_a_test_fails_without_a_change_nothing_is_counted(folder: Path) -> None:
    tests = folder / "test_sums.py"
    tests.write_text(tests.read_text().replace("== 3", "== 4"))
    ran = run(folder)
    assert ran.returncode == 1
    assert f"{named('each_of_them_counts')} fails where nothing is changed" in ran.stdout
    assert "noticed:" not in ran.stdout


def test_a_change_that_is_not_there_ends_the_run(folder: Path) -> None:
    meta = folder / "sums.py.meta"
    meta.write_text(json.dumps({"exit_code_by_key": {"sums.x_total__mutmut_9": None}}))
    ran = run(folder)
    assert ran.returncode == 1
    assert "sums.x_total__mutmut_9 cannot be put in place" in ran.stdout


def test_where_no_changes_were_made_it_says_how_to_make_them(tmp_path: Path) -> None:
    ran = run(tmp_path)
    assert ran.returncode == 1
    assert ran.stderr == f"there are no changes in {tmp_path}: `make mutants` makes them\n"


def test_where_enough_is_noticed_the_status_is_0(folder: Path) -> None:
    left = [name for name in NAMES if name != SURVIVOR]
    (folder / "sums.py.meta").write_text(json.dumps({"exit_code_by_key": dict.fromkeys(left)}))
    ran = run(folder)
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (0, "3 changes, 3 noticed: 100.0 %")


def test_the_type_in_a_cast_is_no_change() -> None:
    mutants = module("mutants")
    was = '- row = cast("Row", made(cast("Row", each)))'
    for now, is_type in (
        ('+ row = cast(None, made(cast("Row", each)))', True),
        ('+ row = cast("Row", made(cast("XXRowXX", each)))', True),
        ('+ row = cast("Row", made(cast("Row", None)))', False),
        ('+ row = cast("Row", None)', False),
    ):
        assert mutants.is_only_a_type([was, now]) == is_type


def test_the_figures_in_the_docs_add_up_and_every_kind_that_survives_is_explained() -> None:
    mutants = module("mutants")
    text = (REPOSITORY / "docs" / "mutation.md").read_text("utf-8")
    block = text.split("```text\n")[1].split("```")[0]
    told = re.search(r"(\d+) changes, (\d+) noticed: ([\d.]+) %", block)
    assert told is not None
    made, noticed = int(told[1]), int(told[2])
    kinds = {name: int(count) for count, name in re.findall(r"^ +(\d+) (.+)$", block, re.M)}
    assert made - noticed == sum(kinds.values())
    assert told[3] == f"{100 * noticed / made:.1f}"
    assert 100 * noticed >= mutants.LEAST * made
    assert f"{mutants.LEAST} %" in text
    assert kinds.keys() <= {*dict(mutants.KINDS), "other"}
    rows = re.findall(r"^\| (?!what is changed|:)([^|]+) \|", text, re.M)
    explained = {kind for row in rows for kind in row.replace("`", "").split(", ")}
    assert explained == {*dict(mutants.KINDS), "other"}
