"""The calculation: a budget and the rates in force give costs, revenues and results by year."""

from vssbudget.projection.carry import Carried
from vssbudget.projection.project import exact, exact_services, paid, project
from vssbudget.projection.rates import RateChange, RateTable, rates_in_force
from vssbudget.projection.values import (
    AreaProjection,
    Basis,
    Comparison,
    Projection,
    Seller,
    ServiceProjection,
    TkrRow,
)

__all__ = [
    "AreaProjection",
    "Basis",
    "Carried",
    "Comparison",
    "Projection",
    "RateChange",
    "RateTable",
    "Seller",
    "ServiceProjection",
    "TkrRow",
    "exact",
    "exact_services",
    "paid",
    "project",
    "rates_in_force",
]
