"""A view as JSON: whole amounts as integers, decimals as strings, no key for a year with a gap.

Amounts of a budget whose amounts have decimals are strings, with all of these.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from vssbudget.amounts import MoneyUnit, percent_text, plain
from vssbudget.report.programs import braced, laid_out
from vssbudget.views.rows import Row, Told, Unit
from vssbudget.views.view import View


def view_json(view: View) -> str:
    """Write the outline of a view."""
    written = _Written([f'"{year}": ' for year in view.years], view.budget.unit)
    return written(view.outline(), "\n") + "\n"


class _Written:
    """Writes what programs are told, figures under years that are written already."""

    def __init__(self, years: Sequence[str], unit: MoneyUnit) -> None:
        self._years = years
        self._whole = not unit.decimals
        self._write = {Unit.AMOUNT: unit.fixed, Unit.EXACT: unit.written, Unit.NUMBER: plain}

    def __call__(self, told: Told, newline: str) -> str:
        """Write something, what lies within it two spaces further in than the line break."""
        if isinstance(told, Row):
            return braced(self._figures(told), newline)
        inner = f"{newline}  "
        if isinstance(told, (dict, Iterator)):
            entries = told.items() if isinstance(told, dict) else told
            return braced(
                [f"{laid_out(key, '')}: {self(each, inner)}" for key, each in entries], newline
            )
        if isinstance(told, (list, tuple)):
            body = f",{inner}".join([self(each, inner) for each in told])
            return f"[{inner}{body}{newline}]" if told else "[]"
        return f'"{percent_text(told)}"' if isinstance(told, Decimal) else laid_out(told, newline)

    def _figures(self, row: Row) -> list[str]:
        """Write the figures that there are."""
        by_year = zip(self._years, row.figures, strict=True)
        if row.unit is Unit.AMOUNT and self._whole:
            return [f"{year}{figure}" for year, figure in by_year if figure is not None]
        write = self._write.get(row.unit, percent_text)
        return [f'{year}"{write(Decimal(each))}"' for year, each in by_year if each is not None]
