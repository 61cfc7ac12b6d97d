"""Whether a printed figure is the sum of those that it is made of."""

from collections import Counter
from collections.abc import Iterator

from vssbudget.amounts import MoneyUnit, Tkr, Year
from vssbudget.checks.printed_names import area_of, left_behind, row_name
from vssbudget.checks.printed_sums import PrintedSum, printed_sums
from vssbudget.findings import BudgetPath, Finding, Judgement, Remark, Severity
from vssbudget.model import Budget
from vssbudget.projection import Projection
from vssbudget.wording import Message
from vssbudget.wording.message import Value


def footing(projection: Projection) -> Judgement:
    """A printed total is the sum of its rows.

    What it finds: a total under `published` that is not what its rows add up to: of the areas, of
    those of a group, of the investment lines, of income and expenditure, of revenue and cost for a
    result; a figure of an area that is not the sum of its services; and parts of a volume that are
    more than the whole. Its rows are the printed ones, that of a group for all in it; where none is
    printed, those of the file, and in a plan year the calculated ones. Every year is held, outcomes
    too; an area that has no figure of the year adds nothing, and is named.

    Why it matters: who decides on a total decides on a figure that no row bears. Rounding explains
    at most (n + 1) / 2 for n rounded rows and a rounded total; a row that is itself made of two
    printed figures counts twice, and one that is 0 and was not printed does not count. Within that
    bound the difference is a notice, beyond it an error. Calculated rows add to the bound what the
    file says is `rounded`. A total that is held as a `record` against rows that were not printed is
    told once, as a notice.

    How to put it right: mend the row that is wrong, or give the figure of the area that lacks one.
    Where the document stays as it is printed, record the difference under `accepted` with its
    amount and the reason. A printed figure is corrected only where it was copied wrong.
    """
    judged: Counter[Year | None] = Counter()
    findings: list[Finding] = []
    left: dict[BudgetPath, list[tuple[Year, int]]] = {}
    untested: list[Remark] = []
    budget = projection.budget
    record = budget.published.held == "record"
    for each in printed_sums(projection):
        if not each.addends:
            message = Message("footing-untested", of=row_name(budget, each.path))
            untested.append(Remark(area=None, year=each.year, message=message))
            continue
        judged[each.year] += 1
        if record and each.moves and abs(each.difference) > each.bound:
            left.setdefault(each.path[:-1], []).append((each.year, each.difference))
        elif each.difference:
            findings.append(_not_footing(budget, each))
    findings += [left_behind("footing", budget, path, off) for path, off in left.items()]
    findings += _parts(budget, judged)
    return Judgement("footing", tuple(findings), judged, untested=tuple(untested))


def _not_footing(budget: Budget, each: PrintedSum) -> Finding:
    within = abs(each.difference) <= each.bound
    told: dict[str, Value] = {"count": len(each.addends)}
    if each.lacking:
        told["lacking"] = each.lacking
    return Finding(
        rule="footing",
        severity=Severity.NOTICE if within else Severity.ERROR,
        message=Message(
            "footing-rounded" if within else "footing-broken",
            of=row_name(budget, each.path),
            what=Message(f"footing-{each.kind}{'-lacking' if each.lacking else ''}", **told),
            difference=abs(each.difference),
            direction=Message("too-much" if each.difference > 0 else "too-little"),
            bound=each.bound,
            year=each.year,
            printed=each.printed,
            total=each.total,
            unit=budget.unit,
        ),
        fix=None if within else _fix(budget.unit, each),
        path=each.path,
        area=area_of(budget, each.path),
        year=each.year,
        amount=Tkr(each.difference),
    )


def _fix(unit: MoneyUnit, each: PrintedSum) -> Message:
    """Say what puts a sum right: what it is made of, and itself only where it was copied wrong."""
    if each.kind == "services":
        return Message("sum-fix", total=unit.written(each.total))
    told: dict[str, Value] = {
        "total": unit.written(each.total),
        "amount": unit.written(each.difference),
    }
    if each.lacking and each.difference > 0:
        return Message("lacking-fix", **told, year=each.year, lacking=each.lacking)
    return Message("footing-fix", **told)


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
