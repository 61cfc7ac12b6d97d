"""What is said to people: messages by name, their words in each language, and safe texts."""

from vssbudget.wording.language import (
    ENGLISH,
    LANGUAGES,
    NO_BREAK,
    SWEDISH,
    Language,
    breakable,
    language,
)
from vssbudget.wording.message import Message, under
from vssbudget.wording.texts import (
    Guesses,
    behind_figure,
    inert,
    nearest,
    quoted,
    uncommanding,
    visible,
)

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "NO_BREAK",
    "SWEDISH",
    "Guesses",
    "Language",
    "Message",
    "behind_figure",
    "breakable",
    "inert",
    "language",
    "nearest",
    "quoted",
    "uncommanding",
    "under",
    "visible",
]
