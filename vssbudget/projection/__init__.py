"""The calculation: a budget and the rates in force give costs, revenues and results by year."""

from vssbudget.projection.address import Figure, Row, figure_at, parted, row_at, row_names
from vssbudget.projection.explanation import Step
from vssbudget.projection.project import exact, project
from vssbudget.projection.rates import RateChange, rates_in_force
from vssbudget.projection.values import AreaProjection, Basis, Comparison, Projection, TkrRow

__all__ = [
    "AreaProjection",
    "Basis",
    "Comparison",
    "Figure",
    "Projection",
    "RateChange",
    "Row",
    "Step",
    "TkrRow",
    "exact",
    "figure_at",
    "parted",
    "project",
    "rates_in_force",
    "row_at",
    "row_names",
]
