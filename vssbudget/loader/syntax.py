"""What a fault of YAML's syntax most likely is, in a controller's words.

libyaml and PyYAML's own parser word the same fault differently and see some of them a few
characters apart; both are read here, so that the verdict is the same with either.
"""

from typing import Any

from vssbudget.findings import Finding, Place
from vssbudget.loader.open_rows import row_fault
from vssbudget.wording import Message

_CAUSES = (
    (
        ("mapping values are not allowed",),
        Message("colon-misplaced"),
        Message("quote-colon"),
    ),
    (
        ("found unexpected ':'",),
        Message("colon-crowded"),
        Message("space-behind-colon"),
    ),
    (
        ("could not find expected ':'",),
        Message("line-astray"),
        Message("write-key-value"),
    ),
    (
        ("found unexpected end of stream", "found unexpected document"),
        Message("quote-open"),
        Message("close-quote"),
    ),
    (("URI escape",), Message("no-yaml"), Message("compare-lines")),
    (
        ("escape character", "hexdecimal", "hexadecimal", "Unicode character escape"),
        Message("escape-unknown"),
        Message("single-quotes"),
    ),
    (
        ("scanning a block scalar",),
        Message("block-mark"),
        Message("quote-on-one-line"),
    ),
    (
        ("sequence entries are not allowed", "mapping keys are not allowed"),
        Message("dash-misplaced"),
        Message("dash-without-space"),
    ),
    (
        ("node content",),
        Message("value-missing"),
        Message("value-or-no-mark"),
    ),
    (
        ("',' or '}'", "',' or ']'"),
        Message("row-open"),
        Message("close-row"),
    ),
    (
        ("block end", "expected key", "'-' indicator", "<document start>"),
        Message("line-indented-wrong"),
        Message("indent-alike"),
    ),
    (
        ("cannot start any token", "alphabetic or numeric"),
        Message("first-character"),
        Message("quote-text"),
    ),
)
_TOLD_AT_THEIR_BEGINNING = ("key", "scalar", "anchor", "alias", "tag")


def syntax_fault(error: Any, text: str) -> Finding:
    """Turn an error of the YAML parser into a finding at its place."""
    if row := row_fault(error, text):
        return row
    context = getattr(error, "context", None) or ""
    problem = f"{context}: {getattr(error, 'problem', None)}"
    message, fix = next(
        (
            (message, fix)
            for signs, message, fix in _CAUSES
            if any(sign in problem for sign in signs)
        ),
        (Message("no-yaml"), Message("compare-lines")),
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
