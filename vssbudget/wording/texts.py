"""Texts of a file on their way to people: made visible, quoted, harmless; and names guessed."""

from collections.abc import Collection


def visible(text: str) -> str:
    """Make a text harmless to show: one line, and an escape for what cannot be seen."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode("ascii")
        for each in text
    )


def inert(line: str) -> str:
    """Keep a runner that reads a line in its log from taking it for a workflow command."""
    told = line.replace("##[", "## [")
    return told.replace("::", ": :", 1) if told.lstrip().startswith("::") else told


def quoted(text: str, limit: int = 60) -> str:
    """Quote a text from a file: made visible, and clipped where it is long."""
    return f"'{visible(text if len(text) <= limit else text[:limit] + '…')}'"


def nearest(name: str, known: Collection[str]) -> str | None:
    """Find the known name that a slip most likely meant, or None."""
    from difflib import get_close_matches  # noqa: PLC0415 - loaded only when something is wrong

    if len(name) > 100 or len(known) > 10_000:
        return None
    folded = {each.casefold(): each for each in sorted(known)}
    found = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    return visible(folded[found[0]]) if found else None
