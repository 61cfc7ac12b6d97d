"""Many settings of one workbook in one sheet: its own formulas, once for each, to be recalculated.

A spreadsheet that runs without a screen has no command to put figures into cells. So the sheets of
a workbook are set below each other, with the formulas as they are, as often as there are settings.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple

POISON = "123456"
"""What stands in place of what each formula comes to: who does not recalculate shows it."""

_SHEET = re.compile(r'<sheet name="([^"]+)"')
_CELL = re.compile(
    r'<c r="([A-Z]+)(\d+)"[^>]*?( t="s")?[^>]*?(?:/>|>(?:<f>(.*?)</f>)?<v>(.*?)</v></c>)'
)
_REFERENCE = re.compile(r"(?:'([^']+)'!)?(\$?[A-Z]{1,2})(\d+)(?![\d(])")
_SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_PARTS = {
    "[Content_Types].xml": """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default
 Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default
 Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override
 PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
""",
    "_rels/.rels": """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship
 Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
 Target="xl/workbook.xml"/></Relationships>
""",
    "xl/workbook.xml": f"""<?xml version="1.0" encoding="UTF-8"?>
<workbook {_SPACE} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="All" sheetId="1" r:id="r1"/></sheets></workbook>
""",
    "xl/_rels/workbook.xml.rels": """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship
 Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
 Target="worksheets/sheet1.xml"/></Relationships>
""",
}

Address = tuple[str, str, int]
"""A cell: its sheet, its column, and its row, which counts from 1."""


class _Cell(NamedTuple):
    sheet: str
    column: str
    row: int
    formula: str
    value: str


class Copies:
    """The sheets of a workbook that hold figures, below each other."""

    def __init__(self, book: bytes, last: str) -> None:
        """Take what the `last` sheet and those that it reads hold."""
        with zipfile.ZipFile(BytesIO(book)) as parts:
            names = _SHEET.findall(parts.read("xl/workbook.xml").decode())
            every = {
                name: list(_cells(name, parts.read(f"xl/worksheets/sheet{place}.xml").decode()))
                for place, name in enumerate(names, 1)
            }
        read = "".join(cell.formula for cell in every[last])
        used = [name for name in names if name == last or f"'{name}'!" in read]
        self.offsets, self.size = {}, 0
        for name in used:
            self.offsets[name] = self.size
            self.size += max((cell.row for cell in every[name]), default=0)
        self.cells = sorted(
            (cell for name in used for cell in every[name]),
            key=lambda cell: self.offsets[cell.sheet] + cell.row,
        )

    def copy(self, base: int, setting: Mapping[Address, str]) -> Iterator[str]:
        last = 0
        for cell in self.cells:
            row = base + self.offsets[cell.sheet] + cell.row
            if row != last:
                yield f'{"</row>" if last else ""}<row r="{row}">'
                last = row
            value = setting.get((cell.sheet, cell.column, cell.row), cell.value)
            formula = self._moved(cell, base) if cell.formula else ""
            yield f'<c r="{cell.column}{row}">{formula}<v>{POISON if formula else value}</v></c>'
        yield "</row>"

    def _moved(self, cell: _Cell, base: int) -> str:
        def move(found: re.Match[str]) -> str:
            offset = self.offsets[found[1] or cell.sheet]
            return f"{found[2]}{int(found[3]) + offset + base}"

        return f"<f>{_REFERENCE.sub(move, cell.formula)}</f>"


class Pile:
    """Copies of workbooks below each other, each with other figures in its inputs."""

    def __init__(self) -> None:
        self.size = 0
        self.sheet = BytesIO()

    def put(self, copies: Copies, setting: Mapping[Address, str]) -> int:
        """Put a copy on the pile; give the rows that stand above it."""
        base = self.size
        self.sheet.write("".join(copies.copy(base, setting)).encode())
        self.size += copies.size
        return base

    def book(self) -> bytes:
        """Write the pile as a workbook of one sheet."""
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as parts:
            for name, text in _PARTS.items():
                parts.writestr(name, text)
            head = f'<?xml version="1.0" encoding="UTF-8"?><worksheet {_SPACE}><sheetData>'
            rows = self.sheet.getvalue()
            parts.writestr(
                "xl/worksheets/sheet1.xml",
                head.encode() + rows + b"</sheetData></worksheet>",
            )
        return file.getvalue()


def _cells(sheet: str, xml: str) -> Iterator[_Cell]:
    for column, row, text, formula, value in _CELL.findall(xml):
        if not text and (formula or value):
            yield _Cell(sheet, column, int(row), formula, value)
