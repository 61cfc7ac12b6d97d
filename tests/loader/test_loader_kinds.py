"""Files that are something else than text in UTF-8, whatever their names say: one line each."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from conftest import Run

from vssbudget.loader import Source, load
from vssbudget.loader.text import decode

SMALL = "title: Små\nunit: tkr\nyears: {budget: [2023]}\nareas: {hr: {cost: {2023: 1}}}\n" * 20
TEXT = (
    "write the budget as text; vssbudget init writes one to begin with, and figures can be copied"
)


def packed(*names: str) -> bytes:
    """Pack files of these names, as Office and OpenDocument do."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


def told(raw: bytes) -> list[tuple[str, str, str]]:
    return [(each.rule, str(each.message), str(each.fix)) for each in decode(raw).faults]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (packed("[Content_Types].xml", "xl/workbook.xml"), "a workbook, such as Excel's .xlsx"),
        (packed("mimetype", "opendocument.spreadsheet"), "a workbook, such as Excel's .xlsx"),
        (packed("word/document.xml"), "a document, such as Word's .docx"),
        (packed("mimetype", "opendocument.text"), "a document, such as Word's .docx"),
        (packed("ppt/presentation.xml"), "a presentation"),
        (packed("budget2023.yaml"), "a packed archive"),
        (packed(), "a packed archive"),
        (gzip.compress(SMALL.encode()), "a packed archive"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "a workbook or a document of an old Office, such as .xls",
        ),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (rb"{\rtf1\ansi Budget 2023}", "a document, such as Word's .docx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "a picture"),
        (b"<!DOCTYPE html>\n<html></html>\n", "a web page"),
        (b"<?xml version='1.0'?>\n<Workbook/>\n", "an XML file"),
        (bytes(range(32)) * 20, "no text"),
    ],
)
def test_a_file_that_is_no_text_is_told_by_what_it_is(raw: bytes, kind: str) -> None:
    ((rule, message, fix),) = told(raw)
    assert (rule, message) == ("not-utf8", f"the file is {kind}, whatever its name says")
    assert fix.startswith(TEXT)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        *(("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")),
        *(("utf-32", "UTF-32"), ("utf-32-le", "UTF-32"), ("utf-32-be", "UTF-32")),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_text_of_two_or_four_bytes_a_character_is_told_by_its_encoding(
    encoding: str, name: str, mark: str
) -> None:
    assert told(f"{mark}{SMALL}".encode(encoding)) == [
        ("not-utf8", f"the file is text in {name}", "save the file as UTF-8")
    ]


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_lines_that_end_with_cr_alone_are_told_as_one_thing(end: str) -> None:
    raw = (SMALL.replace("\n", "\r") + end).encode()
    assert told(raw) == [
        (
            "character",
            "the lines of the file end with CR alone, so that all of it is one line",
            "save the file with the line ends of Windows (CRLF) or Unix (LF)",
        )
    ]


@pytest.mark.parametrize(
    "text", ["PKW: Fordon\n", "<: 1\n", "7zon: A\n", "a\0b: c\n", "\0", "a: b", "", "a\0\n" * 9]
)
def test_text_that_only_begins_like_another_kind_of_file_is_read_as_text(text: str) -> None:
    assert {rule for rule, _, _ in told(text.encode())} <= {"character"}


def test_such_a_file_is_one_finding_without_a_line_of_its_bytes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "budget.yaml"
    path.write_bytes(packed("xl/workbook.xml"))
    (fault,) = load(Source("budget.yaml", path)).faults
    assert fault.place is not None
    assert fault.place[:4] == ("budget.yaml", 1, 1, 1)
    assert not fault.place.text.strip()
    ran = run("check", path)
    assert ran.status == 3
    assert "|" not in ran.out
