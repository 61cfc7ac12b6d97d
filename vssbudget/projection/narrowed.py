"""A projection of some areas and some years, for a view that is to show no more."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from vssbudget.amounts import Year
from vssbudget.model import ALL_AREAS, areas_of
from vssbudget.projection.values import (
    AreaProjection,
    Comparison,
    Figures,
    InvestmentProjection,
    Lacking,
    Projection,
    Seller,
    Totals,
)


def narrowed(
    projection: Projection, areas: Collection[str] = (), years: Collection[Year] = ()
) -> Projection:
    """Leave out other areas and years; all of either stay where none is named.

    The total stays that of all areas; a group stays where all of its areas do.
    """
    wanted = set(years or projection.years)
    if not areas and len(wanted) == len(projection.years):
        return projection
    narrow = _Narrow(projection, frozenset(areas), wanted)
    rates = {
        name: {year: rate for year, rate in row.items() if year in wanted}
        for name, row in projection.rates.items()
    }
    kept = tuple(year for year in projection.years if year in wanted)
    return replace(projection, years=kept, rates=rates, work=narrow.figures)


_Sold = TypeVar("_Sold", bound=Seller)


class _Narrow:
    """Picks the figures of some areas and years out of a projection."""

    def __init__(
        self, projection: Projection, areas: frozenset[str], years: Collection[Year]
    ) -> None:
        self.projection = projection
        self.areas = areas
        self.years = years
        self.places = [at for at, year in enumerate(projection.years) if year in years]
        past = projection.past
        self.planned = [at - past for at in self.places if at >= past]

    def figures(self) -> Figures:
        """Give what is left of the figures."""
        whole = self.projection.figures
        return Figures(
            tuple([self._area(area) for area in whole.areas if self._wanted(area.key)]),
            {row: self._total(each) for row, each in whole.totals.items() if self._stands(row)},
            whole.investments and self._investments(whole.investments),
            tuple([self._compared(each) for each in whole.published if self._held(each)]),
        )

    def _compared(self, each: Comparison) -> Comparison:
        printed, difference = self._row(each.printed), self._row(each.difference)
        return each._replace(printed=printed, difference=difference)

    def _held(self, each: Comparison) -> bool:
        """Whether a printed row is of what is wanted, or of all together."""
        return each.measure == "investments" or self._stands(each.row)

    def _stands(self, row: str) -> bool:
        """Whether a row stays: the total in any case, a group where all of its areas do."""
        return row == ALL_AREAS or all(map(self._wanted, areas_of(self.projection.budget, row)))

    def _wanted(self, area: str) -> bool:
        return not self.areas or area in self.areas

    def _row(self, row: Sequence[Any]) -> tuple[Any, ...]:
        return tuple([row[place] for place in self.places])

    def _plan(self, row: Sequence[Any]) -> tuple[Any, ...]:
        return tuple([row[place] for place in self.planned])

    def _area(self, area: AreaProjection) -> AreaProjection:
        return self._seller(area)._replace(
            services=tuple(
                [
                    self._seller(each)._replace(prices=self._prices(each.prices))
                    for each in area.services
                ]
            )
        )

    def _seller(self, seller: _Sold) -> _Sold:
        narrow: Any = seller._replace(
            cost=self._row(seller.cost),
            revenue=self._row(seller.revenue),
            result=self._row(seller.result),
            basis=self._plan(seller.basis),
            price_change=self._plan(seller.price_change),
        )
        return cast("_Sold", narrow)  # pragma: no mutate

    def _prices(self, prices: Callable[[], Sequence[Any]]) -> Callable[[], tuple[Any, ...]]:
        return lambda: self._row(prices())

    def _total(self, total: Totals) -> Totals:
        return Totals(
            self._row(total.cost),
            self._row(total.revenue),
            self._row(total.result),
            self._lacking(total.lack_cost),
            self._lacking(total.lack_revenue),
        )

    def _investments(self, plan: InvestmentProjection) -> InvestmentProjection:
        return InvestmentProjection(
            {key: self._row(line) for key, line in plan.lines.items()},
            plan.names,
            self._row(plan.total),
            self._row(plan.frame),
            self._row(plan.left),
            self._lacking(plan.lacking),
        )

    def _lacking(self, lacking: Lacking) -> Lacking:
        return {year: keys for year, keys in lacking.items() if year in self.years}
