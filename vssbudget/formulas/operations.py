"""The operations on rows: what each gives, and how the change of that is split by cause."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, repeat
from math import prod
from operator import add, is_, le, mul, sub, truediv
from typing import ClassVar, cast

from vssbudget.amounts import (
    DIGITS,
    LEAST,
    ONE,
    ZERO,
    Exact,
    Percent,
    TooLarge,
    allot,
    in_steps,
    is_nothing,
    percent_to,
    rounded,
)
from vssbudget.formulas.algebra import Algebra, Causes, Line, Moving, Operation, Row, Several
from vssbudget.formulas.rounded_parts import rounded_parts
from vssbudget.formulas.working import Cell, Count, Fixed, How, Own, Working, way

MOST = Decimal(10) ** DIGITS
"""What a unit of money may grow to, and more than any amount may be."""

Work = Callable[..., Decimal]


def each(work: Work, *rows: Row) -> Row:
    """Work year by year; there is a gap where one of the rows has one."""
    try:
        for one in rows:
            if one[0] is None:  # most often it is the base year that has none
                return (None, *map(work, *[row[1:] for row in rows]))
        return tuple(map(work, *rows))
    except TypeError:  # to look for a gap first takes longer
        return tuple(
            [None if None in column else work(*column) for column in zip(*rows, strict=True)]
        )


def cut(row: Row, since: int, until: int | None) -> Row:
    """Leave of a row the years from one until another, and nothing elsewhere."""
    size = len(row)
    until = size if until is None else until
    return ((None,) * since + row[since:until] + (None,) * size)[:size]


def known_at(at: int, rows: Sequence[Row]) -> list[Cell]:
    """Give the figures of a year that there are."""
    return [Cell(place, at) for place, row in enumerate(rows) if row[at] is not None]


class Simple(Operation):
    """An operation on the figures of one year, always the same."""

    __slots__ = ()

    how: ClassVar[How]

    def reads(self, at: int, *rows: Row) -> Working:
        """Read each row in the same year."""
        return Working(self.how, known_at(at, rows))


class Passed(Operation):
    """An operation that gives the first row as it is."""

    __slots__ = ()

    def values(self, *rows: Row) -> Row:
        """Leave the row as it is."""
        return rows[0]

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row itself."""
        return Working(How.PASSED, [Cell(0, at)])


class Equal(Passed):
    """The row itself, which another is set equal to."""

    __slots__ = ()

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row that it is set equal to."""
        return Working(How.SAME, [Cell(0, at)])


class Added(Simple):
    """Rows that are added up."""

    __slots__ = ()

    how = How.SUM

    def split(
        self,
        algebra: Algebra[Line],
        row: Line,
        *operands: Moving[Line],
    ) -> Causes[Line]:
        """Each cause adds what it adds to each."""
        return merged(algebra, *[operand.by for operand in operands])


class Sum(Added):
    """The sum of the rows, in each year of what is known; in all years, or only in some."""

    __slots__ = ("since", "until")

    def __init__(self, since: int = 0, until: int | None = None) -> None:
        self.since, self.until = since, until

    def values(self, *rows: Row) -> Row:
        """Add up."""
        if self.since or self.until is not None:
            pieces = [row[self.since : self.until] for row in rows]
            size = len(rows[0])
            return ((None,) * self.since + _added(*pieces) + (None,) * size)[:size]
        return _added(*rows)


def _added(*rows: Row) -> Row:
    first, *others = rows
    try:
        for other in others:
            first = (
                (None, *map(add, first[1:], other[1:]))
                if first and first[0] is other[0] is None
                else tuple(map(add, first, other))
            )
    except TypeError:
        columns = [[x for x in column if x is not None] for column in zip(*rows, strict=True)]
        return tuple([sum(column[1:], column[0]) if column else None for column in columns])
    return first


class Total(Added):
    """The sum of the rows; none in a year in which one of them has no figure."""

    def values(self, *rows: Row) -> Row:
        """Add up."""
        return each(lambda *column: sum(column[1:], column[0]), *rows)


class SumBeside(Operation):
    """The sum of the first half of the rows, of what is known; the other half stands beside them.

    There is none in a year in which a row has no figure, and that beside it has one.
    """

    __slots__ = ()

    def values(self, *rows: Row) -> Row:
        """Add up."""
        half = len(rows) // 2
        whole = _added(*rows[:half])
        columns = zip(
            whole, zip(*rows[:half], strict=True), zip(*rows[half:], strict=True), strict=True
        )
        return tuple([None if _lacks(row, beside) else each for each, row, beside in columns])

    def reads(self, at: int, *rows: Row) -> Working:
        """Read what is known of the first half."""
        return Working(How.SUM, known_at(at, rows[: len(rows) // 2]))


def _lacks(column: Sequence[Decimal | None], beside: Sequence[Decimal | None]) -> bool:
    return None in column and any(
        one is None and other is not None for one, other in zip(column, beside, strict=True)
    )


class Difference(Simple):
    """The first row less the second."""

    how = How.DIFFERENCE

    def values(self, *rows: Row) -> Row:
        """Subtract."""
        return each(sub, *rows)

    def split(
        self,
        algebra: Algebra[Line],
        row: Line,
        *operands: Moving[Line],
    ) -> Causes[Line]:
        """What is taken off adds the opposite."""
        first, second = operands
        taken = {cause: algebra.make(NEGATED, line) for cause, line in second.by.items()}
        return merged(algebra, first.by, taken)


class Negated(Simple):
    """The row below zero where it is above."""

    how = How.NEGATED

    def values(self, *rows: Row) -> Row:
        """Negate."""
        return each(lambda figure: -figure, *rows)


class Product(Simple):
    """The first row times the second."""

    how = How.PRODUCT

    def values(self, *rows: Row) -> Row:
        """Multiply."""
        return each(mul, *rows)

    def split(
        self,
        algebra: Algebra[Line],
        row: Line,
        *operands: Moving[Line],
    ) -> Causes[Line]:
        """First moves the first, at what the second was; then the second, at what the first is."""
        first, second = operands
        if not first.by:
            return {c: algebra.make(PRODUCT, first.row, line) for c, line in second.by.items()}
        was = algebra.make(BEFORE, second.row)
        return merged(
            algebra,
            {cause: algebra.make(PRODUCT, line, was) for cause, line in first.by.items()},
            {cause: algebra.make(PRODUCT, first.row, line) for cause, line in second.by.items()},
        )


class Ratio(Simple):
    """The first row over the second."""

    how = How.RATIO

    def values(self, *rows: Row) -> Row:
        """Divide."""
        return each(truediv, *rows)


class Portion(Simple):
    """The first row over the second; none where that is nothing."""

    how = How.RATIO

    def values(self, *rows: Row) -> Row:
        """Divide."""
        pairs = zip(*rows, strict=True)
        return tuple([None if a is None or b is None or is_nothing(b) else a / b for a, b in pairs])


class Growth(Simple):
    """What a unit of money becomes in a year at a rate: 1 + rate/100."""

    how = How.GROWTH

    def values(self, *rows: Row) -> Row:
        """Turn rates into factors."""
        return each(lambda rate: 1 + rate / 100, *rows)


class Effect(Simple):
    """What a unit of a cost becomes of which a share follows a volume: 1 + share · (ratio − 1)."""

    how = How.EFFECT

    def values(self, *rows: Row) -> Row:
        """Turn ratios of volumes into factors."""
        return each(lambda share, ratio: 1 + share * (ratio - 1), *rows)


class Before(Operation):
    """The row of the year before."""

    def values(self, *rows: Row) -> Row:
        """Move the figures by a year; nothing is known before the base year."""
        (row,) = rows
        return (None, *row[:-1])

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the year before."""
        return Working(How.PASSED, [Cell(0, at - 1)])


