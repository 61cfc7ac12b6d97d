"""What a fault of syntax most likely is, told alike with either parser."""

from typing import Any

import pytest
import yaml

from vssbudget.loader import events
from vssbudget.loader.tree import plant

QUOTE = "found a quote that is never closed"
ROW = "found a row that is not closed"
WRONGLY = "found ] at the end of a row that begins with {"
GENERAL = "found a row that is not closed, or two values without a comma between them"
CLOSE = "separate the values with a comma and a space, and close the row with } or ]"
HASH = "found # within a row: what follows it on the line is a comment"
VALUE = "found no value where one belongs: a comma or a bracket too many, or a row that breaks off"
DEPTH = "found a line that is set in further or less than its neighbours, or text behind a value"
MARK = "found a character that no plain text can begin with"
ESCAPE = "found a backslash that begins no escape of YAML"
CROWDED = "found a colon with another mark right behind it"
BLOCK = "found | or > in front of a text"
OTHER = "found text that is no YAML"


@pytest.mark.parametrize("parser", [yaml.CSafeLoader, events.PythonParser])
@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: b: c\n", 1, 5, "found a colon where no key can stand"),
        ("a: 1\nb c\nd: 2\n", 2, 1, "found a line that is neither a key with a value nor part"),
        ("a: 1\n{b: c", 2, 1, "found a line that is neither a key with a value nor part of a list"),
        ("a: 'b\n", 1, 4, QUOTE),
        ("a: 'b\n---\n", 1, 4, QUOTE),
        ('a: "b\n...\n', 1, 4, QUOTE),
        ("a: {b: 1\nc: 2\n", 1, 4, ROW),
        ("a: {b: 1]\n", 1, 9, WRONGLY),
        ("a: {b: 1", 1, 4, ROW),
        ("a: [b, c\n\n", 1, 4, ROW),
        ("a: {b: {\n\n", 1, 9, VALUE),
        ("a: ]\n", 1, 4, VALUE),
        ("a: [b,, c]\n", 1, 7, VALUE),
        ("- a\nb: c\n", 2, 1, DEPTH),
        ("a: b\n - c: d\n", 2, 5, "found a colon where no key can stand"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, DEPTH),
        ("a: 'b' c\n", 1, 8, DEPTH),
        ("a: b\n... c\n", 2, 5, DEPTH),
        ("a: @b\n", 1, 4, MARK),
        ("a: %b\n", 1, 4, MARK),
        ("a: `b\n", 1, 4, MARK),
        ("a: * b\n", 1, 4, MARK),
        ("a: & b\n", 1, 4, MARK),
        (r'a: "\q"', 1, 4, ESCAPE),
        (r'a: "\x1"', 1, 4, ESCAPE),
        (r'a: "\uD83D"', 1, 4, ESCAPE),
        (r'a: "\U00110000"', 1, 4, ESCAPE),
        (r'a: "\UFFFFFFFF"', 1, 4, ESCAPE),
        ("{a:[b]}\n", 1, 2, CROWDED),
        ("{a: 1, bc:}\n", 1, 8, CROWDED),
        ("[a:?b]\n", 1, 2, CROWDED),
        ("a: |b\n", 1, 4, BLOCK),
        ("a: > b\n", 1, 4, BLOCK),
        ("a: - b\n", 1, 4, "found - or ? with a space behind it where a value belongs"),
        ("a: ? b\n", 1, 4, "found - or ? with a space behind it where a value belongs"),
        ("a: !x!y b\n", 1, 4, OTHER),
        ("a: !<b\n", 1, 4, OTHER),
    ],
)
def test_a_fault_of_syntax_is_told_in_its_place(
    text: str,
    line: int,
    column: int,
    message: str,
    parser: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(events, "_PARSER", parser)
    *_, fault = plant(text).faults
    assert fault.place is not None
    assert (fault.place.line, fault.place.column) == (line, column)
    assert fault.rule == "syntax"
    assert str(fault.message).startswith(message)
    assert str(fault.fix or "")


@pytest.mark.parametrize("parser", [yaml.CSafeLoader, events.PythonParser])
@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("[Why? How? a?b ?c ?, a?]", ["Why? How? a?b ?c ?", "a?"]),
        ("{a?: b? c, 'd':e, \"f\":[g]}", {"a?": "b? c", "d": "e", "f": ["g"]}),
        ("{a::b: c, d:e: f}", {"a::b": "c", "d:e": "f"}),
        ("'<<': {a: b}", {"<<": {"a": "b"}}),
        ("a:[b]: c", {"a:[b]": "c"}),
        (r'"\u00e5 \U0001F600 \x41"', "å 😀 A"),
    ],
)
def test_what_the_two_parsers_read_differently_by_themselves_is_one_here(
    text: str, tree: Any, parser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "_PARSER", parser)
    planted = plant(text)
    assert planted.faults == []
    assert planted.tree == tree


