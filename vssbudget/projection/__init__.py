"""The calculation: a budget and the rates in force give costs, revenues and results by year."""

from vssbudget.projection.project import exact, project
from vssbudget.projection.rates import RateChange, rates_in_force
from vssbudget.projection.values import AreaProjection, Basis, Comparison, Projection, TkrRow

__all__ = [
    "AreaProjection",
    "Basis",
    "Comparison",
    "Projection",
    "RateChange",
    "TkrRow",
    "exact",
    "project",
    "rates_in_force",
]