class Carried(Operation):
    """The figure of a year, from then on times each factor that is known in a year.

    The `causes` are those of the factors.
    """

    __slots__ = ("at", "causes")

    def __init__(self, at: int, causes: tuple[str, ...]) -> None:
        self.at, self.causes = at, causes

    def values(self, *rows: Row) -> Row:
        """Compound; TooLarge where that becomes more than an amount can be."""
        amount, *factors = rows
        level = cast("Decimal", amount[self.at])
        levels = [level]
        for column in list(zip(*factors, strict=True))[self.at + 1 :]:
            level = prod([factor for factor in column if factor is not None], start=level)
            levels.append(level)
        if any(map(le, repeat(MOST), levels)):
            raise TooLarge
        if not factors:
            levels *= len(amount) - self.at
        return (None,) * self.at + tuple(levels)

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the figure, and every factor since."""
        since = [each for year in range(self.at + 1, at + 1) for each in known_at(year, rows[1:])]
        factors = [Cell(each.operand + 1, each.at) for each in since]
        return Working(How.PRODUCT, [Cell(0, self.at), *factors])

    def form(self, at: int, *rows: Row) -> Working:
        """Read the figure, and from then on the year before and the factors of the year."""
        if at == self.at:
            return Working(How.PASSED, [Cell(0, at)])
        factors = [each for each in known_at(at, rows) if each.operand]
        return Working(How.PRODUCT, [Own(at - 1), *factors])

    def split(self, algebra: Algebra[Line], row: Line, *operands: Moving[Line]) -> Causes[Line]:
        """A factor adds what it makes of the level of the year before, after those before it."""
        _, *factors = operands
        lines = [factor.row for factor in factors]
        rises = [algebra.make(RISEN, row, *lines[: place + 1]) for place in range(len(lines))]
        pairs = list(zip(self.causes, rises, strict=True))
        named = [{cause: algebra.named(line, "moved-unit", cause)} for cause, line in pairs]
        return merged(algebra, *named)


class Risen(Operation):
    """What the last factor adds to the level of the year before, once the others have."""

    def values(self, *rows: Row) -> Row:
        """Give level(t − 1) · Π factors(t) · (last(t) − 1)."""
        level, *factors = rows
        row: list[Decimal | None] = [None]
        for was, *column in list(zip((None, *level), *factors, strict=False))[1:]:
            *others, last = column
            if was is None or last is None:
                row.append(None)
            else:
                known = [factor for factor in others if factor is not None]
                row.append(prod(known, start=was) * (last - 1))
        return tuple(row)

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the level of the year before, and the factors."""
        last = len(rows) - 1
        factors = [each for each in known_at(at, rows) if 0 < each.operand < last]
        less = Working(How.DIFFERENCE, [Cell(last, at), Count(Decimal(1), "level")], name="rise")
        return Working(How.PRODUCT, [Cell(0, at - 1), *factors, less])


def _at(year: int, rows: Sequence[Row]) -> list[Decimal | None]:
    return [row[year] for row in rows]


