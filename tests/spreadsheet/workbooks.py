"""Makes workbooks part by part, sound ones and others."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

Parts = Mapping[str, str | Iterable[bytes]]
"""The parts of a workbook by their paths, a large one in pieces."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TO = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts>'
    '<numFmt numFmtId="164" formatCode="yyyy"/><numFmt numFmtId="165" formatCode="0.0\\ %"/>'
    '<numFmt numFmtId="166" formatCode="0&quot;%&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>'
    '<xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/>'
    '<xf numFmtId="166"/></cellXfs></styleSheet>'
)
"""Styles: 0 none, 1 and 2 dates, 3 and 4 percent, 5 a percent sign that is only shown."""


def cells(*rows: str) -> str:
    """Write a sheet of rows, each of its cells as XML."""
    held = "".join(f'<row r="{at}">{row}</row>' for at, row in enumerate(rows, 1))
    return f'<worksheet xmlns="{MAIN}"><sheetData>{held}</sheetData></worksheet>'


def text(address: str, told: str) -> str:
    """Write a cell with a text."""
    return f'<c r="{address}" t="inlineStr"><is><t>{told}</t></is></c>'


def number(address: str, value: str, style: int = 0) -> str:
    """Write a cell with a number."""
    return f'<c r="{address}" s="{style}"><v>{value}</v></c>'


def parts(
    *sheets: str, named: str = "Blad", states: Mapping[int, str] | None = None
) -> dict[str, str]:
    """Give the parts of a workbook of some sheets."""
    listed = related = ""
    paths = dict[str, str]()
    for at, sheet in enumerate(sheets, 1):
        state = (states or {}).get(at, "visible")
        listed += f'<sheet name="{named}{at}" sheetId="{at}" state="{state}" r:id="r{at}"/>'
        related += f'<Relationship Id="r{at}" Type="{_TO}/worksheet" Target="worksheets/{at}.xml"/>'
        paths[f"xl/worksheets/{at}.xml"] = sheet
    related += f'<Relationship Id="s" Type="{_TO}/styles" Target="/xl/styles.xml"/>'
    related += f'<Relationship Id="t" Type="{_TO}/sharedStrings" Target="texts.xml"/>'
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": (
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="m" '
            f'Type="{_TO}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{_TO}"><workbookPr/>'
            f"<sheets>{listed}</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>'
        ),
        "xl/styles.xml": STYLES,
        **paths,
    }


def packed(held: Parts) -> bytes:
    """Pack parts into a workbook."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for path, part in held.items():
            with file.open(path, "w") as member:
                member.writelines([part.encode()] if isinstance(part, str) else part)
    return written.getvalue()


def write(held: Parts, name: str = "plan.xlsx") -> Path:
    """Write parts as a workbook."""
    path = Path(name)
    path.write_bytes(packed(held))
    return path
