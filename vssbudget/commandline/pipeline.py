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
    """Refuse in a pipeline a file to which a link leads out of its repository, or into `.git`.

    What a refused file holds is shown in the log, and whoever proposes a change makes the links.

    Raises:
        WrongCommand: The file, or a folder on the way to it, is such a link.
    """
    path = source.path
    if path is None or not in_pipeline() or not os.path.exists(path):  # noqa: PTH110 - as `choose`
        return
    for link in _links(path):
        repository, target = _repository(_real(link.parent)), _real(link)
        if repository is None:
            continue
        told = {"file": visible(source.name), "link": visible(str(link))}
        if not target.is_relative_to(repository):
            raise WrongCommand(Message("link-leads-out", **told))
        if _in_git(target, repository) or _in_git(_real(path), repository):
            raise WrongCommand(Message("link-into-git", **told))


def check_beside(source: Source, budget: Source) -> None:
    """Refuse in a pipeline a file out of the repository, or within `.git`, that a budget names.

    Raises:
        WrongCommand: It is named, by its path or through links.
    """
    if source.path is None or not in_pipeline():
        return
    folder = _real(budget.path.parent if budget.path else Path())
    repository, target = _repository(folder) or folder, _real(source.path)
    if not target.is_relative_to(repository) or _in_git(target, repository):
        raise WrongCommand(Message("from-leads-out", file=source.name))


def _links(path: Path) -> Iterator[Path]:
    """Give the links on the way to a file, and those on the way that they lead."""
    ways, known = [path], set[Path]()
    while ways:
        way = ways.pop()
        for step in (*reversed(way.parents), way):
            if step.is_symlink() and (place := _real(step.parent) / step.name) not in known:
                known.add(place)
                ways.append(step.parent / step.readlink())
                yield step


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _repository(folder: Path) -> Path | None:
    """Give the innermost repository around a folder, else the folder that the program works in.

    None where neither is around it.
    """
    around = (folder, *folder.parents)
    here = Path.cwd()
    without = here if here in around else None
    return next((each for each in around if (each / ".git").exists()), without)


def _in_git(path: Path, repository: Path) -> bool:
    """Whether a path leads into what git keeps of a repository, or of one within it."""
    if not path.is_relative_to(repository):
        return False
    return ".git" in (part.lower() for part in path.relative_to(repository).parts)