class Scaled(Operation):
    """The figure of a year, times what a unit of it is from then on, until another year."""

    __slots__ = ("at", "until")

    def __init__(self, at: int, until: int | None = None) -> None:
        self.at, self.until = at, until

    def values(self, *rows: Row) -> Row:
        """Multiply by one figure."""
        amounts, unit = rows
        amount = cast("Decimal", amounts[self.at])
        try:
            if self.until is None and not self.at:
                return tuple([amount * figure for figure in cast("tuple[Decimal, ...]", unit)])
            own = cast("tuple[Decimal, ...]", unit[self.at : self.until])
            size = len(unit)
            piece = tuple([amount * figure for figure in own])
            return ((None,) * self.at + piece + (None,) * size)[:size]
        except TypeError:
            known = cut(unit, self.at, self.until)
            return tuple([None if figure is None else amount * figure for figure in known])

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the one figure, and a unit of it."""
        return Working(How.PRODUCT, [Cell(0, self.at), Cell(1, at)])

    def split(
        self,
        algebra: Algebra[Line],
        row: Line,
        *operands: Moving[Line],
    ) -> Causes[Line]:
        """A cause adds to the amount what it adds to a unit of it."""
        amount, unit = operands
        return {cause: algebra.make(self, amount.row, line) for cause, line in unit.by.items()}


class Stepped(Operation):
    """A step for each year since one, until another."""

    __slots__ = ("at", "until")

    def __init__(self, at: int, until: int | None = None) -> None:
        self.at, self.until = at, until

    def values(self, *rows: Row) -> Row:
        """Give step · (t − start)."""
        (row,) = rows
        until = len(row) if self.until is None else self.until
        steps = cast("tuple[Decimal, ...]", row[self.at : until])
        piece = tuple([step * since for since, step in enumerate(steps)])
        return (None,) * self.at + piece + (None,) * (len(row) - until)

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the step, and count the years."""
        return Working(How.PRODUCT, [Cell(0, at), Count(Decimal(at - self.at), "years")])


class Since(Operation):
    """The row without its first years."""

    def __init__(self, years: int) -> None:
        self.later = years

    def values(self, *rows: Row) -> Row:
        """Leave years out."""
        return rows[0][self.later :]

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row itself."""
        return Working(How.PASSED, [Cell(0, at + self.later)])


class First(Operation):
    """The first years of a row."""

    __slots__ = ("years",)

    def __init__(self, years: int) -> None:
        self.years = years

    def values(self, *rows: Row) -> Row:
        """Leave out the years behind them."""
        return rows[0][: self.years]

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row itself."""
        return Working(How.PASSED, [Cell(0, at)])


class After(Operation):
    """The first row in its first years, then the second, which begins behind them."""

    __slots__ = ("years",)

    def __init__(self, years: int) -> None:
        self.years = years

    def values(self, *rows: Row) -> Row:
        """Put the rows behind each other."""
        before, then = rows
        return (*before[: self.years], *then)

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row that the year is in."""
        past = at < self.years
        return Working(How.PASSED, [Cell(0, at) if past else Cell(1, at - self.years)])


class Else(Operation):
    """The first row where it has a figure, else the second."""

    __slots__ = ()

    def values(self, *rows: Row) -> Row:
        """Fill gaps."""
        first, second = rows
        pairs = zip(first, second, strict=True)
        return tuple([other if figure is None else figure for figure, other in pairs])

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row that has the figure."""
        return Working(How.PASSED, [Cell(int(rows[0][at] is None), at)])


class Held(Operation):
    """The row, each figure until the next one."""

    __slots__ = ()

    def values(self, *rows: Row) -> Row:
        """Fill gaps with the figure before them."""
        held: list[Decimal | None] = []
        for figure in rows[0]:
            held.append(held[-1] if figure is None and held else figure)
        return tuple(held)

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the last figure that there is."""
        last = max(year for year in range(at + 1) if rows[0][year] is not None)
        return Working(How.PASSED, [Cell(0, last)])


class Something(Operation):
    """The row without what is nothing: there is a gap in its place."""

    __slots__ = ()

    def values(self, *rows: Row) -> Row:
        """Leave out what is smaller than anything that is carried."""
        (row,) = rows
        return tuple([None if x is None or is_nothing(x) else x for x in row])

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row itself."""
        return Working(How.PASSED, [Cell(0, at)])

    def behind(self, at: int) -> Cell:
        """Name the figure that is nothing."""
        return Cell(0, at)


class InSteps(Simple):
    """The first row, taken to the nearest whole step, the second."""

    how = How.IN_STEPS

    def values(self, *rows: Row) -> Row:
        """Take to steps."""
        return each(in_steps, *rows)


class Within(Operation):
    """The row in the years from one until another, and nothing elsewhere."""

    __slots__ = ("since", "until")

    def __init__(self, since: int, until: int | None) -> None:
        self.since, self.until = since, until

    def values(self, *rows: Row) -> Row:
        """Cut a row."""
        return cut(rows[0], self.since, self.until)

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row itself."""
        return Working(How.PASSED, [Cell(0, at)])


class During(Operation):
    """The row in the years from one until another, and zero elsewhere."""

    __slots__ = ("since", "until")

    def __init__(self, since: int, until: int | None = None) -> None:
        self.since, self.until = since, until

    def values(self, *rows: Row) -> Row:
        """Put zeros beside a piece."""
        (row,) = rows
        piece = row[self.since : self.until]
        return ((ZERO,) * self.since + piece + (ZERO,) * len(row))[: len(row)]

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row itself, or count nothing."""
        until = len(rows[0]) if self.until is None else self.until
        within = self.since <= at < until
        return Working(How.PASSED, [Cell(0, at) if within else Count(ZERO, "nothing")])


