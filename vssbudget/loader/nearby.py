"""Files nearby that look like a budget: told where none has the name of one that is found."""

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_MOST = 200
_HEAD = 1 << 16
_NAMED = r"(?i)budget.*\.ya?ml"
_YAML = r"(?i)\.ya?ml$"
_AREAS = rb"""(?m)^(?:\xef\xbb\xbf)?["']?areas["']?[ \t]*:"""
_AREAS_IN_BRACES = rb"""[{,\s]["']?areas["']?[ \t]*:"""


def files_in(folder: Path) -> list[Path]:
    """Give the files directly in a folder, by name; none where it cannot be read."""
    with suppress(OSError):
        return sorted(path for path in folder.iterdir() if path.is_file())
    return []


def is_named(path: Path) -> bool:
    """Whether a file is called as a budget may be, `Budget 2025.yaml` too."""
    return re.search(_NAMED, path.name) is not None


def lookalikes(folders: Iterable[Path]) -> tuple[str, ...]:
    """Name the files in folders that look like a budget, by their name or by their areas.

    Of so many files of YAML, and of each its beginning alone, is read.
    """
    files = [path for folder in folders for path in files_in(folder)]
    others = [path for path in files if re.search(_YAML, path.name) and not is_named(path)]
    areas = set(filter(_has_areas, others[:_MOST]))
    return tuple(str(path) for path in files if path in areas or is_named(path))


def _has_areas(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        head = file.read(_HEAD)
        outermost = _AREAS_IN_BRACES if head.lstrip()[:1] == b"{" else _AREAS
        return re.search(outermost, head) is not None
    return False
