"""Write anew what the docs show of the program; with `--check` only say where it differs.

The docs call the functions below in comments that cog carries out.
"""

import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from cogapp import Cog

from vssbudget.checks import RULES
from vssbudget.loader import load
from vssbudget.loader.source import Source
from vssbudget.report.findings_text import sentence
from vssbudget.wording import visible

BAR = "\\|"
ROOT = Path(__file__).parent.parent
PAGES = ("README.md", *sorted(f"docs/{page.name}" for page in ROOT.glob("docs/*.md")))
FUNCTIONS = "shell, text_of, rules, refusals, worked"


def shell(command: str, *parts: str, width: int = 80, edit: tuple[str, str] | None = None) -> None:
    """Show a command and what it writes, of a long output only the parts under these headings.

    An edit (before, after) is made in a copy of the shipped budget.
    """
    told = _output(command, width, edit)
    if parts:
        told = "\n\n".join(each for each in told.split("\n\n") if each.startswith(parts))
        told = f"…\n\n{told}\n\n…\n"
    print(f"```text\n$ {command}\n{told.rstrip()}\n```")


def _output(command: str, width: int = 80, edit: tuple[str, str] | None = None) -> str:
    words = shlex.split(command)
    with tempfile.TemporaryDirectory() as folder:
        place = ROOT
        if edit:
            place = Path(folder)
            (place / "data").mkdir()
            text = (ROOT / "data" / "budget2023.yaml").read_text("utf-8")
            assert text.count(edit[0]) == 1, edit
            edited = text.replace(*edit)
            (place / "data" / "budget2023.yaml").write_text(edited, encoding="utf-8")
        ran = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=place,
            env={**os.environ, "COLUMNS": str(width), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert ran.returncode in (0, 1, 3), ran.stderr
    return ran.stdout


def text_of(path: str, language: str = "yaml") -> None:
    """Show a file."""
    print(f"```{language}\n{(ROOT / path).read_text('utf-8').rstrip()}\n```")


def rules() -> None:
    """Show each rule as its docstring tells it."""
    for name, rule in RULES.items():
        told = [line.strip() for line in (rule.__doc__ or "").strip().split("\n")]
        print(f"## `{name}`\n\n" + "\n".join(told) + "\n")


def refusals(names: Iterable[str]) -> None:
    """Show the first thing that is said to each of the files that the tests know to be refused."""
    print("| line | rule | what is said |\n|---|---|---|")
    for name in names:
        path = ROOT / "tests" / "budgets" / "refused" / f"{name}.yaml"
        fault = load(Source(name, path)).faults[0]
        assert fault.place is not None
        line = visible(fault.place.text.strip())
        cells = (f"`{line}`", fault.rule, sentence(fault).replace("<", "&lt;").replace("*", "\\*"))
        print(f"| {' | '.join(cell.replace('|', BAR) for cell in cells)} |")


def worked(area: str, rates: str) -> None:
    """Show an area's cost before and after its one rounding, year by year."""
    told = json.loads(_output(f"vssbudget project data/budget2023.yaml {rates} --format json"))
    exact, whole = told["areas"][area]["exact"]["cost"], told["areas"][area]["cost"]
    print(f"| year | exact, {told['unit']} | rounded, {told['unit']} |\n|---|--:|--:|")
    for year, amount in exact.items():
        print(f"| {year} | {amount} | {whole[year]} |")


def main(options: list[str]) -> int:
    """Write the docs anew; with `--check` only compare."""
    os.chdir(ROOT)
    mode = ["--check", "--diff"] if options == ["--check"] else ["-r"]
    prologue = f"from generate import {FUNCTIONS}"
    status: int = Cog().main(["cog", *mode, "-P", "-I", "docs", "-p", prologue, *PAGES])
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
