"""LibreOffice without a screen."""

import shutil
import subprocess
from pathlib import Path

OFFICE = shutil.which("soffice")

ALWAYS, NEVER = 0, 1
"""Whether what a file holds is recalculated as it is opened."""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>{mode}</value></prop></item>
</oor:items>
"""
_TEXT = "csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,false"


def converted(book: bytes, kind: str, folder: Path, mode: int = ALWAYS) -> bytes:
    """Open a workbook and write it in another format."""
    assert OFFICE
    user = folder / f"profile{mode}" / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS.format(mode=mode), "utf-8")
    file = folder / "book.xlsx"
    file.write_bytes(book)
    profile = f"-env:UserInstallation={user.parent.as_uri()}"
    told = ("--convert-to", kind, "--outdir", str(folder / "out"), str(file))
    subprocess.run(
        [OFFICE, "--headless", "--norestore", profile, *told],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return (folder / "out" / f"book.{kind.partition(':')[0]}").read_bytes()


def figures(book: bytes, folder: Path, mode: int = ALWAYS) -> list[list[str]]:
    """Give what the cells of the first sheet come to, as precise as they are."""
    text = converted(book, _TEXT, folder, mode).decode()
    return [line.split("\t") for line in text.splitlines()]
