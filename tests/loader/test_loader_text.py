"""Files that are no plain text: bytes, line ends, sizes and characters."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import SHIPPED

from vssbudget.findings import Finding
from vssbudget.loader import Loaded, Source, events, load
from vssbudget.loader.text import LIMIT, decode
from vssbudget.projection import project

SMALL = b"title: Sm\xc3\xa5\nunit: tkr\nyears: {budget: [2023]}\nareas: {hr: {cost: {2023: 1}}}\n"
BOM = b"\xef\xbb\xbf"


@pytest.fixture(params=[yaml.CSafeLoader, events.PythonParser])
def loaded(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Load bytes from a file, with either parser."""
    monkeypatch.setattr(events, "_PARSER", request.param)

    def loaded(raw: bytes) -> Loaded:
        path = tmp_path / "budget.yaml"
        path.write_bytes(raw)
        return load(Source("budget.yaml", path))

    return loaded


def told(faults: Iterable[Finding]) -> list[tuple[int, int, str, str]]:
    return [
        (each.place.line, each.place.column, each.rule, str(each.message))
        for each in faults
        if each.place
    ]


@pytest.mark.parametrize(
    "raw",
    [BOM + SMALL, SMALL.replace(b"\n", b"\r\n"), BOM + SMALL.replace(b"\n", b"\r\n"), SMALL[:-1]],
    ids=["a byte order mark", "CRLF", "both", "no line end at the end"],
)
def test_byte_order_mark_and_line_ends_change_nothing(loaded: Any, raw: bytes) -> None:
    assert loaded(raw).faults == ()
    assert loaded(raw).budget == loaded(SMALL).budget


def test_byte_order_mark_and_line_ends_change_no_figure_of_the_shipped_budget(loaded: Any) -> None:
    raw = SHIPPED.read_bytes()
    there = loaded(BOM + raw.replace(b"\n", b"\r\n")).budget
    here = loaded(raw).budget
    assert project(there).areas == project(here).areas
    assert project(there).total == project(here).total


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_byte_order_mark_moves_no_place_and_no_line_shows_its_end(
    loaded: Any, end: bytes
) -> None:
    (fault,) = loaded(BOM + b"titel: T\n" + SMALL.replace(b"\n", end)).faults
    assert (fault.place.line, fault.place.column, fault.place.length) == (1, 1, 5)
    (fault,) = loaded(BOM + SMALL.replace(b"unit", b"units: x\nunit").replace(b"\n", end)).faults
    assert (fault.place.line, fault.place.text) == (2, "units: x")


@pytest.mark.parametrize(
    ("raw", "place", "byte"),
    [
        (SMALL.replace(b"\xc3\xa5", b"\xe5"), (1, 10), "0xE5"),
        (BOM + SMALL.replace(b"\xc3\xa5", b"\xe5"), (1, 10), "0xE5"),
        (SMALL + b"# \xc3", (5, 3), "0xC3"),
        (SMALL.replace(b"tkr", b"\xed\xa0\x80"), (2, 7), "0xED"),
    ],
    ids=["Latin-1", "behind a byte order mark", "cut off", "half a character"],
)
def test_bytes_that_are_no_utf8_are_told_by_their_place(
    loaded: Any, raw: bytes, place: tuple[int, int], byte: str
) -> None:
    fault = next(each for each in loaded(raw).faults if each.rule == "not-utf8")
    assert (fault.place.line, fault.place.column) == place
    assert str(fault.message) == f"found the byte {byte}, which is no UTF-8"
    assert str(fault.fix) == "save the file as UTF-8"


def test_what_stands_before_a_byte_that_is_no_utf8_is_judged_too(loaded: Any) -> None:
    raw = SMALL.replace(b"tkr", b"no") + b"# \xe5\ntitel: T\n"
    assert [each.rule for each in loaded(raw).faults] == ["text", "not-utf8"]


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "budget.yaml"
    filled = SMALL + b"#" * (LIMIT - len(SMALL) - 1) + b"\n"
    path.write_bytes(filled)
    assert path.stat().st_size == LIMIT
    assert load(Source("f", path)).faults == ()
    path.write_bytes(filled + b"\n")
    faults = told(load(Source("f", path)).faults)
    assert faults == [(1, 1, "too-large", "the file is larger than 16 MiB")]


@pytest.mark.parametrize("raw", [b"", b"\n", BOM, b"   \n", b"# nothing\n", b"---\n...\n"])
def test_a_file_with_nothing_in_it_is_empty(loaded: Any, raw: bytes) -> None:
    (fault,) = loaded(raw).faults
    assert str(fault.message) == "the file is empty"
    assert str(fault.fix) == "begin with title: …, unit: … and years: …"


@pytest.mark.parametrize(
    "character", "\0\x01\x7f\x85\u00ad\u200b\u202e\u2066\u2028\ufeff\U000e0041"
)
@pytest.mark.parametrize("around", ["title: Sm{}all", "# a comm{}ent", 'title: "Sm{}all"'])
def test_a_character_that_cannot_be_seen_is_named_wherever_it_stands(
    loaded: Any, character: str, around: str
) -> None:
    first = around.format(character)
    raw = f"{first}\n".encode() + (SMALL if first[0] == "#" else SMALL.partition(b"\n")[2])
    (fault,) = loaded(raw).faults
    assert (fault.rule, fault.place.line) == ("character", 1)
    assert fault.place.column == first.index(character) + 1
    assert f"U+{ord(character):04X}" in str(fault.message)


def test_a_carriage_return_alone_is_a_character_and_not_a_line_end(loaded: Any) -> None:
    faults = told(loaded(SMALL.replace(b"unit: tkr\n", b"unit: tkr\r#\n")).faults)
    assert [(line, column, rule) for line, column, rule, _ in faults] == [(2, 10, "character")]


def test_characters_in_a_name_leave_the_other_faults_to_be_told(loaded: Any) -> None:
    raw = SMALL.replace(b"unit: tkr", "uni\u200bt: tkr".encode()).replace(b"2023: 1", b"2023: 1e3")
    assert [each.rule for each in loaded(raw).faults] == ["character", "number"]


def test_at_most_a_thousand_faults_of_a_kind_are_told_of_the_characters() -> None:
    found = decode(b"\x01" * 2000 + b"\t\n" * 2000 + b"\n<<<<<<<" * 2000 + b"\n%" * 2000).faults
    assert [each.rule for each in found].count("character") == 1000
    assert [each.rule for each in found].count("tab") == 1000
    assert [each.rule for each in found].count("conflict-marker") == 1000
    assert [each.rule for each in found].count("yaml") == 1000


@pytest.mark.parametrize(
    "line", [b"# ======= a rule", b"title: <<<<<<< x", b"#<<<<<<<", b"# 100 %", b"x: '======='"]
)
def test_marks_of_git_and_directives_within_a_line_are_text(line: bytes) -> None:
    assert decode(line + b"\n").faults == []


@pytest.mark.parametrize("line", [b"=======", b"<<<<<<< HEAD", b">>>>>>> x", b"|||||||", b"%YAML"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_marks_of_git_and_directives_end_the_reading_at_their_line(line: bytes, end: bytes) -> None:
    decoded = decode(b"a: b" + end + line + end + b"c: d" + end)
    assert decoded.readable == "a: b" + end.decode()
    assert not decoded.whole
    assert [(each.place.line, each.place.column) for each in decoded.faults if each.place] == [
        (2, 1)
    ]
