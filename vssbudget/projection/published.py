"""What a document printed, held against what its figures give."""

from collections.abc import Iterator, Mapping

from vssbudget.amounts import Tkr, Year
from vssbudget.model import Published
from vssbudget.projection.values import (
    AreaProjection,
    Comparison,
    InvestmentProjection,
    TkrRow,
    Totals,
)


def comparisons(
    published: Published,
    years: tuple[Year, ...],
    rows: Mapping[str, AreaProjection | Totals],
    investments: InvestmentProjection | None,
) -> Iterator[Comparison]:
    """Hold each printed row against the calculated one: printed minus calculated, by year."""
    for measure in ("cost", "revenue", "result"):
        printed: Mapping[str, dict[Year, Tkr]] = getattr(published, measure)
        calculated = {row: getattr(rows[row], measure) for row in printed}
        yield from _compare(measure, printed, calculated, years)
    sums = {**investments.lines, "total": investments.total} if investments else {}
    yield from _compare("investments", published.investments, sums, years)


def _compare(
    measure: str,
    printed: Mapping[str, dict[Year, Tkr]],
    calculated: Mapping[str, TkrRow],
    years: tuple[Year, ...],
) -> Iterator[Comparison]:
    nothing: TkrRow = (None,) * len(years)
    for row, figures in printed.items():
        shown = tuple(map(figures.get, years))
        beside = calculated.get(row, nothing)
        yield Comparison(
            measure=measure,
            row=row,
            printed=shown,
            difference=tuple(
                None if a is None or b is None else Tkr(a - b)
                for a, b in zip(shown, beside, strict=True)
            ),
        )
