"""Which program this is: its version, what it runs on, and where its documentation is."""

import json
import platform
from importlib import metadata
from pathlib import Path

from vssbudget import __version__, late
from vssbudget.wording import ENGLISH, Language, breakable

_NEEDED = ("typer", "pydantic", "pyyaml", "rich")


def version_text(verbose: bool, language: Language | None) -> str:
    """Give the version; with more, what a report of a fault has to say besides."""
    own = f"vssbudget {__version__}\n"
    return own + "".join(f"{line}\n" for line in _besides(language or ENGLISH)) if verbose else own


def _besides(language: Language) -> list[str]:

    return [
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        ", ".join(f"{name} {metadata.version(name)}" for name in _NEEDED)
        + f" ({late.events.PARSER})",
        breakable(language("version-place", place=str(Path(__file__).parent.parent))),
        *([breakable(language("version-origin", origin=origin))] if (origin := _origin()) else []),
        breakable(language("where-docs")),
    ]


def _origin() -> str | None:
    """Give what the program was installed from, where that was no index of packages."""
    try:
        told = metadata.distribution("vssbudget").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        return None
    return str(json.loads(told)["url"]) if told else None
