"""The parts of a workbook file, taken out of it within bounds, and read without any trust."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

from vssbudget.spreadsheet.refused import Unreadable
from vssbudget.wording import Message

_LARGEST = 32 * 1024 * 1024
"""How many bytes all parts of a workbook that are read may be, unpacked."""

_ELEMENTS = 1_200_000
_LONGEST = 40_000
"""How long a text is before the rest of it is not read; a cell of a workbook holds less."""

Attributes = Mapping[str, str]


class Package:
    """A workbook file: its parts by their paths, as many of them as are asked for."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError):
            raise _broken() from None
        self._left = _LARGEST
        self._elements = _ELEMENTS

    def part(self, path: str) -> bytes:
        """Unpack a part; nothing where there is none of that path.

        Raises:
            Unreadable: It is broken, locked, or with the others larger than is read.
        """
        try:
            with self._zip.open(path) as file:
                held = file.read(self._left + 1)
        except KeyError:
            return b""
        except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError):
            raise _broken() from None
        self._left -= len(held)
        if self._left < 0:
            raise Unreadable(
                Message("import-large", limit=_LARGEST // 1024**2), Message("import-few-cells")
            )
        return held

    def walk(
        self,
        path: str,
        start: Callable[[str, Attributes], None],
        end: Callable[[str, str], None] = lambda _name, _text: None,
    ) -> None:
        """Go through a part of XML: each element as it starts, and with its text as it ends.

        Raises:
            Unreadable: It is no XML, has more elements than are read, or declares any of its own.
        """
        texts = [""]

        def started(name: str, attributes: Attributes) -> None:
            self._elements -= 1
            if self._elements < 0:
                raise Unreadable(Message("import-elements"), Message("import-few-cells"))
            texts.append("")
            start(name.rpartition(" ")[2], attributes)

        def ended(name: str) -> None:
            end(name.rpartition(" ")[2], texts.pop())

        def said(text: str) -> None:
            if len(texts[-1]) < _LONGEST:
                texts[-1] += text

        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _declared
        parser.StartElementHandler, parser.EndElementHandler = started, ended
        parser.CharacterDataHandler = said
        try:
            parser.Parse(self.part(path) or b"<none/>", True)
        except (ExpatError, RecursionError, ValueError):
            raise _broken() from None


def _declared(*_: object) -> NoReturn:
    raise _broken()


def _broken() -> Unreadable:
    return Unreadable(Message("import-broken"), Message("import-save-anew"))
