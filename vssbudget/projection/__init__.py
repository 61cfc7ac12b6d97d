"""The calculation: a budget and the rates in force give costs, revenues and results by year."""

from vssbudget.formulas.sellers import Basis
from vssbudget.projection.project import Carried, exact, exact_services, paid, project
from vssbudget.projection.rates import RateChange, RateTable, rates_in_force, rates_worked
from vssbudget.projection.values import (
    AreaProjection,
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
    "rates_worked",
]
