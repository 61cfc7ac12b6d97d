"""Whether what a document printed agrees with itself and with the calculation."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import Percent, Tkr, Year, decimals, percent_to
from vssbudget.checks.service_sums import sums_of_services
from vssbudget.findings import BudgetPath, Finding, Judgement, Remark, Severity
from vssbudget.model import Area, Budget, Line
from vssbudget.projection import Projection
from vssbudget.projection.address import row_at, row_names
from vssbudget.projection.address_rows import Row
from vssbudget.wording import Guesses, Message

_MEASURES = ("cost", "revenue", "result")


class _Addend(NamedTuple):
    """A figure that a printed one should be the sum of, and of how many rounded ones it is made."""

    amount: int
    rounded: int = 1


def footing(projection: Projection) -> Judgement:
    """A printed total is the sum of its rows.

    What it finds: a total under `published` that is not what its rows add up to: of the areas, of
    the investment lines, of income and expenditure, of revenue and cost for a result; a figure of
    an area that is not the sum of its services; and parts of a volume that are more than the
    whole. Its rows are the printed ones; where none is printed,
    those of the file, and in a plan year the calculated ones.

    Why it matters: who decides on a total decides on a figure that no row bears. Rounding explains
    at most (n + 1) / 2 for n rounded rows and a rounded total; a row that is itself made of two
    printed figures counts twice. Within that bound the difference is a notice, beyond it an error.

    How to put it right: write the sum, or mend the row that is wrong. Where the document stays as
    it is printed, record the difference under `accepted` with its amount and the reason.
    """
    judged: Counter[Year | None] = Counter()
    findings: list[Finding] = []
    untested: list[Remark] = []
    for path, year, printed, addends, kind in _sums(projection):
        if not addends:
            message = Message("footing-untested", of=_of(projection.budget, path))
            untested.append(Remark(area=None, year=year, message=message))
            continue
        judged[year] += 1
        if printed != sum(each.amount for each in addends):
            findings.append(_not_footing(projection.budget, path, year, printed, addends, kind))
    findings += _parts(projection.budget, judged)
    return Judgement("footing", tuple(findings), judged, untested=tuple(untested))


_Derived = tuple[str, str, Year | None]
"""An area and a measure, and a year of it or, with None, all of them."""

_Sum = tuple[BudgetPath, Year, int, list[_Addend], str]


def _sums(projection: Projection) -> Iterator[_Sum]:
    """Give every printed sum with what it should be the sum of, nothing where a row lacks it."""
    published, derived = projection.budget.published, _derived(projection.budget)
    for measure in _MEASURES:
        total: Mapping[Year, Tkr] = getattr(published, measure).get("total", {})
        for year, printed in total.items():
            addends = _rows(projection, measure, year, derived)
            yield ("published", measure, "total", str(year)), year, printed, addends, "rows"
    for row, results in published.result.items():
        for year, printed in results.items():
            if addends := _revenue_less_cost(projection, row, year):
                yield ("published", "result", row, str(year)), year, printed, addends, "result"
    yield from _investment_sums(projection)
    for path, year, amount, amounts in sums_of_services(projection):
        yield path, year, amount, [_Addend(each) for each in amounts], "services"


def _rows(
    projection: Projection, measure: str, year: Year, derived: frozenset[_Derived]
) -> list[_Addend]:
    """Give the row of each area; none where an area has no figure of the year."""
    position = projection.years.index(year)
    rows = []
    for area in projection.areas:
        addend = _printed_row(projection.budget, area.key, measure, year)
        if addend is None:
            amount = getattr(area, measure)[position]
            if amount is None:
                return []
            addend = _Addend(amount, _made_of(derived, area.key, measure, year))
        rows.append(addend)
    return rows


def _printed_row(budget: Budget, key: str, measure: str, year: Year) -> _Addend | None:
    """Give the row of an area as it is printed; a revenue also as printed cost plus result."""
    published = budget.published
    amount = getattr(published, measure).get(key, {}).get(year)
    if amount is not None:
        return _Addend(amount)
    cost, result = (row.get(key, {}).get(year) for row in (published.cost, published.result))
    if measure == "revenue" and cost is not None and result is not None:
        return _Addend(cost + result, 2)
    return None


def _made_of(derived: frozenset[_Derived], key: str, measure: str, year: Year) -> int:
    """Say of how many rounded figures a row of the file is made.

    A result is revenue less cost; where one of these is derived, it is from the printed result.
    """
    measures = ("cost", "revenue") if measure == "result" else (measure,)
    marked = {(key, each, when) for each in measures for when in (year, None)}
    is_derived = not marked.isdisjoint(derived)
    return 2 if is_derived != (measure == "result") else 1


def _derived(budget: Budget) -> frozenset[_Derived]:
    """Collect the figures that the file marks as made of printed ones."""
    return frozenset(
        (key, mark.of, year)
        for key, area in budget.areas.items()
        for mark in area.assumptions
        if mark.kind == "derived"
        for year in mark.years or (None,)
    )


def _revenue_less_cost(projection: Projection, row: str, year: Year) -> list[_Addend]:
    """Give revenue and cost of a printed result, where both are printed or given in the file."""
    published, area = projection.budget.published, projection.budget.areas.get(row)
    addends = []
    for sign, measure in ((1, "revenue"), (-1, "cost")):
        amount = getattr(published, measure).get(row, {}).get(year)
        if amount is None and area is not None:
            amount = getattr(area, measure).get(year)
        if amount is None:
            return []
        addends.append(_Addend(sign * amount))
    return addends


def _investment_sums(projection: Projection) -> Iterator[_Sum]:
    published = projection.budget.published.investments
    for year, printed in published.get("total", {}).items():
        path = ("published", "investments", "total", str(year))
        yield path, year, printed, _lines(projection.budget, year), "rows"
        income = published.get("income", {}).get(year)
        expenditure = published.get("expenditure", {}).get(year)
        if income is not None and expenditure is not None:
            path = ("published", "investments", "expenditure", str(year))
            addends = [_Addend(printed), _Addend(income)]
            yield path, year, expenditure, addends, "expenditure"


def _lines(budget: Budget, year: Year) -> list[_Addend]:
    """Give the investment lines of a year; one without a figure of the year invests nothing."""
    printed = budget.published.investments
    lines = budget.investments.lines if budget.investments else {}
    rows = [printed.get(key, {}).get(year, lines[key].values.get(year)) for key in lines]
    return [_Addend(amount) for amount in rows if amount is not None]


def _not_footing(
    budget: Budget, path: BudgetPath, year: Year, printed: int, addends: list[_Addend], kind: str
) -> Finding:
    total = sum(each.amount for each in addends)
    bound = Decimal(sum(each.rounded for each in addends) + 1) / 2
    within = abs(printed - total) <= bound
    return Finding(
        rule="footing",
        severity=Severity.NOTICE if within else Severity.ERROR,
        message=Message(
            "footing-rounded" if within else "footing-broken",
            of=_of(budget, path),
            what=Message(f"footing-{kind}", count=len(addends)),
            difference=abs(printed - total),
            direction=Message("too-much" if printed > total else "too-little"),
            bound=bound,
            year=year,
            printed=printed,
            total=total,
            unit=budget.unit,
        ),
        fix=None if within else Message("footing-fix", total=str(total)),
        path=path,
        area=_area(path),
        year=year,
        amount=Tkr(printed - total),
    )


def _of(budget: Budget, path: BudgetPath) -> Message:
    """Name a printed row as people know it."""
    measure, row = _row(path)
    rows: Mapping[str, Area | Line] = budget.areas
    if measure == "investments":
        rows = budget.investments.lines if budget.investments else {}
    name = Message("name", name=rows[row].name or row) if row in rows else Message(f"row-{row}")
    return Message(f"of-{measure}", row=name)


def _row(path: BudgetPath) -> tuple[str, str]:
    """Give the measure and the row of a sum: a printed one, or a figure of an area."""
    return (path[2], path[1]) if path[0] == "areas" else (path[1], path[2])


def _area(path: BudgetPath) -> str | None:
    """Give the area that a printed row is about; None for a total and for investments."""
    measure, row = _row(path)
    return None if measure == "investments" or row == "total" else row


def _parts(budget: Budget, judged: Counter[Year | None]) -> Iterator[Finding]:
    """Hold women and men of a volume or a measure against the whole, of which they are parts."""
    for block in ("volumes", "personnel", "stated"):
        for key, series in getattr(budget, block).items():
            if series.unit == "%":
                continue
            for year in sorted(series.women.keys() & series.men.keys() & series.values.keys()):
                judged[year] += 1
                parts, whole = series.women[year] + series.men[year], series.values[year]
                if parts > whole:
                    yield Finding(
                        rule="footing",
                        message=Message(
                            "parts-beyond",
                            name=series.name or key,
                            year=year,
                            parts=parts,
                            whole=whole,
                            over=parts - whole,
                        ),
                        fix=Message("parts-fix"),
                        path=(block, key, "values", str(year)),
                        year=year,
                        off=whole - parts,
                    )


def published_plan(projection: Projection) -> Judgement:
    """A printed plan figure is what the file's own rates give.

    What it finds: a figure under `published` of a plan year, other than a total, that differs from
    the projection on the rates of the file.

    Why it matters: a plan that its own rates do not give cannot be explained, nor carried forward.
    (Totals are held against their rows by `footing`.)

    How to put it right: correct the rate, the share or the step by which the area moves, or the
    printed figure. A difference of 1 in some years points to a plan that was rounded every year.
    """
    judged: Counter[Year | None] = Counter()
    areas: Counter[str] = Counter()
    findings: list[Finding] = []
    plan = frozenset(projection.budget.years.plan)
    for each in projection.published:
        if each.row == "total":
            continue
        for year, printed, difference in zip(
            projection.years, each.printed, each.difference, strict=True
        ):
            if year not in plan or printed is None or difference is None:
                continue
            judged[year] += 1
            if each.measure != "investments":
                areas[each.row] += 1
            if difference:
                path = ("published", each.measure, each.row, str(year))
                findings.append(_off_plan(projection.budget, path, year, printed, difference))
    return Judgement("published-plan", tuple(findings), judged, areas=areas)


def _off_plan(
    budget: Budget, path: BudgetPath, year: Year, printed: Tkr, difference: Tkr
) -> Finding:
    calculated = printed - difference
    return Finding(
        rule="published-plan",
        message=Message(
            "plan-differs",
            of=_of(budget, path),
            year=year,
            printed=printed,
            calculated=calculated,
            difference=abs(difference),
            direction=Message("too-much" if difference > 0 else "too-little"),
            unit=budget.unit,
        ),
        fix=Message("plan-fix", calculated=str(calculated)),
        path=path,
        area=_area(path),
        year=year,
        amount=difference,
    )


def same_figure(projection: Projection) -> Judgement:
    """A figure that two tables print is the same in both.

    What it finds: a figure under `repeated` that differs from the row of the file that it repeats.

    Why it matters: readers take the figure from either table; where the two differ, one of them
    decides on another budget.

    How to put it right: find out which table is right, and correct the other.
    """
    judged: Counter[Year | None] = Counter()
    findings: list[Finding] = []
    untested: list[Remark] = []
    guess: Guesses | None = None
    for position, repeated in enumerate(projection.budget.repeated):
        row = row_at(projection, repeated.of)
        if row is None:
            guess = guess or Guesses(row_names(projection))
            findings.append(_no_such_row(("repeated", str(position), "of"), repeated.of, guess))
            continue
        for year, printed in repeated.values.items():
            path = ("repeated", str(position), "values", str(year))
            if (figure := row.figures.get(year)) is None:
                message = Message("repeat-untested", of=repeated.of)
                untested.append(Remark(area=None, year=year, message=message))
                continue
            judged[year] += 1
            if difference := printed - _as_printed(row, figure, printed):
                pair = (printed, printed - difference)
                findings.append(_not_same(path, repeated.of, year, pair, row.amount))
    return Judgement("same-figure", tuple(findings), judged, untested=tuple(untested))


def _as_printed(row: Row, figure: Decimal, printed: Decimal) -> Decimal:
    """Give a figure as it can be printed: what is no amount and is calculated is rounded alike."""
    if row.of[2:3] in (("price_change",), ("share",), ("self_cost_price",)):
        return percent_to(Percent(figure), decimals(printed))
    return Decimal(figure)


def _no_such_row(path: BudgetPath, name: str, guess: Guesses) -> Finding:
    meant = guess(name)
    return Finding(
        rule="same-figure",
        message=Message("no-such-row", name=name),
        fix=Message("write-text", text=meant) if meant else Message("row-fix"),
        path=path,
    )


def _not_same(
    path: BudgetPath, of: str, year: Year, pair: tuple[Decimal, Decimal], amount: bool
) -> Finding:
    printed, figure = pair
    difference = printed - figure
    return Finding(
        rule="same-figure",
        message=Message(
            "repeat-differs",
            of=of,
            year=year,
            printed=printed,
            figure=figure,
            difference=difference,
        ),
        fix=Message("repeat-fix"),
        path=path,
        year=year,
        amount=Tkr(int(difference)) if amount and difference == int(difference) else None,
        off=difference,
    )