class Counted(Operation):
    """The row times what is counted for each year, such as the years left of a life."""

    __slots__ = ("counts", "name")

    def __init__(self, counts: Sequence[int], name: str) -> None:
        self.counts, self.name = tuple(map(Decimal, counts)), name

    def values(self, *rows: Row) -> Row:
        """Multiply."""
        return each(mul, *rows, self.counts)

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row itself, and count."""
        return Working(How.PRODUCT, [Cell(0, at), Count(self.counts[at], self.name)])


class Over(Operation):
    """The row over a number that stands nowhere, such as the 100 of percents."""

    __slots__ = ("count", "name")

    def __init__(self, count: Decimal, name: str) -> None:
        self.count, self.name = count, name

    def values(self, *rows: Row) -> Row:
        """Divide."""
        return each(lambda figure: figure / self.count, *rows)

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row itself, and count."""
        return Working(How.RATIO, [Cell(0, at), Count(self.count, self.name)])


class Joined(Operation):
    """One row after the other, each from its start on; the `causes` are those of the starts.

    One without a cause goes on from the row before it, which is moved by what moves it.
    """

    __slots__ = ("causes", "starts")

    def __init__(self, starts: tuple[int, ...], causes: tuple[str | None, ...]) -> None:
        self.starts, self.causes = starts, causes

    def values(self, *rows: Row) -> Row:
        """Put pieces together."""
        ends = (*self.starts[1:], len(rows[0]))
        pieces = zip(rows, self.starts, ends, strict=True)
        return tuple([figure for row, start, end in pieces for figure in row[start:end]])

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row that holds in the year."""
        place = max(place for place, start in enumerate(self.starts) if start <= at)
        return Working(How.PASSED, [Cell(place, at)])

    def split(self, algebra: Algebra[Line], row: Line, *operands: Moving[Line]) -> Causes[Line]:
        """A start is the whole change of its year; between them moves what moves the piece."""
        moved = algebra.make(DIFFERENCE, row, algebra.make(BEFORE, row))
        found: dict[str, list[tuple[int, int | None, Line]]] = {}
        ends = (*self.starts[1:], None)
        pieces = zip(operands, self.starts, ends, self.causes, strict=True)
        for piece, start, end, begins in pieces:
            since = start if begins is None else start + 1
            for cause, line in piece.by.items():
                found.setdefault(cause, []).append((since, end, line))
        for start, begins in list(zip(self.starts, self.causes, strict=True))[1:]:
            if begins is not None:
                found.setdefault(begins, []).append((start, start + 1, moved))
        return {
            cause: algebra.make(
                Laid(tuple([(since, until) for since, until, _ in sorted(spans, key=_begins)])),
                *[line for *_, line in sorted(spans, key=_begins)],
            )
            for cause, spans in found.items()
        }


def _begins(span: tuple[int, int | None, object]) -> int:
    return span[0]


class Laid(Operation):
    """Rows beside each other, each in its own span of years; nothing between the spans."""

    __slots__ = ("spans",)

    def __init__(self, spans: tuple[tuple[int, int | None], ...]) -> None:
        self.spans = spans

    def values(self, *rows: Row) -> Row:
        """Lay pieces out."""
        laid: list[Decimal | None] = []
        for (since, until), row in zip(self.spans, rows, strict=True):
            laid += [None] * (since - len(laid))
            laid += row[since:until]
        return (*laid, *[None] * (len(rows[0]) - len(laid)))

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row in whose span the year is."""
        return Working(How.PASSED, list(self._laid(at)))

    def behind(self, at: int) -> Cell | None:
        """Name the figure of the row in whose span the year is, if it is in one."""
        return next(self._laid(at), None)

    def _laid(self, at: int) -> Iterator[Cell]:
        for place, (since, until) in enumerate(self.spans):
            if since <= at and _within(at, until):
                yield Cell(place, at)


def _within(at: int, until: int | None) -> bool:
    return until is None or at < until


class Caused(Passed):
    """The row itself, whose whole change has one cause."""

    __slots__ = ("cause",)

    def __init__(self, cause: str) -> None:
        self.cause = cause

    def split(
        self,
        algebra: Algebra[Line],
        row: Line,
        *operands: Moving[Line],
    ) -> Causes[Line]:
        """All of it is by the cause."""
        return {self.cause: algebra.make(DIFFERENCE, row, algebra.make(BEFORE, row))}


class Begun(Passed):
    """The row itself, which begins in a year for a cause and then moves by its own."""

    __slots__ = ("at", "cause")

    def __init__(self, at: int, cause: str) -> None:
        self.at, self.cause = at, cause

    def split(self, algebra: Algebra[Line], row: Line, *operands: Moving[Line]) -> Causes[Line]:
        """The cause adds what it begins with."""
        (own,) = operands
        first = algebra.make(Within(self.at, self.at + 1), row)
        return merged(algebra, own.by, {self.cause: first})


