"""A workbook of nothing but the numbers of another, as close together as they can stand."""

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from vssbudget.spreadsheet.cells import Spot, letters
from vssbudget.spreadsheet.refused import Unreadable
from vssbudget.spreadsheet.scanned import Held, Workbook
from vssbudget.wording import Message

_WIDEST = 4_000_000
"""How many cells the rows and columns that hold something may have together."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TO = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FIXED = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
        f'Type="{_TO}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="r1" Type="{_TO}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_TO}/styles" Target="styles.xml"/></Relationships>'
    ),
}


class Clean:
    """The numbers of a sheet in a workbook of their own, and where in it each of them stands."""

    def __init__(self, workbook: Workbook, numbers: dict[Spot, Held]) -> None:
        rows, columns = (_numbered({spot[side] for spot in numbers}) for side in (0, 1))
        if len(rows) * len(columns) > _WIDEST:
            raise Unreadable(Message("import-scattered"), Message("import-few-cells"))
        self.places = {spot: (rows[spot[0]], columns[spot[1]]) for spot in numbers}
        self._workbook = workbook
        self._numbers = numbers

    def file(self) -> io.BytesIO:
        """Write it."""
        written = io.BytesIO()
        parts = {
            "xl/workbook.xml": self._main(),
            "xl/styles.xml": self._styles(),
            "xl/worksheets/sheet1.xml": "".join(self._sheet()),
        }
        with zipfile.ZipFile(written, "w") as file:
            for path, text in {**_FIXED, **parts}.items():
                file.writestr(path, text)
        written.seek(0)
        return written

    def _main(self) -> str:
        return (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_TO}">'
            f'<workbookPr date1904="{int(self._workbook.from_1904)}"/>'
            '<sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>'
        )

    def _styles(self) -> str:
        codes = "".join(
            f"<numFmt numFmtId={quoteattr(number)} formatCode={quoteattr(code)}/>"
            for number, code in self._workbook.codes.items()
        )
        styles = "".join(f"<xf numFmtId={quoteattr(each)}/>" for each in self._workbook.styles)
        return (
            f'<styleSheet xmlns="{_MAIN}"><numFmts>{codes}</numFmts>'
            f"<cellXfs>{styles}</cellXfs></styleSheet>"
        )

    def _sheet(self) -> Iterator[str]:
        yield f'<worksheet xmlns="{_MAIN}"><sheetData>'
        last = -1
        for spot, cell in sorted(self._numbers.items()):
            row, column = self.places[spot]
            if row != last:
                yield f'{"</row>" * (last >= 0)}<row r="{row + 1}">'
                last = row
            yield f'<c r="{letters(column + 1)}{row + 1}" s="{cell.style}"><v>{cell.value}</v></c>'
        yield f"{'</row>' * (last >= 0)}</sheetData></worksheet>"


def _numbered(used: set[int]) -> dict[int, int]:
    return {each: at for at, each in enumerate(sorted(used))}
