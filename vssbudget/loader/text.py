"""From bytes to text that is safe to read: size, encoding, characters."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from vssbudget import late
from vssbudget.findings import Finding, Place
from vssbudget.wording import Message

LIMIT = 16 * 1024 * 1024
"""The size, in bytes, up to which a budget file is read."""

_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_ASCII_FORBIDDEN = re.compile(rf"[{_CONTROL}]|\r(?!\n)")
_FORBIDDEN = re.compile(rf"[{_CONTROL}{_INVISIBLE}]|\r(?!\n)")
_TAB = re.compile(r"\t+")
_MARKER = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?= |\r?$)", re.M)
_DIRECTIVE = re.compile(r"^%", re.M)
_WIDE_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_WIDE = re.compile(rf"^( *)([{_WIDE_SPACES}][ {_WIDE_SPACES}]*)|(:)([{_WIDE_SPACES}])", re.M)
_ESCAPED = re.compile(r"^ *(?:\\u00a0|\\xa0|&nbsp;|&#160;)", re.M | re.I)
_BREAK = re.compile("\n")
_STAND_IN = "\ufffd"
_COMMON = bytes(range(0x20, 0x7F)) + b"\r\n"
_MOST = 1000
_BEGINNING = 4_096
_SIGNS = (b"PK", b"\xd0\xcf", b"\xff", b"\xfe", b"%PDF-", b"{\\rtf", b"\x1f", b"7z", b"\x89", b"<")


class Decoded(NamedTuple):
    """A file as text.

    `text` is the whole of it, for showing lines; `readable` what YAML may be read from: up to the
    line of the first fault that ends the reading, a stand-in for every forbidden character.
    """

    text: str
    readable: str
    faults: list[Finding]

    @property
    def whole(self) -> bool:
        """Whether all of the file can be read."""
        return len(self.readable) == len(self.text)

    def up_to(self, line: int) -> "Decoded":
        """Leave the lines from one on unread."""
        return self._replace(readable=_up_to(self.readable, line))

    @property
    def set_in_widely(self) -> list[int]:
        """The lines that are set in by spaces that are none to YAML, in order."""
        return [_line(each) for each in self.faults if each.message.name == "wide-indents"]


def decode(raw: bytes) -> Decoded:
    """Decode a file, and find every fault of its size, bytes and characters."""
    if len(raw) > LIMIT:
        return Decoded(" ", "", [_large()])
    if _strange(raw) and (found := _no_text(raw)):
        return Decoded(" ", "", [found])
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
        if _harmless(raw, text):
            return Decoded(text, text, [])
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
        text = before + raw[error.start :].decode("utf-8", errors="replace")
        ends = [_no_utf8(before, raw[error.start])]
    else:
        ends = []
    ends += [*_tabs(text), *_escaped(text), *_conflict_markers(text), *_directives(text)]
    characters = list(_characters(text))
    spaces = [*_wide_spaces(text)]
    readable = _up_to(text, min(_line(fault) for fault in ends)) if ends else text
    if characters:
        readable = forbidden(readable).sub(_STAND_IN, readable)
    if spaces:
        readable = _WIDE.sub(_with_plain_spaces, readable)
    return Decoded(text, readable, characters + spaces + ends)


def _strange(raw: bytes) -> bool:
    """Look quickly whether a file may be no text in UTF-8, or have no line ends that count."""
    begins = raw[:_BEGINNING]
    lines_of_cr = begins.count(b"\r") > begins.count(b"\n")
    return lines_of_cr or b"\0" in begins or begins.startswith(_SIGNS)


def _no_text(raw: bytes) -> Finding | None:

    return late.kinds.no_text(raw)


def _harmless(raw: bytes, text: str) -> bool:
    """Look quickly whether a file of valid UTF-8 holds nothing that asks for a closer look."""
    rare = raw.removeprefix(BOM_UTF8).translate(None, _COMMON).decode("utf-8")
    return (
        "\t" not in rare
        and not (not rare.isascii() and _WIDE.search(text))
        and not forbidden(rare).search(rare)
        and raw.count(b"\r") == raw.count(b"\r\n")
        and not any(mark in raw for mark in (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||"))
        and b"\n%" not in raw
        and not ((b"\\" in raw or b"&" in raw) and _ESCAPED.search(text))
        and not raw.removeprefix(BOM_UTF8).startswith(b"%")
    )


def forbidden(text: str) -> re.Pattern[str]:
    """Give the pattern of the control, invisible and bidirectional characters in a text."""
    return _ASCII_FORBIDDEN if text.isascii() else _FORBIDDEN


def unseen(character: str) -> tuple[Message, Message]:
    """Say of a forbidden character what it is and what to do."""
    found = Message("character-unseen", character=f"U+{ord(character):04X}")
    return found, Message("type-anew")


class _Lines:
    """Counts lines on the way through a text; asked for places in their order only.

    `blank` says whether only spaces stand on the line before the last place.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._number, self._start, self._seen = 1, 0, 0
        self.blank = True

    def place(self, found: re.Match[str]) -> Place:
        """Give the place of a match."""
        here, since = found.start(), self._seen
        if breaks := self._text.count("\n", since, here):
            self._number += breaks
            self._start = since = self._text.rindex("\n", since, here) + 1
            self.blank = True
        self.blank = self.blank and not self._text[since:here].strip(" ")
        self._seen = here
        return Place("", self._number, here - self._start + 1, len(found[0]))