class Picked(Operation):
    """In each year the figure of the row that is named for it; nothing where none is."""

    __slots__ = ("which",)

    def __init__(self, which: tuple[int | None, ...]) -> None:
        self.which = which

    def values(self, *rows: Row) -> Row:
        """Pick a row for each year."""
        return tuple(
            [None if place is None else rows[place][at] for at, place in enumerate(self.which)]
        )

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row that is named for the year."""
        return Working(How.PASSED, [Cell(cast("int", self.which[at]), at)])


class Followed(Operation):
    """What is given; else the year before times the factors, if there are any; else what is needed.

    Of a price change that was decided the factors are its growth and the ratio of the volumes.
    """

    def values(self, *rows: Row) -> Row:
        """Follow what is paid from the base year on."""
        given, needed, *factors = rows
        if not factors:
            told = zip(given[1:], needed[1:], strict=True)
            return (given[0], *[due if stated is None else stated for stated, due in told])
        row = [given[0]]
        columns = zip(given, needed, zip(*factors, strict=True), strict=True)
        for stated, due, by in list(columns)[1:]:
            if stated is not None:
                row.append(stated)
            elif None not in by:
                row.append(prod(cast("tuple[Decimal, ...]", by), start=row[-1] or Decimal(0)))
            else:
                row.append(due)
        return tuple(row)

    def reads(self, at: int, *rows: Row) -> Working:
        """Read what is given or needed; or what was last either, and all factors since."""
        given, _, *factors = rows
        since = at
        while since and given[since] is None and factors and None not in _at(since, factors):
            since -= 1
        if since < at:
            years = range(since + 1, at + 1)
            by = [Cell(place + 2, year) for year in years for place in range(len(factors))]
            return Working(How.PRODUCT, [Own(since), *by])
        return Working(How.PASSED, [Cell(0 if not at or given[at] is not None else 1, at)])

    def form(self, at: int, *rows: Row) -> Working:
        """Read what is given or needed; or the year before, and the factors of the year."""
        working = self.reads(at, *rows)
        if working.how is How.PASSED:
            return working
        return Working(How.PRODUCT, [Own(at - 1), *[Cell(p, at) for p in range(2, len(rows))]])


class AddedOn(Operation):
    """What the first row opens with, and from then on what the second adds to the year before."""

    def values(self, *rows: Row) -> Row:
        """Add on from the opening, before which there is nothing."""
        stands: list[Decimal | None] = []
        for opening, added in zip(*rows, strict=True):
            before = stands[-1] if stands else None
            on = None if before is None else before + (added or ZERO)
            stands.append(on if opening is None else opening)
        return tuple(stands)

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the opening; or the year before, and what is added in this one."""
        opening, added = rows
        if opening[at] is not None:
            return Working(How.PASSED, [Cell(0, at)])
        if added[at] is None:
            return Working(How.PASSED, [Own(at - 1)])
        return Working(How.SUM, [Own(at - 1), Cell(1, at)])


class FollowedInSteps(Operation):
    """As `Followed`, of a price that is taken to its nearest step as it changes.

    The rows are what is given, what is needed, the growth decided, the volume, the step of the
    price, and how much of what prices are written in makes one unit of the file.
    """

    __slots__ = ()

    def values(self, *rows: Row) -> Row:
        """Give price(t) · V(t) / per: price(t) is the step nearest price(t − 1) · growth(t)."""
        given, needed, growth, volume, steps, many = rows
        step, per = cast("Decimal", steps[0]), cast("Decimal", many[0])
        row = [given[0]]
        for at in range(1, len(given)):
            if given[at] is not None:
                row.append(given[at])
            elif (factor := growth[at]) is not None:
                before, sold = row[-1] or Decimal(0), cast("Decimal", volume[at - 1])
                price = in_steps(before * per / sold * factor, step)
                row.append(price * cast("Decimal", volume[at]) / per)
            else:
                row.append(needed[at])
        return tuple(row)

    def reads(self, at: int, *rows: Row) -> Working:
        """Read what is given or needed; or the price of the year before, its growth, the step."""
        given, _, growth, *_ = rows
        if not at or given[at] is not None:
            return Working(How.PASSED, [Cell(0, at)])
        if growth[at] is None:
            return Working(How.PASSED, [Cell(1, at)])
        before = Working(How.PRODUCT, [Own(at - 1), Cell(5, at)], name="paid-in-price-unit")
        before = Working(How.RATIO, [before, Cell(3, at - 1)], name="price-before")
        wanted = Working(How.PRODUCT, [before, Cell(2, at)], name="changed-price")
        price = Working(How.IN_STEPS, [wanted, Cell(4, at)], name="price-in-steps")
        paid = Working(How.PRODUCT, [price, Cell(3, at)], name="paid-in-price-unit")
        return Working(How.RATIO, [paid, Cell(5, at)])


class InProportion(Several):
    """The parts of an amount of one year by weights; behind them stands the sum of the weights.

    The last one takes what is left.
    """

    __slots__ = ("at",)

    def __init__(self, at: int) -> None:
        self.at = at

    def rows(self, *rows: Row) -> list[Row]:
        """Give the parts, in their year alone."""
        whole, *weights = [cast("Decimal", row[self.at]) for row in rows]
        total = sum(weights, ZERO)
        parts = [whole * each / total for each in weights[:-1]]
        known = [*parts, whole - sum(parts, ZERO), total]
        return [self._alone(each, len(rows[0])) for each in known]

    def reads(self, which: int, at: int, rows: Sequence[Row]) -> Working:
        """Read the amount, the weight and the sum; of the last one the amount and the others."""
        last = len(rows) - 2
        if which > last:
            return Working(How.TOGETHER, [Cell(place, at) for place in range(1, len(rows))])
        if which == last:
            return Working(How.DIFFERENCE, [Cell(0, at), *[Own(at, each) for each in range(last)]])
        weighed = Working(How.PRODUCT, [Cell(0, at), Cell(which + 1, at)], name="times-weight")
        return Working(How.RATIO, [weighed, Own(at, last + 1)])

    def _alone(self, figure: Decimal, years: int) -> Row:
        return tuple([figure if at == self.at else None for at in range(years)])


