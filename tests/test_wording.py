"""Names and texts on their way to people."""

import pytest

from vssbudget.wording import inert, listed, nearest, quoted, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kök", "Kök"),
        ("a\x1b[1m\n", "a\\x1b[1m\\n"),
        ("\u202e", "\\u202e"),
        ("a b", "a b"),
        ("a\u00a0b", "a\\xa0b"),
    ],
)
def test_what_cannot_be_seen_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_long_text_is_quoted_in_part() -> None:
    assert quoted("x" * 60) == f"'{'x' * 60}'"
    assert quoted("x" * 61) == f"'{'x' * 60}…'"


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("prise", ("wage", "price"), "price"),
        ("PRICE", ("wage", "price"), "price"),
        ("food", ("wage", "price"), None),
        ("x" * 100, ("x" * 100,), "x" * 100),
        ("x" * 101, ("x" * 101,), None),
        ("price", tuple(map(str, range(10_001))), None),
        ("a\nb", ("a\nbc",), "a\\nbc"),
    ],
)
def test_the_nearest_name_is_told_where_one_is_near(
    name: str, known: tuple[str, ...], meant: str | None
) -> None:
    assert nearest(name, known) == meant


def test_names_are_listed_in_order_and_the_rest_is_counted() -> None:
    assert listed(["b", "a"]) == "a, b"
    assert listed([]) == "none"
    assert listed([f"{each:02}" for each in range(14)]).endswith("11, 2 more")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  ::error::x::", "  : :error::x::"),
        ("a ::error", "a ::error"),
        ("a ##[x] ##[y]", "a ## [x] ## [y]"),
    ],
)
def test_a_line_is_no_workflow_command(line: str, told: str) -> None:
    assert inert(line) == told