def _line(fault: Finding) -> int:
    return fault.place.line if fault.place else 1


def _up_to(text: str, line: int) -> str:
    if line == 1:
        return ""
    before = islice(_BREAK.finditer(text), line - 2, None)
    return text[: next(before).end()]


def _characters(text: str) -> Iterator[Finding]:
    lines = _Lines(text)
    for found in islice(forbidden(text).finditer(text), _MOST):
        yield _at(lines, found, "character", *unseen(found[0]))


def _tabs(text: str) -> Iterator[Finding]:
    lines, last = _Lines(text), 0
    for found in islice(_TAB.finditer(text), _MOST):
        place = lines.place(found)
        if place.line == last:
            continue
        last = place.line
        message = Message("tab-indents") if lines.blank else Message("tab-within")
        yield Finding(rule="tab", message=message, fix=Message("write-spaces"), place=place)


def _wide_spaces(text: str) -> Iterator[Finding]:
    """Find spaces that are none to YAML where only plain ones are: each line's first."""
    lines = _Lines(text)
    for found in islice(_WIDE.finditer(text), _MOST):
        name = "wide-behind-colon" if found[3] else "wide-indents"
        message = Message(name, character=f"U+{ord((found[4] or found[2])[0]):04X}")
        whole = lines.place(found)
        before = len(found[3] or found[1])
        place = whole._replace(column=whole.column + before, length=whole.length - before)
        yield Finding(
            rule="character", message=message, fix=Message("write-plain-space"), place=place
        )


def _escaped(text: str) -> Iterator[Finding]:
    """Find such a space that a program has written out: the characters of its escape."""
    lines = _Lines(text)
    for found in islice(_ESCAPED.finditer(text), _MOST):
        message = Message("wide-indents", character=found[0].strip())
        yield _at(lines, found, "character", message, Message("write-plain-space"))


def _with_plain_spaces(found: re.Match[str]) -> str:
    return f"{found[3] or ''}".ljust(len(found[0]))


def _conflict_markers(text: str) -> Iterator[Finding]:
    lines = _Lines(text)
    for found in islice(_MARKER.finditer(text), _MOST):
        yield _at(
            lines,
            found,
            "conflict-marker",
            Message("versions-meet", marker=found[0]),
            Message("keep-version"),
        )


def _directives(text: str) -> Iterator[Finding]:
    lines = _Lines(text)
    for found in islice(_DIRECTIVE.finditer(text), _MOST):
        yield _at(lines, found, "yaml", Message("directive"), Message("drop-directive"))


def _at(lines: _Lines, found: re.Match[str], rule: str, message: Message, fix: Message) -> Finding:
    return Finding(rule=rule, message=message, fix=fix, place=lines.place(found))


def _no_utf8(before: str, byte: int) -> Finding:
    line = before.count("\n") + 1
    return Finding(
        rule="not-utf8",
        message=Message("byte-misplaced", byte=f"0x{byte:02X}"),
        fix=Message("save-as-utf8"),
        place=Place("", line, len(before) - before.rfind("\n")),
    )


def _large() -> Finding:
    return Finding(
        rule="too-large",
        message=Message("file-large", limit=LIMIT // 1024 // 1024),
        fix=Message("split-file"),
        place=Place(""),
    )
