"""Adding accepted differences to the text of a budget, everything else in it left as it is."""

import re
from collections.abc import Sequence

from vssbudget.loader.spots import spots
from vssbudget.model.figures import WORDS

KEY = "accepted"
"""The key of the list that entries are added to."""

_PLAIN = re.compile(r"[^\W\d][\w.-]*")


def with_accepted(text: str, entries: Sequence[str]) -> str:
    """Add entries to the accepted differences of a budget without a fault.

    Args:
        text: The budget as it stands in its file.
        entries: Each a mapping in braces, on one line.

    Returns:
        The text with the entries behind those that are there, or in a new list at its end.
    """
    found = spots(text, [(), (KEY,)])
    inner = found.get((KEY,))
    spot = inner or found[()]
    if spot.flow:
        listed = ", ".join(entries)
        return spot.added(text, listed if inner else f"{KEY}: [{listed}]")
    items = [f"- {each}" for each in entries]
    return spot.below(text, items if inner else ["", f"{KEY}:", *(f"  {each}" for each in items)])


def entry(rule: str, at: str, pin: str) -> str:
    """Write an accepted difference, its reason left to be written; `pin` is `amount: 5` or less."""
    fields = [f"rule: {rule}", f"at: {scalar(at)}", *([pin] if pin else []), 'reason: ""']
    return f"{{{', '.join(fields)}}}"


def scalar(text: str) -> str:
    """Write a text so that YAML reads it as that text, also within braces."""
    if _PLAIN.fullmatch(text) and text.lower() not in WORDS:
        return text
    return quoted_twice(text)


def quoted_twice(text: str) -> str:
    """Write a text in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
