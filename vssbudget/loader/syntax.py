"""What a fault of YAML's syntax most likely is, in a controller's words.

libyaml and PyYAML's own parser word the same fault differently and see some of them a few
characters apart; both are read here, so that the verdict is the same with either.
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
        ("found unexpected ':'",),
        "found a colon with another mark right behind it",
        "write a space behind the colon",
    ),
    (
        ("could not find expected ':'",),
        "found a line that is neither a key with a value nor part of a list",
        "write key: value",
    ),
    (
        ("found unexpected end of stream", "found unexpected document"),
        "found a quote that is never closed",
        "close it on the same line",
    ),
    (
        ("escape character", "hexdecimal", "hexadecimal", "Unicode character escape"),
        "found a backslash that begins no escape of YAML",
        "put the text in single quotes, within which a backslash is only that",
    ),
    (
        ("scanning a block scalar",),
        "found | or > in front of a text",
        "put the text in quotes, on one line",
    ),
    (
        ("sequence entries are not allowed", "mapping keys are not allowed"),
        "found - or ? with a space behind it where a value belongs",
        "write a negative number without the space, and put a text in quotes",
    ),
    (
        ("node content",),
        "found no value where one belongs: a comma or a bracket too many, or a row that breaks off",
        "write the value, or take the mark out",
    ),
    (
        ("',' or '}'", "',' or ']'"),
        "found a row that is not closed, or two values without a comma between them",
        "separate the values with a comma and a space, and close the row with } or ]",
    ),
    (
        ("block end", "expected key", "'-' indicator", "<document start>"),
        "found a line that is set in further or less than its neighbours, or text behind a value",
        "set it in as far as the lines it belongs to",
    ),
    (
        ("cannot start any token", "alphabetic or numeric"),
        "found a character that no plain text can begin with",
        "put the text in quotes",
    ),
)
_TOLD_AT_THEIR_BEGINNING = ("key", "scalar", "anchor", "alias", "tag")


def syntax_fault(error: Any, text: str) -> Finding:
    """Turn an error of the YAML parser into a finding at its place."""
    context = getattr(error, "context", None) or ""
    problem = f"{context}: {getattr(error, 'problem', None)}"
    message, fix = next(
        (
            (message, fix)
            for signs, message, fix in _CAUSES
            if any(sign in problem for sign in signs)
        ),
        ("found text that is no YAML", "compare the line with its neighbours"),
    )
    place = _place(getattr(error, "problem_mark", None), text)
    if context.endswith(_TOLD_AT_THEIR_BEGINNING) or (place.line, place.column) == _end(text):
        place = _place(getattr(error, "context_mark", None), text)
    return Finding(rule="syntax", message=message, fix=fix, place=place)


def _place(mark: Any, text: str) -> Place:
    """Give the place of a mark, at most the end of the text."""
    if mark is None:
        return Place("")
    line, column = min((mark.line + 1, mark.column + 1), _end(text))
    return Place("", line, column)


def _end(text: str) -> tuple[int, int]:
    """Say where the last text ends, behind which the two parsers count differently."""
    written = text.rstrip()
    return written.count("\n") + 1, len(written) - written.rfind("\n")
