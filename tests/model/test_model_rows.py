"""Rows that a slip has spoilt, written as they were meant, or left to their author."""

import pytest

from vssbudget.model.rows import LONGEST, figures, with_keys, with_years, years_of
from vssbudget.model.swedish_keys import meant_in_swedish

YEARS = [["2022", "2023"]]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("{2022: 1; 2023: 2 000}", "{2022: 1, 2023: 2000}"),
        ("{2022: (1 200), 2023: −5}", "{2022: -1200, 2023: -5}"),
        ("{wage: 0,4; price: 0.6}", "{wage: 0.4, price: 0.6}"),
        ("{2022: 1,250; 2023: 2}", None),
        ("{2022: 1; 2022: 2}", None),
        ("{2022: many}", None),
        ("{2022: }", None),
        ("{x {2022: 1}", None),
        ("{}", None),
        (f"{{2022: 1{' ' * LONGEST}}}", None),
    ],
)
def test_a_row_with_keys_is_written_where_it_can_be_read_in_one_way(
    text: str, row: str | None
) -> None:
    assert with_keys(text) == row


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("1 200\t(300)", ["1200", "-300"]),
        ("8 900 9 100", ["8900", "9100"]),
        ("1\t2\t3", None),
        ("1\tmany", None),
        (f"1\t2{' ' * LONGEST}", None),
    ],
)
def test_cells_are_given_years_where_there_are_as_many(text: str, row: list[str] | None) -> None:
    assert with_years(text, YEARS) == (row and dict(zip(YEARS[0], row, strict=True)))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024-2026", ["2024", "2025", "2026"]),
        ("[2024 till 2025]", ["2024", "2025"]),
        ("2024; 2025", ["2024", "2025"]),
        ("2024", ["2024"]),
        ("2026-2024", None),
        ("1000-9999", None),
        ("2024-26", ["2024", "2025", "2026"]),
        ("1998-02", None),
        ("2024-123", None),
        ("soon", None),
        ("", None),
        ("2024 " * LONGEST, None),
    ],
)
def test_a_span_of_years_is_written_out(text: str, years: list[str] | None) -> None:
    assert years_of(text) == years


def test_no_figure_is_read_from_a_cell_with_nothing_in_it() -> None:
    assert figures(iter(["1", ""])) is None


@pytest.mark.parametrize(
    ("word", "known", "key"),
    [
        ("Kostnad", ("cost",), "cost"),
        ("rörlig-andel", ("variable_share",), "variable_share"),
        ("intakter", ("revenue",), "revenue"),
        ("ram", ("frame",), "frame"),
        ("ram", ("budget_frame",), "budget_frame"),
        ("kostnad", ("name",), None),
        ("kostnad" * 10, ("cost",), None),
    ],
)
def test_a_swedish_word_is_the_key_that_is_known_where_it_stands(
    word: str, known: tuple[str, ...], key: str | None
) -> None:
    assert meant_in_swedish(word, known) == key
