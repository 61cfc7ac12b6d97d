"""Write anew what the docs show of the program; with `--check` only say where it differs.

The docs call the functions below in comments that cog carries out.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import chdir, contextmanager, redirect_stdout
from difflib import unified_diff
from io import BytesIO, TextIOWrapper
from pathlib import Path
from textwrap import fill

import yaml
from cogapp import Cog
from keys import schemas

from vssbudget.commandline import main as program_of
from vssbudget.loader import load
from vssbudget.loader.source import Source
from vssbudget.report.findings_text import sentence
from vssbudget.wording import ENGLISH, visible

BAR = "\\|"
ROOT = Path(__file__).parent.parent
PAGES = ("README.md", *sorted(str(page.relative_to(ROOT)) for page in ROOT.glob("docs/**/*.md")))
FUNCTIONS = "shell, ending, difference, annotation, inputs, text_of, lines_of, refusals, worked, HR"
FOREIGN = ("CI", "GITHUB_", "VSSBUDGET_", "LC_", "LANG", "NO_COLOR")
"""What begins a variable that would change what a command writes."""

Edit = tuple[str, str]
"""What an edit takes out of the shipped budget, and what it puts there."""

HR: Edit = (
    "2022: 31980, 2023: 33481}\n    revenue",
    "2022: 31980, 2023: 34000}\n    revenue",
)
"""The cost of HR in 2023 is raised, and its revenue forgotten."""


def shell(
    command: str,
    *parts: str,
    width: int = 80,
    edit: Edit | None = None,
    only: str | None = None,
    whole: int = 1_000,
) -> None:
    """Show a command and what it writes, of a long output only the parts under these headings.

    An edit is made in a copy of the shipped budget. `only` keeps the lines that match an
    expression, and `whole` is the most characters that are shown of a line.
    """
    told = _output(command, width, edit)
    if parts:
        told = "\n\n".join(each for each in told.split("\n\n") if each.startswith(parts))
        told = f"…\n\n{told}\n\n…\n"
    if only:
        told = "".join(f"{each}\n" for each in told.split("\n") if re.search(only, each))
    lines = (each if len(each) <= whole else f"{each[:whole]}…" for each in told.split("\n"))
    shown = "\n".join(lines).rstrip()
    print(f"```text\n$ {command}\n{shown}\n```")


def _output(command: str, width: int = 80, edit: Edit | None = None) -> str:
    """Run a command within this process, which has loaded already what each would load anew."""
    program, *words = shlex.split(command)
    assert program == "vssbudget"
    out = TextIOWrapper(BytesIO(), "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        place = ROOT
        if edit:
            place = Path(folder)
            (place / "data").mkdir()
            (place / "data" / "budget2023.yaml").write_text(_edited(edit)[1], encoding="utf-8")
        with chdir(place), _environment(COLUMNS=str(width)), redirect_stdout(out):
            status = program_of(words)
    out.seek(0)
    assert status in (0, 1, 3), command
    return out.read()


@contextmanager
def _environment(**ours: str) -> Iterator[None]:
    """Leave out of the environment what would change an output."""
    whole = dict(os.environ)
    for name in filter(_is_foreign, whole):
        del os.environ[name]
    os.environ.update(ours)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(whole)


def _is_foreign(name: str) -> bool:
    return name.startswith(FOREIGN)


def _edited(edit: Edit) -> tuple[str, str]:
    before = (ROOT / "data" / "budget2023.yaml").read_text("utf-8")
    assert before.count(edit[0]) == 1, edit
    return before, before.replace(*edit)


def _run(words: list[str], place: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    ours = {each: value for each, value in os.environ.items() if not _is_foreign(each)}
    return subprocess.run(
        words,
        cwd=place,
        env={**ours, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def ending(command: str, status: int, most: int = 2) -> None:
    """Show a command of the shell, the first lines that it writes, and the status it ends with."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        program = place / "bin" / "vssbudget"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vssbudget "$@"\n', "utf-8")
        program.chmod(0o755)
        shutil.copytree(ROOT / "data", place / "data")
        found = f"{program.parent}:{os.environ['PATH']}"
        ran = _run(["bash", "-o", "pipefail", "-c", command], place, PATH=found, COLUMNS="80")
    assert ran.returncode == status, (command, ran)
    lines = [each for each in (ran.stdout + ran.stderr).split("\n") if each]
    told = [*lines[:most], "…"] if len(lines) > most else lines
    print("\n".join(["```text", f"$ {command}", *told, "$ echo $?", f"{status}", "```"]))


def difference(edit: Edit) -> None:
    """Show an edit of the shipped budget as git does."""
    name = "data/budget2023.yaml"
    before, after = (each.splitlines() for each in _edited(edit))
    lines = unified_diff(before, after, f"a/{name}", f"b/{name}", n=1, lineterm="")
    print("```diff\n" + "\n".join(lines) + "\n```")


def annotation(command: str, rule: str, edit: Edit) -> None:
    """Show the first annotation of a rule as a pull request does: the line, and a box below it."""
    _, after = _edited(edit)
    pattern = rf"^::(\w+) .*?line=(\d+).*?title={rule}::(.*)$"
    written = re.search(pattern, _output(command, edit=edit), re.M)
    assert written
    kind, line, said = written.groups()
    lead = "     | "
    text = fill(said.replace("%25", "%"), 100, initial_indent=lead, subsequent_indent=lead)
    shown = after.split("\n")[int(line) - 1]
    print(f"```text\n{line:>4} {shown}\n{lead}{kind.title()}: {rule}\n{text}\n```")


def inputs() -> None:
    """Show what the action takes."""
    print("| input | what it is | without it |\n|---|---|---|")
    for name, told in yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["inputs"].items():
        default = f"`{told['default']}`" if told["default"] else "–"
        description = told["description"].replace("<", "&lt;").replace("*", "\\*")
        print(f"| `{name}` | {description} | {default} |")


def lines_of(path: str, part: str) -> None:
    """Show the lines of a script that hold a text."""
    lines = (ROOT / path).read_text("utf-8").split("\n")
    print("```sh\n" + "\n".join(each for each in lines if part in each) + "\n```")


def text_of(path: str, language: str = "yaml") -> None:
    """Show a file."""
    print(f"```{language}\n{(ROOT / path).read_text('utf-8').rstrip()}\n```")


def refusals(names: Iterable[str]) -> None:
    """Show the first thing that is said to each of the files that the tests know to be refused."""
    print("| line | rule | what is said |\n|---|---|---|")
    for name in names:
        path = ROOT / "tests" / "budgets" / "refused" / f"{name}.yaml"
        fault = load(Source(name, path)).faults[0]
        assert fault.place is not None
        line = visible(fault.place.text.strip())
        cells = (
            f"`{line}`",
            fault.rule,
            sentence(fault, ENGLISH).replace("<", "&lt;").replace("*", "\\*"),
        )
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
    prologue = (
        f"from generate import {FUNCTIONS}; from catalogue import errors, rules; "
        "from keys import keys"
    )
    status: int = Cog().main(["cog", *mode, "-P", "-I", "docs", "-p", prologue, *PAGES])
    return schemas(check=options == ["--check"]) or status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
