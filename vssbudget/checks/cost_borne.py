"""The cost that a revenue bears, with what is then returned of earlier results."""

from bisect import bisect_left
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import Tkr, allot
from vssbudget.checks.cases import Case
from vssbudget.formulas.operations import or_alike
from vssbudget.formulas.sellers import returned_by
from vssbudget.projection import Projection
from vssbudget.projection.project import sold

MOST_SHARING = 20
"""Among how many services it is worked out anew who returns what."""


class CostBorne(NamedTuple):
    """A cost, and whether by it other services return another share."""

    cost: Tkr
    moves_others: bool


def cost_borne(projection: Projection, case: Case) -> CostBorne | None:
    """Find the cost that the revenue of a case bears; None where none does.

    What the services of an area return is shared by what they cost: by another cost of one of them
    it is shared anew. Of very many what the one returns is taken as it is.
    """
    revenue, own = case.due + case.off, case.seller.key
    costs = _costs(projection, case)
    if not 0 < len(costs) <= MOST_SHARING:
        return CostBorne(Tkr(revenue + case.less), moves_others=bool(costs))
    whole = returned_by(projection.budget.areas[case.area.key])[projection.years[case.position]]

    def shares(cost: int) -> Mapping[str, int]:
        return _allotted(whole, {**costs, own: Decimal(cost)})

    def beyond(cost: int) -> int:
        return cost - shares(cost)[own] - revenue

    least, most = (max(0, revenue + end) for end in sorted((0, whole)))
    able = range(least, most + 1)
    cost = able[bisect_left(able, 0, key=beyond)]
    if beyond(cost):
        return None
    before, after = _allotted(whole, costs), shares(cost)
    return CostBorne(Tkr(cost), any(before[key] != after[key] for key in costs if key != own))


def _allotted(whole: Tkr, costs: Mapping[str, Decimal]) -> Mapping[str, int]:
    return allot(whole, dict(zip(costs, or_alike([*costs.values()]), strict=True)))


def _costs(projection: Projection, case: Case) -> Mapping[str, Decimal]:
    """Give what the services of an area cost, by which they share what it returns in a year.

    There are none where a case is not of one of them, or where nothing is shared.
    """
    year, at = projection.years[case.position], case.position - projection.past + 1
    back = returned_by(projection.budget.areas[case.area.key]).get(year)
    if case.seller is case.area or at < 1 or not back:
        return {}
    costs = {key: each.cost[at] for key, each in sold(projection, case.area.key).items()}
    return {key: abs(each) for key, each in costs.items() if each is not None}
