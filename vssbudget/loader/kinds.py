"""Files that are no text in UTF-8 at all: a workbook, a document, text in UTF-16, and the like.

Each is told once, by what it is, instead of by each of its bytes.
"""

from vssbudget.findings import Finding, Place
from vssbudget.wording import Message

_BEGINNING = 4_096
_A_BUDGET = Message("write-as-text")
_UTF8 = Message("save-as-utf8")
_MARKED = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SIGNS = (
    (b"PK\x03\x04", "a-zip"),
    (b"PK\x05\x06", "a-zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an-old-office-file"),
    (b"%PDF-", "a-pdf"),
    (b"{\\rtf", "a-document"),
    (b"\x1f\x8b\x08", "a-zip"),
    (b"7z\xbc\xaf\x27\x1c", "a-zip"),
    (b"\x89PNG", "a-picture"),
    (b"\xff\xd8\xff", "a-picture"),
    (b"<!DOCTYPE", "a-web-page"),
    (b"<!doctype", "a-web-page"),
    (b"<html", "a-web-page"),
    (b"<?xml", "an-xml-file"),
)
_WITHIN_A_ZIP = (
    (b"spreadsheet", "a-workbook"),
    (b"xl/", "a-workbook"),
    (b"word/", "a-document"),
    (b"opendocument.text", "a-document"),
    (b"ppt/", "a-presentation"),
)
_CONTROL = bytes({*range(0x20)} - set(b"\t\n\f\r\x1b"))
_MOST_CONTROL = 10
_FEW = 20


def no_text(raw: bytes) -> Finding | None:
    """Find that a file is something else than lines of text in UTF-8; None where it may be."""
    for look in (_marked, _signed, _wide, _binary, _line_ends):
        if found := look(raw):
            return found
    return None


def _told(message: Message, fix: Message, rule: str = "not-utf8") -> Finding:
    return Finding(rule=rule, message=message, fix=fix, place=Place(""))


def _marked(raw: bytes) -> Finding | None:
    found = next((name for mark, name in _MARKED if raw.startswith(mark)), None)
    return _told(Message("another-encoding", encoding=found), _UTF8) if found else None


def _signed(raw: bytes) -> Finding | None:
    kind = next((kind for sign, kind in _SIGNS if raw.startswith(sign)), None)
    if kind == "a-zip":
        kind = next((each for name, each in _WITHIN_A_ZIP if name in raw), kind)
    return _told(Message("no-budget-file", kind=Message(kind)), _A_BUDGET) if kind else None


def _wide(raw: bytes) -> Finding | None:
    """Find text of two or four bytes a character, of which most are zero."""
    begins = raw[:_BEGINNING]
    if b"\0" not in begins:
        return None
    for width, encoding in ((4, "UTF-32"), (2, "UTF-16")):
        zeros = sorted(_zeros(begins[start::width]) for start in range(width))
        if len(begins) >= 2 * width and zeros[0] < 0.1 and zeros[1] > 0.8:
            return _told(Message("another-encoding", encoding=encoding), _UTF8)
    return None


def _zeros(part: bytes) -> float:
    return part.count(0) / len(part) if part else 0


def _binary(raw: bytes) -> Finding | None:
    begins = raw[:_BEGINNING]
    control = len(begins) - len(begins.translate(None, _CONTROL))
    if control < _FEW or control * _MOST_CONTROL <= len(begins):
        return None
    return _told(Message("no-budget-file", kind=Message("no-text-at-all")), _A_BUDGET)


def _line_ends(raw: bytes) -> Finding | None:
    if raw.count(b"\r") - raw.count(b"\r\n") <= raw.count(b"\n"):
        return None
    return _told(Message("lines-of-cr"), Message("save-with-lf"), "character")
