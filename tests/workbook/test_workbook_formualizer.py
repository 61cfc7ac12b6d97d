"""A workbook recalculated by a second engine: every figure is what the program projects."""

import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import REPOSITORY

sys.path += [str(REPOSITORY / each) for each in ("bench", "tests/formulas", "tests/workbook")]

from drawn import text_of
from pools_drawn import pools_text
from settings import Setting, drawn_changes, rates_drawn, with_halves
from test_formulas_capital import text_of as capital_text
from told import Told, shipped, told, told_of

from vssbudget.loader import Source
from vssbudget.report.workbook.given import Given

formualizer = pytest.importorskip("formualizer", reason="Formualizer is not installed")

EXAMPLES = sorted((REPOSITORY / "examples").glob("*/*.yaml"))


def off(of: Told, settings: Iterable[Setting]) -> Iterator[str]:
    """Give what is not as projected under settings, each put into the same workbook."""
    book = formualizer.Workbook.from_bytes(of.book)

    def put(given: Given, value: Decimal) -> None:
        sheet, row, column = of.contents.live.inputs.cell(given)
        book.set_value(sheet, row + 1, column + 1, float(value))

    def cell(sheet: str, row: int, column: int) -> str:
        value = book.get_value(sheet, row + 1, column + 1)
        return repr(value) if isinstance(value, float | int) else str(value or "")

    for change, projected in settings:
        for given, value in change.items():
            put(given, value)
        book.evaluate_all()
        yield from of.off(projected, cell)
        for given in change:
            put(given, given.shown)


def test_the_shipped_budget_under_halves_and_drawn_settings() -> None:
    of = shipped()
    settings = [*with_halves(of), *drawn_changes(of, 100, 2), *rates_drawn(of, 150)]
    assert list(off(of, settings)) == []


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_under_drawn_settings(file: Path) -> None:
    of = told(Source(file.name, file))
    assert of
    assert list(off(of, drawn_changes(of, 12, 3))) == []


@pytest.mark.parametrize("number", range(8))
def test_a_drawn_budget_under_drawn_settings(number: int) -> None:
    for text in (text_of(number), pools_text(number), capital_text(number)):
        if of := told_of(text):
            assert list(off(of, drawn_changes(of, 6, number))) == []
