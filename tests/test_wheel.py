"""The wheel: the same bytes whenever it is built, and everything that the program needs in it."""

import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from conftest import REPOSITORY


def built(folder: Path) -> Path:
    """Build a wheel of a copy of the project, made anew, without asking for anything elsewhere."""
    copy = folder / "copy"
    kept = shutil.ignore_patterns(".*", "tests", "bench", "mutants", "__pycache__")
    shutil.copytree(REPOSITORY, copy, ignore=kept, copy_function=shutil.copyfile)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet")
    options = ("--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    subprocess.run([*pip, *options, copy], check=True, timeout=120, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


def test_a_wheel_is_the_same_bytes_when_it_is_built_again(tmp_path: Path) -> None:
    wheels: list[Path] = []
    for name, mask in (("first", 0o022), ("second", 0o077)):
        (tmp_path / name).mkdir()
        time.sleep(len(wheels) * 2)  # the times in a wheel are told in steps of two seconds
        before = os.umask(mask)
        wheels.append(built(tmp_path / name))
        os.umask(before)
    assert wheels[0].name == wheels[1].name
    assert wheels[0].read_bytes() == wheels[1].read_bytes()
    with zipfile.ZipFile(wheels[0]) as wheel:
        names = set(wheel.namelist())
    needed = {"data/budget2023.yaml", "report/page/page.css", "py.typed"}
    assert {f"vssbudget/{each}" for each in needed} <= names
