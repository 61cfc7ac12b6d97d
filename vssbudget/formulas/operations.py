"""The operations on rows: what each gives, and how the change of that is split by cause."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from math import prod
from operator import add, mul, sub, truediv
from typing import cast

from vssbudget.amounts import DIGITS, LEAST, TooLarge, allot, in_steps
from vssbudget.formulas.algebra import Algebra, Causes, Line, Moving, Operation, Row

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


class Added(Operation):
    """Rows that are added up."""

    __slots__ = ()

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


class Difference(Operation):
    """The first row less the second."""

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


class Negated(Operation):
    """The row below zero where it is above."""

    def values(self, *rows: Row) -> Row:
        """Negate."""
        return each(lambda figure: -figure, *rows)


class Product(Operation):
    """The first row times the second."""

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


class Ratio(Operation):
    """The first row over the second."""

    def values(self, *rows: Row) -> Row:
        """Divide."""
        return each(truediv, *rows)


class Growth(Operation):
    """What a unit of money becomes in a year at a rate: 1 + rate/100."""

    def values(self, *rows: Row) -> Row:
        """Turn rates into factors."""
        return each(lambda rate: 1 + rate / 100, *rows)


class Effect(Operation):
    """What a unit of a cost becomes of which a share follows a volume: 1 + share · (ratio − 1)."""

    def values(self, *rows: Row) -> Row:
        """Turn ratios of volumes into factors."""
        return each(lambda share, ratio: 1 + share * (ratio - 1), *rows)


class Before(Operation):
    """The row of the year before."""

    def values(self, *rows: Row) -> Row:
        """Move the figures by a year; nothing is known before the base year."""
        (row,) = rows
        return (None, *row[:-1])


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
        row: list[Decimal | None] = [None] * self.at + [level]
        for column in list(zip(*factors, strict=True))[self.at + 1 :]:
            level = prod([factor for factor in column if factor is not None], start=level)
            row.append(level)
        if max([figure for figure in row if figure is not None]) >= MOST:
            raise TooLarge
        return tuple(row) if factors else (*row, *[level] * (len(amount) - len(row)))

    def split(self, algebra: Algebra[Line], row: Line, *operands: Moving[Line]) -> Causes[Line]:
        """A factor adds what it makes of the level of the year before, after those before it."""
        _, *factors = operands
        lines = [factor.row for factor in factors]
        rises = [algebra.make(RISEN, row, *lines[: place + 1]) for place in range(len(lines))]
        return merged(
            algebra,
            *[{cause: line} for cause, line in zip(self.causes, rises, strict=True)],
        )


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


class Within(Operation):
    """The row in the years from one until another, and nothing elsewhere."""

    __slots__ = ("since", "until")

    def __init__(self, since: int, until: int | None) -> None:
        self.since, self.until = since, until

    def values(self, *rows: Row) -> Row:
        """Cut a row."""
        return cut(rows[0], self.since, self.until)


class Joined(Operation):
    """One row after the other, each from its start on; the `causes` are those of the starts."""

    __slots__ = ("causes", "starts")

    def __init__(self, starts: tuple[int, ...], causes: tuple[str, ...]) -> None:
        self.starts, self.causes = starts, causes

    def values(self, *rows: Row) -> Row:
        """Put pieces together."""
        ends = (*self.starts[1:], len(rows[0]))
        pieces = zip(rows, self.starts, ends, strict=True)
        return tuple([figure for row, start, end in pieces for figure in row[start:end]])

    def split(self, algebra: Algebra[Line], row: Line, *operands: Moving[Line]) -> Causes[Line]:
        """A start is the whole change of its year; between them moves what moves the piece."""
        moved = algebra.make(DIFFERENCE, row, algebra.make(BEFORE, row))
        found: dict[str, list[tuple[int, int | None, Line]]] = {}
        for piece, start, end in zip(operands, self.starts, (*self.starts[1:], None), strict=True):
            for cause, line in piece.by.items():
                found.setdefault(cause, []).append((start + 1, end, line))
        for start, cause in list(zip(self.starts, self.causes, strict=True))[1:]:
            found.setdefault(cause, []).append((start, start + 1, moved))
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


class Caused(Operation):
    """The row itself, whose whole change has one cause."""

    __slots__ = ("cause",)

    def __init__(self, cause: str) -> None:
        self.cause = cause

    def values(self, *rows: Row) -> Row:
        """Leave it as it is."""
        (row,) = rows
        return row

    def split(
        self,
        algebra: Algebra[Line],
        row: Line,
        *operands: Moving[Line],
    ) -> Causes[Line]:
        """All of it is by the cause."""
        return {self.cause: algebra.make(DIFFERENCE, row, algebra.make(BEFORE, row))}


class Begun(Operation):
    """The row itself, which begins in a year for a cause and then moves by its own."""

    __slots__ = ("at", "cause")

    def __init__(self, at: int, cause: str) -> None:
        self.at, self.cause = at, cause

    def values(self, *rows: Row) -> Row:
        """Leave it as it is."""
        (row,) = rows
        return row

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


class FollowedInSteps(Operation):
    """As `Followed`, of a price that is taken to its nearest step as it changes.

    The rows are what is given, what is needed, the growth decided, the volume; `per` of the price
    make one unit of the file.
    """

    __slots__ = ("per", "step")

    def __init__(self, step: Decimal, per: Decimal) -> None:
        self.step, self.per = step, per

    def values(self, *rows: Row) -> Row:
        """Give price(t) · V(t) / per: price(t) is the step nearest price(t − 1) · growth(t)."""
        given, needed, growth, volume = rows
        row = [given[0]]
        for at in range(1, len(given)):
            if given[at] is not None:
                row.append(given[at])
            elif (factor := growth[at]) is not None:
                before, sold = row[-1] or Decimal(0), cast("Decimal", volume[at - 1])
                price = in_steps(before * self.per / sold * factor, self.step)
                row.append(price * cast("Decimal", volume[at]) / self.per)
            else:
                row.append(needed[at])
        return tuple(row)


class Fitted(Operation):
    """One of the parts of a figure in proportion to rows: evenly where these are nothing.

    The last one takes what is left.
    """

    __slots__ = ("at", "which")

    def __init__(self, at: int, which: int) -> None:
        self.at, self.which = at, which

    def values(self, *rows: Row) -> Row:
        """Give the part, in its year alone."""
        whole, *others = rows
        amount = cast("Decimal", whole[self.at])
        column = [cast("Decimal", row[self.at]) for row in others]
        total = sum(column, Decimal(0))
        shares = [amount * x / total if total else amount / len(column) for x in column[:-1]]
        left = amount
        for share in shares:
            left -= share
        part = [*shares, left][self.which]
        return tuple([part if at == self.at else None for at in range(len(whole))])


class Allotted(Operation):
    """One of the whole parts of an amount by weights that add up to it, by largest remainder."""

    __slots__ = ("names", "which")

    def __init__(self, names: tuple[str, ...], which: int) -> None:
        self.names, self.which = names, which

    def values(self, *rows: Row) -> Row:
        """Give the part of each year."""
        whole, *weights = rows
        columns = zip(whole, *weights, strict=True)
        return tuple([self._part(amount, column) for amount, *column in columns])

    def _part(self, amount: Decimal | None, column: Iterable[Decimal | None]) -> Decimal:
        has = dict(zip(self.names, cast("Iterable[Decimal]", column), strict=True))
        return Decimal(allot(int(amount or 0), has)[self.names[self.which]])


class Size(Operation):
    """The row without its sign."""

    def values(self, *rows: Row) -> Row:
        """Give absolute amounts."""
        return each(abs, *rows)


class Change(Operation):
    """By how many percent the first row is more than the second; none where that is nothing."""

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
        percents = algebra.make(PERCENTS, before.row)
        return {cause: algebra.make(PRODUCT, line, percents) for cause, line in after.by.items()}


class Percents(Operation):
    """The percent that a unit is of the row; none where that is nothing."""

    def values(self, *rows: Row) -> Row:
        """Give 100/amount."""
        (row,) = rows
        return tuple([None if x is None or LEAST > x > -LEAST else 100 / x for x in row])


class AtLastVolume(Operation):
    """An amount over the ratio of volumes: what it would be at the volume of the year before."""

    def values(self, *rows: Row) -> Row:
        """Divide by V(t)/V(t − 1)."""
        return each(truediv, *rows)

    def split(self, algebra: Algebra[Line], row: Line, *operands: Moving[Line]) -> Causes[Line]:
        """The volume takes off what it had added."""
        amount, _ = operands
        return merged(algebra, amount.by, {"volume": algebra.make(DIFFERENCE, row, amount.row)})


class Against(Operation):
    """The target of a price, held against what was paid: the rows are that, needed and paid."""

    def values(self, *rows: Row) -> Row:
        """Leave the target as it is."""
        return rows[0]

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


class AtVolume(Operation):
    """A row, beside it at the volume of the year before, and the ratio of the volumes."""

    def values(self, *rows: Row) -> Row:
        """Leave the row as it is."""
        return rows[0]

    def split(self, algebra: Algebra[Line], row: Line, *operands: Moving[Line]) -> Causes[Line]:
        """What a cause adds to a unit is weighed with the volume of the year."""
        _, unit, ratio = operands
        return {cause: algebra.make(PRODUCT, line, ratio.row) for cause, line in unit.by.items()}


SUM, TOTAL, DIFFERENCE, NEGATED = Sum(), Total(), Difference(), Negated()
PRODUCT, RATIO, GROWTH, EFFECT = Product(), Ratio(), Growth(), Effect()
BEFORE, RISEN, FOLLOWED, SIZE = Before(), Risen(), Followed(), Size()
CHANGE, PERCENTS, AT_LAST_VOLUME = Change(), Percents(), AtLastVolume()
AGAINST, AT_VOLUME = Against(), AtVolume()


def merged(algebra: Algebra[Line], *parts: Causes[Line]) -> Causes[Line]:
    """Add up what causes add in several places."""
    lines: dict[str, list[Line]] = {}
    for by in parts:
        for cause, line in by.items():
            lines.setdefault(cause, []).append(line)
    return {
        cause: found[0] if len(found) == 1 else algebra.make(SUM, *found)
        for cause, found in lines.items()
    }
