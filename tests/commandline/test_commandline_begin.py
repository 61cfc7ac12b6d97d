"""The Swedish page to begin with, followed command by command."""

import re
import shlex
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run

PAGE = (REPOSITORY / "docs" / "sv" / "kom-igang.md").read_text("utf-8")
COMMAND = re.compile(r"(?:`|^\$ |^)vssbudget ([^`\n#]+)", re.M)


def commands(part: str) -> list[list[str]]:
    """Give the commands of a part of the page, within its text and in blocks of their own."""
    told = re.sub(r"<!--.*?-->", "", part, flags=re.S)
    return [shlex.split(found[1]) for found in COMMAND.finditer(told)]


def test_every_command_does_what_the_page_says_in_its_order(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial, own = map(commands, PAGE.split("\n## Din egen budget"))
    assert len(trial) == 1
    assert [each[0] for each in own][:4] == ["init", "check", "keys", "keys"]
    assert len(own) == 24
    for place, told in ((REPOSITORY, trial), (tmp_path, own)):
        monkeypatch.chdir(place)
        for command in told:
            ran = run(*command)
            assert ran.status == 0, (command, ran.err)
            assert command[0] in ("init", "set") or not ran.err
    made = {"budget2027.yaml", "plan.csv", "plan.md", "rapport.html", "budget.schema.json"}
    made.add("rapport.xlsx")
    assert {path.name for path in tmp_path.iterdir()} == made
