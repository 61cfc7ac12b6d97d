"""What holds where a pipeline runs the program, often on files that a stranger proposes."""

import os
from collections.abc import Iterator
from pathlib import Path

from vssbudget.findings import WrongCommand
from vssbudget.loader import Source
from vssbudget.wording import Message, visible

PIPELINE = ("CI", "GITHUB_ACTIONS")
"""The variables that say that a pipeline runs the program."""


def in_pipeline() -> bool:
    """Whether a pipeline runs the program, where nobody would notice what budget is read."""
    return any(
        os.environ.get(name, "").strip().lower() not in ("", "0", "false") for name in PIPELINE
    )


def check_links(source: Source) -> None:
    """Refuse in a pipeline a file to which a link of the repository leads out of it.

    What a refused file holds is shown in the log, and whoever proposes a change makes the links.

    Raises:
        WrongCommand: The file, or a folder on the way to it, is such a link.
    """
    if source.path is None or not in_pipeline():
        return
    for link in _leading_out(source.path, _repository()):
        told = {"file": visible(source.name), "link": visible(str(link))}
        raise WrongCommand(Message("link-leads-out", **told))


def _leading_out(path: Path, root: Path) -> Iterator[Path]:
    """Give the links on the way to a file that lead from within a folder to outside of it."""
    for step in (*reversed(path.parents), path):
        held = _real(step.parent).is_relative_to(root)
        if held and step.is_symlink() and not _real(step).is_relative_to(root):
            yield step


def _real(path: Path) -> Path:
    """Follow all links; unlike `Path.resolve` this takes one that leads to itself as it is."""
    return Path(os.path.realpath(path))


def _repository() -> Path:
    """Give the repository that the program works in, else the folder."""
    here = Path.cwd()
    return next((each for each in (here, *here.parents) if (each / ".git").exists()), here)