class Allotted(Several):
    """The whole parts of an amount by weights that add up to it, by largest remainder.

    In a year in which a weight is not known, or no amount, there are none; where all weights are
    nothing so are the parts. Behind the parts stands the sum of the weights.
    """

    __slots__ = ("names",)

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names

    def rows(self, *rows: Row) -> list[Row]:
        """Give the parts, by year."""
        columns = [self._parts(*column) for column in zip(*rows, strict=True)]
        return list(zip(*columns, strict=True))

    def reads(self, which: int, at: int, rows: Sequence[Row]) -> Working:
        """Read the amount, the weight, and the sum of all; that reads all of them."""
        if which < len(self.names):
            together = Own(at, len(self.names))
            return Working(How.ALLOTTED, [Cell(0, at), Cell(which + 1, at), together], Fixed(which))
        weights = [Cell(place, at) for place in range(1, len(rows))]
        return Working(How.TOGETHER, weights, Fixed(names=self.names))

    def _parts(self, amount: Decimal | None, *weights: Decimal | None) -> Sequence[Decimal | None]:
        if amount is None or any(map(is_, weights, repeat(None))):  # `in` would compare numbers
            return (None,) * (len(weights) + 1)
        known = cast("Sequence[Decimal]", weights)
        parts = allot(int(amount), dict(zip(self.names, known, strict=True)))
        return [*map(Decimal, parts.values()), sum(known, ZERO)]


def or_alike(weights: Sequence[Decimal]) -> Sequence[Decimal]:
    """Give weights; where they add up to nothing each counts alike."""
    return (ONE,) * len(weights) if is_nothing(sum(weights, ZERO)) else weights


class Alike(Several):
    """The rows as weights; in a year in which they add up to nothing each counts alike."""

    __slots__ = ()

    def rows(self, *rows: Row) -> list[Row]:
        """Give the weights, by year."""
        columns = cast("Iterator[tuple[Decimal, ...]]", zip(*rows, strict=True))
        return list(zip(*map(or_alike, columns), strict=True))

    def reads(self, which: int, at: int, rows: Sequence[Row]) -> Working:
        """Read the row itself, or that each counts alike."""
        weights = cast("list[Decimal]", _at(at, rows))
        own = or_alike(weights) is weights
        return Working(How.PASSED, [Cell(which, at) if own else Count(ONE, "alike")])

    def form(self, which: int, at: int, rows: Sequence[Row]) -> Working:
        """Read the row itself, and the sum of all."""
        every = [Cell(place, at) for place in range(len(rows))]
        return Working(How.ALIKE, [every[which], Working(How.TOGETHER, every)])


class Shares(Several):
    """What each row is of all of them, of 1; behind the shares stands the sum of the rows.

    In a year in which all are nothing so are the shares; if they are `kept`, those of the year
    before stay.
    """

    __slots__ = ("kept",)

    def __init__(self, *, kept: bool = False) -> None:
        self.kept = kept

    def rows(self, *rows: Row) -> list[Row]:
        """Give the shares, by year."""
        last: Sequence[Decimal] = (ZERO,) * len(rows)
        columns = []
        for column in zip(*cast("Sequence[Sequence[Decimal]]", rows), strict=True):
            total = ZERO
            if any(column):
                total = sum(sorted(column), ZERO)
                last = [each / total for each in column]
            elif not self.kept:
                last = (ZERO,) * len(rows)
            columns.append((*last, total))
        return list(zip(*columns, strict=True))

    def reads(self, which: int, at: int, rows: Sequence[Row]) -> Working:
        """Read the row and the sum; where that is nothing, the share of when it last was not.

        The sum reads the smallest first, so that the order of the rows changes no digit.
        """
        if which == len(rows):
            places = sorted(range(which), key=lambda place: cast("Decimal", rows[place][at]))
            return Working(How.TOGETHER, [Cell(place, at) for place in places])
        since = at
        while self.kept and since and not _has_any(since, rows):
            since -= 1
        if not _has_any(since, rows):
            return Working(How.PASSED, [Count(ZERO, "nothing")])
        if since < at:
            return Working(How.PASSED, [Own(since)])
        return Working(How.RATIO, [Cell(which, at), Own(at, len(rows))])

    def form(self, which: int, at: int, rows: Sequence[Row]) -> Working:
        """Read the row, the sum, and what stands where that is nothing."""
        if which == len(rows):
            return Working(How.TOGETHER, [Cell(place, at) for place in range(which)])
        last = Own(at - 1) if self.kept and at else Count(ZERO, "nothing")
        return Working(How.SHARE, [Cell(which, at), Own(at, len(rows)), last])


def _has_any(at: int, rows: Iterable[Row]) -> bool:
    """Whether one of the rows is not nothing in a year."""
    return any(row[at] for row in rows)


def _begun(rows: Sequence[Row], since: int = 0) -> int:
    """Give the first year in which a row since one is not nothing; behind the last where none."""
    years = range(len(rows[since]))
    return next((at for at in years if _has_any(at, islice(rows, since, None))), len(years))


class Means(Several):
    """The mean of each row in the last years, as many as there are since one of them begins."""

    __slots__ = ("years",)

    def __init__(self, years: int) -> None:
        self.years = years

    def rows(self, *rows: Row) -> list[Row]:
        """Give Σ k(u) / n for t − n < u ≤ t."""
        begun = _begun(rows)
        return [self._means(cast("tuple[Decimal, ...]", row), begun) for row in rows]

    def _means(self, row: Sequence[Decimal], begun: int) -> Row:
        ends = range(begun + 1, len(row) + 1)
        last = [row[max(begun, end - self.years) : end] for end in ends]
        return (*row[:begun], *[sum(each, ZERO) / len(each) for each in last])

    def reads(self, which: int, at: int, rows: Sequence[Row]) -> Working:
        """Read the row in the last years."""
        years = range(max(_begun(rows), at - self.years + 1), at + 1)
        if len(years) > 1:
            return Working(How.MEAN, [Cell(which, year) for year in years])
        return Working(How.PASSED, [Cell(which, at)])


