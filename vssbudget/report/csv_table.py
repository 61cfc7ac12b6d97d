"""A view as CSV: one row of plain numbers for each of its rows.

The rows are written here and not by the `csv` module, which takes three times as long over a
hundred thousand areas; a test holds them against that module's reader.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import repeat
from operator import add

from vssbudget.amounts import MoneyUnit, percent_text, shortened
from vssbudget.views.rows import Alike, Figure, Row, Unit
from vssbudget.views.view import View
from vssbudget.wording import inert

_FORMULA = re.compile('(^|[;,])(?=["\\s]*[=+@\t\r＝＋－＠-])')
_SPECIAL = frozenset(',"\r\n')


def view_csv(view: View) -> str:
    """Write the rows of a view for a spreadsheet; a cell is empty where there is no figure."""
    return "".join([",".join((*view.fields, *view.heads)), *_blocks(view), "\n"])


def _blocks(view: View) -> Iterator[str]:
    """Write rows; what they have in common is gone before all of them are put together."""
    written = _Written(len(view.heads), view.budget.unit)
    for each in view.listed():
        yield "".join(written.alike(each)) if isinstance(each, Alike) else written.row(each)


class _Written:
    """Writes rows, each with a line break before it."""

    def __init__(self, figures: int, unit: MoneyUnit) -> None:
        self._whole = ",%d" * figures
        self._unit = unit
        self._fields = _Fields()
        self._of: tuple[object, list[str]] = (None, [])

    def row(self, row: Row) -> str:
        """Write a row, or one of each of its parts."""
        fields = self._fields
        names = "\n" + ",".join([fields[name] for name in row.names])
        if not row.parts:
            return names + self._cells(row.unit)(row.figures)
        texts = map(str, row.figures)
        cells = [shortened(text) if text[-1] == "0" else text for text in texts]
        return names.join(["", *map(add, [f",{fields[part]}," for part in row.parts], cells)])

    def alike(self, rows: Alike) -> Iterable[str]:
        """Write rows that differ in what they are of, which is written once for all measures."""
        if self._of[0] is not rows.of:
            self._of = rows.of, [f"{field(key)},{field(name)}" for key, name in rows.of()]
        start, cells = f"\n{rows.measure},", self._cells(rows.unit)
        counted = f",{field(rows.counted)},"
        behind: Iterable[str] = repeat(counted)
        if rows.basis is not None:
            behind = (f"{counted}{basis}" for basis in rows.basis)
        return [
            f"{start}{of}{told}{cells(figures)}"
            for of, told, figures in zip(self._of[1], behind, rows.figures, strict=False)
        ]

    def _cells(self, unit: Unit) -> Callable[[Sequence[Figure]], str]:
        if unit is not Unit.AMOUNT:
            return _numbers
        return self._with_decimals if self._unit.decimals else self._amounts

    def _with_decimals(self, figures: Sequence[Figure]) -> str:
        write = self._unit.fixed
        return "".join(["," if each is None else f",{write(each)}" for each in figures])

    def _amounts(self, figures: Sequence[Figure]) -> str:
        try:
            return self._whole % figures
        except TypeError:  # a gap; to look for one first takes longer than to write the row
            return "".join(["," if each is None else f",{each}" for each in figures])


def _numbers(figures: Sequence[Figure]) -> str:
    cells = ["," if each is None else f",{percent_text(Decimal(each))}" for each in figures]
    return "".join(cells)


class _Fields(dict[str, str]):
    """The fields of texts that stand in many rows."""

    def __missing__(self, text: str) -> str:
        self[text] = written = field(text)
        return written


def field(text: str) -> str:
    """Write a label as a field that is read back as that text, and never as a formula.

    Nor is a part of it one, where a program with other settings cuts the line at semicolons, or
    takes away the blanks before it.
    """
    if text.replace(" ", "").replace(".", "").isalnum():
        return text
    told = inert(_FORMULA.sub(r"\1'", text))
    return told if _SPECIAL.isdisjoint(told) else '"' + told.replace('"', '""') + '"'
