"""What prices leave that are the nearest of those that can be decided."""

from collections import Counter

from vssbudget import late
from vssbudget.amounts import Year
from vssbudget.checks.cases import case_of
from vssbudget.checks.results_held import results_of
from vssbudget.projection import Basis, Projection


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
