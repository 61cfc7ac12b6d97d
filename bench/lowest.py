"""The lowest versions that pyproject.toml allows, installed and tried with the tests.

What is asked for as `name>=1.2` is installed as `name==1.2`, the rest as pip chooses, into an
environment that goes away again. It needs a package index, and so is no part of the tests.
"""

import subprocess
import sys
import tempfile
import tomllib
import venv
from collections.abc import Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
TOOLS = ("mypy", "ruff", "import-linter")
"""What judges the code, and not what it does: a newer one finds more, so the newest is tried."""

SLOW = ("tests/test_house.py", "tests/test_bench.py", "tests/test_hostile_bench.py")


def lowest(requirements: Sequence[str]) -> list[str]:
    """Take the lower bound of each requirement for its version."""
    named = [each.split(">=") for each in requirements]
    return [f"{name}=={version}" for name, version in named if name not in TOOLS]


def bounds() -> list[str]:
    """Give the lowest versions of all that the program and its tests import."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    return lowest([*project["dependencies"], *project["optional-dependencies"]["dev"]])


def main(tests: Sequence[str]) -> int:
    """Install the lowest versions, and run these tests with them, or all but the slow ones."""
    chosen = tests or ("tests", *(f"--ignore={each}" for each in SLOW))
    with tempfile.TemporaryDirectory(prefix="vssbudget-lowest.") as place:
        venv.create(place, with_pip=True)
        python = str(Path(place) / "bin" / "python")
        pip = (python, "-m", "pip", "install", "--quiet")
        for wanted in (bounds(), ["--no-deps", "--no-build-isolation", "--editable", "."]):
            subprocess.run([*pip, *wanted], cwd=REPOSITORY, check=True)
        # a warning of a library that is old does not say that it fails
        command = [python, "-m", "pytest", "-p", "no:cacheprovider", "-W", "default", *chosen]
        return subprocess.run(command, cwd=REPOSITORY, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
