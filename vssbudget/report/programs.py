"""What the formats for programs share: names of files, texts of one line, JSON, what counts."""

import json
import re
from pathlib import Path
from typing import Any

from vssbudget.findings import Finding, Place
from vssbudget.report.findings_text import sentence
from vssbudget.report.verdict import Verdict
from vssbudget.wording import Language, breakable, visible

_COMMAND = re.compile("#(?=#)")
_UNSEEN = re.compile(r"[^\x20-\x7e]")


def relative(file: str) -> str:
    """Name a file as its repository does: from the working folder, and without a leading `./`."""
    path = Path(file)
    if path.is_absolute() and path.is_relative_to(here := Path.cwd()):
        path = path.relative_to(here)
    return visible(path.as_posix())


def line(text: str) -> str:
    """Write a text as one line of what can be seen, with plain spaces in its figures."""
    return visible(breakable(text))


def told(finding: Finding, language: Language) -> str:
    """Say in one line what was found, and what to do about it or why it is accepted."""
    return line(sentence(finding, language))


def place_of(finding: Finding, verdict: Verdict) -> Place:
    """Give the place of a finding; one without a place is about the whole file."""
    return finding.place or Place(verdict.file)


def written(thing: Any) -> str:
    """Write JSON that reads back as it is, and in a log or a terminal is only text.

    A character that cannot be seen, and what would be a workflow command, stand escaped.
    """
    whole = json.dumps(thing, ensure_ascii=False, indent=2)
    return "\n".join(map(_harmless, whole.split("\n"))) + "\n"


def _harmless(row: str) -> str:
    if not row.isprintable():
        row = _UNSEEN.sub(lambda found: _escaped(found[0]), row)
    return _COMMAND.sub(r"\\u0023", row)


def _escaped(character: str) -> str:
    return character if character.isprintable() else json.dumps(character)[1:-1]