class Capped(Several):
    """Shares that follow others as fast as none of them moves by more than so many percent of 1.

    The rows are that cap and the shares to follow, from which they begin once one is not nothing:
    s(t) = s(t−1) + (k(t) − s(t−1)) · w(t). Behind them stands that part of the way, w.
    """

    __slots__ = ()

    def rows(self, *rows: Row) -> list[Row]:
        """Move all by the same part of the way."""
        cap, *shares = cast("Sequence[tuple[Decimal, ...]]", rows)
        begun, columns = _begun(shares), list(zip(*shares, strict=True))
        ways: list[Decimal | None] = [None] * len(columns)
        for at in range(begun + 1, len(columns)):
            before, wanted = columns[at - 1], columns[at]
            part = ways[at] = way(cap[at], before, wanted)
            columns[at] = tuple(
                [old + (new - old) * part for old, new in zip(before, wanted, strict=True)]
            )
        return [*zip(*columns, strict=True), tuple(ways)]

    def reads(self, which: int, at: int, rows: Sequence[Row]) -> Working:
        """Read the share of the year before, that to follow, and the part of the way between them.

        That reads the cap, all shares of the year before, and all those to follow.
        """
        size = len(rows) - 1
        if which == size:
            before = [Own(at - 1, place) for place in range(size)]
            wanted = [Cell(place, at) for place in range(1, len(rows))]
            return Working(How.WAY, [Cell(0, at), *before, *wanted], name="way")
        if at <= _begun(rows, since=1):
            return Working(How.PASSED, [Cell(which + 1, at)])
        return Working(How.CAPPED, [Own(at - 1), Cell(which + 1, at), Own(at, size)])


class Size(Simple):
    """The row without its sign."""

    how = How.SIZE

    def values(self, *rows: Row) -> Row:
        """Give absolute amounts."""
        return each(abs, *rows)


class AboveNothing(Simple):
    """The row where it is above zero, nothing elsewhere."""

    how = How.ABOVE_NOTHING

    def values(self, *rows: Row) -> Row:
        """Give max(x, 0)."""
        return each(lambda figure: max(figure, ZERO), *rows)


class AtLeastNothing(Simple):
    """Whether the row is nothing or more: 1 where it is, 0 where it is below."""

    how = How.AT_LEAST_NOTHING

    def values(self, *rows: Row) -> Row:
        """Give 1 or 0."""
        return each(lambda figure: Decimal(figure >= 0), *rows)


class Mean(Simple):
    """The mean of the rows, in each year of what is known."""

    how = How.MEAN

    def values(self, *rows: Row) -> Row:
        """Give Σ / n."""
        columns = [_known(column) for column in zip(*rows, strict=True)]
        return tuple([sum(known, ZERO) / len(known) if known else None for known in columns])


class Largest(Operation):
    """The sum of so many of the rows, those that are the largest in a year."""

    __slots__ = ("count",)

    def __init__(self, count: int) -> None:
        self.count = count

    def values(self, *rows: Row) -> Row:
        """Add up."""
        columns = [sorted(_known(column), reverse=True) for column in zip(*rows, strict=True)]
        return tuple([sum(known[: self.count], ZERO) if known else None for known in columns])

    def reads(self, at: int, *rows: Row) -> Working:
        """Read those that are added up."""
        known = [
            (figure, place) for place, row in enumerate(rows) if (figure := row[at]) is not None
        ]
        largest = sorted(known, key=lambda each: -each[0])[: self.count]
        return Working(How.SUM, [Cell(place, at) for _, place in largest])

    def form(self, at: int, *rows: Row) -> Working:
        """Read all of them."""
        return Working(How.LARGEST, known_at(at, rows), Fixed(self.count))

    def whole(self, at: int, *rows: Row) -> Working:
        """Read all of them: others may be the largest."""
        return self.form(at, *rows)


def _known(column: Iterable[Decimal | None]) -> list[Decimal]:
    return [figure for figure in column if figure is not None]


