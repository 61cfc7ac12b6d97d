"""What stands beside these modules for a page to hold: styles, and scripts."""

import re
from importlib.resources import files

from vssbudget.report.page.markup import Markup

_SPARED = re.compile(
    r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)\n|^[ \t]+|^\n", re.MULTILINE | re.DOTALL
)
"""Comments that have lines of their own, and how lines are set in: for who writes them alone."""


def resource(name: str) -> Markup:
    """Give a style or a script as a page holds it."""
    return Markup(_SPARED.sub("", files(__package__).joinpath(name).read_text("utf-8")))
