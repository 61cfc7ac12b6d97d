"""Capital cost: straight-line depreciation, and interest on the book value, by line and cohort."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Generic, NamedTuple

from vssbudget.amounts import MONTHS, Month, Tkr, Year
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
from vssbudget.model import Depreciated
from vssbudget.model import Line as InvestmentLine

TOTAL = "total"
"""The key of all lines together; no line can be called so."""

WITHOUT_FIRST = Since(1)
"""From the base year on, of a row that begins in the year before it."""
PERCENT = Over(Decimal(100), "hundred")


class Asset(NamedTuple):
    """What was invested in a line in a year, or stood in its books as the base year began.

    It may be of a component, which stands `within` the line.

    It is written off in equal parts over a `life` of months from the `first` on, down to its
    `residual` where that is told. Of what stood in the books there is no `year`, and `life` is
    what was left of it. A life may be told `in_months`.
    """

    line: str
    within: tuple[str, ...]
    year: Year | None
    amount: Tkr
    first: Month
    life: int
    residual: Tkr | None
    in_months: bool

    @property
    def place(self) -> tuple[str, ...]:
        """Where it stands under its line in an address: `2024`, `opening.3`, `opening_months.7`."""
        return (*self.within, *self.own_place)

    @property
    def own_place(self) -> tuple[str, ...]:
        """Where it stands under its component."""
        if self.year is not None:
            return (str(self.year),)
        return ("opening_months" if self.in_months else "opening", str(self.told_life))

    @property
    def told_life(self) -> int:
        """Its life as it is told, in years or months."""
        return self.life if self.in_months else self.life // MONTHS

    @property
    def by_months(self) -> bool:
        """Whether its life runs over months, and not over whole years alone."""
        return self.in_months or self.first.month > 1

    @property
    def last(self) -> Year:
        """The year in which its life ends."""
        return self.first.after(self.life - 1).year

    def counted(self, months: int) -> int:
        """Count months in what its life runs over."""
        return months if self.by_months else months // MONTHS

    def left(self, years: Sequence[Year]) -> Sequence[int]:
        """Count what of its life is left at the end of each year."""
        unit, before = self.counted(MONTHS), Month(Year(1)).until(self.first)
        ends = [MONTHS * year - before for year in years]
        return [(self.life - min(max(end, 0), self.life)) * unit // MONTHS for end in ends]


class AssetCost(Generic[Line]):
    """The rows of an asset, from the base year on; all are rounded but its `cost`."""

    def __init__(self, capital: "CapitalCost[Line]", asset: Asset) -> None:
        self.capital = capital
        self.algebra = capital.algebra
        self.sheet = capital.sheet
        self.asset = asset
        self.what = (".".join((asset.line, *asset.within[1:])), ".".join(asset.own_place))

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

    @property
    def place(self) -> tuple[str, ...]:
        """Where it stands under its line."""
        return self.asset.place

    @property
    def assets(self) -> "Sequence[AssetCost[Line]]":
        """What is written off by itself, which it is."""
        return (self,)

    @property
    def exact_cost(self) -> Line:
        """Its cost, which is unrounded."""
        return self.cost

    @cached_property
    def cost(self) -> Line:
        """Depreciation and interest, unrounded."""
        cost = self.algebra.make(SUM, self._exact_depreciation, self._exact_interest)
        return self.algebra.named(cost, "cohort-cost", *self.what)

    @cached_property
    def _exact_depreciation(self) -> Line:
        """Depreciable amount · what of the life falls in a year / life, zero where nothing does."""
        sheet, asset, make, named = self.sheet, self.asset, self.algebra.make, self.algebra.named
        since, until = sheet.at(asset.first.year), sheet.at(asset.last) + 1
        used = [before - left for before, left in pairwise(self._left)]
        part = named(make(Counted(used, "used"), self._depreciable), "times-used")
        within = During(max(since, 0), max(until, 0))
        return named(make(within, make(WITHOUT_FIRST, self._over_life(part))), "depreciation")

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
        """Residual + depreciable amount · what of the life is left / life; zero before its year."""
        make, named, years = self.algebra.make, self.algebra.named, self._years
        unit = "months" if self.asset.by_months else "years"
        left = Counted(self._left[1:], f"{unit}-left")
        book = self._over_life(named(make(left, self._depreciable), f"times-{unit}"))
        if self._residual is not None:
            book = make(SUM, named(book, "undepreciated"), self._residual)
        if self.asset.year is not None and self.asset.year >= self.sheet.base:
            book = make(During(years.index(self.asset.year)), book)
        return named(book, "book-value")

    @cached_property
    def _years(self) -> Sequence[Year]:
        """The years of the rows, and the one before them."""
        return (Year(self.sheet.base - 1), *self.sheet.years)

    @cached_property
    def _left(self) -> Sequence[int]:
        """What of the life is left at the end of each of these years, and of one more before."""
        return self.asset.left((Year(self.sheet.base - 2), *self._years))

    @cached_property
    def _amount(self) -> Line:
        place = self.asset.own_place
        where = place if self.asset.year is None else ("values", *place)
        return self.algebra.named(self._constant(self.asset.amount, *where), "cohort", *self.what)

    @cached_property
    def _residual(self) -> Line | None:
        """What is left when the life is over, where that is told."""
        residual = self.asset.residual
        if residual is None:
            return None
        return self.algebra.named(self._constant(residual, "residual"), "residual")

    @cached_property
    def _depreciable(self) -> Line:
        """What is written off: the amount less the residual."""
        if self._residual is None:
            return self._amount
        less = self.algebra.make(DIFFERENCE, self._amount, self._residual)
        return self.algebra.named(less, "depreciable")

    def _over_life(self, row: Line) -> Line:
        """Divide by the life; what remains of one stands as no figure in the file."""
        asset, make = self.asset, self.algebra.make
        name = "life-months" if asset.by_months else "life"
        if asset.year is None:
            return make(Over(Decimal(asset.counted(asset.life)), name), row)
        life = self._constant(asset.told_life, "life_months" if asset.in_months else "life")
        if asset.by_months and not asset.in_months:
            a_year = Counted([MONTHS] * len(self._years), "months-a-year")
            life = make(a_year, self.algebra.named(life, "life"))
        return make(RATIO, row, self.algebra.named(life, name))

    def _as_year_begins(self, row: Line) -> Line:
        """Give what a row that begins before the base year is at the end of the year before."""
        return self.algebra.make(WITHOUT_FIRST, self.algebra.make(BEFORE, row))

    def _constant(self, figure: int, *path: str) -> Line:
        """Give one figure of the file in every year and in the one before the base year."""
        row = (Decimal(figure),) * len(self._years)
        path = ("investments", "lines", self.asset.line, *self.asset.within, *path)
        return self.algebra.given(row, path, Year(self.sheet.base - 1))


class AddedCost(Generic[Line]):
    """What several parts add up to, as they are shown; and unrounded their `exact_cost`."""

    def __init__(
        self,
        capital: "CapitalCost[Line]",
        key: str,
        parts: "Sequence[AssetCost[Line] | LineCost[Line]]",
    ) -> None:
        self.capital = capital
        self.key = key
        self.parts = parts

    @cached_property
    def depreciation(self) -> Line:
        """What the book value loses in each year."""
        rows = [each.depreciation for each in self.parts]
        return self.capital.added(rows, "capital-depreciation", self.key)

    @cached_property
    def interest(self) -> Line:
        """The internal interest on the book value at the beginning of each year."""
        rows = [each.interest for each in self.parts]
        return self.capital.added(rows, "capital-interest", self.key)

    @cached_property
    def book_value(self) -> Line:
        """The book value at the end of each year."""
        rows = [each.book_value for each in self.parts]
        return self.capital.added(rows, "capital-book-value", self.key)

    @cached_property
    def cost(self) -> Line:
        """Depreciation and interest together."""
        return self.capital.added([self.depreciation, self.interest], "capital-cost", self.key)

    @cached_property
    def exact_cost(self) -> Line:
        """Depreciation and interest together, unrounded."""
        rows = [each.exact_cost for each in self.parts]
        return self.capital.added(rows, "capital-line", self.key)


class LineCost(AddedCost[Line]):
    """What the assets of a line add up to, or its components; a component is one as well.

    The `place` of a component is where it stands under its line: `components` and `roof`.
    """

    def __init__(
        self,
        capital: "CapitalCost[Line]",
        key: str,
        parts: "Sequence[AssetCost[Line] | LineCost[Line]]",
        place: tuple[str, ...] = (),
    ) -> None:
        super().__init__(capital, key, parts)
        self.place = place

    @property
    def components(self) -> "Sequence[LineCost[Line]]":
        """Its components."""
        return [each for each in self.parts if isinstance(each, LineCost)]

    @property
    def assets(self) -> "Sequence[AssetCost[Line]]":
        """What is written off by itself."""
        return [asset for each in self.parts for asset in each.assets]

    @property
    def stated(self) -> Iterator[Asset]:
        """What is there to be written off: not what is told as nothing."""
        assets = (each.asset for each in self.assets)
        return (each for each in assets if each.year is None or each.amount)

    def at(self, *place: str) -> "AssetCost[Line] | LineCost[Line]":
        """Give what stands at a place under the line: `2024`, or `opening` and `3`."""
        every = (self, *self.parts, *self.assets)
        return next(each for each in every if each.place == place)


class TotalCost(AddedCost[Line]):
    """What all lines add up to, as they are shown."""

    @cached_property
    def cost(self) -> Line:
        """The capital cost of the lines together."""
        return self.capital.added([each.cost for each in self.parts], "capital-cost", self.key)


class CapitalCost(Generic[Line]):
    """Works out capital cost from the base year on; the caller sets the arithmetic.

    Rows are worked out as they are asked for, each once; they have no gaps but those of the frame.
    By their addresses, MEASURE one of `depreciation`, `interest`, `book_value` and `cost`:

    - `capital.LINE.MEASURE`: `lines[LINE].MEASURE`, of the lines with a useful life
    - `capital.LINE.PLACE.MEASURE`: `lines[LINE].at(PLACE).MEASURE`, where a place is a `YEAR`,
      `opening.LIFE` or `opening_months.LIFE`, and in what has components `components.KEY`, alone
      and before each of these
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
            if not (line.months or line.components):
                continue
            cost = self.lines[key] = self._line(key, line)
            if line.used_by is not None:
                self._used.setdefault(line.used_by, []).append(cost)
        self.total = TotalCost(self, TOTAL, tuple(self.lines.values()))

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

    def _line(self, key: str, line: InvestmentLine) -> LineCost[Line]:
        """Add up the components of a line, or the assets where it has none."""
        parts = []
        for place, told in line.parts.items():
            every = _assets(key, place, told, self.sheet.base)
            assets = [AssetCost(self, each) for each in every]
            parts.append(LineCost(self, ".".join((key, *place[1:])), assets, place))
        return LineCost(self, key, parts) if line.components else parts[0]

    def added(self, rows: Sequence[Line], *name: str) -> Line:
        """Add rows up; of none the file tells nothing, which is zero."""
        lines = rows or [self.sheet.filled({}, "investments", "lines")]
        return self.algebra.named(self.algebra.make(SUM, *lines), *name)


def _assets(key: str, within: tuple[str, ...], told: Depreciated, base: Year) -> Iterator[Asset]:
    """Give what stood in the books, then the investments by year; what is written off is left out.

    What was invested before the base year is in the opening book values where there are any. Where
    a residual is told something of it is left in the books for good.
    """
    life, residual, begins = told.months, told.residual, Month(base)
    for left, amount in sorted(told.opening.items()):
        yield Asset(key, within, None, amount, begins, left * MONTHS, residual, in_months=False)
    for left, amount in sorted(told.opening_months.items()):
        yield Asset(key, within, None, amount, begins, left, residual, in_months=True)
    in_months, booked = told.life is None, told.opening or told.opening_months
    for year, amount in sorted(told.values.items()):
        first = told.in_use or Month(Year(year + told.start))
        gone = residual is None and first.after(life) <= begins
        if year >= base or not (booked or gone):
            remains = residual if amount else None
            yield Asset(key, within, year, amount, first, life, remains, in_months)
