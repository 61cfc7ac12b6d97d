"""The calculation: a budget and the rates in force give costs, revenues and results by year."""

from vssbudget.projection.address import Figure, Row, figure_at, parted, row_at, row_names
from vssbudget.projection.carry import Carried
from vssbudget.projection.explanation import Step
from vssbudget.projection.project import exact, exact_services, paid, project
from vssbudget.projection.rates import RateChange, rates_in_force
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
    "Figure",
    "Projection",
    "RateChange",
    "Row",
    "Seller",
    "ServiceProjection",
    "Step",
    "TkrRow",
    "exact",
    "exact_services",
    "figure_at",
    "paid",
    "parted",
    "project",
    "rates_in_force",
    "row_at",
    "row_names",
]
