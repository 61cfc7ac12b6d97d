"""What a fault of YAML's syntax most likely is, in a controller's words.

libyaml and PyYAML's own parser word the same fault differently; both are read here, so that the
verdict is the same with either.
"""

from typing import Any

from vssbudget.findings import Finding, Place

_CAUSES = (
    (
        ("mapping values are not allowed",),
        "found a colon where no key can stand",
        "put a text that holds a colon in quotes, or set the line in as its neighbours are",
    ),
    (
        ("could not find expected ':'",),
        "found a line that is neither a key with a value nor part of a list",
        "write key: value",
    ),
    (
        ("found unexpected end of stream", "found unexpected document indicator"),
        "found a quote that is never closed",
        "close it on the same line",
    ),
    (
        ("',' or '}'", "',' or ']'", "expected ',' or"),
        "found a row that is not closed, or two values without a comma between them",
        "separate the values with a comma and a space, and close the row with } or ]",
    ),
    (
        ("block end", "expected key", "'-' indicator", "did not find expected <"),
        "found a line that is set in further or less than its neighbours, or text behind a value",
        "set it in as far as the lines it belongs to",
    ),
    (
        ("cannot start any token", "found unknown escape", "found character"),
        "found a character that no plain text can begin with",
        "put the text in quotes",
    ),
)


def syntax_fault(error: Any, text: str) -> Finding:
    """Turn an error of the YAML parser into a finding at its place."""
    problem = str(getattr(error, "problem", None) or "")
    message, fix = next(
        (
            (message, fix)
            for signs, message, fix in _CAUSES
            if any(sign in problem for sign in signs)
        ),
        ("found text that is no YAML", "compare the line with its neighbours"),
    )
    return Finding(rule="syntax", message=message, fix=fix, place=_place(error, text))


def _place(error: Any, text: str) -> Place:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return Place("")
    last = text.count("\n") + 1
    return Place("", min(mark.line + 1, last), mark.column + 1)
