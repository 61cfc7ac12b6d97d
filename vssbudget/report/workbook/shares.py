"""Rows that help a spreadsheet to share a whole amount, or to round parts so that they add up."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vssbudget.amounts import Year
from vssbudget.formulas.working import How
from vssbudget.report.workbook.forms import Made
from vssbudget.report.workbook.spots import Columns, column_name

SHARED = (How.ALLOTTED, How.FITTED)
"""What is a part of a whole that all parts add up to."""

EXACT, UNITS, RANK = range(3)
_OF_PARTS = ("workbook-exact", "workbook-units", "workbook-rank")
_OF_ALL = ("workbook-left", "workbook-last")


ByYear = Mapping[Year, Made]


class Help(NamedTuple):
    """A row that helps: what it is, of which of the parts, and its formulas."""

    name: str
    part: int
    formulas: Mapping[Year, str]


class Sharing:
    """The rows that help the parts of one whole, from a row of the sheet on.

    First come those of each part: its exact size, the whole units of that, and its rank among the
    parts; no two ranks are alike, for of two parts with the same remainder the names decide. Then
    come the units that are left, and the last rank that one of them goes to.
    """

    def __init__(
        self, parts: Sequence[ByYear], names: Sequence[str], columns: Columns, first: int
    ) -> None:
        self.parts = parts
        self.columns = columns
        self.first = first
        self.fitted = any(each.how is How.FITTED for part in parts for each in part.values())
        order = sorted(range(len(names)), key=names.__getitem__)
        turns = {place: turn for turn, place in enumerate(order)}
        self.turns = [self._turn(turns[place]) for place in range(len(parts))]

    def _turn(self, turn: int) -> int:
        """Of units that are left the largest remainder is first, so its rank is the highest."""
        return turn if self.fitted else len(self.parts) - 1 - turn

    def rows(self) -> list[Help]:
        """Give the rows."""
        ways = (self._exact, self._units, self._rank)
        found = [
            Help(name, part, {year: way(part, year) for year in of})
            for name, way in zip(_OF_PARTS, ways, strict=True)
            for part, of in enumerate(self.parts)
        ]
        years = {year: each for part in self.parts for year, each in part.items()}
        left = {year: self._left(year, each) for year, each in years.items()}
        last = {year: self._last(year) for year in years}
        return [*found, Help(_OF_ALL[0], 0, left), Help(_OF_ALL[1], 0, last)]

    def parts_then(self) -> list[ByYear]:
        """Give the parts as they follow from these rows."""
        return [
            {year: each._replace(cells=self._read(part, year)) for year, each in of.items()}
            for part, of in enumerate(self.parts)
        ]

    def _read(self, part: int, year: Year) -> tuple[str, ...]:
        whole = (self._of_all(0, year), self._of_all(1, year))
        return (self._cell(UNITS, part, year), *whole, self._cell(RANK, part, year))

    def _exact(self, part: int, year: Year) -> str:
        made = self.parts[part][year]
        if not self.fitted:
            amount, weight, total = made.cells
            return f"IF({total}=0,0,ROUND({amount}*{weight}/{total},{made.more}))"
        own, decimals = made.cells[1 + made.fixed.which], made.fixed.decimals
        finer = f"ROUND(ROUND({own},{decimals + made.more})*10^{decimals},{made.more})"
        return f'IF({own}="","",{finer})'

    def _units(self, part: int, year: Year) -> str:
        exact = self._cell(EXACT, part, year)
        return f'IF({exact}="","",ROUND({exact},0))' if self.fitted else f"INT({exact})"

    def _rank(self, part: int, year: Year) -> str:
        exact, units = (self._cell(kind, part, year) for kind in (EXACT, UNITS))
        more, count, turn = self.parts[part][year].more, len(self.parts), self.turns[part]
        rest = f"{units}-{exact}" if self.fitted else f"{exact}-{units}"
        rank = f"ROUND(({rest})*10^{more},0)*{count}+{turn}"
        return f'IF({exact}="","",{rank})' if self.fitted else rank

    def _left(self, year: Year, made: Made) -> str:
        units = f"SUM({self._every(UNITS, year)})"
        if not self.fitted:
            return f"IF({made.cells[2]}=0,0,{made.cells[0]}-{units})"
        decimals, whole = made.fixed.decimals, made.cells[0]
        return f"ROUND(ROUND({whole},{decimals + made.more})*10^{decimals},0)-{units}"

    def _last(self, year: Year) -> str:
        left, ranks = self._of_all(0, year), self._every(RANK, year)
        if not self.fitted:
            return f"IF({left}>0,LARGE({ranks},{left}),0)"
        return f"IF({left}>0,SMALL({ranks},{left}),IF({left}<0,LARGE({ranks},-{left}),0))"

    def _cell(self, kind: int, part: int, year: Year) -> str:
        return f"{self._column(year)}{self.first + kind * len(self.parts) + part + 1}"

    def _of_all(self, which: int, year: Year) -> str:
        return self._cell(len(_OF_PARTS), which, year)

    def _every(self, kind: int, year: Year) -> str:
        last = len(self.parts) - 1
        return f"{self._cell(kind, 0, year)}:{self._cell(kind, last, year)}"

    def _column(self, year: Year) -> str:
        return column_name(self.columns.of(year))
