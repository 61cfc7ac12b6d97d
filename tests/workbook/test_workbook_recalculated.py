"""A workbook recalculated by LibreOffice: every figure is what the program projects."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import REPOSITORY

sys.path += [str(REPOSITORY / each) for each in ("bench", "tests/formulas", "tests/workbook")]

from copies import POISON, Pile
from drawn import text_of
from office import NEVER, OFFICE, figures
from pools_drawn import pools_text
from settings import Setting, drawn_changes, rates_drawn, with_halves
from test_formulas_capital import text_of as capital_text
from told import Told, shipped, told, told_of

from vssbudget.loader import Source
from vssbudget.projection import Projection

pytestmark = pytest.mark.skipif(not OFFICE, reason="LibreOffice (soffice) is not installed")

EXAMPLES = sorted((REPOSITORY / "examples").glob("*/*.yaml"))
SETTINGS = 1_000
DRAWN = 12
EACH = 6


class Put(NamedTuple):
    """A workbook on a pile: the rows above it, and what the program projects."""

    of: Told
    base: int
    projected: Projection

    def off(self, rows: list[list[str]]) -> Iterator[str]:
        """Give what of it is not as projected."""

        def cell(sheet: str, row: int, column: int) -> str:
            cells = rows[self.base + self.of.copies.offsets[sheet] + row]
            return cells[column] if column < len(cells) else ""

        return self.of.off(self.projected, cell)


def test_what_was_written_is_shown_where_nothing_is_recalculated(tmp_path: Path) -> None:
    of = shipped()
    pile = Pile()
    pile.put(of.copies, {})
    assert POISON in {cell for row in figures(pile.book(), tmp_path, NEVER) for cell in row}
    assert POISON not in {cell for row in figures(pile.book(), tmp_path) for cell in row}


def test_every_figure_is_as_projected_under_a_thousand_settings(tmp_path: Path) -> None:
    of, pile = shipped(), Pile()
    halves = [*with_halves(of)]
    assert len(halves) > 200
    every = put_all(pile, of, [*halves, *drawn_changes(of, 200, 1), *rates_drawn(of, 300)])
    for number, file in enumerate(EXAMPLES):
        other = told(Source(file.name, file))
        assert other
        every += put_all(pile, other, drawn_changes(other, 20, number))
    every += drawn_budgets(pile)
    assert len(every) >= SETTINGS
    rows = figures(pile.book(), tmp_path)
    assert [told_ for each in every for told_ in each.off(rows)] == []


def put_all(pile: Pile, of: Told, cases: Iterable[Setting]) -> list[Put]:
    """Put a budget under settings on a pile."""
    return [Put(of, pile.put(of.copies, of.setting(change)), then) for change, then in cases]


def drawn_budgets(pile: Pile) -> Iterator[Put]:
    """Put drawn budgets on a pile: of all kinds, with pools, with capital cost."""
    for number in range(DRAWN):
        for text in (text_of(number), pools_text(number), capital_text(number)):
            if of := told_of(text):
                yield from put_all(pile, of, drawn_changes(of, EACH, number))
