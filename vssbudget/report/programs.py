"""What the formats for programs share: names of files, texts of one line, JSON, what counts."""

import json
import re
from collections.abc import Iterable
from json.encoder import encode_basestring as _quoted
from pathlib import Path
from typing import Any

from vssbudget.findings import Finding, Place
from vssbudget.report.findings_text import sentence
from vssbudget.views.verdict import Verdict
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
    return laid_out(thing, "\n") + "\n"


def laid_out(thing: Any, newline: str) -> str:
    """Write a part of such JSON, two spaces further in than the line break that it is given.

    The `json` module takes several times as long, and the memory as well.
    """
    if isinstance(thing, str):
        return _text(thing)
    if isinstance(thing, bool) or not isinstance(thing, (int, dict, list)):
        return json.dumps(thing)
    if isinstance(thing, int):
        return str(thing)
    inner = f"{newline}  "
    if isinstance(thing, dict):
        return braced([entry(key, each, inner) for key, each in thing.items()], newline)
    entries = [laid_out(each, inner) for each in thing]
    return f"[{inner}{f',{inner}'.join(entries)}{newline}]" if entries else "[]"


def entry(key: str, thing: Any, newline: str) -> str:
    """Write an entry of an object, what lies within it further in."""
    return f"{_text(key)}: {laid_out(thing, newline)}"


def braced(entries: Iterable[str], newline: str) -> str:
    """Write entries that are already laid out as an object."""
    inner = f"{newline}  "
    body = f",{inner}".join(entries)
    return f"{{{inner}{body}{newline}}}" if body else "{}"


def _text(text: str) -> str:
    if text.isascii() and text.isalnum():
        return f'"{text}"'
    shown = _quoted(text)
    if not shown.isprintable():
        shown = _UNSEEN.sub(lambda found: _escaped(found[0]), shown)
    return _COMMAND.sub(r"\\u0023", shown)


def _escaped(character: str) -> str:
    return character if character.isprintable() else json.dumps(character)[1:-1]
