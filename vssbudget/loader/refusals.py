"""The rules under which a file is refused: what each kind of fault is called."""

REFUSALS: tuple[str, ...] = (
    "unreadable",
    "too-large",
    "too-many",
    "not-utf8",
    "character",
    "tab",
    "conflict-marker",
    "yaml",
    "syntax",
    "nesting",
    "structure",
    "duplicate-key",
    "unknown-key",
    "missing-key",
    "text",
    "number",
    "year",
    "years",
    "shares",
    "reference",
    "coherence",
)
"""Every rule that a file can be refused under, in the order in which a file is read.

What kind of fault it is, and why a budget file does not hold it, the message `refusal-RULE` says.
"""
