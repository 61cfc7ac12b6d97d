"""What stands in the parts of a workbook: sheets, how numbers look, and cells as written."""

import posixpath
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from vssbudget.spreadsheet.cells import LONGEST, MOST, Spot, corners, spot_of
from vssbudget.spreadsheet.package import Attributes, Package
from vssbudget.spreadsheet.refused import Unreadable
from vssbudget.wording import Message

_ROOT = ""
_MAIN = "officeDocument"
_QUOTED = re.compile(r'"[^"]*"|\\.')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""A character that XML does not hold, as workbooks write it."""

_PERCENT = {"9": "0%", "10": "0.00%"}
"""The formats that are percent without being written out."""


class Held(NamedTuple):
    """What a cell holds as it is written: its type, its style, its value and its formula."""

    kind: str
    style: int
    value: str
    formula: str | None

    @property
    def uncalculated(self) -> bool:
        """Whether it has a formula, of which nothing was calculated."""
        return self.formula is not None and not self.value and self.kind != "str"


class Part(NamedTuple):
    """A sheet of a workbook: its name, where it is, and whether people see it."""

    name: str
    path: str
    hidden: bool


@dataclass
class Workbook:
    """A workbook: its sheets, from which year its dates count, its texts and its styles."""

    package: Package
    sheets: list[Part] = field(default_factory=list)
    from_1904: bool = False
    texts: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    styles: list[str] = field(default_factory=list)

    def code(self, style: int) -> str:
        """Give the format of numbers of a style."""
        number = self.styles[style] if style < len(self.styles) else "0"
        return self.codes.get(number) or _PERCENT.get(number, "")

    def cells(self, sheet: Part) -> "Cells":
        """Read the cells of a sheet.

        Raises:
            Unreadable: They are broken, or more than are read.
        """
        scan = Cells(self.texts)
        self.package.walk(sheet.path, scan.started, scan.ended)
        return scan


def workbook_in(package: Package) -> Workbook:
    """Find the sheets of a workbook, and read what they share.

    Raises:
        Unreadable: It is none, or broken.
    """
    found = Workbook(package)
    main = next((path for kind, path in _related(package, _ROOT).values() if kind == _MAIN), "")
    parts = _related(package, main)

    def started(name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            found.from_1904 = attributes.get("date1904") in ("1", "true")
        if name == "sheet":
            named = next((each for key, each in attributes.items() if key.endswith(" id")), "")
            kind, path = parts.get(named, ("", ""))
            if kind == "worksheet":
                hidden = attributes.get("state", "visible") != "visible"
                found.sheets.append(Part(attributes.get("name", ""), path, hidden))

    package.walk(main, started)
    if not found.sheets:
        raise Unreadable(Message("import-no-workbook"), Message("import-save-anew"))
    by_kind = dict(parts.values())
    if "sharedStrings" in by_kind:
        _texts(package, by_kind["sharedStrings"], found.texts)
    if "styles" in by_kind:
        _styles(package, by_kind["styles"], found)
    return found


def _related(package: Package, path: str) -> dict[str, tuple[str, str]]:
    """Give the parts that a part names within the file, each with its kind and path."""
    folder, name = posixpath.split(path)
    related = dict[str, tuple[str, str]]()

    def started(name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.join("/", folder, attributes.get("Target", ""))
            kind = attributes.get("Type", "").rpartition("/")[2]
            related[attributes.get("Id", "")] = (kind, posixpath.normpath(target).lstrip("/"))

    package.walk(posixpath.join(folder, "_rels", f"{name}.rels"), started)
    return related


def _texts(package: Package, path: str, texts: list[str]) -> None:
    """Read the texts that cells share, as much of each as is kept."""
    pieces = list[str]()
    spoken = [0]

    def started(name: str, _attributes: Attributes) -> None:
        if name == "rPh":  # how it is pronounced
            spoken[0] = len(pieces)

    def ended(name: str, text: str) -> None:
        if name == "t":
            pieces.append(text)
        if name == "rPh":
            del pieces[spoken[0] :]
        if name == "si":
            texts.append("".join(pieces)[: LONGEST + 1])
            pieces.clear()

    package.walk(path, started, ended)


def _styles(package: Package, path: str, found: Workbook) -> None:
    """Read the formats of numbers, by the styles of cells."""
    within = [""]

    def started(name: str, attributes: Attributes) -> None:
        if name in ("cellXfs", "cellStyleXfs"):
            within[0] = name
        if name == "numFmt":
            found.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        if name == "xf" and within[0] == "cellXfs":
            found.styles.append(attributes.get("numFmtId", "0"))

    package.walk(path, started)


class Cells:
    """The cells of a sheet that hold something, by their places, and the ranges that are merged."""

    def __init__(self, texts: list[str]) -> None:
        self.held = dict[Spot, Held]()
        self.merged = list[tuple[Spot, Spot]]()
        self._texts = texts
        self._row = self._column = 0
        self._open = self._unspoken = Held("n", 0, "", None)

    def started(self, name: str, attributes: Attributes) -> None:
        """Take an element as it starts."""
        if name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        elif name == "c":
            spot = spot_of(attributes.get("r", ""))
            self._row, self._column = spot or (self._row, self._column + 1)
            style = int(attributes.get("s", 0))
            self._open = Held(attributes.get("t", "n"), style, "", None)
        elif name == "rPh":
            self._unspoken = self._open
        elif name == "f":
            self._open = self._open._replace(formula="")
        elif name == "mergeCell" and (found := corners(attributes.get("ref", ""))):
            self.merged.append(found)

    def ended(self, name: str, text: str) -> None:
        """Take an element as it ends, with its text."""
        if name in ("v", "t"):
            self._open = self._open._replace(value=self._open.value + text)
        elif name == "rPh":
            self._open = self._unspoken
        elif name == "f":
            self._open = self._open._replace(formula=text[:LONGEST])
        elif name == "c":
            self._close(self._open)

    def _close(self, cell: Held) -> None:
        if cell.kind == "s":
            at = int(cell.value or -1)
            value = self._texts[at] if 0 <= at < len(self._texts) else ""
            cell = cell._replace(kind="str", value=value)
        cell = cell._replace(value=_ESCAPED.sub(_unescaped, cell.value)[: LONGEST + 1])
        if cell.value.strip() or cell.uncalculated:
            self.held[self._row, self._column] = cell
        if len(self.held) > MOST:
            raise Unreadable(Message("import-many", most=MOST), Message("import-few-cells"))


def _unescaped(found: re.Match[str]) -> str:
    """Give the character that is written out; half of one is none."""
    character = chr(int(found[1], 16))
    return " " if "\ud800" <= character <= "\udfff" else character


def is_percent(code: str) -> bool:
    """Whether a number that looks so is shown a hundred times as large, with a % behind it."""
    return "%" in _QUOTED.sub("", code.partition(";")[0])
