"""The rows of unit prices that have addresses: what a unit of a service would have to cost."""

from vssbudget.projection.address_rows import Row
from vssbudget.projection.values import Projection

UNIT_PRICES = {"self_cost_price": "self_cost", "stepped_price": "stepped", "step_result": "leaves"}
"""The price that bears the cost, that price in its step, and the result which this leaves."""


def of_unit(projection: Projection, key: str, measure: str) -> Row | None:
    """Find a row of unit prices of a service; None without a volume, or a step where it needs one.

    A plan year has a figure where the service has a price in the year before.
    """
    if measure not in _measures(projection, key):
        return None
    from vssbudget.projection.pricing import prices_of  # noqa: PLC0415 - seldom asked for

    units = {year: each.unit for year, each in prices_of(projection, key).items()}
    field = UNIT_PRICES[measure]
    figures = {year: getattr(unit, field) for year, unit in units.items() if unit is not None}
    return Row(figures, measure == "step_result", ("areas", key, measure))


def unit_names(projection: Projection, key: str) -> list[str]:
    """Name the rows of unit prices that a service has."""
    return [f"{key}.{measure}" for measure in _measures(projection, key)]


def _measures(projection: Projection, key: str) -> list[str]:
    area, _, service = key.partition(".")
    own = projection.budget.areas[area].services[service]
    if own.volume is None:
        return []
    stepped = own.price_step or projection.budget.price_step
    return list(UNIT_PRICES) if stepped else ["self_cost_price"]