def test_a_fault_of_the_reader_that_names_no_place_stands_at_the_beginning() -> None:
    (fault,) = plant("a: b\n\0").faults
    assert fault.place is not None
    assert (fault.place.line, fault.place.column, str(fault.message)) == (1, 1, OTHER)


@pytest.mark.parametrize("parser", [yaml.CSafeLoader, events.PythonParser])
@pytest.mark.parametrize(
    ("text", "line", "column", "message", "fix"),
    [
        ("a: {b: 1,\n  c: [d] e}\n", 2, 10, GENERAL, CLOSE),
        ("a: {b: 1\n\n  # c\nd: e\n", 1, 4, ROW, "write } at the end of line 1"),
        ("a: {b: 1, # c\n  d: 2\ne: f\n", 1, 4, ROW, "write } at the end of line 2"),
        ("a: {b: 1,\n  d: 2\n  e: f\n  }\n", 1, 4, ROW, "write } at the end of line 2"),
        ("a: {b: [1,\n  2\n  ], c: d\ne: f\n", 1, 4, ROW, "write } at the end of line 3"),
        ("a: [{b: 'c {', d: 1]\n", 1, 20, WRONGLY, "write } in front of the ]"),
        ("a: ['b]', {c: \"d\", e: 1], f]\n", 1, 24, WRONGLY, "write } in front of the ]"),
        ("a: [[b], {c: 1], f]\n", 1, 15, WRONGLY, "write } in front of the ]"),
        ("a: } {b: 1]\n", 1, 4, VALUE, "write the value, or take the mark out"),
        ("a: {b: c # d}\ne: f\n", 1, 10, HASH, "move the comment behind the row"),
        ("a: {b: c,\n  d: e # f}\ng: h\n", 2, 8, HASH, "move the comment behind the row"),
        ("a: {2023: 1 #}\nb: c\n", 1, 13, HASH, "write {2023: 1} #"),
        ("a: {2023: 1 # x 2024: 2}\nb: c\n", 1, 13, HASH, "write {2023: 1, 2024: 2} # x"),
        ("a: {b: 1; c: d}\n", 1, 9, "found a semicolon", "separate the values with a comma"),
        ("a: {b: c d: e}\n", 1, 11, "found two values without a comma", "separate the values"),
        ("a: {2023: 1 2023: 2}\n", 1, 17, "found two values without a comma", "separate the"),
    ],
)
def test_a_fault_in_a_row_is_told_where_its_cause_is_with_what_to_write(
    text: str,
    line: int,
    column: int,
    message: str,
    fix: str,
    parser: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(events, "_PARSER", parser)
    *_, fault = plant(text).faults
    assert fault.place is not None
    assert (fault.place.line, fault.place.column) == (line, column)
    assert str(fault.message).startswith(message)
    assert str(fault.fix).startswith(fix)


@pytest.mark.parametrize("parser", [yaml.CSafeLoader, events.PythonParser])
@pytest.mark.parametrize("lines", [3, 300])
def test_a_row_over_many_lines_is_told_in_general_where_the_parser_met_its_fault(
    lines: int, parser: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "_PARSER", parser)
    listed = "  b,\n" * lines
    (fault,) = plant(f"a: [\n{listed}  {{c: d}} e]\n").faults
    assert fault.place is not None
    assert (fault.place.line, str(fault.message)) == (lines + 2, GENERAL)
