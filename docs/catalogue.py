"""The pages of the rules and of the errors: files, and exactly what the program says of each."""

import io
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from vssbudget.checks import RULES, check, examples, severity
from vssbudget.findings import Finding
from vssbudget.loader import REFUSALS, Loaded, Source, load
from vssbudget.loader.text import LIMIT
from vssbudget.model import MANY
from vssbudget.projection import project, rates_in_force
from vssbudget.report.findings_text import sentence
from vssbudget.report.rules_text import explanation, summary
from vssbudget.wording import ENGLISH, breakable, visible

REFUSED = Path(__file__).parent.parent / "tests" / "budgets" / "refused"
WIDEST = 100
_SHORT = 1000

_EXPECTED = "# expect: "
_LATIN = "title: Kök\n".encode("latin-1")
_KEYS = "".join(f"x{number}: 1\n" for number in range(MANY + 1)).encode()
_MADE = {  # what no file beside the tests can be
    "unreadable": ("a-closed-standard-input", "`vssbudget check - <&-`", None),
    "too-large": ("one-byte-over-the-limit", "16 MiB of comment and one byte.", b"#" * (LIMIT + 1)),
    "too-many": ("keys-without-end", "10 001 keys that are not known.", _KEYS),
    "not-utf8": ("latin-1", "The letter ö is the one byte F6 here, as in Latin-1.", _LATIN),
}


def rules() -> None:
    """Show each rule as its docstring tells it, with a budget that fails it and one that holds."""
    for name in RULES:
        print(f"## `{name}`\n\n{explanation(name, ENGLISH)}\n")
        print(f"Severity: `{severity(name)}`.\n")
        for path in examples(name):
            loaded = load(Source(path.name, path))
            lines = list(_told(loaded))
            print("A budget that fails:\n" if lines else "A budget that holds:\n")
            _shown(loaded.text, lines)


def errors() -> None:
    """Show every refusal and every rule with its files, and the exact lines that are said."""
    print("## What a file is refused for\n")
    cases = _cases()
    for name in REFUSALS:
        print(f"### `{name}`\n\n{explanation(name, ENGLISH)}\n")
        if name in _MADE:
            _show_made(name, *_MADE[name])
        for loaded in cases[name]:
            print(f"#### {loaded.source.name}\n")
            _shown(_bare(loaded.text), _told(loaded))
    print("## What a rule finds\n")
    for name in RULES:
        print(f"### `{name}`\n\n{summary(name, ENGLISH)}\n\nSeverity: `{severity(name)}`.\n")
        for path in examples(name)[:1]:
            loaded = load(Source(path.name, path))
            _shown(loaded.text, _told(loaded))


def _cases() -> dict[str, list[Loaded]]:
    """Load each refused file, under the rule of its first fault."""
    cases: dict[str, list[Loaded]] = defaultdict(list)
    for path in sorted(REFUSED.glob("*.yaml")):
        loaded = load(Source(path.stem, path))
        cases[loaded.faults[0].rule].append(loaded)
    return cases


def _told(loaded: Loaded) -> Iterator[str]:
    """Say each fault of a file, or each finding of a rule that is no notice, in one line."""
    for each in _found(loaded):
        assert each.place is not None
        told = visible(breakable(sentence(each, ENGLISH)))
        yield f"{each.place.line}:{each.place.column}: {each.rule}: {told}"


def _found(loaded: Loaded) -> tuple[Finding, ...]:
    if loaded.budget is None:
        return loaded.faults
    projection = project(loaded.budget, rates_in_force(loaded.budget), loaded.noticed())
    judgements = check(projection, RULES)
    return loaded.placed(finding for each in judgements for finding in each.findings)


def _shown(text: str, lines: Iterable[str]) -> None:
    """Show a file and, below it, what is said of it."""
    file = [_clipped(visible(each)) for each in text.rstrip("\n").split("\n")]
    said = list(lines)
    print("\n".join(["```text" if said else "```yaml", *file, *([""] if said else []), *said]))
    print("```\n")


def _clipped(line: str) -> str:
    """Clip a long line, and one that closes so many lists that cog would take it for its own."""
    line = re.sub(r"\]{3,}.*", "]]…", line)
    return line if len(line) <= WIDEST else f"{line[:WIDEST]}…"


def _bare(text: str) -> str:
    """Leave out what a file expects; above the rest an empty comment keeps the line."""
    lines = text.rstrip("\n").split("\n")
    while lines[-1].startswith(_EXPECTED):
        lines.pop()
    return "\n".join("#" if each.startswith(_EXPECTED) else each for each in lines)


def _show_made(name: str, title: str, description: str, raw: bytes | None) -> None:
    print(f"#### {title}\n\n{description}\n")
    with _made(raw) as loaded:
        lines = [line for line in _told(loaded) if f": {name}: " in line]
    if raw and len(raw) < _SHORT:
        _shown(raw.decode("utf-8", "backslashreplace"), lines)
    else:
        print("\n".join(["```text", *lines, "```\n"]))


@contextmanager
def _made(raw: bytes | None) -> Iterator[Loaded]:
    """Load a file of these bytes, or without any a standard input that is closed."""
    if raw is None:
        stdin, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO())
        sys.stdin.close()
        try:
            yield load(Source("<stdin>", None))
        finally:
            sys.stdin = stdin
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "budget.yaml"
        path.write_bytes(raw)
        yield load(Source(path.name, path))
