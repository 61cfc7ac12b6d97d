"""Capital cost: straight-line depreciation, and interest on the book value, by line and cohort."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Generic, NamedTuple

from vssbudget.amounts import Tkr, Year
from vssbudget.formulas.algebra import Line
from vssbudget.formulas.operations import (
    BEFORE,
    DIFFERENCE,
    PRODUCT,
    RATIO,
    ROUNDED,
    SUM,
    Counted,
    During,
    Over,
    Picked,
    Since,
)
from vssbudget.formulas.sheet import Sheet
from vssbudget.model import Line as InvestmentLine

TOTAL = "total"
"""The key of all lines together; no line can be called so."""

WITHOUT_FIRST = Since(1)
"""From the base year on, of a row that begins in the year before it."""
PERCENT = Over(Decimal(100), "hundred")


class Asset(NamedTuple):
    """What was invested in a line in a year, or stood in its books as the base year began.

    It is written off in equal parts over `life` years from `first` on. Of what stood in the books
    there is no `year`, and `life` is what was left of it.
    """

    line: str
    year: Year | None
    amount: Tkr
    first: Year
    life: int

    @property
    def place(self) -> tuple[str, ...]:
        """Where it stands under its line in an address: `2024`, or `opening.3`."""
        return ("opening", str(self.life)) if self.year is None else (str(self.year),)

    def years_left(self, year: Year) -> int:
        """Count the years of its life that are left at the end of a year."""
        return self.life - min(max(year - self.first + 1, 0), self.life)


class AssetCost(Generic[Line]):
    """The rows of an asset, from the base year on; all are rounded but its `cost`."""

    def __init__(self, capital: "CapitalCost[Line]", asset: Asset) -> None:
        self.capital = capital
        self.algebra = capital.algebra
        self.sheet = capital.sheet
        self.asset = asset
        self.what = (asset.line, ".".join(asset.place))

    @cached_property
    def depreciation(self) -> Line:
        """By how much the rounded book value falls, so that a life adds up to the amount."""
        make, year = self.algebra.make, self.asset.year
        before = self._as_year_begins(self._book_value)
        if year is not None and year >= self.sheet.base:
            which = tuple([1 if each == year else 0 for each in self.sheet.years])
            before = make(Picked(which), before, make(WITHOUT_FIRST, self._amount))
        fall = make(DIFFERENCE, before, self.book_value)
        return self.algebra.named(fall, "cohort-depreciation", *self.what)

    @cached_property
    def interest(self) -> Line:
        """The internal interest on the book value at the beginning of each year."""
        interest = self.algebra.make(ROUNDED, self._exact_interest)
        return self.algebra.named(interest, "cohort-interest", *self.what)

    @cached_property
    def book_value(self) -> Line:
        """The book value at the end of each year."""
        return self.algebra.make(WITHOUT_FIRST, self._book_value)

    @cached_property
    def cost(self) -> Line:
        """Depreciation and interest, unrounded."""
        cost = self.algebra.make(SUM, self._exact_depreciation, self._exact_interest)
        return self.algebra.named(cost, "cohort-cost", *self.what)

    @cached_property
    def _exact_depreciation(self) -> Line:
        """Amount / life in each year of the life, zero in others."""
        sheet, asset, make = self.sheet, self.asset, self.algebra.make
        since, until = sheet.at(asset.first), sheet.at(Year(asset.first + asset.life))
        part = make(WITHOUT_FIRST, self._over_life(self._amount))
        return self.algebra.named(make(During(max(since, 0), until), part), "depreciation")

    @cached_property
    def _exact_interest(self) -> Line:
        """Book value at the end of t − 1 · rate(t) / 100."""
        make, named = self.algebra.make, self.algebra.named
        book = self._as_year_begins(self._exact_book_value)
        whole = named(make(PRODUCT, book, self.capital.rate), "times-rate")
        return named(make(PERCENT, whole), "interest")

    @cached_property
    def _book_value(self) -> Line:
        """The rounded book value at the end of each year, from the one before the base year on."""
        book = self.algebra.make(ROUNDED, self._exact_book_value)
        return self.algebra.named(book, "cohort-book-value", *self.what)

    @cached_property
    def _exact_book_value(self) -> Line:
        """Amount · years of the life left / life, zero before the year of an investment."""
        make, named, base = self.algebra.make, self.algebra.named, self.sheet.base
        years = (Year(base - 1), *self.sheet.years)
        left = Counted([self.asset.years_left(each) for each in years], "years-left")
        book = self._over_life(named(make(left, self._amount), "times-years"))
        if self.asset.year is not None and self.asset.year >= base:
            book = make(During(years.index(self.asset.year)), book)
        return named(book, "book-value")

    @cached_property
    def _amount(self) -> Line:
        where = self.asset.place if self.asset.year is None else ("values", *self.asset.place)
        return self.algebra.named(self._constant(self.asset.amount, *where), "cohort", *self.what)

    def _over_life(self, row: Line) -> Line:
        """Divide by the life; what remains of one stands as no figure in the file."""
        life = self.asset.life
        if self.asset.year is None:
            return self.algebra.make(Over(Decimal(life), "life"), row)
        told = self.algebra.named(self._constant(life, "life"), "life")
        return self.algebra.make(RATIO, row, told)

    def _as_year_begins(self, row: Line) -> Line:
        """Give what a row that begins before the base year is at the end of the year before."""
        return self.algebra.make(WITHOUT_FIRST, self.algebra.make(BEFORE, row))

    def _constant(self, figure: int, *path: str) -> Line:
        """Give one figure of the file in every year and in the one before the base year."""
        row = (Decimal(figure),) * (len(self.sheet.years) + 1)
        path = ("investments", "lines", self.asset.line, *path)
        return self.algebra.given(row, path, Year(self.sheet.base - 1))


class LineCost(Generic[Line]):
    """What the assets of a line add up to, as they are shown; and unrounded its `exact_cost`."""

    def __init__(self, capital: "CapitalCost[Line]", key: str, assets: Iterable[Asset]) -> None:
        self.capital = capital
        self.key = key
        self.assets = tuple([AssetCost(capital, each) for each in assets])

    @cached_property
    def depreciation(self) -> Line:
        """What the book value loses in each year."""
        rows = [each.depreciation for each in self.assets]
        return self.capital.added(rows, "capital-depreciation", self.key)

    @cached_property
    def interest(self) -> Line:
        """The internal interest on the book value at the beginning of each year."""
        rows = [each.interest for each in self.assets]
        return self.capital.added(rows, "capital-interest", self.key)

    @cached_property
    def book_value(self) -> Line:
        """The book value at the end of each year."""
        rows = [each.book_value for each in self.assets]
        return self.capital.added(rows, "capital-book-value", self.key)

    @cached_property
    def cost(self) -> Line:
        """Depreciation and interest together."""
        return self.capital.added([self.depreciation, self.interest], "capital-cost", self.key)

    @cached_property
    def exact_cost(self) -> Line:
        """Depreciation and interest together, unrounded."""
        return self.capital.added([each.cost for each in self.assets], "capital-line", self.key)

    @property
    def stated(self) -> Iterator[Asset]:
        """What is there to be written off: not what is told as nothing."""
        assets = (each.asset for each in self.assets)
        return (each for each in assets if each.year is None or each.amount)

    def asset(self, *place: str) -> AssetCost[Line]:
        """Give what stands at a place under the line: `2024`, or `opening` and `3`."""
        return next(each for each in self.assets if each.asset.place == place)


class TotalCost(Generic[Line]):
    """What all lines add up to, as they are shown."""

    def __init__(self, capital: "CapitalCost[Line]") -> None:
        self.capital = capital
        self.lines = tuple(capital.lines.values())

    @cached_property
    def depreciation(self) -> Line:
        """What the book values lose in each year."""
        rows = [each.depreciation for each in self.lines]
        return self.capital.added(rows, "capital-depreciation", TOTAL)

    @cached_property
    def interest(self) -> Line:
        """The internal interest on the book values at the beginning of each year."""
        rows = [each.interest for each in self.lines]
        return self.capital.added(rows, "capital-interest", TOTAL)

    @cached_property
    def book_value(self) -> Line:
        """The book values at the end of each year."""
        rows = [each.book_value for each in self.lines]
        return self.capital.added(rows, "capital-book-value", TOTAL)

    @cached_property
    def cost(self) -> Line:
        """Depreciation and interest together."""
        return self.capital.added([each.cost for each in self.lines], "capital-cost", TOTAL)


class CapitalCost(Generic[Line]):
    """Works out capital cost from the base year on; the caller sets the arithmetic.

    Rows are worked out as they are asked for, each once; they have no gaps but those of the frame.
    By their addresses, MEASURE one of `depreciation`, `interest`, `book_value` and `cost`:

    - `capital.LINE.MEASURE`: `lines[LINE].MEASURE`, of the lines with a useful life
    - `capital.LINE.YEAR.MEASURE`: `lines[LINE].asset(YEAR).MEASURE`
    - `capital.LINE.opening.LIFE.MEASURE`: `lines[LINE].asset("opening", LIFE).MEASURE`
    - `capital.total.MEASURE`: `total.MEASURE`
    - `capital.rate`, `capital.frame`, `capital.left`: `rate`, `frame`, `left`
    - `AREA.capital_cost`, `AREA.SERVICE.capital_cost`: `borne(AREA)`, `borne(AREA.SERVICE)`
    """

    def __init__(self, sheet: Sheet[Line]) -> None:
        self.sheet = sheet
        self.algebra = sheet.algebra
        self.plan = sheet.budget.investments
        self.lines: dict[str, LineCost[Line]] = {}
        self._used: dict[str, list[LineCost[Line]]] = {}
        for key, line in self.plan.lines.items() if self.plan else ():
            if line.life is None:
                continue
            cost = LineCost(self, key, _assets(key, line, line.life, sheet.base))
            self.lines[key] = cost
            if line.used_by is not None:
                self._used.setdefault(line.used_by, []).append(cost)
        self.total = TotalCost(self)

    @property
    def sellers(self) -> Iterable[str]:
        """The areas and services that are told to use something."""
        return self._used.keys()

    @cached_property
    def rate(self) -> Line:
        """The internal rate: the last one that is told until then, zero where none is."""
        told = self.plan.interest if self.plan else {}
        row = self.sheet.held if told else self.sheet.filled
        return self.algebra.named(row(told, "investments", "interest"), "internal-rate")

    @cached_property
    def frame(self) -> Line:
        """What depreciation and interest of all lines may add up to."""
        frame = self.plan.capital_frame if self.plan else None
        values = frame.values if frame else {}
        row = self.sheet.row(values, "investments", "capital_frame", "values")
        return self.algebra.named(row, "capital-frame")

    @cached_property
    def left(self) -> Line:
        """What the frame leaves over the capital cost."""
        left = self.algebra.make(DIFFERENCE, self.frame, self.total.cost)
        return self.algebra.named(left, "capital-left")

    def borne(self, seller: str) -> Line:
        """Give the unrounded cost of all that an area or a service is told to use."""
        lines = self._used.get(seller, ())
        return self.algebra.shared(
            ("capital", seller), (), lambda: self.added([x.exact_cost for x in lines], "capital")
        )

    def added(self, rows: Sequence[Line], *name: str) -> Line:
        """Add rows up; of none the file tells nothing, which is zero."""
        lines = rows or [self.sheet.filled({}, "investments", "lines")]
        return self.algebra.named(self.algebra.make(SUM, *lines), *name)


def _assets(key: str, line: InvestmentLine, life: int, base: Year) -> Iterator[Asset]:
    """Give what stood in the books, then the investments by year; what is written off is left out.

    What was invested before the base year is in the opening book values where there are any.
    """
    for remaining, amount in sorted(line.opening.items()):
        yield Asset(key, None, amount, base, remaining)
    for year, amount in sorted(line.values.items()):
        first = Year(year + line.start)
        if year >= base or not (line.opening or first + life <= base):
            yield Asset(key, year, amount, first, life)
