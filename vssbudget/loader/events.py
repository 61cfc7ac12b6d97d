"""The event stream of a YAML text, from libyaml where it is there."""

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.scanner import ScannerError
from yaml.tokens import TagToken

from vssbudget.findings import Place

DEEPEST = 20
"""How many collections may lie within each other."""

_HANDLE = re.compile("![0-9A-Za-z_-]*!")
_WHITE = "\0 \t\r\n\x85\u2028\u2029"
_LONG = 1024
_CROWDED_COLON = re.compile(r":[,?\[\]{}]")

Event = Any
"""One of `yaml.events`; the stubs of PyYAML leave their attributes untyped."""


class PythonParser(yaml.SafeLoader):
    """PyYAML's own parser, made to read what it reads otherwise as libyaml does.

    libyaml refuses escapes for characters that there are not and, within braces and brackets, a
    colon with another mark right behind it; a question mark is there a character like any other. A
    tag it ends where one of those marks stands.
    """

    def scan_flow_scalar(self, style: str) -> Any:
        """Scan a text in quotes."""
        start = self.get_mark()
        try:
            token = super().scan_flow_scalar(style)
            token.value.encode()
        except (ValueError, OverflowError):
            problem = "found invalid Unicode character escape code"
            raise ScannerError("while scanning a quoted scalar", start, problem, start) from None
        return token

    def scan_plain(self) -> Any:
        """Scan a text without quotes."""
        vars(self)["peek"] = self._peek_past_questions
        token = super().scan_plain()
        del vars(self)["peek"]
        if self.flow_level and _CROWDED_COLON.search(f"{token.value}{self.prefix(2)}"):
            start, problem = token.start_mark, "found unexpected ':'"
            raise ScannerError("while scanning a plain scalar", start, problem, start)
        return token

    def scan_block_scalar_indicators(self, start_mark: Any) -> Any:
        """Scan what stands behind `|` or `>`; a comment needs no space before it."""
        vars(self)["peek"] = self._peek_past_comments
        found = super().scan_block_scalar_indicators(start_mark)
        del vars(self)["peek"]
        return found

    def scan_tag(self) -> Any:
        """Scan a tag; but for one in angle brackets, a mark of braces and brackets ends it."""
        if self.peek(1) == "<":
            return super().scan_tag()
        start = self.get_mark()
        handle = found[0] if (found := _HANDLE.match(self.prefix(_LONG))) else "!"
        self.forward(len(handle))
        vars(self)["peek"] = self._peek_to_marks
        alone = handle == "!" and self.peek() in _WHITE
        suffix = "" if alone else self.scan_tag_uri("tag", start)
        del vars(self)["peek"]
        if self.peek() not in _WHITE and not (self.flow_level and self.peek() == ","):
            raise ScannerError("while scanning a tag", start, "expected a space", self.get_mark())
        value = (None, "!") if alone else (handle, suffix)
        return TagToken(value, start, self.get_mark())

    def _peek_to_marks(self, index: int = 0) -> str:
        character: str = super().peek(index)
        return " " if character in ",[]" else character

    def _peek_past_comments(self, index: int = 0) -> str:
        character: str = super().peek(index)
        return " " if character == "#" else character

    def _peek_past_questions(self, index: int = 0) -> str:
        character: str = super().peek(index)
        return "x" if character == "?" else character


_PARSER: Any = getattr(yaml, "CSafeLoader", PythonParser)
PARSER = "PyYAML" if _PARSER is PythonParser else "libyaml"
"""The name of the parser that files are read with."""


def open_events(text: str) -> Callable[[], Event]:
    """Begin to read a text; each call gives the next event, and nothing is ever composed.

    Raises:
        yaml.YAMLError: From a call that meets a fault of syntax.
    """
    ended = text if text.endswith("\n") else f"{text}\n"  # the parsers end a line differently
    next_event: Callable[[], Event] = _PARSER(ended).get_event
    return next_event


def place_of(event: Event) -> Place:
    """Say where an event stands; the file's name comes later."""
    start, end = event.start_mark, event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Place("", start.line + 1, start.column + 1, max(length, 1))
