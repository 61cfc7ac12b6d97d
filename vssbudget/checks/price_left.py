"""What prices leave that are the nearest of those that can be decided."""

from collections import Counter
from collections.abc import Iterator

from vssbudget import late
from vssbudget.amounts import Year
from vssbudget.checks.cases import case_of, is_sum
from vssbudget.formulas.sellers import returned_by
from vssbudget.projection import AreaProjection, Basis, Projection, Seller


def results_of(projection: Projection) -> Iterator[tuple[AreaProjection, Seller, int]]:
    """Give each area by year, or its services where its figure is their sum.

    What is returned in a budget year is returned by the area: there their sum is judged. An area
    with a frame is held against that.
    """
    budget = frozenset(projection.budget.years.budget)
    for area in projection.areas:
        if not projection.budget.areas[area.key].has_price:
            continue
        if not area.services:
            yield from ((area, area, position) for position in range(len(projection.years)))
            continue
        back = returned_by(projection.budget.areas[area.key])
        for position, result in enumerate(area.result):
            year = projection.years[position]
            whole = not is_sum(area, position) or (year in budget and back.get(year))
            sellers = (area,) if whole and result is not None else area.services
            yield from ((area, seller, position) for seller in sellers)


def left_by_prices(projection: Projection) -> Counter[Year]:
    """Add up by year what is left beside what is to be, where no step of a price comes closer."""
    left: Counter[Year] = Counter()
    for area, seller, position in results_of(projection):
        if seller.result[position] is None or projection.basis(seller, position) is Basis.SELF_COST:
            continue
        case = case_of(projection, area, seller, position)
        if case.off and late.unbalanced.nearest_decision(projection, case):
            left[projection.years[position]] += case.off
    return left
