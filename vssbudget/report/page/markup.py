"""HTML from texts: what is put in as a text stays one, whatever it says."""

import json
import re
from html import escape
from typing import NewType

from vssbudget.wording import NO_BREAK, visible

Markup = NewType("Markup", str)
"""Text of HTML, in which what came from elsewhere is escaped."""

NOTHING = Markup("")

_IN_FIGURE = re.compile(r"(?<=\d) (?=\d{3}(?!\d)|%(?!\w))")
_SHAPES = {"rect", "line", "circle", "path", "polyline"}
"""What ends where it begins in a drawing."""
_IN_SCRIPT = {ord(each): f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}


def text(told: str) -> Markup:
    """Write a text that nothing is made of, and in which no figure breaks over a line."""
    return Markup(escape(seen(told)))


def seen(told: str) -> str:
    """Make visible what cannot be seen in a text, and break no figure in it over a line."""
    return _visible(_IN_FIGURE.sub(NO_BREAK, told))


def _visible(told: str) -> str:
    return NO_BREAK.join(map(visible, told.split(NO_BREAK)))


def joined(*pieces: Markup) -> Markup:
    """Set pieces behind each other."""
    return Markup("".join(pieces))


def tag(name: str, /, *content: Markup, **attributes: str) -> Markup:
    """Set an element around its content; an attribute without a value is left out.

    An underscore in the name of an attribute stands for a hyphen, and one behind it for nothing.
    """
    told = "".join(content)
    if not told and name in _SHAPES:
        return Markup(f"{void(name, **attributes)[:-1]}/>")
    return Markup(f"{void(name, **attributes)}{told}</{name}>")


def void(name: str, /, **attributes: str) -> Markup:
    """Set an element that has no content."""
    told = (
        f' {key.rstrip("_").replace("_", "-")}="{escape(_visible(value))}"'
        for key, value in attributes.items()
        if value
    )
    return Markup(f"<{name}{''.join(told)}>")


def data(name: str, of: object) -> Markup:
    """Set data for a script to read, in which nothing ends the element that holds it."""
    told = json.dumps(of, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)
    return tag("script", Markup(told), type="application/json", id=name)