class Rounded(Operation):
    """The row, rounded half up to so many decimals."""

    __slots__ = ("decimals",)

    def __init__(self, decimals: int = 0) -> None:
        self.decimals = decimals

    def values(self, *rows: Row) -> Row:
        """Round; TooLarge where there are more digits than are calculated with."""
        (row,) = rows
        known = [figure for figure in row if figure is not None]
        told: Iterator[Decimal]
        if self.decimals:
            told = iter([percent_to(Percent(figure), self.decimals) for figure in known])
        else:
            told = iter([Decimal(figure) for figure in rounded(map(Exact, known))])
        return tuple([None if figure is None else next(told) for figure in row])

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the row itself."""
        return Working(How.ROUNDED, [Cell(0, at)], Fixed(decimals=self.decimals))


class RoundedParts(Several):
    """The parts of a change, rounded so that they add up to it; a gap stays one.

    The rows are the change, and its parts.
    """

    __slots__ = ("decimals", "names")

    def __init__(self, decimals: int, names: tuple[str, ...]) -> None:
        self.decimals, self.names = decimals, names

    def rows(self, *rows: Row) -> list[Row]:
        """Round the parts of each year that there are."""
        columns = [self._parts(*column) for column in zip(*rows, strict=True)]
        return list(zip(*columns, strict=True))

    def reads(self, which: int, at: int, rows: Sequence[Row]) -> Working:
        """Read the change, and all parts of it."""
        every = known_at(at, rows)
        names = tuple([self.names[cell.operand - 1] for cell in every[1:]])
        place = [cell.operand for cell in every].index(which + 1) - 1
        return Working(How.FITTED, every, Fixed(place, names, self.decimals))

    def whole(self, which: int, at: int, rows: Sequence[Row]) -> Working:
        """Read the parts that are gaps as well, of which each counts as nothing."""
        every = [Cell(place, at) for place in range(len(rows))]
        return Working(How.FITTED, every, Fixed(which, self.names, self.decimals))

    def behind(self, which: int, at: int, rows: Sequence[Row]) -> Cell | None:
        """Name the part before it is rounded, if that is a gap."""
        return Cell(which + 1, at) if rows[which + 1][at] is None else None

    def _parts(self, whole: Decimal | None, *parts: Decimal | None) -> Sequence[Decimal | None]:
        if whole is None:
            return (None,) * len(parts)
        known = {n: part for n, part in zip(self.names, parts, strict=True) if part is not None}
        told = [Percent(part) for part in known.values()]
        _, shown = rounded_parts(Percent(whole), told, self.decimals, tuple(known))
        return list(map(dict(zip(known, shown, strict=True)).get, self.names))


class Change(Simple):
    """By how many percent the first row is more than the second; none where that is nothing."""

    how = How.CHANGE

    def values(self, *rows: Row) -> Row:
        """Give (after/before − 1) · 100."""
        return tuple(
            [
                None
                if now is None or was is None or LEAST > was > -LEAST
                else (now / was - 1) * 100
                for now, was in zip(*rows, strict=True)
            ]
        )

    def split(
        self,
        algebra: Algebra[Line],
        row: Line,
        *operands: Moving[Line],
    ) -> Causes[Line]:
        """A cause adds the percent that what it moves is of what was before."""
        after, before = operands
        percents = algebra.named(algebra.make(PERCENTS, before.row), "percents")
        moved = {cause: algebra.named(line, "moved", cause) for cause, line in after.by.items()}
        return {cause: algebra.make(PRODUCT, line, percents) for cause, line in moved.items()}


class Percents(Operation):
    """The percent that a unit is of the row; none where that is nothing."""

    def values(self, *rows: Row) -> Row:
        """Give 100/amount."""
        (row,) = rows
        return tuple([None if x is None or LEAST > x > -LEAST else 100 / x for x in row])

    def reads(self, at: int, *rows: Row) -> Working:
        """Read the amount."""
        return Working(How.RATIO, [Count(Decimal(100), "hundred"), Cell(0, at)])


class AtLastVolume(Portion):
    """An amount over the ratio of volumes: what it would be at the volume of the year before.

    None where the volume of the year is nothing: before the base year it may be.
    """

    __slots__ = ()

    def split(self, algebra: Algebra[Line], row: Line, *operands: Moving[Line]) -> Causes[Line]:
        """The volume takes off what it had added."""
        amount, _ = operands
        return merged(algebra, amount.by, {"volume": algebra.make(DIFFERENCE, row, amount.row)})


class Against(Passed):
    """The target of a price, held against what was paid: the rows are that, needed and paid."""

    def split(
        self,
        algebra: Algebra[Line],
        row: Line,
        *operands: Moving[Line],
    ) -> Causes[Line]:
        """The year before left over, or lacked, what was paid beyond the need."""
        target, needed, paid = operands
        lacked = algebra.make(BEFORE, algebra.make(DIFFERENCE, needed.row, paid.row))
        return merged(algebra, target.by, {"result": lacked})


class AtVolume(Passed):
    """A row, beside it at the volume of the year before, and the ratio of the volumes."""

    def split(self, algebra: Algebra[Line], row: Line, *operands: Moving[Line]) -> Causes[Line]:
        """What a cause adds to a unit is weighed with the volume of the year."""
        _, unit, ratio = operands
        return {cause: algebra.make(PRODUCT, line, ratio.row) for cause, line in unit.by.items()}


PASSED, EQUAL, ELSE, SOMETHING = Passed(), Equal(), Else(), Something()
IN_STEPS, PORTION = InSteps(), Portion()
HELD, HUNDREDTHS = Held(), Over(Decimal(100), "hundred")
SUM, TOTAL, DIFFERENCE, NEGATED = Sum(), Total(), Difference(), Negated()
SUM_BESIDE = SumBeside()
PRODUCT, RATIO, GROWTH, EFFECT = Product(), Ratio(), Growth(), Effect()
BEFORE, RISEN, FOLLOWED, SIZE = Before(), Risen(), Followed(), Size()
FOLLOWED_IN_STEPS, ADDED_ON = FollowedInSteps(), AddedOn()
ROUNDED, MILLIONTHS, ABOVE_NOTHING = Rounded(), Rounded(6), AboveNothing()
AT_LEAST_NOTHING, MEAN = AtLeastNothing(), Mean()
CHANGE, PERCENTS, AT_LAST_VOLUME = Change(), Percents(), AtLastVolume()
AGAINST, AT_VOLUME = Against(), AtVolume()
SHARES, KEPT_SHARES, CAPPED, ALIKE = Shares(), Shares(kept=True), Capped(), Alike()


def merged(algebra: Algebra[Line], *parts: Causes[Line]) -> Causes[Line]:
    """Add up what causes add in several places."""
    if len(parts := tuple(filter(None, parts))) == 1:
        return parts[0]
    if len(parts) == 2:  # most often there are two
        first, second = parts
        both = [cause for cause in first if cause in second]
        added = {cause: algebra.make(SUM, first[cause], second[cause]) for cause in both}
        return {**first, **second, **added}
    lines: dict[str, list[Line]] = {}
    for by in parts:
        for cause, line in by.items():
            lines.setdefault(cause, []).append(line)
    return {
        cause: found[0] if len(found) == 1 else algebra.make(SUM, *found)
        for cause, found in lines.items()
    }
