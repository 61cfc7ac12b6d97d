"""What the cost of an area, or of a part of a service, is carried forward by."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from vssbudget.amounts import Year
from vssbudget.findings import BudgetPath
from vssbudget.formulas.movement import costs_given
from vssbudget.model import Agreement, Area, CostPart, Pool
from vssbudget.projection.explanation import How, Step, given
from vssbudget.projection.values import Projection
from vssbudget.wording import Message

Agreements = Sequence[tuple[BudgetPath, Agreement | None]]
"""Agreements with where they stand, the outermost first."""

Given = Mapping[Year, Decimal | int]
"""Costs of years that stand as they are."""

Rows = Mapping[str, Given]
"""The costs that stand as they are, by part of a service."""


class Costed(NamedTuple):
    """A cost that moves: what the file says of it and where, and what of it stands as it is.

    `agreed` are the rates that were agreed, `above` the amounts agreed for the whole service.
    """

    own: Area | CostPart
    path: BudgetPath
    volume: str | None
    given: Given
    agreed: Mapping[Year, Step]
    above: Mapping[Year, Step]

    def stands(self, year: Year, unit: str) -> Step:
        """Give the cost of a year that stands as it is."""
        if year in self.above:
            name = Message("step-agreed-share", year=year)
            return Step(name, Decimal(self.given[year]), unit, How.SHARED, (self.above[year],))
        if year in self.own.cost:
            name, path = Message("step-given-cost", year=year), (*self.path, "cost")
        else:
            name, path = Message("step-agreed-amount", year=year), (*self.path, *_AMOUNTS)
        return given(name, Decimal(self.given[year]), unit, *path, str(year))


_AMOUNTS = ("agreement", "amounts")


def costed(projection: Projection, key: str, known: dict[BudgetPath, Rows]) -> Costed:
    """Give the cost of an area, `hr`, or of a part of a service, `hr.hr_direkt.personal`.

    Also of a part of a pool, `lokaler.hyra`.

    What is `known` of the costs of a service that stand is added to that, for its other parts.
    """
    name, _, below = key.partition(".")
    if name not in projection.budget.areas:
        return _of_pool(projection.budget.pools[name], name, below)
    area, path = projection.budget.areas[name], ("areas", name)
    agreements: Agreements = [(path, area.agreement)]
    if not below:
        rates = _rates(agreements)
        return Costed(area, path, area.volume, costs_given(area), rates, {})
    sold, _, part_key = below.partition(".")
    service = area.services[sold]
    part = service.parts[part_key]
    within = (*path, "services", sold)
    whole = (*within, "parts", part_key)
    if within not in known:
        known[within] = _stand(projection, name, sold)
    rates = _rates([*agreements, (within, service.agreement), (whole, part.agreement)])
    above = {}
    for year, amount in service.agreement.amounts.items() if service.agreement else ():
        told, where = Message("step-agreed-amount", year=year), (*within, *_AMOUNTS, str(year))
        above[year] = given(told, amount, projection.budget.unit, *where)
    return Costed(part, whole, service.volume, known[within][part_key], rates, above)


def _stand(projection: Projection, area: str, service: str) -> Rows:
    """Give the costs of years that stand as they are, by part; shares of what was agreed, too."""
    own, base = projection.budget.areas[area].services[service], projection.budget.years.base
    parts = zip(own.parts, projection.formulas.parts(area, service), strict=True)
    return {
        key: {
            **costs_given(part.own),
            **{year: part.row[year - base] or Decimal(0) for year in part.starts},
        }
        for key, part in parts
    }


def _of_pool(pool: Pool, key: str, part_key: str) -> Costed:
    part, path = pool.parts[part_key], ("pools", key, "parts", part_key)
    rates = _rates([(path, part.agreement)])
    return Costed(part, path, pool.volume, costs_given(part), rates, {})


def _rates(agreements: Agreements) -> dict[Year, Step]:
    """Give the rates agreed; the closest agreement wins."""
    rates = {}
    for path, agreement in agreements:
        for year, rate in agreement.rates.items() if agreement else ():
            name = Message("step-agreed-rate", year=year)
            rates[year] = given(name, rate, "%", *path, "agreement", "rates", str(year))
    return rates
